// Says which answer to shorten, and by about how much, where all of them together are too long to be sealed.
import { excessOf } from '../client/report-size.ts';
import type { ReportInput } from '../client/reporter.ts';
import type { Lang } from '../i18n/locale.ts';
import { reporter } from '../i18n/reporter.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS, type ReportStep } from '../policy/questions.ts';
import type { Fault } from './faults.ts';

/** The step at which something must be shortened, and the fault to show there; undefined where nothing is too long. */
export const shortenFault = (
  lang: Lang,
  input: ReportInput,
): { readonly step: ReportStep; readonly fault: Fault } | undefined => {
  const excess = excessOf(input);
  if (excess === undefined) return undefined;
  const t = reporter(lang).report;
  const asked = REPORT_QUESTIONS.find(({ id }) => id === excess.question);
  const step: ReportStep = asked?.id ?? 'identity';
  const [name] = IDENTITY_QUESTIONS;
  const words =
    asked !== undefined
      ? t.questions[asked.id].question
      : excess.question === name.id
        ? t.identity.name
        : t.identity.contact;
  const text = excess.overloaded ? t.overloaded(words) : t.tooLarge(words, excess.characters);
  return { step, fault: { id: `answer-${excess.question}`, text } };
};
