// Room for files on their way, as strangers would take it from others: what arrives takes room and nothing else does, what doesn't
// go on gives it back, and somebody who comes last with a file still finds a place.
import { utimesSync } from 'node:fs';
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

/** A body that brings a byte and never another. */
const trickle = async function* (): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
  await new Promise(() => undefined);
};
const broken = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(1);
  throw new Error('the line broke');
};

/** How many bytes the blobs in a folder have. */
const used = ({ folder }: World): number => blobsBelow(folder).reduce((sum, { size }) => sum + size, 0);

/** Uploads under a budget, and what a sender does with them; on a disk of so many bytes, or this machine's. */
const sendersIn = async (world: World, budget: Partial<FileSettings['budget']>, disk?: { bytes: number }) => {
  const files: FileSettings = { ...FILES, budget: { ...FILES.budget, ...budget } };
  const real = await openBlobs(join(world.folder, 'blobs'));
  const blobs = disk === undefined ? real : { ...real, free: async () => disk.bytes - used(world) };
  const uploads = openUploads({ database: world.database, clock: world.now, random: random.bytes, blobs, files });
  const announce = async (
    size: number,
    caseId = newCaseId(),
    author: UploadKey['author'] = 'reporter',
  ): Promise<readonly [Sent, string]> => {
    const bytes = fileBlobBytes(size);
    const secret = random.bytes(32);
    const { association } = world;
    const key = { association, fileId: newFileId(), author, caseId, secret };
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
  const send = async (
    size: number,
    caseId?: CaseId,
    author?: UploadKey['author'],
  ): Promise<readonly [Sent, string]> => {
    const [sent, said] = await announce(size, caseId, author);
    const steps = [said];
    for (let part = 0; part * PART_BYTES < sent.bytes; part += 1) steps.push(await put(sent, part));
    steps.push(await end(sent));
    return [sent, [...new Set(steps)].join()];
  };
  /** Begins to send a part as `body`; resolves once it is under way, to what its answer will be. */
  const begin = async (
    { key, bytes }: Sent,
    part: number,
    body: AsyncIterable<Uint8Array>,
  ): Promise<() => Promise<string>> => {
    let isUnderWay = (): void => undefined;
    const underWay = new Promise<void>((resolve) => {
      isUnderWay = resolve;
    });
    const told = async function* (): AsyncGenerator<Uint8Array> {
      for await (const piece of body) {
        yield piece;
        isUnderWay();
      }
    };
    const hash = partHash(blobOf(Math.min(PART_BYTES, bytes - part * PART_BYTES)));
    const answer = outcome(uploads.putPart(key, part, hash, told()));
    await Promise.race([underWay, answer]);
    return () => answer;
  };
  const stands = async ({ key }: Sent): Promise<boolean> => (await uploads.state(key)).ok;
  return { uploads, announce, put, end, send, begin, stands };
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

test('connections that bring a byte, or what stands already, hold neither a file nor its room, and are ended for who comes', () =>
  withWorld(async (world) => {
    const { announce, put, send, begin, stands } = await sendersIn(world, { bytes: 12 * MIB });
    const [part] = await announce(5 * MIB);
    assert.is(await put(part, 0), 'ok');
    const [whole, went] = await send(6 * MIB);
    assert.is(went, 'ok');
    world.pass(29);
    const held = [await begin(part, 1, trickle()), await begin(whole, 0, trickle())];
    assert.is((await announce(8 * MIB))[1], 'uploads-full', 'neither is late yet');
    world.pass(2);
    assert.is((await send(8 * MIB))[1], 'ok');
    assert.equal(await Promise.all(held.map((answer) => answer())), ['uploads-busy', 'not-found']);
    assert.equal([await stands(part), await stands(whole)], [false, false]);
    assert.is(blobsBelow(world.folder).length, 1, 'what they wrote to is off the disk');
    // Nothing stands of these yet, and so much room is asked for by each.
    const [idle] = await announce(3 * MIB);
    const [next] = await announce(2 * MIB);
    const kept = await begin(idle, 0, trickle());
    assert.is(await put(next, 0), 'uploads-full', 'for a moment it may only just have begun');
    world.pass(0.1);
    assert.is(await put(next, 0), 'ok');
    assert.is(await kept(), 'uploads-busy', 'to be sent again');
    assert.ok(await stands(idle));
  }));

test('a part on a slow line keeps its file while it comes, where others want every place and all the room', () =>
  withWorld(async (world) => {
    const { announce, put, begin, stands } = await sendersIn(world, { bytes: 7 * MIB, uploads: 4 });
    const [slow] = await announce(3 * MIB);
    const waiting: (() => void)[] = [];
    const pieces = blobOf(fileBlobBytes(3 * MIB));
    const step = MIB / 2;
    const slowly = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < pieces.length; at += step) {
        yield pieces.subarray(at, at + step);
        await new Promise<void>((resolve) => void waiting.push(resolve));
      }
    };
    const answer = await begin(slow, 0, slowly());
    for (let at = step; at < pieces.length; at += step) {
      world.pass(1);
      for (let one = 0; one < 5; one += 1) assert.is((await announce(1))[1], 'ok');
      const [other] = await announce(5 * MIB);
      assert.is(await put(other, 0), 'uploads-full', 'its room stays its own');
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
      waiting.shift()?.();
    }
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()?.();
    assert.is(await answer(), 'ok');
    assert.ok(await stands(slow));
  }));

