import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemHash, lookupHash, NO_HASH, newCaseId, publicNumber, toBase64url } from '../../src/protocol/check/index.ts';
import { type Acceptance, acceptAct, acceptReport } from '../../src/store/acceptance.ts';
import { fileReport } from '../../src/store/intake.ts';
import { readSubmission } from '../../src/store/submission.ts';
import { type Composed, type ComposedReport, newTold, type World, withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';

const test = suite('acceptance of reports');

const TABLES = ['cases', 'lines', 'entries', 'grants', 'lookups'];

const errorOf = (acceptance: Acceptance): string => (acceptance.ok ? 'accepted' : acceptance.error);

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

/** A report whose parts were changed after it was signed. */
const altered = (composed: ComposedReport, change: Partial<ComposedReport['submission']>): ComposedReport => ({
  ...composed,
  report: { ...composed.report, act: { ...composed.submission, ...change } },
});

test('a report becomes a case with its line, its five grants and three entries, at once', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    const acceptance = await world.submitReport(composed);
    assert.equal(acceptance, { ok: true, accepted: { line: composed.line, on: '2026-11-01' }, repeated: false });
    assert.equal(await countsOf(world.database, TABLES), [1, 1, 3, 5, 1]);
  }));

test('the same report again gets the first answer, on a later day and under a later roster too', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    const first = await world.submitReport(composed);
    world.setNow('2026-11-05T09:00:00Z');
    await world.nextRoster((roster) => ({ ...roster, until: '2027-10-30' }));
    await untouched(world, async () => {
      const again = await world.submitReport(composed);
      assert.ok(first.ok && again.ok && again.repeated);
      assert.equal(again.ok && again.accepted, first.ok && first.accepted);
    });
  }));

test('the same case id with other bytes is taken, and so is a code that has its case', () =>
  withWorld(async (world) => {
    const first = await world.composeReport();
    await world.submitReport(first);
    const sameCase = await world.composeReport([], {}, { ...newTold(first.told.caseId) });
    const sameCode = await world.composeReport([], {}, { ...first.told, caseId: newCaseId(), roomKeys: new Map() });
    await untouched(world, async () => {
      await refusedWith('taken', world.submitReport(sameCase));
      await refusedWith('taken', world.submitReport(sameCode));
    });
  }));

test('a report that cites an older roster is told the same whether its ids are in use or not (T03)', () =>
  withWorld(async (world) => {
    const first = await world.report();
    const sameCase = await world.composeReport([], {}, newTold(first.caseId));
    const sameCode = await world.composeReport([], {}, { ...first, caseId: newCaseId(), roomKeys: new Map() });
    const fresh = await world.composeReport();
    await world.nextRoster((roster) => ({ ...roster, until: '2027-10-30' }));
    await untouched(world, async () => {
      for (const composed of [sameCase, sameCode, fresh]) await refusedWith('stale', world.submitReport(composed));
    });
  }));

test('a case whose public number is in use is taken, and another case id under the same code is not', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    await world.database.write((tx) =>
      tx.run('insert into cases (association, case_id, number, received_on) values (?, ?, ?, ?)', [
        world.association.id,
        newCaseId(),
        publicNumber(composed.told.caseId),
        '2026-11-01',
      ]),
    );
    await untouched(world, () => refusedWith('taken', world.submitReport(composed)));
    const redrawn = { ...composed.told, caseId: newCaseId(), roomKeys: new Map() };
    assert.is(errorOf(await world.submitReport(await world.composeReport([], {}, redrawn))), 'accepted');
  }));

test('T110 many reports at once are all accepted, each as itself', () =>
  withWorld(async (world) => {
    const composed: ComposedReport[] = [];
    for (let at = 0; at < 40; at += 1) composed.push(await world.composeReport());
    const accepted = await Promise.all(composed.map(world.submitReport));
    assert.equal(
      accepted.map((one) => one.ok && one.accepted.line),
      composed.map(({ line }) => line),
    );
    assert.equal(await countsOf(world.database, TABLES), [40, 40, 120, 200, 40]);
  }));

