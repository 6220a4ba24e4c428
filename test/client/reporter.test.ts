// A reporter's device when something moves on under it: the report arrives once, under the code that was shown.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { freshGround } from '../../src/cli/demo/play.ts';
import {
  gistOf,
  openMailbox,
  prepareReport,
  receiversFor,
  sendReport,
  writeToAssociation,
} from '../../src/client/reporter.ts';
import type { Transport } from '../../src/client/transport.ts';
import { plainReport, type World, withWorld } from '../journeys/world.ts';

const test = suite('a reporter’s device');

/** Lets the first answers to a path be others; what was sent is kept. */
const faulty = (inner: Transport, path: string, faults: readonly ('lost' | 'unsent' | 'stale' | 'taken')[]) => {
  const sent: unknown[] = [];
  const rest = [...faults];
  const transport: Transport = async (method, asked, body) => {
    if (asked !== path || method !== 'POST') return inner(method, asked, body);
    sent.push(body);
    const fault = rest.shift();
    if (fault === 'stale' || fault === 'taken') return { status: 409, body: { error: fault } };
    if (fault === 'unsent') throw new Error('no network');
    const answer = await inner(method, asked, body);
    if (fault === 'lost') throw new Error('the answer was lost');
    return answer;
  };
  return { transport, sent };
};

const prepared = async (world: World) => {
  const device = newDevice(world.portal);
  const ground = await freshGround(device);
  if (!ground.ok) throw new Error('the ground holds');
  const report = await prepareReport(ground.value, plainReport, world.argon2);
  if (!report.ok) throw new Error('the report is sealed');
  return { device, ground: ground.value, report: report.value };
};

const cases = async (world: World): Promise<number> =>
  (await world.portal.deps.database.reader.all('select number from cases')).length;

test('a lost answer makes no second case: the same bytes are sent again and get the first answer', () =>
  withWorld({}, async (world) => {
    const { device, report } = await prepared(world);
    const { transport, sent } = faulty(device.transport, '/api/intake', ['unsent', 'lost']);
    const done = await sendReport(transport, report, () => freshGround(device));
    assert.ok(done.ok && done.value.number === report.number);
    assert.is(sent.length, 3);
    assert.equal(sent[0], sent[2]);
    assert.is(await cases(world), 1);
  }));

test('a report under an older roster is sealed again under the same code and case id', () =>
  withWorld({}, async (world) => {
    const { device, report } = await prepared(world);
    const { transport, sent } = faulty(device.transport, '/api/intake', ['stale']);
    const done = await sendReport(transport, report, () => freshGround(device));
    assert.ok(done.ok && done.value.number === report.number && done.value.prepared.caseId === report.caseId);
    assert.not.equal(sent[0], sent[1]);
    const mailbox = await openMailbox(device.transport, report.keys, device.root());
    assert.ok(mailbox.ok);
  }));

test('a case id in use is drawn anew, and the code that was shown still opens the mailbox', () =>
  withWorld({}, async (world) => {
    const { device, report } = await prepared(world);
    const { transport } = faulty(device.transport, '/api/intake', ['taken']);
    const done = await sendReport(transport, report, () => freshGround(device));
    assert.ok(done.ok && done.value.number !== report.number && done.value.prepared.code === report.code);
    const mailbox = await openMailbox(device.transport, report.keys, device.root());
    assert.ok(mailbox.ok && done.ok && mailbox.value.number === done.value.number);
  }));

test('a device that stays offline gives up and says so', () =>
  withWorld({}, async (world) => {
    const { device, report } = await prepared(world);
    const { transport, sent } = faulty(
      device.transport,
      '/api/intake',
      Array.from({ length: 9 }, () => 'unsent' as const),
    );
    const done = await sendReport(transport, report, () => freshGround(device));
    assert.equal(done, { ok: false, problem: { error: 'offline', unheard: true } });
    assert.ok(sent.length < 9, 'it doesn’t try for ever');
    assert.is(await cases(world), 0);
  }));

