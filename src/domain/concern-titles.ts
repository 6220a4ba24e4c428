// The titles by which people call the offices that a report may concern, in Arabic and English. They are looked up in what
// a reporter wrote, in the reporter's browser alone; a title found is asked about and settles nothing.
import type { CONCERN_OFFICES } from '../policy/types.ts';

export type ConcernOffice = (typeof CONCERN_OFFICES)[number];

/**
 * Titles of one word or more that mean the office wherever they stand. Articles, clitics, case, hamza, plural and feminine
 * endings don't matter; the singular is written here.
 */
export const TITLES: Readonly<Record<ConcernOffice, readonly string[]>> = {
  'internal-auditor': [
    'مراجع داخلي',
    'مدقق داخلي',
    'مراقب داخلي',
    'مراجعة داخلية',
    'تدقيق داخلي',
    'مدير مراجعة',
    'مدير مراجعة داخلية',
    'مدير تدقيق',
    'رئيس مراجعة داخلية',
    'internal auditor',
    'internal audit',
    'head of audit',
    'head of internal audit',
    'chief auditor',
    'chief audit executive',
    'audit manager',
    'audit department',
  ],
  'board-chair': [
    'رئيس مجلس إدارة',
    'رئيس مجلس أمناء',
    'رئيس مجلس',
    'رئيس جمعية',
    'رئيس مؤسسة',
    'board chair',
    'board chairman',
    'board chairwoman',
    'board chairperson',
    'board president',
    'board head',
    'chair of board',
    'chair of association',
    'chair of charity',
    'head of board',
    'president of board',
    'chairman',
    'chairmen',
    'chairwoman',
    'chairwomen',
    'chairperson',
    'chairlady',
  ],
  'deputy-chair': [
    // «نايب» is how it is said, and often written; «نواب» are several.
    ...['نائب', 'نايب', 'نواب'].flatMap((rank) => [
      ...['رئيس', 'رئيس مجلس', 'رئيس مجلس إدارة', 'رئيس مجلس أمناء', 'رئيس جمعية', 'رئيس مؤسسة'].map(
        (title) => `${rank} ${title}`,
      ),
    ]),
    ...['deputy', 'vice'].flatMap((rank) => [
      ...['chair', 'chairman', 'chairmen', 'chairwoman', 'chairwomen', 'chairperson', 'chairlady', 'president'].flatMap(
        (title) => [`${rank} ${title}`, `${rank} ${title} of association`, `${rank} ${title} of charity`],
      ),
      ...['chair', 'chairman', 'chairwoman', 'chairperson', 'president', 'head'].flatMap((title) => [
        `${rank} ${title} of board`,
        `${rank} board ${title}`,
        `${rank} of board ${title}`,
        `${rank} to board ${title}`,
        `board ${rank} ${title}`,
        `${rank} of ${title} of board`,
        `${rank} to ${title} of board`,
      ]),
      ...['chair', 'chairman', 'chairwoman', 'chairperson'].flatMap((title) => [
        `${rank} of ${title}`,
        `${rank} to ${title}`,
      ]),
    ]),
    ...['vicechair', 'vicechairman', 'vicechairwoman', 'vicechairperson', 'vicepresident'],
  ],
  'audit-committee-chair': [
    'رئيس لجنة مراجعة',
    'رئيس لجنة تدقيق',
    'رئيس لجنة مراجعة داخلية',
    'رئيس لجنة تدقيق داخلي',
    'لجنة مراجعة داخلية',
    'لجنة تدقيق داخلي',
    'لجنة مراجعة',
    'لجنة تدقيق',
    ...['chair', 'chairman', 'chairwoman', 'chairperson', 'head', 'president'].flatMap((title) => [
      `audit committee ${title}`,
      `${title} of audit committee`,
    ]),
    'audit committee',
    'auditing committee',
  ],
  'executive-director': [
    'مدير تنفيذي',
    'مدير عام تنفيذي',
    'مسؤول تنفيذي',
    'رئيس تنفيذي',
    'مدير عام',
    'مشرف عام',
    'أمين عام',
    'سكرتير عام',
    'مدير جمعية',
    'مدير مؤسسة',
    'executive director',
    'executive manager',
    'executive officer',
    'executive president',
    'executive secretary',
    'chief executive',
    'chief executive officer',
    'ceo',
    'c e o',
    'general manager',
    'general director',
    'director general',
    'managing director',
    'association manager',
    'charity manager',
    'manager of association',
    'manager of charity',
    'head of association',
    'head of charity',
    'general secretary',
    'secretary general',
  ],
  'violations-committee': [
    'لجنة مخالفة',
    'عضو لجنة مخالفة',
    'لجنة نظر في مخالفة',
    'لجنة تحقيق في مخالفة',
    'violation committee',
    'committee of violation',
    'committee on violation',
    'committee for violation',
  ],
};

