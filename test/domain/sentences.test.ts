// The sentences under the act table of issue 2, one test each.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { membersFor } from '../../src/domain/acts/obstacles.ts';
import { concernable } from '../../src/domain/concernable.ts';
import { obstacles } from '../../src/domain/decide.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { owedKeys } from '../../src/domain/succession.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { withQuorum } from '../../src/policy/association-001.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  carried,
  DC,
  declared,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  person,
  planIn,
  ratified,
  referred,
  refusalOf,
  report,
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

const test = suite('sentences under the act table');

const open = (story: Story): Story => tell(story, { kind: 'open', by: IA });
const refer = (cleared: readonly PersonId[]) =>
  ({ kind: 'refer', by: IA, form: 'formal-investigation', cleared }) as const;

test('acknowledge precedes close, resolve and refer', () => {
  const story = open(report(begin()));
  const first = { code: 'do-first', act: 'acknowledge' } as const;
  assert.equal(refusalOf(story, { kind: 'close', by: IA, outcome: 'unjustified' }), first);
  assert.equal(refusalOf(story, { kind: 'close', by: IA, outcome: 'resolved', form: 'internal-audit' }), first);
  assert.equal(refusalOf(story, refer([V1, V2])), first);
  assert.is(refusalOf(story, { kind: 'brief', by: IA, conflict: false }), undefined);
});

test('nothing is written in the deliberation before it is opened', () => {
  const story = report(begin());
  const first = { code: 'do-first', act: 'open' } as const;
  assert.equal(refusalOf(story, { kind: 'note', by: IA })?.code, 'not-yours');
  assert.equal(refusalOf(story, { kind: 'summary', by: IA }), first);
  assert.equal(refusalOf(story, { kind: 'concern', by: IA, concerns: ['deputy-chair'], persons: [] }), first);
  assert.is(refusalOf(story, { kind: 'acknowledge', by: IA }), undefined);
});

test('after "someone senior", clear precedes brief, close, resolve and refer', () => {
  const story = acknowledged(begin(), 'senior');
  const first = { code: 'do-first', act: 'clear' } as const;
  assert.equal(refusalOf(story, { kind: 'brief', by: IA, conflict: false }), first);
  assert.equal(refusalOf(story, { kind: 'close', by: IA, outcome: 'unjustified' }), first);
  assert.equal(refusalOf(story, { kind: 'close', by: IA, outcome: 'resolved', form: 'internal-audit' }), first);
  assert.equal(refusalOf(story, refer([V1, V2])), first);
  const cleared = tell(story, { kind: 'clear', by: IA });
  assert.equal(fileOf(cleared).holders('report'), ['reporter', IA, AC, CH]);
  assert.equal(fileOf(cleared).holders('deliberation'), [IA, AC, CH]);
  assert.is(refusalOf(cleared, refer([V1, V2])), undefined);
  assert.equal(refusalOf(cleared, { kind: 'clear', by: IA }), { code: 'already-done', act: 'clear' });
});

test('the list before referring names everything that is missing at once', () => {
  const told = report(begin(), ['violations-committee']);
  assert.equal(obstacles(told.roster, fileOf(told), 'refer', IA), [{ code: 'do-first', act: 'declare' }]);
  const story = declared(told);
  assert.equal(obstacles(story.roster, fileOf(story), 'refer', IA), [
    { code: 'do-first', act: 'open' },
    { code: 'do-first', act: 'acknowledge' },
    { code: 'do-first', act: 'concern' },
  ]);
});

test('with the committee ticked, no member gets a key until it is recorded who is concerned', () => {
  const story = acknowledged(begin(), ['violations-committee']);
  assert.equal([...fileOf(story).bars], []);
  assert.equal(refusalOf(story, refer([V1, V2])), { code: 'do-first', act: 'concern' });
  const other = tell(story, { kind: 'concern', by: IA, concerns: ['deputy-chair'], persons: [] });
  assert.equal(
    refusalOf(other, refer([V1, V2])),
    { code: 'do-first', act: 'concern' },
    'another concern settles nothing',
  );
  const recorded = tell(story, { kind: 'concern', by: CH, concerns: ['violations-committee'], persons: [V2] });
  assert.equal([...fileOf(recorded).bars], [V2]);
  assert.equal(refusalOf(recorded, refer([V1, V2])), { code: 'not-eligible', person: V2 });
  assert.is(refusalOf(recorded, refer([V1, V3])), undefined);
});