test('where every place is taken and none is to be drawn, the refusal is told too', () =>
  withWorld(async (world) => {
    const { uploads, announce, send } = await sendersIn(world, { uploads: 2 });
    for (let one = 0; one < 2; one += 1) assert.is((await send(5 * MIB))[1], 'ok');
    assert.is(uploads.lastRefused(), undefined);
    assert.is((await announce(1))[1], 'uploads-full');
    assert.equal(uploads.lastRefused(), { on: '2026-11-01', isDisk: false });
  }));

test('T111 where the disk has less than the budget, each side has half of it, what is late goes by the same rule, and the floor stays free', () =>
  withWorld(async (world) => {
    const disk = { bytes: 16 * MIB };
    const floor = 4 * MIB;
    const { uploads, announce, send, stands } = await sendersIn(world, { bytes: 1_000 * MIB, freeBytes: floor }, disk);
    const person = toBase64url(random.bytes(16)) as UploadKey['author'];
    assert.is(uploads.lastRefused(), undefined);
    const strangers: Sent[] = [];
    for (;;) {
      if ((await announce(2_000_000))[1] !== 'ok') break;
      strangers.push((await send(2_000_000))[0]);
    }
    assert.is(strangers.length, 3);
    assert.is((await announce(7 * MIB))[1], 'no-room-for-size', 'more than the half itself, whoever else sends');
    assert.equal(uploads.lastRefused(), { on: '2026-11-01', isDisk: true });
    assert.is((await send(3 * MIB, undefined, person))[1], 'ok', 'people have their half');
    assert.is((await announce(4 * MIB, undefined, person))[1], 'uploads-full', 'and no more');
    assert.ok(disk.bytes - used(world) >= floor);
    world.pass(31);
    assert.is((await send(3 * MIB))[1], 'ok', 'half an hour later who comes with a file finds room');
    assert.is((await Promise.all(strangers.map(stands))).filter(Boolean).length, 1, 'as few as may be lose one');
    // Something else takes of the disk: what is late of those who hold more than their half goes for the others too.
    world.pass(31);
    disk.bytes -= 5 * MIB;
    assert.is((await send(3 * MIB, undefined, person))[1], 'ok');
    assert.ok(disk.bytes - used(world) >= floor);
    disk.bytes = floor;
    assert.is((await announce(1, undefined, person))[1], 'uploads-full');
  }));

test('what parts leave that broke off is counted as their file’s, after a start too, and goes with it', () =>
  withWorld(async (world) => {
    const budget = { bytes: 12 * MIB };
    const { announce, begin } = await sendersIn(world, budget);
    const [stranger] = await announce(11 * MIB);
    for (const part of [0, 1])
      assert.is(await (await begin(stranger, part, broken(blobOf(PART_BYTES))))(), 'malformed');
    assert.is((await announce(5 * MIB))[1], 'uploads-full');
    const times = (): readonly number[] => blobsBelow(world.folder).map(({ mtimeMs }) => mtimeMs);
    assert.equal(times(), [0], 'it tells no time of day (T119)');
    for (const { name } of blobsBelow(world.folder)) utimesSync(join(world.folder, 'blobs', name), 9, 9);
    const after = await sendersIn(world, budget);
    assert.equal(times(), [0], 'nor does what a run left that was ended in the middle');
    await after.uploads.sweepAtStart();
    assert.is((await after.announce(5 * MIB))[1], 'uploads-full', 'it is found on the disk');
    world.pass(1);
    assert.is((await after.send(5 * MIB))[1], 'ok', 'nothing of it stands, so a minute later it goes');
    assert.not.ok(await after.stands(stranger));
    assert.is(blobsBelow(world.folder).length, 1);
  }));

