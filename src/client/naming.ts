// What the reporter's device knows of who may open their name: who reads it, to whom it was or will be disclosed and until
// when, by the lines that it was given and checked. Whether it must be given again is the portal's word.
import { endOf } from '../domain/disclosure.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { holdsAny, isActive, officesOf } from '../domain/roster-view.ts';
import { mayDo } from '../domain/visibility.ts';
import type { MailboxPackage } from '../domain/wire.ts';
import type { Office, Policy } from '../policy/types.ts';
import { consentAsk, type Line, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Ground } from './foundation.ts';

/** A disclosure as the reporter was told of it. `from`: announced, and possible from that day on. */
export type ToldDisclosure = {
  readonly office: Office;
  readonly basis: string;
  readonly until: PlainDate;
  readonly from?: PlainDate;
  /** Announced, and its first day has come. */
  readonly hasBegun?: true;
  /** Made without telling first; the reporter was told on this day. */
  readonly toldOn?: PlainDate;
  /** The end has come, the consent on which it stood was taken back, or the portal says that it stands no more. */
  readonly isOver: boolean;
  /** Announced, and before its day it became certain that it isn't made. */
  readonly isDropped?: true;
};

/** Who may open the reporter's name. */
export type Naming = {
  /** To whom it goes if it is given now; missing while the part changes hands, or where the portal's word doesn't fit. */
  readonly reader?: PersonId;
  /** A name that was given is to be given again. */
  readonly again: boolean;
  /** The reporter's last word; undefined where they said nothing. */
  readonly consent?: boolean;
  /** That last word is a no that took back no yes. */
  readonly declined?: true;
  /** They were asked to agree, and have said neither yes nor no since. */
  readonly asked?: true;
  readonly disclosures: readonly ToldDisclosure[];
};

type Known = { readonly lines: readonly Line[]; readonly policy: Policy; readonly ground: Ground };

/**
 * Whether the lines let this person be the reader: granted the newest key of the report, active, of no office that the report
 * concerns or that never gets a key. Which of those reviews is the portal's word (PROTOCOL B19).
 */
const mayRead = ({ lines, policy, ground }: Known, person: PersonId): boolean => {
  const { roster } = ground.current;
  const starts = lines.flatMap(({ act }) => act.rooms.filter(({ room }) => room === 'report'));
  const newest = Math.max(0, ...starts.map(({ epoch }) => epoch));
  const isGranted = lines.some(({ act }) =>
    act.grants.some(({ room, epoch, holder }) => room === 'report' && epoch === newest && holder === person),
  );
  const isBarred = lines.some(({ act }) => act.bars.includes(person));
  return isGranted && !isBarred && isActive(roster, person) && !holdsAny(roster, person, policy.routes.never);
};

/**
 * The messages that ask the reporter to agree, by the hash of their line, with the office for which they do. Who reviews a partial
 * reader can't know; whose office could never disclose a name asks for nothing by it (PROTOCOL B39).
 */
export const asksIn = ({ lines, policy, ground }: Known): ReadonlyMap<string, Office> =>
  new Map(
    lines.flatMap(({ act, hash }): readonly (readonly [string, Office])[] => {
      const ask = consentAsk(act);
      const roster = ground.rosters.get(act.roster);
      if (ask === undefined || roster === undefined || act.by === 'reporter' || act.by === 'system') return [];
      return mayDo(policy, 'announce', officesOf(roster, act.by)) ? [[hash, ask.office]] : [];
    }),
  );

/** Whether a line says no without taking a yes back: the reporter's word before it wasn't one. */
export const isDecline = (lines: readonly Line[], at: number): boolean => {
  const act = lines[at]?.act;
  const before = lines.slice(0, at).findLast((one) => one.act.kind === 'consent')?.act;
  const hadAgreed = before?.kind === 'consent' && before.public.given;
  return act?.kind === 'consent' && !act.public.given && !hadAgreed;
};

/** The reporter's word on disclosure, and whether they are asked for it. */
const consentIn = (known: Known): Pick<Naming, 'consent' | 'declined' | 'asked'> => {
  const { lines } = known;
  const at = lines.findLastIndex(({ act }) => act.kind === 'consent');
  const last = lines[at]?.act;
  const asks = asksIn(known);
  return {
    ...(last?.kind === 'consent' ? { consent: last.public.given } : {}),
    ...(isDecline(lines, at) ? { declined: true } : {}),
    ...(lines.slice(at + 1).some(({ hash }) => asks.has(hash)) ? { asked: true } : {}),
  };
};

type Ended = { readonly today: PlainDate; readonly ended: readonly string[] };

/** Consent taken back ends what stood on it for good: whoever agrees again agrees to what comes. */
const isTakenBack = (basis: string, later: readonly Line[]): boolean =>
  basis === 'consent' && later.some(({ act }) => act.kind === 'consent' && !act.public.given);

const toldOfAnnounced = (
  { act, hash }: Line,
  later: readonly Line[],
  { today, ended }: Ended,
): readonly ToldDisclosure[] => {
  if (act.kind !== 'announce') return [];
  const { office, basis, from, until } = act.public;
  const isMade = later.some((one) => one.act.kind === 'disclose' && one.act.public.of === hash);
  if (isMade) return [];
  const isOver = until <= today;
  const isDropped = !isOver && (ended.includes(hash) || isTakenBack(basis, later));
  const days = {
    from: plainDate(from),
    until: plainDate(until),
    ...(from <= today ? { hasBegun: true as const } : {}),
  };
  return [{ office, basis, ...days, isOver: isOver || isDropped, ...(isDropped ? { isDropped } : {}) }];
};

const told = (lines: readonly Line[], at: number, known: Ended): readonly ToldDisclosure[] => {
  const { today, ended } = known;
  const line = lines[at];
  const later = lines.slice(at + 1);
  if (line === undefined) return [];
  const { act, hash } = line;
  if (act.kind === 'announce') return toldOfAnnounced(line, later, known);
  const until = endOf(line);
  if (until === undefined || (act.kind !== 'disclose' && act.kind !== 'disclose-withheld')) return [];
  const { office, basis } = act.public;
  const toldOn = act.kind === 'disclose' ? {} : { toldOn: plainDate(act.public.withheld_until) };
  const isOver = until <= today || isTakenBack(basis, later) || ended.includes(hash);
  return [{ office, basis, until, ...toldOn, isOver }];
};

/** What the lines and the portal tell of it. */
export const namingOf = (known: Known, given: NonNullable<MailboxPackage['identity']>): Naming => {
  const reader = parsePersonId(given.reader);
  return {
    ...(reader === undefined || !mayRead(known, reader) ? {} : { reader }),
    again: given.again,
    ...consentIn(known),
    disclosures: known.lines.flatMap((_, at) =>
      told(known.lines, at, { today: known.ground.today, ended: given.ended }),
    ),
  };
};
