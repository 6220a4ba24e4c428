// A file that came without script and stands sealed: what its page says of it, and what the report or message that it goes with
// needs of it. It travels in the page itself; the server forgets it. Its key and secret are as good as what was typed.
import * as v from 'valibot';
import { type CaseId, type FileId, parseFileId } from '../protocol/check/index.ts';
import { cleanedName } from './file-name.ts';
import { CARRIERS, HIDDEN_KINDS, UNCHECKED } from './hidden-data.ts';
import type { Refusal } from './result.ts';

const Hash = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Id: v.GenericSchema<FileId> = v.custom<FileId>(
  (value) => typeof value === 'string' && parseFileId(value) !== undefined,
);
const Sealed = v.strictObject({
  ...{ file: Id, key: Hash, hash: Hash, size: Count, item: Hash, bytes: Count, secret: Hash },
});

const Arrived = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(1_000)),
  mime: v.pipe(v.string(), v.maxLength(255)),
  /** What goes along: of a photo with hidden data its cleaned copy. */
  sent: Sealed,
  /** That photo as it came; it goes along where its reporter chooses so. */
  original: v.exactOptional(Sealed),
  found: v.pipe(v.array(v.picklist(HIDDEN_KINDS)), v.readonly()),
  unchecked: v.exactOptional(v.picklist(UNCHECKED)),
  hides: v.picklist(['checked', 'nothing', ...CARRIERS]),
});

/** A sealed file that the portal has, by its own word; key and secret are secret. */
export type SealedUpload = v.InferOutput<typeof Sealed>;
export type ArrivedFile = v.InferOutput<typeof Arrived>;

/** Why a file isn't there: `name` as it was sent, empty where it can't be read (`isUnread`) or the thread broke that took it in. */
export type FailedFile = { readonly name: string; readonly refusal?: Refusal; readonly isUnread?: true };

/** What came of a form with files. */
export type TakenForm = {
  readonly fields: readonly (readonly [string, string])[];
  readonly arrived: readonly ArrivedFile[];
  readonly failed: readonly FailedFile[];
  /** The case that they were sealed for. */
  readonly caseId: CaseId;
  /** More files were chosen than a form may bring. */
  readonly isCut?: true;
  /** The form couldn't be read: it broke off, or its texts are too long. */
  readonly problem?: 'malformed' | 'too-large';
};

/** The names of the fields in which files travel. */
export const FILE_FIELD = 'file';
export const CASE_FIELD = 'case';
export const ORIGINAL_FIELD = 'original';
/** Where a file's name can be typed anew, by the id of what goes along of it. */
export const nameField = (file: FileId): string => `called-${file}`;

/** A file as its field's value, and back; undefined for what is none. */
export const fieldOfFile = (file: ArrivedFile): string => JSON.stringify(file);
export const fileOfField = (text: string): ArrivedFile | undefined => {
  try {
    const parsed = v.safeParse(Arrived, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
};

/** The same with what its reader is told of it. */
export type AttachedUpload = SealedUpload & { readonly name: string; readonly mime: string };

/** The name under which what goes along of a file goes: a photo's cleaned copy is called one. */
export const sentName = ({ name, found }: ArrivedFile): string => (found.length > 0 ? cleanedName(name) : name);

const copyOf = (one: ArrivedFile): AttachedUpload => ({ ...one.sent, name: sentName(one), mime: one.mime });

/** What goes along with a text: each file, and the originals that were chosen. */
export const attachedOf = (files: readonly ArrivedFile[], originals: readonly string[]): readonly AttachedUpload[] =>
  files.flatMap((one) =>
    one.original !== undefined && originals.includes(one.sent.file)
      ? [copyOf(one), { ...one.original, name: one.name, mime: one.mime }]
      : [copyOf(one)],
  );

/** The files that a form carries, with the case that they were sealed for. */
export type CarriedFiles = {
  readonly caseId: string;
  readonly files: readonly ArrivedFile[];
  /** Photos of which the original goes along, by the id of their copy. */
  readonly originals: readonly string[];
};

/** All that is on its way of these files, with every original. */
export const allOf = (files: readonly ArrivedFile[]): readonly SealedUpload[] =>
  files.flatMap(({ sent, original }) => (original === undefined ? [sent] : [sent, original]));

/** What stays behind: originals that nobody chose. */
export const leftBehind = (files: readonly ArrivedFile[], originals: readonly string[]): readonly SealedUpload[] =>
  files.flatMap((one) => (one.original === undefined || originals.includes(one.sent.file) ? [] : [one.original]));
