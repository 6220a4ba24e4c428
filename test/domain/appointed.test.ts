// People appointed by name through the roster: who reviews, who may investigate and how many of them decide, row by row of
// domain.md §6, with such appointments and without; further members for a panel that has become too small.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openDuties } from '../../src/domain/case-file.ts';
import { waiting } from '../../src/domain/desk.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { poolFor } from '../../src/domain/panel.ts';
import { allConcerns, route } from '../../src/domain/routing.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import type { Concerns } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  DC,
  declared,
  EX,
  FULL,
  fileOf,
  handedOn,
  IA,
  type Offices,
  person,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
  withOffices,
  without,
  withRoster,
} from './story.ts';

const test = suite('people appointed by name');

const AA = person(20);
const P1 = person(21);
const P2 = person(22);
const XI = person(23);

const ALTERNATE = withOffices(FULL, AA, ['alternate-auditor']);
const PANEL = withOffices(withOffices(FULL, P1, ['ad-hoc-panel']), P2, ['ad-hoc-panel']);
const EXTERNAL = withOffices(FULL, XI, ['external-investigator']);
const EVERYBODY = withOffices(withOffices(withOffices(ALTERNATE, P1, ['ad-hoc-panel']), P2, ['ad-hoc-panel']), XI, [
  'external-investigator',
]);
const VC = [V1, V2, V3];

const refer = (by: PersonId, cleared: readonly PersonId[]) =>
  ({ kind: 'refer', by, form: 'formal-investigation', cleared }) as const;
const barMembers = (story: Story, ...persons: readonly PersonId[]): Story =>
  tell(story, { kind: 'concern', by: fileOf(story).reviewer, concerns: ['violations-committee'], persons });

/** Each row of the matrix: ticks, whom a case may be referred to, and whether they suffice; `bars` are members named later. */
type Row = {
  readonly ticks: Concerns;
  readonly bars?: readonly PersonId[];
  readonly people: Offices;
  readonly pool: readonly PersonId[];
  readonly suffices: boolean;
};
const row = (ticks: Concerns, people: Offices, pool: readonly PersonId[], suffices = true, bars?: PersonId[]): Row => ({
  ...{ ticks, people, pool, suffices },
  ...(bars === undefined ? {} : { bars }),
});

const ROWS: readonly Row[] = [
  ...([[], ['executive-director'], ['internal-auditor'], ['board-chair'], ['deputy-chair']] as const).flatMap(
    (ticks) => [row(ticks, FULL, VC), row(ticks, EVERYBODY, VC)],
  ),
  row(['executive-director', 'internal-auditor'], EVERYBODY, VC),
  row(['board-chair', 'executive-director'], EVERYBODY, VC),
  row('senior', EVERYBODY, VC),
  // Auditor and chair: the committee or an external investigator, whichever the reviewer chooses.
  row(['board-chair', 'internal-auditor'], FULL, VC),
  row(['board-chair', 'internal-auditor'], EXTERNAL, [...VC, XI]),
  row(['board-chair', 'internal-auditor'], PANEL, VC),
  // Auditor, executive and chair: nobody but an external investigator.
  row(['board-chair', 'executive-director', 'internal-auditor'], FULL, [], false),
  row(['board-chair', 'executive-director', 'internal-auditor'], PANEL, [], false),
  row(['board-chair', 'executive-director', 'internal-auditor'], EVERYBODY, [XI]),
  // One member: the others, and substitutes only where they don't reach the quorum.
  row(['violations-committee'], EVERYBODY, [V2, V3], true, [V1]),
  row(['violations-committee'], without(FULL, V3), [], false, [V1]),
  // Half of the committee or more: an ad-hoc panel, or where there is none an external investigator.
  row(['violations-committee'], FULL, [], false, [V1, V2]),
  row(['violations-committee'], PANEL, [P1, P2], true, [V1, V2]),
  row(['violations-committee'], EVERYBODY, [P1, P2], true, [V1, V2]),
  row(['violations-committee'], EXTERNAL, [XI], true, [V1, V2]),
  row(['violations-committee'], without(EVERYBODY, P2), [P1, XI], true, [V1, V2]),
];

