// The calendar's pages by language, and what follows from its data in words: corrections, settings, and what changed.
import { eidByTable } from '../domain/calendar.ts';
import type { CalendarDifference, CalendarRules } from '../domain/calendar-edits.ts';
import type { EditFault } from '../domain/calendar-faults.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import {
  type AnnouncedEid,
  type CalendarCorrection,
  type CalendarSettings,
  dayOfCorrection,
  lastDayOfCorrection,
} from '../policy/calendar.ts';
import { calendarAr } from './calendar.ar.ts';
import { type CalendarTexts, calendarEn } from './calendar.en.ts';
import { digits, formatDate, number } from './dates.ts';
import { comma, type Lang } from './locale.ts';

export const calendarTexts = (lang: Lang): CalendarTexts => (lang === 'ar' ? calendarAr : calendarEn);

export const calendarPath = (lang: Lang): string => `/${lang}/staff/calendar`;

/** A year as the language writes it, without grouping. */
export const yearWords = (lang: Lang, year: number): string => digits(lang, String(year));

/** `to` is the last day of a row of days that were entered alike. */
export const correctionWords = (lang: Lang, correction: CalendarCorrection, to?: PlainDate): string => {
  const { correction: t, range } = calendarTexts(lang);
  const from = plainDate(dayOfCorrection(correction));
  if ('hijriYear' in correction) {
    const year = yearWords(lang, correction.hijriYear);
    return `${t[correction.kind](year, formatDate(lang, from))}${announcedWords(lang, correction)}`;
  }
  const last = to ?? plainDate(lastDayOfCorrection(correction));
  const several = { holiday: t.holidays, 'working-day': t['working-days'] };
  return last === from
    ? t[correction.kind](formatDate(lang, from))
    : several[correction.kind](range(formatDate(lang, from), formatDate(lang, last)));
};

/** Hijri dates are written by the table, so that an announced Eid reads as another day of its month: the table's day is told beside it. */
const announcedWords = (lang: Lang, { kind, hijriYear }: AnnouncedEid): string => {
  const table = eidByTable(kind, hijriYear);
  return table === undefined ? '' : calendarTexts(lang).correction.byTable(formatDate(lang, table));
};

/** The same beside an Eid in a year's list; undefined where it lies as by the table. */
export const eidNoteWords = (lang: Lang, { kind, hijriYear }: AnnouncedEid): string | undefined => {
  const table = eidByTable(kind, hijriYear);
  return table === undefined ? undefined : calendarTexts(lang).announced(formatDate(lang, table));
};

/** A setting's value in words. */
export const ruleWords = (lang: Lang, rule: keyof CalendarRules, settings: CalendarSettings): string => {
  const t = calendarTexts(lang);
  switch (rule) {
    case 'weekend':
      return settings.weekend.length === 0
        ? '–'
        : settings.weekend.map((day) => t.weekdays[day] ?? '').join(comma(lang));
    case 'compensation':
      return t.compensation[settings.compensation];
    case 'nationalDays':
      return t.nationalDays[settings.nationalDays];
    case 'rollForward':
      return t.rollForward[settings.rollForward ? 'yes' : 'no'];
  }
};

/** `isDone`: whether it was saved, or is shown before that. */
export const differenceWords = (lang: Lang, difference: CalendarDifference, isDone = true): string => {
  const t = calendarTexts(lang);
  if (difference.kind === 'rule') {
    return t.difference.rule(t.rules[difference.rule], ruleWords(lang, difference.rule, difference.value));
  }
  const words = isDone ? t.difference : t.preview.difference;
  return words[difference.kind](correctionWords(lang, difference.correction));
};

export const editFaultWords = (lang: Lang, fault: EditFault): string => {
  const t = calendarTexts(lang).faults;
  if (fault.kind === 'far') return t.far(formatDate(lang, fault.table));
  if (fault.kind === 'long-range') return t['long-range'](number(lang, fault.most), formatDate(lang, fault.last));
  const on = 'on' in fault && fault.on !== undefined ? formatDate(lang, fault.on) : undefined;
  if (on === undefined) return t[fault.kind];
  return fault.kind === 'twice' ? t.twiceOn(on) : `${t[fault.kind]} ${t.firstTooMany(on)}`;
};
