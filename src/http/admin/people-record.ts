// What administrators do about people, and what they tried: recorded in the same transaction, under whom it concerns.
import type { Context } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import type { Office } from '../../policy/types.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { type AccountActKind, recordAccountAct } from '../../store/account-acts.ts';
import { type AccountFault, seatsOfOthers } from '../../store/accounts.ts';
import type { Tx } from '../../store/database.ts';
import type { AppEnv, Deps } from '../deps.ts';

type C = Context<AppEnv>;

/** What an administrator did or tried is recorded beside it, for the signers and whom it concerns. */
export const record = (
  deps: Deps,
  tx: Tx,
  c: C,
  kind: AccountActKind,
  person: PersonId | undefined,
  more: { readonly refused?: boolean; readonly detail?: string; readonly name?: string } = {},
): Promise<void> => {
  const by = c.get('actor')?.person;
  if (by === undefined) throw new Error('this address demands an administrator');
  const on = riyadhDate(deps.clock());
  const whose = person === undefined ? {} : { person };
  return recordAccountAct(tx, c.get('association').id, { kind, by, ...whose, on, ...more });
};

/** Under whoever holds the office that a refused name says. */
const OFFICE_SAID = 'office-said';
/** Under whoever holds the office that was to be another's. */
const OFFICE_TAKEN = 'office-taken';

/**
 * A refused invitation or name, with its reason, under whoever's office or name it would have taken or said: under each of several
 * holders. What was typed isn't kept: the same attempt stands there once.
 */
export const recordTaking = async (
  deps: Deps,
  tx: Tx,
  c: C,
  kind: 'invitation' | 'name',
  { fault, of, office }: { readonly fault: AccountFault; readonly of?: PersonId; readonly office?: string },
): Promise<void> => {
  const detailOf = (why: string): string => (office === undefined ? why : `${why},${office}`);
  const under = (person: PersonId | undefined, why: string): Promise<void> =>
    record(deps, tx, c, kind, person, { refused: true, detail: detailOf(why) });
  const holders = fault.code === 'name-title' ? fault.holders : [];
  for (const holder of holders) await under(holder, OFFICE_SAID);
  // Under an account of its own it stands there too; a name that says a vacant office is nobody's but the account's.
  if (of === undefined && holders.length > 0) return;
  await under('person' in fault ? fault.person : of, fault.code);
};

/** Of offices that were tried and refused, each that somebody else holds stands under them too, whoever it was to be given to. */
export const recordSeats = async (deps: Deps, tx: Tx, c: C, of: PersonId, tried: readonly Office[]): Promise<void> => {
  for (const { office, holder } of await seatsOfOthers(tx, c.get('association').id, of, tried))
    await record(deps, tx, c, 'offices', holder.id, { refused: true, detail: `${OFFICE_TAKEN},${office}` });
};
