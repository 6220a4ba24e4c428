// What a reporter or a person is handed of a case: the lines that PROTOCOL §6 gives them, their own grants, and the
// entries of rooms that they hold. Nothing else leaves the store, and nothing that counts what is withheld.

import { handlingPausedUntil } from '../domain/acts/duty-acts.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { disclosureRule, identityReader, mustGiveAgain, stillGives } from '../domain/disclosure.ts';
import { endedEarly } from '../domain/disclosure-ends.ts';
import { isFormer } from '../domain/keys-held.ts';
import { isLastReader } from '../domain/opens.ts';
import { lacksPeople } from '../domain/owed.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { linesFor } from '../domain/visibility.ts';
import type { CasePackage, EntryWire, GrantWire, LineWire, MailboxPackage } from '../domain/wire.ts';
import type { FileWire } from '../domain/wire-files.ts';
import {
  type CaseId,
  type FileId,
  fromBase64url,
  type Holder,
  isReporterRoom,
  type Line,
  lookupHash,
  type PersonId,
  parseCaseId,
  toBase64url,
} from '../protocol/check/index.ts';
import { formerCalendars } from './calendar-changes.ts';
import { DamagedCase, type LoadedCase, loadCase, seenCase } from './case-files.ts';
import type { Reader } from './database.ts';
import { caseNow } from './desk-places.ts';
import { entriesOf, type StoredEntry } from './entries.ts';
import { filesOf, type StoredFile } from './files.ts';
import { foundationOf, type Ground, groundOf, type PortalWithFiles, type Seat } from './foundation.ts';
import { grantsOf, type StoredGrant } from './grants.ts';
import { caseOfLookup } from './lookups.ts';
import { namesOfPeople } from './people.ts';
import { recordServings, servingsOf } from './servings.ts';

export const lineWire = (line: Line): LineWire => ({
  bytes: toBase64url(line.bytes),
  signature: toBase64url(line.signature),
});

export const entryWire = (entry: StoredEntry): EntryWire => ({ ...entry, blob: toBase64url(entry.blob) });

export const grantWire = (grant: StoredGrant): GrantWire => ({ ...grant, blob: toBase64url(grant.blob) });

const fileWire =
  ({ blobs }: PortalWithFiles) =>
  async ({ fileId, line, room, epoch, bytes, blob }: StoredFile): Promise<FileWire> => ({
    ...{ file: fileId, line, room, epoch, bytes },
    // A file that is lost is told by itself: the case opens all the same.
    stands: (await blobs.size(blob)) === bytes,
  });

/** The files of a case as they are told, with whether each is there; nothing where there are none. */
const filesTold = async (
  portal: PortalWithFiles,
  files: readonly StoredFile[],
): Promise<{ readonly files?: FileWire[] }> =>
  files.length === 0 ? {} : { files: await Promise.all(files.map(fileWire(portal))) };

type Pieces = {
  readonly lines: readonly Line[];
  readonly grants: readonly StoredGrant[];
  readonly entries: readonly StoredEntry[];
  readonly files: readonly StoredFile[];
};

/** The report alone: of its room *submit* lists it first, then the gist (PROTOCOL A8). */
export const reportIn = ({ ledger }: CaseFile, entries: readonly StoredEntry[]): readonly StoredEntry[] =>
  entries.filter(({ line, room }) => line === ledger.submit.hash && room === 'report').slice(0, 1);

/**
 * What somebody is given to declare by: the report, of which their browser shows who was involved and where, with its key. The
 * last who can open a case is given its other keys besides, to hand them on (PROTOCOL B17).
 */
const toDeclareBy = (ground: Ground, { caseFile }: LoadedCase, person: PersonId, pieces: Pieces): Pieces => {
  const report = reportIn(caseFile, pieces.entries);
  const isLast = isLastReader(caseFile, ground.current.roster, person);
  const needed = ({ room, epoch }: StoredGrant): boolean =>
    report.some((entry) => entry.room === room && entry.epoch === epoch) || (isLast && room !== 'identity');
  return { lines: pieces.lines, grants: pieces.grants.filter(needed), entries: report, files: [] };
};

/** Whether a grant was sealed to the keys that its holder has now: what former keys open is given to nobody (PROTOCOL B22). */
export const isOpenTo = (
  { current }: Ground,
  { caseFile }: Pick<LoadedCase, 'caseFile'>,
  holder: Holder,
  { room, epoch }: Pick<StoredGrant, 'room' | 'epoch'>,
): boolean => holder === 'reporter' || !isFormer(caseFile.sealedTo, current.roster, holder, room, epoch);

