// Owns the stored policies: canonical texts by their hash, of which rosters name one each. Never changed, never dropped.
import { type AssociationId, policyHash, utf8 } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { text } from './rows.ts';

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
