// The command `due`: every row of the vectors through it, its words, and what it refuses.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { due } from '../../src/cli/due.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { DutyRule, Within } from '../../src/policy/types.ts';
import { scratchFolder } from '../scratch.ts';

const test = suite('the command due');

import { AFTER, NONE, rolled, vectors } from '../support/calendar-vectors.ts';

/** Runs `work` with a writer of files, by name and content, that gives their paths. */
const withFiles = async (work: (file: (name: string, content: string) => string) => Promise<void>): Promise<void> => {
  const folder = scratchFolder();
  try {
    await work((name, content) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const answer = async (...args: readonly string[]): Promise<{ due: string; skipped: string[] }> => {
  const { code, message } = await due([...args, '--json']);
  assert.is(code, 0, message);
  return JSON.parse(message);
};

test('every row of ten working days, as JSON (T114)', () =>
  withFiles(async (file) => {
    const none = file('none.json', JSON.stringify(NONE));
    for (const { id, referral, due_compAfter: after, due_noComp, skipped_compAfter: skipped } of vectors.workingDays) {
      if (id === 'W21') continue;
      const asked = ['--clock', 'recommendation', '--from', referral];
      assert.equal(await answer(...asked), { due: after, skipped }, id);
      assert.is((await answer(...asked, '--calendar', none)).due, due_noComp, id);
    }
  }));

test('W21: a calendar with an announced Arafah moves the due day', () =>
  withFiles(async (file) => {
    const corrections = [{ kind: 'eid-adha', hijriYear: 1447, firstOn: '2026-05-27' }];
    const calendar = file('announced.json', JSON.stringify({ ...AFTER, corrections }));
    const asked = ['--clock', 'recommendation', '--from', '2026-05-12'];
    assert.equal(await answer(...asked, '--calendar', calendar), { due: '2026-05-26', skipped: [] });
  }));

/** A policy whose briefing has this length. */
const within = (length: Within): string => {
  const duties = ASSOCIATION_001.duties.map((rule) => (rule.duty === 'brief' ? { ...rule, within: length } : rule));
  return policyText({ ...ASSOCIATION_001, duties });
};

test('every row of calendar days, strict and rolled, by a policy in a file', () =>
  withFiles(async (file) => {
    const after = file('after.json', JSON.stringify(rolled(AFTER)));
    const none = file('none.json', JSON.stringify(rolled(NONE)));
    for (const { id, start, n, due: strict, rolled_compAfter, rolled_noComp } of vectors.calendarDays) {
      const asked = ['--clock', 'brief', '--from', start, '--policy', file('policy.json', within({ days: n }))];
      assert.equal(await answer(...asked), { due: strict, skipped: [] }, id);
      assert.is((await answer(...asked, '--calendar', after)).due, rolled_compAfter, id);
      assert.is((await answer(...asked, '--calendar', none)).due, rolled_noComp, id);
    }
  }));

test('the clocks of 001 by their names', async () => {
  const days: Record<string, string> = {};
  for (const clock of ['brief', 'acknowledgement', 'review', 'recommendation', 'ratification', 'feedback'])
    days[clock] = (await answer('--clock', clock, '--from', '2026-11-30', '--policy', '001')).due;
  assert.equal(days, {
    brief: '2026-12-07',
    acknowledgement: '2026-12-10',
    review: '2026-12-14',
    recommendation: '2026-12-14',
    ratification: '2026-12-07',
    feedback: '2027-02-28',
  });
});

test('the clocks of the Labour Law and the questions after closing can be asked about, each with when there is one', async () => {
  const days: Record<string, string> = {};
  for (const clock of ['labour-accuse', 'labour-penalty', 'check-in-1', 'check-in-2', 'check-in-3'])
    days[clock] = (await answer('--clock', clock, '--from', '2026-11-19')).due;
  assert.equal(days, {
    'labour-accuse': '2026-12-19',
    'labour-penalty': '2026-12-19',
    'check-in-1': '2026-12-19',
    'check-in-2': '2027-02-17',
    'check-in-3': '2027-05-18',
  });
  const law = (await due(['--clock', 'labour-penalty', '--from', '2026-11-19', '--lang', 'en'])).message;
  assert.match(law, /^Decision on a penalty \(Record the recommendation\)\n.*\n.*employee/);
  const closed = (await due(['--clock', 'check-in-1', '--from', '2026-11-19', '--lang', 'en'])).message;
  assert.match(closed, /^Question after closing \([^)]+, [^)]+, [^)]+\)/);
});

