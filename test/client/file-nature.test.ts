// What a file is by its bytes and its name: what can be looked at in place, what is only saved, what warns.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type FileNature, fileNature, passingNature } from '../../src/client/hidden-data/file-nature.ts';
import { FORMATS } from '../../src/client/hidden-data/formats.ts';
import { RUNNING_NAMES } from '../../src/client/hidden-data/names.ts';
import { photoType } from '../../src/client/hidden-data/photo-type.ts';
import { safeName } from '../../src/client/safe-name.ts';
import { RUNNING_KINDS } from '../../src/domain/hidden-data.ts';
import { bytes, JPEG, PNG, WEBP } from '../support/photos.ts';

const NOTHING = new Uint8Array(0);
const natureOf = (name: string, head: Uint8Array | string, tail: Uint8Array | string = NOTHING): FileNature =>
  fileNature({ name, head: bytes(head), tail: bytes(tail) });
const utf8 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

const test = suite('the nature of a file');

test('photos, sounds, videos and plain text can be looked at in place, each as its bytes say (T82)', () => {
  const shown = [
    ['p.jpg', JPEG, 'picture', 'image/jpeg'],
    ['p.png', PNG, 'picture', 'image/png'],
    ['p.webp', WEBP, 'picture', 'image/webp'],
    ['p.gif', 'GIF89a', 'picture', 'image/gif'],
    ['s.m4a', '\0\0\0\x20ftypM4A ', 'audio', 'audio/mp4'],
    ['s.mp3', 'ID3\x04', 'audio', 'audio/mpeg'],
    ['s.mp3', '\xff\xfb\x90', 'audio', 'audio/mpeg'],
    ['s.aac', '\xff\xf1\x50', 'audio', 'audio/aac'],
    ['s.opus', 'OggS', 'audio', 'audio/ogg'],
    ['s.wav', 'RIFF\0\0\0\0WAVE', 'audio', 'audio/wav'],
    ['s.flac', 'fLaC', 'audio', 'audio/flac'],
    ['v.mp4', '\0\0\0\x20ftypisom', 'video', 'video/mp4'],
    ['v.MOV', '\0\0\0\x14ftypqt  ', 'video', 'video/mp4'],
    ['v.webm', '\x1a\x45\xdf\xa3\x42\x82\x84webm', 'video', 'video/webm'],
    ['t.txt', utf8('محضر الاجتماع\r\n\tok 👍'), 'text', 'text/plain'],
    ['t.csv', 'a,b\n1,2', 'text', 'text/plain'],
    ['chat.txt', '<Salem> hello', 'text', 'text/plain'],
  ] as const;
  for (const [name, head, kind, mediaType] of shown) {
    const nature = natureOf(name, head);
    assert.equal(nature.view, { kind, mediaType }, name);
    assert.not(nature.isMisnamed, name);
    assert.is(nature.runs, undefined, name);
  }
});

test('pages, drawings, PDF and whatever runs are never looked at in place, by bytes or by name (T82)', () => {
  const never = [
    ['p.html', '<!DOCTYPE html>'],
    ['p.txt', ' \r\n<HTML><body>'],
    ['p.jpg', '\xef\xbb\xbf<svg onload=alert(1)>'],
    ['p.txt', '\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0'],
    ['p.txt', '<x><script>alert(1)</script>'],
    ['d.svg', 'no markup at first'],
    ['d.xml', '<?xml version="1.0"?>'],
    ['d.pdf', '%PDF-1.7'],
    ['d.txt', 'junk before %PDF-1.7'],
    ['d.pdf', JPEG],
    ['p.html', PNG],
    ['p.jpg.exe', JPEG],
    ['p.mhtml', 'From: <Saved by Blink>'],
    ['m.eml', 'Received: from'],
    ['s.js', 'alert(1)'],
    ['s.txt', '#!/bin/sh'],
    ['x.docx', 'PK\x03\x04'],
    ['x.heic', '\0\0\0\x18ftypheic'],
    ['x.tif', 'II*\0'],
    ['x.txt', 'a\0b'],
    ['x.txt', '\x1b[2J'],
    ['x.txt', '\xc3\x28'],
    ['x.bin', '\xfe\xed'],
  ] as const;
  for (const [name, head] of never) assert.is(natureOf(name, head).view, undefined, `${name} ${head}`);
});

