// What somebody learns by sending what the portal would never accept.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { apiOf } from '../support/api-factory.ts';
import { newTold, withWorld } from '../support/case-factory.ts';
import { reviewed } from '../support/case-story.ts';
import { countsOf } from '../support/database-factory.ts';

const test = suite('probing');

test('T11 a report that nobody signed is not told which case numbers, codes or entries are in use', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await world.report();
    const inUse = await world.composeReport([], { signWith: random.bytes(64) }, newTold(told.caseId));
    const free = await world.composeReport([], { signWith: random.bytes(64) });
    const sameCode = { ...free.report, lookupHash: (await world.composeReport([], {}, told)).report.lookupHash };
    const before = await countsOf(world.database, ['cases', 'lines', 'entries']);
    for (const report of [inUse.report, free.report, sameCode]) {
      const answer = await api.post('/api/intake', report);
      assert.equal([answer.status, answer.body], [422, { error: 'untrusted' }]);
    }
    assert.equal(await countsOf(world.database, ['cases', 'lines', 'entries']), before);
  }));

test('T45 whoever is given briefings alone learns by no act of theirs whether the case went on', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { auditor, executive } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    await world.act(told, { kind: 'acknowledge', by: auditor.id });
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    const last = await world.compose(told, { kind: 'unreadable', by: executive.id, room: 'briefing' });
    const stale = await world.compose(
      told,
      { kind: 'unreadable', by: executive.id, room: 'briefing' },
      { change: (act) => ({ ...act, prev: toBase64url(random.bytes(32)) }) },
    );
    const path = `/api/staff/cases/${told.number}/acts`;
    const answers = [
      await api.post(path, stale.submission, executive),
      await api.post(path, last.submission, executive),
    ];
    await world.act(told, { kind: 'note', by: auditor.id });
    answers.push(await api.post(path, last.submission, executive));
    assert.equal(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size, 1);
    assert.is(answers[0]?.status, 422);
  }));

test('T52 a case is referred to nobody who left, neither by a page made before nor by a new one', () =>
  withWorld(async (world) => {
    const { auditor, first, second, third } = world.people;
    const told = await reviewed(world);
    const cleared = [first.id, second.id, third.id].sort();
    const refer = { kind: 'refer', by: auditor.id, form: 'internal-audit', cleared } as const;
    const before = await world.compose(told, refer);
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === third.id ? { ...person, status: 'left' as const } : person,
      ),
    }));
    assert.is((await world.submit(told, before)).ok, false);
    const planned = await world.compose(told, refer).then(
      () => 'planned',
      (problem: unknown) => String(problem),
    );
    assert.match(planned, /no plan/);
    assert.is((await world.load(told)).caseFile.stage, 'review');
  }));

test.run();
