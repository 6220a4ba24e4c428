// Finds a catalogue's Arabic sentence by its English one, so that one script drives the portal in both languages.
import { actsText } from '../../src/i18n/acts.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { namingText } from '../../src/i18n/naming.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';

type Tree = { readonly [key: string]: unknown };
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const pairs = (en: unknown, ar: unknown, into: Map<string, string>): void => {
  if (typeof en === 'string' && typeof ar === 'string') {
    if (!into.has(en)) into.set(en, ar);
  } else if (isTree(en) && isTree(ar)) {
    for (const key of Object.keys(en)) pairs(en[key], ar[key], into);
  }
};

const catalogues: readonly ((lang: Lang) => unknown)[] = [
  actsText,
  adminTexts,
  conflictText,
  disclosureText,
  namingText,
  publicTexts,
  reporter,
  shared,
  staffText,
  standingWords,
  newKeysTexts,
];

/** A speaker of `lang` who is told names in English. Throws where an English name stands in no catalogue. */
export const speaker = (lang: Lang): ((english: string) => string) => {
  const known = new Map<string, string>();
  for (const catalogue of catalogues) pairs(catalogue('en'), catalogue('ar'), known);
  return (english) => {
    const arabic = known.get(english);
    if (arabic === undefined) throw new Error(`no catalogue says "${english}"`);
    return lang === 'en' ? english : arabic;
  };
};
