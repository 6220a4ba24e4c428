// Passphrases of random words: the lists, and that every word is as likely.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isPassphrase } from '../../src/client/enrolment.ts';
import { LEAST_WORDS, passphraseBits, wordPassphrase, wordsOf } from '../../src/client/words.ts';
import { preparePassphrase } from '../../src/protocol/check/index.ts';

const test = suite('words');

for (const lang of ['ar', 'en'] as const) {
  test(`the ${lang} list has enough different words, none of which could be typed in two ways`, () => {
    const words = wordsOf(lang);
    assert.ok(words.length >= LEAST_WORDS, `${words.length} words`);
    assert.is(new Set(words).size, words.length);
    const plain = lang === 'en' ? /^[a-z]{3,8}$/ : /^[ابتثجحخدذرزسشصضطظعغفقكلمنهوي]{3,8}$/;
    assert.equal(
      words.filter((word) => !plain.test(word) || /[ىةي]$/.test(word)),
      [],
    );
    assert.ok(words.every((word) => word === word.normalize('NFC')));
    assert.ok(passphraseBits(words) >= 60);
  });

  test(`six random ${lang} words are a passphrase that the portal takes`, () => {
    let next = 0;
    const passphrase = wordPassphrase(wordsOf(lang), (count) => {
      next += 1;
      return new Uint8Array(count).map((_, at) => (at * 37 + next) % 256);
    });
    assert.is(passphrase.split(' ').length, 6);
    assert.ok(isPassphrase(passphrase));
    assert.ok(preparePassphrase(passphrase) !== undefined);
  });
}

test('each of the first 1,024 words is drawn for as many values, and no other ever', () => {
  const words = wordsOf('ar');
  const counts = new Map<string, number>();
  for (let value = 0; value < 65_536; value += 6) {
    const bytes = Uint8Array.from({ length: 12 }, (_, at) => {
      const drawn = Math.min(65_535, value + (at >> 1));
      return at % 2 === 0 ? drawn >> 8 : drawn & 255;
    });
    const drawn = wordPassphrase(words, () => bytes).split(' ');
    for (const word of drawn.slice(0, Math.min(6, 65_536 - value))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  assert.is(counts.size, 1024);
  assert.equal([...new Set(counts.values())], [64]);
});

test('a list with too few or repeated words is refused', () => {
  const draw = (count: number) => new Uint8Array(count);
  assert.throws(() => wordPassphrase(['one', 'two'], draw));
  assert.throws(() =>
    wordPassphrase(
      Array.from({ length: 2048 }, () => 'same'),
      draw,
    ),
  );
});

test.run();
