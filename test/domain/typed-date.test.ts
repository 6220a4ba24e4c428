// Dates as they are typed: in digits of any script, in two calendars, with what can't be one told; and a megabyte in a box costs
// nobody anything.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import {
  calendarMeant,
  inOtherCalendar,
  isCertainlyBefore,
  readTypedDate,
  type TypedDate,
  wholeDay,
} from '../../src/domain/typed-date.ts';
import { dateAnswer } from '../../src/i18n/answers.ts';
import { dateFaultWords } from '../../src/i18n/date-faults.ts';

const test = suite('typed dates');

const today = plainDate('2026-11-21');
const typed = (day: string, month: string, year: string): TypedDate => ({
  ...{ day, month, year },
  calendar: 'gregorian',
  certainty: 'exact',
});
const hijri = (day: string, month: string, year: string): TypedDate => ({
  ...typed(day, month, year),
  calendar: 'hijri',
});
const about = (date: TypedDate): TypedDate => ({ ...date, certainty: 'approximate' });
const read = (day: string, month: string, year: string) => readTypedDate(typed(day, month, year), today);

test('digits of any script are read, with spaces around them', () => {
  const wanted = { kind: 'date', text: '2026-09-05' };
  for (const [day, month, year] of [
    ['5', '9', '2026'],
    ['05', ' 09 ', '\n2026\t'],
    ['٠٥', '٠٩', '٢٠٢٦'],
    ['𝟎𝟓', '𝟎𝟗', '𝟐𝟎𝟐𝟔'],
    [`${' '.repeat(1_000)}5`, `9${' '.repeat(1_000)}`, '2026'],
  ] as const) {
    assert.equal(read(day, month, year), wanted, `${day.trim()} ${month.trim()} ${year.trim()}`);
  }
});

test('what goes on behind four digits is no date, however far behind', () => {
  const year = { kind: 'fault', fault: 'year' };
  const day = { kind: 'fault', fault: 'day' };
  for (const behind of ['1', '٢', '𝟐', 'x', ' x', `${' '.repeat(20)}x`, '\uD835']) {
    assert.equal(read('5', '9', `2026${behind}`), year, JSON.stringify(behind));
    assert.equal(read(`05${behind === '1' ? '111' : behind}`, '9', '2026'), day, JSON.stringify(behind));
    assert.equal(read('5', '9', `𝟐𝟎𝟐𝟔${behind}`), year, JSON.stringify(behind));
  }
});

/** The fault of these boxes, and its sentence in English. */
const told = (date: TypedDate): string => {
  const found = readTypedDate(date, today);
  return found.kind === 'fault' ? dateFaultWords('en', found.fault, date) : `taken as ${JSON.stringify(found)}`;
};

test('a year that is short, too early or not come yet is told as such', () => {
  for (const year of ['25', '025', '447', '0', '99999', 'last', '20 25'])
    assert.match(told(typed('1', '3', year)), /four digits, such as 2025/, year);
  assert.match(told(hijri('1', '9', '47')), /four digits, such as 1447/);
  for (const year of ['1800', '1899', '1501', '1299']) assert.match(told(typed('1', '3', year)), /before 1900/, year);
  for (const year of ['1317', '1000']) assert.match(told(hijri('1', '9', year)), /before 1318/, year);
  for (const date of [
    typed('22', '11', '2026'),
    typed('1', '1', '2447'),
    hijri('1', '1', '1500'),
    about(typed('', '', '2027')),
  ])
    assert.match(told(date), /lies in the future/, JSON.stringify(date));
  assert.equal(read('1', '1', '1900'), { kind: 'date', text: '1900-01-01' });
  assert.equal(readTypedDate(hijri('1', '1', '١٣١٨'), today), { kind: 'date', text: '1900-04-30' });
});

