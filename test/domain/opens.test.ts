// Whoever signed that a key doesn't open counts as nobody who could carry a case on: who is let go, who can be kept away, who gives keys,
// what a roster takes away, and what is told where nobody opens a room. Lines that stand are judged as before.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isRegular } from '../../src/domain/decide.ts';
import { handsOnNow, savingSteps } from '../../src/domain/hand-on.ts';
import { carriersOf } from '../../src/domain/leaving.ts';
import { keysToGive, openActs } from '../../src/domain/open-acts.ts';
import { lostRooms, opensAlone, opensWhole } from '../../src/domain/opens.ts';
import { calledOn, ownIn } from '../../src/domain/owed.ts';
import { isGone } from '../../src/domain/succession.ts';
import { seesBy } from '../../src/domain/visibility.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  DC,
  FULL,
  fileOf,
  IA,
  later,
  planIn,
  referred,
  refusalOf,
  rosterOf,
  type Story,
  tell,
  V1,
  withOffices,
  without,
  withRoster,
} from './story.ts';

const test = suite('keys that are known not to open');

type Room = 'report' | 'deliberation';
const unreadable = (by: PersonId, room: Room = 'report') => ({ kind: 'unreadable', by, room }) as const;
const conflict = (by: PersonId) => ({ kind: 'declare', by, conflict: true }) as const;
const bar = (by: PersonId, person: PersonId) => ({ kind: 'bar', by, person }) as const;
const grant = (by: PersonId, to: PersonId, room: Room = 'report') => ({ kind: 'grant', by, room, to }) as const;

const alone = (story: Story, person: PersonId) => opensAlone(fileOf(story), story.roster, person);
const owed = (story: Story, person: PersonId) =>
  ownIn({ caseFile: fileOf(story), roster: story.roster, today: story.today }, person).map(({ id }) => id);
/** The duty to hand on begins with a line under the new roster. */
const noticed = (story: Story) => tell(story, { kind: 'message', by: 'reporter' });
/** What a server that asks nothing would let in: planned as if every key opened. */
const forced = (story: Story, intention: Parameters<typeof planIn>[1]): Story => {
  const planned = planIn({ ...story, caseFile: { ...fileOf(story), unreadable: [] } }, intention);
  if (!planned.ok) throw new Error(planned.refusal.code);
  return append(story, actOf(story, planned.value, intention.by));
};

test('whose only colleague signed that a key doesn’t open is let go once they have given it again, and not before (T44)', () => {
  for (const room of ['report', 'deliberation'] as const) {
    const story = tell(acknowledged(begin()), unreadable(IA, room));
    assert.equal(alone(story, CH), [room]);
    assert.equal(refusalOf(story, conflict(CH)), { code: 'last-holder' });
    assert.is(refusalOf(story, conflict(IA)), undefined, 'who opens nothing alone is kept by nothing');
    assert.equal(savingSteps(fileOf(story), story.roster, CH), [grant(CH, IA, room)]);
    const given = tell(story, grant(CH, IA, room));
    assert.equal(alone(given, CH), []);
    assert.is(refusalOf(given, conflict(CH)), undefined);
  }
});

test('whoever signed that a room doesn’t open gives nobody its keys again', () => {
  const one = tell(acknowledged(begin()), unreadable(IA));
  assert.equal(savingSteps(fileOf(one), one.roster, CH), [grant(CH, IA)]);
  const both = tell(one, unreadable(CH));
  assert.equal(savingSteps(fileOf(both), both.roster, CH), []);
});

test('nobody whose keys don’t open keeps the only reader away; once they have them again, they do', () => {
  const story = tell(acknowledged(begin()), unreadable(IA));
  assert.equal(refusalOf(story, bar(IA, CH)), { code: 'last-reader', person: CH });
  assert.is(refusalOf(story, bar(CH, IA)), undefined);
  assert.is(refusalOf(tell(story, grant(CH, IA)), bar(IA, CH)), undefined);
  const out = { ...story, roster: rosterOf(without(FULL, CH)) };
  assert.is(refusalOf(out, bar(IA, CH)), undefined, 'who was taken out of the roster opens it for nobody');
});

test('rooms that one opens and another doesn’t: each is kept by whoever opens it alone', () => {
  const story = tell(acknowledged(begin()), unreadable(IA), unreadable(CH, 'deliberation'));
  assert.equal([alone(story, IA), alone(story, CH)], [['deliberation'], ['report']]);
  for (const who of [IA, CH]) assert.equal(refusalOf(story, conflict(who)), { code: 'last-holder' });
  const given = tell(story, grant(CH, IA));
  assert.is(refusalOf(given, conflict(CH)), undefined);
});

