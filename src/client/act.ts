// Makes an act of a plan: draws the keys of new epochs, seals the entries, seals the keys to their holders, signs. It never
// decides who gets what (the domain's plan does), and refuses to seal anything to a barred person.
import { attachmentPlace } from '../domain/decide.ts';
import type { Plan } from '../domain/intention.ts';
import type { ActSubmission } from '../domain/wire.ts';
import {
  type Act,
  type AssociationId,
  activePerson,
  bad,
  type CaseId,
  fromBase64url,
  good,
  type Holder,
  itemHash,
  newEntryId,
  type Outcome,
  type PersonId,
  type Room,
  type RoomStart,
  type Roster,
  toBase64url,
} from '../protocol/check/index.ts';
import { commitment, type Entry, makeRoomKey, sealEntry, sealGrant, signAct } from '../protocol/open/index.ts';
import { type AttachedFile, attachmentOf } from './upload.ts';

/** What stands around a plan: whose act it is, in which chain, on which roster and day. */
export type ActSetting = {
  readonly association: AssociationId;
  readonly rosterHash: string;
  readonly roster: Roster;
  readonly caseId: CaseId;
  readonly prev: string;
  readonly on: string;
  readonly by: Holder;
  readonly signKey: Uint8Array;
  /** The reporter's public sealing key, where the plan may grant to the reporter. */
  readonly reporterSeal?: Uint8Array;
  /** Persons whom the case must never reach, those of this very act included or not. */
  readonly bars: ReadonlySet<PersonId>;
  /** The keys that the author holds. */
  readonly keyOf: (room: Room, epoch: number) => Uint8Array | undefined;
};

/** A signed act, ready to be sent; `hash` is the line's. */
export type SignedAct = ActSubmission & { readonly hash: string };

type RoomKeys = ReadonlyMap<string, Uint8Array>;

const placeKey = (room: Room, epoch: number): string => `${room} ${epoch}`;

/** The protocol throws where sealing can't be: a text without an encoding, an entry too long, a key that isn't one. */
const attempt = (seal: () => Uint8Array): Uint8Array | undefined => {
  try {
    return seal();
  } catch {
    return undefined;
  }
};

/** The public sealing key of a holder: the reporter's own, or the roster's for a person active on it. */
const sealKeyOf = (setting: ActSetting, holder: Holder): Uint8Array | undefined => {
  if (holder === 'reporter') return setting.reporterSeal;
  const person = activePerson(setting.roster, holder);
  return person === undefined ? undefined : fromBase64url(person.seal);
};

const sealGrants = (setting: ActSetting, plan: Plan, keyAt: (room: Room, epoch: number) => Uint8Array | undefined) => {
  const barred = new Set([...setting.bars, ...plan.bars]);
  const blobs: Uint8Array[] = [];
  for (const { room, epoch, holder } of plan.grants) {
    const roomKey = keyAt(room, epoch);
    const publicKey = sealKeyOf(setting, holder);
    if (holder !== 'reporter' && barred.has(holder)) return bad('refused');
    if (roomKey === undefined || publicKey === undefined) return bad('cannot-open');
    const sealed = attempt(() =>
      sealGrant({ caseId: setting.caseId, room, epoch }, holder, publicKey, roomKey, barred),
    );
    if (sealed === undefined) return bad('cannot-open');
    blobs.push(sealed);
  }
  return good(blobs);
};

/** The entries beside the slots of the plan that they fill, in its order; undefined where they don't fit it. */
const fillSlots = (plan: Plan, entries: readonly Entry[]) => {
  const rest = [...entries];
  const filled = plan.entries.flatMap((slot) => {
    if (rest[0]?.type === slot.type) {
      const entry = rest.shift();
      return entry === undefined ? [] : [{ slot, entry }];
    }
    return slot.optional === true ? [] : [undefined];
  });
  const whole = filled.flatMap((pair) => (pair === undefined ? [] : [pair]));
  return rest.length === 0 && whole.length === filled.length ? whole : undefined;
};

/** The attachments of files beside the place where they stand; undefined where such an act carries none. */
const attach = (plan: Plan, files: readonly AttachedFile[]) => {
  const slot = attachmentPlace(plan);
  if (slot === undefined) return files.length === 0 ? [] : undefined;
  return files.map((file) => ({ slot, entry: attachmentOf(file) }));
};

const sealEntries = (
  setting: ActSetting,
  plan: Plan,
  entries: readonly Entry[],
  files: readonly AttachedFile[],
  keyAt: ActSetting['keyOf'],
) => {
  const slots = fillSlots(plan, entries);
  const attached = attach(plan, files);
  if (slots === undefined || attached === undefined) return bad('refused');
  const filled = [...slots, ...attached];
  const sealed: (ActSubmission['entries'][number] & { readonly item: string })[] = [];
  for (const { slot, entry } of filled) {
    const roomKey = keyAt(slot.room, slot.epoch);
    if (roomKey === undefined) return bad('cannot-open');
    const entryId = newEntryId();
    const place = { caseId: setting.caseId, room: slot.room, epoch: slot.epoch };
    const blob = attempt(() => sealEntry(roomKey, { ...place, entryId, author: setting.by }, entry));
    if (blob === undefined) return bad('malformed');
    sealed.push({ entryId, room: slot.room, epoch: slot.epoch, blob: toBase64url(blob), item: itemHash(blob) });
  }
  return good(sealed);
};

/**
 * The act of a plan, with its grants and entries in the order of its `items` (PROTOCOL A8). `entries` fill the plan's
 * slots in their order; `files`, which the portal has whole, are attached behind them. `refused`: they don't fit, or a grant would reach a barred person. `cannot-open`: a key is missing
 * that the plan hands on, or a holder has none to seal to. `malformed`: an entry is too long.
 */
export const buildAct = (
  setting: ActSetting,
  plan: Plan,
  entries: readonly Entry[],
  files: readonly AttachedFile[] = [],
): Outcome<SignedAct> => {
  const made: RoomKeys = new Map(plan.rooms.map(({ room, epoch }) => [placeKey(room, epoch), makeRoomKey()]));
  const keyAt: ActSetting['keyOf'] = (room, epoch) => made.get(placeKey(room, epoch)) ?? setting.keyOf(room, epoch);
  const rooms: RoomStart[] = plan.rooms.map(({ room, epoch }) => ({
    room,
    epoch,
    commitment: commitment(setting.caseId, room, epoch, keyAt(room, epoch) ?? new Uint8Array()),
  }));
  const grants = sealGrants(setting, plan, keyAt);
  if (!grants.ok) return grants;
  const sealed = sealEntries(setting, plan, entries, files, keyAt);
  if (!sealed.ok) return sealed;
  const { entries: _slots, rooms: _starts, ...saying } = plan;
  const act: Act = {
    ...saying,
    v: 1,
    association: setting.association,
    roster: setting.rosterHash,
    case: setting.caseId,
    prev: setting.prev,
    on: setting.on,
    by: setting.by,
    rooms,
    items: [...grants.value.map(itemHash), ...sealed.value.map(({ item }) => item), ...files.map(({ item }) => item)],
  };
  for (const key of made.values()) key.fill(0);
  const signed = signAct(act, setting.signKey);
  return good({
    bytes: toBase64url(signed.bytes),
    signature: toBase64url(signed.signature),
    grants: grants.value.map((blob) => toBase64url(blob)),
    entries: sealed.value.map(({ item: _, ...entry }) => entry),
    ...(files.length === 0 ? {} : { files: files.map(({ file, secret }) => ({ file, secret })) }),
    hash: signed.hash,
  });
};
