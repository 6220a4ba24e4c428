// What pages with keys ask the portal by. Once a page has been taken off the screen, nothing that was asked before is answered any
// more: whatever waits for it would write into what is gone. What comes is held against the device's clock.
import { underClock } from '../client/device-clock.ts';
import type { Transport } from '../client/transport.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import { carry } from './carry.ts';

let isOver = false;

/** From now on no answer reaches whoever waits for one. */
export const hearNothingMore = (): void => {
  isOver = true;
};

const never = new Promise<never>(() => undefined);

const whileShown: Transport = async (method, path, body) => {
  try {
    const answer = await carry(method, path, body);
    return isOver ? never : answer;
  } catch (error) {
    if (isOver) return never;
    throw error;
  }
};

let isOverruled = false;

/** The reporter says that this device's clock is wrong; for as long as this page stands. */
export const overruleClock = (): void => {
  isOverruled = true;
};

/** To the portal, and under this device's own clock: no island verifies a ground that came another way. */
export const transport: Transport = underClock(whileShown, {
  whose: document.documentElement.dataset.area === 'reporter' ? 'reporter' : 'person',
  today: () => riyadhDate(new Date()),
  isOverruled: () => isOverruled,
});
