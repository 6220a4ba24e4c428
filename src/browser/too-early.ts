// What a page does with a try that wasn't looked at: it says how long, counts down, keeps what was typed, and opens the button
// again when the time has come. Nothing typed was wrong, so nothing is told to need a correction.
import type { ClientProblem } from '../client/transport.ts';
import { doorTexts } from '../i18n/door.ts';
import { problemText } from '../i18n/refusals.ts';
import { el } from './dom.ts';
import { pageLang } from './page-facts.ts';

/** A problem as a sentence; one that asks to wait says how long. */
export const problemWords = ({ error, refusal, seconds }: ClientProblem): string =>
  seconds === undefined ? problemText(pageLang(), error, refusal) : doorTexts(pageLang()).wait(seconds);

/** Once the button is open again, whoever pressed it last finds the focus there and not at the page's beginning. */
const giveFocusBack = (button: HTMLButtonElement): void => {
  if (document.activeElement === null || document.activeElement === document.body) button.focus();
};

/**
 * Keeps `button` shut for so many seconds, then says in `progress`, which is read out, that another try is possible. It says
 * there how long the wait is, too; the seconds that pass are shown beside it, where nothing is read out.
 */
export const countDown = (button: HTMLButtonElement, progress: HTMLElement, seconds: number): void => {
  const t = doorTexts(pageLang());
  const end = Date.now() + seconds * 1_000;
  const clock = el('p', { role: 'timer', class: 'wait' });
  button.disabled = true;
  progress.textContent = t.wait(seconds);
  progress.after(clock);
  const tick = setInterval(() => {
    const left = Math.round((end - Date.now()) / 1_000);
    if (left > 0) {
      progress.textContent = '';
      clock.textContent = t.wait(left);
      return;
    }
    clearInterval(tick);
    clock.remove();
    button.disabled = false;
    progress.textContent = t.mayTry;
    giveFocusBack(button);
  }, 1_000);
};