test('a last reader who hasn’t declared gives the keys again before, and a line of theirs counts', () => {
  const { caseFile, ...before } = acknowledged(begin());
  assert.ok(caseFile !== undefined);
  if (caseFile === undefined) return;
  const undeclared = { ...before, caseFile: { ...caseFile, declared: new Set([IA]) } };
  const story = tell(undeclared, unreadable(IA));
  const planned = planIn(story, grant(CH, IA));
  assert.ok(planned.ok);
  assert.ok(planIn(story, conflict(CH)).ok === false);
  if (!planned.ok) return;
  const given = append(story, actOf(story, planned.value, CH));
  assert.equal(fileOf(given).irregular, []);
  assert.ok(planIn(given, conflict(CH)).ok);
  assert.not.ok(planIn(undeclared, grant(CH, IA)).ok);
});

test('where nobody opens anything, nobody is kept: a conflict is declared, and the next may declare one too', () => {
  const shut = tell(
    acknowledged(begin()),
    ...[IA, CH].flatMap((who) => [unreadable(who), unreadable(who, 'deliberation')]),
  );
  const gone = tell(shut, conflict(CH));
  assert.equal(fileOf(gone).irregular, []);
  assert.is(refusalOf(gone, conflict(IA)), undefined);
  const half = tell(acknowledged(begin()), unreadable(IA), unreadable(CH), conflict(CH));
  assert.equal(
    refusalOf(half, conflict(IA)),
    { code: 'last-holder' },
    'what still opens for one alone is handed on first',
  );
  assert.is(refusalOf(tell(half, grant(IA, DC, 'deliberation')), conflict(IA)), undefined);
});

test('lines that older readers took stand: a conflict and a bar by which the only reader went', () => {
  const story = tell(acknowledged(begin()), unreadable(IA));
  for (const intention of [conflict(CH), bar(IA, CH)]) {
    const told = forced(story, intention);
    assert.equal(fileOf(told).irregular, [], intention.kind);
    assert.ok(fileOf(told).bars.has(CH));
    const act = fileOf(told).ledger.lines.at(-1)?.act;
    assert.ok(act !== undefined && isRegular(story.policy, story.roster, fileOf(story), act));
  }
});

test('keys to give again and to hand on are theirs for whom they open, alone', () => {
  const story = tell(acknowledged(begin()), unreadable(IA));
  assert.equal([owed(story, CH).includes('unreadable'), owed(story, IA).includes('unreadable')], [true, false]);
  const panel = referred(begin());
  const [one, other] = fileOf(panel).panel;
  assert.ok(one !== undefined && other !== undefined);
  if (one === undefined || other === undefined) return;
  const late = later(tell(panel, unreadable(one), unreadable(other)), 7);
  assert.equal(
    [CH, one, other].map((who) => owed(late, who).includes('unreadable')),
    [true, false, false],
  );
  const left = withRoster(tell(story, unreadable(IA, 'deliberation')), rosterOf(without(FULL, CH)));
  assert.not.ok(handsOnNow(fileOf(left), left.roster, IA) || owed(noticed(left), IA).includes('hand-on'));
  const whole = withRoster(acknowledged(begin()), left.roster);
  assert.ok(handsOnNow(fileOf(whole), whole.roster, IA) && owed(noticed(whole), IA).includes('hand-on'));
});

test('a roster that takes the only reader out takes the only keys, whoever else has some that don’t open', () => {
  const story = acknowledged(begin());
  const between = (one: Story) => ({ caseFile: fileOf(one), before: one.roster, next: rosterOf(without(FULL, CH)) });
  assert.equal(carriersOf(between(story)), []);
  assert.equal(carriersOf(between(tell(story, unreadable(IA)))), [CH]);
  assert.equal(carriersOf(between(tell(story, unreadable(IA), unreadable(CH)))), [], 'what nobody opens nobody takes');
});

test('who loses their office and alone opens the case stays to give the keys again, and is gone once they did', () => {
  const story = tell(acknowledged(begin()), unreadable(IA));
  const moved = rosterOf(withOffices(FULL, CH, ['board-member']));
  const before = { ...acknowledged(begin()), roster: moved };
  assert.is(seesBy(moved, fileOf(before), CH), undefined);
  const stays = withRoster(story, moved);
  assert.is(seesBy(moved, fileOf(stays), CH), 'whole');
  assert.equal(refusalOf(stays, { kind: 'note', by: CH }), { code: 'no-part' });
  const given = tell(stays, grant(CH, IA));
  assert.equal(fileOf(given).irregular, []);
  assert.is(seesBy(moved, fileOf(given), CH), undefined);
});

