import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Act, itemHash, newPersonId, toBase64url } from '../../src/protocol/check/index.ts';
import { type Acceptance, acceptAct } from '../../src/store/acceptance.ts';
import { type Composed, newTold, type World, withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';

const test = suite('acceptance of acts');

const TABLES = ['cases', 'lines', 'entries', 'grants', 'lookups'];

const errorOf = (acceptance: Acceptance): string => (acceptance.ok ? 'accepted' : acceptance.error);
const refusalOf = (acceptance: Acceptance): string | undefined =>
  acceptance.ok ? undefined : acceptance.refusal?.code;

/** Expects this error. */
const refusedWith = async (error: string, work: Promise<Acceptance>, note?: string): Promise<void> => {
  const acceptance = await work;
  assert.is(errorOf(acceptance), error, note);
};

const untouched = async (world: World, work: () => Promise<void>): Promise<void> => {
  const before = await dumpOf(world.database);
  await work();
  assert.is(await dumpOf(world.database), before, 'a refusal left something behind');
};

test('an entry id in use in another case is taken', () =>
  withWorld(async (world) => {
    const first = await world.composeReport();
    await world.submitReport(first);
    const told = await world.report();
    const { submission, act } = await world.compose(told, { kind: 'message', by: 'reporter' });
    const [used] = first.submission.entries;
    const entries = submission.entries.map((entry) => ({ ...entry, entryId: used?.entryId ?? '' }));
    await untouched(world, () =>
      refusedWith('taken', world.submit(told, { submission: { ...submission, entries }, act, line: '' })),
    );
  }));

test('two acts on one head at once: one is accepted, the other stale', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const both = [
      await world.compose(told, { kind: 'message', by: 'reporter' }),
      await world.compose(told, { kind: 'message', by: world.people.auditor.id }),
    ];
    const errors = (await Promise.all(both.map((one) => world.submit(told, one)))).map(errorOf).sort();
    assert.equal(errors, ['accepted', 'stale']);
    assert.equal(await countsOf(world.database, TABLES), [1, 3, 4, 5, 1]);
  }));

test('the same act again gets the first answer and is not written twice', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const composed = await world.act(told, { kind: 'message', by: 'reporter' });
    world.setNow('2026-11-03T09:00:00Z');
    await untouched(world, async () => {
      const again = await world.submit(told, composed);
      assert.equal(again, { ok: true, accepted: { line: composed.line, on: '2026-11-01' }, repeated: true });
    });
  }));

test('an older roster, an older head and another day are stale', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor } = world.people;
    const oldHead = await world.compose(told, { kind: 'message', by: auditor.id });
    const oldReport = await world.composeReport();
    await world.act(told, { kind: 'message', by: 'reporter' });
    await untouched(world, () => refusedWith('stale', world.submit(told, oldHead), 'head'));
    const oldRoster = await world.compose(told, { kind: 'message', by: auditor.id });
    await world.nextRoster((roster) => ({ ...roster, until: '2027-10-30' }));
    await untouched(world, async () => {
      await refusedWith('stale', world.submit(told, oldRoster), 'roster');
      await refusedWith('stale', world.submitReport(oldReport), 'roster of a report');
    });
    for (const on of ['2026-10-31', '2026-11-02']) {
      const other = await world.compose(
        told,
        { kind: 'message', by: auditor.id },
        { change: (act) => ({ ...act, on }) },
      );
      const report = await world.composeReport([], { change: (act) => ({ ...act, on }) });
      await untouched(world, async () => {
        await refusedWith('stale', world.submit(told, other), on);
        await refusedWith('stale', world.submitReport(report), on);
      });
    }
  }));

test('yesterday is accepted in the first quarter of an hour in Riyadh, and not after it', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    const late = await world.composeReport();
    world.setNow('2026-11-01T21:14:59Z');
    const acceptance = await world.submitReport(composed);
    assert.equal(acceptance.ok && acceptance.accepted.on, '2026-11-01');
    const [leaf] = await world.database.reader.all('select max(day) as day from log_leaves');
    assert.equal(leaf, { day: '2026-11-02' }, 'the log goes by the day of acceptance');
    world.setNow('2026-11-01T21:15:00Z');
    await untouched(world, () => refusedWith('stale', world.submitReport(late)));
  }));

test('an act dated before the last line is stale even in that quarter of an hour', () =>
  withWorld(async (world) => {
    const told = await world.report();
    world.setNow('2026-11-01T21:05:00Z');
    await world.act(told, { kind: 'message', by: 'reporter' });
    const change = (act: Act): Act => ({ ...act, on: '2026-11-01' });
    const back = await world.compose(told, { kind: 'message', by: 'reporter' }, { change });
    await untouched(world, () => refusedWith('stale', world.submit(told, back)));
  }));

test('a signature of somebody else is untrusted', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor, chair, executive } = world.people;
    const forgeries: readonly Composed[] = [
      await world.compose(told, { kind: 'message', by: auditor.id }, { signWith: chair.keys.sign.secretKey }),
      await world.compose(told, { kind: 'message', by: auditor.id }, { signWith: executive.keys.sign.secretKey }),
      await world.compose(told, { kind: 'message', by: 'reporter' }, { signWith: newTold().reporter.sign.secretKey }),
    ];
    const report = await world.composeReport([], { signWith: newTold().reporter.sign.secretKey });
    await untouched(world, async () => {
      for (const forged of forgeries) await refusedWith('untrusted', world.submit(told, forged));
      await refusedWith('untrusted', world.submitReport(report));
    });
  }));

