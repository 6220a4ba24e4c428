// Acts: what somebody did, as it is signed. This file knows their shape, kind by kind; whether an act is allowed is
// decided by the policy, and whether it stands in its chain by ledger.ts.
import { bad, good, type Outcome } from '../outcome.ts';
import { SEAL_PUBLIC_BYTES, SIGN_PUBLIC_BYTES } from '../sodium.ts';
import { type Json, parseCanonical } from './canonical.ts';
import {
  type AssociationId,
  type Author,
  type CaseId,
  type Holder,
  type PersonId,
  parseAssociationId,
  parseAuthor,
  parseCaseId,
  parseHolder,
  parsePersonId,
} from './ids.ts';
import { LAST_EPOCH, parseRoom, type Room } from './rooms.ts';
import { isOtherVersion, OFFICES, type Office } from './roster.ts';
import { base64, code, fields, hashText, integer, oneOf, plainDate, sortedTexts, truth, uniqueList } from './shape.ts';

/** How a case is handled (PROTOCOL A8). */
export const FORMS = ['informal-review', 'internal-audit', 'formal-investigation'] as const;
export type Form = (typeof FORMS)[number];

/** Offices that a report concerns, sorted and unique, or the word `senior`; nobody is the empty list. */
export type Concerns = readonly Office[] | 'senior';

/** An epoch that an act starts; `commitment` binds its key. */
export type RoomStart = { readonly room: Room; readonly epoch: number; readonly commitment: string };
/** A key that an act grants. */
export type GrantNote = { readonly room: Room; readonly epoch: number; readonly holder: Holder };

/** Kinds that say nothing in public. */
const SILENT_KINDS = [
  'open',
  'acknowledge',
  'feedback',
  'clear',
  'recommend',
  'evidence',
  'note',
  'summary',
  'grant',
  'epoch',
  'bar',
  'ask-identity',
  'identify',
  'check-in',
] as const;
/** Kinds that name the recommendation they are about. */
const ABOUT_KINDS = ['confirm', 'dissent', 'ratify', 'return'] as const;

/** What is recorded under the Labour Law (PROTOCOL B27). */
export const LABOUR_STEPS = ['employee', 'notice', 'hearing', 'defence', 'decision', 'none'] as const;
export type LabourStep = (typeof LABOUR_STEPS)[number];

/** To whom an identity is disclosed, in which office, on which legal basis (a code), and the day from which it isn't any more. */
export type Disclosing = {
  readonly to: PersonId;
  readonly office: Office;
  readonly basis: string;
  readonly until: string;
};

/** For whom, and for which office of theirs, a message asks the reporter to consent to disclosure of their identity (PROTOCOL B39). */
export type ConsentAsk = { readonly asks: 'consent'; readonly to: PersonId; readonly office: Office };

/** A kind and what it says in public. Hashes and keys are base64url text. */
export type ActSaying =
  | { readonly kind: (typeof SILENT_KINDS)[number]; readonly public: Readonly<Record<string, never>> }
  | { readonly kind: (typeof ABOUT_KINDS)[number]; readonly public: { readonly of: string } }
  | { readonly kind: 'message'; readonly public: Readonly<Record<string, never>> | ConsentAsk }
  | {
      readonly kind: 'submit';
      readonly public: { readonly concerns: Concerns; readonly seal: string; readonly sign: string };
    }
  | { readonly kind: 'concern'; readonly public: { readonly concerns: Concerns } }
  | { readonly kind: 'brief'; readonly public: { readonly outside: boolean; readonly conflict: boolean } }
  | { readonly kind: 'close'; readonly public: { readonly outcome: 'unjustified' } }
  | { readonly kind: 'close'; readonly public: { readonly outcome: 'resolved'; readonly form: Form } }
  | { readonly kind: 'refer'; readonly public: { readonly form: Form; readonly cleared: readonly PersonId[] } }
  | { readonly kind: 'unreadable'; readonly public: { readonly room: Room } }
  | { readonly kind: 'categorise'; readonly public: { readonly category: string } }
  | { readonly kind: 'declare'; readonly public: { readonly conflict: boolean } }
  | { readonly kind: 'refuse-identity'; readonly public: { readonly to: PersonId } }
  | { readonly kind: 'announce'; readonly public: Disclosing & { readonly from: string } }
  | { readonly kind: 'disclose'; readonly public: Disclosing & { readonly of: string } }
  | { readonly kind: 'disclose-withheld'; readonly public: Disclosing & { readonly withheld_until: string } }
  | { readonly kind: 'consent'; readonly public: { readonly given: boolean } }
  | { readonly kind: 'pause'; readonly public: { readonly duty: string; readonly until: string } }
  | { readonly kind: 'resume'; readonly public: { readonly duty: string } }
  | { readonly kind: 'check-in-wish'; readonly public: { readonly wanted: boolean } }
  | { readonly kind: 'labour-step'; readonly public: { readonly step: LabourStep; readonly day: string } }
  | { readonly kind: 'overdue'; readonly public: { readonly duty: string } };

