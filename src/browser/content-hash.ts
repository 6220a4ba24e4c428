// Says how a file's hash is computed, folded away. The twin of views/components/content-hash.tsx.
import { CONTENT_HASH_PIECES, contentHashWords } from '../i18n/content-hash.ts';
import type { Lang } from '../i18n/locale.ts';
import { type Child, el } from './dom.ts';

const command = (): Child =>
  el(
    'code',
    { dir: 'ltr', class: 'unbroken', translate: 'no' },
    CONTENT_HASH_PIECES.map((piece, at) => [at === 0 ? '' : ' ', el('span', {}, piece)]),
  );

/** `more` is said behind the command. */
export const contentHashDetails = (lang: Lang, more?: string): HTMLElement => {
  const { summary, text } = contentHashWords(lang);
  const words = [el('p', {}, text), el('p', {}, command()), more === undefined ? undefined : el('p', {}, more)];
  return el('details', {}, el('summary', {}, summary), el('div', { class: 'details-body' }, words));
};
