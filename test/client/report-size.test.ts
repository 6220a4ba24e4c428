import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { excessOf, messageExcess } from '../../src/client/report-size.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { characters } from '../../src/domain/characters.ts';
import { entryBytes, MAX_ENTRY_BYTES } from '../../src/protocol/open/index.ts';

const report = (
  answers: Readonly<Record<string, string>>,
  named: Readonly<Record<string, string>> = {},
): ReportInput => {
  const list = (from: Readonly<Record<string, string>>) =>
    Object.entries(from).map(([question, text]) => ({ question, text }));
  return {
    concerns: [],
    lang: 'ar',
    answers: list(answers),
    identity: { given: Object.keys(named).length > 0, answers: list(named) },
  };
};

const test = suite('how much too long a report is');

test('a report that fits has nothing to shorten', () => {
  assert.is(excessOf(report({ 'what-happened': 'ح'.repeat(20_000), where: 'x'.repeat(4_000) })), undefined);
  assert.is(excessOf(report({ 'what-happened': 'x' }, { name: 'سارة', contact: '٠٥٥' })), undefined);
});

for (const [name, letter, bytes] of [
  ['letters under many marks', `ح${'\u064b'.repeat(11)}`, 24],
  ['emoji of seven code points', '👩‍👩‍👧‍👦', 25],
  ['letters with signs that take six bytes or are replaced', `e${'\u0301'.repeat(6)}\ud800`, 16],
] as const) {
  test(`the longest answer is named, and shortening it by what is told is enough, of ${name}`, () => {
    const where = 'x'.repeat(500);
    const count = Math.ceil(290_000 / bytes);
    const excess = excessOf(report({ where, 'what-happened': letter.repeat(count) }));
    assert.is(excess?.question, 'what-happened');
    const letters = characters(letter);
    const cut = Math.ceil((excess?.characters ?? 0) / letters);
    assert.ok(cut > 0 && cut < count * 0.2, String(cut));
    assert.is(excessOf(report({ where, 'what-happened': letter.repeat(count - cut) })), undefined);
  });
}

for (const [name, text] of [
  ['one letter under 150,000 marks', `ح${'\u064b'.repeat(150_000)}`],
  ['a long text with one such letter', `${'كلام '.repeat(900)}e${'\u0301'.repeat(150_000)}`],
  ['emoji joined without end', '👩\u200d'.repeat(60_000)],
] as const) {
  test(`what stands on single characters is told to, and no number of characters: ${name}`, () => {
    const excess = excessOf(report({ where: 'x'.repeat(500), 'what-happened': text }));
    assert.is(excess?.question, 'what-happened');
    assert.ok(excess?.overloaded);
  });
}

test('what is long by many characters is not said to be overloaded', () => {
  for (const letter of ['ح\u064b\u0651', '👩‍👩‍👧‍👦', `ح${'\u064b'.repeat(11)}`])
    assert.is(
      excessOf(report({ 'what-happened': letter.repeat(Math.ceil(300_000 / letter.length)) }))?.overloaded,
      false,
    );
});

test('an identity that is too long to be sealed like all others names its longest answer', () => {
  const contact = '👩‍👩‍👧‍👦'.repeat(100);
  const excess = excessOf(report({ 'what-happened': 'x' }, { name: 'سارة', contact }));
  assert.is(excess?.question, 'contact');
  const shorter = '👩‍👩‍👧‍👦'.repeat(100 - (excess?.characters ?? 0));
  assert.is(excessOf(report({ 'what-happened': 'x' }, { name: 'سارة', contact: shorter })), undefined);
});

test('a message fits to the last byte that can be sealed, blanks around it not counted, and is told by how much it doesn’t', () => {
  const bare = entryBytes({ type: 'message', lang: 'ar', text: '' });
  const fitting = 'x'.repeat(MAX_ENTRY_BYTES - bare);
  assert.is(messageExcess('ar', `\n ${fitting} \n`), undefined);
  assert.equal(messageExcess('ar', `${fitting}x`), { characters: 10, overloaded: false, question: 'message' });
  // A lone surrogate is sealed as a sign of three bytes.
  assert.ok(messageExcess('ar', `${fitting.slice(0, -2)}\ud800`) !== undefined);
  assert.ok(messageExcess('ar', `a${'\u0301'.repeat(150_000)}`)?.overloaded);
});

test.run();
