// The cleaner of photos: what it finds, what it keeps, and that no crafted file breaks it. What it leaves out is proved with
// exiftool in hidden-data-exiftool.test.ts.
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { joined } from '../../src/client/hidden-data/bytes.ts';
import { MAX_PARTS } from '../../src/client/hidden-data/cleaning.ts';
import { profileOf, type Space, spaceOf } from '../../src/client/hidden-data/colours.ts';
import { cleanJpeg } from '../../src/client/hidden-data/jpeg.ts';
import { checkPhoto, MAX_PHOTO_BYTES, type PhotoCheck } from '../../src/client/hidden-data/photo.ts';
import { cleanPng } from '../../src/client/hidden-data/png.ts';
import { orientationOnly, readCamera } from '../../src/client/hidden-data/tiff.ts';
import { cleanWebp } from '../../src/client/hidden-data/webp.ts';
import type { HiddenKind } from '../../src/domain/hidden-data.ts';
import {
  bytes,
  camera,
  chunk,
  JPEG,
  jpegWith,
  PNG,
  PNG_HEAD,
  pngWith,
  pointer,
  riff,
  riffChunk,
  segment,
  shortEntry,
  WEBP,
  WEBP_CONTROL,
  WEBP_LOSSLESS,
  WEBP_PICTURE,
  WEBP_TRANSPARENT,
  webpFrame,
  webpList,
  webpWith,
} from '../support/photos.ts';

type Photo = Uint8Array;
const CLEAN: readonly Photo[] = [JPEG, PNG, WEBP, WEBP_LOSSLESS, WEBP_TRANSPARENT];
const MARK = 'MARKED';

const latin = (photo: Uint8Array): string => Buffer.from(photo).toString('latin1');
const isWithin = (part: Uint8Array, whole: Uint8Array): boolean => Buffer.from(whole).includes(Buffer.from(part));

/** The check of a photo that is understood, with its copy in one piece. */
const checked = (photo: Photo): { readonly found: readonly HiddenKind[]; readonly copy: Photo } => {
  const check = checkPhoto(photo);
  if (check.kind !== 'checked') throw new Error(`${check.kind}: ${latin(photo).slice(0, 200)}`);
  const copy = joined(check.pieces);
  assert.is(copy.length, check.size);
  return { found: check.found, copy };
};
const kindOf = (photo: Photo): PhotoCheck['kind'] => checkPhoto(photo).kind;

const exif = (content: Uint8Array): Uint8Array => segment(0xe1, bytes('Exif\0\0', content));
const xmp = (inside: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description ${inside}="${MARK}"/></x:xmpmeta>`;
const xmpSegment = (inside: string): Uint8Array => segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp(inside)}`);
const iptc = (number: number): Uint8Array =>
  segment(
    0xed,
    bytes('Photoshop 3.0\0', '8BIM\x04\x04\0\0\0\0\0\x0b', '\x1c\x02', Uint8Array.of(number), '\0\x06', MARK, '\0'),
  );
const profileSegment = (profile: Uint8Array, part = 1, of = 1): Uint8Array =>
  segment(0xe2, bytes('ICC_PROFILE\0', Uint8Array.of(part, of), profile));
const profileChunk = (profile: Uint8Array): Uint8Array =>
  chunk('iCCP', bytes('Screen of Salem\0\0', deflateSync(profile)));

/** Camera data that tell where: a list of places behind the first. */
const placed = bytes(camera([pointer(0x8825, 26)]), bytes('\0\x01', '\0\x02\0\x05\0\0\0\x03\0\0\0\x80', '\0\0\0\0'));
/** Camera data with a second list, of a little picture. */
const previewed = bytes(
  camera([shortEntry(0x0112, 1)], 26),
  bytes('\0\x01', '\x02\x01\0\x04\0\0\0\x01\0\0\0\x40', '\0\0\0\0'),
);
const text = (tag: number): Uint8Array => camera([{ tag, type: 2, count: 4, value: bytes('SAL\0') }]);
const CAMERAS: readonly (readonly [Uint8Array, HiddenKind])[] = [
  [placed, 'place'],
  [text(0x0132), 'time'],
  [text(0x010f), 'device'],
  [text(0x013b), 'owner'],
  [text(0x0131), 'software'],
  [text(0x010e), 'comment'],
  [previewed, 'preview'],
  [camera([shortEntry(0x0112, 1)]), 'other'],
  [bytes('no camera data at all'), 'other'],
];