test('that no present member is concerned can be recorded too, with reasons and without a bar', () => {
  const story = acknowledged(begin(), ['violations-committee']);
  const recorded = tell(story, { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [] });
  assert.ok(fileOf(recorded).concernRecorded);
  assert.is(refusalOf(recorded, refer([V1, V2, V3])), undefined);
  const untickd = acknowledged(begin());
  const empty = { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [] } as const;
  assert.equal(refusalOf(untickd, empty), { code: 'nobody-named' });
});

test('an executive who sits on the ticked committee is not briefed before that', () => {
  const people = withOffices(FULL, EX, ['executive-director', 'violations-committee']);
  const story = acknowledged(begin(people), ['violations-committee']);
  assert.equal(refusalOf(story, { kind: 'brief', by: IA, conflict: false }), { code: 'do-first', act: 'concern' });
  const recorded = tell(story, { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [V1] });
  assert.is(refusalOf(recorded, { kind: 'brief', by: IA, conflict: false }), undefined);
});

test('who already holds a key cannot be kept away by recording a concern', () => {
  const story = acknowledged(begin());
  const concern = (persons: readonly PersonId[]) => ({ kind: 'concern', by: IA, concerns: [], persons }) as const;
  assert.equal(refusalOf(story, concern([CH])), { code: 'holds-key', person: CH });
  assert.equal(refusalOf(story, { ...concern([]), concerns: ['board-chair'] }), { code: 'holds-key', person: CH });
  assert.equal(refusalOf(story, concern([])), { code: 'nobody-named' });
  assert.equal(refusalOf(story, concern([person(99)])), { code: 'unknown-person', person: person(99) });
  const barred = tell(story, concern([V3, DC]));
  assert.equal([...fileOf(barred).bars], [DC, V3]);
  assert.equal(refusalOf(barred, concern([V3])), { code: 'nobody-named' }, 'barred already');
});

test('a member of the board is kept away by name: the others aren’t, no tick is settled by it, and no later office lets them in', () => {
  const [concerned, other] = [person(41), person(42)];
  const board = withOffices(withOffices(FULL, concerned, ['board-member']), other, ['board-member']);
  const story = acknowledged(begin(board), ['violations-committee']);
  assert.equal(fileOf(story).receivers, [IA, CH], 'the route is that of an ordinary report');
  const { offices, members, others, mayBeNobody } = concernable(rosterOf(board), fileOf(story));
  assert.equal([members, others, mayBeNobody], [[V1, V2, V3], [concerned, other], true]);
  assert.not.ok(offices.includes('board-member'), 'the board isn’t concerned as a whole');
  const barred = tell(story, { kind: 'concern', by: IA, concerns: [], persons: [concerned] });
  assert.equal([...fileOf(barred).bars], [concerned]);
  assert.not.ok(fileOf(barred).concernRecorded, 'which member of the committee was meant stays to be said');
  assert.equal(concernable(rosterOf(board), fileOf(barred)).others, [other]);
  const promoted = withOffices(withOffices(board, concerned, ['board-chair', 'violations-committee']), CH, [
    'board-member',
  ]);
  const roster = rosterOf(promoted, [CH]);
  const since = withRoster(barred, roster);
  assert.equal(membersFor({ roster, caseFile: fileOf(since) }), [V1, V2, V3], 'not as a member of the committee');
  const owed = new Set(owedKeys(fileOf(since), roster).map((one) => one.person));
  assert.equal([...owed], [DC], 'and the substitute of the chair who left isn’t the new chair');
});