/** A holder's part of a case: lines in the chain's order, grants and entries in the order of their lines. */
const piecesFor = async (
  reader: Reader,
  seat: Seat,
  ground: Ground,
  loaded: LoadedCase,
  holder: Holder,
  today: PlainDate,
): Promise<Pieces> => {
  const { caseFile } = loaded;
  const { caseId } = caseFile;
  const lines = linesFor(holder, caseFile, today);
  const order = loaded.lines.map(({ hash }) => hash);
  // An identity that was disclosed until a day is served no more from that day on, though its grant may still be there.
  const granted = await grantsOf(reader, seat.id, caseId, holder, order);
  const grants = granted.filter(
    (grant) => stillGives(caseFile, grant.line, today) && isOpenTo(ground, loaded, holder, grant),
  );
  const held = new Set(grants.map(({ room, epoch }) => `${room} ${epoch}`));
  const entries = await entriesOf(reader, seat.id, lines);
  const isHeld = ({ room, epoch }: Pick<StoredEntry, 'room' | 'epoch'>): boolean => held.has(`${room} ${epoch}`);
  const files = await filesOf(reader, seat.id, caseId, lines);
  return { lines, grants, entries: entries.filter(isHeld), files: files.filter(isHeld) };
};

/** A case id that no case has: what an unknown code is looked up with. */
const nowhere = (lookup: string): CaseId => {
  const id = parseCaseId(`${lookup.slice(0, 21)}A`);
  if (id === undefined) throw new TypeError('a hash begins with an id');
  return id;
};

/**
 * What the reporter is given for a look-up key, as base64url text; undefined alike for codes that are unknown, expired
 * or whose case was destroyed, after the same queries.
 */
export const mailboxPackage = (
  portal: PortalWithFiles,
  seat: Seat,
  lookup: string,
  today: PlainDate,
): Promise<MailboxPackage | undefined> =>
  portal.database.snapshot(async (reader) => {
    const found = await lookedUp(reader, seat, lookup);
    return found === undefined ? undefined : mailboxOf(portal, reader, seat, found.ground, found.loaded, today);
  });

/** The case that a look-up key leads to; the same queries where it leads to none. Throws where it led to one that is damaged. */
const lookedUp = async (
  reader: Reader,
  seat: Seat,
  lookup: string,
): Promise<{ readonly ground: Ground; readonly loaded: LoadedCase } | undefined> => {
  const key = fromBase64url(lookup, 32);
  if (key === undefined) return undefined;
  const hash = lookupHash(key);
  const ground = await groundOf(reader, seat.id);
  const known = await caseOfLookup(reader, seat.id, hash);
  const loaded = ground === undefined ? undefined : await loadCase(reader, ground, seat, known ?? nowhere(hash));
  // A way in is stored with its case's first line and goes with its case: one that leads nowhere has lost every line.
  if (ground !== undefined && known !== undefined && loaded === undefined)
    throw new DamagedCase('a stored chain is gone');
  return ground === undefined || loaded === undefined ? undefined : { ground, loaded };
};

/** The files of the rooms that a reporter reads. */
const isReporters = ({ room }: Pick<StoredFile, 'room'>): boolean => isReporterRoom(room);

/**
 * A file of the case that a look-up key leads to, for its reporter; undefined alike where there is no such case, no such file, and
 * where it stands in a room that isn't theirs.
 */
export const mailboxFile = (
  portal: PortalWithFiles,
  seat: Seat,
  lookup: string,
  file: FileId,
  today: PlainDate,
): Promise<StoredFile | undefined> =>
  portal.database.snapshot(async (reader) => {
    const found = await lookedUp(reader, seat, lookup);
    if (found === undefined) return undefined;
    const { files } = await piecesFor(reader, seat, found.ground, found.loaded, 'reporter', today);
    return files.filter(isReporters).find(({ fileId }) => fileId === file);
  });

/**
 * A file of the case of that number, for whoever is served the room that it stands in; undefined alike where there is no such case,
 * it isn't theirs, they have yet to declare, and where the file is none of theirs. The first day is recorded as for the case.
 */
