// What a browser says of changes on the roster, and whose keys it calls new.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changesFor, keysOfLate } from '../../src/client/roster.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { Roster } from '../../src/protocol/check/index.ts';
import { AC, CH, FULL, IA, rosterOf, V1, without } from '../domain/story.ts';

const test = suite('changes on the roster');

const numbered = (roster: Roster, seq: number, on: string): Roster => ({ ...roster, seq, on });
const first = numbered(rosterOf(without(FULL, V1)), 1, '2026-01-01');
const second = numbered(rosterOf(FULL), 2, '2026-06-01');

test('a first look is no change: whoever stood on no roster before is told of none', () => {
  assert.is(changesFor(V1, first, second), undefined);
  assert.equal(
    changesFor(CH, first, second)?.added.map(({ id }) => id),
    [V1],
  );
  const left = {
    ...first,
    persons: second.persons.map((one) => (one.id === V1 ? { ...one, status: 'left' as const } : one)),
  };
  assert.equal(
    changesFor(V1, left, second)?.returned.map(({ id }) => id),
    [V1],
    'who returns has looked before',
  );
});

test('keys are new for 30 days from the roster that first had them, whatever comes after it', () => {
  const other = second.persons.map((one) => (one.id === IA ? { ...one, sign: 'A'.repeat(43) } : one));
  const third = { ...numbered(rosterOf(FULL), 3, '2026-06-20'), persons: other };
  const rosters = new Map([first, second, third].map((roster) => [String(roster.seq), roster]));
  const ground = { rosters, current: { hash: '3', roster: third } } as unknown as Parameters<typeof keysOfLate>[0];
  const late = (person: typeof IA, today: string) => keysOfLate(ground, person, plainDate(today));
  const since = (person: typeof IA, today: string) => late(person, today)?.since;
  assert.is(since(IA, '2026-06-20'), '2026-06-20', 'other keys begin anew');
  assert.is(since(IA, '2026-07-19'), '2026-06-20');
  assert.is(since(IA, '2026-07-20'), undefined);
  assert.is(since(V1, '2026-06-20'), '2026-06-01');
  assert.is(since(AC, '2026-06-20'), undefined, 'known from the beginning');
  assert.equal([late(IA, '2026-06-20')?.how, late(V1, '2026-06-20')?.how], ['changed', 'first']);
  const away = {
    ...second,
    persons: second.persons.map((one) => (one.id === AC ? { ...one, status: 'left' as const } : one)),
  };
  const chain = new Map([first, away, { ...third, persons: second.persons }].map((one) => [String(one.seq), one]));
  const back = { rosters: chain, current: { hash: '3', roster: third } } as unknown as typeof ground;
  assert.equal(keysOfLate(back, AC, plainDate('2026-06-20')), { since: '2026-06-20', how: 'back' });
});

test.run();
