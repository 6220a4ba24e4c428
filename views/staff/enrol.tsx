// Enrolment by a link whose secret stands in the fragment, so that the server learns it only when the island asks.
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { NewPassphrase, RecoveryKey } from './credentials.tsx';
import { DoorPage } from './frame.tsx';
import { SetUpSteps } from './second-factor.tsx';

export type EnrolPageProps = {
  readonly view: ViewContext;
  /** Whether a second factor is set up at once. */
  readonly setsUpFactor: boolean;
};

export const EnrolPage = (props: EnrolPageProps) => {
  const { view } = props;
  const t = staffText(view.lang).enrol;
  return (
    <DoorPage
      view={view}
      title={t.title}
      island="enrol"
      printable
      mainAttributes={props.setsUpFactor ? { 'data-sets-up-factor': '' } : {}}
    >
      <p id="checking" role="status">
        {t.checking}
      </p>
      <section id="invitation" hidden>
        <p class="lead" id="invited" dir="auto" />
        <p>
          {t.office}: <strong id="invited-offices" />
        </p>
        <p>{t.ifWrong}</p>
        <div id="renewing" />
        <p id="enrol-lead">{t.lead}</p>
        <form id="enrol" novalidate>
          <div id="credentials">
            <TextField
              id="user-name"
              label={t.userName}
              hint={t.userNameHint}
              dir="ltr"
              autocomplete="username"
              width="medium"
              required
            />
            <NewPassphrase view={view} />
          </div>
          <RecoveryKey view={view} />
          <p id="progress" role="status" />
          <Button id="enrol-button">{t.button}</Button>
        </form>
      </section>
      {props.setsUpFactor ? <SetUpSteps view={view} /> : null}
      <section id="enrolled" aria-labelledby="enrolled-title" hidden>
        <h2 id="enrolled-title" tabindex={-1}>
          {t.doneTitle}
        </h2>
        <div id="own-fingerprint" />
        <h3>{t.nextTitle}</h3>
        <div id="next" />
        <p class="no-print">
          <a class="button primary" id="onward" href={`/${view.lang}/staff/sign-in`}>
            {t.toSignIn}
          </a>
        </p>
      </section>
    </DoorPage>
  );
};
