// That a report was sent from this tab, or may have been, for a page that is loaded again or opened anew: then it says so, since
// the code can't be shown again. A word in the state of this one entry of the history; nothing is stored, no other entry of the
// tab tells more, and leaving in haste replaces the entry.
import { byId, focusOn } from './dom.ts';

type Mark = 'sent' | 'perhaps';
const MARKS: readonly Mark[] = ['sent', 'perhaps'];

const markOf = (state: unknown): Mark | undefined =>
  typeof state === 'object' && state !== null ? MARKS.find((mark) => mark in state) : undefined;

/** What other entries of this tab say, where the browser lets a page read its own; entries beyond another site aren't given. */
const elsewhere = (): Mark | undefined => {
  if (!('navigation' in window)) return undefined;
  const marks = window.navigation.entries().map((entry) => markOf(entry.getState()));
  return MARKS.find((mark) => marks.includes(mark));
};

const put = (state: Readonly<Record<string, unknown>>, mark: Mark | undefined): void => {
  const word = mark === undefined ? {} : { [mark]: true };
  history.replaceState({ ...state, ...word }, '', location.pathname);
  if ('navigation' in window) window.navigation.updateCurrentEntry({ state: word });
};

/** The state with which a page that was loaded begins, and with it what its tab knows. */
export const beginMarked = (state: Readonly<Record<string, unknown>>): void =>
  put(state, markOf(history.state) ?? elsewhere());

export const markSent = (): void => put({}, 'sent');

let isOwn = false;

/** Keeps at the entry that is shown whether this page's own report may stand unheard. */
export const keepPerhaps = (mayStand: boolean): void => {
  isOwn ||= mayStand;
  const { state }: { readonly state: unknown } = history;
  if (!isOwn || markOf(state) === 'sent' || typeof state !== 'object') return;
  const { perhaps: _, ...rest } = { perhaps: true, ...state };
  put(rest, mayStand ? 'perhaps' : undefined);
};

/** Says it where this entry is marked, and at no other step; what this page itself sent is told where it is sent. */
export const showSentBefore = (): void => {
  const mark = markOf(history.state);
  byId('report-sent').hidden = mark !== 'sent';
  byId('report-perhaps').hidden = mark !== 'perhaps' || isOwn;
};

/** Has it read first, on a page that has just been loaded. */
export const tellSentBefore = (): void => {
  const mark = markOf(history.state);
  if (mark !== undefined) focusOn(byId(`report-${mark}`));
};
