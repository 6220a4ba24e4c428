// Files of one list beside each other: what can't go takes no room from what can, and what had no room goes once there is some.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { besideOf, type Placed, removedTogether, roomAgain } from '../../src/browser/attachment-room.ts';
import type { State } from '../../src/browser/attachment-row.ts';
import { stopped } from '../../src/browser/attachment-stopped.ts';
import { ownFileRefusal } from '../../src/domain/file-limits.ts';

const test = suite('room beside other files');

const MIB = 1024 * 1024;
const LIMITS = { fileBytes: 100 * MIB, caseBytes: 500 * MIB, files: 100 };
const NOTHING = { files: 0, bytes: 0 };
const CONTENT = new Blob([]);
const CONFIRMED = { kind: 'confirmed' } as State;

type Mutable = { -readonly [K in keyof Placed]: Placed[K] };

const listOf = (...sizes: readonly number[]): Mutable[] =>
  sizes.map((size, at) => ({ id: at + 1, size, done: 0, content: CONTENT, state: { kind: 'waiting' } }));

/** Sends each file that waits, as the list does: the numbers of those that have arrived by then. */
const sendAll = (rows: readonly Mutable[]): readonly number[] => {
  for (let row = rows.find(({ state }) => state.kind === 'waiting'); row !== undefined; ) {
    const refusal = ownFileRefusal(LIMITS, besideOf(rows, row, NOTHING), [row.size]);
    row.state = refusal === undefined ? CONFIRMED : stopped('en', row, { error: 'refused', refusal });
    const again = roomAgain(rows, NOTHING, LIMITS);
    if (again !== undefined) again.state = { kind: 'waiting' };
    row = rows.find(({ state }) => state.kind === 'waiting');
  }
  return rows.filter(({ state }) => state === CONFIRMED).map(({ id }) => id);
};
/** The same once some are taken out of the list. */
const without = (rows: readonly Mutable[], ...gone: readonly number[]): readonly number[] => {
  const left = rows.filter(({ id }) => !gone.includes(id));
  for (let row = roomAgain(left, NOTHING, LIMITS); row !== undefined; row = roomAgain(left, NOTHING, LIMITS))
    row.state = { kind: 'waiting' };
  return sendAll(left);
};

test('a file that is too large takes no room from those behind it', () => {
  const film = listOf(6000 * MIB, 1, 2 * MIB);
  assert.equal(sendAll(film), [2, 3]);
  assert.is(film[0]?.state.kind, 'stopped');
  assert.equal(without(film, 1), [2, 3]);
});

test('taken away together are those that can never go, and what had no room beside the others last', () => {
  const rows = listOf(6000 * MIB, ...Array.from({ length: 102 }, () => 1));
  assert.is(sendAll(rows).length, 100);
  const idsOf = (list: readonly Mutable[]): readonly number[] => removedTogether(list).map(({ id }) => id);
  assert.equal(idsOf(rows), [1]);
  assert.equal(idsOf(rows.slice(1)), [102, 103]);
});

test('of more files than may go, those without room go once others are removed, and no more of them than have room', () => {
  const many = listOf(...Array.from({ length: 104 }, () => 1));
  assert.is(sendAll(many).length, 100);
  const [left] = [many.filter(({ id }) => ![7, 8, 9].includes(id))];
  const second = left.find(({ id }) => id === 104);
  assert.equal(without(left).slice(-3), [101, 102, 103]);
  assert.is(second?.state.kind, 'stopped', 'no room was left for the last one');
  assert.equal(without(left, 101).slice(-1), [104]);
});

test('a large file that has no room lets smaller ones pass, and goes once they are gone; one that cannot be read never does', () => {
  const rows = listOf(...[90, 90, 90, 90, 90, 90, 10].map((size) => size * MIB));
  const unreadable = rows[0];
  assert.ok(unreadable);
  unreadable.state = stopped('en', unreadable, { error: 'cannot-open' });
  assert.equal(sendAll(rows), [2, 3, 4, 5, 6, 7]);
  const full = listOf(...[90, 90, 90, 90, 90, 90, 10].map((size) => size * MIB));
  assert.equal(sendAll(full), [1, 2, 3, 4, 5, 7]);
  assert.equal(without(full, 3), [1, 2, 4, 5, 6, 7]);
});

test('what was begun keeps its room from what was chosen before it and waits again', () => {
  const rows = listOf(90 * MIB, 90 * MIB);
  const [first, second] = rows;
  assert.ok(first !== undefined && second !== undefined);
  second.state = { kind: 'paused' };
  assert.is(besideOf(rows, first, NOTHING).files, 0);
  second.done = 1;
  assert.is(besideOf(rows, first, NOTHING).files, 1);
});

test.run();
