// Arabic and English plural forms. Every form is compulsory, so that a missing one is a compile error.
import { number } from './dates.ts';

/** The six categories of Arabic; `{n}` stands where the number is written. */
export type ArabicForms = {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
};
export type EnglishForms = { readonly one: string; readonly other: string };

const put = (form: string, n: string): string => form.replace('{n}', n);

/** The form of an Arabic phrase for `n`, a whole number from 0. */
export const countAr = (n: number, forms: ArabicForms): string => {
  const rest = n % 100;
  if (n === 0) return put(forms.zero, number('ar', n));
  if (n === 1) return put(forms.one, number('ar', n));
  if (n === 2) return put(forms.two, number('ar', n));
  if (rest >= 3 && rest <= 10) return put(forms.few, number('ar', n));
  return put(rest >= 11 ? forms.many : forms.other, number('ar', n));
};

export const countEn = (n: number, forms: EnglishForms): string =>
  put(n === 1 ? forms.one : forms.other, number('en', n));
