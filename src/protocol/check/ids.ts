// The ids of the protocol as branded texts, their parsers, and new ones. Only a parser makes a brand.
import { fromBase64url, toBase64url } from '../bytes.ts';
import { random } from '../sodium.ts';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** 16 random bytes as base64url text, 22 characters (PROTOCOL A1). */
export type AssociationId = Id<'association'>;
export type CaseId = Id<'case'>;
export type PersonId = Id<'person'>;
export type EntryId = Id<'entry'>;
export type FileId = Id<'file'>;

/** Who can hold a room's key, or write an entry: a person, or the case's reporter. */
export type Holder = PersonId | 'reporter';
/** Who can have made an act. */
export type Author = Holder | 'system';

const ID_BYTES = 16;
/** 16 zero bytes stand for the reporter among holders and authors, so no id may be them. */
const NOBODY = toBase64url(new Uint8Array(ID_BYTES));

function isId(text: unknown): text is string {
  return typeof text === 'string' && text !== NOBODY && fromBase64url(text, ID_BYTES) !== undefined;
}

const isAssociationId = (text: unknown): text is AssociationId => isId(text);
const isCaseId = (text: unknown): text is CaseId => isId(text);
const isPersonId = (text: unknown): text is PersonId => isId(text);
const isEntryId = (text: unknown): text is EntryId => isId(text);
const isFileId = (text: unknown): text is FileId => isId(text);

/** The id that a text is, or `undefined`. */
export function parseAssociationId(text: unknown): AssociationId | undefined {
  return isAssociationId(text) ? text : undefined;
}
export function parseCaseId(text: unknown): CaseId | undefined {
  return isCaseId(text) ? text : undefined;
}
export function parsePersonId(text: unknown): PersonId | undefined {
  return isPersonId(text) ? text : undefined;
}
export function parseEntryId(text: unknown): EntryId | undefined {
  return isEntryId(text) ? text : undefined;
}
export function parseFileId(text: unknown): FileId | undefined {
  return isFileId(text) ? text : undefined;
}
export function parseHolder(text: unknown): Holder | undefined {
  return text === 'reporter' ? text : parsePersonId(text);
}
export function parseAuthor(text: unknown): Author | undefined {
  return text === 'system' ? text : parseHolder(text);
}

/** The text of 16 new random bytes. */
export function newId(): string {
  const text = toBase64url(random.bytes(ID_BYTES));
  return text === NOBODY ? newId() : text;
}

function fresh<T>(parse: (text: unknown) => T | undefined): T {
  const id = parse(newId());
  if (id === undefined) throw new Error('a new id must be an id');
  return id;
}

/** A new random id of its kind. */
export const newAssociationId = (): AssociationId => fresh(parseAssociationId);
export const newCaseId = (): CaseId => fresh(parseCaseId);
export const newPersonId = (): PersonId => fresh(parsePersonId);
export const newEntryId = (): EntryId => fresh(parseEntryId);
export const newFileId = (): FileId => fresh(parseFileId);

/** The 16 bytes of an id; of the reporter 16 zero bytes. */
export function idBytes(id: AssociationId | CaseId | EntryId | FileId | Holder): Uint8Array {
  const bytes = id === 'reporter' ? new Uint8Array(ID_BYTES) : fromBase64url(id, ID_BYTES);
  if (bytes === undefined) throw new RangeError('not an id');
  return bytes;
}