test('a year of the other calendar asks whether that one is meant, and turning it keeps what was typed', () => {
  const western = typed('29', '6', '١٤٤٧');
  assert.match(told(western), /^Is this a Hijri date\? 1447 looks like a Hijri year/);
  assert.is(
    dateFaultWords('ar', 'otherCalendar', western),
    'هل هذا تاريخ هجري؟ تبدو ١٤٤٧ سنة هجرية. اختر «هجري»، أو صحّح السنة.',
  );
  assert.is(calendarMeant(western), 'hijri');
  assert.equal(inOtherCalendar(western), hijri('29', '6', '١٤٤٧'));
  assert.equal(readTypedDate(inOtherCalendar(western), today), { kind: 'date', text: '2025-12-20' });
  // The 31st is no Hijri day; that the calendar is wrong is the better answer.
  const reversed = hijri('31', '12', '2025');
  assert.match(told(reversed), /^Is this a Gregorian date\? 2025 looks/);
  assert.equal(readTypedDate(inOtherCalendar(reversed), today), { kind: 'date', text: '2025-12-31' });
  assert.match(told(about(hijri('', '', '2025'))), /Gregorian date/);
  for (const clear of [typed('1', '1', '2025'), hijri('1', '1', '1447'), typed('1', '1', '25'), typed('', '', '')])
    assert.is(calendarMeant(clear), undefined, clear.year);
  assert.is(calendarMeant({ ...western, certainty: 'unknown' }), undefined);
});

test('what is no day or no month is told as that, and not as a date that does not exist', () => {
  for (const day of ['abc', '0', '32', '-1', '1.5'])
    assert.is(told(typed(day, '3', '2025')), 'A day is a number from 1 to 31.');
  for (const day of ['abc', '31']) assert.is(told(hijri(day, '9', '1446')), 'A day is a number from 1 to 30.');
  for (const month of ['March', '0', '13'])
    assert.match(told(typed('1', month, '2025')), /^A month is a number from 1 to 12/);
  assert.match(told(about(typed('', 'x', '2025'))), /^A month is/);
  assert.is(told(typed('abc', '', '')), 'A day is a number from 1 to 31.', 'also where more is missing');
  for (const none of [typed('30', '2', '2025'), hijri('30', '6', '1447')]) assert.match(told(none), /does not exist/);
  assert.match(told(typed('', '3', '2025')), /choose “Approximate”/);
  assert.match(told(about(typed('', '3', ''))), /at least the year/);
});

test('every fault has a sentence of its own in both languages', () => {
  const faults = [
    'otherCalendar',
    'day',
    'month',
    'year',
    'early',
    'approximateYear',
    'incomplete',
    'impossible',
    'future',
  ] as const;
  for (const lang of ['ar', 'en'] as const) {
    const sentences = faults.map((fault) => dateFaultWords(lang, fault, hijri('1', '1', '2025')));
    assert.is(new Set(sentences).size, faults.length);
    for (const sentence of sentences) assert.match(sentence, lang === 'ar' ? /^[^a-z]+$/i : /^[A-Z]/, sentence);
  }
});

