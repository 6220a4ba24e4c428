// What the mark of a hidden sign means, for who reads it or hears it.
import { hiddenMark, turnsDirection } from '../domain/hidden-characters.ts';
import type { Lang } from './locale.ts';

/** The label of a mark, in words. */
export const hiddenWords = (lang: Lang, codePoint: number, times: number): string => {
  const mark = hiddenMark(codePoint, times).slice(1, -1);
  if (turnsDirection(codePoint)) {
    return lang === 'ar'
      ? `علامة غير مرئية تغيّر اتجاه الكتابة: ${mark}`
      : `Invisible sign that turns the direction of writing: ${mark}`;
  }
  return lang === 'ar' ? `علامة غير مرئية: ${mark}` : `Invisible sign: ${mark}`;
};
