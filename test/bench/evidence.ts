// Files at their full size: how far the portal's memory grows while a gigabyte comes, with script and without; how fast both are
// beside the plain copy of the same bytes to the same disk; what a browser needs; what uploads do to the submissions of others; and
// what kills leave. At `--scale` files are smaller; figures count at 1.
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ground, verifyFoundation } from '../../src/client/foundation.ts';
import { ready } from '../../src/protocol/open/index.ts';
import { contentOf } from '../support/files.ts';
import { jpegWith, segment } from '../support/photos.ts';
import { prepareBeside } from './evidence-beside.ts';
import { inBrowser } from './evidence-browser.ts';
import { kills } from './evidence-kills.ts';
import { fileWithoutScript, fileWithScript, type Stands, sourceOfHandle } from './evidence-senders.ts';
import { percentile, processorMs, rounded, watchingMemory } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';

const MIB = 1024 * 1024;
const LARGE_MIB = 1024;
/** Sent before anything is measured, so that no figure pays for a program that has just started. */
const WARM_UP_MIB = 48;
const SMALL_MIB = 2;
/** What a photo may hide behind its end, and how many come at once: as many as forms with files are taken. */
const PHOTO_MIB = 60;
const PHOTOS = 8;
/** What is sent beside the reports of others, several at once. */
const BESIDE_MIB = 100;

export type Sample = { readonly path: string; readonly size: number };

/** A file of bytes that repeat nowhere near, each piece of them stamped with its place. */
export const writeSample = async (
  path: string,
  size: number,
  head: Uint8Array = new Uint8Array(0),
): Promise<Sample> => {
  const piece = Buffer.from(contentOf(MIB));
  const handle = await open(path, 'w', 0o600);
  try {
    for (let at = 0; at < size; at += MIB) {
      piece.writeDoubleLE(at, 0);
      await handle.write(piece, 0, Math.min(MIB, size - at), at);
    }
    await handle.write(head, 0, head.length, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { path, size };
};

/** Milliseconds of copying a file to the same disk, on it for good. */
const copyMs = async ({ path, size }: Sample): Promise<number> => {
  const copy = `${path}-copy`;
  const piece = new Uint8Array(MIB);
  const [from, to] = [await open(path, 'r'), await open(copy, 'w', 0o600)];
  const since = performance.now();
  for (let at = 0; at < size; at += MIB) {
    const { bytesRead } = await from.read(piece, 0, MIB, at);
    await to.write(piece, 0, bytesRead, at);
  }
  await to.sync();
  const took = performance.now() - since;
  await Promise.all([from.close(), to.close()]);
  await rm(copy);
  return took;
};

const mibPerSecond = (size: number, ms: number): number => rounded(size / MIB / (ms / 1000));

type Send = (handle: FileHandle, size: number) => Promise<Stands>;

/** One way of sending: warmed up, then the large file, watched until it stands. */
const measureWay = async (
  portal: Running,
  way: string,
  samples: { readonly large: Sample; readonly warm: Sample; readonly small: Sample },
  send: Send,
): Promise<void> => {
  const attach = async ({ path, size }: Sample): Promise<Stands> => {
    const handle = await open(path, 'r');
    try {
      return await send(handle, size);
    } finally {
      await handle.close();
    }
  };
  for (const sample of [samples.small, samples.warm]) await (await attach(sample)).sendReport();
  const copies = [await copyMs(samples.large)];
  const before = processorMs(portal.pid);
  const { value: stands, memory } = await watchingMemory(
    () => [portal.pid],
    () => attach(samples.large),
  );
  const portalProcessorMs = processorMs(portal.pid) - before;
  await stands.sendReport();
  copies.push(await copyMs(samples.large));
  const { size } = samples.large;
  const speed = {
    mibPerSecond: mibPerSecond(size, stands.ms),
    copyMibPerSecond: mibPerSecond(size, percentile(copies, 0)),
  };
  tell(`evidence: a large file ${way} script`, { sizeMiB: size / MIB, ...speed, portalProcessorMs, memory });
};

/** Photos at once without script, each nearly as large as any that is looked through: how far the portal's memory grows. */
const measurePhotos = async (portal: Running, { path, size }: Sample, first: number): Promise<void> => {
  const handle = await open(path, 'r');
  const { value, memory } = await watchingMemory(
    () => [portal.pid],
    () =>
      Promise.all(
        Array.from({ length: PHOTOS }, (_, at) =>
          fileWithoutScript(portal.port, first + at, sourceOfHandle(handle, size)),
        ),
      ),
  );
  await handle.close();
  for (const { sendReport } of value) await sendReport();
  const slowestMs = Math.round(Math.max(...value.map(({ ms }) => ms)));
  tell('evidence: photos at once without script', { photos: PHOTOS, sizeMiB: rounded(size / MIB), slowestMs, memory });
};

const groundOf = ({ foundation, root }: Founded): Ground => {
  const ground = verifyFoundation(foundation, root);
  if (!ground.ok) throw new Error('no ground to seal on');
  return ground.value;
};

const measure = async (founded: Founded, { scale }: Options): Promise<void> => {
  await ready;
  const sample = (name: string, mib: number, head?: Uint8Array) =>
    writeSample(join(founded.folder, name), Math.max(1, Math.round(mib * scale)) * MIB, head);
  const samples = {
    large: await sample('large', LARGE_MIB),
    warm: await sample('warm', WARM_UP_MIB),
    small: await sample('small', SMALL_MIB),
  };
  const ground = groundOf(founded);
  const photo = await sample('photo', PHOTO_MIB, jpegWith(segment(0xfe, 'taken by somebody')));
  const besides = await sample('besides', BESIDE_MIB);
  const handle = await open(besides.path, 'r');
  const beside = await prepareBeside(founded, ground, sourceOfHandle(handle, besides.size), scale);
  await handle.close();
  let files = 0;
  let reports = 0;
  await withPortal(founded, async (portal) => {
    await measureWay(portal, 'with', samples, (handle, size) => {
      files += 1;
      return fileWithScript(portal.port, ground, files, sourceOfHandle(handle, size));
    });
    await measureWay(portal, 'without', samples, (handle, size) => {
      files += 1;
      return fileWithoutScript(portal.port, files, sourceOfHandle(handle, size));
    });
    await measurePhotos(portal, photo, files + 1);
    files += PHOTOS;
    const sent = await beside.run(portal);
    reports = sent.cases - sent.files;
    files += sent.files;
    await inBrowser(portal, founded, { ...samples.large, name: 'large' });
    files += 1;
  });
  tell('evidence, proven', await prove(founded, files + reports, files));
  await kills(scale);
};

export const evidence: Scenario = {
  name: 'evidence',
  run: (options) => withFounded((founded) => measure(founded, options)),
};
