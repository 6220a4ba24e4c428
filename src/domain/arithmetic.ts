// How a due day was counted, day by day: what was counted, what was skipped and why, days of one kind together. It follows from
// the due day's own arithmetic and reckons nothing anew.
import type { Due } from './deadlines.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** Why a day isn't counted. */
export type Uncounted = Due['skipped'][number]['why'];

/** Days in a row of which the same is to be said. */
export type Stretch = { readonly from: PlainDate; readonly to: PlainDate } & (
  | { readonly kind: 'counted'; readonly first: number; readonly last: number }
  | { readonly kind: 'skipped'; readonly why: Uncounted }
);

/** The day that calendar days or months end on, before it is moved off a free day. */
export const endOf = ({ unit, skipped, dueOn }: Due): PlainDate =>
  unit === 'working-days' ? dueOn : (skipped.find(({ why }) => why !== 'pause')?.on ?? dueOn);

type Day = { readonly on: PlainDate; readonly why: Uncounted | undefined };

const daysBehind = (from: PlainDate, { skipped, dueOn }: Due): readonly Day[] => {
  const reasons = new Map(skipped.map(({ on, why }) => [on, why]));
  const days: Day[] = [];
  for (let on = addDays(from, 1); on <= dueOn; on = addDays(on, 1)) days.push({ on, why: reasons.get(on) });
  return days;
};

/** The same stretch with a further day, or a new one. */
function withDay(stretches: readonly Stretch[], { on, why }: Day): readonly Stretch[] {
  const last = stretches.at(-1);
  const counted = stretches.findLast((one) => one.kind === 'counted');
  const next = (counted?.kind === 'counted' ? counted.last : 0) + 1;
  if (why === undefined) {
    return last?.kind === 'counted'
      ? [...stretches.slice(0, -1), { ...last, to: on, last: next }]
      : [...stretches, { kind: 'counted', from: on, to: on, first: next, last: next }];
  }
  return last?.kind === 'skipped' && last.why === why
    ? [...stretches.slice(0, -1), { ...last, to: on }]
    : [...stretches, { kind: 'skipped', from: on, to: on, why }];
}

/**
 * Every day from the one after day 0 to the due day, grouped. Of calendar days and months, which count every day, only the days by which a free
 * last day was moved.
 */
export const stretchesOf = (due: Due): readonly Stretch[] => {
  const days = due.unit === 'working-days' ? daysBehind(due.from, due) : due.skipped;
  return days.reduce(withDay, []);
};

/** The holidays and days of compensation that would have been working days: what is skipped beside weekends. */
export const holidaysIn = ({ skipped }: Due): readonly PlainDate[] =>
  skipped.filter(({ why }) => why !== 'weekend' && why !== 'pause').map(({ on }) => on);
