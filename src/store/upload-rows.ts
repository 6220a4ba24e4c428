// Owns the rows of files on their way: what was announced, which parts are on the disk, and the names of blobs that nothing needs
// any more. Of whoever sends nothing is kept but the hash of their secret and the day.
import type { FileCount } from '../domain/file-limits.ts';
import {
  type AssociationId,
  type CaseId,
  type FileId,
  type Holder,
  parseAssociationId,
  parseCaseId,
  parseFileId,
  parseHolder,
} from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { integer, optionalText, parsed, places, text } from './rows.ts';

/** A file on its way; `item` once it is whole and durable. */
export type Upload = {
  readonly association: AssociationId;
  readonly fileId: FileId;
  readonly caseId: CaseId;
  readonly author: Holder;
  /** The hash of the secret by which it is gone on with. */
  readonly secret: string;
  readonly blob: string;
  readonly bytes: number;
  /** How much of it stands. */
  readonly arrived: number;
  readonly item: string | undefined;
};

const COLUMNS = 'file_id, case_id, author, secret, blob, bytes, arrived, item';

const toUpload = (association: AssociationId, row: Row): Upload => ({
  association,
  fileId: parsed(row, 'file_id', parseFileId),
  caseId: parsed(row, 'case_id', parseCaseId),
  author: parsed(row, 'author', parseHolder),
  secret: text(row, 'secret'),
  blob: text(row, 'blob'),
  bytes: integer(row, 'bytes'),
  arrived: integer(row, 'arrived'),
  item: optionalText(row, 'item'),
});

/** The uploads of these files, in no order. */
export const uploadsOf = async (
  reader: Reader,
  association: AssociationId,
  fileIds: readonly FileId[],
): Promise<readonly Upload[]> => {
  if (fileIds.length === 0) return [];
  const rows = await reader.all(
    `select ${COLUMNS} from uploads where association = ? and file_id in (${places(fileIds)})`,
    [association, ...fileIds],
  );
  return rows.map((row) => toUpload(association, row));
};

/** The hashes of an upload's parts that stand, by their numbers. */
export const partsOf = async (
  reader: Reader,
  association: AssociationId,
  fileId: FileId,
): Promise<ReadonlyMap<number, string>> => {
  const rows = await reader.all(
    'select part, hash from upload_parts where association = ? and file_id = ? order by part',
    [association, fileId],
  );
  return new Map(rows.map((row) => [integer(row, 'part'), text(row, 'hash')]));
};

export const addUpload = async (tx: Tx, upload: Omit<Upload, 'item' | 'arrived'>, day: string): Promise<void> => {
  const { association, fileId, caseId, author, secret, blob, bytes } = upload;
  await tx.run(
    `insert into uploads (association, file_id, case_id, author, secret, blob, bytes, begun_on)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [association, fileId, caseId, author, secret, blob, bytes, day],
  );
};

/** Notes a part of this length that is on the disk; false where the upload is gone. */
export const notePart = async (
  tx: Tx,
  upload: Upload,
  part: number,
  hash: string,
  length: number,
): Promise<boolean> => {
  const { association, fileId, blob } = upload;
  const added = await tx.run(
    `insert into upload_parts (association, file_id, part, hash)
     select association, file_id, ?, ? from uploads where association = ? and file_id = ? and blob = ?
     on conflict do nothing`,
    [part, hash, association, fileId, blob],
  );
  if (added === 0) return false;
  await tx.run('update uploads set arrived = arrived + ? where association = ? and file_id = ?', [
    length,
    association,
    fileId,
  ]);
  return true;
};

/** Notes that an unfinished upload is shorter than was announced; false where it is gone. */
export const noteLength = async (tx: Tx, { association, fileId, blob }: Upload, bytes: number): Promise<boolean> =>
  (await tx.run(
    'update uploads set bytes = ? where association = ? and file_id = ? and blob = ? and item is null and bytes >= ?',
    [bytes, association, fileId, blob, bytes],
  )) > 0;

/** Notes that the whole blob is durable; false where the upload is gone. */
export const noteWhole = async (tx: Tx, { association, fileId, blob }: Upload, item: string): Promise<boolean> =>
  (await tx.run('update uploads set item = ? where association = ? and file_id = ? and blob = ?', [
    item,
    association,
    fileId,
    blob,
  ])) > 0;

/** Takes uploads away, with what is known of their parts; their blobs go with the next look at what is gone. */
export const dropUploads = async (tx: Tx, association: AssociationId, fileIds: readonly FileId[]): Promise<void> => {
  if (fileIds.length === 0) return;
  await tx.run(`delete from uploads where association = ? and file_id in (${places(fileIds)})`, [
    association,
    ...fileIds,
  ]);
};

/** Takes away what was begun before a day. */
export const dropBegunBefore = (tx: Tx, day: string): Promise<number> =>
  tx.run('delete from uploads where begun_on < ?', [day]);

/** What one side has on its way in the whole installation, reporters or people. */
export const onTheWay = async (reader: Reader, isReporters: boolean): Promise<readonly Upload[]> => {
  const rows = await reader.all(
    `select association, ${COLUMNS} from uploads where (author = 'reporter') = ? order by association, file_id`,
    [isReporters ? 1 : 0],
  );
  return rows.map((row) => toUpload(parsed(row, 'association', parseAssociationId), row));
};

const counted = (row: Row | undefined): FileCount =>
  row === undefined ? { files: 0, bytes: 0 } : { files: integer(row, 'files'), bytes: integer(row, 'bytes') };

/** How many files one side has on its way, and how many bytes of them stand. */
export const standingOf = async (reader: Reader, isReporters: boolean): Promise<FileCount> => {
  const [row] = await reader.all(
    `select count(*) as files, coalesce(sum(arrived), 0) as bytes from uploads where (author = 'reporter') = ?`,
    [isReporters ? 1 : 0],
  );
  return counted(row);
};

/** How many files were announced under one secret, and their bytes once all of them will have come. */
export const announcedUnder = async (reader: Reader, isReporters: boolean, secret: string): Promise<FileCount> => {
  const [row] = await reader.all(
    `select count(*) as files, coalesce(sum(bytes), 0) as bytes from uploads
     where secret = ? and (author = 'reporter') = ?`,
    [secret, isReporters ? 1 : 0],
  );
  return counted(row);
};

/** Every upload that is said to be whole. */
export const wholeUploads = async (
  reader: Reader,
): Promise<readonly { readonly blob: string; readonly bytes: number }[]> =>
  (await reader.all('select blob, bytes from uploads where item is not null')).map((row) => ({
    blob: text(row, 'blob'),
    bytes: integer(row, 'bytes'),
  }));

/** Takes away the upload of a blob that isn't there. */
export const dropUploadOf = (tx: Tx, blob: string): Promise<number> =>
  tx.run('delete from uploads where blob = ?', [blob]);

/** Blobs that were let go of and that nothing names. */
export const goneBlobs = async (reader: Reader): Promise<readonly string[]> =>
  (
    await reader.all(
      `select blob from gone_blobs g where not exists (select 1 from files f where f.blob = g.blob)
       and not exists (select 1 from uploads u where u.blob = g.blob) order by blob`,
    )
  ).map((row) => text(row, 'blob'));

/** Forgets a blob that is off the disk. */
export const forgetBlob = (tx: Tx, blob: string): Promise<number> =>
  tx.run('delete from gone_blobs where blob = ?', [blob]);
