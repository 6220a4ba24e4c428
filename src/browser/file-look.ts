// Looks through a chosen file, in the file worker: what it may tell unseen, and of a photo that does a cleaned copy. The copy refers
// to the photo's own file and holds no bytes of it, so that what was read for the look is let go of with it; the hash says what the copy
// was then, since another file may stand there by the time it is sent.
import { FILE_HEAD_BYTES, FILE_TAIL_BYTES, type FileNature, fileNature } from '../client/hidden-data/file-nature.ts';
import { checkPhoto, MAX_PHOTO_BYTES } from '../client/hidden-data/photo.ts';
import { hashStream, toBase64url } from '../protocol/check/index.ts';
import type { FileLook } from './file-tasks.ts';

/** Whatever is hashed is copied into the library's memory, which never shrinks. */
const HASHED_AT_ONCE = 65_536;

export const bytesOf = async (part: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await part.arrayBuffer());

const natureOf = async (name: string, content: Blob): Promise<FileNature> => {
  const head = await bytesOf(content.slice(0, FILE_HEAD_BYTES));
  const tail = await bytesOf(content.slice(Math.max(0, content.size - FILE_TAIL_BYTES)));
  return fileNature({ name, head, tail });
};

/** What a copy is made of: parts of the file wherever a piece is one of its bytes as they were read, and the few others themselves. */
export const copyParts = (
  file: Blob,
  bytes: Uint8Array<ArrayBuffer>,
  pieces: readonly Uint8Array[],
): readonly (Blob | Uint8Array<ArrayBuffer>)[] => {
  const parts: (Uint8Array<ArrayBuffer> | { readonly from: number; to: number })[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    const from = piece.byteOffset - bytes.byteOffset;
    if (piece.buffer !== bytes.buffer) parts.push(Uint8Array.from(piece));
    else if (last !== undefined && 'to' in last && last.to === from) last.to += piece.length;
    else parts.push({ from, to: from + piece.length });
  }
  return parts.map((part) => ('to' in part ? file.slice(part.from, part.to) : part));
};

/** The hash by which a file's readers are told its content. */
const hashOf = (pieces: readonly Uint8Array[]): string => {
  const hash = hashStream('file');
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += HASHED_AT_ONCE) hash.update(piece.subarray(at, at + HASHED_AT_ONCE));
  }
  return toBase64url(hash.finish());
};

/** What a chosen file is; rejects where it can't be read. */
export const lookAtFile = async (file: File): Promise<FileLook> => {
  const { hides } = await natureOf(file.name, file);
  if (hides !== 'checked') return { kind: 'other', hides };
  if (file.size > MAX_PHOTO_BYTES) return { kind: 'unchecked', why: 'too-big' };
  const bytes = await bytesOf(file);
  const check = checkPhoto(bytes);
  if (check.kind === 'no-photo') return { kind: 'other', hides: 'picture' };
  if (check.kind !== 'checked') return { kind: 'unchecked', why: check.kind };
  const hash = hashOf(check.pieces);
  if (check.found.length === 0) return { kind: 'clean', hash };
  const copy = new Blob([...copyParts(file, bytes, check.pieces)], { type: file.type });
  return { kind: 'cleaned', found: check.found, copy, hash };
};
