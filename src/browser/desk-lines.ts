// Holds the rows of the desk against what this browser knows of their cases: where a row says another newest line than the known
// one, or none since its reader has yet to declare, the whole chain is asked for, verified, and must hold it. Where one doesn't, the
// desk says so loudly (PROTOCOL B24).
import { readHandover } from '../client/handovers.ts';
import { lostLinesWords, lostLineWords } from '../i18n/log-words.ts';
import { casePath } from '../i18n/page-acts.ts';
import { byId, el, fill } from './dom.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { titledNotice } from './parts.ts';
import { readPin } from './pins.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

/** A row as the server gives it, and where its text stands. */
export type RowHead = {
  readonly number: string;
  /** Missing where the server says that the reader has yet to declare. */
  readonly head?: string;
  readonly place: HTMLElement;
};

const lang = pageLang();

const tell = (numbers: readonly string[]): void => {
  const { title, paragraphs } = lostLinesWords(lang);
  const links = numbers.map((number) =>
    el('li', {}, el('a', { href: casePath(lang, number) }, el('bdi', { dir: 'ltr' }, number))),
  );
  fill(byId('alarm'), titledNotice('danger', title, paragraphs, el('ul', {}, links)));
};

/** Looks at the chains of rows that went on, or back, since this browser saw them. What fails otherwise is the case page's to tell. */
export const watchRows = async (vault: OpenVault, rows: readonly RowHead[]): Promise<void> => {
  const known = vault.known.asOfNow();
  const lost: string[] = [];
  for (const { number, head, place } of rows) {
    const line = known(number).whole;
    if (line === undefined || line === head) continue;
    const read = await readHandover(transport, number, vault, pageRoot, readPin(vault.association));
    if (read.ok || read.problem.lost === undefined) continue;
    lost.push(number);
    place.className = '';
    fill(place, el('strong', {}, lostLineWords(lang, read.problem.lost).title));
    tell(lost);
  }
};
