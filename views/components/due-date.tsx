// A date by which something is due: words first, then the date in both calendars.
import type { Child } from 'hono/jsx';
import { daysBetween, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { dueIn } from '../../src/i18n/due-in.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { StatusTag, type Tone } from './status-tag.tsx';

const tone = (days: number): Tone => (days < 0 ? 'danger' : days <= 2 ? 'warning' : 'neutral');

export const DueDate = (props: {
  readonly lang: Lang;
  readonly date: PlainDate;
  readonly today: PlainDate;
  readonly met?: boolean | undefined;
  /** The date as a narrow place shows it; else it stands in one line. */
  readonly day?: Child | undefined;
}) => {
  const days = daysBetween(props.today, props.date);
  const words = props.met === true ? shared(props.lang).due.met : dueIn(props.lang, props.date, props.today);
  return (
    <span class="due">
      <StatusTag tone={props.met === true ? 'success' : tone(days)}>{words}</StatusTag>{' '}
      {props.day ?? <time datetime={props.date}>{formatDate(props.lang, props.date)}</time>}
    </span>
  );
};

export const examples = [
  <DueDate lang="en" date={plainDate('2026-11-29')} today={plainDate('2026-11-19')} />,
  <DueDate lang="ar" date={plainDate('2026-11-16')} today={plainDate('2026-11-19')} />,
];
