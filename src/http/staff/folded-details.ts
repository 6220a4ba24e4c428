// What a row of the record says that stands for several acts of a day: the first of it and the last; of settings and time limits
// the first and the last of each, so that no field is lost between two savings.
import { type ChangedSetting, changedSettings } from '../admin/changed-settings.ts';

/** One of several that share a name: the first or the last of them; of one alone neither. */
type End<One> = { readonly one: One; readonly end?: 'first' | 'last' };

/** The first and the last of each that shares a name, in the order in which the names came. */
const endsOf = <One>(all: readonly One[], nameOf: (one: One) => string): readonly End<One>[] =>
  [...new Set(all.map(nameOf))].flatMap((name): readonly End<One>[] => {
    const [first, ...more] = all.filter((one) => nameOf(one) === name);
    const last = more.at(-1);
    if (first === undefined) return [];
    return last === undefined
      ? [{ one: first }]
      : [
          { one: first, end: 'first' },
          { one: last, end: 'last' },
        ];
  });

/** Every change of a field by savings of a day, in their order. */
export const everyChange = (details: readonly string[]): readonly ChangedSetting[] =>
  details.flatMap((detail) => changedSettings(detail));

/** The fields that savings of a day changed, each as it first was changed and as it last was. */
export const foldedChanges = (details: readonly string[]): readonly End<ChangedSetting>[] =>
  endsOf(everyChange(details), ([id]) => id);

/** The details of acts that lie between the first and the last, with these; none where a row shows them all. */
export const everyDetail = (details: readonly string[]): readonly string[] => {
  if (details.length < 2) return [];
  if (details[0]?.startsWith('clocks,') !== true) return details.length > 2 ? details : [];
  const shown = foldedDetail(details).detail?.split(',').length ?? 0;
  const limits = details.flatMap((detail) => detail.split(',').slice(1));
  return limits.length + 1 > shown ? details : [];
};

/** The detail that a row shows, and the first of them where it was another. */
export const foldedDetail = (
  details: readonly string[],
): { readonly detail?: string; readonly firstDetail?: string } => {
  const [first, last] = [details[0], details.at(-1)];
  if (first === undefined || last === undefined) return {};
  if (first.startsWith('clocks,')) {
    const limits = details.flatMap((detail) => detail.split(',').slice(1));
    const ends = endsOf(limits, (limit) => limit.split('=')[0] ?? '');
    return { detail: ['clocks', ...ends.map(({ one }) => one)].join(',') };
  }
  return details.length === 1 ? { detail: last } : { detail: last, firstDetail: first };
};
