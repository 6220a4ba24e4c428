// Waits for one person's browser: when they are due, whom they come to where somebody stays away, and that they end.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calledOn, mayBeCalled, type Owed, type OwedId, owedIn } from '../../src/domain/owed.ts';
import { vacancies } from '../../src/domain/panel.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { clockOf, isEscalated, ownersOn, turnsOn } from '../../src/domain/waits.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
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
  IA,
  later,
  type Offices,
  person,
  referred,
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

const test = suite('waits');

const now = (story: Story, days = 0) => ({
  caseFile: fileOf(story),
  roster: story.roster,
  today: addDays(story.today, days),
});
const waitIn = (story: Story, id: OwedId, days = 0): Owed | undefined =>
  owedIn(now(story, days)).find((owed) => owed.id === id);
const ownersIn = (story: Story, id: OwedId, days = 0): readonly PersonId[] => waitIn(story, id, days)?.owners ?? [];

/** Stories begin on Sunday, 1 November 2026: two working days later is Tuesday, and again Thursday. */
const [TUESDAY, WEDNESDAY, SUNDAY] = [plainDate('2026-11-03'), 3, plainDate('2026-11-08')];

test('a wait is its first group’s until its day has passed, then also the next one’s; empty groups are passed over', () => {
  const started = plainDate('2026-11-01');
  const span = {
    startedOn: started,
    due: { from: started, dueOn: TUESDAY, counted: 2, unit: 'working-days', skipped: [] } as const,
    again: { working_days: 2 } as const,
    calendar: DEFAULT_CALENDAR,
  };
  const clock = clockOf(span, [[IA], [IA, CH], [DC]]);
  const on = (day: string): readonly PersonId[] => ownersOn(clock, plainDate(day));
  assert.equal(['2026-11-01', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'].map(on), [
    [IA],
    [IA],
    [IA, CH],
    [IA, CH],
    [IA, CH, DC],
  ]);
  assert.equal([isEscalated(clock, TUESDAY), isEscalated(clock, addDays(TUESDAY, 1))], [false, true]);
  assert.is(turnsOn([clock], started), '2026-11-04');
  assert.is(turnsOn([clock], plainDate('2026-11-04')), '2026-11-06');
  assert.is(turnsOn([clock], plainDate('2026-11-06')), undefined);
  assert.is(clock.endsOn, '2026-11-10', 'Friday and Saturday don’t count');
  const alone = clockOf(span, [[], [CH]]);
  assert.equal(ownersOn(alone, started), [CH], 'the next one at once where there is no first');
  assert.is(clockOf(span, [[], []]).endsOn, started);
});

test('a new report waits for its reviewer, then for the second receiver too, and then the signers are called', () => {
  const story = report(begin());
  const wait = waitIn(story, 'open');
  assert.equal([wait?.startedOn, wait?.dueOn, wait?.callOn], ['2026-11-01', TUESDAY, '2026-11-06']);
  assert.equal([ownersIn(story, 'open', 2), ownersIn(story, 'open', WEDNESDAY)], [[IA], [IA, CH]]);
  assert.is(calledOn(now(story)), '2026-11-06');
  const come = tell(later(story, 3), { kind: 'declare', by: CH, conflict: false });
  assert.is(waitIn(come, 'open'), undefined, 'the second receiver comes to it, and the wait is over');
  assert.is(calledOn(now(come)), undefined);
});

test('where a receiver has left, a new report waits for the other at once; with nobody left the signers are called at once', () => {
  const story = report(begin());
  const without = withRoster(story, rosterOf(FULL, [IA]));
  assert.equal(ownersIn(without, 'open'), [CH]);
  const nobody = withRoster(story, rosterOf(FULL, [IA, CH]));
  assert.equal([ownersIn(nobody, 'open'), calledOn(now(nobody))], [[], '2026-11-01']);
});

test('whoever declares a conflict doesn’t open a report by it', () => {
  const told = tell(report(begin()), { kind: 'declare', by: CH, conflict: true });
  assert.equal(ownersIn(told, 'open'), [IA]);
});

test('a report about someone senior waits to be cleared, then the second receiver is asked to see to it', () => {
  const story = acknowledged(begin(), 'senior');
  assert.is(waitIn(story, 'clear')?.dueOn, TUESDAY);
  assert.equal([ownersIn(story, 'clear', 2), ownersIn(story, 'clear', WEDNESDAY)], [[IA], [IA, AC]]);
  assert.is(waitIn(tell(story, { kind: 'clear', by: IA }), 'clear'), undefined);
  assert.is(waitIn(acknowledged(begin()), 'clear'), undefined, 'others aren’t cleared');
});

test('a recommendation waits for the voices of the others, then reviewer and ratifier see to it', () => {
  const story = tell(referred(begin()), { kind: 'recommend', by: V1 });
  assert.equal(ownersIn(story, 'voices', 2), [V2, V3]);
  assert.equal(ownersIn(story, 'voices', WEDNESDAY), [V2, V3, IA, CH]);
  const carried = tell(later(story, 3), { kind: 'confirm', by: V2, of: standing(story) });
  assert.is(waitIn(carried, 'voices'), undefined);
});

