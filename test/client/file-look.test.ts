// Chosen files as they are looked through before they are sent: one at a time, and the copy holds nothing of the photo
// in memory.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { copyParts, lookAtFile } from '../../src/browser/file-look.ts';
import { inTurn } from '../../src/browser/in-turn.ts';
import { checkPhoto } from '../../src/client/hidden-data/photo.ts';
import { hash, toBase64url } from '../../src/protocol/check/index.ts';
import { ready } from '../../src/protocol/sodium.ts';
import { bytes, camera, jpegWith, pointer, segment, shortEntry } from '../support/photos.ts';

await ready;

const test = suite('looking through chosen files');

const EXIF = bytes('Exif\0\0', camera([pointer(0x8825, 26)]), camera([shortEntry(0x0002, 24)]).subarray(8));
const PHOTO = Uint8Array.from(jpegWith(segment(0xe1, EXIF)));

const contentOf = async (parts: readonly (Blob | Uint8Array<ArrayBuffer>)[]): Promise<Uint8Array> =>
  new Uint8Array(await new Blob([...parts]).arrayBuffer());

test('T88 a cleaned copy is made of parts of its file, and of the few bytes that are in none', async () => {
  const file = new Blob([PHOTO]);
  const check = checkPhoto(PHOTO);
  assert.is(check.kind, 'checked');
  if (check.kind !== 'checked') return;
  const parts = copyParts(file, PHOTO, check.pieces);
  assert.equal(await contentOf(parts), Uint8Array.from(Buffer.concat(check.pieces)));
  const held = parts.filter((part): part is Uint8Array<ArrayBuffer> => !(part instanceof Blob));
  assert.not.ok(
    held.some(({ buffer }) => buffer === PHOTO.buffer),
    'nothing keeps what was read in memory',
  );
  assert.ok(held.reduce((sum, { length }) => sum + length, 0) < 100);
  // What stands in a row is one part, also where it was read from the middle of a memory.
  const middle = new Uint8Array(new ArrayBuffer(20), 4, 10);
  middle.set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const pieces = [middle.subarray(0, 2), middle.subarray(2, 4), Uint8Array.of(77), middle.subarray(7)];
  const few = copyParts(new Blob([middle]), middle, pieces);
  assert.is(few.length, 3);
  assert.equal([...(await contentOf(few))], [0, 1, 2, 3, 77, 7, 8, 9]);
});

test('what a file is found to be is told with the hash of what is to be sent', async () => {
  const look = await lookAtFile(new File([PHOTO], 'a.jpg', { type: 'image/jpeg' }));
  assert.is(look.kind, 'cleaned');
  if (look.kind !== 'cleaned') return;
  assert.equal(look.found, ['place']);
  assert.is(look.copy.type, 'image/jpeg');
  assert.is(look.hash, toBase64url(hash('file', await contentOf([look.copy]))));
  const clean = await lookAtFile(new File([look.copy], 'a.jpg'));
  assert.equal(clean, { kind: 'clean', hash: look.hash });
  assert.equal(await lookAtFile(new File(['x'], 'a.txt')), { kind: 'other', hides: 'nothing' });
});

test('however many are asked for at once, one is looked through at a time, and one that fails holds up none', async () => {
  const turns = inTurn();
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const look = (name: string): Promise<void> =>
    turns(async () => {
      told.push(`${name} begins`);
      await new Promise<void>((resolve) => ends.push(resolve));
      told.push(`${name} ends`);
      if (name === 'a') throw new Error('unreadable');
    }).catch(() => undefined);
  const all = ['a', 'b', 'c'].map(look);
  for (const _ of all) {
    while (ends.length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.is(ends.length, 1);
    ends.pop()?.();
  }
  await Promise.all(all);
  assert.equal(told, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test.run();
