// An act on its way in, read from the wire: its line, and the blobs that its items name, in their order. Shape only
// (PROTOCOL A8, A12 `malformed`); whether it may be accepted is another file's question.
import type { ActSubmission } from '../domain/wire.ts';
import {
  type AssociationId,
  bad,
  checkEntryShape,
  checkGrantShape,
  type EntryId,
  type FileId,
  fitsKind,
  fromBase64url,
  good,
  type Holder,
  itemHash,
  type Line,
  type Outcome,
  parseEntryId,
  parseFileId,
  parseLine,
  type Room,
  uploadHash,
} from '../protocol/check/index.ts';
import type { Tx } from './database.ts';
import { addEntries } from './entries.ts';
import { addGrants } from './grants.ts';
import { appendLine } from './lines.ts';

/** A sealed entry beside its act. */
export type SentEntry = {
  readonly entryId: EntryId;
  readonly room: Room;
  readonly epoch: number;
  readonly author: Holder;
  readonly blob: Uint8Array;
};

/** A file that was sent before its act: its id, the hash of the secret by which it was, and the item that it is. */
export type SentFile = { readonly fileId: FileId; readonly secret: string; readonly item: string };

/** An act with all that travels with it; the items of the line are the hashes of these blobs, in order. */
export type Sent = {
  readonly line: Line;
  readonly author: Holder;
  readonly grants: readonly Uint8Array[];
  readonly entries: readonly SentEntry[];
  readonly files: readonly SentFile[];
};

const decode = (texts: readonly string[]): readonly Uint8Array[] | undefined => {
  const blobs = texts.map((text) => fromBase64url(text));
  return blobs.every((blob) => blob !== undefined) ? blobs : undefined;
};

const sameItems = (items: readonly string[], blobs: readonly Uint8Array[]): boolean =>
  items.length === blobs.length && blobs.every((blob, at) => itemHash(blob) === items[at]);

const readEntries = (submission: ActSubmission, author: Holder): readonly SentEntry[] | undefined => {
  const entries: SentEntry[] = [];
  for (const { entryId, room, epoch, blob } of submission.entries) {
    const id = parseEntryId(entryId);
    const sealed = fromBase64url(blob);
    if (id === undefined || sealed === undefined || entries.some((entry) => entry.entryId === id)) return undefined;
    entries.push({ entryId: id, room, epoch, author, blob: sealed });
  }
  return entries;
};

/** The files of an act, one for each item that is one, in their order. */
const readFiles = (submission: ActSubmission, items: readonly string[]): readonly SentFile[] | undefined => {
  const named = submission.files ?? [];
  const files = named.flatMap(({ file, secret }, at): readonly SentFile[] => {
    const [fileId, bytes, item] = [parseFileId(file), fromBase64url(secret, 32), items[at]];
    return fileId === undefined || bytes === undefined || item === undefined
      ? []
      : [{ fileId, secret: uploadHash(bytes), item }];
  });
  const isWhole = files.length === named.length && files.length === items.length;
  return isWhole && new Set(files.map(({ fileId }) => fileId)).size === files.length ? files : undefined;
};

/** Reads a submission; `malformed` or `unsupported` where line, counts, items or any blob's shape is wrong. */
export const readSubmission = (submission: ActSubmission): Outcome<Sent> => {
  const bytes = fromBase64url(submission.bytes);
  const signature = fromBase64url(submission.signature, 64);
  if (bytes === undefined || signature === undefined) return bad('malformed');
  const line = parseLine(bytes, signature);
  if (!line.ok) return line;
  const { act } = line.value;
  if (act.by === 'system' || !fitsKind(act)) return bad('malformed');
  const grants = decode(submission.grants);
  const entries = readEntries(submission, act.by);
  if (grants === undefined || entries === undefined || grants.length !== act.grants.length) return bad('malformed');
  const blobs = [...grants, ...entries.map(({ blob }) => blob)];
  if (!sameItems(act.items.slice(0, blobs.length), blobs)) return bad('malformed');
  const files = readFiles(submission, act.items.slice(blobs.length));
  if (files === undefined) return bad('malformed');
  for (const shape of [...grants.map(checkGrantShape), ...entries.map(({ blob }) => checkEntryShape(blob))]) {
    if (!shape.ok) return shape;
  }
  return good({ line: line.value, author: act.by, grants, entries, files });
};

const grantsIn = ({ line, grants }: Sent) =>
  line.act.grants.map(({ room, epoch, holder }, at) => {
    const blob = grants[at];
    if (blob === undefined) throw new Error('a grant without its blob');
    return { caseId: line.act.case, room, epoch, holder, line: line.hash, blob };
  });

/** Writes the grants and entries of accepted acts, whose lines and places on desks stand already. */
export const storeSealed = async (tx: Tx, association: AssociationId, acts: readonly Sent[]): Promise<void> => {
  await addGrants(tx, association, acts.flatMap(grantsIn));
  await addEntries(
    tx,
    association,
    acts.flatMap(({ line, entries }) => entries.map((entry) => ({ ...entry, caseId: line.act.case, line: line.hash }))),
  );
};

/**
 * Writes an accepted act in a case that exists: its line and leaf, grants and entries, in the caller's transaction. `day`
 * is the day of the log; `place` says where the case then stands on desks (desk-places.ts), between line and grants.
 */
export const storeSent = async (
  tx: Tx,
  association: AssociationId,
  sent: Sent,
  day: string,
  place: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await appendLine(tx, association, sent.line, day);
  await place();
  await storeSealed(tx, association, [sent]);
};
