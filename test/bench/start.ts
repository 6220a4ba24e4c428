// From starting the process to the whole answer to the first request, and the memory of a portal that nobody asks anything.
import { memoryMiB, percentile, rounded } from './machine.ts';
import { type Scenario, tell } from './scenario.ts';
import { withFounded, withPortal } from './stage.ts';

const STARTS = 5;
const IDLE_MS = 3_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const start: Scenario = {
  name: 'start',
  run: () =>
    withFounded(async (founded) => {
      const starts: number[] = [];
      const idle: number[] = [];
      for (let at = 0; at < STARTS; at += 1) {
        await withPortal(founded, async (portal) => {
          starts.push(portal.firstAnswerMs);
          await wait(IDLE_MS);
          idle.push(memoryMiB(portal.pid));
        });
      }
      tell('start', {
        firstAnswerMs: rounded(percentile(starts, 0.5)),
        slowestMs: rounded(Math.max(...starts)),
        idleMemoryMiB: percentile(idle, 0.5),
      });
    }),
};
