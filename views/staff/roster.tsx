// Where signers compare and sign. The server shows no name, office or fingerprint here: the island reads them from the
// verified chain and from the draft's own bytes.
import { factorTexts } from '../../src/i18n/factor.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import type { ViewContext } from '../layout/view.ts';
import { resetsPath } from './factor-resets.tsx';
import { StaffPage } from './frame.tsx';
import { newKeysPath } from './new-keys.tsx';
import { policiesPath } from './policies.tsx';
import { recordPath } from './record.tsx';
import { SigningBlocked, type SigningBlockedProps } from './signing-blocked.tsx';

export const RosterPage = (props: {
  readonly view: ViewContext;
  /** Whether the reader signs rosters, and so takes part in resets of second factors. */
  readonly signer: boolean;
  readonly blocked: SigningBlockedProps['blocked'];
}) => {
  const { view } = props;
  const t = staffText(view.lang).roster;
  return (
    <StaffPage view={view} title={t.title} island="roster">
      <p class="lead">{t.lead}</p>
      <SigningBlocked view={view} blocked={props.blocked} />
      <p id="roster-progress" role="status">
        {t.sealed}
      </p>
      <ErrorSummary lang={view.lang} errors={[]} />
      <section id="roster-draft" aria-labelledby="roster-draft-title" hidden>
        <h2 id="roster-draft-title" tabindex={-1}>
          {t.draft}
        </h2>
        <div id="roster-warnings" />
        <div id="roster-people" />
        <div id="roster-policy" />
        <div id="roster-signed" />
        <form id="roster-form" novalidate hidden>
          <div class="actions">
            <Button id="roster-sign">{t.button}</Button>
          </div>
        </form>
      </section>
      <section id="roster-current" aria-labelledby="roster-current-title" hidden>
        <h2 id="roster-current-title">{t.inForce}</h2>
        <div id="roster-current-body" />
      </section>
      <p>
        <a href={`/${view.lang}/verify`}>{t.poster}</a>
      </p>
      {props.signer ? (
        <>
          <p>
            <a href={resetsPath(view.lang)}>{factorTexts(view.lang).resets.link}</a>
          </p>
          <p>
            <a href={newKeysPath(view.lang)}>{newKeysTexts(view.lang).link}</a>
          </p>
        </>
      ) : null}
      <p>
        <a href={recordPath(view.lang)}>{recordTexts(view.lang).link}</a>
      </p>
      <p>
        <a href={policiesPath(view.lang)}>{relationsTexts(view.lang).versions.title}</a>
      </p>
    </StaffPage>
  );
};
