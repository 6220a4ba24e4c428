// A case number is drawn, and one in some thousands of loads is drawn twice. The crowd and the bench then do what a reporter's
// browser does, so that no run fails by chance and every count stays exact.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { parseWire, ReportSubmission } from '../../src/domain/wire.ts';
import { databaseFile } from '../../src/store/database.ts';
import { recordsOf } from '../bench/orders.ts';
import { sealReports, sendRecords } from '../bench/stage.ts';
import { runCrowd } from './crowd.ts';
import { standingOf, storedPieces } from './pieces.ts';
import { type Running, startProgram } from './portal-process.ts';
import { type Founded, foundIn, lineOf } from './prepared.ts';
import { configIn, environmentOf, withFolder } from './stage.ts';

const test = suite('numbers that are taken');

/** Founds, runs the program for `job`, and gives what verify counts afterwards. */
const counted = async (folder: string, job: (portal: Running, founded: Founded) => Promise<void>): Promise<number> => {
  const config = configIn(folder);
  const founded = await foundIn(config, 0);
  const portal = await startProgram(environmentOf(folder)).started;
  try {
    await job(portal, founded);
  } finally {
    await portal.end('SIGTERM');
  }
  const verified = await verifyFolder(config.dataFolder);
  assert.ok(verified.ok, JSON.stringify(verified));
  return verified.ok ? verified.counts.cases : 0;
};

test('the crowd draws a report anew whose number is taken, with its code and what follows it', () =>
  withFolder(async (folder) => {
    const cases = await counted(folder, async ({ port }, { seal }) => {
      const first = await seal(1, false);
      const second = await seal(2, true, first.line.act.case);
      assert.is(second.report?.number, first.report?.number);
      const { answered, unanswered } = await runCrowd(port, [first, second], 1);
      assert.is(unanswered.length, 0);
      assert.equal(
        answered.map(({ item, status }) => `${item.line.act.kind} ${status}`),
        ['submit 201', 'submit 201', 'message 201'],
      );
      assert.is.not(answered[1]?.item.report?.number, first.report?.number, 'another number');
      assert.is(answered[1]?.item.report?.lookupHash, second.report?.lookupHash, 'the same code');
      const stored = await storedPieces(databaseFile(configIn(folder).dataFolder));
      for (const { item } of answered) assert.is(standingOf(item, stored), 'whole');
    });
    assert.is(cases, 2);
  }));

test('the bench draws reports anew whose numbers are taken, and counts each of them once', () =>
  withFolder(async (folder) => {
    const count = 4;
    const cases = await counted(folder, async (portal, { seal, foundation, root }) => {
      const on = riyadhDate(new Date());
      const files = await sealReports({ folder, foundation, root }, { first: 1, count, on });
      const records = files.flatMap((file) => [...recordsOf(readFileSync(file))]);
      const ids = records.map((body) => {
        const submission = parseWire(ReportSubmission, JSON.parse(body.toString('utf8')));
        if (submission === undefined) throw new Error('a sealed report has another shape');
        return lineOf(submission.act).act.case;
      });
      // The first of one file and the last of the other are in use already.
      const before = await Promise.all([ids.at(0), ids.at(-1)].map((caseId) => seal(1, false, caseId)));
      const { answered } = await runCrowd(portal.port, before, 1);
      assert.equal(
        answered.map(({ status }) => status),
        [201, 201],
      );
      const result = await sendRecords(portal, '/api/intake', files, 2);
      assert.equal([result.acknowledged, result.errors, result.answers], [count, 0, { 201: 2, 409: 2 }]);
      assert.is(result.taken.length, 2);
    });
    assert.is(cases, count + 2);
  }));

test.run();
