// Asks before an account is suspended or an invitation withdrawn: what follows and what stays, a button that does it and a
// way back. A page of its own, so that it is the same without script.
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';
import type { Office } from '../../src/policy/types.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { AdminForm, AdminPage } from './frame.tsx';
import { Named } from './named.tsx';
import type { AccountRow } from './people.tsx';
import { type ConcernsRead, UnreadReports } from './unread.tsx';

/** What suspending would mean for the part that somebody has; undefined or empty where they have none in it. */
export type Consequences = {
  /** How many signers who can sign in would remain. */
  readonly signers: number | undefined;
  readonly receives: readonly Office[];
  /** Reports that fewer than two people could then read. */
  readonly unread: readonly ConcernsRead[];
  readonly committee: { readonly members: number; readonly quorum: number } | undefined;
};

const Suspending = (props: { readonly lang: Lang; readonly consequences: Consequences }) => {
  const { lang } = props;
  const { signers, receives, unread, committee } = props.consequences;
  const t = readinessWords(lang).suspending;
  if (signers === undefined && receives.length === 0 && committee === undefined) return null;
  return (
    <Notice tone="warning" id="part" title={t.title}>
      <ul>
        {signers === undefined ? null : (
          <li>
            {t.signs(signers)} {signers < 2 ? <strong>{t.signsNoMore}</strong> : null}
          </li>
        )}
        {receives.length === 0 ? null : <li>{t.receives(officeList(lang, receives))}</li>}
        {committee === undefined ? null : (
          <li>
            {t.decides(number(lang, committee.members), number(lang, committee.quorum))}{' '}
            {committee.members < committee.quorum ? <strong>{t.decidesNoMore}</strong> : null}
          </li>
        )}
      </ul>
      {unread.length === 0 ? null : (
        <>
          <p>
            <strong>{t.unread}</strong>
          </p>
          <UnreadReports lang={lang} unread={unread} />
        </>
      )}
    </Notice>
  );
};

export const AskPage = (props: {
  readonly view: ViewContext;
  readonly account: AccountRow;
  readonly step: 'suspension' | 'withdrawal';
  readonly consequences?: Consequences | undefined;
}) => {
  const { view, account, step } = props;
  const words = standingWords(view.lang);
  const t = words[step];
  const base = `/${view.lang}/admin/people/${account.id}`;
  const [follows, stays] = account.administrator
    ? [t.followsAdministrator, t.staysAdministrator]
    : [t.follows, t.stays];
  return (
    <AdminPage view={view} title={t.title} heading={<Named words={t.heading(account.name)} name={account.name} />}>
      {props.consequences === undefined ? null : <Suspending lang={view.lang} consequences={props.consequences} />}
      <h2>{words.followsTitle}</h2>
      <ul>
        {follows.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h2>{words.staysTitle}</h2>
      <ul>
        {stays.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <AdminForm action={`${base}/${step}`} id={step}>
        <div class="actions">
          <Button kind="danger">{t.button}</Button>
          <ButtonLink href={base} kind="secondary">
            {t.back}
          </ButtonLink>
        </div>
      </AdminForm>
    </AdminPage>
  );
};
