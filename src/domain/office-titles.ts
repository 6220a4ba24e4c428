// The titles of offices as somebody would write them into a name. Offices stand beside every name that the portal shows; a name that
// says one itself would pass for whoever holds it. A short list of how they are commonly written, not every way there is.
import type { Office } from '../policy/types.ts';
import { seenAs } from './alike.ts';

const TITLES: Readonly<Record<Office | 'administrator', readonly string[]>> = {
  administrator: ['Administrator', 'System admin', 'مشرف النظام', 'مشرفة النظام', 'مدير النظام', 'مديرة النظام'],
  'internal-auditor': [
    'Internal auditor',
    'Head of internal audit',
    'المراجع الداخلي',
    'المراجعة الداخلية',
    'مراجع داخلي',
    'مراجعة داخلية',
  ],
  'board-chair': [
    ...['Board chair', 'Chair of the board', 'Chairman', 'Chairwoman', 'Chairperson'],
    ...['رئيس مجلس الإدارة', 'رئيسة مجلس الإدارة', 'رئيس المجلس', 'رئيسة المجلس'],
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
    ...['نائب رئيس مجلس الإدارة', 'نائبة رئيس مجلس الإدارة', 'نائب رئيس المجلس', 'نائبة رئيس المجلس', 'نائب الرئيس'],
  ],
  'audit-committee-chair': [
    ...[
      'Audit committee chair',
      'Chair of the audit committee',
      'Chairman of the audit committee',
      'رئيس لجنة المراجعة',
      'رئيسة لجنة المراجعة',
    ],
  ],
  'executive-director': [
    ...['Executive director', 'Chief executive', 'المسؤول التنفيذي', 'المسؤولة التنفيذية', 'المدير التنفيذي'],
    ...['المديرة التنفيذية', 'الرئيس التنفيذي', 'الرئيسة التنفيذية'],
  ],
  'violations-committee': [
    ...['Violations committee', 'لجنة المخالفات'],
    ...['Member of the violations committee', 'عضو لجنة المخالفات', 'عضوة لجنة المخالفات'],
  ],
  'board-member': [
    ...['Board member', 'Member of the board', 'عضو مجلس الإدارة', 'عضوة مجلس الإدارة', 'عضو المجلس', 'عضوة المجلس'],
  ],
  'alternate-auditor': ['Alternate auditor', 'المراجع الداخلي البديل', 'المراجعة الداخلية البديلة'],
  'ad-hoc-panel': ['Ad-hoc panel', 'اللجنة الخاصة'],
  'external-investigator': ['External investigator', 'المحقق الخارجي', 'المحققة الخارجية'],
};

const longestFirst = (titles: readonly string[]): readonly string[] =>
  titles.map(seenAs).toSorted((one, other) => other.length - one.length);

const ALL = longestFirst(Object.values(TITLES).flat());

/** Whether a name says an office that isn't among these: one's own title within another's is one's own. */
export const saysOtherOffice = (name: string, own: readonly (Office | 'administrator')[]): boolean => {
  const isOwn = longestFirst(own.flatMap((office) => TITLES[office]));
  // Letters that stand like one do so within a word: across two of them they would hide where a title ends.
  const seen = [seenAs(name), name.split(/\s+/u).map(seenAs).join('')];
  return seen.some((letters) => {
    const rest = isOwn.reduce((left, title) => left.replaceAll(title, ' '), letters);
    return ALL.some((title) => rest.includes(title));
  });
};
