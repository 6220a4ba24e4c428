// Failures by force: a database that breaks, a disk that is full, handlers that throw what somebody sent. The log tells the kind
// and the place in the code and nothing else; whoever asked is told a sentence, and nothing is half-written.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { describeError } from '../../src/http/middleware/failure.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import type { Database } from '../../src/store/database.ts';
import { integer } from '../../src/store/rows.ts';
import { foundIn, type Item, type Sealer } from '../kill/prepared.ts';
import { configIn, withFolder } from '../kill/stage.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';
import { findTexts, markOf } from '../support/marks.ts';
import { plainVisitor } from '../support/plain-form.ts';

const test = suite('forced failures');

type Stage = {
  readonly portal: Portal;
  readonly log: readonly string[];
  readonly folder: string;
  readonly seal: Sealer;
  readonly staff: readonly Item[];
};

const withFounded = (job: (stage: Stage) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const config = configIn(folder);
    const { seal, staff } = await foundIn(config, 1);
    const log: string[] = [];
    const portal = await createPortal(config, { log: (event) => log.push(event) });
    try {
      await job({ portal, log, folder: config.dataFolder, seal, staff });
    } finally {
      await portal.close();
    }
  });

const send = (portal: Portal, { path, body, cookie }: Item): Promise<Response> =>
  Promise.resolve(
    portal.app.request(`${portal.url}${path}`, {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        ...(cookie === undefined ? {} : { cookie }),
      },
      body,
    }),
  );

/** What a failing part of the program could say: a text of the reporter's, with lines that look like places in the code. */
const QUOTED = `${markOf('thrown')}\n    at told (kanari-place.ts:12:3)\n    at async kanari (file:///kanari.js:1:1)`;

type Breakable = 'write' | 'snapshot' | 'reader';

/** Runs `job` while this part of the database throws `error`. */
const whileThrowing = async (
  { portal }: Stage,
  part: Breakable,
  error: Error,
  job: () => Promise<void>,
): Promise<void> => {
  const { database } = portal.deps;
  const fail = () => Promise.reject(error);
  const whole: Pick<Database, Breakable> = { ...database };
  Object.assign(database, { [part]: part === 'reader' ? { all: fail } : fail });
  try {
    await job();
  } finally {
    Object.assign(database, whole);
  }
};

const errors = (): readonly Error[] => {
  const renamed = new Error(QUOTED);
  renamed.name = markOf('class');
  const rewritten = new RangeError('short');
  rewritten.stack = `RangeError: ${QUOTED}`;
  const caused = new Error('short', { cause: new Error(QUOTED) });
  return [new TypeError(QUOTED), renamed, rewritten, caused, new AggregateError([new Error(QUOTED)], QUOTED)];
};

test('T99 whatever a broken part throws, log and answers hold none of it', () =>
  withFounded(async (stage) => {
    const { portal, log, seal, staff } = stage;
    const report = await seal(1, true);
    assert.is((await send(portal, report)).status, 201);
    const { next } = report;
    assert.ok(next);
    const answers: string[] = [];
    let [lines = 0] = await countsOf(portal.deps.database, ['lines']);
    for (const part of ['write', 'snapshot', 'reader'] as const) {
      for (const error of errors()) {
        await whileThrowing(stage, part, error, async () => {
          for (const item of [await seal(2, false), next, ...staff]) {
            const answer = await send(portal, item);
            if (answer.status === 201) lines += 1;
            if (answer.status >= 500) answers.push(await answer.text());
          }
        });
      }
    }
    assert.ok(answers.length > 30, `${answers.length} failures`);
    assert.equal([...new Set(answers)], ['{"error":"internal"}']);
    assert.ok(log.length >= answers.length);
    for (const line of log) assert.match(line, /^request failed: [\w ]+(?: at (?:[\w.-]+:\d+(?: < )?)+)?$/);
    assert.equal(findTexts([{ name: 'the log', content: Buffer.from(log.join('\n')) }], [markOf('thrown')]), []);
    assert.not.match(log.join('\n'), /kanari/);
    assert.equal(await countsOf(portal.deps.database, ['lines']), [lines], 'what failed left nothing');
  }));

