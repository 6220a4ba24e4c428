// The first question's ticks: "None of them" and "Someone senior" stand alone, so that ticking one takes the others away, and
// the other way round. What was taken away is told, and can be had back.
import type { Lang } from '../i18n/locale.ts';
import { officesInSentence } from '../i18n/office-words.ts';
import { reportNotes } from '../i18n/report-notes.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import { CONCERN_OFFICES } from '../policy/types.ts';
import { byId, el, fill } from './dom.ts';
import { notice } from './parts.ts';

const PLACE = 'concerns-cleared';

const standsAlone = (value: string): value is 'none' | 'senior' => value === 'none' || value === 'senior';

const labelOf = (lang: Lang, value: 'none' | 'senior'): string =>
  value === 'none' ? reporter(lang).report.concerns.none : shared(lang).offices.senior;

/** What became of the ticks: one that stands alone went, or several went for one that does. */
const clearedWords = (lang: Lang, changed: string, cleared: readonly string[]): string => {
  const t = reportNotes(lang).cleared;
  const gone = cleared.find(standsAlone);
  if (gone !== undefined) return t.alone(labelOf(lang, gone));
  const offices = CONCERN_OFFICES.filter((office) => cleared.includes(office));
  return t.others(standsAlone(changed) ? labelOf(lang, changed) : '', officesInSentence(lang, offices));
};

/** Forgets what was taken away. */
export const forgetCleared = (): void => byId(PLACE).replaceChildren();

const tell = (lang: Lang, changed: HTMLInputElement, cleared: readonly HTMLInputElement[]): void => {
  const t = reportNotes(lang).cleared;
  const undo = () => {
    for (const input of cleared) input.checked = true;
    changed.checked = false;
    fill(byId(PLACE), notice('info', el('p', {}, t.undone)));
    changed.focus();
  };
  const words = clearedWords(
    lang,
    changed.value,
    cleared.map(({ value }) => value),
  );
  const button = el('button', { type: 'button', class: 'button secondary', onclick: undo }, t.undo);
  fill(byId(PLACE), notice('info', el('p', {}, words), button));
};

/** From now on what stands alone does. */
export const watchConcerns = (lang: Lang): void => {
  const group = byId('concerns');
  group.addEventListener('change', (event) => {
    const changed = event.target;
    if (!(changed instanceof HTMLInputElement)) return;
    forgetCleared();
    if (!changed.checked) return;
    const cleared = [...group.querySelectorAll('input')].filter(
      (input) => input !== changed && input.checked && (standsAlone(changed.value) || standsAlone(input.value)),
    );
    for (const input of cleared) input.checked = false;
    if (cleared.length > 0) tell(lang, changed, cleared);
  });
};
