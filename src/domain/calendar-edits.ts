// What can be changed in an association's calendar: announced Eids, holidays by royal order, working days, taking a correction back,
// and the settings. Pure: who did it and why is kept by the store, what can't be changed is told by calendar-faults.ts.
import { type CalendarCorrection, type CalendarSettings, dayOfCorrection } from '../policy/calendar.ts';
import type { Office } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { eidByTable, isRange } from './calendar.ts';
import { toHijri } from './hijri.ts';
import { daysBetween, type PlainDate } from './plain-date.ts';
import { activeHolders, officesOf } from './roster-view.ts';

/** Everything but the corrections. */
export type CalendarRules = Omit<CalendarSettings, 'corrections'>;

export type CalendarEdit =
  | { readonly kind: 'eid-fitr' | 'eid-adha'; readonly on: PlainDate }
  /** One day, or all from it to the last. */
  | { readonly kind: 'holiday' | 'working-day'; readonly on: PlainDate; readonly lastOn?: PlainDate | undefined }
  | { readonly kind: 'take-back'; readonly correction: CalendarCorrection }
  | { readonly kind: 'rules'; readonly rules: CalendarRules };

/** Whether two corrections say the same. */
export const sameCorrection = (one: CalendarCorrection, other: CalendarCorrection): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The Hijri year whose Eid lies nearest to a day, with the table's own day. */
export function nearestEid(kind: 'eid-fitr' | 'eid-adha', on: PlainDate) {
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
  if (edit.kind === 'holiday' || edit.kind === 'working-day') {
    const { kind, on, lastOn = on } = edit;
    return on === lastOn ? { kind, on } : { kind, firstOn: on, lastOn };
  }
  const eid = nearestEid(edit.kind, edit.on);
  return eid === undefined ? undefined : { kind: edit.kind, hijriYear: eid.hijriYear, firstOn: edit.on };
}

/** How free days are found, without what was corrected. */
export const rulesOf = ({ corrections: _, ...rules }: CalendarSettings): CalendarRules => rules;

/** The settings after an edit that has no fault. */
export function withEdit(settings: CalendarSettings, edit: CalendarEdit): CalendarSettings {
  if (edit.kind === 'rules') return { ...edit.rules, corrections: settings.corrections };
  if (edit.kind === 'take-back') {
    return { ...settings, corrections: settings.corrections.filter((one) => !sameCorrection(one, edit.correction)) };
  }
  const added = correctionOf(edit);
  return added === undefined ? settings : { ...settings, corrections: [...settings.corrections, added] };
}

/**
 * What of the past an edit is about, which is asked about before it is made: a day that is over, some of several, or with the settings
 * all of them.
 */
export type OfPast = 'day' | 'days' | 'rules';

export const ofPast = (edit: CalendarEdit, today: PlainDate): OfPast | undefined => {
  if (edit.kind === 'rules') return 'rules';
  const correction = edit.kind === 'take-back' ? edit.correction : correctionOf(edit);
  if (correction === undefined || dayOfCorrection(correction) >= today) return undefined;
  return isRange(correction) ? 'days' : 'day';
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
