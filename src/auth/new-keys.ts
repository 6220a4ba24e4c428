// New keys for somebody who lost passphrase and recovery key, or whose keys may have been stolen. Whoever asks gets a one-time
// link and nothing else; the person's browser makes the keys; two others sign them. Nobody here opens or replaces anything.
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import type { EnrolmentRequest } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  bad,
  fromBase64url,
  good,
  type Outcome,
  type PersonId,
  parseRoster,
  personFingerprint,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Reader, Tx } from '../store/database.ts';
import { groundOf } from '../store/foundation.ts';
import { INVITATION_MS } from '../store/invitations.ts';
import {
  addNewKeys,
  allNewKeys,
  endNewKeys,
  isKnownOfNewKeys,
  isOpen,
  keepMadeKeys,
  type NewKeys,
  type NewKeysEnding,
  newKeysById,
  newKeysBySecret,
  newKeysMark,
  openNewKeys,
} from '../store/new-keys.ts';
import { credentialsOf, hasTakenKey, isTaken, type KeyCard, type Person, personById } from '../store/people.ts';
import { composeDraft } from '../store/roster-draft.ts';
import { rosterChain } from '../store/rosters.ts';
import { checkedCard, storedCredentials } from './credentials.ts';
import type { AuthDeps } from './deps.ts';
import { isRosterSigner } from './factor-reset.ts';
import { type LinkForm, type MadeLink, secretBy } from './link-forms.ts';
import { tokenHash } from './tokens.ts';

/** Who may ask for somebody's new keys and end what waits: the administrator, or one of the roster's signers. */
const mayAsk = async (reader: Reader, association: AssociationId, by: PersonId): Promise<boolean> => {
  const person = await personById(reader, association, by);
  return (person?.administrator === true && person.status === 'active') || isRosterSigner(reader, association, by);
};

/** Whether somebody has keys that new ones could take the place of; of a suspended account too, so that no thief can end it. */
export const canHaveNewKeys = ({ card }: Person): boolean => card !== undefined;

/**
 * Asks for somebody's new keys and gives the link's secret, which is not stored; an unused link of before is dead. `refused` for
 * whoever may not ask, and for oneself; `malformed` for somebody without keys; `taken` where keys that were made wait:
 * they are ended first, by somebody who says so. The same form once more (`form`) gives the same link, while nobody used it; `stale`
 * where somebody's new keys were asked for since it was drawn.
 */
export const askNewKeys = async (
  deps: Pick<AuthDeps, 'clock' | 'random' | 'serverKey'>,
  tx: Tx,
  association: AssociationId,
  by: PersonId,
  of: PersonId,
  form: LinkForm | undefined,
): Promise<Outcome<MadeLink & { readonly until: Date }>> => {
  if (of === by || !(await mayAsk(tx, association, by))) return bad('refused');
  const person = await personById(tx, association, of);
  if (person === undefined || !canHaveNewKeys(person)) return bad('malformed');
  const open = await openNewKeys(tx, association, of);
  if (open?.made !== undefined) return bad('taken');
  const now = deps.clock();
  const on = riyadhDate(now);
  const secret = secretBy(deps, association, of, form);
  const before = await newKeysBySecret(tx, association, tokenHash(secret) ?? '', now);
  if (before !== undefined) return good({ secret, again: true, until: before.expiresAt });
  if (form !== undefined && form.before !== (await newKeysMark(tx, association))) return bad('stale');
  if (open !== undefined) await endNewKeys(tx, association, open.id, { on, how: 'replaced', by });
  const request = {
    id: toBase64url(deps.random(16)),
    person: of,
    askedBy: by,
    askedOn: on,
    expiresAt: new Date(now.getTime() + INVITATION_MS),
  };
  await addNewKeys(tx, association, request, tokenHash(secret) ?? '');
  return good({ secret, again: false, until: request.expiresAt });
};

/** Whether either key of a card stood on a roster before, whoever's it was: old keys never come back. */
const stoodOnRoster = async (tx: Tx, association: AssociationId, { seal, sign }: KeyCard): Promise<boolean> =>
  [...((await groundOf(tx, association))?.rosters.values() ?? [])].some(({ persons }) =>
    persons.some((one) => [seal, sign].some((key) => key === one.seal || key === one.sign)),
  );

