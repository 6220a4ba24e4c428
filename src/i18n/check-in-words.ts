// What a reporter reads of the questions after closing: that they will come, about when, and where one is late. In Arabic and
// English; neutral, since whoever stands beside an open mailbox may read it too.
import type { Lang } from './locale.ts';

type CheckInWords = {
  readonly planned: (days: string) => string;
  readonly and: string;
  readonly passed: (day: string) => string;
};

const WORDS: Readonly<Record<Lang, CheckInWords>> = {
  ar: {
    planned: (days) =>
      `سنسألك هنا عن حالك، أيًّا كانت نتيجة البلاغ، قرابة ${days}. ولا يلزمك الجواب. ويبقى رمزك صالحًا ما دام البلاغ محفوظًا.`,
    and: '، ثم ',
    passed: (day) => `كان علينا أن نسألك عن حالك حتى ${day}. وقد مضى هذا اليوم.`,
  },
  en: {
    planned: (days) =>
      `Whatever became of the report, we will ask you here how you are about ${days}. You need not answer. Your code works for as long as the report is kept.`,
    and: ', then ',
    passed: (day) => `We were to ask you how you are by ${day}. This date has passed.`,
  },
};

export const checkInWords = (lang: Lang): CheckInWords => WORDS[lang];
