// The way back in with the recovery key: it opens the account, and a new passphrase and a new recovery key take its place.
import { doorTexts } from '../../src/i18n/door.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { NewPassphrase, RecoveryKey } from './credentials.tsx';
import { DoorPage } from './frame.tsx';

export const RecoveryPage = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const text = staffText(view.lang);
  const t = text.recovery;
  return (
    <DoorPage view={view} title={t.title} island="recovery" printable>
      <form id="recover" novalidate>
        <p class="lead">{t.lead}</p>
        <p>{t.notTheFactor}</p>
        <p>{text.signIn.lostBoth}</p>
        <TextField
          id="recovery-field"
          label={t.field}
          hint={t.fieldHint}
          dir="ltr"
          inputMode="numeric"
          width="code"
          maxLength={200}
          required
        />
        <p id="recover-progress" role="status" />
        <Button id="recover-button" disabled>
          {t.button}
        </Button>
      </form>
      <form id="replace" novalidate hidden>
        <h2 id="replace-title" tabindex={-1}>
          {t.title}
        </h2>
        <div id="credentials">
          <NewPassphrase view={view} />
        </div>
        <RecoveryKey view={view} />
        <p id="progress" role="status" />
        <Button id="replace-button">{t.replace}</Button>
      </form>
      <section id="replaced" aria-labelledby="replaced-title" hidden>
        <h2 id="replaced-title" tabindex={-1}>
          {t.doneTitle}
        </h2>
        <p>{t.done}</p>
        <p id="passkeys-stay">{doorTexts(view.lang).events.passkeysStay}</p>
        <p>
          <a class="button primary" href={`/${view.lang}/staff/sign-in`}>
            {text.enrol.toSignIn}
          </a>
        </p>
      </section>
    </DoorPage>
  );
};
