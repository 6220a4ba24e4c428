// People of an association, each on a device of their own: they enrol by their link, set up a second factor where one is
// required, sign in, sign rosters, open cases and act. Nobody here holds another's key; the demo only sits at every desk in turn.
import { codeAt } from '../../auth/timed-codes.ts';
import { enrol } from '../../client/enrolment.ts';
import { handOn } from '../../client/hand-on.ts';
import { checkLog, type LogCheck } from '../../client/log.ts';
import { type Me, type OpenedCase, openIfFirst, perform, readCase } from '../../client/person.ts';
import { keysLeaving, rosterDraft, signDraft } from '../../client/roster.ts';
import { beginSignIn, type SignedIn, type SignInOwed } from '../../client/sign-in.ts';
import { type Answer, ask } from '../../client/transport.ts';
import type { AttachedFile } from '../../client/upload.ts';
import type { Intention } from '../../domain/intention.ts';
import { confirmationOf } from '../../domain/leaving.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import { RosterPackage } from '../../domain/wire.ts';
import type { Office } from '../../policy/types.ts';
import type { Portal } from '../../portal.ts';
import type { Argon2id, PersonId } from '../../protocol/check/index.ts';
import { type Entry, personKeys } from '../../protocol/open/index.ts';
import { type Device, type Exchange, newDevice } from './device.ts';

/** Somebody who plays: an account with the passphrase that only they know. */
export type Player = {
  readonly person: PersonId;
  readonly name: string;
  readonly offices: readonly Office[];
  readonly userName: string;
  readonly passphrase: string;
  readonly recoveryKey: string;
  /** What their authenticator app keeps, in base32; undefined without a second factor. */
  readonly totpSecret: string | undefined;
  readonly device: Device;
};

/** A step that couldn't be played is a bug of the demo or of the portal, so it says which and stops. */
export const must = <T>(answer: Answer<T>, step: string): T => {
  if (answer.ok) return answer.value;
  const { error, refusal } = answer.problem;
  throw new Error(`${step}: ${error}${refusal === undefined ? '' : ` (${JSON.stringify(refusal)})`}`);
};

/** Who is invited: under which name and office, and what they will choose. */
export type Invited = Pick<Player, 'name' | 'offices' | 'userName' | 'passphrase'> & { readonly secret: string };

/** Enrols by a link on a new device. An administrator gets an account and no keys. */
export const enrolPlayer = async (
  portal: Portal,
  invited: Invited,
  argon2: Argon2id,
  watch?: (exchange: Exchange) => void,
): Promise<Player> => {
  const device = newDevice(portal, watch);
  const { name, offices, userName, passphrase, secret } = invited;
  const chosen = { userName, passphrase, withKeys: offices.length > 0 };
  const done = must(await enrol(device.transport, secret, chosen, argon2), `${userName} enrols`);
  const player = { person: done.person, name, offices, userName, passphrase, recoveryKey: done.recoveryKey, device };
  const totpSecret =
    portal.deps.config.secondFactor === 'required' ? await setUpFactor(portal, player, argon2) : undefined;
  return { ...player, totpSecret };
};

type Unprotected = Omit<Player, 'totpSecret'>;

/** What the app showed half a minute ago is still taken, and whoever signs in next by hand needs not wait for a new code. */
const STEP_MS = 30_000;
const appShows = (portal: Portal, secret: string): string =>
  codeAt(secret, new Date(portal.deps.clock().getTime() - STEP_MS));

/** Gives the passphrase, and what is owed then. */
const beginAs = async (portal: Portal, player: Unprotected, argon2: Argon2id) => {
  const { device, userName, passphrase } = player;
  const begun = await beginSignIn(device.transport, { userName, passphrase }, portal.association, argon2);
  return must(begun, `${userName} signs in`);
};

/** Who is signed in on a device, and on which day they came. */
const present = new WeakMap<Device, { readonly day: string; readonly me: Me }>();

const enter = (portal: Portal, { device, person }: Unprotected, { seed }: SignedIn): Me => {
  const me = { person, keys: personKeys(seed) };
  seed.fill(0);
  present.set(device, { day: riyadhDate(portal.deps.clock()), me });
  return me;
};

/** Sets up the second factor right after enrolling, which signs the player in; gives the secret. */
const setUpFactor = async (portal: Portal, player: Unprotected, argon2: Argon2id): Promise<string> => {
  const begun = await beginAs(portal, player, argon2);
  if (begun.step !== 'owed') throw new Error(`${player.userName} owes no second factor`);
  const { secret } = must(await begun.owing.draft(), `${player.userName} reads a secret`);
  const done = must(await begun.owing.setUp(appShows(portal, secret)), `${player.userName} sets up the second factor`);
  enter(portal, player, done);
  return secret;
};