test('keys that don’t open wait for the first who has them, then for everybody who does', () => {
  const story = referred(begin());
  const told = tell(story, { kind: 'unreadable', by: V1, room: 'report' });
  assert.is(waitIn(told, 'unreadable')?.awaitedBy, V1);
  assert.equal(ownersIn(told, 'unreadable', 2), [IA]);
  assert.equal(ownersIn(told, 'unreadable', WEDNESDAY), [IA, CH, V2, V3]);
  const given = tell(later(told, 3), { kind: 'grant', by: V2, room: 'report', to: V1 });
  assert.is(waitIn(given, 'unreadable'), undefined, 'a colleague gives them, and the wait is over');
});

test('an identity that doesn’t open can be given again by nobody: the receivers see to it, and no signer is called', () => {
  const told = tell(acknowledged(begin()), { kind: 'unreadable', by: IA, room: 'identity' });
  assert.equal(ownersIn(told, 'unreadable'), [IA, CH]);
  assert.is(waitIn(told, 'unreadable')?.callOn, undefined);
});

test('keys to hand on wait for who answers for the case, then for everybody who has them, and then signers are called', () => {
  const story = tell(later(referred(begin()), 0), { kind: 'declare', by: CH, conflict: true });
  assert.equal(ownersIn(story, 'hand-on', 2), [IA]);
  assert.equal(ownersIn(story, 'hand-on', WEDNESDAY), [IA, V1, V2, V3]);
  assert.is(waitIn(story, 'hand-on')?.callOn, '2026-11-06');
  const none = withRoster(story, rosterOf(FULL, [IA, V1, V2, V3]));
  assert.equal([ownersIn(none, 'hand-on'), waitIn(none, 'hand-on')?.callOn], [[], '2026-11-01']);
  const left = withRoster(story, { ...rosterOf(FULL, [IA, V1, V2, V3]), on: '2026-11-03' });
  assert.is(waitIn(left, 'hand-on')?.callOn, '2026-11-03', 'nobody was late before the last one left');
  assert.is(calledOn(now(left)), '2026-11-03');
});

test('a part that nobody is left for calls the signers at once, from the day on which it lost its holder, until somebody can come in', () => {
  const people = without(FULL, DC, AC);
  const told = tell(later(acknowledged(begin(people)), 2), { kind: 'bar', by: IA, person: CH });
  assert.is(calledOn(now(told)), '2026-11-03');
  assert.is(calledOn(now(later(told, 5))), '2026-11-03', 'the day stays');
  const named = withRoster(told, rosterOf(withOffices(people, person(30), ['alternate-auditor'])));
  assert.is(calledOn(now(named)), waitIn(named, 'hand-on')?.callOn, 'keys to hand on have their time');
  assert.ok((calledOn(now(named)) ?? '') > '2026-11-03');
  const left = withRoster(acknowledged(begin(people)), { ...rosterOf(people, [CH]), on: '2026-11-02' });
  assert.is(calledOn(now(left, 1)), '2026-11-02', 'who left by a roster left on its day');
  const closed = tell(acknowledged(begin(people)), { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.is(calledOn(now(withRoster(closed, rosterOf(people, [CH])))), undefined, 'a closed case waits for nobody');
});

test('a panel that is too few calls the signers at once, and nobody where its reviewer can bring members in', () => {
  const story = referred(begin());
  const left = (people: Offices): Story => withRoster(story, { ...rosterOf(people, [V1, V2]), on: '2026-11-01' });
  const short = left(FULL);
  assert.equal(
    vacancies(fileOf(short), short.roster).map(({ part, bringIn }) => [part, bringIn]),
    [['panel', undefined]],
  );
  assert.is(calledOn(now(short)), '2026-11-01');
  const filled = left(
    withOffices(withOffices(FULL, person(30), ['violations-committee']), person(31), ['violations-committee']),
  );
  assert.is(vacancies(fileOf(filled), filled.roster)[0]?.bringIn, true);
  assert.is(calledOn(now(filled)), undefined);
});

test('of a case that calls, nobody is told who is barred from it, kept away for now, or gone', () => {
  const told = tell(report(begin()), { kind: 'declare', by: CH, conflict: true });
  const may = (story: Story, person: PersonId) => mayBeCalled(now(story), person);
  assert.equal(
    [CH, DC, AC].map((person) => may(told, person)),
    [false, true, true],
  );
  const senior = report(begin(), 'senior');
  assert.equal(
    [CH, EX, DC].map((person) => may(senior, person)),
    [false, false, true],
  );
  assert.is(may(withRoster(told, rosterOf(FULL, [DC])), DC), false);
  const held = declared(report(begin()));
  assert.equal(
    [IA, CH, DC].map((person) => may(held, person)),
    [false, false, true],
    'who sees it has it on their desk',
  );
  const moved = withRoster(held, rosterOf(withOffices(FULL, CH, ['board-member'])));
  assert.is(may(moved, CH), false, 'nor whoever lost their part by office');
});

test('a duty of the policy is its part’s alone, and calls nobody', () => {
  const story = declared(report(begin()));
  const days: readonly PlainDate[] = owedIn(now(story, 30)).map(({ dueOn }) => dueOn);
  assert.equal(days, [SUNDAY, plainDate('2026-11-11'), plainDate('2026-11-15')]);
  assert.equal(
    owedIn(now(story, 30)).map(({ owners, callOn }) => [owners, callOn]),
    [
      [[IA], undefined],
      [[IA], undefined],
      [[IA], undefined],
    ],
  );
});

test.run();
