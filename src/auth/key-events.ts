// What befell somebody's ways in, as their own page tells it for good: each recovery by recovery key, each reset of the second
// factor that somebody asked for, each backup code that was used, each app or set
// of backup codes that took the place of others, each time that new keys came into effect, each passkey that stands,
// each change of their mail address, each day with many wrong tries. Days, people and counts alone.
import { type CodesUsed, FACTOR_CHANGES, type FactorChange, type KeyEvent } from '../domain/key-event.ts';
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { WRONG_KINDS, type WrongKind } from '../domain/wrong-tries.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader } from '../store/database.ts';
import { factorChangesOf } from '../store/factor-changes.ts';
import { resetsOf } from '../store/factor-resets.ts';
import { addressChangesOf } from '../store/mail-addresses.ts';
import { allNewKeys } from '../store/new-keys.ts';
import { passkeysOf } from '../store/passkeys.ts';
import { personById } from '../store/people.ts';
import { recoveriesOf } from '../store/recoveries.ts';
import { usedCodesOf } from '../store/used-codes.ts';
import { type WrongDay, wrongDaysOf } from '../store/wrong-tries.ts';
import type { AuthDeps } from './deps.ts';
import { signersOfNewKeys } from './new-keys.ts';

/** So many days of wrong tries are listed; whoever makes them every day must not bury what else befell the account. */
const LISTED_DAYS = 10;

const wrongEvents = (all: readonly WrongDay[], what: WrongKind): readonly KeyEvent[] => {
  const days = all.filter(({ kind }) => kind === what).map(({ on }) => on);
  const before = days.slice(LISTED_DAYS);
  const [on, since] = [before[0], before.at(-1)];
  const listed = days.slice(0, LISTED_DAYS).map((day): KeyEvent => ({ kind: 'wrong', what, on: day }));
  if (on === undefined || since === undefined) return listed;
  return [...listed, { kind: 'wrong-before', what, on, since, days: before.length }];
};

/** Everything of the kind that ever befell an account, the newest first. */
export const keyEvents = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly KeyEvent[]> => {
  const who = (id: PersonId) => personById(reader, association, id);
  const events: KeyEvent[] = (await recoveriesOf(reader, association, person)).map((on) => ({ kind: 'recovery', on }));
  for (const { askedBy, askedOn, confirmed } of await resetsOf(reader, association, person)) {
    const asked = await who(askedBy);
    if (confirmed === undefined) events.push({ kind: 'reset-asked', on: askedOn, askedBy: asked });
    else events.push({ kind: 'reset', on: confirmed.on, askedBy: asked, confirmedBy: await who(confirmed.by) });
  }
  for (const request of await allNewKeys(reader, association)) {
    if (request.person !== person || request.ended?.how !== 'accepted') continue;
    const signed = await signersOfNewKeys(reader, association, request);
    const found = await Promise.all(signed.map((id) => personById(reader, association, id)));
    const signers = found.filter((one) => one !== undefined);
    events.push({ kind: 'new-keys', on: request.ended.on, signers });
  }
  for (const { setOn, vault } of await passkeysOf(reader, association, person))
    events.push({ kind: 'passkey', on: setOn, opens: vault !== undefined });
  const used = await usedCodesOf(reader, association, person);
  events.push(...used.map(({ on, left }): KeyEvent => ({ kind: 'backup-code', on, left })));
  const renewed = await factorChangesOf(reader, association, person);
  events.push(...renewed.map(({ what, on }): KeyEvent => ({ kind: 'factor', what, on })));
  const changes = await addressChangesOf(reader, association, person);
  events.push(...changes.map(({ kind, on }): KeyEvent => ({ kind: 'mail', how: kind, on })));
  const wrong = await wrongDaysOf(reader, association, person);
  events.push(...WRONG_KINDS.flatMap((what) => wrongEvents(wrong, what)));
  return events.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
};

/** So long a person's first page says that their credentials were replaced with the recovery key, or of many wrong tries. */
const TOLD_DAYS = 14;

const isOfLate = ({ clock }: Pick<AuthDeps, 'clock'>, on: PlainDate): boolean =>
  on >= addDays(riyadhDate(clock()), -TOLD_DAYS);

/** The day of a recovery that the person is still told of on their first page. */
export const recoveryOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<PlainDate | undefined> => {
  const [newest] = await recoveriesOf(deps.database.reader, association, person);
  return newest !== undefined && isOfLate(deps, newest) ? newest : undefined;
};

/** The day on which the newest passkey that stands was added, where the person is still told of it on their first page. */
export const passkeyOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<PlainDate | undefined> => {
  const days = (await passkeysOf(deps.database.reader, association, person)).map(({ setOn }) => setOn);
  const newest = days.toSorted().at(-1);
  return newest !== undefined && isOfLate(deps, newest) ? newest : undefined;
};

/** The newest day on which backup codes were used, where the person is still told of it on their first page. */
const codesUsedOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<CodesUsed | undefined> => {
  const used = await usedCodesOf(deps.database.reader, association, person);
  const [newest] = used;
  if (newest === undefined || !isOfLate(deps, newest.on)) return undefined;
  return { on: newest.on, times: used.filter(({ on }) => on === newest.on).length };
};

/** The newest app or set of backup codes of late that took the place of what was before, each. */
const factorOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<readonly FactorChange[]> => {
  const changes = (await factorChangesOf(deps.database.reader, association, person)).filter(({ on }) =>
    isOfLate(deps, on),
  );
  return FACTOR_CHANGES.flatMap((what) => changes.find((one) => one.what === what) ?? []);
};

/** What befell somebody's second step of late, for their first page. */
export const factorNewsFor = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<{ readonly codesUsed: CodesUsed | undefined; readonly factorChanges: readonly FactorChange[] }> => ({
  codesUsed: await codesUsedOfLate(deps, association, person),
  factorChanges: await factorOfLate(deps, association, person),
});

/** The newest day of each kind of wrong tries that the person is still told of on their first page, what is worse first. */
export const wrongOfLate = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<readonly WrongDay[]> => {
  const days = (await wrongDaysOf(deps.database.reader, association, person)).filter(({ on }) => isOfLate(deps, on));
  return (['code', 'passphrase'] as const).flatMap((what) => days.find(({ kind }) => kind === what) ?? []);
};
