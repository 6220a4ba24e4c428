// What was done to somebody's ways in without their passphrase, as their own page tells it for good: each recovery by recovery
// key, each reset of the second factor that somebody asked for, each time that new keys came into effect. Days and people alone.
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader } from '../store/database.ts';
import { resetsOf } from '../store/factor-resets.ts';
import { allNewKeys } from '../store/new-keys.ts';
import { type Person, personById } from '../store/people.ts';
import { recoveriesOf } from '../store/recoveries.ts';
import type { AuthDeps } from './deps.ts';
import { signersOfNewKeys } from './new-keys.ts';

/** One of them, by the day on which it was done, or asked for. People by their display names; the signers of new keys as they are known. */
export type KeyEvent = { readonly on: PlainDate } & (
  | { readonly kind: 'recovery' }
  | { readonly kind: 'reset-asked'; readonly askedBy: string }
  | { readonly kind: 'reset'; readonly askedBy: string; readonly confirmedBy: string }
  | { readonly kind: 'new-keys'; readonly signers: readonly Person[] }
);

/** Everything of the kind that ever befell an account, the newest first. */
export const keyEvents = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly KeyEvent[]> => {
  const nameOf = async (id: PersonId) => (await personById(reader, association, id))?.name ?? '';
  const events: KeyEvent[] = (await recoveriesOf(reader, association, person)).map((on) => ({ kind: 'recovery', on }));
  for (const { askedBy, askedOn, confirmed } of await resetsOf(reader, association, person)) {
    const asked = await nameOf(askedBy);
    if (confirmed === undefined) events.push({ kind: 'reset-asked', on: askedOn, askedBy: asked });
    else events.push({ kind: 'reset', on: confirmed.on, askedBy: asked, confirmedBy: await nameOf(confirmed.by) });
  }
  for (const request of await allNewKeys(reader, association)) {
    if (request.person !== person || request.ended?.how !== 'accepted') continue;
    const signed = await signersOfNewKeys(reader, association, request);
    const found = await Promise.all(signed.map((id) => personById(reader, association, id)));
    const signers = found.filter((one) => one !== undefined);
    events.push({ kind: 'new-keys', on: request.ended.on, signers });
  }
  return events.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
};

/** So long a person's first page says that their credentials were replaced with the recovery key. */
const TOLD_DAYS = 14;

/** The day of a recovery that the person is still told of on their first page. */
export const recoveryOfLate = async (
  { database, clock }: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<PlainDate | undefined> => {
  const [newest] = await recoveriesOf(database.reader, association, person);
  return newest !== undefined && newest >= addDays(riyadhDate(clock()), -TOLD_DAYS) ? newest : undefined;
};
