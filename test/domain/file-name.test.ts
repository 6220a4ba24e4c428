// What files are called on their way: cleaned copies say so, and a name typed anew keeps the end that tells the type.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { safeName } from '../../src/client/safe-name.ts';
import { sealableName } from '../../src/client/sealable-name.ts';
import { calledAnew, cleanedName, saysCleaned } from '../../src/domain/file-name.ts';

const test = suite('names of files');

test('a cleaned copy’s name is another than the photo’s, and says what it is however it is shortened or made safe', () => {
  const long = `${'صورة'.repeat(80)}.jpg`;
  for (const own of ['IMG_1.jpg', 'صورة 📷.jpg', '.jpg', 'cleaned-a.jpg', 'C:\\photos\\a.jpg', '\u202Egpj.exe', long]) {
    const name = cleanedName(own);
    const shown = safeName(sealableName(name));
    assert.ok(saysCleaned(shown, 'image/jpeg'), shown);
    assert.is.not(shown, safeName(own));
    assert.is(shown.split('.').at(-1), own.split('.').at(-1));
  }
  for (const own of ['IMG_1.jpg', 'not cleaned-a.jpg', 'cleaned-', '']) assert.not(saysCleaned(own, 'image/jpeg'), own);
  for (const mime of ['text/html', '']) assert.not(saysCleaned('cleaned-x.html', mime), mime);
  for (const mime of ['image/png', 'image/webp']) assert.ok(saysCleaned('cleaned-x', mime), mime);
});

test('a name typed anew keeps its end; nothing typed leaves the file its own', () => {
  const own = 'IMG_20261101_120000.JPG';
  for (const [typed, becomes] of [
    ['invoice', 'invoice.JPG'],
    [' الفاتورة ', 'الفاتورة.JPG'],
    ['invoice.jpg', 'invoice.jpg'],
    ['invoice.v2', 'invoice.v2.JPG'],
    [' \n', own],
    [own, own],
  ] as const) {
    assert.is(calledAnew(own, typed), becomes);
  }
  assert.is(calledAnew('README', 'list'), 'list');
  assert.is(calledAnew('.hidden', 'list'), 'list');
});

test('what stands behind a dot and is no type’s end can be taken out', () => {
  for (const own of ['Meeting with Mr. Ahmed', 'Mr.Ahmed', 'Report 12.11.2026', 'لقاء أ.محمد', 'a.b c', 'a.', 'a.12'])
    assert.is(calledAnew(own, 'note'), 'note', own);
  for (const end of ['.7z', '.mp3', '.docx', '.JPEG', '.c', '.sqlite', '.Numbers'])
    assert.is(calledAnew(`Mr. Ahmed${end}`, 'note'), `note${end}`);
});

test('a person’s name behind a dot is no type’s end, by its capital; ends in capitals are', () => {
  for (const own of ['Meeting Mr.Ali', 'Letter to Mr.Saad', 'x.Ab1']) assert.is(calledAnew(own, 'note'), 'note', own);
  for (const [own, becomes] of [
    ['a.JPG', 'note.JPG'],
    ['a.MP4', 'note.MP4'],
    ['a.docx', 'note.docx'],
    ['a.mp3', 'note.mp3'],
    ['a.Pdf', 'note.Pdf'],
    ['Mr.Ali.Jpg', 'note.Jpg'],
    ['a.DocX', 'note.DocX'],
  ] as const)
    assert.is(calledAnew(own, 'note'), becomes);
});

test.run();
