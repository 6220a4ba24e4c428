// Profiles of colours. One that a screen or scanner was measured for singles it out by its numbers even without its name, so none is
// kept: each is replaced by the nearest of a few well-known spaces, in the same bytes for everybody. A photo without a profile is
// shown as sRGB, so that one needs none. What isn't three colours (grey, print, tables alone) loses its profile.
import { fixed, joined, latinBytes, stands, u16Bytes, u32, u32Bytes } from './bytes.ts';

export type Space = 'srgb' | 'display-p3' | 'adobe-rgb' | 'prophoto' | 'rec2020';

/** More is no profile of a photo's colours. */
export const MAX_PROFILE_BYTES = 1 << 20;
const MAX_TAGS = 100;

type Standard = {
  readonly name: string;
  /** X, Y and Z of red, green and blue under the profiles' own light, D50. */
  readonly colorants: readonly number[];
  /** Parameters of the curve from a stored value to light, as an ICC parametric curve has them. */
  readonly curve: readonly number[];
  /** White, red, green and blue as x and y in hundred-thousandths, as a PNG's `cHRM` has them. */
  readonly chromaticities: readonly number[];
};

const SRGB_CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const STANDARDS: Readonly<Record<Space, Standard>> = {
  srgb: {
    name: 'sRGB',
    colorants: [0.43607, 0.22249, 0.01392, 0.38515, 0.71687, 0.09708, 0.14307, 0.06061, 0.7141],
    curve: SRGB_CURVE,
    chromaticities: [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000],
  },
  'display-p3': {
    name: 'P3',
    colorants: [0.51512, 0.2412, -0.00105, 0.29198, 0.69225, 0.04189, 0.1571, 0.06657, 0.78407],
    curve: SRGB_CURVE,
    chromaticities: [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000],
  },
  'adobe-rgb': {
    name: 'A98',
    colorants: [0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457],
    curve: [563 / 256],
    chromaticities: [31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000],
  },
  prophoto: {
    name: 'ROMM',
    colorants: [0.79767, 0.28804, 0, 0.13519, 0.71188, 0, 0.03134, 0.00009, 0.82491],
    curve: [1.8],
    chromaticities: [34567, 35850, 73470, 26530, 15960, 84040, 3660, 10],
  },
  rec2020: {
    name: '2020',
    colorants: [0.67348, 0.27903, -0.00193, 0.16566, 0.67534, 0.02998, 0.12505, 0.04561, 0.79686],
    curve: [1 / 0.45, 1 / 1.09929682, 0.09929682 / 1.09929682, 1 / 4.5, 0.08124286],
    chromaticities: [31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600],
  },
};
const SPACES = Object.keys(STANDARDS) as readonly Space[];

const distance = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0);

const nearest = (values: readonly number[], of: (standard: Standard) => readonly number[]): Space =>
  SPACES.reduce((best, space) =>
    distance(values, of(STANDARDS[space])) < distance(values, of(STANDARDS[best])) ? space : best,
  );

/** Where the content of a tag stands; undefined without such a tag. */
const tagAt = (profile: Uint8Array, tag: string): number | undefined => {
  const count = Math.min(u32(profile, 128), MAX_TAGS);
  for (let n = 0; n < count; n += 1) {
    if (stands(profile, 132 + n * 12, tag)) return u32(profile, 136 + n * 12);
  }
  return undefined;
};

/** The well-known space nearest to a profile's; undefined where the profile isn't of three colours that it names. */
export const spaceOf = (profile: Uint8Array): Space | undefined => {
  if (!stands(profile, 36, 'acsp') || !stands(profile, 16, 'RGB ')) return undefined;
  const places = ['rXYZ', 'gXYZ', 'bXYZ'].map((tag) => tagAt(profile, tag));
  const known = places.flatMap((at) => (at === undefined || !stands(profile, at, 'XYZ ') ? [] : [at]));
  if (known.length < 3) return undefined;
  return nearest(
    known.flatMap((at) => [8, 12, 16].map((offset) => fixed(profile, at + offset))),
    ({ colorants }) => colorants,
  );
};

/** A PNG's `cHRM` of the well-known space nearest to this one. */
export const nearestChromaticities = (content: Uint8Array): Uint8Array => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => u32(content, n * 4));
  const { chromaticities } = STANDARDS[nearest(values, (standard) => standard.chromaticities)];
  return joined(chromaticities.map(u32Bytes));
};

const fixedBytes = (value: number): Uint8Array => u32Bytes(Math.round(value * 0x10000) >>> 0);
const tagType = (name: string): Uint8Array => joined([latinBytes(name), u32Bytes(0)]);
const xyz = (values: readonly number[]): Uint8Array => joined([tagType('XYZ '), ...values.map(fixedBytes)]);
const D50 = [0.9642, 1, 0.8249];

/** One text in one language, padded to whole words of four bytes. */
const textTag = (text: string): Uint8Array => {
  const content = joined([...text].map((sign) => u16Bytes(sign.charCodeAt(0))));
  const head = [tagType('mluc'), u32Bytes(1), u32Bytes(12), latinBytes('enUS'), u32Bytes(content.length), u32Bytes(28)];
  return joined([...head, content, new Uint8Array((4 - (content.length % 4)) % 4)]);
};

const curveTag = (parameters: readonly number[]): Uint8Array =>
  joined([tagType('para'), u16Bytes(parameters.length === 1 ? 0 : 3), u16Bytes(0), ...parameters.map(fixedBytes)]);

const HEAD_BYTES = 128;
const headOf = (size: number): Uint8Array => {
  const head = new Uint8Array(HEAD_BYTES);
  const parts: readonly (readonly [number, Uint8Array])[] = [
    [0, u32Bytes(size)],
    [8, u32Bytes(0x04200000)],
    [12, latinBytes('mntrRGB XYZ ')],
    // A day that every such profile has: the first of January 2000.
    [24, joined([2000, 1, 1, 0, 0, 0].map(u16Bytes))],
    [36, latinBytes('acsp')],
    [68, joined(D50.map(fixedBytes))],
  ];
  for (const [at, bytes] of parts) head.set(bytes, at);
  return head;
};

/** The profile of a well-known space: always the same bytes. */
export const profileOf = (space: Space): Uint8Array => {
  const { name, colorants, curve } = STANDARDS[space];
  const contents = [
    ...[textTag(name), textTag('CC0'), xyz(D50)],
    ...[xyz(colorants.slice(0, 3)), xyz(colorants.slice(3, 6)), xyz(colorants.slice(6)), curveTag(curve)],
  ];
  // The three curves are one.
  const tags = ['desc', 'cprt', 'wtpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'];
  const first = HEAD_BYTES + 4 + tags.length * 12;
  const places = contents.map((_, n) => contents.slice(0, n).reduce((at, { length }) => at + length, first));
  const rows = tags.map((tag, n) => {
    const of = Math.min(n, contents.length - 1);
    return joined([latinBytes(tag), u32Bytes(places[of] ?? 0), u32Bytes(contents[of]?.length ?? 0)]);
  });
  const body = joined([u32Bytes(tags.length), ...rows, ...contents]);
  return joined([headOf(HEAD_BYTES + body.length), body]);
};

/** The profile that takes the place of this one; undefined: none is needed. */
export const standardProfile = (profile: Uint8Array): Uint8Array | undefined => {
  const space = profile.length > MAX_PROFILE_BYTES ? undefined : spaceOf(profile);
  return space === undefined || space === 'srgb' ? undefined : profileOf(space);
};
