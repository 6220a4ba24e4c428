// What a device's own clock has to say of what a portal shows (PROTOCOL B31).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clockProblem, underClock } from '../../src/client/device-clock.ts';
import { ask, Nothing } from '../../src/client/transport.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';

const test = suite('the device’s clock');

const TODAY = plainDate('2026-11-22');
const day = (days: number) => addDays(TODAY, days);
const newest = { on: '2026-06-01', until: '2027-06-01' };

const by = (whose: 'reporter' | 'person', device: number, shown: Parameters<typeof clockProblem>[0]) => {
  const found = clockProblem(shown, day(device), whose);
  return found === undefined ? 'goes on' : found.mayGoOn ? 'asks' : 'stops';
};

test('a day or two late is midnight; three is a clock that is wrong, or an old portal', () => {
  for (const days of [-9_000, -30, -1, 0, 1, 2]) {
    assert.is(by('reporter', days, { today: TODAY, newest }), 'goes on', `reporter ${days}`);
  }
  assert.is(by('reporter', 3, { today: TODAY, newest }), 'asks');
  assert.is(by('person', 2, { today: TODAY, newest }), 'goes on');
  assert.is(by('person', 3, { today: TODAY, newest }), 'stops', 'people have no way to go on');
});

test('nobody is asked to overrule a clock for what doesn’t agree with itself', () => {
  assert.is(by('reporter', 3, { today: TODAY, newest: { on: day(1), until: day(200) } }), 'stops');
  assert.is(by('reporter', 3, { today: TODAY, newest: { on: day(-300), until: day(-1) } }), 'stops');
  assert.is(by('reporter', 3, { today: TODAY }), 'stops', 'no roster at all');
});

test('a roster that has ended by the device stops it; one that has ended for both is the portal’s to tell', () => {
  const ends = { on: day(-300), until: day(0) };
  assert.is(by('reporter', 0, { today: TODAY, newest: ends }), 'goes on');
  assert.is(by('reporter', 1, { today: TODAY, newest: ends }), 'asks');
  assert.is(by('person', 1, { today: TODAY, newest: ends }), 'stops');
  assert.is(by('reporter', 1, { today: day(1), newest: ends }), 'goes on');
});

test('a person’s browser refuses a roster that isn’t in force yet by its clock; a reporter’s clock may be behind', () => {
  const ahead = { today: day(40), newest: { on: day(2), until: day(300) } };
  assert.is(by('person', 0, ahead), 'stops');
  assert.is(by('person', 1, ahead), 'goes on');
  assert.is(by('reporter', 0, ahead), 'goes on');
});

test('whatever carries a ground is held back, and nothing else', async () => {
  const carry = (body: unknown) => {
    const portal = underClock(async () => ({ status: 200, body }), { whose: 'person', today: () => day(9) });
    return ask(portal, 'GET', '/', Nothing);
  };
  const clock = { device: day(9), portal: TODAY, mayGoOn: false };
  assert.equal(await carry({ foundation: { today: TODAY, rosters: [] } }), {
    ok: false,
    problem: { error: 'clock', clock },
  });
  for (const body of [undefined, null, {}, 'x', { foundation: null }, { foundation: { today: 'x' } }])
    assert.ok((await carry(body)).ok, JSON.stringify(body));
});

test.run();
