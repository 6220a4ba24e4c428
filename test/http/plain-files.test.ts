// Files of reporters without script: sealed on their way in, shown on the check page, sent with the report or not at all; and what
// comes broken, lying or too large leaves nothing.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { must } from '../../src/cli/demo/people.ts';
import { deriveCode, openMailbox } from '../../src/client/reporter.ts';
import { safeName } from '../../src/client/safe-name.ts';
import type { TakenForm } from '../../src/domain/arrived-files.ts';
import type { FileSettings } from '../../src/domain/file-limits.ts';
import type { ReadForm } from '../../src/http/reporter/plain/multipart.ts';
import { startPhotoTurns } from '../../src/http/reporter/plain/photo-turns.ts';
import { bodyOver, storeOver, TAKE_PATHS, tellOver } from '../../src/http/reporter/plain/take-store.ts';
import { startTakes } from '../../src/http/reporter/plain/takes.ts';
import { takeForm } from '../../src/http/reporter/plain/taking.ts';
import { apart } from '../../src/i18n/apart.ts';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { toldWithFiles } from '../../src/i18n/files-went.ts';
import { hiddenDataWords } from '../../src/i18n/hidden-data-words.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { hashPieces } from '../../src/i18n/unbroken.ts';
import { type Argon2id, hash, newFileId, toBase64url } from '../../src/protocol/check/index.ts';
import { ready } from '../../src/protocol/open/index.ts';
import { openUploads } from '../../src/store/uploads.ts';
import { SAVE_ANYWAY } from '../../views/reporter/plain-mailbox-thread.tsx';
import { type World, withWorld } from '../support/case-factory.ts';
import { FILES } from '../support/file-settings.ts';
import { contentOf, fetchFile, MIB } from '../support/files.ts';
import { type Chosen, MULTIPART, multipart, pressedWith } from '../support/multipart.ts';
import { JPEG, jpegWith, segment } from '../support/photos.ts';
import type { PlainPage } from '../support/plain-form.ts';
import { fieldsOf } from '../support/plain-reader.ts';
import { IDLE, withOpen } from '../support/plain-scene.ts';
import { codeOn, stepsOf, toCheck } from '../support/plain-steps.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { withReporters } from '../support/reporters.ts';

await ready;

const test = suite('files without script');

const ARABIC = 'كشف حساب.txt';
const PHOTO = jpegWith(segment(0xfe, 'taken by somebody'));

/** The names of what a mailbox's report brought, with their contents, as the reporter's own device opens them. */
const broughtBy = async (portal: Parameters<typeof newDevice>[0], code: string, argon2: Argon2id = argon2Node) => {
  const device = newDevice(portal);
  const keys = await deriveCode(portal.association, code, argon2);
  const mailbox = must(await openMailbox(device.transport, keys, device.root()), 'the mailbox opens');
  const lookup = Buffer.from(keys.lookup).toString('base64url');
  const brought: (readonly [string, Uint8Array])[] = [];
  for (const { opened } of mailbox.attachments) {
    if (opened === undefined) throw new Error('an attachment did not open');
    const { content, ended } = await fetchFile(device, { lookup }, mailbox.caseId, opened);
    assert.ok(ended.ok);
    brought.push([opened.name, content]);
  }
  return brought;
};

