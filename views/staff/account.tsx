// Somebody's own account: name, offices, the fingerprint that a signer asks for, what opens the account, and the end of all
// sessions. An administrator's has no keys to show.
import type { KeyEvent } from '../../src/domain/key-event.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { knownPeople, knownPerson } from '../../src/i18n/known-person.ts';
import { limitTexts } from '../../src/i18n/limits.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { mailTexts } from '../../src/i18n/mail.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath, PasskeysStay } from './account-keys.tsx';
import { StaffPage, sessionEndPath } from './frame.tsx';
import { ADDRESS_FIELD, type AddressFault, MailAddress, type MailAddressProps } from './mail-address.tsx';
import { newKeysPath } from './new-keys.tsx';
import { type PasskeyRow, Passkeys } from './passkeys.tsx';
import { type SessionRow, Sessions, type SessionsProps } from './sessions.tsx';
import { wrongWords } from './wrong-tries.tsx';

export type AccountPageProps = {
  readonly view: ViewContext;
  readonly userName: string;
  /** How many sessions one person may have at once. */
  readonly mostSessions: number;
  /** The second factor, where one is set up. */
  readonly factor: { readonly setOn: PlainDate; readonly codesLeft: number } | undefined;
  readonly passkeys: readonly PasskeyRow[];
  readonly sessions: readonly SessionRow[];
  /** What was done to the ways in without the passphrase, the newest first. */
  readonly events: readonly KeyEvent[];
  readonly mail: MailAddressProps;
  readonly naming?: SessionsProps['naming'];
  readonly mailFault?: AddressFault | undefined;
  readonly done?: 'named' | 'ended' | 'gone' | 'mail-saved' | 'mail-removed' | undefined;
};

const OwnFingerprint = (props: { readonly view: ViewContext }) => {
  const t = staffText(props.view.lang).account;
  return (
    <section aria-labelledby="fingerprint-title">
      <h2 id="fingerprint-title">{t.fingerprint}</h2>
      <p class="hint">{t.fingerprintHint}</p>
      <div id="own-fingerprint">
        <p>{t.sealed}</p>
      </div>
      <p id="roster-state" role="status" />
      <p>{t.lostKey}</p>
    </section>
  );
};

const WaysIn = (props: { readonly view: ViewContext }) => {
  const t = doorTexts(props.view.lang).own;
  const base = accountPath(props.view);
  return (
    <section aria-labelledby="ways-title">
      <h2 id="ways-title">{t.title}</h2>
      <dl class="ways">
        <dt>
          <a href={`${base}/passphrase`}>{t.toPassphrase}</a>
        </dt>
        <dd>{t.toPassphraseHint}</dd>
        <dt>
          <a href={`${base}/recovery-key`}>{t.toRecoveryKey}</a>
        </dt>
        <dd>{t.toRecoveryKeyHint}</dd>
      </dl>
    </section>
  );
};

const SecondFactor = (props: Pick<AccountPageProps, 'view' | 'factor'> & { readonly byPasskey: boolean }) => {
  const { view, factor, byPasskey } = props;
  const t = factorTexts(view.lang).account;
  const base = accountPath(view);
  return (
    <section aria-labelledby="factor-title">
      <h2 id="factor-title">{t.title}</h2>
      {factor === undefined ? (
        <p>{byPasskey ? t.byPasskey : t.off}</p>
      ) : (
        <p>
          {t.on(formatDate(view.lang, factor.setOn))} {t.left(factor.codesLeft)}
        </p>
      )}
      <dl class="ways">
        <dt>
          <a href={`${base}/second-factor`}>{factor === undefined ? t.switchOn : t.renew}</a>
        </dt>
        <dd>{factor === undefined ? t.switchOnHint : t.renewHint}</dd>
        {factor === undefined ? null : (
          <>
            <dt>
              <a href={`${base}/backup-codes`}>{t.backup}</a>
            </dt>
            <dd>{t.backupHint}</dd>
          </>
        )}
      </dl>
    </section>
  );
};

