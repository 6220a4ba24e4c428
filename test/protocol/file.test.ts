// Files: sealed in chunks, opened whole or not at all (PROTOCOL A7).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkFileShape } from '../../src/protocol/check/blobs.ts';
import {
  concat,
  equal,
  fileBlobBytes,
  filePartBytes,
  fileParts,
  itemHash,
  newCaseId,
  newFileId,
  PART_BYTES,
  partHash,
  ready,
  uploadHash,
} from '../../src/protocol/check/index.ts';
import { fileOpener, fileSealer, makeFileKey, openFile, sealFile } from '../../src/protocol/open/index.ts';
import { reasonOf, unwrap } from './actors.ts';

const test = suite('files');

const CHUNK = 65_536 + 16;
const contentOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 255);

function sealed(size: number) {
  const [key, caseId, fileId] = [makeFileKey(), newCaseId(), newFileId()];
  const content = contentOf(size);
  const { blob, hash } = sealFile(key, caseId, fileId, content);
  return {
    key,
    caseId,
    fileId,
    content,
    blob,
    hash,
    open: (bytes: Uint8Array) => openFile(key, caseId, fileId, size, hash, bytes),
  };
}

const pieces = (bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
};

const sizes = fc.oneof(
  fc.integer({ min: 0, max: 3000 }),
  fc.constantFrom(255, 256, 257, 65_535, 65_536, 65_537, 131_072, 131_073, 150_000),
);

test('a large filling comes in pieces, and the blob is the same', async () => {
  await ready;
  // 5 MiB and a byte are filled up by nearly 128 KiB; twice that where the next length is farther off.
  for (const size of [0, 1, 65_536, 5 * 1024 * 1024 + 1, 9_437_185]) {
    const { key, caseId, fileId, content, blob, hash } = sealed(size);
    const sealer = fileSealer(key, caseId, fileId, size);
    const parts = [sealer.push(content)];
    for (let filling = sealer.fill(); filling !== undefined; filling = sealer.fill()) {
      assert.ok(filling.length <= 17 * CHUNK, `${filling.length} bytes at once`);
      parts.push(filling);
    }
    const last = sealer.finish();
    assert.is(last.rest.length, 0);
    assert.ok(equal(concat(...parts, last.rest), blob) && last.hash === hash && last.blobBytes === blob.length);
  }
  const short = fileSealer(makeFileKey(), newCaseId(), newFileId(), 2);
  assert.throws(() => short.fill(), /fewer bytes/);
});

test('parts cut a blob without a gap, and their hash is one of their own', async () => {
  await ready;
  for (const bytes of [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES, 2 ** 31 + 5]) {
    const lengths = Array.from({ length: fileParts(bytes) }, (_, part) => filePartBytes(bytes, part) ?? 0);
    assert.is(
      lengths.reduce((sum, one) => sum + one, 0),
      bytes,
    );
    assert.ok(lengths.every((one) => one > 0 && one <= PART_BYTES));
    for (const part of [-1, 0.5, fileParts(bytes), Number.NaN]) assert.is(filePartBytes(bytes, part), undefined);
  }
  const bytes = new TextEncoder().encode('part');
  assert.is(partHash(bytes), '22_MRYJ0TOIvot9VpeaCpdwm19T-wxqbH9z6hIL6OLU');
  assert.is(uploadHash(bytes), 'tucgU-feoQRaxv26lcPc3vxQmSUBwklfYw9DoIfN5-8');
  assert.is.not(partHash(bytes), itemHash(bytes));
});

test('what is sealed opens, in whatever pieces it comes and goes', async () => {
  await ready;
  fc.assert(
    fc.property(sizes, fc.array(fc.nat(), { maxLength: 12 }), (size, cuts) => {
      const { key, caseId, fileId, content, blob, hash } = sealed(size);
      const sealer = fileSealer(key, caseId, fileId, size);
      const sent = pieces(content, cuts).map(sealer.push);
      const rest = sealer.finish();
      const opener = fileOpener(key, caseId, fileId, size, hash);
      const got = pieces(blob, cuts).map((piece) => unwrap(opener.push(piece)));
      return (
        equal(concat(...sent, rest.rest), blob) &&
        rest.blobBytes === blob.length &&
        rest.hash === hash &&
        opener.finish().ok &&
        equal(concat(...got), content)
      );
    }),
    { numRuns: 60 },
  );
});

