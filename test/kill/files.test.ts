// Killed at every step of a file's way in, from its first byte to the answer to the report that it came with: whatever a kill
// leaves, the same browser goes on from it, and in the end one whole file stands beside one line, or nothing does.
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFoundation } from '../../src/client/foundation.ts';
import { DEADLY, dieAt, STEPS } from './file-death.ts';
import { foundIn } from './prepared.ts';
import { configIn, withFolder } from './stage.ts';

const AT_ONCE = 2;

const test = suite('killed on a file’s way in');

test('at whatever step the portal is killed, the same browser goes on, and one whole file stands beside its line', () =>
  withFolder(async (folder) => {
    const template = join(folder, 'template');
    const { foundation, root } = await foundIn(configIn(template), 0);
    const ground = verifyFoundation(foundation, root);
    if (!ground.ok) throw new Error('no ground to seal on');
    // Once to the end, to see which step is what.
    const whole = await dieAt(template, join(folder, 'whole'), ground.value, 0);
    assert.equal(
      whole.came,
      STEPS.map(({ name }) => name),
    );
    for (let at = 0; at < DEADLY.length; at += AT_ONCE) {
      await Promise.all(
        DEADLY.slice(at, at + AT_ONCE).map(async (step) => {
          const { came } = await dieAt(template, join(folder, String(step)), ground.value, step);
          assert.is(came.length, step, `it died at ${STEPS[step - 1]?.point}`);
        }),
      );
    }
  }));

test.run();
