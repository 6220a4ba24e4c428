// Looks for the line that a reporter's slip names: on which day it stands in the log, and who has vouched for that since.
import { leafOf, parseAssociationId, toBase64url } from '../../protocol/check/index.ts';
import type { Reader } from '../../store/database.ts';
import { integer, optionalText } from '../../store/rows.ts';
import { caseOfLine, rawAssociations } from '../../store/whole.ts';
import { daysOfLeaf } from '../../store/whole-log.ts';

/**
 * Where the line of a slip is. `covered`: under the head of `day`, with so many signatures of that and later heads, by so
 * many people, the last over the head of `lastOn`; `open`: that day has no head yet; `nowhere`: no line, though its leaf may
 * stand in the log of `day`.
 */
export type Slip =
  | {
      readonly place: 'covered';
      readonly day: string;
      readonly signatures: number;
      readonly people: number;
      readonly lastOn: string | undefined;
    }
  | { readonly place: 'open'; readonly day: string }
  | { readonly place: 'nowhere'; readonly day: string | undefined };

/** Looks in every association for the line of this hash; what it finds counts only where the records hold together. */
export const findSlip = async (reader: Reader, line: string): Promise<Slip> => {
  const leaf = toBase64url(leafOf(line));
  let traced: string | undefined;
  for (const id of await rawAssociations(reader)) {
    const association = parseAssociationId(id);
    if (association === undefined) continue;
    const [day] = await daysOfLeaf(reader, association, leaf);
    const isThere = (await caseOfLine(reader, association, line)) !== undefined;
    if (!isThere || day === undefined) {
      traced ??= day;
      continue;
    }
    const [row] = await reader.all(
      `select (select 1 from log_days where association = ?1 and day = ?2) as closed, count(*) as signatures,
         count(distinct s.person) as people, max(s.day) as last_on
       from head_signatures s join log_days d on d.association = s.association and d.day = s.day and d.head = s.head
       where s.association = ?1 and s.day >= ?2`,
      [association, day],
    );
    if (row === undefined || row.closed === null) return { place: 'open', day };
    const [signatures, people] = [integer(row, 'signatures'), integer(row, 'people')];
    return { place: 'covered', day, signatures, people, lastOn: optionalText(row, 'last_on') };
  }
  return { place: 'nowhere', day: traced };
};
