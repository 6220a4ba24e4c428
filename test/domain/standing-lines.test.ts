// What was signed stands, whatever the calendar becomes: whether a line counts is never asked of a calendar that can change after it.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { advance, type CaseFile, foldCase } from '../../src/domain/case-file.ts';
import { accept, wasAccepted } from '../../src/domain/decide.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { journey } from '../../src/domain/journey.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { linesFor } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { DutyId } from '../../src/policy/types.ts';
import type { Line } from '../../src/protocol/check/index.ts';
import {
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  declared,
  FULL,
  fileOf,
  IA,
  later,
  ledgerOf,
  metaOf,
  planIn,
  ROSTER_HASH,
  referred,
  refusalOf,
  type Story,
  standing,
  tell,
  V1,
  V2,
} from './story.ts';

const test = suite('lines that stand under a changed calendar');

const foldOf = ({ policy, roster }: Story, lines: readonly Line[], calendar: CalendarSettings): CaseFile =>
  foldCase(policy, ledgerOf(lines), new Map([[ROSTER_HASH, roster]]), calendar);

const linesOf = (story: Story): readonly Line[] => fileOf(story).ledger.lines;

/** The story as everybody sees it once the calendar is another. */
const under = (story: Story, calendar: CalendarSettings): Story => ({
  ...story,
  caseFile: foldOf(story, linesOf(story), calendar),
});

const off = (...days: readonly string[]): CalendarSettings => ({
  ...DEFAULT_CALENDAR,
  corrections: days.map((on) => ({ kind: 'holiday', on })),
});
const ROLLING: CalendarSettings = { ...DEFAULT_CALENDAR, rollForward: true };

const pause = (duty: DutyId, until: PlainDate): Intention => ({ kind: 'pause', by: IA, duty, until });
const ask: Intention = { kind: 'check-in', by: IA };
const close: Intention = { kind: 'close', by: IA, outcome: 'unjustified' };
const review = (story: Story) => fileOf(story).duties.find(({ id }) => id === 'review');

test('a pause made in time stands when the holiday that gave the time is taken back, and says that it moves nothing then', () => {
  const longer = under(later(acknowledged(begin()), 15), off('2026-11-10'));
  const paused = tell(longer, pause('review', plainDate('2026-11-23')));
  assert.is(review(paused)?.dueOn, '2026-11-24');
  assert.is(review(paused)?.pauses[0]?.late, undefined);
  const back = under(paused, DEFAULT_CALENDAR);
  assert.equal(fileOf(back).irregular, []);
  const { dueOn, pauses } = review(back) ?? {};
  assert.equal([dueOn, pauses?.map(({ until, late }) => [until, late])], ['2026-11-15', [['2026-11-23', true]]]);
  assert.is(
    refusalOf(later(acknowledged(begin()), 15), pause('review', plainDate('2026-11-23')))?.code,
    'nothing-to-pause',
  );
});

test('a question after closing is open by the days of the policy: asked on its first day, it was asked under every calendar', () => {
  const closed = later(tell(acknowledged(begin()), close), 23);
  const asked = tell(closed, ask);
  // 1 December is free then, and the question’s day the second; the reporter is promised no second one for the first.
  const moved = under(asked, { ...off('2026-12-01'), rollForward: true });
  assert.equal(fileOf(moved).irregular, []);
  const days = fileOf(moved).duties.filter(({ id }) => id === 'check-in');
  assert.equal(
    days.map(({ dueOn, metOn }) => [dueOn, metOn]),
    [
      ['2026-12-02', '2026-11-24'],
      ['2027-01-31', undefined],
      ['2027-05-02', undefined],
    ],
  );
  const { checkIns } = journey(linesFor('reporter', fileOf(moved), moved.today), moved.policy, moved.today, ROLLING);
  assert.equal(
    checkIns.map(({ by }) => by),
    ['2027-01-31', '2027-05-02'],
  );
});

