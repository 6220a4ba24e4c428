// Words that the people's side makes of codes: categories, questions and languages.
import { otherSigners } from '../domain/roster-view.ts';
import { CATEGORIES } from '../policy/categories.ts';
import type { Office } from '../policy/types.ts';
import { comma, type Lang } from './locale.ts';
import { officesInSentence } from './office-words.ts';
import { shared } from './shared.ts';
import { staffText } from './staff.ts';

/** The category's words; an unknown code, of a later version, stands as it is. */
export const categoryName = (lang: Lang, code: string): string =>
  CATEGORIES.find((known) => known.code === code)?.[lang] ?? code;

/** What an office is called beside whoever holds it; a seat of several is one member's, not "a member". */
export const officeName = (lang: Lang, office: Office | 'administrator'): string =>
  office === 'violations-committee' ? staffText(lang).memberOffice : shared(lang).offices[office];

/** Somebody's offices, one after the other. */
export const officeList = (lang: Lang, offices: readonly Office[]): string =>
  offices.map((office) => officeName(lang, office)).join(comma(lang));

/** To whom somebody with these offices reads the fingerprint of their keys: signers of the roster, never themselves. */
export const compareWith = (lang: Lang, held: readonly Office[]): string =>
  staffText(lang).enrol.nextCompare(officesInSentence(lang, otherSigners(held)));
