// How a due day was counted, folded away behind it: whole sentences, then the days that were counted and skipped, each with why.
// The browser draws the same where it draws pages (browser/due-arithmetic.ts).

import { dueOn } from '../../src/domain/deadlines.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { type DueWords, dueWords } from '../../src/i18n/due-words.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { Details } from './details.tsx';

/** The arithmetic itself, where it needn't be opened. */
export const DueDays = (props: { readonly words: DueWords }) => {
  const { lead, stretches } = props.words;
  return (
    <>
      {lead.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {stretches.length === 0 ? null : (
        <ul class="due-days">
          {stretches.map(({ kind, days, words }) => (
            <li class={kind}>
              {days}: {words}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const DueArithmetic = ({ words }: { readonly words: DueWords }) => (
  <Details summary={words.summary}>
    <DueDays words={words} />
  </Details>
);

const eid = dueOn({ working_days: 10 }, plainDate('2026-03-15'), DEFAULT_CALENDAR);

export const examples = [
  <DueArithmetic words={dueWords('en', eid)} />,
  <DueArithmetic words={dueWords('ar', dueOn({ months: 3 }, plainDate('2026-11-30'), DEFAULT_CALENDAR))} />,
];
