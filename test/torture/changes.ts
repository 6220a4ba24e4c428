// Every way to spoil one thing of a JSON value, at every place in it: another text, another kind, left out, or added to.
import { NASTY_TEXTS, NASTY_VALUES } from './nasty.ts';

export type Changed = { readonly what: string; readonly body: unknown };

type Step = string | number;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of the value; of a list only the first, which stands for its like. */
const placesIn = (value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] => {
  if (Array.isArray(value)) return [path, ...(value.length === 0 ? [] : placesIn(value[0], [...path, 0]))];
  if (isObject(value)) return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))];
  return [path];
};

const LEFT_OUT = Symbol('left out');

const withAt = (value: unknown, [first, ...rest]: readonly Step[], next: unknown): unknown => {
  if (first === undefined) return next;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === first ? withAt(one, rest, next) : one));
  if (!isObject(value)) throw new Error('the path leads nowhere');
  const changed = withAt(value[first], rest, next);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (key !== first) return [[key, one]];
      return changed === LEFT_OUT ? [] : [[key, changed]];
    }),
  );
};

/** Each change at each place, where it is one, but those of `free`, where anything of its kind may stand or nothing at all. */
export const changesOf = (sample: unknown, free: readonly string[] = []): readonly Changed[] =>
  placesIn(sample)
    .flatMap((path) => {
      const place = path.join('.') || 'all of it';
      const changed = (what: string, next: unknown): Changed => ({
        what: `${place}: ${what}`,
        body: withAt(sample, path, next),
      });
      const isListed = typeof path.at(-1) === 'number';
      return [
        ...Object.entries(NASTY_TEXTS).map(([what, text]) => changed(what, text)),
        ...Object.entries(NASTY_VALUES)
          .filter(([what]) => !(free.includes(place) && what === 'true'))
          .map(([what, value]) => changed(what, value)),
        ...(path.length === 0 || isListed || free.includes(place) ? [] : [changed('left out', LEFT_OUT)]),
      ];
    })
    .filter(({ body }) => JSON.stringify(body) !== JSON.stringify(sample));
