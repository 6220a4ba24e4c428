// What a test leaves standing for the next one of the same process: whoever runs several files says so and tells when the last
// is over. A file that runs alone has nobody who would tell.

let isAwaited = false;
const closing: (() => Promise<void>)[] = [];

/** Whether the end of all tests will be told. */
export const isEndTold = (): boolean => isAwaited;

/** Runs `tests`; what was to be closed at their end is closed then. */
export const withEndTold = async (tests: () => Promise<void>): Promise<void> => {
  isAwaited = true;
  try {
    await tests();
  } finally {
    await Promise.all(closing.map((close) => close()));
  }
};

export const atEnd = (close: () => Promise<void>): void => {
  closing.push(close);
};
