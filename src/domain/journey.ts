// Where a report stands, for its reporter, from the lines that the reporter is given and nothing else. From referral to
// feedback it is one step with one promise, whatever the committee and the ratifier do (WB11).
import { type CalendarSettings, DEFAULT_CALENDAR } from '../policy/calendar.ts';
import type { ActName, Closing, DutyId, Policy } from '../policy/types.ts';
import type { Line } from '../protocol/check/index.ts';
import { type Due, dueOn, earliestDue } from './deadlines.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';
import { actName } from './rules.ts';

export type JourneyStep = 'received' | 'review' | 'examination' | 'closed';

/** What was promised to the reporter by a day; `passed` once the day is over and it hasn't come. */
export type JourneyPromise = {
  readonly what: 'acknowledgement' | 'feedback' | 'answer';
  readonly by: PlainDate;
  readonly arithmetic: Due;
  readonly passed: boolean;
  /** What was promised first, where the calendar was corrected since and moved it. */
  readonly first?: { readonly by: PlainDate; readonly passed: boolean };
};

/** A calendar that a correction put an end to, and the day on which it did; in the order of those days. */
export type FormerCalendar = { readonly until: PlainDate; readonly calendar: CalendarSettings };
/** The calendar of today, with those of before by which something may have been promised. */
type Calendars = { readonly calendar: CalendarSettings; readonly former: readonly FormerCalendar[] };

export type Journey = {
  readonly receivedOn: PlainDate;
  readonly step: JourneyStep;
  readonly closed?: Closing;
  readonly closedOn?: PlainDate;
  /** Only what is still owed to the reporter. */
  readonly promises: readonly JourneyPromise[];
  /** Until when the handling stands still, as the portal says: of pauses the reporter is given no line (PROTOCOL B38). */
  readonly pausedUntil?: PlainDate;
  /** Fewer than two people have been there for the report of late, as the portal says: nobody's bar is a line of the reporter's (PROTOCOL B61). */
  readonly fewPeople?: true;
  /** When they will still be asked how they fare, once it is closed. */
  readonly checkIns: readonly { readonly by: PlainDate; readonly passed: boolean }[];
  /** Since when they don't want to be asked. */
  readonly checkInsStoppedOn?: PlainDate;
  /** What they can wish about it now: to be asked again, or no more. Missing where neither would change anything. */
  readonly canWish?: 'check-ins' | 'no-check-ins';
};

type State = {
  readonly step: JourneyStep;
  readonly closed?: Closing;
  readonly closedOn?: PlainDate;
  /** When the acknowledgement became owed, while it is. */
  readonly awaitedFrom?: PlainDate;
  readonly acknowledgedOn?: PlainDate;
  /** When evidence came that is owed an answer, while it is. */
  readonly askedOn?: PlainDate;
  /** The days on which the reporter was asked how they fare, since it was closed. */
  readonly checkedOn?: readonly PlainDate[];
  /** Since when the reporter wants no such question, and from when on they wanted them again since it was closed. */
  readonly stoppedOn?: PlainDate;
  readonly wantedOn?: PlainDate;
};

/** The closing that an act brings, by the table. */
const closingOf = (policy: Policy, act: ActName): Closing | undefined =>
  policy.acts.find((rule) => rule.act === act)?.closing;

/** What of a wish holds beyond a closing or a new review. */
const wishOf = ({ stoppedOn }: State): Pick<State, 'stoppedOn'> => (stoppedOn === undefined ? {} : { stoppedOn });

function withWish(state: State, wanted: boolean, on: PlainDate): State {
  const { stoppedOn: _, ...rest } = state;
  return wanted ? { ...rest, wantedOn: on } : { ...rest, stoppedOn: on };
}

function withEvidence(state: State, on: PlainDate): State {
  if (state.closed === 'unjustified') return { step: 'review', awaitedFrom: on, ...wishOf(state) };
  return state.closed === undefined ? state : { ...state, askedOn: state.askedOn ?? on };
}

function step(policy: Policy, state: State, { act }: Line): State {
  const name = actName(act);
  const on = plainDate(act.on);
  const closed = name === undefined ? undefined : closingOf(policy, name);
  if (closed !== undefined) return { step: 'closed', closed, closedOn: on, ...wishOf(state) };
  if (act.kind === 'check-in-wish') return withWish(state, act.public.wanted, on);
  switch (name) {
    case 'acknowledge': {
      const { awaitedFrom: _, ...rest } = state;
      return { ...rest, step: state.step === 'received' ? 'review' : state.step, acknowledgedOn: on };
    }
    case 'refer':
      return { ...state, step: 'examination' };
    case 'evidence':
      return withEvidence(state, on);
    case 'check-in':
      return { ...state, checkedOn: [...(state.checkedOn ?? []), on] };
    case 'message': {
      if (act.by === 'reporter') return state;
      const { askedOn: _, ...rest } = state;
      return rest;
    }
    default:
      return state;
  }
}

