// What the portal waits for, whatever its cases: signatures, confirmations, people who are invited or locked out. Of each the
// day, whom it comes to, and who is told that they wait. Nothing here knows of a case but that one calls (case-calls.ts).
import type { CalendarSettings } from '../policy/calendar.ts';
import type { Within } from '../policy/types.ts';
import { type PortalWaitKind, WITHIN } from '../policy/waits.ts';
import { type PersonId, ROSTER_SIGNERS, type Roster } from '../protocol/check/index.ts';
import { KEEPERS } from './calendar-edits.ts';
import { type Confirmed, unconfirmedYears } from './calendar-years.ts';
import { dueOn } from './deadlines.ts';
import { addDays, laterOf, type PlainDate, plainDate } from './plain-date.ts';
import { activeHolders, isActive } from './roster-view.ts';
import { type Clock, clockOf, isEscalated, ownersOn } from './waits.ts';

/** A reset of a second factor that isn't over: who asked for whom, and how far it went. */
export type ResetFact = {
  readonly person: PersonId;
  readonly askedBy: PersonId;
  readonly askedOn: PlainDate;
  readonly confirmed?: { readonly by: PersonId; readonly on: PlainDate };
  /** The day on which it became void because nobody confirmed. */
  readonly voidOn?: PlainDate;
};

/** All that portal waits follow from. */
export type PortalFacts = {
  readonly today: PlainDate;
  readonly calendar: CalendarSettings;
  readonly roster: Roster | undefined;
  /** `since` where it was drawn up anew with later dates, and waits for longer than it says. */
  readonly draft:
    | { readonly roster: Roster; readonly since?: PlainDate; readonly signedBy: readonly PersonId[] }
    | undefined;
  /** Who can sign in: whoever is enrolled and not suspended. */
  readonly able: ReadonlySet<PersonId>;
  readonly resets: readonly ResetFact[];
  readonly invited: readonly { readonly person: PersonId; readonly since: PlainDate }[];
  /** Whose new keys were asked for by a link that hasn't been used. */
  readonly links: readonly { readonly person: PersonId; readonly since: PlainDate }[];
  /** The day after the newest head that somebody signed. */
  readonly unsignedSince: PlainDate | undefined;
  /** The day of the first roster: nobody could keep a calendar before. */
  readonly foundedOn: PlainDate | undefined;
  /** The years whose calendar somebody confirmed. */
  readonly confirmed: Confirmed;
};

export type PortalWait = Clock & {
  readonly kind: PortalWaitKind;
  readonly owners: readonly PersonId[];
  readonly isEscalated: boolean;
  /** Who is told that it is waited for, beside its owners. */
  readonly watchers: readonly PersonId[];
  /** Whom it is about, where the page names them. */
  readonly about: readonly PersonId[];
  /** Of a roster to sign, whose keys change with it. */
  readonly renewed?: readonly PersonId[];
  /** Of those whose account is suspended: they read nothing of it, and come back with it. */
  readonly suspended?: readonly PersonId[];
  /** Of a calendar to confirm, its year. */
  readonly year?: number;
  /** Of a roster to sign, who isn't on it any more: until it is signed reports are sealed to them. */
  readonly leaving?: readonly PersonId[];
};

/** From this day of a roster on a new one is asked for (PROTOCOL §4). */
export const RENEWAL_DAYS = 150;
/** So long signers are told of a reset that nobody confirmed. */
const VOID_TOLD_DAYS = 14;

/** The signers who can sign in, in the order in which they are asked: chair, deputy, auditor, audit committee's chair. */
export const signersInOrder = (roster: Roster, able: ReadonlySet<PersonId>): readonly PersonId[] =>
  [...new Set(ROSTER_SIGNERS.flatMap((office) => activeHolders(roster, office)))].filter((person) => able.has(person));

type Shown = Pick<PortalWait, 'kind'> &
  Partial<Pick<PortalWait, 'watchers' | 'about' | 'renewed' | 'leaving' | 'suspended' | 'year'>>;

