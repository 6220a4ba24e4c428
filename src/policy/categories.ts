// The categories that a reviewer can record for statistics: the national template's thirteen, and those proposed beside
// them (domain.md §2, marked so). Words are the template's; codes are what acts carry.

export type Category = {
  readonly code: string;
  readonly ar: string;
  readonly en: string;
  /** `template`: the national template's list; `proposal`: added here. */
  readonly source: 'template' | 'proposal';
};

export const CATEGORIES = [
  {
    code: 'misconduct',
    ar: 'السلوك غير القانوني (بما في ذلك الرشوة أو الفساد) أو سوء التصرف',
    en: 'Unlawful conduct (including bribery or corruption) or misconduct',
    source: 'template',
  },
  {
    code: 'financial-misconduct',
    ar: 'سوء التصرف المالي (ادعاء النفقات الكاذبة، أو إساءة استخدام الأشياء القيّمة، أو غسل الأموال، أو دعم جهات مشبوهة)',
    en: 'Financial misconduct (false expenses, misuse of valuables, money laundering or funding suspicious parties)',
    source: 'template',
  },
  {
    code: 'undisclosed-conflict',
    ar: 'عدم الإفصاح عن حالات تعارض المصالح',
    en: 'Undisclosed conflict of interest',
    source: 'template',
  },
  {
    code: 'fraud',
    ar: 'إمكانية الاحتيال (بما في ذلك إضاعة الوثائق الرسمية أو إخفاؤها أو إتلافها)',
    en: 'Possible fraud (including losing, hiding or destroying official documents)',
    source: 'template',
  },
  {
    code: 'criminal-offence',
    ar: 'الجرائم الجنائية المرتكبة أو التي يُحتمل ارتكابها أيًّا كان نوعها',
    en: 'Criminal offences of any kind, committed or likely to be',
    source: 'template',
  },
  {
    code: 'breach-of-policy',
    ar: 'عدم الالتزام بالسياسات وأنظمة الرقابة الداخلية أو تطبيقها بصورة غير صحيحة',
    en: 'Breach or misapplication of policies and internal controls',
    source: 'template',
  },
  {
    code: 'undue-benefit',
    ar: 'الحصول على منافع أو مكافآت غير مستحقة من جهة خارجية مقابل معاملة تفضيلية',
    en: 'Undue benefits or rewards from an outside party for preferential treatment',
    source: 'template',
  },
  {
    code: 'unlawful-disclosure',
    ar: 'الإفصاح عن معلومات سرية بطريقة غير قانونية',
    en: 'Unlawful disclosure of confidential information',
    source: 'template',
  },
  {
    code: 'false-accounting',
    ar: 'التلاعب بالبيانات المحاسبية',
    en: 'Manipulation of accounting records',
    source: 'template',
  },
  {
    code: 'health-and-safety',
    ar: 'تهديد صحة الموظفين وسلامتهم',
    en: "Threat to employees' health and safety",
    source: 'template',
  },
  {
    code: 'unethical-conduct',
    ar: 'انتهاك قواعد السلوك المهني والسلوك غير الأخلاقي',
    en: 'Breach of professional conduct; unethical behaviour',
    source: 'template',
  },
  {
    code: 'abuse-of-power',
    ar: 'سوء استخدام الصلاحيات أو السلطات القانونية',
    en: 'Abuse of powers or of legal authority',
    source: 'template',
  },
  {
    code: 'cover-up',
    ar: 'مؤامرة الصمت والتستر على أي مما سبق',
    en: 'Conspiracy of silence and cover-up of any of these',
    source: 'template',
  },
  { code: 'harassment', ar: 'التحرش والتعديات السلوكية', en: 'Harassment and abusive behaviour', source: 'proposal' },
  {
    code: 'discrimination',
    ar: 'التمييز بين المستفيدين',
    en: 'Discrimination among beneficiaries',
    source: 'proposal',
  },
  {
    code: 'exploitation',
    ar: 'استغلال مستفيد أو حاج',
    en: 'Exploitation of a beneficiary or pilgrim',
    source: 'proposal',
  },
  {
    code: 'environment',
    ar: 'الإضرار بالبيئة أو السلامة',
    en: 'Harm to the environment or to safety',
    source: 'proposal',
  },
  { code: 'retaliation', ar: 'انتقام بسبب بلاغ', en: 'Retaliation because of a report', source: 'proposal' },
  { code: 'other', ar: 'أخرى / لا أعرف', en: "Other / I don't know", source: 'proposal' },
] as const satisfies readonly Category[];

export type CategoryCode = (typeof CATEGORIES)[number]['code'];

export const isCategory = (code: string): code is CategoryCode => CATEGORIES.some((known) => known.code === code);
