// The texts that are sealed: their types, where each may stand and who may write it (PROTOCOL A10). Reading is strict;
// an entry of another shape is never shown in part.

import { MAX_ENTRY_BYTES } from '../check/blobs.ts';
import { canonical, type Json, parseCanonical } from '../check/canonical.ts';
import { type FileId, type Holder, parseFileId } from '../check/ids.ts';
import type { Room } from '../check/rooms.ts';
import { base64, fields, hashText, integer, oneOf, plainDate, text, truth, uniqueList } from '../check/shape.ts';
import { bad, good, type Outcome } from '../outcome.ts';

/** An answer to a question of the policy, by the question's id. */
export type Answer = { readonly question: string; readonly text: string };

/** What a notice tells the reporter. */
export const NOTICES = ['receipt', 'unjustified', 'resolved', 'feedback', 'disclosure'] as const;
export type Notice = (typeof NOTICES)[number];

type Written<Type extends string> = { readonly type: Type; readonly lang: string; readonly text: string };

/** One sealed text. `lang` is a BCP 47 tag; hashes and keys are base64url text; `size` counts bytes. */
export type Entry =
  | {
      readonly type: 'report';
      readonly lang: string;
      readonly keys: string;
      readonly roster: string;
      readonly answers: readonly Answer[];
    }
  | { readonly type: 'identity'; readonly given: boolean; readonly answers: readonly Answer[]; readonly fill: string }
  | {
      readonly type: 'notice';
      readonly notice: Notice;
      readonly version: string;
      readonly params: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'attachment';
      readonly file: FileId;
      readonly key: string;
      readonly name: string;
      readonly mime: string;
      readonly size: number;
      readonly hash: string;
    }
  | {
      readonly type: 'recommendation';
      readonly lang: string;
      readonly text: string;
      readonly finding: 'substantiated' | 'unsubstantiated';
      readonly notified: string;
      readonly heard: string;
      readonly defence: string;
    }
  | Written<'gist'>
  | Written<'summary'>
  /** `asks`: whoever wrote it for the association asks the reporter to consent to disclosure of their name. */
  | (Written<'message'> & { readonly asks?: 'consent' })
  | Written<'briefing'>
  | Written<'note'>
  | Written<'minutes'>
  | Written<'remark'>
  | Written<'decision'>
  | Written<'reason'>;

export type EntryType = Entry['type'];

/** A gist and a summary have this many characters (code points) at most. */
export const MAX_GIST_CHARACTERS = 200;
const MAX_FILE_NAME_CHARACTERS = 255;
const MAX_PARAM_CHARACTERS = 100;

/** A sealed identity's JSON has exactly this many bytes, whether or not a name was given. */
export const IDENTITY_BYTES = 2047;

type Standing = { readonly rooms: readonly Room[]; readonly reporter: boolean; readonly person: boolean };

const STANDING: Readonly<Record<EntryType, Standing>> = {
  report: { rooms: ['report'], reporter: true, person: false },
  gist: { rooms: ['report'], reporter: true, person: false },
  summary: { rooms: ['deliberation'], reporter: false, person: true },
  identity: { rooms: ['identity'], reporter: true, person: false },
  message: { rooms: ['report'], reporter: true, person: true },
  notice: { rooms: ['report'], reporter: false, person: true },
  attachment: { rooms: ['report', 'deliberation'], reporter: true, person: true },
  briefing: { rooms: ['briefing'], reporter: false, person: true },
  note: { rooms: ['deliberation'], reporter: false, person: true },
  minutes: { rooms: ['deliberation'], reporter: false, person: true },
  remark: { rooms: ['deliberation'], reporter: false, person: true },
  decision: { rooms: ['deliberation'], reporter: false, person: true },
  recommendation: { rooms: ['deliberation'], reporter: false, person: true },
  reason: { rooms: ['deliberation', 'identity'], reporter: false, person: true },
};

/** Whether an entry of this type may stand in this room, written by this author (PROTOCOL A10). */
export function isEntryAllowed(type: EntryType, room: Room, author: Holder): boolean {
  const standing = STANDING[type];
  if (!standing.rooms.includes(room)) return false;
  if (author === 'reporter') return standing.reporter && room !== 'deliberation';
  return standing.person;
}

const WRITTEN = ['gist', 'summary', 'message', 'briefing', 'note', 'minutes', 'remark', 'decision', 'reason'] as const;
const LANG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const VERSION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const QUESTION = /^[a-z][a-z0-9_-]{0,63}$/;

function readLang(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.length <= 35 && LANG.test(value) ? value : undefined;
}

function matching(value: Json | undefined, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}

function shortText(value: Json | undefined, most: number): string | undefined {
  return typeof value === 'string' && [...value].length <= most ? value : undefined;
}

function readAnswers(value: Json | undefined): readonly Answer[] | undefined {
  const read = (item: Json): Answer | undefined => {
    const object = fields(item, ['question', 'text']);
    const question = matching(object?.question, QUESTION);
    const answer = text(object?.text);
    return question === undefined || answer === undefined ? undefined : { question, text: answer };
  };
  return uniqueList(value, read, (answer) => answer.question);
}

