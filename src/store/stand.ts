// What submissions are held against, asked of all of them at once: whether a line stands already, which roster is the
// newest, and whether any of the ids that a report would take is in use.
import { type AssociationId, type CaseId, publicNumber } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { usedEntryIds } from './entries.ts';
import { gathering } from './gather.ts';
import { groupsOfPlaces, inPieces } from './insert.ts';
import { latestRoster } from './rosters.ts';
import { integer, optionalText } from './rows.ts';
import type { Sent } from './submission.ts';

/** How a line stands to what is stored: whether it is there (PROTOCOL §7, step 1), and the newest roster. */
export type Stand = { readonly repeated: boolean; readonly roster: string | undefined };

type Question = { readonly caseId: CaseId; readonly line: string };

const ASK = `select a.place,
    exists (select 1 from lines where association = a.association and case_id = a.case_id and line = a.line) as repeated,
    (select roster from rosters where association = a.association order by seq desc limit 1) as roster
  from asked a order by a.place`;

const ask = async (
  reader: Reader,
  association: AssociationId,
  questions: readonly Question[],
): Promise<readonly Stand[]> => {
  const stands: Stand[] = [];
  for (const piece of inPieces(questions)) {
    const values = piece.flatMap(({ caseId, line }, place) => [place, association, caseId, line]);
    const table = `with asked (place, association, case_id, line) as (values ${groupsOfPlaces(piece, 4)})`;
    for (const row of await reader.all(`${table} ${ASK}`, values)) {
      stands.push({ repeated: integer(row, 'repeated') === 1, roster: optionalText(row, 'roster') });
    }
  }
  return stands;
};

const gathered = new WeakMap<Reader, Map<AssociationId, (question: Question) => Promise<Stand>>>();

/** How one line stands; asked together with whatever else is asked in the same moment. */
export const standOf = (reader: Reader, association: AssociationId, caseId: CaseId, line: string): Promise<Stand> => {
  const own = gathered.get(reader) ?? new Map<AssociationId, (question: Question) => Promise<Stand>>();
  const asking = own.get(association) ?? gathering((questions) => ask(reader, association, questions));
  gathered.set(reader, own.set(association, asking));
  return asking({ caseId, line });
};

/** The same for many, in their order, with whether case id, number, code or an entry's id of each is in use. */
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
  from asked a order by a.place`;

export const standsOf = async (
  reader: Reader,
  association: AssociationId,
  asked: readonly Asked[],
): Promise<Stands> => {
  const repeated: boolean[] = [];
  const taken: boolean[] = [];
  const used = new Set<string>();
  for (const piece of inPieces(asked)) {
    const values = piece.flatMap(({ sent: { line }, lookupHash }, place) => [
      ...[place, association, line.act.case, line.hash, publicNumber(line.act.case), lookupHash],
    ]);
    const table = `with asked (place, association, case_id, line, number, lookup) as (values ${groupsOfPlaces(piece, 6)})`;
    for (const row of await reader.all(`${table} ${QUERY}`, values)) {
      repeated.push(integer(row, 'repeated') === 1);
      taken.push(integer(row, 'taken') === 1);
    }
  }
  for (const ids of inPieces(asked.flatMap(({ sent }) => sent.entries.map(({ entryId }) => entryId)))) {
    for (const id of await usedEntryIds(reader, association, ids)) used.add(id);
  }
  return {
    roster: await latestRoster(reader, association),
    repeated,
    taken: asked.map(({ sent }, at) => taken[at] === true || sent.entries.some(({ entryId }) => used.has(entryId))),
  };
};
