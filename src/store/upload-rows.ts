// Owns the rows of files on their way: what was announced, which parts are on the disk, and the names of blobs that nothing needs
// any more. Of whoever sends nothing is kept but the hash of their secret and the day.
import {
  type AssociationId,
  type CaseId,
  type FileId,
  type Holder,
  PART_BYTES,
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
  readonly item: string | undefined;
};

const COLUMNS = 'file_id, case_id, author, secret, blob, bytes, item';

const toUpload = (association: AssociationId, row: Row): Upload => ({
  association,
  fileId: parsed(row, 'file_id', parseFileId),
  caseId: parsed(row, 'case_id', parseCaseId),
  author: parsed(row, 'author', parseHolder),
  secret: text(row, 'secret'),
  blob: text(row, 'blob'),
  bytes: integer(row, 'bytes'),
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

export const addUpload = async (tx: Tx, upload: Omit<Upload, 'item'>, day: string): Promise<void> => {
  const { association, fileId, caseId, author, secret, blob, bytes } = upload;
  await tx.run(
    `insert into uploads (association, file_id, case_id, author, secret, blob, bytes, begun_on)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [association, fileId, caseId, author, secret, blob, bytes, day],
  );
};

/** Notes a part that is on the disk; false where the upload is gone. */
export const notePart = async (tx: Tx, upload: Upload, part: number, hash: string): Promise<boolean> => {
  const { association, fileId, blob } = upload;
  const added = await tx.run(
    `insert into upload_parts (association, file_id, part, hash)
     select association, file_id, ?, ? from uploads where association = ? and file_id = ? and blob = ?
     on conflict do nothing`,
    [part, hash, association, fileId, blob],
  );
  return added > 0;
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

/** An upload that takes room, and whether any part of it stands. */
export type Waiting = Upload & { readonly hasParts: boolean };

/** What one side has on its way in the whole installation, reporters or people. */
export const onTheWay = async (reader: Reader, isReporters: boolean): Promise<readonly Waiting[]> => {
  const rows = await reader.all(
    `select association, ${COLUMNS}, item is not null or exists (
       select 1 from upload_parts p where p.association = u.association and p.file_id = u.file_id) as has_parts
     from uploads u where (author = 'reporter') = ? order by association, file_id`,
    [isReporters ? 1 : 0],
  );
  return rows.map((row) => ({
    ...toUpload(parsed(row, 'association', parseAssociationId), row),
    hasParts: integer(row, 'has_parts') === 1,
  }));
};

/** How many bytes of everything that was announced are still to be written. */
export const bytesToCome = async (reader: Reader): Promise<number> => {
  const [row] = await reader.all(
    `select coalesce(sum(bytes), 0) as bytes,
       (select count(*) from upload_parts p join uploads u on u.association = p.association and u.file_id = p.file_id
        where u.item is null) as parts
     from uploads where item is null`,
  );
  return row === undefined ? 0 : Math.max(0, integer(row, 'bytes') - integer(row, 'parts') * PART_BYTES);
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
