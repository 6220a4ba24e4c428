// Short labels of what an act says, as a case's timeline shows it: forms ask in questions, and an answer that is read later stands
// beside a word or two. In Arabic and English.
import type { Lang } from './locale.ts';

export type FieldLabels = {
  readonly disclosedTo: string;
  readonly refusedTo: string;
  readonly basis: string;
  readonly until: string;
  readonly category: string;
  readonly form: string;
  readonly concerned: string;
  readonly keysOf: string;
  readonly given: string;
  readonly paused: string;
  readonly step: string;
  readonly reasons: string;
  /** The reason that the reporter reads. */
  readonly told: string;
  readonly remark: string;
  readonly decision: string;
  readonly minutes: string;
  /** A label with what it is of. */
  readonly of: (label: string, value: string) => string;
};

const en: FieldLabels = {
  disclosedTo: 'Disclosure to',
  refusedTo: 'Refused to',
  basis: 'Legal basis',
  until: 'Until',
  category: 'Category',
  form: 'Form of handling',
  concerned: 'Concerned',
  keysOf: 'Keys of',
  given: 'Given to',
  paused: 'Time limit',
  step: 'Recorded',
  reasons: 'Reasons',
  told: 'Reason as the reporter reads it',
  remark: 'Remark',
  decision: 'Decision',
  minutes: 'Minutes',
  of: (label, value) => `${label}: ${value}`,
};

const ar: FieldLabels = {
  disclosedTo: 'الإفصاح إلى',
  refusedTo: 'رُفض طلب',
  basis: 'الأساس النظامي',
  until: 'حتى يوم',
  category: 'التصنيف',
  form: 'شكل المعالجة',
  concerned: 'من يتعلق به البلاغ',
  keysOf: 'مفاتيح',
  given: 'سُلّمت إلى',
  paused: 'المهلة',
  step: 'ما سُجّل',
  reasons: 'الأسباب',
  told: 'السبب كما يقرؤه مقدّم البلاغ',
  remark: 'تعليق',
  decision: 'القرار',
  minutes: 'المحضر',
  of: (label, value) => `${label}: ${value}`,
};

export const fieldLabels = (lang: Lang): FieldLabels => (lang === 'ar' ? ar : en);