const shownOn = (today: PlainDate, shown: Shown, clock: Clock): PortalWait => {
  const owners = ownersOn(clock, today);
  const { watchers = [], about = [], renewed = [], leaving = [], suspended = [], kind, year } = shown;
  const others = [...new Set(watchers)].filter((person) => !owners.includes(person));
  const change = {
    ...(renewed.length === 0 ? {} : { renewed }),
    ...(leaving.length === 0 ? {} : { leaving }),
    ...(suspended.length === 0 ? {} : { suspended }),
    ...(year === undefined ? {} : { year }),
  };
  return { ...clock, kind, about, ...change, owners, isEscalated: isEscalated(clock, today), watchers: others };
};

const waitOf = (
  { today, calendar }: PortalFacts,
  shown: Shown & { readonly kind: keyof typeof WITHIN },
  startedOn: PlainDate,
  groups: readonly (readonly PersonId[])[],
): PortalWait => {
  const again: Within = WITHIN[shown.kind];
  const due = dueOn(again, startedOn, calendar);
  return shownOn(today, shown, clockOf({ startedOn, due, again, calendar }, groups));
};

const signers = ({ roster, draft, able }: PortalFacts): readonly PersonId[] => {
  const known = roster ?? draft?.roster;
  return known === undefined ? [] : signersInOrder(known, able);
};

/** Whoever the next roster lists and the one in force doesn't: their keys are to be compared, and count from then on. */
const newcomers = ({ roster, draft }: PortalFacts): readonly PersonId[] =>
  (draft?.roster.persons ?? [])
    .filter(({ id, status }) => status === 'active' && (roster === undefined || !isActive(roster, id)))
    .map(({ id }) => id);

/** Whose keys change with the next roster: compared as a newcomer's, and nobody vouches for new keys of their own (PROTOCOL B22). */
const renewed = ({ roster, draft }: PortalFacts): readonly PersonId[] => {
  const keysOf = (known: Roster | undefined, id: PersonId) => known?.persons.find((person) => person.id === id);
  return (draft?.roster.persons ?? []).flatMap((next) => {
    const before = keysOf(roster, next.id);
    return before !== undefined && (before.seal !== next.seal || before.sign !== next.sign) ? [next.id] : [];
  });
};

/** Who is active on the roster in force and not on the next one: left out, or suspended. */
const leaving = ({ roster, draft }: PortalFacts): readonly PersonId[] =>
  (roster?.persons ?? [])
    .filter(({ id, status }) => status === 'active' && draft !== undefined && !isActive(draft.roster, id))
    .map(({ id }) => id);

function rosterToSign(facts: PortalFacts): readonly PortalWait[] {
  const { draft } = facts;
  if (draft === undefined) return [];
  const changed = renewed(facts);
  const all = signers(facts).filter((signer) => !changed.includes(signer));
  const left = (persons: readonly PersonId[]) => persons.filter((person) => !draft.signedBy.includes(person));
  const about = newcomers(facts);
  // Of whoever comes back with new keys nothing is sealed before, as to any newcomer.
  const turned = changed.filter((person) => !about.includes(person));
  const watchers = [...all, ...about, ...turned];
  const shown = {
    kind: 'roster-signature',
    about,
    renewed: turned,
    leaving: leaving(facts),
    // A suspended account stands on the next roster for its new keys alone.
    suspended: [...about, ...turned].filter((person) => !facts.able.has(person)),
    watchers,
  } as const;
  // Two signatures suffice, but only some may be told of keys that it takes away, and nobody may know who: so everybody is asked.
  return [waitOf(facts, shown, draft.since ?? plainDate(draft.roster.on), [left(all)])];
}

