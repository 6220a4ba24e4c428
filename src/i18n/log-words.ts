// What is said of the log: to a reporter whether the report still stands in it, on the public page which head is its newest,
// and to people whose browser sees it contradict itself. Both sides of the mailbox build from this.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';
import { logAr } from './log.ar.ts';
import { logEn } from './log.en.ts';

export const logTexts = (lang: Lang): typeof logEn => (lang === 'ar' ? logAr : logEn);

type Head = { readonly day: PlainDate; readonly head: string };

/** What these words need to know of a report's standing in the log. */
export type StandingInLog = { readonly line: string } & (
  | { readonly state: 'open'; readonly day: PlainDate }
  | { readonly state: 'stands'; readonly own: Head; readonly signers: number; readonly signed?: Head }
  | { readonly state: 'late'; readonly day: PlainDate; readonly isOpen: boolean }
  | { readonly state: 'contradicts' }
  | { readonly state: 'unchecked' }
);

/** A hash under what it is. */
export type HashWords = { readonly words: string; readonly hash: string };

/** The standing in sentences; `alarm` where the reader must do something. Hashes stand in a fold-out. */
export type LogWords = {
  readonly title: string;
  readonly alarm: boolean;
  readonly paragraphs: readonly string[];
  readonly show: string;
  readonly hashes: readonly HashWords[];
  readonly compare: string;
};

/** Who has worked it out: the reporter's own browser, or the server for a page without script. */
export type ProvenBy = 'browser' | 'server';

const paragraphsOf = (lang: Lang, standing: StandingInLog, by: ProvenBy): readonly string[] => {
  const t = logTexts(lang).proof;
  switch (standing.state) {
    case 'open':
      return [t.open(formatDate(lang, standing.day)), t.openNext];
    case 'stands': {
      const { own, signers, signed } = standing;
      const stands = `${t.stands(formatDate(lang, own.day))} ${by === 'browser' ? t.provenHere : t.provenThere}`;
      if (signed === undefined) return [stands, t.unsigned];
      return [stands, t.signed(signers, formatDate(lang, signed.day)), t.meaning];
    }
    case 'late': {
      const day = formatDate(lang, standing.day);
      return [standing.isOpen ? t.lateOpen(day) : t.late(day), t.lateWhy, t.lateDo];
    }
    case 'contradicts':
      return [t.contradicts, t.contradictsDo];
    case 'unchecked':
      return [t.unchecked];
  }
};

const hashesOf = (lang: Lang, standing: StandingInLog): readonly HashWords[] => {
  const t = logTexts(lang).proof;
  const line = { words: t.line, hash: standing.line };
  if (standing.state !== 'stands') return [line];
  const { own, signed } = standing;
  const heads = signed === undefined || signed.day === own.day ? [own] : [own, signed];
  return [line, ...heads.map(({ day, head }) => ({ words: t.head(formatDate(lang, day)), hash: head }))];
};

const compareWords = (lang: Lang, standing: StandingInLog): string => {
  const t = logTexts(lang).proof;
  if (standing.state !== 'stands') return t.compareOne;
  return standing.signed === undefined ? t.compare : t.compareBoth;
};

export const logWords = (lang: Lang, standing: StandingInLog, by: ProvenBy): LogWords => {
  const t = logTexts(lang).proof;
  const isLate = standing.state === 'late';
  const alarm = isLate || standing.state === 'contradicts';
  return {
    title: isLate ? t.lateTitle : alarm ? t.alarmTitle : t.title,
    alarm,
    paragraphs: paragraphsOf(lang, standing, by),
    show: standing.state === 'stands' ? t.show : t.showLine,
    hashes: hashesOf(lang, standing),
    compare: compareWords(lang, standing),
  };
};

/** What somebody's browser says loudly: what it means, what to do, and the hashes that tell it. */
export type HashAlarm = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly hashes: readonly HashWords[];
};

/** A case that is served without a line which this browser verified before. */
export const lostLineWords = (
  lang: Lang,
  { known, served }: { readonly known: string; readonly served: string },
): HashAlarm => {
  const t = logTexts(lang).lost;
  return {
    title: t.title,
    paragraphs: [t.gone, t.unsigned, t.whatToDo],
    hashes: [
      { words: t.known, hash: known },
      { words: t.served, hash: served },
    ],
  };
};

/** The same of several cases at once, whose pages show the hashes. */
export const lostLinesWords = (lang: Lang): Omit<HashAlarm, 'hashes'> => {
  const t = logTexts(lang).lost;
  return { title: t.titleMany, paragraphs: [t.goneMany, t.unsignedMany, t.whatToDo] };
};

/** A contradiction as a person reads it: what each side says of the day. */
export const contradictionWords = (
  lang: Lang,
  { day, known, served }: { readonly day: string; readonly known?: string; readonly served?: string },
): HashAlarm => {
  const t = logTexts(lang).alarm;
  const date = formatDate(lang, plainDate(day));
  return {
    title: t.title,
    paragraphs: [served === undefined ? t.gone(date) : t.differs(date), t.unsigned, t.whatToDo],
    hashes: [
      ...(known === undefined ? [] : [{ words: t.known, hash: known }]),
      ...(served === undefined ? [] : [{ words: t.served, hash: served }]),
    ],
  };
};
