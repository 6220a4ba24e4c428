// The catalogue of the second factor. A missing key in either language doesn't compile.
import { BACKUP_CODE_DIGITS } from '../domain/typed-code.ts';
import { factorAr } from './factor.ar.ts';
import { type FactorTexts, factorEn } from './factor.en.ts';
import type { Lang } from './locale.ts';

export type { FactorTexts };

export const factorTexts = (lang: Lang): FactorTexts => (lang === 'ar' ? factorAr : factorEn);

/** Why a code that was typed, as digits, isn't good: of a backup code there is no next one to wait for. */
export const wrongCodeWords = (lang: Lang, digits: string): string => {
  const { wrong, wrongBackup } = factorTexts(lang).code;
  return digits.length === BACKUP_CODE_DIGITS ? wrongBackup : wrong;
};
