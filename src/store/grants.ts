// Owns the sealed room keys. A grant is given to its holder and to nobody else; which grants there are is settled by
// signed acts, never by this table.
import type { Withdrawal } from '../domain/case-file.ts';
import { type AssociationId, type CaseId, type Holder, parseRoom, ROOMS, type Room } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { bytes, grouped, integer, parsed, places, text } from './rows.ts';

/** A room key sealed to one holder; `line` is the hash of the line that granted it. */
export type StoredGrant = {
  readonly room: Room;
  readonly epoch: number;
  readonly line: string;
  readonly blob: Uint8Array;
};

/** Of each case what a holder was granted in it, by case id; see {@link grantsOf}. Of these rooms alone, where they are named. */
export const grantsIn = async (
  reader: Reader,
  association: AssociationId,
  holder: Holder,
  cases: readonly { readonly caseId: CaseId; readonly order: readonly string[] }[],
  rooms: readonly Room[] = ROOMS,
): Promise<ReadonlyMap<CaseId, readonly StoredGrant[]>> => {
  if (cases.length === 0 || rooms.length === 0) return new Map();
  const rows = await reader.all(
    `select case_id, room, epoch, line, grant_sealed from grants
     where association = ? and case_id in (${places(cases)}) and holder = ? and room in (${places(rooms)})`,
    [association, ...cases.map(({ caseId }) => caseId), holder, ...rooms],
  );
  const byCase = grouped(rows, (row) => text(row, 'case_id'));
  return new Map(cases.map(({ caseId, order }) => [caseId, inOrder(byCase.get(caseId) ?? [], order)]));
};

const inOrder = (rows: readonly Row[], order: readonly string[]): readonly StoredGrant[] => {
  const newest = new Map<string, StoredGrant>();
  const placed = rows
    .map((row) => ({
      room: parsed(row, 'room', parseRoom),
      epoch: integer(row, 'epoch'),
      line: text(row, 'line'),
      blob: bytes(row, 'grant_sealed'),
    }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.line) - order.indexOf(b.line) ||
        (a.room < b.room ? -1 : Number(a.room > b.room)) ||
        a.epoch - b.epoch,
    );
  for (const grant of placed) newest.set(`${grant.room} ${grant.epoch}`, grant);
  return placed.filter((grant) => newest.get(`${grant.room} ${grant.epoch}`) === grant);
};

/**
 * What a holder was granted in a case. Where a key was given again, the later line's grant alone: `order` is the case's
 * line hashes from the first.
 */
export const grantsOf = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
  holder: Holder,
  order: readonly string[],
): Promise<readonly StoredGrant[]> =>
  (await grantsIn(reader, association, holder, [{ caseId, order }])).get(caseId) ?? [];

/** Adds grants to their cases. */
export const addGrants = (
  tx: Tx,
  association: AssociationId,
  grants: readonly (StoredGrant & { readonly caseId: CaseId; readonly holder: Holder })[],
): Promise<void> =>
  insertRows(
    tx,
    'insert into grants (association, case_id, room, epoch, holder, line, grant_sealed)',
    7,
    grants.map(({ caseId, room, epoch, holder, line, blob }) => [association, caseId, room, epoch, holder, line, blob]),
  );

/**
 * Deletes the grants that a line takes back: of whoever is gone from a case, once everything of theirs is handed on (PROTOCOL §5),
 * and what was sealed to somebody's former keys, once it is given to them under the present ones.
 */
export const takeBackGrants = async (
  tx: Tx,
  association: AssociationId,
  caseId: CaseId,
  withdrawals: readonly Withdrawal[],
): Promise<void> => {
  const all = 'delete from grants where association = ? and case_id = ? and holder = ? and room = ?';
  for (const { person, room, epoch, line } of withdrawals) {
    const whose = [association, caseId, person, room];
    await (epoch === undefined
      ? tx.run(all, whose)
      : tx.run(`${all} and epoch = ? and line <> ?`, [...whose, epoch, line]));
  }
};