test('what can run is told by its bytes whatever its name, and by its name whatever its bytes', () => {
  const byBytes = {
    program: [
      'MZ\x90',
      '\x7fELF',
      '\xca\xfe\xba\xbe',
      '\xcf\xfa\xed\xfe',
      'dex\n035',
      '!<arch>\n',
      'Cr24',
      'PK\x03\x04....META-INF/MANIFEST.MF',
      'PK\x03\x04....AndroidManifest.xml',
    ],
    script: ['#!/usr/bin/env node', '#! /bin/sh'],
    macros: [
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      'PK\x03\x04[Content_Types].xml...xl/vbaProject.bin',
      '\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d',
    ],
    page: ['<html>', '<?xml version="1.0"?><svg>', 'MIME-Version: 1.0'],
    shortcut: ['L\0\0\0\x01\x14\x02\0'],
    disk: ['conectix', 'vhdxfile'],
  };
  for (const kind of RUNNING_KINDS) {
    for (const head of byBytes[kind]) assert.is(natureOf('photo.jpg', head).runs, kind, head);
    for (const end of RUNNING_NAMES[kind]) {
      assert.is(natureOf(`photo.jpg.${end.toUpperCase()}`, JPEG).runs, kind, end);
      assert.is(natureOf(`photo.${end}. .`, 'plain').runs, kind, `${end} with what Windows passes over`);
      assert.is(
        natureOf(`photo.${end}::$DATA`, 'plain').runs === undefined,
        true,
        'a stream’s sign became part of the end',
      );
    }
  }
  assert.is(natureOf('report\u202Efdp.exe', 'plain').runs, 'program');
  assert.is(natureOf('report.docx', 'PK\x03\x04', '...word/vbaProject.bin...').runs, 'macros');
  assert.is(natureOf('disc', bytes(new Uint8Array(0x8001), 'CD001')).runs, 'disk');
  assert.is(natureOf('disc', 'x', bytes('koly', new Uint8Array(508))).runs, 'disk');
  const all = Object.values(RUNNING_NAMES).flat();
  assert.is(new Set(all).size, all.length, 'each end once');
});

test('documents, archives and pictures that can’t run don’t warn', () => {
  for (const [name, head] of [
    ['a.pdf', '%PDF-1.7'],
    ['a.docx', 'PK\x03\x04[Content_Types].xml'],
    ['a.odt', 'PK\x03\x04...mimetypeapplication/vnd.oasis'],
    ['a.zip', 'PK\x03\x04'],
    ['a.heic', '\0\0\0\x18ftypheic'],
    ['a.exe.zip', 'PK\x03\x04'],
    ['a.dat', '\x01\x02'],
  ] as const) {
    assert.is(natureOf(name, head).runs, undefined, name);
  }
});

test('each file says what it may hide', () => {
  const hides = [
    ['checked', 'a.jpg', JPEG],
    ['checked', 'a.pdf', PNG],
    ['checked', 'a', WEBP],
    ['picture', 'a.heic', '\0\0\0\x18ftypheic'],
    ['picture', 'a.gif', 'GIF89a'],
    ['picture', 'a.nef', 'MM\0*'],
    ['recording', 'a.mp4', '\0\0\0\x20ftypmp42'],
    ['recording', 'a.mpg', '\0\0\x01\xba'],
    ['document', 'a.pdf', '%PDF-1.4'],
    ['document', 'a.docx', 'PK\x03\x04[Content_Types].xml'],
    ['document', 'a.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['archive', 'a.zip', 'PK\x03\x04'],
    ['archive', 'empty', 'PK\x05\x06'],
    ['archive', 'a.rar', 'Rar!\x1a\x07\x01'],
    ['mail', 'a.eml', 'Received: from'],
    ['nothing', 'a.txt', 'plain'],
    ['unknown', 'a.dat', '\x01\x02'],
    ['unknown', 'a.exe', 'MZ'],
  ] as const;
  for (const [hidden, name, head] of hides) assert.is(natureOf(name, head).hides, hidden, name);
  for (const { name, hides: hidden } of FORMATS) {
    assert.is(hidden === 'checked', ['jpeg', 'png', 'webp'].includes(name), name);
  }
  for (const photo of [JPEG, PNG, WEBP]) assert.is(natureOf('a', photo).format, photoType(photo));
});

test('a name that says another type than the bytes is told (T82)', () => {
  const misnamed = [
    ...[
      ['a.jpg', PNG],
      ['a.pdf', JPEG],
      ['a.jpg', 'MZ'],
      ['a.docx', '%PDF-1.7'],
      ['a.png', 'plain text'],
      ['a.pdf', 'plain text'],
    ],
    ...[
      ['a.jpg', '\x01\x02'],
      ['a.mp3', 'PK\x03\x04'],
      ['a.txt', 'MZ'],
    ],
  ] as const;
  for (const [name = '', head = ''] of misnamed) assert.ok(natureOf(String(name), head).isMisnamed, String(name));
  // Every end of the types that begin with bytes of their own.
  for (const end of ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'apng', 'webp', 'gif', 'pdf', 'ai'])
    for (const head of ['plain text', '\x01\x02']) assert.ok(natureOf(`a.${end}`, head).isMisnamed, end);
  const right = [
    ...[
      ['a.jpeg', JPEG],
      ['A.JPG', JPEG],
      ['a', PNG],
      ['a.backup', PNG],
      ['a.docx', 'PK\x03\x04word/'],
      ['a.odd', '\x01\x02'],
    ],
    ...[
      ['notes.md', 'plain'],
      ['a.sh', 'echo'],
      ['a.mp3', '\0\0\0'],
      ['a.jar', 'PK\x03\x04META-INF/MANIFEST.MF'],
    ],
  ] as const;
  for (const [name = '', head = ''] of right) assert.not(natureOf(String(name), head).isMisnamed, String(name));
});