const giveCodeAs = async (portal: Portal, player: Player, { giveCode }: SignInOwed): Promise<SignedIn> => {
  const code = appShows(portal, player.totpSecret ?? '');
  return must(await giveCode(code), `${player.userName} gives a code`);
};

/**
 * Signs in anew, as on every morning, and opens the vault. A code is good once, so whoever has a second factor signs in once a
 * day and stays.
 */
export const signInPlayer = async (portal: Portal, player: Player, argon2: Argon2id): Promise<Me> => {
  const known = present.get(player.device);
  if (player.totpSecret !== undefined && known?.day === riyadhDate(portal.deps.clock())) return known.me;
  const begun = await beginAs(portal, player, argon2);
  if (begun.step === 'waits') throw new Error(`the new keys of ${player.userName} wait for the roster`);
  return enter(portal, player, begun.step === 'open' ? begun.signedIn : await giveCodeAs(portal, player, begun.owing));
};

/**
 * Looks at the log and signs its newest head, as the browser of whoever has signed in does unasked. A play whose log
 * contradicts itself stops.
 */
export const signHeadAs = async ({ device, userName }: Player, me: Me): Promise<LogCheck> => {
  const check = must(await checkLog(device.transport, me, device.root()), `${userName} looks at the log`);
  if (check.state === 'contradicts') throw new Error(`${userName} sees a log that contradicts itself`);
  return check;
};

/** Reads the draft that waits, and what keys it takes away, and signs it; whether it became the roster with that. */
export const signRosterAs = async (portal: Portal, player: Player, argon2: Argon2id): Promise<boolean> => {
  const me = await signInPlayer(portal, player, argon2);
  const { transport, root } = player.device;
  const pkg = must(await ask(transport, 'GET', '/api/staff/rosters', RosterPackage), 'the roster is read');
  const view = rosterDraft(pkg, root(), undefined, me, riyadhDate(portal.deps.clock()));
  if (!view.ok || view.value === undefined || !view.value.mayISign) {
    throw new Error(`${player.userName} can't sign the roster: ${view.ok ? 'no draft for them' : view.reason}`);
  }
  const leaving = must(await keysLeaving(transport), 'it is read whose keys the roster takes away');
  return must(
    await signDraft(transport, view.value, me, confirmationOf(leaving)),
    `${player.userName} signs the roster`,
  ).accepted;
};

/** What somebody does once they have the case open. */
export type Deed = (
  opened: OpenedCase,
  me: Me,
) => { readonly intention: Intention; readonly entries: readonly Entry[]; readonly files?: readonly AttachedFile[] };

/** Opens a case on the player's device: declared first to be free of a conflict, with the room that the first receiver makes. */
export const openAs = async (portal: Portal, player: Player, number: string, argon2: Argon2id) => {
  const me = await signInPlayer(portal, player, argon2);
  const { transport, root } = player.device;
  await signHeadAs(player, me);
  const found = must(await readCase(transport, number, me, root()), `${player.userName} opens a case`);
  const declare = { kind: 'declare', by: me.person, conflict: false } as const;
  const whole =
    found.view === 'undeclared'
      ? must(await perform(transport, number, found, me, declare, [], root()), `${player.userName} declares`)
      : found;
  const opened = must(await openIfFirst(transport, whole, me), `${player.userName} opens a case first`);
  return { me, opened };
};

/** Opens a case, does one act in it, and gives the case as it then is. */
export const actAs = async (
  portal: Portal,
  player: Player,
  number: string,
  deed: Deed,
  argon2: Argon2id,
): Promise<OpenedCase> => {
  const { me, opened } = await openAs(portal, player, number, argon2);
  const { intention, entries, files } = deed(opened, me);
  const { transport, root } = player.device;
  const step = `${player.userName} does ${intention.kind}`;
  return must(await perform(transport, number, opened, me, intention, entries, root(), readCase, files), step);
};

/** Opens a case and hands on what waits to be handed on in it; gives the case as it then is. */
export const handOnAs = async (
  portal: Portal,
  player: Player,
  number: string,
  argon2: Argon2id,
): Promise<OpenedCase> => {
  const { me, opened } = await openAs(portal, player, number, argon2);
  return must(await handOn(player.device.transport, opened, me), `${player.userName} hands keys on`);
};
