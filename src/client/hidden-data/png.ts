// A PNG without what showing it doesn't need. Kept, byte for byte: picture, palette, transparency, animation, and short notes on
// colours and size in their exact lengths. Made anew: which way is up, and a standard profile. Left out: everything else, and
// what follows the end. Of what is compressed only a profile of colours is inflated, and only so far.
import { Unzlib } from 'fflate';
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { isSame, joined, latin, latinBytes, stands, u16Bytes, u32, u32Bytes } from './bytes.ts';
import { type Cleaned, MAX_PARTS } from './cleaning.ts';
import { MAX_PROFILE_BYTES, nearestChromaticities, standardProfile } from './colours.ts';
import { pngTextKinds } from './texts.ts';
import { orientationOnly, readCamera } from './tiff.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
const HEAD_BYTES = 8;
const AROUND_BYTES = 12;

type Chunk = { readonly type: string; readonly whole: Uint8Array; readonly content: Uint8Array };
type Chunks = { readonly all: readonly Chunk[]; readonly hasRest: boolean };

/** How colours are written, as the head says it. */
const GREY = 0;
const THREE_COLOURS = 2;
const PALETTE = 3;
const TRANSPARENCY_BYTES: Readonly<Record<number, number>> = { [GREY]: 2, [THREE_COLOURS]: 6 };

/** The chunks that are kept as they are, in the lengths that they may have: nothing else has room in them. */
const KEPT: Readonly<Record<string, (length: number, colours: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length, colours) => colours === PALETTE && length > 0 && length <= 768 && length % 3 === 0,
  IDAT: () => true,
  IEND: (length) => length === 0,
  tRNS: (length, colours) =>
    colours === PALETTE ? length > 0 && length <= 256 : length === TRANSPARENCY_BYTES[colours],
  gAMA: (length) => length === 4,
  sRGB: (length) => length === 1,
  cICP: (length) => length === 4,
  sBIT: (length) => length > 0 && length <= 4,
  pHYs: (length) => length === 9,
  acTL: (length) => length === 8,
  fcTL: (length) => length === 26,
  fdAT: (length) => length >= 4,
};
const CRITICAL: readonly string[] = ['IHDR', 'PLTE', 'IDAT', 'IEND'];
/** Whether decoders must understand it: its first letter is a capital. */
const isCritical = (type: string): boolean => /^[A-Z]/.test(type);

const coloursOf = (bytes: Uint8Array): number => bytes[25] ?? 0;
const isKept = ({ type, content }: Chunk, colours: number): boolean =>
  Object.hasOwn(KEPT, type) && KEPT[type]?.(content.length, colours) === true;

/** Whether a decoder would go on at this chunk: a palette beside full colours is only a proposal. */
const isUnderstood = (chunk: Chunk, colours: number): boolean =>
  !isCritical(chunk.type) ||
  (CRITICAL.includes(chunk.type) && (isKept(chunk, colours) || (chunk.type === 'PLTE' && colours !== PALETTE)));

/** The chunks from the first to the end; undefined where it isn't a whole PNG or holds something critical that nobody knows. */
const chunksOf = (bytes: Uint8Array): Chunks | undefined => {
  const all: Chunk[] = [];
  let at = HEAD_BYTES;
  while (all.length <= MAX_PARTS) {
    const length = u32(bytes, at);
    const end = at + AROUND_BYTES + length;
    const type = latin(bytes, at + 4, 4);
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(type)) return undefined;
    const chunk = { type, whole: bytes.subarray(at, end), content: bytes.subarray(at + 8, end - 4) };
    if (!isUnderstood(chunk, coloursOf(bytes))) return undefined;
    if ((type === 'IHDR') !== (at === HEAD_BYTES)) return undefined;
    all.push(chunk);
    at = end;
    if (type === 'IEND') return { all, hasRest: end < bytes.length };
  }
  return undefined;
};

