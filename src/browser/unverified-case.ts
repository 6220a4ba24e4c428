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

/** Once a page; one that shows no history has nothing to mark, and one of an act nothing to take away. */
export const markUnverified = (): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-once-verified]')) part.hidden = true;
  const timeline = document.getElementById('timeline');
  if (timeline === null || document.getElementById(MARK) !== null) return;
  const t = staffText(pageLang()).case.unverified;
  byId('alarm').after(mark(t.page, MARK));
  timeline.before(mark(t.timeline, `${MARK}-timeline`));
};