test('answers, keys to hand on and requests for the identity are clocks too; a heading names every act that begins its clock', async () => {
  const headings: string[] = [];
  for (const clock of ['answer', 'hand-on', 'identity-answer', 'ratification', 'labour-penalty']) {
    const { message } = await due(['--clock', clock, '--from', '2026-11-19', '--lang', 'en']);
    headings.push(
      message
        .split('\n')
        .slice(0, 2)
        .join(' ')
        .replace(/ \([^)]* AH\)\.$/, ''),
    );
  }
  assert.equal(headings, [
    'Answer to further evidence (Further evidence) Due on Sunday, 29 November 2026',
    'Keys to hand on (Declare a conflict of interest, Keep a handler away) Due on Monday, 23 November 2026',
    'Answer to a request for the identity (Ask for the identity) Due on Monday, 23 November 2026',
    'Ratification (Record the recommendation, Confirm, Dissent) Due on Thursday, 26 November 2026',
    'Decision on a penalty (Record the recommendation) Due on Saturday, 19 December 2026',
  ]);
});

test('the law’s clocks are never rolled forward', () =>
  withFiles(async (file) => {
    // 20 December 2026 is a Sunday; thirty days from the 18th of November end on a Friday.
    const calendar = file('rolled.json', JSON.stringify(rolled(AFTER)));
    const asked = ['--from', '2026-11-18', '--calendar', calendar];
    assert.is((await answer('--clock', 'labour-accuse', ...asked)).due, '2026-12-18');
    assert.is((await answer('--clock', 'check-in-1', ...asked)).due, '2026-12-20');
  }));

test('help is given; what is asked twice, and a policy in which something can’t be meant, are refused with a sentence', () =>
  withFiles(async (file) => {
    const help = await due(['--help']);
    assert.equal([help.code, help.message.startsWith('Usage:')], [0, true]);
    const of = async (duties: readonly DutyRule[], clock: string) =>
      due([
        '--clock',
        clock,
        '--from',
        '2026-11-19',
        '--policy',
        file('policy.json', policyText({ ...ASSOCIATION_001, duties })),
      ]);
    const refused = async (answered: Promise<{ code: number; message: string }>, words: RegExp) => {
      const { code, message } = await answered;
      assert.is(code, 2, message);
      assert.match(message, words);
    };
    await refused(due(['--clock', 'brief', '--from', '2026-11-19', '--clock', 'review']), /“--clock” was given twice/);
    const { duties } = ASSOCIATION_001;
    const returned = duties.filter(({ duty, from }) => duty !== 'recommendation' || from[0] === 'return');
    await refused(of(returned, 'recommendation'), /has no clock “recommendation”\. It has: brief, .*return/);
    await refused(of([], 'brief'), /has no clock “brief”\. It has none that can be asked about/);
    const late = duties.map((rule) => (rule.duty === 'acknowledgement' ? { ...rule, target: { days: 20 } } : rule));
    await refused(
      of(late, 'acknowledgement'),
      /is aimed at a day after the one on which it is due: 2026-12-09 and 2026-11-29/,
    );
  }));

test('feedback is due three months after the receipt notice, however late the ratification, and no other day is asked about', async () => {
  const asked = ['--clock', 'feedback', '--from', '2026-11-30'];
  assert.equal(await answer(...asked), { due: '2027-02-28', skipped: [] });
  assert.equal(await answer('--clock', 'return', '--from', '2026-11-30'), { due: '2026-12-07', skipped: [] });
  const begun = await due([...asked, '--begun', '2027-02-25', '--lang', 'en']);
  assert.is(begun.code, 2);
  assert.match(begun.message, /leave --begun out/);
});

test('without --json it tells the arithmetic, in English or Arabic', async () => {
  const asked = ['--clock', 'recommendation', '--from', '2026-03-15'];
  const english = await due(asked, 'en_GB.UTF-8');
  assert.is(english.code, 0);
  for (const part of [
    'Due on Thursday, 2 April 2026 (14 Shawwal 1447 AH).',
    '10 working days from Sunday, 15 March 2026',
    '- Thursday, 19 March 2026 (30 Ramadan 1447 AH): not counted: Eid al-Fitr',
    'working days 6 to 10',
  ])
    assert.ok(english.message.includes(part), part);
  for (const arabic of [await due(asked, 'ar_SA.UTF-8'), await due([...asked, '--lang', 'ar'])]) {
    assert.ok(arabic.message.includes('الموعد: الخميس، ١٤ شوال ١٤٤٧ هـ'), arabic.message);
    assert.ok(arabic.message.includes('عيد الفطر'));
  }
});

