// Says how a file's hash is computed, folded away. The twin of views/components/content-hash.tsx.
import { CONTENT_HASH_PIECES, contentHashWords } from '../i18n/content-hash.ts';
import type { Lang } from '../i18n/locale.ts';
import { el } from './dom.ts';
import { commandView } from './parts.ts';

/** `more` is said behind the command. */
export const contentHashDetails = (lang: Lang, more?: string): HTMLElement => {
  const { summary, text } = contentHashWords(lang);
  const words = [
    el('p', {}, text),
    el('p', {}, commandView(CONTENT_HASH_PIECES)),
    more === undefined ? undefined : el('p', {}, more),
  ];
  return el('details', {}, el('summary', {}, summary), el('div', { class: 'details-body' }, words));
};
