// Reminders: on which working days whoever owes something is reminded, whom it goes up to, and that it stops.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, epochDay, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import {
  callDays,
  DEFAULT_REMINDERS,
  type Reminder,
  type ReminderRule,
  remindersIn,
  remindersOf,
} from '../../src/domain/reminders.ts';
import { isWorkingDay } from '../../src/domain/working-days.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { AC, acknowledged, begin, CH, fileOf, IA, report, type Story } from './story.ts';

const test = suite('reminders');

const YEAR = { from: plainDate('2026-10-01'), until: plainDate('2027-09-30') };
const BY = { rule: DEFAULT_REMINDERS, calendar: DEFAULT_CALENDAR };
const due = (startedOn: string, dueOn: string, persons: readonly PersonId[] = [IA]) => ({
  startedOn: plainDate(startedOn),
  dueOn: plainDate(dueOn),
  steps: [{ from: plainDate(startedOn), persons }],
});
const told = (reminders: readonly Reminder[]): readonly string[] => reminders.map(({ on, step }) => `${step} ${on}`);

const in_ = (story: Story, rule: ReminderRule = DEFAULT_REMINDERS): readonly Reminder[] =>
  remindersIn({ caseFile: fileOf(story), roster: story.roster, today: story.today }, YEAR, { ...BY, rule });

test('somebody is reminded three working days and one before, on the day, and then one, three and every five after', () => {
  const reminders = remindersOf(due('2026-11-01', '2026-11-11'), { ...YEAR, until: plainDate('2026-12-01') }, BY);
  assert.equal(told(reminders), [
    ...['before 2026-11-08', 'before 2026-11-10', 'today 2026-11-11'],
    ...['after 2026-11-12', 'after 2026-11-16', 'after 2026-11-23', 'after 2026-11-30'],
  ]);
});

test('a due day that is free reminds on the working day behind it, before it on those before, and counts on from there', () => {
  // 20 March 2026 is the second day of Eid al-Fitr: free from Thursday the 19th to Tuesday the 24th, with what is given back.
  const span = { from: plainDate('2026-03-01'), until: plainDate('2026-04-01') };
  assert.equal(told(remindersOf(due('2026-03-01', '2026-03-20'), span, BY)), [
    ...['before 2026-03-16', 'before 2026-03-18', 'today 2026-03-25', 'after 2026-03-26', 'after 2026-03-30'],
  ]);
});

test('whenever something is due, nobody is reminded on a free day, before it began, or twice on one day', () => {
  const settings: readonly CalendarSettings[] = [DEFAULT_CALENDAR, { ...DEFAULT_CALENDAR, weekend: [5] }];
  for (const calendar of settings) {
    for (let day = epochDay(plainDate('2026-01-01')); day < epochDay(plainDate('2027-01-01')); day += 1) {
      const dueOn = addDays(plainDate('2026-01-01'), day - epochDay(plainDate('2026-01-01')));
      const startedOn = addDays(dueOn, -2);
      const clock = { startedOn, dueOn, steps: [{ from: startedOn, persons: [IA] }] };
      const span = { from: plainDate('2025-12-01'), until: plainDate('2027-02-01') };
      const days = remindersOf(clock, span, { rule: DEFAULT_REMINDERS, calendar }).map(({ on }) => on);
      assert.is(new Set(days).size, days.length, dueOn);
      for (const on of days) assert.ok(isWorkingDay(on, calendar) && on > startedOn, `${dueOn} ${on}`);
    }
  }
});

test('a span asks for its own days: cut anywhere, the parts are the whole', () => {
  const clock = due('2026-11-01', '2026-11-11');
  const whole = told(remindersOf(clock, YEAR, BY));
  for (let cut: PlainDate = plainDate('2026-11-05'); cut < '2026-11-25'; cut = addDays(cut, 1)) {
    const parts = [
      ...remindersOf(clock, { from: YEAR.from, until: cut }, BY),
      ...remindersOf(clock, { from: addDays(cut, 1), until: YEAR.until }, BY),
    ];
    assert.equal(told(parts), whole, cut);
  }
});

test('whom a wait comes to later is told on their first day, and a portal’s wait tells its first owner too', () => {
  const clock = {
    ...due('2026-11-01', '2026-11-03'),
    steps: [
      { from: plainDate('2026-11-01'), persons: [IA] },
      { from: plainDate('2026-11-06'), persons: [CH] },
    ],
  };
  const span = { ...YEAR, until: plainDate('2026-11-09') };
  const of = (person: PersonId, isTold: boolean) =>
    told(remindersOf(clock, span, BY, isTold).filter((one) => one.person === person));
  assert.equal(of(IA, true), ['before 2026-11-02', 'today 2026-11-03', 'after 2026-11-04', 'after 2026-11-08']);
  assert.equal(of(IA, false), ['start 2026-11-01', ...of(IA, true)]);
  assert.equal(of(CH, true), ['up 2026-11-08'], 'Friday: it is told on Sunday, once');
});

test('the rule can be another', () => {
  const rule = { before: [2], after: [], every: 1, up: 1 };
  const span = { ...YEAR, until: plainDate('2026-11-15') };
  assert.equal(told(remindersOf(due('2026-11-01', '2026-11-11'), span, { ...BY, rule })), [
    ...['before 2026-11-09', 'today 2026-11-11', 'after 2026-11-12', 'after 2026-11-15'],
  ]);
});

test('the day on which signers are called is their first reminder, and so they are on', () => {
  const days = callDays(plainDate('2026-11-06'), { ...YEAR, until: plainDate('2026-11-19') }, BY);
  assert.equal(days, ['2026-11-08', '2026-11-09', '2026-11-11', '2026-11-18']);
});

test('of a new report its reviewer is reminded, and who else answers for it once a duty was missed; nobody who is barred', () => {
  const story = acknowledged(begin());
  const reminders = in_(story);
  const persons = new Set(reminders.map(({ person }) => person));
  assert.equal([...persons].toSorted(), [CH, IA].toSorted(), 'the members have no part in it yet');
  const up = reminders.filter(({ person }) => person === CH);
  assert.ok(up.length > 0 && up.every(({ step }) => step === 'up'));
  // The briefing is due on Sunday, 8 November.
  assert.is(up[0]?.on, '2026-11-11', 'three working days after');
  const other = report(begin(), ['internal-auditor']);
  const named = new Set(in_(other).map(({ person }) => person));
  assert.not.ok(named.has(IA), 'whoever is named is reminded of nothing');
  assert.ok(named.has(AC));
});

test('what is met reminds nobody any more', () => {
  const before = in_(report(begin()));
  const story = acknowledged(begin());
  const after = in_(story);
  assert.ok(before.length > after.length && after.length > 0);
});

test.run();
