// Real photos with everything that exiftool can write into them, cleaned, and read by exiftool again: nothing of it is left, which way
// is up stands, and the picture's own bytes are untouched. Exiftool comes with the packages and needs no more of perl than every
// Debian has; where it can't run, these tests fail.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { joined } from '../../src/client/hidden-data/bytes.ts';
import { profileOf } from '../../src/client/hidden-data/colours.ts';
import { checkPhoto } from '../../src/client/hidden-data/photo.ts';
import type { HiddenKind } from '../../src/domain/hidden-data.ts';
import { bytes, JPEG, PNG, WEBP, WEBP_LOSSLESS } from '../support/photos.ts';

const tool: string = createRequire(import.meta.url)('exiftool-vendored.pl');

const exiftool = (folder: string, lines: readonly string[]): string => {
  // One call for many commands: to begin is most of what one costs.
  const run = spawnSync('perl', [tool, '-@', '-'], { cwd: folder, input: lines.join('\n'), encoding: 'utf8' });
  assert.is(run.error, undefined, 'perl is needed, as every Debian has it');
  return run.stdout + run.stderr;
};

const PHOTOS = { 'photo.jpg': JPEG, 'photo.png': PNG, 'photo.webp': WEBP, 'lossless.webp': WEBP_LOSSLESS } as const;
const NAMES = Object.keys(PHOTOS) as readonly (keyof typeof PHOTOS)[];

/** A text in whatever is written stands for the name of a person. */
const MARK = 'MARKED-SALEM';
/** A whole photo, as small as can be: the little picture within the photo. */
const PREVIEW = 'preview.jpg';

const ASSIGNMENTS: readonly string[] = [
  ...['EXIF:GPSLatitude=24.7136', 'EXIF:GPSLatitudeRef=N', 'EXIF:GPSLongitude=46.6753', 'EXIF:GPSLongitudeRef=E'],
  ...['EXIF:DateTimeOriginal=2026:11:22 10:11:12', `EXIF:Make=${MARK}`, `EXIF:Model=${MARK}`, `EXIF:Artist=${MARK}`],
  ...[`EXIF:SerialNumber=${MARK}`, `EXIF:OwnerName=${MARK}`, `EXIF:LensSerialNumber=${MARK}`, `EXIF:Software=${MARK}`],
  ...[`EXIF:UserComment=${MARK}`, `EXIF:XPAuthor=${MARK}`, `EXIF:ImageDescription=${MARK}`, 'EXIF:Orientation#=6'],
  ...[`XMP-dc:Creator=${MARK}`, `XMP-xmp:CreatorTool=${MARK}`, `XMP-xmpMM:DocumentID=${MARK}`, `XMP-dc:Title=${MARK}`],
  ...[`XMP-iptcExt:PersonInImage=${MARK}`, 'XMP-exif:GPSLatitude=24.7136', `XMP-aux:SerialNumber=${MARK}`],
];
const BY_NAME: Readonly<Record<keyof typeof PHOTOS, readonly string[]>> = {
  'photo.jpg': [
    ...[`IPTC:By-line=${MARK}`, `IPTC:City=${MARK}`, `IPTC:Caption-Abstract=${MARK}`, `Comment=${MARK}`],
    ...[`Photoshop:URL=${MARK}`, `ThumbnailImage<=${PREVIEW}`, 'ICC_Profile<=device.icc'],
    ...[`Ducky:Comment=${MARK}`, `PhotoshopThumbnail<=${PREVIEW}`],
  ],
  'photo.png': [
    ...[`PNG:Author=${MARK}`, `PNG:Comment=${MARK}`, `PNG:Software=${MARK}`, 'PNG:ModifyDate=2026:11:22 10:11:12'],
    ...['ICC_Profile<=device.icc', `PNG:Title-ar=${MARK}`],
  ],
  'photo.webp': ['ICC_Profile<=device.icc'],
  'lossless.webp': [],
};

/** The numbers of a wide screen, measured a little otherwise, and its owner's name. */
const deviceProfile = (): Uint8Array => {
  const standard = profileOf('display-p3');
  const text = bytes('desc', new Uint8Array(7), String.fromCharCode(MARK.length + 1), MARK, new Uint8Array(79));
  const whole = bytes(standard, text);
  const view = new DataView(whole.buffer);
  view.setUint32(0, whole.length);
  // The first tag is the name; the fourth, of which the content begins with its type, is red.
  view.setUint32(136, standard.length);
  view.setUint32(140, text.length);
  view.setUint32(view.getUint32(132 + 3 * 12 + 4) + 8, 0x8421);
  return whole;
};

/** Groups that exiftool makes up itself, or in which it tells of the picture and of the standard profile. */
const OF_THE_PICTURE =
  /^(?:SourceFile|ExifTool|System|File|Composite|JFIF|PNG|PNG-cICP|RIFF|VP8|ICC-header|ICC_Profile)(?::|$)/;

type Tags = Readonly<Record<string, unknown>>;

