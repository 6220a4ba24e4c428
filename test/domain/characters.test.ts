import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { characters, isBlank, surplusOf } from '../../src/domain/characters.ts';

const test = suite('characters as a reader counts them');

const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
const atOnce = (text: string): number => [...segmenter.segment(text)].length;

const PIECES = [
  'a',
  'ح',
  'ً',
  '\u0301',
  '👩',
  '\u200d',
  '🏽',
  '🇸',
  '🇦',
  '\u{E0100}',
  '\r',
  '\n',
  'क',
  '्',
  '\ud83d',
  '한',
];

test('a long text counts as if it were looked at as a whole', () => {
  const text = fc.array(fc.constantFrom(...PIECES), { minLength: 900, maxLength: 2_500 }).map((list) => list.join(''));
  fc.assert(
    fc.property(text, (long) => characters(long) === atOnce(long)),
    { numRuns: 150 },
  );
});

test('a text in which nobody could see anything is blank', () => {
  for (const blank of [
    '',
    ' \n\t',
    '\u202E',
    '\u200B \u2060',
    '\u0000',
    '\uFEFF\u00AD',
    '\u115F\u3164',
    '\u200F\u061C',
  ])
    assert.ok(isBlank(blank), JSON.stringify(blank));
  for (const seen of ['.', 'أ', '\u202Ex', '🙂', '\u0301', '٣']) assert.not(isBlank(seen), JSON.stringify(seen));
});

test('one character longer than any window is one', () => {
  assert.is(characters(`e${'\u0301'.repeat(10_000)}`), 1);
  assert.is(characters(`e${'\u0301'.repeat(10_000)}x`), 2);
  assert.is(characters('🇸🇦'.repeat(5_000)), 5_000);
  assert.is(characters('👩‍👩‍👧‍👦'.repeat(20_000)), 20_000);
  assert.is(characters(''), 0);
});

test('who asks whether there are more than so many is spared the rest, and told the number where there aren’t', () => {
  const looked = characters('ح'.repeat(1_000_000), 300);
  assert.ok(looked > 300 && looked < 2_500, `${looked}`);
  for (const length of [0, 299, 300, 301, 2_400]) assert.is(characters('ح'.repeat(length), 5_000), length);
  assert.is(characters('ح'.repeat(300), 300), 300);
});

test('who wrote too much is told by how much, up to twice the limit; beyond it nobody goes on counting', () => {
  assert.is(surplusOf('ح'.repeat(300), 300), undefined);
  assert.equal(surplusOf('ح'.repeat(301), 300), { count: 1, isMore: false });
  assert.equal(surplusOf('👩‍👩‍👧‍👦'.repeat(435), 300), { count: 135, isMore: false });
  assert.equal(surplusOf('ح'.repeat(600), 300), { count: 300, isMore: false });
  for (const length of [601, 1_000_000]) {
    assert.equal(surplusOf('ح'.repeat(length), 300), { count: 300, isMore: true });
  }
});

test.run();