test('a system goes by what stands behind the last dot, however many stand before it', () => {
  const photo = bytes('\xff\xd8\xff', new Uint8Array(0));
  for (const name of ['evil..exe', '!...exe', 'photo.jpg..exe']) {
    const { view, runs } = fileNature({ name, head: photo, tail: photo });
    assert.is(view, undefined, name);
    assert.is(runs, 'program', name);
  }
});

test('whatever the bytes and the name, an answer comes; what is shown never runs', () => {
  const heads = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(
        fc.constantFrom('\xff\xd8\xff', 'PK\x03\x04', '<', 'RIFF', '\0\0\0\x20ftyp', 'BM', '#!'),
        fc.uint8Array({ maxLength: 60 }),
      )
      .map(([start, rest]) => bytes(start, rest)),
  );
  const names = fc
    .tuple(fc.string({ maxLength: 10 }), fc.constantFrom('.exe', '.html', '.jpg', '.txt', ''))
    .map(([stem, end]) => stem + end);
  fc.assert(
    fc.property(names, heads, heads, (name, head, tail) => {
      const nature = fileNature({ name, head, tail });
      if (nature.view !== undefined) assert.is(nature.runs, undefined);
      if (/\.(?:exe|html)$/.test(safeName(name))) assert.is(nature.view, undefined);
    }),
    { numRuns: 300 },
  );
});

test('texts as Windows writes them can be looked at in place; what isn’t one can’t', () => {
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  const swapped = (of: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(of).swap16());
  // «محضر الاجتماع» as Windows-1256.
  const arabic = '\xe3\xcd\xd6\xd1 \xc7\xe1\xc7\xcc\xca\xe3\xc7\xda\r\n12';
  const encodings = [
    ['t.txt', utf16('محضر\r\n'), 'utf-16le'],
    ['t.csv', swapped(utf16('محضر')), 'utf-16be'],
    ['t.txt', arabic, 'windows-1256'],
  ] as const;
  for (const [name, head, encoding] of encodings) {
    assert.equal(natureOf(name, head).view, { kind: 'text', mediaType: 'text/plain', encoding }, name);
  }
  for (const [name, head] of [
    ['t.dat', arabic],
    ['t.txt', `${arabic}\0`],
    ['t.txt', '\x80\x81\x8d\x9a\xc7'],
    ['t.txt', utf16('a\u0001b')],
  ] as const)
    assert.is(natureOf(name, head).view, undefined, name);
});

test('what was written without being held is known by its bytes too, however it came in pieces', () => {
  const passing = passingNature('evil.jpg');
  for (const piece of ['M', 'Z', 'x'.repeat(200_000)]) passing.add(bytes(piece));
  assert.is(passing.nature().runs, 'program');
  const packed = passingNature('report.docx');
  for (const piece of ['PK\x03\x04', 'y'.repeat(300_000), 'word/vba', 'Project.bin...']) packed.add(bytes(piece));
  assert.is(packed.nature().runs, 'macros');
});

test('what Windows starts is warned of by its name, open documents with macros by their list; what is merely unknown isn’t', () => {
  for (const name of 'appinstaller msu ppkg vsto shs hlp wsb xhtm mhtm vbscript'.split(' '))
    assert.ok(natureOf(`x.${name}`, '').runs !== undefined, name);
  assert.is(natureOf('x.bin', '').runs, undefined);
  assert.is(natureOf('x.bin', 'data\0').runs, undefined);
  assert.is(natureOf('x.bin', '\x7fELF').runs, 'program');
  const odt = 'PK\x03\x04..........mimetypeapplication/vnd.oasis.opendocument.text';
  assert.is(natureOf('x.odt', odt, 'content.xml Basic/Standard/Module1.xml').runs, 'macros');
  assert.is(natureOf('x.odt', odt, 'content.xml').runs, undefined);
});

test.run();
