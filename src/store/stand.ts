// What reports are held against, asked of all of them at once: whether a line stands already, which roster is the newest,
// and whether any of the ids that a report would take is in use.
import { type AssociationId, publicNumber } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { usedEntryIds } from './entries.ts';
import { inStatements } from './insert.ts';
import { latestRoster } from './rosters.ts';
import { integer } from './rows.ts';
import type { Sent } from './submission.ts';

/** Of each report, in their order, whether its line stands already (PROTOCOL §7, step 1) and whether an id is in use. */
export type Stands = {
  readonly roster: string | undefined;
  readonly repeated: readonly boolean[];
  readonly taken: readonly boolean[];
};

type Asked = { readonly sent: Sent; readonly lookupHash: string };

const QUERY = `select a.place,
    exists (select 1 from lines where association = a.association and case_id = a.case_id and line = a.line) as repeated,
    exists (select 1 from cases where association = a.association and case_id = a.case_id)
      or exists (select 1 from cases where association = a.association and number = a.number)
      or exists (select 1 from lookups where association = a.association and lookup = a.lookup) as taken
  from asked a where a.place is not null order by a.place`;

export const standsOf = async (
  reader: Reader,
  association: AssociationId,
  asked: readonly Asked[],
): Promise<Stands> => {
  const repeated: boolean[] = [];
  const taken: boolean[] = [];
  const used = new Set<string>();
  const rows = asked.map(({ sent: { line }, lookupHash }, place) => [
    ...[place, association, line.act.case, line.hash, publicNumber(line.act.case), lookupHash],
  ]);
  for (const { places, values } of inStatements(6, rows)) {
    const table = `with asked (place, association, case_id, line, number, lookup) as (values ${places})`;
    for (const row of await reader.all(`${table} ${QUERY}`, values)) {
      repeated.push(integer(row, 'repeated') === 1);
      taken.push(integer(row, 'taken') === 1);
    }
  }
  const ids = asked.flatMap(({ sent }) => sent.entries.map(({ entryId }) => entryId));
  for (const id of await usedEntryIds(reader, association, ids)) used.add(id);
  return {
    roster: await latestRoster(reader, association),
    repeated,
    taken: asked.map(({ sent }, at) => taken[at] === true || sent.entries.some(({ entryId }) => used.has(entryId))),
  };
};
