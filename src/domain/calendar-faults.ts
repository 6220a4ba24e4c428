// Why the calendar can't be changed as somebody wants: what is wrong with an edit in itself, with the days between which something is
// entered, and which bound it would break (PROTOCOL B26, B56, B58). Pure.
import {
  type CalendarCorrection,
  type CalendarSettings,
  type EnteredDays,
  MOST_DAYS_TOGETHER,
} from '../policy/calendar.ts';
import { isInTable } from './calculator.ts';
import { daysEntered, isEntered, isRange } from './calendar.ts';
import { type BrokenBound, boundBroken, MOST_WEEKEND_DAYS } from './calendar-bounds.ts';
import { type CalendarEdit, correctionOf, nearestEid, rulesOf, sameCorrection, withEdit } from './calendar-edits.ts';
import { isFree } from './calendar-years.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';

export type EditFault =
  /** Outside the days that are known, or its last day is. */
  | { readonly kind: 'outside' | 'last-outside' }
  /** The last day lies before the first. */
  | { readonly kind: 'backward' }
  /** More days than can be entered together; the last could be this one. */
  | { readonly kind: 'long-range'; readonly most: number; readonly last: PlainDate }
  /** An Eid that lies too far from the table's day. */
  | { readonly kind: 'far'; readonly table: PlainDate }
  /** It is what the calendar has already. */
  | { readonly kind: 'as-table' | 'free-already' | 'working-already' | 'unchanged' }
  /** That day, or that Eid, has a correction, which is to be taken back first; of several days the first that has one. */
  | { readonly kind: 'twice'; readonly on?: PlainDate | undefined }
  /** The correction isn't there any more. */
  | { readonly kind: 'gone' }
  /** No day of a week, or more than three of them. */
  | { readonly kind: 'no-weekend' | 'long-weekend' }
  /** More free days than may be; of several days that were to be free the first by which it is so. */
  | { readonly kind: BrokenBound; readonly on?: PlainDate | undefined };

/** An announcement differs from the table by a day, hardly ever by two. */
const MOST_APART = 2;

/** The first day of a correction that has one already; of an Eid its own where that was announced before. */
function twiceOn({ corrections }: CalendarSettings, added: CalendarCorrection): PlainDate | undefined {
  if (isEntered(added)) {
    const had = new Set(corrections.filter(isEntered).flatMap(daysEntered));
    return daysEntered(added).find((day) => had.has(day));
  }
  const isSameEid = (one: CalendarCorrection): boolean =>
    one.kind === added.kind && 'hijriYear' in one && one.hijriYear === added.hijriYear;
  return corrections.some(isSameEid) ? plainDate(added.firstOn) : undefined;
}

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
  return broken && (firstBroken(settings, edit) ?? { kind: broken });
}

/** Of several days that are to be free, the first with which a bound is broken, and which that is. */
function firstBroken(settings: CalendarSettings, edit: CalendarEdit): EditFault | undefined {
  const added = correctionOf(edit);
  if (added === undefined || !isRange(added)) return undefined;
  const on = plainDate(added.firstOn);
  return daysEntered(added).flatMap((lastOn): readonly EditFault[] => {
    const kind = boundBroken(settings, withEdit(settings, { kind: added.kind, on, lastOn }));
    return kind === undefined ? [] : [{ kind, on: lastOn }];
  })[0];
}

/** What is wrong with the days between which something is entered. */
function rangeFault(on: PlainDate, lastOn: PlainDate): EditFault | undefined {
  if (!isInTable(lastOn)) return { kind: 'last-outside' };
  if (lastOn < on) return { kind: 'backward' };
  const last = addDays(on, MOST_DAYS_TOGETHER - 1);
  return lastOn > last ? { kind: 'long-range', most: MOST_DAYS_TOGETHER, last } : undefined;
}

/** What is wrong with days that are entered; what is so already is told where it is so of all of them. */
function enteredFault(settings: CalendarSettings, added: EnteredDays): EditFault | undefined {
  const days = daysEntered(added);
  const on = twiceOn(settings, added);
  if (on !== undefined) return { kind: 'twice', on: days.length > 1 ? on : undefined };
  const isDone = days.every((day) => isFree(settings, day) === (added.kind === 'holiday'));
  if (!isDone) return undefined;
  return { kind: added.kind === 'holiday' ? 'free-already' : 'working-already' };
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
  const range = 'lastOn' in edit && edit.lastOn !== undefined ? rangeFault(edit.on, edit.lastOn) : undefined;
  if (range !== undefined) return range;
  const added = correctionOf(edit);
  if (added === undefined) return { kind: 'outside' };
  if (isEntered(added)) return enteredFault(settings, added);
  return twiceOn(settings, added) === undefined ? eidFault(added.kind, edit.on) : { kind: 'twice' };
}
