// What a broken line stopped is tried again by itself: soon, then less and less often, and never less than once a minute.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Later, startAgain } from '../../src/browser/attachment-again.ts';

const test = suite('trying again by itself');

/** A clock that goes on when it is told to. */
const newClock = () => {
  let now = 0;
  let waiting: { readonly at: number; readonly does: () => void }[] = [];
  const later: Later = (does, ms) => {
    const one = { at: now + ms, does };
    waiting.push(one);
    return () => {
      waiting = waiting.filter((other) => other !== one);
    };
  };
  const pass = (ms: number): void => {
    now += ms;
    for (const one of waiting.filter(({ at }) => at <= now)) one.does();
  };
  return { later, pass };
};

test('it goes on trying as long as the page is open, with a pause that grows to a minute', () => {
  const { later, pass } = newClock();
  let tries = 0;
  // Every try is in vain.
  const again = startAgain(() => {
    tries += 1;
    again.hold();
  }, later);
  again.hold();
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60, 60]) {
    const before = tries;
    assert.ok(again.isHeld());
    pass(seconds * 1_000 - 1);
    assert.is(tries, before, `not before ${seconds} seconds`);
    pass(1);
    assert.is(tries, before + 1, `after ${seconds} seconds`);
  }
  again.end();
  pass(600_000);
  assert.is(tries, 9, 'nothing once the page is left');
  again.hold();
  assert.not(again.isHeld());
});

test('what came through, or was asked for at once, holds nothing up and makes the next pause short', () => {
  const { later, pass } = newClock();
  let tries = 0;
  const again = startAgain(() => {
    tries += 1;
  }, later);
  again.hold();
  pass(1_000);
  again.hold();
  again.hold();
  again.lift();
  assert.not(again.isHeld());
  pass(60_000);
  assert.is(tries, 1);
  again.hold();
  pass(1_000);
  assert.is(tries, 2);
});

test.run();