test('T110 one report sent many times at once makes one case, and every sender gets its answer', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    const accepted = await Promise.all(Array.from({ length: 20 }, () => world.submitReport(composed)));
    assert.is(accepted.filter((one) => one.ok && !one.repeated).length, 1);
    assert.is(accepted.filter((one) => one.ok && one.repeated).length, 19);
    assert.equal(await countsOf(world.database, TABLES), [1, 1, 3, 5, 1]);
  }));

test('two different reports with one case id at once: one is accepted, the other taken', () =>
  withWorld(async (world) => {
    const caseId = newCaseId();
    const both = [
      await world.composeReport([], {}, newTold(caseId)),
      await world.composeReport([], {}, newTold(caseId)),
    ];
    const errors = (await Promise.all(both.map(world.submitReport))).map(errorOf).sort();
    assert.equal(errors, ['accepted', 'taken']);
  }));

test('a reporter without the key cannot tell a case that exists from one that does not', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const stranger = newTold(told.caseId);
    const known = await world.compose({ ...told, reporter: stranger.reporter }, { kind: 'message', by: 'reporter' });
    const unknown = await world.compose(
      told,
      { kind: 'message', by: 'reporter' },
      {
        change: (act) => ({ ...act, case: newCaseId() }),
      },
    );
    const stale = await world.compose(
      { ...told, reporter: stranger.reporter },
      { kind: 'message', by: 'reporter' },
      {
        change: (act) => ({ ...act, prev: NO_HASH, on: '2026-01-01' }),
      },
    );
    const answers = [];
    for (const one of [known, unknown, stale]) {
      answers.push(await acceptAct(world.portal, world.association, one.submission, 'reporter'));
    }
    assert.equal(
      answers,
      Array.from({ length: 3 }, () => ({ ok: false, error: 'untrusted' })),
    );
  }));

test('grants and entries too few, too many, swapped or of another act are malformed', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    const other = await world.composeReport();
    const { grants, entries } = composed.submission;
    const [g0 = '', g1 = '', ...g] = grants;
    const [e0, e1, e2] = entries;
    const [foreign] = other.submission.entries;
    assert.ok(e0 && e1 && e2 && foreign);
    const changes: readonly Partial<Composed['submission']>[] = [
      { grants: grants.slice(1) },
      { grants: [...grants, g0] },
      { grants: [g1, g0, ...g] },
      { grants: other.submission.grants },
      { grants: [`${g0.slice(0, -1)}${g0.endsWith('A') ? 'Q' : 'A'}`, g1, ...g] },
      { entries: [e0, e1] },
      { entries: [e0, e1, e2, foreign] },
      { entries: [e0, e2, e1] },
      { entries: [foreign, e1, e2] },
      { entries: [e0, { ...e1, entryId: e0.entryId }, e2] },
      { bytes: `${composed.submission.bytes}=` },
      { bytes: toBase64url(new TextEncoder().encode('{"v":1}')) },
    ];
    await untouched(world, async () => {
      for (const change of changes) {
        const note = JSON.stringify(Object.keys(change));
        await refusedWith('malformed', world.submitReport(altered(composed, change)), note);
      }
    });
  }));

test('T45 a grant to a barred person is refused, and so is a report without its bars', () =>
  withWorld(async (world) => {
    const { executive } = world.people;
    const named = ['executive-director'] as const;
    const without = await world.composeReport(named, { change: (act) => ({ ...act, bars: [] }) });
    await untouched(world, () => refusedWith('refused', world.submitReport(without)));
    const granted = await world.composeReport(named, {
      change: (act) => ({
        ...act,
        grants: act.grants.map((grant, at) => (at === 4 ? { ...grant, holder: executive.id } : grant)),
      }),
    });
    await untouched(world, () => refusedWith('untrusted', world.submitReport(granted)));
  }));

