// Entry of the administrator's pages: what is told of a field goes once something else is typed there; and what came of a
// form is brought before the eyes, since a part of the page is exchanged wherever the button stood.
import { startCopying } from '../copy-link.ts';
import { clearWhenTyped } from '../faults.ts';

clearWhenTyped();
startCopying();

/** What came of a form, on a page that was loaded for it. */
const DONE = ['#saved', '#done'];
/** Why a form wasn't taken; what was typed still stands around it. */
const NOT_TAKEN = '#form-problem';
const TOLD = [NOT_TAKEN, '#error-summary', ...DONE, 'main h1'];

const tell = (places: readonly string[]): boolean => {
  const [told] = places.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  if (told === undefined) return false;
  told.tabIndex = -1;
  told.focus();
  told.scrollIntoView({ block: 'center' });
  return true;
};

// Told once: loading the page again says nothing of what was done before.
if (tell(DONE)) history.replaceState(null, '', location.pathname);

// Of an earlier try, at whichever form: told anew, it is heard anew.
document.addEventListener('htmx:before:request', () => document.querySelector(NOT_TAKEN)?.remove());

document.addEventListener('htmx:after:settle', () => {
  startCopying();
  tell(TOLD);
});
