// When two names look alike: nobody may seem to be somebody else, since case work, rosters and records show people by their names.
// A name is reduced to what a hurried reader tells apart; what no reader could tell apart comes out the same.
import { asciiDigits } from './characters.ts';
import { spellingsOf } from './romanised.ts';

/** Letters that stand for another one in some keyboard, language or font; hamza, madda and vowel signs go with the marks. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ۍ: 'ي', ێ: 'ي', ۑ: 'ي' },
  // Alef stands like a one.
  ...{ ا: 'i', ٱ: 'i', ٲ: 'i', ٳ: 'i', ٵ: 'i', ء: '', ٴ: '' },
  ...{ ک: 'ك', ڪ: 'ك', ګ: 'ك', ڭ: 'ك', ۄ: 'و', ۇ: 'و', ۆ: 'و', ۈ: 'و', ۋ: 'و' },
  ...{ ہ: 'ه', ھ: 'ه', ە: 'ه', ۀ: 'ه', ۂ: 'ه', ة: 'ه', ۃ: 'ه', ۿ: 'ه' },
  ...{ ں: 'ن', ٯ: 'ق', ڡ: 'ف', ٮ: 'ب' },
  ...{ ı: 'i', ł: 'i', l: 'i', '1': 'i', ŀ: 'i', o: 'o', ø: 'o', '0': 'o', đ: 'd', ħ: 'h', ŧ: 't', ĸ: 'k', ŋ: 'n' },
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'p', ð: 'd' },
  // The Arabic five stands like a single haa.
  '5': 'ه',
};

/** What a hurried reader sees of a name; two names with the same are taken for one. */
export const seenAs = (name: string): string =>
  // Tatweel and the signs that transliterate hamza and ayn part no two names.
  [...asciiDigits(name.normalize('NFKD')).toLowerCase().normalize('NFKD')]
    .filter(
      (character) =>
        /[\p{L}\p{N}|]/u.test(character) && !/[\u0640\u02BB-\u02BF\p{Default_Ignorable_Code_Point}]/u.test(character),
    )
    .map((character) => (character === '|' ? 'i' : (SAME[character] ?? character)))
    .join('')
    // What stands like one letter.
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

const LATIN = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u017F\\u1E00-\\u1E9B\\u1E9E\\u1EA0-\\u1EF9';
/** The letters of Arabic, and its yaa, kaf and haa as Persian and Urdu keyboards write them: `seenAs` folds these. */
const ARABIC = '\\u0621-\\u063A\\u0641-\\u064A\\u06A9\\u06BE\\u06C1\\u06CC';

/** What of a name is written in Arabic and what in Latin letters; signs and digits go with the letters before them. */
const halvesOf = (name: string): readonly string[] => {
  const halves = { arabic: '', latin: '' };
  let half: keyof typeof halves | undefined;
  let before = '';
  for (const character of name.normalize('NFKC')) {
    if (/\p{L}/u.test(character)) half = /\p{Script=Arabic}/u.test(character) ? 'arabic' : 'latin';
    if (half === undefined) before += character;
    else {
      halves[half] += before + character;
      before = '';
    }
  }
  return halves.arabic === '' || halves.latin === '' ? [] : [halves.arabic, halves.latin];
};

/** What parts a name: a sign between its scripts, brackets, commas, a dash between blanks. */
const PARTING = /[·/|(),،]|\s[-\u2010-\u2015]\s/u;

/** The parts of a name that signs part, in one order whatever theirs is. */
const inOneOrder = (name: string): string => name.split(PARTING).map(seenAs).sort().join('');

/** Words as they are seen, a title of several parted by blanks. */
const seenTitles = (titles: readonly string[]): ReadonlySet<string> =>
  new Set(titles.map((title) => title.split(' ').map(seenAs).join(' ')));

