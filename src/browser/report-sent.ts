// That a report was sent and its code not yet confirmed, for a page that is loaded again: then it says so, since the code can't
// be shown again. A word in the history's state of this one entry; nothing is stored, and leaving in haste replaces the entry.
import { byId, focusOn } from './dom.ts';

const SENT = 'sent';

const isMarked = (): boolean => {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && SENT in state;
};

/** What a new state of this entry must keep. */
export const keptMark = (): Readonly<Record<string, true>> => (isMarked() ? { [SENT]: true } : {});

export const markSent = (): void => history.replaceState({ [SENT]: true }, '', location.pathname);

export const forgetSent = (): void => history.replaceState(null, '', location.pathname);

/** Says it where this entry is marked, and at no other step. */
export const showSentBefore = (): void => {
  byId('report-sent').hidden = !isMarked();
};

/** Has it read first, on a page that has just been loaded. */
export const tellSentBefore = (): void => {
  if (isMarked()) focusOn(byId('report-sent'));
};
