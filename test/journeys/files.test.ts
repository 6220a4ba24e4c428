// Files through the whole portal, as a reporter's and handlers' browsers send, attach and fetch them.
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { backup } from '../../src/cli/backup.ts';
import { type Device, newDevice } from '../../src/cli/demo/device.ts';
import { must, openAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { freshGround, type Played } from '../../src/cli/demo/play.ts';
import { verify, verifyFolder } from '../../src/cli/verify.ts';
import { openMailbox, prepareReport, sendReport, writeToAssociation } from '../../src/client/reporter.ts';
import type { AttachedFile } from '../../src/client/upload.ts';
import { createPortal } from '../../src/portal.ts';
import { equal, fileBlobBytes, newCaseId, toBase64url } from '../../src/protocol/check/index.ts';
import { allClosed, blobsBelow, contentOf, fetchFile, MIB, openBelow, sendFile } from '../support/files.ts';
import { filesBelow, findTexts, markOf } from '../support/marks.ts';
import { deeds, plainReport, type World, withWorld } from './world.ts';

const test = suite('files');

const PHOTO = contentOf(9 * MIB + 12_345, 7);
const PHOTO_NAME = `${markOf('photo')} ‮gnp.exe`;
const TEXT = new TextEncoder().encode(`${markOf('plaintext')}\n`.repeat(40));

/** Sends a report with files from a new device. */
const reportWith = async (
  world: World,
  contents: readonly { readonly name: string; readonly content: Uint8Array }[],
): Promise<{ readonly played: Played; readonly device: Device; readonly files: readonly AttachedFile[] }> => {
  const device = newDevice(world.portal, world.watch);
  const caseId = newCaseId();
  const files: AttachedFile[] = [];
  for (const { name, content } of contents) files.push(await sendFile(device, { caseId }, content, { name }));
  const ground = must(await freshGround(device), 'the reporter reads the roster');
  const report = { ...plainReport, attached: { caseId, files } };
  const prepared = must(await prepareReport(ground, report, world.argon2), 'the report is sealed');
  const sent = must(await sendReport(device.transport, prepared, () => freshGround(device)), 'the report is sent');
  const story = { report, moves: [] };
  return { played: { story, code: prepared.code, keys: prepared.keys, number: sent.number }, device, files };
};

/** Asks for a file of a mailbox `times` on one connection, and hangs up with the first of an answer. */
const hangUpOn = async ({ portal }: World, lookup: string, file: string, times: number): Promise<void> => {
  const { host } = new URL(portal.url);
  const body = JSON.stringify({ lookup, file });
  const head = ['POST /api/mailbox/files HTTP/1.1', `Host: ${host}`, 'Sec-Fetch-Site: same-origin'];
  const kind = ['Content-Type: application/json', `Content-Length: ${body.length}`];
  const socket = connect(portal.deps.config.port, portal.deps.config.host);
  socket.write(`${[...head, ...kind].join('\r\n')}\r\n\r\n${body}`.repeat(times));
  await once(socket, 'data');
  socket.destroy();
};

const mailboxOf = async (device: Device, { keys }: Played) =>
  must(await openMailbox(device.transport, keys, device.root()), 'the mailbox is opened');

test('files come with a report, a message, a note and a recommendation, and go back out to whoever reads there, and nothing else of them is anywhere (T75, T76, T100, T119)', () =>
  withWorld({}, async (world) => {
    const { played, device, files } = await reportWith(world, [
      { name: PHOTO_NAME, content: PHOTO },
      { name: 'empty', content: new Uint8Array(0) },
    ]);
    const { number, keys } = played;
    const opened = await world.open('auditor', played);
    assert.equal(
      opened.attachments.map(({ room, problem, opened: one }) => [room, problem, one?.name, one?.size]),
      [
        ['report', undefined, PHOTO_NAME, PHOTO.length],
        ['report', undefined, 'empty', 0],
      ],
    );
    const { device: desk } = world.player('auditor');
    const { caseId } = opened;
    for (const [at, content] of [PHOTO, new Uint8Array(0)].entries()) {
      const file = opened.attachments[at]?.opened;
      assert.ok(file);
      const came = await fetchFile(desk, { number }, caseId, file);
      assert.ok(came.ended.ok && equal(came.content, content));
      // Whom the case isn't, and who has yet to declare, find no such file.
      for (const who of ['deputy', 'chair'] as const) {
        await signInPlayer(world.portal, world.player(who), world.argon2);
        const other = await fetchFile(world.player(who).device, { number }, caseId, file);
        assert.equal(other.ended, { ok: false, problem: { error: 'not-found' } }, who);
      }
      const nobody = await fetchFile(newDevice(world.portal), { number }, caseId, file);
      assert.equal(nobody.ended, { ok: false, problem: { error: 'signed-out' } });
      const stranger = { lookup: toBase64url(new Uint8Array(32)) };
      const guessed = await fetchFile(newDevice(world.portal), stranger, caseId, file);
      assert.equal(guessed.ended, { ok: false, problem: { error: 'cannot-open' } });
    }

    const address = `/api/staff/cases/${number}/files/${opened.attachments[0]?.opened?.file}`;
    const range = async (asked: string) => {
      const { status, header, pieces } = await desk.carry('GET', address, { headers: { range: asked } });
      const taken: Uint8Array[] = [];
      for await (const piece of pieces()) taken.push(piece);
      return { status, is: header('content-range'), bytes: Buffer.concat(taken).length };
    };
    const { dataFolder } = world.portal.deps.config;
    const sealed = fileBlobBytes(PHOTO.length);
    assert.equal(await range('bytes=0-0'), { status: 206, is: `bytes 0-0/${sealed}`, bytes: 1 });
    assert.equal(await range('bytes=70000-'), {
      ...{ status: 206, is: `bytes 70000-${sealed - 1}/${sealed}` },
      bytes: sealed - 70_000,
    });
    for (const wrong of [`bytes=${sealed}-`, 'bytes=9-3', 'bytes=-5', 'bytes=0-1,5-6', 'lines=0-1', 'bytes=x-'])
      assert.equal((await range(wrong)).status, 416, wrong);
    const { header } = await desk.carry('GET', address, {});
    for (const [name, value] of [
      ['content-type', 'application/octet-stream'],
      ['content-disposition', 'attachment'],
      ['x-content-type-options', 'nosniff'],
      ['content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox"],
      ['cache-control', 'no-store'],
    ] as const)
      assert.is(header(name), value, name);
    // Who asks and takes nothing has the portal hold no file open.
    assert.equal(openBelow(join(dataFolder, 'blobs')), []);

    const first = await mailboxOf(device, played);
    assert.equal(
      first.thread.map(({ kind, files: shown }) => [kind, shown?.map(({ name, problem }) => [name, problem])]),
      [
        [
          'report',
          [
            [PHOTO_NAME, undefined],
            ['empty', undefined],
          ],
        ],
      ],
    );
    const more = await sendFile(device, { caseId }, TEXT, { name: 'later.txt', mime: 'text/plain' });
    const text = { lang: 'ar', text: 'ومعه ملف' };
    const second = must(
      await writeToAssociation(device.transport, first, 'message', text, new Map(), [more]),
      'a message with a file',
    );
    const last = second.attachments.at(-1)?.opened;
    assert.equal([last?.name, last?.mime], ['later.txt', 'text/plain']);
    const door = { lookup: toBase64url(keys.lookup) };
    for (const [at, content] of [PHOTO, new Uint8Array(0), TEXT].entries()) {
      const file = second.attachments[at]?.opened;
      assert.ok(file);
      const back = await fetchFile(device, door, caseId, file);
      assert.ok(back.ended.ok && equal(back.content, content));
    }

    for (const times of [1, 12]) {
      await hangUpOn(world, door.lookup, first.attachments[0]?.opened?.file ?? '', times);
      await allClosed(join(dataFolder, 'blobs'));
    }

    await world.act('auditor', played, deeds.acknowledge);
    const ofNote = await sendFile(desk, { caseId, number }, TEXT, { name: 'note.txt' });
    await world.act('auditor', played, (made, me) => ({ ...deeds.note('See the file.')(made, me), files: [ofNote] }));
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    await world.open('member-1', played);
    const member = world.player('member-1').device;
    const minutes = await sendFile(member, { caseId, number }, contentOf(300, 3), { name: 'minutes.pdf' });
    const after = await world.act('member-1', played, (made, me) => ({
      ...deeds.recommend('substantiated')(made, me),
      files: [minutes],
    }));
    assert.equal(
      after.attachments.map(({ room, opened: one }) => `${room} ${one?.name}`),
      [`report ${PHOTO_NAME}`, 'report empty', 'report later.txt', 'deliberation note.txt', 'deliberation minutes.pdf'],
    );
    const inside = after.attachments.find(({ room }) => room === 'deliberation')?.opened;
    assert.ok(inside);
    assert.ok((await fetchFile(member, { number }, caseId, inside)).ended.ok);
    const outside = await fetchFile(device, door, caseId, inside);
    assert.equal(outside.ended, { ok: false, problem: { error: 'cannot-open' } }, 'the reporter has no such file');
    const mailbox = await mailboxOf(device, played);
    assert.not.ok(JSON.stringify(mailbox.attachments).includes('note.txt'));
    await world.open('executive', played).then(
      ({ attachments }) => assert.equal(attachments, [], 'who is briefed has none'),
      () => undefined,
    );

    const verified = await verifyFolder(dataFolder);
    assert.ok(verified.ok, JSON.stringify(verified));
    const blobs = blobsBelow(dataFolder);
    assert.is(blobs.length, 5, 'a blob for each file, and nothing else');
    for (const { name, mode, mtimeMs, atimeMs } of blobs) {
      assert.match(name, /^[A-Za-z0-9_-]{22}$/);
      assert.is(mode, 0o600);
      assert.equal([mtimeMs, atimeMs], [0, 0], 'no time of day, neither of coming nor of being read (T119)');
    }
    const secrets = [...files, more, ofNote, minutes].flatMap(({ secret, key }) => [secret, key]);
    const marks = [markOf('photo'), markOf('plaintext'), 'later.txt', 'minutes.pdf', ...secrets];
    const places = [...filesBelow(world.folder), { name: 'the log', content: Buffer.from(world.logged.join('\n')) }];
    assert.ok(places.length > 5);
    assert.equal(findTexts(places, marks), [], 'no name, text, key or secret is on the disk or in the log (T100)');
    const { database } = world.portal.deps;
    assert.is((await database.reader.all('select 1 from uploads')).length, 0, 'nothing of them is on its way any more');
  }));

test('a file that is lost, cut or moved to another case is told as such, and the case opens (T87)', () =>
  withWorld({}, async (world) => {
    const here = await reportWith(world, [
      { name: 'one', content: contentOf(270_000, 1) },
      { name: 'two', content: contentOf(270_000, 2) },
    ]);
    const there = await reportWith(world, [{ name: 'three', content: contentOf(270_000, 3) }]);
    const { dataFolder } = world.portal.deps.config;
    const rows = await world.portal.deps.database.reader.all('select file_id, blob from files');
    const blobOf = (file: AttachedFile | undefined): string =>
      join(dataFolder, 'blobs', String(rows.find((row) => row.file_id === file?.file)?.blob));
    const [one, two] = here.files.map(blobOf);
    const three = blobOf(there.files[0]);
    assert.ok(one !== undefined && two !== undefined);
    // The one is lost, and in the place of the other lies the file of another case.
    renameSync(one, `${one}-away`);
    const own = readFileSync(two);
    writeFileSync(two, readFileSync(three));
    const opened = await world.open('auditor', here.played);
    assert.equal(
      opened.attachments.map(({ problem, opened: file }) => [file?.name, problem]),
      [
        ['one', 'lost'],
        ['two', undefined],
      ],
    );
    const { device } = world.player('auditor');
    const fetched = async (at: number) => {
      const file = opened.attachments[at]?.opened;
      assert.ok(file);
      return (await fetchFile(device, { number: here.played.number }, opened.caseId, file)).ended;
    };
    assert.equal(await fetched(0), { ok: false, problem: { error: 'refused', refusal: { code: 'file-damaged' } } });
    assert.equal(await fetched(1), { ok: false, problem: { error: 'cannot-open' } }, 'a moved blob doesn’t open');
    const lost = await verifyFolder(dataFolder);
    assert.ok(!lost.ok && (lost.kind === 'missing-blob' || lost.kind === 'changed-blob'), JSON.stringify(lost));
    writeFileSync(two, own.subarray(0, own.length - 1));
    const cut = await world.open('auditor', here.played);
    assert.is(cut.attachments[1]?.problem, 'lost', 'a cut one is told by its length');
    // One bit is enough.
    const flipped = Uint8Array.from(own);
    flipped[40_000] = (flipped[40_000] ?? 0) ^ 1;
    writeFileSync(two, flipped);
    assert.equal(await fetched(1), { ok: false, problem: { error: 'cannot-open' } });
    assert.equal(openBelow(join(dataFolder, 'blobs')), [], 'nobody goes on with what doesn’t open');
    writeFileSync(two, own);
    renameSync(`${one}-away`, one);
    assert.ok((await fetched(0)).ok && (await fetched(1)).ok);
    assert.ok((await verifyFolder(dataFolder)).ok);
    await openAs(world.portal, world.player('auditor'), there.played.number, world.argon2);
  }));

test('a backup has every file that it names, verify finds what is missing in it, and restored it gives the files back', () =>
  withWorld({}, async (world) => {
    const { config, database, uploads } = world.portal.deps;
    const contents = [contentOf(70_000, 1), contentOf(300, 2)];
    const { played, device, files } = await reportWith(
      world,
      contents.map((content, at) => ({ name: `file ${at}`, content })),
    );
    // What is on its way is in no backup.
    await sendFile(device, { caseId: newCaseId() }, contentOf(9), { name: 'on its way' });
    const target = join(world.folder, 'copies', 'copy.sqlite');
    mkdirSync(join(world.folder, 'copies'));
    const environment = { DATA: config.dataFolder, SERVER_KEY_FILE: config.serverKeyFile };
    const made = await backup([target], environment);
    assert.is(made.code, 0, made.message);
    assert.match(made.message, /The 2 files of its cases lie in .*copy\.sqlite\.files\./);
    assert.is((await backup([target], environment)).code, 1, 'nothing is overwritten');
    assert.equal(
      blobsBelow(config.dataFolder).map(({ atimeMs }) => atimeMs),
      [0, 0, 0],
      'a backup leaves no time on them',
    );
    const beside = `${target}.files`;
    const names = readdirSync(beside);
    assert.is(names.length, 2);
    assert.ok(names.every((name) => (statSync(join(beside, name)).mode & 0o777) === 0o600));
    const whole = await verify([join(world.folder, 'copies')], new Date());
    assert.is(whole.code, 0, whole.message);
    assert.match(whole.message, /^Files: 2 files, each with all of its sealed bytes\.$/m);
    writeFileSync(join(beside, 'S'.repeat(22)), 'x');
    assert.match((await verify([target], new Date())).message, /^1 file that no line names lies beside them/m);
    const [some = ''] = names;
    const kept = readFileSync(join(beside, some));
    writeFileSync(join(beside, some), kept.subarray(1));
    assert.match((await verify([target], new Date())).message, /broken: line \d+: changed-blob$/);
    rmSync(join(beside, some));
    assert.match((await verify([target], new Date())).message, /broken: line \d+: missing-blob$/);
    writeFileSync(join(beside, some), kept);

    const place = join(world.folder, 'restored');
    mkdirSync(place);
    cpSync(target, join(place, 'amanah.db'));
    cpSync(beside, join(place, 'blobs'), { recursive: true });
    cpSync(join(config.dataFolder, 'root.json'), join(place, 'root.json'));
    const clock = world.portal.deps.clock;
    const portal = await createPortal({ ...config, port: 0, dataFolder: place }, { clock, log: () => undefined });
    try {
      const again = newDevice(portal);
      const mailbox = await mailboxOf(again, played);
      for (const [at, content] of contents.entries()) {
        const file = mailbox.attachments[at]?.opened;
        assert.ok(file);
        const door = { lookup: toBase64url(played.keys.lookup) };
        const came = await fetchFile(again, door, mailbox.caseId, file);
        assert.ok(came.ended.ok && equal(came.content, content));
      }
      assert.is((await portal.deps.database.reader.all('select 1 from uploads')).length, 0);
    } finally {
      await portal.close();
    }

    // A case whose rows go is rid of its blobs, and of no other's.
    assert.is(blobsBelow(config.dataFolder).length, 3);
    await database.write((tx) => tx.run('delete from files where file_id = ?', [files[0]?.file ?? '']));
    await uploads.sweep();
    assert.is(blobsBelow(config.dataFolder).length, 2);
    // A backup says what it couldn't have, and has the rest.
    const [row] = await database.reader.all('select blob from files');
    rmSync(join(config.dataFolder, 'blobs', String(row?.blob)));
    const short = await backup([`${target}-2.sqlite`], environment);
    assert.is(short.code, 1);
    assert.match(short.message, /1 file that the cases name is not in the data folder any more/);
  }));

test.run();
