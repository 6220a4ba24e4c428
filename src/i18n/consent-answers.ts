// What a reporter has said to a question for their consent, as one sentence: no later word takes an earlier one out of it.
import type { ConsentAsked } from '../domain/disclosure.ts';
import { formatDate } from './dates.ts';
import { disclosureText } from './disclosure.ts';
import { comma, type Lang } from './locale.ts';

/** The answers in their order, each with its day; that there is none yet, where there is none. */
export const consentAnswers = (lang: Lang, answers: ConsentAsked['answers']): string => {
  const t = disclosureText(lang).part;
  if (answers.length === 0) return t.noAnswer;
  const said = answers.map(({ given, on }, at) => {
    const { yes, no } = at === 0 ? t.answers.first : t.answers.later;
    return (given ? yes : no)(formatDate(lang, on));
  });
  return `${said.join(comma(lang))}.`;
};