test('refer is refused while members beside reviewer and ratifier are fewer than the quorum, or fewer are cleared', () => {
  const chairOnCommittee = withOffices(FULL, CH, ['board-chair', 'violations-committee']);
  const full = acknowledged(begin(chairOnCommittee));
  const story = withRoster(full, rosterOf(chairOnCommittee, [V2, V3]));
  assert.equal(refusalOf(story, refer([V1])), {
    ...{ code: 'too-few-members', needed: 2, available: 1, stage: 'review' },
    appoint: ['ad-hoc-panel', 'external-investigator'],
  });
  assert.is(refusalOf(story, { kind: 'close', by: IA, outcome: 'unjustified' }), undefined, 'closing remains');
  assert.equal(refusalOf(full, refer([CH, V1])), { code: 'not-eligible', person: CH });
  assert.equal(refusalOf(full, refer([V1])), {
    ...{ code: 'too-few-cleared', needed: 2, cleared: 1 },
    appoint: ['ad-hoc-panel', 'external-investigator'],
  });
  assert.equal(refusalOf(full, refer([V1, DC])), { code: 'not-eligible', person: DC });
});

test('exactly the cleared members get the keys of report and deliberation, and every one of them only by name', () => {
  const story = referred(begin(), [], [V3, V1]);
  assert.equal(fileOf(story).panel, [V1, V3]);
  assert.equal(fileOf(story).holders('report'), ['reporter', IA, CH, V1, V3]);
  assert.equal(fileOf(story).holders('deliberation'), [IA, CH, V1, V3]);
  assert.equal(refusalOf(story, { kind: 'recommend', by: V2 })?.code, 'not-yours');
});

test('a recommendation moves on when those present reach the quorum and most of them support it', () => {
  const story = tell(referred(begin()), { kind: 'recommend', by: V1 });
  assert.is(fileOf(story).stage, 'investigation');
  assert.is(fileOf(tell(story, { kind: 'confirm', by: V3, of: standing(story) })).stage, 'ratification');
  const split = tell(story, { kind: 'dissent', by: V2, of: standing(story) });
  assert.is(fileOf(split).stage, 'investigation', 'one against one is no majority');
  assert.is(fileOf(tell(split, { kind: 'confirm', by: V3, of: standing(split) })).stage, 'ratification');
});

test('a dissent can complete the quorum', () => {
  const story = tell(referred(begin(FULL, withQuorum(begin().policy, 3))), { kind: 'recommend', by: V1 });
  const confirmed = tell(story, { kind: 'confirm', by: V2, of: standing(story) });
  assert.is(fileOf(confirmed).stage, 'investigation');
  assert.is(fileOf(tell(confirmed, { kind: 'dissent', by: V3, of: standing(story) })).stage, 'ratification');
});

test('with a quorum of one the recording itself moves it on', () => {
  const story = tell(referred(begin(FULL, withQuorum(begin().policy, 1))), { kind: 'recommend', by: V2 });
  assert.is(fileOf(story).stage, 'ratification');
  assert.is(fileOf(story).duties.find(({ id }) => id === 'recommendation')?.metOn, story.today);
});

test('once all have spoken without a majority, a member records another, which replaces it', () => {
  const first = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const old = standing(first);
  assert.equal(refusalOf(first, { kind: 'recommend', by: V2 }), { code: 'recommendation-stands' });
  const against = tell(first, { kind: 'dissent', by: V2, of: old }, { kind: 'dissent', by: V3, of: old });
  assert.is(fileOf(against).stage, 'investigation');
  assert.equal(refusalOf(against, { kind: 'confirm', by: V2, of: old }), { code: 'already-spoken' });
  const second = tell(against, { kind: 'recommend', by: V2 });
  assert.is.not(standing(second), old);
  assert.equal(refusalOf(second, { kind: 'confirm', by: V3, of: old }), { code: 'other-recommendation' });
  assert.is(fileOf(tell(second, { kind: 'confirm', by: V3, of: standing(second) })).stage, 'ratification');
});

