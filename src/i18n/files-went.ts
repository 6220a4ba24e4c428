// How many files went with what was sent, each of them confirmed by the portal before.
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

export const filesWentEn = (count: number): string =>
  countEn(count, {
    one: 'One file went with it: the portal has confirmed that it has it whole.',
    other: '{n} files went with it: the portal has confirmed that it has all of them whole.',
  });

/** Whatever they were attached to. */
const filesWentAr = (count: number): string =>
  countAr(count, {
    zero: '',
    one: 'أُرفق ملف واحد، وأكدت المنصة أنه وصلها كاملًا.',
    two: 'أُرفق ملفان، وأكدت المنصة أنهما وصلاها كاملين.',
    few: 'أُرفقت {n} ملفات، وأكدت المنصة أنها وصلتها كلها كاملة.',
    many: 'أُرفق {n} ملفًا، وأكدت المنصة أنها وصلتها كلها كاملة.',
    other: 'أُرفق {n} ملف، وأكدت المنصة أنها وصلتها كلها كاملة.',
  });

/** What is said of something that was sent, and of the files that went with it; a text alone is told as one. */
export const toldWithFiles = (lang: Lang, told: string, count: number): string => {
  if (count === 0) return told;
  return `${told} ${lang === 'ar' ? filesWentAr(count) : filesWentEn(count)}`;
};
