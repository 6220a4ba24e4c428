// Owns the one-time links by which people enrol. The secret travels in a link's fragment and is stored as its hash; a
// new link takes the old one's place, and enrolling uses it up.
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { integer, parsed, text } from './rows.ts';

/** A link is good for this long: three days let somebody come back from a weekend (issue 2, point 7). */
export const INVITATION_MS = 72 * 60 * 60 * 1000;

/** Makes the person's only link. `secretHash` is `secretHash()` of auth/secrets. */
export const issueInvitation = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  secretHash: string,
  now: Date,
): Promise<void> => {
  await tx.run(
    `insert into invitations (association, person, secret_hash, expires_at) values (?, ?, ?, ?)
     on conflict (association, person) do update set secret_hash = excluded.secret_hash, expires_at = excluded.expires_at`,
    [association, person, secretHash, now.getTime() + INVITATION_MS],
  );
};

/** What tells a person's link from the one of before and the one after it; empty where they never had one. */
export const invitationMark = async (reader: Reader, association: AssociationId, person: PersonId): Promise<string> =>
  (
    await reader.all('select secret_hash from invitations where association = ? and person = ?', [association, person])
  ).map((row) => text(row, 'secret_hash'))[0] ?? '';

/** Whom a link invites, or undefined where it is unknown, used, replaced or too old. */
export const invitedBy = async (
  reader: Reader,
  association: AssociationId,
  secretHash: string,
  now: Date,
): Promise<PersonId | undefined> =>
  (
    await reader.all('select person from invitations where association = ? and secret_hash = ? and expires_at > ?', [
      association,
      secretHash,
      now.getTime(),
    ])
  ).map((row) => parsed(row, 'person', parsePersonId))[0];

/** Uses a link up. Undefined where it wasn't good any more; only one of two requests at once gets the person. */
export const useInvitation = async (
  tx: Tx,
  association: AssociationId,
  secretHash: string,
  now: Date,
): Promise<PersonId | undefined> => {
  const person = await invitedBy(tx, association, secretHash, now);
  if (person === undefined) return undefined;
  await tx.run('delete from invitations where association = ? and secret_hash = ?', [association, secretHash]);
  return person;
};

/** When each open or expired link ends, by person. */
export const invitationEnds = async (
  reader: Reader,
  association: AssociationId,
): Promise<ReadonlyMap<PersonId, Date>> =>
  new Map(
    (await reader.all('select person, expires_at from invitations where association = ?', [association])).map((row) => [
      parsed(row, 'person', parsePersonId),
      new Date(integer(row, 'expires_at')),
    ]),
  );
