import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { officesNamedIn } from '../../src/domain/concern-words.ts';

const test = suite('office titles in a text');

const FOUND: readonly (readonly [string, readonly string[]])[] = [
  ['المدير التنفيذي وقّع الفاتورة', ['executive-director']],
  ['رأيت المُديرَ التنفيذيَّ في المستودع', ['executive-director']],
  ['أبلغتُ المسئول التنفيذي فلم يرد', ['executive-director']],
  ['طلب منا المسؤول التنفيذي ذلك', ['executive-director']],
  ['سلّمت المبلغ للمدير التنفيذي', ['executive-director']],
  ['والرئيس التنفيذي يعلم', ['executive-director']],
  ['المديرة التنفيذية وافقت', ['executive-director']],
  ['مديرنا التنفيذي', ['executive-director']],
  ['المــديـر العام', ['executive-director']],
  ['الأمين العام للجمعية', ['executive-director']],
  ['رئيس مجلس الإدارة', ['board-chair']],
  ['رئيس مجلس الاداره', ['board-chair']],
  ['رئيسة مجلس الإدارة', ['board-chair']],
  ['نائب رئيس مجلس الإدارة', ['deputy-chair']],
  ['نائب رئيس مجلس الإدارة ورئيس مجلس الإدارة', ['board-chair', 'deputy-chair']],
  ['نائب الرئيس', ['deputy-chair']],
  ['نايب رئيس المجلس', ['deputy-chair']],
  ['قال نايب الرئيس ذلك', ['deputy-chair']],
  ['سلّمته لنايب رئيس مجلس الإدارة', ['deputy-chair']],
  ['نائبة رئيسة المجلس', ['deputy-chair']],
  ['نائب لرئيس المجلس', ['deputy-chair']],
  ['نائب رئيس المؤسسة', ['deputy-chair']],
  ['نايب رئيس الجمعية ورئيس الجمعية', ['board-chair', 'deputy-chair']],
  ['نواب رئيس المجلس', ['deputy-chair']],
  ['The deputy head of the board signed it', ['deputy-chair']],
  ['the vice head of our board', ['deputy-chair']],
  ['the vice chairman of the board', ['deputy-chair']],
  ['the Vice-President of the Board', ['deputy-chair']],
  ['the board’s deputy head', ['deputy-chair']],
  ['the vice chair of the association', ['deputy-chair']],
  ['the deputy to the chairman', ['deputy-chair']],
  ['the vicechairman knew', ['deputy-chair']],
  ['the head of the board and the deputy head of the board', ['board-chair', 'deputy-chair']],
  ['المراجع الداخلي والمدير التنفيذي', ['internal-auditor', 'executive-director']],
  ['المدقق الداخلي', ['internal-auditor']],
  ['رئيس لجنة المراجعة', ['audit-committee-chair']],
  ['عضو في لجنة المخالفات', ['violations-committee']],
  ['The Executive Director signed it', ['executive-director']],
  ["the CEO's brother", ['executive-director']],
  ['EXECUTIVE  DIRECTOR', ['executive-director']],
  ['the chairman of the board', ['board-chair']],
  ['both chairmen knew', ['board-chair']],
  ['both chairwomen knew', ['board-chair']],
  ['the vice chairwomen knew', ['deputy-chair']],
  ['the vice chairman', ['deputy-chair']],
  ['Chair of the Audit Committee', ['audit-committee-chair']],
  ['the internal auditor and the board chair', ['internal-auditor', 'board-chair']],
  ['someone on the violations committee', ['violations-committee']],
  ['The director took the money', ['executive-director']],
  ['Our director’s brother got the contract', ['executive-director']],
  ['the director of our charity', ['executive-director']],
  ['the executive manager', ['executive-director']],
  ['General Manager', ['executive-director']],
  ['the C.E.O. and two CEOs before', ['executive-director']],
  ['our auditors knew', ['internal-auditor']],
  ['the auditors said nothing', ['internal-auditor']],
  ['the head of internal audit', ['internal-auditor']],
  ['the audit committee’s chairwoman', ['audit-committee-chair']],
  ['the board’s chair', ['board-chair']],
  ['the president of the board', ['board-chair']],
  ['our president and his vice-president', ['board-chair', 'deputy-chair']],
  ['the vice chairwoman', ['deputy-chair']],
  ['the deputy chairperson of our board', ['deputy-chair']],
  ['two members of the Violations Committee', ['violations-committee']],
  ['the chairwoman, the director and the auditors', ['internal-auditor', 'board-chair', 'executive-director']],
  ['أمرنا المدير بذلك', ['executive-director']],
  ['أخذ المدير المبلغ', ['executive-director']],
  ['وسلّمته للمدير', ['executive-director']],
  ['مديرنا يعلم', ['executive-director']],
  ['مديرتهم وافقت', ['executive-director']],
  ['بالمدير والمراجع', ['internal-auditor', 'executive-director']],
  ['اللجنة والمراجع اتفقا', ['internal-auditor']],
  ['المشرف العام', ['executive-director']],
  ['مدير جمعيتنا', ['executive-director']],
  ['كتب المراجع تقريرًا كاذبًا', ['internal-auditor']],
  ['والمدقق شريكهم', ['internal-auditor']],
  ['المراجعون الداخليون', ['internal-auditor']],
  ['المدققون', ['internal-auditor']],
  ['رئيس المجلس وقّع', ['board-chair']],
  ['لرئيس مجلس إدارتها', ['board-chair']],
  ['رئيسنا', ['board-chair']],
  ['رئيسة مجلس الأمناء', ['board-chair']],
  ['ونائبه نائب رئيس المجلس', ['deputy-chair']],
  ['رئيسة لجنة التدقيق', ['audit-committee-chair']],
  ['أعضاء بلجنة المخالفات', ['violations-committee']],
  ['الم\u202Eدير التنفيذي', ['executive-director']],
];

for (const [text, offices] of FOUND) {
  test(`«${text}» names ${offices.join(', ')}`, () => assert.equal(officesNamedIn(text), offices));
}

const NOT_FOUND = [
  '',
  'أمين المستودع باع السلال الغذائية',
  'المراجع انتظر طويلا عند الموظف',
  'مدير المدرسة',
  'خادم الحرمين',
  'a chair was broken in the office',
  'the director of the school',
  'the deputy head of the school',
  'نايب مدير المدرسة',
  'the school director called',
  'our finance director',
  'the external auditors',
  'an audit trail',
  'the president of the republic',
  'the board of directors met',
  'a film director',
  'please direct me',
  'presidential election',
  'مدير الفرع',
  'مدير المدرسة اتصل',
  'المدير المالي',
  'رئيس القسم',
  'رئيسي المباشر',
  'الرئيس المباشر',
  'مراجعة الطلب في المستودع',
  'المدقق الخارجي',
  'المراجع القانوني',
  'إدارة المستودع',
  'تنفيذ المشروع',
  'ceoxyz',
];

for (const text of NOT_FOUND) {
  test(`«${text}» names nobody`, () => assert.equal(officesNamedIn(text), []));
}

test('a long text is searched in reasonable time and once', () => {
  const text = `${'كلام كثير لا يسمي أحدا '.repeat(900)}المدير التنفيذي`;
  assert.equal(officesNamedIn(text), ['executive-director']);
});

test('a word of a hundred thousand letters costs no more than its reading', () => {
  for (const letter of ['م', 'a', 'ه']) {
    const text = `${letter.repeat(100_000)} المدير التنفيذي`;
    assert.equal(officesNamedIn(text), ['executive-director']);
  }
});

test.run();
