// Case files as the server knows them: the fold of a case's stored chain. It opens nothing; it tells who may be given
// what. A chain that doesn't fold is a damaged or forged store, and stops everything about that case.
import { type CaseFile, foldCase } from '../domain/case-file.ts';
import { seesBy, type View } from '../domain/visibility.ts';
import type { Policy } from '../policy/types.ts';
import { type CaseId, foldLedger, type Ledger, type Line, type PersonId } from '../protocol/check/index.ts';
import { caseOnDesk } from './case-on-desk.ts';
import { damagedFor } from './damaged-cases.ts';
import type { Reader } from './database.ts';
import { type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { chainsOf, headsOf } from './lines.ts';
import { ownTurn } from './turns.ts';

/** A case with the policy that it was received under and its chain. */
export type LoadedCase = {
  readonly caseFile: CaseFile;
  readonly policy: Policy;
  readonly lines: readonly Line[];
  readonly head: string;
};

/** A chain that was verified, and what was folded of it under which calendar. */
type Verified = Omit<LoadedCase, 'caseFile'> & { readonly ledger: Ledger; readonly folds: Map<string, CaseFile> };

/**
 * By the head, whose hash covers the whole chain, and by the newest roster, whose hash covers all before it and which can make a line
 * outdated (PROTOCOL B31): what was read once under both never changes. Last what was asked for last.
 */
const verified = new Map<string, Verified>();
const KEPT_CASES = 2_000;
/** The calendar that holds, and those before and after a change that is told of. */
const KEPT_FOLDS = 3;
/** Chains verified and folded in one turn of the event loop. */
const FOLDED_AT_ONCE = 5;

/** Puts a value last in its map, and lets go of the first where there are too many. */
const keep = <V>(map: Map<string, V>, most: number, key: string, value: V): V => {
  map.delete(key);
  const [oldest] = map.size >= most ? map.keys() : [];
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, value);
  return value;
};

/** Verifies lines that were accepted before; undefined where they no longer make a chain. */
const verify = (ground: Ground, seat: Seat, caseId: CaseId, lines: readonly Line[]): Verified | undefined => {
  const ledger = foldLedger(caseId, seat.id, lines, ground.rosters);
  const policy = lines[0] === undefined ? undefined : ground.policyOf(lines[0].act.roster);
  if (!ledger.ok || policy === undefined) return undefined;
  return { lines, policy, ledger: ledger.value, head: ledger.value.head, folds: new Map() };
};

/** The case of a verified chain under a calendar, whose text is given beside it; undefined where the first line makes none. */
const foldUnder = (ground: Ground, chain: Verified, { calendar }: Seat, text: string): LoadedCase | undefined => {
  const { policy, lines, head, ledger, folds } = chain;
  let caseFile = folds.get(text);
  try {
    caseFile ??= foldCase(policy, ledger, ground.rosters, calendar);
  } catch (error) {
    // Acceptance never lets in a first line that names no receivers; everything else that throws is a bug.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return { policy, lines, head, caseFile: keep(folds, KEPT_FOLDS, text, caseFile) };
};

/**
 * Cases with their folds; which of those that were asked for have lines that make no chain any more; and which have no line: they
 * never were, or all of them are gone, which only what else is stored of them tells.
 */
export type Loaded = {
  readonly cases: readonly LoadedCase[];
  readonly damaged: readonly CaseId[];
  readonly empty: readonly CaseId[];
};

/** The cases of these ids, in their order, and what became of the others. Two statements, however many are asked for. */
export const loadWithDamaged = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  caseIds: readonly CaseId[],
): Promise<Loaded> => {
  const heads = await headsOf(reader, seat.id, caseIds);
  const calendar = JSON.stringify(seat.calendar);
  const keyOf = (head: string | undefined) => `${head ?? ''} ${ground.current.hash}`;
  const known = new Map(
    caseIds.flatMap((caseId) => {
      const chain = verified.get(keyOf(heads.get(caseId)));
      return chain?.ledger.case === caseId ? [[caseId, chain] as const] : [];
    }),
  );
  const missing = caseIds.filter((caseId) => heads.has(caseId) && !known.has(caseId));
  const chains = await chainsOf(reader, seat.id, missing);
  const [cases, damaged]: [LoadedCase[], CaseId[]] = [[], []];
  const empty = caseIds.filter((caseId) => !heads.has(caseId));
  let anew = 0;
  for (const caseId of caseIds) {
    if (!heads.has(caseId)) continue;
    // What must be verified and folded takes a millisecond a case: others have their turn in between.
    if (!known.has(caseId) && ++anew % FOLDED_AT_ONCE === 0) await ownTurn();
    const lines = chains.get(caseId) ?? 'damaged';
    const chain = known.get(caseId) ?? (lines === 'damaged' ? undefined : verify(ground, seat, caseId, lines));
    const loaded = chain === undefined ? undefined : foldUnder(ground, chain, seat, calendar);
    if (chain === undefined || loaded === undefined) damaged.push(caseId);
    else {
      keep(verified, KEPT_CASES, keyOf(chain.head), chain);
      cases.push(loaded);
    }
  }
  return { cases, damaged, empty };
};

/** The cases of these ids, in their order; whatever isn't there or is damaged is left out. */
export const loadCases = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  caseIds: readonly CaseId[],
): Promise<readonly LoadedCase[]> => (await loadWithDamaged(reader, ground, seat, caseIds)).cases;

/** A case whose stored lines make no chain any more, asked for by somebody who may know that. */
export class DamagedCase extends TypeError {}

/** The case of that id; undefined where it has no line. Throws where it is damaged, which stops everything about that case. */
export const loadCase = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  caseId: CaseId,
): Promise<LoadedCase | undefined> => {
  const { cases, damaged } = await loadWithDamaged(reader, ground, seat, [caseId]);
  if (damaged.length > 0) throw new DamagedCase('a stored chain is damaged');
  return cases[0];
};

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
  const [loaded] = (await loadWithDamaged(reader, ground, seat, [caseId])).cases;
  if (loaded === undefined) {
    // What stands on a desk was a case: without any line it is as damaged as with broken ones.
    if (!(await damagedFor(reader, seat, person, [caseId])).has(caseId)) return undefined;
    throw new DamagedCase('a stored chain is damaged');
  }
  const view = viewOf(ground, loaded, person);
  return view === undefined ? undefined : { ...loaded, view, ground };
};

/** The same for pages: the fold on the server's side, which of it is shown is the page's duty. */
export const caseFor = (portal: Portal, seat: Seat, person: PersonId, number: string): Promise<SeenCase | undefined> =>
  portal.database.snapshot((reader) => seenCase(reader, seat, person, number));
