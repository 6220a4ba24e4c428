// "Error:" before a page's title while something on it needs attention, for those who hear the title first. It goes with the
// last fault that is told.
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import { clearWhenTyped } from './faults.ts';

const isFaultShown = (): boolean =>
  [...document.querySelectorAll('.field-error, .error-summary')].some((node) => node.closest('[hidden]') === null);

const setTitle = (lang: Lang, isFaulty: boolean): void => {
  const prefix = shared(lang).errorPrefix;
  const plain = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
  document.title = isFaulty ? `${prefix}${plain}` : plain;
};

let isWatched = false;

/** After whatever takes a fault away when something is typed: that listens to the same event, and began before. */
const watchTyping = (lang: Lang): void => {
  clearWhenTyped();
  if (isWatched) return;
  isWatched = true;
  document.addEventListener('input', () => {
    if (!isFaultShown()) setTitle(lang, false);
  });
};

/** Puts the word before the title until what was told is mended, or takes it away. */
export const markTitle = (lang: Lang, isFaulty: boolean): void => {
  setTitle(lang, isFaulty);
  if (isFaulty) watchTyping(lang);
};
