// The sole holder of a person's private keys in the browser. While signed in the seed lies sealed in this tab's session
// storage, under a half-key that the server makes of the session and never stores; the keys themselves live in memory.
import type { KnownLines } from '../client/known-lines.ts';
import { ask, type Transport } from '../client/transport.ts';
import { HalfAnswer } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  fromBase64url,
  type PersonId,
  parseAssociationId,
  parsePersonId,
  toBase64url,
} from '../protocol/check/index.ts';
import { openVault, type PersonKeys, personKeys, ready, sealVault, wipe } from '../protocol/open/index.ts';
import { knownCasesOf } from './known-cases.ts';
import { forgetLooked } from './known-log.ts';

/** On it the tabs of a browser tell each other what one has done with the session. */
export const SESSION_CHANNEL = 'amanah.session';

const SEALED = 'amanah.vault';
const ACTIVE = 'amanah.active';
/** Idle this long, a vault locks itself; half of the server's idle limit for sessions. */
export const IDLE_MINUTES = 15;
const IDLE_MS = IDLE_MINUTES * 60_000;
/** A file that comes further keeps a vault open for so long after somebody last used its page (PROTOCOL B55). */
export const TRANSFER_HOURS = 2;
const TRANSFER_MS = TRANSFER_HOURS * 3_600_000;

/** Whose session it is, as the server answers with the half-key. */
type Half = {
  readonly key: Uint8Array;
  readonly association: AssociationId;
  readonly person: PersonId;
  readonly userName: string;
};

export type OpenVault = {
  readonly association: AssociationId;
  readonly person: PersonId;
  readonly userName: string;
  readonly keys: PersonKeys;
  readonly known: KnownLines;
};

export type VaultState =
  | { readonly state: 'open'; readonly vault: OpenVault }
  | {
      readonly state: 'locked';
      readonly association: AssociationId;
      readonly person: PersonId;
      readonly userName: string;
    }
  | { readonly state: 'signed-out' }
  | { readonly state: 'offline' };

const fetchHalf = async (transport: Transport): Promise<Half | 'signed-out' | 'offline'> => {
  const answer = await ask(transport, 'POST', '/api/session/half', HalfAnswer, {});
  if (!answer.ok) return answer.problem.error === 'signed-out' ? 'signed-out' : 'offline';
  const { half, userName } = answer.value;
  const key = fromBase64url(half, 32);
  const association = parseAssociationId(answer.value.association);
  const person = parsePersonId(answer.value.person);
  if (key === undefined || association === undefined || person === undefined) return 'offline';
  return { key, association, person, userName };
};

const openedWith = (half: Half, seed: Uint8Array): OpenVault => {
  const { association, person, userName } = half;
  const keys = personKeys(seed);
  wipe(seed);
  return { association, person, userName, keys, known: knownCasesOf({ association, person, keys }) };
};

const isFresh = (): boolean => Date.now() - Number(sessionStorage.getItem(ACTIVE) ?? '0') < IDLE_MS;

/** Milliseconds until the vault locks by itself. */
export const idleLeft = (): number => Math.max(0, Number(sessionStorage.getItem(ACTIVE) ?? '0') + IDLE_MS - Date.now());

/** When somebody last used this page. */
let used = 0;

/** What shows no more than that the page moved, which it does by itself too. */
export const stayOpen = (): void => sessionStorage.setItem(ACTIVE, String(Date.now()));

/** Somebody uses the page. */
export const touch = (): void => {
  used = Date.now();
  stayOpen();
};

/** A file on its way has come further; whether that keeps the vault open. */
export const touchByTransfer = (): boolean => {
  if (Date.now() - used >= TRANSFER_MS) return false;
  stayOpen();
  return true;
};

/** Opens what this tab kept; locked where it kept nothing, was idle too long, or kept another session's seed. */
export const openKeptVault = async (transport: Transport): Promise<VaultState> => {
  await ready;
  const half = await fetchHalf(transport);
  if (half === 'signed-out' || half === 'offline') return { state: half };
  const locked = {
    state: 'locked',
    association: half.association,
    person: half.person,
    userName: half.userName,
  } as const;
  const kept = sessionStorage.getItem(SEALED);
  const sealed = kept === null || !isFresh() ? undefined : fromBase64url(kept);
  if (sealed === undefined) {
    forgetKeys();
    return locked;
  }
  const seed = openVault(half.key, half.association, half.person, 3, sealed);
  wipe(half.key);
  if (!seed.ok) {
    forgetKeys();
    return locked;
  }
  touch();
  return { state: 'open', vault: openedWith(half, seed.value) };
};

/** Keeps a seed for this tab and session, sealed, and opens it. The seed is overwritten. */
export const keepSeed = async (transport: Transport, person: string, seed: Uint8Array): Promise<VaultState> => {
  await ready;
  const half = await fetchHalf(transport);
  if (half === 'signed-out' || half === 'offline') return { state: half };
  if (half.person !== person) return { state: 'signed-out' };
  const sealed = sealVault(half.key, half.association, half.person, 3, seed);
  wipe(half.key);
  sessionStorage.setItem(SEALED, toBase64url(sealed));
  forgetLooked();
  touch();
  return { state: 'open', vault: openedWith(half, seed) };
};

/** Locks: what is kept can no longer be opened here. Sealed drafts stay. */
export const forgetKeys = (): void => {
  sessionStorage.removeItem(SEALED);
  sessionStorage.removeItem(ACTIVE);
};

/** Signing out empties the tab's storage, drafts and all. */
export const forgetEverything = (): void => sessionStorage.clear();