/**
 * Takes what somebody's browser made by the link: it waits for a roster from now on, and the old keys stay in effect. As
 * enrolling answers; `refused` for a key that is or was anybody's.
 */
export const makeNewKeys = async (
  deps: AuthDeps,
  tx: Tx,
  association: AssociationId,
  request: EnrolmentRequest,
): Promise<Outcome<void>> => {
  const now = deps.clock();
  const asked = await newKeysBySecret(tx, association, tokenHash(request.secret) ?? '', now);
  const person = asked === undefined ? undefined : await personById(tx, association, asked.person);
  if (asked === undefined || person === undefined || !canHaveNewKeys(person)) return bad('cannot-open');
  if (request.card === undefined) return bad('malformed');
  const card = checkedCard(association, person.id, request.card);
  if (!card.ok) return card;
  const credentials = storedCredentials(deps.serverKey, person.id, request.credentials);
  if (!credentials.ok) return credentials;
  const { recoveryHash } = credentials.value;
  const before = (await credentialsOf(tx, association, person.id))?.credentials;
  if (before === undefined || credentials.value.userName !== before.userName) return bad('malformed');
  if (recoveryHash === before.recoveryHash) return bad('malformed');
  const isOwn = [card.value.seal, card.value.sign].some(
    (key) => key === person.card?.seal || key === person.card?.sign,
  );
  const isOld = isOwn || (await stoodOnRoster(tx, association, card.value));
  if (isOld || (await hasTakenKey(tx, association, person.id, card.value))) return bad('refused');
  if (await isKnownOfNewKeys(tx, association, card.value, recoveryHash)) return bad('refused');
  if (await isTaken(tx, association, person.id, credentials.value)) return bad('taken');
  const made = { on: riyadhDate(now), card: card.value, credentials: credentials.value };
  if (!(await keepMadeKeys(tx, association, asked.id, made))) return bad('cannot-open');
  await composeDraft(deps, tx, association);
  return good(undefined);
};

/** Whose new keys a link is for; undefined where it isn't good (any more). */
export const newKeysInvitation = async (
  deps: AuthDeps,
  association: AssociationId,
  secret: string,
): Promise<Person | undefined> => {
  const { reader } = deps.database;
  const asked = await newKeysBySecret(reader, association, tokenHash(secret) ?? '', deps.clock());
  const person = asked === undefined ? undefined : await personById(reader, association, asked.person);
  return person !== undefined && canHaveNewKeys(person) ? person : undefined;
};

/**
 * Ends a request: link and keys that wait are dead, and the old keys stay as they were. By the person themselves, while they can
 * still sign in with the old ones, or whoever may ask. `stale` where it has ended, `refused` for everybody else.
 */
export const cancelNewKeys = async (
  deps: Pick<AuthDeps, 'clock'>,
  tx: Tx,
  association: AssociationId,
  by: PersonId,
  id: string,
): Promise<Outcome<NewKeys>> => {
  const request = await newKeysById(tx, association, id);
  const isOwn = request?.person === by;
  if (!isOwn && !(await mayAsk(tx, association, by))) return bad('refused');
  if (request === undefined) return bad('stale');
  const on = riyadhDate(deps.clock());
  if (!(await endNewKeys(tx, association, id, { on, how: 'cancelled', by }))) return bad('stale');
  await composeDraft(deps, tx, association);
  return good(request);
};

/** The fingerprint of keys that were made, as the person's browser showed it. */
export const madeFingerprint = (association: AssociationId, { person, made }: NewKeys): string | undefined => {
  const seal = fromBase64url(made?.card.seal ?? '');
  const sign = fromBase64url(made?.card.sign ?? '');
  return made === undefined || seal === undefined || sign === undefined
    ? undefined
    : personFingerprint(association, person, seal, sign);
};

