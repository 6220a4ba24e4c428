// Words that the people's side makes of codes: categories, questions and languages.
import { CATEGORIES } from '../policy/categories.ts';
import type { Lang } from './locale.ts';

/** The category's words; an unknown code, of a later version, stands as it is. */
export const categoryName = (lang: Lang, code: string): string =>
  CATEGORIES.find((known) => known.code === code)?.[lang] ?? code;
