// A JPEG without what decoding it doesn't need. Kept, byte for byte: tables, frames, scans; the plain JFIF head and Adobe's twelve
// bytes about colours. Made anew: which way is up, and a standard profile of colours. Left out: everything else, and what
// follows the end. What is hidden in the picture's own data, such as a watermark, stays.
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { isSame, joined, latinBytes, stands, u16, u16Bytes } from './bytes.ts';
import { type Cleaned, MAX_PARTS } from './cleaning.ts';
import { MAX_PROFILE_BYTES, standardProfile } from './colours.ts';
import { resourcesKinds, xmpKinds } from './texts.ts';
import { orientationOnly, readCamera } from './tiff.ts';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const TABLE_OF_STEPS = 0xdb;
const LINES = 0xdc;
const RESTARTS = 0xdd;
const HUFFMAN = 0xc4;
const ARITHMETIC = 0xcc;
const RESERVED_FRAME = 0xc8;
const COMMENT = 0xfe;
const FIRST_APP = 0xe0;
const LAST_APP = 0xef;

/** A segment: its whole with the marker, a scan with its data; and its content, without them. */
type Segment = { readonly marker: number; readonly whole: Uint8Array; readonly content: Uint8Array };
type Segments = { readonly all: readonly Segment[]; readonly hasRest: boolean };

/** Where the next marker begins that isn't part of a scan's data; -1 where none does. */
const markerFrom = (bytes: Uint8Array, from: number): number => {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return -1;
};

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![HUFFMAN, RESERVED_FRAME, ARITHMETIC].includes(marker);
const isApp = (marker: number): boolean => marker >= FIRST_APP && marker <= LAST_APP;

/** Whether the parts of a table fill it: `partBytes` tells a part's length by where it begins. */
const isFilled = (content: Uint8Array, partBytes: (at: number) => number): boolean => {
  let at = 0;
  while (at < content.length) at += partBytes(at);
  return at === content.length && at > 0;
};

const huffmanBytes = (content: Uint8Array, at: number): number =>
  17 + content.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);

/** Whether a segment that decoding needs is as long as what it announces: nothing else has room in it. */
const isWhole = ({ marker, content }: Segment): boolean => {
  if (isFrame(marker)) return content.length === 6 + 3 * (content[5] ?? 0);
  switch (marker) {
    case SCAN:
      return content.length === 4 + 2 * (content[0] ?? 0);
    case TABLE_OF_STEPS:
      return isFilled(content, (at) => ((content[at] ?? 0) >> 4 === 0 ? 65 : 129));
    case HUFFMAN:
      return isFilled(content, (at) => huffmanBytes(content, at));
    case ARITHMETIC:
      return content.length > 0 && content.length % 2 === 0 && content.length <= 64;
    case LINES:
    case RESTARTS:
      return content.length === 2;
    default:
      return false;
  }
};

/** The segment that begins at a marker; undefined where it doesn't fit into the file or nobody knows it. */
const segmentAt = (bytes: Uint8Array, at: number): Segment | undefined => {
  const marker = bytes[at + 1] ?? 0;
  const end = at + 2 + u16(bytes, at + 2);
  if (end < at + 4 || end > bytes.length) return undefined;
  const dataEnd = marker === SCAN ? markerFrom(bytes, end) : end;
  if (dataEnd === -1) return undefined;
  const segment = { marker, whole: bytes.subarray(at, dataEnd), content: bytes.subarray(at + 4, end) };
  return isApp(marker) || marker === COMMENT || isWhole(segment) ? segment : undefined;
};

/** The segments between start and end; undefined where it isn't a whole JPEG with a frame and, after it, a scan. */
const segmentsOf = (bytes: Uint8Array): Segments | undefined => {
  const all: Segment[] = [];
  let at = 2;
  let frames = 0;
  let scans = 0;
  while (all.length <= MAX_PARTS) {
    // What stands between segments is passed over, as decoders do.
    at = markerFrom(bytes, at);
    if (at === -1) return undefined;
    if (bytes[at + 1] === END) return scans > 0 ? { all, hasRest: at + 2 < bytes.length } : undefined;
    const segment = segmentAt(bytes, at);
    if (segment === undefined) return undefined;
    if (isFrame(segment.marker)) frames += 1;
    if (segment.marker === SCAN) scans += 1;
    if (frames > 1 || (scans > 0 && frames === 0)) return undefined;
    all.push(segment);
    at += segment.whole.length;
  }
  return undefined;
};

const segmentOf = (marker: number, content: Uint8Array): Uint8Array =>
  joined([Uint8Array.of(0xff, marker), u16Bytes(content.length + 2), content]);

