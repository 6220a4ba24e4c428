// Where somebody who is signed in changes their passphrase, makes a new recovery key, sets up a second factor or makes new backup
// codes. Forms stay hidden until the island can take them; nothing is changed before their last button.
import type { Child } from 'hono/jsx';
import { doorTexts } from '../../src/i18n/door.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { PassphraseField } from '../components/passphrase-field.tsx';
import type { ViewContext } from '../layout/view.ts';
import { NewPassphrase, RecoveryKey } from './credentials.tsx';
import { StaffPage } from './frame.tsx';
import { BackupStep, SetUpSteps } from './second-factor.tsx';

type AccountKeysProps = { readonly view: ViewContext; readonly userName: string };
type ChangePassphraseProps = AccountKeysProps & { readonly name: string };

/** That passkeys stay good whatever else of one's ways in is replaced, and the way to them; nothing for whoever has none that opens. */
export const PasskeysStay = ({ view }: { readonly view: ViewContext }) => {
  if (view.person?.opensByPasskey === false) return null;
  const t = doorTexts(view.lang).events;
  return (
    <p>
      {t.passkeysStay} <a href={`${accountPath(view)}#passkeys-title`}>{t.toPasskeys}</a>
    </p>
  );
};

/** A person's account, or the administrator's. */
export const accountPath = ({ lang, area }: ViewContext): string => `/${lang}/${area}/account`;

export const Frame = (
  props: AccountKeysProps & {
    readonly title: string;
    readonly island: string;
    readonly printable?: boolean;
    readonly children: Child;
  },
) => (
  <StaffPage
    view={props.view}
    title={props.title}
    island={props.island}
    printable={props.printable}
    mainAttributes={{ 'data-user-name': props.userName }}
  >
    <ErrorSummary lang={props.view.lang} errors={[]} />
    {props.children}
  </StaffPage>
);

export const Done = (props: {
  readonly view: ViewContext;
  readonly title: string;
  readonly text: string;
  readonly children?: Child;
}) => (
  <section id="changed" aria-labelledby="changed-title" hidden>
    <h2 id="changed-title" tabindex={-1}>
      {props.title}
    </h2>
    <p>{props.text}</p>
    {props.children}
    <p>
      <a class="button primary" href={accountPath(props.view)}>
        {doorTexts(props.view.lang).own.back}
      </a>
    </p>
  </section>
);

export const Back = (props: { readonly view: ViewContext }) => (
  <p class="no-print" id="back">
    <a href={accountPath(props.view)}>{doorTexts(props.view.lang).own.back}</a>
  </p>
);

export const ChangePassphrasePage = (props: ChangePassphraseProps) => {
  const { view } = props;
  const { lang } = view;
  const t = doorTexts(lang).passphrase;
  return (
    <Frame {...props} title={t.title} island="change-passphrase">
      <form id="change" novalidate hidden>
        <p class="lead">{t.lead}</p>
        <PassphraseField page={lang} id="present" label={t.present} autocomplete="current-password" />
        <NewPassphrase view={view} labels={t} name={props.name} />
        <p id="progress" role="status" />
        <Button id="change-button">{t.button}</Button>
      </form>
      <Done view={view} title={t.doneTitle} text={t.done}>
        <PasskeysStay view={view} />
      </Done>
      <Back view={view} />
    </Frame>
  );
};

export const ChangeRecoveryKeyPage = (props: AccountKeysProps) => {
  const { view } = props;
  const { lang } = view;
  const t = doorTexts(lang).recoveryKey;
  return (
    <Frame {...props} title={t.title} island="change-recovery-key" printable>
      <form id="change" novalidate hidden>
        <p class="lead">{t.lead}</p>
        <div id="credentials">
          <PassphraseField
            page={lang}
            id="present"
            label={doorTexts(lang).passphrase.present}
            autocomplete="current-password"
          />
        </div>
        <RecoveryKey view={view} />
        <p id="progress" role="status" />
        <Button id="change-button">{t.button}</Button>
      </form>
      <Done view={view} title={t.doneTitle} text={t.done} />
      <Back view={view} />
    </Frame>
  );
};

/** The form that asks for the present passphrase and nothing else. */
const Prove = (props: { readonly view: ViewContext; readonly lead: string; readonly button: string }) => (
  <form id="change" novalidate hidden>
    <p class="lead">{props.lead}</p>
    <PassphraseField
      page={props.view.lang}
      id="present"
      label={doorTexts(props.view.lang).passphrase.present}
      autocomplete="current-password"
    />
    <p id="progress" role="status" />
    <Button id="change-button">{props.button}</Button>
  </form>
);

export const ChangeSecondFactorPage = (props: AccountKeysProps) => {
  const { view } = props;
  const t = factorTexts(view.lang).change;
  return (
    <Frame {...props} title={t.title} island="change-second-factor" printable>
      <Prove view={view} lead={t.lead} button={t.button} />
      <SetUpSteps view={view} />
      <Done view={view} title={t.doneTitle} text={t.done} />
      <Back view={view} />
    </Frame>
  );
};

export const ChangeBackupCodesPage = (props: AccountKeysProps) => {
  const { view } = props;
  const t = factorTexts(view.lang).codes;
  return (
    <Frame {...props} title={t.title} island="change-backup-codes" printable>
      <Prove view={view} lead={t.lead} button={t.button} />
      <BackupStep view={view} />
      <Done view={view} title={t.doneTitle} text={t.done} />
      <Back view={view} />
    </Frame>
  );
};
