// The invented association of the demo and its invented people.

import { wordPassphrase, wordsOf } from '../../client/words.ts';
import type { Letterhead } from '../../i18n/notices.ts';
import type { Office } from '../../policy/types.ts';
import { DEFAULT_ROUTES } from '../../store/settings.ts';
import type { Candidate, Founding } from './founding.ts';
import type { Who } from './moves.ts';

/** Two of the four members make a decision. */
const QUORUM = 2;

export const LETTERHEAD: Letterhead = {
  name: { ar: 'جمعية روافد المثال للتنمية الأسرية', en: 'Rawafid Al-Mithal Family Association' },
  phone: '011 000 0000',
};

const SETTINGS: Founding['settings'] = {
  ...LETTERHEAD,
  licence: '9990',
  address: { ar: 'شارع المثال، حي التجربة، الرياض', en: 'Example Street, Trial District, Riyadh' },
  routes: DEFAULT_ROUTES,
  exitUrl: 'https://www.spa.gov.sa',
  privacyContact: {
    ar: 'مسؤول حماية البيانات الشخصية، على هاتف الجمعية',
    en: 'Data protection officer, by the association’s telephone',
  },
  quorum: QUORUM,
  approval: {
    meetingNo: '5',
    dateHijri: '1447-06-02',
    dateGregorian: '2025-11-23',
    document: { ar: 'محضر الاجتماع الخامس', en: 'Minutes of the fifth meeting' },
  },
};

type Person = readonly [key: Who | 'newcomer', office: Office, name: string];

const FIRST: readonly Person[] = [
  ['auditor', 'internal-auditor', 'نوف الدغيثر · Nouf Al-Dughaither'],
  ['chair', 'board-chair', 'ماجد الخضيري · Majed Al-Khudairi'],
  ['deputy', 'deputy-chair', 'لطيفة البسام · Latifah Al-Bassam'],
  ['audit-chair', 'audit-committee-chair', 'طارق السلوم · Tariq Al-Salloum'],
];

const LATER: readonly Person[] = [
  ['executive', 'executive-director', 'بدر المنيف · Badr Al-Munif'],
  ['member-1', 'violations-committee', 'هيفاء الزامل · Haifa Al-Zamil'],
  ['member-2', 'violations-committee', 'وليد الجاسر · Waleed Al-Jasser'],
  ['member-3', 'violations-committee', 'ريم السنيدي · Reem Al-Sunaidi'],
  ['member-4', 'violations-committee', 'فيصل العقيل · Faisal Al-Aqeel'],
  ['alternate', 'alternate-auditor', 'سلمى الرشود · Salma Al-Rashoud'],
];

/** Enrolled today: they wait for two signers, whose desks say so. */
const NEW: Person = ['newcomer', 'board-member', 'سلمان الحقيل · Salman Al-Huqail'];

type DemoFounding = Omit<Founding, 'meanwhile'> & { readonly newcomer: Candidate };

/** Who plays what, with six random words each as passphrase. */
export const demoFounding = (random: (bytes: number) => Uint8Array): DemoFounding => {
  const passphrase = () => wordPassphrase(wordsOf('en'), random);
  const candidate = ([key, office, name]: Person): Candidate => ({
    key,
    name,
    offices: [office],
    userName: key,
    passphrase: passphrase(),
  });
  return {
    settings: SETTINGS,
    administrator: { key: 'admin', name: 'مشرف النظام · Administrator', userName: 'admin', passphrase: passphrase() },
    first: FIRST.map(candidate),
    later: LATER.map(candidate),
    newcomer: candidate(NEW),
    signers: ['chair', 'audit-chair'],
  };
};
