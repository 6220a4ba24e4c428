// A text as it is looked at in place: as much of it as a browser can show at once, and nothing of it changed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MOST_LINE_SIGNS, MOST_LINES, MOST_TEXT_BYTES, shownText } from '../../src/browser/attachment-text.ts';

const test = suite('a text that is looked at');

/** What of a text is read in its document, by the lines and their pieces. */
const shown = async (content: string | Uint8Array<ArrayBuffer>, encoding = 'utf-8') => {
  const { page, isCut } = await shownText(new Blob([content]), encoding);
  const [, body = ''] = (await page.text()).split('wrap>\n');
  const pieces = body.split(/<\/?div[^>]*>/).filter((piece) => piece !== '');
  return { isCut, page, pieces, text: pieces.join('').replaceAll('<wbr>', '') };
};

test('of a long text the beginning is shown, cut at a character, and it says so; a shorter one is shown whole', async () => {
  const most = 'س '.repeat(MOST_TEXT_BYTES / 3);
  const padded = `${'.'.repeat(MOST_TEXT_BYTES - new TextEncoder().encode(most).length)}${most}`;
  const whole = await shown(padded);
  assert.not(whole.isCut);
  assert.is(whole.text, padded);
  const cut = await shown(`..${padded}`);
  assert.ok(cut.isCut);
  assert.is(cut.text, `..${padded}`.slice(0, cut.text.length));
  assert.ok(cut.text.length > padded.length - 3);
  assert.ok(cut.text.length < padded.length + 2, 'and no more is read');
  assert.not((await shown('short\r\nlines')).isCut);
});

test('no number of lines and no length of one brings the page to a standstill', async () => {
  const lines = await shown('\n'.repeat(MOST_LINES + 1));
  assert.ok(lines.isCut);
  assert.is(lines.pieces.length, MOST_LINES);
  assert.not((await shown('\n'.repeat(MOST_LINES))).isCut);
  for (const word of ['x', 'كلمة ', '👩\u200D', 'e\u0301']) {
    const line = `${word.repeat(2_000)}\nnext`;
    const long = await shown(line);
    assert.is(long.text, line, 'nothing of it is lost');
    const lengths = long.pieces.map((piece) => piece.replaceAll('<wbr>', '').length);
    assert.ok(Math.max(...lengths) <= 2 * MOST_LINE_SIGNS + 1, `${word}: ${Math.max(...lengths)}`);
  }
  const marks = await shown('a\u200B'.repeat(MOST_TEXT_BYTES / 4));
  assert.ok(marks.isCut, 'signs that nobody sees are longer as they are shown');
  assert.is(marks.text.length, MOST_TEXT_BYTES);
});

test('tags are shown as they are written, and each paragraph runs by its own letters', async () => {
  const { page, text } = await shown('<b>&amp;\n12\nسطر\n');
  assert.is(text, '&lt;b>&amp;amp;\n12\nسطر\n');
  assert.match(await page.text(), '<div dir="auto">&lt;b>&amp;amp;\n</div><div>12\n</div><div dir="auto">سطر\n</div>');
});

test.run();
