// Passkeys: asked to sign, taken once, registered and removed. One that carries a sealed vault opens the account alone, since its
// device has verified who holds it; any of them is a second factor. Signatures are checked before a transaction, and whatever
// they were checked against is asked once more in it.
import { riyadhDate } from '../domain/plain-date.ts';
import type { RelyingParty } from '../domain/relying-party.ts';
import type { PasskeyAsked, PasskeyAssertion, PasskeyOffered, PasskeyRegistration } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  bad,
  type Ceremony,
  challengeEnd,
  checkVaultShape,
  fromBase64url,
  good,
  hash,
  makeChallenge,
  type Outcome,
  type PersonId,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Tx } from '../store/database.ts';
import {
  passkeyOf,
  passkeysOf,
  removePasskey as removeStored,
  type StoredPasskey,
  addPasskey as storePasskey,
  takeChallenge,
  usePasskey,
} from '../store/passkeys.ts';
import { credentialsOf } from '../store/people.ts';
import { removeOtherSessions, removeSession } from '../store/sessions.ts';
import type { AuthDeps } from './deps.ts';
import { givesCodes, livingSession, type PassedAccount } from './second-factor.ts';
import { vaultOf } from './sign-in.ts';
import { tokenBytes } from './tokens.ts';
import { checkAssertion, checkRegistration } from './webauthn.ts';

/** A challenge is answered in this time: enough to find a key and a finger. */
export const CHALLENGE_MS = 5 * 60 * 1000;
/** So many passkeys one person may have. */
export const MOST_PASSKEYS = 10;

/** Where a ceremony takes place: for whom, and in whose session if there is one. */
export type Place = {
  readonly association: AssociationId;
  readonly party: RelyingParty;
  readonly token: string | undefined;
};

const drawn = (deps: AuthDeps, { association, token }: Omit<Place, 'party'>, ceremony: Ceremony): string => {
  const session = token === undefined ? undefined : tokenBytes(token);
  const endsAt = deps.clock().getTime() + CHALLENGE_MS;
  return toBase64url(makeChallenge(deps.serverKey, ceremony, association, session, endsAt));
};

/** A challenge that was answered; what keeps it from being answered twice. */
type Answered = { readonly isChallenge: (text: string) => boolean; readonly take: (tx: Tx) => Promise<boolean> };

/** Recognises a challenge that was drawn for this ceremony here, and takes it in the transaction that it counts in. */
const answered = (deps: AuthDeps, { association, token }: Place, ceremony: Ceremony): Answered => {
  const session = token === undefined ? undefined : tokenBytes(token);
  let found: { readonly challenge: Uint8Array; readonly end: number } | undefined;
  return {
    isChallenge: (text) => {
      const challenge = fromBase64url(text);
      const end =
        challenge === undefined ? undefined : challengeEnd(deps.serverKey, ceremony, association, session, challenge);
      if (challenge === undefined || end === undefined || end <= deps.clock().getTime()) return false;
      found = { challenge, end };
      return true;
    },
    take: async (tx) =>
      found !== undefined &&
      takeChallenge(tx, association, toBase64url(hash('challenge', found.challenge)), found.end, deps.clock()),
  };
};

/** What a stranger's passkey is asked: any that the device has for this portal. Nothing here depends on who asks. */
export const askToOpen = (deps: AuthDeps, place: Omit<Place, 'token'>): PasskeyAsked => ({
  challenge: drawn(deps, { association: place.association, token: undefined }, 'open'),
  party: place.party.id,
  passkeys: [],
});

/** What the passkeys of somebody are asked whose passphrase was right. `refused` where they have none, or the session has ended. */
export const askAsFactor = async (
  deps: AuthDeps,
  place: Place & { readonly token: string },
): Promise<Outcome<PasskeyAsked>> => {
  const { association, party, token } = place;
  const session = await livingSession(deps, deps.database.reader, association, token, 'first');
  if (session === undefined) return bad('refused');
  const own = await passkeysOf(deps.database.reader, association, session.found.person.id);
  if (own.length === 0) return bad('refused');
  const passkeys = own.map(({ credential }) => credential);
  return good({ challenge: drawn(deps, place, 'factor'), party: party.id, passkeys });
};

/** What is asked in the transaction before an answer counts, and what is done once it does. */
type Taking<T> = {
  readonly look: (tx: Tx, passkey: StoredPasskey) => Promise<Outcome<T>>;
  readonly finish?: (tx: Tx, found: T) => Promise<void>;
};

/** Checks what a passkey signed, and takes it: once, and only as its counter goes on. */
const taking = async <T>(
  deps: AuthDeps,
  place: Place,
  ceremony: Ceremony,
  assertion: PasskeyAssertion,
  { look, finish }: Taking<T>,
): Promise<Outcome<T>> => {
  const { association, party } = place;
  const passkey = await passkeyOf(deps.database.reader, association, assertion.id);
  if (passkey === undefined) return bad('cannot-open');
  const { isChallenge, take } = answered(deps, place, ceremony);
  const checked = await checkAssertion({ party, isChallenge, passkey, assertion });
  if (!checked.ok) return checked;
  return deps.database.write(async (tx) => {
    const found = await look(tx, passkey);
    if (!found.ok) return found;
    if (!(await take(tx))) return bad('cannot-open');
    const use = { counter: checked.value.counter, usedOn: riyadhDate(deps.clock()) };
    if (!(await usePasskey(tx, association, passkey, use))) return bad('untrusted');
    await finish?.(tx, found.value);
    return found;
  });
};

