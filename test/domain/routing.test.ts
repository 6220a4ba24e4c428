import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { activeHolders, officesOf } from '../../src/domain/roster-view.ts';
import { allConcerns, eligibleMembers, intake, route } from '../../src/domain/routing.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import type { Concerns, Office } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { AC, CH, DC, EX, FULL, IA, type Offices, person, rosterOf, V1, V2, V3, withOffices, without } from './story.ts';

const test = suite('routing');
const policy = ASSOCIATION_001;
const TODAY = '2026-11-01';

/** The rows of domain.md §6: who is told, who ratifies (the second, unless it says otherwise). */
const MATRIX: readonly (readonly [Concerns, PersonId, PersonId, readonly PersonId[]])[] = [
  [[], IA, CH, []],
  [['executive-director'], IA, CH, [EX]],
  [['internal-auditor'], AC, CH, [IA]],
  [['board-chair'], IA, DC, [CH]],
  [['violations-committee'], IA, CH, []],
  [['executive-director', 'internal-auditor'], AC, CH, [IA, EX]],
  [['board-chair', 'executive-director'], IA, DC, [CH, EX]],
  [['board-chair', 'internal-auditor'], AC, DC, [IA, CH]],
  [['board-chair', 'executive-director', 'internal-auditor'], AC, DC, [IA, CH, EX]],
  [['deputy-chair'], IA, CH, [DC]],
  [['audit-committee-chair'], IA, CH, [AC]],
  [['board-chair', 'deputy-chair'], IA, AC, [CH, DC]],
  ['senior', IA, AC, []],
];

for (const [concerns, reviewer, second, bars] of MATRIX) {
  test(`the printed row "${concerns === 'senior' ? concerns : concerns.join(' + ') || 'nobody'}" is served as printed`, () => {
    const routed = route(policy, rosterOf(FULL), concerns);
    assert.equal(routed, { ok: true, value: { reviewer, second, bars, senior: concerns === 'senior' } });
  });
}

test('the whole board named, or the auditor with chair and deputy: nobody is left, and the report is refused', () => {
  for (const concerns of [
    ['audit-committee-chair', 'board-chair', 'deputy-chair'],
    ['board-chair', 'deputy-chair', 'internal-auditor'],
    ['audit-committee-chair', 'board-chair', 'deputy-chair', 'executive-director', 'internal-auditor'],
  ] as const) {
    const routed = route(policy, rosterOf(FULL), concerns);
    assert.equal(routed, { ok: false, refusal: { code: 'too-few-receivers', concerns } });
  }
});

const SINGLES: readonly PersonId[] = [IA, CH, DC, AC, EX];

/** Every set of vacancies among the single offices, and every pair of offices in one person's hands. */
function* populations(): Generator<{ readonly name: string; readonly people: Offices }> {
  for (let mask = 0; mask < 2 ** SINGLES.length; mask++) {
    const gone = SINGLES.filter((_, at) => (mask & (1 << at)) !== 0);
    yield { name: `without ${gone.length}`, people: without(FULL, ...gone) };
  }
  for (const [one, offices] of FULL) {
    for (const [other, others] of FULL) {
      if (one >= other || (offices[0] === 'violations-committee' && others[0] === 'violations-committee')) continue;
      const merged = withOffices(without(FULL, other), one, [...offices, ...others]);
      for (const vacant of [undefined, ...SINGLES.filter((id) => id !== one && id !== other)]) {
        yield { name: 'one person in two offices', people: vacant === undefined ? merged : without(merged, vacant) };
      }
    }
  }
}

/** Who may receive, by the words of the general rule, worked out the long way round. */
function availableFor(people: Offices, concerns: Concerns): ReadonlySet<PersonId> {
  const ticked: readonly Office[] = concerns === 'senior' ? ['board-chair'] : concerns;
  return new Set(
    [...people]
      .filter(
        ([, offices]) => !offices.includes('executive-director') && !offices.some((office) => ticked.includes(office)),
      )
      .map(([id]) => id),
  );
}

function expected(people: Offices, concerns: Concerns): readonly [PersonId, PersonId] | undefined {
  const available = availableFor(people, concerns);
  const holder = (office: Office) =>
    [...people].find(([id, offices]) => offices.includes(office) && available.has(id))?.[0];
  const reviewer = [holder('internal-auditor'), holder('audit-committee-chair'), holder('deputy-chair')].find(Boolean);
  const seconds =
    concerns === 'senior'
      ? [holder('audit-committee-chair'), holder('deputy-chair')]
      : [holder('board-chair'), holder('deputy-chair'), holder('audit-committee-chair')];
  const second = seconds.find((id) => id !== undefined && id !== reviewer);
  return reviewer === undefined || second === undefined ? undefined : [reviewer, second];
}

