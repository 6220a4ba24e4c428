// Somebody's own account, a person's and the administrator's alike: what stands in it, and where its passphrase, recovery key and
// second factor are changed, which goes through the interface for scripts; and their sessions, which are named and ended by plain
// forms, this one by signing out.
import { type Context, Hono } from 'hono';
import type { ViewContext } from '../../../views/layout/view.ts';
import { AccountPage, type AccountPageProps } from '../../../views/staff/account.tsx';
import {
  ChangeBackupCodesPage,
  ChangePassphrasePage,
  ChangeRecoveryKeyPage,
  ChangeSecondFactorPage,
} from '../../../views/staff/account-keys.tsx';
import { ADDRESS_FIELD } from '../../../views/staff/mail-address.tsx';
import { AddPasskeyPage, RemovePasskeyPage } from '../../../views/staff/passkeys.tsx';
import { EndSessionPage } from '../../../views/staff/sessions.tsx';
import { endEverywhere } from '../../auth/account.ts';
import { keyEvents } from '../../auth/key-events.ts';
import {
  endOwnSession,
  endSession as leaveSession,
  MAX_SESSION_NAME,
  MOST_SESSIONS,
  nameOwnSession,
  ownSessions,
} from '../../auth/sessions.ts';
import { parseMailAddress } from '../../domain/mail-address.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { number } from '../../i18n/dates.ts';
import { doorTexts } from '../../i18n/door.ts';
import { mailTexts } from '../../i18n/mail.ts';
import type { AssociationId } from '../../protocol/check/index.ts';
import { mailAddressOf, saveMailAddress } from '../../store/mail-addresses.ts';
import { failingMail } from '../../store/outbox.ts';
import { passkeysOf } from '../../store/passkeys.ts';
import { backupCodesLeft, factorOf } from '../../store/second-factors.ts';
import { readForm } from '../admin/form.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { clearSessionCookie } from '../middleware/cookie.ts';
import { problem } from '../middleware/problem.tsx';
import { requireAdministrator, requirePerson } from '../middleware/require.ts';
import { viewContext } from '../view-context.ts';
import { present } from './present.ts';

type C = Context<AppEnv>;
type Area = (typeof SIDES)[number]['area'];

const SIDES = [
  { area: 'staff', required: requirePerson },
  { area: 'admin', required: requireAdministrator },
] as const;

/** What is changed on a page of its own, by the page's noun. */
const BY_SCRIPT = [
  ['recovery-key', ChangeRecoveryKeyPage],
  ['second-factor', ChangeSecondFactorPage],
  ['backup-codes', ChangeBackupCodesPage],
  ['passkey', AddPasskeyPage],
] as const;

/** The second factor as its owner's page tells it. */
const factorShown = async ({ database: { reader } }: Deps, association: AssociationId, { person }: Actor) => {
  const factor = await factorOf(reader, association, person);
  return factor === undefined
    ? undefined
    : { setOn: factor.setOn, codesLeft: await backupCodesLeft(reader, association, person) };
};

/** Passkeys as their owner's pages tell of them. */
const passkeysShown = async ({ database: { reader } }: Deps, association: AssociationId, { person }: Actor) =>
  (await passkeysOf(reader, association, person)).map(({ credential, name, setOn, usedOn, vault }) => ({
    ...{ credential, name, setOn, usedOn },
    opens: vault !== undefined,
  }));

/** What a form answers in place stands for the account's own page: only that is there in the other language. */
const accountView = (c: C, deps: Deps, area: Area): ViewContext => ({
  ...viewContext(c, deps, area),
  path: `/${area}/account`,
});

const DONE = ['named', 'ended', 'gone', 'mail-saved', 'mail-removed'] as const;

/** Reminders by mail as their owner's page tells of them. */
const mailShown = async (
  { database: { reader }, mail, clock }: Deps,
  association: AssociationId,
  { person }: Actor,
) => ({
  address: await mailAddressOf(reader, association, person),
  isSent: mail !== undefined,
  failingSince: (await failingMail(reader, association, riyadhDate(clock()))).find((one) => one.person === person)
    ?.since,
});

/** What was typed into one of the page's forms and not taken. */
type Faults = Pick<AccountPageProps, 'naming' | 'mailFault'>;

