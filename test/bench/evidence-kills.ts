// Portals that are killed at every named step of a file's way in, several times each: how many kills the same browser went on from, and
// what had been acknowledged by then. Anything acknowledged that is lost fails the bench.
import { join } from 'node:path';
import { verifyFoundation } from '../../src/client/foundation.ts';
import { DEADLY, dieAt } from '../kill/file-death.ts';
import { foundIn } from '../kill/prepared.ts';
import { configIn, withFolder } from '../kill/stage.ts';
import { tell } from './scenario.ts';

const TIMES = 4;
const AT_ONCE = 2;

export const kills = (scale: number): Promise<void> =>
  withFolder(async (folder) => {
    const template = join(folder, 'template');
    const { foundation, root } = await foundIn(configIn(template), 0);
    const ground = verifyFoundation(foundation, root);
    if (!ground.ok) throw new Error('no ground to seal on');
    const times = Math.max(1, Math.round(TIMES * scale));
    const deaths = Array.from({ length: times }, (_, round) => DEADLY.map((step) => ({ round, step }))).flat();
    const acknowledged = { parts: 0, files: 0, reports: 0 };
    for (let at = 0; at < deaths.length; at += AT_ONCE) {
      const some = deaths.slice(at, at + AT_ONCE).map(async ({ round, step }) => {
        const died = await dieAt(template, join(folder, `${round}-${step}`), ground.value, step);
        if (died.came.length !== step) throw new Error(`it didn't die at step ${step}`);
        return died.acknowledged;
      });
      for (const { parts, files, reports } of await Promise.all(some)) {
        acknowledged.parts += parts;
        acknowledged.files += files;
        acknowledged.reports += reports;
      }
    }
    tell('evidence: kills survived', { kills: deaths.length, points: DEADLY.length, acknowledged, lost: 0 });
  });
