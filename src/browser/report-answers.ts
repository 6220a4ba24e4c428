// Reads the report's fields: what stands in each step, what is wrong with it, and what is sealed of it in the end.

import type { ReportInput } from '../client/reporter.ts';
import { isBlank } from '../domain/characters.ts';
import { sortedConcerns } from '../domain/concerns.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { tooLongWords } from '../i18n/too-long.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS, type ReportStep } from '../policy/questions.ts';
import { CONCERN_OFFICES, type Concerns, type Office } from '../policy/types.ts';
import type { Answer as GivenAnswer } from '../protocol/open/index.ts';
import { clearDate, readDate } from './date-input.ts';
import { byId, inputById, textAreaById } from './dom.ts';
import type { Fault } from './faults.ts';

type Question = (typeof REPORT_QUESTIONS)[number];

const [NAME, CONTACT] = IDENTITY_QUESTIONS;

const tickedOf = (group: string): readonly string[] =>
  [...byId(group).querySelectorAll('input')].filter((input) => input.checked).map((input) => input.value);

/** What the report is said to concern; undefined before the first question is answered. */
export const readConcerns = (): Concerns | undefined => {
  const ticked = tickedOf('concerns');
  if (ticked.length === 0) return undefined;
  if (ticked.includes('senior')) return 'senior';
  return sortedConcerns(CONCERN_OFFICES.filter((office) => ticked.includes(office)));
};

/** Adds offices to the first answer. */
export const tickConcerns = (offices: readonly Office[]): void => {
  for (const input of byId('concerns').querySelectorAll('input')) {
    if (offices.some((office) => office === input.value)) input.checked = true;
    else if (input.value === 'none' || input.value === 'senior') input.checked = false;
  }
};

export const isNamed = (): boolean => inputById('identity-named').checked;

/** The fields for name and contact are there only for who gives them. */
export const watchIdentity = (): void => {
  byId('identity').addEventListener('change', () => {
    byId('identity-fields').hidden = !isNamed();
  });
};

const fieldText = (question: Question): string => textAreaById(`answer-${question.id}`).value;

const tooLongFault = (
  lang: Lang,
  { id, maxCharacters }: { readonly id: string; readonly maxCharacters: number },
  text: string,
  sentence: (limit: number) => string,
): readonly Fault[] => {
  const words = tooLongWords(lang, text, maxCharacters, sentence);
  return words === undefined ? [] : [{ id: `answer-${id}`, text: words }];
};

const identityFaults = (lang: Lang): readonly Fault[] => {
  const t = reporter(lang).report.identity;
  if (tickedOf('identity').length === 0) return [{ id: 'identity', text: t.missing }];
  if (!isNamed()) return [];
  const name = inputById(`answer-${NAME.id}`).value.trim();
  const contact = textAreaById(`answer-${CONTACT.id}`).value.trim();
  return [
    ...(isBlank(name) ? [{ id: `answer-${NAME.id}`, text: t.nameMissing }] : []),
    ...tooLongFault(lang, NAME, name, t.tooLong),
    ...tooLongFault(lang, CONTACT, contact, t.tooLong),
  ];
};

const questionFaults = (question: Question, lang: Lang, today: PlainDate | undefined): readonly Fault[] => {
  const t = reporter(lang).report;
  const id = `answer-${question.id}`;
  if (question.kind === 'date') {
    const read = readDate(id, lang, today);
    return read.kind === 'fault' ? [{ id, text: read.text }] : [];
  }
  const text = fieldText(question);
  if (question.required && isBlank(text)) return [{ id, text: t.whatMissing }];
  return tooLongFault(lang, question, text, t.tooLong);
};

const questionOf = (step: ReportStep): Question | undefined => REPORT_QUESTIONS.find(({ id }) => id === step);

/** What is wrong with what stands in a step. */
export const faultsOf = (step: ReportStep, lang: Lang, today: PlainDate | undefined): readonly Fault[] => {
  if (step === 'concerns') {
    return readConcerns() === undefined ? [{ id: 'concerns', text: reporter(lang).report.concerns.missing }] : [];
  }
  if (step === 'identity') return identityFaults(lang);
  const question = questionOf(step);
  return question === undefined ? [] : questionFaults(question, lang, today);
};

/** Whether a step may be skipped: only what must be answered can't. */
export const canSkip = (step: ReportStep): boolean => questionOf(step)?.required === false;

/** Whether skipping would drop nothing. */
export const isEmptyStep = (step: ReportStep, lang: Lang): boolean => {
  const question = questionOf(step);
  if (question === undefined) return true;
  if (question.kind === 'date') return readDate(`answer-${question.id}`, lang, undefined).kind === 'empty';
  return fieldText(question).trim() === '';
};

export const clearStep = (step: ReportStep): void => {
  const question = questionOf(step);
  if (question?.kind === 'date') clearDate(`answer-${question.id}`);
  else if (question !== undefined) textAreaById(`answer-${question.id}`).value = '';
};

const answerOf = (question: Question, lang: Lang): readonly GivenAnswer[] => {
  if (question.kind === 'text') {
    const text = fieldText(question).trim();
    return text === '' ? [] : [{ question: question.id, text }];
  }
  const read = readDate(`answer-${question.id}`, lang, undefined);
  return read.kind === 'date' ? [{ question: question.id, text: read.text }] : [];
};

/** Whether somebody said that they don't know a date, which isn't the same as not answering. */
export const isUnknown = (id: Question['id'], lang: Lang): boolean =>
  questionOf(id)?.kind === 'date' && readDate(`answer-${id}`, lang, undefined).kind === 'unknown';

/** Everything that will be sealed. Throws before the first question is answered. */
export const readReport = (lang: Lang): ReportInput => {
  const concerns = readConcerns();
  if (concerns === undefined) throw new Error('the first question comes first');
  const given = isNamed();
  const contact = textAreaById(`answer-${CONTACT.id}`).value.trim();
  return {
    concerns,
    lang,
    answers: REPORT_QUESTIONS.flatMap((question) => answerOf(question, lang)),
    identity: {
      given,
      answers: given
        ? [
            { question: NAME.id, text: inputById(`answer-${NAME.id}`).value.trim() },
            ...(contact === '' ? [] : [{ question: CONTACT.id, text: contact }]),
          ]
        : [],
    },
  };
};

/** Whether anything was typed or chosen at all. */
export const hasAnything = (): boolean =>
  [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('#steps input, #steps textarea')].some(
    (field) =>
      field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)
        ? field.checked !== field.defaultChecked
        : field.value !== '',
  );
