// Tells beside a text field how many characters are left.
import { characters } from '../domain/characters.ts';
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';

/** Long pauses between announcements, so that a screen reader isn't interrupted at every letter. */
const PAUSE_MS = 400;
/** The count is told only near the limit: far from it, it is noise. */
const TOLD_FROM = 0.75;

/** Shows, beside every text area with a limit, how many characters are left. */
export const watchCounts = (lang: Lang, within: ParentNode): void => {
  const t = shared(lang).characters;
  for (const area of within.querySelectorAll('textarea')) {
    const limit = Number(area.dataset.limit);
    const place = document.getElementById(`${area.id}-count`);
    if (!(limit > 0) || place === null) continue;
    let timer: number | undefined;
    const tell = () => {
      const left = limit - characters(area.value);
      place.classList.toggle('over', left < 0);
      place.textContent = left < 0 ? t.over(-left) : left <= limit * (1 - TOLD_FROM) ? t.left(left) : '';
    };
    area.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(tell, PAUSE_MS);
    });
  }
};