test('a member who left does not hold up the others for ever', () => {
  const first = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const split = tell(first, { kind: 'dissent', by: V2, of: standing(first) });
  assert.equal(refusalOf(split, { kind: 'recommend', by: V2 }), { code: 'recommendation-stands' });
  const gone = withRoster(split, rosterOf(FULL, [V3]));
  assert.equal(refusalOf(gone, { kind: 'recommend', by: V2 }), { code: 'do-first', act: 'epoch' });
  const anew = tell(gone, { kind: 'epoch', by: V2, room: 'report' }, { kind: 'epoch', by: V1, room: 'deliberation' });
  assert.is(refusalOf(anew, { kind: 'recommend', by: V2 }), undefined);
});

test("nobody's presence is recorded by another's key: the recorder can't confirm, nobody speaks twice", () => {
  const story = tell(referred(begin(FULL, withQuorum(begin().policy, 3))), { kind: 'recommend', by: V1 });
  const of = standing(story);
  assert.equal(refusalOf(story, { kind: 'dissent', by: V1, of }), { code: 'own-recommendation' });
  const spoken = tell(story, { kind: 'confirm', by: V2, of });
  assert.equal(refusalOf(spoken, { kind: 'dissent', by: V2, of }), { code: 'already-spoken' });
});

test('ratify and return speak of the recommendation that stands', () => {
  const story = carried(begin());
  assert.equal(refusalOf(story, { kind: 'ratify', by: CH, of: 'another' }), { code: 'other-recommendation' });
  assert.equal(refusalOf(story, { kind: 'return', by: CH, of: 'another' }), { code: 'other-recommendation' });
});

test('after a return the committee records anew, and owes it in five working days', () => {
  const story = later(carried(begin()), 1);
  const returned = tell(story, { kind: 'return', by: CH, of: standing(story) });
  assert.is(fileOf(returned).stage, 'investigation');
  assert.is(fileOf(returned).recommendation, undefined);
  assert.equal(refusalOf(returned, { kind: 'confirm', by: V2, of: 'x' }), { code: 'no-recommendation' });
  const owed = fileOf(returned)
    .duties.filter(({ metOn }) => metOn === undefined)
    .map(({ id, dueOn }) => [id, dueOn]);
  assert.equal(owed, [
    ['brief', '2026-11-08'],
    ['feedback', '2027-02-01'],
    ['recommendation', '2026-11-09'],
  ]);
  assert.is(refusalOf(returned, { kind: 'recommend', by: V3 }), undefined);
});

test('T48: who acted as reviewer or sat on the panel cannot ratify', () => {
  const story = carried(begin());
  const caseFile = { ...fileOf(story), ratifier: V3 };
  assert.equal(refusalOf({ ...story, caseFile }, { kind: 'ratify', by: V3, of: standing(story) }), {
    code: 'acted-before',
  });
  const reviewerRatifies = { ...fileOf(story), ratifier: IA };
  const refusal = refusalOf({ ...story, caseFile: reviewerRatifies }, { kind: 'return', by: IA, of: standing(story) });
  assert.equal(refusal, { code: 'acted-before' });
});

test('brief asks whether it concerns the executive: yes bars them, no grants them, and nobody else is added', () => {
  const story = acknowledged(begin());
  const told = tell(story, { kind: 'brief', by: IA, conflict: false });
  assert.equal(fileOf(told).holders('briefing'), [IA, CH, EX]);
  const kept = tell(story, { kind: 'brief', by: IA, conflict: true });
  assert.equal(fileOf(kept).holders('briefing'), [IA, CH]);
  assert.equal([...fileOf(kept).bars], [EX]);
});

