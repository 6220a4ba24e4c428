// "Error:" before a page's title while something on it needs attention, for those who hear the title first.
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';

/** Puts the word before the title, or takes it away. */
export const markTitle = (lang: Lang, isFaulty: boolean): void => {
  const prefix = shared(lang).errorPrefix;
  const plain = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
  document.title = isFaulty ? `${prefix}${plain}` : plain;
};
