import { execFileSync } from 'node:child_process';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('time zone of the machine');

const script = `
  const { riyadhDate, weekday, addDays, addMonths, plainDate } = await import('./src/domain/plain-date.ts');
  const { dueOn } = await import('./src/domain/deadlines.ts');
  const { DEFAULT_CALENDAR } = await import('./src/policy/calendar.ts');
  const { freeRowsOf, unconfirmedYears } = await import('./src/domain/calendar-years.ts');
  const { calculate } = await import('./src/domain/calculator.ts');
  const { ASSOCIATION_001 } = await import('./src/policy/association-001.ts');
  const { formatDate } = await import('./src/i18n/dates.ts');
  const day = riyadhDate(new Date('2026-03-15T21:30:00Z'));
  console.log(JSON.stringify([
    day, weekday(day), addDays(day, 20), addMonths(plainDate('2026-11-30'), 3),
    dueOn({ working_days: 10 }, day, DEFAULT_CALENDAR), dueOn({ days: 7 }, day, DEFAULT_CALENDAR).dueOn, formatDate('ar', day),
    freeRowsOf(2033, DEFAULT_CALENDAR), unconfirmedYears(DEFAULT_CALENDAR, { years: [], anew: [] }, day),
    calculate(ASSOCIATION_001, 'recommendation', day, DEFAULT_CALENDAR),
    Array.from({ length: 400 }, (_, at) => dueOn({ working_days: at % 30 + 1 }, addDays(day, at * 7), DEFAULT_CALENDAR).dueOn),
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
