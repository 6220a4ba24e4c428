// Owns the sealed room keys. A grant is given to its holder and to nobody else; which grants there are is settled by
// signed acts, never by this table.
import {
  type AssociationId,
  type CaseId,
  type Holder,
  type PersonId,
  parseCaseId,
  parseRoom,
  type Room,
} from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { bytes, integer, parsed, text } from './rows.ts';

/** A room key sealed to one holder; `line` is the hash of the line that granted it. */
export type StoredGrant = {
  readonly room: Room;
  readonly epoch: number;
  readonly line: string;
  readonly blob: Uint8Array;
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
): Promise<readonly StoredGrant[]> => {
  const rows = await reader.all(
    'select room, epoch, line, grant_sealed from grants where association = ? and case_id = ? and holder = ?',
    [association, caseId, holder],
  );
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

/** The cases in which a person was ever granted a key, in no order that tells anything. */
export const casesGrantedTo = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly CaseId[]> => {
  const rows = await reader.all('select distinct case_id from grants where association = ? and holder = ?', [
    association,
    person,
  ]);
  return rows.map((row) => parsed(row, 'case_id', parseCaseId));
};

/** Adds a grant of a case. */
export const addGrant = async (
  tx: Tx,
  association: AssociationId,
  caseId: CaseId,
  holder: Holder,
  grant: StoredGrant,
): Promise<void> => {
  await tx.run(
    `insert into grants (association, case_id, room, epoch, holder, line, grant_sealed) values (?, ?, ?, ?, ?, ?, ?)`,
    [association, caseId, grant.room, grant.epoch, holder, grant.line, grant.blob],
  );
};