for (const { ticks, bars = [], people, pool, suffices } of ROWS) {
  const named = ticks === 'senior' ? ticks : ticks.join(' + ') || 'nobody';
  const with_ = [...people.keys()].filter((one) => ![...FULL.keys()].includes(one)).length;
  test(`whom a report about ${named}, ${bars.length} members named later, ${with_} appointed, may be referred to`, () => {
    const story = acknowledged(begin(people), ticks);
    const told = bars.length === 0 ? story : barMembers(story, ...bars);
    const found = poolFor(fileOf(told), told.roster);
    assert.equal([[...found.members], found.suffices], [pool, suffices]);
    const cleared = ticks === 'senior' ? tell(told, { kind: 'clear', by: IA }) : told;
    const { reviewer } = fileOf(cleared);
    const refusal =
      ticks !== 'senior' && ticks.includes('violations-committee') && bars.length === 0
        ? undefined
        : refusalOf(cleared, refer(reviewer, pool));
    assert.is(refusal?.code, suffices ? undefined : 'too-few-members');
    if (!suffices) return;
    for (const other of [EX, P1, P2, XI, V1, V2, V3].filter((one) => people.has(one) && !pool.includes(one)))
      assert.equal(refusalOf(cleared, refer(reviewer, [...pool, other])), { code: 'not-eligible', person: other });
  });
}

test('a referral that lacks somebody says whom to appoint, and goes through when the appointment stands', () => {
  const ticks = ['board-chair', 'executive-director', 'internal-auditor'] as const;
  const story = acknowledged(begin(FULL), ticks);
  assert.equal(refusalOf(story, refer(AC, VC)), {
    ...{ code: 'too-few-members', needed: 2, available: 0, stage: 'review' },
    appoint: ['external-investigator'],
  });
  const appointed = withRoster(story, rosterOf(EXTERNAL));
  const done = tell(appointed, refer(AC, [XI]));
  assert.equal(fileOf(done).panel, [XI]);
  assert.is(fileOf(done).quorum, 1, 'an external investigator alone decides alone');
  const carried = tell(declared(done), { kind: 'recommend', by: XI });
  assert.is(fileOf(carried).stage, 'ratification');
  assert.is(fileOf(tell(carried, { kind: 'ratify', by: DC, of: standing(carried) })).stage, 'ratified');
});

test('a referral that finds everybody concerned names who stands on the roster, and what is to be recorded before they are asked about', () => {
  const story = acknowledged(begin(PANEL));
  const short = { code: 'too-few-cleared', needed: 2, cleared: 0, appoint: ['ad-hoc-panel', 'external-investigator'] };
  assert.equal(refusalOf(story, refer(IA, [])), { ...short, stands: ['ad-hoc-panel'] });
  assert.equal(refusalOf(story, refer(IA, [V1])), { ...short, cleared: 1, stands: ['ad-hoc-panel'] });
  const recorded = barMembers(story, V1, V2, V3);
  assert.equal(fileOf(tell(recorded, refer(IA, [P1, P2]))).panel, [P1, P2].toSorted());
  const none = acknowledged(begin(FULL));
  assert.equal(refusalOf(none, refer(IA, [])), short, 'where nobody stands there, somebody is appointed');
  const one = acknowledged(begin(without(PANEL, P2)));
  assert.equal(refusalOf(one, refer(IA, [])), short, 'or where too few do');
  const alone = acknowledged(begin(EXTERNAL));
  assert.equal(refusalOf(alone, refer(IA, [])), { ...short, stands: ['external-investigator'] });
});

test('an external investigator beside members is one of them: the quorum stays the policy’s', () => {
  const story = acknowledged(begin(EXTERNAL), ['board-chair', 'internal-auditor']);
  const alone = tell(story, refer(AC, [XI]));
  assert.is(fileOf(alone).quorum, 1);
  const together = declared(tell(story, refer(AC, [V1, XI])));
  assert.is(fileOf(together).quorum, 2);
  const said = tell(together, { kind: 'recommend', by: XI });
  assert.is(fileOf(said).stage, 'investigation');
  const left = handedOn(tell(said, { kind: 'bar', by: AC, person: V1 }), AC);
  assert.is(fileOf(left).quorum, 2, 'whom the others are kept away from doesn’t decide alone by it');
  assert.is(refusalOf(story, refer(AC, [V1]))?.code, 'too-few-cleared');
});