test('wanted again, those questions come whose day by the policy isn’t over, and the reporter is told the same ones', () => {
  const stopped = tell(later(tell(acknowledged(begin()), close), 2), {
    kind: 'check-in-wish',
    by: 'reporter',
    wanted: false,
  });
  // 30 January 2027 is a Saturday: under the rolling calendar the question is due on the 31st.
  for (const [day, left] of [
    ['2027-01-30', 2],
    ['2027-01-31', 1],
  ] as const) {
    const at = { ...under(stopped, ROLLING), today: plainDate(day) };
    const again = tell(at, { kind: 'check-in-wish', by: 'reporter', wanted: true });
    for (const calendar of [ROLLING, DEFAULT_CALENDAR]) {
      const { caseFile } = under(again, calendar);
      const open = caseFile?.duties.filter(({ id, metOn }) => id === 'check-in' && metOn === undefined) ?? [];
      const { checkIns } = journey(
        linesFor('reporter', fileOf(again), again.today),
        again.policy,
        again.today,
        calendar,
      );
      assert.equal([open.length, checkIns.map(({ by }) => by)], [left, open.map(({ dueOn }) => dueOn)], day);
    }
  }
});

/** What may come next in a case: days, acts, acts planned before the last one, and corrections. */
type Move =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'act' | 'raced'; readonly act: (story: Story) => Intention }
  | { readonly kind: 'calendar'; readonly change: (calendar: CalendarSettings, today: PlainDate) => CalendarSettings };

type Course = {
  readonly begun: () => Story;
  readonly days: fc.Arbitrary<number>;
  readonly acts: readonly ((story: Story) => Intention)[];
};

const paused = (...duties: readonly DutyId[]): Course['acts'] =>
  duties.flatMap((duty) => [
    ...[0, 2, 9].map((days) => (story: Story) => pause(duty, addDays(story.today, days))),
    (): Intention => ({ kind: 'resume', by: CH, duty }),
  ]);

const wish = (wanted: boolean): Intention => ({ kind: 'check-in-wish', by: 'reporter', wanted });

/** A case under review, one with the committee, and a closed one, each with what is likely there. */
const COURSES: readonly Course[] = [
  {
    begun: () => acknowledged(begin()),
    days: fc.integer({ min: 0, max: 6 }),
    acts: [...paused('review'), () => close, () => ({ kind: 'evidence', by: 'reporter' })],
  },
  {
    begun: () => referred(begin()),
    days: fc.integer({ min: 0, max: 6 }),
    acts: [
      ...paused('recommendation', 'ratification'),
      () => ({ kind: 'recommend', by: V1 }),
      (story) => ({ kind: 'confirm', by: V2, of: standing(story) }),
      (story) => ({ kind: 'return', by: CH, of: standing(story) }),
    ],
  },
  {
    begun: () => tell(acknowledged(begin(FULL, ASSOCIATION_001, '2026-10-31')), close),
    days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(22, 23, 24, 29, 30, 52, 53, 59, 60)),
    acts: [() => ask, () => wish(true), () => wish(false), () => ({ kind: 'evidence', by: 'reporter' }), () => close],
  },
];

const anyCorrection: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(fc.integer({ min: -10, max: 10 }), fc.constantFrom('holiday', 'working-day')).map(
    ([at, kind]): Move => ({
      kind: 'calendar',
      change: (calendar, today) => {
        const on = addDays(today, at);
        const others = calendar.corrections.filter((one) => !('on' in one && one.on === on));
        return { ...calendar, corrections: [...others, { kind, on }] };
      },
    }),
  ),
  fc.constant<Move>({ kind: 'calendar', change: (calendar) => ({ ...calendar, corrections: [] }) }),
  fc.boolean().map((rollForward): Move => ({ kind: 'calendar', change: (calendar) => ({ ...calendar, rollForward }) })),
  fc
    .constantFrom<CalendarSettings['weekend']>([5, 6], [4, 5, 6], [5])
    .map((weekend): Move => ({ kind: 'calendar', change: (calendar) => ({ ...calendar, weekend }) })),
);