/** The clock of a duty as the reporter is told it: its first length alone, never what follows from later acts. */
function promise(
  policy: Policy,
  what: JourneyPromise['what'] & DutyId,
  from: PlainDate | undefined,
  today: PlainDate,
  { calendar, former }: Calendars,
): readonly JourneyPromise[] {
  const clock = policy.duties.find(({ duty }) => duty === what);
  if (from === undefined || clock === undefined) return [];
  const arithmetic = dueOn(clock.within, from, calendar);
  const by = arithmetic.dueOn;
  const then = former.find(({ until }) => until >= from)?.calendar ?? calendar;
  const first = dueOn(clock.within, from, then).dueOn;
  const moved = first === by ? {} : { first: { by: first, passed: today > first } };
  return [{ what, by, arithmetic, passed: today > by, ...moved }];
}

/** A question after closing: its day, and that by the policy alone, by which acts are judged whatever the calendar says (B44). */
type CheckIn = { readonly by: PlainDate; readonly settled: PlainDate };

/**
 * The questions after closing that are still to come, whether they are wanted or not: each is put from so long before its day on,
 * as the policy says; one whose day was over when they were wanted again doesn't come.
 */
const checkInDays = (
  { closedOn, checkedOn = [], wantedOn }: State,
  policy: Policy,
  calendar: CalendarSettings,
): readonly CheckIn[] =>
  closedOn === undefined
    ? []
    : policy.duties
        .filter(({ duty }) => duty === 'check-in')
        .map(({ within, opens }) => ({
          by: dueOn(within, closedOn, calendar).dueOn,
          settled: earliestDue(within, closedOn),
          opens: opens?.days ?? 0,
        }))
        .filter(({ settled, opens }) => !checkedOn.some((day) => day >= addDays(settled, -opens)))
        .filter(({ settled }) => wantedOn === undefined || settled >= wantedOn);

/** The questions that are to come, or that they were stopped; and what the reporter can wish about them. */
function checkInsOf(
  state: State,
  policy: Policy,
  today: PlainDate,
  calendar: CalendarSettings,
): Pick<Journey, 'checkIns' | 'checkInsStoppedOn' | 'canWish'> {
  const days = checkInDays(state, policy, calendar);
  const { stoppedOn } = state;
  const isKnown = policy.acts.some(({ act }) => act === 'check-in-wish');
  if (stoppedOn === undefined || state.closedOn === undefined) {
    const isOffered = isKnown && days.length > 0;
    return {
      checkIns: days.map(({ by }) => ({ by, passed: today > by })),
      ...(isOffered ? { canWish: 'no-check-ins' } : {}),
    };
  }
  const isOffered = isKnown && days.some(({ settled }) => settled >= today);
  return { checkIns: [], checkInsStoppedOn: stoppedOn, ...(isOffered ? { canWish: 'check-ins' } : {}) };
}

/**
 * The reporter's view of a case. `lines` are those the reporter is given, checked and in order, *submit* first; throws
 * without it. Feedback is promised from the acknowledgement on, by the same day for every course a case can take.
 */
export function journey(
  lines: readonly Line[],
  policy: Policy,
  today: PlainDate,
  calendar: CalendarSettings = DEFAULT_CALENDAR,
  former: readonly FormerCalendar[] = [],
): Journey {
  const submit = lines.find(({ act }) => act.kind === 'submit');
  if (submit === undefined) throw new RangeError('a journey without a beginning');
  const receivedOn = plainDate(submit.act.on);
  const begun: State = { step: 'received', awaitedFrom: receivedOn };
  const state = lines.reduce((before, line) => step(policy, before, line), begun);
  const { awaitedFrom, acknowledgedOn, askedOn, step: where, closed, closedOn } = state;
  const calendars = { calendar, former };
  return {
    receivedOn,
    step: where,
    ...(closed === undefined ? {} : { closed }),
    ...(closedOn === undefined ? {} : { closedOn }),
    promises: [
      ...promise(policy, 'acknowledgement', awaitedFrom, today, calendars),
      ...promise(policy, 'feedback', acknowledgedOn, today, calendars),
      ...promise(policy, 'answer', askedOn, today, calendars),
    ],
    ...checkInsOf(state, policy, today, calendar),
  };
}
