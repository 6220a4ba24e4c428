import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { IntakePackage, parseWire } from '../../src/domain/wire.ts';
import { fromBase64url, verifyRosterChain } from '../../src/protocol/check/index.ts';
import { apiOf } from '../support/api-factory.ts';
import { newTold, withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';

const test = suite('intake interface');

test('a browser is given roster chain, policy, calendar and today, and can verify the chain from its root', () =>
  withWorld(async (world) => {
    await world.nextRoster((roster) => ({ ...roster, until: '2027-10-30' }));
    const found = await apiOf(world).get('/api/intake');
    const intake = parseWire(IntakePackage, found.body);
    assert.ok(found.status === 200 && intake !== undefined && intake.open);
    const chain = intake.foundation.rosters.map(({ bytes, signatures }) => ({
      bytes: fromBase64url(bytes) ?? new Uint8Array(0),
      signatures: signatures.map(({ by, signature }) => ({
        by,
        signature: fromBase64url(signature) ?? new Uint8Array(0),
      })),
    }));
    const [root] = await world.database.reader.all('select roster from rosters where seq = 1');
    const verified = verifyRosterChain(world.association.id, String(root?.roster), chain);
    assert.ok(verified.ok && verified.value.length === 2);
    assert.is(intake.foundation.policies.length, 1);
    assert.is(intake.foundation.today, '2026-11-01');
    assert.equal(JSON.parse(intake.foundation.calendar), JSON.parse(JSON.stringify(world.association.calendar)));
  }));

test('intake is closed past the roster and while the committee is too small', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const open = async () => parseWire(IntakePackage, (await api.get('/api/intake')).body)?.open;
    const waiting = await world.composeReport();
    assert.is(await open(), true);
    const leave = new Set<string>([world.people.first.id, world.people.second.id]);
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) => (leave.has(person.id) ? { ...person, status: 'left' as const } : person)),
    }));
    assert.is(await open(), false);
    const told = await api.post('/api/intake', waiting.report);
    assert.equal([told.status, told.body], [503, { error: 'closed' }]);
    world.setNow('2027-07-02T09:00:00Z');
    assert.is(await open(), false);
  }));

test('a report is answered 201, and again 200 with the same bytes', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { report, line } = await world.composeReport();
    const first = await api.post('/api/intake', report);
    const again = await api.post('/api/intake', report);
    assert.equal([first.status, again.status], [201, 200]);
    assert.equal(first.body, { line, on: '2026-11-01' });
    assert.is(again.text, first.text);
  }));

test('what is refused is told by its error, and the database stays as it was', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { report } = await world.composeReport();
    const stale = await world.composeReport([], { change: (act) => ({ ...act, on: '2026-10-01' }) });
    const forged = await world.composeReport([], { signWith: newTold().reporter.sign.secretKey });
    const unbarred = await world.composeReport(['executive-director'], { change: (act) => ({ ...act, bars: [] }) });
    const bodies: readonly (readonly [unknown, number, string])[] = [
      [{}, 400, 'malformed'],
      [{ ...report, extra: 1 }, 400, 'malformed'],
      [{ ...report, act: { ...report.act, grants: report.act.grants.slice(1) } }, 400, 'malformed'],
      [{ ...report, lookupHash: `${report.lookupHash}=` }, 400, 'malformed'],
      [stale.report, 409, 'stale'],
      [forged.report, 422, 'untrusted'],
      [unbarred.report, 422, 'refused'],
    ];
    const before = await dumpOf(world.database);
    for (const [body, status, error] of bodies) {
      const told = await api.post('/api/intake', body);
      assert.is(told.status, status);
      assert.ok(told.text.startsWith(`{"error":"${error}"`), told.text);
    }
    assert.is(await dumpOf(world.database), before);
  }));

test('T119 of a report nothing is stored but days: no clock time, no address, no agent', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { report } = await world.composeReport();
    await api.post('/api/intake', report);
    const columns = await world.database.reader.all(
      `select t.name || '.' || c.name as at, c.type from sqlite_schema t, pragma_table_info(t.name) c
       where t.name in ('cases', 'lookups', 'lines', 'entries', 'grants', 'servings', 'log_leaves') order by at`,
    );
    const integers = columns.filter(({ type }) => type === 'INTEGER').map(({ at }) => at);
    assert.equal(integers, ['entries.epoch', 'grants.epoch', 'lines.position']);
    const counters = await world.database.reader.all(
      "select name from sqlite_schema where name in ('cases', 'lookups', 'entries', 'grants', 'lines', 'servings') and sql not like '%without rowid%'",
    );
    assert.equal(counters, [], 'tables of cases keep no counter of arrivals');
    assert.equal(await countsOf(world.database, ['cases']), [1]);
  }));

test('T11 public numbers are neither counted up nor adjacent', () =>
  withWorld(async (world) => {
    const numbers = [];
    for (let at = 0; at < 30; at += 1) numbers.push(Number((await world.report()).number.replace('-', '')));
    assert.is(new Set(numbers).size, 30);
    assert.not.equal(
      numbers,
      numbers.toSorted((a, b) => a - b),
    );
    assert.ok(numbers.every((number) => number >= 10_000_000 && number <= 99_999_999));
  }));

test.run();
