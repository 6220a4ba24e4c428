// A person's own account: name, offices, the fingerprint that a signer asks for, and the end of all sessions.
import { limitTexts } from '../../src/i18n/limits.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import { Button } from '../components/button.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { StaffPage } from './frame.tsx';

export type AccountPageProps = {
  readonly view: ViewContext;
  readonly userName: string;
  /** How many sessions one person may have at once. */
  readonly mostSessions: number;
};

export const AccountPage = (props: AccountPageProps) => {
  const { view } = props;
  const t = staffText(view.lang).account;
  return (
    <StaffPage view={view} title={t.title} island="account">
      <SummaryList
        rows={[
          { key: t.name, value: <bdi>{view.person?.name ?? ''}</bdi> },
          { key: t.userName, value: <bdi dir="ltr">{props.userName}</bdi> },
          { key: t.offices, value: officeList(view.lang, view.person?.offices ?? []) },
        ]}
      />
      <section aria-labelledby="fingerprint-title">
        <h2 id="fingerprint-title">{t.fingerprint}</h2>
        <p class="hint">{t.fingerprintHint}</p>
        <div id="own-fingerprint">
          <p>{t.sealed}</p>
        </div>
        <p id="roster-state" role="status" />
        <p>{t.lostKey}</p>
      </section>
      <section aria-labelledby="everywhere-title">
        <h2 id="everywhere-title">{t.everywhere}</h2>
        <p>{t.everywhereLead}</p>
        <p>{limitTexts(view.lang).sessions(props.mostSessions)}</p>
        <form id="everywhere" novalidate>
          <Button id="everywhere-button" kind="danger">
            {t.everywhere}
          </Button>
        </form>
      </section>
    </StaffPage>
  );
};
