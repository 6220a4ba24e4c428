// A conflict of interest that somebody declares for themselves: the last who can open a case hands its keys on first; and once
// it stands, nothing of the case stays in this browser, in the page's address or in its title.
import type { OpenedCase } from '../client/case.ts';
import { handOn, stepsToSave } from '../client/hand-on.ts';
import { perform } from '../client/perform.ts';
import type { Answer } from '../client/transport.ts';
import { conflictText } from '../i18n/conflict.ts';
import { staffText } from '../i18n/staff.ts';
import { readAgain } from './case-load.ts';
import { byId, el, fill, focusOn } from './dom.ts';
import { pageLang, pageRoot } from './page-facts.ts';
import { leaveCase } from './staff-page.ts';
import { transport } from './transport.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = conflictText(lang);

/** Cases whose keys this browser handed on before their reader left them. */
const saved = new WeakSet<OpenedCase>();

const isSameHead = (one: OpenedCase, other: OpenedCase): boolean => one.head === other.head;

/** Declares it; `told` is called with each step by which keys are handed on before, where they are. */
export const declareConflict = async (
  vault: OpenVault,
  opened: OpenedCase,
  told: (words: string) => void,
): Promise<Answer<OpenedCase>> => {
  const declare = { kind: 'declare', by: vault.person, conflict: true } as const;
  const { number } = opened;
  const first = await perform(transport, number, opened, vault, declare, [], pageRoot);
  const isLast = !first.ok && first.problem.refusal?.code === 'last-holder';
  if (!isLast || stepsToSave(opened, vault).length === 0) return first;
  const handed = await handOn(transport, opened, vault, {
    steps: stepsToSave,
    told: (left) => told(t.saving(left)),
  });
  // What doesn't open for them either is nobody's to wait for.
  if (!handed.ok && !['refused', 'cannot-open'].includes(handed.problem.error)) return handed;
  told(t.declaration.sending);
  // Once somebody else has every key, the rest isn't this person's to hand on before they declare: it stays with the others.
  const now = handed.ok ? handed : await readAgain(vault);
  if (!now.ok) return now;
  const again = await perform(transport, number, now.value, vault, declare, [], pageRoot);
  if (again.ok && !isSameHead(again.value, opened)) saved.add(again.value);
  return again.ok || handed.ok ? again : handed;
};

/** The page after a declared conflict, in the place of everything that it showed. */
export const showKeptAway = (left: OpenedCase): void => {
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
    saved.has(left) ? el('p', {}, t.away.saved) : undefined,
    el('p', {}, t.away.drafts),
    el('p', {}, t.away.known),
    el('p', {}, el('a', { href: `/${lang}/staff` }, staffText(lang).case.toDesk)),
  );
  fill(byId('alarm'));
  focusOn(title);
};
