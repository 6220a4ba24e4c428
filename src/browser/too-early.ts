// What a page does with a try that wasn't looked at: it says how long, keeps what was typed, and opens the button again when
// the time has come.
import type { ClientProblem } from '../client/transport.ts';
import { doorTexts } from '../i18n/door.ts';
import { problemText } from '../i18n/refusals.ts';
import { clearFaults } from './faults.ts';
import { pageLang } from './page-facts.ts';

/** A problem as a sentence; one that asks to wait says how long. */
export const problemWords = ({ error, refusal, seconds }: ClientProblem): string =>
  seconds === undefined ? problemText(pageLang(), error, refusal) : doorTexts(pageLang()).wait(seconds);

/** Keeps `button` shut for so long, then says in `progress` that another try is possible. */
export const openLater = (button: HTMLButtonElement, progress: HTMLElement, { seconds }: ClientProblem): void => {
  if (seconds === undefined) return;
  button.disabled = true;
  setTimeout(() => {
    button.disabled = false;
    // It told a time that is over.
    clearFaults();
    progress.textContent = doorTexts(pageLang()).mayTry;
  }, seconds * 1_000);
};
