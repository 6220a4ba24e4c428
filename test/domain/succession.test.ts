// Who carries a case on when a handler is gone from it: kept away by their own declaration or a colleague's, or no longer on
// the roster. What is owed to whom, in which order the parts are filled, and what of the gone one's keys is taken back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isWithdrawn, openDuties, owingPersons } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/decide.ts';
import { concernedSince } from '../../src/domain/found-concerned.ts';
import { openActs } from '../../src/domain/open-acts.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { awaitsHandOn, owedKeys, partsNow, staleRooms } from '../../src/domain/succession.ts';
import { linesFor, sees } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  actOf,
  append,
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
  planIn,
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

const test = suite('succession');

const conflictOf = (by: PersonId): Intention => ({ kind: 'declare', by, conflict: true });
const bar = (by: PersonId, person: PersonId): Intention => ({ kind: 'bar', by, person });
const epoch = (by: PersonId, room: 'report' | 'deliberation'): Intention => ({ kind: 'epoch', by, room });
const grant = (by: PersonId, room: 'report' | 'deliberation', to: PersonId): Intention => ({
  kind: 'grant',
  by,
  room,
  to,
});

const holders = (story: Story, room: 'report' | 'deliberation' | 'identity') =>
  (fileOf(story).ledger.rooms.get(room) ?? []).map((one) => [...one.holders]);
const partsIn = (story: Story) => {
  const { reviewer, second, ratifier } = fileOf(story);
  return { reviewer, second, ratifier };
};
const owedIn = (story: Story) => owedKeys(fileOf(story), story.roster).map(({ person, room }) => [person, room]);
const handOnIn = (story: Story) => openDuties(fileOf(story)).find(({ id }) => id === 'hand-on');

/** Everything that is left to be handed on, by whoever has the keys. */
const handedOn = (story: Story, by: PersonId): Story => {
  let told = story;
  for (const room of staleRooms(fileOf(told), told.roster)) told = tell(told, epoch(by, room));
  for (const { person, room } of owedKeys(fileOf(told), told.roster)) told = tell(told, grant(by, room, person));
  return told;
};

test('before they declare, handlers are shown who was involved and where, and do nothing else', () => {
  const story = report(begin());
  for (const intention of [
    { kind: 'open', by: IA },
    { kind: 'acknowledge', by: IA },
    { kind: 'message', by: IA },
    { kind: 'brief', by: IA, conflict: false },
    { kind: 'summary', by: CH },
    { kind: 'concern', by: CH, concerns: ['deputy-chair'], persons: [] },
  ] as const) {
    const planned = planIn(story, intention);
    assert.equal(planned, { ok: false, refusal: { code: 'do-first', act: 'declare' } }, intention.kind);
  }
  assert.ok(
    planIn(story, { kind: 'unreadable', by: IA, room: 'report' }).ok,
    'a key that doesn’t open is told at once',
  );
  assert.is(sees(fileOf(story), IA), 'undeclared');
  const told = tell(story, { kind: 'declare', by: IA, conflict: false });
  assert.is(sees(fileOf(told), IA), 'whole');
  assert.is(sees(fileOf(told), CH), 'undeclared', 'each for themselves');
  assert.equal(refusalOf(told, { kind: 'declare', by: IA, conflict: false }), { code: 'already-done', act: 'declare' });
});

test('the reporter and whoever is only briefed are asked for no declaration', () => {
  const briefed = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.is(sees(fileOf(briefed), EX), 'briefings');
  assert.equal(refusalOf(briefed, { kind: 'declare', by: EX, conflict: false }), { code: 'not-yours', act: 'declare' });
  assert.ok(planIn(report(begin()), { kind: 'message', by: 'reporter' }).ok);
});

test('a declared conflict bars at once: nothing is shown or given any more, and the reporter is told nothing', () => {
  const story = acknowledged(begin());
  const before = linesFor('reporter', fileOf(story), story.today).length;
  const told = tell(story, conflictOf(CH));
  const file = fileOf(told);
  assert.ok(file.bars.has(CH));
  assert.is(sees(file, CH), undefined);
  assert.equal(file.holders('report'), ['reporter', IA]);
  assert.is(linesFor('reporter', file, plainDate('2026-11-01')).length, before);
  assert.equal(refusalOf(told, { kind: 'note', by: CH }), { code: 'not-yours', act: 'note' });
  assert.equal(openActs(told.policy, told.roster, file, CH), []);
});

