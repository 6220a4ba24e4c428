// A moment in words, for what ends at an hour: the day in both calendars and the clock of Riyadh. Reporters are never told
// an hour, and none of theirs is kept.
import { riyadhDate } from '../domain/plain-date.ts';
import { digits, formatDate } from './dates.ts';
import type { Lang } from './locale.ts';

/** Riyadh is three hours ahead of UTC all year. */
const RIYADH_MS = 3 * 60 * 60 * 1000;
const NOON = 12;

/** The words of the clock: hours from 1 to 12 with their half of the day. */
const clock = (lang: Lang, now: Date): string => {
  const local = new Date(now.getTime() + RIYADH_MS);
  const [hours, minutes] = [local.getUTCHours(), local.getUTCMinutes()];
  const written = `${hours % NOON === 0 ? NOON : hours % NOON}:${String(minutes).padStart(2, '0')}`;
  if (lang === 'ar') return `${digits('ar', written)} ${hours < NOON ? 'صباحًا' : 'مساءً'}`;
  return `${written} ${hours < NOON ? 'am' : 'pm'}`;
};

/** "Wednesday, 25 November 2026 (15 Jumada II 1448 AH) at 11:00 am, Riyadh time". */
export const formatMoment = (lang: Lang, at: Date): string => {
  const day = formatDate(lang, riyadhDate(at));
  return lang === 'ar'
    ? `${day}، الساعة ${clock('ar', at)} بتوقيت الرياض`
    : `${day} at ${clock('en', at)}, Riyadh time`;
};
