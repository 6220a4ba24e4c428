// The door: user name and passphrase. Both inputs stay without a name; the browser derives and sends a key's half alone.
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { DoorPage } from './frame.tsx';

export const SignInPage = (props: { readonly view: ViewContext }) => {
  const { view } = props;
  const t = staffText(view.lang).signIn;
  return (
    <DoorPage view={view} title={t.title} island="sign-in">
      <p class="lead">{t.lead}</p>
      <form id="sign-in" novalidate>
        <TextField id="user-name" label={t.userName} dir="ltr" autocomplete="username" width="medium" required />
        <TextField
          id="passphrase"
          label={t.passphrase}
          hint={t.passphraseHint}
          type="password"
          autocomplete="current-password"
          required
        />
        <p id="progress" role="status" />
        <Button id="sign-in-button" disabled>
          {t.button}
        </Button>
      </form>
      <p>
        <a href={`/${view.lang}/staff/recovery`}>{t.lost}</a>
      </p>
      <p>
        {t.reporter} <a href={`/${view.lang}`}>{t.reporterLink}</a>
      </p>
    </DoorPage>
  );
};