test('T99 an error’s places are those of the code, never lines of its message', () => {
  assert.match(describeError(new TypeError(QUOTED)), /^request failed: TypeError at failures\.test\.ts:\d+/);
  assert.match(describeError(new Error('')), /^request failed: Error at failures\.test\.ts:\d+/);
  for (const error of [...errors(), QUOTED]) assert.not.match(describeError(error), /kanari|told/);
});

/** Runs `job` while the database may take up no more room than it has: what a full disk is to the engine. */
const whileFull = async ({ deps }: Portal, job: () => Promise<void>): Promise<void> => {
  const { database } = deps;
  const limit = (pages: number) =>
    database.write(async (tx) => {
      await tx.all(`pragma max_page_count = ${pages}`);
    });
  const [row] = await database.reader.all('pragma page_count');
  await limit(row === undefined ? 0 : integer(row, 'page_count'));
  try {
    await job();
  } finally {
    await limit(2 ** 31 - 2);
  }
};

test('T111 on a full disk a report is answered as not received, leaves nothing, and goes through once there is room', () =>
  withFounded(async ({ portal, log, folder, seal }) => {
    const items = await Promise.all(Array.from({ length: 12 }, (_, at) => seal(at + 1, false)));
    const first = await send(portal, await seal(99, false));
    assert.is(first.status, 201);
    const before = await dumpOf(portal.deps.database);
    await whileFull(portal, async () => {
      // At once, so that they share a commit: none may take another one along.
      const answers = await Promise.all(items.map((item) => send(portal, item)));
      for (const answer of answers) {
        assert.is(answer.status, 500);
        assert.equal(await answer.json(), { error: 'internal' });
      }
      assert.is(await dumpOf(portal.deps.database), before);
      assert.is((await portal.app.request(`${portal.url}/ar/report`)).status, 200, 'pages are still served');
    });
    assert.is(log.length, items.length);
    for (const line of log) assert.match(line, /^request failed: Error( at [\w.-]+:\d+( < [\w.-]+:\d+)*)?$/);
    for (const item of items) assert.is((await send(portal, item)).status, 201);
    assert.equal(await countsOf(portal.deps.database, ['cases', 'lookups']), [14, 14]);
    const verified = await verifyFolder(folder);
    assert.ok(verified.ok, JSON.stringify(verified));
  }));

test('T111 T94 without script a full disk is told in the reader’s language, with everything typed still there', () =>
  withFounded(async ({ portal, log }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { get, press } = plainVisitor(portal, lang);
      const t = reporter(lang);
      const questions = await press(await get(), t.report.next, { concerns: 'none' });
      const typed = { identity: 'anonymous', 'answer-what-happened': markOf(lang) };
      const check = await press(questions, t.report.next, typed);
      const before = await dumpOf(portal.deps.database);
      let failed = check;
      await whileFull(portal, async () => {
        failed = await press(check, t.report.check.send);
        assert.is(await dumpOf(portal.deps.database), before);
      });
      assert.is(failed.status, 500);
      assert.ok(failed.text.includes(t.problems.internal), failed.text);
      assert.ok(failed.text.includes(markOf(lang)));
      const [cases = 0] = await countsOf(portal.deps.database, ['cases']);
      for (const page of [failed, check]) {
        const sent = await press(page, t.report.check.send);
        assert.is(sent.status, 200, sent.text);
      }
      assert.equal(await countsOf(portal.deps.database, ['cases']), [cases + 1], 'one case, however often it is sent');
    }
    assert.is(log.length, 2);
    assert.not.match(log.join('\n'), /kanari/);
  }));

test.run();
