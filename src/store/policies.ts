// Owns the stored policies: canonical texts by their hash, of which rosters name one each. Never changed, never dropped.
import { policyFaults } from '../domain/policy-faults.ts';
import { type AssociationId, policyHash, utf8 } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { integer, text } from './rows.ts';

/** Stores a canonical policy text, once, and gives its hash (PROTOCOL A9). */
export const savePolicy = async (tx: Tx, association: AssociationId, body: string): Promise<string> => {
  const policy = policyHash(utf8(body));
  await tx.run('insert into policies (association, policy, body) values (?, ?, ?) on conflict do nothing', [
    association,
    policy,
    body,
  ]);
  return policy;
};

/** What is missing or absurd in the stored policies that rosters name, each with the roster that brought it. */
export const storedPoliciesWrong = async (reader: Reader): Promise<readonly string[]> => {
  const rows = await reader.all(
    `select min(r.seq) as seq, p.body from policies p
      join rosters r on r.association = p.association and r.policy = p.policy
      group by p.association, p.policy, p.body order by seq`,
  );
  return rows.flatMap((row) =>
    policyFaults(text(row, 'body')).map((fault) => `the policy of roster ${integer(row, 'seq')}: ${fault}`),
  );
};

/** The canonical text of that hash. */
export const policyText = async (
  reader: Reader,
  association: AssociationId,
  policy: string,
): Promise<string | undefined> => {
  const [row] = await reader.all('select body from policies where association = ? and policy = ?', [
    association,
    policy,
  ]);
  return row === undefined ? undefined : text(row, 'body');
};
