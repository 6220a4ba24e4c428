// What is worked out once and kept (a verified chain, its fold, how it stands on a day, what is owed in it) is never shown once it was
// worked out from something else: on each of a new act, another day, a corrected calendar, another policy, another roster and a bar.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { owedIn } from '../../src/domain/owed.ts';
import { type PlainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { CalendarSettings } from '../../src/policy/calendar.ts';
import { composed } from '../../src/policy/clocks.ts';
import { loadCase } from '../../src/store/case-files.ts';
import { changeFile, databaseFile } from '../../src/store/database.ts';
import { deskRows } from '../../src/store/desk.ts';
import { caseNow } from '../../src/store/desk-places.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { savePolicy } from '../../src/store/policies.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';

const test = suite('what is kept');

type Shown = readonly [
  number: string,
  waits: string,
  duty: string | undefined,
  dueOn: PlainDate | undefined,
  part: string | undefined,
];

/** Each row twice over: the second time out of what the first has kept. */
const shownTo = async (
  world: World,
  { id }: Player,
  calendar = world.association.calendar,
): Promise<readonly Shown[]> => {
  const today = riyadhDate(world.now());
  const read = async () =>
    (await deskRows(world.portal, { ...world.association, calendar }, id, { today })).rows.map((row): Shown => {
      if (row.view !== 'whole')
        return [row.number, row.view, undefined, undefined, row.view === 'damaged' ? undefined : row.part];
      return [row.number, row.waiting.kind, row.duty?.id, row.duty?.dueOn, row.part];
    });
  const first = await read();
  assert.equal(await read(), first);
  return first;
};

const declaredAndOpened = async (world: World): Promise<Told> => {
  const told = await world.report();
  await world.act(told, { kind: 'open', by: world.people.auditor.id });
  return told;
};

test('a new act, and another day', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await world.report();
    assert.equal(await shownTo(world, auditor), [[told.number, 'me', 'open', '2026-11-03', 'soon']]);
    await world.act(told, { kind: 'open', by: auditor.id });
    assert.equal(await shownTo(world, auditor), [[told.number, 'me', 'brief', '2026-11-08', 'later']]);
    world.setNow('2026-11-08T09:00:00Z');
    assert.equal(await shownTo(world, auditor), [[told.number, 'me', 'brief', '2026-11-08', 'today']]);
    world.setNow('2026-11-09T09:00:00Z');
    assert.equal(await shownTo(world, auditor), [[told.number, 'me', 'brief', '2026-11-08', 'overdue']]);
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    assert.equal(await shownTo(world, auditor), [[told.number, 'me', 'acknowledgement', '2026-11-11', 'soon']]);
  }));

test('a corrected calendar, and the one before it again', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await world.report();
    const corrections: CalendarSettings['corrections'] = [{ kind: 'holiday', on: '2026-11-02' }];
    const corrected = { ...world.association.calendar, corrections };
    const before = [[told.number, 'me', 'open', '2026-11-03', 'soon']];
    assert.equal(await shownTo(world, auditor), before);
    assert.equal(await shownTo(world, auditor, corrected), [[told.number, 'me', 'open', '2026-11-04', 'soon']]);
    assert.equal(await shownTo(world, auditor), before);
    // The same calendar read anew is the same, whatever object it comes in.
    assert.equal(await shownTo(world, auditor, { ...world.association.calendar }), before);
  }));

