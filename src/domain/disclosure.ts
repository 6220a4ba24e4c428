// Who besides the reviewer may know who reported: what was asked, announced, disclosed, refused and consented to, as the
// chain tells it, and until when. It decides nothing (acts/disclosing.ts does) and knows no name.
import type { DisclosureBasis, DisclosureRule, Office } from '../policy/types.ts';
import {
  type Act,
  type ActSaying,
  consentAsk,
  type Line,
  type PersonId,
  type Roster,
} from '../protocol/check/index.ts';
import { type CaseFile, isHolder, isWithdrawn, mustDeclare, personsIn, withdrawalKey } from './case-file.ts';
import type { Step } from './duties.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import { holdsAny } from './roster-view.ts';
import { isGone } from './succession.ts';

/** A colleague's request that waits for the reviewer's answer. */
export type IdentityRequest = { readonly line: string; readonly by: PersonId; readonly on: PlainDate };

/** What the acts that disclose have in common; `until` is the first day on which the identity isn't given any more. */
type Disclosing = {
  readonly line: string;
  readonly on: PlainDate;
  readonly to: PersonId;
  readonly office: Office;
  readonly basis: string;
  readonly until: PlainDate;
};

/** A disclosure of which the reporter was told; it may be made `from` that day on. */
export type Announcement = Disclosing & { readonly from: PlainDate };

/** An announcement that ended before it was made: refused by the reviewer, or its consent taken back; the first cause counts. */
export type Dropped = Announcement & { readonly why: 'refused' | 'consent' };

/** A disclosure that was made. `endedOn`: the reporter took back the consent on which it stood. */
export type Disclosure = Disclosing & { readonly withheldUntil?: PlainDate; readonly endedOn?: PlainDate };

/** A yes or a no of the reporter's. */
type ConsentAnswer = { readonly given: boolean; readonly on: PlainDate };

/**
 * For whom the reporter was asked to agree, and what they have said since: to all that they were asked by then. Of one said again and
 * again the first counts; the last is what stands. `renewed`: whoever it was for has asked for the identity anew since they said no.
 */
export type ConsentAsked = {
  readonly line: string;
  readonly on: PlainDate;
  readonly to: PersonId;
  readonly answers: readonly ConsentAnswer[];
  readonly renewed?: true;
};

/** What became of a case's identity, as far as lines tell it; whether a name was given stands in none. */
export type IdentityFile = {
  readonly requests: readonly IdentityRequest[];
  /** Announced, and neither made nor dropped since. */
  readonly announced: readonly Announcement[];
  readonly dropped: readonly Dropped[];
  readonly disclosures: readonly Disclosure[];
  /** The reporter's last word; undefined where they said nothing. */
  readonly consent?: boolean;
  /** That last word is a no that took back no yes. */
  readonly declined?: true;
  readonly asked: readonly ConsentAsked[];
};

export const NO_DISCLOSURES: IdentityFile = { requests: [], announced: [], dropped: [], disclosures: [], asked: [] };

const others = <T extends { readonly to: PersonId }>(all: readonly T[], to: PersonId): readonly T[] =>
  all.filter((one) => one.to !== to);

const CONSENT: DisclosureBasis = 'consent';

type DisclosingAct = Extract<Act, { readonly kind: 'announce' | 'disclose' | 'disclose-withheld' }>;

const disclosing = (act: DisclosingAct, { line, on }: Pick<Step, 'line' | 'on'>): Disclosing => {
  const { to, office, basis, until } = act.public;
  return { line: line.hash, on, to, office, basis, until: plainDate(until) };
};

const answered = (identity: IdentityFile, to: PersonId): IdentityFile => ({
  ...identity,
  requests: identity.requests.filter(({ by }) => by !== to),
  announced: others(identity.announced, to),
});

const droppedOf = (
  { announced }: IdentityFile,
  why: Dropped['why'],
  isMeant: (one: Announcement) => boolean,
): readonly Dropped[] => announced.filter(isMeant).map((one) => ({ ...one, why }));

const isDeclined = ({ answers, renewed }: ConsentAsked): boolean =>
  answers.at(-1)?.given === false && renewed === undefined;

/** A question with one more answer to it; with it nothing is anew any more. */
const withAnswer = ({ renewed: _, ...one }: ConsentAsked, answer: ConsentAnswer): ConsentAsked =>
  one.answers.at(-1)?.given === answer.given ? one : { ...one, answers: [...one.answers, answer] };

/** Whether the reporter was asked to agree and has said neither yes nor no to it. */
export const isConsentAsked = ({ asked }: IdentityFile): boolean => asked.some(({ answers }) => answers.length === 0);

/** Whether the reporter said no when they were asked for this person, who hasn't asked for the identity anew since. */
export const hasDeclined = ({ identity }: Pick<CaseFile, 'identity'>, person: PersonId): boolean =>
  identity.asked.some((one) => one.to === person && isDeclined(one));