const FOUND: readonly (readonly [string, Photo, HiddenKind])[] = [
  ...CAMERAS.flatMap(([data, kind]): [string, Photo, HiddenKind][] => [
    ['camera data of a JPEG', jpegWith(exif(data)), kind],
    ['camera data of a PNG', pngWith(chunk('eXIf', data)), kind],
    ['camera data of a WebP', webpWith(0x08, [], riffChunk('EXIF', data)), kind],
  ]),
  ...(
    [
      ['exif:GPSLatitude', 'place'],
      ['xmp:CreateDate', 'time'],
      ['aux:SerialNumber', 'device'],
      ['dc:creator', 'owner'],
      ['Iptc4xmpExt:PersonInImage', 'people'],
      ['xmpMM:DocumentID', 'software'],
      ['dc:title', 'comment'],
      ['xmpGImg:image', 'preview'],
      ['GCamera:MotionPhoto', 'leftover'],
      ['some:thing', 'other'],
    ] as const
  ).flatMap(([name, kind]): [string, Photo, HiddenKind][] => [
    [`${name} in a JPEG`, jpegWith(xmpSegment(name)), kind],
    [`${name} in a PNG`, pngWith(chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp(name)}`)), kind],
    [`${name} in a WebP`, webpWith(0x04, [], riffChunk('XMP ', xmp(name))), kind],
  ]),
  ['IPTC author', jpegWith(iptc(80)), 'owner'],
  ['IPTC city', jpegWith(iptc(90)), 'place'],
  ['IPTC caption', jpegWith(iptc(120)), 'comment'],
  ['comment of a JPEG', jpegWith(segment(0xfe, MARK)), 'comment'],
  ['second picture', jpegWith(segment(0xe2, `MPF\0${MARK}`)), 'leftover'],
  ['little picture beside JFIF', jpegWith(segment(0xe0, `JFXX\0\x10${MARK}`)), 'preview'],
  ['signed origin of a JPEG', jpegWith(segment(0xeb, `JP\0\x01${MARK}`)), 'provenance'],
  ['a maker’s own segment', jpegWith(segment(0xe7, MARK)), 'other'],
  ['profile of a JPEG', jpegWith(profileSegment(profileOf('srgb'))), 'colours'],
  ['video after a JPEG', bytes(JPEG, `ftypmp42${MARK}`), 'leftover'],
  ['author of a PNG', pngWith(chunk('tEXt', `Author\0${MARK}`)), 'owner'],
  ['software of a PNG', pngWith(chunk('iTXt', `Software\0\0\0\0\0${MARK}`)), 'software'],
  ['any text of a PNG', pngWith(chunk('zTXt', bytes('Salem\0\0', deflateSync(bytes(MARK))))), 'comment'],
  ['time of a PNG', pngWith(chunk('tIME', '\x07\xea\x0b\x16\x0a\x0b\x0c')), 'time'],
  ['signed origin of a PNG', pngWith(chunk('caBX', MARK)), 'provenance'],
  ['a program’s own chunk', pngWith(chunk('vpAg', MARK)), 'other'],
  ['profile of a PNG', pngWith(profileChunk(profileOf('display-p3'))), 'colours'],
  ['a cropped screenshot’s rest', bytes(PNG, PNG), 'leftover'],
  ['profile of a WebP', webpWith(0x20, [riffChunk('ICCP', profileOf('srgb'))]), 'colours'],
  ['signed origin of a WebP', webpWith(0, [], riffChunk('C2PA', MARK)), 'provenance'],
  ['a program’s own part', webpWith(0, [], riffChunk('SECR', MARK)), 'other'],
  ['within a frame', riff(webpList(0x02), WEBP_CONTROL, webpFrame(riffChunk('SECR', MARK))), 'other'],
  ['after a WebP', bytes(WEBP, MARK), 'leftover'],
  ['beside a WebP without a list', riff(WEBP_PICTURE, riffChunk('XMP ', xmp('dc:creator'))), 'owner'],
];

const test = suite('hidden data');

test('a photo without anything hidden is its own cleaned copy, byte for byte', () => {
  for (const photo of [...CLEAN, riff(WEBP_PICTURE), riff(webpList(0x02), WEBP_CONTROL, webpFrame(), webpFrame())]) {
    const { found, copy } = checked(photo);
    assert.equal(found, []);
    assert.equal(copy, photo);
  }
});

test('each kind of hidden data is told, and gone from the copy, of which nothing more is told', () => {
  for (const [what, photo, kind] of FOUND) {
    const { found, copy } = checked(photo);
    assert.equal(found, [kind], what);
    assert.not.match(latin(copy), /MARKED|SAL\0|Salem|GPS|JFXX/, what);
    assert.equal(checked(copy), { found: [], copy }, what);
  }
});

test('which way is up stands in the copy, in the same bytes whatever wrote it, and counts as nothing hidden there', () => {
  for (const little of [false, true]) {
    for (let turn = 1; turn <= 8; turn += 1) {
      const entry = `\x12\x01\x03\0\x01\0\0\0${String.fromCharCode(turn)}\0\0\0`;
      const data = little ? bytes('II*\0\x08\0\0\0\x01\0', entry, '\0\0\0\0') : camera([shortEntry(0x0112, turn)]);
      const photos = [jpegWith(exif(data)), pngWith(chunk('eXIf', data)), webpWith(8, [], riffChunk('EXIF', data))];
      for (const photo of photos) {
        const { copy } = checked(photo);
        assert.is(isWithin(orientationOnly(turn), copy), turn !== 1);
        assert.is(isWithin(bytes('MM\0*'), copy), turn !== 1);
        assert.equal(checked(copy), { found: [], copy });
      }
      assert.is(readCamera(orientationOnly(turn)).orientation, turn);
    }
  }
  for (const turn of [0, 9, 65_535]) assert.is(readCamera(camera([shortEntry(0x0112, turn)])).orientation, 1);
  const withJpegHead = webpWith(8, [], riffChunk('EXIF', bytes('Exif\0\0', orientationOnly(6))));
  assert.ok(isWithin(orientationOnly(6), checked(withJpegHead).copy));
});

test('the first camera data say which way is up, as decoders have it; a second is left out', () => {
  const { copy, found } = checked(jpegWith(exif(orientationOnly(3)), exif(bytes(orientationOnly(6), MARK))));
  assert.ok(isWithin(orientationOnly(3), copy));
  assert.not.ok(isWithin(orientationOnly(6), copy));
  assert.equal(found, ['other']);
});

test('a WebP’s list says what the copy holds, and no more', () => {
  const flags = (photo: Photo) => checked(photo).copy[20];
  const camera6 = riffChunk('EXIF', orientationOnly(6));
  assert.is(flags(webpWith(0xff & ~0x02, [riffChunk('ICCP', profileOf('srgb'))], riffChunk('XMP ', MARK))), 0x10);
  assert.is(flags(webpWith(0x2c, [riffChunk('ICCP', profileOf('prophoto'))], camera6, riffChunk('XMP ', MARK))), 0x28);
  assert.is(flags(riff(webpList(0x0e), WEBP_CONTROL, webpFrame(), riffChunk('XMP ', MARK))), 0x02);
  assert.is(flags(webpWith(0, [], camera6)), 0x08);
});

test('a moving PNG keeps its frames, and every note that showing it needs', () => {
  const notes = [
    ...[chunk('cHRM', notesOf(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)), chunk('gAMA', '\0\0\xb1\x8f')],
    ...[chunk('sRGB', '\0'), chunk('sBIT', '\x08\x08\x08\x08'), chunk('pHYs', '\0\0\x0b\x13\0\0\x0b\x13\x01')],
    ...[chunk('cICP', '\x0c\x0d\0\x01'), chunk('acTL', '\0\0\0\x02\0\0\0\0'), chunk('fcTL', new Uint8Array(26))],
  ];
  const moving = bytes(pngWith(...notes).subarray(0, -12), chunk('fdAT', '\0\0\0\x01pixels'), chunk('IEND', ''));
  assert.equal(checked(moving), { found: [], copy: moving });
});

const notesOf = (...values: readonly number[]): Uint8Array => {
  const content = new DataView(new ArrayBuffer(values.length * 4));
  for (const [n, value] of values.entries()) content.setUint32(n * 4, value);
  return new Uint8Array(content.buffer);
};

const SPACES: readonly Space[] = ['srgb', 'display-p3', 'adobe-rgb', 'prophoto', 'rec2020'];

test('a profile becomes the standard one nearest to it, of which a photo in sRGB needs none', () => {
  for (const space of SPACES) {
    const standard = profileOf(space);
    assert.is(spaceOf(standard), space);
    // Measured on one device: a little beside the standard, and with a text of its own.
    const measured = bytes(standard, MARK);
    const view = new DataView(measured.buffer);
    const red = view.getUint32(132 + 3 * 12 + 4) + 8;
    view.setInt32(red, view.getInt32(red) + 700);
    const halves = [measured.subarray(0, 200), measured.subarray(200)] as const;
    const photos = [
      jpegWith(profileSegment(measured)),
      jpegWith(profileSegment(halves[0], 1, 2), profileSegment(halves[1], 2, 2)),
      pngWith(profileChunk(measured)),
      webpWith(0x20, [riffChunk('ICCP', measured)]),
    ];
    for (const photo of photos) {
      const { found, copy } = checked(photo);
      assert.equal(found, ['colours']);
      assert.is(isWithin(standard, copy), space !== 'srgb');
      assert.is(isWithin(bytes('acsp'), copy), space !== 'srgb');
      assert.equal(checked(copy), { found: [], copy });
    }
    const { copy } = checked(pngWith(profileChunk(measured)));
    assert.is(latin(copy).includes('sRGB'), space === 'srgb');
  }
});

test('what is no profile of three colours is left out: grey, tables, too big, not inflatable', () => {
  const grey = bytes(profileOf('display-p3'));
  grey.set(bytes('GRAY'), 16);
  const bad = [grey, bytes('acsp'), new Uint8Array(0), bytes(profileOf('display-p3'), new Uint8Array(1 << 20))];
  for (const profile of bad) {
    const chunks = [profileChunk(profile), chunk('iCCP', bytes('x\0\0', profile))];
    const photos = [...chunks.map((one) => pngWith(one)), webpWith(0x20, [riffChunk('ICCP', profile)])];
    for (const photo of [...photos, ...(profile.length < 60_000 ? [jpegWith(profileSegment(profile))] : [])]) {
      const { found, copy } = checked(photo);
      assert.equal(found, ['colours']);
      assert.not.ok(isWithin(bytes('acsp'), copy));
    }
  }
});

test('a note that a PNG is sRGB goes where a profile says otherwise', () => {
  const { copy } = checked(pngWith(profileChunk(profileOf('display-p3'))));
  const both = bytes(PNG_HEAD, chunk('sRGB', '\0'), copy.subarray(PNG_HEAD.length));
  assert.equal(checked(both), { found: ['colours'], copy });
});

test('what fills gaps goes too: between segments, and where a length is odd', () => {
  const gap = bytes(JPEG.subarray(0, 20), `\0${MARK}`, JPEG.subarray(20));
  assert.equal(checked(gap), { found: ['other'], copy: JPEG });
  const filled = bytes(WEBP_LOSSLESS.subarray(0, -1), 'X');
  assert.equal(checked(filled), { found: ['other'], copy: WEBP_LOSSLESS });
});

test('a screen’s measured primaries in a PNG become those of the nearest standard', () => {
  const measured = notesOf(31271, 32903, 67991, 32004, 26497, 68998, 15003, 6001);
  const { found, copy } = checked(pngWith(chunk('cHRM', measured)));
  assert.equal(found, ['colours']);
  assert.ok(isWithin(chunk('cHRM', notesOf(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)), copy));
  assert.equal(checked(pngWith(chunk('cHRM', 'short'))).found, ['colours']);
});

/** Parts that a stranger may have put into a photo, the mark in each. */
const anyText = fc.string({ maxLength: 40 }).map((said) => bytes(Buffer.from(`${said}${MARK}${said}`)));
const heads = [
  'Exif\0\0',
  'Exif\0\0MM\0*\0\0\0\x08',
  'http://ns.adobe.com/xap/1.0/\0',
  'Photoshop 3.0\x008BIM\x04\x04',
  'ICC_PROFILE\0\x01\x01',
  'JFIF\0\x01',
  'Adobe\0',
  '',
];
const jpegParts = fc
  .tuple(fc.constantFrom(...heads), anyText, fc.oneof(fc.integer({ min: 0xe0, max: 0xef }), fc.constant(0xfe)))
  .map(([head, said, marker]) => segment(marker, bytes(head, new Uint8Array(12), said)));
const pngParts = fc
  .tuple(
    fc.constantFrom(
      'tEXt',
      'zTXt',
      'iTXt',
      'eXIf',
      'iCCP',
      'cHRM',
      'tIME',
      'sPLT',
      'caBX',
      'gAMA',
      'pHYs',
      'bKGD',
      'abCd',
    ),
    anyText,
  )
  .map(([type, said]) => chunk(type, said));
const webpParts = fc
  .tuple(fc.constantFrom('EXIF', 'XMP ', 'ICCP', 'C2PA', 'ALPH', 'ANIM', 'abcd', '\0\0\0\0'), anyText)
  .filter(([type]) => type !== 'ALPH')
  .map(([type, said]) => riffChunk(type, said));
const many = <T>(part: fc.Arbitrary<T>) => fc.array(part, { maxLength: 6 });
/** A photo with what stands in it of the picture itself. */
const dressed: fc.Arbitrary<readonly [Photo, Uint8Array]> = fc.oneof(
  fc
    .tuple(many(jpegParts), anyText)
    .map(([parts, rest]) => [bytes(jpegWith(...parts), rest), JPEG.subarray(20)] as const),
  fc.tuple(many(pngParts), anyText).map(([parts, rest]) => [bytes(pngWith(...parts), rest), PNG.subarray(33)] as const),
  fc.tuple(many(webpParts), many(webpParts), anyText, fc.boolean()).map(([before, after, rest, moves]) => {
    const frames = webpFrame(...after);
    const still = webpWith(0x3c, before, ...after);
    return [
      bytes(moves ? riff(webpList(0x3e), WEBP_CONTROL, ...before, frames, ...after) : still, rest),
      WEBP_PICTURE,
    ] as const;
  }),
);

test('whatever was put into a photo, nothing of it is in the copy, the picture’s bytes are, and a copy’s copy is itself (T88)', () => {
  fc.assert(
    fc.property(dressed, ([photo, picture]) => {
      const { found, copy } = checked(photo);
      assert.ok(found.length > 0);
      assert.not.ok(latin(copy).includes(MARK));
      assert.ok(isWithin(picture, copy));
      assert.equal(checked(copy), { found: [], copy });
    }),
    { numRuns: 250 },
  );
});

/** The head of a PNG that has its colours from a palette. */
const PALETTED = bytes(PNG_HEAD.subarray(0, 8), chunk('IHDR', '\0\0\0\x10\0\0\0\x08\x08\x03\0\0\0'));

/** Photos full of everything, to be broken. */
const FULL: readonly Photo[] = [
  jpegWith(
    exif(placed),
    xmpSegment('dc:creator'),
    iptc(80),
    profileSegment(profileOf('display-p3')),
    segment(0xfe, MARK),
  ),
  pngWith(chunk('eXIf', placed), profileChunk(profileOf('display-p3')), chunk('tEXt', `Author\0${MARK}`)),
  webpWith(
    0x2c,
    [riffChunk('ICCP', profileOf('display-p3'))],
    riffChunk('EXIF', placed),
    riffChunk('XMP ', xmp('a:b')),
  ),
  riff(webpList(0x02), WEBP_CONTROL, webpFrame(riffChunk('SECR', MARK)), webpFrame()),
];
/** By the cleaners themselves, so that whatever they throw is seen. */
const cleanAny = (photo: Photo) => cleanJpeg(photo) ?? cleanPng(photo) ?? cleanWebp(photo);

test('a photo that breaks off anywhere is not understood (T82)', () => {
  for (const photo of FULL) {
    assert.is(kindOf(photo), 'checked');
    for (let length = 0; length < photo.length; length += 1) {
      const part = photo.subarray(0, length);
      assert.is(cleanAny(part), undefined, `${length} of ${photo.length}`);
      assert.ok(['not-understood', 'no-photo'].includes(kindOf(part)));
    }
  }
});

test('changed bytes anywhere never break the cleaner: it answers, and stands by its own copy', () => {
  const spoiled = fc
    .tuple(
      fc.constantFrom(...FULL),
      fc.array(fc.tuple(fc.nat({ max: 5000 }), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0xda, 0xd9)), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    .map(([photo, changes]) => {
      const other = bytes(photo);
      for (const [at, value] of changes) other[at % other.length] = value;
      return other;
    });
  fc.assert(
    fc.property(spoiled, (photo) => {
      const cleaned = cleanAny(photo);
      if (cleaned === undefined) return;
      const copy = joined(cleaned.pieces);
      assert.equal(checked(copy), { found: [], copy });
    }),
    { numRuns: 700 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom('\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'RIFF\x20\0\0\0WEBP'),
      fc.uint8Array({ maxLength: 300 }),
      (head, rest) => {
        cleanAny(bytes(head, rest));
      },
    ),
  );
});

test('a length that lies is not followed: beyond the file, of four thousand million bytes, of none (T82)', () => {
  const lying = [
    jpegWith(bytes('\xff\xe1\xff\xff')),
    jpegWith(bytes('\xff\xe1\0\0')),
    jpegWith(bytes('\xff\xe1\0\x01')),
    bytes(PNG_HEAD, '\xff\xff\xff\xfftEXt', PNG.subarray(33)),
    bytes(PNG_HEAD, '\x7f\xff\xff\xffIDAT', PNG.subarray(33)),
    riff(webpList(0), bytes('XMP \xff\xff\xff\xff'), WEBP_PICTURE),
    bytes('RIFF\xff\xff\xff\xffWEBP', WEBP.subarray(12)),
    bytes('RIFF\0\0\0\0WEBP', WEBP.subarray(12)),
    riff(webpList(0x02), WEBP_CONTROL, riffChunk('ANMF', bytes(new Uint8Array(16), 'VP8 \xff\xff\xff\xff'))),
  ];
  for (const photo of lying) assert.is(kindOf(photo), 'not-understood', latin(photo).slice(0, 60));
});

test('data that decoding needs have no room for others: tables and frames are as long as what they announce', () => {
  const spare = [
    jpegWith(segment(0xdb, bytes(new Uint8Array(65), MARK))),
    jpegWith(segment(0xc4, bytes(new Uint8Array(17), MARK))),
    jpegWith(segment(0xdd, MARK)),
    jpegWith(segment(0xc0, '\x08\0\x08\0\x10\x01\x01\x11\0')),
    jpegWith(segment(0xda, '\x01\x01\0\0\x3f\0')),
    jpegWith(segment(0xc8, MARK)),
    jpegWith(segment(0xf0, MARK)),
    bytes(PALETTED, chunk('PLTE', new Uint8Array(769)), PNG.subarray(33)),
    bytes(PALETTED, chunk('PLTE', `${MARK}${MARK}${MARK}and`), chunk('PLTE', ''), PNG.subarray(33)),
    pngWith(chunk('CgBI', MARK)),
    bytes(PNG.subarray(0, -12), chunk('IEND', MARK)),
    bytes(PNG_HEAD.subarray(0, 8), chunk('tEXt', MARK), PNG.subarray(8)),
    bytes(PNG_HEAD, chunk('IEND', '')),
    riff(webpList(0), WEBP_PICTURE, WEBP_PICTURE),
    riff(webpList(0), riffChunk('VP8 ', MARK)),
    riff(webpList(0x02), webpFrame()),
    riff(webpList(0x02), WEBP_CONTROL),
  ];
  for (const kept of [chunk('PLTE', MARK), chunk('tRNS', MARK), chunk('bKGD', MARK), chunk('hIST', MARK)]) {
    assert.equal(checked(pngWith(kept)), { found: ['other'], copy: PNG });
  }
  for (const photo of spare) assert.is(kindOf(photo), 'not-understood', latin(photo).slice(0, 60));
});

test('lists of camera data that point at themselves and at each other are each read once', () => {
  const own = camera([pointer(0x8769, 8), pointer(0x8825, 8)], 8);
  const each = Array.from({ length: 300 }, (_, n) => pointer(0x8769, 8 + 12 * n));
  for (const data of [own, camera(each, 8), camera(each, 0xffffffff), camera([pointer(0x8825, 0xfffffff0)])]) {
    assert.equal(checked(jpegWith(exif(data))).copy, JPEG);
  }
});

test('what unfolds to a thousandfold is not inflated, or only so far', () => {
  const bomb = deflateSync(new Uint8Array(32 << 20));
  const texts = [chunk('zTXt', bytes('Bomb\0\0', bomb)), chunk('iTXt', bytes('Bomb\0\x01\0\0\0', bomb))];
  assert.equal(checked(pngWith(...texts)), { found: ['comment'], copy: PNG });
  const { found, copy } = checked(pngWith(chunk('iCCP', bytes('Bomb\0\0', bomb))));
  assert.equal(found, ['colours']);
  assert.equal(copy, pngWith(chunk('sRGB', '\0')));
});

test('a hundred thousand parts are the most that are looked at', () => {
  const parts = (part: Uint8Array) => bytes(...Array<Uint8Array>(MAX_PARTS + 1).fill(part));
  assert.is(kindOf(jpegWith(parts(segment(0xfe, '')))), 'not-understood');
  assert.is(kindOf(pngWith(parts(chunk('tEXt', '')))), 'not-understood');
  assert.is(kindOf(webpWith(0, [parts(riffChunk('XMP ', ''))])), 'not-understood');
  const half = (part: Uint8Array) => part.subarray(0, part.length / 2);
  assert.equal(checked(jpegWith(half(parts(bytes(segment(0xfe, '')))).subarray(0, 4 * 50_000))).copy, JPEG);
});

test('a picture that is also an archive, a page or a program keeps the picture alone (T82)', () => {
  const riders = ['PK\x03\x04MARKED', '<html><script>MARKED</script>', '%PDF-1.7 MARKED', 'MZMARKED'];
  for (const rider of riders) {
    const photos = [
      ...[bytes(JPEG, rider), jpegWith(segment(0xfe, rider)), bytes(PNG, rider), pngWith(chunk('tEXt', rider))],
      ...[bytes(WEBP, rider), webpWith(0, [], riffChunk('htm ', rider))],
    ];
    for (const photo of photos)
      assert.ok(
        CLEAN.some((base) => isWithin(checked(photo).copy, base)),
        rider,
      );
  }
});

test('what is no photo, and a photo too big to be held, are told as that', () => {
  for (const other of [
    new Uint8Array(0),
    bytes('%PDF-1.7'),
    bytes('GIF89a'),
    bytes('RIFF\0\0\0\0WAVE'),
    bytes('\xff\xd8'),
  ]) {
    assert.equal(checkPhoto(other), { kind: 'no-photo' });
  }
  const big = new Uint8Array(MAX_PHOTO_BYTES + 1);
  big.set(JPEG);
  assert.equal(checkPhoto(big), { kind: 'too-big', type: 'jpeg' });
  assert.equal(checked(big.subarray(0, MAX_PHOTO_BYTES)), { found: ['leftover'], copy: JPEG });
});

test.run();
