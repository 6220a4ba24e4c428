// Runs several compiled test files one after the other in this process, as uvu's own runner does: files that only compute take
// longer to be started than to run. Usage: node several.js NAME=PATH …; a file without a test is a failure.
import { run } from 'uvu/run';
import { withEndTold } from './support/process-end.ts';

const suites = process.argv.slice(2).map((argument) => {
  const at = argument.indexOf('=');
  return { name: argument.slice(0, at), file: argument.slice(at + 1) };
});
await withEndTold(() => run(suites));

const { UVU_QUEUE: groups } = globalThis as unknown as { readonly UVU_QUEUE: readonly (readonly unknown[])[] };
const empty = suites.filter((_, at) => (groups[at]?.length ?? 0) === 0);
if (groups.length !== suites.length || empty.length > 0) {
  console.error(`registered no test (is .run() missing?): ${empty.map(({ name }) => name).join(' ')}`);
  process.exitCode = 1;
}
