// What reports are held against, asked of all of them at once: whether a line stands already, which roster is the newest,
// and whether any of the ids that a report would take is in use.
import { type AssociationId, publicNumber } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { placesFor, valuesFor } from './insert.ts';
import { integer, optionalText } from './rows.ts';
import type { Sent } from './submission.ts';

/** Of each report, in their order, whether its line stands already (PROTOCOL §7, step 1) and whether an id is in use. */
export type Stands = {
  readonly roster: string | undefined;
  readonly repeated: readonly boolean[];
  readonly taken: readonly boolean[];
};

type Asked = { readonly sent: Sent; readonly lookupHash: string };

/** The newest roster comes with every row, so that nobody asks for it apart. */
const REPORTS = `select a.place,
    exists (select 1 from lines where association = a.association and case_id = a.case_id and line = a.line) as repeated,
    exists (select 1 from cases where association = a.association and case_id = a.case_id)
      or exists (select 1 from cases where association = a.association and number = a.number)
      or exists (select 1 from lookups where association = a.association and lookup = a.lookup) as taken,
    (select roster from rosters where association = a.association order by seq desc limit 1) as roster
  from asked a where a.place is not null`;
const ENTRIES = `select a.place, 0 as repeated, 1 as taken, null as roster
  from named a join entries e on e.association = a.association and e.entry_id = a.entry_id`;

export const standsOf = async (
  reader: Reader,
  association: AssociationId,
  asked: readonly Asked[],
): Promise<Stands> => {
  const reports = asked.map(({ sent: { line }, lookupHash }, place) => [
    ...[place, association, line.act.case, line.hash, publicNumber(line.act.case), lookupHash],
  ]);
  const entries = asked.flatMap(({ sent }, place) => sent.entries.map(({ entryId }) => [place, association, entryId]));
  const rows = await reader.all(
    `with asked (place, association, case_id, line, number, lookup) as (values ${placesFor(reports, 6)}),
      named (place, association, entry_id) as (values ${placesFor(entries, 3)})
     ${REPORTS} union all ${ENTRIES}`,
    [...valuesFor(reports, 6), ...valuesFor(entries, 3)],
  );
  const places = (column: string) =>
    new Set(rows.filter((row) => integer(row, column) === 1).map((row) => integer(row, 'place')));
  const [repeated, taken] = [places('repeated'), places('taken')];
  return {
    roster: rows.map((row) => optionalText(row, 'roster')).find((roster) => roster !== undefined),
    repeated: asked.map((_, place) => repeated.has(place)),
    taken: asked.map((_, place) => taken.has(place)),
  };
};
