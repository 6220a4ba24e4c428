// The name under which a file is shown and saved: Arabic and emoji stay, disguises, paths and devices don't.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { extensionOf, MAX_NAME_BYTES, safeName } from '../../src/client/safe-name.ts';

const test = suite('safe names');

test('an ordinary name stays as it is: Arabic, English, emoji, joined letters, signs within', () => {
  for (const name of [
    ...['محضر الاجتماع.pdf', 'صورة ١.jpg', 'minutes (2).docx', '👨‍👩‍👧 family.png', 'می‌خواهم.txt', '🏴󠁧󠁢󠁳󠁣󠁴󠁿.png'],
    ...['a.b.c.tar.gz', 'R&D 100% #1 [x] {y}~.txt', "l'été.odt", 'console.log', 'comics.cbz', 'مُسَوَّدَة.docx', 'no end'],
  ]) {
    assert.is(safeName(name), name);
  }
});

test('a name can’t turn the writing, hide its end or break the line (T78)', () => {
  assert.is(safeName('invoice\u202Egpj.exe'), 'invoicegpj.exe');
  assert.is(extensionOf(safeName('تقرير\u2067\u2066\u200Fgpj.exe\u2069')), 'exe');
  assert.is(safeName('photo.jpg                              .exe'), 'photo.jpg .exe');
  assert.is(safeName('photo.jpg\u2800\u3164\u00a0\u3000.exe'), 'photo.jpg .exe');
  assert.is(safeName('a\r\nSet-Cookie: x\u0085b\u2028c\u0007.txt'), 'a Set-Cookie_ xbc.txt');
  assert.is(safeName('<img src=x onerror="alert(1)">.png'), '_img src=x onerror=_alert(1)__.png');
  assert.is(safeName('\u200b\ufeff\u00ad'), 'file');
  assert.is(safeName('pdf\u{E0065}\u{E0078}\u{E0065}'), 'pdf');
});

test('a name is never a path, a device, a hidden file or an option (T80)', () => {
  const cases = {
    '../../etc/passwd': 'passwd',
    '..\\..\\Windows\\win.ini': 'win.ini',
    '/etc/shadow': 'shadow',
    'C:\\Users\\Salem\\Pictures\\IMG 1.jpg': 'IMG 1.jpg',
    '..': 'file',
    '.': 'file',
    '': 'file',
    '///': 'file',
    '. . .': 'file',
    'a\0.txt': 'a.txt',
    'photo.jpg\0.exe': 'photo.jpg.exe',
    '.bashrc': 'bashrc',
    'x.exe.': 'x.exe',
    'x.exe . .': 'x.exe',
    'x.txt::$DATA': 'x.txt__$DATA',
    CON: '_CON',
    'nul.txt': '_nul.txt',
    'NUL .txt': '_NUL .txt',
    'com1.tar.gz': '_com1.tar.gz',
    'COM¹': '_COM¹',
    lpt9: '_lpt9',
    conout$: '_conout$',
    '-rf': '_rf',
    'a/b/': 'b',
    'x\ud800y.txt': 'x\ufffdy.txt',
  };
  for (const [name, safe] of Object.entries(cases)) assert.is(safeName(name), safe, JSON.stringify(name));
});

test('a name of three hundred bytes and more is cut between letters and keeps its end (T80)', () => {
  const bytesOf = (name: string) => Buffer.byteLength(name);
  const arabic = safeName(`${'محضر '.repeat(60)}.pdf`);
  assert.ok(bytesOf(arabic) <= MAX_NAME_BYTES && bytesOf(arabic) > MAX_NAME_BYTES - 8);
  assert.match(arabic, /^(?:محضر ?)+م?ح?ض?\.pdf$/);
  assert.is(bytesOf(safeName(`${'x'.repeat(300)}.jpeg`)), MAX_NAME_BYTES);
  assert.is(bytesOf(safeName(`x.${'y'.repeat(300)}`)), MAX_NAME_BYTES);
  assert.match(safeName(`${'👨‍👩‍👧'.repeat(30)}.png`), /\p{Emoji}\.png$/u);
  assert.is(safeName(`${'x'.repeat(229)}👨\u200d👩.png`), `${'x'.repeat(229)}👨.png`);
  assert.is(safeName('x'.repeat(MAX_NAME_BYTES)), 'x'.repeat(MAX_NAME_BYTES));
  assert.is(safeName(`con.${'x'.repeat(MAX_NAME_BYTES)}`).length, MAX_NAME_BYTES);
});

test('whatever comes, the name is safe, short, well-formed and its own safe name', () => {
  const nasty = fc.constantFrom(
    ...[
      '/',
      '\\',
      '\0',
      '..',
      '.',
      ' ',
      'CON',
      'nul',
      '\u202e',
      '\u2067',
      '\r\n',
      ':',
      '"',
      '-',
      '\ud83d',
      '\u0301',
      '\u200d',
    ],
    ...[
      '\u034f',
      'İ',
      'ﷺ',
      '\u{1F3F4}',
      '\u{E0067}',
      '\u{E007F}',
      'x'.repeat(100),
      'ص'.repeat(100),
      '.exe',
      '\u1100',
      '\u1161',
      '\ufe0f',
    ],
  );
  const sign = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
  const names = fc.array(fc.oneof(nasty, sign), { maxLength: 12 });
  fc.assert(
    fc.property(names, (parts) => {
      const name = safeName(parts.join(''));
      assert.ok(name !== '' && Buffer.byteLength(name) <= MAX_NAME_BYTES);
      assert.is(safeName(name), name);
      assert.not.match(name, /[\p{Cc}/\\:*?"<>|\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Cs}]/u);
      assert.not.match(name, /^[-. ]|[. ]$|^(?:con|nul|prn|aux|com\d|lpt\d) *(?:\.|$)/i);
    }),
    { numRuns: 500 },
  );
});

test('a name of a hundred thousand signs is answered too, whatever they are', () => {
  for (const sign of ['a/', ' .', '\u0301', '\u034f', '\u202e', 'con.', '-', '\ud83d']) {
    const name = safeName(`a${sign.repeat(100_000)}a`);
    assert.ok(name !== '' && Buffer.byteLength(name) <= MAX_NAME_BYTES);
  }
});

test('the end of a name is what follows its last dot', () => {
  assert.equal(['a.JPG', 'a.tar.gz', 'a', '.exe', 'a.', 'ملف.PDF'].map(extensionOf), ['jpg', 'gz', '', '', '', 'pdf']);
});

test.run();
