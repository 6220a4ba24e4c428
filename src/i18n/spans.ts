// How long something lasts, in words that can't be read as a time of day: whole minutes, and seconds where little is left.
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

/** «١٥ دقيقة», as after «بعد» or «خلال». */
export const minutesAr = (n: number): string =>
  countAr(n, {
    zero: 'لحظات',
    one: 'دقيقة واحدة',
    two: 'دقيقتين',
    few: '{n} دقائق',
    many: '{n} دقيقة',
    other: '{n} دقيقة',
  });

export const minutesEn = (n: number): string => countEn(n, { one: '{n} minute', other: '{n} minutes' });

const secondsAr = (n: number): string =>
  countAr(n, {
    zero: 'لحظات',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: '{n} ثوانٍ',
    many: '{n} ثانية',
    other: '{n} ثانية',
  });

const secondsEn = (n: number): string => countEn(n, { one: '{n} second', other: '{n} seconds' });

/** From here on down seconds are counted. */
const SHORT_SECONDS = 90;

/** A time of so many seconds: never less than it is. */
export const spanWords = (lang: Lang, seconds: number): string => {
  const minutes = Math.ceil(seconds / 60);
  if (lang === 'ar') return seconds < SHORT_SECONDS ? secondsAr(seconds) : minutesAr(minutes);
  return seconds < SHORT_SECONDS ? secondsEn(seconds) : minutesEn(minutes);
};
