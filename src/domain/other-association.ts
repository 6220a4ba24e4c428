// Finds in a text the name of an association other than its own: policies are copied from one association to the next, and one
// printed text still named the one before. It points at words and decides nothing.

/** Vowel signs, tatweel and marks of direction: letters stay letters without them. */
const MARKS = /[\u064b-\u065f\u0670\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One spelling for what people write in many. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[آأإٱ]/g, 'ا')
    .replace(/ى|ئ/g, 'ي')
    .replace(/ؤ/g, 'و')
    .replace(/ة/g, 'ه');

type Word = { readonly text: string; readonly plain: string; readonly at: number; readonly end: number };

const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(/\p{L}[\p{L}\p{M}\u0640]*/gu)].map((match) => ({
    text: match[0],
    plain: plain(match[0]),
    at: match.index,
    end: match.index + match[0].length,
  }));

/** «جمعية» or «مؤسسة» without the article, and what is attached to its beginning. */
const ASSOCIATION = /^[وف]?[بلك]?(?:جمعيه|موسسه)$/u;
/** After it these tell a kind of association, or go on with the sentence: no name. */
const NO_NAME = new Set(
  [
    ...['أهلية', 'خيرية', 'تعاونية', 'عمومية', 'غير', 'أخرى', 'مسجلة', 'مرخصة', 'ذات', 'أو', 'و', 'من', 'في', 'عن'],
    ...['على', 'إلى', 'التي', 'هي', 'لا', 'لم', 'قد', 'كل', 'أي', 'تعمل', 'تعنى', 'واحدة', 'معينة'],
    ...['مالية', 'حكومية', 'تعليمية', 'خاصة', 'عامة', 'وطنية'],
  ].map(plain),
);
/** As many words as are shown and compared, «جمعية» with them. */
const NAME_WORDS = 6;
/** So many of the tenant's own words behind «جمعية» make it the tenant. */
const OWN_WORDS = 2;

/** Left over in a printed text (004), without «جمعية» before it or with a letter of it misread. */
const LEFTOVERS = ['زائد لحفظ النعمة', 'أحد المسارحة'] as const;

/** The words from `first` on that nothing but spaces parts. */
const together = (text: string, words: readonly Word[], first: number): readonly Word[] => {
  const found: Word[] = [];
  for (const word of words.slice(first, first + NAME_WORDS)) {
    const before = found.at(-1);
    if (before !== undefined && text.slice(before.end, word.at).trim() !== '') break;
    found.push(word);
  }
  return found;
};

const ownWords = (name: string): readonly string[] =>
  wordsOf(name)
    .map((word) => word.plain)
    .filter((word) => !ASSOCIATION.test(word));

const isOwn = (own: readonly string[], named: readonly Word[]): boolean => {
  const compared = own.slice(0, OWN_WORDS);
  return compared.length > 0 && compared.every((word, at) => named[at]?.plain === word);
};

const inArabic = (text: string, name: string): readonly string[] => {
  const words = wordsOf(text);
  const own = ownWords(name);
  return words.flatMap((word, at) => {
    if (!ASSOCIATION.test(word.plain)) return [];
    const [, ...named] = together(text, words, at);
    const [first] = named;
    const last = named.at(-1);
    if (first === undefined || last === undefined || isOwn(own, named)) return [];
    if (NO_NAME.has(first.plain) || ASSOCIATION.test(first.plain)) return [];
    return [text.slice(word.at, last.end)];
  });
};

const leftovers = (text: string, name: string): readonly string[] =>
  LEFTOVERS.filter((words) => plain(text).includes(plain(words)) && !plain(name).includes(plain(words)));

const ENGLISH =
  /((?:\p{Lu}[\p{L}'’-]*\s+){0,4})(?:Association|Society|Charity|Foundation)((?:\s+(?:for|of)(?:\s+(?:the|and|of|in|for|\p{Lu}[\p{L}'’-]*))+)?)/gu;
const NO_NAME_ENGLISH = /^(?:the|this|our|any|each|every|another|its|no|your)?\s*$/i;

const inEnglish = (text: string, name: string): readonly string[] => {
  const own = name.trim().toLowerCase();
  return [...text.matchAll(ENGLISH)].flatMap(([whole, before = '', after = '']) => {
    const said = whole.replace(/^(?:The|This|Our|Any|Each|Every)\s+/u, '').toLowerCase();
    const isNamed = after !== '' || !NO_NAME_ENGLISH.test(before);
    const isOwnName = own !== '' && (own.includes(said) || said.includes(own));
    return isNamed && !isOwnName ? [whole.trim()] : [];
  });
};

/** The words of a text that name an association other than the one whose name is given; each once, in their order. */
export const otherAssociations = (
  text: string,
  name: { readonly ar: string; readonly en: string },
): readonly string[] => {
  const found = [...inArabic(text, name.ar), ...inEnglish(text, name.en)];
  const rest = leftovers(text, name.ar).filter((words) => !found.some((one) => plain(one).includes(plain(words))));
  return [...new Set([...found, ...rest])];
};
