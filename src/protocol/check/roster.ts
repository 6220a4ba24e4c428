// The roster: who the persons of an association are, their offices and public keys. Shape alone; what makes a roster
// trusted is in roster-chain.ts.
import { bad, good, type Outcome } from '../outcome.ts';
import { SEAL_PUBLIC_BYTES, SIGN_PUBLIC_BYTES } from '../sodium.ts';
import { type Json, parseCanonical } from './canonical.ts';
import { type AssociationId, type PersonId, parseAssociationId, parsePersonId } from './ids.ts';
import { base64, dayNumber, fields, hashText, integer, list, oneOf, plainDate, sortedTexts } from './shape.ts';

/** The office codes (PROTOCOL A9). */
export const OFFICES = [
  'internal-auditor',
  'board-chair',
  'deputy-chair',
  'audit-committee-chair',
  'executive-director',
  'violations-committee',
  'board-member',
  'alternate-auditor',
  'ad-hoc-panel',
  'external-investigator',
] as const;
export type Office = (typeof OFFICES)[number];

/** Offices that several hold; whoever is appointed by name leaves room beside them, since a case may bar the one who is (B61). */
const MANY: readonly Office[] = [
  'violations-committee',
  'board-member',
  'alternate-auditor',
  'ad-hoc-panel',
  'external-investigator',
];
/** Of these nobody but one is active at a time. */
export const SINGLE_OFFICES: readonly Office[] = OFFICES.filter((office) => !MANY.includes(office));

/** The longest time that a roster vouches for, in days from its `on`. */
export const ROSTER_MAX_DAYS = 400;

/** One person: public keys as base64url text. Suspended people are `left` and may come back. */
export type RosterPerson = {
  readonly id: PersonId;
  readonly offices: readonly Office[];
  readonly seal: string;
  readonly sign: string;
  readonly status: 'active' | 'left';
};

/** A roster (PROTOCOL A9). `prev` and `policy` are hashes; `on` and `until` dates. */
export type Roster = {
  readonly v: 1;
  readonly association: AssociationId;
  readonly seq: number;
  readonly prev: string;
  readonly on: string;
  readonly until: string;
  readonly policy: string;
  readonly persons: readonly RosterPerson[];
};

export function parseOffice(value: Json | undefined): Office | undefined {
  return oneOf(value, OFFICES);
}

function readPerson(value: Json): RosterPerson | undefined {
  const object = fields(value, ['id', 'offices', 'seal', 'sign', 'status']);
  const id = parsePersonId(object?.id);
  const offices = sortedTexts(object?.offices, parseOffice);
  const seal = base64(object?.seal, SEAL_PUBLIC_BYTES);
  const sign = base64(object?.sign, SIGN_PUBLIC_BYTES);
  const status = oneOf(object?.status, ['active', 'left']);
  if (id === undefined || offices === undefined || offices.length === 0) return undefined;
  if (seal === undefined || sign === undefined || status === undefined) return undefined;
  return { id, offices, seal, sign, status };
}

function isConsistent(persons: readonly RosterPerson[]): boolean {
  const sorted = persons.every((person, at) => at === 0 || (persons[at - 1]?.id ?? '') < person.id);
  const keys = persons.flatMap((person) => [person.seal, person.sign]);
  const single = SINGLE_OFFICES.every(
    (office) => persons.filter((person) => person.status === 'active' && person.offices.includes(office)).length <= 1,
  );
  return sorted && new Set(keys).size === keys.length && single;
}

/** Reads a roster's canonical bytes; `malformed`, or `unsupported` for another version. Nothing is trusted yet. */
export function parseRoster(bytes: Uint8Array): Outcome<Roster> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  if (isOtherVersion(value.value)) return bad('unsupported');
  const object = fields(value.value, ['v', 'association', 'seq', 'prev', 'on', 'until', 'policy', 'persons']);
  const association = parseAssociationId(object?.association);
  const seq = integer(object?.seq, 1, Number.MAX_SAFE_INTEGER);
  const prev = hashText(object?.prev);
  const on = plainDate(object?.on);
  const until = plainDate(object?.until);
  const policy = hashText(object?.policy);
  const persons = list(object?.persons, readPerson);
  if (object?.v !== 1 || association === undefined || seq === undefined || prev === undefined) return bad('malformed');
  if (on === undefined || until === undefined || policy === undefined || persons === undefined) return bad('malformed');
  const days = (dayNumber(until) ?? 0) - (dayNumber(on) ?? 0);
  if (days < 0 || days > ROSTER_MAX_DAYS || !isConsistent(persons)) return bad('malformed');
  return good({ v: 1, association, seq, prev, on, until, policy, persons });
}

/** Whether a value says that it is of another version than 1. */
export function isOtherVersion(value: Json): boolean {
  if (typeof value !== 'object' || !('v' in value)) return false;
  const version = value.v;
  return typeof version === 'number' && version !== 1;
}

/** The person of this id who is active on the roster. */
export function activePerson(roster: Roster, id: string): RosterPerson | undefined {
  return roster.persons.find((person) => person.id === id && person.status === 'active');
}