test('T88 files are sealed as they come, shown with what was found in them, and go with the report, once', () =>
  withReporters(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'en');
    const [t, found] = [plainFiles('en'), hiddenDataWords('en')];
    const address = `${portal.url}/en/report/plain`;
    const press = async (body: Uint8Array): Promise<PlainPage> => {
      const headers = {
        'content-type': MULTIPART,
        'content-length': `${body.length}`,
        'sec-fetch-site': 'same-origin',
      };
      const answer = await portal.app.request(address, { method: 'POST', headers, body: Buffer.from(body) });
      const html = await answer.text();
      return { status: answer.status, html, text: html.replace(/<[^>]*>/g, ''), headers: answer.headers };
    };
    const check = await toCheck(steps);
    assert.match(check.html, /<form[^>]*enctype="multipart\/form-data"/);
    const large = contentOf(5 * MIB + 3);
    const chosen: readonly Chosen[] = [
      { name: ARABIC, mime: 'text/plain', content: 'مبالغ' },
      { name: 'photo.jpg', mime: 'image/jpeg', content: PHOTO },
      { name: 'a"b\n\u202Egpj.bin', content: large },
      { name: 'unwanted.txt', mime: 'text/plain', content: 'no' },
    ];
    // The button that sends was pressed with files that nobody has seen arrive: they arrive, and nothing is sent.
    const arrived = await press(pressedWith(check.html, ['go', 'send'], chosen));
    assert.is(arrived.status, 200);
    assert.ok(arrived.text.includes(t.notYet));
    // It is told first of all, with the focus and a way to the files, and in the title.
    const [top] = /<main[^>]*>.*?<form/s.exec(arrived.html) ?? [''];
    assert.match(top, /id="files-first" role="alert"[^>]*autofocus.*?<a href="#files-title">/s);
    assert.ok(top.includes(t.notYet) && /<title>Error: /.test(arrived.html), top);
    assert.not.match(check.html, /id="files-first"/);
    assert.ok(check.text.includes(attachmentWords('en').noIdentityPapers));
    assert.equal(await cases(), []);
    for (const words of [ARABIC, found.found.comment, found.cleaned, t.original.slice(0, 20)]) {
      assert.ok(arrived.text.includes(words), words);
    }
    assert.not.match(arrived.text, /\u202E/);
    const idOf = (page: PlainPage, name: string): string =>
      new RegExp(`value="([^"]*)" aria-label="Remove ${name}"`).exec(page.html)?.[1] ?? '?';
    // A name that tells too much is typed anew; one that nobody touches goes as it came.
    const typed = [`called-${idOf(arrived, 'a_b gpj.bin')}`, ' invoice '] as const;
    const shorter = arrived.html.replace(new RegExp(`(name="${typed[0]}"[^>]*value)="[^"]*"`), `$1="${typed[1]}"`);
    assert.is.not(shorter, arrived.html);
    const fewer = await press(pressedWith(shorter, ['remove', idOf(arrived, 'unwanted.txt')]));
    for (const words of ['invoice.bin', 'cleaned-photo.jpg', attachmentWords('en').nameGoes])
      assert.ok(fewer.text.includes(words), words);
    assert.ok(fewer.text.includes(t.removed(apart('unwanted.txt'))));
    assert.not.match(fewer.html, /aria-label="Remove unwanted/);
    // They travel on through the other pages.
    const back = await press(pressedWith(fewer.html, ['go', 'questions']));
    const again = await steps.visitor.press(back, steps.t.next);
    const sending = pressedWith(again.html, ['go', 'send']);
    const [one, other] = await Promise.all([press(sending), press(sending)]);
    const code = codeOn(one);
    assert.is(code, codeOn(other));
    const { code: sentWords } = reporter('en');
    for (const page of [one, other]) assert.ok(page.text.includes(sentWords.files(3)));
    const later = await steps.visitor.press(one, sentWords.later);
    assert.ok((await steps.visitor.press(later, sentWords.laterBack)).text.includes(sentWords.files(3)));
    assert.is((await cases()).length, 1);
    const brought = await broughtBy(portal, code);
    assert.equal(
      brought.map(([name]) => name),
      [ARABIC, 'cleaned-photo.jpg', 'invoice.bin'],
    );
    assert.equal(Buffer.from(brought[0]?.[1] ?? []).toString(), 'مبالغ');
    assert.equal(brought[1]?.[1], JPEG);
    assert.equal(brought[2]?.[1], large);
    // Nothing that goes nowhere is left on its way: not the removed file, not the photo's original.
    const onTheirWay = () => portal.deps.database.reader.all('select file_id from uploads');
    assert.equal(await onTheirWay(), []);

    // Sent once more with another file, and without one that went: both are told, and nothing of it is kept.
    const another: Chosen = { name: 'later \u202Egpj.txt', mime: 'text/plain', content: 'more' };
    const elsewhere = await press(pressedWith(again.html, ['go', 'questions'], [another]));
    assert.ok(elsewhere.text.includes(t.seenFirst) && !elsewhere.text.includes(t.notYet));
    await press(pressedWith(elsewhere.html, ['remove', idOf(elsewhere, 'later gpj.txt')]));
    const more = await press(pressedWith(again.html, ['go', 'attach'], [another]));
    assert.not.match(more.html, /id="files-first"/);
    const without = await press(pressedWith(more.html, ['remove', idOf(more, ARABIC)]));
    const repeated = await press(pressedWith(without.html, ['go', 'send']));
    const told = reportNotes('en').again;
    assert.is(codeOn(repeated), code);
    assert.ok(repeated.text.includes(sentWords.files(3)));
    for (const words of [plainReport('en').again.title, told.files.unsent, told.files.gone, 'later gpj.txt', ARABIC])
      assert.ok(repeated.text.includes(words), words);
    for (const words of ['photo.jpg', steps.t.check.empty]) assert.not.ok(repeated.text.includes(words), words);
    assert.equal(await onTheirWay(), []);
    assert.is((await broughtBy(portal, code)).length, 3);
  }));

