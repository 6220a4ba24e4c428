// The titles of offices as somebody would write them into a name. Offices stand beside every name that the portal shows; a name that
// says one itself would pass for whoever holds it. A short list of how they are commonly written, not every way there is.
import { OFFICES, type Office } from '../policy/types.ts';
import { partsOf, seenAs } from './alike.ts';

/**
 * Whatever a title can be of, beside a person. `nobody`: organs, the portal itself, its support and whoever keeps minutes, which no account
 * stands for.
 */
export type Titled = Office | 'administrator' | 'nobody';

const BODIES = ['association', 'organisation', 'organization', 'foundation', 'board'] as const;
/** Whose word before a title may be somebody's name (“Charity Head”). */
const NAMESAKES = ['charity', 'society'] as const;

/** A title as the one of the whole association. */
const ofTheBody = (...titles: readonly string[]): readonly string[] =>
  titles.flatMap((title) => [
    ...[...BODIES, ...NAMESAKES].map((body) => `${title} of the ${body}`),
    ...BODIES.map((body) => `${body} ${title}`),
  ]);

const TITLES: Readonly<Record<Exclude<Titled, 'nobody'>, readonly string[]>> = {
  administrator: [
    ...['Administrator', 'System admin', 'Platform admin', 'Portal admin', 'مشرف النظام', 'مشرفة النظام'],
    ...['مدير النظام', 'مديرة النظام', 'مسؤول النظام', 'مسؤولة النظام', 'مدير المنصة', 'مديرة المنصة', 'مشرف المنصة'],
    ...[
      'مشرفة المنصة',
      'مسؤول المنصة',
      'مسؤولة المنصة',
      'مدير البوابة',
      'مديرة البوابة',
      'مشرف البوابة',
      'مشرفة البوابة',
    ],
  ],
  'internal-auditor': [
    'Internal auditor',
    'Internal audit',
    'المراجع الداخلي',
    'المراجعة الداخلية',
    'مراجع داخلي',
    'مراجعة داخلية',
    ...['Head of audit', 'Chief auditor', 'مراجع الجمعية', 'مراجعة الجمعية', 'مدقق الجمعية', 'مدققة الجمعية'],
    ...['المدقق الداخلي', 'المدققة الداخلية', 'مدقق داخلي', 'مدققة داخلية', 'التدقيق الداخلي', 'تدقيق داخلي'],
  ],
  'board-chair': [
    ...['Board chair', 'Chair of the board', 'Chairman', 'Chairwoman', 'Chairperson'],
    ...ofTheBody('Chair', 'President', 'Head'),
    ...['رئيس مجلس الإدارة', 'رئيسة مجلس الإدارة', 'رئيس المجلس', 'رئيسة المجلس', 'رئيس الجمعية', 'رئيسة الجمعية'],
    ...['رئيس مجلس إدارة', 'رئيسة مجلس إدارة'],
  ],
  'deputy-chair': [
    ...['Deputy chair', 'Vice chair', 'Deputy board chair', 'Deputy chair of the board', 'Vice chair of the board'],
    ...[
      'Deputy chairman',
      'Deputy chairwoman',
      'Deputy chairperson',
      'Vice chairman',
      'Vice chairwoman',
      'Vice chairperson',
    ],
    ...['Vice president', 'نائب رئيس الجمعية', 'نائبة رئيس الجمعية'],
    ...ofTheBody('Deputy chair', 'Vice chair'),
    ...['نائب رئيس مجلس الإدارة', 'نائبة رئيس مجلس الإدارة', 'نائب رئيس المجلس', 'نائبة رئيس المجلس', 'نائب الرئيس'],
    ...['نائبة الرئيس', 'نائب رئيس مجلس إدارة', 'نائبة رئيس مجلس إدارة'],
  ],
  'audit-committee-chair': [
    ...[
      'Audit committee chair',
      'Chair of the audit committee',
      'Chairman of the audit committee',
      'Head of the audit committee',
      'Audit committee',
      'Audit chair',
      // No other committee's chair is an office.
      'Committee chair',
      'رئيس اللجنة',
      'رئيسة اللجنة',
      'لجنة التدقيق',
      'لجنة المراجعة',
      'رئيس لجنة التدقيق',
      'رئيسة لجنة التدقيق',
      'رئيس لجنة المراجعة',
      'رئيسة لجنة المراجعة',
    ],
  ],
  'executive-director': [
    ...['Executive director', 'Chief executive', 'المسؤول التنفيذي', 'المسؤولة التنفيذية', 'المدير التنفيذي'],
    ...['المديرة التنفيذية', 'الرئيس التنفيذي', 'الرئيسة التنفيذية', 'المدير العام', 'المديرة العامة', 'مدير عام'],
    ...['مديرة عامة', 'مدير تنفيذي', 'مديرة تنفيذية', 'رئيس تنفيذي', 'رئيسة تنفيذية', 'مسؤول تنفيذي', 'مسؤولة تنفيذية'],
    ...['Exec director', 'مدير الجمعية', 'مديرة الجمعية', 'General manager', 'Managing director', 'Director general'],
    ...ofTheBody('Director', 'Manager'),
  ],
  'violations-committee': [
    ...['Violations committee', 'لجنة المخالفات'],
    ...['Member of the violations committee', 'عضو لجنة المخالفات', 'عضوة لجنة المخالفات'],
  ],
  'board-member': [
    ...['Board member', 'Member of the board', 'عضو مجلس الإدارة', 'عضوة مجلس الإدارة', 'عضو المجلس', 'عضوة المجلس'],
    ...['عضو مجلس إدارة', 'عضوة مجلس إدارة'],
  ],
  'alternate-auditor': ['Alternate auditor', 'المراجع الداخلي البديل', 'المراجعة الداخلية البديلة'],
  'ad-hoc-panel': ['Ad-hoc panel', 'اللجنة الخاصة'],
  'external-investigator': [
    'External investigator',
    'المحقق الخارجي',
    'المحققة الخارجية',
    'محقق خارجي',
    'محققة خارجية',
  ],
};

