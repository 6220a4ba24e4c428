// Owns the record of new keys: who asked for them, what the person's browser made by the link, and how it ended. What was made
// opens nothing before two others signed a roster with it; then it becomes the person's, and everything old goes, in one step.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parsePersonId, type Roster } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { dropPasskeys } from './passkeys.ts';
import type { KeyCard, StoredCredentials } from './people.ts';
import { bytes, integer, optionalText, parsed, text } from './rows.ts';
import { dropFactor } from './second-factors.ts';
import { removeSessionsOf } from './sessions.ts';

const ENDINGS = ['accepted', 'cancelled', 'replaced'] as const;
export type NewKeysEnding = (typeof ENDINGS)[number];

/** One request. `made`: the person's browser has made keys, which wait for the roster or waited for it. */
export type NewKeys = {
  readonly id: string;
  readonly person: PersonId;
  readonly askedBy: PersonId;
  readonly askedOn: PlainDate;
  readonly expiresAt: Date;
  readonly made?: { readonly on: PlainDate; readonly card: KeyCard };
  readonly ended?: { readonly on: PlainDate; readonly how: NewKeysEnding; readonly by: PersonId };
};

const parseEnding = (value: unknown): NewKeysEnding | undefined => ENDINGS.find((one) => one === value);

const toNewKeys = (row: Row): NewKeys => {
  const madeOn = optionalText(row, 'made_on');
  const endedOn = optionalText(row, 'ended_on');
  return {
    id: text(row, 'request'),
    person: parsed(row, 'person', parsePersonId),
    askedBy: parsed(row, 'asked_by', parsePersonId),
    askedOn: plainDate(text(row, 'asked_on')),
    expiresAt: new Date(integer(row, 'expires_at')),
    ...(madeOn === undefined
      ? {}
      : {
          made: {
            on: plainDate(madeOn),
            card: { seal: text(row, 'seal'), sign: text(row, 'sign'), signature: text(row, 'card_signature') },
          },
        }),
    ...(endedOn === undefined
      ? {}
      : {
          ended: {
            on: plainDate(endedOn),
            how: parsed(row, 'ended_how', parseEnding),
            by: parsed(row, 'ended_by', parsePersonId),
          },
        }),
  };
};

/** Whether anything can still come of a request: keys wait for the roster, or the link can be used. */
export const isOpen = ({ made, ended, expiresAt }: NewKeys, now: Date): boolean =>
  ended === undefined && (made !== undefined || expiresAt > now);

/** The requests of an association that `where` picks; its parameters follow the association's. */
const requestsWhere = async (
  reader: Reader,
  association: AssociationId,
  where: string,
  parameters: readonly (string | number)[] = [],
): Promise<readonly NewKeys[]> =>
  (await reader.all(`select * from new_keys where association = ? ${where}`, [association, ...parameters])).map(
    toNewKeys,
  );

/** Every request that was ever made, the newest first. */
export const allNewKeys = (reader: Reader, association: AssociationId): Promise<readonly NewKeys[]> =>
  requestsWhere(reader, association, 'order by expires_at desc, request');

/** How many requests there ever were: another number after each. */
export const newKeysMark = async (reader: Reader, association: AssociationId): Promise<string> => {
  const [row] = await reader.all('select count(*) as requests from new_keys where association = ?', [association]);
  return row === undefined ? '0' : String(integer(row, 'requests'));
};

/** The request of a person that hasn't ended; its link may be too old by now. */
export const openNewKeys = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<NewKeys | undefined> =>
  (await requestsWhere(reader, association, 'and person = ? and ended_on is null', [person]))[0];

export const newKeysById = async (
  reader: Reader,
  association: AssociationId,
  id: string,
): Promise<NewKeys | undefined> => (await requestsWhere(reader, association, 'and request = ?', [id]))[0];

/** Whose new keys a link is for; undefined where it is unknown, used, replaced, ended or too old. */
export const newKeysBySecret = async (
  reader: Reader,
  association: AssociationId,
  secretHash: string,
  now: Date,
): Promise<NewKeys | undefined> =>
  (await requestsWhere(reader, association, 'and secret_hash = ? and expires_at > ?', [secretHash, now.getTime()]))[0];

/** The cards of new keys that wait for a roster, by person. */
export const waitingCards = async (
  reader: Reader,
  association: AssociationId,
): Promise<ReadonlyMap<PersonId, KeyCard>> =>
  new Map(
    (await requestsWhere(reader, association, 'and made_on is not null and ended_on is null order by person')).flatMap(
      ({ person, made }) => (made === undefined ? [] : [[person, made.card] as const]),
    ),
  );

/** What a passphrase of new keys that wait is compared with; undefined where none wait. */
export const waitingAuthHash = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId | undefined,
): Promise<string | undefined> =>
  (
    await reader.all('select auth_hash from new_keys where association = ? and person = ? and auth_hash is not null', [
      association,
      person ?? '',
    ])
  ).map((row) => text(row, 'auth_hash'))[0];

