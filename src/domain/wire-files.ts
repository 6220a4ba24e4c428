// What travels about files: on their way in, and beside the lines that they came with (PROTOCOL B35).
import * as v from 'valibot';
import { Bytes, Epoch, Hash, Id, Room } from './wire-shapes.ts';

/** A file that came with a line: where it stands, its sealed length, and whether the portal still has all of it. */
export const FileWire = v.strictObject({
  file: Id,
  line: Hash,
  room: Room,
  epoch: Epoch,
  bytes: Bytes,
  stands: v.boolean(),
});
export type FileWire = v.InferOutput<typeof FileWire>;

/** How many files of what size are taken (domain/file-limits.ts), and in parts of how many bytes they travel. */
export const FileLimitsWire = v.strictObject({ fileBytes: Bytes, caseBytes: Bytes, files: Bytes, partBytes: Bytes });
export type FileLimitsWire = v.InferOutput<typeof FileLimitsWire>;

/** The headers of a request about a file on its way: the secret of its sender's device, and the hash of the part that it brings. */
export const UPLOAD_SECRET = 'upload-secret';
export const PART_HASH = 'part-hash';

/** A file on its way is announced with its case and the length of its blob. */
export const UploadRequest = v.strictObject({ caseId: Id, bytes: Bytes });
export type UploadRequest = v.InferOutput<typeof UploadRequest>;

/** How far it has come: the parts that stand, by their numbers from 0, and once it is whole the hash of it all. */
export const UploadState = v.strictObject({
  bytes: Bytes,
  parts: v.array(Bytes),
  item: v.exactOptional(Hash),
});
export type UploadState = v.InferOutput<typeof UploadState>;

/** A part that is on the portal's disk. */
export const PartConfirmed = v.strictObject({ part: Bytes, hash: Hash });
export type PartConfirmed = v.InferOutput<typeof PartConfirmed>;

/** Says that all parts were sent, and which hash they make. */
export const UploadEnd = v.strictObject({ item: Hash });
export const UploadRemoved = v.strictObject({ removed: v.literal(true) });
export type UploadRemoved = v.InferOutput<typeof UploadRemoved>;

/** A file of the case that a look-up key leads to. */
export const FileRequest = v.strictObject({ lookup: Hash, file: Id });