test('another roster by which somebody is gone, and a bar', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const [one, other] = [await declaredAndOpened(world), await declaredAndOpened(world)];
    const numbers = [one.number, other.number].toSorted();
    const duties = async () => (await shownTo(world, auditor)).map(([number, , duty]) => [number, duty]);
    assert.equal(
      (await duties()).map(([, duty]) => duty),
      ['brief', 'brief'],
    );
    assert.equal((await shownTo(world, chair)).map(([number]) => number).toSorted(), numbers);
    await world.act(one, { kind: 'bar', by: auditor.id, person: chair.id });
    assert.equal(
      (await shownTo(world, chair)).map(([number]) => number),
      [other.number],
    );
    assert.equal(
      new Map((await duties()) as [string, string][]),
      new Map([
        [one.number, 'hand-on'],
        [other.number, 'brief'],
      ]),
    );
    const [loaded, ground] = [await world.load(other), await groundOf(world.database.reader, world.association.id)];
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === chair.id ? { ...person, status: 'left' as const } : person,
      ),
    }));
    assert.equal(await shownTo(world, chair), []);
    const next = await groundOf(world.database.reader, world.association.id);
    if (ground === undefined || next === undefined) throw new Error('rosters stand');
    const owedUnder = (one: typeof ground) =>
      owedIn(caseNow(loaded.caseFile, one, riyadhDate(world.now()))).map(({ id }) => id);
    assert.not.ok(owedUnder(ground).includes('hand-on'));
    assert.ok(owedUnder(next).includes('hand-on'), 'the same fold under another roster');
    assert.not.ok(owedUnder(ground).includes('hand-on'));
    assert.equal(
      (await duties()).map(([, duty]) => duty),
      ['hand-on', 'hand-on'],
    );
  }));

test('keys to hand on come first on a row, and hide no duty of an earlier day: the case stands under that day, which the row names', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await declaredAndOpened(world);
    world.setNow('2026-11-10T09:00:00Z');
    await world.act(told, { kind: 'bar', by: auditor.id, person: chair.id }, { bare: true });
    const today = riyadhDate(world.now());
    const { rows, counts } = await deskRows(world.portal, world.association, auditor.id, { today });
    const [row] = rows.filter((one) => one.view === 'whole');
    assert.is(row?.duty?.id, 'hand-on');
    assert.equal(row?.duty?.earlier, { id: 'brief', dueOn: '2026-11-08' });
    assert.is(row?.part, 'overdue');
    assert.is(counts.find(({ part }) => part === 'overdue')?.mine, 1);
    assert.is(row?.duty?.handsOn, undefined, 'who has declared reads the line of text');
  }));

test('another policy: what was received before keeps its clocks, what comes after has the new ones', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const before = await declaredAndOpened(world);
    assert.equal(await shownTo(world, auditor), [[before.number, 'me', 'brief', '2026-11-08', 'later']]);
    const stricter = composed(ASSOCIATION_001, { quorum: 2, clocks: { brief: 3 } });
    const policy = await world.database.write((tx) => savePolicy(tx, world.association.id, policyText(stricter)));
    await world.nextRoster((roster) => ({ ...roster, policy }));
    assert.equal(await shownTo(world, auditor), [[before.number, 'me', 'brief', '2026-11-08', 'later']]);
    const ground = await groundOf(world.database.reader, world.association.id);
    if (ground === undefined) throw new Error('a roster stands');
    assert.equal(ground.policy.duties.find(({ duty }) => duty === 'brief')?.within, { days: 3 });
    const known = await loadCase(world.database.reader, ground, world.association, before.caseId);
    assert.equal(known?.policy.duties.find(({ duty }) => duty === 'brief')?.within, { days: 7 });
    const after = await declaredAndOpened(world);
    assert.equal(
      (await shownTo(world, auditor)).map(([number, , duty, dueOn]) => [number, duty, dueOn]),
      [
        [after.number, 'brief', '2026-11-04'],
        [before.number, 'brief', '2026-11-08'],
      ],
    );
  }));

test('a head that somebody wrote into another case gives nobody that other case', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const [one, other] = [await world.report(), await world.report()];
    await shownTo(world, auditor);
    const { head } = await world.load(one);
    const file = databaseFile(world.folder);
    await changeFile(file, 'drop trigger lines_keep');
    await changeFile(file, 'update lines set line = substr(line, 2) || substr(line, 1, 1) where case_id = ?', [
      one.caseId,
    ]);
    await changeFile(file, 'update lines set line = ? where case_id = ?', [head, other.caseId]);
    const rows = await shownTo(world, auditor);
    assert.equal(
      rows.map(([number, waits]) => [number, waits]).toSorted(),
      [
        [one.number, 'damaged'],
        [other.number, 'damaged'],
      ].toSorted(),
    );
  }));

test.run();