function readMessage(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'lang', 'text'], ['asks']);
  const lang = readLang(object?.lang);
  const written = text(object?.text);
  if (object === undefined || lang === undefined || written === undefined) return undefined;
  if (!Object.hasOwn(object, 'asks')) return { type: 'message', lang, text: written };
  return object.asks === 'consent' ? { type: 'message', lang, text: written, asks: 'consent' } : undefined;
}

function readWritten(type: Exclude<(typeof WRITTEN)[number], 'message'>, value: Json): Entry | undefined {
  const object = fields(value, ['type', 'lang', 'text']);
  const lang = readLang(object?.lang);
  const short = type === 'gist' || type === 'summary';
  const written = short ? shortText(object?.text, MAX_GIST_CHARACTERS) : text(object?.text);
  return lang === undefined || written === undefined ? undefined : { type, lang, text: written };
}

function readParams(value: Json | undefined): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const params: [string, string][] = [];
  for (const [key, param] of Object.entries(value)) {
    const short = shortText(param, MAX_PARAM_CHARACTERS);
    if (short === undefined) return undefined;
    params.push([key, short]);
  }
  return Object.fromEntries(params);
}

function readReport(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'lang', 'keys', 'roster', 'answers']);
  const lang = readLang(object?.lang);
  const keys = hashText(object?.keys);
  const roster = hashText(object?.roster);
  const answers = readAnswers(object?.answers);
  if (lang === undefined || keys === undefined || roster === undefined || answers === undefined) return undefined;
  return { type: 'report', lang, keys, roster, answers };
}

function readIdentity(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'given', 'answers', 'fill']);
  const given = truth(object?.given);
  const answers = readAnswers(object?.answers);
  const fill = matching(object?.fill, /^0*$/);
  if (given === undefined || answers === undefined || fill === undefined) return undefined;
  if (given !== answers.length > 0 || canonical(value).length !== IDENTITY_BYTES) return undefined;
  return { type: 'identity', given, answers, fill };
}

function readNotice(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'notice', 'version', 'params']);
  const notice = oneOf(object?.notice, NOTICES);
  const version = matching(object?.version, VERSION);
  const params = readParams(object?.params);
  if (notice === undefined || version === undefined || params === undefined) return undefined;
  return { type: 'notice', notice, version, params };
}

function readAttachment(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'file', 'key', 'name', 'mime', 'size', 'hash']);
  const file = parseFileId(object?.file);
  const key = base64(object?.key, 32);
  const name = shortText(object?.name, MAX_FILE_NAME_CHARACTERS);
  const mime = shortText(object?.mime, MAX_FILE_NAME_CHARACTERS);
  const size = integer(object?.size, 0, Number.MAX_SAFE_INTEGER);
  const hash = hashText(object?.hash);
  if (file === undefined || key === undefined || name === undefined || mime === undefined) return undefined;
  return size === undefined || hash === undefined
    ? undefined
    : { type: 'attachment', file, key, name, mime, size, hash };
}

function readRecommendation(value: Json): Entry | undefined {
  const object = fields(value, ['type', 'lang', 'text', 'finding', 'notified', 'heard', 'defence']);
  const lang = readLang(object?.lang);
  const written = text(object?.text);
  const finding = oneOf(object?.finding, ['substantiated', 'unsubstantiated']);
  const [notified, heard] = [dateOrNone(object?.notified), dateOrNone(object?.heard)];
  const defence = text(object?.defence);
  if (lang === undefined || written === undefined || finding === undefined) return undefined;
  if (notified === undefined || heard === undefined || defence === undefined) return undefined;
  return { type: 'recommendation', lang, text: written, finding, notified, heard, defence };
}

function dateOrNone(value: Json | undefined): string | undefined {
  return value === '' ? '' : plainDate(value);
}

function readEntry(value: Json): Entry | undefined {
  const type = typeof value === 'object' && 'type' in value ? value.type : undefined;
  const written = oneOf(type, WRITTEN);
  if (written === 'message') return readMessage(value);
  if (written !== undefined) return readWritten(written, value);
  switch (type) {
    case 'report':
      return readReport(value);
    case 'identity':
      return readIdentity(value);
    case 'notice':
      return readNotice(value);
    case 'attachment':
      return readAttachment(value);
    case 'recommendation':
      return readRecommendation(value);
    default:
      return undefined;
  }
}

/** Reads an entry's canonical JSON, strictly; `malformed` for anything else. */
export function parseEntry(bytes: Uint8Array): Outcome<Entry> {
  if (bytes.length > MAX_ENTRY_BYTES) return bad('malformed');
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  const entry = readEntry(value.value);
  return entry === undefined ? bad('malformed') : good(entry);
}

/** How many bytes an entry's JSON has; at most {@link MAX_ENTRY_BYTES} can be sealed. */
export function entryBytes(entry: Entry): number {
  return canonical(entry).length;
}

/**
 * A sealed identity of exactly {@link IDENTITY_BYTES}. No answers mean that none was given. `malformed` where the
 * answers are too long to leave all identities of one size.
 */
export function fillIdentity(answers: readonly Answer[]): Outcome<Entry> {
  const bare = { type: 'identity', given: answers.length > 0, answers, fill: '' } as const;
  const missing = IDENTITY_BYTES - entryBytes(bare);
  return missing < 0 ? bad('malformed') : good({ ...bare, fill: '0'.repeat(missing) });
}
