// A second factor taken away from somebody who lost telephone and backup codes: one of the roster's signers asks, another
// confirms within 72 hours, never the person themselves. Nothing is opened by it: the person sets up a new one.
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import {
  type AssociationId,
  activePerson,
  bad,
  good,
  type Outcome,
  type PersonId,
  ROSTER_SIGNERS,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Reader } from '../store/database.ts';
import {
  addReset,
  allResets,
  confirmReset,
  type FactorReset,
  isWaiting,
  RESET_MS,
  resetById,
  waitingReset,
} from '../store/factor-resets.ts';
import { groundOf } from '../store/foundation.ts';
import { dropPasskeys, passkeysOf } from '../store/passkeys.ts';
import { allPersons, type Person, personById } from '../store/people.ts';
import { dropFactor, factorOf } from '../store/second-factors.ts';
import { removeSessionsOf } from '../store/sessions.ts';
import type { AuthDeps } from './deps.ts';

/**
 * Whether a person is one of the four signers on the roster in force, as two of them have signed it: an office that the
 * administrator alone gave counts for nothing. Before the first roster stands, no report is sealed to anybody, and the
 * account's offices count.
 */
export const isRosterSigner = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<boolean> => {
  const account = await personById(reader, association, person);
  if (account?.status !== 'active' || account.administrator) return false;
  const ground = await groundOf(reader, association);
  const offices = ground === undefined ? account.offices : (activePerson(ground.current.roster, person)?.offices ?? []);
  return offices.some((office) => ROSTER_SIGNERS.includes(office));
};

/** Whether a signer may confirm a reset now: another asked, for another. */
export const mayConfirm = (reset: FactorReset, signer: PersonId, now: Date): boolean =>
  isWaiting(reset, now) && reset.askedBy !== signer && reset.person !== signer;

/** So long every signer is told on their own page that a second factor was reset. */
const TOLD_DAYS = 14;

/** Whether a signer's own page tells that somebody's second factor was reset of late. */
export const isResetOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<boolean> => {
  const { reader } = deps.database;
  const since = addDays(riyadhDate(deps.clock()), -TOLD_DAYS);
  const resets = await allResets(reader, association);
  const isTold = resets.some(({ confirmed }) => confirmed !== undefined && confirmed.on >= since);
  return isTold && (await isRosterSigner(reader, association, person));
};

/** A reset of somebody's own second factor that waits: who asked for it, and who else could be told that it isn't wanted. */
export type OwnReset = {
  readonly askedBy: Person | undefined;
  readonly askedOn: PlainDate;
  /** The roster's other signers, without the person themselves. */
  readonly others: readonly Person[];
};

/** What somebody's first page tells of a reset that was asked for in their name, as long as it waits for a second signer. */
export const ownResetNews = async (
  { database: { reader }, clock }: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<OwnReset | undefined> => {
  const reset = await waitingReset(reader, association, person, clock());
  if (reset === undefined) return undefined;
  const everybody = await allPersons(reader, association);
  const may = await Promise.all(everybody.map(({ id }) => isRosterSigner(reader, association, id)));
  return {
    askedBy: everybody.find(({ id }) => id === reset.askedBy),
    askedOn: reset.askedOn,
    others: everybody.filter(({ id }, at) => may[at] && id !== reset.askedBy && id !== person),
  };
};

/**
 * Records that a signer asks for somebody's reset. `refused` where they may not, `malformed` for nobody, or nobody with a second
 * factor, `taken` where one waits already.
 */
export const askReset = (
  deps: AuthDeps,
  association: AssociationId,
  by: PersonId,
  person: PersonId,
): Promise<Outcome<void>> =>
  deps.database.write(async (tx) => {
    if (person === by || !(await isRosterSigner(tx, association, by))) return bad('refused');
    const hasFactor = (await factorOf(tx, association, person)) !== undefined;
    if (!hasFactor && (await passkeysOf(tx, association, person)).length === 0) return bad('malformed');
    const now = deps.clock();
    if ((await waitingReset(tx, association, person, now)) !== undefined) return bad('taken');
    await addReset(tx, association, {
      id: toBase64url(deps.random(16)),
      person,
      askedBy: by,
      askedOn: riyadhDate(now),
      expiresAt: new Date(now.getTime() + RESET_MS),
    });
    return good(undefined);
  });

/**
 * Confirms a reset: factor, backup codes and passkeys go, and every session of the person ends. `refused` for whoever may not: no signer,
 * the one who asked, the person themselves; `stale` where it doesn't wait any more.
 */
export const confirmAskedReset = (
  deps: AuthDeps,
  association: AssociationId,
  by: PersonId,
  id: string,
): Promise<Outcome<void>> =>
  deps.database.write(async (tx) => {
    const reset = await resetById(tx, association, id);
    if (reset === undefined || !isWaiting(reset, deps.clock())) return bad('stale');
    const { person, askedBy } = reset;
    if (by === askedBy || by === person || !(await isRosterSigner(tx, association, by))) return bad('refused');
    if (!(await isRosterSigner(tx, association, askedBy))) return bad('stale');
    if (!(await confirmReset(tx, association, id, by, riyadhDate(deps.clock())))) return bad('stale');
    await dropFactor(tx, association, person);
    await dropPasskeys(tx, association, person);
    await removeSessionsOf(tx, association, person);
    return good(undefined);
  });