test('one flipped bit anywhere fails', async () => {
  await ready;
  const { blob, open } = sealed(70_000);
  fc.assert(
    fc.property(fc.nat({ max: blob.length * 8 - 1 }), (bit) => {
      const changed = blob.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return !open(changed).ok;
    }),
    { numRuns: 60 },
  );
});

test('truncated anywhere, lengthened, doubled or empty, it fails', async () => {
  await ready;
  const { blob, open } = sealed(140_000);
  for (const end of [0, 1, 2, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 1, blob.length - 1]) {
    assert.is(reasonOf(open(blob.slice(0, end))), 'cannot-open', `cut at ${end}`);
  }
  assert.is(reasonOf(open(concat(blob, new Uint8Array(1)))), 'cannot-open');
  assert.is(reasonOf(open(concat(blob, blob.subarray(1)))), 'cannot-open');
});

test('chunks reordered, left out or repeated fail', async () => {
  await ready;
  const { blob, open } = sealed(200_000);
  const [version, a, b, c, d] = [
    blob.slice(0, 1),
    ...[0, 1, 2, 3].map((i) => blob.slice(1 + i * CHUNK, 1 + (i + 1) * CHUNK)),
  ];
  const all = [version, a, b, c, d].map((part) => part ?? new Uint8Array(0));
  const order = (...indexes: readonly number[]) => concat(...indexes.map((i) => all[i] ?? new Uint8Array(0)));
  assert.ok(open(order(0, 1, 2, 3, 4)).ok);
  for (const wrong of [
    order(0, 2, 1, 3, 4),
    order(0, 1, 3, 2, 4),
    order(0, 1, 2, 2, 4),
    order(0, 1, 2, 4),
    order(0, 4, 2, 3, 1),
  ]) {
    assert.is(reasonOf(open(wrong)), 'cannot-open');
  }
});

test('a chunk of another file, and a file moved to another case or id, fail', async () => {
  await ready;
  const one = sealed(140_000);
  const other = sealFile(one.key, one.caseId, newFileId(), one.content);
  const mixed = concat(one.blob.slice(0, 1 + CHUNK), other.blob.slice(1 + CHUNK));
  assert.is(reasonOf(one.open(mixed)), 'cannot-open');
  assert.is(reasonOf(openFile(one.key, newCaseId(), one.fileId, 140_000, one.hash, one.blob)), 'cannot-open');
  assert.is(reasonOf(openFile(one.key, one.caseId, newFileId(), 140_000, one.hash, one.blob)), 'cannot-open');
  assert.is(reasonOf(openFile(makeFileKey(), one.caseId, one.fileId, 140_000, one.hash, one.blob)), 'cannot-open');
});

test('after a failure an opener stays failed, whatever is pushed', async () => {
  await ready;
  const { key, caseId, fileId, hash, blob } = sealed(70_000);
  const opener = fileOpener(key, caseId, fileId, 70_000, hash);
  const spoilt = blob.slice(0, 1 + CHUNK);
  spoilt[9] = (spoilt[9] ?? 0) ^ 1;
  assert.is(reasonOf(opener.push(spoilt)), 'cannot-open');
  assert.is(reasonOf(opener.push(blob.slice(1 + CHUNK))), 'cannot-open');
  assert.is(reasonOf(opener.finish()), 'cannot-open');
});

test('a sealer takes exactly what was announced', async () => {
  await ready;
  const sealer = () => fileSealer(makeFileKey(), newCaseId(), newFileId(), 10);
  assert.throws(() => sealer().push(new Uint8Array(11)));
  const short = sealer();
  short.push(new Uint8Array(9));
  assert.throws(() => short.finish());
});

test('the length of a blob tells the padded size alone, and the server knows its shape', async () => {
  await ready;
  for (const size of [0, 1, 256, 257, 65_536, 65_537, 140_000, 5_000_000_000]) {
    const length = fileBlobBytes(size);
    assert.ok(checkFileShape(1, length).ok);
    assert.is(reasonOf(checkFileShape(1, length + 1)), 'malformed');
    assert.is(reasonOf(checkFileShape(2, length)), 'unsupported');
    assert.is(reasonOf(checkFileShape(undefined, length)), 'malformed');
  }
  assert.is(fileBlobBytes(1000), fileBlobBytes(1024));
});

test.run();
