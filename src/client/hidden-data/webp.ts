// A WebP without what showing it doesn't need. Kept, byte for byte: picture, transparency and the frames of an animation. Made
// anew: the list of what the file holds, which way is up, and a standard profile of colours. Left out: everything else, within
// frames too, and what follows the end.
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { isSame, joined, latin, latinBytes, stands, u32Little, u32LittleBytes } from './bytes.ts';
import { type Cleaned, MAX_PARTS } from './cleaning.ts';
import { standardProfile } from './colours.ts';
import { xmpKinds } from './texts.ts';
import { orientationOnly, readCamera } from './tiff.ts';

const HEAD_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
const FRAME_HEAD_BYTES = 16;
const LIST_BYTES = 10;

const HAS_PROFILE = 0x20;
const HAS_TRANSPARENCY = 0x10;
const HAS_CAMERA = 0x08;
const HAS_ANIMATION = 0x02;

type Chunk = { readonly type: string; readonly whole: Uint8Array; readonly content: Uint8Array };

/** How many more parts may be read. */
type Budget = { left: number };

/** The chunks that fill these bytes; undefined where they don't, or are too many. */
const chunksOf = (bytes: Uint8Array, budget: Budget): readonly Chunk[] | undefined => {
  const all: Chunk[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = u32Little(bytes, at + 4);
    const end = at + CHUNK_HEAD_BYTES + length;
    budget.left -= 1;
    if (end > bytes.length || budget.left < 0) return undefined;
    const content = bytes.subarray(at + CHUNK_HEAD_BYTES, end);
    // One byte fills an odd length up; some writers leave it out at the very end.
    const next = Math.min(end + (length % 2), bytes.length);
    all.push({ type: latin(bytes, at, 4), whole: bytes.subarray(at, next), content });
    at = next;
  }
  return all;
};

const chunkOf = (type: string, content: Uint8Array): Uint8Array =>
  joined([latinBytes(type), u32LittleBytes(content.length), content, new Uint8Array(content.length % 2)]);

/** The chunk as it is, where what fills it up is nothing. */
const kept = ({ type, whole, content }: Chunk): Uint8Array => {
  const isPlain = whole.length === CHUNK_HEAD_BYTES + content.length || whole.at(-1) === 0;
  return isPlain && whole.length % 2 === 0 ? whole : chunkOf(type, content);
};

const isPicture = ({ type, content }: Chunk): boolean =>
  (type === 'VP8 ' && stands(content, 3, '\x9d\x01\x2a')) || (type === 'VP8L' && content[0] === 0x2f);

/** The kinds of what a chunk holds that is left out. */
const kindsOf = ({ type, content }: Chunk): Iterable<HiddenKind> => {
  if (type === 'EXIF') return cameraOf(content).found;
  if (type === 'XMP ') return xmpKinds(content);
  if (type === 'ICCP') return ['colours'];
  return type === 'C2PA' ? ['provenance'] : ['other'];
};

/** Some writers begin with the head that a JPEG has there. */
const cameraOf = (content: Uint8Array) => readCamera(stands(content, 0, 'Exif\0\0') ? content.subarray(6) : content);

/** What is left of some chunks, and what of the others was something to tell. */
type Left = { readonly pieces: readonly Uint8Array[]; readonly found: readonly HiddenKind[] };

/** One still picture, with what of transparency belongs to it; undefined where it isn't one. */
const cleanStill = (chunks: readonly Chunk[]): Left | undefined => {
  const pictures = chunks.filter(({ type }) => type === 'VP8 ' || type === 'VP8L');
  const [picture] = pictures;
  if (picture === undefined || pictures.length > 1 || !isPicture(picture)) return undefined;
  const transparency = picture.type === 'VP8 ' ? chunks.find(({ type }) => type === 'ALPH') : undefined;
  const stays = (chunk: Chunk) => chunk === picture || chunk === transparency;
  return {
    pieces: chunks.filter(stays).map(kept),
    found: chunks.filter((chunk) => !stays(chunk)).flatMap((chunk) => [...kindsOf(chunk)]),
  };
};

