// Offices as they stand inside a sentence: in English with their article and a small letter, in Arabic one after the other.
import type { Office } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

const inSentence = (lang: Lang, office: Office): string => {
  const name = shared(lang).offices[office];
  if (lang === 'ar') return name;
  const small = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return small.startsWith('a ') ? small : `the ${small}`;
};

/** "the internal auditor, the board chair and the executive director". */
export const officesInSentence = (lang: Lang, offices: readonly Office[]): string => {
  const names = offices.map((office) => inSentence(lang, office));
  if (lang === 'ar') return names.join(' و');
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
};