/** Every tag of every photo, by its group and name. */
const readAll = (folder: string, names: readonly string[]): Readonly<Record<string, Tags>> => {
  const lines = ['-j', '-G1', '-a', '-u', '-U', '-ee', '-b', ...names];
  const said = exiftool(folder, lines);
  const all: readonly Tags[] = JSON.parse(said.slice(said.indexOf('['), said.lastIndexOf(']') + 1));
  return Object.fromEntries(all.map((tags) => [String(tags.SourceFile), tags]));
};

type Played = {
  readonly before: Readonly<Record<string, Tags>>;
  readonly after: Readonly<Record<string, Tags>>;
  readonly found: Readonly<Record<string, readonly HiddenKind[]>>;
  readonly marked: Readonly<Record<string, Uint8Array>>;
  readonly cleaned: Readonly<Record<string, Uint8Array>>;
};

/** Writes everything into every photo, cleans them, and reads both. */
const play = (): Played => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-photos-'));
  try {
    mkdirSync(join(folder, 'cleaned'));
    writeFileSync(join(folder, PREVIEW), JPEG);
    writeFileSync(join(folder, 'device.icc'), deviceProfile());
    for (const name of NAMES) writeFileSync(join(folder, name), PHOTOS[name]);
    const commands = NAMES.map((name) => [
      ...['-overwrite_original', '-q', ...[...ASSIGNMENTS, ...BY_NAME[name]].map((one) => `-${one}`), name, '-execute'],
    ]);
    assert.is(exiftool(folder, commands.flat()).trim(), '', 'exiftool wrote all of it');
    const marked = Object.fromEntries(NAMES.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
    const checks = NAMES.map((name) => ({ name, check: checkPhoto(bytes(marked[name] ?? '', TRAILER)) }));
    const done = checks.flatMap(({ name, check }) => (check.kind === 'checked' ? [{ name, check }] : []));
    assert.is(done.length, NAMES.length);
    for (const { name, check } of done) writeFileSync(join(folder, 'cleaned', name), joined(check.pieces));
    const all = readAll(folder, [...NAMES, ...NAMES.map((name) => `cleaned/${name}`)]);
    return {
      marked,
      before: all,
      after: Object.fromEntries(NAMES.map((name) => [name, all[`cleaned/${name}`] ?? {}])),
      found: Object.fromEntries(done.map(({ name, check }) => [name, check.found])),
      cleaned: Object.fromEntries(done.map(({ name, check }) => [name, joined(check.pieces)])),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const TRAILER = `${MARK} what a phone appends: a video of the seconds before`;
const played = play();
const has = (tags: Tags | undefined, name: RegExp): boolean => Object.keys(tags ?? {}).some((tag) => name.test(tag));
const text = (content: Uint8Array | undefined): string => Buffer.from(content ?? []).toString('latin1');

const test = suite('hidden data by exiftool');

test('exiftool finds in each photo what was written into it: places, serial numbers, names, profiles', () => {
  for (const name of NAMES) {
    for (const tag of [/^GPS:GPSLatitude$/, /SerialNumber$/, /^XMP-dc:Creator$/, /^IFD0:Orientation$/]) {
      assert.ok(has(played.before[name], tag), `${name} ${tag}`);
    }
    assert.ok(text(played.marked[name]).includes(MARK));
  }
  for (const tag of [/^IPTC:City$/, /^File:Comment$/, /^IFD1:/, /^Photoshop:/, /^Ducky:/, /^ICC_Profile:/]) {
    assert.ok(has(played.before['photo.jpg'], tag), String(tag));
  }
  for (const name of ['photo.jpg', 'photo.png', 'photo.webp']) {
    assert.is(played.before[name]?.['ICC_Profile:ProfileDescription'], MARK, name);
  }
});

test('of a cleaned photo exiftool reads the picture, which way is up and a standard profile, and nothing else (T88)', () => {
  for (const name of NAMES) {
    const tags = played.after[name] ?? {};
    const others = Object.keys(tags).filter((tag) => !OF_THE_PICTURE.test(tag));
    const exif = others.filter((tag) => tag !== 'IFD0:Orientation');
    assert.equal(exif, [], name);
    assert.is(tags['IFD0:Orientation'], 'Rotate 90 CW', name);
    const told = Object.keys(tags).filter((tag) =>
      /Warning|Error|Comment|Author|Software|:ModifyDate|Title|Trailer/.test(tag),
    );
    assert.equal(told, [], name);
    assert.not.match(text(played.cleaned[name]), /MARKED|S\0A\0L\0E\0M|6\.6753/, name);
  }
  for (const name of ['photo.jpg', 'photo.png', 'photo.webp']) {
    assert.is(played.after[name]?.['ICC_Profile:ProfileDescription'], 'P3', name);
    assert.is(played.after[name]?.['ICC_Profile:RedMatrixColumn'], '0.51512 0.2412 -0.00105', name);
  }
});

test('what was found is told in its kinds', () => {
  const everywhere = ['place', 'time', 'device', 'owner', 'people', 'software', 'comment', 'leftover'] as const;
  for (const name of NAMES) {
    for (const kind of everywhere) assert.ok(played.found[name]?.includes(kind), `${name} ${kind}`);
    assert.is(played.found[name]?.includes('colours'), name !== 'lossless.webp', name);
  }
  assert.ok(played.found['photo.jpg']?.includes('preview'));
});

test.run();
