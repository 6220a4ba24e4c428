import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('time zone of the machine');

const script = `
  const { riyadhDate, weekday, addDays, addMonths, plainDate } = await import('./src/domain/plain-date.ts');
  const { dueOn } = await import('./src/domain/deadlines.ts');
  const { DEFAULT_CALENDAR } = await import('./src/policy/calendar.ts');
  const { formatDate } = await import('./src/i18n/dates.ts');
  const day = riyadhDate(new Date('2026-03-15T21:30:00Z'));
  console.log(JSON.stringify([
    day, weekday(day), addDays(day, 20), addMonths(plainDate('2026-11-30'), 3),
    dueOn({ working_days: 10 }, day, DEFAULT_CALENDAR), dueOn({ days: 7 }, day, DEFAULT_CALENDAR).dueOn, formatDate('ar', day),
  ]));
`;

const run = (zone: string): string =>
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: new URL('../../', import.meta.url).pathname,
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });

test('T114: clocks and dates are the same wherever the server stands', () => {
  const [first, ...others] = ['Asia/Riyadh', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(run);
  assert.match(first ?? '', '2026-03-16');
  for (const other of others) assert.is(other, first);
});

test.run();
