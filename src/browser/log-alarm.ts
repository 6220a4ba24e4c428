// Says that the log contradicts what this browser knows, with the heads that do, in the page's place for it. On people's pages
// after every look; on the public page about the log from what the browser keeps.
import type { Lang } from '../i18n/locale.ts';
import { contradictionWords } from '../i18n/log-words.ts';
import { el, fill } from './dom.ts';
import type { KnownLog } from './known-log.ts';
import { hashView, notice } from './parts.ts';

export const showContradiction = (lang: Lang, { contradiction }: KnownLog): void => {
  // What was open is off the screen where the keys were locked meanwhile; the next page says it again.
  const place = document.getElementById('log-alarm');
  if (place === null) return;
  if (contradiction === undefined) {
    place.replaceChildren();
    return;
  }
  const { title, paragraphs, heads } = contradictionWords(lang, contradiction);
  fill(
    place,
    notice(
      'danger',
      el('p', { class: 'notice-title' }, title),
      paragraphs.map((text) => el('p', {}, text)),
      heads.map(({ words, hash }) => el('p', {}, `${words}: `, hashView(hash))),
    ),
  );
};
