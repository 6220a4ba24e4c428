// The desk: a person's cases, a page at a time, each with one sealed line of text to open in place (issue 2, point 10).
// It begins from what the person was granted, so a case that isn't theirs costs no row, no count and no gap.
import { type CaseFile, openDuties, owingPersons } from '../domain/case-file.ts';
import { dutyState, waiting } from '../domain/desk.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { RowWire } from '../domain/wire.ts';
import type { DutyId, Role, Stage } from '../policy/types.ts';
import { type Line, type PersonId, toBase64url } from '../protocol/check/index.ts';
import { type LoadedCase, loadCase, viewOf } from './case-files.ts';
import type { Reader } from './database.ts';
import { entriesOf, type StoredEntry } from './entries.ts';
import { groundOf, type Portal, type Seat } from './foundation.ts';
import { casesGrantedTo, grantsOf, type StoredGrant } from './grants.ts';
import { entryWire, grantWire, lineWire } from './packages.ts';
import { recordServings } from './servings.ts';

export type DeskDuty = {
  readonly id: DutyId;
  readonly dueOn: PlainDate;
  readonly state: ReturnType<typeof dutyState>;
  readonly owner: Role;
  readonly mine: boolean;
};

/**
 * One case of a person's. Whoever is given briefings alone learns of a case its number and the day of the last briefing
 * (`receivedOn`), and neither stage nor duties.
 */
export type DeskRow =
  | {
      readonly view: 'whole';
      readonly number: string;
      readonly stage: Stage;
      readonly receivedOn: PlainDate;
      readonly duty?: DeskDuty;
      readonly waiting: ReturnType<typeof waiting>;
      readonly sealed?: RowWire;
    }
  | { readonly view: 'briefings'; readonly number: string; readonly receivedOn: PlainDate };

export type DeskPage = { readonly rows: readonly DeskRow[]; readonly next?: string };

/** Rows a page (issue 2, point 10). */
export const DESK_ROWS = 25;
/** Sorts after every date. */
const NO_DUTY = '9999-99-99';

type Placed = { readonly loaded: LoadedCase; readonly view: 'whole' | 'briefings'; readonly key: string };

const sortKey = (caseFile: CaseFile, view: Placed['view']): string => {
  const [next] = view === 'whole' ? openDuties(caseFile) : [];
  return `${next?.dueOn ?? NO_DUTY} ${caseFile.number}`;
};

const encodeCursor = (key: string): string => toBase64url(new TextEncoder().encode(key));

/** A cursor that isn't one begins at the first page. */
const decodeCursor = (cursor: string | undefined): string => {
  const key = Buffer.from(cursor ?? '', 'base64url').toString('latin1');
  return /^\d{4}-\d{2}-\d{2} \d{4}-\d{4}$/u.test(key) ? key : '';
};

const placesOf = async (reader: Reader, seat: Seat, person: PersonId): Promise<readonly Placed[]> => {
  const ground = await groundOf(reader, seat.id);
  if (ground === undefined) return [];
  const placed: Placed[] = [];
  for (const caseId of await casesGrantedTo(reader, seat.id, person)) {
    const loaded = await loadCase(reader, ground, seat, caseId);
    const view = loaded === undefined ? undefined : viewOf(ground, loaded, person);
    if (loaded === undefined || view === undefined) continue;
    placed.push({ loaded, view, key: sortKey(loaded.caseFile, view) });
  }
  return placed.toSorted((a, b) => (a.key < b.key ? -1 : 1));
};

/** *submit* lists identity, report and gist, in this order, after its grants (PROTOCOL A8). */
const GIST_PLACE = 2;

/** The newest summary for whoever holds its key, else the gist that came with the report. */
const textOf = async (
  reader: Reader,
  seat: Seat,
  { lines }: LoadedCase,
  grants: readonly StoredGrant[],
): Promise<{ readonly entry: StoredEntry; readonly grant: StoredGrant } | undefined> => {
  const grantFor = (entry: StoredEntry | undefined) =>
    grants.find(({ room, epoch }) => room === entry?.room && epoch === entry.epoch);
  for (const line of lines.filter(({ act }) => act.kind === 'summary').toReversed()) {
    const [entry] = await entriesOf(reader, seat.id, [line]);
    const grant = grantFor(entry);
    if (entry !== undefined && grant !== undefined) return { entry, grant };
  }
  const entry = (await entriesOf(reader, seat.id, lines.slice(0, 1)))[GIST_PLACE];
  const grant = grantFor(entry);
  return entry === undefined || grant === undefined ? undefined : { entry, grant };
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

const sealedRow = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  loaded: LoadedCase,
): Promise<RowWire | undefined> => {
  const { caseId } = loaded.caseFile;
  const order = loaded.lines.map(({ hash }) => hash);
  const found = await textOf(reader, seat, loaded, await grantsOf(reader, seat.id, caseId, person, order));
  if (found === undefined) return undefined;
  return {
    caseId,
    entry: entryWire(found.entry),
    grant: grantWire(found.grant),
    lines: vouching(loaded.lines, found.entry, found.grant).map(lineWire),
  };
};

const dutyOf = (caseFile: CaseFile, person: PersonId, today: PlainDate): DeskDuty | undefined => {
  const [duty] = openDuties(caseFile);
  if (duty === undefined) return undefined;
  const mine = owingPersons(caseFile, duty).includes(person);
  return { id: duty.id, dueOn: duty.dueOn, state: dutyState(duty, today), owner: duty.owedBy, mine };
};

const lastBriefing = (caseFile: CaseFile, person: PersonId): PlainDate => {
  const given = caseFile.ledger.lines.filter(({ act }) => act.grants.some(({ holder }) => holder === person));
  const line = given.at(-1);
  return caseFile.timeline.find((item) => item.line === line?.hash)?.on ?? caseFile.receivedOn;
};

const rowOf = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  { loaded, view }: Placed,
  today: PlainDate,
): Promise<DeskRow> => {
  const { caseFile } = loaded;
  const { number } = caseFile;
  if (view === 'briefings') return { view, number, receivedOn: lastBriefing(caseFile, person) };
  const duty = dutyOf(caseFile, person, today);
  const sealed = await sealedRow(reader, seat, person, loaded);
  return {
    view,
    number,
    stage: caseFile.stage,
    receivedOn: caseFile.receivedOn,
    waiting: waiting(caseFile, person, today),
    ...(duty === undefined ? {} : { duty }),
    ...(sealed === undefined ? {} : { sealed }),
  };
};

/**
 * A page of a person's desk, by next due date and then by number; `after` is the `next` of the page before. Records the
 * first serving of every case whose line of text is given, before it is.
 */
export const deskRows = async (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  { after, today }: { readonly after?: string | undefined; readonly today: PlainDate },
): Promise<DeskPage> => {
  const from = decodeCursor(after);
  const page = await portal.database.snapshot(async (reader) => {
    const left = (await placesOf(reader, seat, person)).filter(({ key }) => key > from);
    const shown = left.slice(0, DESK_ROWS);
    const rows: DeskRow[] = [];
    for (const place of shown) rows.push(await rowOf(reader, seat, person, place, today));
    const last = left.length > DESK_ROWS ? shown.at(-1) : undefined;
    const served = shown.filter(({ view }) => view === 'whole').map(({ loaded }) => loaded.caseFile.caseId);
    return { rows, served, next: last === undefined ? undefined : encodeCursor(last.key) };
  });
  await recordServings(portal.database, seat.id, person, page.served, today);
  return page.next === undefined ? { rows: page.rows } : { rows: page.rows, next: page.next };
};
