// A confirmation carried from an act's page to the case page: which act was done and how many files
// went with it, never what was written.
import { actsText } from '../i18n/acts.ts';
import { toldWithFiles } from '../i18n/files-went.ts';
import { PAGE_ACTS } from '../i18n/page-acts.ts';
import { panelWords } from '../i18n/panel-words.ts';
import { byId, el, fill } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';

const DONE = 'amanah.done';
/** Of a *refer* that brought further members in. */
export const FURTHER = 'further';

/** `files`: how many went with it. */
export const noteDone = (number: string, act: string, files = 0): void =>
  sessionStorage.setItem(DONE, `${number} ${act} ${files}`);

/** Forgets a confirmation in this case that was never shown. */
export const dropDone = (number: string): void => {
  if (sessionStorage.getItem(DONE)?.startsWith(`${number} `) === true) sessionStorage.removeItem(DONE);
};

/** Shows the confirmation of an act in this case, once. */
export const showDone = (number: string): void => {
  const [where, what, files] = (sessionStorage.getItem(DONE) ?? '').split(' ');
  if (where !== number) return;
  sessionStorage.removeItem(DONE);
  if (what === FURTHER) fill(byId('done'), notice('success', el('p', {}, panelWords(pageLang()).further.done)));
  const act = PAGE_ACTS.find((known) => known === what);
  if (act !== undefined)
    fill(
      byId('done'),
      notice('success', el('p', {}, toldWithFiles(pageLang(), actsText(pageLang()).done[act], Number(files ?? 0)))),
    );
};