const SMALL: FileSettings = { ...FILES, limits: { fileBytes: 70_000, caseBytes: 200_000, files: 3 } };

/** What a test does to the thread that takes a form in: hears its questions, may have it end in the middle. */
type Meddling = {
  readonly asked?: (path: string) => void;
  readonly answered?: (path: string) => void;
  /** The question at which the thread breaks: it hears no answer, and does nothing more. */
  readonly breaksAt?: string;
};

/** The engine's part that takes files in, in this thread and with limits of its own. */
const takesOf = (world: World, files: FileSettings, { asked, answered, breaksAt }: Meddling = {}) => {
  const uploads = openUploads({
    ...world.portal,
    database: world.database,
    clock: world.now,
    random: (n) => crypto.getRandomValues(new Uint8Array(n)),
    files,
  });
  const takes = startTakes({ uploads, files, log: () => undefined }, (_, job, answerTo) => {
    let breakIt: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => {
      breakIt = reject;
    });
    const transport = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
      asked?.(path);
      if (path === breaksAt) {
        breakIt(new Error('out of memory'));
        return broken.catch(() => new Promise<never>(() => undefined));
      }
      const reply = await answerTo({ say: 'ask', id: 0, method, path, body: structuredClone(body) });
      answered?.(path);
      return reply;
    };
    const taking: Promise<ReadForm> = takeForm({
      ...job,
      ...{ body: bodyOver(transport), store: storeOver(transport), tell: tellOver(transport) },
    });
    const result = Promise.race([taking, broken]);
    return {
      result,
      stop: () => undefined,
      ended: result.then(
        () => undefined,
        () => undefined,
      ),
    };
  });
  const take = (body: Uint8Array, cutAt?: number): Promise<TakenForm> =>
    takes.take(world.association, { type: MULTIPART, length: body.length, body: inPieces(body, cutAt) });
  const takePieces = (body: Uint8Array, pieceBytes: number): Promise<TakenForm> =>
    takes.take(world.association, {
      ...{ type: MULTIPART, length: body.length },
      body: inPieces(body, body.length, pieceBytes),
    });
  const left = async (): Promise<number> => (await world.database.reader.all('select 1 from uploads')).length;
  return { takes, take, takePieces, left };
};

async function* inPieces(body: Uint8Array, cutAt = body.length, pieceBytes = 60_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < cutAt; at += pieceBytes) yield body.slice(at, Math.min(at + pieceBytes, cutAt));
  if (cutAt < body.length) throw new Error('the connection broke off');
}

/** The form as an old program writes it: the line break of a name as it is. */
const withRawBreak = (body: Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.from(Buffer.from(body).toString('latin1').replace('%0A', '\n'), 'latin1'));

const file = (size: number, name = `${size}.bin`): Chosen => ({ name, content: contentOf(size) });

test('T84 sizes about the limit: what fits is taken to its last byte, what doesn’t leaves nothing and is told', () =>
  withWorld(async (world) => {
    const { take, left } = takesOf(world, SMALL);
    for (const size of [0, 1, 69_999, 70_000]) {
      const { arrived, failed } = await take(multipart([], [file(size)]));
      assert.equal([arrived.map(({ sent }) => sent.size), failed], [[size], []]);
    }
    const before = await left();
    const most = await take(multipart([['a', 'typed']], [file(70_001), file(5)]));
    assert.equal(most.failed, [{ name: '70001.bin', refusal: { code: 'file-too-large', most: 70_000 } }]);
    assert.equal(
      most.arrived.map(({ name }) => name),
      ['5.bin'],
    );
    assert.equal(most.fields[0], ['a', 'typed']);
    assert.is(await left(), before + 1);
    assert.ok(refusalText('en', { code: 'file-too-large', most: 70_000 }));
    const many = await take(multipart([], [file(1, 'a'), file(1, 'b'), file(1, 'c'), file(1, 'd')]));
    assert.equal([many.arrived.length, many.failed.map(({ refusal }) => refusal?.code)], [3, ['too-many-files']]);
  }));

