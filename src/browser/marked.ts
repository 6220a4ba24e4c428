// A text that somebody wrote, as the page shows it: hidden signs stand as marks that everybody sees. Every text out of a
// sealed entry goes through here before it is shown.
import { hiddenMark, textParts } from '../domain/hidden-characters.ts';
import { hiddenWords } from '../i18n/hidden-characters.ts';
import { type Child, el } from './dom.ts';
import { pageLang } from './page-facts.ts';

/** The text with a mark for each hidden sign. */
export const marked = (text: string): Child =>
  textParts(text).map((part) => {
    if (part.kind === 'words') return part.text;
    const words = hiddenWords(pageLang(), part.codePoint, part.times);
    const attributes = { class: 'hidden-sign', dir: 'ltr', role: 'img', 'aria-label': words, title: words };
    return el('span', { ...attributes, translate: 'no' }, hiddenMark(part.codePoint, part.times));
  });
