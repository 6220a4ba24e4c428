// The page of a case whose record doesn't hold, or lacks what this browser knows of it: what needs a verified case is gone, acts
// above all, and what the server wrote into the page is marked as nobody's word but its own.
import { staffText } from '../i18n/staff.ts';
import { byId, el } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';

const MARK = 'unverified';

const mark = (words: string, id: string): HTMLElement => {
  const marked = notice('warning', el('p', {}, words));
  marked.id = id;
  return marked;
};

/** Once a page. One of briefings has nothing else to mark; one of an act nothing to take away either. */
export const markUnverified = (): void => {
  const parts = document.querySelectorAll<HTMLElement>('[data-once-verified]');
  for (const part of parts) part.hidden = true;
  const isBriefings = byId('main').dataset.view === 'briefings';
  if (parts.length === 0 || isBriefings || document.getElementById(MARK) !== null) return;
  const t = staffText(pageLang()).case.unverified;
  byId('alarm').after(mark(t.page, MARK));
  document.getElementById('timeline')?.before(mark(t.timeline, `${MARK}-timeline`));
};
