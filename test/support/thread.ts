// The portal's main thread as tests hand it in: one that never has to rest, and one whose time and work a test moves.
import type { MainThread } from '../../src/http/middleware/large-forms.ts';

/** Work takes it no time, so that no rest follows a long form, on whatever machine. */
export const tireless: MainThread = { now: () => performance.now(), worked: () => 0 };

/** Time that passes by `pass` alone; `work` is time in which the thread is busy. */
export const threadByHand = () => {
  let [now, worked] = [0, 0];
  const pass = (ms: number): void => {
    now += ms;
  };
  return {
    thread: { now: () => now, worked: () => worked } satisfies MainThread,
    pass,
    work: (ms: number): void => {
      pass(ms);
      worked += ms;
    },
  };
};
