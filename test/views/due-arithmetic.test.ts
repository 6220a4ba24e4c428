// A due day's arithmetic in words: each skipped day with its reason, in both calendars, and no ninety lines for three months.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dueOn } from '../../src/domain/deadlines.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { Standing } from '../../views/reporter/plain-mailbox-thread.tsx';
import { render, viewFor } from './render.ts';
import { textOf } from './staff-app.ts';

const test = suite('a due day’s arithmetic');

const working = (n: number, from: string, settings = DEFAULT_CALENDAR) =>
  dueOn({ working_days: n }, plainDate(from), settings);

test('every stretch of days is told once, in both calendars, each skipped one with why (W6)', () => {
  const { stretches } = dueWords('en', working(10, '2026-03-15'));
  assert.equal(
    stretches.map(({ words }) => words),
    [
      'working days 1 to 3',
      'not counted: Eid al-Fitr',
      'not counted: weekend',
      'not counted: Eid al-Fitr',
      'not counted: given back for a day of the Eid holiday that fell on the weekend',
      'working days 4 to 5',
      'not counted: weekend',
      'working days 6 to 10',
    ],
  );
  assert.is(stretches[1]?.days, 'Thursday, 19 March 2026 (30 Ramadan 1447 AH)');
  assert.ok(dueWords('ar', working(10, '2026-03-15')).stretches[1]?.days.startsWith('الخميس، ٣٠ رمضان ١٤٤٧ هـ'));
});

test('a moved Founding Day says why it is free on that day', () => {
  const { stretches } = dueWords('en', working(5, '2030-02-17'));
  assert.ok(stretches.some(({ words }) => words.includes('because 22 February falls on the weekend')));
});

test('calendar days and months are told in sentences, with what happens on a free last day', () => {
  const months = dueOn({ months: 3 }, plainDate('2026-11-30'), DEFAULT_CALENDAR);
  const words = dueWords('en', months);
  assert.equal(words.stretches, []);
  assert.is(words.lead.length, 2);
  assert.match(words.lead[1] ?? '', /has no such day/);
  const strict = dueWords('en', dueOn({ days: 7 }, plainDate('2026-11-20'), DEFAULT_CALENDAR));
  assert.match(strict.lead[1] ?? '', /ends on a free day, Friday, 27 November 2026 .* \(weekend\), and isn’t moved/);
  const rolled = dueOn({ days: 7 }, plainDate('2026-11-20'), { ...DEFAULT_CALENDAR, rollForward: true });
  assert.match(dueWords('en', rolled).lead[1] ?? '', /moves on to the next working day/);
  assert.equal(
    dueWords('en', rolled).stretches.map(({ kind, words: said }) => `${kind} ${said}`),
    ['skipped not counted: weekend'],
  );
});

test('the reporter without script reads each promised day with its arithmetic, and what to do once it has passed', async () => {
  const arithmetic = dueOn({ days: 10 }, plainDate('2026-11-01'), DEFAULT_CALENDAR);
  const promise = { what: 'acknowledgement', by: arithmetic.dueOn, arithmetic } as const;
  const mailbox = (passed: boolean): MailboxPieces => ({
    number: '1234-5678',
    receivedOn: plainDate('2026-11-01'),
    journey: {
      step: 'received',
      checkIns: [],
      receivedOn: plainDate('2026-11-01'),
      promises: [{ ...promise, passed }],
    },
    thread: [],
  });
  for (const passed of [false, true]) {
    const html = await render(Standing({ view: viewFor('en'), mailbox: mailbox(passed) }));
    assert.match(html, /<details><summary>How the date was counted<\/summary>/);
    assert.ok(textOf(html).includes('10 days from Sunday, 1 November 2026'));
    assert.is(textOf(html).includes('This date has passed.'), passed);
    assert.is(textOf(html).includes('You may remind us with a message'), passed);
  }
});

test.run();
