// What can be changed in an association's calendar, and what can't: announced Eids, holidays by royal order, working days, taking a
// correction back, and the settings. Pure: who did it and why is kept by the store.
import type { CalendarCorrection, CalendarSettings } from '../policy/calendar.ts';
import type { Office } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { isInTable } from './calculator.ts';
import { eidByTable } from './calendar.ts';
import { type BrokenBound, boundBroken, MOST_WEEKEND_DAYS } from './calendar-bounds.ts';
import { isFree } from './calendar-years.ts';
import { toHijri } from './hijri.ts';
import { daysBetween, type PlainDate, plainDate } from './plain-date.ts';
import { activeHolders, officesOf } from './roster-view.ts';

/** Everything but the corrections. */
export type CalendarRules = Omit<CalendarSettings, 'corrections'>;

export type CalendarEdit =
  | { readonly kind: 'eid-fitr' | 'eid-adha' | 'holiday' | 'working-day'; readonly on: PlainDate }
  | { readonly kind: 'take-back'; readonly correction: CalendarCorrection }
  | { readonly kind: 'rules'; readonly rules: CalendarRules };

export type EditFault =
  /** Outside the days that are known. */
  | { readonly kind: 'outside' }
  /** An Eid that lies too far from the table's day. */
  | { readonly kind: 'far'; readonly table: PlainDate }
  /** It is what the calendar has already. */
  | { readonly kind: 'as-table' | 'free-already' | 'working-already' | 'unchanged' }
  /** That day, or that Eid, has a correction, which is to be taken back first. */
  | { readonly kind: 'twice' }
  /** The correction isn't there any more. */
  | { readonly kind: 'gone' }
  /** No day of a week, or more than three of them. */
  | { readonly kind: 'no-weekend' | 'long-weekend' }
  /** More free days than may be. */
  | { readonly kind: BrokenBound };

/** An announcement differs from the table by a day, hardly ever by two. */
const MOST_APART = 2;

const sameCorrection = (one: CalendarCorrection, other: CalendarCorrection): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The Hijri year whose Eid lies nearest to a day, with the table's own day. */
function nearestEid(kind: 'eid-fitr' | 'eid-adha', on: PlainDate) {
  const year = toHijri(on)?.year;
  if (year === undefined) return undefined;
  const near = [year - 1, year, year + 1].flatMap((hijriYear) => {
    const table = eidByTable(kind, hijriYear);
    return table === undefined ? [] : [{ hijriYear, table, apart: Math.abs(daysBetween(table, on)) }];
  });
  return near.toSorted((one, other) => one.apart - other.apart)[0];
}

/** The correction that an edit adds; undefined for edits that add none, and for an Eid outside the table. */
export function correctionOf(edit: CalendarEdit): CalendarCorrection | undefined {
  if (edit.kind === 'take-back' || edit.kind === 'rules') return undefined;
  if (edit.kind === 'holiday' || edit.kind === 'working-day') return { kind: edit.kind, on: edit.on };
  const eid = nearestEid(edit.kind, edit.on);
  return eid === undefined ? undefined : { kind: edit.kind, hijriYear: eid.hijriYear, firstOn: edit.on };
}

const rulesOf = ({ corrections: _, ...rules }: CalendarSettings): CalendarRules => rules;

/** The settings after an edit that has no fault. */
export function withEdit(settings: CalendarSettings, edit: CalendarEdit): CalendarSettings {
  if (edit.kind === 'rules') return { ...edit.rules, corrections: settings.corrections };
  if (edit.kind === 'take-back') {
    return { ...settings, corrections: settings.corrections.filter((one) => !sameCorrection(one, edit.correction)) };
  }
  const added = correctionOf(edit);
  return added === undefined ? settings : { ...settings, corrections: [...settings.corrections, added] };
}

const isTwice = (settings: CalendarSettings, added: CalendarCorrection): boolean =>
  settings.corrections.some((one) =>
    'on' in one ? 'on' in added && one.on === added.on : one.kind === added.kind && one.hijriYear === added.hijriYear,
  );

function eidFault(kind: 'eid-fitr' | 'eid-adha', on: PlainDate): EditFault | undefined {
  const eid = nearestEid(kind, on);
  if (eid === undefined) return { kind: 'outside' };
  if (eid.apart > MOST_APART) return { kind: 'far', table: eid.table };
  return eid.apart === 0 ? { kind: 'as-table' } : undefined;
}

