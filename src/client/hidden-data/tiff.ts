// What camera data (EXIF) tell, and the little of it that a cleaned photo keeps: which way is up. It walks lists that can point
// anywhere, at themselves too: each is read once, and only so many.
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { isSame, latinBytes, u16, u32 } from './bytes.ts';

export type Camera = {
  /** 2 to 8: turned or mirrored; 1: as it is. */
  readonly orientation: number;
  readonly found: ReadonlySet<HiddenKind>;
};

const MAX_LISTS = 32;
/** In all lists together; a camera writes some hundred. */
const MAX_ENTRIES = 4_000;
const ENTRY_BYTES = 12;

const ORIENTATION = 0x0112;
const EXIF_LIST = 0x8769;
const PLACE_LIST = 0x8825;
const THUMBNAIL_TAGS: readonly number[] = [0x0111, 0x0201];
const PLACE_VERSION = 0;
/** The hour and the day by satellite. */
const PLACE_TIMES: readonly number[] = [0x07, 0x1d];

const KINDS: Readonly<Partial<Record<HiddenKind, readonly number[]>>> = {
  time: [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292, 0x882a, 0xc71b],
  // Make, model, lens, serial numbers, the number of the picture, and the maker's own notes, where serial numbers stand too.
  device: [...[0x010f, 0x0110, 0x013c, 0x927c, 0xa420, 0xa431, 0xa433, 0xa434, 0xa435, 0xc614, 0xc615, 0xc62f, 0xc634]],
  owner: [0x013b, 0x8298, 0x9c9d, 0xa430, 0xa437, 0xa438],
  software: [0x000b, 0x0131, 0xa439, 0xa43a, 0xa43b, 0xa43c],
  comment: [0x010d, 0x010e, 0x9286, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f, 0xa436],
};
const KIND_OF_TAG: ReadonlyMap<number, HiddenKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, tags]) => tags.map((tag) => [tag, kind as HiddenKind] as const)),
);

type Part = 'main' | 'exif' | 'place' | 'thumbnail';

const kindOf = (part: Part, tag: number): HiddenKind | undefined => {
  if (part === 'place') {
    if (tag === PLACE_VERSION) return undefined;
    return PLACE_TIMES.includes(tag) ? 'time' : 'place';
  }
  if (part === 'thumbnail') return THUMBNAIL_TAGS.includes(tag) ? 'preview' : undefined;
  return KIND_OF_TAG.get(tag);
};

/** The list to which an entry of this one leads. */
const listOf = (part: Part, tag: number): Part | undefined => {
  if (tag === PLACE_LIST && part !== 'place') return 'place';
  return tag === EXIF_LIST && part === 'main' ? 'exif' : undefined;
};

type Reader = { readonly u16: (at: number) => number; readonly u32: (at: number) => number };

const readerOf = (bytes: Uint8Array): Reader | undefined => {
  const order = u16(bytes, 0);
  if (order === 0x4d4d) return { u16: (at) => u16(bytes, at), u32: (at) => u32(bytes, at) };
  if (order !== 0x4949) return undefined;
  const little16 = (at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return { u16: little16, u32: (at) => little16(at) + little16(at + 2) * 0x10000 };
};

type Entry = { readonly part: Part; readonly tag: number; readonly at: number };

/** Every entry of every list that is reached, as many as are allowed. */
const entriesOf = (bytes: Uint8Array, reader: Reader): readonly Entry[] => {
  const lists: { part: Part; at: number }[] = [{ part: 'main', at: reader.u32(4) }];
  const known = new Set<number>();
  const entries: Entry[] = [];
  while (lists.length > 0 && known.size < MAX_LISTS) {
    const { part, at } = lists.shift() ?? { part: 'main', at: 0 };
    if (at < 8 || at + 2 > bytes.length || known.has(at)) continue;
    known.add(at);
    const room = Math.floor((bytes.length - at - 2) / ENTRY_BYTES);
    const count = Math.min(reader.u16(at), room, MAX_ENTRIES - entries.length);
    for (let n = 0; n < count; n += 1) {
      const place = at + 2 + n * ENTRY_BYTES;
      const tag = reader.u16(place);
      entries.push({ part, tag, at: place });
      const next = listOf(part, tag);
      if (next !== undefined) lists.push({ part: next, at: reader.u32(place + 8) });
    }
    if (part === 'main') lists.push({ part: 'thumbnail', at: reader.u32(at + 2 + count * ENTRY_BYTES) });
  }
  return entries;
};

const orientationOf = (reader: Reader, entries: readonly Entry[]): number => {
  const entry = entries.find(({ part, tag }) => part === 'main' && tag === ORIENTATION);
  if (entry === undefined || reader.u16(entry.at + 2) !== 3 || reader.u32(entry.at + 4) !== 1) return 1;
  const value = reader.u16(entry.at + 8);
  return value >= 2 && value <= 8 ? value : 1;
};

/** Camera data that say which way is up, and nothing else: the same bytes for every photo that lies so. */
export const orientationOnly = (orientation: number): Uint8Array =>
  Uint8Array.of(
    ...latinBytes('MM\0*\0\0\0\x08'),
    // One entry: the orientation, a short number, once; then the end of the list.
    ...[0, 1, ORIENTATION >> 8, ORIENTATION & 0xff, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  );

/** What these camera data tell. What isn't understood of them is `other`: it is left out all the same. */
export const readCamera = (bytes: Uint8Array): Camera => {
  const reader = readerOf(bytes);
  if (reader === undefined) return { orientation: 1, found: new Set(['other']) };
  const entries = entriesOf(bytes, reader);
  const orientation = orientationOf(reader, entries);
  if (orientation !== 1 && isSame(bytes, orientationOnly(orientation))) return { orientation, found: new Set() };
  const found = new Set(entries.flatMap(({ part, tag }) => kindOf(part, tag) ?? []));
  return { orientation, found: found.size > 0 ? found : new Set(['other']) };
};
