// Builds one act as a device would: room keys, grants and entries sealed, the act signed. The keys of a case's rooms are
// kept with it, since a test plays everybody who holds them.
import type { EntrySlot, Plan } from '../../src/domain/intention.ts';
import type { ActSubmission, ReportSubmission } from '../../src/domain/wire.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import {
  type Act,
  type CaseId,
  type EntryId,
  fromBase64url,
  type Holder,
  itemHash,
  publicNumber,
  type Room,
  type Roster,
  reporterHash,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import {
  commitment,
  deriveReporterFromMaster,
  type Entry,
  fillIdentity,
  makeRoomKey,
  newCaseId,
  newEntryId,
  type ReporterKeys,
  random,
  sealEntry,
  sealGrant,
  signAct,
} from '../../src/protocol/open/index.ts';

const roomOf = (room: string, epoch: number): string => `${room} ${epoch}`;

/** A case in the making: what only its reporter's device and its holders' would know. */
export type Told = {
  readonly caseId: CaseId;
  readonly number: string;
  readonly reporter: ReporterKeys;
  readonly lookup: string;
  readonly roomKeys: Map<string, Uint8Array>;
};

/** An act as it would be posted; `act` is what was signed. */
export type Composed = { readonly submission: ActSubmission; readonly act: Act; readonly line: string };
export type ComposedReport = Composed & { readonly told: Told; readonly report: ReportSubmission };

/** How a composed act differs from what the plan asks for. */
export type Shape = {
  /** Changes the act before it is signed. */
  readonly change?: (act: Act) => Act;
  /** The text of every written entry. */
  readonly text?: string;
  /** The finding of a recommendation. */
  readonly finding?: 'substantiated' | 'unsubstantiated';
  /** Leaves entries out that may be absent. */
  readonly bare?: boolean;
  readonly signWith?: Uint8Array;
};

/** A new reporter with a new case; the code itself plays no part here, so its master is drawn at once. */
export const newTold = (caseId: CaseId = newCaseId()): Told => {
  const reporter = deriveReporterFromMaster(random.bytes(32));
  return {
    caseId,
    number: publicNumber(caseId),
    reporter,
    lookup: toBase64url(reporter.lookup),
    roomKeys: new Map(),
  };
};

const entryFor = (slot: EntrySlot, told: Told, kind: Act['kind'], roster: string, shape: Shape): Entry => {
  const text = shape.text ?? 'نص للتجربة';
  switch (slot.type) {
    case 'identity': {
      const identity = fillIdentity([]);
      if (!identity.ok) throw new Error('an empty identity can be filled');
      return identity.value;
    }
    case 'report': {
      const keys = reporterHash(told.caseId, told.reporter.seal.publicKey, told.reporter.sign.publicKey);
      return { type: 'report', lang: 'ar', keys, roster, answers: [{ question: 'what', text }] };
    }
    case 'notice': {
      const notice = kind === 'acknowledge' ? 'receipt' : kind === 'feedback' ? 'feedback' : 'unjustified';
      return { type: 'notice', notice, version: ASSOCIATION_001.version, params: {} };
    }
    case 'recommendation': {
      const finding = shape.finding ?? 'substantiated';
      return { type: 'recommendation', lang: 'ar', text, finding, notified: '', heard: '', defence: '' };
    }
    case 'gist':
    case 'summary':
      return { type: slot.type, lang: 'ar', text: text.slice(0, 200) };
    default:
      return { type: slot.type, lang: 'ar', text };
  }
};

const sealOf = (roster: Roster, told: Told, holder: Holder): Uint8Array => {
  if (holder === 'reporter') return told.reporter.seal.publicKey;
  const seal = fromBase64url(roster.persons.find(({ id }) => id === holder)?.seal ?? '');
  if (seal === undefined) throw new Error('a holder stands on the roster');
  return seal;
};

/** What an act says of its setting. */
export type Frame = Pick<Act, 'association' | 'roster' | 'prev' | 'on' | 'by'>;

/** Builds, seals and signs what a plan asks for. */
export const build = (
  told: Told,
  planned: Plan,
  frame: Frame,
  roster: Roster,
  signKey: Uint8Array,
  shape: Shape,
): Composed => {
  const { bars, rooms: starts, grants: notes, entries: slots, ...saying } = planned;
  const { caseId } = told;
  const fresh = new Map(told.roomKeys);
  const rooms = starts.map(({ room, epoch }) => {
    const key = makeRoomKey();
    fresh.set(roomOf(room, epoch), key);
    return { room, epoch, commitment: commitment(caseId, room, epoch, key) };
  });
  const keyOf = (room: Room, epoch: number): Uint8Array => fresh.get(roomOf(room, epoch)) ?? new Uint8Array(32);
  const grants = notes.map(({ room, epoch, holder }) =>
    sealGrant({ caseId, room, epoch }, holder, sealOf(roster, told, holder), keyOf(room, epoch)),
  );
  const author: Holder = frame.by === 'system' ? 'reporter' : frame.by;
  const entries = slots
    .filter(({ optional }) => optional !== true || shape.bare !== true)
    .map((slot) => {
      const entryId: EntryId = newEntryId();
      const { room, epoch } = slot;
      const entry = entryFor(slot, told, planned.kind, frame.roster, shape);
      return {
        entryId,
        room,
        epoch,
        blob: sealEntry(keyOf(room, epoch), { caseId, room, epoch, entryId, author }, entry),
      };
    });
  const items = [...grants, ...entries.map(({ blob }) => blob)].map(itemHash);
  const planned_: Act = { v: 1, case: caseId, ...frame, rooms, grants: notes, bars, items, ...saying };
  const act = shape.change?.(planned_) ?? planned_;
  const signed = signAct(act, shape.signWith ?? signKey);
  for (const [place, key] of fresh) told.roomKeys.set(place, key);
  return {
    act,
    line: signed.hash,
    submission: {
      bytes: toBase64url(signed.bytes),
      signature: toBase64url(signed.signature),
      grants: grants.map(toBase64url),
      entries: entries.map((entry) => ({ ...entry, blob: toBase64url(entry.blob) })),
    },
  };
};
