// Carries JSON to the portal's own origin and back. It follows no redirect and keeps nothing. Once a page has been taken off the
// screen, nothing that was asked before is answered any more: whatever waits for it would write into what is gone. What comes is held
// against the device's clock.
import { underClock } from '../client/device-clock.ts';
import type { Transport } from '../client/transport.ts';
import { riyadhDate } from '../domain/plain-date.ts';

const parsed = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Carries whatever becomes of the page; for what is asked as it is taken off the screen. */
export const lastTransport: Transport = async (method, path, body) => {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    redirect: 'error',
    headers:
      body === undefined
        ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: parsed(await answer.text()) };
};

let isOver = false;

/** From now on no answer reaches whoever waits for one. */
export const hearNothingMore = (): void => {
  isOver = true;
};

const never = new Promise<never>(() => undefined);

const whileShown: Transport = async (method, path, body) => {
  try {
    const answer = await lastTransport(method, path, body);
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