test('people appointed by name get keys at the referral alone, declare first, and can be named and kept away', () => {
  const story = acknowledged(begin(EVERYBODY));
  assert.equal(fileOf(story).holders('report'), ['reporter', IA, CH]);
  const named = tell(story, {
    kind: 'concern',
    by: IA,
    concerns: ['alternate-auditor', 'external-investigator'],
    persons: [P1],
  });
  assert.equal([...fileOf(named).bars].toSorted(), [AA, P1, XI].toSorted());
  const short = barMembers(tell(acknowledged(begin(EVERYBODY), ['violations-committee'])), V1, V2);
  const gone = tell(short, refer(IA, [P1, P2]));
  assert.equal(refusalOf({ ...gone }, { kind: 'bar', by: CH, person: P1 }), undefined);
  assert.equal(
    openActs(gone.policy, gone.roster, fileOf(gone), P1)
      .map(({ act }) => act)
      .includes('declare'),
    true,
  );
  const without_ = handedOn(tell(gone, { kind: 'bar', by: CH, person: P1 }), CH);
  assert.not.ok(fileOf(without_).holders('report').includes(P1));
});

test('none of these offices can be ticked', () => {
  for (const office of ['alternate-auditor', 'ad-hoc-panel', 'external-investigator'] as const)
    assert.equal(route(ASSOCIATION_001, rosterOf(EVERYBODY), [office]), {
      ok: false,
      refusal: { code: 'unknown-concern' },
    });
});

test('the alternate auditor reviews where auditor and audit committee chair can’t, and no printed row changes by the appointment', () => {
  const roster = rosterOf(ALTERNATE);
  const receivers = (concerns: Concerns) => {
    const routed = route(ASSOCIATION_001, roster, concerns);
    return routed.ok ? [routed.value.reviewer, routed.value.second] : routed.refusal.code;
  };
  assert.equal(receivers(['internal-auditor']), [AC, CH]);
  assert.equal(receivers(['audit-committee-chair', 'internal-auditor']), [AA, CH]);
  assert.equal(receivers(['audit-committee-chair', 'board-chair', 'internal-auditor']), [AA, DC]);
  assert.equal(
    receivers(['board-chair', 'deputy-chair', 'internal-auditor']),
    [AA, AC],
    'two are left, so it is taken',
  );
  assert.is(
    receivers(['audit-committee-chair', 'board-chair', 'deputy-chair']),
    'too-few-receivers',
    'the whole board',
  );
  for (const concerns of allConcerns()) {
    const before = route(ASSOCIATION_001, rosterOf(FULL), concerns);
    const hasBoth =
      concerns !== 'senior' && concerns.includes('internal-auditor') && concerns.includes('audit-committee-chair');
    if (before.ok && !hasBoth) assert.equal(route(ASSOCIATION_001, roster, concerns), before, String(concerns));
  }
});

test('a panel that lost its quorum is made whole by further members; the clock and the form of the referral go on', () => {
  const story = referred(begin(FULL), [], [V1, V2]);
  const due = openDuties(fileOf(story)).find(({ id }) => id === 'recommendation')?.dueOn;
  assert.equal(refusalOf(story, refer(IA, [V3])), { code: 'panel-suffices' });
  const short = handedOn(tell(story, { kind: 'bar', by: CH, person: V2 }), IA);
  assert.equal(
    waiting({ caseFile: fileOf(short), roster: short.roster, today: short.today }, IA).acts.includes('refer'),
    true,
    'it waits on the reviewer’s desk',
  );
  assert.equal(
    openActs(short.policy, short.roster, fileOf(short), IA).find(({ act }) => act === 'refer')?.state,
    'open',
  );
  assert.equal(refusalOf(short, refer(IA, [V2])), { code: 'not-eligible', person: V2 });
  assert.equal(refusalOf(short, refer(IA, [])), {
    ...{ code: 'too-few-cleared', needed: 2, cleared: 1 },
    appoint: ['ad-hoc-panel', 'external-investigator'],
  });
  const whole = declared(tell(short, refer(IA, [V3])));
  assert.equal(fileOf(whole).panel, [V1, V2, V3]);
  assert.is(fileOf(whole).stage, 'investigation');
  assert.is(fileOf(whole).form, 'formal-investigation');
  assert.equal(
    openDuties(fileOf(whole))
      .filter(({ id }) => id === 'recommendation')
      .map(({ dueOn }) => dueOn),
    [due],
  );
  for (const room of ['report', 'deliberation'] as const)
    for (const epoch of fileOf(whole).ledger.rooms.get(room) ?? []) assert.ok(epoch.holders.has(V3), room);
  const said = tell(whole, { kind: 'recommend', by: V3 });
  assert.is(fileOf(tell(said, { kind: 'confirm', by: V1, of: standing(said) })).stage, 'ratification');
});

