// Nobody alone brings a case down to fewer than two people by their own word, whichever way they go about it; who is concerned is kept
// away all the same where a colleague says so, where somebody more was appointed, or where nobody else is there.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { againstBeingLeft } from '../../src/domain/acts/left-alone.ts';
import { leavesNobodyBehind } from '../../src/domain/behind.ts';
import { accept, isRegular } from '../../src/domain/decide.ts';
import { handsOnNow } from '../../src/domain/hand-on.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { calledOn, lacksPeople, mayBeToldOutside, owedIn, reachesNobody } from '../../src/domain/owed.ts';
import { vacancies } from '../../src/domain/panel.ts';
import { isHandedOn } from '../../src/domain/succession.ts';
import type { Office } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  DC,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  metaOf,
  person,
  planIn,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  tell,
  V1,
  V2,
  V3,
  withOffices,
  without,
  withRoster,
} from './story.ts';

const test = suite('people left for a case');

const bar = (by: PersonId, whom: PersonId) => ({ kind: 'bar', by, person: whom }) as const;
const conflict = (by: PersonId) => ({ kind: 'declare', by, conflict: true }) as const;
const concern = (by: PersonId, offices: readonly Office[], persons: readonly PersonId[] = []) =>
  ({ kind: 'concern', by, concerns: offices, persons }) as const;

/** Has somebody hand on whatever is owed. */
const handOn = (story: Story, by: PersonId): Story => {
  let told = story;
  for (const room of ['report', 'deliberation'] as const) {
    const step = { kind: 'epoch', by, room } as const;
    if (planIn(told, step).ok) told = tell(told, step);
  }
  for (const to of [IA, CH, DC, AC, V1, V2, V3, person(50), person(51)])
    for (const room of ['report', 'deliberation'] as const) {
      const step = { kind: 'grant', by, to, room } as const;
      if (planIn(told, step).ok) told = tell(told, step);
    }
  return told;
};
const kept = (story: Story, by: PersonId, ...whom: readonly PersonId[]): Story =>
  whom.reduce((told, one) => handOn(tell(told, bar(by, one)), by), story);

const alone = (...persons: readonly PersonId[]) => ({
  code: 'left-alone',
  persons,
  held: true,
  eitherOf: [] as readonly PersonId[],
  appoint: ['alternate-auditor'],
});

test('a reviewer can keep the second receiver and a substitute away, and not the last one there is', () => {
  const story = kept(acknowledged(begin()), IA, CH, DC);
  assert.ok(isHandedOn(fileOf(story), story.roster));
  assert.is(fileOf(story).second, AC);
  assert.equal(refusalOf(story, bar(IA, AC)), alone(AC));
});

test('nor can they keep the last away who is to come in, before anything was handed to them', () => {
  const story = tell(tell(acknowledged(begin()), bar(IA, CH)), bar(IA, DC));
  assert.equal(refusalOf(story, bar(IA, AC)), { ...alone(AC), held: false });
});

test('nor can they record both substitutes as concerned first, and then keep the second receiver away (T44)', () => {
  const offices: readonly Office[] = ['audit-committee-chair', 'deputy-chair'];
  const story = tell(acknowledged(begin()), concern(IA, offices, [DC, AC]));
  assert.equal(refusalOf(story, bar(IA, CH)), alone(CH));
});

test('a second receiver who keeps the reviewer away first can’t keep each who comes in away', () => {
  const story = kept(acknowledged(begin()), CH, IA, AC);
  assert.is(fileOf(story).reviewer, DC);
  assert.equal(refusalOf(story, bar(CH, DC)), alone(DC));
  assert.is(refusalOf(story, bar(DC, CH)), undefined, 'who came in can: that is their first word');
});

test('a member of the committee can’t keep everybody else away, whoever they begin with (T46)', () => {
  const story = kept(referred(begin()), V1, IA, CH, V2, V3, DC);
  assert.equal(refusalOf(story, bar(V1, AC)), alone(AC));
});

test('several at once by one act are as many words; one of them is the first', () => {
  const { roster, ...story } = acknowledged(begin());
  // As if the chair had gone of their own accord, and nobody had come in yet.
  const file = { ...fileOf({ roster, ...story }), bars: new Set([CH]) };
  const against = (...persons: readonly PersonId[]) =>
    againstBeingLeft(concern(IA, [], persons), persons, file, roster);
  assert.equal(
    against(DC, AC),
    { ...alone(DC, AC), held: false, eitherOf: [DC, AC] },
    'one of them left out is enough',
  );
  assert.is(against(DC), undefined);
});

