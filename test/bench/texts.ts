// Reports of realistic length, no two alike: 1,500 Arabic characters of what happened, some with a name, sealed to the
// people of the association. The words are real words in a drawn order; sizes are what matters here, not sense.
import type { ReportInput } from '../../src/client/reporter.ts';

/** Characters of the account of each report. */
export const STORY_CHARACTERS = 1_500;
/** Every so many reports one gives a name, sealed apart. */
const NAMED_EVERY = 4;

const WORDS = [
  ...['لاحظت', 'خلال', 'مراجعة', 'الفواتير', 'أن', 'المبلغ', 'المصروف', 'من', 'صندوق', 'البرنامج', 'لا', 'يطابق'],
  ...['السندات', 'المحفوظة', 'لدى', 'القسم', 'وتكرر', 'ذلك', 'في', 'أكثر', 'شهر', 'دون', 'توقيع', 'المسؤول'],
  ...['وطلب', 'مني', 'أحد', 'الزملاء', 'عدم', 'ذكر', 'الأمر', 'لأحد', 'ثم', 'سُلّمت', 'السلال', 'الغذائية', 'إلى'],
  ...['أسرة', 'ليست', 'القائمة', 'المعتمدة', 'بحضور', 'موظف', 'المستودع', 'والسائق', 'ولم', 'يُدوَّن', 'السجل'],
  ...['كما', 'غُيّر', 'تاريخ', 'العقد', 'بعد', 'اعتماده', 'وقُسّمت', 'قيمة', 'الشراء', 'على', 'ثلاث', 'دفعات'],
] as const;

/** Numbers that look drawn and are the same for the same seed. */
const drawing = (seed: number): (() => number) => {
  let state = (seed * 2_654_435_761 + 97) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const storyOf = (seed: number, characters: number): string => {
  const draw = drawing(seed);
  let story = `واقعة رقم ${seed.toLocaleString('ar-EG', { useGrouping: false })}:`;
  while (story.length < characters) story += ` ${WORDS[Math.floor(draw() * WORDS.length)] ?? ''}`;
  return story.slice(0, characters);
};

/** The report of that number, about nobody in particular, so that the same two people receive all of them. */
export const reportInput = (seed: number): ReportInput => ({
  concerns: [],
  lang: 'ar',
  answers: [
    { question: 'what-happened', text: storyOf(seed, STORY_CHARACTERS) },
    { question: 'when-happened', text: '~2026-10-19' },
    { question: 'where', text: `مستودع الفرع ${seed % 40}، الدور الأول` },
    { question: 'witnesses', text: storyOf(seed + 1, 90) },
  ],
  identity:
    seed % NAMED_EVERY === 0
      ? {
          given: true,
          answers: [
            { question: 'name', text: `مبلّغ رقم ${seed}` },
            { question: 'contact', text: '0550000000' },
          ],
        }
      : { given: false, answers: [] },
});
