// Keeps what stands inside a sentence from being turned round: in Arabic text the number `1234-5678` would read `5678-1234`,
// and somebody's two names would change places.
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

/** The sentence with somebody's name set apart in a direction of its own. */
export const nameApart = (sentence: string, name: string): readonly Child[] =>
  name === ''
    ? [sentence]
    : sentence.split(name).flatMap((part, at) => [...(at === 0 ? [] : [el('bdi', {}, name)]), part]);
