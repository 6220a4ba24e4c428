// Looks through the cases of whoever a waiting roster takes out for those of which nobody would have the keys any more, on behalf of
// one reader. Whatever it looks at, the answer has nothing of a case that this reader may not know of (domain/leaving.ts).
import { bothLeaving, type KeysLeaving, keysLeaving, leaversOf, NOTHING_LEAVING } from '../domain/leaving.ts';
import { type PersonId, parseCaseId, parseRoster, type Roster } from '../protocol/check/index.ts';
import { loadCases } from './case-files.ts';
import type { Reader } from './database.ts';
import { groundOf, type Portal, type Seat } from './foundation.ts';
import { currentDraft } from './roster-draft.ts';
import { parsed, places } from './rows.ts';

/** Cases looked at in one go. */
const BATCH = 100;

const draftIn = async (reader: Reader, seat: Seat): Promise<Roster | undefined> => {
  const draft = await currentDraft(reader, seat.id);
  const roster = draft === undefined ? undefined : parseRoster(draft.bytes);
  return roster?.ok === true ? roster.value : undefined;
};

/** Cases behind that one of which somebody who leaves was given a key, in the order of their ids. */
const casesBehind = async (
  reader: Reader,
  seat: Seat,
  leavers: readonly PersonId[],
  { after, limit }: { readonly after: string; readonly limit: number },
) =>
  (
    await reader.all(
      `select distinct case_id from grants indexed by grants_by_holder
       where association = ? and holder in (${places(leavers)}) and case_id > ? order by case_id limit ?`,
      [seat.id, ...leavers, after, limit],
    )
  ).map((row) => parsed(row, 'case_id', parseCaseId));

type Batch = { readonly leaving: KeysLeaving; readonly after: string | undefined };

/** What a reader is told of the roster that waits, if one does: in how many cases whoever it takes out has the only keys. */
export const keysLeavingFor = async (
  { database }: Portal,
  seat: Seat,
  reader: PersonId,
  isSigner: boolean,
  batch = BATCH,
): Promise<KeysLeaving> => {
  const look = (after: string): Promise<Batch> =>
    database.snapshot(async (rows) => {
      const [ground, next] = [await groundOf(rows, seat.id), await draftIn(rows, seat)];
      const leavers = ground === undefined || next === undefined ? [] : leaversOf(ground.current.roster, next);
      if (ground === undefined || next === undefined || leavers.length === 0)
        return { leaving: NOTHING_LEAVING, after: undefined };
      const caseIds = await casesBehind(rows, seat, leavers, { after, limit: batch });
      const cases = await loadCases(rows, ground, seat, caseIds);
      const told = cases.map(({ caseFile }) =>
        keysLeaving({ caseFile, before: ground.current.roster, next }, reader, isSigner),
      );
      return {
        leaving: told.reduce(bothLeaving, NOTHING_LEAVING),
        after: caseIds.length < batch ? undefined : caseIds.at(-1),
      };
    });
  let told = NOTHING_LEAVING;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: Batch = await look(after);
    told = bothLeaving(told, found.leaving);
    after = found.after;
  }
  return told;
};