/** What is nobody's name and is written before a name, behind it or between: degrees, and forms of address that no family is called. */
const TITLES: readonly string[] = [
  ...['Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Doctor', 'Eng', 'Engr', 'Engineer', 'Prof', 'Professor', 'Adv'],
  ...['PhD', 'Ph D', 'DBA', 'MBA', 'M B A', 'MSc', 'M Sc', 'BSc', 'B Sc', 'LLM', 'LLB', 'CPA', 'CMA', 'CIA', 'CFE'],
  ...['د', 'أد', 'دكتور', 'دكتورة', 'الدكتور', 'الدكتورة', 'البروفيسور', 'دكتوراه', 'ماجستير', 'بكالوريوس'],
];

const TITLES_SEEN = seenTitles(TITLES);

/** What stands before a name and is none of it, a word or several; behind another name some of these are a family's. */
const FORMS_OF_ADDRESS = seenTitles([
  ...TITLES,
  ...['م', 'أ', 'المهندس', 'المهندسة', 'مهندس', 'مهندسة'],
  ...['الأستاذ', 'الأستاذة', 'أستاذ', 'أستاذة', 'السيد', 'السيدة', 'الشيخ', 'الشيخة', 'الأخ', 'الأخت', 'المحامي'],
  ...['المحامية', 'معالي', 'سعادة', 'فضيلة', 'سماحة', 'سمو', 'حضرة', 'اللواء', 'العميد', 'العقيد'],
  ...['الأمير', 'الأميرة', 'الحاج', 'الحاجة', 'المستشار', 'المستشارة', 'القاضي', 'صاحب السمو', 'صاحبة السمو'],
  ...['الآنسة', 'آنسة', 'المكرم', 'المكرمة', 'الفاضل', 'الفاضلة'],
  ...['صاحب السعادة', 'صاحبة السعادة', 'صاحب المعالي', 'صاحبة المعالي', 'صاحب الفضيلة', 'السمو الملكي', 'الملكي'],
  ...['Sheikh', 'Shaikh', 'Shaikha', 'Shaykh', 'Sheikha', 'Sir', 'Madam', 'Ustadh', 'Hon', 'Excellency', 'Prince'],
  ...['Princess', 'Haj', 'Hajj', 'Haji', 'Judge', 'His Excellency', 'Her Excellency', 'His Royal Highness'],
  ...['Her Royal Highness', 'His Highness', 'Her Highness'],
]);

/** The same by its letters: with points between them, or in capitals as one word; “He” is somebody’s name. */
const BY_LETTERS = /^\s*(?:H\. ?E\.?|HE|H\. ?R\. ?H\.?|HRH|H\. ?H\.?|HH)(?=\s)/u;

/** So many words a form of address has at most. */
const WORDS_OF_A_FORM = 3;

/** How many words at the beginning of these make one of the titles, the longest first. */
const titleAt = (words: readonly string[], titles: ReadonlySet<string>): number =>
  [...Array(WORDS_OF_A_FORM).keys()]
    .map((at) => WORDS_OF_A_FORM - at)
    .find((count) => count <= words.length && titles.has(words.slice(0, count).map(seenAs).join(' '))) ?? 0;

/** Words without the forms of address that they begin with. */
const withoutForms = (words: readonly string[]): readonly string[] => {
  const count = titleAt(words, FORMS_OF_ADDRESS);
  return count === 0 ? words : withoutForms(words.slice(count));
};

/** Words without the titles among them. */
const withoutTitles = (words: readonly string[]): readonly string[] => {
  const [first, ...others] = words;
  if (first === undefined) return [];
  const count = titleAt(words, TITLES_SEEN);
  return count === 0 ? [first, ...withoutTitles(others)] : withoutTitles(words.slice(count));
};

/** The words of a part, the letter of a form of address apart from the name that a dash hangs on it. */
const wordsOfPart = (part: string): readonly string[] =>
  part.split(/[\s.]+|(?<=^\s*[دمأ])[-\u2010-\u2015]/u).filter((word) => seenAs(word) !== '');

/** Whether a part is nothing but forms of address. */
const isAddress = (part: string): boolean => {
  const words = wordsOfPart(part);
  return words.length > 0 && withoutForms(words).length === 0;
};

