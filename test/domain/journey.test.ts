import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { journey } from '../../src/domain/journey.ts';
import { linesFor } from '../../src/domain/visibility.ts';
import {
  acknowledged,
  begin,
  CH,
  carried,
  fileOf,
  IA,
  later,
  ratified,
  referred,
  report,
  type Story,
  standing,
  tell,
  V1,
  V2,
} from './story.ts';

const test = suite("the reporter's journey");

/** From the lines that the reporter is given, never from the case file. */
const at = (story: Story, days = 0) =>
  journey(linesFor('reporter', fileOf(story), story.today), story.policy, later(story, days).today);

const promises = (story: Story, days = 0) =>
  at(story, days).promises.map(({ what, by, passed }) => `${what} ${by}${passed ? ' passed' : ''}`);

test('a report that was received promises its acknowledgement in ten days, and says when that has passed', () => {
  const story = report(begin());
  assert.equal([at(story).step, at(story).receivedOn], ['received', '2026-11-01']);
  assert.equal(promises(story, 10), ['acknowledgement 2026-11-11']);
  assert.equal(promises(story, 11), ['acknowledgement 2026-11-11 passed']);
});

test('once acknowledged it is in review, and feedback is promised three months from that day', () => {
  const story = acknowledged(begin());
  assert.is(at(story).step, 'review');
  assert.equal(promises(story), ['feedback 2027-02-01']);
  assert.equal(promises(story, 93), ['feedback 2027-02-01 passed']);
});

test('once closed it says when they will be asked how they fare, what was asked no more, and what is late', () => {
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'unjustified' });
  const days = (story: Story, on = 0) =>
    at(story, on).checkIns.map(({ by, passed }) => `${by}${passed ? ' passed' : ''}`);
  assert.equal(days(acknowledged(begin())), []);
  assert.equal(days(closed, 29), ['2026-12-01', '2027-01-30', '2027-04-30']);
  assert.equal(days(closed, 31), ['2026-12-01 passed', '2027-01-30', '2027-04-30']);
  const asked = tell(later(closed, 31), { kind: 'check-in', by: IA });
  assert.equal(days(asked, 1), ['2027-01-30', '2027-04-30']);
  assert.equal(days(tell(later(asked, 5), { kind: 'evidence', by: 'reporter' })), [], 'it is in review anew');
});

test('from referral to feedback it is one step with one promise, whatever is recommended, returned or ratified', () => {
  const returned = (story: Story) => tell(story, { kind: 'return', by: CH, of: standing(story) });
  const courses = [referred(begin()), carried(begin()), returned(carried(begin())), ratified(begin())];
  for (const days of [0, 40, 200]) {
    const seen = courses.map((story) => at(story, days));
    for (const journeyed of seen) assert.equal(journeyed, seen[0]);
    assert.is(seen[0]?.step, 'examination');
  }
});

test('a late ratification does not tell itself by another promise', () => {
  let story = referred(begin());
  story = tell(later(story, 120), { kind: 'recommend', by: V1 });
  story = tell(story, { kind: 'confirm', by: V2, of: standing(story) });
  const before = promises(story);
  story = tell(story, { kind: 'ratify', by: CH, of: standing(story) });
  assert.equal(promises(story), before);
  assert.equal(before, ['feedback 2027-02-01 passed']);
});

test('feedback ends it, and nothing is promised any more but to ask how they fare', () => {
  const story = tell(ratified(begin()), { kind: 'feedback', by: IA });
  assert.equal(at(story), {
    receivedOn: '2026-11-01',
    step: 'closed',
    closed: 'feedback',
    closedOn: '2026-11-01',
    promises: [],
    checkIns: [
      { by: '2026-12-01', passed: false },
      { by: '2027-01-30', passed: false },
      { by: '2027-04-30', passed: false },
    ],
    canWish: 'no-check-ins',
  });
});

test('an unjustified report that gets further evidence is reviewed and acknowledged anew', () => {
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.equal([at(closed).step, at(closed).closed, promises(closed)], ['closed', 'unjustified', []]);
  const again = tell(later(closed, 20), { kind: 'evidence', by: 'reporter' });
  assert.equal([at(again).step, at(again).closed], ['review', undefined]);
  assert.equal(promises(again), ['acknowledgement 2026-12-01']);
  const second = tell(later(again, 1), { kind: 'acknowledge', by: IA });
  assert.equal(promises(second), ['feedback 2027-02-22']);
});

test('evidence on a resolved case promises an answer until it comes', () => {
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'resolved', form: 'internal-audit' });
  const asked = tell(later(closed, 5), { kind: 'evidence', by: 'reporter' });
  assert.equal([at(asked).step, at(asked).closed], ['closed', 'resolved']);
  assert.equal(promises(asked), ['answer 2026-11-16']);
  const twice = tell(later(asked, 3), { kind: 'evidence', by: 'reporter' });
  assert.equal(promises(twice), ['answer 2026-11-16'], 'more evidence does not put off the first promise');
  assert.equal(promises(tell(twice, { kind: 'message', by: IA })), []);
  assert.equal(promises(tell(closed, { kind: 'message', by: 'reporter' })), []);
});

test('evidence on an open case promises nothing new', () => {
  const story = acknowledged(begin());
  assert.equal(promises(tell(story, { kind: 'evidence', by: 'reporter' })), promises(story));
});

test('lines without a first one are no journey', () => {
  assert.throws(() => journey([], begin().policy, begin().today));
});

test.run();
