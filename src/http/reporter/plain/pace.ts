// Bounds how slowly a form with files may come, and how long it may be: by its progress, never by its whole time, so that a gigabyte
// on a slow line arrives while somebody who sends next to nothing is ended as soon as with any other request.
import { PART_BYTES } from '../../../protocol/check/index.ts';
import { REQUEST_MS } from '../../request-time.ts';

/** Milliseconds that only grow, and what is done after some of them; gives what takes it back. */
export type Clockwork = {
  readonly now: () => number;
  readonly after: (ms: number, job: () => void) => () => void;
};

const clockwork: Clockwork = {
  now: () => performance.now(),
  after: (ms, job) => {
    const timer = setTimeout(job, ms);
    return () => clearTimeout(timer);
  },
};

/** So many bytes must come in the time that a request has: a part of a file, as with script. */
const BYTES_IN_TIME = PART_BYTES;

class TooSlow extends Error {}
class TooLong extends Error {}

/**
 * Gives `body` on piece by piece. Throws, after `end`, where too little of it comes in time or more than `most` bytes come. Only the
 * time counts in which its sender is waited for.
 */
export async function* paced(
  body: AsyncIterable<Uint8Array>,
  most: number,
  end: (why: 'slow' | 'long') => void,
  { now, after }: Clockwork = clockwork,
): AsyncGenerator<Uint8Array> {
  const coming = body[Symbol.asyncIterator]();
  let [waitedMs, came, all] = [0, 0, 0];
  for (;;) {
    const since = now();
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = after(Math.max(0, REQUEST_MS - waitedMs), () => {
        end('slow');
        reject(new TooSlow());
      });
    });
    const next = coming.next();
    // Once it is late, nobody hears any more how it broke off.
    next.catch(() => undefined);
    let piece: IteratorResult<Uint8Array>;
    try {
      piece = await Promise.race([next, late]);
    } finally {
      cancel();
    }
    if (piece.done === true) return;
    waitedMs += now() - since;
    came += piece.value.length;
    all += piece.value.length;
    if (all > most) {
      end('long');
      throw new TooLong();
    }
    if (came >= BYTES_IN_TIME) [waitedMs, came] = [0, 0];
    yield piece.value;
  }
}
