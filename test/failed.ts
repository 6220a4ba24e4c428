// What is told of a batch of test files that failed: which tests first, a line each, for a record of a run may be cut short after
// a few; then what they say. What passed isn't told again.

/** How a process of tests ended: both of its outputs without colours, and what is wrong besides a test that failed. */
export type FailedBatch = { readonly out: string; readonly err: string; readonly reasons: readonly string[] };

/** A failed test as uvu tells it after its suite. */
type Failure = { readonly file: string; readonly title: string; readonly told: readonly string[] };

const TITLE = /^\s+FAIL\s+(.+)$/;
/** A suite's own line, with a mark for each of its tests; the tests that have failed are told below it. */
const MARKS = /[•✘] +\(\d+ \/ \d+\)$/;
const TOTAL = /^\s+Total:\s+\d+$/;
/** Where the runner called the test is no news. */
const FOREIGN = /^\s+at .*(?:node_modules|test\/several\.ts|test\/support\/process-end\.ts)/;
/** So much of what went to the error output: of a process that died it is the end that counts. */
const MOST_ERR_LINES = 40;

/** Walks the lines of `out`; a file's name stands alone on its line, before its suites. */
const failuresIn = (out: string, files: readonly string[]): readonly Failure[] => {
  const failures: { readonly file: string; readonly title: string; readonly told: string[] }[] = [];
  let [file = '', isTelling] = [files.length === 1 ? files[0] : '', false];
  for (const line of out.split('\n')) {
    const title = TITLE.exec(line)?.[1];
    if (files.includes(line)) file = line;
    if (title !== undefined) failures.push({ file, title, told: [] });
    isTelling = title !== undefined || (isTelling && !files.includes(line) && !MARKS.test(line) && !TOTAL.test(line));
    if (isTelling && title === undefined && !FOREIGN.test(line)) failures.at(-1)?.told.push(line);
  }
  return failures;
};

/** The file in which a process was when it ended before its time: the last one that it named. */
const lastNamed = (out: string, files: readonly string[]): string | undefined => {
  const lines = out.split('\n');
  return lines.some((line) => TOTAL.test(line)) ? undefined : lines.findLast((line) => files.includes(line));
};

const withoutBlankEnd = (lines: readonly string[]): readonly string[] => {
  const end = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, end + 1);
};

/** Each failed test's file and title; the other reasons; what each test says; and the last of what went to the error output. */
export const failedLines = ({ out, err, reasons }: FailedBatch, files: readonly string[]): readonly string[] => {
  const failures = failuresIn(out, files);
  const wasIn = lastNamed(out, files);
  return [
    ...failures.map(({ file, title }) => `${file}  ${title}`),
    ...reasons.map((reason) => (wasIn === undefined ? reason : `${reason}; the last file that began was ${wasIn}`)),
    ...failures.flatMap(({ file, title, told }) => ['', `${file}  ${title}`, ...withoutBlankEnd(told)]),
    ...(err.trim() === '' ? [] : ['', 'error output:', ...withoutBlankEnd(err.split('\n')).slice(-MOST_ERR_LINES)]),
  ];
};