export type ActKind = ActSaying['kind'];
export type ActPublic = ActSaying['public'];

/** Every kind that version 1 reads so far. Others are `malformed` until a later issue adds them. */
export const ACT_KINDS: readonly ActKind[] = [
  'submit',
  ...SILENT_KINDS,
  ...ABOUT_KINDS,
  'message',
  'concern',
  'brief',
  'close',
  'refer',
  'unreadable',
  'categorise',
  'declare',
  'refuse-identity',
  'announce',
  'disclose',
  'disclose-withheld',
  'consent',
  'pause',
  'resume',
  'check-in-wish',
  'labour-step',
  'overdue',
];

/** An act without its kind (PROTOCOL A8): `roster`, `prev` and `items` are hashes, `on` the Riyadh date. */
export type ActFrame = {
  readonly v: 1;
  readonly association: AssociationId;
  readonly roster: string;
  readonly case: CaseId;
  readonly prev: string;
  readonly on: string;
  readonly by: Author;
  readonly rooms: readonly RoomStart[];
  readonly grants: readonly GrantNote[];
  readonly bars: readonly PersonId[];
  readonly items: readonly string[];
};

export type Act = ActFrame & ActSaying;

/** What the reporter alone does. */
const REPORTERS: readonly ActKind[] = ['submit', 'evidence', 'identify', 'consent', 'check-in-wish'];

/** Whether this author can make acts of this kind at all. */
export function mayAuthor(kind: ActKind, by: Author): boolean {
  if (REPORTERS.includes(kind)) return by === 'reporter';
  if (kind === 'overdue') return by === 'system';
  if (kind === 'message') return by !== 'system';
  return by !== 'reporter' && by !== 'system';
}

function readConcerns(value: Json | undefined): Concerns | undefined {
  return value === 'senior' ? value : sortedTexts(value, (item) => oneOf(item, OFFICES));
}

const DISCLOSING = ['to', 'office', 'basis', 'until'] as const;

/** What the acts that disclose an identity have in common, beside one field of their own. */
function readDisclosing(value: Json | undefined, own: string): Disclosing | undefined {
  const object = fields(value, [...DISCLOSING, own]);
  const to = parsePersonId(object?.to);
  const office = oneOf(object?.office, OFFICES);
  const basis = code(object?.basis);
  const until = plainDate(object?.until);
  if (to === undefined || office === undefined || basis === undefined || until === undefined) return undefined;
  return { to, office, basis, until };
}

function readMessage(value: Json | undefined): Extract<ActSaying, { readonly kind: 'message' }> | undefined {
  if (fields(value, []) !== undefined) return { kind: 'message', public: {} };
  const object = fields(value, ['asks', 'to', 'office']);
  const to = parsePersonId(object?.to);
  const office = oneOf(object?.office, OFFICES);
  if (object?.asks !== 'consent' || to === undefined || office === undefined) return undefined;
  return { kind: 'message', public: { asks: 'consent', to, office } };
}