test('a failing portal has stored nothing, unless an earlier try may have arrived unheard', () =>
  withWorld({}, async (world) => {
    const { device, report } = await prepared(world);
    const full = { status: 500, body: { error: 'internal' } };
    const failing = await sendReport(
      async () => full,
      report,
      () => freshGround(device),
    );
    assert.equal(failing, { ok: false, problem: { error: 'internal', nothingStored: true } });
    let asked = 0;
    const unheard = await sendReport(
      async () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('no answer')) : full;
      },
      report,
      () => freshGround(device),
    );
    assert.equal(unheard, { ok: false, problem: { error: 'internal', unheard: true } });
  }));

test('a message whose answer was lost is not sent twice', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { device, mailbox } = await world.mailbox(played);
    const { transport, sent } = faulty(device.transport, '/api/mailbox/acts', ['lost']);
    const done = await writeToAssociation(transport, mailbox, 'message', { lang: 'ar', text: 'رسالة واحدة' });
    assert.ok(done.ok && done.value.thread.filter(({ text }) => text === 'رسالة واحدة').length === 1);
    assert.is(sent.length, 1);
    const unsent = faulty(device.transport, '/api/mailbox/acts', ['unsent']);
    const lost = await writeToAssociation(unsent.transport, mailbox, 'message', { lang: 'ar', text: 'لم تصل' });
    assert.equal(lost, { ok: false, problem: { error: 'offline' } });
  }));

test('a message that the server swallowed, though it said “accepted”, is told as untrusted', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { device, mailbox } = await world.mailbox(played);
    const swallowing: Transport = async (method, path, body) =>
      path === '/api/mailbox/acts'
        ? { status: 201, body: { line: mailbox.head, on: mailbox.ground.today } }
        : device.transport(method, path, body);
    const done = await writeToAssociation(swallowing, mailbox, 'message', { lang: 'ar', text: 'ابتُلعت' });
    assert.equal(done, { ok: false, problem: { error: 'untrusted' } });
  }));

test('a message on a page made stale by the other side is signed anew', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { device, mailbox } = await world.mailbox(played);
    await world.open('auditor', played);
    const done = await writeToAssociation(device.transport, mailbox, 'message', { lang: 'ar', text: 'بعد تغيّر الحال' });
    assert.ok(done.ok && done.value.thread.at(-1)?.text === 'بعد تغيّر الحال');
  }));

test('a report that nobody can receive, or that is too long, is refused before anything is sent', () =>
  withWorld({}, async (world) => {
    const { ground } = await prepared(world);
    const everybody = ['audit-committee-chair', 'board-chair', 'deputy-chair', 'internal-auditor'] as const;
    const routed = receiversFor(ground, everybody);
    assert.ok(!routed.ok && routed.refusal.code === 'too-few-receivers');
    const nobody = await prepareReport(ground, { ...plainReport, concerns: everybody }, world.argon2);
    assert.ok(!nobody.ok && nobody.problem.refusal?.code === 'too-few-receivers');
    const long = 'ط'.repeat(140_000);
    const answers = [{ question: 'what-happened', text: long }];
    assert.equal(await prepareReport(ground, { ...plainReport, answers }, world.argon2), {
      ok: false,
      problem: { error: 'too-large' },
    });
    const name = { given: true, answers: [{ question: 'name', text: 'ن'.repeat(1_100) }] };
    assert.equal(await prepareReport(ground, { ...plainReport, identity: name }, world.argon2), {
      ok: false,
      problem: { error: 'too-large' },
    });
    assert.is(await cases(world), 0);
  }));

test('half a character, which has no encoding, keeps nobody from reporting', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ answers: [{ question: 'what-happened', text: 'before \ud83d after' }] });
    const { mailbox } = await world.mailbox(played);
    assert.is(mailbox.report?.answers[0]?.text, 'before \ufffd after');
  }));

test('a gist has two hundred characters at most and never cuts a letter from its marks', () => {
  assert.is(gistOf('  one\n two  '), 'one two');
  assert.is([...gistOf('س'.repeat(500))].length, 200);
  const family = '👨‍👩‍👧';
  const gist = gistOf(family.repeat(90));
  assert.ok([...gist].length <= 200 && gist.length % family.length === 0);
});

test.run();