/** The remainders of the chunks' check sum, by the byte that comes in. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
const checkSum = (bytes: Uint8Array): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (REMAINDERS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
};

const chunkOf = (type: string, content: Uint8Array): Uint8Array => {
  const checked = joined([latinBytes(type), content]);
  return joined([u32Bytes(content.length), checked, u32Bytes(checkSum(checked))]);
};

/** A profile in the form that a PNG has it in, not compressed. */
const wrapped = (profile: Uint8Array): Uint8Array => {
  const { length } = profile;
  const little = [length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
  let [low, high] = [1, 0];
  for (const byte of profile) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  const head = joined([latinBytes('icc\0\0'), Uint8Array.of(0x78, 0x01, 0x01, ...little)]);
  return joined([head, profile, u16Bytes(high), u16Bytes(low)]);
};

/** So much goes into the inflater at once: a thousandfold of it at most comes out before the limit is looked at again. */
const INFLATE_STEP_BYTES = 256;

/** The inflated profile; undefined where it can't be inflated or is too big. */
const inflated = (compressed: Uint8Array): Uint8Array | undefined => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isEnded = false;
  const inflater = new Unzlib((piece, last) => {
    pieces.push(piece);
    size += piece.length;
    isEnded = last;
  });
  try {
    for (let at = 0; at < compressed.length && !isEnded; at += INFLATE_STEP_BYTES) {
      const end = at + INFLATE_STEP_BYTES;
      inflater.push(compressed.slice(at, end), end >= compressed.length);
      if (size > MAX_PROFILE_BYTES) return undefined;
    }
  } catch {
    // Not what it says: like no profile.
    return undefined;
  }
  return joined(pieces);
};

/** What is left of a chunk, and what of it was something to tell. */
type Left = { readonly bytes?: Uint8Array; readonly found?: Iterable<HiddenKind> };

const cleanProfile = ({ whole, content }: Chunk): Left => {
  const nameBytes = content.subarray(0, 80).indexOf(0);
  const isReadable = nameBytes > 0 && content.length <= MAX_PROFILE_BYTES;
  const profile = isReadable ? inflated(content.subarray(nameBytes + 2)) : undefined;
  const standard = profile === undefined ? undefined : standardProfile(profile);
  // A note that it is sRGB: without it older notes on colours, which the profile overruled, would count again.
  const bytes = standard === undefined ? chunkOf('sRGB', Uint8Array.of(0)) : chunkOf('iCCP', wrapped(standard));
  return isSame(bytes, whole) ? { bytes } : { bytes, found: ['colours'] };
};

const cleanChromaticities = ({ whole, content }: Chunk): Left => {
  if (content.length !== 32) return { found: ['colours'] };
  const bytes = chunkOf('cHRM', nearestChromaticities(content));
  return isSame(bytes, whole) ? { bytes } : { bytes, found: ['colours'] };
};

const cleanCamera = ({ content }: Chunk): Left => {
  const { orientation, found } = readCamera(content);
  return orientation === 1 ? { found } : { bytes: chunkOf('eXIf', orientationOnly(orientation)), found };
};

/** The kinds of what a chunk holds that is left out. */
const kindsOf = ({ type, content }: Chunk): Iterable<HiddenKind> => {
  if (/^(?:tEXt|zTXt|iTXt)$/.test(type)) return pngTextKinds(content);
  if (type === 'tIME') return ['time'];
  if (/^(?:iCCP|cHRM|mDCV|cLLI)$/.test(type)) return ['colours'];
  return type === 'caBX' ? ['provenance'] : ['other'];
};

/** What is left of each chunk; of its kind the first alone, and on colours only what stands before the picture. */
const cleanChunks = (all: readonly Chunk[], colours: number): readonly Left[] => {
  const beforePicture = all.slice(
    0,
    all.findIndex(({ type }) => type === 'PLTE' || type === 'IDAT'),
  );
  const profile = beforePicture.find(({ type }) => type === 'iCCP');
  const chromaticities = beforePicture.find(({ type }) => type === 'cHRM');
  const camera = all.find(({ type }) => type === 'eXIf');
  return all.map((chunk) => {
    if (chunk === profile) return cleanProfile(chunk);
    if (chunk === chromaticities) return cleanChromaticities(chunk);
    if (chunk === camera) return cleanCamera(chunk);
    // A profile overrules it, and is one afterwards.
    if (chunk.type === 'sRGB' && profile !== undefined) return { found: ['colours'] };
    return isKept(chunk, colours) ? { bytes: chunk.whole } : { found: kindsOf(chunk) };
  });
};

/** A cleaned copy of a PNG; undefined where it isn't understood. */
export const cleanPng = (bytes: Uint8Array): Cleaned | undefined => {
  if (!stands(bytes, 0, SIGNATURE)) return undefined;
  const chunks = chunksOf(bytes);
  if (chunks === undefined || !chunks.all.some(({ type }) => type === 'IDAT')) return undefined;
  const left = cleanChunks(chunks.all, coloursOf(bytes));
  const found = new Set(left.flatMap((one) => [...(one.found ?? [])]));
  if (chunks.hasRest) found.add('leftover');
  return { pieces: [bytes.subarray(0, HEAD_BYTES), ...left.flatMap((one) => one.bytes ?? [])], found };
};
