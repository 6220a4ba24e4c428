// Random cases: people try anything at any time, the rules let through what they let through, and what must always hold
// is checked after every line.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type CaseFile, isWithdrawn } from '../../src/domain/case-file.ts';
import { accept, type Intention } from '../../src/domain/decide.ts';
import { officesOf } from '../../src/domain/roster-view.ts';
import { allConcerns } from '../../src/domain/routing.ts';
import { awaitsHandOn, HANDED_ON, owedKeys, partsNow, staleRooms } from '../../src/domain/succession.ts';
import { sees } from '../../src/domain/visibility.ts';
import { withQuorum } from '../../src/policy/association-001.ts';
import { FORMS, type Office } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
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
  planIn,
  type Story,
  standing,
  submit,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('random cases');

const PEOPLE = [IA, CH, DC, AC, EX, V1, V2, V3];
const OFFICES: readonly Office[] = ['board-chair', 'deputy-chair', 'executive-director', 'violations-committee'];
const anybody = fc.constantFrom(...PEOPLE);
const some = (of: readonly PersonId[]) => fc.subarray([...of]);

/** What somebody tries, once it is known who, and which recommendation stands. */
type Move = (by: PersonId, of: string, story: Story) => Intention;

const simple = fc.constantFrom('open', 'acknowledge', 'clear', 'recommend', 'feedback', 'note', 'summary', 'message');
const voice = fc.constantFrom('confirm', 'dissent', 'ratify', 'return');
const fromReporter = fc.constantFrom('message', 'evidence');
const room = fc.constantFrom('report', 'deliberation', 'briefing', 'identity');

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constant<Move>((by) => ({ kind: 'declare', by, conflict: false })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Move>((by) => ({ kind: 'declare', by, conflict: true })),
  },
  {
    weight: 1,
    arbitrary: anybody.map(
      (person): Move =>
        (by) => ({ kind: 'bar', by, person }),
    ),
  },
  {
    weight: 4,
    arbitrary: room.map(
      (held): Move =>
        (by) => ({ kind: 'epoch', by, room: held }),
    ),
  },
  {
    weight: 20,
    arbitrary: simple.map(
      (kind): Move =>
        (by) => ({ kind, by }),
    ),
  },
  {
    weight: 20,
    arbitrary: voice.map(
      (kind): Move =>
        (by, of) => ({ kind, by, of }),
    ),
  },
  {
    weight: 2,
    arbitrary: fromReporter.map(
      (kind): Move =>
        () => ({ kind, by: 'reporter' }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.subarray([...OFFICES]), some(PEOPLE)).map(
      ([concerns, persons]): Move =>
        (by) => ({ kind: 'concern', by, concerns, persons }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map(
      (conflict): Move =>
        (by) => ({ kind: 'brief', by, conflict }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Move>((by) => ({ kind: 'close', by, outcome: 'unjustified' })) },
  {
    weight: 10,
    arbitrary: fc.tuple(fc.constantFrom(...FORMS), some(PEOPLE.slice(5))).map(
      ([form, cleared]): Move =>
        (by) => ({ kind: 'refer', by, form, cleared }),
    ),
  },
  {
    weight: 1,
    arbitrary: room.map(
      (held): Move =>
        (by) => ({ kind: 'unreadable', by, room: held }),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(room, anybody).map(
      ([held, to]): Move =>
        (by) => ({ kind: 'grant', by, room: held, to }),
    ),
  },
);

/** The next step of handing on, whoever takes it; where there is none, nothing that anybody may do. */
const next = fc.constant<Move>((by, _, story) => {
  const file = fileOf(story);
  const [stale] = staleRooms(file, story.roster);
  if (stale !== undefined) return { kind: 'epoch', by, room: stale };
  const [owed] = owedKeys(file, story.roster);
  return { kind: 'grant', by, room: owed?.room ?? 'identity', to: owed?.person ?? by };
});

/** Everybody tries in turn, whoever begins first, until the rules let one of them: so that random cases get far. */
function attempt(story: Story, first: PersonId, step: Move) {
  for (const by of [first, ...PEOPLE]) {
    const intention = step(by, standing(story), story);
    const planned = planIn(story, intention);
    if (planned.ok) return { intention, planned: planned.value };
  }
  return undefined;
}

/** What holds in every case, whatever happened in it. */
function checkInvariants(story: Story, file: CaseFile): void {
  const first = file.ledger.submit.act.grants.find(
    ({ room: held, holder }) => held === 'identity' && holder !== 'reporter',
  )?.holder;
  const granted = [...file.ledger.rooms].flatMap(([name, epochs]) =>
    epochs.flatMap(({ holders }) => [...holders].map((holder) => [name, holder] as const)),
  );
  for (const [name, holder] of granted) {
    if (holder === 'reporter') {
      assert.ok(name === 'identity' || name === 'report', 'the reporter holds the two rooms of a reporter');
      continue;
    }
    const executive = officesOf(story.roster, holder).includes('executive-director');
    assert.ok(!executive || name === 'briefing', 'the executive holds briefings alone');
    assert.ok(name !== 'identity' || holder === first, 'the identity is the first reviewer’s alone');
  }
  for (const person of file.bars) {
    assert.is(sees(file, person), undefined, 'nobody barred sees anything');
    for (const name of ['identity', 'report', 'briefing', 'deliberation'] as const) {
      assert.not.ok(file.holders(name).includes(person));
    }
  }
  const people = (name: 'report' | 'deliberation') =>
    file.holders(name).filter((holder) => holder !== 'reporter').length;
  const isOwed = file.duties.some(({ id, metOn }) => id === 'hand-on' && metOn === undefined);
  assert.is(isOwed, awaitsHandOn(file, story.roster), 'what waits to be handed on is a duty');
  const least = file.bars.size === 0 ? 2 : 1;
  assert.ok(people('report') >= least, 'a case never loses its last holder');
  assert.ok(
    isOwed || people('report') >= 2 || partsNow(file, story.roster).second === undefined,
    'two hold the report',
  );
  assert.ok(!file.opened || isOwed || people('deliberation') >= least, 'somebody holds the deliberation');
  for (const name of HANDED_ON) {
    const newest = [...(file.ledger.rooms.get(name)?.at(-1)?.holders ?? [])];
    const barred = newest.filter((holder) => holder !== 'reporter' && file.bars.has(holder));
    assert.ok(isOwed || barred.length === 0, 'nobody barred has a newest key once all is handed on');
  }
  for (const [name, holder] of granted) {
    if (isOwed || holder === 'reporter' || !file.bars.has(holder)) continue;
    assert.ok(isWithdrawn(file, holder, name), 'grants of who is barred are taken back once all is handed on');
  }
  for (const member of file.panel) assert.not.ok(member === file.reviewer || member === file.ratifier);
  if (file.ratifiedOn !== undefined && file.ratifier !== undefined) assert.not.ok(file.acted.has(file.ratifier));
  if (file.stage !== 'review' && file.stage !== 'closed') assert.ok(file.review.acknowledgedOn);
  if (file.panel.length > 0) assert.ok(file.panel.length >= file.policy.quorum);
  assert.is(file.outcome === undefined, file.closing === undefined || file.closing === 'feedback');
  assert.equal(file.irregular, []);
}

test('whatever people try, nobody barred is ever reached, two people always hold a case, and nobody judges their own act', () => {
  const stages = new Set<string>();
  let takenBack = 0;
  const setting = fc.record({
    concerns: fc.constantFrom(...allConcerns()),
    quorum: fc.integer({ min: 1, max: 3 }),
    // In every other case nobody finds a conflict late, so that some get to their end.
    late: fc.boolean(),
    moves: fc.array(
      fc.record({
        step: fc.oneof({ weight: 9, arbitrary: move }, { weight: 1, arbitrary: next }),
        who: anybody,
        days: fc.integer({ min: 0, max: 2 }),
      }),
      {
        minLength: 80,
        maxLength: 200,
      },
    ),
  });
  fc.assert(
    fc.property(setting, ({ concerns, quorum, late, moves }) => {
      let story = begin(FULL, withQuorum(begin().policy, quorum));
      const first = planIn(story, submit(concerns));
      if (!first.ok) return;
      story = append(story, actOf(story, first.value, 'reporter'));
      for (const { step, who, days } of moves) {
        story = later(story, days);
        const allowed = attempt(story, who, step);
        if (allowed === undefined) continue;
        const { intention, planned } = allowed;
        const isLate = intention.kind === 'bar' || (intention.kind === 'declare' && intention.conflict);
        if (isLate && !late) continue;
        const act = actOf(story, planned, intention.by);
        const entries = metaOf(planned, intention.by);
        assert.ok(accept(story.policy, story.roster, story.caseFile, act, entries, story.today).ok);
        for (const { holder } of planned.grants) {
          if (holder !== 'reporter') assert.not.ok(fileOf(story).bars.has(holder) || planned.bars.includes(holder));
        }
        story = append(story, act);
        checkInvariants(story, fileOf(story));
        stages.add(fileOf(story).stage);
        takenBack += fileOf(story).withdrawals.filter(({ line }) => line === fileOf(story).ledger.head).length;
      }
    }),
    { numRuns: 150, seed: 20_261_101 },
  );
  assert.is(stages.size, 5, `reached ${[...stages].join(', ')}`);
  assert.ok(takenBack > 10, `handed on often enough: ${takenBack}`);
});

test.run();
