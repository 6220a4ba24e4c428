// The way out on reporters' pages: the page goes blank at once, then the browser is taken to a neutral site in this page's
// place in the history. Without script the same link does it slower.

/** Presses of Shift alone that mean "leave", and how long they may take together. */
const PRESSES = 3;
const WITHIN_MS = 2_000;

const leave = (): void => {
  document.documentElement.dataset.leaving = '';
  document.title = '';
  document.body.replaceChildren();
  location.replace('/exit');
};

/** Watches for the link and for Shift pressed three times with no other key between. */
export const watchQuickExit = (): void => {
  document.getElementById('quick-exit')?.addEventListener('click', (event) => {
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
