// What the log says of an error that nobody expected: its kind and where in the code it was thrown. Its message stays out,
// since it may quote what somebody sent.

const FRAMES = 4;
/** What a stack begins with, before the message: a class, and a code of Node's own errors. */
const CLASS = /^[\w$.]{1,60}(?: \[\w{1,60}\])?$/;

/** The stack without its message, whose own lines can look like places of the code; nothing where they can't be told apart. */
const withoutMessage = ({ stack = '', message }: Error): string => {
  const begin = message === '' ? '\n' : `: ${message}\n`;
  const at = stack.indexOf(begin);
  return at >= 0 && CLASS.test(stack.slice(0, at)) ? stack.slice(at + begin.length - 1) : '';
};

/** One line: the error's class and the innermost places of the code, without message, address or arguments. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return 'request failed: a thrown value';
  const places = [...withoutMessage(error).matchAll(/\n\s+at [^\n]*?([\w.-]+\.(?:tsx?|js)):(\d+)/g)]
    .slice(0, FRAMES)
    .map(([, file, line]) => `${file}:${line}`);
  return `request failed: ${error.constructor.name}${places.length === 0 ? '' : ` at ${places.join(' < ')}`}`;
};
