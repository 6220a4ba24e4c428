// Reads the forms by which the calendar is changed: what edit they ask for, or what is wrong with them. It decides nothing and
// saves nothing.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { CORRECTIONS, MOST_REASON } from '../../../views/staff/calendar-change.tsx';
import { MOST_WEEKEND_DAYS } from '../../domain/calendar-bounds.ts';
import { type CalendarEdit, type CalendarRules, ofPast } from '../../domain/calendar-edits.ts';
import { type EditFault, editFault } from '../../domain/calendar-faults.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { calendarTexts, editFaultWords } from '../../i18n/calendar.ts';
import { number } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { type CalendarSettings, parseCalendar } from '../../policy/calendar.ts';
import type { Form } from '../admin/form.ts';
import { anyDayTyped, dayTyped, typedDateIn } from '../typed-form-date.ts';

/** Fields that may come more than once. */
export const REPEATED = ['weekend'];

export type ReadEdit =
  | { readonly ok: true; readonly edit: CalendarEdit }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

const wrong = (id: string, text: string): ReadEdit => ({ ok: false, faults: [{ id, text }] });

const correctionEdit = (form: Form, lang: Lang): ReadEdit => {
  const t = calendarTexts(lang).form;
  const kind = CORRECTIONS.find((one) => one === form.one('what'));
  const read = dayTyped(typedDateIn(form, 'day', lang), lang, t.missingDay);
  const last = anyDayTyped(typedDateIn(form, 'last', lang), lang);
  const faults = [
    ...(kind === undefined ? [{ id: 'what', text: t.missingWhat }] : []),
    ...(read.ok ? [] : [{ id: 'day', text: read.words, question: t.day }]),
    ...(last.ok ? [] : [{ id: 'last', text: last.words, question: t.last }]),
  ];
  if (kind === undefined || !read.ok || !last.ok) return { ok: false, faults };
  if (kind === 'holiday' || kind === 'working-day') return { ok: true, edit: { kind, on: read.day, lastOn: last.day } };
  return last.day === undefined ? { ok: true, edit: { kind, on: read.day } } : wrong('last', t.lastOfEid);
};

/** The days that were ticked, each once; undefined where something else came. */
const weekendIn = (form: Form): readonly number[] | undefined => {
  const typed = [...new Set(form.many('weekend'))];
  return typed.every((day) => /^[0-6]$/.test(day)) ? typed.map(Number).toSorted() : undefined;
};

const rulesEdit = (form: Form, settings: CalendarSettings, lang: Lang): ReadEdit => {
  const t = calendarTexts(lang);
  const roll = { yes: true, no: false }[form.one('rollForward')];
  const rules = {
    weekend: weekendIn(form),
    compensation: form.one('compensation'),
    nationalDays: form.one('nationalDays'),
    rollForward: roll,
  };
  if (rules.weekend?.length === 0) return wrong('weekend', t.faults['no-weekend']);
  if ((rules.weekend?.length ?? 0) > MOST_WEEKEND_DAYS) return wrong('weekend', t.faults['long-weekend']);
  const parsed = parseCalendar({ ...rules, corrections: settings.corrections });
  if (parsed !== undefined) {
    const { corrections: _, ...read }: CalendarSettings = parsed;
    return { ok: true, edit: { kind: 'rules', rules: read satisfies CalendarRules } };
  }
  const known: readonly (readonly [string, boolean])[] = [
    ['weekend', rules.weekend !== undefined],
    ['compensation', Object.hasOwn(t.compensation, rules.compensation)],
    ['nationalDays', Object.hasOwn(t.nationalDays, rules.nationalDays)],
    ['rollForward', roll !== undefined],
  ];
  return { ok: false, faults: known.flatMap(([id, ok]) => (ok ? [] : [{ id, text: t.form.missingRule }])) };
};

const takeBackEdit = (form: Form, settings: CalendarSettings, lang: Lang): ReadEdit => {
  const correction = settings.corrections.find((one) => JSON.stringify(one) === form.one('correction'));
  return correction === undefined
    ? wrong('corrections-title', calendarTexts(lang).faults.gone)
    : { ok: true, edit: { kind: 'take-back', correction } };
};

const OF_LAST_DAY: readonly EditFault['kind'][] = ['last-outside', 'backward', 'long-range'];

/** Where a fault names one of several days, the last of them lies too late, unless it is that day which is in the way. */
const isOfLastDay = (fault: EditFault): boolean =>
  OF_LAST_DAY.includes(fault.kind) || ('on' in fault && fault.on !== undefined && fault.kind !== 'twice');

/** The field that a fault of an edit belongs to. */
const fieldOf = (edit: CalendarEdit, fault: EditFault): string => {
  if (edit.kind === 'rules') return 'weekend';
  return isOfLastDay(fault) ? 'last' : 'day';
};

/** The edit that a form asks for, if these settings allow it. */
export const readEdit = (form: Form, settings: CalendarSettings, lang: Lang): ReadEdit => {
  const what = form.one('what');
  const read =
    what === 'take-back'
      ? takeBackEdit(form, settings, lang)
      : what === 'rules'
        ? rulesEdit(form, settings, lang)
        : correctionEdit(form, lang);
  const fault = read.ok ? editFault(settings, read.edit) : undefined;
  return read.ok && fault !== undefined ? wrong(fieldOf(read.edit, fault), editFaultWords(lang, fault)) : read;
};

/** What is missing before an edit is saved: the reason, and the ticks that it calls for. */
export const saveFaults = (
  form: Form,
  edit: CalendarEdit,
  { lang, today, isInPlace }: { readonly lang: Lang; readonly today: PlainDate; readonly isInPlace: boolean },
): readonly FieldFault[] => {
  const t = calendarTexts(lang).faults;
  const [reason, past] = [form.one('reason'), ofPast(edit, today)];
  const isTicked = (id: string): boolean => form.one(id) === 'yes';
  return [
    ...(reason === '' ? [{ id: 'reason', text: t.reason }] : []),
    ...([...reason].length > MOST_REASON ? [{ id: 'reason', text: t.reasonLong(number(lang, MOST_REASON)) }] : []),
    ...(past !== undefined && !isTicked('past') ? [{ id: 'past', text: t.past[past] }] : []),
    ...(isInPlace && !isTicked('away') ? [{ id: 'away', text: t.away }] : []),
  ];
};

/** The present settings as the form of the rules shows them. */
export const rulesForm = (settings: CalendarSettings): Form => {
  const values: Readonly<Record<string, readonly string[]>> = {
    what: ['rules'],
    weekend: settings.weekend.map(String),
    compensation: [settings.compensation],
    nationalDays: [settings.nationalDays],
    rollForward: [settings.rollForward ? 'yes' : 'no'],
  };
  return { one: (name) => values[name]?.[0] ?? '', many: (name) => values[name] ?? [] };
};
