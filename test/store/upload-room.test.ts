// Room for files on their way, as strangers would take it from others: what arrives takes room and nothing else does, what doesn't
// go on gives it back, and somebody who comes last with a file still finds a place.
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FileSettings } from '../../src/domain/file-limits.ts';
import {
  type AssociationId,
  type CaseId,
  fileBlobBytes,
  hashStream,
  newCaseId,
  newFileId,
  PART_BYTES,
  partHash,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { openBlobs } from '../../src/store/blobs.ts';
import { type Database, databaseFile } from '../../src/store/database.ts';
import { ensureAssociation } from '../../src/store/settings.ts';
import { byLot } from '../../src/store/upload-room.ts';
import { openUploads, type UploadKey } from '../../src/store/uploads.ts';
import { openIn, withFolder } from '../support/database-factory.ts';
import { FILES } from '../support/file-settings.ts';
import { blobsBelow, MIB } from '../support/files.ts';
import { layDatabase } from '../support/laid-database.ts';

const test = suite('room for uploads');

/** A database with an association and nothing else, and a clock that is moved on. */
type World = {
  readonly folder: string;
  readonly database: Database;
  readonly association: AssociationId;
  readonly now: () => Date;
  readonly pass: (minutes: number) => void;
};

const withWorld = (job: (world: World) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    let now = Date.parse('2026-11-01T09:00:00Z');
    await layDatabase(databaseFile(folder), new Date(now));
    const database = await openIn(folder);
    const founded = { idBytes: random.bytes(16), publicAddress: 'http://localhost:8080', createdOn: '2026-11-01' };
    try {
      const { id: association } = await database.write((tx) => ensureAssociation(tx, founded));
      const pass = (minutes: number): void => {
        now += minutes * 60_000;
      };
      await job({ folder, database, association, now: () => new Date(now), pass });
    } finally {
      await database.close();
    }
  });

type Sent = { readonly key: UploadKey & { readonly caseId: CaseId }; readonly bytes: number };
type Answer = Promise<{ ok: boolean; error?: string; refusal?: { code: string } }>;

const outcome = async (answer: Answer): Promise<string> => {
  const { ok, error, refusal } = await answer;
  return ok ? 'ok' : (refusal?.code ?? error ?? '');
};

/** A blob of this length, of which only the first byte matters here. */
const blobOf = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(1);
const once = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
};

/** Uploads under a budget, and what a sender does with them. */
const sendersIn = async (world: World, budget: Partial<FileSettings['budget']>) => {
  const files: FileSettings = { ...FILES, budget: { ...FILES.budget, ...budget } };
  const blobs = await openBlobs(join(world.folder, 'blobs'));
  const uploads = openUploads({ database: world.database, clock: world.now, random: random.bytes, blobs, files });
  const announce = async (size: number, caseId = newCaseId()): Promise<readonly [Sent, string]> => {
    const bytes = fileBlobBytes(size);
    const secret = random.bytes(32);
    const { association } = world;
    const key = { association, fileId: newFileId(), author: 'reporter' as const, caseId, secret };
    return [{ key, bytes }, await outcome(uploads.begin(key, bytes))];
  };
  const put = ({ key, bytes }: Sent, part: number): Promise<string> => {
    const body = blobOf(Math.min(PART_BYTES, bytes - part * PART_BYTES));
    return outcome(uploads.putPart(key, part, partHash(body), once(body)));
  };
  const end = ({ key, bytes }: Sent): Promise<string> => {
    const hash = hashStream('item');
    hash.update(blobOf(bytes));
    return outcome(uploads.finish(key, toBase64url(hash.finish())));
  };
  /** Sends a file whole, as a page does; how each step went. */
  const send = async (size: number, caseId?: CaseId): Promise<readonly [Sent, string]> => {
    const [sent, said] = await announce(size, caseId);
    const steps = [said];
    for (let part = 0; part * PART_BYTES < sent.bytes; part += 1) steps.push(await put(sent, part));
    steps.push(await end(sent));
    return [sent, [...new Set(steps)].join()];
  };
  const stands = async ({ key }: Sent): Promise<boolean> => (await uploads.state(key)).ok;
  return { uploads, announce, put, end, send, stands };
};

test('every place taken by files of one small part: whoever comes still sends theirs, a large one stays, and asking keeps nothing', () =>
  withWorld(async (world) => {
    const { uploads, announce, put, send, stands } = await sendersIn(world, { uploads: 4 });
    const [large] = await announce(6 * MIB);
    assert.equal([await put(large, 0), await put(large, 1)], ['ok', 'ok']);
    const strangers: Sent[] = [];
    for (let at = 0; at < 3; at += 1) strangers.push((await send(1))[0]);
    const [honest, said] = await send(300);
    assert.is(said, 'ok', 'the fifth file finds a place');
    const left = await Promise.all(strangers.map(stands));
    assert.is(left.filter(Boolean).length, 2, 'one of the small ones gave it');
    assert.ok((await stands(honest)) && (await stands(large)));
    assert.is(blobsBelow(world.folder).length, 4, 'and its blob is off the disk');
    for (let at = 0; at < 20; at += 1) assert.is((await send(1))[1], 'ok', 'nobody is turned away');
    assert.ok(await stands(large), 'what cost its sender more than a part isn’t drawn');
    // Nothing is kept by asking for it: only what came keeps it.
    world.pass(29);
    assert.ok((await uploads.state(large.key)).ok);
    world.pass(2);
    for (let at = 0; at < 40 && (await stands(large)); at += 1) await send(1);
    assert.not.ok(await stands(large), 'half an hour later it is drawn as the others are');
  }));