test('T84 a hundred and one files at the true limit: a hundred stand, and the last one is told by its name', () =>
  withWorld(async (world) => {
    const { take, left } = takesOf(world, FILES);
    const chosen = Array.from({ length: 101 }, (_, at) => file(1, `${at + 1}.txt`));
    const { arrived, failed } = await take(multipart([['a', 'typed']], chosen));
    assert.is(arrived.length, 100);
    assert.equal(failed, [{ name: '101.txt', refusal: { code: 'too-many-files', most: 100 } }]);
    assert.is(await left(), 100);
  }));

test('photos of forms that come at once are looked through two at a time, and all of them are', () =>
  withWorld(async (world) => {
    let [under, most] = [0, 0];
    const { take } = takesOf(world, FILES, {
      answered: (path) => {
        if (path !== TAKE_PATHS.look) return;
        under += 1;
        most = Math.max(most, under);
      },
      asked: (path) => {
        if (path === TAKE_PATHS.looked) under -= 1;
      },
    });
    const form = multipart([], [{ name: 'photo.jpg', mime: 'image/jpeg', content: PHOTO }]);
    const forms = await Promise.all(Array.from({ length: 6 }, () => take(form)));
    assert.equal(
      forms.map(({ arrived }) => arrived.map(({ found, original }) => [found, original?.size])),
      Array.from({ length: 6 }, () => [[['comment'], PHOTO.length]]),
    );
    assert.is(most, 2);
  }));

test('whoever looks through a photo for too long is ended, and gives the turn to the next', async () => {
  let isEnded: (() => void) | undefined;
  const ended = new Promise<void>((resolve) => {
    isEnded = resolve;
  });
  const turns = startPhotoTurns(5);
  const first = await turns.take(() => isEnded?.());
  const second = await turns.take(() => undefined);
  const third = turns.take(() => undefined);
  await ended;
  first();
  first();
  const next = await third;
  let isTaken = false;
  const fourth = turns
    .take(() => undefined)
    .then((giveBack) => {
      isTaken = true;
      return giveBack;
    });
  await Promise.resolve();
  assert.not(isTaken, 'what is given back twice is one turn');
  for (const giveBack of [second, next]) giveBack();
  (await fourth)();
});

test('a thread that breaks in the middle of a photo takes nothing along that stood, and its turn is free again', () =>
  withWorld(async (world) => {
    const { take, left } = takesOf(world, FILES, { breaksAt: TAKE_PATHS.read });
    const photo: Chosen = { name: 'photo.jpg', mime: 'image/jpeg', content: PHOTO };
    const { arrived, failed, fields, problem } = await take(multipart([['a', 'typed']], [file(3, 'whole'), photo]));
    assert.equal([arrived.map(({ name }) => name), failed, problem], [['whole'], [{ name: '' }], undefined]);
    assert.equal(fields[0], ['a', 'typed']);
    assert.is(await left(), 1, 'the photo, of which nobody will be told, is let go of');
  }));

test('T80 a file whose name has a raw line break is told, wherever the bytes of its form are cut, and nothing else is', () =>
  withWorld(async (world) => {
    const { take, takePieces } = takesOf(world, FILES);
    const body = withRawBreak(multipart([['a', 'typed']], [file(9, 'one'), file(9, 'two\nlines'), file(9, 'three')]));
    for (const pieceBytes of [1, 7, 60_000]) {
      const { arrived, failed, fields } = await takePieces(body, pieceBytes);
      assert.equal([arrived.map(({ name }) => name), failed], [['one', 'three'], [{ name: '', isUnread: true }]]);
      assert.equal(fields[0], ['a', 'typed']);
    }
    const none = await take(multipart([['a', 'typed']], []));
    assert.equal([none.arrived, none.failed], [[], []]);
  }));

test('T85 a body that breaks off, lies about its form or ends early leaves nothing and ends no process', () =>
  withWorld(async (world) => {
    const { take, left } = takesOf(world, FILES);
    const body = multipart([['a', 'typed']], [file(3), file(9 * MIB)]);
    for (const cutAt of [20, 300, 2 * MIB, 9 * MIB]) {
      const broken = await take(body, cutAt);
      assert.is(broken.problem, 'malformed');
      assert.equal(broken.arrived, []);
      assert.is(await left(), 0, `cut at ${cutAt}`);
    }
    assert.is((await take(body.subarray(0, body.length - 40))).problem, 'malformed');
    assert.is((await take(new Uint8Array(50))).problem, 'malformed');
    assert.is(await left(), 0);
    // A large one whose length nobody knew beforehand takes no more of the budget than it has.
    const { arrived } = await take(multipart([], [file(5 * MIB)]));
    const [row] = await world.database.reader.all('select bytes from uploads');
    assert.is(row?.bytes, arrived[0]?.sent.bytes);
  }));

