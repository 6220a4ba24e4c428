// A link that enrols an administrator, made on the portal's machine: for whoever lost passphrase and recovery key where no other
// administrator is left. It makes an account without office and keys, resets nobody's, and is recorded for everybody who must know.
import { isInKnownLetters } from '../domain/alike.ts';
import { MAX_NAME } from '../domain/known-person.ts';
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { type AssociationId, bad, good, type Outcome, type PersonId } from '../protocol/check/index.ts';
import { machineInvitationsSince, recordAccountAct } from '../store/account-acts.ts';
import { addAccount } from '../store/accounts.ts';
import type { Tx } from '../store/database.ts';
import { allPersons, type Person, personById } from '../store/people.ts';
import type { AuthDeps } from './deps.ts';
import { invite, newPersonId } from './enrolment.ts';

/** The account that waits under this name already, or a new one; undefined where the name is somebody else's. */
const accountFor = async (
  deps: Pick<AuthDeps, 'random'>,
  tx: Tx,
  association: AssociationId,
  name: string,
): Promise<PersonId | undefined> => {
  const waiting = (await allPersons(tx, association)).find((one) => one.name === name);
  if (waiting?.administrator === true && waiting.status === 'invited') return waiting.id;
  const id = newPersonId(deps.random);
  const fault = await addAccount(tx, association, { id, name, office: 'administrator' });
  return fault === undefined ? id : undefined;
};

/**
 * Makes an administrator's account that waits for enrolment, records it, and gives the link's secret, which is not stored; under
 * the name of one that waits already, its link anew. `malformed` for no name, a long one or other letters, `refused` where no administrator has
 * ever enrolled (the portal prints the first one's link), `taken` where somebody else has the name, or one too like it.
 */
export const inviteFromMachine = (
  deps: Pick<AuthDeps, 'database' | 'clock' | 'random'>,
  association: AssociationId,
  name: string,
): Promise<Outcome<string>> =>
  deps.database.write(async (tx) => {
    if (name === '' || name.length > MAX_NAME || !isInKnownLetters(name)) return bad('malformed');
    const isFirst = !(await allPersons(tx, association)).some((one) => one.administrator && one.status !== 'invited');
    if (isFirst) return bad('refused');
    const person = await accountFor(deps, tx, association, name);
    if (person === undefined) return bad('taken');
    await recordAccountAct(tx, association, { kind: 'machine-invitation', person, on: riyadhDate(deps.clock()) });
    return good(await invite(deps, tx, association, person));
  });

/** So long every administrator is told of it on their own page. */
const TOLD_DAYS = 14;

/** One such link: whose account it is, where it wasn't withdrawn since, and the day on which the link was made. */
export type MachineInvitation = { readonly on: PlainDate; readonly whose: Person | undefined };

/** The links of late, for every administrator but the one who came by it; the newest first. */
export const machineInvitationsOfLate = async (
  { database: { reader }, clock }: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  person: PersonId,
): Promise<readonly MachineInvitation[]> => {
  const since = addDays(riyadhDate(clock()), -TOLD_DAYS);
  const acts = await machineInvitationsSince(reader, association, since);
  return Promise.all(
    acts
      .filter((act) => act.person !== person)
      .map(async (act) => ({
        on: act.on,
        whose: act.person === undefined ? undefined : await personById(reader, association, act.person),
      })),
  );
};