/** What an act changes of it. */
export function withDisclosure(identity: IdentityFile, step: Pick<Step, 'line' | 'act' | 'on'>): IdentityFile {
  const { act, line, on } = step;
  switch (act.kind) {
    case 'ask-identity': {
      const { by } = act;
      if (by === 'reporter' || by === 'system') return identity;
      const asked = identity.asked.map(
        (one): ConsentAsked => (one.to === by && isDeclined(one) ? { ...one, renewed: true } : one),
      );
      return { ...identity, asked, requests: [...identity.requests, { line: line.hash, by, on }] };
    }
    case 'message': {
      const to = consentAsk(act)?.to;
      return to === undefined
        ? identity
        : { ...identity, asked: [...identity.asked, { line: line.hash, on, to, answers: [] }] };
    }
    case 'refuse-identity':
      return {
        ...answered(identity, act.public.to),
        dropped: [...identity.dropped, ...droppedOf(identity, 'refused', ({ to }) => to === act.public.to)],
      };
    case 'announce': {
      const left = answered(identity, act.public.to);
      const announced = { ...disclosing(act, step), from: plainDate(act.public.from) };
      return { ...left, announced: [...left.announced, announced] };
    }
    case 'disclose':
    case 'disclose-withheld': {
      const left = answered(identity, act.public.to);
      const withheld = act.kind === 'disclose' ? {} : { withheldUntil: plainDate(act.public.withheld_until) };
      return { ...left, disclosures: [...left.disclosures, { ...disclosing(act, step), ...withheld }] };
    }
    case 'consent': {
      const { given } = act.public;
      const falls = ({ basis, until }: Announcement): boolean => !given && basis === CONSENT && until > on;
      const ended = (one: Disclosure): Disclosure =>
        given || one.basis !== CONSENT || one.endedOn !== undefined || one.until <= on ? one : { ...one, endedOn: on };
      const { declined: _, ...before } = identity;
      return {
        ...before,
        consent: given,
        ...(given || identity.consent === true ? {} : { declined: true }),
        asked: identity.asked.map((one) => withAnswer(one, { given, on })),
        announced: identity.announced.filter((one) => !falls(one)),
        dropped: [...identity.dropped, ...droppedOf(identity, 'consent', falls)],
        disclosures: identity.disclosures.map(ended),
      };
    }
    default:
      return identity;
  }
}

/** The case after a line by which consent was taken back: what stood on it alone is served no more, and deleted. */
export function withoutConsent(before: CaseFile, after: CaseFile, line: string): CaseFile {
  const known = new Set(
    before.identity.disclosures.filter(({ endedOn }) => endedOn !== undefined).map((one) => one.line),
  );
  const ended = after.identity.disclosures.filter((one) => one.endedOn !== undefined && !known.has(one.line));
  // Whoever reviews by now has the identity from the reporter, too, and keeps that.
  const taken = ended
    .filter(({ to }) => to !== after.reviewer)
    .map(({ to: person }) => ({ person, room: 'identity', line }) as const);
  if (taken.length === 0) return after;
  return {
    ...after,
    withdrawn: new Set([...after.withdrawn, ...taken.map(({ person, room }) => withdrawalKey(person, room))]),
    withdrawals: [...after.withdrawals, ...taken],
  };
}

/** Whether a disclosure stands on a day. */
export const isStanding = ({ until, endedOn }: Disclosure, today: PlainDate): boolean =>
  endedOn === undefined && today < until;

/** The disclosure that stands to a person on a day. */
export const disclosedTo = ({ identity }: CaseFile, person: PersonId, today: PlainDate): Disclosure | undefined =>
  identity.disclosures.find((one) => one.to === person && isStanding(one, today));

/** Announcements of which something may still come. */
export const announcedOn = ({ identity }: CaseFile, today: PlainDate): readonly Announcement[] =>
  identity.announced.filter(({ until }) => today < until);

/**
 * Whether the identity stands disclosed to a person, or announced to them: whoever asks would be owed
 * an answer that they have. An announcement whose end came leaves it to be asked for again.
 */
export const isAnswered = (caseFile: CaseFile, person: PersonId, today: PlainDate): boolean =>
  disclosedTo(caseFile, person, today) !== undefined || announcedOn(caseFile, today).some(({ to }) => to === person);

/**
 * The first day on which a person may be given the identity without the reporter being told first, where they were told that it
 * comes no earlier. They are told an office and not who, so that it binds for whoever else holds that; and whatever drops the
 * announcement, the reviewer's refusal or their own consent taken back, shortens no day. Undefined where nothing binds any more.
 */
export function promisedUntil(
  { identity }: CaseFile,
  roster: Roster,
  person: PersonId,
  today: PlainDate,
): PlainDate | undefined {
  const isMeant = ({ to, office }: Announcement): boolean => to === person || holdsAny(roster, person, [office]);
  return [...identity.announced, ...identity.dropped]
    .filter((one) => isMeant(one) && today < one.from)
    .map(({ from }) => from)
    .toSorted()
    .at(-1);
}

/**
 * Whether a line still gives its holders the keys that it granted: one that disclosed an identity only as long as that stands.
 * The server serves by this, and a browser misses nothing by it.
 */
