// Killed while what is made once is made: the server key and the root's file at every single step, the whole first start at
// drawn moments. Whatever a kill leaves, the next start goes on from it.
import { cpSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { text } from '../../src/store/rows.ts';
import { newDrawing } from './drawing.ts';
import { dyingAt } from './dying.ts';
import { startProgram } from './portal-process.ts';
import { foundIn } from './prepared.ts';
import { configIn, environmentOf, withFolder } from './stage.ts';

/** More steps than there are; the test demands to have come to the end of them. */
const MOST_STEPS = 60;
const FIRST_STARTS = 15;
/** A first start takes about so long on a machine that does other things as well. */
const START_MS = 900;

const test = suite('killed at first start');

const withStarted = async (folder: string, job: (portal: Portal) => Promise<void>): Promise<void> => {
  const portal = await createPortal(configIn(folder), { log: () => undefined });
  try {
    await job(portal);
  } finally {
    await portal.close();
  }
};

/** A file that is made once is there whole, for its owner alone, or isn't there. */
const assertWhole = (file: string, whole: RegExp, step: number): void => {
  if (!existsSync(file)) return;
  assert.match(readFileSync(file, 'utf8'), whole, `step ${step}`);
  assert.is(statSync(file).mode & 0o777, 0o600, `step ${step}`);
};

test('server.key and root.json are whole or not there, at whatever step of their making the portal is killed', () =>
  withFolder(async (folder) => {
    const [template, place] = [join(folder, 'template'), join(folder, 'place')];
    await foundIn(configIn(template), 0);
    const root = readFileSync(join(template, 'data', 'root.json'), 'utf8');
    // A portal whose root was never written down, and whose key is to be made anew.
    rmSync(join(template, 'data', 'root.json'));
    rmSync(join(template, 'key'), { recursive: true });
    let step = 1;
    for (; step <= MOST_STEPS; step += 1) {
      cpSync(template, place, { recursive: true });
      const { preload, environment } = dyingAt(place, step);
      const { started, ended, kill } = startProgram(
        { ...environmentOf(place), ...environment },
        { preload: [preload] },
      );
      const isOver = await started.then(
        () => true,
        () => false,
      );
      kill();
      const { signal, out } = await ended;
      assert.is(signal, 'SIGKILL', out);
      assertWhole(join(place, 'key', 'server.key'), /^[\w-]{43}\n$/, step);
      assertWhole(join(place, 'data', 'root.json'), /^\{"association":"[\w-]{22}","root":"[\w-]{43}"\}\n$/, step);
      await withStarted(place, async () => undefined);
      assert.is(readFileSync(join(place, 'data', 'root.json'), 'utf8'), root, `step ${step}`);
      assert.match(readFileSync(join(place, 'key', 'server.key'), 'utf8'), /^[\w-]{43}\n$/);
      rmSync(place, { recursive: true });
      if (isOver) break;
    }
    assert.ok(step > 12 && step <= MOST_STEPS, `${step - 1} steps`);
  }));

test('a first start that is killed at any moment leaves a folder that the next one starts from', () =>
  withFolder(async (folder) => {
    const drawing = newDrawing();
    for (let at = 0; at < FIRST_STARTS; at += 1) {
      const place = join(folder, String(at));
      // Killed twice, the second time over what the first left.
      for (const _ of [1, 2]) {
        const { ended, kill } = startProgram(environmentOf(place));
        setTimeout(kill, drawing.share() * START_MS);
        await ended;
      }
      await withStarted(place, async ({ firstSecret, deps }) => {
        assert.match(firstSecret ?? '', /^[\w-]{43}$/);
        const found = async (sql: string) => (await deps.database.reader.all(sql)).map((row) => text(row, 'one'));
        assert.is((await found('select association as one from associations')).length, 1);
        assert.equal(await found('select status as one from persons'), ['invited']);
      });
      assert.ok((await verifyFolder(join(place, 'data'))).ok);
    }
  }));

test.run();