test('keys to hand on are a duty of whoever has them, due in two working days, until they are handed on', () => {
  // 1 November 2026 is a Sunday.
  const told = tell(acknowledged(begin()), conflictOf(CH));
  const duty = handOnIn(told);
  assert.is(duty?.dueOn, '2026-11-03');
  assert.equal(duty === undefined ? [] : owingPersons(fileOf(told), duty), [IA]);
  assert.is(openActs(told.policy, told.roster, fileOf(told), IA).find(({ act }) => act === 'epoch')?.state, 'open');
  const done = handedOn(later(told, 1), IA);
  assert.is(handOnIn(done), undefined);
  assert.is(fileOf(done).duties.find(({ id }) => id === 'hand-on')?.metOn, '2026-11-02');
  assert.is(
    openActs(done.policy, done.roster, fileOf(done), IA).find(({ act }) => act === 'epoch'),
    undefined,
  );
});

test('a chair with a conflict is followed by the deputy: new keys first, then every earlier one, then the part', () => {
  const told = tell(acknowledged(begin()), conflictOf(CH));
  assert.equal(owedIn(told), [
    [DC, 'report'],
    [DC, 'deliberation'],
  ]);
  const anew = tell(told, epoch(IA, 'report'), epoch(IA, 'deliberation'));
  assert.equal(holders(anew, 'report'), [
    ['reporter', IA, CH],
    ['reporter', IA, DC],
  ]);
  assert.equal(partsIn(anew), { reviewer: IA, second: CH, ratifier: CH }, 'not before every key is there');
  assert.not.ok(isWithdrawn(fileOf(anew), CH, 'report'), 'only when the substitute’s stand');
  const given = tell(anew, grant(IA, 'report', DC));
  assert.is(fileOf(given).second, CH);
  const done = tell(given, grant(IA, 'deliberation', DC));
  assert.equal(partsIn(done), { reviewer: IA, second: DC, ratifier: DC });
  assert.equal(holders(done, 'report')[0], ['reporter', IA, CH, DC]);
  for (const room of ['report', 'deliberation'] as const) assert.ok(isWithdrawn(fileOf(done), CH, room), room);
  assert.is(sees(fileOf(done), DC), 'undeclared', 'a substitute declares too');
});

test('an auditor whom the text names is kept away by the chair; the reasons lie under a key that they never had', () => {
  const told = tell(acknowledged(begin()), bar(CH, IA));
  assert.equal(holders(told, 'deliberation'), [
    [IA, CH],
    [CH, AC],
  ]);
  const done = handedOn(told, CH);
  assert.equal(partsIn(done), { reviewer: AC, second: CH, ratifier: CH });
  assert.equal(
    holders(done, 'identity'),
    [['reporter', IA]],
    'an identity isn’t handed on: the reporter is asked again',
  );
  const reviewing = tell(
    done,
    { kind: 'declare', by: AC, conflict: false },
    { kind: 'refer', by: AC, form: 'internal-audit', cleared: [V1, V2] },
  );
  assert.is(fileOf(reviewing).stage, 'investigation');
});

test('a key is handed on to nobody but whom the routing rule puts in, and nobody loses theirs by it (T46)', () => {
  const story = acknowledged(begin());
  for (const to of [DC, AC, EX, V1]) {
    for (const room of ['report', 'deliberation'] as const)
      assert.equal(refusalOf(story, grant(IA, room, to)), { code: 'not-unreadable', person: to, room });
  }
  const told = tell(story, conflictOf(CH));
  for (const to of [AC, EX, V1, CH])
    assert.equal(refusalOf(told, grant(IA, 'report', to)), { code: 'not-unreadable', person: to, room: 'report' });
  assert.equal(fileOf(handedOn(told, IA)).holders('report'), ['reporter', IA, DC]);
});

test('whoever has no key is kept away by "concern", and nobody keeps themselves or a stranger away by "bar"', () => {
  const story = acknowledged(begin());
  assert.equal(refusalOf(story, bar(IA, DC)), { code: 'holds-no-key', person: DC });
  assert.equal(refusalOf(story, bar(IA, IA)), { code: 'not-eligible', person: IA });
  const told = tell(story, bar(IA, CH));
  assert.equal(refusalOf(told, bar(IA, CH)), { code: 'not-eligible', person: CH });
  const briefed = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false }, bar(CH, EX));
  assert.is(sees(fileOf(briefed), EX), undefined);
  assert.ok(isWithdrawn(fileOf(briefed), EX, 'briefing'), 'nobody takes the place of who was briefed');
});

