// The public pages' catalogue by language, and the policy's periods in words.
import type { RetentionRule } from '../policy/types.ts';
import { comma, type Lang } from './locale.ts';
import { publicAr } from './public.ar.ts';
import { type PublicTexts, publicEn } from './public.en.ts';

export { lengthWords } from './lengths.ts';
export type { PublicTexts } from './public.en.ts';
export const publicTexts = (lang: Lang): PublicTexts => (lang === 'ar' ? publicAr : publicEn);

/** How long something is kept, in words. */
export const keepWords = (lang: Lang, rule: RetentionRule): string => {
  const t = publicTexts(lang).policy;
  if (typeof rule.keep === 'string') return t.keep[rule.keep];
  const time = 'months' in rule.keep ? t.months(rule.keep.months) : t.years(rule.keep.years);
  return [t.afterClosing(time), t.afterwards[rule.afterwards]].join(comma(lang));
};
