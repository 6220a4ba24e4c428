// What an administrator types of an approval, and what in it is worth a question.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Approval,
  approvalDoubts,
  approvalOf,
  isWhole,
  readGregorian,
  readHijri,
} from '../../src/domain/approval.ts';
import { plainDate } from '../../src/domain/plain-date.ts';

const test = suite('approvals');
const TODAY = plainDate('2026-11-22');
/** A Sunday, 1 Jumada al-Akhirah 1447 H. */
const WHOLE: Approval = {
  meetingNo: '5',
  dateHijri: '1447-06-02',
  dateGregorian: '2025-11-23',
  document: { ar: 'محضر ٥', en: 'Minutes 5' },
};
const doubts = (more: Partial<Approval>, weekend: readonly (0 | 5 | 6)[] = [5, 6]) =>
  approvalDoubts({ ...WHOLE, ...more }, weekend, TODAY).map(({ kind }) => kind);

test('a day is read in any digits, the year first or last, and stored in one form', () => {
  for (const typed of [
    '2025-11-23',
    '2025/11/23',
    '23/11/2025',
    '٢٠٢٥/١١/٢٣',
    '۲۳-۱۱-۲۰۲۵',
    '2025/11/23م',
    ' 23.11.2025 ',
  ]) {
    assert.is(readGregorian(typed), '2025-11-23', typed);
  }
  for (const typed of ['1447-06-02', '٢/٦/١٤٤٧', '1447/6/2 هـ']) assert.is(readHijri(typed), '1447-06-02', typed);
});

test('what is no day of its calendar is none: a day that doesn’t exist, the other calendar’s year, words', () => {
  for (const typed of [
    '',
    '2025-02-29',
    '2025-13-01',
    '1447-06-02',
    '1936-12-31',
    '2078-01-01',
    '5/6/7',
    'في الاجتماع',
    '2025',
  ]) {
    assert.is(readGregorian(typed), undefined, typed);
  }
  for (const typed of ['', '1447-06-31', '1447-13-01', '2025-11-23', '1355-12-01', '1501-01-01']) {
    assert.is(readHijri(typed), undefined, typed);
  }
  assert.is(readGregorian('2024-02-29'), '2024-02-29', 'a leap day');
});

test('it is whole with its meeting, both dates and its document in both languages, and not before', () => {
  assert.ok(isWhole(WHOLE));
  assert.equal(doubts({}), []);
  for (const part of [
    { meetingNo: '' },
    { dateHijri: '' },
    { dateGregorian: '' },
    { document: { ar: 'محضر', en: '' } },
  ]) {
    assert.not(isWhole({ ...WHOLE, ...part }));
    assert.ok(doubts(part).includes('incomplete'));
  }
  assert.not(isWhole(undefined));
  assert.not(isWhole(approvalOf({ ar: 'أقرّه المجلس', en: 'The board approved it' })));
});

test('a weekend day is asked about, by the association’s own weekend: 1 January 2021 was a Friday', () => {
  const friday = { dateGregorian: '2021-01-01', dateHijri: '1442-05-17' };
  assert.equal(doubts(friday), ['weekend']);
  assert.equal(doubts(friday, [0]), []);
  assert.equal(doubts({ dateGregorian: '', dateHijri: '1442-05-17' }), ['incomplete', 'weekend']);
});

test('two dates that are different days are asked about, and a meeting that hasn’t been', () => {
  assert.equal(doubts({ dateHijri: '1447-06-03' }), ['dates-disagree']);
  assert.equal(doubts({ dateGregorian: '2026-11-23', dateHijri: '1448-06-13' }), ['future']);
});

test.run();
