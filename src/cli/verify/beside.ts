// Checks the records that stand beside chains and log and are signed by nobody: the calendar's changes, what administrators did,
// whose keys were replaced, mail, backups. Whatever of them follows from each other or from the rosters must agree; that a row at
// their end was cut off nobody can find.

import { parseMailAddress } from '../../domain/mail-address.ts';
import { parseMailFault } from '../../domain/mail-faults.ts';
import { MOST_ATTEMPTS } from '../../store/outbox.ts';
import {
  hasLooseActs,
  type RawAddressChange,
  type RawMail,
  rawAcceptedKeys,
  rawAccountActs,
  rawActive,
  rawAddressChanges,
  rawAddresses,
  rawBackups,
  rawDigests,
  rawMails,
  rawRecipients,
  rawStatusActs,
} from '../../store/whole-beside.ts';
import { calendarFaults } from './calendar-record.ts';
import type { Walk } from './cases.ts';
import { type Finding, type Found, gapIn, on, THE_END, undated } from './findings.ts';
import { groupBy } from './group.ts';
import { wrongRecipients } from './recipients.ts';

type Asking = Pick<Walk, 'reader' | 'association' | 'ground' | 'seat'>;

/** No number is missing, nothing is kept from the signers once a roster stood, and only deeds are counted. */
const accountFaults = async ({ reader, association }: Asking): Promise<Found> => {
  const acts = await rawAccountActs(reader, association);
  const wrong = (day: string, detail: string): Finding => on(day, 'account-record', detail);
  const gap = gapIn(acts.map(({ seq }) => seq));
  const told = acts.findIndex(({ isTold }) => isTold);
  return [
    ...undated(
      acts.map(({ on: day }) => day),
      'the day of an act of an administrator',
    ),
    ...(gap < 0 ? [] : [wrong(acts[gap]?.on ?? '', `act ${gap + 1} is missing`)]),
    ...acts
      .filter(({ isTold }, at) => told >= 0 && at > told && !isTold)
      .map(({ seq, on: day }) => wrong(day, `act ${seq} is kept from the signers`)),
    ...acts
      .filter(({ times, isRefused }) => times !== undefined && (times < 2 || isRefused))
      .map(({ seq, on: day }) => wrong(day, `act ${seq} is counted wrongly`)),
    ...((await hasLooseActs(reader, association))
      ? [{ ...THE_END, kind: 'account-record', detail: 'a row that isn’t there was looked at' } as const]
      : []),
  ];
};

type Keys = { readonly person: string; readonly seal: string; readonly sign: string };
const keysText = ({ person, seal, sign }: Keys): string => `${person} ${seal} ${sign}`;

/** Keys change from one roster to the next only to those that a request brought, and what a request brought stands on one. */
const keysFaults = async ({ reader, association, ground }: Asking): Promise<Found> => {
  const accepted = new Set((await rawAcceptedKeys(reader, association)).map(keysText));
  const known = new Map<string, string>();
  const onRosters = new Set<string>();
  const faults: Finding[] = [];
  for (const { roster, seq, acceptedOn } of ground.chain) {
    for (const { id, seal, sign } of ground.rosters.get(roster)?.persons ?? []) {
      const keys = keysText({ person: id, seal, sign });
      const before = known.get(id);
      if (before !== undefined && before !== keys && !accepted.has(keys)) {
        faults.push(on(acceptedOn, 'unfounded-keys', `roster ${seq} brings keys that nobody asked for`));
      }
      known.set(id, keys);
      onRosters.add(keys);
    }
  }
  const lost = [...accepted].some((keys) => !onRosters.has(keys));
  return lost
    ? [...faults, { ...THE_END, kind: 'unfounded-keys', detail: 'accepted keys that no roster has' }]
    : faults;
};

/** What an outbox row may say, by its state. */
const isMail = ({ state, attempts, fault, isFounded }: RawMail): boolean => {
  if (!isFounded || attempts < 0 || attempts > MOST_ATTEMPTS) return false;
  if (fault !== undefined && (parseMailFault(fault) === undefined || attempts === 0)) return false;
  if (state === 'queued') return attempts === 0;
  if (state === 'sent') return attempts > 0 && fault === undefined;
  if (state === 'failed') return fault !== undefined;
  return state === 'claimed' ? attempts > 0 : state === 'given-up' || state === 'cancelled';
};

/** Whether somebody's changes follow each other, and end in an address or in none as there is one or none. */
const follows = (changes: readonly RawAddressChange[], hasAddress: boolean): boolean => {
  let stands = false;
  for (const [at, { number, kind }] of changes.entries()) {
    const isNext = kind === 'given' ? !stands : stands && (kind === 'changed' || kind === 'removed');
    if (number !== at + 1 || !isNext) return false;
    stands = kind !== 'removed';
  }
  return stands === hasAddress;
};

const mailFaults = async ({ reader, association, ground }: Asking): Promise<Found> => {
  const wrong = (day: string, detail: string): Finding => on(day, 'mail-record', detail);
  const [digests, mails] = [await rawDigests(reader, association), await rawMails(reader, association)];
  const changes = groupBy(await rawAddressChanges(reader, association), ({ person }) => person);
  const addresses = new Map((await rawAddresses(reader, association)).map((one) => [one.person, one.address]));
  const recipients = wrongRecipients({
    ...{ ground, addressChanges: changes, mails: await rawRecipients(reader, association) },
    statusActs: groupBy(await rawStatusActs(reader, association), ({ person }) => person),
    active: await rawActive(reader, association),
  });
  return [
    ...undated(
      digests.flatMap(({ day, since }) => [day, since]),
      'the day of a digest',
    ),
    ...undated(
      [...changes.values()].flat().map(({ on: day }) => day),
      'the day of a changed mail address',
    ),
    ...digests.filter(({ day, since }) => since > day).map(({ day }) => wrong(day, 'a digest of days after it')),
    ...mails.filter((mail) => !isMail(mail)).map(({ day, state }) => wrong(day, `a mail that is ${state}`)),
    ...recipients.map(({ day, detail }) => wrong(day, detail)),
    ...[...new Set([...changes.keys(), ...addresses.keys()])].flatMap((person) => {
      const own = changes.get(person) ?? [];
      if (!follows(own, addresses.has(person))) return [wrong(own.at(-1)?.on ?? '', 'an address that nobody gave')];
      const address = addresses.get(person);
      const isAddress = address === undefined || parseMailAddress(address) === address;
      return isAddress ? [] : [wrong(own.at(-1)?.on ?? '', 'an address that is none')];
    }),
  ];
};

/** Reports what is broken beside an association's chains. */
export const checkBeside = async (walk: Walk): Promise<void> => {
  const found = [
    ...(await calendarFaults(walk)),
    ...(await accountFaults(walk)),
    ...(await keysFaults(walk)),
    ...(await mailFaults(walk)),
    ...undated(await rawBackups(walk.reader, walk.association), 'the day of a backup'),
  ];
  for (const finding of found) walk.tally.report(finding);
};
