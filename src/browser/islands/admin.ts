// Entry of the administrator's pages: what is told of a field goes once something else is typed there; and what came of a
// form is brought before the eyes, since a part of the page is exchanged wherever the button stood.
import { clearWhenTyped } from '../faults.ts';

clearWhenTyped();

const TOLD = ['#error-summary', '#saved', '#done', 'main h1'];

document.addEventListener('htmx:after:settle', () => {
  const [told] = TOLD.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  if (told === undefined) return;
  told.tabIndex = -1;
  told.focus();
  told.scrollIntoView({ block: 'center' });
});