test('a briefing is given outside exactly where no executive is on the roster', () => {
  const outsideOf = (story: Story) => {
    const planned = planIn(story, { kind: 'brief', by: IA, conflict: false });
    return planned.ok && planned.value.kind === 'brief' ? planned.value.public.outside : undefined;
  };
  const vacant = acknowledged(begin(without(FULL, EX)));
  assert.is(outsideOf(vacant), true);
  assert.is(outsideOf(acknowledged(begin())), false);
  assert.is(outsideOf(acknowledged(begin(), ['executive-director'])), false, 'barred is not absent');
  assert.equal(refusalOf(vacant, { kind: 'brief', by: IA, conflict: true }), { code: 'no-conflict-possible' });
  const barred = acknowledged(begin(), ['executive-director']);
  assert.equal(refusalOf(barred, { kind: 'brief', by: IA, conflict: true }), { code: 'no-conflict-possible' });
  assert.equal(fileOf(tell(barred, { kind: 'brief', by: IA, conflict: false })).holders('briefing'), [IA, CH]);
});

test('a briefing may come after referral, and is not extinguished by closing', () => {
  assert.is(refusalOf(referred(begin()), { kind: 'brief', by: IA, conflict: false }), undefined);
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'unjustified' });
  const briefed = tell(closed, { kind: 'brief', by: IA, conflict: false });
  assert.is(fileOf(briefed).stage, 'closed');
  assert.ok(fileOf(briefed).duties.every(({ id, metOn }) => id === 'check-in' || metOn !== undefined));
  assert.equal(refusalOf(briefed, { kind: 'brief', by: IA, conflict: false })?.code, 'wrong-stage');
});

