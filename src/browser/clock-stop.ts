// Where a reporter's device knows a later day than the portal shows: says what may be and what to do, and lets whoever knows that
// their device is wrong go on, for as long as this page stands (PROTOCOL B31).
import type { ClientProblem } from '../client/transport.ts';
import { deviceClockWords } from '../i18n/device-clock-words.ts';
import { el, fill, focusOn } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { overruleClock } from './transport.ts';

const goOnPart = (words: ReturnType<typeof deviceClockWords>, onGoOn: () => void): readonly HTMLElement[] => {
  const button = el('button', { type: 'button', class: 'button secondary', id: 'clock-go-on' }, words.goOn);
  button.addEventListener('click', () => {
    overruleClock();
    onGoOn();
  });
  return [el('p', {}, words.goOnHint), el('div', { class: 'actions' }, button)];
};

/**
 * Says it in `place`, with the focus on it; false where the problem is another. `onGoOn` tries again; `kept` stands in the place of
 * the promise that nothing was sent, where something may have been before.
 */
export const tellClock = (place: HTMLElement, { clock }: ClientProblem, onGoOn: () => void, kept?: string): boolean => {
  if (clock === undefined) return false;
  const lang = pageLang();
  const words = deviceClockWords(lang, clock.device, clock.portal);
  const title = el('p', { class: 'notice-title', tabindex: '-1', id: 'clock-title' }, words.title);
  fill(
    place,
    notice(
      'danger',
      title,
      [words.days, words.maybe, kept ?? words.nothing].map((text) => el('p', {}, text)),
      el(
        'ol',
        { class: 'clock-steps' },
        words.steps.map((step) => el('li', {}, step)),
      ),
      el('p', {}, el('a', { href: `/${lang}/verify` }, words.compare)),
      el('p', {}, el('a', { href: `/${lang}#other-ways` }, words.elsewhere)),
      clock.mayGoOn ? goOnPart(words, onGoOn) : undefined,
    ),
  );
  focusOn(title);
  return true;
};