export function stillGives(caseFile: CaseFile, line: string, today: PlainDate): boolean {
  const disclosure = caseFile.identity.disclosures.find((one) => one.line === line);
  if (disclosure !== undefined) return isStanding(disclosure, today);
  // One that was let in and doesn't count gives nothing.
  const kind = caseFile.timeline.find((one) => one.line === line)?.kind;
  return kind !== 'disclose' && kind !== 'disclose-withheld';
}

/** Whether a line is kept from the reporter on a day: a disclosure that would endanger the work, until the day recorded in it. */
export const isKeptFromReporter = ({ act }: Line, today: PlainDate): boolean =>
  act.kind === 'disclose-withheld' && today < act.public.withheld_until;

/** The first day on which what a line granted isn't given any more; undefined for every line that discloses nothing. */
export const endOf = ({ act }: Pick<Line, 'act'>): PlainDate | undefined =>
  act.kind === 'disclose' || act.kind === 'disclose-withheld' ? plainDate(act.public.until) : undefined;

/** What a notice of disclosure says, taken from its own line: the reporter is told what was signed, and nothing else. */
export function disclosureParams(saying: ActSaying, on: string): Readonly<Record<string, string>> | undefined {
  switch (saying.kind) {
    case 'announce': {
      const { office, basis, from, until } = saying.public;
      return { step: 'announced', on, office, basis, from, until };
    }
    case 'disclose': {
      const { office, basis, until } = saying.public;
      return { step: 'given', on, office, basis, until };
    }
    case 'disclose-withheld': {
      const { office, basis, until, withheld_until: told } = saying.public;
      return { step: 'withheld', on, office, basis, until, told };
    }
    default:
      return undefined;
  }
}

/** The rule of the case's policy; undefined for cases received before there was one, in which no identity is disclosed. */
export const disclosureRule = ({ policy }: Pick<CaseFile, 'policy'>): DisclosureRule | undefined => policy.disclosure;

/** Who holds report and deliberation and can be reached; never the reviewer, nor an office that gets no key to a report. */
const handlersBeside = (caseFile: CaseFile, roster: Roster): readonly PersonId[] =>
  personsIn(caseFile, 'holder-of-deliberation').flatMap((who) => {
    if (who === 'reporter' || who === caseFile.reviewer || !isHolder(caseFile, 'report', who)) return [];
    const isOut = isGone(caseFile, roster, who) || holdsAny(roster, who, caseFile.policy.routes.never);
    return isOut ? [] : [who];
  });

/**
 * To whom an identity can be disclosed at all: who holds report and deliberation, has declared and can be reached; never the
 * reviewer, who has it by their part, and never an office that gets no key to a report.
 */
export const disclosable = (caseFile: CaseFile, roster: Roster): readonly PersonId[] =>
  handlersBeside(caseFile, roster).filter((person) => !mustDeclare(caseFile, person));

/** Those to whom it could be, were it not that they have yet to declare. */
export const disclosableOnceDeclared = (caseFile: CaseFile, roster: Roster): readonly PersonId[] =>
  handlersBeside(caseFile, roster).filter((person) => mustDeclare(caseFile, person));

/** Whether somebody has the newest key of the identity from the reporter: who hasn't can disclose nothing. */
export function holdsIdentity(caseFile: CaseFile, person: PersonId): boolean {
  const grants = newestLine(caseFile)?.act.grants ?? [];
  const isGranted = grants.some(({ room, holder }) => room === 'identity' && holder === person);
  return isGranted && !isWithdrawn(caseFile, person, 'identity');
}

/** The line that began the newest key of the identity: the reporter's own, which grants it to whoever reviewed then. */
const newestLine = ({ ledger }: CaseFile): Line | undefined => {
  const newest = ledger.rooms.get('identity')?.at(-1);
  return ledger.lines.find(({ hash }) => hash === newest?.startedBy);
};

/** To whom the reporter's name goes if it is given now; undefined while the reviewer's part is being handed on. */
export function identityReader(caseFile: CaseFile, roster: Roster): PersonId | undefined {
  const { reviewer } = caseFile;
  return isGone(caseFile, roster, reviewer) ? undefined : reviewer;
}

/**
 * Whether a name that was given must be given again for its reader to open it: it was sealed to somebody else, to keys that they
 * have no more, or they signed that it doesn't open (PROTOCOL §5). Whether one was given only the reporter knows.
 */
export function mustGiveAgain(caseFile: CaseFile, rosters: ReadonlyMap<string, Roster>, roster: Roster): boolean {
  const reader = identityReader(caseFile, roster);
  if (reader === undefined) return false;
  if (!holdsIdentity(caseFile, reader)) return true;
  if (caseFile.unreadable.some(({ person, room }) => person === reader && room === 'identity')) return true;
  const started = newestLine(caseFile);
  const sealOn = (one: Roster | undefined) => one?.persons.find(({ id }) => id === reader)?.seal;
  return sealOn(rosters.get(started?.act.roster ?? '')) !== sealOn(roster);
}
