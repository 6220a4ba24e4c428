// Asks once where something was learned of before it happened; the same dates once more are kept as they are.
import { isCertainlyBefore } from '../domain/typed-date.ts';
import { orderQuestion } from '../i18n/date-faults.ts';
import type { Lang } from '../i18n/locale.ts';
import type { ReportStep } from '../policy/questions.ts';
import { readDate } from './date-input.ts';
import type { Fault } from './faults.ts';

let asked = '';

const textOf = (step: 'when-happened' | 'when-learned', lang: Lang): string => {
  const read = readDate(`answer-${step}`, lang, undefined);
  return read.kind === 'date' ? read.text : '';
};

/** The question to ask at a step, or undefined where there is none or these very dates were asked about. */
export const orderFault = (step: ReportStep, lang: Lang): Fault | undefined => {
  if (step !== 'when-happened' && step !== 'when-learned') return undefined;
  const [happened, learned] = [textOf('when-happened', lang), textOf('when-learned', lang)];
  const pair = `${happened} ${learned}`;
  if (pair === asked || !isCertainlyBefore(learned, happened)) return undefined;
  asked = pair;
  return { id: `answer-${step}`, text: orderQuestion(lang) };
};
