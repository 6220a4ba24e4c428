// The one order in which people are listed wherever they are: by office, as the policy orders offices, then by name as the
// reader's language sorts. An order tells nothing of who came first.
import { OFFICES, type Office } from '../policy/types.ts';
import type { Lang } from './locale.ts';

export type Listed = {
  readonly name: string;
  readonly offices: readonly Office[];
  readonly administrator?: boolean | undefined;
};

/** Those who have a part in cases, then administrators, then those whose seat gives them none, then whoever has none. */
const ORDER: readonly (Office | 'administrator')[] = [
  ...OFFICES.filter((office) => office !== 'board-member'),
  'administrator',
  'board-member',
];

const placeOf = ({ offices, administrator }: Listed): number => {
  const at = ORDER.findIndex((one) => (one === 'administrator' ? administrator === true : offices.includes(one)));
  return at < 0 ? ORDER.length : at;
};

/** Compares two people for sorting; whoever holds several offices stands at the first of them. */
export const byOffice = (lang: Lang): ((one: Listed, other: Listed) => number) => {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  return (one, other) => placeOf(one) - placeOf(other) || compare(one.name, other.name);
};