/**
 * Single words that say an office wherever they stand as one. Within another word they are chance (“Audi Torres”), so that they aren't
 * looked for among the letters of all words together.
 */
const WORDS: Readonly<Partial<Record<Titled, readonly string[]>>> = {
  'internal-auditor': ['Auditor', 'المراجع', 'المراجعة', 'المدقق', 'المدققة', 'مدقق', 'مدققة'],
  'executive-director': ['CEO', 'C E O', 'Acting director', 'Interim director', 'Acting manager'],
  'board-chair': [
    ...[
      'Acting chair',
      'Acting chairman',
      'Acting chairwoman',
      'Acting president',
      'Interim chair',
      'Interim president',
    ],
    ...['القائم بأعمال رئيس', 'القائم بأعمال الرئيس', 'القائمة بأعمال الرئيس', 'الرئيس المكلف', 'الرئيسة المكلفة'],
  ],
  nobody: [
    ...['Board of directors', 'Board of trustees', 'General assembly', 'مجلس الأمناء', 'الجمعية العمومية'],
    ...['Board secretary', 'Secretary general', 'General secretary', 'Secretary of the board'],
    ...['أمين السر', 'أمينة السر', 'أمين سر', 'أمينة سر', 'الأمين العام', 'الأمينة العامة', 'سكرتير المجلس'],
    ...['Support team', 'Technical support', 'IT support', 'Customer support', 'Help desk', 'Helpdesk', 'Support desk'],
    ...['الدعم الفني', 'الدعم التقني', 'فريق الدعم', 'خدمة العملاء', 'فريق المنصة', 'إدارة المنصة', 'إدارة النظام'],
    ...['Amanah team', 'Amanah support', 'Team Amanah', 'Amanah portal', 'فريق أمانة', 'منصة أمانة', 'دعم أمانة'],
    ...['بوابة البلاغات', 'منصة البلاغات', 'Whistleblowing portal'],
  ],
};

