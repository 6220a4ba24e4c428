// Lengths of time in words, as pages tell the policy's clocks: "10 working days".
import type { Within } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

type Lengths = Readonly<Record<'days' | 'workingDays' | 'months', (n: number) => string>>;

export const lengthsEn: Lengths = {
  days: (n) => countEn(n, { one: '{n} day', other: '{n} days' }),
  workingDays: (n) => countEn(n, { one: '{n} working day', other: '{n} working days' }),
  months: (n) => countEn(n, { one: '{n} month', other: '{n} months' }),
};

export const lengthsAr: Lengths = {
  days: (n) =>
    countAr(n, {
      zero: 'اليوم نفسه',
      one: 'يوم واحد',
      two: 'يومين',
      few: '{n} أيام',
      many: '{n} يومًا',
      other: '{n} يوم',
    }),
  workingDays: (n) =>
    countAr(n, {
      zero: 'اليوم نفسه',
      one: 'يوم عمل واحد',
      two: 'يومَي عمل',
      few: '{n} أيام عمل',
      many: '{n} يوم عمل',
      other: '{n} يوم عمل',
    }),
  months: (n) =>
    countAr(n, {
      zero: 'الشهر نفسه',
      one: 'شهر واحد',
      two: 'شهرين',
      few: '{n} أشهر',
      many: '{n} شهرًا',
      other: '{n} شهر',
    }),
};

/** A clock's length in words: "10 working days". */
export const lengthWords = (lang: Lang, within: Within): string => {
  const t = lang === 'ar' ? lengthsAr : lengthsEn;
  if ('days' in within) return t.days(within.days);
  return 'months' in within ? t.months(within.months) : t.workingDays(within.working_days);
};
