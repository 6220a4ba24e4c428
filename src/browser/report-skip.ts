// Asks before a question is skipped to which something was typed: skipping drops it.
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { byId, el, fill, focusOn } from './dom.ts';
import { notice } from './parts.ts';

/** Takes the question away again. */
export const stopAsking = (): void => byId('skip-question').replaceChildren();

/** Asks beside the buttons; `onYes` skips. */
export const askToSkip = (lang: Lang, onYes: () => void): void => {
  const t = reporter(lang).report.skipAsk;
  const title = el('p', { class: 'notice-title', tabindex: '-1' }, t.title);
  const keep = () => {
    stopAsking();
    byId('report-skip').focus();
  };
  fill(
    byId('skip-question'),
    notice(
      'warning',
      title,
      el('p', {}, t.text),
      el(
        'div',
        { class: 'actions' },
        el('button', { type: 'button', class: 'button secondary', onclick: keep }, t.no),
        el('button', { type: 'button', class: 'button danger', onclick: onYes }, t.yes),
      ),
    ),
  );
  focusOn(title);
};
