// A date in three boxes, Hijri or Gregorian: reads it, says what is wrong with it, shows the other calendar beside, and asks
// whether the other calendar is meant where the year says so.
import type { PlainDate } from '../domain/plain-date.ts';
import { calendarMeant, readTypedDate, type TypedDate, wholeDay } from '../domain/typed-date.ts';
import { dateAnswer } from '../i18n/answers.ts';
import { calendarQuestion, dateFaultWords } from '../i18n/date-faults.ts';
import { formatIn } from '../i18n/dates.ts';
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import { byId, el, fill, inputById } from './dom.ts';

/** What stands in the boxes: nothing, "I don't know", a date as it is sealed (PROTOCOL A10), or a fault in words. */
export type ReadDate =
  | { readonly kind: 'empty' | 'unknown' }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string };

const isChecked = (id: string): boolean => {
  const input = document.getElementById(id);
  return input instanceof HTMLInputElement && input.checked;
};

const typedIn = (id: string): TypedDate => ({
  day: inputById(`${id}-day`).value,
  month: inputById(`${id}-month`).value,
  year: inputById(`${id}-year`).value,
  calendar: isChecked(`${id}-hijri`) ? 'hijri' : 'gregorian',
  certainty: isChecked(`${id}-unknown`) ? 'unknown' : isChecked(`${id}-approximate`) ? 'approximate' : 'exact',
});

/** Reads the date input `id`; a date after `today` is a fault. */
export const readDate = (id: string, lang: Lang, today: PlainDate | undefined): ReadDate => {
  const typed = typedIn(id);
  const read = readTypedDate(typed, today);
  const isWhole = document.getElementById(`${id}-approximate`) === null;
  return read.kind === 'fault' ? { kind: 'fault', text: dateFaultWords(lang, read.fault, typed, isWhole) } : read;
};

const describe = (id: string, lang: Lang): string => {
  const read = readDate(id, lang, undefined);
  if (read.kind !== 'date') return '';
  const typed = typedIn(id);
  const whole = typed.day.trim() === '' ? undefined : wholeDay(typed);
  if (whole === undefined) return dateAnswer(lang, read.text);
  const other = formatIn(lang, typed.calendar === 'hijri' ? 'gregorian' : 'hijri', whole);
  return other === undefined ? '' : shared(lang).date.corresponding(other);
};

/** Chooses a calendar as if by hand; what stands in the boxes stays. */
const choose = (id: string, calendar: TypedDate['calendar']): void => {
  const choice = inputById(`${id}-${calendar}`);
  choice.checked = true;
  choice.dispatchEvent(new Event('input', { bubbles: true }));
  choice.focus();
};

const tellOther = (id: string, lang: Lang): void => {
  const place = byId(`${id}-other`);
  const meant = calendarMeant(typedIn(id));
  if (meant === undefined) {
    place.textContent = describe(id, lang);
    return;
  }
  const { ask, yes } = calendarQuestion(lang, meant);
  // Typing on in another box mustn't have the same question read out anew.
  if (place.querySelector('button')?.textContent === yes) return;
  const turn = () => choose(id, meant);
  fill(place, ask, ' ', el('button', { type: 'button', class: 'button secondary', onclick: turn }, yes));
};

/** Keeps the other calendar's date beside the boxes, and hides them where the date isn't known. */
export const watchDate = (id: string, lang: Lang): void => {
  const group = byId(id);
  const area = group.querySelector<HTMLElement>('[data-date]');
  const tell = () => {
    if (area !== null) area.hidden = isChecked(`${id}-unknown`);
    tellOther(id, lang);
  };
  group.addEventListener('input', tell);
  group.addEventListener('change', tell);
};

/** Empties the boxes and goes back to "exact". */
export const clearDate = (id: string): void => {
  for (const part of ['day', 'month', 'year']) inputById(`${id}-${part}`).value = '';
  const exact = document.getElementById(`${id}-exact`);
  if (exact instanceof HTMLInputElement) exact.checked = true;
  byId(`${id}-other`).textContent = '';
};