/** What a line asks the reporter for; nothing of every other. */
export const consentAsk = (saying: ActSaying): ConsentAsk | undefined =>
  saying.kind === 'message' && isAsk(saying.public) ? saying.public : undefined;

const isAsk = (said: Extract<ActSaying, { readonly kind: 'message' }>['public']): said is ConsentAsk => 'asks' in said;

function readSaying(kind: Json | undefined, value: Json | undefined): ActSaying | undefined {
  const silent = oneOf(kind, SILENT_KINDS);
  if (silent !== undefined) return fields(value, []) && { kind: silent, public: {} };
  const about = oneOf(kind, ABOUT_KINDS);
  if (about !== undefined) {
    const of = hashText(fields(value, ['of'])?.of);
    return of === undefined ? undefined : { kind: about, public: { of } };
  }
  switch (kind) {
    case 'message':
      return readMessage(value);
    case 'submit': {
      const object = fields(value, ['concerns', 'seal', 'sign']);
      const concerns = readConcerns(object?.concerns);
      const seal = base64(object?.seal, SEAL_PUBLIC_BYTES);
      const sign = base64(object?.sign, SIGN_PUBLIC_BYTES);
      if (concerns === undefined || seal === undefined || sign === undefined) return undefined;
      return { kind, public: { concerns, seal, sign } };
    }
    case 'concern': {
      const concerns = readConcerns(fields(value, ['concerns'])?.concerns);
      return concerns === undefined ? undefined : { kind, public: { concerns } };
    }
    case 'brief': {
      const object = fields(value, ['outside', 'conflict']);
      const outside = truth(object?.outside);
      const conflict = truth(object?.conflict);
      return outside === undefined || conflict === undefined ? undefined : { kind, public: { outside, conflict } };
    }
    case 'close': {
      if (fields(value, ['outcome'])?.outcome === 'unjustified') return { kind, public: { outcome: 'unjustified' } };
      const object = fields(value, ['outcome', 'form']);
      const form = oneOf(object?.form, FORMS);
      if (object?.outcome !== 'resolved' || form === undefined) return undefined;
      return { kind, public: { outcome: 'resolved', form } };
    }
    case 'refer': {
      const object = fields(value, ['form', 'cleared']);
      const form = oneOf(object?.form, FORMS);
      const cleared = uniqueList(object?.cleared, parsePersonId, (id) => id);
      return form === undefined || cleared === undefined ? undefined : { kind, public: { form, cleared } };
    }
    case 'unreadable': {
      const room = parseRoom(fields(value, ['room'])?.room);
      return room === undefined ? undefined : { kind, public: { room } };
    }
    case 'categorise': {
      const category = code(fields(value, ['category'])?.category);
      return category === undefined ? undefined : { kind, public: { category } };
    }
    case 'declare': {
      const conflict = truth(fields(value, ['conflict'])?.conflict);
      return conflict === undefined ? undefined : { kind, public: { conflict } };
    }
    case 'refuse-identity': {
      const to = parsePersonId(fields(value, ['to'])?.to);
      return to === undefined ? undefined : { kind, public: { to } };
    }
    case 'announce': {
      const disclosing = readDisclosing(value, 'from');
      const from = plainDate(fields(value, [...DISCLOSING, 'from'])?.from);
      return disclosing === undefined || from === undefined ? undefined : { kind, public: { ...disclosing, from } };
    }
    case 'disclose': {
      const disclosing = readDisclosing(value, 'of');
      const of = hashText(fields(value, [...DISCLOSING, 'of'])?.of);
      return disclosing === undefined || of === undefined ? undefined : { kind, public: { ...disclosing, of } };
    }
    case 'disclose-withheld': {
      const disclosing = readDisclosing(value, 'withheld_until');
      const day = plainDate(fields(value, [...DISCLOSING, 'withheld_until'])?.withheld_until);
      if (disclosing === undefined || day === undefined) return undefined;
      return { kind, public: { ...disclosing, withheld_until: day } };
    }
    case 'consent': {
      const given = truth(fields(value, ['given'])?.given);
      return given === undefined ? undefined : { kind, public: { given } };
    }
    case 'pause': {
      const object = fields(value, ['duty', 'until']);
      const duty = code(object?.duty);
      const until = plainDate(object?.until);
      return duty === undefined || until === undefined ? undefined : { kind, public: { duty, until } };
    }
    case 'resume': {
      const duty = code(fields(value, ['duty'])?.duty);
      return duty === undefined ? undefined : { kind, public: { duty } };
    }
    case 'check-in-wish': {
      const wanted = truth(fields(value, ['wanted'])?.wanted);
      return wanted === undefined ? undefined : { kind, public: { wanted } };
    }
    case 'labour-step': {
      const object = fields(value, ['step', 'day']);
      const step = oneOf(object?.step, LABOUR_STEPS);
      const day = plainDate(object?.day);
      return step === undefined || day === undefined ? undefined : { kind, public: { step, day } };
    }
    case 'overdue': {
      const duty = code(fields(value, ['duty'])?.duty);
      return duty === undefined ? undefined : { kind, public: { duty } };
    }
    default:
      return undefined;
  }
}