test('who is to come in, and whom the text names, is kept away before they have a key', () => {
  const told = tell(acknowledged(begin()), conflictOf(CH));
  assert.ok(owedIn(told).some(([person]) => person === DC));
  const kept = tell(told, bar(IA, DC));
  assert.is(sees(fileOf(kept), DC), undefined);
  assert.equal(holders(kept, 'deliberation').at(-1), [IA, AC]);
  assert.ok(!owedIn(kept).some(([person]) => person === DC));
  assert.equal(concernedSince(fileOf(kept), new Map(), IA), [DC], 'they handled nothing');
  const done = handedOn(kept, IA);
  assert.equal(partsIn(done), { reviewer: IA, second: AC, ratifier: AC });
  assert.ok([...holders(done, 'report'), ...holders(done, 'deliberation')].every((some) => !some.includes(DC)));
});

test('where nobody had opened a case before one of its two left it, who comes in can be kept away before they are given it', () => {
  const told = tell(report(begin()), conflictOf(CH), { kind: 'declare', by: IA, conflict: false });
  assert.equal(refusalOf(told, bar(IA, DC)), { code: 'not-yours', act: 'bar' });
  const opened = tell(told, { kind: 'open', by: IA });
  assert.equal(holders(opened, 'deliberation'), [[IA, DC]]);
  assert.equal(holders(opened, 'report'), [['reporter', IA, CH]]);
  assert.is(sees(fileOf(opened), DC), undefined, 'a key of the deliberation alone shows nothing');
  for (const intention of [
    { kind: 'declare', by: DC, conflict: true },
    { kind: 'note', by: DC },
    { kind: 'ask-identity', by: DC },
    { kind: 'unreadable', by: DC, room: 'deliberation' },
    bar(DC, IA),
  ] as const)
    assert.equal(refusalOf(opened, intention), { code: 'no-part' }, intention.kind);
  const kept = tell(opened, bar(IA, DC));
  assert.equal(holders(kept, 'deliberation').at(-1), [IA, AC]);
  const done = handedOn(kept, IA);
  assert.equal(partsIn(done), { reviewer: IA, second: AC, ratifier: AC });
  assert.ok(isWithdrawn(fileOf(done), DC, 'deliberation'));
  // Who isn't kept away is given what they lack, as ever.
  assert.equal(partsIn(handedOn(opened, IA)), { reviewer: IA, second: DC, ratifier: DC });
});

test('who comes back sees nothing of a case by a key of its deliberation, before they have one of the report again', () => {
  const both = tell(
    report(begin()),
    { kind: 'declare', by: IA, conflict: false },
    { kind: 'declare', by: CH, conflict: false },
  );
  const away = handedOn(withRoster(both, rosterOf(FULL, [IA])), CH);
  assert.equal(partsIn(away), { reviewer: AC, second: CH, ratifier: CH });
  const back = withRoster(away, rosterOf(FULL, [AC]));
  assert.is(sees(fileOf(back), IA), undefined);
  const opened = tell(back, { kind: 'open', by: CH });
  assert.equal(holders(opened, 'deliberation'), [[IA, CH]]);
  assert.is(sees(fileOf(opened), IA), undefined);
  assert.is(sees(fileOf(handedOn(opened, CH)), IA), 'whole');
});

test('nothing more is written under a key of somebody who is gone; the reporter still writes, under the key they know', () => {
  const told = tell(acknowledged(begin()), conflictOf(CH));
  const first = { code: 'do-first', act: 'epoch' } as const;
  for (const kind of ['note', 'message'] as const) assert.equal(refusalOf(told, { kind, by: IA }), first, kind);
  assert.is(refusalOf(told, { kind: 'message', by: 'reporter' }), undefined);
  const half = tell(told, epoch(IA, 'report'));
  assert.is(refusalOf(half, { kind: 'message', by: IA }), undefined);
  assert.equal(refusalOf(half, { kind: 'note', by: IA }), first, 'the other room is still open to them');
});