test('a report of many files is drawn no more often than one of a single file, and what was only announced goes before all', () =>
  withWorld(async (world) => {
    const { announce, send, stands } = await sendersIn(world, { uploads: 12 });
    const mine = newCaseId();
    const files: Sent[] = [];
    for (let at = 0; at < 8; at += 1) files.push((await send(1, mine))[0]);
    const [single] = await send(1);
    const empties: Sent[] = [];
    for (let at = 0; at < 3; at += 1) empties.push((await announce(MIB))[0]);
    world.pass(1);
    for (let at = 0; at < 3; at += 1) assert.is((await send(1))[1], 'ok');
    assert.equal(await Promise.all(empties.map(stands)), [false, false, false]);
    const standing = await Promise.all([...files, single].map(stands));
    assert.ok(!standing.includes(false), 'while there were empty ones, nothing else was let go of');
    const asked: number[] = [];
    const lots = [...files, single].map(({ key }) => key);
    const last = (most: number): number => {
      asked.push(most);
      return most - 1;
    };
    assert.equal(byLot(lots, 1, last), [single.key]);
    assert.equal(asked, [2, 1], 'of two reports one, and of its files one');
    assert.is(byLot(lots, 5, last).length, 2, 'none loses two at a time');
  }));

test('what is announced takes no room, and what came does: many gigabytes that never come close nothing', () =>
  withWorld(async (world) => {
    const { announce, put, send, stands } = await sendersIn(world, { bytes: 24 * MIB, freeBytes: 1 });
    const strangers: Sent[] = [];
    for (let at = 0; at < 10; at += 1) {
      const [one, said] = await announce(20 * MIB);
      assert.is(said, 'ok');
      assert.is(await put(one, 5), 'ok', 'the short last part alone');
      strangers.push(one);
    }
    const [honest, said] = await send(9 * MIB);
    assert.is(said, 'ok');
    // It can be filled by sending, and is told then; nobody's file is lost for it.
    const [first, second] = strangers as [Sent, Sent];
    for (let part = 0; part < 3; part += 1) assert.is(await put(first, part), 'ok');
    assert.is(await put(second, 0), 'uploads-full');
    assert.is((await announce(9 * MIB))[1], 'uploads-full', 'what can’t come whole isn’t begun');
    assert.ok((await stands(first)) && (await stands(honest)));
    // Half an hour later what came too slowly gives its room, the largest first, to what comes.
    world.pass(29);
    assert.is(await put(first, 3), 'uploads-full');
    assert.is(await put(first, 0), 'ok', 'what stands is confirmed again, and hasn’t gone on by that');
    world.pass(2);
    const [next, went] = await send(9 * MIB);
    assert.is(went, 'ok');
    assert.ok(await stands(next));
    assert.not.ok(await stands(first));
    assert.is(blobsBelow(world.folder).length, 11, 'its blob is off the disk');
    assert.ok((await stands(honest)) && (await stands(second)), 'as few as may be lose a file');
  }));

test('a part now and then keeps no room for what comes slower than a mebibit a second', () =>
  withWorld(async (world) => {
    const { announce, put, end, send, stands } = await sendersIn(world, { bytes: 24 * MIB });
    const [slow] = await announce(20 * MIB);
    for (let part = 0; part < 4; part += 1) {
      assert.is(await put(slow, part), 'ok');
      world.pass(8);
    }
    world.pass(1);
    assert.is(
      (await send(9 * MIB))[1],
      'ok',
      'sixteen mebibytes in more than half an hour and the two minutes that they may take besides',
    );
    assert.not.ok(await stands(slow));
    // What is whole has its half hour from then on.
    const [whole] = await announce(9 * MIB);
    for (let part = 0; part < 3; part += 1) assert.is(await put(whole, part), 'ok');
    world.pass(20);
    assert.is(await end(whole), 'ok');
    world.pass(29);
    assert.is((await announce(20 * MIB))[1], 'uploads-full');
    assert.ok(await stands(whole));
  }));

test('parts that come at once are counted together, and as little of the disk stays free as should', () =>
  withWorld(async (world) => {
    const { announce, uploads } = await sendersIn(world, { bytes: 9 * MIB });
    let goOn = (): void => undefined;
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const [one] = await announce(8 * MIB);
    const [other] = await announce(8 * MIB);
    const body = blobOf(PART_BYTES);
    let begun = 0;
    const slowly = async function* (): AsyncGenerator<Uint8Array> {
      begun += 1;
      await told;
      yield body;
    };
    const first = outcome(uploads.putPart(one.key, 0, partHash(body), slowly()));
    const second = outcome(uploads.putPart(one.key, 1, partHash(body), slowly()));
    while (begun < 2) await new Promise((resolve) => setImmediate(resolve));
    assert.is(await outcome(uploads.putPart(other.key, 0, partHash(body), once(body))), 'uploads-full');
    goOn();
    assert.equal([await first, await second], ['ok', 'ok']);
    const tight = await sendersIn(world, { freeBytes: Number.MAX_SAFE_INTEGER });
    assert.is(await tight.put(other, 0), 'uploads-full');
  }));

test.run();
