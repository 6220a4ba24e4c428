// Whom mail doesn't reach: no server, no address, or mail that didn't go out. Names of people and days; never an address, and
// nothing of a case.
import type { FailingMail, MailGaps } from '../../../views/admin/mail.tsx';
import { isEverybodys } from '../../domain/mail-faults.ts';
import { riyadhDate } from '../../domain/plain-date.ts';
import type { Office } from '../../policy/types.ts';
import type { AssociationId } from '../../protocol/check/index.ts';
import { personsWithMail } from '../../store/mail-addresses.ts';
import { type Failing, failingMail } from '../../store/outbox.ts';
import type { Person } from '../../store/people.ts';
import type { Deps } from '../deps.ts';

/** What the server itself failed at is told once, since the first day of those whom it kept from their mail. */
const shownOf = (failing: readonly Failing[], accounts: readonly Person[]): readonly FailingMail[] => {
  const nameOf = (one: Failing) => accounts.find(({ id }) => id === one.person)?.name;
  const shared = failing.filter(({ fault }) => fault === undefined || isEverybodys(fault));
  const [first] = shared.toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
  const fault = shared.findLast((one) => one.fault !== undefined)?.fault;
  const own = failing
    .filter((one) => !shared.includes(one))
    .map((one): FailingMail => ({ since: one.since, fault: one.fault, name: nameOf(one) }));
  return [...(first === undefined ? [] : [{ since: first.since, fault }]), ...own];
};

/** Offices that are written to on no day (PROTOCOL B38), and members of the board, to whom nothing is owed. */
const UNASKED: readonly Office[] = ['board-member', 'executive-director'];

/** Whether mail would come to somebody, had they given an address; whoever is invited or suspended is told of elsewhere. */
export const isAskedForAddress = ({ status, administrator, offices }: Person): boolean =>
  status === 'active' && !administrator && offices.some((office) => !UNASKED.includes(office));

/** `accounts` in the order in which people are listed. */
export const mailGaps = async (
  { database: { reader }, mail, clock }: Deps,
  association: AssociationId,
  accounts: readonly Person[],
): Promise<MailGaps> => {
  const withMail = await personsWithMail(reader, association);
  const asked = accounts.filter(isAskedForAddress);
  return {
    hasServer: mail !== undefined,
    noAddress: asked.filter(({ id }) => !withMail.has(id)).map(({ name }) => name),
    failing: mail === undefined ? [] : shownOf(await failingMail(reader, association, riyadhDate(clock())), accounts),
  };
};