test('nobody brings what another signed, nor into another case, nor another association', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const other = await world.report();
    const { auditor, chair } = world.people;
    const composed = await world.compose(told, { kind: 'message', by: auditor.id });
    const away = newPersonId();
    const foreign = await world.compose(
      told,
      { kind: 'message', by: auditor.id },
      {
        change: (act) => ({ ...act, association: JSON.parse(JSON.stringify(away)) }),
      },
    );
    const hand = (person: typeof chair.id, number: string) =>
      acceptAct(world.portal, world.association, composed.submission, { person, number });
    await untouched(world, async () => {
      await refusedWith('untrusted', hand(chair.id, told.number));
      await refusedWith('untrusted', hand(auditor.id, other.number));
      await refusedWith('untrusted', acceptAct(world.portal, world.association, composed.submission, 'reporter'));
      await refusedWith('untrusted', world.submit(told, foreign));
    });
    assert.is(errorOf(await hand(auditor.id, told.number)), 'accepted');
  }));

test('a listed blob of a wrong length or version is refused by its shape', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const shapes: readonly [Uint8Array, string][] = [
      [new Uint8Array(0), 'malformed'],
      [Uint8Array.of(1, ...new Uint8Array(300)), 'malformed'],
      [Uint8Array.of(2, ...new Uint8Array(296)), 'unsupported'],
    ];
    for (const [blob, error] of shapes) {
      const composed = await world.compose(
        told,
        { kind: 'message', by: 'reporter' },
        {
          change: (act) => ({ ...act, items: [itemHash(blob)] }),
        },
      );
      const [entry] = composed.submission.entries;
      assert.ok(entry);
      const submission = { ...composed.submission, entries: [{ ...entry, blob: toBase64url(blob) }] };
      await untouched(world, () => refusedWith(error, world.submit(told, { ...composed, submission })));
    }
  }));

test('an entry said to stand in another room or epoch than the act is for is refused', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const composed = await world.compose(told, { kind: 'message', by: 'reporter' });
    const [entry] = composed.submission.entries;
    assert.ok(entry);
    for (const moved of [
      { ...entry, room: 'identity' as const },
      { ...entry, epoch: 2 },
    ]) {
      const submission = { ...composed.submission, entries: [moved] };
      await untouched(world, () => refusedWith('refused', world.submit(told, { ...composed, submission })));
    }
  }));

test('T49 acts out of their order, of another role or of later versions are refused with the reason', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor, chair, executive } = world.people;
    await world.act(told, { kind: 'open', by: auditor.id });
    const base = await world.compose(told, { kind: 'message', by: auditor.id });
    assert.is(errorOf(await world.submit(told, base)), 'accepted');
    const acknowledgeBy = async (change: (act: Act) => Act, signer: typeof auditor) => {
      const shape = { change, signWith: signer.keys.sign.secretKey };
      return world.compose(told, { kind: 'acknowledge', by: auditor.id }, shape);
    };
    const byChair = await acknowledgeBy((act) => ({ ...act, by: chair.id }), chair);
    const byExecutive = await acknowledgeBy((act) => ({ ...act, by: executive.id }), executive);
    const early = await acknowledgeBy((act) => ({ ...act, kind: 'feedback', public: {} }), auditor);
    await untouched(world, async () => {
      assert.is(refusalOf(await world.submit(told, byChair)), 'not-yours');
      assert.is(refusalOf(await world.submit(told, byExecutive)), 'not-yours');
      assert.is(refusalOf(await world.submit(told, early)), 'wrong-stage');
    });
  }));

test('T50 a second acknowledgement is refused and moves no deadline', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor } = world.people;
    const first = await world.compose(told, { kind: 'acknowledge', by: auditor.id });
    assert.is(errorOf(await world.submit(told, first)), 'accepted');
    const { duties } = (await world.load(told)).caseFile;
    const head = (await world.load(told)).head;
    const message = await world.compose(
      told,
      { kind: 'message', by: auditor.id },
      {
        change: (made) => ({ ...made, kind: 'acknowledge', public: {}, prev: head }),
      },
    );
    await untouched(world, async () => {
      assert.is(refusalOf(await world.submit(told, message)), 'already-done');
    });
    assert.equal((await world.load(told)).caseFile.duties, duties);
  }));

test('running cases go on past the roster', () =>
  withWorld(async (world) => {
    const told = await world.report();
    world.setNow('2027-07-01T09:00:00Z');
    await world.act(told, { kind: 'message', by: 'reporter' });
    await world.act(told, { kind: 'message', by: world.people.auditor.id });
    assert.equal(
      (await world.load(told)).lines.map(({ act }) => act.kind),
      ['submit', 'message', 'declare', 'message'],
    );
  }));

test('a person who left is refused at once, before any new grant stands', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor, chair } = world.people;
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === chair.id ? { ...person, status: 'left' as const } : person,
      ),
    }));
    const shape = {
      change: (act: Act): Act => ({ ...act, by: chair.id }),
      signWith: chair.keys.sign.secretKey,
    };
    const composed = await world.compose(told, { kind: 'declare', by: auditor.id, conflict: false }, shape);
    await untouched(world, () => refusedWith('untrusted', world.submit(told, composed)));
  }));

test.run();
