// Keeps numbers that stand inside a sentence from being turned round: in Arabic text `1234-5678` would read `5678-1234`.
import { type Child, el } from './dom.ts';

/** The sentence with each of `numbers` set apart, left to right and on one line. Empty ones are left alone. */
export const isolated = (sentence: string, numbers: readonly string[]): readonly Child[] => {
  const [number, ...others] = numbers.filter((text) => text !== '');
  if (number === undefined) return [sentence];
  return sentence
    .split(number)
    .flatMap((part, at) => [
      ...(at === 0 ? [] : [el('bdi', { dir: 'ltr', class: 'number' }, number)]),
      ...isolated(part, others),
    ]);
};
