// `npm run bench -- [NAME …] [--cases 10,1000] [--scale 0.1]`: runs the scenarios whose names contain a NAME, all without
// one, and prints a line of JSON for each figure. Ends with 1 on any error, on a wrong count or where verify fails.
// It asserts no time: figures are read by people, on a machine that does nothing else.
import { parseArgs } from 'node:util';
import { desk } from './desk.ts';
import { evidence } from './evidence.ts';
import { handover } from './handover.ts';
import { opening } from './opening.ts';
import { plain } from './plain.ts';
import { record } from './record.ts';
import { reminders } from './reminders.ts';
import type { Options, Scenario } from './scenario.ts';
import { signIns } from './sign-ins.ts';
import { start } from './start.ts';
import { submissions } from './submissions.ts';
import { vault } from './vault.ts';
import { wire } from './wire.ts';

const SCENARIOS: readonly Scenario[] = [
  submissions,
  plain,
  desk,
  handover,
  opening,
  vault,
  signIns,
  wire,
  start,
  reminders,
  record,
  evidence,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string', default: '10,1000,10000,100000' },
    scale: { type: 'string', default: '1' },
  },
});

const options: Options = { cases: values.cases.split(',').map(Number), scale: Number(values.scale) };
const chosen = SCENARIOS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);
if (chosen.length === 0 || [...options.cases, options.scale].some((value) => !(value > 0))) {
  process.stderr.write(`Scenarios: ${SCENARIOS.map(({ name }) => name).join(', ')}\n`);
  process.exit(1);
}
for (const scenario of chosen) {
  try {
    await scenario.run(options);
  } catch (error) {
    process.stderr.write(`${scenario.name} failed: ${error instanceof Error ? error.message : 'unknown error'}\n`);
    process.exitCode = 1;
  }
}