test('once a review means once more after further evidence on an unjustified case, and not otherwise', () => {
  const told = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.equal(refusalOf(told, { kind: 'brief', by: IA, conflict: false }), { code: 'already-done', act: 'brief' });
  const closed = tell(told, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(closed, { kind: 'evidence', by: 'reporter' });
  assert.is(fileOf(again).stage, 'review');
  assert.is(fileOf(again).outcome, undefined);
  assert.equal(refusalOf(again, refer([V1, V2])), { code: 'do-first', act: 'acknowledge' });
  const second = tell(again, { kind: 'acknowledge', by: IA }, { kind: 'brief', by: IA, conflict: true });
  assert.equal([...fileOf(second).bars], [EX], 'a conflict found in the second review ends the briefings');
  assert.equal(fileOf(second).holders('briefing'), [IA, CH]);
  assert.equal(fileOf(second).ledger.rooms.get('briefing')?.length, 2);
});

test('keys are given again only to somebody entitled whose grant was signed unreadable', () => {
  const story = referred(begin());
  const give = (to: PersonId, by: PersonId) => ({ kind: 'grant', by, room: 'report', to }) as const;
  assert.equal(refusalOf(story, give(V2, IA)), { code: 'not-unreadable', person: V2, room: 'report' });
  const said = tell(story, { kind: 'unreadable', by: V2, room: 'report' });
  assert.equal(refusalOf(said, { kind: 'unreadable', by: V2, room: 'report' }), {
    code: 'already-done',
    act: 'unreadable',
  });
  assert.equal(refusalOf(said, { kind: 'unreadable', by: V2, room: 'identity' }), {
    code: 'not-a-holder',
    room: 'identity',
  });
  assert.equal(refusalOf(said, give(V2, V2)), { code: 'not-eligible', person: V2 }, 'not by oneself');
  const left = withRoster(said, rosterOf(FULL, [V2]));
  assert.equal(refusalOf(left, give(V2, IA)), { code: 'not-eligible', person: V2 }, 'not to who left');
  const given = tell(said, give(V2, V3));
  assert.equal(fileOf(given).unreadable, []);
  assert.equal(refusalOf(given, give(V2, IA)), { code: 'not-unreadable', person: V2, room: 'report' });
});

test('a category is one of the list, and can be corrected', () => {
  const story = referred(begin());
  assert.equal(refusalOf(story, { kind: 'categorise', by: IA, category: 'gossip' }), { code: 'unknown-category' });
  const first = tell(story, { kind: 'categorise', by: IA, category: 'fraud' });
  assert.is(fileOf(tell(first, { kind: 'categorise', by: IA, category: 'retaliation' })).category, 'retaliation');
});

test('a new deliberation needs two holders', () => {
  const story = withRoster(report(begin()), rosterOf(FULL, [CH, DC, AC]));
  assert.equal(refusalOf(story, { kind: 'open', by: IA }), { code: 'too-few-holders', room: 'deliberation' });
  const followed = withRoster(report(begin()), rosterOf(FULL, [CH]));
  assert.is(refusalOf(followed, { kind: 'open', by: IA }), undefined, 'who comes in is one of them');
  // What somebody can do is named: no page offers to open a case.
  const why = (told: Story) =>
    openActs(told.policy, told.roster, fileOf(told), IA).flatMap((one) =>
      one.state === 'blocked' && one.act === 'summary' ? [refusalText('en', one.refusal)] : [],
    );
  assert.match(why(tell(story, { kind: 'declare', by: IA, conflict: false }))[0] ?? '', /once somebody is appointed/);
  assert.match(why(tell(followed, { kind: 'declare', by: IA, conflict: false }))[0] ?? '', /Your browser does that/);
});

test('a report is refused under an expired roster, while intake is closed, and where too few would hold it', () => {
  const submit = { kind: 'submit', by: 'reporter', concerns: [], seal: 's', sign: 's' } as const;
  assert.equal(refusalOf(begin(FULL, begin().policy, '2027-02-01'), submit), {
    code: 'roster-expired',
    until: '2027-01-31',
  });
  assert.equal(refusalOf(begin(without(FULL, V2, V3)), submit), { code: 'intake-closed' });
  const board = ['audit-committee-chair', 'board-chair', 'deputy-chair'] as const;
  assert.equal(refusalOf(begin(), { ...submit, concerns: board }), { code: 'too-few-receivers', concerns: board });
});

test('evidence on other closed cases is owed an answer, met by a message; on open ones nothing', () => {
  const done = tell(ratified(begin()), { kind: 'feedback', by: IA });
  const asked = tell(later(done, 3), { kind: 'evidence', by: 'reporter' });
  assert.is(fileOf(asked).stage, 'closed');
  const answer = fileOf(asked).duties.find(({ id }) => id === 'answer');
  assert.equal([answer?.dueOn, answer?.metOn], ['2026-11-14', undefined]);
  const answered = tell(asked, { kind: 'message', by: IA });
  assert.is(fileOf(answered).duties.find(({ id }) => id === 'answer')?.metOn, '2026-11-04');
  const open = acknowledged(begin());
  assert.is(fileOf(tell(open, { kind: 'evidence', by: 'reporter' })).duties.length, fileOf(open).duties.length);
});

test('T50: acknowledging is possible once, so its day never moves', () => {
  const story = acknowledged(begin());
  assert.equal(refusalOf(later(story, 2), { kind: 'acknowledge', by: IA }), {
    code: 'already-done',
    act: 'acknowledge',
  });
});

test('the audit committee chair who receives "someone senior" can be barred no more, the chair before clearing can', () => {
  const story = acknowledged(begin(), 'senior');
  const concern = { kind: 'concern', by: AC, persons: [] } as const;
  assert.equal(refusalOf(story, { ...concern, concerns: ['audit-committee-chair'] }), {
    code: 'holds-key',
    person: AC,
  });
  const barred = tell(story, { ...concern, concerns: ['board-chair'] });
  const cleared = tell(barred, { kind: 'clear', by: IA });
  assert.equal(fileOf(cleared).holders('report'), ['reporter', IA, AC]);
  assert.is(fileOf(cleared).ratifier, AC, 'the second receiver ratifies instead');
});

test('a receiver who has become the chair meanwhile is given no second set of keys, and the second receiver ratifies', () => {
  const story = acknowledged(begin(), 'senior');
  for (const newChair of [AC, IA]) {
    const offices = newChair === AC ? 'audit-committee-chair' : 'internal-auditor';
    const people = withOffices(without(FULL, CH), newChair, ['board-chair', offices]);
    const cleared = tell(withRoster(story, rosterOf(people)), { kind: 'clear', by: IA });
    assert.equal(fileOf(cleared).holders('report'), ['reporter', IA, AC]);
    assert.is(fileOf(cleared).ratifier, AC);
  }
});

test.run();
