// The door: user name and passphrase, then the second factor where one is owed. No input has a name; the browser derives and
// sends a key's half alone.
import { doorTexts } from '../../src/i18n/door.ts';
import { passkeysTexts } from '../../src/i18n/passkeys.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { PasskeyPart } from '../components/passkey-part.tsx';
import { PassphraseField } from '../components/passphrase-field.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { DoorPage } from './frame.tsx';
import { CodeStep, SetUpSteps } from './second-factor.tsx';

export type SignInPageProps = {
  readonly view: ViewContext;
  /** The browser came with a session that is no more. */
  readonly ended: boolean;
};

export const SignInPage = (props: SignInPageProps) => {
  const { view } = props;
  const t = staffText(view.lang).signIn;
  return (
    <DoorPage view={view} title={t.title} island="sign-in" printable>
      <div id="told">
        {props.ended ? (
          <Notice tone="info">
            <p>{doorTexts(view.lang).ended}</p>
          </Notice>
        ) : null}
      </div>
      <form id="sign-in" novalidate>
        <p class="lead">{t.lead}</p>
        <TextField id="user-name" label={t.userName} dir="ltr" autocomplete="username" width="medium" required />
        <PassphraseField
          page={view.lang}
          id="passphrase"
          label={t.passphrase}
          hint={t.passphraseHint}
          autocomplete="current-password"
        />
        <p id="progress" role="status" />
        <Button id="sign-in-button" disabled>
          {t.button}
        </Button>
        <PasskeyPart
          id="door"
          address={view.association.publicAddress}
          lead={passkeysTexts(view.lang).door.hint}
          words={passkeysTexts(view.lang).door.button}
        />
      </form>
      <CodeStep view={view} />
      <SetUpSteps view={view} />
      <p>
        <a href={`/${view.lang}/staff/recovery`}>{t.lost}</a>
      </p>
      <p class="hint">{t.lostBoth}</p>
      <p>
        {t.reporter} <a href={`/${view.lang}`}>{t.reporterLink}</a>
      </p>
    </DoorPage>
  );
};