test('T111 of several large files in one form as many are taken as have room, the first of them first', () =>
  withWorld(async (world) => {
    const { take, left } = takesOf(world, { ...FILES, budget: { ...FILES.budget, bytes: 12 * MIB } });
    const form = multipart([], [file(13 * MIB, 'd'), ...['a', 'b', 'c'].map((name) => file(5 * MIB, name))]);
    const { arrived, failed } = await take(form);
    const [larger, full] = [{ code: 'no-room-for-size' }, { code: 'uploads-full' }];
    assert.equal(
      [arrived.map(({ name }) => name), failed],
      [
        ['a', 'b'],
        [
          { name: 'd', refusal: larger },
          { name: 'c', refusal: full },
        ],
      ],
    );
    assert.is(await left(), 2, 'nothing stays of those that had none');
  }));

test('T85 a browser that hangs up in the middle of a file ends no process, and what came of it goes', () =>
  withReporters(async ({ portal }) => {
    const { host, hostname, port } = new URL(portal.url);
    const body = Buffer.from(multipart([], [file(20 * MIB)]));
    const headers = { host, 'content-type': MULTIPART, 'sec-fetch-site': 'same-origin', 'content-length': body.length };
    const sending = request({ hostname, port, path: '/en/report/plain', method: 'POST', headers });
    sending.on('error', () => undefined);
    const onTheWay = async (): Promise<number> =>
      (await portal.deps.database.reader.all('select 1 from uploads')).length;
    const until = async (count: number): Promise<void> => {
      while ((await onTheWay()) !== count) await new Promise((resolve) => setImmediate(resolve));
    };
    sending.write(body.subarray(0, 12 * MIB));
    await until(1);
    sending.destroy();
    await until(0);
    assert.is((await portal.app.request(`${portal.url}/en/report/plain`)).status, 200);
  }));

test('T111 eight forms bring files at once; the ninth keeps what was typed, is told which files didn’t come and why, and comes later', () =>
  withWorld(async (world) => {
    const { takes, left } = takesOf(world, FILES);
    const body = (at: number): Uint8Array => multipart([['a', `typed ${at}`]], [file(100, `${at}.bin`)]);
    let goOn = (): void => undefined;
    const isTold = new Promise<void>((go) => {
      goOn = go;
    });
    const slowly = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      yield bytes.slice(0, 150);
      await isTold;
      yield bytes.slice(150);
    };
    const take = (at: number, coming: AsyncIterable<Uint8Array>): Promise<TakenForm> =>
      takes.take(world.association, { type: MULTIPART, length: body(at).length, body: coming });
    const eight = Array.from({ length: 8 }, (_, at) => take(at, slowly(body(at))));
    const ninth = await take(8, inPieces(body(8)));
    assert.equal(ninth.fields, [['a', 'typed 8']]);
    assert.equal([ninth.arrived, ninth.failed], [[], [{ name: '8.bin', refusal: { code: 'uploads-busy' } }]]);
    assert.is(await left(), 0, 'nothing of it is on its way');
    goOn();
    for (const [at, { arrived, failed, fields }] of (await Promise.all(eight)).entries()) {
      assert.equal([arrived.map(({ name }) => name), failed, fields[0]], [[`${at}.bin`], [], ['a', `typed ${at}`]]);
    }
    assert.equal((await take(9, inPieces(body(9)))).failed, [], 'there is room again');
    assert.is(await left(), 9);
  }));

