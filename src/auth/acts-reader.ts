// Who reads the record of administrators: a signer of the roster all of it, everybody else what concerned their own account.
import { type AssociationId, type PersonId, ROSTER_SIGNERS } from '../protocol/check/index.ts';
import type { ActsReader } from '../store/account-record.ts';
import type { Reader } from '../store/database.ts';
import { groundOf } from '../store/foundation.ts';
import { isRosterSigner } from './factor-reset.ts';

/** A person as a reader of the record, with the signers of every roster that was in force: no office that was only proposed counts. */
export const actsReader = async (reader: Reader, association: AssociationId, person: PersonId): Promise<ActsReader> => {
  const rosters = [...((await groundOf(reader, association))?.rosters.values() ?? [])];
  const signers = rosters
    .flatMap(({ persons }) => persons)
    .filter(({ status, offices }) => status === 'active' && offices.some((office) => ROSTER_SIGNERS.includes(office)));
  return {
    person,
    signer: await isRosterSigner(reader, association, person),
    signers: [...new Set(signers.map(({ id }) => id))],
  };
};
