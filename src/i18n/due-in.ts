// How far off a due day is, in words: in so many days, today, or so many days overdue.
import { daysBetween, type PlainDate } from '../domain/plain-date.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

export const dueIn = (lang: Lang, date: PlainDate, today: PlainDate): string => {
  const t = shared(lang).due;
  const days = daysBetween(today, date);
  if (days < 0) return t.overdue(-days);
  return days === 0 ? t.today : t.in(days);
};
