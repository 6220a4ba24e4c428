// Sealed submissions a second, each durable on the disk before its answer, at 1, 8, 32 and 128 at once, on one portal.
// The load's process shares the machine with the portal's. Every body is another report, sealed before the clock.
import { statSync } from 'node:fs';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { databaseFile } from '../../src/store/database.ts';
import { forgetPeak, memoryMiB, peakMemoryMiB, processorMs, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, sealReports, sendRecords, withFounded, withPortal } from './stage.ts';

/** How many at once, and how many in all. */
const LEVELS = [
  { at: 1, count: 600 },
  { at: 8, count: 3_000 },
  { at: 32, count: 6_000 },
  { at: 128, count: 6_000 },
] as const;
/** Sent before the first clock, so that no level pays for a program that has just started. */
const WARM_UP = { at: 8, count: 400 };

const measure = async (founded: Founded, options: Options): Promise<void> => {
  const on = riyadhDate(new Date());
  const levels = [WARM_UP, ...LEVELS].map(({ at, count }) => ({ at, count: Math.ceil(count * options.scale) }));
  const prepared: { readonly at: number; readonly files: readonly string[] }[] = [];
  let first = 1;
  for (const { at, count } of levels) {
    prepared.push({ at, files: await sealReports(founded, { first, count, on }) });
    first += count;
  }
  let acknowledged = 0;
  await withPortal(founded, async (portal) => {
    for (const [place, { at, files }] of prepared.entries()) {
      forgetPeak(portal.pid);
      const before = processorMs(portal.pid);
      const result = await sendRecords(portal, '/api/intake', files, at);
      acknowledged += result.acknowledged;
      if (place === 0) continue;
      const processor = rounded((processorMs(portal.pid) - before) / result.acknowledged, 2);
      const memory = { memoryMiB: memoryMiB(portal.pid), peakMemoryMiB: peakMemoryMiB(portal.pid) };
      tell('sealed submissions', { atOnce: at, ...result, portalProcessorMsEach: processor, ...memory });
    }
  });
  const databaseMiB = Math.round(statSync(databaseFile(founded.dataFolder)).size / 2 ** 20);
  tell('sealed submissions, proven', { ...(await prove(founded, acknowledged)), databaseMiB });
};

export const submissions: Scenario = {
  name: 'submissions',
  run: (options) => withFounded((founded) => measure(founded, options)),
};
