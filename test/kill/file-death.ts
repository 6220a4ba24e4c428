// One small file's way in, in a folder of its own, with a portal that is killed at a step of it: whatever a kill leaves, the same
// browser goes on from it, and in the end one whole file stands beside one line. Throws where anything that was acknowledged is lost.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { must } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import type { ByteTransport } from '../../src/client/byte-transport.ts';
import type { Ground } from '../../src/client/foundation.ts';
import { type PreparedReport, prepareReport } from '../../src/client/reporter.ts';
import { type AttachedFile, startUpload } from '../../src/client/upload.ts';
import { createPortal } from '../../src/portal.ts';
import { newCaseId } from '../../src/protocol/check/index.ts';
import { deriveReporterFromMaster, makeTrackingCode, random } from '../../src/protocol/open/index.ts';
import { plainReport } from '../journeys/world.ts';
import { carryTo } from '../support/carry.ts';
import { atOnce, blobsBelow, contentOf, sourceOf } from '../support/files.ts';
import { dyingAtStep } from './dying-blobs.ts';
import { startProgram } from './portal-process.ts';
import { configIn, environmentOf } from './stage.ts';

/** Every step of a small file's way, and the point that it is where the portal is killed there. */
export const STEPS: readonly { readonly name: string; readonly point?: string }[] = [
  { name: 'answer', point: 'announced, and nobody heard' },
  { name: 'open' },
  { name: 'chmod', point: 'made, and its name not on the disk' },
  { name: 'open' },
  { name: 'sync' },
  { name: 'close' },
  { name: 'write', point: 'half a piece written' },
  { name: 'write' },
  { name: 'utimes' },
  { name: 'sync', point: 'written, and not on the disk' },
  { name: 'close', point: 'on the disk, and not noted' },
  { name: 'answer', point: 'a part noted, and nobody heard' },
  { name: 'open' },
  { name: 'utimes' },
  { name: 'sync' },
  { name: 'close' },
  { name: 'rename', point: 'read through, and without its name' },
  { name: 'open', point: 'named, and the folder not on the disk' },
  { name: 'sync' },
  { name: 'close', point: 'durable, and not noted' },
  { name: 'answer', point: 'whole, and nobody heard' },
  { name: 'answer', point: 'accepted, and nobody heard' },
];

/** The steps at which it is killed. */
export const DEADLY: readonly number[] = STEPS.flatMap(({ point }, at) => (point === undefined ? [] : [at + 1]));

const noArgon2 = () => Promise.reject(new Error('no code is derived here'));
const withFile = async (ground: Ground, caseId: AttachedCase, file: AttachedFile): Promise<PreparedReport> => {
  const keys = { code: makeTrackingCode(), reporterKeys: deriveReporterFromMaster(random.bytes(32)) };
  const input = { ...plainReport, attached: { caseId, files: [file] } };
  return must(await prepareReport(ground, input, noArgon2, keys), 'the report is sealed');
};
type AttachedCase = ReturnType<typeof newCaseId>;

type Counts = { parts: number; files: number; reports: number };
/** Counts what is acknowledged over a wire. */
const counted =
  (carry: ByteTransport, counts: Counts): ByteTransport =>
  async (method, path, options) => {
    const reply = await carry(method, path, options);
    const isGood = reply.status === 200 || reply.status === 201;
    if (isGood && path.includes('/parts/')) counts.parts += 1;
    if (isGood && path.endsWith('/end')) counts.files += 1;
    if (isGood && path === '/api/intake') counts.reports += 1;
    return reply;
  };

/** What the portal had acknowledged when it was killed. */
export type Acknowledged = { readonly parts: number; readonly files: number; readonly reports: number };

/** Plays one file's way in a folder of its own, dying at a step, or at none where it is 0; the steps that it came to. */
export const dieAt = async (
  template: string,
  place: string,
  ground: Ground,
  step: number,
): Promise<{ readonly came: readonly string[]; readonly acknowledged: Acknowledged }> => {
  cpSync(template, place, { recursive: true });
  const config = configIn(place);
  const log = join(place, 'steps');
  const dying = dyingAtStep(join(config.dataFolder, 'blobs'), log, step);
  const program = startProgram({ ...environmentOf(place), ...dying.environment }, { preload: [dying.preload] });
  const { port } = await program.started;
  const caseId = newCaseId();
  const acknowledged = { parts: 0, files: 0, reports: 0 };
  let carry: ByteTransport = counted(carryTo(port), acknowledged);
  // It outlives the kill with what it was told.
  const upload = startUpload((...given) => carry(...given), { caseId }, sourceOf(contentOf(70_000)), { wait: atOnce });
  let isAlive = true;
  let prepared: PreparedReport | undefined;
  const sent = await upload.run();
  if (sent.ok) {
    prepared = await withFile(ground, caseId, { ...sent.value, name: 'x', mime: '' });
    const body = JSON.stringify(prepared.submission);
    const status = await carry('POST', '/api/intake', { body }).then(
      (reply) => reply.status,
      () => undefined,
    );
    if (status !== undefined) assert.is(status, 201);
    isAlive = status !== undefined;
  } else {
    isAlive = false;
    assert.is(sent.problem.error, 'offline', `step ${step}`);
  }
  const then = { ...acknowledged };
  program.kill();
  const { signal, out } = await program.ended;
  assert.is(signal, 'SIGKILL', out);

  const logged: string[] = [];
  const portal = await createPortal(config, { log: (event) => logged.push(event) });
  try {
    const device = newDevice(portal);
    carry = device.carry;
    // A report that may stand is sent again as it was; of a file that didn't arrive the rest is sent.
    const goOn = async () => ({ ...must(await upload.run(), `it goes on after step ${step}`), name: 'x', mime: '' });
    prepared ??= await withFile(ground, caseId, await goOn());
    const { status } = await device.transport('POST', '/api/intake', prepared.submission);
    assert.ok(status === 201 || status === 200, `step ${step}: ${status}`);
    const { reader } = portal.deps.database;
    assert.is((await reader.all('select 1 from files')).length, 1);
    assert.is((await reader.all('select 1 from uploads')).length, 0);
    await portal.deps.uploads.sweep();
    assert.is(blobsBelow(config.dataFolder).length, 1, `step ${step}: one file, and nothing beside it`);
    assert.equal(
      logged.filter((event) => /failed/.test(event)),
      [],
    );
  } finally {
    await portal.close();
  }
  const verified = await verifyFolder(config.dataFolder);
  assert.ok(verified.ok && verified.counts.files === 1 && verified.strayBlobs === 0, JSON.stringify(verified));
  assert.is(isAlive, step === 0);
  return { came: readFileSync(log, 'utf8').trim().split('\n'), acknowledged: then };
};