const accountPage = async (c: C, deps: Deps, area: Area, faults: Faults = {}) => {
  const actor = present(c);
  const association = c.get('association').id;
  const factor = await factorShown(deps, association, actor);
  const passkeys = await passkeysShown(deps, association, actor);
  const sessions = await ownSessions(deps, association, actor);
  const isFaulty = faults.naming !== undefined || faults.mailFault !== undefined;
  const done = isFaulty ? undefined : DONE.find((one) => one === c.req.query('done'));
  const mail = await mailShown(deps, association, actor);
  const view = accountView(c, deps, area);
  const { userName } = actor;
  const events = await keyEvents(deps.database.reader, association, actor.person);
  return c.html(
    <AccountPage
      {...{ view, userName, factor, passkeys, sessions, events, mail, done, ...faults }}
      mostSessions={MOST_SESSIONS}
    />,
    isFaulty ? 422 : 200,
  );
};

const toAccount = (c: C, area: Area, done: (typeof DONE)[number]): Response =>
  c.redirect(`/${c.get('lang')}/${area}/account?done=${done}`, 303);

const nameSession = (deps: Deps, area: Area) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const lang = c.get('lang');
  const t = doorTexts(lang).sessions;
  const typed = form.one('session-name');
  if (typed === '') return accountPage(c, deps, area, { naming: { typed, error: t.missing } });
  if (typed.length > MAX_SESSION_NAME) {
    return accountPage(c, deps, area, { naming: { typed, error: t.long(number(lang, MAX_SESSION_NAME)) } });
  }
  await nameOwnSession(deps, c.get('association').id, present(c), typed);
  return toAccount(c, area, 'named');
};

/** One's own address for reminders, and nobody else's: whose it is the session alone says. */
const saveAddress = (deps: Deps, area: Area) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const typed = form.one(ADDRESS_FIELD);
  const address = form.one('removed') === 'yes' ? undefined : parseMailAddress(typed);
  if (address === undefined && form.one('removed') !== 'yes') {
    return accountPage(c, deps, area, { mailFault: { typed, error: mailTexts(c.get('lang')).own.wrong } });
  }
  const on = riyadhDate(deps.clock());
  await deps.database.write((tx) => saveMailAddress(tx, c.get('association').id, present(c).person, { address, on }));
  return toAccount(c, area, address === undefined ? 'mail-removed' : 'mail-saved');
};

/** Asks first, then ends; one's own session is ended by signing out. */
const endSession = (deps: Deps, area: Area) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const association = c.get('association').id;
  const hash = form.one('session');
  const session = (await ownSessions(deps, association, present(c))).find((one) => one.hash === hash && !one.here);
  if (session === undefined) return toAccount(c, area, 'gone');
  if (form.one('confirmed') !== 'yes')
    return c.html(<EndSessionPage view={accountView(c, deps, area)} session={session} />);
  const ended = await endOwnSession(deps, association, present(c), hash);
  return toAccount(c, area, ended ? 'ended' : 'gone');
};

/** Signing out without script: this session, or all of one's own. */
const signOut = (deps: Deps) => async (c: C) => {
  const form = await readForm(c);
  if (form === undefined) return problem(c, deps, 'malformed');
  const association = c.get('association').id;
  const { person, sessionToken } = present(c);
  await (form.one('all') === 'yes'
    ? endEverywhere(deps, association, person)
    : leaveSession(deps, association, sessionToken));
  clearSessionCookie(c);
  return c.redirect(`/${c.get('lang')}/staff/sign-in`, 303);
};

export const accountPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  for (const { area, required } of SIDES) {
    const account = `/:lang{(?:ar|en)}/${area}/account`;
    app.get(account, required(deps), (c) => accountPage(c, deps, area));
    app.post(`/:lang{(?:ar|en)}/${area}/session-end`, required(deps), signOut(deps));
    app.post(`${account}/session-name`, required(deps), nameSession(deps, area));
    app.post(`${account}/mail-address`, required(deps), saveAddress(deps, area));
    app.post(`${account}/session-ending`, required(deps), endSession(deps, area));
    app.get(`${account}/passphrase`, required(deps), (c) => {
      const { userName, name } = present(c);
      return c.html(<ChangePassphrasePage view={viewContext(c, deps, area)} userName={userName} name={name} />);
    });
    app.get(`${account}/passkey-removal`, required(deps), async (c) => {
      const actor = present(c);
      const passkeys = await passkeysShown(deps, c.get('association').id, actor);
      return c.html(
        <RemovePasskeyPage view={viewContext(c, deps, area)} userName={actor.userName} passkeys={passkeys} />,
      );
    });
    for (const [noun, ChangePage] of BY_SCRIPT) {
      app.get(`${account}/${noun}`, required(deps), (c) =>
        c.html(<ChangePage view={viewContext(c, deps, area)} userName={present(c).userName} />),
      );
    }
  }
  return app;
};
