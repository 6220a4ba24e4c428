// Opens what a verified chain vouches for: grants against their commitments, entries against the lines that list them. A
// piece that is moved, swapped, missing or unreadable becomes a problem in its place; nothing is dropped in silence.
import { disclosureParams } from '../domain/disclosure.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { EntryWire, GrantWire, LineWire } from '../domain/wire.ts';
import type { EntryRule, Policy } from '../policy/types.ts';
import {
  type ActKind,
  type Author,
  type CaseId,
  fileItems,
  fromBase64url,
  type Holder,
  isSameJson,
  itemHash,
  type Line,
  parseEntryId,
  parseHolder,
  parseLine,
  type Room,
} from '../protocol/check/index.ts';
import { type Entry, type EntryType, type KeyPair, openEntry, openGrant } from '../protocol/open/index.ts';

/** The room keys that a holder could open, by room and epoch. */
export type RoomKeyRing = ReadonlyMap<Room, ReadonlyMap<number, Uint8Array>>;

/** Why a piece can't be shown: it doesn't open, or it isn't what its line says. */
export type EntryProblem = 'cannot-open' | 'not-authenticated';

/** One entry of a case. Exactly one of `entry` and `problem` is there. `kind` and `on` are missing with the line itself. */
export type OpenedEntry = {
  readonly line: string;
  readonly on: PlainDate | undefined;
  readonly by: Author;
  readonly kind: ActKind | undefined;
  readonly room: Room;
  /** What the act's kind brings in this place. */
  readonly expected: EntryType | undefined;
  readonly entry?: Entry;
  readonly problem?: EntryProblem;
};

/** The lines of the wire, with their hashes; undefined where one has no shape. Nothing is trusted yet. */
export const caseLines = (wires: readonly LineWire[]): readonly Line[] | undefined => {
  const lines: Line[] = [];
  for (const wire of wires) {
    const bytes = fromBase64url(wire.bytes);
    const signature = fromBase64url(wire.signature, 64);
    const line = bytes === undefined || signature === undefined ? undefined : parseLine(bytes, signature);
    if (line === undefined || !line.ok) return undefined;
    lines.push(line.value);
  }
  return lines;
};

const placeKey = (room: Room, epoch: number): string => `${room} ${epoch}`;