test('members who came later, an ad-hoc panel or an external investigator alone carry on an investigation', () => {
  const small = without(FULL, V3);
  const story = referred(begin(small), [], [V1, V2]);
  const short = handedOn(tell(story, { kind: 'bar', by: CH, person: V2 }), IA);
  assert.is(refusalOf(short, refer(IA, [V3]))?.code, 'too-few-members');
  const newcomer = person(24);
  const ad = withRoster(short, rosterOf(withOffices(small, P1, ['ad-hoc-panel'])));
  assert.equal(fileOf(tell(ad, refer(IA, [P1]))).panel, [V1, V2, P1]);
  // Half of the committee is kept away: a new member of it isn't put in, an ad-hoc one is.
  const later = withRoster(short, rosterOf(withOffices(small, newcomer, ['violations-committee'])));
  assert.equal(fileOf(tell(later, refer(IA, [newcomer]))).panel, [V1, V2, newcomer]);
  const none = handedOn(tell(short, { kind: 'bar', by: CH, person: V1 }), IA);
  const external = withRoster(none, rosterOf(withOffices(small, XI, ['external-investigator'])));
  const alone = declared(tell(external, refer(IA, [XI])));
  assert.is(fileOf(alone).quorum, 1);
  assert.is(fileOf(tell(alone, { kind: 'recommend', by: XI })).stage, 'ratification');
});

test('an external investigator who joins somebody left is one of the panel, and alone no panel beside them', () => {
  const three = withQuorum(ASSOCIATION_001, 3);
  const story = referred(begin(FULL, three));
  const short = handedOn(tell(story, { kind: 'bar', by: CH, person: V2 }, { kind: 'bar', by: CH, person: V3 }), IA);
  const named = withRoster(short, rosterOf(EXTERNAL));
  assert.is(refusalOf(named, refer(IA, [XI]))?.code, 'too-few-members');
});

test('another form than the referral’s, or a panel that suffices, moves nothing when somebody else writes it into a line', () => {
  const story = referred(begin(FULL), [], [V1, V2]);
  const short = handedOn(tell(story, { kind: 'bar', by: CH, person: V2 }), IA);
  const told = tell(short, { kind: 'refer', by: IA, form: 'informal-review', cleared: [V3] });
  assert.is(fileOf(told).form, 'formal-investigation');
});

test('a case under the policy before these offices knows the committee alone, and its panel gets no further members', () => {
  const { appointed: _, ...routes } = ASSOCIATION_001.routes;
  const old = {
    ...ASSOCIATION_001,
    version: '001-2',
    routes: { ...routes, reviewer: routes.reviewer.filter((office) => office !== 'alternate-auditor') },
    acts: ASSOCIATION_001.acts.filter(({ act, from }) => act !== 'refer' || from.includes('review')),
  };
  const story = acknowledged(begin(EVERYBODY, old), ['board-chair', 'executive-director', 'internal-auditor']);
  assert.equal(poolFor(fileOf(story), story.roster), { members: VC, suffices: true, appoint: [] });
  const short = handedOn(tell(referred(begin(EVERYBODY, old), [], [V1, V2]), { kind: 'bar', by: CH, person: V2 }), IA);
  assert.is(refusalOf(short, refer(IA, [V3]))?.code, 'wrong-stage');
});

test.run();