/** Whether a recovery key or either key of a card is known of any request, open or ended. */
export const isKnownOfNewKeys = async (
  reader: Reader,
  association: AssociationId,
  { seal, sign }: KeyCard,
  recoveryHash: string,
): Promise<boolean> =>
  (
    await reader.all(
      `select 1 from new_keys where association = ?
       and (seal in (?, ?) or sign in (?, ?) or recovery_hash = ?)`,
      [association, seal, sign, seal, sign, recoveryHash],
    )
  ).length > 0;

export const addNewKeys = async (
  tx: Tx,
  association: AssociationId,
  request: Pick<NewKeys, 'id' | 'person' | 'askedBy' | 'askedOn' | 'expiresAt'>,
  secretHash: string,
): Promise<void> => {
  const { id, person, askedBy, askedOn, expiresAt } = request;
  await tx.run(
    `insert into new_keys (association, request, person, asked_by, asked_on, secret_hash, expires_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
    [association, id, person, askedBy, askedOn, secretHash, expiresAt.getTime()],
  );
};

/** Keeps what a browser made by the link, which is used up. False where the link isn't good any more. */
export const keepMadeKeys = async (
  tx: Tx,
  association: AssociationId,
  id: string,
  made: { readonly on: PlainDate; readonly card: KeyCard; readonly credentials: StoredCredentials },
): Promise<boolean> => {
  const { on, card, credentials } = made;
  return (
    (await tx.run(
      `update new_keys set secret_hash = null, made_on = ?, seal = ?, sign = ?, card_signature = ?, auth_hash = ?,
         recovery_hash = ?, vault_sealed = ?, recovery_vault_sealed = ?
       where association = ? and request = ? and secret_hash is not null`,
      [
        ...[on, card.seal, card.sign, card.signature, credentials.authHash],
        ...[credentials.recoveryHash, credentials.vault, credentials.recoveryVault, association, id],
      ],
    )) === 1
  );
};

/** Ends a request, and with it the link and what was made. False where it had ended. */
export const endNewKeys = async (
  tx: Tx,
  association: AssociationId,
  id: string,
  ended: NonNullable<NewKeys['ended']>,
): Promise<boolean> =>
  (await tx.run(
    `update new_keys set secret_hash = null, auth_hash = null, recovery_hash = null, vault_sealed = null,
       recovery_vault_sealed = null, ended_on = ?, ended_how = ?, ended_by = ?
     where association = ? and request = ? and ended_on is null`,
    [ended.on, ended.how, ended.by, association, id],
  )) === 1;

const credentialsOf = async (tx: Tx, association: AssociationId, id: string) => {
  const [row] = await tx.all('select * from new_keys where association = ? and request = ?', [association, id]);
  if (row === undefined) throw new Error('a request that is open is stored');
  return {
    authHash: text(row, 'auth_hash'),
    recoveryHash: text(row, 'recovery_hash'),
    vault: bytes(row, 'vault_sealed'),
    recoveryVault: bytes(row, 'recovery_vault_sealed'),
  };
};

/**
 * The person's way in from now on, also where the account was suspended: two have signed that it is theirs again. The passphrase,
 * the recovery key, the second factor and the sessions of before are dead.
 */
const takeOver = async (tx: Tx, association: AssociationId, { id, person }: NewKeys, card: KeyCard): Promise<void> => {
  const next = await credentialsOf(tx, association, id);
  const moved = await tx.run(
    `update persons set seal = ?, sign = ?, card_signature = ?, auth_hash = ?, recovery_hash = ?, vault_sealed = ?,
       recovery_vault_sealed = ?, status = 'active' where association = ? and person = ?`,
    [
      ...[card.seal, card.sign, card.signature, next.authHash, next.recoveryHash, next.vault, next.recoveryVault],
      ...[association, person],
    ],
  );
  if (moved !== 1) throw new Error('whom a roster lists has an account');
  await dropFactor(tx, association, person);
  await dropPasskeys(tx, association, person);
  await removeSessionsOf(tx, association, person);
};

/**
 * Puts new keys into effect that a roster lists which was accepted in this same transaction; others go on waiting. `by` gave its
 * second signature.
 */
export const acceptNewKeys = async (
  tx: Tx,
  association: AssociationId,
  roster: Roster,
  { by, on }: { readonly by: PersonId; readonly on: PlainDate },
): Promise<void> => {
  for (const request of await allNewKeys(tx, association)) {
    const { id, person, made, ended } = request;
    const listed = roster.persons.find((one) => one.id === person && one.status === 'active');
    if (made === undefined || ended !== undefined || listed === undefined) continue;
    if (listed.seal !== made.card.seal || listed.sign !== made.card.sign) continue;
    await takeOver(tx, association, request, made.card);
    await endNewKeys(tx, association, id, { on, how: 'accepted', by });
  }
};
