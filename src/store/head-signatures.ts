// Owns the signatures of heads: one of each person and head, by their own key on the roster in force, over the newest head
// alone (PROTOCOL A11). What was signed stays, also where the log no longer has that head: then it tells of that.

import type { SignedHeadWire } from '../domain/log-wire.ts';
import { addDays, type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import {
  type AssociationId,
  activePerson,
  bad,
  equal,
  fromBase64url,
  good,
  type Outcome,
  type PersonId,
  toBase64url,
  verifyHead,
} from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { groundOf } from './foundation.ts';
import { lastHead } from './log.ts';
import { bytes, integer, text } from './rows.ts';

/** A signature on its way in: 64 bytes over the head (32) that closed `day`. */
export type SentSignature = {
  readonly by: PersonId;
  readonly day: string;
  readonly head: Uint8Array;
  readonly signature: Uint8Array;
};

/**
 * Stores a person's signature of the newest head; one that stands already stays as it is. `stale`: it isn't the newest, or
 * not that of yesterday, as seen from the Riyadh date `today`; `refused`: nobody active on the roster; `untrusted`: the
 * signature isn't good.
 */
export const storeHeadSignature = async (
  tx: Tx,
  association: AssociationId,
  { by, day, head, signature }: SentSignature,
  today: PlainDate,
): Promise<Outcome<'stored' | 'stood'>> => {
  const newest = await lastHead(tx, association);
  const closed = parsePlainDate(newest?.day);
  if (newest === undefined || newest.day !== day || !equal(newest.head, head)) return bad('stale');
  // Signed on the next day, so that whoever checks later knows which roster was in force then.
  if (closed === undefined || addDays(closed, 1) !== today) return bad('stale');
  const ground = await groundOf(tx, association);
  const person = ground === undefined ? undefined : activePerson(ground.current.roster, by);
  const key = person === undefined ? undefined : fromBase64url(person.sign, 32);
  if (key === undefined) return bad('refused');
  if (!verifyHead(association, head, signature, key)) return bad('untrusted');
  const text = toBase64url(head);
  if ((await signatureOf(tx, association, day, text, by)) !== undefined) return good('stood');
  await tx.run('insert into head_signatures (association, day, head, person, signature) values (?, ?, ?, ?, ?)', [
    ...[association, day, text, by],
    signature,
  ]);
  return good('stored');
};

const toWire = (row: Row): SignedHeadWire => ({
  day: text(row, 'day'),
  head: text(row, 'head'),
  by: text(row, 'person'),
  signature: toBase64url(bytes(row, 'signature')),
});

/** Of each person the newest signature of a head that the log has, from `day` on. */
export const newestSignatures = async (
  reader: Reader,
  association: AssociationId,
  day: string,
): Promise<readonly SignedHeadWire[]> => {
  // The other columns are those of the row that max() takes: so the engine documents it.
  const rows = await reader.all(
    `select s.person, max(s.day) as day, s.head, s.signature from head_signatures s
     join log_days d on d.association = s.association and d.day = s.day and d.head = s.head
     where s.association = ? and s.day >= ? group by s.person order by s.person`,
    [association, day],
  );
  return rows.map(toWire);
};

/** As many as show that the log was rewritten; more would say the same. */
const MOST_STRAYS = 8;

/** Signatures of heads that the log doesn't have, from `day` on, with the head that it has for the same day. */
export const straySignatures = async (
  reader: Reader,
  association: AssociationId,
  day: string,
): Promise<readonly (SignedHeadWire & { readonly served?: string })[]> => {
  const rows = await reader.all(
    `select s.day, s.head, s.person, s.signature, d.head as served from head_signatures s
     left join log_days d on d.association = s.association and d.day = s.day
     where s.association = ? and s.day >= ? and (d.head is null or d.head <> s.head)
     order by s.day, s.head, s.person limit ${MOST_STRAYS}`,
    [association, day],
  );
  return rows.map((row) => ({ ...toWire(row), ...(row.served === null ? {} : { served: text(row, 'served') }) }));
};

/** The signature of a head by one person. */
export const signatureOf = async (
  reader: Reader,
  association: AssociationId,
  day: string,
  head: string,
  person: PersonId,
): Promise<SignedHeadWire | undefined> => {
  const [row] = await reader.all(
    `select day, head, person, signature from head_signatures
     where association = ? and day = ? and head = ? and person = ?`,
    [association, day, head, person],
  );
  return row === undefined ? undefined : toWire(row);
};

/** How many persons signed the head that the log has for that day. */
export const countOfSigners = async (
  reader: Reader,
  association: AssociationId,
  day: string,
  head: Uint8Array,
): Promise<number> => {
  const [row] = await reader.all(
    'select count(*) as signers from head_signatures where association = ? and day = ? and head = ?',
    [association, day, toBase64url(head)],
  );
  return row === undefined ? 0 : integer(row, 'signers');
};

/** The last day whose head somebody signed. */
export const lastSignedDay = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all(
    `select s.day from head_signatures s
     join log_days d on d.association = s.association and d.day = s.day and d.head = s.head
     where s.association = ? order by s.day desc limit 1`,
    [association],
  );
  return row === undefined ? undefined : text(row, 'day');
};
