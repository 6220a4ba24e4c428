// Why nobody alone brings a case down to fewer than two people, and what can be done instead: on the page of the act before it is
// signed, and where the portal refuses it. In Arabic and English; no gender is assumed. Who else handles the case could never say it:
// were there somebody besides author and those meant, two would be left.
import type { Refusal } from '../domain/result.ts';
import { appointText } from './appoint-words.ts';
import type { Lang } from './locale.ts';

export type LeftAlone = Extract<Refusal, { readonly code: 'left-alone' }>;

type LeftAloneWords = {
  readonly title: string;
  readonly why: string;
  /** Before what can be done. */
  readonly ways: string;
  /** That those meant, who have the case, declare it themselves. */
  readonly themselves: string;
  readonly appointed: (how: string) => string;
  /** What holds until then. */
  readonly meanwhile: { readonly held: string; readonly coming: string };
  readonly untold: string;
  readonly outside: string;
  /** Before those of several of whom one left out is enough. */
  readonly eitherOf: string;
};

const en: LeftAloneWords = {
  title: 'This isn’t taken: too few people would be left',
  why: 'Fewer than two people would be left for this case, and by your word alone. So that nobody can bury a case alone, this isn’t taken. Besides you nobody is there for this case who could say it in your place.',
  ways: 'What can be done:',
  themselves:
    'The person you mean declares a conflict of interest, on their own page of the case: of themselves everybody may say it.',
  appointed: (how) => `Somebody more is appointed first. ${how} After that you can record it here.`,
  meanwhile: {
    held: 'Until then the person you mean goes on having this case.',
    coming:
      'Until then you need hand no keys of this case on to whom you mean: leave it out when you hand on those of others.',
  },
  untold:
    'Nobody is told of this refusal. So ask the administrator for the appointment yourself, and say neither which case it is nor whom it concerns.',
  outside: 'The external bodies stay open as well.',
  eitherOf: 'Your record is taken as soon as one of these is left out; whoever is left out isn’t kept away by it:',
};

const ar: LeftAloneWords = {
  title: 'لا يُقبل هذا: سيبقى للبلاغ أقل مما يجب',
  why: 'لو تمّ هذا لبقي لهذا البلاغ أقل من شخصين، وبقولك وحدك. وحتى لا يستطيع أحد بمفرده طمس بلاغ، لا يُقبل ذلك. وليس لهذا البلاغ سواك من يمكنه تسجيل ذلك بدلًا منك.',
  ways: 'ما يمكن فعله:',
  themselves: 'أن يُفصح الشخص المقصود عن تعارض مصالحه بنفسه في صفحة البلاغ لديه، فذلك يُقبل من كل أحد عن نفسه.',
  appointed: (how) => `أن يُعيَّن أولًا من ينضم إلى القائمين على البلاغ. ${how} وبعد ذلك يمكنك تسجيله هنا.`,
  meanwhile: {
    held: 'وحتى ذلك الحين يبقى البلاغ لدى الشخص المقصود.',
    coming: 'وحتى ذلك الحين لا يلزمك تسليم مفاتيح هذا البلاغ إلى من تقصده، ولك استثناؤه عند تسليم مفاتيح غيره.',
  },
  untold: 'ولا يُبلَّغ أحد بعدم قبول هذا، فاطلب التعيين بنفسك من مشرف النظام، دون أن تذكر أي بلاغ هو ولا بمن يتعلق.',
  outside: 'وتبقى الجهات الخارجية المختصة متاحة كذلك.',
  eitherOf: 'يُقبل التسجيل متى استُثني منه واحد من هؤلاء، ولا يُحجب البلاغ به عمّن استُثني:',
};

export const leftAloneWords = (lang: Lang): LeftAloneWords => (lang === 'ar' ? ar : en);

/** What can be done where this is refused. */
export const waysOut = (lang: Lang, { held, appoint }: LeftAlone): readonly string[] => {
  const { themselves, appointed } = leftAloneWords(lang);
  return [...(held ? [themselves] : []), appointed(appointText(lang, appoint, 'reviewer'))];
};

/** What holds meanwhile, and who isn't told. */
export const meanwhileText = (lang: Lang, { held }: LeftAlone): string => {
  const { meanwhile, untold, outside } = leftAloneWords(lang);
  return [held ? meanwhile.held : meanwhile.coming, untold, outside].join(' ');
};

/** All of it in a row, where no list can stand. */
export const leftAloneText = (lang: Lang, refusal: LeftAlone): string => {
  const { why, ways } = leftAloneWords(lang);
  return [why, ways, ...waysOut(lang, refusal), meanwhileText(lang, refusal)].join(' ');
};