export const caseFileFor = async (
  portal: PortalWithFiles,
  seat: Seat,
  person: PersonId,
  number: string,
  file: FileId,
  today: PlainDate,
): Promise<StoredFile | undefined> => {
  const found = await portal.database.snapshot(async (reader) => {
    const seen = await seenCase(reader, seat, person, number);
    if (seen?.view !== 'whole') return undefined;
    const { files } = await piecesFor(reader, seat, seen.ground, seen, person, today);
    const own = files.find(({ fileId }) => fileId === file);
    return own === undefined ? undefined : { own, caseId: seen.caseFile.caseId };
  });
  if (found === undefined) return undefined;
  await recordServings(portal.database, seat.id, person, [found.caseId], today);
  return found.own;
};

/** Where a name goes that the reporter gives now; nothing in cases received before there was such an act. */
const identityOf = (
  ground: Ground | undefined,
  caseFile: CaseFile,
  lines: readonly Line[],
): Pick<MailboxPackage, 'identity'> => {
  if (ground === undefined || disclosureRule(caseFile) === undefined) return {};
  const { roster } = ground.current;
  const reader = identityReader(caseFile, roster);
  const again = mustGiveAgain(caseFile, ground.rosters, roster);
  // A disclosure that is kept from the reporter still is among no lines of theirs, and isn't told by its end.
  const given = new Set<string>(lines.map(({ hash }) => hash));
  const ended = endedEarly(caseFile, roster).filter((line) => given.has(line));
  return { identity: { ...(reader === undefined ? {} : { reader }), again, ended } };
};

const mailboxOf = async (
  portal: PortalWithFiles,
  reader: Reader,
  seat: Seat,
  ground: Ground,
  loaded: LoadedCase,
  today: PlainDate,
): Promise<MailboxPackage> => {
  const { lines, grants, entries, files } = await piecesFor(reader, seat, ground, loaded, 'reporter', today);
  const former = await formerCalendars(reader, seat.id, loaded.caseFile.receivedOn);
  const pausedUntil = handlingPausedUntil(loaded.caseFile, today);
  return {
    foundation: foundationOf(ground, seat, today),
    caseId: loaded.caseFile.caseId,
    head: loaded.head,
    ...identityOf(ground, loaded.caseFile, lines),
    ...(former.length === 0 ? {} : { former: [...former] }),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(lacksPeople(caseNow(loaded.caseFile, ground, today)) ? { fewPeople: true } : {}),
    lines: lines.map(lineWire),
    grants: grants.filter(({ room }) => isReporterRoom(room)).map(grantWire),
    entries: entries.filter(({ room }) => isReporterRoom(room)).map(entryWire),
    ...(await filesTold(portal, files.filter(isReporters))),
  };
};

/** On which day whoever is kept away now was first given something of the case, by the portal's own record. */
const exposuresIn = async (reader: Reader, seat: Seat, { caseId, bars }: CaseFile) =>
  (await servingsOf(reader, seat.id, caseId))
    .filter(({ person }) => bars.has(person))
    .map(({ person, day }) => ({ person, on: day }));

/**
 * What a person is given of the case of that number; undefined alike where there is none and where it isn't theirs.
 * Records the first day on which it was given, before it is.
 */
export const casePackage = async (
  portal: PortalWithFiles,
  seat: Seat,
  person: PersonId,
  number: string,
  today: PlainDate,
): Promise<CasePackage | undefined> => {
  const made = await portal.database.snapshot(async (reader): Promise<CasePackage | undefined> => {
    const seen = await seenCase(reader, seat, person, number);
    if (seen === undefined) return undefined;
    const whole = await piecesFor(reader, seat, seen.ground, seen, person, today);
    const { lines, grants, entries, files } =
      seen.view === 'undeclared' ? toDeclareBy(seen.ground, seen, person, whole) : whole;
    const listed = new Set<string>(seen.ground.current.roster.persons.map(({ id }) => id));
    const people = (await namesOfPeople(reader, seat.id)).filter(({ id }) => listed.has(id));
    const last = lines.at(-1);
    if (last === undefined) return undefined;
    return {
      foundation: foundationOf(seen.ground, seat, today),
      view: seen.view,
      caseId: seen.caseFile.caseId,
      number: seen.caseFile.number,
      // Who is given briefings alone isn't told by the chain's head that something happened since (PROTOCOL §6).
      head: last.hash,
      lines: lines.map(lineWire),
      grants: grants.map(grantWire),
      entries: entries.map(entryWire),
      ...(await filesTold(portal, files)),
      people: [...people],
      exposures: seen.view === 'whole' ? await exposuresIn(reader, seat, seen.caseFile) : [],
    };
  });
  const caseId = parseCaseId(made?.caseId);
  if (caseId !== undefined) await recordServings(portal.database, seat.id, person, [caseId], today);
  return made;
};