const CAMERA = 'Exif\0';
const XMP = 'http://ns.adobe.com/x';
const PROFILE = 'ICC_PROFILE\0';
const PROFILE_HEAD_BYTES = 14;
const isCamera = ({ marker, content }: Segment): boolean => marker === 0xe1 && stands(content, 0, CAMERA);
const isProfile = ({ marker, content }: Segment): boolean => marker === 0xe2 && stands(content, 0, PROFILE);
const isHead = ({ marker, content }: Segment): boolean => marker === FIRST_APP && stands(content, 0, 'JFIF\0');
const isColours = ({ marker, content }: Segment): boolean => marker === 0xee && stands(content, 0, 'Adobe');

/** What is left of a segment, and what of it was something to tell. */
type Left = { readonly bytes?: Uint8Array; readonly found?: Iterable<HiddenKind> };

const HEAD_BYTES = 14;
const cleanHead = ({ whole, content }: Segment): Left => {
  if (content.length < HEAD_BYTES) return { found: ['other'] };
  if (content.length === HEAD_BYTES && content[12] === 0 && content[13] === 0) return { bytes: whole };
  const bytes = segmentOf(FIRST_APP, joined([content.subarray(0, 12), new Uint8Array(2)]));
  return { bytes, found: ['preview'] };
};

const COLOURS_BYTES = 12;
const cleanColours = ({ whole, content }: Segment): Left => {
  if (content.length < COLOURS_BYTES) return { found: ['other'] };
  if (content.length === COLOURS_BYTES) return { bytes: whole };
  return { bytes: segmentOf(0xee, content.subarray(0, COLOURS_BYTES)), found: ['other'] };
};

const cleanCamera = ({ content }: Segment): Left => {
  const { orientation, found } = readCamera(content.subarray(6));
  if (orientation === 1) return { found };
  return { bytes: segmentOf(0xe1, joined([latinBytes('Exif\0\0'), orientationOnly(orientation)])), found };
};

/** The profile of all its segments in one standard one. */
const cleanProfile = (segments: readonly Segment[]): Left => {
  const parts = segments.map(({ content }) => content.subarray(PROFILE_HEAD_BYTES));
  const isBig = parts.reduce((sum, { length }) => sum + length, 0) > MAX_PROFILE_BYTES;
  const profile = isBig ? undefined : standardProfile(joined(parts));
  if (profile === undefined) return { found: ['colours'] };
  const bytes = segmentOf(0xe2, joined([latinBytes(`${PROFILE}\x01\x01`), profile]));
  const isKept = segments.length === 1 && isSame(segments[0]?.whole ?? profile, bytes);
  return isKept ? { bytes } : { bytes, found: ['colours'] };
};

/** The kinds of what a segment holds that is left out. */
const kindsOf = ({ marker, content }: Segment): readonly HiddenKind[] => {
  if (marker === COMMENT) return ['comment'];
  if (stands(content, 0, XMP)) return xmpKinds(content);
  if (stands(content, 0, 'Photoshop 3.0\0')) return resourcesKinds(content.subarray(14));
  if (stands(content, 0, 'JFXX')) return ['preview'];
  if (stands(content, 0, 'MPF\0')) return ['leftover'];
  if (marker === 0xeb && stands(content, 0, 'JP')) return ['provenance'];
  if (stands(content, 0, 'Ducky')) return ['software'];
  return ['other'];
};

/** What is left of each segment; of its kind the first alone, as decoders read it. */
const cleanSegments = (all: readonly Segment[]): readonly Left[] => {
  const profiles = all.filter(isProfile);
  const first = {
    head: all.find(isHead),
    colours: all.find(isColours),
    camera: all.find(isCamera),
    profile: profiles[0],
  };
  return all.map((segment) => {
    if (segment === first.head) return cleanHead(segment);
    if (segment === first.colours) return cleanColours(segment);
    if (segment === first.camera) return cleanCamera(segment);
    if (segment === first.profile) return cleanProfile(profiles);
    if (isProfile(segment)) return {};
    if (isApp(segment.marker) || segment.marker === COMMENT) return { found: kindsOf(segment) };
    return { bytes: segment.whole };
  });
};

/** A cleaned copy of a JPEG; undefined where it isn't understood. */
export const cleanJpeg = (bytes: Uint8Array): Cleaned | undefined => {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined;
  const segments = segmentsOf(bytes);
  if (segments === undefined) return undefined;
  const left = cleanSegments(segments.all);
  const found = new Set(left.flatMap((one) => [...(one.found ?? [])]));
  if (segments.hasRest) found.add('leftover');
  const kept = left.flatMap((one) => one.bytes ?? []);
  return { pieces: [Uint8Array.of(0xff, START), ...kept, Uint8Array.of(0xff, END)], found };
};
