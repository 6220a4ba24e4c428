// What every page of the people's side shares: the vault's bar, the place where a locked vault asks for the passphrase,
// and the place where an island says how things went. Nothing here knows a key or a case.
import type { Child } from 'hono/jsx';
import { passkeysTexts } from '../../src/i18n/passkeys.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { PasskeyPart } from '../components/passkey-part.tsx';
import { PassphraseField } from '../components/passphrase-field.tsx';
import { rosterMarks } from '../components/roster-marks.ts';
import { type LanguageForm, Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';

const STYLES = ['staff.css'];

/** Where signing out goes without script; with script the island does it, and wipes what the tab keeps. */
export const sessionEndPath = (view: ViewContext): string => `/${view.lang}/${view.area}/session-end`;

/** Locked or open, how long still, *Lock now*, *Sign out*. The island fills it; without one it is empty words. */
export const VaultBar = (props: { readonly view: ViewContext }) => {
  const t = staffText(props.view.lang).vault;
  const holdsKeys = props.view.person?.administrator !== true;
  return (
    <section class="vault-bar" id="vault-bar" aria-label={t.label}>
      <p id="vault-state" role="status" />
      <p id="vault-countdown" role="timer" hidden />
      {holdsKeys ? (
        <button type="button" class="button quiet" id="lock-now" hidden>
          {t.lockNow}
        </button>
      ) : null}
      <form method="post" action={sessionEndPath(props.view)}>
        <button type="submit" class="button quiet" id="sign-out">
          {t.signOut}
        </button>
      </form>
    </section>
  );
};

/** Shown by the island in a tab that holds no keys. */
const Unlock = (props: { readonly view: ViewContext }) => {
  const t = staffText(props.view.lang);
  return (
    <section class="unlock" id="unlock" aria-labelledby="unlock-title" hidden>
      <h2 id="unlock-title" tabindex={-1}>
        {t.vault.unlockTitle}
      </h2>
      <p id="unlock-lead" />
      <form id="unlock-form" novalidate>
        <PassphraseField
          page={props.view.lang}
          id="unlock-passphrase"
          label={t.signIn.passphrase}
          hint={t.signIn.passphraseHint}
          autocomplete="current-password"
        />
        <p id="unlock-progress" role="status" />
        <Button id="unlock-button">{t.vault.unlock}</Button>
        {props.view.person?.opensByPasskey === false ? null : (
          <PasskeyPart
            id="unlock"
            address={props.view.association.publicAddress}
            words={passkeysTexts(props.view.lang).unlock.button}
          />
        )}
      </form>
    </section>
  );
};

export const NoScript = (props: { readonly children: Child }) => (
  <noscript>
    <Notice tone="warning">
      <p>{props.children}</p>
    </Notice>
  </noscript>
);

/** Whose portal a page is of, and the rosters that are stored there: its island holds them against what the browser knows. */
const marksOf = ({ association, rosters }: ViewContext) => ({
  'data-association': association.id,
  ...(rosters === undefined ? {} : rosterMarks(rosters)),
});

type FrameProps = {
  readonly view: ViewContext;
  readonly title: string;
  readonly island: string;
  readonly printable?: boolean | undefined;
  readonly faulty?: boolean | undefined;
  readonly mainAttributes?: Readonly<Record<`data-${string}`, string>> | undefined;
  readonly children: Child;
};

/** A page of somebody who is signed in that needs no keys: the bar, to lock and to sign out, and no question for a passphrase. */
export const KeylessPage = (
  props: Pick<FrameProps, 'view' | 'title' | 'island' | 'printable' | 'children'> & {
    readonly heading?: Child | undefined;
    readonly faulty?: boolean | undefined;
    readonly languageForm?: LanguageForm | undefined;
  },
) => (
  <Page
    view={props.view}
    title={props.title}
    ownHeading={props.heading !== undefined}
    faulty={props.faulty}
    island={props.island}
    printable={props.printable}
    styles={STYLES}
    languageForm={props.languageForm}
    bar={<VaultBar view={props.view} />}
    mainAttributes={marksOf(props.view)}
  >
    <div id="alarm" role="alert" />
    {props.heading === undefined ? null : <h1>{props.heading}</h1>}
    {props.children}
  </Page>
);

/** Where somebody who is signed in finds nothing. */
export const LostPage = (props: Pick<FrameProps, 'view' | 'title' | 'faulty' | 'children'>) => (
  <KeylessPage {...props} island="lost" />
);

/** A page of somebody who is signed in. */
export const StaffPage = (props: FrameProps) => {
  const t = staffText(props.view.lang);
  return (
    <Page
      view={props.view}
      title={props.title}
      island={props.island}
      seals
      printable={props.printable}
      faulty={props.faulty}
      styles={STYLES}
      bar={<VaultBar view={props.view} />}
      mainAttributes={{ ...marksOf(props.view), ...props.mainAttributes }}
    >
      <NoScript>{t.noScript}</NoScript>
      <div id="log-alarm" role="alert" />
      <div id="alarm" role="alert" />
      <div id="announce" role="status" />
      <Unlock view={props.view} />
      {props.children}
    </Page>
  );
};

/** A page of the people's side before anybody is signed in. */
export const DoorPage = (props: FrameProps) => {
  const t = staffText(props.view.lang);
  return (
    <Page
      view={props.view}
      title={props.title}
      island={props.island}
      seals
      printable={props.printable}
      styles={STYLES}
      mainAttributes={{ 'data-association': props.view.association.id, ...props.mainAttributes }}
    >
      <NoScript>{t.signIn.needsScript}</NoScript>
      <ErrorSummary lang={props.view.lang} errors={[]} />
      <div id="announce" role="status" />
      {props.children}
    </Page>
  );
};