/** The commitment of every epoch that these verified lines start. */
export const commitmentsOf = (lines: readonly Line[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap(({ act }) => act.rooms.map(({ room, epoch, commitment }) => [placeKey(room, epoch), commitment])),
  );

/** The places that these lines grant to a holder, the older first. */
const grantedPlaces = (lines: readonly Line[], holder: Holder): ReadonlySet<string> =>
  new Set(
    lines.flatMap(({ act }) =>
      act.grants.flatMap((grant) => (grant.holder === holder ? [placeKey(grant.room, grant.epoch)] : [])),
    ),
  );

/** Whether the line lists this very blob as the holder's grant. */
const isListed = (line: Line | undefined, wire: GrantWire, blob: Uint8Array, holder: Holder): boolean => {
  const at = line?.act.grants.findIndex(
    ({ room, epoch, holder: to }) => room === wire.room && epoch === wire.epoch && to === holder,
  );
  return at !== undefined && at >= 0 && line?.act.items[at] === itemHash(blob);
};

/**
 * Opens the grants of a holder. `unreadable` are the rooms of which the lines grant an epoch that no grant opened;
 * `granted` every place that they grant. Who has yet to declare is promised
 * the first key of the report alone: `isPromised` leaves out what isn't given.
 */
export const openRooms = (
  caseId: CaseId,
  holder: Holder,
  pair: KeyPair,
  grants: readonly GrantWire[],
  lines: readonly Line[],
  isPromised: (room: Room, epoch: number) => boolean = () => true,
): { readonly ring: RoomKeyRing; readonly unreadable: readonly Room[]; readonly granted: ReadonlySet<string> } => {
  const commitments = commitmentsOf(lines);
  const byHash = new Map(lines.map((line) => [line.hash, line]));
  const ring = new Map<Room, Map<number, Uint8Array>>();
  for (const wire of grants) {
    const blob = fromBase64url(wire.blob);
    const expected = commitments.get(placeKey(wire.room, wire.epoch));
    if (blob === undefined || expected === undefined || !isListed(byHash.get(wire.line), wire, blob, holder)) continue;
    const key = openGrant({ caseId, room: wire.room, epoch: wire.epoch }, holder, pair, blob, expected);
    if (key.ok) ring.set(wire.room, (ring.get(wire.room) ?? new Map()).set(wire.epoch, key.value));
  }
  const granted = grantedPlaces(lines, holder);
  const missing = lines.flatMap(({ act }) =>
    act.grants.flatMap(({ room, epoch, holder: to }) =>
      to === holder && isPromised(room, epoch) && ring.get(room)?.get(epoch) === undefined ? [room] : [],
    ),
  );
  return { ring, unreadable: [...new Set(missing)], granted };
};

/** The entries that an act of this kind brings, in their order; more items than these are attachments. */
const slotsOf = (policy: Policy, line: Line): readonly EntryRule[] => {
  const isReporter = line.act.by === 'reporter';
  const rule = policy.acts.find(({ kind, by }) => kind === line.act.kind && by.includes('reporter') === isReporter);
  return rule?.entries ?? [];
};

/** Where the attachments of a line stand behind those: in the room of the last of them, one for each file. */
const attachedSlots = (slots: readonly EntryRule[], line: Line): readonly Slot[] => {
  const room = slots.at(-1)?.room;
  return room === undefined ? [] : fileItems(line.act).map(() => ({ type: 'attachment', room }));
};

type Slot = { readonly type: EntryType; readonly room: Room };

type Wired = { readonly wire: EntryWire; readonly blob: Uint8Array };

type Opening = {
  readonly caseId: CaseId;
  readonly lines: readonly Line[];
  readonly policy: Policy;
  readonly ring: RoomKeyRing;
  readonly granted: ReadonlySet<string>;
};

/** A notice of disclosure says what its line says, and no other line has one: nobody is told another day or another office. */
const tellsItsLine = (entry: Entry, { act }: Line): boolean => {
  if (entry.type !== 'notice') return true;
  const params = disclosureParams(act, act.on);
  if (params === undefined) return entry.notice !== 'disclosure';
  return entry.notice === 'disclosure' && isSameJson(entry.params, params);
};

/** Opens an entry in the place that its line gives it; a problem where author, room, type or bytes are others. */
const openListed = (
  { caseId, ring }: Opening,
  line: Line,
  slot: Slot,
  { wire, blob }: Wired,
): Pick<OpenedEntry, 'entry' | 'problem'> => {
  const entryId = parseEntryId(wire.entryId);
  const author = parseHolder(wire.author);
  if (entryId === undefined || author === undefined) return { problem: 'not-authenticated' };
  if (wire.line !== line.hash || author !== line.act.by || wire.room !== slot.room)
    return { problem: 'not-authenticated' };
  const key = ring.get(wire.room)?.get(wire.epoch);
  if (key === undefined) return { problem: 'cannot-open' };
  const opened = openEntry(key, { caseId, room: wire.room, epoch: wire.epoch, entryId, author }, blob);
  if (!opened.ok) return { problem: opened.reason === 'untrusted' ? 'not-authenticated' : 'cannot-open' };
  const isOwn = opened.value.type === slot.type && tellsItsLine(opened.value, line);
  return isOwn ? { entry: opened.value } : { problem: 'not-authenticated' };
};

/** Entries whose bytes no line lists: they were moved here, or changed, or made up. */
const strays = (opening: Opening, wired: readonly Wired[], listed: ReadonlySet<string>): readonly OpenedEntry[] =>
  wired
    .filter(({ blob }) => !listed.has(itemHash(blob)))
    .map(({ wire }): OpenedEntry => {
      const line = opening.lines.find(({ hash }) => hash === wire.line);
      return {
        line: wire.line,
        on: line === undefined ? undefined : plainDate(line.act.on),
        by: line?.act.by ?? parseHolder(wire.author) ?? 'system',
        kind: line?.act.kind,
        room: wire.room,
        expected: undefined,
        problem: 'not-authenticated',
      };
    });

/**
 * Every entry of the rooms that the holder was granted, in the order of the lines: opened with its act, or a problem. An
 * entry that a line lists and the portal didn't give is `cannot-open`.
 */
export const openEntries = (opening: Opening, wires: readonly EntryWire[]): readonly OpenedEntry[] => {
  const wired = wires.flatMap((wire) => {
    const blob = fromBase64url(wire.blob);
    return blob === undefined ? [] : [{ wire, blob }];
  });
  const byItem = new Map(wired.map((one) => [itemHash(one.blob), one]));
  const rooms = new Set([...opening.granted].map((place) => place.split(' ')[0]));
  const listed = new Set<string>();
  const opened = opening.lines.flatMap((line) => {
    const items = line.act.items.slice(line.act.grants.length);
    for (const item of items) listed.add(item);
    const slots = slotsOf(opening.policy, line);
    return [...slots, ...attachedSlots(slots, line)].flatMap((slot, at): readonly OpenedEntry[] => {
      const item = items[at];
      if (item === undefined || !rooms.has(slot.room)) return [];
      const one = byItem.get(item);
      const result = one === undefined ? ({ problem: 'cannot-open' } as const) : openListed(opening, line, slot, one);
      const { kind, by, on } = line.act;
      return [{ line: line.hash, on: plainDate(on), by, kind, room: slot.room, expected: slot.type, ...result }];
    });
  });
  return [...opened, ...strays(opening, wired, listed)];
};
