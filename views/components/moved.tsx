// That a correction of the calendar moved a due day: on which day, by whom, from when to when; in a narrow place from when to when first.
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { apart } from '../../src/i18n/apart.ts';
import { calendarTexts } from '../../src/i18n/calendar.ts';
import { formatDate, formatIn } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { NamesApart } from './isolated.tsx';

export type MovedView = {
  readonly on: PlainDate;
  readonly by: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** How many changes in a row brought it there; `on` and `by` are of the last. */
  readonly times: number;
};

type Props = { readonly lang: Lang; readonly moved: readonly MovedView[] | undefined };

const Sentence = ({ lang, on, by, from, to, times }: MovedView & Pick<Props, 'lang'>) => {
  const t = calendarTexts(lang);
  const day = (date: PlainDate) => formatDate(lang, date);
  return <NamesApart text={(times > 1 ? t.movedTimes : t.moved)(day(on), apart(by), day(from), day(to))} />;
};

export const MovedNotes = ({ lang, moved = [] }: Props) => (
  <>
    {moved.map((one) => (
      <p class="hint moved" data-from={one.from} data-to={one.to}>
        <Sentence lang={lang} {...one} />
      </p>
    ))}
  </>
);

/** The same in a narrow column: both days in the language's usual calendar, and the whole sentence folded away. */
export const MovedBriefly = ({ lang, moved = [] }: Props) => {
  const t = calendarTexts(lang);
  const day = (date: PlainDate) =>
    formatIn(lang, lang === 'ar' ? 'hijri' : 'gregorian', date) ?? formatDate(lang, date);
  return (
    <>
      {moved.map((one) => (
        <details class="hint moved" data-from={one.from} data-to={one.to}>
          <summary>{t.movedBriefly(day(one.from), day(one.to))}</summary>
          <p>
            <Sentence lang={lang} {...one} />
          </p>
        </details>
      ))}
    </>
  );
};

const one = { on: plainDate('2026-05-18'), by: 'Khalid', from: plainDate('2026-06-01'), to: plainDate('2026-05-26') };
const moved = [
  { ...one, times: 1 },
  { ...one, times: 3 },
];

export const examples = (['en', 'ar'] as const).flatMap((lang) => [
  <MovedNotes lang={lang} moved={moved} />,
  <MovedBriefly lang={lang} moved={moved} />,
]);