/** Words that are part of many names, and say an office where they are all that is written, or all between signs that part. */
const ALONE: Readonly<Partial<Record<Titled, readonly string[]>>> = {
  administrator: ['Admin', 'The admin', 'المشرف', 'المشرفة'],
  'board-chair': ['Chair', 'The chair', 'President', 'The president', 'رئيس', 'رئيسة', 'الرئيس', 'الرئيسة'],
  'deputy-chair': ['Deputy', 'The deputy', 'النائب', 'النائبة'],
  'executive-director': ['Director', 'The director', 'Manager', 'The manager', 'المدير', 'المديرة'],
  'external-investigator': ['Investigator', 'The investigator', 'المحقق', 'المحققة'],
  nobody: [
    ...['Board', 'The board', 'مجلس الإدارة', 'المجلس', 'Secretary', 'The secretary', 'السكرتير', 'السكرتيرة'],
    ...['Support', 'الدعم', 'Amanah', 'أمانة', 'The portal', 'Portal', 'المنصة', 'البوابة', 'The team', 'الفريق'],
  ],
};

/** Every title, as it is written. */
export const ALL_TITLES: readonly string[] = [TITLES, WORDS, ALONE].flatMap((titles) => Object.values(titles).flat());

type Title = { readonly office: Titled; readonly seen: string };

const titledIn = (titles: Readonly<Partial<Record<Titled, readonly string[]>>>): readonly Title[] =>
  Object.entries(titles).flatMap(([key, all]) => {
    const office = ([...OFFICES, 'administrator', 'nobody'] as const).find((one) => one === key);
    return office === undefined ? [] : all.map((title) => ({ office, seen: title }));
  });

const longestFirst = (titles: readonly Title[]): readonly Title[] =>
  titles.toSorted((one, other) => other.seen.length - one.seen.length);

/** The words of a text as they are seen, with a space around each. */
const spaced = (text: string): string =>
  ` ${text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(seenAs)
    .filter((word) => word !== '')
    .join('  ')} `;

/** As one row of letters, and word by word. */
const LETTERS = longestFirst(titledIn(TITLES).map(({ office, seen }) => ({ office, seen: seenAs(seen) })));
const SPACED = longestFirst(titledIn(TITLES).map(({ office, seen }) => ({ office, seen: spaced(seen) })));
const SINGLE = titledIn(WORDS).map(({ office, seen }) => ({ office, seen: spaced(seen) }));
const WHOLE = titledIn(ALONE).map(({ office, seen }) => ({ office, seen: seenAs(seen) }));

/** The first of these titles that stands in letters from which one's own were taken: one's own within another's is one's own. */
const foundIn = (
  letters: string,
  {
    own,
    beside,
    all,
  }: { readonly own: readonly Titled[]; readonly beside: readonly Title[]; readonly all: readonly Title[] },
): Titled | undefined => {
  const isOwn = ({ office }: Title): boolean => own.includes(office);
  const rest = [...beside, ...all].filter(isOwn).reduce((left, { seen }) => left.replaceAll(seen, ' '), letters);
  return all.find((title) => rest.includes(title.seen))?.office;
};

/** The office that a name says and that isn't among these; undefined where it says none. */
export const otherOfficeIn = (name: string, own: readonly Titled[]): Titled | undefined => {
  // Letters that stand like one do so within a word: across two of them they would hide where a title ends.
  const seen = [seenAs(name), name.split(/\s+/u).map(seenAs).join('')];
  const inLetters = seen.map((letters) => foundIn(letters, { own, beside: [], all: LETTERS }));
  const inWords = foundIn(spaced(name), { own, beside: SPACED, all: SINGLE });
  const parts = partsOf(name).map(seenAs);
  const alone = WHOLE.find((title) => !own.includes(title.office) && parts.includes(title.seen))?.office;
  return inLetters.find((office) => office !== undefined) ?? inWords ?? alone;
};
