// Reports that are sent at a steady pace, alone and then beside uploads of large files: what those make the others wait. Files are
// sealed before any clock runs and sent as they lie, over and over until the reports are through; the last time each goes with a report.

import * as v from 'valibot';
import type { ByteTransport } from '../../src/client/byte-transport.ts';
import type { Ground } from '../../src/client/foundation.ts';
import type { PreparedReport } from '../../src/client/reporter.ts';
import type { FileSource } from '../../src/client/upload.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { PART_HASH } from '../../src/domain/wire-files.ts';
import { newCaseId } from '../../src/protocol/check/index.ts';
import { carryTo } from '../support/carry.ts';
import { onOneConnection, reportWith, sendReport, sendSealed } from './evidence-senders.ts';
import { rounded, watchingMemory } from './machine.ts';
import { PacedResult, runOwn } from './orders.ts';
import { tell } from './scenario.ts';
import { type Founded, type Running, sealReports } from './stage.ts';

const PER_SECOND = 8;
const SECONDS = 30;
const UPLOADS = 8;

type Request = Parameters<ByteTransport>;
/** What a browser sends for one file, request by request, and the report that it goes with. */
type Recording = { readonly requests: readonly Request[]; readonly report: PreparedReport };

/** Answers as a portal does that takes everything, and keeps what was asked. */
const recorder = (): { readonly carry: ByteTransport; readonly requests: readonly Request[] } => {
  const requests: Request[] = [];
  let bytes = 0;
  const answerTo = (path: string, headers: Readonly<Record<string, string>>, body: unknown): unknown => {
    const part = /\/parts\/(\d+)$/.exec(path)?.[1];
    if (part !== undefined) return { part: Number(part), hash: headers[PART_HASH] ?? '' };
    const said = JSON.parse(String(body)) as { readonly bytes?: number; readonly item?: string };
    bytes = said.bytes ?? bytes;
    return { bytes, parts: [], ...(said.item === undefined ? {} : { item: said.item }) };
  };
  const carry: ByteTransport = async (method, path, options) => {
    const { headers = {}, body } = options;
    requests.push([method, path, options]);
    const answer = answerTo(path, headers, body);
    return { status: 200, header: () => undefined, json: async () => answer, pieces: async function* () {} };
  };
  return { carry, requests };
};

const record = async (ground: Ground, number: number, source: FileSource): Promise<Recording> => {
  const { carry, requests } = recorder();
  const caseId = newCaseId();
  const file = await sendSealed(carry, caseId, source);
  return { requests, report: await reportWith(ground, number, caseId, file) };
};

/** Sends a recorded file again and again until `isOver`, taking it off the portal in between; then its report. How often it was sent. */
const replay = async (port: number, { requests, report }: Recording, isOver: () => boolean): Promise<number> => {
  const agent = onOneConnection();
  const carry = carryTo(port, agent);
  const ask = async (...given: Request): Promise<void> => {
    const { status } = await carry(...given);
    if (status !== 200 && status !== 201) throw new Error(`${given[1]} was answered with ${status}`);
  };
  const [begin] = requests;
  if (begin === undefined) throw new Error('nothing was recorded');
  for (let times = 1; ; times += 1) {
    for (const given of requests) await ask(...given);
    if (isOver()) {
      await sendReport(carry, report);
      agent.destroy();
      return times;
    }
    await ask('POST', `${begin[1]}/removal`, { ...begin[2], body: '{}' });
  }
};

const paced = async (port: number, files: readonly string[]): Promise<PacedResult> =>
  v.parse(PacedResult, JSON.parse(await runOwn('./paced.ts', { port, files: [...files], perSecond: PER_SECOND })));

export type Beside = { readonly run: (portal: Running) => Promise<{ readonly cases: number; readonly files: number }> };

/** Seals everything that is needed; `run` sends it. */
export const prepareBeside = async (
  founded: Founded,
  ground: Ground,
  source: FileSource,
  scale: number,
): Promise<Beside> => {
  const count = Math.ceil(PER_SECOND * SECONDS * scale);
  const on = riyadhDate(new Date());
  const alone = await sealReports(founded, { first: 50_000, count, on });
  const beside = await sealReports(founded, { first: 60_000, count, on });
  const recordings: Recording[] = [];
  for (let at = 0; at < UPLOADS; at += 1) recordings.push(await record(ground, 70_000 + at, source));
  const run: Beside['run'] = async (portal) => {
    const before = await paced(portal.port, alone);
    let isOver = false;
    const from = performance.now();
    const { value, memory } = await watchingMemory(
      () => [portal.pid],
      () =>
        Promise.all([
          paced(portal.port, beside).finally(() => {
            isOver = true;
          }),
          ...recordings.map((one) => replay(portal.port, one, () => isOver)),
        ]),
    );
    const seconds = (performance.now() - from) / 1000;
    const [during, ...times] = value;
    const sent = times.reduce<number>((sum, one) => sum + one, 0);
    const uploads = {
      ...{ atOnce: UPLOADS, sizeMiB: rounded(source.size / 2 ** 20), sent },
      mibPerSecond: rounded((sent * source.size) / 2 ** 20 / seconds),
    };
    tell('evidence: reports beside uploads', { perSecond: PER_SECOND, alone: before, beside: during, uploads, memory });
    return { cases: before.acknowledged + during.acknowledged + UPLOADS, files: UPLOADS };
  };
  return { run };
};
