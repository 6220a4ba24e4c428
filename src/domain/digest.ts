// Who is written to on a working morning. The four who sign the roster are written to together or not at all, whatever of it is
// whose, and with them whoever can be given a part of theirs; so are all who can be a panel; the executive, who is owed
// nothing and briefed only where no report concerns them, never is: no mailbox, and no log of a mail server, tells from whom a
// case is kept (PROTOCOL B28, B38).
import type { Office, Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { activeHolders } from './roster-view.ts';

export type DigestFacts = {
  /** Whoever can sign in, the administrator left out. */
  readonly everybody: readonly PersonId[];
  /** The roster's signers among them, and whoever an office lets stand in for one of them in a case. */
  readonly signers: readonly PersonId[];
  /** People who would be told the same if a case were kept from nobody: those who can be a panel, those of one office that many hold. */
  readonly circles: readonly (readonly PersonId[])[];
  /** Who is written to on no day: whether a briefing came to them tells whether a report concerns them. */
  readonly never: readonly PersonId[];
  /** Anything at all, since the digest before and until yesterday. */
  readonly happened: boolean;
  /** A case calls the signers for people. */
  readonly called: boolean;
  /** Who is reminded of something that is theirs. */
  readonly reminded: ReadonlySet<PersonId>;
  /** To whom something came; whoever is reminded needn't be among them. */
  readonly came: ReadonlySet<PersonId>;
};

type Able = ReadonlySet<PersonId>;

const holdersOf = (roster: Roster, able: Able, offices: readonly Office[]): readonly PersonId[] => [
  ...new Set(offices.flatMap((office) => activeHolders(roster, office)).filter((person) => able.has(person))),
];

/** The offices whose holders a case may be referred to, whoever it concerns: which of them it went to tells whom. */
const panelOffices = ({ routes }: Policy): readonly Office[] => [
  ...new Set([
    routes.panel,
    ...(routes.appointed?.panels ?? []).flatMap(({ of, if_short: ifShort }) => [...of, ...ifShort]),
  ]),
];

/** Who could be a panel, and each further office that many hold, with its holders who can sign in. */
export const circlesOf = (policy: Policy, roster: Roster, able: Able): DigestFacts['circles'] => {
  const panels = panelOffices(policy);
  const others = policy.offices.filter(({ office, seats }) => seats === 'many' && !panels.includes(office));
  return [panels, ...others.map(({ office }) => [office])]
    .map((offices) => holdersOf(roster, able, offices))
    .filter((circle) => circle.length > 0);
};

/** Who stands in for a signer where a report concerns one: they are written to as the signers are, on the same days. */
export const standInsOf = ({ routes }: Policy, roster: Roster, able: Able): readonly PersonId[] =>
  holdersOf(roster, able, [...routes.reviewer, ...routes.second, ...(routes.appointed?.part ?? [])]);

/** Who is never written to. Somebody who signs the roster too is written to as a signer. */
export const neverOf = ({ routes }: Policy, roster: Roster, able: Able): DigestFacts['never'] =>
  holdersOf(roster, able, routes.never);

/** Who is written to, in the order of `everybody`. */
export const digestTo = (facts: DigestFacts): readonly PersonId[] => {
  const { everybody, signers, circles, never, happened, called, reminded, came } = facts;
  const isTold = (person: PersonId): boolean => signers.includes(person) || !never.includes(person);
  const isOwn = (person: PersonId): boolean => isTold(person) && (reminded.has(person) || came.has(person));
  const isAnything = happened || called || everybody.some(isOwn);
  const together = (circle: readonly PersonId[], person: PersonId) => circle.includes(person) && circle.some(isOwn);
  return everybody.filter(
    (person) =>
      isTold(person) &&
      ((isAnything && signers.includes(person)) || isOwn(person) || circles.some((circle) => together(circle, person))),
  );
};
