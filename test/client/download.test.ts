// Files on their way to whoever reads them: what isn't there to the last byte is never said to be.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { downloadFile } from '../../src/client/attachments.ts';
import type { ByteTransport } from '../../src/client/byte-transport.ts';
import { newCaseId, newFileId, toBase64url } from '../../src/protocol/check/index.ts';
import { makeFileKey, ready, sealFile } from '../../src/protocol/open/index.ts';
import { atOnce, contentOf } from '../support/files.ts';

await ready;

const test = suite('files on their way out');

const [caseId, file, key] = [newCaseId(), newFileId(), makeFileKey()];
const content = contentOf(300);
const { blob, hash } = sealFile(key, caseId, file, content);
const attached = { file, key: toBase64url(key), name: 'a', mime: '', size: content.length, hash };

const sending =
  (...pieces: readonly Uint8Array[]): ByteTransport =>
  async () => ({
    status: 200,
    header: () => undefined,
    json: async () => undefined,
    pieces: async function* () {
      yield* pieces;
    },
  });

test('one that is halted before all of it came is none; what came whole is one', async () => {
  for (const [carry, aborted, isOpened] of [
    [sending(blob), false, true],
    [sending(blob.subarray(0, 9)), true, false],
    [sending(), true, false],
  ] as const) {
    const written: Uint8Array[] = [];
    const write = (piece: Uint8Array): void => void written.push(piece);
    const ended = await downloadFile(carry, { lookup: '' }, caseId, attached, write, {
      wait: atOnce,
      halt: { aborted },
    });
    assert.is(ended.ok, isOpened);
    assert.equal(new Uint8Array(Buffer.concat(written)), isOpened ? content : new Uint8Array(0));
  }
});

test.run();
