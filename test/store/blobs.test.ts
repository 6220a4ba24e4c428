// The store of sealed bytes by itself: what it opens is closed again, however its reader or its sender ends.
import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ready } from '../../src/protocol/check/index.ts';
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

test.run();
