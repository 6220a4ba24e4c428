// "Check your answers": everything as it will be sealed, each with a way to change it, and the question about offices that
// the text names and that weren't ticked. Looked up in this browser alone.

import type { Ground } from '../client/foundation.ts';
import type { ReportInput } from '../client/reporter.ts';
import { officesNamedIn } from '../domain/concern-words.ts';
import { isTicked } from '../domain/concerns.ts';
import { officesOf } from '../domain/roster-view.ts';
import type { Routing } from '../domain/routing.ts';
import { dateAnswer } from '../i18n/answers.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import { REPORT_QUESTIONS, type ReportStep } from '../policy/questions.ts';
import type { Concerns, Office } from '../policy/types.ts';
import { byId, type Child, el, fill } from './dom.ts';
import { notice } from './parts.ts';
import { isUnknown } from './report-answers.ts';

export type CheckActions = { readonly change: (step: ReportStep) => void };

/** Offices about which the reporter said that the report doesn't concern them, though the text names them. */
const dismissed = new Set<Office>();

/** Offices that the text names, that weren't ticked, and about which the reporter hasn't been asked yet. */
export const unaskedOffices = (input: ReportInput): readonly Office[] => {
  const text = [...input.answers, ...input.identity.answers].map((answer) => answer.text).join('\n');
  return officesNamedIn(text).filter((office) => !isTicked(input.concerns, office) && !dismissed.has(office));
};

const concernWords = (lang: Lang, concerns: Concerns): string => {
  const { offices } = shared(lang);
  if (concerns === 'senior') return offices.senior;
  if (concerns.length === 0) return reporter(lang).report.concerns.none;
  return concerns.map((office) => offices[office]).join(lang === 'ar' ? '، ' : ', ');
};

/** The office by which a receiver is named: the first of the routing list that they hold. */
const receiverOffice = (ground: Ground, person: string, order: readonly Office[]): Office | undefined => {
  const held = officesOf(ground.current.roster, person);
  return order.find((office) => held.includes(office)) ?? held[0];
};

const receiverWords = (lang: Lang, ground: Ground, routing: Routing): string => {
  const { routes } = ground.policy;
  const name = (person: string, order: readonly Office[]) => {
    const office = receiverOffice(ground, person, order);
    const words = office === undefined ? '' : shared(lang).offices[office];
    return lang === 'en' ? words.toLowerCase() : words;
  };
  const second = routing.senior ? routes.senior.second : routes.second;
  return reporter(lang).report.check.receivers(name(routing.reviewer, routes.reviewer), name(routing.second, second));
};

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
    const words = text === undefined ? empty : question.kind === 'date' ? dateAnswer(lang, text) : text;
    const shown = text === undefined ? el('span', { class: 'hint' }, words) : words;
    return row(lang, question.id, t.questions[question.id].question, shown, actions);
  });
};

const identityWords = (lang: Lang, input: ReportInput): Child => {
  const t = reporter(lang).report.identity;
  if (!input.identity.given) return t.anonymous;
  return input.identity.answers.map(({ text }) => el('div', {}, el('bdi', {}, text)));
};

/** Asks about the offices that the text names; empty where there is nothing to ask. */
export const showOffices = (lang: Lang, input: ReportInput, actions: CheckActions): void => {
  const t = reporter(lang).report.check;
  const place = byId('check-offices');
  const offices = unaskedOffices(input);
  if (offices.length === 0) {
    place.replaceChildren();
    return;
  }
  const dismiss = () => {
    for (const office of offices) dismissed.add(office);
    place.replaceChildren();
    byId('report-send').focus();
  };
  const words = offices.map((office) => shared(lang).offices[office]).join(lang === 'ar' ? '، ' : ', ');
  fill(
    place,
    notice(
      'warning',
      el('h3', { class: 'notice-title', tabindex: '-1', id: 'check-offices-title' }, t.namedOffice(words)),
      el('p', {}, t.namedOfficeText),
      el(
        'div',
        { class: 'actions' },
        el(
          'button',
          { type: 'button', class: 'button secondary', onclick: () => actions.change('concerns') },
          t.namedOfficeChange,
        ),
        el('button', { type: 'button', class: 'button secondary', onclick: dismiss }, t.namedOfficeNo),
      ),
    ),
  );
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
    el('p', {}, receiverWords(lang, ground, routing)),
    el('p', {}, t.check.goodFaith),
  );
  showOffices(lang, input, actions);
};
