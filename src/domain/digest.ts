// Who is written to on a working morning. The four who sign the roster are written to together or not at all, whatever of it is
// whose, and so are all who hold one office of many seats: no mailbox, and no log of a mail server, tells from whom a case is
// kept (PROTOCOL B28).
import type { Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { activeHolders } from './roster-view.ts';

export type DigestFacts = {
  /** Whoever can sign in, the administrator left out. */
  readonly everybody: readonly PersonId[];
  /** The roster's signers among them. */
  readonly signers: readonly PersonId[];
  /** People of one office that many hold, who would be told the same if a case were kept from nobody. */
  readonly circles: readonly (readonly PersonId[])[];
  /** Anything at all, since the digest before and until yesterday. */
  readonly happened: boolean;
  /** A case calls the signers for people. */
  readonly called: boolean;
  /** Who is reminded of something that is theirs. */
  readonly reminded: ReadonlySet<PersonId>;
  /** To whom something came; whoever is reminded needn't be among them. */
  readonly came: ReadonlySet<PersonId>;
};

/** The offices that many hold, each with its holders who can sign in. */
export const circlesOf = (policy: Policy, roster: Roster, able: ReadonlySet<PersonId>): DigestFacts['circles'] =>
  policy.offices
    .filter(({ seats }) => seats === 'many')
    .map(({ office }) => activeHolders(roster, office).filter((person) => able.has(person)))
    .filter((circle) => circle.length > 0);

/** Who is written to, in the order of `everybody`. */
export const digestTo = (facts: DigestFacts): readonly PersonId[] => {
  const { everybody, signers, circles, happened, called, reminded, came } = facts;
  const isOwn = (person: PersonId): boolean => reminded.has(person) || came.has(person);
  const isAnything = happened || called || everybody.some(isOwn);
  const together = (circle: readonly PersonId[], person: PersonId) => circle.includes(person) && circle.some(isOwn);
  return everybody.filter(
    (person) =>
      (isAnything && signers.includes(person)) || isOwn(person) || circles.some((circle) => together(circle, person)),
  );
};