/** A word that means the office only where nothing beside it says otherwise. */
export type BareTitle = {
  readonly office: ConcernOffice;
  readonly word: string;
  /** In Arabic, an indefinite «مدير» goes on to say of what: only «المدير» and «مديرنا» stand for themselves. */
  readonly isDefinite: boolean;
  /** Somebody else where one of these stands right before. */
  readonly notAfter: readonly string[];
  /** Somebody else where one of these stands right after. */
  readonly notBefore: readonly string[];
  /** Somebody else where one of these stands within a few words. */
  readonly notNear: readonly string[];
};

const ARABIC_KINDS = [
  ...['مالي', 'إداري', 'فني', 'تقني', 'إقليمي', 'تشغيلي', 'طبي', 'إعلامي', 'مناوب', 'ميداني', 'تسويقي', 'تجاري'],
  ...['قانوني', 'مباشر', 'خارجي', 'لغوي', 'صحي', 'تعليمي', 'مساعد', 'فرعي', 'مستقل', 'أمريكي', 'راحل', 'دوري'],
];
/** «المراجع» is also whoever comes to an office with a request, and then these words are near. */
const VISITOR = ['انتظر', 'ينتظر', 'انتظار', 'استقبال', 'موعد', 'طابور', 'شباك', 'عيادة', 'مريض', 'مصدر'];
const ENGLISH_KINDS = [
  ...['finance', 'financial', 'hr', 'resources', 'medical', 'sales', 'marketing', 'school', 'art', 'technical', 'tax'],
  ...['regional', 'project', 'projects', 'program', 'programme', 'programs', 'programmes', 'film', 'it', 'creative'],
  ...[
    'communications',
    'operations',
    'branch',
    'hospital',
    'company',
    'development',
    'external',
    'outside',
    'statutory',
  ],
  ...[
    'government',
    'funeral',
    'movie',
    'music',
    'nursing',
    'research',
    'nonexecutive',
    'area',
    'country',
    'bank',
    'club',
  ],
];

const arabic = (office: ConcernOffice, word: string, notNear: readonly string[] = []): BareTitle => ({
  ...{ office, word, isDefinite: true, notAfter: [], notBefore: ARABIC_KINDS, notNear },
});

const english = (office: ConcernOffice, word: string): BareTitle => ({
  ...{ office, word, isDefinite: false, notAfter: ENGLISH_KINDS, notBefore: ['trail', 'trails'], notNear: [] },
});

export const BARE_TITLES: readonly BareTitle[] = [
  arabic('executive-director', 'مدير'),
  arabic('internal-auditor', 'مراجع', VISITOR),
  arabic('internal-auditor', 'مدقق'),
  arabic('board-chair', 'رئيس'),
  english('executive-director', 'director'),
  english('internal-auditor', 'auditor'),
  english('board-chair', 'president'),
];

/** "The director of the school" is somebody else's; who is the director of nothing named here is asked about. */
export const OTHER_HOUSES: readonly string[] = [
  ...ENGLISH_KINDS,
  ...[
    'ministry',
    'university',
    'college',
    'republic',
    'state',
    'states',
    'court',
    'municipality',
    'department',
    'human',
  ],
  ...['studies', 'shop', 'factory', 'hotel', 'police', 'nation', 'kingdom', 'class', 'mosque', 'clinic', 'play'],
];