/** A policy in a file whose briefing was changed by hand. */
const changed = (change: Readonly<Record<string, unknown>>): string => {
  const policy = JSON.parse(within({ days: 7 }));
  return JSON.stringify({
    ...policy,
    duties: policy.duties.map((rule: { duty: string }) => (rule.duty === 'brief' ? { ...rule, ...change } : rule)),
  });
};

/** A working day a week, and none for a year. */
const SHUT = JSON.stringify({
  ...AFTER,
  weekend: [0, 1, 2, 4, 5, 6],
  corrections: Array.from({ length: 60 }, (_, week) => ({
    kind: 'holiday',
    on: addDays(plainDate('2026-11-18'), week * 7),
  })),
});

test('what can’t be reckoned with is refused, and named', () =>
  withFiles(async (file) => {
    const clock = ['--clock', 'brief'];
    const from = ['--from', '2026-11-19'];
    const zero = JSON.stringify(AFTER).replace('"rollForward":false', '"rollForward":0');
    const refusals: readonly (readonly [readonly string[], string])[] = [
      [from, 'No clock was named'],
      [['--clock', 'tea', ...from], '“tea”'],
      [clock, 'No day was given'],
      [[...clock, '--from', '2026-02-30'], '“2026-02-30”'],
      [[...clock, '--from', '19/11/2026'], '“19/11/2026”'],
      [[...clock, '--from', '1937-03-13'], '1937-03-13'],
      [[...clock, '--from', '2077-11-16'], '2077-11-16'],
      [[...clock, '--from', '2077-11-09'], 'ends too late'],
      [[...clock, ...from, '--begun', '2026-11-20'], 'leave --begun out'],
      [['--clock', 'feedback', ...from, '--begun', '2077-11-16'], '2077-11-16 can’t be counted from'],
      [[...clock, ...from, '--policy', '009'], '“009”'],
      [[...clock, ...from, '--policy', file('no.json', '{"version":"x"}')], 'is no policy'],
      [[...clock, ...from, '--policy', file('none.json', within({ days: 0 }))], 'is no policy'],
      [[...clock, ...from, '--policy', file('long.json', within({ days: 1e15 }))], 'is no policy'],
      [[...clock, ...from, '--calendar', file('zero.json', zero)], 'no file with a calendar'],
      [[...clock, ...from, '--calendar', file('zero.json', zero)], '“rollForward” says 0.'],
      [['--clock', 'recommendation', ...from, '--calendar', file('shut.json', SHUT)], 'too few working days'],
      [[...clock, ...from, '--policy', file('minus.json', changed({ within: { days: -3 } }))], '“duties.'],
      [[...clock, ...from, '--policy', file('none.json', within({ days: 0 }))], '(brief)” says 0.'],
      [[...clock, ...from, '--policy', file('missing.json', changed({ within: undefined }))], '(brief)” says nothing.'],
      [[...clock, '--from', '1448-06-09'], '1448-06-09 of the Hijri calendar is 2026-11-19: --from 2026-11-19.'],
      [[...clock, '--from', '1448-06-31'], 'Days are given by the Gregorian calendar.'],
      [[...clock, ...from, '--lang', 'fr'], '“fr”'],
      [[...clock, ...from, '--soon'], '“--soon” is nothing that can be asked for.\nUsage'],
      [[...clock, ...from, 'now'], '“now” is nothing that can be asked for.\nUsage'],
    ];
    for (const [args, words] of refusals) {
      const { code, message } = await due(args);
      assert.is(code, 2, args.join(' '));
      assert.ok(message.includes(words), `${args.join(' ')}: ${message}`);
    }
  }));

test('a day is taken in digits of any script', async () => {
  assert.equal(
    await due(['--clock', 'recommendation', '--from', '٢٠٢٦-١١-١٩']),
    await due(['--clock', 'recommendation', '--from', '2026-11-19']),
  );
});

test('the first and the last day of the table are reckoned with', async () => {
  assert.is((await answer('--clock', 'brief', '--from', '1937-03-14')).due, '1937-03-21');
  assert.is((await answer('--clock', 'brief', '--from', '2077-11-08')).due, '2077-11-15');
});

test.run();
