// Reads the forms of a mailbox without script: what was typed, which files came along, and what its button says.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { FileNotes } from '../../../../views/reporter/plain-files.tsx';
import type { Done } from '../../../../views/reporter/plain-mailbox.tsx';
import type { CarriedFiles } from '../../../domain/arrived-files.ts';
import { isBlank } from '../../../domain/characters.ts';
import { isNameTyped, nameAnswers, type TypedName } from '../../../i18n/naming-faults.ts';
import type { AppEnv, Deps } from '../../deps.ts';
import { isForm } from '../../form-type.ts';
import { VISIT_COOKIE } from '../../middleware/cookie.ts';
import { comingForm, fieldsOf, letGoOfAll, readCarried, withoutRemoved } from './coming.ts';
import type { Saying } from './engine.ts';

type Ctx = Context<AppEnv>;
/** What a form carried, as it was typed; a field that is missing is empty. */
export type Fields = (name: string) => string;

/** A form that came: its fields, the files that go with it, and what happened to files just now. */
export type Came = { readonly fields: Fields; readonly carried: CarriedFiles; readonly notes?: FileNotes };

// Browsers send every line break of a text area as two characters.
const reader =
  (fields: URLSearchParams): Fields =>
  (name) =>
    (fields.get(name) ?? '').replaceAll('\r\n', '\n');

const cameIn = (all: URLSearchParams): Came => ({ fields: reader(all), carried: readCarried(all) });

/** A form of text alone. */
export const formOf = async (c: Ctx): Promise<Came> => cameIn(new URLSearchParams(isForm(c) ? await c.req.text() : ''));

/** What was pressed beside the button that attaches, while files were chosen. */
const insteadOf = (kind: string): FileNotes['instead'] => {
  if (kind === 'attach' || kind === 'language') return undefined;
  return kind === 'message' || kind === 'evidence' ? 'send' : 'other';
};

/** The visit that the browser's cookie names. */
export const presented = (c: Ctx): string | undefined => getCookie(c, VISIT_COOKIE);

/** A form with files, which are taken in as it is read. */
export const formWithFiles = async (c: Ctx, deps: Deps): Promise<Came | 'malformed' | 'too-large'> => {
  // Whoever sends for minutes is there: their visit goes on.
  deps.visits.find(c.get('association').id, presented(c));
  const taken = await deps.plain.take(c.get('association'), comingForm(c, deps));
  if (taken.problem !== undefined) return taken.problem;
  const all = fieldsOf(taken);
  const came = cameIn(all);
  if (came.fields('act') !== 'write') {
    await letGoOfAll(c, deps, taken);
    return 'malformed';
  }
  const fewer = await withoutRemoved(c, deps, came.carried, all);
  if (fewer !== undefined) return { ...came, carried: fewer.carried, notes: { removed: fewer.removed } };
  const { arrived, failed, isCut = false } = taken;
  const isNew = arrived.length + failed.length > 0 || isCut;
  return isNew ? { ...came, notes: { failed, isCut, instead: insteadOf(came.fields('kind')) } } : came;
};

/** A name as it stands in the form; undefined where nothing of it was typed. */
export const nameIn = (fields: Fields): TypedName | undefined => {
  const typed = { name: fields('name'), contact: fields('contact') };
  return isNameTyped(typed) ? typed : undefined;
};

/** Typed text; undefined where it is blank. */
export const written = (text: string): string | undefined => (isBlank(text) ? undefined : text);

/** What a button says; undefined for those that write. */
export const sayingOf = (fields: Fields): Saying | undefined => {
  switch (fields('kind')) {
    case 'identify':
      return { kind: 'identify', answers: nameAnswers({ name: fields('name'), contact: fields('contact') }) };
    case 'consent':
      return { kind: 'consent', given: true };
    case 'withdraw':
    case 'decline':
      return { kind: 'consent', given: false };
    case 'no-check-ins':
      return { kind: 'check-in-wish', wanted: false };
    case 'check-ins':
      return { kind: 'check-in-wish', wanted: true };
    default:
      return undefined;
  }
};

/** What is told to have been said. */
export const notedOf = (saying: Saying, kind: string): Done => {
  if (saying.kind === 'identify') return 'identify';
  if (saying.kind === 'consent') return saying.given ? 'consented' : kind === 'decline' ? 'declined' : 'withdrew';
  return saying.wanted ? 'check-ins-wanted' : 'check-ins-stopped';
};
