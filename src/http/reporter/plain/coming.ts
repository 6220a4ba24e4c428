// A form with files as its request brings it, and the fields of what was taken in of it as a form's that brings none.
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { safeName } from '../../../client/safe-name.ts';
import {
  type ArrivedFile,
  allOf,
  CASE_FIELD,
  type CarriedFiles,
  FILE_FIELD,
  fieldOfFile,
  fileOfField,
  nameField,
  ORIGINAL_FIELD,
  type SealedUpload,
  sentName,
  type TakenForm,
} from '../../../domain/arrived-files.ts';
import { bodyPieces } from '../../../domain/body-pieces.ts';
import { type FileLimits, mostCaseBlobs } from '../../../domain/file-limits.ts';
import { calledAnew } from '../../../domain/file-name.ts';
import { type CaseId, fromBase64url, parseCaseId } from '../../../protocol/check/index.ts';
import type { AppEnv, Deps } from '../../deps.ts';
import { boundByProgress } from '../../request-time.ts';
import { paced } from './pace.ts';
import type { ComingForm } from './takes.ts';

/** As much text as a form may bring. */
const TEXT_BYTES = 4 * 1024 * 1024;
/** Whoever sends more than may be taken hears so only once they have sent it; but nobody sends for ever. */
const mostOfForm = (limits: FileLimits): number => 2 * (mostCaseBlobs(limits) + TEXT_BYTES);

/** Ends what comes too slowly, with a word, or what doesn't end. In process there is no connection. */
const endOf = (incoming: IncomingMessage | undefined): ((why: 'slow' | 'long') => void) => {
  const endSlow = incoming && boundByProgress(incoming);
  return (why) => (why === 'slow' ? endSlow?.() : incoming?.socket.destroy());
};

export const comingForm = (c: Context<AppEnv>, { files }: Deps): ComingForm => {
  const announced = c.req.header('content-length');
  const isTold = announced !== undefined && /^\d{1,15}$/.test(announced);
  return {
    type: c.req.header('content-type') ?? '',
    length: isTold ? Number(announced) : undefined,
    // As Node has it: a request's own stream copies each piece, and the piece that it copied lies about until it is cleared away.
    body: paced(c.env?.incoming ?? bodyPieces(c.req.raw.body), mostOfForm(files.limits), endOf(c.env?.incoming)),
  };
};

/** Every field, with what has just arrived as if the page had carried it. */
export const fieldsOf = ({ fields, arrived, caseId }: TakenForm): URLSearchParams => {
  const all = new URLSearchParams();
  for (const [name, text] of fields) if (name !== CASE_FIELD) all.append(name, text);
  all.append(CASE_FIELD, caseId);
  for (const file of arrived) all.append(FILE_FIELD, fieldOfFile(file));
  return all;
};

/** A file by the name that was typed for it where its page asks for one. */
const renamed = (file: ArrivedFile, fields: URLSearchParams): ArrivedFile => {
  const typed = fields.get(nameField(file.sent.file));
  // A field that nobody touched holds the name as it is shown.
  if (typed === null || typed === safeName(file.name)) return file;
  return { ...file, name: safeName(calledAnew(file.name, typed.replaceAll('\0', ''))) };
};

/** The files that a form's fields carry, by their names of now; what isn't one is passed over. */
export const readCarried = (fields: URLSearchParams): CarriedFiles => {
  const caseId = parseCaseId(fields.get(CASE_FIELD) ?? undefined);
  const carried = caseId === undefined ? [] : fields.getAll(FILE_FIELD).flatMap((text) => fileOfField(text) ?? []);
  const files = carried.map((file) => renamed(file, fields));
  return { caseId: caseId ?? '', files, originals: fields.getAll(ORIGINAL_FIELD) };
};

/** Takes sealed files off the portal that go nowhere. */
export const letGo = async (c: Context<AppEnv>, deps: Deps, files: readonly SealedUpload[]): Promise<void> => {
  const association = c.get('association').id;
  for (const { file, secret: typed } of files) {
    const secret = fromBase64url(typed, 32);
    if (secret !== undefined) await deps.uploads.remove({ association, fileId: file, author: 'reporter', secret });
  }
};

/** Whether a file of a form still stands whole on the portal, the same bytes, for the case that it was sealed for. */
const stands = async (c: Context<AppEnv>, deps: Deps, caseId: CaseId, known: SealedUpload): Promise<boolean> => {
  const secret = fromBase64url(known.secret, 32);
  if (secret === undefined) return false;
  const place = { association: c.get('association').id, fileId: known.file, author: 'reporter', caseId } as const;
  const state = await deps.uploads.state({ ...place, secret });
  return state.ok && state.value.item === known.item && state.value.bytes === known.bytes;
};

/** Asks after each file of a form of which one is missing: those that still stand, and the names of those that don't and were taken off. */
export const withoutLost = async (
  c: Context<AppEnv>,
  deps: Deps,
  carried: CarriedFiles,
): Promise<{ readonly carried: CarriedFiles; readonly lost: readonly string[] }> => {
  const caseId = parseCaseId(carried.caseId);
  if (caseId === undefined) return { carried, lost: [] };
  const files: ArrivedFile[] = [];
  const lost: string[] = [];
  for (const file of carried.files) {
    const { original, ...alone } = file;
    if (!(await stands(c, deps, caseId, file.sent))) {
      lost.push(safeName(sentName(file)));
      await letGo(c, deps, allOf([file]));
    } else if (original !== undefined && !(await stands(c, deps, caseId, original))) {
      lost.push(safeName(file.name));
      files.push(alone);
      await letGo(c, deps, [original]);
    } else files.push(file);
  }
  return { carried: { ...carried, files }, lost };
};

/** Lets go of what a form brought that is none of the portal's: no page will ever carry it. */
export const letGoOfAll = (c: Context<AppEnv>, deps: Deps, { arrived }: TakenForm): Promise<void> =>
  letGo(c, deps, allOf(arrived));

/** Takes away the file whose button was pressed: what is left, and its name; undefined where it was none. */
export const withoutRemoved = async (
  c: Context<AppEnv>,
  deps: Deps,
  carried: CarriedFiles,
  fields: URLSearchParams,
): Promise<{ readonly carried: CarriedFiles; readonly removed: string } | undefined> => {
  const gone = carried.files.find(({ sent }) => sent.file === fields.get('remove'));
  if (gone === undefined) return undefined;
  await letGo(c, deps, [gone.sent, ...(gone.original === undefined ? [] : [gone.original])]);
  return { carried: { ...carried, files: carried.files.filter((file) => file !== gone) }, removed: sentName(gone) };
};
