// Keeps what stands inside a sentence from being turned round: in Arabic text the number `1234-5678` would read `5678-1234`,
// and somebody's two names would change places.
import { type Child, el } from './dom.ts';

/** The sentence with each of `pieces` set apart. Empty ones are left alone. */
const apart = (
  sentence: string,
  pieces: readonly string[],
  attributes: Readonly<Record<string, string>>,
): readonly Child[] => {
  const [piece, ...others] = pieces.filter((text) => text !== '');
  if (piece === undefined) return [sentence];
  return sentence
    .split(piece)
    .flatMap((part, at) => [...(at === 0 ? [] : [el('bdi', attributes, piece)]), ...apart(part, others, attributes)]);
};

/** The sentence with each of `numbers` set apart, left to right and on one line. */
export const isolated = (sentence: string, numbers: readonly string[]): readonly Child[] =>
  apart(sentence, numbers, { dir: 'ltr', class: 'number' });

/** The sentence with somebody's name set apart in a direction of its own. */
export const nameApart = (sentence: string, name: string): readonly Child[] => apart(sentence, [name], {});
