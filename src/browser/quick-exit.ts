// The way out on reporters' pages: the page goes blank at once, the browser is taken to a neutral site in its place in the
// history, and Back or Forward to any other page of this tab shows nothing and goes there as well. It runs before the page
// is drawn. Without script the same link does it slower, and Back shows what the browser kept.

/** Presses of Shift alone that mean "leave", and how long they may take together. */
const PRESSES = 3;
const WITHIN_MS = 2_000;

/** All that the tab remembers, until it is closed or the portal is opened anew: that somebody left. */
const LEFT = 'left';

/** A browser that refuses every storage still leaves; it only can't know of it afterwards. */
const kept = <T>(job: (storage: Storage) => T): T | undefined => {
  try {
    return job(sessionStorage);
  } catch {
    return undefined;
  }
};

const hasLeft = (): boolean => kept((storage) => storage.getItem(LEFT)) === LEFT;

const leave = (): void => {
  document.documentElement.dataset.leaving = '';
  document.documentElement.hidden = true;
  // Whoever sends something stops.
  window.dispatchEvent(new Event('leaving'));
  document.title = '';
  document.body?.replaceChildren();
  kept((storage) => storage.setItem(LEFT, LEFT));
  location.replace('/exit');
};

const isFromHistory = (): boolean => {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward';
};

/** Leaves again where the history leads back here; forgets it where somebody opens the page anew. */
const watchHistory = (): void => {
  if (isFromHistory() && hasLeft()) leave();
  else kept((storage) => storage.removeItem(LEFT));
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && hasLeft()) leave();
  });
};

/** Watches the history, the link, and Shift pressed three times with no other key between. */
export const watchQuickExit = (): void => {
  watchHistory();
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('#quick-exit') === null) return;
    event.preventDefault();
    leave();
  });
  let presses: readonly number[] = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Shift') presses = [];
    else if (!event.repeat) presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN_MS);
    if (presses.length >= PRESSES) leave();
  });
};
