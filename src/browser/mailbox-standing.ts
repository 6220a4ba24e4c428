// Where a report stands: the way it takes, what happens next and by when. The words are those of i18n/mailbox-words.ts.
import type { Mailbox } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import { type NextWords, type StepWords, standingWords } from '../i18n/mailbox-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { type Child, el } from './dom.ts';
import { dueArithmetic } from './due-arithmetic.ts';
import { isolated } from './isolate.ts';
import { notice } from './parts.ts';

const stepView = ({ words, state }: StepWords): HTMLElement =>
  el(
    'li',
    { class: state === 'done' ? 'done' : undefined, 'aria-current': state === 'current' ? 'step' : undefined },
    words,
  );

const nextView = ({ words, text, due, to }: NextWords): Child => {
  if (to !== undefined) return el('p', {}, words, ' ', el('a', { href: `#${to.id}` }, to.words));
  const counted = due === undefined ? [] : dueArithmetic(due);
  return text === undefined
    ? [el('p', {}, words), counted]
    : notice('warning', el('p', {}, words), el('p', {}, text), counted);
};

/** The number, the standing and what comes next. */
export const standingView = (lang: Lang, mailbox: Mailbox): Child => {
  const t = reporter(lang).mailbox;
  const words = standingWords(lang, mailbox);
  return [
    el('p', { class: 'hint' }, isolated(words.number, [mailbox.number]), ' · ', words.received),
    el('h3', {}, t.where),
    el('p', { class: 'lead' }, words.standing),
    el('ol', { class: 'progress', 'aria-label': t.progress }, words.steps.map(stepView)),
    el('h3', {}, t.next),
    words.next.map(nextView),
  ];
};
