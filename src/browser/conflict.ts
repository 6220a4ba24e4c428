// A conflict of interest that somebody declares for themselves, as the page tells it; once it stands, nothing of the case stays in
// this browser, in the page's address or in its title.
import type { OpenedCase } from '../client/case.ts';
import { declareConflict, type Left } from '../client/declare-conflict.ts';
import type { Answer } from '../client/transport.ts';
import { conflictText } from '../i18n/conflict.ts';
import { staffText } from '../i18n/staff.ts';
import { byId, el, fill, focusOn } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { leaveCase } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = conflictText(lang);

/** Declares it; `told` is called with words about each step by which keys are handed on before, where they are. */
export const declareHere = (
  vault: OpenVault,
  opened: OpenedCase,
  told: (words: string) => void,
): Promise<Answer<Left>> =>
  declareConflict(transport, opened, vault, (step) =>
    told(step === 'declaration' ? t.declaration.sending : t.saving(step)),
  );

/** The page after a declared conflict, in the place of everything that it showed. */
export const showKeptAway = ({ left, saved }: Left): void => {
  const { caseId, number } = left;
  leaveCase(caseId, number);
  const desk = staffText(lang).desk.title;
  const [, association = ''] = document.title.split(' · ');
  document.title = [desk, association].filter((part) => part !== '').join(' · ');
  history.replaceState(null, '', `/${lang}/staff`);
  const language = document.querySelector<HTMLAnchorElement>('a.language');
  if (language !== null) language.pathname = `/${language.lang}/staff`;
  const main = byId('main');
  for (const name of ['number', 'stage', 'act', 'state', 'view']) delete main.dataset[name];
  const title = el('h1', { id: 'kept-away' }, t.away.title);
  fill(
    main,
    byId('alarm'),
    byId('announce'),
    title,
    el('p', { class: 'lead' }, t.away.recorded),
    saved ? el('p', {}, t.away.saved) : undefined,
    el('p', {}, t.away.drafts),
    el('p', {}, t.away.known),
    el('p', {}, el('a', { href: `/${lang}/staff` }, staffText(lang).case.toDesk)),
  );
  fill(byId('alarm'));
  focusOn(title);
};
