import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isAlike, isInKnownLetters } from '../../src/domain/alike.ts';

const test = suite('names that look alike');

const NAME = 'ماجد الخضيري · Majed Al-Khudairi 12';

test('what no reader could tell apart is one name', () => {
  for (const other of [
    NAME.replace('الخضيري', 'الخضیری'),
    NAME.replace('الخضيري', 'الخضيرى'),
    NAME.replace('ماجد', 'ماجـد'),
    NAME.replace('ماجد', 'ماجد\u200c'),
    NAME.replace('ماجد', 'ما\u200dجد'),
    NAME.replace('ماجد', 'مَاجِد'),
    NAME.replace('ماجد', 'مأجد'),
    NAME.replace('ماجد', 'مٱجد'),
    NAME.replace('ماجد', 'م١جد'),
    NAME.replace('ماجد', 'ﻣﺎﺟﺪ'),
    NAME.replace('-', '\u2010'),
    NAME.replace('-', ' '),
    NAME.replace('12', '١٢'),
    NAME.replace('12', '۱۲'),
    NAME.replace('Majed', 'Ｍａｊｅｄ'),
    NAME.replace('Majed', 'Májed'),
    NAME.replace('Al', 'AI'),
    NAME.replace('Al', 'A1'),
    NAME.replaceAll(' ', '  '),
    NAME.replaceAll(' ', '\u2009'),
    `${NAME}\u2060`,
    NAME.toUpperCase(),
  ])
    assert.ok(isAlike(NAME, other), other);
  assert.ok(isAlike('عبد الله فاطمة', 'عبدالله فاطمه'));
  assert.ok(isAlike('مؤمن ئ', 'مومن ي'));
  assert.ok(isAlike('Saʿūd', 'Saud'));
});

test('other names stay other names', () => {
  const names = ['ماجد', 'ماجدي', 'حامد', 'محمد', 'أحمد', 'Ali 1', 'Ali 2', 'Noor', 'Nour', 'سعيد', 'سعد', '—', '·'];
  for (const one of names) for (const other of names) assert.is(isAlike(one, other), one === other, `${one} ${other}`);
});

test('letters of other scripts, which look like Latin ones, are none of a name', () => {
  for (const name of ['Mаjed', 'Μajed', 'Mɑjed', 'ᎷAJED', 'Джон', 'Ꮇ']) assert.not.ok(isInKnownLetters(name), name);
  for (const name of [
    NAME,
    'Søren Łukasz',
    'Nguyễn',
    'پیمان گل',
    'ﻣﺎﺟﺪ',
    '𝐌ajed',
    "O'Neil 3ª",
    'ماجـد',
    'Saʿūd Oʼneil',
  ])
    assert.ok(isInKnownLetters(name), name);
});

test.run();