test('what parts leave that broke off keeps no room by a chain of connections that bring a byte, and what came wrong leaves nothing; a slow phone keeps its file', () =>
  withWorld(async (world) => {
    const { uploads, announce, put, send, begin, stands } = await sendersIn(world, { bytes: 28 * MIB });
    const [phone] = await announce(9 * MIB);
    const [stranger] = await announce(16 * MIB);
    assert.is(await (await begin(phone, 1, broken(blobOf(PART_BYTES + 1))))(), 'malformed', 'its line broke once');
    const before = used(world);
    const wrong = outcome(uploads.putPart(stranger.key, 3, partHash(blobOf(1)), once(blobOf(PART_BYTES))));
    assert.is(await wrong, 'malformed');
    assert.ok(used(world) <= before + 3 * PART_BYTES, 'what is known to be wrong is off the disk');
    for (let part = 0; part < 4; part += 1)
      assert.is(await (await begin(stranger, part, broken(blobOf(PART_BYTES + 1))))(), 'malformed');
    /** Brings a byte to the stranger's file; to be let go of by what it resolves to. */
    const link = async (part: number): Promise<() => Promise<string>> => {
      let cut = (): void => undefined;
      const line = new Promise<never>((_, reject) => {
        cut = () => reject(new Error('hung up'));
      });
      line.catch(() => undefined);
      const byte = async function* (): AsyncGenerator<Uint8Array> {
        yield new Uint8Array(1);
        await line;
      };
      const answer = await begin(stranger, part, byte());
      return () => {
        cut();
        return answer();
      };
    };
    // 20 KiB a second, and every four seconds a new connection for the stranger's file.
    const waiting: (() => void)[] = [];
    const step = 80 * 1_024;
    const slowly = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < PART_BYTES; at += step) {
        yield blobOf(Math.min(step, PART_BYTES - at));
        await new Promise<void>((resolve) => void waiting.push(resolve));
      }
    };
    const phoneSaid = await begin(phone, 0, slowly());
    const more = async (): Promise<void> => {
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
      waiting.shift()?.();
    };
    let last = await link(0);
    for (let at = 1; at <= 51; at += 1) {
      world.pass(4 / 60);
      await more();
      if (at > 20) continue;
      const next = await link(at % 2);
      await last();
      last = next;
      if (at !== 20) continue;
      const [honest, said] = await send(9 * MIB);
      assert.is(said, 'ok');
      assert.equal([await stands(honest), await stands(stranger)], [true, false]);
      assert.is(await last(), 'not-found');
    }
    const [other] = await announce(11 * MIB);
    assert.equal([await put(other, 0), await put(other, 1)], ['ok', 'ok']);
    assert.is(await put(other, 2), 'uploads-full', 'what the phone left stays its own: it goes on');
    await more();
    assert.is(await phoneSaid(), 'ok');
    assert.ok(await stands(phone));
  }));

test('what has come of a part that is coming counts for the pace of its file, as if it stood', () =>
  withWorld(async (world) => {
    const { announce, put, send, begin, stands } = await sendersIn(world, { bytes: 12 * MIB });
    const [slow] = await announce(9 * MIB);
    world.pass(20);
    assert.is(await put(slow, 0), 'ok');
    let goOn = (): void => undefined;
    const isTold = new Promise<void>((go) => (goOn = go));
    const nearlyAll = async function* (): AsyncGenerator<Uint8Array> {
      yield blobOf(PART_BYTES - 1);
      await isTold;
      yield blobOf(1);
    };
    world.pass(10);
    const said = await begin(slow, 1, nearlyAll());
    // By what stands it had half an hour and 32 seconds, by what has come as long again.
    world.pass(45 / 60);
    assert.match((await send(5 * MIB))[1], 'uploads-full');
    assert.ok(await stands(slow));
    goOn();
    assert.is(await said(), 'ok');
  }));

test('after a start a part that broke off is sent again into the room that it left', () =>
  withWorld(async (world) => {
    const budget = { bytes: 12 * MIB };
    const { announce, put, begin } = await sendersIn(world, budget);
    const [sent] = await announce(9 * MIB);
    assert.is(await put(sent, 0), 'ok');
    assert.is(await (await begin(sent, 1, broken(blobOf(PART_BYTES + 1))))(), 'malformed');
    const after = await sendersIn(world, budget);
    await after.uploads.sweepAtStart();
    assert.is((await after.announce(5 * MIB))[1], 'uploads-full', 'it is found on the disk');
    assert.is(await (await after.begin(sent, 1, broken(blobOf(9))))(), 'malformed');
    assert.is((await after.announce(5 * MIB))[1], 'uploads-full', 'and counted as before where it breaks off again');
    assert.equal([await after.put(sent, 1), await after.put(sent, 2), await after.end(sent)], ['ok', 'ok', 'ok']);
  }));

test.run();