/** A roster that grows old is its signers' to renew until it ends; then nobody can report, and everybody is told. */
function rosterToRenew(facts: PortalFacts): readonly PortalWait[] {
  const { roster, today } = facts;
  if (roster === undefined) return [];
  const startedOn = addDays(plainDate(roster.on), RENEWAL_DAYS);
  const until = plainDate(roster.until);
  // A roster that ends sooner is asked about from its last day on.
  const from = startedOn < until ? startedOn : until;
  if (today < from) return [];
  const all = signers(facts);
  const everybody = roster.persons.filter(({ status }) => status === 'active').map(({ id }) => id);
  const after = addDays(until, 1);
  const steps = [
    { from, persons: all },
    { from: after, persons: everybody.filter((person) => !all.includes(person)) },
  ];
  return [shownOn(today, { kind: 'roster-renewal' }, { startedOn: from, dueOn: until, steps, endsOn: after })];
}

function ofReset(
  facts: PortalFacts,
  { person, askedBy, askedOn, confirmed, voidOn }: ResetFact,
): readonly PortalWait[] {
  const all = signers(facts).filter((signer) => signer !== person);
  const about = [person];
  if (confirmed !== undefined) {
    const groups = [[person], [askedBy, confirmed.by]];
    return [waitOf(facts, { kind: 'factor-renewal', about, watchers: [askedBy, confirmed.by] }, confirmed.on, groups)];
  }
  if (voidOn !== undefined) {
    if (addDays(voidOn, VOID_TOLD_DAYS) < facts.today) return [];
    return [
      waitOf(facts, { kind: 'reset-again', about, watchers: all }, voidOn, [
        [askedBy].filter((one) => all.includes(one)),
        all,
      ]),
    ];
  }
  const others = all.filter((signer) => signer !== askedBy);
  const shown = { kind: 'factor-reset', about, watchers: [...all, askedBy] } as const;
  return [waitOf(facts, shown, askedOn, [others.slice(0, 1), others])];
}

const ofInvitation = (facts: PortalFacts, { person, since }: PortalFacts['invited'][number]): PortalWait =>
  waitOf(facts, { kind: 'invitation', about: [person] }, since, [[person]]);

/** The person uses the link or ends it; signers read of it on the page of new keys. */
const ofLink = (facts: PortalFacts, { person, since }: PortalFacts['links'][number]): PortalWait =>
  waitOf(facts, { kind: 'new-keys', about: [person] }, since, [[person]]);

/** Whoever comes by signs unasked; only where nobody did for long is there something to ask. */
function logToSign(facts: PortalFacts): readonly PortalWait[] {
  const { roster, today, unsignedSince } = facts;
  if (roster === undefined || unsignedSince === undefined) return [];
  const wait = waitOf(facts, { kind: 'log-head' }, unsignedSince, []);
  return today > wait.dueOn ? [wait] : [];
}

/** A year's calendar is its keeper's to confirm; where the office is vacant, or they stay away, the next one's. */
function calendarToConfirm(facts: PortalFacts): readonly PortalWait[] {
  const { roster, calendar, confirmed, today, able, foundedOn } = facts;
  if (roster === undefined || foundedOn === undefined) return [];
  const groups = KEEPERS.map((office) => activeHolders(roster, office).filter((person) => able.has(person)));
  return unconfirmedYears(calendar, confirmed, today).map(({ year, since }) =>
    waitOf(facts, { kind: 'calendar-year', year }, laterOf(since, foundedOn), groups),
  );
}

/** What the portal waits for on a day, the earliest first. */
export const portalWaits = (facts: PortalFacts): readonly PortalWait[] =>
  [
    ...rosterToSign(facts),
    ...rosterToRenew(facts),
    ...facts.resets.flatMap((reset) => ofReset(facts, reset)),
    ...facts.invited.map((invited) => ofInvitation(facts, invited)),
    ...facts.links.map((link) => ofLink(facts, link)),
    ...logToSign(facts),
    ...calendarToConfirm(facts),
  ].toSorted((one, other) => (one.dueOn === other.dueOn ? 0 : one.dueOn < other.dueOn ? -1 : 1));

/** What the administrator is told of: nothing of anybody's second factor, and nothing that knows of a case. */
export const BOARD_WAITS: readonly PortalWaitKind[] = [
  'roster-signature',
  'roster-renewal',
  'invitation',
  'new-keys',
  'log-head',
];