/** Why an edit can't be made; undefined where it can. */
export function editFault(settings: CalendarSettings, edit: CalendarEdit): EditFault | undefined {
  const fault = ownFault(settings, edit);
  if (fault !== undefined) return fault;
  const broken = boundBroken(settings, withEdit(settings, edit));
  return broken && { kind: broken };
}

/** What is wrong with an edit in itself. */
function ownFault(settings: CalendarSettings, edit: CalendarEdit): EditFault | undefined {
  if (edit.kind === 'take-back') {
    return settings.corrections.some((one) => sameCorrection(one, edit.correction)) ? undefined : { kind: 'gone' };
  }
  if (edit.kind === 'rules') {
    if (edit.rules.weekend.length === 0) return { kind: 'no-weekend' };
    if (new Set(edit.rules.weekend).size > MOST_WEEKEND_DAYS) return { kind: 'long-weekend' };
    const isSame = JSON.stringify(rulesOf(withEdit(settings, edit))) === JSON.stringify(rulesOf(settings));
    return isSame ? { kind: 'unchanged' } : undefined;
  }
  if (!isInTable(edit.on)) return { kind: 'outside' };
  const added = correctionOf(edit);
  if (added === undefined) return { kind: 'outside' };
  if (isTwice(settings, added)) return { kind: 'twice' };
  if (edit.kind === 'holiday') return isFree(settings, edit.on) ? { kind: 'free-already' } : undefined;
  if (edit.kind === 'working-day') return isFree(settings, edit.on) ? undefined : { kind: 'working-already' };
  return eidFault(edit.kind, edit.on);
}

/** The day that an edit is about, where it is about one. */
const dayOf = (edit: CalendarEdit): PlainDate | undefined => {
  if (edit.kind === 'rules') return undefined;
  if (edit.kind !== 'take-back') return edit.on;
  return plainDate('on' in edit.correction ? edit.correction.on : edit.correction.firstOn);
};

/** What of the past an edit is about, which is asked about before it is made: a day that is over, or with the settings all of them. */
export type OfPast = 'day' | 'rules';

export const ofPast = (edit: CalendarEdit, today: PlainDate): OfPast | undefined => {
  if (edit.kind === 'rules') return 'rules';
  const on = dayOf(edit);
  return on !== undefined && on < today ? 'day' : undefined;
};

/** What lies between two states of a calendar. */
export type CalendarDifference =
  | { readonly kind: 'added' | 'removed'; readonly correction: CalendarCorrection }
  | { readonly kind: 'rule'; readonly rule: keyof CalendarRules; readonly value: CalendarSettings };

const RULES = ['weekend', 'compensation', 'nationalDays', 'rollForward'] as const;

/** What changed from one state of a calendar to another. */
export const differences = (before: CalendarSettings, after: CalendarSettings): readonly CalendarDifference[] => [
  ...after.corrections
    .filter((one) => !before.corrections.some((other) => sameCorrection(one, other)))
    .map((correction) => ({ kind: 'added', correction }) as const),
  ...before.corrections
    .filter((one) => !after.corrections.some((other) => sameCorrection(one, other)))
    .map((correction) => ({ kind: 'removed', correction }) as const),
  ...RULES.filter((rule) => JSON.stringify(before[rule]) !== JSON.stringify(after[rule])).map(
    (rule) => ({ kind: 'rule', rule, value: after }) as const,
  ),
];

/** Whose the calendar is, and who keeps it in their place, in order. */
export const KEEPERS = [
  'internal-auditor',
  'audit-committee-chair',
  'deputy-chair',
] as const satisfies readonly Office[];

/**
 * How a person may keep the calendar: as theirs, or in the place of these offices before them. Whoever the offices before have
 * holders says with the change that they are away. Undefined for everybody else, the administrator among them.
 */
export type Keeping = { readonly inPlaceOf: readonly PersonId[] };

export function keepingOf(roster: Roster, person: PersonId): Keeping | undefined {
  const at = KEEPERS.findIndex((office) => officesOf(roster, person).includes(office));
  if (at < 0) return undefined;
  const before = KEEPERS.slice(0, at).flatMap((office) => activeHolders(roster, office));
  return { inPlaceOf: [...new Set(before)].filter((other) => other !== person) };
}
