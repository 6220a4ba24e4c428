// What still comes of a request that is answered before its body was read: an answer that overtakes it may never be read, and a
// connection on which it lies unread takes no other request.
import type { IncomingMessage } from 'node:http';

/** A sender that sends on after so long is answered all the same. */
const MOST_MS = 10_000;

/** Lets the rest of a body come, and passes it over; false where it hasn't come by then, and the connection must end with its answer. */
export const letRestCome = (incoming: IncomingMessage | undefined, mostMs: number = MOST_MS): Promise<boolean> => {
  if (incoming === undefined || incoming.complete) return Promise.resolve(true);
  if (incoming.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(), mostMs);
    const done = (): void => {
      clearTimeout(timer);
      resolve(incoming.complete);
    };
    for (const event of ['end', 'close', 'error']) incoming.once(event, done);
    // Whoever read it reads no more, and would only stop it: what comes is kept nowhere.
    incoming.removeAllListeners('data');
    incoming.resume();
  });
};
