import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hiddenMark, textParts, turnsDirection } from '../../src/domain/hidden-characters.ts';
import { hiddenWords } from '../../src/i18n/hidden-characters.ts';

/** The text as a page shows it. */
const shown = (text: string): string =>
  textParts(text)
    .map((part) => (part.kind === 'words' ? part.text : hiddenMark(part.codePoint, part.times)))
    .join('');

const test = suite('hidden signs in a text');

test('every sign that turns the direction is shown as a mark (T78)', () => {
  const signs = [0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
  for (const sign of signs) {
    const code = sign.toString(16).toUpperCase().padStart(4, '0');
    assert.is(shown(`a${String.fromCodePoint(sign)}b`), `a‹U+${code}›b`);
    assert.ok(turnsDirection(sign));
  }
  assert.is(shown('invoice\u202Efdp.exe'), 'invoice‹U+202E›fdp.exe');
});

test('control characters and signs without width are shown; tab and line breaks stay what they are', () => {
  assert.is(
    shown('a\u0000b\u001Bc\u007Fd\u0085e\u200Bf\uFEFFg'),
    'a‹U+0000›b‹U+001B›c‹U+007F›d‹U+0085›e‹U+200B›f‹U+FEFF›g',
  );
  assert.is(shown('a\tb\nc\r\nd\re'), 'a\tb\nc\nd\ne');
  assert.is(shown('x\u{E0041}\u{E0042}y'), 'x‹U+E0041›‹U+E0042›y');
});

test('the same sign many times in a row is one mark with its count', () => {
  assert.is(shown('\u200F'.repeat(20)), '‹U+200F ×20›');
  assert.is(shown('\u{E0041}\u{E0041}'), '‹U+E0041 ×2›');
});

test('what joins and parts letters, marks of vowels, emoji and flags stay as they are', () => {
  for (const text of [
    'می\u200cخواهم',
    '👩\u200d👩\u200d👧',
    'مُراجِعٌ',
    '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    '❤\uFE0F',
    '',
  ])
    assert.is(shown(text), text);
});

test('a mark has words in both languages, and says where it turns the direction', () => {
  assert.is(hiddenWords('en', 0x202e, 1), 'Invisible sign that turns the direction of writing: U+202E');
  assert.is(hiddenWords('ar', 0x202e, 2), 'علامة غير مرئية تغيّر اتجاه الكتابة: U+202E ×2');
  assert.is(hiddenWords('en', 0x0007, 1), 'Invisible sign: U+0007');
});

test.run();
