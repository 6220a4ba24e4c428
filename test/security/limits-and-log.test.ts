import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeError } from '../../src/http/middleware/failure.ts';
import { dumpOf } from '../support/database-factory.ts';
import { administrator, appoint, inviteTo, type Stage, signIn, withPortal } from '../support/portal-factory.ts';

const test = suite('limits and log');

const streamed = (bytes: number): ReadableStream<Uint8Array> => {
  let left = bytes;
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close();
      controller.enqueue(new Uint8Array(Math.min(left, 16_384)).fill(65));
      left -= 16_384;
    },
  });
};

test('a body above the limit is refused before it is read whole, with a length or without (T18)', () =>
  withPortal(async (stage) => {
    const before = await dumpOf(stage.portal.deps.database);
    for (const path of ['/api/session', '/api/enrolment', '/api/recovery', '/en/admin/people']) {
      assert.equal((await stage.ask(path, { body: 'x'.repeat(65 * 1024) })).status, 413, path);
      const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        body: streamed(10 * 1024 * 1024),
        duplex: 'half',
      } as RequestInit);
      assert.equal(answer.status, 413, path);
    }
    assert.equal(await dumpOf(stage.portal.deps.database), before);
  }));

test('acts may be as large as the largest entry, and no larger', () =>
  withPortal(async (stage) => {
    const size = async (kib: number) => (await stage.ask('/api/intake', { body: 'x'.repeat(kib * 1024) })).status;
    assert.equal(await size(1024), 400);
    assert.equal(await size(1025), 413);
  }));

/** Runs `job` while every read of the database fails with an error that quotes somebody. */
const whileBroken = async ({ portal }: Stage, job: () => Promise<void>): Promise<void> => {
  const { reader } = portal.deps.database;
  const { all } = reader;
  Object.assign(reader, { all: () => Promise.reject(new TypeError('canary-message with canary-name')) });
  try {
    await job();
  } finally {
    Object.assign(reader, { all });
  }
};

test('the log says nothing of who asked, from where, with what and for what (T99, T119)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const secret = await inviteTo(stage, admin, 'board-chair', 'canary-name');
    const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
    const headers = {
      'user-agent': 'canary-agent',
      'x-forwarded-for': '203.0.113.77',
      referer: 'https://canary.example/',
    };
    await stage.ask('/en/canary-path?canary-query=1', { headers });
    await stage.ask('/api/session', { body: { userName: 'canary-user', authKey: 'A'.repeat(43) }, headers });
    await stage.ask('/api/enrolment/invitation', { body: { secret }, headers });
    await whileBroken(stage, async () => {
      for (const path of ['/en/report', '/api/staff/rosters', '/en/admin/people/canary-path', '/api/intake']) {
        const answer = await stage.ask(path, { cookie: person, headers });
        assert.equal(answer.status, 500, path);
        const text = await answer.text();
        assert.not.match(text, /canary-(?!path)|TypeError|\.tsx?:\d/, path);
      }
    });
    const log = stage.log.join('\n');
    assert.match(log, /request failed: TypeError/);
    for (const hidden of [
      /canary/i,
      /203\.0\.113/,
      /\/api\/|\/en\//,
      new RegExp(secret),
      new RegExp(person),
      /127\.0\.0\.1/,
    ]) {
      assert.not.match(log, hidden);
    }
  }));

test('an error is described by its kind and place, without its message', () => {
  const described = describeError(new RangeError('canary'));
  assert.match(described, /^request failed: RangeError at [\w.-]+:\d+/);
  assert.not.match(described, /canary|\//);
  assert.equal(describeError('canary'), 'request failed: a thrown value');
});

test.run();