test('a Hijri month or year without a day is sealed by its first and last day, and reads as it was typed', () => {
  for (const [date, sealed, english, arabic] of [
    [
      hijri('', '٩', '١٤٤٧'),
      '~2026-02-18/2026-03-19',
      'about Ramadan 1447 AH (approximately February – March 2026)',
      'رمضان ١٤٤٧ هـ تقريبًا (نحو فبراير – مارس ٢٠٢٦ م)',
    ],
    [
      hijri('', '7', '1446'),
      '~2025-01-01/2025-01-30',
      'about Rajab 1446 AH (approximately January 2025)',
      'رجب ١٤٤٦ هـ تقريبًا (نحو يناير ٢٠٢٥ م)',
    ],
    [
      hijri('', '6', '1446'),
      '~2024-12-02/2024-12-31',
      'about Jumada II 1446 AH (approximately December 2024)',
      'جمادى الآخرة ١٤٤٦ هـ تقريبًا (نحو ديسمبر ٢٠٢٤ م)',
    ],
    [
      hijri('', '7', '1447'),
      '~2025-12-21/2026-01-19',
      'about Rajab 1447 AH (approximately December 2025 – January 2026)',
      'رجب ١٤٤٧ هـ تقريبًا (نحو ديسمبر ٢٠٢٥ – يناير ٢٠٢٦ م)',
    ],
    [
      hijri('', '', '1446'),
      '~2024-07-07/2025-06-25',
      'about 1446 AH (approximately 2024 – 2025)',
      '١٤٤٦ هـ تقريبًا (نحو ٢٠٢٤ – ٢٠٢٥ م)',
    ],
  ] as const) {
    assert.equal(readTypedDate(about(date), today), { kind: 'date', text: sealed });
    assert.is(dateAnswer('en', sealed), english);
    assert.is(dateAnswer('ar', sealed), arabic);
  }
  assert.equal(readTypedDate(about(hijri('29', '6', '1447')), today), { kind: 'date', text: '~2025-12-20' });
  assert.equal(readTypedDate(about(typed('', '3', '2025')), today), { kind: 'date', text: '~2025-03' });
  assert.equal(readTypedDate(about(hijri('', '6', '1448')), today), { kind: 'date', text: '~2026-11-11/2026-12-09' });
  assert.match(told(about(hijri('', '7', '1448'))), /future/, 'a month that has begun may be told');
  for (const other of ['~2026-02-18/2026-03-18', '~2026-02-19/2026-03-19', '~2026-02-18/x', '2026-02-18/2026-03-19'])
    assert.is(dateAnswer('en', other), other, 'any other span stands as it is');
});

/** How many characters `job` takes out of texts one by one. */
const taken = (job: () => void): number => {
  const own = String.prototype[Symbol.iterator];
  let count = 0;
  String.prototype[Symbol.iterator] = function* (this: string) {
    for (const character of { [Symbol.iterator]: () => own.call(this) }) {
      count += 1;
      yield character;
    }
    return undefined;
  };
  try {
    job();
  } finally {
    String.prototype[Symbol.iterator] = own;
  }
  return count;
};

test('a box that holds a megabyte is looked at no further than one that holds a date', () => {
  const megabyte = '٢'.repeat(1_000_000);
  const count = taken(() => {
    assert.equal(read(megabyte, megabyte, megabyte), { kind: 'fault', fault: 'day' });
    assert.is(wholeDay(typed(megabyte, megabyte, megabyte)), undefined);
  });
  assert.ok(count > 0 && count < 100, `${count} characters`);
});

test('an approximate date needs a year, and the month where a day is given; nothing typed is no date only where nothing was chosen', () => {
  const typed = (day: string, month: string, year: string, certainty: TypedDate['certainty']) =>
    readTypedDate({ day, month, year, calendar: 'gregorian', certainty }, plainDate('2026-11-21'));
  assert.equal(typed('', '', '', 'exact'), { kind: 'empty' });
  assert.equal(typed('', '', '', 'approximate'), { kind: 'fault', fault: 'approximateYear' });
  assert.equal(typed('5', '', '2026', 'approximate'), { kind: 'fault', fault: 'approximateMonth' });
  assert.equal(typed('', '3', '2026', 'approximate'), { kind: 'date', text: '~2026-03' });
});

test('one date lies before another for certain where its last possible day lies before the other’s first', () => {
  for (const [earlier, later] of [
    ['2026-03-04', '2026-03-05'],
    ['~2025', '2026-01-01'],
    ['~2026-02', '~2026-03'],
    ['~2026-01-20/2026-02-18', '2026-02-19'],
    ['2025-12-31', '~2026'],
  ] as const) {
    assert.ok(isCertainlyBefore(earlier, later), `${earlier} ${later}`);
    assert.not(isCertainlyBefore(later, earlier), `${later} ${earlier}`);
  }
  for (const [one, other] of [
    ['2026-03-05', '2026-03-05'],
    ['~2026', '2026-03-05'],
    ['~2026-03', '2026-03-31'],
    ['~2026-01-20/2026-02-18', '2026-02-18'],
    ['', '2026-03-05'],
    ['2026-03-05', ''],
  ] as const) {
    assert.not(isCertainlyBefore(one, other), `${one} ${other}`);
    assert.not(isCertainlyBefore(other, one), `${other} ${one}`);
  }
});

test.run();
