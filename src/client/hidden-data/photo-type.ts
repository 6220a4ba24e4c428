// Which photos are looked into, by their first bytes alone: a name says nothing.
import { stands } from './bytes.ts';

export type PhotoType = 'jpeg' | 'png' | 'webp';

/** So many first bytes tell. */
export const PHOTO_HEAD_BYTES = 12;

/** The type of a photo that is checked for hidden data, by its first bytes; undefined for everything else. */
export const photoType = (head: Uint8Array): PhotoType | undefined => {
  if (stands(head, 0, '\xff\xd8\xff')) return 'jpeg';
  if (stands(head, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  return stands(head, 0, 'RIFF') && stands(head, 8, 'WEBP') ? 'webp' : undefined;
};
