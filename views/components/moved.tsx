// That a correction of the calendar moved a due day: on which day, by whom, from when to when.

import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { apart } from '../../src/i18n/apart.ts';
import { calendarTexts } from '../../src/i18n/calendar.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';

export type MovedView = {
  readonly on: PlainDate;
  readonly by: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How many changes in a row brought it there; `on` and `by` are of the last. */
  readonly times: number;
};

export const MovedNotes = (props: { readonly lang: Lang; readonly moved: readonly MovedView[] | undefined }) => {
  const { lang } = props;
  const t = calendarTexts(lang);
  const day = (date: PlainDate) => formatDate(lang, date);
  return (
    <>
      {(props.moved ?? []).map(({ on, by, from, to, times }) => (
        <p class="hint moved" data-from={from} data-to={to}>
          {(times > 1 ? t.movedTimes : t.moved)(day(on), apart(by), day(from), day(to))}
        </p>
      ))}
    </>
  );
};

const one = { on: plainDate('2026-05-18'), by: 'Khalid', from: plainDate('2026-06-01'), to: plainDate('2026-05-26') };
const moved = [
  { ...one, times: 1 },
  { ...one, times: 3 },
];

export const examples = [<MovedNotes lang="en" moved={moved} />, <MovedNotes lang="ar" moved={moved} />];
