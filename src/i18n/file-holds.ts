// Why a form with files doesn't go, in words: what of them can't be sent, what its sender has to see to, and what is still coming.
import { apart } from './apart.ts';
import { comma, type Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

/** Why a file holds its form up: it can't be sent, has to be added again, failed, was paused by its sender, or is coming. */
export type Hold = 'barred' | 'anew' | 'stopped' | 'halted' | 'coming';

/** So many names are said; the list has them all. */
const MOST_NAMED = 3;
const named = (lang: Lang, names: readonly string[]): string => {
  const said = names.slice(0, MOST_NAMED).map(apart);
  return [...said, ...(names.length > MOST_NAMED ? ['…'] : [])].join(comma(lang));
};

/** What of the files holds a form up, each kind in a sentence in which `{names}` stands for theirs. */
type HoldWords = Readonly<Record<Hold, (count: number) => string>> & Readonly<Record<'first' | 'last', string>>;
const HOLDS: readonly Hold[] = ['barred', 'anew', 'stopped', 'halted', 'coming'];

const holdsEn: HoldWords = {
  first: 'Nothing was sent.',
  barred: (count) =>
    countEn(count, {
      one: 'One file cannot be sent ({names}); its entry in the list says why. Remove it.',
      other: '{n} files cannot be sent ({names}); their entries in the list say why. Remove them.',
    }),
  anew: (count) =>
    countEn(count, {
      one: 'One file has to be added again, or removed ({names}).',
      other: '{n} files have to be added again, or removed ({names}).',
    }),
  stopped: (count) =>
    countEn(count, {
      one: 'One file could not be sent on ({names}); try again, or remove it.',
      other: '{n} files could not be sent on ({names}); try again, or remove them.',
    }),
  halted: (count) =>
    countEn(count, {
      one: 'One file is paused ({names}); go on with it, or remove it.',
      other: '{n} files are paused ({names}); go on with them, or remove them.',
    }),
  coming: (count) =>
    countEn(count, {
      one: 'One file has not arrived yet ({names}); wait for it, or remove it.',
      other: '{n} files have not arrived yet ({names}); wait for them, or remove them.',
    }),
  last: 'What you typed stays.',
};

const holdsAr: HoldWords = {
  first: 'لم يُرسل شيء.',
  barred: (count) =>
    countAr(count, {
      zero: '',
      one: 'ملف واحد لا يمكن إرساله ({names})، وسبب ذلك مذكور عنده في القائمة. أزله.',
      two: 'ملفان لا يمكن إرسالهما ({names})، وسبب ذلك مذكور عند كل منهما في القائمة. أزلهما.',
      few: '{n} ملفات لا يمكن إرسالها ({names})، وسبب ذلك مذكور عند كل منها في القائمة. أزلها.',
      many: '{n} ملفًا لا يمكن إرسالها ({names})، وسبب ذلك مذكور عند كل منها في القائمة. أزلها.',
      other: '{n} ملف لا يمكن إرسالها ({names})، وسبب ذلك مذكور عند كل منها في القائمة. أزلها.',
    }),
  anew: (count) =>
    countAr(count, {
      zero: '',
      one: 'ملف واحد ينبغي أن يُضاف من جديد أو يُزال ({names}).',
      two: 'ملفان ينبغي أن يُضافا من جديد أو يُزالا ({names}).',
      few: '{n} ملفات ينبغي أن تُضاف من جديد أو تُزال ({names}).',
      many: '{n} ملفًا ينبغي أن تُضاف من جديد أو تُزال ({names}).',
      other: '{n} ملف ينبغي أن تُضاف من جديد أو تُزال ({names}).',
    }),
  stopped: (count) =>
    countAr(count, {
      zero: '',
      one: 'ملف واحد تعذّر استكمال إرساله ({names}). أعد المحاولة أو أزله.',
      two: 'ملفان تعذّر استكمال إرسالهما ({names}). أعد المحاولة أو أزلهما.',
      few: '{n} ملفات تعذّر استكمال إرسالها ({names}). أعد المحاولة أو أزلها.',
      many: '{n} ملفًا تعذّر استكمال إرسالها ({names}). أعد المحاولة أو أزلها.',
      other: '{n} ملف تعذّر استكمال إرسالها ({names}). أعد المحاولة أو أزلها.',
    }),
  halted: (count) =>
    countAr(count, {
      zero: '',
      one: 'ملف واحد متوقف مؤقتًا ({names}). استأنفه أو أزله.',
      two: 'ملفان متوقفان مؤقتًا ({names}). استأنفهما أو أزلهما.',
      few: '{n} ملفات متوقفة مؤقتًا ({names}). استأنفها أو أزلها.',
      many: '{n} ملفًا متوقفة مؤقتًا ({names}). استأنفها أو أزلها.',
      other: '{n} ملف متوقفة مؤقتًا ({names}). استأنفها أو أزلها.',
    }),
  coming: (count) =>
    countAr(count, {
      zero: '',
      one: 'ملف واحد لم يكتمل وصوله بعد ({names}). انتظره أو أزله.',
      two: 'ملفان لم يكتمل وصولهما بعد ({names}). انتظرهما أو أزلهما.',
      few: '{n} ملفات لم يكتمل وصولها بعد ({names}). انتظرها أو أزلها.',
      many: '{n} ملفًا لم يكتمل وصولها بعد ({names}). انتظرها أو أزلها.',
      other: '{n} ملف لم يكتمل وصولها بعد ({names}). انتظرها أو أزلها.',
    }),
  last: 'ما كتبته باقٍ.',
};

export const fileHolds = (lang: Lang): HoldWords => (lang === 'ar' ? holdsAr : holdsEn);

/** Why a form doesn't go: one sentence for each kind of hold that there is, with the names of the files. */
export const heldUp = (lang: Lang, names: Readonly<Record<Hold, readonly string[]>>): string => {
  const { first, last, ...words } = fileHolds(lang);
  const sentences = HOLDS.filter((hold) => names[hold].length > 0).map((hold) =>
    words[hold](names[hold].length).replace('{names}', () => named(lang, names[hold])),
  );
  return [first, ...sentences, last].join(' ');
};