test('every combination of ticks, vacancies and doubled offices keeps the invariants and the general rule', () => {
  let [served, refused] = [0, 0];
  for (const { people } of populations()) {
    const roster = rosterOf(people);
    for (const concerns of allConcerns()) {
      const routed = route(policy, roster, concerns);
      const rule = expected(people, concerns);
      if (!routed.ok) {
        refused++;
        assert.equal(routed.refusal, { code: 'too-few-receivers', concerns });
        assert.is(rule, undefined, 'refused only where fewer than two remain');
        continue;
      }
      served++;
      const { reviewer, second, bars } = routed.value;
      assert.equal([reviewer, second], rule);
      assert.is.not(reviewer, second, 'two independent keyholders');
      for (const receiver of [reviewer, second]) {
        assert.not.ok(bars.includes(receiver), 'nobody named receives');
        assert.not.ok(officesOf(roster, receiver).includes('executive-director'), 'the executive never holds a report');
        const named = concerns === 'senior' ? [] : concerns;
        assert.not.ok(officesOf(roster, receiver).some((office) => named.includes(office)));
      }
      const meant = concerns === 'senior' ? [] : concerns.filter((office) => office !== 'violations-committee');
      assert.equal(bars, [...new Set(meant.flatMap((office) => activeHolders(roster, office)))].toSorted());
    }
  }
  assert.ok(served > 1000 && refused > 1000, `${served} served, ${refused} refused`);
});

test('the combinations are the 64 sets of ticks and "someone senior", each once', () => {
  const rows = allConcerns().map((concerns) => JSON.stringify(concerns));
  assert.is(rows.length, 65);
  assert.is(new Set(rows).size, 65);
});

test('a person in two offices is barred in both, and a member of a ticked committee receives nothing', () => {
  const deputyOnCommittee = withOffices(FULL, DC, ['deputy-chair', 'violations-committee']);
  const chairNamed = route(policy, rosterOf(deputyOnCommittee), ['board-chair', 'violations-committee']);
  assert.equal(chairNamed, { ok: true, value: { reviewer: IA, second: AC, bars: [CH], senior: false } });
  const executiveDeputy = withOffices(without(FULL, DC), EX, ['deputy-chair', 'executive-director']);
  const named = route(policy, rosterOf(executiveDeputy), ['board-chair', 'executive-director']);
  assert.equal(named, { ok: true, value: { reviewer: IA, second: AC, bars: [CH, EX], senior: false } });
});

test('the chair in a second office receives nothing of a report about "someone senior"', () => {
  const people = withOffices(without(FULL, AC), CH, ['audit-committee-chair', 'board-chair']);
  assert.equal(route(policy, rosterOf(people), 'senior'), {
    ok: true,
    value: { reviewer: IA, second: DC, bars: [], senior: true },
  });
});

test('who left the roster holds no office', () => {
  const routed = route(policy, rosterOf(FULL, [IA]), []);
  assert.equal(routed, { ok: true, value: { reviewer: AC, second: CH, bars: [], senior: false } });
});

test('a tick that nobody is asked about, or one given twice, is refused', () => {
  for (const concerns of [['board-member'], ['board-chair', 'board-chair']] as const) {
    assert.equal(route(policy, rosterOf(FULL), concerns), { ok: false, refusal: { code: 'unknown-concern' } });
  }
});

test('intake opens when a report about nobody reaches two people and the committee reaches the quorum', () => {
  assert.equal(intake(policy, undefined, TODAY), { open: false, reasons: ['no-roster'], unservable: [] });
  assert.ok(intake(policy, rosterOf(FULL), TODAY).open);
  assert.equal(intake(policy, rosterOf(without(FULL, V2, V3)), TODAY).reasons, ['members']);
  assert.equal(intake(policy, rosterOf(without(FULL, IA, DC, AC)), TODAY).reasons, ['receivers']);
  assert.equal(intake(policy, rosterOf(FULL), '2027-02-01').reasons, ['roster-expired']);
  assert.ok(intake(policy, rosterOf(FULL), '2027-01-31').open);
  assert.equal(intake(withQuorum(policy, 4), rosterOf(FULL), TODAY).reasons, ['members']);
});

test('receivers who sit on the committee do not count towards its quorum', () => {
  const chairOnCommittee = withOffices(without(FULL, V3), CH, ['board-chair', 'violations-committee']);
  assert.ok(intake(policy, rosterOf(chairOnCommittee), TODAY).open);
  assert.equal(intake(policy, rosterOf(without(chairOnCommittee, V2)), TODAY).reasons, ['members']);
});

test('the administrator is told the smallest rows that cannot be served', () => {
  assert.equal(intake(policy, rosterOf(FULL), TODAY).unservable, [
    ['audit-committee-chair', 'board-chair', 'deputy-chair'],
    ['audit-committee-chair', 'board-chair', 'internal-auditor'],
    ['audit-committee-chair', 'deputy-chair', 'internal-auditor'],
    ['board-chair', 'deputy-chair', 'internal-auditor'],
  ]);
  const small = intake(policy, rosterOf(without(FULL, AC, DC)), TODAY);
  assert.equal(small.unservable, [['internal-auditor'], ['board-chair'], 'senior'].toSorted());
});

test('eligible members are active, unbarred, never the executive, and neither reviewer nor ratifier', () => {
  const people = withOffices(
    withOffices(withOffices(FULL, CH, ['board-chair', 'violations-committee']), EX, [
      'executive-director',
      'violations-committee',
    ]),
    person(9),
    ['violations-committee'],
  );
  const members = eligibleMembers(policy, rosterOf(people, [V3]), new Set([V2]), [IA, CH]);
  assert.equal(members, [V1, person(9)]);
});

test.run();
