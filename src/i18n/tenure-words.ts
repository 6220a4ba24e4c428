// What is said of how long somebody has held an office: by the numbers and days of the signed rosters, on the administrator's
// pages and on the page of the roster. No gender is assumed.
import type { OfficeHistory, RosterDay, Span } from '../domain/office-history.ts';
import { formatDate, formatShort, number } from './dates.ts';
import type { Lang } from './locale.ts';
import { officeName } from './staff-words.ts';

type Words = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly roster: (seq: string, date: string) => string;
  readonly since: (what: string, roster: string) => string;
  readonly between: (what: string, from: string, to: string) => string;
  readonly away: string;
  /** Beside an office in a list. */
  readonly shortSince: (seq: string, date: string) => string;
  readonly notYet: string;
  /** Of offices that the account no longer names. */
  readonly stillListed: (offices: string) => string;
  readonly past: string;
  /** Of the draft: which roster it would be, and when it takes effect. */
  readonly draft: (roster: string) => string;
};

const en: Words = {
  title: 'Offices by the signed rosters',
  lead: 'A roster carries the day on which it was drawn up. What it says takes effect with the second signature under it, on that day at the earliest.',
  none: 'No signed roster lists this account yet.',
  roster: (seq, date) => `roster ${seq} of ${date}`,
  since: (what, roster) => `${what}: since ${roster}`,
  between: (what, from, to) => `${what}: from ${from} to ${to}`,
  away: 'Away (suspended or left)',
  shortSince: (seq, date) => `Since roster ${seq}, ${date}`,
  notYet: 'On no signed roster yet',
  stillListed: (offices) => `Still on the roster in force: ${offices}`,
  past: 'Offices that have ended, and absences',
  draft: (roster) => `This is ${roster}. It takes effect with the second signature under it.`,
};

const ar: Words = {
  title: 'المناصب بحسب السجلات الموقّعة',
  lead: 'يحمل كل سجل تاريخ اليوم الذي أُعدّ فيه، ويسري ما فيه بالتوقيع الثاني عليه، ولا يسري قبل ذلك اليوم.',
  none: 'لا يرد هذا الحساب في أي سجل موقّع بعد.',
  roster: (seq, date) => `السجل رقم ${seq} المؤرخ ${date}`,
  since: (what, roster) => `${what}: منذ ${roster}`,
  between: (what, from, to) => `${what}: من ${from} إلى ${to}`,
  away: 'غياب (إيقاف أو مغادرة)',
  shortSince: (seq, date) => `منذ السجل رقم ${seq}، ${date}`,
  notYet: 'ليس في سجل موقّع بعد',
  stillListed: (offices) => `ما زال في السجل الساري: ${offices}`,
  past: 'مناصب انتهت وفترات غياب',
  draft: (roster) => `هذا ${roster}، ويسري بالتوقيع الثاني عليه.`,
};

export const tenureWords = (lang: Lang): Words => (lang === 'ar' ? ar : en);

/** A roster by its number and its day in both calendars. */
export const rosterNamed = (lang: Lang, { seq, on }: RosterDay): string =>
  tenureWords(lang).roster(number(lang, seq), formatDate(lang, on));

const told = (lang: Lang, what: string, { from, to }: Span): string => {
  const t = tenureWords(lang);
  const begun = rosterNamed(lang, from);
  return to === undefined ? t.since(what, begun) : t.between(what, begun, rosterNamed(lang, to));
};

/** The offices that somebody holds, a sentence each. */
export const heldWords = (lang: Lang, { held }: OfficeHistory): readonly string[] =>
  held.map((span) => told(lang, officeName(lang, span.office), span));

/** What is over, and absences, a sentence each, in the order in which they began. */
export const pastWords = (lang: Lang, { ended, away }: OfficeHistory): readonly string[] =>
  [
    ...ended.map((span) => ({ span, what: officeName(lang, span.office) })),
    ...away.map((span) => ({ span, what: tenureWords(lang).away })),
  ]
    .toSorted((a, b) => a.span.from.seq - b.span.from.seq)
    .map(({ span, what }) => told(lang, what, span));

/** Since when, short enough for a cell. */
export const shortSince = (lang: Lang, { seq, on }: RosterDay): string =>
  tenureWords(lang).shortSince(number(lang, seq), formatShort(lang, on));
