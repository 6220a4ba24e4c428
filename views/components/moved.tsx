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
};

export const MovedNotes = (props: { readonly lang: Lang; readonly moved: readonly MovedView[] | undefined }) => {
  const { lang } = props;
  const day = (date: PlainDate) => formatDate(lang, date);
  return (
    <>
      {(props.moved ?? []).map(({ on, by, from, to }) => (
        <p class="hint moved" data-from={from} data-to={to}>
          {calendarTexts(lang).moved(day(on), apart(by), day(from), day(to))}
        </p>
      ))}
    </>
  );
};

const moved = [
  { on: plainDate('2026-05-18'), by: 'Khalid', from: plainDate('2026-06-01'), to: plainDate('2026-05-26') },
] as const;

export const examples = [<MovedNotes lang="en" moved={moved} />, <MovedNotes lang="ar" moved={moved} />];
