// What a clock is believed: a server that runs, that stood still for a while or too long, whose clock was behind, ahead or compared.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { clockWatch } from '../../src/jobs/clock-watch.ts';

const test = suite('the watch over the clock');

const DAY = 86_400_000;

/** A watch whose clock and running time a test moves; it begins at nine in the Riyadh morning of a day. */
const watched = (day: string, lastDay?: string, checked?: string) => {
  let [now, run] = [Date.parse(`${day}T06:00:00Z`), 0];
  const given = (text: string | undefined): PlainDate | undefined => (text === undefined ? text : plainDate(text));
  const ahead = clockWatch({
    clock: () => new Date(now),
    elapsed: () => run,
    lastDay: given(lastDay),
    checked: given(checked),
  });
  return {
    ahead,
    passes: (days: number) => {
      now += days * DAY;
      run += days * DAY;
      return ahead();
    },
    jumps: (days: number) => {
      now += days * DAY;
      return ahead();
    },
  };
};

test('a portal that runs for years is believed, and a clock that is set by hours', () => {
  for (const lastDay of [undefined, '2026-11-21']) {
    const clock = watched('2026-11-22', lastDay);
    assert.is(clock.ahead(), undefined);
    for (let day = 0; day < 800; day += 1) assert.is(clock.passes(1), undefined);
    assert.is(clock.jumps(0.9), undefined);
  }
});

test('a clock that jumps ahead while the portal runs isn’t, until it is set right (T112)', () => {
  const clock = watched('2026-11-22', '2026-11-21');
  clock.ahead();
  assert.is(clock.jumps(20), 20);
  assert.is(clock.passes(3), 20, 'not by waiting either');
  assert.is(clock.jumps(-20), undefined);
  assert.is(clock.jumps(1.2), 1);
});

test('a week of standing still is believed, more isn’t, unless somebody compared the clock', () => {
  assert.is(watched('2026-11-22', '2026-11-14').ahead(), undefined);
  const still = watched('2026-11-22', '2026-11-13');
  assert.is(still.ahead(), 8);
  assert.is(still.passes(2), 10);
  assert.is(still.jumps(-10), undefined, 'it was ahead, and was set right');
  const compared = watched('2026-11-22', '2026-08-01', '2026-11-22');
  assert.is(compared.ahead(), undefined);
  for (let day = 0; day < 40; day += 1) assert.is(compared.passes(1), undefined, 'once believed it stays so');
  assert.is(compared.jumps(30), 30);
  for (const old of ['2026-11-14', '2026-11-24']) assert.is(watched('2026-11-22', '2026-08-01', old).ahead(), 112, old);
});

test('a clock that began behind the log is believed once it comes near it', () => {
  const clock = watched('2000-01-01', '2026-11-21');
  assert.is(clock.ahead(), undefined);
  assert.is(clock.jumps((Date.parse('2026-11-23') - Date.parse('2000-01-01')) / DAY), undefined);
  for (let day = 0; day < 40; day += 1) assert.is(clock.passes(1), undefined);
  const far = watched('2000-01-01', '2026-11-21');
  far.ahead();
  assert.ok((far.jumps((Date.parse('2026-12-23') - Date.parse('2000-01-01')) / DAY) ?? 0) > 7);
});

test.run();
