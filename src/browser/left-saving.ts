// Remembers in this tab that a file was still being saved as its page was left or locked, and says so where its person next comes: what
// the browser may have kept of it isn't whole. Whose page it was is kept, and nothing of the file.
import { staffText } from '../i18n/staff.ts';
import { byId, el, fill } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';

const LEFT = 'amanah.left-saving';

/** Asked as the page goes: whose file is being saved, or that none is. */
export const noteLeftSaving = (person: string | undefined): void => {
  if (person === undefined) sessionStorage.removeItem(LEFT);
  else sessionStorage.setItem(LEFT, person);
};

/** Says it once, to them alone. */
export const tellLeftSaving = (person: string): void => {
  const left = sessionStorage.getItem(LEFT);
  noteLeftSaving(undefined);
  if (left !== person) return;
  // Built before it is filled, so that it is heard: an alert that comes with its words isn't always read out.
  const place = el('div', { id: 'left-saving', role: 'alert' });
  byId('announce').before(place);
  fill(place, notice('warning', el('p', {}, staffText(pageLang()).vault.leftSaving)));
};