/** A frame of an animation; undefined where it isn't one. */
const cleanFrame = (frame: Chunk, budget: Budget): Left | undefined => {
  if (frame.content.length < FRAME_HEAD_BYTES) return undefined;
  const inside = chunksOf(frame.content.subarray(FRAME_HEAD_BYTES), budget);
  const left = inside === undefined ? undefined : cleanStill(inside);
  if (left === undefined) return undefined;
  const content = joined([frame.content.subarray(0, FRAME_HEAD_BYTES), ...left.pieces]);
  return { pieces: [isSame(content, frame.content) ? kept(frame) : chunkOf('ANMF', content)], found: left.found };
};

const cleanAnimation = (chunks: readonly Chunk[], budget: Budget): Left | undefined => {
  const control = chunks.find(({ type, content }) => type === 'ANIM' && content.length === 6);
  const frames = chunks.filter(({ type }) => type === 'ANMF').map((frame) => cleanFrame(frame, budget));
  const whole = frames.flatMap((frame) => frame ?? []);
  if (control === undefined || whole.length === 0 || whole.length < frames.length) return undefined;
  const others = chunks.filter((chunk) => chunk !== control && chunk.type !== 'ANMF');
  return {
    pieces: [kept(control), ...whole.flatMap(({ pieces }) => pieces)],
    found: [...whole.flatMap(({ found }) => found), ...others.flatMap((chunk) => [...kindsOf(chunk)])],
  };
};

/** The profile's chunk made standard, and whether that is news. */
const cleanProfile = (
  chunk: Chunk | undefined,
): { readonly bytes?: Uint8Array; readonly found: readonly HiddenKind[] } => {
  if (chunk === undefined) return { found: [] };
  const profile = standardProfile(chunk.content);
  if (profile === undefined) return { found: ['colours'] };
  return { bytes: chunkOf('ICCP', profile), found: isSame(profile, chunk.content) ? [] : ['colours'] };
};

/** A file that begins with a list of what it holds. */
const cleanListed = (list: Chunk, rest: readonly Chunk[], budget: Budget): Left | undefined => {
  if (list.content.length !== LIST_BYTES) return undefined;
  const flags = list.content[0] ?? 0;
  const profileChunk = rest.find(({ type }) => type === 'ICCP');
  const cameraChunk = rest.find(({ type }) => type === 'EXIF');
  const others = rest.filter((chunk) => chunk !== profileChunk && chunk !== cameraChunk);
  const body = (flags & HAS_ANIMATION) === 0 ? cleanStill(others) : cleanAnimation(others, budget);
  if (body === undefined) return undefined;
  const profile = cleanProfile(profileChunk);
  const camera = cameraChunk === undefined ? undefined : cameraOf(cameraChunk.content);
  const turned = camera === undefined || camera.orientation === 1 ? undefined : orientationOnly(camera.orientation);
  const held =
    (flags & (HAS_TRANSPARENCY | HAS_ANIMATION)) |
    (profile.bytes === undefined ? 0 : HAS_PROFILE) |
    (turned === undefined ? 0 : HAS_CAMERA);
  const listing = chunkOf('VP8X', joined([Uint8Array.of(held, 0, 0, 0), list.content.subarray(4)]));
  const before = profile.bytes === undefined ? [listing] : [listing, profile.bytes];
  const after = turned === undefined ? [] : [chunkOf('EXIF', turned)];
  return {
    pieces: [...before, ...body.pieces, ...after],
    found: [...body.found, ...profile.found, ...(camera?.found ?? [])],
  };
};

/** A cleaned copy of a WebP; undefined where it isn't understood. */
export const cleanWebp = (bytes: Uint8Array): Cleaned | undefined => {
  if (!stands(bytes, 0, 'RIFF') || !stands(bytes, 8, 'WEBP')) return undefined;
  const end = 8 + u32Little(bytes, 4);
  if (end > bytes.length || end < HEAD_BYTES) return undefined;
  const budget = { left: MAX_PARTS };
  const chunks = chunksOf(bytes.subarray(HEAD_BYTES, end), budget);
  const [first, ...rest] = chunks ?? [];
  if (chunks === undefined || first === undefined) return undefined;
  const left = first.type === 'VP8X' ? cleanListed(first, rest, budget) : cleanStill(chunks);
  if (left === undefined) return undefined;
  const size = left.pieces.reduce((sum, { length }) => sum + length, 4);
  const head = joined([latinBytes('RIFF'), u32LittleBytes(size), latinBytes('WEBP')]);
  const found = new Set(left.found);
  // The one byte that fills an odd length up may follow.
  if (end + (end % 2) < bytes.length) found.add('leftover');
  return { pieces: [head, ...left.pieces], found };
};