function readStart(value: Json): RoomStart | undefined {
  const object = fields(value, ['room', 'epoch', 'commitment']);
  const room = parseRoom(object?.room);
  const epoch = integer(object?.epoch, 1, LAST_EPOCH);
  const commitment = hashText(object?.commitment);
  return room === undefined || epoch === undefined || commitment === undefined
    ? undefined
    : { room, epoch, commitment };
}

function readGrant(value: Json): GrantNote | undefined {
  const object = fields(value, ['room', 'epoch', 'holder']);
  const room = parseRoom(object?.room);
  const epoch = integer(object?.epoch, 1, LAST_EPOCH);
  const holder = parseHolder(object?.holder);
  return room === undefined || epoch === undefined || holder === undefined ? undefined : { room, epoch, holder };
}

const FRAME = [
  'v',
  'association',
  'roster',
  'case',
  'prev',
  'kind',
  'on',
  'by',
  'public',
  'rooms',
  'grants',
  'bars',
  'items',
];

function readFrame(object: { readonly [key: string]: Json }): ActFrame | undefined {
  const association = parseAssociationId(object.association);
  const caseId = parseCaseId(object.case);
  const roster = hashText(object.roster);
  const prev = hashText(object.prev);
  const on = plainDate(object.on);
  const by = parseAuthor(object.by);
  if (association === undefined || caseId === undefined || roster === undefined || prev === undefined) return undefined;
  if (on === undefined || by === undefined) return undefined;
  const rooms = uniqueList(object.rooms, readStart, ({ room }) => room);
  const grants = uniqueList(object.grants, readGrant, ({ room, epoch, holder }) => `${room} ${epoch} ${holder}`);
  const bars = uniqueList(object.bars, parsePersonId, (id) => id);
  const items = uniqueList(object.items, hashText, (item) => item);
  if (rooms === undefined || grants === undefined || bars === undefined || items === undefined) return undefined;
  return { v: 1, association, roster, case: caseId, prev, on, by, rooms, grants, bars, items };
}

function isEmpty(act: ActFrame): boolean {
  return act.rooms.length + act.grants.length + act.bars.length + act.items.length === 0;
}

/** Reads an act's canonical bytes; `malformed`, or `unsupported` for another version. Nothing is trusted yet. */
export function parseAct(bytes: Uint8Array): Outcome<Act> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  if (isOtherVersion(value.value)) return bad('unsupported');
  const object = fields(value.value, FRAME);
  if (object === undefined || object.v !== 1) return bad('malformed');
  const frame = readFrame(object);
  const saying = readSaying(object.kind, object.public);
  if (frame === undefined || saying === undefined || !mayAuthor(saying.kind, frame.by)) return bad('malformed');
  if (frame.by === 'system' && !isEmpty(frame)) return bad('malformed');
  // Reporters ask nobody for their own consent.
  if (frame.by === 'reporter' && consentAsk(saying) !== undefined) return bad('malformed');
  return good({ ...frame, ...saying });
}