/**
 * Takes the passkey of somebody whose passphrase was right, and ends the session in which it was owed: the caller begins the
 * whole one. `cannot-open` for another's, a wrong and a used answer alike; `untrusted` where the counter went back: there may be
 * a copy of it; `refused` where the session has ended.
 */
export const giveAssertion = (
  deps: AuthDeps,
  place: Place & { readonly token: string },
  assertion: PasskeyAssertion,
): Promise<Outcome<PassedAccount>> =>
  taking(deps, place, 'factor', assertion, {
    look: async (tx, passkey) => {
      const session = await livingSession(deps, tx, place.association, place.token, 'first');
      if (session === undefined) return bad('refused');
      const { idHash, found } = session;
      if (passkey.person !== found.person.id) return bad('cannot-open');
      const signedIn = vaultOf(deps, found);
      return signedIn === undefined ? bad('refused') : good({ signedIn, found, idHash });
    },
    finish: (tx, { idHash }) => removeSession(tx, place.association, idHash),
  });

/**
 * The account that a passkey opens alone, with the vault that lies sealed under what it gives. One refusal, `cannot-open`, for
 * everything: unknown, a second factor alone, removed, suspended, used; but for a counter that went back. `of`: nobody but them.
 */
export const openWithPasskey = (
  deps: AuthDeps,
  place: Omit<Place, 'token'>,
  assertion: PasskeyAssertion,
  of?: PersonId,
): Promise<Outcome<PassedAccount>> =>
  taking(deps, { ...place, token: undefined }, 'open', assertion, {
    look: async (tx, { person, vault }) => {
      if (vault === undefined || (of !== undefined && person !== of)) return bad('cannot-open');
      const found = await credentialsOf(tx, place.association, person);
      if (found?.person.status !== 'active') return bad('cannot-open');
      const { userName, recoveryHash } = found.credentials;
      return good({ signedIn: { person: found.person, userName, vault, recoveryHash }, found });
    },
  });

/** What a new passkey is made for, asked by somebody who has just proved their passphrase. `refused` where they have too many. */
export const offerPasskey = async (
  deps: AuthDeps,
  place: Place & { readonly token: string; readonly name: string },
  { person, userName }: { readonly person: PersonId; readonly userName: string },
): Promise<Outcome<PasskeyOffered>> => {
  const own = await passkeysOf(deps.database.reader, place.association, person);
  if (own.length >= MOST_PASSKEYS) return bad('refused');
  return good({
    challenge: drawn(deps, place, 'register'),
    party: place.party.id,
    partyName: place.name,
    person,
    userName,
    passkeys: own.map(({ credential }) => credential),
  });
};

/**
 * Makes what a device has made a passkey of this person. `cannot-open` for a wrong answer, an ended and a used one; `malformed`
 * for what is no vault; `taken` where somebody has it; `refused` where they have too many, or the session has ended.
 */
export const registerPasskey = async (
  deps: AuthDeps,
  place: Place & { readonly token: string },
  registration: PasskeyRegistration,
): Promise<Outcome<void>> => {
  const { association, party, token } = place;
  const vault = registration.vault === undefined ? undefined : fromBase64url(registration.vault);
  if (registration.vault !== undefined && (vault === undefined || !checkVaultShape(vault).ok)) return bad('malformed');
  const { isChallenge, take } = answered(deps, place, 'register');
  const checked = await checkRegistration({ party, isChallenge, registration });
  if (!checked.ok) return checked;
  return deps.database.write(async (tx) => {
    const session = await livingSession(deps, tx, association, token, 'whole');
    if (session === undefined) return bad('refused');
    const person = session.found.person.id;
    if ((await passkeysOf(tx, association, person)).length >= MOST_PASSKEYS) return bad('refused');
    if ((await passkeyOf(tx, association, checked.value.credential)) !== undefined) return bad('taken');
    if (!(await take(tx))) return bad('cannot-open');
    const today = riyadhDate(deps.clock());
    const { name } = registration;
    await storePasskey(tx, association, { ...checked.value, person, name, setOn: today, usedOn: today, vault });
    return good(undefined);
  });
};

/** Whether a person's last passkey is the last factor that they have while everybody needs one. */
const isLastFactor = async (deps: AuthDeps, tx: Tx, association: AssociationId, person: PersonId): Promise<boolean> =>
  deps.config.secondFactor === 'required' &&
  (await passkeysOf(tx, association, person)).length === 1 &&
  !(await givesCodes(deps, tx, association, person));

/**
 * Removes one passkey with its vault; the person's other sessions end. `stale` where there is none such any more, `refused` for
 * the last factor while one is required.
 */
export const removePasskey = (
  deps: AuthDeps,
  association: AssociationId,
  token: string,
  credential: string,
): Promise<Outcome<void>> =>
  deps.database.write(async (tx) => {
    const session = await livingSession(deps, tx, association, token, 'whole');
    if (session === undefined) return bad('refused');
    const { idHash, found } = session;
    const { id } = found.person;
    if (await isLastFactor(deps, tx, association, id)) return bad('refused');
    if (!(await removeStored(tx, association, id, credential))) return bad('stale');
    await removeOtherSessions(tx, association, id, idHash);
    return good(undefined);
  });
