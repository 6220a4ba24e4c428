// What the log says of an error that nobody expected: its kind and where in the code it was thrown. Its message stays out,
// since it may quote what somebody sent.

const FRAMES = 4;

/** One line: the error's class and the innermost places of the code, without message, address or arguments. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return 'request failed: a thrown value';
  const places = [...(error.stack ?? '').matchAll(/\n\s+at [^\n]*?([\w.-]+\.(?:tsx?|js)):(\d+)/g)]
    .slice(0, FRAMES)
    .map(([, file, line]) => `${file}:${line}`);
  return `request failed: ${error.constructor.name}${places.length === 0 ? '' : ` at ${places.join(' < ')}`}`;
};
