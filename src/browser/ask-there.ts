// A question where the reader is, before something that was typed goes: a warning with a button to stay and one to go on.
import { el, fill, focusOn } from './dom.ts';
import { notice } from './parts.ts';

type Words = { readonly title: string; readonly text: string; readonly stay: string; readonly go: string };

/** Puts the question into `place` with the focus on it; either button calls its own, and whoever asked takes it away. */
export const askThere = (
  place: HTMLElement,
  words: Words,
  { onStay, onGo }: { readonly onStay: () => void; readonly onGo: () => void },
): void => {
  const title = el('p', { class: 'notice-title', tabindex: '-1' }, words.title);
  fill(
    place,
    notice(
      'warning',
      title,
      el('p', {}, words.text),
      el(
        'div',
        { class: 'actions' },
        el('button', { type: 'button', class: 'button secondary', onclick: onStay }, words.stay),
        el('button', { type: 'button', class: 'button danger', onclick: onGo }, words.go),
      ),
    ),
  );
  focusOn(title);
};
