import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formatMoment } from '../../src/i18n/moments.ts';

const test = suite('moments in words');

test('a moment has its day in both calendars and the hour of Riyadh', () => {
  const at = new Date('2026-11-22T08:05:00Z');
  assert.is(formatMoment('en', at), 'Sunday, 22 November 2026 (12 Jumada II 1448 AH) at 11:05 am, Riyadh time');
  assert.match(formatMoment('ar', at), /هـ.*الموافق.*م، الساعة ١١:٠٥ صباحًا بتوقيت الرياض$/);
});

test('midnight and noon are twelve, and the day is that of Riyadh', () => {
  assert.match(formatMoment('en', new Date('2026-11-22T21:00:00Z')), /^Monday, 23 November 2026 .* at 12:00 am, /);
  assert.match(formatMoment('en', new Date('2026-11-22T09:30:00Z')), /^Sunday, 22 November 2026 .* at 12:30 pm, /);
  assert.match(formatMoment('ar', new Date('2026-11-22T20:59:59Z')), /الساعة ١١:٥٩ مساءً بتوقيت الرياض$/);
});

test.run();
