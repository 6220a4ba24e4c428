// What a form keeps of its files while its page is away or its keys are locked: of one that arrived whole all that an act needs of it,
// its key and secret among it; of any other its names alone, so that nobody believes it sent. It is sealed as a draft (PROTOCOL B43).
import * as v from 'valibot';
import { CARRIERS, HIDDEN_KINDS, UNCHECKED } from '../domain/hidden-data.ts';
import { Bytes, Hash, Id } from '../domain/wire-shapes.ts';
import { parseFileId } from '../protocol/check/index.ts';
import { sealableName } from './sealable-name.ts';
import type { UploadedFile } from './upload.ts';

/** What was told of a file's hidden data when it was chosen. */
const KeptLook = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['clean', 'original']) }),
  v.strictObject({ kind: v.literal('unchecked'), why: v.picklist(UNCHECKED) }),
  v.strictObject({ kind: v.literal('other'), hides: v.picklist([...CARRIERS, 'nothing']) }),
  v.strictObject({ kind: v.literal('cleaned'), found: v.pipe(v.array(v.picklist(HIDDEN_KINDS)), v.readonly()) }),
]);
export type KeptLook = v.InferOutput<typeof KeptLook>;

const Uploaded = v.strictObject({
  ...{ file: Id, key: Hash, hash: Hash, item: Hash, secret: Hash },
  ...{ size: Bytes, bytes: Bytes },
});

const Kept = v.strictObject({
  name: v.string(),
  called: v.exactOptional(v.string()),
  mime: v.string(),
  look: v.exactOptional(KeptLook),
  uploaded: v.exactOptional(Uploaded),
});

/** A file of a form. Without `uploaded` it hadn't arrived. */
export type KeptFile = {
  readonly name: string;
  /** Of one that hadn't arrived: the name that was typed for it, where it is another. */
  readonly called?: string;
  readonly mime: string;
  readonly look?: KeptLook;
  readonly uploaded?: UploadedFile;
};

const sealable = ({ name, called, ...rest }: KeptFile): KeptFile => ({
  name: sealableName(name),
  ...(called === undefined ? {} : { called: sealableName(called) }),
  ...rest,
});

/** The files as a draft holds them; nothing where there are none. */
export const keptFilesText = (files: readonly KeptFile[]): string =>
  files.length === 0 ? '' : JSON.stringify(files.map(sealable));

const toKept = ({ uploaded, ...rest }: v.InferOutput<typeof Kept>): readonly KeptFile[] => {
  if (uploaded === undefined) return [rest];
  const file = parseFileId(uploaded.file);
  return [file === undefined ? rest : { ...rest, uploaded: { ...uploaded, file } }];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The files that a draft holds; none where it holds something else. */
export const readKeptFiles = (text: string): readonly KeptFile[] => {
  const read = v.safeParse(v.array(Kept), parsed(text));
  return read.success ? read.output.flatMap(toKept) : [];
};
