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
  ['المراجع الداخلي والمدير التنفيذي', ['internal-auditor', 'executive-director']],
  ['المدقق الداخلي', ['internal-auditor']],
  ['رئيس لجنة المراجعة', ['audit-committee-chair']],
  ['عضو في لجنة المخالفات', ['violations-committee']],
  ['The Executive Director signed it', ['executive-director']],
  ["the CEO's brother", ['executive-director']],
  ['EXECUTIVE  DIRECTOR', ['executive-director']],
  ['the chairman of the board', ['board-chair']],
  ['the vice chairman', ['deputy-chair']],
  ['Chair of the Audit Committee', ['audit-committee-chair']],
  ['the internal auditor and the board chair', ['internal-auditor', 'board-chair']],
  ['someone on the violations committee', ['violations-committee']],
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
  'ceoxyz',
];

for (const text of NOT_FOUND) {
  test(`«${text}» names nobody`, () => assert.equal(officesNamedIn(text), []));
}

test('a long text is searched in reasonable time and once', () => {
  const text = `${'كلام كثير لا يسمي أحدا '.repeat(900)}المدير التنفيذي`;
  assert.equal(officesNamedIn(text), ['executive-director']);
});

test.run();
