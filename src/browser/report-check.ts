// "Check your answers": everything as it will be sealed, each with a way to change it, who receives it, and last the question
// about offices that the text names.

import type { Ground } from '../client/foundation.ts';
import type { ReportInput } from '../client/reporter.ts';
import type { Routing } from '../domain/routing.ts';
import { dateAnswer } from '../i18n/answers.ts';
import type { Lang } from '../i18n/locale.ts';
import { reportNotes } from '../i18n/report-notes.ts';
import { audienceWords, concernWords } from '../i18n/report-words.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import { REPORT_QUESTIONS, type ReportStep } from '../policy/questions.ts';
import { byId, type Child, el, fill } from './dom.ts';
import { marked } from './marked.ts';
import { notice } from './parts.ts';
import { isUnknown } from './report-answers.ts';
import { type OfficeActions, showOffices } from './report-offices.ts';
import { sending } from './report-send.ts';

export type CheckActions = OfficeActions;

const row = (lang: Lang, step: ReportStep, question: string, answer: Child, actions: CheckActions): HTMLElement => {
  const t = reporter(lang).report.check;
  const change = el(
    'button',
    { type: 'button', class: 'button quiet', 'aria-label': t.changeOf(question), onclick: () => actions.change(step) },
    t.change,
  );
  return el(
    'div',
    { class: 'summary-row' },
    el('dt', {}, question),
    el('dd', { dir: 'auto' }, answer),
    el('dd', { class: 'summary-action' }, change),
  );
};

const answerRows = (lang: Lang, input: ReportInput, actions: CheckActions): readonly HTMLElement[] => {
  const t = reporter(lang).report;
  return REPORT_QUESTIONS.map((question) => {
    const text = input.answers.find((answer) => answer.question === question.id)?.text;
    const empty = isUnknown(question.id, lang) ? shared(lang).date.unknown : t.check.empty;
    const words: Child = text === undefined ? empty : question.kind === 'date' ? dateAnswer(lang, text) : marked(text);
    const shown = text === undefined ? el('span', { class: 'hint' }, words) : words;
    return row(lang, question.id, t.questions[question.id].question, shown, actions);
  });
};

const identityWords = (lang: Lang, input: ReportInput): Child => {
  const t = reporter(lang).report.identity;
  if (!input.identity.given) return t.anonymous;
  return input.identity.answers.map(({ text }) => el('div', {}, el('bdi', {}, marked(text))));
};

/** Fills the last step from what stands in the fields. */
export const showCheck = (
  lang: Lang,
  input: ReportInput,
  ground: Ground,
  routing: Routing,
  actions: CheckActions,
): void => {
  const t = reporter(lang).report;
  fill(
    byId('check-answers'),
    el(
      'dl',
      { class: 'summary-list' },
      row(lang, 'concerns', t.concerns.question, concernWords(lang, input.concerns), actions),
      row(lang, 'identity', t.identity.question, identityWords(lang, input), actions),
      answerRows(lang, input, actions),
    ),
    el('h3', {}, t.check.audience),
    sending.mayStand() ? notice('warning', el('p', {}, reportNotes(lang).unheard.receivers)) : undefined,
    el(
      'ul',
      { id: 'check-receivers' },
      audienceWords(lang, ground.policy, ground.current.roster, routing, input).map((words) => el('li', {}, words)),
    ),
    el('p', {}, t.check.goodFaith),
  );
  showOffices(lang, input, actions);
};
