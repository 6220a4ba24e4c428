// What seals and opens for reporters without script, by real threads that end with their job.
import type { Worker } from 'node:worker_threads';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { deriveCode } from '../../src/client/reporter.ts';
import { createPlainEngine } from '../../src/http/reporter/plain/engine.ts';
import type { Turn } from '../../src/http/reporter/plain/queue.ts';
import { random, ready } from '../../src/protocol/open/index.ts';
import { associationById } from '../../src/store/settings.ts';
import { plainReport, type World, withWorld } from '../journeys/world.ts';
import { type Chosen, MULTIPART, multipart } from '../support/multipart.ts';

await ready;

const test = suite('the engine of the pages without script');

const associationOf = async ({ portal }: World) => {
  const found = await associationById(portal.deps.database.reader, portal.association);
  if (found === undefined) throw new Error('no association');
  return found;
};

const file = (name: string, size: number): Chosen => ({ name, content: new Uint8Array(size) });

const countOf = async ({ portal }: World, table: 'cases' | 'entries' | 'lookups'): Promise<number> =>
  Number((await portal.deps.database.reader.all(`select count(*) as n from ${table}`))[0]?.n);

const answerOf = <T>(turn: Turn<{ readonly ok: true; readonly value: T } | { readonly ok: false }>): T => {
  if (!turn.ok || !turn.value.ok) throw new Error(`not sent: ${JSON.stringify(turn)}`);
  return turn.value.value;
};

test('a report sent twice at once, and again later, makes one case with one code', () =>
  withWorld({}, async (world) => {
    const { plain } = world.portal.deps;
    const association = await associationOf(world);
    const token = random.bytes(32);
    const both = (
      await Promise.all([plain.send(association, plainReport, token), plain.send(association, plainReport, token)])
    ).map(answerOf);
    assert.equal(both.map(({ repeated }) => repeated).toSorted(), [false, true]);
    const later = answerOf(await plain.send(association, plainReport, token));
    assert.ok(later.repeated);
    for (const sent of [...both, later]) {
      assert.is(sent.code, plain.codeOf(token));
      assert.equal([sent.number, sent.on, sent.line, sent.changed], [later.number, later.on, later.line, []]);
    }
    assert.is(await countOf(world, 'cases'), 1);
    assert.is(await countOf(world, 'lookups'), 1);
  }));

test('other words under the same token are told as not sent, and nothing of them is kept', () =>
  withWorld({}, async (world) => {
    const { plain } = world.portal.deps;
    const association = await associationOf(world);
    const token = random.bytes(32);
    const first = answerOf(await plain.send(association, plainReport, token));
    const entries = await countOf(world, 'entries');
    const [what, where] = plainReport.answers;
    assert.ok(what?.question === 'what-happened' && where?.question === 'where');
    const other = { question: 'what-happened', text: 'Something else.' };
    const changes = [
      [{ ...plainReport, answers: [other, where] }, ['what-happened']],
      [{ ...plainReport, answers: [what] }, ['where']],
      [
        { ...plainReport, answers: [other, where, { question: 'expects', text: 'No more.' }] },
        ['what-happened', 'expects'],
      ],
      [{ ...plainReport, concerns: ['executive-director'] as const }, ['concerns']],
      [{ ...plainReport, identity: { given: true, answers: [{ question: 'name', text: 'A name' }] } }, ['identity']],
    ] as const;
    for (const [sent, changed] of changes) {
      const again = answerOf(await plain.send(association, sent, token));
      assert.equal([again.number, again.repeated, again.changed], [first.number, true, changed]);
    }
    assert.is(await countOf(world, 'entries'), entries);
    assert.is(await countOf(world, 'cases'), 1);
  }));

test('a code opens to the same master as in a browser, and the mailbox is read and written with it', () =>
  withWorld({ argon2: argon2Node }, async (world) => {
    const { plain } = world.portal.deps;
    const association = await associationOf(world);
    const played = await world.report();
    const derived = await plain.derive(association, played.code);
    assert.ok(derived.ok);
    const keys = await deriveCode(association.id, played.code, argon2Node);
    assert.equal(derived.ok && derived.master, keys.master);
    const read = await plain.read(association, keys.master);
    assert.equal(read.ok && [read.value.number, read.value.report?.answers[0]?.text], [
      played.number,
      plainReport.answers[0]?.text,
    ]);
    const written = await plain.write(association, keys.master, 'message', { lang: 'en', text: 'One more word.' });
    assert.equal(written.ok && written.value.thread.at(-1)?.text, 'One more word.');
    // The caller's own bytes were copied, not taken away.
    assert.equal(keys.master, derived.ok && derived.master);
    const none = await plain.read(association, random.bytes(32));
    assert.equal(none, { ok: false, problem: { error: 'cannot-open' } });
  }));

