// Checks to whom a day's mails went: never to who is written to on no day, and to the signers together or to none of them (PROTOCOL
// B28). Where a day leaves open who could be written to, nothing is said of it.
import { neverOf, standInsOf } from '../../domain/digest.ts';
import { signersInOrder } from '../../domain/portal-waits.ts';
import type { Policy } from '../../policy/types.ts';
import type { PersonId, Roster } from '../../protocol/check/index.ts';
import type { RawAddressChange, RawRecipient, RawStatusAct } from '../../store/whole-beside.ts';
import { groupBy } from './group.ts';
import type { VerifiedGround } from './rosters.ts';

/** What the days' mails are held against. */
export type RecipientFacts = {
  readonly ground: VerifiedGround;
  readonly mails: readonly RawRecipient[];
  readonly addressChanges: ReadonlyMap<string, readonly RawAddressChange[]>;
  readonly statusActs: ReadonlyMap<string, readonly RawStatusAct[]>;
  /** Whoever can sign in as things stand. */
  readonly active: ReadonlySet<string>;
};

/** A day whose mails went to others than the portal writes to. */
export type WrongDay = { readonly day: string; readonly detail: string };

/** Who is on no day written to, and who are written to together, by one roster. */
type Roles = { readonly never: ReadonlySet<string>; readonly signers: readonly PersonId[] };

const rolesBy = (roster: Roster, policy: Policy): Roles => {
  const all = new Set(roster.persons.map(({ id }) => id));
  const signers = [...new Set([...signersInOrder(roster, all), ...standInsOf(policy, roster, all)])];
  return { signers, never: new Set(neverOf(policy, roster, all).filter((person) => !signers.includes(person))) };
};

/**
 * The roles by every roster that was in force on a day: of a day on which one took another's place both count. None of the day on
 * which the first one was signed, since that morning's mails went by a draft.
 */
const rolesOn = ({ rosters, chain, termOf, policyOf }: VerifiedGround) => {
  const firstDay = chain[0]?.acceptedOn ?? '';
  const known = [...rosters].flatMap(([hash, roster]) => {
    const [term, policy] = [termOf(hash), policyOf(hash)];
    return term === undefined || policy === undefined ? [] : [{ term, roles: rolesBy(roster, policy) }];
  });
  return (day: string): readonly Roles[] =>
    known.filter(({ term }) => day > firstDay && day >= term.from && day <= term.until).map(({ roles }) => roles);
};

/** Whether somebody had an address all day: on a day on which they gave or took one it depends on the hour. */
const hadAddress = (changes: readonly RawAddressChange[], day: string): boolean => {
  const before = changes.filter(({ on }) => on < day).at(-1);
  return before !== undefined && before.kind !== 'removed' && changes.every(({ on }) => on !== day);
};

/** Whether somebody could sign in all day, as far as the record of administrators leads to how things stand. */
const couldSignIn = (acts: readonly RawStatusAct[], day: string, isActive: boolean): boolean => {
  const leadsHere = (acts.at(-1)?.kind === 'suspension') === !isActive;
  const before = acts.filter(({ on }) => on < day).at(-1);
  return leadsHere && before?.kind !== 'suspension' && acts.every(({ on }) => on !== day);
};

/** Who must have been written to on a day on which others of the signers were: those of every roster of that day. */
const expectedOn = (facts: RecipientFacts, day: string, roles: readonly Roles[]): readonly string[] => {
  const { addressChanges, statusActs, active } = facts;
  return (roles[0]?.signers ?? []).filter(
    (person) =>
      roles.every(({ signers }) => signers.includes(person)) &&
      hadAddress(addressChanges.get(person) ?? [], day) &&
      couldSignIn(statusActs.get(person) ?? [], day, active.has(person)),
  );
};

/** The days on which somebody was written to who never is, or one of the signers wasn't while others were. */
export const wrongRecipients = (facts: RecipientFacts): readonly WrongDay[] => {
  const rolesOf = rolesOn(facts.ground);
  return [...groupBy(facts.mails, ({ day }) => day)].flatMap(([day, mails]) => {
    const roles = rolesOf(day);
    const to = new Set(mails.map(({ person }) => person));
    const isNever = (person: string): boolean => roles.length > 0 && roles.every(({ never }) => never.has(person));
    const isSigner = (person: string): boolean => roles.some(({ signers }) => signers.some((one) => one === person));
    if (mails.some(({ isAdministrator }) => isAdministrator)) return [{ day, detail: 'a mail to an administrator' }];
    if ([...to].some(isNever)) return [{ day, detail: 'a mail to somebody who is written to on no day' }];
    const isToSigners = [...to].some(isSigner);
    const isLacking = isToSigners && expectedOn(facts, day, roles).some((person) => !to.has(person));
    return isLacking ? [{ day, detail: 'a signer’s mail is missing on a day of the other signers' }] : [];
  });
};
