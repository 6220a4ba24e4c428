// The store of sealed bytes by itself: what it opens is closed again, however its reader or its sender ends.
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemHash, ready } from '../../src/protocol/check/index.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import { contentOf, openBelow } from '../support/files.ts';

await ready;

const test = suite('blobs');

const NAME = 'B'.repeat(22);
const CONTENT = contentOf(300_000);

async function* of(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function* breaking(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
  throw new Error('it broke off');
}

const withBlobs = async (use: (blobs: Blobs, folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'blobs-'));
  try {
    await use(await openBlobs(folder), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a reader who stops, one who never begins and one whose file is cut leave nothing open, nor does a part that breaks off', () =>
  withBlobs(async (blobs, folder) => {
    const broken = await blobs.putPart(NAME, 0, breaking(CONTENT)).catch((error: Error) => error.message);
    assert.is(broken, 'it broke off');
    assert.equal(openBelow(folder), []);
    await blobs.putPart(NAME, 0, of(CONTENT));
    assert.not.ok(await blobs.finish(NAME, () => false));
    assert.ok(await blobs.finish(NAME, ({ bytes }) => bytes === CONTENT.length));
    assert.equal(openBelow(folder), []);

    let isOpen = false;
    for await (const _ of blobs.readRange(NAME, 0, CONTENT.length)) {
      isOpen = openBelow(folder).length === 1;
      break;
    }
    assert.ok(isOpen, 'what is looked at is really seen');
    assert.equal(openBelow(folder), []);
    blobs.readRange(NAME, 0, CONTENT.length)[Symbol.asyncIterator]();
    assert.equal(openBelow(folder), []);

    const reading = blobs.readRange(NAME, 0, CONTENT.length)[Symbol.asyncIterator]();
    await reading.next();
    truncateSync(join(folder, NAME), 70_000);
    const ended = await (async () => {
      for (;;) if ((await reading.next()).done === true) return 'whole';
    })().catch((error: Error) => error.message);
    assert.is(ended, 'a blob ended early');
    assert.equal(openBelow(folder), []);
  }));

test('what came of a part that doesn’t count goes at once, and never what comes or stands behind it', () =>
  withBlobs(async (blobs, folder) => {
    const [first, second] = [CONTENT.subarray(0, 100_000), CONTENT.subarray(100_000)];
    const lie = (): Promise<unknown> =>
      blobs.putPart(NAME, 0, breaking(second.subarray(0, 100_000))).catch(() => undefined);
    const length = (): number => statSync(join(folder, `${NAME}.part`)).size;
    await lie();
    assert.is(length(), 100_000);
    assert.ok(await blobs.dropPart(NAME, 0, 100_000));
    assert.equal([length(), await blobs.taken(NAME)], [0, 0]);

    // While the part behind it comes, and once that stands, it stays.
    let goOn = (): void => undefined;
    let begun = (): void => undefined;
    const [told, hasBegun] = [new Promise<void>((go) => (goOn = go)), new Promise<void>((go) => (begun = go))];
    const slowly = async function* (): AsyncGenerator<Uint8Array> {
      begun();
      await told;
      yield second;
    };
    const coming = blobs.putPart(NAME, 100_000, slowly());
    await hasBegun;
    await lie();
    assert.not.ok(await blobs.dropPart(NAME, 0, 100_000));
    goOn();
    await coming;
    assert.not.ok(await blobs.dropPart(NAME, 0, 100_000));
    assert.is(length(), CONTENT.length);

    // Right parts that are put just as one is dropped are all there.
    await blobs.delete(NAME);
    for (let round = 0; round < 20; round += 1) {
      await lie();
      const dropped = blobs.dropPart(NAME, 0, 100_000);
      await Promise.all([blobs.putPart(NAME, 100_000, of(second)), dropped]);
      await blobs.putPart(NAME, 0, of(first));
      const item = itemHash(CONTENT);
      assert.ok(await blobs.finish(NAME, (found) => found.item === item), `${round}`);
      await blobs.delete(NAME);
    }
    assert.ok(await blobs.dropPart(NAME, 0, 100_000), 'of what is gone nothing is left');
    assert.equal(openBelow(folder), []);
  }));

test.run();
