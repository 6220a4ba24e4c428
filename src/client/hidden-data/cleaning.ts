// What the cleaners of all kinds of photos share: what they answer, and how far they go along with a crafted file.
import type { HiddenKind } from '../../domain/hidden-data.ts';

/** A cleaned copy: its pieces in a row, mostly parts of the original, and the kinds of what was left out. */
export type Cleaned = { readonly pieces: readonly Uint8Array[]; readonly found: ReadonlySet<HiddenKind> };

/** A photo has some dozen parts, a long animation some thousand; whatever has more was made to keep a machine busy. */
export const MAX_PARTS = 100_000;