test('where nobody else is there, the first whom somebody keeps away is kept away all the same', () => {
  const few = begin(without(FULL, DC, AC));
  const story = acknowledged(few);
  assert.is(refusalOf(story, bar(IA, CH)), undefined);
  const told = tell(
    acknowledged(begin(withOffices(without(FULL, DC, AC), person(40), ['board-member']))),
    concern(IA, [], [person(40)]),
  );
  assert.is(refusalOf(told, bar(IA, CH)), undefined, 'whoever had no part to come into makes no difference');
});

test('keys that too few would hold are nobody’s to hand on, and the act stands under what isn’t possible yet', () => {
  const story = tell(acknowledged(begin(without(FULL, DC, AC))), bar(IA, CH));
  const { roster, today } = story;
  const now = (told: Story) => ({ caseFile: fileOf(told), roster: told.roster, today });
  const epoch = (told: Story) =>
    openActs(told.policy, told.roster, fileOf(told), IA).find(({ act }) => act === 'epoch');
  const handOnOf = (told: Story) => owedIn(now(told)).find(({ id }) => id === 'hand-on');
  assert.equal(epoch(story), {
    act: 'epoch',
    state: 'blocked',
    refusal: { code: 'too-few-holders', room: 'report' },
    refusals: [{ code: 'too-few-holders', room: 'report' }],
  });
  assert.equal(handOnOf(story)?.owners, []);
  assert.not.ok(handsOnNow(fileOf(story), roster, IA));
  const named = withRoster(story, rosterOf(withOffices(without(FULL, DC, AC), person(50), ['alternate-auditor'])));
  assert.is(epoch(named)?.state, 'open');
  assert.equal(handOnOf(named)?.owners, [IA]);
});

test('the administrator hears of a case that no signer may hear of, unless it keeps them away too; the reporter after two working days', () => {
  const story = tell(acknowledged(begin(), ['audit-committee-chair', 'deputy-chair']), bar(IA, CH));
  const now = (told: Story) => ({ caseFile: fileOf(told), roster: told.roster, today: told.today });
  assert.ok(reachesNobody(now(story)));
  assert.ok(mayBeToldOutside(now(story), person(60)));
  for (const who of [DC, CH, EX, IA])
    assert.not.ok(mayBeToldOutside(now(story), who), 'barred, never given a key, or in it');
  const other = tell(acknowledged(begin(), ['deputy-chair']), bar(IA, CH));
  assert.not.ok(reachesNobody(now(tell(acknowledged(begin())))));
  assert.equal(
    [0, 2, 30].map((days) => lacksPeople(now(later(other, days)))),
    [false, false, true],
    'another comes in, and is handed nothing',
  );
  const handed = fileOf(later(handOn(other, IA), 30));
  assert.not.ok(lacksPeople({ caseFile: handed, roster: other.roster, today: later(other, 30).today }));
  // The first of November 2026 is a Sunday.
  assert.equal(
    [2, 3].map((days) => lacksPeople(now(later(story, days)))),
    [false, true],
  );
});

test('a case that was closed before the last colleague was kept away is told of to both as well', () => {
  const closed = tell(acknowledged(begin(), ['audit-committee-chair', 'deputy-chair']), {
    kind: 'close',
    by: IA,
    outcome: 'resolved',
    form: 'formal-investigation',
  });
  const now = (told: Story) => ({ caseFile: fileOf(told), roster: told.roster, today: told.today });
  assert.is(calledOn(now(closed)), undefined);
  assert.not.ok(lacksPeople(now(later(closed, 30))));
  const story = tell(closed, bar(IA, CH));
  assert.is(fileOf(story).stage, 'closed');
  assert.ok(reachesNobody(now(story)) && calledOn(now(story)) === story.today);
  assert.equal(
    [2, 3].map((days) => lacksPeople(now(later(story, days)))),
    [false, true],
  );
  const named = withRoster(story, rosterOf(withOffices(FULL, person(50), ['alternate-auditor'])));
  const handed = handOn(named, IA);
  assert.not.ok(lacksPeople(now(later(handed, 30))) || calledOn(now(handed)) !== undefined, 'it is over for both');
});

