// The check of a photo for hidden data, before it is sealed: what was found, in kinds, and a cleaned copy in pieces, most of them parts
// of the original, so that no second photo stands in memory. It runs in the reporter's Worker and, for the pages without script,
// in the server's worker thread. Whatever bytes come, it answers, and within a time that grows with their number alone.
import type { HiddenKind } from '../../domain/hidden-data.ts';
import { HIDDEN_KINDS } from '../../domain/hidden-data.ts';
import { arePieces, sizeOf } from './bytes.ts';
import type { Cleaned } from './cleaning.ts';
import { cleanJpeg } from './jpeg.ts';
import { type PhotoType, photoType } from './photo-type.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

/** A photo above is not looked into: it stands in memory whole while it is. Those of phones have up to some forty million bytes. */
export const MAX_PHOTO_BYTES = 64 * 1024 * 1024;

export type PhotoCheck =
  | {
      readonly kind: 'checked';
      readonly type: PhotoType;
      /** What the cleaned copy lacks, in the order of HIDDEN_KINDS; empty exactly where the copy is the original, byte for byte. */
      readonly found: readonly HiddenKind[];
      /** The cleaned copy: its bytes in a row. */
      readonly pieces: readonly Uint8Array[];
      /** The cleaned copy's bytes in all. */
      readonly size: number;
    }
  /** A photo by its first bytes, but broken, crafted or of a make that isn't known here. */
  | { readonly kind: 'not-understood'; readonly type: PhotoType }
  | { readonly kind: 'too-big'; readonly type: PhotoType }
  | { readonly kind: 'no-photo' };

const CLEANERS: Readonly<Record<PhotoType, (bytes: Uint8Array) => Cleaned | undefined>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
};

const cleaned = (type: PhotoType, bytes: Uint8Array): Cleaned | undefined => {
  try {
    return CLEANERS[type](bytes);
  } catch {
    // Intentional: a picture that breaks the cleaner costs its cleaned copy, never the report. The cleaners' own tests see it throw.
    return undefined;
  }
};

/**
 * Looks through a photo of at most `MAX_PHOTO_BYTES`; ask `photoType` and the size first, so that a bigger file needn't be read.
 * `bytes` must not change while the pieces are in use.
 */
export const checkPhoto = (bytes: Uint8Array): PhotoCheck => {
  const type = photoType(bytes);
  if (type === undefined) return { kind: 'no-photo' };
  if (bytes.length > MAX_PHOTO_BYTES) return { kind: 'too-big', type };
  const copy = cleaned(type, bytes);
  if (copy === undefined) return { kind: 'not-understood', type };
  const isSame = arePieces(copy.pieces, bytes);
  const kinds = HIDDEN_KINDS.filter((kind) => copy.found.has(kind));
  const found: readonly HiddenKind[] = isSame ? [] : kinds.length > 0 ? kinds : ['other'];
  return { kind: 'checked', type, found, pieces: copy.pieces, size: sizeOf(copy.pieces) };
};
