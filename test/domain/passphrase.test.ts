import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { wordPassphrase, wordsOf } from '../../src/client/words.ts';
import { isWeakPassphrase } from '../../src/domain/passphrase.ts';
import { random, ready } from '../../src/protocol/open/index.ts';

const NAMES = ['sara.ahmad', 'جمعية البر الخيرية', 'Al-Birr Charity'];
const weak = (text: string): boolean => isWeakPassphrase(text, NAMES);

await ready;
const test = suite('weak passphrases');

test('what repeats itself is weak, whatever stands between', () => {
  for (const text of [
    ...['aaaaaaaaaaaaaa', 'abababababababab', 'a a a a a a a a a a', 'AaAaAaAaAaAaAaAa', '-.-.-.-.-.-.-.-.'],
    ...['passwordpassword', 'Password password', 'secret!secret!secret!', 'سلام سلام سلام سلام', 'ســـــــــــــــلام'],
    ...['11111111222222', '20202020202020', '٢٠٢٠٢٠٢٠٢٠٢٠٢٠'],
  ])
    assert.ok(weak(text), text);
});

test('what runs along digits, alphabet or keyboard is weak, forwards and backwards, in either script', () => {
  for (const text of [
    ...['12345678901234', '98765432109876', '١٢٣٤٥٦٧٨٩٠١٢٣٤', 'abcdefghijklmn', 'ZYXWVUTSRQPONM', 'abcdef-123456-xyz'],
    ...[
      'qwertyuiopasdf',
      'qwertyuiop1234',
      'asdfghjkl;zxcvbnm',
      'ضصثقفغعهخحجدشسي',
      'أبتثجحخدذرزسشص',
      'أبجد هوز حطي كلمن',
    ],
    ...['112233445566778899'],
  ])
    assert.ok(weak(text), text);
});

test('user name and association’s name count for nothing, in any case and however they are parted', () => {
  for (const text of [
    ...[
      'sara.ahmad12345',
      'SaraAhmad 2026!',
      'ahmad sara ahmad 1',
      'albirrcharity2026',
      'Al-Birr Charity 1',
      'sara.ahmad.12345678901234',
    ],
    ...['جمعية البر الخيرية', 'جمعية البر ١٤٤٥'],
  ])
    assert.ok(weak(text), text);
  for (const text of ['sara.ahmad likes green apples', 'جمعية البر في نخلة خضراء بعيدة'])
    assert.not.ok(weak(text), text);
});

test('sentences and drawn words are taken', () => {
  for (const text of [
    ...['correct horse battery staple', 'my blue cat sat on the mat', 'six plain words and more', 'Tr0ub4dor&3 und so'],
    ...['ست كلمات جديدة لا يعرفها أحد', 'القطة الزرقاء على السطح', '🦉🌵🍋🧵🪁🛶🏺🧭🪨🪵🫖🧶🪴🕯️'],
  ])
    assert.not.ok(weak(text), text);
  for (const lang of ['ar', 'en'] as const)
    for (let drawn = 0; drawn < 500; drawn += 1) {
      const text = wordPassphrase(wordsOf(lang), (bytes) => random.bytes(bytes));
      assert.not.ok(isWeakPassphrase(text, ['admin', 'جمعية المثال', 'Example Association']), text);
    }
});

test.run();