test('swapped keys: nobody opens the room, nobody is asked to give what doesn’t open, and whoever opens it again gives it', () => {
  const story = tell(acknowledged(begin()), unreadable(IA), unreadable(CH));
  const { roster } = story;
  assert.equal(lostRooms(fileOf(story), roster), [{ room: 'report', back: [], partly: false, shut: true }]);
  for (const who of [IA, CH]) {
    assert.equal(
      owed(story, who).filter((id) => id === 'unreadable' || id === 'unopenable'),
      ['unopenable'],
    );
    assert.equal(
      keysToGive(roster, fileOf(story), who).length,
      1,
      'the way back where an older copy is put in its place',
    );
  }
  assert.is(calledOn({ caseFile: fileOf(story), roster, today: story.today }), undefined);
  const given = tell(story, grant(CH, IA));
  assert.equal(lostRooms(fileOf(given), roster), []);
  assert.equal(keysToGive(roster, fileOf(given), CH), [], 'not by whom it is known not to open for');
  assert.is(openActs(given.policy, roster, fileOf(given), IA).find(({ act }) => act === 'grant')?.state, 'open');
  assert.equal(keysToGive(roster, fileOf(given), V1), []);
});

test('whatever is signed in whatever order: no conflict and no bar takes the last away who opens a room, and every line counts', () => {
  const start = acknowledged(begin());
  const people = [IA, CH, DC];
  const openedBy = (story: Story, room: Room) =>
    people.filter(
      (who) => !isGone(fileOf(story), story.roster, who) && opensWhole(fileOf(story), story.roster, room, who),
    ).length;
  const who = fc.constantFrom(...people);
  const room = fc.constantFrom<Room>('report', 'deliberation');
  const intentions = fc.oneof(
    fc.tuple(who, room).map(([by, of]) => unreadable(by, of)),
    fc.tuple(who, room).map(([by, of]) => unreadable(by, of)),
    fc.tuple(who, who, room).map(([by, to, of]) => grant(by, to, of)),
    who.map(conflict),
    fc.tuple(who, who).map(([by, of]) => bar(by, of)),
    fc.tuple(who, room).map(([by, of]) => ({ kind: 'epoch', by, room: of }) as const),
  );
  const seen = { refused: 0, gone: 0 };
  fc.assert(
    fc.property(fc.array(intentions, { minLength: 4, maxLength: 14 }), (all) => {
      let story = start;
      for (const intention of all) {
        const planned = planIn(story, intention);
        const code = planned.ok ? undefined : planned.refusal.code;
        if (code === 'last-holder' || code === 'last-reader') seen.refused += 1;
        if (!planned.ok) continue;
        const next = append(story, actOf(story, planned.value, intention.by));
        if (planned.value.bars.length > 0) {
          seen.gone += 1;
          for (const of of ['report', 'deliberation'] as const)
            assert.ok(openedBy(story, of) === 0 || openedBy(next, of) > 0, `${of}: ${JSON.stringify(all)}`);
        }
        story = next;
      }
      assert.equal(fileOf(story).irregular, []);
    }),
    { numRuns: 150 },
  );
  assert.ok(seen.refused > 20 && seen.gone > 20, JSON.stringify(seen));
});

test('a room that opens for nobody is the receivers’ to see to, and everybody’s in the case once its day is over', () => {
  const story = referred(begin());
  const people = [IA, CH, ...fileOf(story).panel];
  const shut = tell(story, ...people.map((who) => unreadable(who, 'deliberation')));
  const isTheirs = (one: Story) => people.map((who) => owed(one, who).includes('unopenable'));
  assert.equal(isTheirs(shut), [true, true, ...fileOf(story).panel.map(() => false)]);
  assert.ok(isTheirs(later(shut, 7)).every(Boolean));
});

test('what writes in a room that doesn’t open for its author is no act of theirs now, and says for whom it opens', () => {
  const stateOf = (story: Story, person: PersonId, act: string) => {
    const found = openActs(fileOf(story).policy, story.roster, fileOf(story), person).find((one) => one.act === act);
    return found?.state === 'blocked' ? found.refusal : found?.state;
  };
  const whole = acknowledged(begin());
  assert.is(stateOf(whole, IA, 'message'), 'open');
  const mine = tell(whole, unreadable(IA));
  assert.equal(stateOf(mine, IA, 'message'), { code: 'room-shut', room: 'report', nobody: false });
  assert.is(stateOf(mine, IA, 'note'), 'open', 'the other room opens');
  const nobodys = tell(mine, unreadable(CH));
  assert.equal(stateOf(nobodys, IA, 'message'), { code: 'room-shut', room: 'report', nobody: true });
  assert.is(stateOf(nobodys, IA, 'grant'), 'open', 'an older copy may let the keys open again');
  assert.is(stateOf(tell(mine, grant(CH, IA)), IA, 'message'), 'open');
});

test.run();
