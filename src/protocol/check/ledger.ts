// A case's chain folded from its first line: who holds which key, who is barred, what stands. Browsers take epochs,
// commitments, grants and bars from here and from nowhere else (PROTOCOL §4).
import { bad, good, type Outcome } from '../outcome.ts';
import type { Act, GrantNote, RoomStart } from './act.ts';
import { NO_HASH } from './hashes.ts';
import type { AssociationId, CaseId, Holder, PersonId } from './ids.ts';
import { checkLine, type Line } from './line.ts';
import type { Room } from './rooms.ts';
import type { Roster } from './roster.ts';

/** One generation of a room. `holders` are all who were granted it, those barred since included. */
export type Epoch = {
  readonly epoch: number;
  readonly commitment: string;
  /** Hash of the line that started it. */
  readonly startedBy: string;
  readonly holders: ReadonlySet<Holder>;
};

export type Rooms = ReadonlyMap<Room, readonly Epoch[]>;

/** A verified chain. `head` is the hash of its last line; `items` tell which line listed an item first. */
export type Ledger = {
  readonly case: CaseId;
  readonly association: AssociationId;
  readonly submit: Line;
  readonly lines: readonly Line[];
  readonly head: string;
  readonly rosterSeq: number;
  readonly bars: ReadonlySet<PersonId>;
  readonly rooms: Rooms;
  readonly items: ReadonlyMap<string, string>;
};

type Standing = Pick<Ledger, 'rosterSeq' | 'bars' | 'rooms' | 'items'>;

const NOTHING: Standing = { rosterSeq: 0, bars: new Set(), rooms: new Map(), items: new Map() };

/** Whether somebody holds the key of a room's epoch and isn't barred. */
export function holds(standing: Pick<Ledger, 'rooms' | 'bars'>, room: Room, epoch: number, holder: Holder): boolean {
  if (holder !== 'reporter' && standing.bars.has(holder)) return false;
  return standing.rooms.get(room)?.[epoch - 1]?.holders.has(holder) ?? false;
}

/** The newest epoch of a room, 0 if there is none. */
export function lastEpoch(rooms: Rooms, room: Room): number {
  return rooms.get(room)?.length ?? 0;
}

/**
 * Whether this act may start this epoch: the reporter by *submit*; else who held the epoch before, or for the first
 * epoch of another room, who holds the newest epoch of `report`.
 */
export function mayStart(standing: Pick<Ledger, 'rooms' | 'bars'>, act: Act, start: RoomStart): boolean {
  if (start.epoch !== lastEpoch(standing.rooms, start.room) + 1) return false;
  if (act.kind === 'submit') return start.epoch === 1;
  if (act.by === 'system') return false;
  // The reporter starts no room but that of their own identity, which they hold.
  if (act.by === 'reporter' && (act.kind !== 'identify' || start.room !== 'identity')) return false;
  if (start.epoch > 1) return holds(standing, start.room, start.epoch - 1, act.by);
  return holds(standing, 'report', lastEpoch(standing.rooms, 'report'), act.by);
}

function withStarts(standing: Standing, line: Line): Outcome<Rooms> {
  const rooms = new Map(standing.rooms);
  for (const start of line.act.rooms) {
    if (!mayStart({ ...standing, rooms }, line.act, start)) return bad('untrusted');
    const started: Epoch = {
      epoch: start.epoch,
      commitment: start.commitment,
      startedBy: line.hash,
      holders: new Set(),
    };
    rooms.set(start.room, [...(rooms.get(start.room) ?? []), started]);
  }
  return good(rooms);
}

/** A key can be granted by who holds it, or by the act that makes it. */
function mayGrant(standing: Standing, act: Act, grant: GrantNote): boolean {
  const made = act.rooms.some(({ room, epoch }) => room === grant.room && epoch === grant.epoch);
  return made || (act.by !== 'system' && act.by !== 'reporter' && holds(standing, grant.room, grant.epoch, act.by));
}

function withGrants(standing: Standing, rooms: Rooms, act: Act): Outcome<Rooms> {
  const granted = new Map(rooms);
  for (const grant of act.grants) {
    const epochs = granted.get(grant.room) ?? [];
    const epoch = epochs[grant.epoch - 1];
    const barred = grant.holder !== 'reporter' && standing.bars.has(grant.holder);
    if (epoch === undefined || barred || !mayGrant(standing, act, grant)) return bad('untrusted');
    granted.set(
      grant.room,
      epochs.with(grant.epoch - 1, { ...epoch, holders: new Set([...epoch.holders, grant.holder]) }),
    );
  }
  return good(granted);
}

/** Applies a line in the order bars, rooms, grants (PROTOCOL A8). */
function applyLine(standing: Standing, line: Line, roster: Roster): Outcome<Standing> {
  const { act } = line;
  if (act.by !== 'reporter' && act.by !== 'system' && standing.bars.has(act.by)) return bad('untrusted');
  if (roster.seq < standing.rosterSeq) return bad('untrusted');
  const barred = {
    ...standing,
    bars: act.bars.length === 0 ? standing.bars : new Set([...standing.bars, ...act.bars]),
  };
  const started = withStarts(barred, line);
  if (!started.ok) return started;
  const rooms = withGrants(barred, started.value, act);
  if (!rooms.ok) return rooms;
  const items = new Map(standing.items);
  for (const item of act.items) if (!items.has(item)) items.set(item, line.hash);
  return good({ rosterSeq: roster.seq, bars: barred.bars, rooms: rooms.value, items });
}

function beginLedger(
  caseId: CaseId,
  association: AssociationId,
  line: Line,
  rosters: ReadonlyMap<string, Roster>,
): Outcome<Ledger> {
  const { act } = line;
  if (act.kind !== 'submit' || act.prev !== NO_HASH) return bad('untrusted');
  const roster = checkLine(line, { caseId, association, rosters, reporterSign: act.public.sign });
  if (!roster.ok) return roster;
  const standing = applyLine(NOTHING, line, roster.value);
  if (!standing.ok) return standing;
  return good({ case: caseId, association, submit: line, lines: [line], head: line.hash, ...standing.value });
}

/** The ledger with one more line; `untrusted` where the line doesn't continue it. The given ledger stays as it is. */
export function appendLine(ledger: Ledger, line: Line, rosters: ReadonlyMap<string, Roster>): Outcome<Ledger> {
  const { act } = line;
  const { submit } = ledger;
  if (act.kind === 'submit' || submit.act.kind !== 'submit' || act.prev !== ledger.head) return bad('untrusted');
  const { case: caseId, association } = ledger;
  const roster = checkLine(line, { caseId, association, rosters, reporterSign: submit.act.public.sign });
  if (!roster.ok) return roster;
  const standing = applyLine(ledger, line, roster.value);
  if (!standing.ok) return standing;
  return good({ ...ledger, ...standing.value, lines: [...ledger.lines, line], head: line.hash });
}

/**
 * Folds a whole chain from its first line (PROTOCOL §6). `rosters` are the verified ones by hash. `untrusted` names
 * every break: order, case, association, roster, signer, signature, epochs, starters, holders, bars.
 */
export function foldLedger(
  caseId: CaseId,
  association: AssociationId,
  lines: readonly Line[],
  rosters: ReadonlyMap<string, Roster>,
): Outcome<Ledger> {
  const [first, ...rest] = lines;
  if (first === undefined) return bad('untrusted');
  let ledger = beginLedger(caseId, association, first, rosters);
  for (const line of rest) {
    if (!ledger.ok) return ledger;
    ledger = appendLine(ledger.value, line, rosters);
  }
  return ledger;
}
