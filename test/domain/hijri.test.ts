import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FIRST_HIJRI_YEAR, fromHijri, hijriMonthLength, LAST_HIJRI_YEAR, toHijri } from '../../src/domain/hijri.ts';
import { addDays, epochDay, fromEpochDay, plainDate } from '../../src/domain/plain-date.ts';
import { digits, formatDate, formatIn, formatShort, number } from '../../src/i18n/dates.ts';

const test = suite('hijri');

const icu = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

const icuDate = (day: number) => {
  const parts = new Map(icu.formatToParts(new Date(day * 86_400_000)).map(({ type, value }) => [type, value]));
  const read = (type: Intl.DateTimeFormatPartTypes) => Number.parseInt(parts.get(type) ?? '', 10);
  return { year: read('year'), month: read('month'), day: read('day') };
};

test("every day from 1300 to 1600 H is what Node's Umm al-Qura calendar says, and leads back", () => {
  const first = fromHijri(FIRST_HIJRI_YEAR, 1, 1);
  const last = fromHijri(LAST_HIJRI_YEAR, 12, hijriMonthLength(LAST_HIJRI_YEAR, 12) ?? 0);
  assert.is(first, '1882-11-12');
  assert.is(LAST_HIJRI_YEAR, 1600);
  let wrong = 0;
  for (let day = epochDay(plainDate(first ?? '')); day <= epochDay(plainDate(last ?? '')); day++) {
    const date = fromEpochDay(day);
    const [ours, theirs] = [toHijri(date), icuDate(day)];
    if (ours?.year !== theirs.year || ours.month !== theirs.month || ours.day !== theirs.day) wrong++;
    else if (fromHijri(ours.year, ours.month, ours.day) !== date) wrong++;
  }
  assert.is(wrong, 0);
});

test('announced days are reproduced', () => {
  const anchors = [
    ['2022-04-30', 1443, 9, 29],
    ['2023-04-20', 1444, 9, 29],
    ['2023-06-27', 1444, 12, 9],
    ['2024-04-08', 1445, 9, 29],
    ['2024-06-29', 1445, 12, 23],
    ['2025-02-22', 1446, 8, 23],
    ['2025-03-29', 1446, 9, 29],
    ['2026-03-18', 1447, 9, 29],
    ['2026-06-12', 1447, 12, 26],
  ] as const;
  for (const [date, year, month, day] of anchors) assert.equal(toHijri(plainDate(date)), { year, month, day });
});

test('T115: a thirtieth day that a month does not have is refused, and so is everything outside the table', () => {
  const short = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find((month) => hijriMonthLength(1448, month) === 29) ?? 0;
  assert.is(fromHijri(1448, short, 30), undefined);
  assert.ok(fromHijri(1448, short, 29));
  for (const [year, month, day] of [
    [1448, 13, 1],
    [1448, 0, 1],
    [1448, 1, 0],
    [1448, 1, 31],
    [1448, 1, 1.5],
    [1299, 12, 29],
    [1601, 1, 1],
  ] as const) {
    assert.is(fromHijri(year, month, day), undefined, `${year}-${month}-${day}`);
  }
  assert.is(toHijri(addDays(plainDate('1882-11-12'), -1)), undefined);
  assert.is(toHijri(plainDate('2174-11-26')), undefined);
  assert.ok(toHijri(plainDate('2174-11-25')));
});

test('dates are written in both calendars and both languages', () => {
  const day = plainDate('2026-11-19');
  assert.is(formatDate('ar', day), 'الخميس، ٩ جمادى الآخرة ١٤٤٨ هـ، الموافق ١٩ نوفمبر ٢٠٢٦ م');
  assert.is(formatDate('en', day), 'Thursday, 19 November 2026 (9 Jumada II 1448 AH)');
  assert.is(formatShort('ar', day), '٩ جمادى الآخرة ١٤٤٨ هـ');
  assert.is(formatShort('en', day), '19 November 2026');
  assert.is(formatIn('en', 'hijri', plainDate('2026-03-19')), '30 Ramadan 1447 AH');
  assert.is(formatIn('ar', 'gregorian', day), '١٩ نوفمبر ٢٠٢٦ م');
  assert.is(formatDate('en', plainDate('1850-01-01')), 'Tuesday, 1 January 1850');
});

test('numbers are written as the language writes them', () => {
  assert.is(number('ar', 20_000), '٢٠٬٠٠٠');
  assert.is(number('en', 20_000), '20,000');
  assert.is(number('en', 999), '999');
  assert.is(digits('ar', '1234-5678'), '١٢٣٤-٥٦٧٨');
});

test.run();