test('T75 T76 T77 a file is given back opened, under its own name and to be saved alone, what can run not before it was said, while the visit lasts', () =>
  withOpen(async ({ stage: { portal, wait }, reader }) => {
    const content = contentOf(5 * MIB);
    const small: Chosen = { name: 'two.bin', content: contentOf(300_000) };
    const script: Chosen = { name: 'photo.jpg', content: Buffer.from('#!/bin/sh\nrm -r ~\n') };
    const misnamed: Chosen = { name: 'plan.png', content: Buffer.from('No picture.\n') };
    await reader.submitFiles([{ name: '"كشف".exe', content }, small, script, misnamed], ['kind', 'attach']);
    const page = await reader.submitFiles([], ['kind', 'message'], { message: 'With a file.' });
    assert.ok(page.text.includes(toldWithFiles('en', reporter('en').mailbox.sent, 4)), 'how many went is said');
    assert.ok(page.text.includes(hiddenDataWords('en').runs.program), 'it can run, which is said');
    assert.ok(page.html.replaceAll(/<[^>]*>/g, '').includes(toBase64url(hash('file', content))), 'its hash is shown');
    assert.ok(page.text.includes(plainFiles('en').size(content.length)), 'and its size');
    assert.not.ok(page.text.includes(hiddenDataWords('en').runs.script), 'its name says nothing of it');
    const [file = '?', smallFile = '?', scriptFile = '?', misnamedFile = '?'] = [
      ...page.html.matchAll(/name="fetch" value="([^"]*)"/g),
    ].map(([, id]) => id);
    const fields = { ...fieldsOf(page.html, 'write'), fetch: file };
    const [, saving = '?'] = /formaction="([^"]*)" name="fetch"/.exec(page.html) ?? [];
    const asked = async (): Promise<Response> =>
      portal.app.request(`${portal.url}${saving}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          cookie: `__Host-amanah-visit=${reader.cookie()}`,
        },
        body: new URLSearchParams(fields).toString(),
      });
    const answer = await asked();
    assert.is(answer.status, 200);
    const head = (name: string) => answer.headers.get(name) ?? '';
    assert.is(head('content-type'), 'application/octet-stream');
    assert.is(
      head('content-disposition'),
      `attachment; filename="_____.exe"; filename*=UTF-8''_${encodeURIComponent('كشف')}_.exe`,
    );
    assert.match(head('content-security-policy'), /default-src 'none'.*sandbox/);
    assert.equal([head('x-content-type-options'), head('cache-control')], ['nosniff', 'no-store']);
    assert.equal(new Uint8Array(await answer.arrayBuffer()), content);
    // What can run by its content alone is told before the first byte of it goes, and saved by whoever presses once more.
    Object.assign(fields, { fetch: scriptFile, message: 'Typed meanwhile.' });
    const warned = await asked();
    assert.is(warned.status, 409);
    const shown = await warned.text();
    const [, top = ''] = /id="not-saved"[^>]*>(.*?)<\/div>/s.exec(shown) ?? [];
    const { runs, misnamed: otherType } = hiddenDataWords('en');
    for (const words of [runs.script, otherType, plainFiles('en').saveAnywayOf(script.name)])
      assert.ok(top.includes(words), top);
    assert.ok(shown.includes('Typed meanwhile.'));
    assert.not.ok(shown.includes('rm -r'), 'nothing of it came');
    Object.assign(fields, { fetch: misnamedFile });
    const other = await asked();
    assert.is(other.status, 409);
    assert.ok((await other.text()).includes(otherType), 'so is what is only of another type than its name says');
    Object.assign(fields, { fetch: '', [SAVE_ANYWAY]: scriptFile });
    assert.equal(Buffer.from(await (await asked()).arrayBuffer()), script.content);
    Object.assign(fields, { fetch: file, [SAVE_ANYWAY]: '' });
    // Changed on the disk, it is never called whole: what is found before the first byte goes is told on a page, what is found later breaks off.
    const blobOf = async (id: string): Promise<string> => {
      const [row] = await portal.deps.database.reader.all('select blob from files where file_id = ?', [id]);
      return join(portal.deps.config.dataFolder, 'blobs', String(row?.blob));
    };
    const changed = (sealed: Buffer, at: number): Buffer => {
      const other = Buffer.from(sealed);
      other[at] = (other[at] ?? 0) ^ 1;
      return other;
    };
    const [blob, smallBlob] = [await blobOf(file), await blobOf(smallFile)];
    const [sealed, smallSealed] = [readFileSync(blob), readFileSync(smallBlob)];
    writeFileSync(blob, changed(sealed, sealed.length - 1));
    const broken = await asked();
    assert.is(
      await broken.arrayBuffer().then(
        () => 'whole',
        () => 'broken off',
      ),
      'broken off',
    );
    assert.ok(page.text.includes(plainFiles('en').brokenOff), 'what that means stands beside the button');
    const told = async (ruin: () => void, words: string): Promise<void> => {
      ruin();
      Object.assign(fields, { message: 'Typed meanwhile.' });
      const answer = await asked();
      assert.is(answer.status, 410);
      assert.match(answer.headers.get('content-type') ?? '', /html/);
      const html = await answer.text();
      // It is told at the top, by the file's name; nothing was being sent, so that nothing is said not to have been.
      const [, top = '', rest = ''] = /id="not-saved"[^>]*>(.*?)<\/div>(.*)/s.exec(html) ?? [];
      const name = fields.fetch === smallFile ? small.name : safeName('"كشف".exe');
      assert.ok(top.includes(words) && top.includes(plainFiles('en').notSavedOf(name)), top);
      assert.match(html, /<title>Error: /);
      assert.ok(rest.includes('Typed meanwhile.'), words);
      assert.not.ok(html.includes(reporter('en').mailbox.failed));
    };
    const lost = attachmentWords('en').shown.lost.reporter;
    await told(() => writeFileSync(blob, changed(sealed, 100)), plainFiles('en').altered);
    await told(() => writeFileSync(blob, sealed.subarray(1)), lost);
    await told(() => rmSync(blob), lost);
    Object.assign(fields, { fetch: smallFile });
    await told(() => writeFileSync(smallBlob, changed(smallSealed, smallSealed.length - 1)), plainFiles('en').altered);
    // A browser that asks again by itself, as Chromium does where a file broke off, finds nothing that it could keep as that file.
    const again = await reader.get(saving);
    assert.is(again.status, 404);
    assert.not.ok(again.text.includes('With a file.'), 'nothing of the mailbox');
    assert.ok((await reader.get()).text.includes('With a file.'), 'the mailbox is still open at its own address');
    wait(IDLE);
    const ended = await asked();
    assert.is(ended.status, 401);
    assert.match(ended.headers.get('content-type') ?? '', /html/);
  }));

test('a message takes files along, none is sent unseen, and a visit that ended loses none of them', () =>
  withOpen(async ({ stage: { portal, wait }, reader, code }) => {
    const [t, words] = [plainFiles('en'), reporter('en').mailbox];
    const chosen: readonly Chosen[] = [
      { name: ARABIC, mime: 'text/plain', content: 'مبالغ' },
      { name: '1', content: 'x' },
    ];
    const typed = { message: 'Here they are.' };
    const arrived = await reader.submitFiles(chosen, ['kind', 'evidence'], typed);
    for (const said of [t.notYet, ARABIC, typed.message, attachmentWords('en').noIdentityPapers])
      assert.ok(arrived.text.includes(said), said);
    assert.match(arrived.html, /id="files-first".*?<a href="#files-title">.*?id="message"/s);
    assert.match(arrived.html, /formaction="[^"]*#files-title"[^>]*>Attach/);
    const removing = /value="([^"]*)" aria-label="Remove 1"/.exec(arrived.html)?.[1] ?? '?';
    const fewer = await reader.submitFiles([], ['remove', removing]);
    assert.ok(fewer.text.includes(t.removed(apart('1'))) && fewer.text.includes(typed.message));
    wait(IDLE);
    const ended = await reader.submitFiles([], ['kind', 'evidence']);
    assert.is(ended.status, 401);
    const opened = await reader.submit('open', { code });
    assert.ok(opened.text.includes(ARABIC) && opened.text.includes(typed.message));
    // Beside the cleaned copy goes the photo as it was, since its reporter ticks that.
    const photo: Chosen = { name: 'photo.jpg', mime: 'image/jpeg', content: PHOTO };
    const offered = await reader.submitFiles([photo], ['kind', 'attach']);
    const original = /name="original" value="([^"]*)"/.exec(offered.html)?.[1] ?? '?';
    const both = await reader.submitFiles([], ['kind', 'attach'], { original });
    const grouped = (content: Uint8Array): string =>
      hashPieces(toBase64url(hash('file', content))).join('</span><wbr/><span>');
    for (const content of [JPEG, PHOTO])
      assert.ok(both.html.includes(grouped(content)), 'both are listed with their hashes');
    assert.ok(both.text.includes(attachmentWords('en').original));
    assert.not.ok(offered.text.includes(attachmentWords('en').original), 'only the copy, before it is ticked');
    const sent = await reader.submitFiles([], ['kind', 'evidence'], { original });
    assert.ok(sent.text.includes(words.sentEvidence), sent.text.slice(0, 300));
    assert.not.match(sent.html, /aria-label="Remove/);
    const brought = await broughtBy(portal, code, quickArgon2);
    assert.equal(
      brought.map(([name, content]) => [name, Buffer.from(content)]),
      [
        [ARABIC, Buffer.from('مبالغ')],
        ['cleaned-photo.jpg', Buffer.from(JPEG)],
        ['photo.jpg', Buffer.from(PHOTO)],
      ],
    );
    assert.equal(await portal.deps.database.reader.all('select file_id from uploads'), []);
  }));

test('the memory of a part goes to the other thread and, with its answer, comes back for the next one', async () => {
  const memory = new Uint8Array(1);
  const store = storeOver(async () => ({ status: 200, body: { moved: memory } }));
  const part = [newFileId(), '', 0, '', new Uint8Array(1), 1] as const;
  await store.part(...part);
  assert.is(store.memory(), memory);
  assert.is.not(store.memory(), memory, 'it is lent once');
});

test('T84 files of which one was let go of are asked after: it is named and off the list, the others stay and go', () =>
  withOpen(async ({ stage: { portal }, reader, code }) => {
    const t = plainFiles('en');
    const chosen = ['one.txt', 'two.txt', 'three.txt'].map((name): Chosen => ({ name, content: name }));
    const typed = { message: 'Here they are.' };
    const arrived = await reader.submitFiles(chosen, ['kind', 'attach'], typed);
    const idOf = (page: PlainPage, name: string): string =>
      new RegExp(`value="([^"]*)" aria-label="Remove ${name}"`).exec(page.html)?.[1] ?? '?';
    const drop = (file: string) =>
      portal.deps.database.write((tx) => tx.run('delete from uploads where file_id = ?', [file]));
    await drop(idOf(arrived, 'two.txt'));
    const refused = await reader.submitFiles([], ['kind', 'message']);
    assert.is(refused.status, 503);
    const [top = ''] = /id="not-sent".*?<\/div>/s.exec(refused.html) ?? [];
    assert.ok(top.includes(t.lost(['two.txt'])), top);
    assert.equal(
      chosen.map(({ name }) => idOf(refused, name) === idOf(arrived, name)),
      [true, false, true],
    );
    assert.is(idOf(refused, 'two.txt'), '?');
    assert.ok(refused.text.includes(typed.message));
    await reader.submitFiles(chosen.slice(1, 2), ['kind', 'attach']);
    assert.is((await reader.submitFiles([], ['kind', 'message'])).status, 200);
    assert.equal(
      (await broughtBy(portal, code, quickArgon2)).map(([name]) => name),
      ['one.txt', 'three.txt', 'two.txt'],
    );
    // A photo of which the original is gone goes on as its cleaned copy alone.
    const photo: Chosen = { name: 'photo.jpg', mime: 'image/jpeg', content: PHOTO };
    const offered = await reader.submitFiles([photo], ['kind', 'attach'], typed);
    const copy = idOf(offered, 'cleaned-photo.jpg');
    const all = await portal.deps.database.reader.all('select file_id from uploads');
    for (const { file_id: file } of all) if (file !== copy) await drop(String(file));
    const alone = await reader.submitFiles([], ['kind', 'message'], { original: copy });
    assert.ok(alone.text.includes(t.lost(['photo.jpg'])) && !alone.html.includes('name="original"'), alone.text);
    assert.is(idOf(alone, 'cleaned-photo.jpg'), copy);
    assert.is((await reader.submitFiles([], ['kind', 'message'])).status, 200);
  }));

