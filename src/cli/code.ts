// `npm run --silent code -- SECRET`: the code that an authenticator app would show now, for whoever tries the demo without a
// telephone. The secret of a person who exists belongs into their app and not on a command line.
import { codeAt } from '../auth/timed-codes.ts';

const [secret = ''] = process.argv.slice(2);
if (/^[A-Z2-7]{32}$/.test(secret)) process.stdout.write(`${codeAt(secret, new Date())}\n`);
else {
  process.stderr.write('Give a secret of the demo, 32 letters and digits: npm run --silent code -- SECRET\n');
  process.exitCode = 2;
}