const movesIn = ({ days, acts }: Course): fc.Arbitrary<readonly Move[]> => {
  const act = fc.constantFrom(...acts);
  const one = fc.oneof(
    { weight: 2, arbitrary: days.map((count): Move => ({ kind: 'days', days: count })) },
    { weight: 3, arbitrary: act.map((made): Move => ({ kind: 'act', act: made })) },
    { weight: 1, arbitrary: act.map((made): Move => ({ kind: 'raced', act: made })) },
    { weight: 2, arbitrary: anyCorrection },
  );
  return fc.array(one, { minLength: 8, maxLength: 18 });
};

type Told = { readonly story: Story; readonly calendars: readonly CalendarSettings[]; readonly before: Story };

/** The act as it would be on `story`, planned as things stood in `ground`; nothing where the rules refuse it there. */
function withAct({ story, calendars }: Told, ground: Story, intention: Intention): Story {
  const planned = planIn({ ...ground, today: story.today }, intention);
  if (!planned.ok) return story;
  const act = actOf(story, planned.value, intention.by);
  const answer = accept(
    story.policy,
    story.roster,
    story.caseFile,
    act,
    metaOf(planned.value, intention.by),
    story.today,
  );
  const next = under(append(story, act), calendars.at(-1) ?? DEFAULT_CALENDAR);
  if (answer.ok) assert.equal(fileOf(next).irregular, fileOf(story).irregular, 'what is let in counts');
  return next;
}

const told = ({ begun }: Course, moves: readonly Move[]): Told => {
  let story = declared(begun());
  let before = story;
  const calendars = [DEFAULT_CALENDAR];
  for (const move of moves) {
    if (move.kind === 'days') story = later(story, move.days);
    else if (move.kind === 'calendar') {
      const calendar = move.change(calendars.at(-1) ?? DEFAULT_CALENDAR, story.today);
      calendars.push(calendar);
      story = under(story, calendar);
    } else {
      const from = move.kind === 'act' ? story : before;
      const next = withAct({ story, calendars, before }, from, move.act(from));
      before = story;
      story = next;
    }
  }
  return { story, calendars, before };
};

/** What verify says of a line: the stories keep no entries, which it asks about last. */
const verify = ({ policy, roster }: Story, before: CaseFile, act: Line['act']): string => {
  const answer = wasAccepted(policy, roster, before, act, []);
  return answer.ok || answer.refusal.code === 'not-as-planned' ? 'passes' : answer.refusal.code;
};

/** Of each line whether it stands, and whether verify lets it pass. */
const judged = (story: Story, calendar: CalendarSettings): readonly string[] => {
  const rosters = new Map([[ROSTER_HASH, story.roster]]);
  const [submitted = [], ...later] = linesOf(story).map((_, at, lines) => lines.slice(0, at + 1));
  let caseFile = foldOf(story, submitted, calendar);
  const said = later.map((lines) => {
    const before = caseFile;
    caseFile = advance(before, ledgerOf(lines), rosters);
    const { act, hash } = lines.at(-1) ?? {};
    if (act === undefined || hash === undefined) throw new Error('a line');
    return `${act.kind} ${caseFile.irregular.includes(hash) ? 'void' : 'stands'} ${verify(story, before, act)}`;
  });
  return [...said, ...caseFile.duties.map(({ id, startedBy, metOn }) => `${id} ${startedBy} ${metOn ?? 'open'}`)];
};

test('T114 property: after any acts and corrections no line changes from standing to void or back, under no calendar that was or could be', () => {
  for (const course of COURSES) {
    fc.assert(
      fc.property(movesIn(course), (moves) => {
        const { story, calendars } = told(course, moves);
        const other: CalendarSettings = { ...off('2026-11-02', '2026-11-16', '2026-11-30'), rollForward: true };
        const [first, ...rest] = [DEFAULT_CALENDAR, other, ...calendars.slice(-3)].map((one) => judged(story, one));
        for (const one of rest) assert.equal(one, first);
      }),
      { numRuns: 20 },
    );
  }
});

test.run();
