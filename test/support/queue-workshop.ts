// A queue whose work ends when a test says so, and draws that are known.
import { type Bounds, type Draw, startQueue, type Turn, type Work } from '../../src/http/reporter/plain/queue.ts';
import { random, ready } from '../../src/protocol/open/index.ts';

await ready;

/** Work that ends when it is told to, and a list of what has begun. */
export const workshop = () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => (): Work<string> => {
    begun.push(name);
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    ends.set(name, end);
    return { result: ended.then(() => name), ended };
  };
  const finish = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, finish };
};

/** The order in which they came, where the draw has a say. */
export const first: Draw = () => 0;
/** Whoever came last is drawn. */
export const newest: Draw = (count) => count - 1;
/** Draws that look random and are the same in every run. */
export const drawing = (seed: number): Draw => {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % count;
  };
};

export const queueOf = (draw: Draw, bounds: Bounds) => startQueue(random.bytes(32), draw, bounds);

export const toldToWait = (turn: Turn<string>) => {
  if (turn.ok) throw new Error('a turn where a wait was expected');
  return turn.waiting;
};
