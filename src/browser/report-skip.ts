// Asks before a question is skipped to which something was typed: skipping drops it.
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { askThere } from './ask-there.ts';
import { byId } from './dom.ts';

/** Takes the question away again. */
export const stopAsking = (): void => byId('skip-question').replaceChildren();

/** Asks beside the buttons; `onYes` skips. */
export const askToSkip = (lang: Lang, onYes: () => void): void => {
  const t = reporter(lang).report.skipAsk;
  const keep = () => {
    stopAsking();
    byId('report-skip').focus();
  };
  askThere(byId('skip-question'), { ...t, stay: t.no, go: t.yes }, { onStay: keep, onGo: onYes });
};
