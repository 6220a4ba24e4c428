// Owns the files that came with lines: which line lists each, in which room it stands, and under which name its sealed bytes lie. A
// row is written with its line or not at all, and only of a blob that is durable (PROTOCOL B35).
import { type FileCount, type FileLimits, fileRefusal } from '../domain/file-limits.ts';
import type { Refusal } from '../domain/result.ts';
import {
  type AssociationId,
  type CaseId,
  type FileId,
  type Holder,
  type Line,
  parseFileId,
  parseHolder,
  parseRoom,
  type Room,
} from '../protocol/check/index.ts';
import type { Blobs } from './blobs.ts';
import type { Reader, Row, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { integer, parsed, places, text } from './rows.ts';
import type { Sent } from './submission.ts';
import { dropUploads, type Upload, uploadsOf } from './upload-rows.ts';

/** A file that came with a line; `item` is the hash by which the line lists it, `blob` the name of its sealed bytes. */
export type StoredFile = {
  readonly fileId: FileId;
  readonly room: Room;
  readonly epoch: number;
  readonly author: Holder;
  readonly line: string;
  readonly item: string;
  readonly bytes: number;
  readonly blob: string;
};

const toFile = (row: Row): StoredFile => ({
  fileId: parsed(row, 'file_id', parseFileId),
  room: parsed(row, 'room', parseRoom),
  epoch: integer(row, 'epoch'),
  author: parsed(row, 'author', parseHolder),
  line: text(row, 'line'),
  item: text(row, 'item'),
  bytes: integer(row, 'bytes'),
  blob: text(row, 'blob'),
});

/** Which of these file ids a line has brought already. */
export const fileIdsInUse = async (
  reader: Reader,
  association: AssociationId,
  ids: readonly FileId[],
): Promise<readonly FileId[]> => {
  if (ids.length === 0) return [];
  const rows = await reader.all(`select file_id from files where association = ? and file_id in (${places(ids)})`, [
    association,
    ...ids,
  ]);
  return rows.map((row) => parsed(row, 'file_id', parseFileId));
};

/** The files of a case, in the order of these lines and within a line in that of its items; those of other lines are left out. */
export const filesOf = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
  lines: readonly Line[],
): Promise<readonly StoredFile[]> => {
  const rows = await reader.all(
    `select file_id, room, epoch, author, line, item, bytes, blob from files
     where association = ? and case_id = ?`,
    [association, caseId],
  );
  if (rows.length === 0) return [];
  const files = rows.map(toFile);
  return lines.flatMap(({ hash, act }) =>
    files.filter(({ line }) => line === hash).toSorted((a, b) => act.items.indexOf(a.item) - act.items.indexOf(b.item)),
  );
};

/** What one side has in a case already. */
const countOf = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
  isReporters: boolean,
): Promise<FileCount> => {
  const [row] = await reader.all(
    `select count(*) as files, coalesce(sum(bytes), 0) as bytes from files
     where association = ? and case_id = ? and (author = 'reporter') = ?`,
    [association, caseId, isReporters ? 1 : 0],
  );
  return row === undefined ? { files: 0, bytes: 0 } : { files: integer(row, 'files'), bytes: integer(row, 'bytes') };
};

/** The upload of each file that travels with an act, in their order; undefined where one isn't there whole, or isn't meant. */
const arrived = async (tx: Tx, association: AssociationId, sent: Sent): Promise<readonly Upload[] | undefined> => {
  const uploads = await uploadsOf(
    tx,
    association,
    sent.files.map(({ fileId }) => fileId),
  );
  const found = sent.files.flatMap(({ fileId, secret, item }) =>
    uploads.filter(
      (upload) =>
        upload.fileId === fileId &&
        upload.caseId === sent.line.act.case &&
        upload.author === sent.author &&
        upload.secret === secret &&
        upload.item === item,
    ),
  );
  return found.length === sent.files.length ? found : undefined;
};

/** What is in the way of an act's files: one that isn't there, or more than one side of a case may have. */
export type Arriving = { readonly uploads: readonly Upload[] } | { readonly refusal: Refusal };

/** What an association allows of files, and where those lie that arrived. */
export type FilePlace = { readonly limits: FileLimits; readonly blobs: Pick<Blobs, 'size'> };

/** Those of which the disk hasn't what was confirmed any more: no file of that length. */
const lostOf = async (blobs: FilePlace['blobs'], uploads: readonly Upload[]): Promise<readonly Upload[]> => {
  const sizes = await Promise.all(uploads.map(({ blob }) => blobs.size(blob)));
  return uploads.filter(({ bytes }, at) => sizes[at] !== bytes);
};

/**
 * Looks whether the files that an act lists have all arrived, still lie there and may be taken; what is lost is let go of, so that
 * its sender is told which it is and sends it anew. An act without files asks nothing.
 */
export const arriving = async (
  tx: Tx,
  association: AssociationId,
  { limits, blobs }: FilePlace,
  sent: Sent,
): Promise<Arriving> => {
  if (sent.files.length === 0) return { uploads: [] };
  const uploads = await arrived(tx, association, sent);
  if (uploads === undefined) return { refusal: { code: 'file-missing' } };
  const lost = await lostOf(blobs, uploads);
  await dropUploads(
    tx,
    association,
    lost.map(({ fileId }) => fileId),
  );
  if (lost.length > 0) return { refusal: { code: 'file-missing' } };
  const standing = await countOf(tx, association, sent.line.act.case, sent.author === 'reporter');
  const refusal = fileRefusal(
    limits,
    standing,
    uploads.map(({ bytes }) => bytes),
  );
  return refusal === undefined ? { uploads } : { refusal };
};

/** Writes the files of an accepted act, whose line stands already; what they were on their way goes with it. */
export const addFiles = async (
  tx: Tx,
  association: AssociationId,
  sent: Sent,
  uploads: readonly Upload[],
): Promise<void> => {
  if (uploads.length === 0) return;
  const attached = sent.entries.slice(-uploads.length);
  await insertRows(
    tx,
    'insert into files (association, file_id, case_id, room, epoch, author, line, item, bytes, blob)',
    10,
    uploads.map(({ fileId, caseId, author, item, bytes, blob }, at) => {
      const entry = attached[at];
      if (entry === undefined || item === undefined) throw new Error('a file without its entry');
      return [association, fileId, caseId, entry.room, entry.epoch, author, sent.line.hash, item, bytes, blob];
    }),
  );
  await dropUploads(
    tx,
    association,
    uploads.map(({ fileId }) => fileId),
  );
};