/** Who signed the roster that put somebody's new keys into effect; nobody where none did. */
export const signersOfNewKeys = async (
  reader: Reader,
  association: AssociationId,
  { person, made, ended }: NewKeys,
): Promise<readonly PersonId[]> => {
  if (made === undefined || ended?.how !== 'accepted') return [];
  const listing = (await rosterChain(reader, association)).find(({ bytes }) => {
    const roster = parseRoster(bytes);
    return roster.ok && roster.value.persons.some((one) => one.id === person && one.seal === made.card.seal);
  });
  return listing?.signatures.map(({ by }) => by) ?? [];
};

/** So long every signer is told on their own page that somebody's new keys came into effect. */
const TOLD_DAYS = 14;

/**
 * What somebody's own page tells of new keys: `own` were asked for in their name, and they are signed in with the old ones;
 * signers, that others' wait for the roster, also of a suspended account, came into effect of late, or were ended of late, by whom and on which day. `done`: their own
 * came into effect of late, with the signatures of whom.
 */
export type NewKeysNews = {
  readonly own?: { readonly askedBy: Person | undefined; readonly askedOn: PlainDate; readonly made: boolean };
  readonly ownDone?: { readonly on: PlainDate; readonly signers: readonly Person[] };
  readonly others: readonly { readonly kind: 'waits' | 'suspended' | 'done'; readonly of: readonly Person[] }[];
  readonly ended: readonly {
    readonly of: Person | undefined;
    readonly by: Person | undefined;
    readonly on: PlainDate;
    readonly made: boolean;
  }[];
};

/** People by their ids; whose account is gone is left out. */
const peopleOf = async (reader: Reader, association: AssociationId, ids: readonly PersonId[]) =>
  (await Promise.all(ids.map((id) => personById(reader, association, id)))).filter((one) => one !== undefined);

export const newKeysNewsFor = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<NewKeysNews> => {
  const { reader } = deps.database;
  const now = deps.clock();
  const all = await allNewKeys(reader, association);
  const mine = all.find((one) => one.person === person && isOpen(one, now));
  const askedBy = mine === undefined ? undefined : await personById(reader, association, mine.askedBy);
  const own = mine === undefined ? {} : { own: { askedBy, askedOn: mine.askedOn, made: mine.made !== undefined } };
  const since = addDays(riyadhDate(now), -TOLD_DAYS);
  const isLate = ({ ended }: NewKeys, how: NewKeysEnding): boolean => ended?.how === how && ended.on >= since;
  const inEffect = all.find((one) => one.person === person && isLate(one, 'accepted'));
  const ownDone =
    inEffect?.ended === undefined
      ? {}
      : {
          ownDone: {
            on: inEffect.ended.on,
            signers: await peopleOf(reader, association, await signersOfNewKeys(reader, association, inEffect)),
          },
        };
  const others = all.filter((one) => one.person !== person);
  const waiting = others.filter(({ made, ended }) => made !== undefined && ended === undefined);
  const done = others.filter((one) => isLate(one, 'accepted'));
  const cancelled = others.filter((one) => isLate(one, 'cancelled') && one.ended?.by !== person);
  const told = { ...own, ...ownDone };
  if (waiting.length + done.length + cancelled.length === 0 || !(await isRosterSigner(reader, association, person)))
    return { ...told, others: [], ended: [] };
  const ended = await Promise.all(
    cancelled.flatMap(({ ended, person: of, made }) =>
      ended === undefined
        ? []
        : [
            Promise.all([personById(reader, association, of), personById(reader, association, ended.by)]).then(
              ([whose, by]) => ({ of: whose, by, on: ended.on, made: made !== undefined }),
            ),
          ],
    ),
  );
  const whose = (ones: readonly NewKeys[]) =>
    peopleOf(reader, association, [...new Set(ones.map(({ person: of }) => of))]);
  const waits = await whose(waiting);
  const ofOthers = [
    { kind: 'waits', of: waits },
    { kind: 'suspended', of: waits.filter(({ status }) => status === 'suspended') },
    { kind: 'done', of: await whose(done) },
  ] as const;
  return { ...told, others: ofOthers.filter(({ of }) => of.length > 0), ended };
};
