// Finds office titles in what a reporter wrote, so that a title that wasn't ticked is asked about. Runs in the browser
// alone; it settles nothing, since only the reporter's ticks do.
import { CONCERN_OFFICES } from '../policy/types.ts';
import { BARE_TITLES, type BareTitle, type ConcernOffice, OTHER_HOUSES, TITLES } from './concern-titles.ts';

/** Vowel signs, dagger alef, tatweel, zero-width and direction marks: letters stay letters without them. */
const MARKS = /[\u064b-\u065f\u0670\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One spelling for what people write in many: no marks, no tatweel, one alef, no hamza, haa for taa marbuta. */
const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[ؤئء]/g, '')
    .replace(/['’]s(?!\p{L})/gu, '');

const words = (text: string): readonly string[] => normalise(text).match(/\p{L}+/gu) ?? [];

/** What Arabic attaches to the end of a word: "our", "their", "your", "her"; «ه» may be the feminine ending. */
const SUFFIX = /(?:نا|هم|ها|كم|هن)$/u;

const withoutEnding = (word: string): string => (/\p{L}{2,}ه$/u.test(word) ? word.slice(0, -1) : word);

/**
 * No word of a title with all that can be attached to it has as many letters. The patterns below take the square of a word's
 * length, and a form may come with one word of a hundred thousand letters.
 */
const LONGEST = 64;

/** Forms of a word without what is attached to it: conjunctions, prepositions, the article, owners, endings. */
function stems(word: string): ReadonlySet<string> {
  const bare = new Set([word]);
  if (word.length > LONGEST) return bare;
  const add = (pattern: RegExp, short: (form: string) => string) => {
    for (const form of [...bare]) if (pattern.test(form)) bare.add(short(form));
  };
  add(/^[وف]\p{L}{3,}/u, (form) => form.slice(1));
  add(/^[بك]ال/u, (form) => form.slice(1));
  add(/^(ال|لل)\p{L}{2,}/u, (form) => form.slice(2));
  add(/^[بلك]\p{L}{3,}/u, (form) => form.slice(1));
  add(/\p{L}{3,}(?:نا|هم|ها|كم|هن)$/u, (form) => form.slice(0, -2));
  // «إدارتها»: the taa marbuta is written open before what is attached to it.
  add(/\p{L}{3,}ت$/u, (form) => form.slice(0, -1));
  add(/\p{Script=Arabic}{3,}(?:ون|ين|ات)$/u, (form) => form.slice(0, -2));
  add(/\p{Script=Arabic}{4,}[وي]$/u, (form) => form.slice(0, -1));
  add(/\p{L}{2,}ه$/u, (form) => form.slice(0, -1));
  add(/^[a-z]{3,}s$/, (form) => form.slice(0, -1));
  return bare;
}

const isDefinite = (word: string): boolean => /^[وف]?(?:[بك]?ال|لل)\p{L}{3,}/u.test(word) || SUFFIX.test(word);

/** «المدير والمراجع» are two people, not the head of an audit: inside a title no «و» begins a word. */
const isJoined = (word: string, title: string): boolean => /^و/u.test(word) && !/^و/u.test(title);

type Text = { readonly words: readonly string[]; readonly forms: readonly ReadonlySet<string>[] };
type Title = { readonly office: ConcernOffice; readonly words: readonly string[] };

/** The longest first: «نائب رئيس مجلس الإدارة» is the deputy alone, though the chair's title stands inside it. */
const SEARCHED: readonly Title[] = CONCERN_OFFICES.flatMap((office) =>
  TITLES[office].map((title) => ({ office, words: words(title).map(withoutEnding) })),
).toSorted((a, b) => b.words.length - a.words.length);

const normalised = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.flatMap((word) => words(word).map(withoutEnding)));

type Searched = Omit<BareTitle, 'notAfter' | 'notBefore' | 'notNear'> &
  Readonly<Record<'notAfter' | 'notBefore' | 'notNear', ReadonlySet<string>>>;

const BARE: readonly Searched[] = BARE_TITLES.map((title) => ({
  ...title,
  word: normalise(title.word),
  notAfter: normalised(title.notAfter),
  notBefore: normalised(title.notBefore),
  notNear: normalised(title.notNear),
}));

/** Words between a title and its "of": "the director of our association". */
const SMALL = new Set(['the', 'our', 'this', 'your', 'my', 'their', 'a']);
/** How far a word that says otherwise may stand from a title. */
const NEAR = 4;

const isOneOf = (forms: ReadonlySet<string> | undefined, list: ReadonlySet<string>): boolean =>
  forms !== undefined && [...forms].some((form) => list.has(form));

const OTHERS: ReadonlySet<string> = new Set(OTHER_HOUSES);

/** Whether "of …" after a title leads to somebody else's house. */
const isOfOthers = ({ words: all, forms }: Text, at: number): boolean => {
  if (all[at + 1] !== 'of') return false;
  let next = at + 2;
  while (SMALL.has(all[next] ?? '')) next += 1;
  return isOneOf(forms[next], OTHERS);
};

const meansOffice = (text: Text, at: number, title: Searched): boolean => {
  const { forms, words: all } = text;
  if (forms[at]?.has(title.word) !== true) return false;
  if (title.isDefinite && !isDefinite(all[at] ?? '')) return false;
  // "Directors" are the board; the director is one.
  if (title.word === 'director' && all[at] === 'directors') return false;
  if (isOneOf(forms[at - 1], title.notAfter) || isOneOf(forms[at + 1], title.notBefore)) return false;
  const near = forms.slice(Math.max(0, at - NEAR), at + NEAR + 1);
  return !near.some((one) => isOneOf(one, title.notNear)) && !isOfOthers(text, at);
};

/** The offices whose titles stand in a text, in the order in which the reporter is asked about them. */
export function officesNamedIn(text: string): readonly ConcernOffice[] {
  const all = words(text);
  const read: Text = { words: all, forms: all.map(stems) };
  const taken = new Set<number>();
  const found = new Set<ConcernOffice>();
  const small = (at: number): boolean => SMALL.has(all[at] ?? '');
  const placesOf = (title: readonly string[], from: number): readonly number[] | undefined => {
    const places: number[] = [];
    let at = from;
    for (const word of title) {
      while (places.length > 0 && small(at)) at += 1;
      if (taken.has(at) || read.forms[at]?.has(word) !== true) return undefined;
      if (places.length > 0 && isJoined(all[at] ?? '', word)) return undefined;
      places.push(at);
      at += 1;
    }
    return places;
  };
  for (const { office, words: title } of SEARCHED) {
    for (let at = 0; at < all.length; at++) {
      const places = placesOf(title, at);
      if (places === undefined) continue;
      found.add(office);
      for (const place of places) taken.add(place);
    }
  }
  for (const title of BARE) {
    for (let at = 0; at < all.length; at++) {
      if (!taken.has(at) && meansOffice(read, at, title)) found.add(title.office);
    }
  }
  return CONCERN_OFFICES.filter((office) => found.has(office));
}
