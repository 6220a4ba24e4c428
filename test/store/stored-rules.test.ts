// What is said of stored settings whose numbers can't be used: the sentence names the number and what stands there.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { parseSettings } from '../../src/store/association.ts';
import { settingsSentence } from '../../src/store/stored-rules.ts';

const test = suite('stored rules');

const both = { ar: '', en: '' };
const STORED = {
  ...{ setUp: true, publicAddress: 'http://localhost', name: both, licence: '', phone: '', address: both, routes: [] },
  ...{ exitUrl: '', privacyContact: both, quorum: 2, policyBase: '001', adopted: true },
};

const told = (settings: Readonly<Record<string, unknown>>): string =>
  settingsSentence(JSON.stringify({ quorum: 2, policyBase: '001', calendar: DEFAULT_CALENDAR, ...settings })) ??
  'nothing';

test('a missing or absurd number is named, with what it must be', () => {
  for (const count of [0, -1, 1.5, 10_000, 'ten', null, [3]]) {
    const stands = JSON.stringify(count);
    assert.is(
      told({ clocks: { review: count } }),
      `The stored settings say ${stands} for the time limit "review": it must be a whole number from 1 to 30.`,
    );
    assert.is(
      told({ quorum: count }),
      `The stored settings say ${stands} for the quorum of the committee: it must be a whole number from 1 to 15.`,
    );
  }
  assert.match(told({ quorum: undefined }), /say nothing for the quorum/);
  assert.match(told({ clocks: { lunch: 2 } }), /"lunch", which is none/);
  assert.match(told({ clocks: 7 }), /say 7 for the time limits/);
  assert.match(told({ clocks: { acknowledgement: 3 } }), /"target": it must not lie beyond the limit itself, 3/);
});

test('a policy that is none of the five, and the most days of an answer that are missing or absurd, are named', () => {
  assert.match(told({ policyBase: '005' }), /say "005" for the policy: it must be 000 to 004/);
  assert.match(told({ policyBase: undefined }), /say nothing for the policy/);
  assert.match(told({ policyBase: '002' }), /say nothing for the most days of an answer under policy 002/);
  for (const count of [0, -4, 366, 14.5, '20', null]) {
    assert.ok(
      told({ policyBase: '002', maxReplyDays: count }).includes(`say ${JSON.stringify(count)} for the most days`),
    );
  }
  assert.match(
    told({ policyBase: '003', maxReplyDays: 13 }),
    /under policy 003: it must be a whole number from 14 to 365/,
  );
  assert.is(told({ policyBase: '002', maxReplyDays: 13 }), 'nothing');
  assert.is(told({ policyBase: '003' }), 'nothing', 'thirty are proposed');
});

test('a calendar that is missing or can’t be used is named, with what stands there', () => {
  const calendar = (change: Readonly<Record<string, unknown>>) =>
    told({ calendar: { ...DEFAULT_CALENDAR, ...change } });
  assert.match(told({ calendar: undefined }), /say nothing for "calendar" of the calendar/);
  assert.match(calendar({ weekend: [5, 7] }), /say \[5,7\] for "weekend" .* from 0 \(Sunday\) to 6/);
  assert.match(calendar({ weekend: [0, 1, 2, 3, 4, 5, 6] }), /for "weekend" .* not all seven/);
  assert.match(calendar({ weekend: [] }), /say \[\] for "weekend" .* one of them at least/);
  assert.match(calendar({ weekend: [5, 5] }), /say \[5,5\] for "weekend" .* each once/);
  assert.match(calendar({ compensation: 'never' }), /say "never" for "compensation"/);
  assert.match(calendar({ nationalDays: undefined }), /say nothing for "nationalDays"/);
  assert.match(calendar({ rollForward: 0 }), /say 0 for "rollForward"/);
  assert.match(calendar({ corrections: [{ kind: 'feast' }] }), /say \{"kind":"feast"\} for "corrections"/);
  const range = { kind: 'holiday', firstOn: '2026-11-22', lastOn: '2026-11-24' };
  assert.is(calendar({ corrections: [range] }), 'nothing');
  assert.match(calendar({ corrections: [range, { kind: 'feast' }] }), /say \{"kind":"feast"\} for "corrections"/);
  for (const wrong of [
    ...[{ lastOn: '2026-11-22' }, { lastOn: '2026-11-31' }, { lastOn: '2026-12-10' }],
    ...[{ kind: 'eid-fitr' }, { on: '2026-11-22' }],
  ])
    assert.match(calendar({ corrections: [{ ...range, ...wrong }] }), /for "corrections"/);
  const eid = { kind: 'eid-fitr', hijriYear: 1447, firstOn: '2026-03-20' };
  assert.is(calendar({ corrections: [eid, { ...range, lastOn: '2026-12-09' }] }), 'nothing');
  for (const wrong of [{ hijriYear: 1449 }, { hijriYear: 1445 }, { firstOn: '2026-02-30' }])
    assert.match(calendar({ corrections: [{ ...eid, ...wrong }] }), /for "corrections"/);
  assert.match(calendar({ lunch: 1 }), /say 1 for "lunch"/);
  assert.is(calendar({ weekend: [0, 1, 2, 4, 5, 6] }), 'nothing', 'that is mended on the page');
});

test('numbers that can stand are said nothing of, and neither is what has another shape altogether', () => {
  assert.is(told({}), 'nothing');
  assert.is(told({ clocks: { review: 5, target: 3, acknowledgement: 3 } }), 'nothing');
  assert.is(settingsSentence('no json'), undefined);
});

test('what is read of stored settings has passed the same check of the calendar as what is told at the start', () => {
  const stored = (change: Readonly<Record<string, unknown>>) =>
    JSON.stringify({ ...STORED, calendar: { ...DEFAULT_CALENDAR, ...change } });
  assert.equal(parseSettings(stored({}))?.calendar, DEFAULT_CALENDAR);
  for (const change of [{ weekend: [] }, { corrections: [{ kind: 'holiday', on: '2026-02-30' }] }])
    assert.is(parseSettings(stored(change)), undefined);
});

test.run();