/** A part of a name without the forms of address before it and the titles in it; of these alone nothing is taken away. */
const unaddressed = (part: string): string => {
  const written = part.replace(BY_LETTERS, '');
  const words = wordsOfPart(written);
  const left = withoutTitles(withoutForms(words));
  if (left.length === 0) return part;
  return left.length === words.length ? written : left.join(' ');
};

/** Whose son or daughter somebody is: the word is written or left out between the same two names. */
const FILIATIONS: ReadonlySet<string> = new Set(['بن', 'ابن', 'بنت', 'bin', 'ibn', 'bint'].map(seenAs));

const withoutFiliation = (part: string): string =>
  part
    .split(/\s+/u)
    .filter((word, at, words) => at === 0 || at === words.length - 1 || !FILIATIONS.has(seenAs(word)))
    .join(' ');

/** The parts of a name that is more than forms of address, without these, whether they stand before the name or in a part of their own. */
export const partsOf = (name: string): readonly string[] => {
  const parts = name.split(PARTING).filter((part) => seenAs(part) !== '');
  const named = parts.filter((part) => !isAddress(part));
  return (named.length === 0 ? parts : named).map(unaddressed);
};

/** A name without forms of address, in each of its parts and of its scripts, and without what stands between the names of father and child. */
const plainly = (name: string): string =>
  partsOf(name)
    .map((part) => withoutFiliation(part.trim()))
    .join(' · ');

/** Everything a name may be taken for: the whole, its parts in another order, its Arabic or its Latin half alone. */
const takenFor = (name: string): readonly string[] => {
  const halves = halvesOf(name);
  const written = [name, plainly(name)];
  const seen = [...written.flatMap((one) => [seenAs(one), inOneOrder(one)]), ...halves.map(seenAs)];
  return [...seen, ...halves.map((half) => seenAs(plainly(half)))].filter((one) => one !== '');
};

/** Whether two names look alike, in whole or in one of two scripts, whatever form of address stands before either. What has no letter and no digit looks like itself alone. */
export const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true;
  const others = takenFor(other);
  return takenFor(one).some((seen) => others.includes(seen));
};

