// A case as a newer roster leaves it, before any line of its own cites that roster: keys that somebody's leaving makes owed
// are owed from the roster's day on, and not from the next line's, whenever that comes (issue 4, point 5).
import type { Roster, VerifiedRoster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { withHandOn } from './duties.ts';
import { plainDate } from './plain-date.ts';
import { awaitsHandOn, handsOn } from './succession.ts';

/** The rosters after the one that a case's last line cites, up to `current`, in their order. */
const rostersSince = (
  { ledger }: CaseFile,
  rosters: ReadonlyMap<string, Roster>,
  current: VerifiedRoster,
): readonly VerifiedRoster[] => {
  const cited = ledger.lines.at(-1)?.act.roster;
  const from = cited === undefined ? undefined : rosters.get(cited)?.seq;
  if (from === undefined || cited === current.hash) return [];
  return [...rosters]
    .filter(([, { seq }]) => seq > from && seq <= current.roster.seq)
    .map(([hash, roster]) => ({ hash, roster }))
    .toSorted((one, other) => one.roster.seq - other.roster.seq);
};

/**
 * The case under `current`: with the duty of handing on from the day of the first roster since its last line under which, and
 * under all that followed, something is to be handed on; without it from the day of the first under which nothing is.
 */
export function underRoster(
  caseFile: CaseFile,
  rosters: ReadonlyMap<string, Roster>,
  current: VerifiedRoster,
): CaseFile {
  const since = rostersSince(caseFile, rosters, current);
  if (since.length === 0 || !handsOn(caseFile)) return caseFile;
  const awaited = since.map(({ roster }) => awaitsHandOn(caseFile, roster));
  const isAwaited = awaited.at(-1) === true;
  const turned = since[awaited.lastIndexOf(!isAwaited) + 1];
  if (turned === undefined) return caseFile;
  const step = { line: { hash: turned.hash }, on: plainDate(turned.roster.on) };
  return { ...caseFile, duties: withHandOn(caseFile, isAwaited, step) };
}
