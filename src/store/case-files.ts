// Case files as the server knows them: the fold of a case's stored chain. It opens nothing; it tells who may be given
// what. A chain that doesn't fold is a damaged or forged store, and stops everything about that case.
import { type CaseFile, foldCase } from '../domain/case-file.ts';
import { seesBy, type View } from '../domain/visibility.ts';
import type { Policy } from '../policy/types.ts';
import { type CaseId, foldLedger, type Line, type PersonId } from '../protocol/check/index.ts';
import { caseOnDesk } from './case-on-desk.ts';
import type { Reader } from './database.ts';
import { type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { chainsOf, headsOf } from './lines.ts';

/** A case with the policy that it was received under and its chain. */
export type LoadedCase = {
  readonly caseFile: CaseFile;
  readonly policy: Policy;
  readonly lines: readonly Line[];
  readonly head: string;
};

/** A head's hash covers its whole chain; with the calendar it settles the fold. */
const folded = new Map<string, LoadedCase>();
const KEPT_CASES = 2_000;

const keep = (key: string, loaded: LoadedCase): LoadedCase => {
  const oldest = folded.size >= KEPT_CASES ? folded.keys().next().value : undefined;
  if (oldest !== undefined) folded.delete(oldest);
  folded.set(key, loaded);
  return loaded;
};

/** Folds lines that were accepted before. Throws where they no longer make a chain. */
const fold = (ground: Ground, seat: Seat, caseId: CaseId, lines: readonly Line[]): LoadedCase => {
  const ledger = foldLedger(caseId, seat.id, lines, ground.rosters);
  const policy = lines[0] === undefined ? undefined : ground.policyOf(lines[0].act.roster);
  if (!ledger.ok || policy === undefined) throw new TypeError('a stored chain is damaged');
  const caseFile = foldCase(policy, ledger.value, ground.rosters, seat.calendar);
  return { caseFile, policy, lines, head: ledger.value.head };
};

/** The cases of these ids, in their order; whatever isn't there is left out. Two statements, however many are asked for. */
export const loadCases = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  caseIds: readonly CaseId[],
): Promise<readonly LoadedCase[]> => {
  const heads = await headsOf(reader, seat.id, caseIds);
  const calendar = JSON.stringify(seat.calendar);
  const keyOf = (caseId: CaseId) => `${heads.get(caseId) ?? ''} ${calendar}`;
  const loaded = new Map<string, LoadedCase>();
  for (const caseId of caseIds) {
    const known = folded.get(keyOf(caseId));
    if (known !== undefined) loaded.set(caseId, known);
  }
  const missing = caseIds.filter((caseId) => heads.has(caseId) && !loaded.has(caseId));
  const chains = await chainsOf(reader, seat.id, missing);
  for (const caseId of missing) {
    loaded.set(caseId, keep(keyOf(caseId), fold(ground, seat, caseId, chains.get(caseId) ?? [])));
  }
  return caseIds.flatMap((caseId) => loaded.get(caseId) ?? []);
};

/** The case of that id; undefined where there is none. */
export const loadCase = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  caseId: CaseId,
): Promise<LoadedCase | undefined> => (await loadCases(reader, ground, seat, [caseId]))[0];

/** What a person may be given of a case; undefined for whoever is barred, has left or never was granted anything. */
export const viewOf = (ground: Ground, loaded: LoadedCase, person: PersonId): View | undefined =>
  seesBy(ground.current.roster, loaded.caseFile, person);

/** A case as one person sees it. */
export type SeenCase = LoadedCase & { readonly view: View; readonly ground: Ground };

/**
 * The case of that number, if this person may see it: absent and forbidden are one, in what is answered and in the work that it
 * costs, since nothing of a case is read that isn't on their desk (T38).
 */
export const seenCase = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  number: string,
): Promise<SeenCase | undefined> => {
  const ground = await groundOf(reader, seat.id);
  const caseId = await caseOnDesk(reader, seat.id, person, number);
  if (ground === undefined || caseId === undefined) return undefined;
  const loaded = await loadCase(reader, ground, seat, caseId);
  const view = loaded === undefined ? undefined : viewOf(ground, loaded, person);
  return loaded === undefined || view === undefined ? undefined : { ...loaded, view, ground };
};

/** The same for pages: the fold on the server's side, which of it is shown is the page's duty. */
export const caseFor = (portal: Portal, seat: Seat, person: PersonId, number: string): Promise<SeenCase | undefined> =>
  portal.database.snapshot((reader) => seenCase(reader, seat, person, number));
