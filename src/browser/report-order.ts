// Asks once where something was learned of before it happened; the same dates once more are kept as they are. It is a question,
// not an error: nothing is marked as wrong.
import { isCertainlyBefore } from '../domain/typed-date.ts';
import { orderQuestion } from '../i18n/date-faults.ts';
import type { Lang } from '../i18n/locale.ts';
import type { ReportStep } from '../policy/questions.ts';
import { readDate } from './date-input.ts';
import { byId, el, fill, focusOn } from './dom.ts';
import { notice } from './parts.ts';

let asked = '';

const textOf = (step: 'when-happened' | 'when-learned', lang: Lang): string => {
  const read = readDate(`answer-${step}`, lang, undefined);
  return read.kind === 'date' ? read.text : '';
};

/** Asks beside the buttons; false where there is nothing to ask, or these very dates were asked about. */
export const askOrder = (step: ReportStep, lang: Lang): boolean => {
  if (step !== 'when-happened' && step !== 'when-learned') return false;
  const [happened, learned] = [textOf('when-happened', lang), textOf('when-learned', lang)];
  const pair = `${happened} ${learned}`;
  if (pair === asked || !isCertainlyBefore(learned, happened)) return false;
  asked = pair;
  const question = el('p', { tabindex: '-1' }, orderQuestion(lang));
  fill(byId('skip-question'), notice('warning', question));
  focusOn(question);
  return true;
};