test('a colleague’s word counts: who kept nobody away may say it of the last', () => {
  const story = kept(acknowledged(begin()), IA, CH, DC);
  const other = tell(story, { kind: 'declare', by: AC, conflict: false });
  assert.is(refusalOf(other, bar(AC, IA)), undefined);
  const panel = kept(referred(begin(), [], [V1, V2]), V1, IA, CH, DC, V2);
  assert.equal(refusalOf(panel, bar(V1, AC)), alone(AC));
});

test('somebody appointed by name makes it possible, also where the alternate auditor there is is barred', () => {
  const offices: readonly Office[] = ['audit-committee-chair', 'deputy-chair'];
  const story = tell(acknowledged(begin()), concern(IA, offices, [DC, AC]));
  const [one, other] = [person(50), person(51)];
  const appointed = withOffices(FULL, one, ['alternate-auditor']);
  const second = handOn(tell(withRoster(story, rosterOf(appointed)), bar(IA, CH)), IA);
  assert.is(fileOf(second).second, one);
  assert.equal(refusalOf(second, bar(IA, one)), alone(one));
  const both = withRoster(second, rosterOf(withOffices(appointed, other, ['alternate-auditor'])));
  assert.is(refusalOf(both, bar(IA, one)), undefined);
});

test('own conflicts go on as before, and so does every line that was taken before', () => {
  const story = kept(acknowledged(begin()), IA, CH, DC);
  const declared = tell(story, { kind: 'declare', by: AC, conflict: false });
  assert.is(refusalOf(declared, conflict(AC)), undefined);
  // Planned as if the author had kept nobody away: what an older server took.
  const { ledger, ...file } = fileOf(story);
  const lines = ledger.lines.map((line) => ({ ...line, act: { ...line.act, by: V3 } }));
  const planned = planIn({ ...story, caseFile: { ...file, ledger: { ...ledger, lines } } }, bar(IA, AC));
  assert.ok(planned.ok);
  if (!planned.ok) return;
  const act = actOf(story, planned.value, IA);
  assert.ok(isRegular(story.policy, story.roster, fileOf(story), act));
  assert.equal(fileOf(append(story, act)).irregular, []);
  const answer = accept(story.policy, story.roster, story.caseFile, act, metaOf(planned.value, IA), story.today);
  assert.equal(answer.ok ? undefined : answer.refusal, alone(AC), 'no new one is taken');
});

test('who keeps away the last who could follow reads before signing that nobody stands behind the two who are left', () => {
  const people = withOffices(FULL, person(50), ['alternate-auditor']);
  const story = acknowledged(begin(people), []);
  const behind = (bars: readonly PersonId[], told = story) => leavesNobodyBehind(fileOf(told), told.roster, bars);
  assert.equal(
    [[DC], [DC, AC], [DC, AC, person(50)]].map((bars) => behind(bars)),
    [false, false, true],
  );
  assert.is(behind([CH, DC, AC, person(50)]), false, 'fewer than two is told otherwise');
  const told = tell(
    story,
    concern(IA, ['audit-committee-chair', 'deputy-chair'], [DC, AC]),
    concern(IA, [], [person(50)]),
  );
  assert.is(behind([V1], told), false, 'it is so already');
});

test('whom to appoint: never into an office that somebody holds whom the case bars', () => {
  const story = acknowledged(begin(withOffices(FULL, person(50), ['alternate-auditor'])), []);
  const offices: readonly Office[] = ['audit-committee-chair', 'deputy-chair', 'alternate-auditor'];
  const gone = tell(
    tell(story, concern(IA, offices.slice(0, 2), [DC, AC])),
    concern(IA, [], [person(50)]),
    conflict(CH),
  );
  assert.equal(
    vacancies(fileOf(gone), gone.roster).map(({ appoint }) => appoint),
    [['alternate-auditor'], ['alternate-auditor']],
    'there is room beside who is appointed by name',
  );
  const { routes, ...rest } = story.policy;
  const { appointed: _, ...before } = routes;
  const older = { ...begin(FULL, { ...rest, routes: before }) };
  const file = fileOf(tell(acknowledged(older), concern(IA, offices.slice(0, 2), [DC, AC]), conflict(CH)));
  assert.equal(
    vacancies(file, story.roster).map(({ appoint }) => appoint),
    [['alternate-auditor'], ['alternate-auditor']].map(() => []),
  );
  const vacant = rosterOf(without(FULL, DC));
  assert.equal(vacancies(file, vacant).map(({ appoint }) => appoint)[0], ['deputy-chair']);
});

test.run();
