// Whom a case was found to concern or kept away since it was received, and whom a referral found concerned. That act itself names those who were cleared; every other member who could have been
// given the case then was answered for as concerned. It tells nobody anything: who may read the act may read this.
import type { Line, PersonId } from '../protocol/check/index.ts';
import { type CaseFile, holdsAnyKey } from './case-file.ts';
import type { Rosters } from './fold-case.ts';
import { eligibleMembers } from './routing.ts';

/**
 * The members who could have been given the case by this line, under its own roster, and weren't (policy 001). Empty for
 * every act but a referral, for one whose roster isn't among the verified ones, and for `reader` where they are one of
 * them: whoever is concerned isn't told so by a case that they came to hold in another role.
 */
export const foundConcerned = (
  caseFile: CaseFile,
  rosters: Rosters,
  { act, hash }: Line,
  reader: PersonId,
): readonly PersonId[] => {
  const roster = rosters.get(act.roster);
  if (act.kind !== 'refer' || roster === undefined) return [];
  const { policy, ledger, reviewer, ratifier } = caseFile;
  const earlier = ledger.lines.slice(
    0,
    ledger.lines.findIndex((line) => line.hash === hash),
  );
  // Whoever was kept away since then was asked about all the same.
  const bars = new Set(earlier.flatMap((line) => line.act.bars));
  const { cleared } = act.public;
  const found = eligibleMembers(policy, roster, bars, [reviewer, ratifier]).filter(
    (person) => !cleared.includes(person),
  );
  return found.includes(reader) ? [] : found;
};

/** The lines since the report was received, but for those that the rules wouldn't have let in. */
const laterLines = ({ ledger, irregular }: CaseFile): readonly Line[] =>
  ledger.lines.filter(({ act, hash }) => act.kind !== 'submit' && !irregular.includes(hash));

/**
 * Everybody of whom it was recorded or found after the report was received that it concerns them: whoever an act has kept away
 * since, and whom a referral found concerned. Who handled the case and had a conflict of interest isn't somebody whom it
 * concerns. Acts that the rules wouldn't have let in count for nothing. Nobody `reader` mustn't know of (see `foundConcerned`).
 */
export const concernedSince = (caseFile: CaseFile, rosters: Rosters, reader: PersonId): readonly PersonId[] => {
  const kept = ({ act }: Line): readonly PersonId[] => {
    if (act.kind === 'declare') return [];
    // Who was to come in, and was kept away before they had a key, handled nothing.
    return act.kind === 'bar' ? act.bars.filter((person) => !holdsAnyKey(caseFile, person)) : act.bars;
  };
  const told = laterLines(caseFile).flatMap((line) => [
    ...kept(line),
    ...foundConcerned(caseFile, rosters, line, reader),
  ]);
  return [...new Set(told)];
};

/** Everybody whom a conflict of interest, declared by them or recorded by a colleague, has kept away from the case since. */
export const keptAwaySince = (caseFile: CaseFile): readonly PersonId[] => [
  ...new Set(laterLines(caseFile).flatMap(({ act }) => (act.kind === 'declare' || act.kind === 'bar' ? act.bars : []))),
];