test('every job has a thread of its own that ends with it, and none is left at the end', async () => {
  const threads: { readonly worker: Worker; ended: boolean }[] = [];
  const watch = (worker: Worker) => {
    const thread = { worker, ended: false };
    threads.push(thread);
    worker.once('exit', () => {
      thread.ended = true;
    });
  };
  process.on('worker', watch);
  try {
    await withWorld({}, async (world) => {
      const { plain } = world.portal.deps;
      const association = await associationOf(world);
      assert.is(threads.length, 0, 'nothing runs before somebody needs it');
      const token = random.bytes(32);
      answerOf(await plain.send(association, plainReport, token));
      await plain.derive(association, plain.codeOf(token));
      await plain.read(association, random.bytes(32));
      assert.ok(threads.length >= 3);
      // One may have been started in advance.
      assert.ok(threads.filter(({ ended }) => !ended).length <= 2);
    });
  } finally {
    process.off('worker', watch);
  }
  assert.ok(threads.every(({ ended }) => ended));
});

test('a sealing thread that ends in the middle of a file costs that file alone, and the form comes to its end', () =>
  withWorld({}, async (world) => {
    const { plain, database } = world.portal.deps;
    const workers: Worker[] = [];
    const watch = (worker: Worker): void => void workers.push(worker);
    process.on('worker', watch);
    let sent = 0;
    const form = multipart([['a', 'typed']], [file('whole', 9), file('large', 9 * 1024 * 1024)]);
    const body = async function* (): AsyncGenerator<Uint8Array> {
      for (; sent < form.length; sent += 65_536) {
        if (sent > form.length / 2) await workers[0]?.terminate();
        yield form.slice(sent, sent + 65_536);
      }
    };
    try {
      const taken = await plain.take(await associationOf(world), {
        type: MULTIPART,
        length: form.length,
        body: body(),
      });
      assert.equal([taken.arrived.map(({ name }) => name), taken.failed], [['whole'], [{ name: '' }]]);
      assert.equal([taken.fields[0], taken.problem], [['a', 'typed'], undefined]);
      assert.ok(sent >= form.length, 'whoever sends hears no answer before they have sent everything');
      assert.is((await database.reader.all('select 1 from uploads')).length, 1);
    } finally {
      process.off('worker', watch);
    }
  }));

test('a report whose sender hung up before its turn isn’t filed, and is filed once when it comes again', () =>
  withWorld({}, async (world) => {
    const { deps } = world.portal;
    const association = await associationOf(world);
    const engine = createPlainEngine(deps, { atOnce: 1, held: 8, line: 4 });
    const token = random.bytes(32);
    const gone = new AbortController();
    const busy = engine.read(association, random.bytes(32));
    const hungUp = engine.send(association, plainReport, token, undefined, gone.signal);
    gone.abort();
    assert.is((await hungUp).ok, false);
    await busy;
    const filed = answerOf(await engine.send(association, plainReport, token));
    assert.is(filed.repeated, false);
    assert.is(await countOf(world, 'cases'), 1);
    await engine.close();
  }));

test('where the store fails, the report is told as not sent and the log says nothing of it (T94, T99)', () =>
  withWorld({}, async (world) => {
    const { deps } = world.portal;
    const association = await associationOf(world);
    const broken = {
      ...deps.database,
      snapshot: () => Promise.reject(new Error('canary of the disk')),
    };
    const engine = createPlainEngine({ ...deps, database: broken });
    const turn = await engine.send(association, plainReport, random.bytes(32));
    assert.equal(turn.ok && turn.value, { ok: false, problem: { error: 'internal' } });
    await engine.close();
    assert.is(await countOf(world, 'cases'), 0);
    assert.ok(world.logged.length > 0);
    assert.not.match(world.logged.join('\n'), /canary/);
  }));

test.run();
