// Leaving a page: asks first while something typed would be lost, never when somebody leaves in haste, and wipes what a
// page shows so that neither Back nor a cached page brings it again.

let unsaved: () => boolean = () => false;
let isWatched = false;

/** True once the way out was taken: then nothing may hold it up. */
const isFleeing = (): boolean => document.documentElement.dataset.leaving !== undefined;

/** From now on leaving asks first while `isUnsaved` says so. */
export const askBeforeLeaving = (isUnsaved: () => boolean): void => {
  unsaved = isUnsaved;
  if (isWatched) return;
  isWatched = true;
  window.addEventListener('beforeunload', (event) => {
    if (!isFleeing() && unsaved()) event.preventDefault();
  });
};

/** From now on nothing asks: what was typed has been taken, or the page has to go. */
export const leaveUnasked = (): void => {
  unsaved = () => false;
};

const TYPED = 'input:not([type="checkbox"], [type="radio"])';

/** Whether anything was typed into a field of `within`. */
export const isTypedIn = (within: ParentNode): boolean =>
  [...within.querySelectorAll<HTMLInputElement>(TYPED)].some(({ value }) => value !== '');

/** Starts to watch; `wipe` empties the page when it is left. */
export const watchLeaving = (wipe: () => void): void => {
  window.addEventListener('pagehide', wipe);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && !isFleeing()) location.reload();
  });
};

/** Empties every field of `within`. */
export const emptyFields = (within: ParentNode): void => {
  for (const field of within.querySelectorAll('input, textarea')) {
    if (field instanceof HTMLTextAreaElement) field.value = '';
    else if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
      field.checked = field.defaultChecked;
    else if (field instanceof HTMLInputElement) field.value = '';
  }
};
