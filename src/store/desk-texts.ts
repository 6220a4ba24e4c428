// The sealed line of text of a desk's rows: the newest summary for whoever holds its key, else the gist that came with the report, with
// the lines that vouch for it (issue 2, point 10).
import type { RowWire } from '../domain/wire.ts';
import type { CaseId, EntryId, Line, PersonId } from '../protocol/check/index.ts';
import type { LoadedCase } from './case-files.ts';
import type { Reader } from './database.ts';
import { entriesById, entriesOf, type StoredEntry } from './entries.ts';
import type { Ground, Seat } from './foundation.ts';
import { grantsIn, type StoredGrant } from './grants.ts';
import { entryWire, grantWire, isOpenTo, lineWire } from './packages.ts';
import { grouped } from './rows.ts';

/** *submit* lists identity, report and gist, in this order, after its grants (PROTOCOL A8). */
const GIST_PLACE = 2;

/** The sealed texts that a row can show: the gist that came with the report, and the summaries by their lines. */
type Texts = { readonly gist: StoredEntry | undefined; readonly summaries: readonly StoredEntry[] };

/**
 * Which entry of a *submit* is its gist: found by hashing all that it lists, and settled for good by the line. The entry itself is read
 * anew each time, and given to whom it is granted.
 */
const knownGists = new WeakMap<Line, EntryId>();

/** The texts of these cases, by case id. */
const textsIn = async (
  reader: Reader,
  seat: Seat,
  cases: readonly LoadedCase[],
): Promise<ReadonlyMap<CaseId, Texts>> => {
  const submits = cases.flatMap(({ lines: [submit] }) => submit ?? []);
  const found = await entriesById(
    reader,
    seat.id,
    submits.flatMap((submit) => knownGists.get(submit) ?? []),
  );
  const summaries = cases.flatMap(({ lines }) => lines.filter(({ act }) => act.kind === 'summary'));
  const unknown = submits.filter((submit) => !knownGists.has(submit));
  const read = grouped(await entriesOf(reader, seat.id, [...unknown, ...summaries]), ({ line }) => line);
  for (const submit of unknown) {
    const gist = read.get(submit.hash)?.[GIST_PLACE];
    if (gist !== undefined) knownGists.set(submit, gist.entryId);
  }
  const gistOf = (submit: Line | undefined): StoredEntry | undefined => {
    const known = submit && knownGists.get(submit);
    const entry = known && (found.get(known) ?? read.get(submit.hash)?.[GIST_PLACE]);
    return entry?.line === submit?.hash ? entry : undefined;
  };
  return new Map(
    cases.map(({ caseFile, lines }) => [
      caseFile.caseId,
      { gist: gistOf(lines[0]), summaries: lines.slice(1).flatMap(({ hash }) => read.get(hash) ?? []) },
    ]),
  );
};

/** The newest summary for whoever holds its key, else the gist that came with the report. */
const textOf = (
  { lines }: LoadedCase,
  { gist, summaries }: Texts,
  grants: readonly StoredGrant[],
): { readonly entry: StoredEntry; readonly grant: StoredGrant } | undefined => {
  const grantFor = (entry: StoredEntry | undefined) =>
    grants.find(({ room, epoch }) => room === entry?.room && epoch === entry.epoch);
  for (const line of lines.filter(({ act }) => act.kind === 'summary').toReversed()) {
    const entry = summaries.find((one) => one.line === line.hash);
    const grant = grantFor(entry);
    if (entry !== undefined && grant !== undefined) return { entry, grant };
  }
  const grant = grantFor(gist);
  return gist === undefined || grant === undefined ? undefined : { entry: gist, grant };
};

/** Which lines vouch for a row: of the entry, of the grant, of the epoch, and *submit* for the reporter's keys. */
const vouching = (lines: readonly Line[], entry: StoredEntry, grant: StoredGrant): readonly Line[] =>
  lines.filter(
    ({ hash, act }) =>
      act.kind === 'submit' ||
      hash === entry.line ||
      hash === grant.line ||
      act.rooms.some(({ room, epoch }) => room === entry.room && epoch === entry.epoch),
  );

/** The sealed line of text of each case, by case id: what its entries and this person's grants hold of it. */
export const sealedRows = async (
  reader: Reader,
  seat: Seat,
  ground: Ground,
  person: PersonId,
  cases: readonly LoadedCase[],
): Promise<ReadonlyMap<string, RowWire>> => {
  const texts = await textsIn(reader, seat, cases);
  const rooms = [...texts.values()].flatMap(({ gist, summaries }) =>
    [gist, ...summaries].flatMap((one) => one?.room ?? []),
  );
  const grants = await grantsIn(
    reader,
    seat.id,
    person,
    cases.map(({ caseFile, lines }) => ({ caseId: caseFile.caseId, order: lines.map(({ hash }) => hash) })),
    [...new Set(rooms)].toSorted(),
  );
  return new Map(
    cases.flatMap((loaded) => {
      const { caseId } = loaded.caseFile;
      const given = (grants.get(caseId) ?? []).filter((grant) => isOpenTo(ground, loaded, person, grant));
      const found = textOf(loaded, texts.get(caseId) ?? { gist: undefined, summaries: [] }, given);
      if (found === undefined) return [];
      const { entry, grant } = found;
      const lines = vouching(loaded.lines, entry, grant).map(lineWire);
      const { head } = loaded;
      return [[caseId, { caseId, head, entry: entryWire(entry), grant: grantWire(grant), lines }] as const];
    }),
  );
};
