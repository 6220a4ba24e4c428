// All that is wrong with a new passphrase, in whole sentences, one after the other.
import type { PassphraseFault } from '../domain/passphrase.ts';
import { doorTexts } from './door.ts';
import type { Lang } from './locale.ts';
import { staffText } from './staff.ts';

/** The sentences for these faults, or undefined where there are none. */
export const passphraseWords = (lang: Lang, faults: readonly PassphraseFault[]): string | undefined => {
  if (faults.length === 0) return undefined;
  const { shortPassphrase, longPassphrase } = staffText(lang).enrol;
  const t = doorTexts(lang).weakPassphrase;
  const weaknesses = faults.filter((fault) => fault !== 'short' && fault !== 'long');
  return [
    ...(faults.includes('short') ? [shortPassphrase] : []),
    ...(faults.includes('long') ? [longPassphrase] : []),
    ...(weaknesses.length === 0 ? [] : [t.lead, ...weaknesses.map((weakness) => t[weakness]), t.advice]),
  ].join(' ');
};
