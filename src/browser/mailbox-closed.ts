// Closing the mailbox: the page is loaded anew, so that nothing of it stays in memory, and says that it was closed. That it was
// is a word in the history's state, which the next page takes back; nothing is stored.
import { byId, focusOn } from './dom.ts';

const CLOSED = 'closed';

/** Loads the page anew, without the code and what it opened. */
export const closePage = (): void => {
  history.replaceState(CLOSED, '', location.pathname);
  location.reload();
};

/** Says, once and with the focus on it, that the page was closed. */
export const tellClosed = (): void => {
  if (history.state !== CLOSED) return;
  history.replaceState(null, '', location.pathname);
  const told = byId('follow-up-closed');
  told.hidden = false;
  focusOn(told);
};