const eventWords = (lang: Lang, event: KeyEvent): string => {
  const { events: t, wrong } = doorTexts(lang);
  const day = formatDate(lang, event.on);
  switch (event.kind) {
    case 'recovery':
      return t.recovery(day);
    case 'passkey':
      return t.passkey[event.opens ? 'opens' : 'factor'](day);
    case 'backup-code':
      return t.backupCode(day, event.left);
    case 'factor':
      return t.factor[event.what](day);
    case 'mail':
      return mailTexts(lang).own.changed[event.how](day);
    case 'new-keys':
      return t.newKeys(knownPeople(lang, event.signers), day);
    case 'reset':
      return t.reset(knownPerson(lang, event.askedBy), knownPerson(lang, event.confirmedBy), day);
    case 'reset-asked':
      return t.resetAsked(knownPerson(lang, event.askedBy), day);
    case 'wrong':
      return wrongWords(lang, event.what, event.on);
    case 'wrong-before':
      return wrong.before[event.what](event.days, formatDate(lang, event.since), day);
  }
};

/** Kept for good, so that whoever got in first can't be the only one who read it. */
const KeyEvents = (props: Pick<AccountPageProps, 'view' | 'events'>) => {
  const { view, events } = props;
  const { events: t, wrong } = doorTexts(view.lang);
  return (
    <section aria-labelledby="events-title" id="key-events">
      <h2 id="events-title">{t.title}</h2>
      {events.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <ul>
            {events.map((event) => (
              <li>
                <NamesApart text={eventWords(view.lang, event)} />
              </li>
            ))}
          </ul>
          {events.some(({ kind }) => kind !== 'wrong' && kind !== 'wrong-before' && kind !== 'mail') ? (
            <>
              <p>{t.stranger}</p>
              <PasskeysStay view={view} />
            </>
          ) : null}
          {events.some(({ kind }) => kind === 'new-keys') ? (
            <p>
              <a href={newKeysPath(view.lang)}>{newKeysTexts(view.lang).link}</a>
            </p>
          ) : null}
          {(['code', 'passphrase'] as const)
            .filter((what) => events.some((event) => event.kind === 'wrong' && event.what === what))
            .map((what) => (
              <p>{wrong.advice[what]}</p>
            ))}
        </>
      )}
    </section>
  );
};

/** Everything that a form of the page can say was done. */
const doneWords = (lang: Lang, done: NonNullable<AccountPageProps['done']>): string => {
  if (done === 'mail-saved') return mailTexts(lang).own.saved;
  if (done === 'mail-removed') return mailTexts(lang).own.removed;
  return doorTexts(lang).sessions[done];
};

export const AccountPage = (props: AccountPageProps) => {
  const { view, naming, mailFault, done } = props;
  const texts = staffText(view.lang);
  const t = texts.account;
  const administrator = view.person?.administrator === true;
  const faults = [
    ...(mailFault === undefined ? [] : [{ id: ADDRESS_FIELD, text: mailFault.error }]),
    ...(naming === undefined ? [] : [{ id: 'session-name', text: naming.error }]),
  ];
  const offices = administrator ? texts.enrol.administrator : officeList(view.lang, view.person?.offices ?? []);
  return (
    <StaffPage view={view} title={t.title} island="account" faulty={faults.length > 0}>
      <ErrorSummary lang={view.lang} errors={faults} />
      {done === undefined ? null : (
        <Notice tone={done === 'gone' ? 'info' : 'success'} id="done">
          <p>{doneWords(view.lang, done)}</p>
        </Notice>
      )}
      <SummaryList
        rows={[
          { key: t.name, value: <bdi>{view.person?.name ?? ''}</bdi> },
          { key: t.userName, value: <bdi dir="ltr">{props.userName}</bdi> },
          { key: t.offices, value: offices },
        ]}
      />
      {administrator ? null : <OwnFingerprint view={view} />}
      <MailAddress view={view} mail={props.mail} fault={mailFault} />
      <WaysIn view={view} />
      <SecondFactor view={view} factor={props.factor} byPasskey={props.passkeys.length > 0} />
      <Passkeys view={view} passkeys={props.passkeys} />
      <KeyEvents view={view} events={props.events} />
      <Sessions view={view} sessions={props.sessions} naming={props.naming} />
      <section aria-labelledby="everywhere-title">
        <h2 id="everywhere-title">{t.everywhere}</h2>
        <p>{t.everywhereLead}</p>
        <p>{limitTexts(view.lang).sessions(props.mostSessions)}</p>
        <form id="everywhere" method="post" action={sessionEndPath(view)}>
          <input type="hidden" name="all" value="yes" />
          <Button id="everywhere-button" kind="danger">
            {t.everywhere}
          </Button>
        </form>
      </section>
    </StaffPage>
  );
};
