// Reads rosters, policies, signatures and the log as they stand, for whoever checks them: nothing parsed and nothing
// believed. Never writes.
import type { AssociationId } from '../protocol/check/index.ts';
import type { Reader, Row } from './database.ts';
import { bytes, integer, text } from './rows.ts';

export type RawRoster = {
  readonly seq: number;
  readonly roster: string;
  readonly policy: string;
  readonly bytes: Uint8Array;
  readonly acceptedOn: string;
};
/** A signature beside a roster; `of` is the roster's hash. */
export type RawSignature = { readonly of: string; readonly person: string; readonly signature: Uint8Array };
/** A signature of a head, by its hash, which is said to close `day`. */
export type RawHeadSignature = Omit<RawSignature, 'of'> & { readonly day: string; readonly head: string };

/** The accepted rosters by `seq`. */
export const rawRosters = async (reader: Reader, association: AssociationId): Promise<readonly RawRoster[]> =>
  (
    await reader.all('select seq, roster, policy, bytes, accepted_on from rosters where association = ? order by seq', [
      association,
    ])
  ).map((row) => ({
    seq: integer(row, 'seq'),
    roster: text(row, 'roster'),
    policy: text(row, 'policy'),
    bytes: bytes(row, 'bytes'),
    acceptedOn: text(row, 'accepted_on'),
  }));

const toSignature = (row: Row): RawSignature => ({
  of: text(row, 'of'),
  person: text(row, 'person'),
  signature: bytes(row, 'signature'),
});

/** Every signature beside an accepted roster. */
export const rawRosterSignatures = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly RawSignature[]> =>
  (
    await reader.all(
      'select roster as "of", person, signature from roster_signatures where association = ? order by roster, person',
      [association],
    )
  ).map(toSignature);

/** Every signature of a head, from the first day on. */
export const rawHeadSignatures = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly RawHeadSignature[]> =>
  (
    await reader.all(
      'select day, head, person, signature from head_signatures where association = ? order by day, head, person',
      [association],
    )
  ).map((row) => ({
    day: text(row, 'day'),
    head: text(row, 'head'),
    person: text(row, 'person'),
    signature: bytes(row, 'signature'),
  }));

/** Every stored policy with the hash that it stands under. */
export const rawPolicies = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly { readonly policy: string; readonly body: string }[]> =>
  (await reader.all('select policy, body from policies where association = ? order by policy', [association])).map(
    (row) => ({ policy: text(row, 'policy'), body: text(row, 'body') }),
  );

/** Which of these leaves stand in the log on which of these days. */
export const leavesAmong = async (
  reader: Reader,
  association: AssociationId,
  wanted: readonly (readonly [day: string, leaf: string])[],
): Promise<readonly { readonly day: string; readonly leaf: string }[]> =>
  (
    await reader.all(
      `select l.day, l.leaf from json_each(?) wanted cross join log_leaves l
       on l.association = ? and l.day = json_extract(wanted.value, '$[0]')
       and l.leaf = json_extract(wanted.value, '$[1]')`,
      [JSON.stringify(wanted), association],
    )
  ).map((row) => ({ day: text(row, 'day'), leaf: text(row, 'leaf') }));

/** The days on which a leaf stands in the log. Reads every leaf. */
export const daysOfLeaf = async (
  reader: Reader,
  association: AssociationId,
  leaf: string,
): Promise<readonly string[]> =>
  (
    await reader.all('select day from log_leaves where association = ? and leaf = ? order by day', [association, leaf])
  ).map((row) => text(row, 'day'));

/** The last days on which these leaves stand in the log, whatever it is. Reads every leaf. */
export const daysOfLeaves = async (
  reader: Reader,
  association: AssociationId,
  leaves: readonly string[],
): Promise<readonly { readonly day: string; readonly leaf: string }[]> =>
  (
    await reader.all(
      `select max(day) as day, leaf from log_leaves
       where association = ? and leaf in (select value from json_each(?)) group by leaf`,
      [association, JSON.stringify(leaves)],
    )
  ).map((row) => ({ day: text(row, 'day'), leaf: text(row, 'leaf') }));

/** How many leaves each day has, from the first day on. */
export const leafCounts = async (reader: Reader, association: AssociationId): Promise<ReadonlyMap<string, number>> => {
  const rows = await reader.all(
    'select day, count(*) as leaves from log_leaves where association = ? group by day order by day',
    [association],
  );
  return new Map(rows.map((row) => [text(row, 'day'), integer(row, 'leaves')]));
};
