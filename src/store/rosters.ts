// Owns the accepted rosters with their signatures: the chain from the root, in order. Drafts are another file's; whether
// a roster may be accepted is decided before it comes here.
import { type AssociationId, type PersonId, parsePersonId, parseRoster, rosterHash } from '../protocol/check/index.ts';
import { recallCases } from './case-calls.ts';
import type { Reader, Tx } from './database.ts';
import { recordLeaf } from './log.ts';
import { bytes, integer, parsed, text } from './rows.ts';

/** A signature beside a roster's bytes (PROTOCOL A9). */
export type StoredSignature = { readonly by: PersonId; readonly signature: Uint8Array };

/** An accepted roster as it is stored and served. */
export type StoredRoster = {
  readonly hash: string;
  readonly seq: number;
  readonly policy: string;
  readonly bytes: Uint8Array;
  readonly signatures: readonly StoredSignature[];
};

/** The hash of the newest roster; undefined before the root. */
export const latestRoster = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all('select roster from rosters where association = ? order by seq desc limit 1', [
    association,
  ]);
  return row === undefined ? undefined : text(row, 'roster');
};

/** A stored roster by its number and its hash. */
export type RosterMark = { readonly seq: number; readonly hash: string };

/** Every accepted roster by number and hash alone, from the root on: what every page of a person names. */
export const rosterMarksOf = async (reader: Reader, association: AssociationId): Promise<readonly RosterMark[]> => {
  const rows = await reader.all('select seq, roster from rosters where association = ? order by seq', [association]);
  return rows.map((row) => ({ seq: integer(row, 'seq'), hash: text(row, 'roster') }));
};

/** What the portal says where a roster can't be read any more: which one, and what whoever operates it does. */
export const damagedRoster = (which: string): TypeError =>
  new TypeError(
    `${which} is damaged: it has another shape than when it was stored. Stop the portal, keep a copy of its data folder as it is, ` +
      'run "npm run --silent verify -- FOLDER", and put back the newest backup that verifies (OPERATING.md).',
  );

/** Every accepted roster from the root on. */
export const rosterChain = async (reader: Reader, association: AssociationId): Promise<readonly StoredRoster[]> => {
  const rows = await reader.all('select seq, roster, policy, bytes from rosters where association = ? order by seq', [
    association,
  ]);
  const signatures = await reader.all(
    'select roster, person, signature from roster_signatures where association = ? order by roster, person',
    [association],
  );
  return rows.map((row) => {
    const hash = text(row, 'roster');
    const own = signatures.filter((signature) => text(signature, 'roster') === hash);
    return {
      hash,
      seq: integer(row, 'seq'),
      policy: text(row, 'policy'),
      bytes: bytes(row, 'bytes'),
      signatures: own.map((signature) => ({
        by: parsed(signature, 'person', parsePersonId),
        signature: bytes(signature, 'signature'),
      })),
    };
  });
};

/**
 * Appends an accepted roster with its signatures, and its leaf to the log of `day`, the Riyadh day of acceptance. The
 * caller has verified it against the roster before and has stored its policy. Cases of whoever it changes are looked at anew.
 * Gives the roster's hash.
 */
export const appendRoster = async (
  tx: Tx,
  association: AssociationId,
  roster: Pick<StoredRoster, 'seq' | 'policy' | 'bytes' | 'signatures'>,
  day: string,
): Promise<string> => {
  const hash = rosterHash(roster.bytes);
  const [before] = (await rosterChain(tx, association)).slice(-1);
  await tx.run('insert into rosters (association, seq, roster, policy, bytes, accepted_on) values (?, ?, ?, ?, ?, ?)', [
    association,
    roster.seq,
    hash,
    roster.policy,
    roster.bytes,
    day,
  ]);
  for (const { by, signature } of roster.signatures) {
    await tx.run('insert into roster_signatures (association, roster, person, signature) values (?, ?, ?, ?)', [
      association,
      hash,
      by,
      signature,
    ]);
  }
  await recordLeaf(tx, association, day, hash);
  const [previous, next] = [before?.bytes, roster.bytes].map((bytes) =>
    bytes === undefined ? bytes : parseRoster(bytes),
  );
  if (previous?.ok === true && next?.ok === true)
    await recallCases(tx, association, { previous: previous.value, next: next.value, today: day });
  return hash;
};