test('the last who has the keys can’t leave the case before they are handed on, declared or not', () => {
  const alone = tell(declared(report(begin())), conflictOf(IA));
  assert.equal(refusalOf(alone, conflictOf(CH)), { code: 'last-holder' });
  const done = handedOn(alone, CH);
  assert.is(refusalOf(done, conflictOf(CH)), undefined);
  // The other had never opened the case: their browser hands on what they haven't looked at.
  const unseen = tell(
    report(begin()),
    { kind: 'declare', by: IA, conflict: false },
    { kind: 'open', by: IA },
    conflictOf(IA),
  );
  assert.is(sees(fileOf(unseen), CH), 'undeclared');
  assert.equal(planIn(unseen, { kind: 'note', by: CH }), { ok: false, refusal: { code: 'do-first', act: 'declare' } });
  const saving = [
    ...[epoch(CH, 'report'), epoch(CH, 'deliberation')],
    ...[grant(CH, 'report', AC), grant(CH, 'deliberation', AC)],
  ];
  // Not by `tell`, which lets everybody declare first.
  const saved = saving.reduce((story, intention) => {
    const planned = planIn(story, intention);
    if (!planned.ok) throw new Error(`${intention.kind}: ${JSON.stringify(planned.refusal)}`);
    return append(story, actOf(story, planned.value, CH));
  }, unseen);
  assert.equal(fileOf(saved).irregular, []);
  assert.is(fileOf(saved).reviewer, AC);
  assert.is(refusalOf(saved, conflictOf(CH)), undefined);
});

test('whoever isn’t the last hands nothing on before they have declared', () => {
  const done = handedOn(tell(referred(begin()), conflictOf(CH)), IA);
  const told = tell(done, bar(IA, V1));
  const first = { ok: false, refusal: { code: 'do-first', act: 'declare' } };
  assert.equal(planIn(told, epoch(DC, 'report')), first);
  assert.equal(planIn(told, grant(DC, 'report', V2)), first);
  assert.ok(planIn(told, epoch(V2, 'report')).ok);
});

test('who came into one room begins no other anew before they have its newest key', () => {
  const left = tell(withRoster(acknowledged(begin()), rosterOf(FULL, [CH])), epoch(IA, 'report'));
  const told = tell(left, { kind: 'declare', by: DC, conflict: false });
  assert.equal(staleRooms(fileOf(told), told.roster), ['deliberation']);
  assert.equal(refusalOf(told, epoch(DC, 'deliberation')), { code: 'not-a-holder', room: 'deliberation' });
  assert.is(refusalOf(told, epoch(IA, 'deliberation')), undefined);
});

test('where the matrix has nobody left, the conflict counts at once and nothing is begun for one alone; a later roster mends it', () => {
  const people = without(FULL, DC, AC);
  const told = tell(acknowledged(begin(people)), bar(IA, CH));
  assert.is(sees(fileOf(told), CH), undefined);
  assert.equal(holders(told, 'deliberation'), [[IA, CH]], 'no key for one alone');
  assert.equal(partsNow(fileOf(told), told.roster).second, undefined);
  assert.equal(refusalOf(told, epoch(IA, 'report')), { code: 'too-few-holders', room: 'report' });
  assert.ok(awaitsHandOn(fileOf(told), told.roster));
  assert.not.ok(isWithdrawn(fileOf(told), CH, 'report'));
  const appointed = withRoster(told, rosterOf(withOffices(people, DC, ['deputy-chair'])));
  const done = handedOn(appointed, IA);
  assert.equal(partsIn(done), { reviewer: IA, second: DC, ratifier: DC });
});

test('a member who is kept away leaves the committee; the others go on under new keys', () => {
  const told = tell(referred(begin()), bar(CH, V2));
  assert.equal(owedIn(told), []);
  assert.equal(staleRooms(fileOf(told), told.roster), ['report'], 'the deliberation began anew with the bar');
  const done = handedOn(told, IA);
  assert.equal(holders(done, 'deliberation').at(-1), [IA, CH, V1, V3]);
  assert.equal(openActs(done.policy, done.roster, fileOf(done), V2), []);
  const voiced = tell(done, { kind: 'recommend', by: V1 });
  assert.is(fileOf(tell(voiced, { kind: 'confirm', by: V3, of: standing(voiced) })).stage, 'ratification');
});

