// Which due days changes of the calendar are told to have moved: days that stood, each change as the case was when its day began.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { movedBy, movesIn } from '../../src/domain/calendar-moves.ts';
import { type CaseFile, foldCase } from '../../src/domain/case-file.ts';
import type { CaseNow } from '../../src/domain/owed.ts';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { acknowledged, begin, fileOf, IA, later, ROSTER_HASH, report, type Story, tell } from './story.ts';

const test = suite('due days that a calendar moved');

const off = (...days: readonly string[]): CalendarSettings => ({
  ...DEFAULT_CALENDAR,
  corrections: days.map((on) => ({ kind: 'holiday', on })),
});

type Change = { readonly on: PlainDate; readonly before: CalendarSettings; readonly after: CalendarSettings };

/** Changes on these days, each from where the one before left. */
const changes = (...steps: readonly (readonly [string, CalendarSettings])[]): readonly Change[] =>
  steps.map(([on, after], at) => ({ on: plainDate(on), before: steps[at - 1]?.[1] ?? DEFAULT_CALENDAR, after }));

/** The story as it stands under the last of these calendars. */
const nowOf = (story: Story, calendar: CalendarSettings): CaseNow => {
  const { ledger }: CaseFile = fileOf(story);
  const caseFile = foldCase(story.policy, ledger, new Map([[ROSTER_HASH, story.roster]]), calendar);
  return { caseFile, roster: story.roster, today: story.today };
};

const told = (story: Story, made: readonly Change[]): readonly string[] =>
  movedBy(nowOf(story, made.at(-1)?.after ?? DEFAULT_CALENDAR), made)
    .filter(({ id }) => id === 'review')
    .map(({ from, to, times, change }) => `${from} ${to} ${times} ${change.on}`);

const paused = (story: Story, until: string): Story =>
  tell(story, { kind: 'pause', by: IA, duty: 'review', until: plainDate(until) });

// Received on Sunday 1 November; the review is due on the fifteenth.
const reviewed = acknowledged(begin());

test('a correction is told with the days that it moved when it came, whatever was paused on that day or later', () => {
  const made = changes(['2026-11-03', off('2026-11-10')]);
  const plain = ['2026-11-15 2026-11-16 1 2026-11-03'];
  assert.equal(told(later(reviewed, 5), made), plain);
  assert.equal(told(paused(later(reviewed, 5), '2026-11-19'), made), plain, 'paused later');
  assert.equal(told(paused(later(reviewed, 2), '2026-11-19'), made), plain, 'paused on its day');
  assert.equal(told(paused(later(reviewed, 1), '2026-11-05'), made), ['2026-11-19 2026-11-22 1 2026-11-03']);
});

test('a pause that was ended since counts until then as it was meant when the correction came', () => {
  const before = paused(later(reviewed, 1), '2026-11-12');
  const ended = tell(later(before, 3), { kind: 'resume', by: IA, duty: 'review' });
  const holiday = off('2026-11-16');
  assert.equal(told(ended, changes(['2026-11-03', holiday])), ['2026-11-26 2026-11-29 1 2026-11-03']);
  assert.equal(told(ended, changes(['2026-11-05', holiday])), ['2026-11-26 2026-11-29 1 2026-11-05'], 'ended that day');
  assert.equal(told(ended, changes(['2026-11-06', holiday])), ['2026-11-18 2026-11-19 1 2026-11-06']);
});

test('changes that lead on from each other are one line, one that is taken back is none, and a pause between them parts them', () => {
  const [one, two] = [off('2026-11-10'), off('2026-11-10', '2026-11-11')];
  const story = later(reviewed, 5);
  assert.equal(told(story, changes(['2026-11-02', one], ['2026-11-03', two])), ['2026-11-15 2026-11-17 2 2026-11-03']);
  assert.equal(told(story, changes(['2026-11-02', one], ['2026-11-03', DEFAULT_CALENDAR])), []);
  const there = changes(['2026-11-02', one], ['2026-11-03', DEFAULT_CALENDAR], ['2026-11-04', one]);
  assert.equal(told(story, there), ['2026-11-15 2026-11-16 1 2026-11-04']);
  const parted = paused(later(reviewed, 2), '2026-11-05');
  assert.equal(told(parted, changes(['2026-11-02', one], ['2026-11-04', two])), [
    '2026-11-15 2026-11-16 1 2026-11-02',
    '2026-11-19 2026-11-22 1 2026-11-04',
  ]);
});

test('what began on the day of a change or later wasn’t moved by it, and a preview counts every pause', () => {
  for (const day of ['2026-10-31', '2026-11-01'])
    assert.equal(told(later(reviewed, 5), changes([day, off('2026-11-10')])), [], day);
  const story = paused(later(reviewed, 1), '2026-11-05');
  const between = { before: DEFAULT_CALENDAR, after: off('2026-11-16') };
  const [move] = movesIn(nowOf(story, DEFAULT_CALENDAR), between).filter(({ id }) => id === 'review');
  assert.equal([move?.from, move?.to], ['2026-11-19', '2026-11-22']);
});

test('a wait is counted anew by either calendar as a duty is', () => {
  const sent = nowOf(report(begin()), DEFAULT_CALENDAR);
  const moves = movesIn(sent, { before: DEFAULT_CALENDAR, after: off('2026-11-02') });
  assert.equal(
    moves.filter(({ id }) => id === 'open').map(({ from, to }) => [from, to]),
    [['2026-11-03', '2026-11-04']],
  );
});

test.run();
