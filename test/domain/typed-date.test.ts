// Dates as they are typed: in digits of any script, in two calendars; and a megabyte in a box costs nobody anything.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { readTypedDate, type TypedDate, wholeDay } from '../../src/domain/typed-date.ts';

const test = suite('typed dates');

const today = plainDate('2026-11-21');
const typed = (day: string, month: string, year: string): TypedDate => ({
  ...{ day, month, year },
  calendar: 'gregorian',
  certainty: 'exact',
});
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
  const fault = { kind: 'fault', fault: 'impossible' };
  for (const behind of ['1', '٢', '𝟐', 'x', ' x', `${' '.repeat(20)}x`, '\uD835']) {
    assert.equal(read('5', '9', `2026${behind}`), fault, JSON.stringify(behind));
    assert.equal(read(`05${behind === '1' ? '111' : behind}`, '9', '2026'), fault, JSON.stringify(behind));
    assert.equal(read('5', '9', `𝟐𝟎𝟐𝟔${behind}`), fault, JSON.stringify(behind));
  }
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
    assert.equal(read(megabyte, megabyte, megabyte), { kind: 'fault', fault: 'impossible' });
    assert.is(wholeDay(typed(megabyte, megabyte, megabyte)), undefined);
  });
  assert.ok(count > 0 && count < 100, `${count} characters`);
});

test.run();
