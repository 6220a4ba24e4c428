// The calendar's pages by language, and what follows from its data in words: corrections, settings, and what changed.
import type { CalendarDifference, CalendarRules, EditFault } from '../domain/calendar-edits.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { CalendarCorrection, CalendarSettings } from '../policy/calendar.ts';
import { calendarAr } from './calendar.ar.ts';
import { type CalendarTexts, calendarEn } from './calendar.en.ts';
import { digits, formatDate } from './dates.ts';
import { comma, type Lang } from './locale.ts';

export const calendarTexts = (lang: Lang): CalendarTexts => (lang === 'ar' ? calendarAr : calendarEn);

export const calendarPath = (lang: Lang): string => `/${lang}/staff/calendar`;

/** A year as the language writes it, without grouping. */
export const yearWords = (lang: Lang, year: number): string => digits(lang, String(year));

/** `to` is the last day of a row of days that were entered alike. */
export const correctionWords = (lang: Lang, correction: CalendarCorrection, to?: PlainDate): string => {
  const { correction: t, range } = calendarTexts(lang);
  const from = plainDate('on' in correction ? correction.on : correction.firstOn);
  const date =
    to === undefined || to === from ? formatDate(lang, from) : range(formatDate(lang, from), formatDate(lang, to));
  return 'on' in correction
    ? t[correction.kind](date)
    : t[correction.kind](yearWords(lang, correction.hijriYear), date);
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
  return fault.kind === 'far' ? t.far(formatDate(lang, fault.table)) : t[fault.kind];
};
