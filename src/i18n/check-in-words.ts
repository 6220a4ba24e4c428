// What a reporter reads of the questions after closing: that they will come, about when, where one is late, and that they can be
// stopped and wanted again. In Arabic and English; neutral, since whoever stands beside an open mailbox may read it too.
import type { Journey } from '../domain/journey.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';

type Said = {
  readonly button: string;
  readonly hint: string;
  /** After it was said, and as a piece of the dialogue. */
  readonly done: string;
  readonly piece: string;
};

type CheckInWords = {
  readonly planned: (days: string) => string;
  readonly and: string;
  readonly passed: (day: string) => string;
  readonly title: string;
  readonly stopped: (on: string) => string;
  readonly stop: Said;
  readonly start: Said;
};

const WORDS: Readonly<Record<Lang, CheckInWords>> = {
  ar: {
    planned: (days) =>
      `سنسألك هنا عن حالك، أيًّا كانت نتيجة البلاغ، قرابة ${days}. ولا يلزمك الجواب. ويبقى رمزك صالحًا ما دام البلاغ محفوظًا.`,
    and: '، ثم ',
    passed: (day) => `كان علينا أن نسألك عن حالك حتى ${day}. وقد مضى هذا اليوم.`,
    title: 'السؤال عن حالك بعد الإغلاق',
    stopped: (on) => `طلبت يوم ${on} ألا نسألك عن حالك، فلن نسألك.`,
    stop: {
      button: 'لا أرغب في أن أُسأل عن حالي',
      hint: 'لن نسألك بعدها. ويبقى رمزك صالحًا، ولك أن تكتب إلينا هنا في أي وقت، وأن تعدل عن ذلك.',
      done: 'سُجّل أنك لا ترغب في أن نسألك. ولن نسألك بعد الآن.',
      piece: 'طلبت ألا نسألك عن حالك بعد الآن.',
    },
    start: {
      button: 'أرغب في أن أُسأل عن حالي من جديد',
      hint: 'نسألك عندها في ما بقي من المواعيد، دون ما مضى منها.',
      done: 'سُجّل أنك ترغب في أن نسألك من جديد.',
      piece: 'طلبت أن نسألك عن حالك من جديد.',
    },
  },
  en: {
    planned: (days) =>
      `Whatever became of the report, we will ask you here how you are about ${days}. You need not answer. Your code works for as long as the report is kept.`,
    and: ', then ',
    passed: (day) => `We were to ask you how you are by ${day}. This date has passed.`,
    title: 'Being asked how you are',
    stopped: (on) => `On ${on} you told us not to ask you how you are. We won’t.`,
    stop: {
      button: 'Don’t ask me how I am',
      hint: 'We don’t ask you any more then. Your code keeps working, you can write to us here at any time, and you can change your mind.',
      done: 'It has been recorded that you don’t want to be asked. We won’t ask you any more.',
      piece: 'You told us not to ask you any more how you are.',
    },
    start: {
      button: 'Ask me again how I am',
      hint: 'We then ask you on the dates that are left, and not for those that have passed.',
      done: 'It has been recorded that you want to be asked again.',
      piece: 'You told us to ask you again how you are.',
    },
  },
};

export const checkInWords = (lang: Lang): CheckInWords => WORDS[lang];

/** What a reporter can wish about the questions after closing, in words; undefined where there is nothing to wish. */
export type WishWords = Said & { readonly title: string; readonly state?: string; readonly wanted: boolean };

export const wishWords = (
  lang: Lang,
  { canWish, checkInsStoppedOn: since }: Pick<Journey, 'canWish' | 'checkInsStoppedOn'>,
): WishWords | undefined => {
  if (canWish === undefined) return undefined;
  const t = checkInWords(lang);
  const wanted = canWish === 'check-ins';
  const state = since === undefined ? {} : { state: t.stopped(formatDate(lang, since)) };
  return { ...(wanted ? t.start : t.stop), title: t.title, ...state, wanted };
};
