// Plain submissions a second, where the server derives, seals and files what a reporter without script has typed, two at a
// time; and what they do to the sealed submissions of others meanwhile. Forms are all different and made before the clock.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random, ready } from '../../src/protocol/open/index.ts';
import { forgetPeak, memoryMiB, peakMemoryMiB } from './machine.ts';
import { record } from './orders.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, sealReports, sendRecords, withFounded, withPortal } from './stage.ts';
import { reportInput } from './texts.ts';

const PLAIN = '/ar/report/plain';
const FORM = 'application/x-www-form-urlencoded';
const LEVELS = [
  { at: 1, count: 40 },
  { at: 8, count: 120 },
] as const;
/** Beside this many plain ones at once, sealed ones are sent as many at once as the aim is set for. */
const BESIDE = { plainAt: 8, plain: 200, sealedAt: 32, sealed: 4_000 } as const;

/** The form of the check page as it is sent, with a token of its own: what a reporter without script has typed. */
const formOf = (number: number): string => {
  const { answers } = reportInput(number);
  const text = (question: string): string => answers.find((answer) => answer.question === question)?.text ?? '';
  return new URLSearchParams([
    ['token', toBase64url(random.bytes(32))],
    ['concerns', 'none'],
    ['identity', 'anonymous'],
    ...['what-happened', 'where', 'witnesses'].map((question) => [`answer-${question}`, text(question)]),
    ['go', 'send'],
  ]).toString();
};

const writeForms = (founded: Founded, first: number, count: number): string => {
  const file = join(founded.folder, `forms-${first}`);
  const handle = openSync(file, 'w', 0o600);
  for (let at = 0; at < count; at += 1) writeSync(handle, record(formOf(first + at)));
  closeSync(handle);
  return file;
};

const measure = async (founded: Founded, { scale }: Options): Promise<void> => {
  await ready;
  const scaled = (count: number): number => Math.ceil(count * scale);
  const on = riyadhDate(new Date());
  const levels = LEVELS.map(({ at, count }, place) => ({
    at,
    file: writeForms(founded, 1 + place * 1_000, scaled(count)),
  }));
  const alone = await sealReports(founded, { first: 10_000, count: scaled(BESIDE.sealed), on });
  const beside = await sealReports(founded, { first: 20_000, count: scaled(BESIDE.sealed), on });
  const forms = writeForms(founded, 30_000, scaled(BESIDE.plain));
  let acknowledged = 0;
  await withPortal(founded, async (portal) => {
    for (const { at, file } of levels) {
      forgetPeak(portal.pid);
      const result = await sendRecords(portal, PLAIN, [file], at, FORM);
      acknowledged += result.acknowledged;
      const memory = { memoryMiB: memoryMiB(portal.pid), peakMemoryMiB: peakMemoryMiB(portal.pid) };
      tell('plain submissions', { atOnce: at, ...result, ...memory });
    }
    const before = await sendRecords(portal, '/api/intake', alone, BESIDE.sealedAt);
    forgetPeak(portal.pid);
    const [sealed, plain] = await Promise.all([
      sendRecords(portal, '/api/intake', beside, BESIDE.sealedAt),
      sendRecords(portal, PLAIN, [forms], BESIDE.plainAt, FORM),
    ]);
    acknowledged += before.acknowledged + sealed.acknowledged + plain.acknowledged;
    const peak = { peakMemoryMiB: peakMemoryMiB(portal.pid) };
    tell('sealed submissions beside plain ones', { sealedAlone: before, sealed, plain, ...peak });
  });
  tell('plain submissions, proven', { ...(await prove(founded, acknowledged)) });
};

export const plain: Scenario = {
  name: 'plain',
  run: (options) => withFounded((founded) => measure(founded, options)),
};
