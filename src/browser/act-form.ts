// The form of an act's page as it stands on the screen: what is in its controls, kept as a draft and filled in again, and how it is
// closed.
import { actsText } from '../i18n/acts.ts';
import type { ActValues } from './act-fields.ts';
import { readDate, watchDate } from './date-input.ts';
import { byId, el, given } from './dom.ts';
import type { Draft } from './drafts.ts';
import { pageLang } from './page-facts.ts';
import { notice, ticked } from './parts.ts';

const lang = pageLang();

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Every field that takes an answer, in the page's order; a file's name is none. */
export const controls = (): readonly Control[] => [
  ...byId('act-fields').querySelectorAll<Control>('input:not(.file-name), textarea, select'),
];

const isTick = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');

/** Whether a field is a date in three boxes. */
const isDate = (id: string): boolean => document.querySelector(`[data-date="${id}"]`) !== null;

/** What stands in the fields now. */
export const values: ActValues = {
  text: (id) => {
    if (!isDate(id)) return controls().find((control) => control.id === id)?.value ?? '';
    const read = readDate(id, lang, undefined);
    return read.kind === 'date' || read.kind === 'fault' ? read.text : '';
  },
  fault: (id) => {
    const read = isDate(id) ? readDate(id, lang, undefined) : undefined;
    return read?.kind === 'fault' ? read.text : undefined;
  },
  chosen: (group) => {
    const node = document.getElementById(group);
    return node === null ? [] : ticked(node);
  },
};

/** What is ticked; the calendar of a date that nobody has begun is nothing that somebody did. */
const isKept = (control: HTMLInputElement): boolean => {
  const boxes = control.closest('[data-date]')?.querySelectorAll<HTMLInputElement>('input[type="text"]');
  return control.checked && (boxes === undefined || [...boxes].some(({ value }) => value !== ''));
};

/** The form as a draft keeps it. */
export const readForm = (): Draft =>
  Object.fromEntries(
    controls().map((control) => [control.id, isTick(control) ? (isKept(control) ? 'on' : '') : control.value]),
  );

/** Fills in what a draft kept. */
export const fillForm = (draft: Draft): void => {
  for (const control of controls()) {
    const kept = draft[control.id];
    if (kept === undefined || kept === '') continue;
    if (isTick(control)) control.checked = true;
    else control.value = kept;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
};

/** Shows the other calendar's day beside each date. */
export const watchDates = (): void => {
  for (const area of byId('act-fields').querySelectorAll<HTMLElement>('[data-date]'))
    watchDate(given(area, 'date'), lang);
};

/** Laying out a pasted book takes a browser a minute; what can't be sent isn't previewed. */
export const isFarTooLong = (): boolean =>
  controls().some(
    (control) => control instanceof HTMLTextAreaElement && control.value.length > 2 * Number(control.dataset.limit),
  );

/** Text that was typed can't be changed any more, and is worth copying; where none was, an empty form says nothing. */
const tellKept = (): void => {
  const texts = controls().filter((control) => !(control instanceof HTMLSelectElement || isTick(control)));
  const isTyped = texts.some(({ value }) => value.trim() !== '');
  if (texts.length > 0 && !isTyped) byId('act-fields').hidden = true;
  if (isTyped && document.getElementById('act-kept') === null)
    byId('act-fields').prepend(notice('info', el('p', { id: 'act-kept' }, actsText(lang).kept)));
};

/** Nothing more can be chosen, written or sent here; what was typed stays to be copied. */
export const closeForm = (): void => {
  for (const id of ['preview-part', 'consequence', 'act-actions']) byId(id).hidden = true;
  for (const control of controls()) {
    if (control instanceof HTMLSelectElement || isTick(control)) control.disabled = true;
    else control.readOnly = true;
  }
  tellKept();
};