test('T84 a report of which a file was let go of says which, keeps the others, and goes once it is attached again', () =>
  withReporters(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'ar');
    const t = plainFiles('ar');
    const reach = async (body: Uint8Array): Promise<string> => {
      const headers = { 'content-type': MULTIPART, 'sec-fetch-site': 'same-origin' };
      const address = `${portal.url}/ar/report/plain`;
      return (await portal.app.request(address, { method: 'POST', headers, body: Buffer.from(body) })).text();
    };
    const chosen = ['one.txt', 'two.txt'].map((name): Chosen => ({ name, content: name }));
    const arrived = await reach(pressedWith((await toCheck(steps)).html, ['go', 'attach'], chosen));
    const [, file = '?'] = /value="([^"]*)" aria-label="إزالة one.txt"/.exec(arrived) ?? [];
    await portal.deps.database.write((tx) => tx.run('delete from uploads where file_id = ?', [file]));
    const refused = await reach(pressedWith(arrived, ['go', 'send']));
    assert.ok(refused.includes(t.lost(['one.txt'])), refused);
    assert.ok(!refused.includes('إزالة one.txt') && refused.includes('إزالة two.txt'));
    assert.equal(await cases(), []);
    const again = await reach(pressedWith(refused, ['go', 'attach'], chosen.slice(0, 1)));
    await reach(pressedWith(again, ['go', 'send']));
    assert.is((await cases()).length, 1);
  }));

test.run();
