// By how much a text is too long, as a sentence that follows the one which tells its limit. Both sides say it in these words.
import { surplusOf } from '../domain/characters.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

const en = (count: number, isMore: boolean): string => {
  const characters = countEn(count, { one: '{n} character', other: '{n} characters' });
  return isMore ? `It has more than ${characters} too many.` : `It has ${characters} too many.`;
};

const ar = (count: number, isMore: boolean): string => {
  const shared = { zero: 'لا شيء', one: 'حرف واحد', few: '{n} أحرف', many: '{n} حرفًا', other: '{n} حرف' };
  return isMore
    ? `والزيادة أكثر من ${countAr(count, { ...shared, two: 'حرفين' })}.`
    : `والزيادة ${countAr(count, { ...shared, two: 'حرفان' })}.`;
};

/** `sentence` tells the limit; with it, by how much `text` exceeds it. Undefined where it doesn't. */
export const tooLongWords = (
  lang: Lang,
  text: string,
  limit: number,
  sentence: (limit: number) => string,
): string | undefined => {
  const surplus = surplusOf(text, limit);
  if (surplus === undefined) return undefined;
  const { count, isMore } = surplus;
  return `${sentence(limit)} ${lang === 'ar' ? ar(count, isMore) : en(count, isMore)}`;
};
