// Enrolling by a one-time link: the browser makes passphrase, keys and recovery key; here stands who is invited and that a
// link works once. An administrator brings no keys, everybody else must.

import type { EnrolmentRequest } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  bad,
  good,
  normaliseUserName,
  type Outcome,
  type PersonId,
  parsePersonId,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Tx } from '../store/database.ts';
import { invitationMark, invitedBy, issueInvitation, useInvitation } from '../store/invitations.ts';
import { dropPasskeys } from '../store/passkeys.ts';
import { allPersons, enrol, hasTakenKey, isTaken, type KeyCard, type Person, personById } from '../store/people.ts';
import { checkedCard, isStoredAlready, storedCredentials } from './credentials.ts';
import type { AuthDeps } from './deps.ts';
import { type LinkForm, type MadeLink, secretBy } from './link-forms.ts';
import { makeNewKeys, newKeysInvitation } from './new-keys.ts';
import { newToken, tokenHash } from './tokens.ts';

/** The id of a new account. */
export const newPersonId = (random: AuthDeps['random']): PersonId => {
  const id = parsePersonId(toBase64url(random(16)));
  if (id === undefined) throw new Error('sixteen random bytes make an id');
  return id;
};

/** Makes the person's link anew; whatever link they had is dead. Gives the secret, which is not stored. */
export const invite = async (
  deps: Pick<AuthDeps, 'clock' | 'random'>,
  tx: Tx,
  association: AssociationId,
  person: PersonId,
): Promise<string> => {
  const secret = newToken(deps.random);
  const hashed = tokenHash(secret);
  if (hashed === undefined) throw new Error('a new token has a hash');
  await issueInvitation(tx, association, person, hashed, deps.clock());
  return secret;
};

/**
 * The link that a form makes for somebody who is invited. The form sent again shows it again, while nobody has used it and no other
 * took its place; `stale` where another link was made since the form was drawn.
 */
export const inviteByForm = async (
  deps: Pick<AuthDeps, 'clock' | 'random' | 'serverKey'>,
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  form: LinkForm | undefined,
): Promise<Outcome<MadeLink>> => {
  const secret = secretBy(deps, association, person, form);
  const hashed = tokenHash(secret) ?? '';
  if ((await invitedBy(tx, association, hashed, deps.clock())) === person) return good({ secret, again: true });
  if (form !== undefined && form.before !== (await invitationMark(tx, association, person))) return bad('stale');
  await issueInvitation(tx, association, person, hashed, deps.clock());
  return good({ secret, again: false });
};

/** Whom a link invites, to enrol or, where they have enrolled, to make new keys; undefined where it is unknown, used, replaced or older than 72 hours. */
export const invitation = async (
  deps: AuthDeps,
  association: AssociationId,
  secret: string,
): Promise<Person | undefined> => {
  const person = await invitedBy(deps.database.reader, association, tokenHash(secret) ?? '', deps.clock());
  return person === undefined
    ? newKeysInvitation(deps, association, secret)
    : personById(deps.database.reader, association, person);
};

/** Whether `person` may take a user name: `malformed` where it is none, `taken` where somebody else has it. */
export const isFreeUserName = async (
  deps: Pick<AuthDeps, 'database'>,
  association: AssociationId,
  person: PersonId,
  text: string,
): Promise<Outcome<void>> => {
  const userName = normaliseUserName(text);
  if (userName === undefined) return bad('malformed');
  const isOthers = await isTaken(deps.database.reader, association, person, { userName, recoveryHash: '' });
  return isOthers ? bad('taken') : good(undefined);
};

const cardOf = (
  association: AssociationId,
  person: Person,
  request: EnrolmentRequest,
): Outcome<KeyCard | undefined> => {
  if (person.administrator) return request.card === undefined ? good(undefined) : bad('malformed');
  return request.card === undefined ? bad('malformed') : checkedCard(association, person.id, request.card);
};

/**
 * Enrols whoever holds the link, once; the same request once more is taken as done, and a link for new keys as {@link makeNewKeys} says.
 * `cannot-open` where the link isn't good, `taken` where the user name is in use,
 * `refused` where a key is another person's, otherwise as {@link storedCredentials} and {@link checkedCard} say. `afterwards` runs in the same transaction.
 */
export const enrolByLink = (
  deps: AuthDeps,
  association: AssociationId,
  request: EnrolmentRequest,
  afterwards: (tx: Tx) => Promise<void>,
): Promise<Outcome<void>> =>
  deps.database.write(async (tx) => {
    const now = deps.clock();
    const secretHash = tokenHash(request.secret) ?? '';
    const id = await invitedBy(tx, association, secretHash, now);
    const person = id === undefined ? undefined : await personById(tx, association, id);
    if (person === undefined) {
      const made = await makeNewKeys(deps, tx, association, request);
      if (made.ok || made.reason !== 'cannot-open') return made;
      return (await isStoredAlready(tx, association, request.credentials)) ? good(undefined) : made;
    }
    const card = cardOf(association, person, request);
    if (!card.ok) return card;
    if (card.value !== undefined && (await hasTakenKey(tx, association, person.id, card.value))) return bad('refused');
    const credentials = storedCredentials(deps.serverKey, person.id, request.credentials);
    if (!credentials.ok) return credentials;
    if (await isTaken(tx, association, person.id, credentials.value)) return bad('taken');
    const used = await useInvitation(tx, association, secretHash, now);
    if (used !== person.id || !(await enrol(tx, association, person.id, credentials.value, card.value))) {
      throw new Error('an invited person can be enrolled once');
    }
    // A passkey of before would open a seed that is no more.
    await dropPasskeys(tx, association, person.id);
    await afterwards(tx);
    return good(undefined);
  });

/** Whether an administrator has enrolled, now or ever: from then on nobody is let in by first start (T36). */
export const hasAdministrator = async (deps: Pick<AuthDeps, 'database'>, association: AssociationId) =>
  (await allPersons(deps.database.reader, association)).some(
    (person) => person.administrator && person.status !== 'invited',
  );
