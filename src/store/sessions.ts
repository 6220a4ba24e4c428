// Owns session rows. Ids are stored as hashes; a session has an absolute end that nothing moves and an idle end that
// every use moves. It never knows what a session may do, only whether the second factor was given in it.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parseAssociationId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { integer, optionalBytes, optionalText, parsed, text } from './rows.ts';

/** `first`: the passphrase was right and the second factor is owed. */
export type SessionStage = 'first' | 'whole';

export type StoredSession = {
  readonly association: AssociationId;
  readonly idHash: string;
  readonly person: PersonId;
  /** The absolute end. */
  readonly endsAt: Date;
  /** The idle end, never after the absolute one. */
  readonly expiresAt: Date;
  readonly stage: SessionStage;
  readonly beganOn: PlainDate;
  readonly usedOn: PlainDate;
  /** As its owner named it. */
  readonly name: string | undefined;
};

const parseStage = (value: unknown): SessionStage | undefined =>
  value === 'first' || value === 'whole' ? value : undefined;

const toSession = (row: Row): StoredSession => ({
  association: parsed(row, 'association', parseAssociationId),
  idHash: text(row, 'id_hash'),
  person: parsed(row, 'person', parsePersonId),
  endsAt: new Date(integer(row, 'ends_at')),
  expiresAt: new Date(integer(row, 'expires_at')),
  stage: parsed(row, 'stage', parseStage),
  beganOn: plainDate(text(row, 'began_on')),
  usedOn: plainDate(text(row, 'used_on')),
  name: optionalText(row, 'name'),
});

export const sessionByHash = async (
  reader: Reader,
  association: AssociationId,
  idHash: string,
): Promise<StoredSession | undefined> =>
  (await reader.all('select * from sessions where association = ? and id_hash = ?', [association, idHash])).map(
    toSession,
  )[0];

export const sessionsOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly StoredSession[]> =>
  (await reader.all('select * from sessions where association = ? and person = ?', [association, person])).map(
    toSession,
  );

/** A session begins on the day that it is used first, and without a name. */
export const addSession = async (tx: Tx, session: Omit<StoredSession, 'usedOn' | 'name'>): Promise<void> => {
  await tx.run(
    `insert into sessions (association, id_hash, person, ends_at, expires_at, stage, began_on, used_on)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      session.association,
      session.idHash,
      session.person,
      session.endsAt.getTime(),
      Math.min(session.expiresAt.getTime(), session.endsAt.getTime()),
      session.stage,
      session.beganOn,
      session.beganOn,
    ],
  );
};

/** Moves the idle end, never past the absolute one, and notes the day of the use. */
export const noteUse = async (
  tx: Tx,
  association: AssociationId,
  idHash: string,
  use: { readonly expiresAt: Date; readonly usedOn: PlainDate },
): Promise<void> => {
  await tx.run('update sessions set expires_at = min(?, ends_at), used_on = ? where association = ? and id_hash = ?', [
    use.expiresAt.getTime(),
    use.usedOn,
    association,
    idHash,
  ]);
};

/** Names a session of this person. */
export const nameSession = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  idHash: string,
  name: string,
): Promise<void> => {
  await tx.run('update sessions set name = ? where association = ? and person = ? and id_hash = ?', [
    name,
    association,
    person,
    idHash,
  ]);
};

/** Ends a session of this person. False where they have none of that hash, or not any more. */
export const removeOwnSession = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  idHash: string,
): Promise<boolean> =>
  (await tx.run('delete from sessions where association = ? and person = ? and id_hash = ?', [
    association,
    person,
    idHash,
  ])) === 1;

export const removeSession = async (tx: Tx, association: AssociationId, idHash: string): Promise<void> => {
  await tx.run('delete from sessions where association = ? and id_hash = ?', [association, idHash]);
};

export const removeSessionsOf = async (tx: Tx, association: AssociationId, person: PersonId): Promise<void> => {
  await tx.run('delete from sessions where association = ? and person = ?', [association, person]);
};

/** Deletes what has ended by `now`, of every person of the association. */
export const removeEndedSessions = async (tx: Tx, association: AssociationId, now: Date): Promise<void> => {
  await tx.run('delete from sessions where association = ? and expires_at <= ?', [association, now.getTime()]);
};

/** Ends the person's sessions but the one with this hash. */
export const removeOtherSessions = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  kept: string,
): Promise<void> => {
  await tx.run('delete from sessions where association = ? and person = ? and id_hash <> ?', [
    association,
    person,
    kept,
  ]);
};

/** The sealed secret that is being set up in a session. */
export const draftOf = async (
  reader: Reader,
  association: AssociationId,
  idHash: string,
): Promise<Uint8Array | undefined> =>
  (
    await reader.all('select draft_sealed from sessions where association = ? and id_hash = ?', [association, idHash])
  ).map((row) => optionalBytes(row, 'draft_sealed'))[0];

/** Keeps a sealed secret with the session in which it is set up, in the place of another, or none. */
export const setDraft = async (
  tx: Tx,
  association: AssociationId,
  idHash: string,
  sealed: Uint8Array | undefined,
): Promise<void> => {
  await tx.run('update sessions set draft_sealed = ? where association = ? and id_hash = ?', [
    sealed ?? null,
    association,
    idHash,
  ]);
};