test('a report is closed out while nobody could serve it, and past the roster', () =>
  withWorld(async (world) => {
    const composed = await world.composeReport();
    world.setNow('2027-07-01T09:00:00Z');
    await untouched(world, () => refusedWith('closed', world.submitReport(composed)));
    const told = await world.composeReport().catch((error: Error) => error.message);
    assert.is(told, 'no plan: roster-expired');
  }));

test('a reporter key that cannot be sealed to is refused', () =>
  withWorld(async (world) => {
    const told = newTold();
    const composed = await world.composeReport(
      [],
      {
        change: (act) =>
          act.kind === 'submit'
            ? { ...act, public: { ...act.public, seal: toBase64url(new Uint8Array(1216).fill(255)) } }
            : act,
      },
      told,
    );
    await untouched(world, () => refusedWith('malformed', world.submitReport(composed)));
  }));

test('a first line with something before it is stale, and one of another kind is malformed', () =>
  withWorld(async (world) => {
    const prev = await world.composeReport([], { change: (act) => ({ ...act, prev: itemHash(Uint8Array.of(1)) }) });
    const told = await world.report();
    const message = await world.compose(told, { kind: 'message', by: 'reporter' });
    const disguised = { act: message.submission, lookupHash: lookupHash(told.reporter.lookup) };
    await untouched(world, async () => {
      await refusedWith('stale', world.submitReport(prev));
      await refusedWith('malformed', acceptReport(world.portal, world.association, disguised));
    });
  }));

test('reports written together are each held against the others, as if one had come after the other', () =>
  withWorld(async (world) => {
    const first = await world.composeReport();
    const sameCase = await world.composeReport([], {}, { ...newTold(first.told.caseId) });
    const sameCode = await world.composeReport([], {}, { ...first.told, caseId: newCaseId(), roomKeys: new Map() });
    const other = await world.composeReport();
    const together = [first, sameCase, first, sameCode, other].map(({ report }) => {
      const sent = readSubmission(report.act);
      if (!sent.ok) throw new Error('a composed report has its shape');
      const { case: caseId } = sent.value.line.act;
      const placing = {
        caseId,
        number: publicNumber(caseId),
        mark: '',
        handoverMark: '',
        turnsOn: '',
        callOn: undefined,
        outside: false,
        comers: [],
        on: [],
        off: [],
      };
      const arrival = { sent: sent.value, lookupHash: report.lookupHash, placing };
      return fileReport(world.portal, world.association.id, arrival);
    });
    assert.equal(await Promise.all(together), ['written', 'taken', 'repeated', 'taken', 'written']);
    assert.equal(await countsOf(world.database, TABLES), [2, 2, 6, 10, 2]);
  }));

test('a report that the tables themselves refuse takes none of those along that were written with it', () =>
  withWorld(async (world) => {
    const composed = await Promise.all(Array.from({ length: 6 }, () => world.composeReport()));
    const settled = await Promise.allSettled(
      composed.map((one, at) =>
        acceptReport(world.portal, world.association, at === 2 ? { ...one.report, lookupHash: 'x' } : one.report),
      ),
    );
    assert.equal(
      settled.map((one) => (one.status === 'fulfilled' ? errorOf(one.value) : 'failed')),
      ['accepted', 'accepted', 'failed', 'accepted', 'accepted', 'accepted'],
    );
    assert.equal(await countsOf(world.database, TABLES), [5, 5, 15, 25, 5]);
  }));

test('more reports at once than one commit holds are all written, each with its own parts', () =>
  withWorld(async (world) => {
    const composed = await Promise.all(Array.from({ length: 150 }, () => world.composeReport()));
    const settled = await Promise.all(composed.map((one) => world.submitReport(one)));
    assert.equal([...new Set(settled.map(errorOf))], ['accepted']);
    assert.equal(await countsOf(world.database, TABLES), [150, 150, 450, 750, 150]);
    for (const { told } of composed) assert.is((await world.load(told)).caseFile.number, told.number);
  }));

test.run();
