// The portal on a disk that fills while reporters send: whoever was told "received" is received, everybody else is told that it
// failed and has left nothing, and once there is room the same bytes go through.
import { statSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { databaseFile } from '../../src/store/database.ts';
import { runCrowd } from './crowd.ts';
import { standingOf, storedPieces } from './pieces.ts';
import { startProgram } from './portal-process.ts';
import { foundIn, type Item } from './prepared.ts';
import { configIn, environmentOf, withFolder } from './stage.ts';

const REPORTS = 60;
const AT_ONCE = 8;
/** Room for some of them, above what the database takes already. */
const ROOM_KIB = 700;

const test = suite('a disk that fills');

test('T111 what was acknowledged stands, what failed was told so and left nothing, and goes through later', () =>
  withFolder(async (folder) => {
    const config = configIn(folder);
    const { seal } = await foundIn(config, 0);
    const items: Item[] = [];
    for (let at = 1; at <= REPORTS; at += 1) items.push(await seal(at, false));
    const file = databaseFile(config.dataFolder);
    const mostKib = Math.ceil(statSync(file).size / 1024) + ROOM_KIB;

    const full = await startProgram(environmentOf(folder), { mostKib }).started;
    const { answered, unanswered } = await runCrowd(full.port, items, AT_ONCE);
    const page = await fetch(`${full.url}/ar/report`);
    assert.is(page.status, 200, 'pages are still served');
    const { out } = await full.end('SIGTERM');
    assert.is(unanswered.length, 0, 'everybody is answered');
    const received = answered.filter(({ status }) => status === 201).map(({ item }) => item);
    // As they were sent last: whose number was taken was drawn anew.
    const sent = answered.map(({ item }) => item);
    const failed = answered.filter(({ status }) => status !== 201);
    assert.ok(received.length > 0 && failed.length > 0, `${received.length} received, ${failed.length} failed`);
    for (const { status, body } of failed) assert.is(`${status} ${body}`, '500 {"error":"internal"}');
    for (const line of out.split('\n').filter((one) => /failed/.test(one)))
      assert.match(line, /^request failed: Error(?: at [\w.-]+:\d+(?: < [\w.-]+:\d+)*)?$/);

    const stored = await storedPieces(file);
    assert.equal([...new Set(received.map((item) => standingOf(item, stored)))], ['whole']);
    assert.equal([...new Set(failed.map(({ item }) => standingOf(item, stored)))], ['nothing']);
    const verified = await verifyFolder(config.dataFolder);
    assert.ok(verified.ok, JSON.stringify(verified));

    const roomy = await startProgram(environmentOf(folder)).started;
    const again = await runCrowd(roomy.port, sent, AT_ONCE);
    const ended = await roomy.end('SIGTERM');
    assert.is(ended.code, 0, ended.out);
    const statuses = again.answered.map(({ item, status }) => `${status} ${received.includes(item) ? 'stood' : 'new'}`);
    assert.equal([...new Set(statuses)].sort(), ['200 stood', '201 new']);
    const after = await verifyFolder(config.dataFolder);
    assert.ok(after.ok && after.counts.cases === REPORTS, JSON.stringify(after));
  }));

test.run();