test('the voice of a member who is kept away counts no more, and what it carried goes back to the committee', () => {
  const carriedOn = carried(begin());
  assert.is(fileOf(carriedOn).stage, 'ratification');
  const without = handedOn(tell(carriedOn, bar(CH, V2)), IA);
  assert.is(fileOf(without).stage, 'investigation', 'two of three had spoken for it');
  assert.equal(fileOf(without).recommendation?.confirmed, []);
  assert.equal(
    openDuties(fileOf(without))
      .map(({ id, dueOn }) => [id, dueOn])
      .filter(([id]) => id !== 'brief'),
    [
      ['recommendation', '2026-11-08'],
      ['feedback', '2027-02-01'],
    ],
  );
  const again = tell(without, { kind: 'confirm', by: V3, of: standing(without) });
  assert.is(fileOf(again).stage, 'ratification');
  const fallen = handedOn(tell(again, bar(CH, V1)), IA);
  assert.is(fileOf(fallen).recommendation, undefined, 'its recorder is gone');
  assert.is(fileOf(fallen).stage, 'investigation');
  const asked = tell(referred(begin()), { kind: 'recommend', by: V1 });
  const spoken = tell(asked, { kind: 'dissent', by: V2, of: standing(asked) });
  assert.equal(fileOf(tell(spoken, conflictOf(V2))).recommendation?.dissented, []);
  const ended = tell(carried(begin()), { kind: 'ratify', by: CH, of: standing(carriedOn) }, bar(IA, V1));
  assert.is(fileOf(ended).stage, 'ratified', 'what was ratified stands');
});

test('nobody who reviewed or sat on the panel comes to ratify', () => {
  const waiting = carried(begin());
  const told = tell(waiting, bar(IA, CH));
  const done = handedOn(told, IA);
  assert.is(fileOf(done).ratifier, DC);
  const both = tell(declared(done), bar(V1, IA));
  assert.is(partsNow(fileOf(both), both.roster).reviewer, AC);
  const reviewed = handedOn(both, DC);
  const last = tell(declared(reviewed), bar(AC, DC));
  assert.is(
    partsNow(fileOf(last), last.roster).second,
    undefined,
    'the audit committee chair reviews, and ratifies nothing',
  );
});

test('whoever left the roster is followed as who is kept away is, and gets nothing back by coming again in another office', () => {
  const story = acknowledged(begin());
  const gone = withRoster(story, rosterOf(FULL, [IA]));
  assert.equal(owedIn(gone), [
    [AC, 'report'],
    [AC, 'deliberation'],
  ]);
  const done = handedOn(gone, CH);
  assert.equal(partsIn(done), { reviewer: AC, second: CH, ratifier: CH });
  const back = withRoster(done, rosterOf(withOffices(FULL, IA, ['board-member'])));
  assert.is(sees(fileOf(back), IA), undefined, 'grants that were taken back open nothing');
  assert.equal(owedIn(back), []);
});

test('a member who was away and comes back is given the keys anew', () => {
  const story = referred(begin());
  const away = handedOn(withRoster(story, rosterOf(FULL, [V3])), IA);
  assert.ok(isWithdrawn(fileOf(away), V3, 'report'));
  const back = withRoster(away, rosterOf(FULL));
  assert.equal(owedIn(back), [
    [V3, 'report'],
    [V3, 'deliberation'],
  ]);
  const done = handedOn(back, CH);
  assert.not.ok(isWithdrawn(fileOf(done), V3, 'report'));
  assert.is(sees(fileOf(done), V3), 'whole', 'declared before');
});

test('until it is recorded which member is meant, no member comes into a part either', () => {
  const people = withOffices(FULL, DC, ['deputy-chair', 'violations-committee']);
  const told = tell(acknowledged(begin(people), ['violations-committee']), bar(IA, CH));
  assert.is(partsNow(fileOf(told), told.roster).second, AC, 'the deputy sits on the committee that was ticked');
});

test('a case under a policy that knows no declarations keeps its rules', () => {
  const old = {
    ...ASSOCIATION_001,
    acts: ASSOCIATION_001.acts.filter(({ act }) => !['declare', 'bar', 'epoch'].includes(act)),
    duties: ASSOCIATION_001.duties.filter(({ duty }) => duty !== 'hand-on'),
  };
  const story = acknowledged(begin(FULL, old));
  assert.is(sees(fileOf(story), CH), 'whole');
  assert.equal(refusalOf(story, conflictOf(CH)), { code: 'not-yet', kind: 'declare' });
  const gone = withRoster(story, rosterOf(FULL, [CH]));
  assert.is(refusalOf(gone, { kind: 'note', by: IA }), undefined);
  assert.not.ok(awaitsHandOn(fileOf(gone), gone.roster));
});

test.run();
