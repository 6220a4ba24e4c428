// Files on their way in, as a browser that misbehaves would send them: sizes at the limit, parts that lie, are cut, swapped or
// somebody else's, and more than the portal has room for. What is refused leaves nothing, and reports without files always pass.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Device, newDevice } from '../../src/cli/demo/device.ts';
import { must } from '../../src/cli/demo/people.ts';
import { freshGround } from '../../src/cli/demo/play.ts';
import { type ByteRequest, isPassing } from '../../src/client/byte-transport.ts';
import { writeToAssociation } from '../../src/client/mailbox-writing.ts';
import { openMailbox, prepareReport, sendReport } from '../../src/client/reporter.ts';
import { type AttachedFile, startUpload } from '../../src/client/upload.ts';
import { type FileSettings, fileRefusal, mostFileBlob, ownFileRefusal } from '../../src/domain/file-limits.ts';
import {
  type CaseId,
  fileBlobBytes,
  hash,
  newCaseId,
  newFileId,
  partHash,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { makeFileKey, random, sealFile } from '../../src/protocol/open/index.ts';
import { findBlob, openBlobs } from '../../src/store/blobs.ts';
import { openUploads, type UploadKey } from '../../src/store/uploads.ts';
import { plainReport, type World, withWorld } from '../journeys/world.ts';
import { type World as Small, withWorld as withSmall } from '../support/case-factory.ts';
import { dumpOf } from '../support/database-factory.ts';
import { FILES } from '../support/file-settings.ts';
import { atOnce, blobsBelow, contentOf, fetchFile, MIB, sendFile, sourceOf } from '../support/files.ts';
import { routesFor } from '../torture/routes.ts';

const test = suite('uploads');

const LIMIT = 100_000;
const SMALL: FileSettings = {
  ...FILES,
  limits: { fileBytes: LIMIT, caseBytes: 4 * LIMIT, files: 3 },
};

type Raw = { readonly status: number; readonly body: unknown };

const ask = async (device: Device, method: 'GET' | 'POST', path: string, request: ByteRequest): Promise<Raw> => {
  const reply = await device.carry(method, path, request);
  return { status: reply.status, body: await reply.json() };
};

const seal = (size: number, caseId: CaseId = newCaseId()) => {
  const [key, file] = [makeFileKey(), newFileId()];
  return { caseId, file, secret: toBase64url(random.bytes(32)), ...sealFile(key, caseId, file, contentOf(size)) };
};
type Sealed = ReturnType<typeof seal>;

const headersOf = ({ secret }: Sealed) => ({ 'upload-secret': secret });
const begin = (device: Device, one: Sealed, bytes = one.blob.length) =>
  ask(device, 'POST', `/api/uploads/${one.file}`, {
    headers: headersOf(one),
    body: JSON.stringify({ caseId: one.caseId, bytes }),
  });
const PART = 4 * MIB;
const partIn = ({ blob }: Sealed, part: number): Uint8Array => blob.slice(part * PART, (part + 1) * PART);
const put = (device: Device, one: Sealed, part: number, bytes = partIn(one, part), hash = partHash(bytes)) =>
  ask(device, 'POST', `/api/uploads/${one.file}/parts/${part}`, {
    headers: { ...headersOf(one), 'part-hash': hash },
    body: bytes,
  });
const end = (device: Device, one: Sealed, item = one.item) =>
  ask(device, 'POST', `/api/uploads/${one.file}/end`, { headers: headersOf(one), body: JSON.stringify({ item }) });
const remove = (device: Device, one: Sealed) =>
  ask(device, 'POST', `/api/uploads/${one.file}/removal`, { headers: headersOf(one), body: '{}' });
const state = (device: Device, one: Sealed) =>
  ask(device, 'GET', `/api/uploads/${one.file}`, { headers: headersOf(one) });

const told = ({ status, body }: Raw): string => {
  const { error, refusal } = body as { error?: string; refusal?: string };
  return [status, refusal === undefined ? error : (JSON.parse(refusal) as { code: string }).code].join(' ').trim();
};

const report = async (world: World, device: Device, attached?: { caseId: CaseId; files: readonly AttachedFile[] }) => {
  const ground = must(await freshGround(device), 'the reporter reads the roster');
  const input = attached === undefined ? plainReport : { ...plainReport, attached };
  const prepared = must(await prepareReport(ground, input, world.argon2), 'the report is sealed');
  return { prepared, sent: await sendReport(device.transport, prepared, () => freshGround(device)) };
};

test('T84 a file of nothing, of one byte and of exactly the limit arrives; a byte more is refused before and after it is sent', () =>
  withWorld({ files: SMALL }, async (world) => {
    const device = newDevice(world.portal);
    const caseId = newCaseId();
    const { limits } = SMALL;
    const files: AttachedFile[] = [];
    for (const size of [0, 1, LIMIT])
      files.push(await sendFile(device, { caseId }, contentOf(size), { name: `${size}` }));
    assert.ok((await report(world, device, { caseId, files })).sent.ok);
    const below = await sendFile(device, { caseId: newCaseId() }, contentOf(LIMIT - 1), { name: 'below' });
    assert.is(below.size, LIMIT - 1);
    const more = startUpload(device.carry, { caseId }, sourceOf(contentOf(LIMIT + 1)), { wait: atOnce, limits });
    assert.equal(await more.run(), {
      ok: false,
      problem: { error: 'refused', refusal: { code: 'file-too-large', most: LIMIT } },
    });
    assert.is(told(await begin(device, seal(2 * LIMIT))), '413 file-too-large');
    // The largest file that the default allows is as long as it may be once it is sealed, and one more byte isn't.
    const GIB = 1024 * MIB;
    assert.is(fileRefusal(FILES.limits, { files: 0, bytes: 0 }, [fileBlobBytes(GIB)]), undefined);
    assert.is(ownFileRefusal(FILES.limits, { files: 0, bytes: 0 }, [GIB + 1])?.code, 'file-too-large');
    assert.ok(fileBlobBytes(GIB + 1) > mostFileBlob(FILES.limits));
    const five = Array.from({ length: 5 }, () => GIB);
    assert.is(ownFileRefusal(FILES.limits, { files: 0, bytes: 0 }, five), undefined, 'five of them fill a case');
    assert.is(
      ownFileRefusal(FILES.limits, { files: 5, bytes: 5 * fileBlobBytes(GIB) }, [MIB])?.code,
      'files-too-large',
    );
    const many = Array.from({ length: 101 }, () => 1);
    assert.is(ownFileRefusal(FILES.limits, { files: 0, bytes: 0 }, many)?.code, 'too-many-files');
    assert.is(ownFileRefusal(FILES.limits, { files: 0, bytes: 0 }, many.slice(1)), undefined);
  }));

test('T84 a report with more files than a case takes is refused whole, with why, and the files stay for another try', () =>
  withWorld({ files: SMALL }, async (world) => {
    const device = newDevice(world.portal);
    const caseId = newCaseId();
    const files: AttachedFile[] = [];
    for (const name of ['a', 'b', 'c', 'd']) files.push(await sendFile(device, { caseId }, contentOf(300), { name }));
    const { sent } = await report(world, device, { caseId, files });
    assert.equal(sent, { ok: false, problem: { error: 'refused', refusal: { code: 'too-many-files', most: 3 } } });
    const { reader } = world.portal.deps.database;
    assert.is((await reader.all('select 1 from cases')).length, 0);
    assert.is((await reader.all('select 1 from uploads where item is not null')).length, 4);
    assert.ok((await report(world, device, { caseId, files: files.slice(0, 3) })).sent.ok);
    assert.is((await reader.all('select 1 from files')).length, 3);
    // Under one secret not even as many are announced.
    const one = seal(300);
    const same = [0, 1, 2, 3].map(() => ({ ...seal(300, one.caseId), secret: one.secret }));
    const begun = [];
    for (const each of same) begun.push(told(await begin(device, each)));
    assert.equal(begun, ['201', '201', '201', '413 too-many-files']);
  }));

test('T85 parts come in any order and again, and whatever lies about itself, is cut, swapped or another’s counts for nothing', () =>
  withWorld({}, async (world) => {
    const device = newDevice(world.portal);
    const one = seal(9 * MIB);
    const other = seal(9 * MIB);
    assert.is(told(await begin(device, one)), '201');
    assert.is(told(await begin(device, one)), '200', 'announced again');
    assert.is(told(await begin(device, one, fileBlobBytes(MIB))), '409 taken', 'with another length');
    assert.is(told(await begin(device, { ...one, secret: other.secret })), '409 taken', 'by somebody else');
    assert.is(told(await begin(device, other, other.blob.length + 1)), '400 malformed', 'no length of a blob');

    assert.is(told(await put(device, one, 2)), '200');
    assert.is(told(await put(device, one, 0, partIn(one, 0).subarray(1))), '400 malformed', 'shorter');
    assert.is(told(await put(device, one, 2, partIn(one, 1), partHash(partIn(one, 2)))), '400 malformed', 'longer');
    assert.is(told(await put(device, one, 0, partIn(one, 0), partHash(partIn(one, 1)))), '400 malformed', 'other hash');
    assert.is(told(await put(device, one, 3, partIn(one, 2))), '400 malformed', 'no such part');
    assert.is(told(await put(device, { ...one, secret: other.secret }, 0)), '404 not-found', 'another’s secret');
    assert.is(told(await put(device, other, 0)), '404 not-found', 'never announced');
    assert.equal((await state(device, one)).body, { bytes: one.blob.length, parts: [2] }, 'one part stands');
    assert.is(told(await end(device, one)), '409 stale', 'parts are missing');
    assert.is(told(await put(device, one, 0)), '200');
    assert.equal(await put(device, one, 0), { status: 200, body: { part: 0, hash: partHash(partIn(one, 0)) } });
    const changed = partIn(one, 0);
    changed[5] = (changed[5] ?? 0) ^ 1;
    assert.is(told(await put(device, one, 0, changed)), '409 taken', 'other bytes under its number');
    assert.is(
      told(await put(device, one, 0, changed, partHash(partIn(one, 0)))),
      '400 malformed',
      'and a lie about them',
    );
    assert.is(told(await put(device, one, 1)), '200');
    assert.is(told(await end(device, one, other.item)), '422 untrusted', 'another hash');
    assert.equal(await end(device, one), {
      status: 200,
      body: { bytes: one.blob.length, parts: [0, 1, 2], item: one.item },
    });
    assert.is(told(await end(device, one)), '200', 'ended again');
    assert.is(told(await end(device, one, other.item)), '409 taken');

    const folder = world.portal.deps.config.dataFolder;
    // Two parts in each other's place are each what they say, and not the file.
    assert.is(told(await begin(device, other)), '201');
    const lie = await put(device, other, 1, partIn(other, 0), partHash(partIn(other, 1)));
    assert.is(told(lie), '400 malformed');
    const lengths = () => blobsBelow(folder).map(({ size }) => size);
    assert.equal(lengths().toSorted(), [PART, one.blob.length].toSorted(), 'only room for what may stand before it');
    for (const [part, from] of [
      [0, 1],
      [1, 0],
      [2, 2],
    ] as const) {
      assert.is(told(await put(device, other, part, partIn(other, from))), '200');
    }
    assert.is(told(await end(device, other)), '422 untrusted');
    assert.is(told(await remove(device, { ...other, secret: one.secret })), '404 not-found');
    assert.is(told(await remove(device, other)), '200');
    assert.is(told(await remove(device, other)), '404 not-found');
    assert.is(blobsBelow(folder).length, 1, 'what was taken back is off the disk');

    // A first byte of another version isn't taken, whatever its hash.
    const odd = seal(300);
    const blob = Uint8Array.from(odd.blob);
    blob[0] = 2;
    await begin(device, odd);
    await put(device, odd, 0, blob);
    assert.is(told(await end(device, odd)), '422 untrusted');
  }));

/** What the disk lost after it was confirmed, noticed as its report or act is sent. */
const loseFiles = async (world: World): Promise<void> => {
  const { database, config } = world.portal.deps;
  const device = newDevice(world.portal);
  const caseId = newCaseId();
  const casesIn = () => database.reader.all('select 1 from cases');
  const before = (await casesIn()).length;
  const send = (name: string) => sendFile(device, { caseId }, contentOf(300, name.length), { name });
  const [whole, gone, short] = [await send('a'), await send('ab'), await send('abc')];
  const blobOf = async ({ file }: AttachedFile): Promise<string> => {
    const [row] = await database.reader.all('select blob from uploads where file_id = ?', [file]);
    return join(config.dataFolder, 'blobs', String(row?.blob));
  };
  const stands = async ({ file, secret }: AttachedFile): Promise<number> =>
    (await device.carry('GET', `/api/uploads/${file}`, { headers: { 'upload-secret': secret } })).status;
  rmSync(await blobOf(gone));
  truncateSync(await blobOf(short), 200);
  const { sent } = await report(world, device, { caseId, files: [whole, gone, short] });
  assert.equal(sent, { ok: false, problem: { error: 'refused', refusal: { code: 'file-missing' } } });
  assert.is((await casesIn()).length, before);
  // Asked after each, its page learns which are lost, and sends them anew.
  assert.equal([await stands(whole), await stands(gone), await stands(short)], [200, 404, 404]);
  const files = [whole, await send('ab'), await send('abc')];
  const { prepared, sent: filed } = await report(world, device, { caseId, files });
  assert.ok(filed.ok);
  // The same of an act in a case that stands.
  const mailbox = must(await openMailbox(device.transport, prepared.keys, device.root()), 'the mailbox opens');
  const later = await send('later');
  rmSync(await blobOf(later));
  const text = { lang: 'en', text: 'With a file.' } as const;
  const write = (file: AttachedFile) =>
    writeToAssociation(device.transport, mailbox, 'message', text, new Map(), [file]);
  assert.equal(await write(later), { ok: false, problem: { error: 'refused', refusal: { code: 'file-missing' } } });
  must(await write(await send('later')), 'a message with its file');
};

test('an act whose files aren’t all there, are another’s or were lost on the disk, leaves nothing; the same act again gets its first answer', () =>
  withWorld({}, async (world) => {
    const { database } = world.portal.deps;
    const device = newDevice(world.portal);
    const caseId = newCaseId();
    const files: AttachedFile[] = [];
    for (const name of ['a', 'b'])
      files.push(await sendFile(device, { caseId }, contentOf(300, name.length), { name }));
    const [a, b] = files;
    assert.ok(a !== undefined && b !== undefined);
    const elsewhere = await sendFile(device, { caseId: newCaseId() }, contentOf(300), { name: 'c' });
    const half = startUpload(device.carry, { caseId }, sourceOf(contentOf(300)), { wait: atOnce });
    let posts = 0;
    const cut = startUpload(
      (method, path, request) => {
        posts += 1;
        return path.endsWith('/end') ? Promise.reject(new Error('offline')) : device.carry(method, path, request);
      },
      { caseId },
      sourceOf(contentOf(300)),
      { wait: atOnce },
    );
    assert.is((await cut.run()).ok, false, 'sent, and never ended');
    assert.ok(posts > 2);
    const before = await dumpOf(database);
    const wrong: readonly (readonly AttachedFile[])[] = [
      [a, { ...b, secret: a.secret }],
      [a, { ...b, file: a.file }],
      [a, { ...b, item: a.item }],
      [a, elsewhere],
      [a, { ...b, file: half.file }],
      [a, { ...b, file: cut.file }],
      [
        { ...a, file: b.file, secret: b.secret },
        { ...b, file: a.file, secret: a.secret },
      ],
    ];
    for (const [at, bad] of wrong.entries()) {
      const { sent } = await report(world, device, { caseId, files: bad });
      const problem = sent.ok ? undefined : sent.problem;
      assert.ok(
        problem?.refusal?.code === 'file-missing' || problem?.error === 'malformed',
        `${at}: ${JSON.stringify(sent)}`,
      );
      assert.is(await dumpOf(database), before, `${at}: nothing was written`);
    }
    const { prepared, sent } = await report(world, device, { caseId, files });
    assert.ok(sent.ok);
    const again = await device.transport('POST', '/api/intake', prepared.submission);
    assert.is(again.status, 200, 'the first answer, though nothing is on its way any more');
    assert.is((await database.reader.all('select 1 from files')).length, 2);
    // What came with a line is in use for good.
    const reused = { ...seal(300), file: a.file };
    assert.is(told(await begin(device, reused)), '409 taken');
    // Nobody else's file can be attached by a handler, nor a handler's by anybody else.
    const opened = await world.open('auditor', prepared);
    const theirs = await sendFile(world.player('auditor').device, { caseId, number: prepared.number }, contentOf(9), {
      name: 'theirs',
    });
    const stolen = await ask(device, 'POST', `/api/uploads/${theirs.file}/removal`, {
      headers: { 'upload-secret': theirs.secret },
      body: '{}',
    });
    assert.is(stolen.status, 404, 'by another address it isn’t there');
    assert.is(opened.attachments.length, 2);
    const { device: desk } = world.player('auditor');
    const foreign = await ask(desk, 'POST', `/api/staff/cases/${prepared.number}/uploads/${newFileId()}`, {
      headers: { 'upload-secret': theirs.secret },
      body: JSON.stringify({ caseId: newCaseId(), bytes: 273 }),
    });
    assert.is(told(foreign), '404 not-found', 'for another case than the address says');
    const undeclared = await world.portal.app.request(`/api/staff/cases/${prepared.number}/uploads/${newFileId()}`);
    assert.is(undeclared.status, 401);
    await loseFiles(world);
  }));

const bodyOf = async function* (...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
};
const cutOff = async function* (piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece;
  throw new Error('the connection broke off');
};

/** The uploads of a small world, with settings of their own. */
const uploadsIn = async (world: Small, files: FileSettings, full = false) => {
  const own = await openBlobs(join(world.folder, 'blobs'));
  const noSpace = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const blobs = full ? { ...own, putPart: () => Promise.reject(noSpace) } : own;
  return openUploads({ database: world.database, clock: world.now, random: random.bytes, blobs, files });
};
const keyOf = (world: Small, { file, caseId, secret }: Sealed): UploadKey & { readonly caseId: CaseId } => ({
  ...{ association: world.association.id, fileId: file, author: 'reporter', caseId },
  secret: Buffer.from(secret, 'base64url'),
});
const outcome = async (
  answer: Promise<{ ok: boolean; error?: string; refusal?: { code: string } }>,
): Promise<string> => {
  const { ok, error, refusal } = await answer;
  return ok ? 'ok' : (refusal?.code ?? error ?? '');
};

test('T85 what broke off counts for nothing, of a part that comes twice the newer one stands, and what nobody goes on with is swept, blob and all', () =>
  withSmall(async (world) => {
    const uploads = await uploadsIn(world, FILES);
    const one = seal(300);
    const key = keyOf(world, one);
    assert.is(await outcome(uploads.begin(key, one.blob.length)), 'ok');
    const hash = partHash(one.blob);
    assert.is(await outcome(uploads.putPart(key, 0, hash, cutOff(one.blob.subarray(0, 100)))), 'malformed');
    assert.is(await outcome(uploads.finish(key, one.item)), 'stale');
    // A line that goes without a word leaves half a part behind it, which may never end.
    const silent = async () => {
      let begun = (): void => undefined;
      const hasBegun = new Promise<void>((go) => (begun = go));
      const half = async function* (): AsyncGenerator<Uint8Array> {
        yield one.blob.subarray(0, 9);
        begun();
        await new Promise(() => undefined);
      };
      const answer = outcome(uploads.putPart(key, 0, hash, half()));
      await hasBegun;
      return () => answer;
    };
    const gone = await silent();
    const stranger = { ...key, secret: random.bytes(32) };
    assert.is(await outcome(uploads.putPart(stranger, 0, hash, bodyOf(one.blob))), 'not-found', 'nobody else ends it');
    const again = [await silent(), await silent()];
    assert.is(await outcome(uploads.putPart(key, 0, hash, bodyOf(one.blob))), 'ok', 'once more, it comes');
    const ended = await Promise.all([gone(), ...again.map((answer) => answer())]);
    assert.equal(ended, ['sent-elsewhere', 'sent-elsewhere', 'sent-elsewhere'], 'which no page tries again by itself');
    assert.not.ok(isPassing({ error: 'refused', refusal: { code: 'sent-elsewhere' } }));
    const compared = await silent();
    assert.is(
      await outcome(uploads.putPart(key, 0, hash, bodyOf(one.blob))),
      'ok',
      'nor is one waited for that stands',
    );
    assert.is(await compared(), 'sent-elsewhere');
    // What has come whole is written to its end before the newer one is looked at, and stands.
    const twice = await Promise.all([0, 1].map(() => outcome(uploads.putPart(key, 0, hash, bodyOf(one.blob)))));
    assert.is(twice[1], 'ok');
    assert.equal((await uploads.state(key)).ok && (await world.database.reader.all('select part from upload_parts')), [
      { part: 0 },
    ]);
    const ends = await Promise.all([outcome(uploads.finish(key, one.item)), outcome(uploads.finish(key, one.item))]);
    assert.ok(ends.includes('ok'), ends.join());
    assert.is(await outcome(uploads.finish(key, one.item)), 'ok');
    const lying = blobsBelow(world.folder);
    assert.is(lying.length, 1);
    world.setNow('2026-11-03T20:00:00Z');
    await uploads.sweep();
    assert.is(await outcome(uploads.state(key)), 'ok', 'not before its days are over');
    world.setNow('2026-11-04T09:00:00Z');
    await uploads.sweep();
    assert.is(await outcome(uploads.state(key)), 'not-found');
    assert.equal(blobsBelow(world.folder), []);
    assert.is((await world.database.reader.all('select 1 from gone_blobs')).length, 0);
    // Let go of before anything of it was written, it leaves nothing once what comes breaks off.
    const late = seal(300);
    assert.is(await outcome(uploads.begin(keyOf(world, late), late.blob.length)), 'ok');
    // What is thrown within the body is taken for a line that broke off: what was found there is asserted afterwards.
    let lies: readonly number[] = [];
    const removing = async function* (): AsyncGenerator<Uint8Array> {
      await world.database.write((tx) => tx.run('delete from uploads'));
      await uploads.sweep();
      yield late.blob.subarray(0, 9);
      const written = blobsBelow(world.folder).length;
      await uploads.sweep();
      lies = [written, (await world.database.reader.all('select 1 from gone_blobs')).length];
      throw new Error('the connection broke off');
    };
    assert.is(await outcome(uploads.putPart(keyOf(world, late), 0, hash, removing())), 'malformed');
    assert.equal(
      lies,
      [1, 1],
      'while it is written it lies there; killed then, the portal would know what to take away',
    );
    assert.equal(blobsBelow(world.folder), []);
    // Parts that come first and at once each stand.
    const large = seal(9 * MIB);
    assert.is(await outcome(uploads.begin(keyOf(world, large), large.blob.length)), 'ok');
    const parts = await Promise.all(
      [0, 1, 2].map((part) => {
        const bytes = partIn(large, part);
        return outcome(uploads.putPart(keyOf(world, large), part, partHash(bytes), bodyOf(bytes)));
      }),
    );
    assert.equal(parts, ['ok', 'ok', 'ok']);
    assert.is(await outcome(uploads.finish(keyOf(world, large), large.item)), 'ok');
    // Two that announce the same file: one begins it.
    const raced = await Promise.all(
      [seal(300), seal(300)].map((each) => uploads.begin({ ...keyOf(world, each), fileId: one.file }, 273)),
    );
    assert.equal(raced.map(({ ok }) => ok).toSorted(), [false, true]);
  }));

test('T111 a full disk is told as one: before, by what must stay free, and while a part is written', () =>
  withSmall(async (world) => {
    const one = seal(300);
    const tight = { ...FILES, budget: { ...FILES.budget, freeBytes: Number.MAX_SAFE_INTEGER } };
    const kept = await uploadsIn(world, tight);
    assert.is(await outcome(kept.begin(keyOf(world, one), one.blob.length)), 'uploads-full');
    const full = await uploadsIn(world, FILES, true);
    assert.is(await outcome(full.begin(keyOf(world, one), one.blob.length)), 'ok');
    assert.is(await outcome(full.putPart(keyOf(world, one), 0, partHash(one.blob), bodyOf(one.blob))), 'uploads-full');
    assert.is((await world.database.reader.all('select 1 from upload_parts')).length, 0);
    assert.ok((await world.report()).number);
    const again = await uploadsIn(world, FILES);
    assert.is(await outcome(again.putPart(keyOf(world, one), 0, partHash(one.blob), bodyOf(one.blob))), 'ok');
    assert.is(await outcome(again.finish(keyOf(world, one), one.item)), 'ok');
  }));

test('T80 no name leads out of the folder of blobs, and what no row ever named is left where it lies', () =>
  withSmall(async (world) => {
    const blobs = await openBlobs(join(world.folder, 'blobs'));
    for (const name of ['../amanah.db', '..', 'a/b', '/etc/passwd', 'CON', '\0', 'A'.repeat(300), '']) {
      const tried = await blobs.delete(name).then(
        () => 'deleted',
        () => 'refused',
      );
      assert.is(tried, 'refused', name);
      assert.is(
        await blobs.size(name).then(
          () => 'looked',
          () => 'refused',
        ),
        'refused',
        name,
      );
    }
    assert.ok(existsSync(join(world.folder, 'amanah.db')));
    const stray = 'S'.repeat(22);
    await blobs.putPart(stray, 0, bodyOf(contentOf(10)));
    assert.ok(await blobs.finish(stray, () => true));
    const uploads = await uploadsIn(world, FILES);
    await uploads.sweepAtStart();
    assert.is(await blobs.size(stray), 10);
    // What isn't a file is no blob, and nobody waits for it or follows it.
    const folder = join(world.folder, 'blobs');
    const [link, below, pipe] = ['L', 'D', 'P'].map((letter) => letter.repeat(22)) as [string, string, string];
    symlinkSync('/etc/passwd', join(folder, link));
    mkdirSync(join(folder, below));
    execFileSync('mkfifo', [join(folder, pipe)]);
    for (const name of [link, below, pipe]) {
      assert.is(await findBlob(folder, name), undefined, name);
      assert.is(await blobs.size(name), undefined, name);
    }
    assert.is((await findBlob(folder, stray))?.bytes, 10);
  }));

test('whatever else is sent to these addresses is refused by its shape and changes nothing', () =>
  withWorld({}, async (world) => {
    const { database } = world.portal.deps;
    const device = newDevice(world.portal);
    const one = seal(300);
    await begin(device, one);
    const before = await dumpOf(database);
    const good = { ...headersOf(one), 'part-hash': partHash(one.blob) };
    const tries: readonly ByteRequest[] = [
      {},
      { body: '{}' },
      { body: '"' },
      { headers: headersOf(one), body: '[]' },
      { headers: headersOf(one), body: '{"caseId":"x","bytes":-1}' },
      { headers: headersOf(one), body: `{"caseId":"${one.caseId}","bytes":1e400}` },
      { headers: headersOf(one), body: `{"item":"${'!'.repeat(43)}"}` },
      { headers: { ...good, 'part-hash': 'x' }, body: one.blob },
      { headers: { ...good, 'upload-secret': 'x' }, body: one.blob },
      { headers: { ...good, 'content-encoding': 'gzip' }, body: one.blob },
      { headers: { ...good, 'content-type': 'text/plain' }, body: one.blob },
      { headers: good, body: new Uint8Array(0) },
    ];
    const routes = routesFor(world.portal.app, 'bytes').filter((route) => !route.includes(':number'));
    assert.is(routes.length, 5);
    for (const route of routes) {
      for (const part of ['0', '-1', '1', '9999999', 'x', '0x0', '%00']) {
        if (part !== '0' && !route.includes(':part')) continue;
        const path = route.replace(':file', one.file).replace(':part', part);
        for (const [at, request] of tries.entries()) {
          if (route.endsWith('/removal') && request.headers?.['upload-secret'] === one.secret) continue;
          const { status } = await device.carry('POST', path, request);
          assert.ok(status >= 400 && status < 500, `${path} ${at}: ${status}`);
        }
      }
    }
    for (const file of ['x', 'A'.repeat(22), '..', `${one.file}x`]) {
      assert.ok((await device.carry('GET', `/api/uploads/${file}`, { headers: headersOf(one) })).status >= 400);
    }
    for (const path of ['', '/parts/0', '/end', '/removal'])
      assert.is(
        told(await ask(device, 'POST', `/api/uploads/${one.file}${path}`, { body: '{}' })),
        '400 malformed',
        'without its secret nothing is said to be gone',
      );
    assert.is(await dumpOf(database), before);
    assert.not.ok(
      world.logged.some((line) => /request failed/.test(line)),
      'nothing failed on our side',
    );
  }));

/** Of a file that is another by the time it is sent than when it was looked through nothing is made whole. */
const sendChanged = async (world: World): Promise<void> => {
  const device = newDevice(world.portal);
  const content = contentOf(2 * MIB);
  const send = (sent: Uint8Array) =>
    startUpload(device.carry, { caseId: newCaseId() }, sourceOf(sent), {
      ...{ wait: atOnce, hash: toBase64url(hash('file', content)) },
    });
  const changed = send(Uint8Array.from(content, (byte, at) => byte ^ (at === MIB ? 1 : 0)));
  for (const _ of [1, 2]) assert.equal(await changed.run(), { ok: false, problem: { error: 'cannot-open' } });
  const { reader } = world.portal.deps.database;
  assert.is((await reader.all('select 1 from uploads where item is not null')).length, 0);
  must(await send(content).run(), 'as it was, it arrives');
};

test('an upload goes on where it stopped, over a line that breaks, and sends no part twice that was confirmed; a file that was changed isn’t made whole', () =>
  withWorld({}, async (world) => {
    const device = newDevice(world.portal);
    const caseId = newCaseId();
    const content = contentOf(9 * MIB, 5);
    const sent: string[] = [];
    let breaks = 0;
    const upload = startUpload(
      async (method, path, request) => {
        sent.push(path.replace(/.*\/(?=parts|end)/, ''));
        breaks += 1;
        // Every other request is lost, half of them after it arrived.
        if (breaks % 4 === 1) throw new Error('offline');
        const reply = await device.carry(method, path, request);
        if (breaks % 4 === 3) throw new Error('offline');
        return reply;
      },
      { caseId },
      sourceOf(content),
      { wait: atOnce },
    );
    const halt = { aborted: false };
    const paused = startUpload(device.carry, { caseId }, sourceOf(content), {
      wait: atOnce,
      onProgress: () => {
        halt.aborted = true;
      },
    });
    assert.is((await paused.run(halt)).ok, false, 'paused after its first part');
    halt.aborted = false;
    const whole = must(await paused.run(), 'it goes on');
    const first = must(await upload.run(), 'it arrives');
    const file = { ...first, name: 'big', mime: '' };
    assert.ok(sent.filter((path) => path === 'parts/1').length <= 3);
    const { prepared, sent: filed } = await report(world, device, {
      caseId,
      files: [file, { ...whole, name: 'x', mime: '' }],
    });
    assert.ok(filed.ok);
    const door = { lookup: toBase64url(prepared.keys.lookup) };
    // The way back breaks too, and goes on from where it broke.
    let fetched = 0;
    const flaky: Device = {
      ...device,
      carry: async (method, path, request) => {
        fetched += 1;
        const reply = await device.carry(method, path, request);
        if (fetched > 2) return reply;
        return {
          ...reply,
          pieces: async function* () {
            let count = 0;
            for await (const piece of reply.pieces()) {
              count += 1;
              if (count > 20) throw new Error('offline');
              yield piece;
            }
          },
        };
      },
    };
    const back = await fetchFile(flaky, door, caseId, file);
    assert.ok(back.ended.ok && Buffer.compare(back.content, content) === 0);
    assert.is(fetched, 3);
    await sendChanged(world);
  }));

test('a telephone that sleeps: what was under way is lost with its line, and goes on from there; what was let go of is told, and begins anew', () =>
  withWorld({}, async (world) => {
    const device = newDevice(world.portal);
    const caseId = newCaseId();
    const content = contentOf(9 * MIB, 6);
    let line = 'there' as 'there' | 'asleep' | 'gone';
    let woken = (): void => undefined;
    const sleep = new Promise<void>((resolve) => {
      woken = resolve;
    });
    const arrived: string[] = [];
    const carry: Device['carry'] = async (method, path, request) => {
      // Asleep nothing answers and nothing fails; awake, what was under way is found broken, and so is the line at first.
      if (line === 'asleep') await sleep;
      if (line !== 'there') throw new Error('offline');
      const reply = await device.carry(method, path, request);
      if (path.includes('/parts/')) arrived.push(path.replace(/.*\//, ''));
      if (path.endsWith('/parts/0')) line = 'asleep';
      return reply;
    };
    const upload = startUpload(carry, { caseId }, sourceOf(content), { wait: atOnce });
    const running = upload.run();
    while (line !== 'asleep') await new Promise((resolve) => setImmediate(resolve));
    line = 'gone';
    woken();
    assert.equal(await running, { ok: false, problem: { error: 'offline' } });
    await world.pass(1);
    line = 'there';
    const whole = must(await upload.run(), 'it goes on');
    assert.equal(arrived, ['0', '1', '2'], 'each part once');
    assert.is(whole.size, content.length);

    const other = startUpload(carry, { caseId }, sourceOf(content), { wait: atOnce });
    const again = other.run();
    while (line === 'there') await new Promise((resolve) => setImmediate(resolve));
    line = 'gone';
    await again;
    await world.pass(FILES.budget.days + 1);
    await world.portal.deps.uploads.sweep();
    line = 'there';
    assert.equal(await other.run(), { ok: false, problem: { error: 'refused', refusal: { code: 'file-missing' } } });
    const anew = startUpload(device.carry, { caseId }, sourceOf(content), { wait: atOnce });
    const file = must(await anew.run(), 'under a new key it arrives');
    const sent = await report(world, device, { caseId, files: [{ ...file, name: 'x', mime: '' }] });
    assert.ok(sent.sent.ok);
  }));

test.run();
