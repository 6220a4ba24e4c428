// Finds office titles in what a reporter wrote, so that a title that wasn't ticked is asked about. Runs in the browser
// alone; it settles nothing, since only the reporter's ticks do.
import { CONCERN_OFFICES } from '../policy/types.ts';

type ConcernOffice = (typeof CONCERN_OFFICES)[number];

/** Titles as people write them; articles, clitics, case, hamza and feminine endings don't matter. */
const TITLES: Readonly<Record<ConcernOffice, readonly string[]>> = {
  'internal-auditor': [
    'مراجع داخلي',
    'مدقق داخلي',
    'مراجعة داخلية',
    'تدقيق داخلي',
    'مدير مراجعة داخلية',
    'internal auditor',
    'internal audit',
    'auditor',
  ],
  'board-chair': [
    'رئيس مجلس إدارة',
    'رئيس مجلس',
    'رئيس جمعية',
    'board chair',
    'board chairman',
    'chair of the board',
    'chairman',
    'chairwoman',
    'chairperson',
    'board president',
    'president of the board',
  ],
  'deputy-chair': [
    'نائب رئيس مجلس إدارة',
    'نائب رئيس مجلس',
    'نائب رئيس جمعية',
    'نائب رئيس',
    'deputy chair',
    'deputy chairman',
    'deputy chair of the board',
    'deputy chairman of the board',
    'vice chair',
    'vice chairman',
    'vice chairman of the board',
    'vice president of the board',
  ],
  'audit-committee-chair': [
    'رئيس لجنة مراجعة',
    'رئيس لجنة تدقيق',
    'رئيس لجنة مراجعة داخلية',
    'لجنة مراجعة',
    'audit committee chair',
    'audit committee chairman',
    'chair of the audit committee',
    'chairman of the audit committee',
    'head of the audit committee',
    'audit committee',
  ],
  'executive-director': [
    'مدير تنفيذي',
    'مسؤول تنفيذي',
    'رئيس تنفيذي',
    'مدير عام',
    'أمين عام',
    'مدير جمعية',
    'executive director',
    'chief executive',
    'chief executive officer',
    'executive officer',
    'ceo',
    'general manager',
    'managing director',
    'secretary general',
  ],
  'violations-committee': [
    'لجنة مخالفات',
    'عضو لجنة مخالفات',
    'لجنة نظر في مخالفات',
    'violations committee',
    'committee of violations',
  ],
};

/** Vowel signs, dagger alef, tatweel, zero-width and direction marks: letters stay letters without them. */
const MARKS = /[\u064b-\u065f\u0670\u0640\u200b-\u200f\u2066-\u2069]/gu;

/** One spelling for what people write in many: no marks, no tatweel, one alef, no hamza, haa for taa marbuta. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ؤئء]/g, '');

const words = (text: string): readonly string[] => normalise(text).match(/\p{L}+/gu) ?? [];

/** Forms of a word without what Arabic attaches to it: conjunctions, prepositions, the article, «نا», a feminine ending. */
function stems(word: string): ReadonlySet<string> {
  const bare = new Set([word]);
  for (const form of [...bare]) if (/^[وف]\p{L}{3,}/u.test(form)) bare.add(form.slice(1));
  for (const form of [...bare]) if (/^[بك]ال/u.test(form)) bare.add(form.slice(1));
  for (const form of [...bare]) if (/^(ال|لل)\p{L}{2,}/u.test(form)) bare.add(form.slice(2));
  for (const form of [...bare]) if (/^[بلك]\p{L}{3,}/u.test(form)) bare.add(form.slice(1));
  for (const form of [...bare]) if (/\p{L}{3,}نا$/u.test(form)) bare.add(form.slice(0, -2));
  for (const form of [...bare]) if (/\p{L}{2,}ه$/u.test(form)) bare.add(form.slice(0, -1));
  return bare;
}

const withoutEnding = (word: string): string => (/\p{L}{2,}ه$/u.test(word) ? word.slice(0, -1) : word);

type Title = { readonly office: ConcernOffice; readonly words: readonly string[] };

/** The longest first: «نائب رئيس مجلس الإدارة» is the deputy alone, though the chair's title stands inside it. */
const SEARCHED: readonly Title[] = CONCERN_OFFICES.flatMap((office) =>
  TITLES[office].map((title) => ({ office, words: words(title).map(withoutEnding) })),
).toSorted((a, b) => b.words.length - a.words.length);

/** The offices whose titles stand in a text, in the order in which the reporter is asked about them. */
export function officesNamedIn(text: string): readonly ConcernOffice[] {
  const forms = words(text).map(stems);
  const taken = new Set<number>();
  const found = new Set<ConcernOffice>();
  for (const { office, words: title } of SEARCHED) {
    for (let at = 0; at + title.length <= forms.length; at++) {
      const places = title.map((_, offset) => at + offset);
      const fits = title.every((word, offset) => !taken.has(at + offset) && forms[at + offset]?.has(word));
      if (!fits) continue;
      found.add(office);
      for (const place of places) taken.add(place);
    }
  }
  return CONCERN_OFFICES.filter((office) => found.has(office));
}
