// Shows what is wrong with a form: at the field, and in the summary at its top, which gets the focus. Words come in. What is
// changed is no longer told to be wrong; whether it is right now, the button says.
import { byId, type Child, el, fill } from './dom.ts';
import { nameApart } from './isolate.ts';

/** A fault at the field or group with this id; `name` is somebody's in the text. */
export type Fault = { readonly id: string; readonly text: string; readonly name?: string };

const worded = ({ text, name = '' }: Fault): Child => nameApart(text, name);

/** Says at a field what is wrong with it, or that nothing is. */
export const markFault = (id: string, text: Child): void => {
  const field = document.getElementById(id);
  const place = document.getElementById(`${id}-error`);
  if (place !== null) {
    fill(place, text);
    place.hidden = text === undefined;
  }
  field?.closest('.field')?.classList.toggle('has-error', text !== undefined);
  if (
    !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
  )
    return;
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((part) => part !== '' && part !== `${id}-error`);
  if (text === undefined) field.removeAttribute('aria-invalid');
  else field.setAttribute('aria-invalid', 'true');
  const all = text === undefined ? described : [...described, `${id}-error`];
  if (all.length === 0) field.removeAttribute('aria-describedby');
  else field.setAttribute('aria-describedby', all.join(' '));
};

/** Takes the line about a field out of the page's summaries; one without lines goes. */
const dropFromSummary = (id: string): void => {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.error-summary a')) {
    if (link.getAttribute('href') !== `#${id}`) continue;
    const summary = link.closest<HTMLElement>('.error-summary');
    link.closest('li')?.remove();
    if (summary !== null && summary.querySelector('a') === null) summary.hidden = true;
  }
};

/** What was told of a field, or of the groups around it, goes as soon as something else is typed or ticked there. */
const followTyping = ({ target }: Event): void => {
  for (let node = target instanceof Element ? target : null; node !== null; node = node.parentElement) {
    if (node.id === '' || document.getElementById(`${node.id}-error`)?.hidden !== false) continue;
    markFault(node.id, undefined);
    dropFromSummary(node.id);
  }
};

/** From now on, on the whole page, forms that the server wrote included. Asking again changes nothing. */
export const clearWhenTyped = (): void => document.addEventListener('input', followTyping);

/** The first thing in a group that takes the focus, or the field itself. */
const focusTarget = (id: string): HTMLElement | null => {
  const node = document.getElementById(id);
  if (node === null || node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) return node;
  return node.querySelector<HTMLElement>('input, select, textarea') ?? node;
};

/** Leads from the summary to the field, without a trace in the browser's history. */
const focusing =
  (id: string) =>
  (event: Event): void => {
    event.preventDefault();
    focusTarget(id)?.focus();
  };

export const clearFaults = (summaryId = 'error-summary'): void => {
  for (const place of document.querySelectorAll<HTMLElement>('.field-error'))
    markFault(place.id.replace(/-error$/, ''), undefined);
  byId(summaryId).hidden = true;
};

/** Shows these faults and nothing else; without any, clears. */
export const showFaults = (faults: readonly Fault[], summaryId = 'error-summary'): void => {
  clearFaults(summaryId);
  if (faults.length === 0) return;
  for (const fault of faults) markFault(fault.id, worded(fault));
  clearWhenTyped();
  const summary = byId(summaryId);
  const list = summary.querySelector('ul');
  if (list === null) throw new Error('the page lacks its summary');
  fill(
    list,
    faults.map((fault) => el('li', {}, el('a', { href: `#${fault.id}`, onclick: focusing(fault.id) }, worded(fault)))),
  );
  summary.hidden = false;
  summary.focus();
};