/** The article of a family name, with whatever parts it from the name; an upright letter or digit may stand for its l. */
const ARTICLE_APART = /(?<!\p{L})([ae][li1]|ال|آل)[\s'’-]+(?=\p{L})/giu;
const ARTICLE = /^(?:[AaEe][lLI1]|ال|آل)/u;
/** As seen it is two letters in either script; what has fewer than so many beside it is no article. */
const ARTICLE_LETTERS = 2;
const NAME_LETTERS = 3;

type Word = { readonly seen: string; readonly hasArticle: boolean };

/** The words of a name, the article with the name that it belongs to. */
const wordsIn = (name: string): readonly Word[] =>
  name
    .normalize('NFKC')
    .replace(ARTICLE_APART, '$1')
    .split(/[^\p{L}\p{N}\p{M}'’ʼʾʿ-]+/u)
    .map((word) => ({ seen: seenAs(word), hasArticle: ARTICLE.test(word) }))
    .filter(({ seen }) => seen !== '')
    .map(({ seen, hasArticle }) => ({ seen, hasArticle: hasArticle && seen.length >= ARTICLE_LETTERS + NAME_LETTERS }));

/** A family name with an article goes first or last; what has none may be anybody's, and stays where it is. */
const familyMoved = (words: readonly Word[]): readonly Word[] => {
  const [first, last] = [words[0], words.at(-1)];
  if (last?.hasArticle === true) return [last, ...words.slice(0, -1)];
  return first?.hasArticle === true ? [...words.slice(1), first] : words;
};

/** Without the article of the last word. */
const articleDropped = (words: readonly Word[]): readonly Word[] => {
  const last = words.at(-1);
  return last?.hasArticle === true
    ? [...words.slice(0, -1), { seen: last.seen.slice(ARTICLE_LETTERS), hasArticle: false }]
    : words;
};

/** The other dresses of a name: its family name first or last, or without the article; not both. */
const dressesOf = (name: string): readonly string[] =>
  [name, ...halvesOf(name)]
    .flatMap((one) => [one, plainly(one)])
    .map(wordsIn)
    .flatMap((words) => [words, familyMoved(words), articleDropped(words)])
    .map((words) => words.map(({ seen }) => seen).join(''))
    .filter((one) => one !== '');

/** The spellings of a name's Latin half, or of a name that has no other. */
const spelledIn = (name: string): readonly string[] => {
  const latin = halvesOf(name)[1] ?? (/\p{Script=Arabic}/u.test(name) ? '' : name);
  return [latin, plainly(latin)].flatMap(spellingsOf);
};

/** All that a name is judged by, derived once however many others it is held against. */
type Looks = {
  readonly name: string;
  readonly taken: readonly string[];
  readonly dresses: readonly string[];
  readonly spellings: readonly string[];
};

const looksOf = (name: string): Looks => ({
  ...{ name, taken: takenFor(name) },
  ...{ dresses: dressesOf(name), spellings: spelledIn(name) },
});

const share = (some: readonly string[], others: readonly string[]): boolean => some.some((one) => others.includes(one));

const looksPass = (one: Looks, other: Looks): boolean =>
  one.name === other.name ||
  share(one.taken, other.taken) ||
  share(one.dresses, other.dresses) ||
  share(one.spellings, other.spellings);

/**
 * Whether a name could be taken for another's: it looks like it, is the same in another dress, or is another spelling in Latin letters. Two people can have such names
 * («محمد العلي», «محمد علي»): nobody is refused one that doesn't look alike, but whoever invites or signs is told (PROTOCOL B49).
 */
export const passesFor = (one: string, other: string): boolean => looksPass(looksOf(one), looksOf(other));

type Named = { readonly id: string; readonly name: string };

/** Tells of one after another those of these people, beside them, whose name could be taken for theirs. */
export const passingAmong = <P extends Named>(people: readonly P[]): ((one: Named) => readonly P[]) => {
  const all = people.map((person) => ({ person, looks: looksOf(person.name) }));
  return ({ id, name }) => {
    const own = all.find(({ looks }) => looks.name === name)?.looks ?? looksOf(name);
    return all.filter(({ person, looks }) => person.id !== id && looksPass(looks, own)).map(({ person }) => person);
  };
};

/** Those of these people, beside the one, whose name could be taken for theirs. */
export const passingFor = <P extends Named>(one: Named, people: readonly P[]): readonly P[] =>
  passingAmong(people)(one);

/**
 * What a name is written with: the letters of Arabic and their vowel signs, Latin letters with whatever marks, the digits of both
 * and few signs. Whatever else there is could pass for one of these, or for nothing.
 */
const KNOWN = new RegExp(
  `^[${ARABIC}\\u064B-\\u0652\\u0670${LATIN}\\u0300-\\u0331\\u02BC\\u02BE\\u02BF0-9\\u0660-\\u0669 \\-'\\u2018\\u2019.·(),،]+$`,
  'u',
);

/** Arabic and Latin within one word: an Arabic letter or digit in the place of a Latin one, or the other way round. */
const MIXED = new RegExp(
  `[${LATIN}]\\p{M}*[${ARABIC}\\u0660-\\u0669]|[${ARABIC}\\u0660-\\u0669]\\p{M}*[${LATIN}]`,
  'u',
);

/** A name without the slash that parts a form of address from it, as in «د/ سعد»; any other slash stays. */
const withoutSlashes = (name: string): string =>
  name
    .split(/([·(),،])/u)
    .map((part) => {
      const pieces = part.split('/');
      return pieces.slice(0, -1).every(isAddress) ? pieces.join(' ') : part;
    })
    .join('');

/** Whether a name is written in plain Arabic and Latin letters, digits and the few signs of names alone. */
export const isInKnownLetters = (name: string): boolean => {
  const composed = withoutSlashes(name.normalize('NFC'));
  return KNOWN.test(composed) && !MIXED.test(composed) && /[\p{L}\p{N}]/u.test(composed);
};
