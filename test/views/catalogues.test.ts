import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainMailboxAr } from '../../src/i18n/plain-mailbox.ar.ts';
import { plainMailboxEn } from '../../src/i18n/plain-mailbox.en.ts';
import { plainReportAr } from '../../src/i18n/plain-report.ar.ts';
import { plainReportEn } from '../../src/i18n/plain-report.en.ts';
import { publicAr } from '../../src/i18n/public.ar.ts';
import { publicEn } from '../../src/i18n/public.en.ts';
import { reporterAr } from '../../src/i18n/reporter.ar.ts';
import { reporterEn } from '../../src/i18n/reporter.en.ts';
import { sharedAr } from '../../src/i18n/shared.ar.ts';
import { sharedEn } from '../../src/i18n/shared.en.ts';

const test = suite('reporters’ catalogues');

/** Every text of a catalogue with its key; a writer is called with numbers that meet every plural form. */
const texts = (value: unknown, key = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value === 'function') return [0, 1, 2, 5, 11, 100].map((n) => [key, String(value(n, n))] as const);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${key}.${name}`));
};

const CATALOGUES = [
  ['shared', sharedEn, sharedAr],
  ['reporter', reporterEn, reporterAr],
  ['public', publicEn, publicAr],
  ['plainMailbox', plainMailboxEn, plainMailboxAr],
  ['plainReport', plainReportEn, plainReportAr],
] as const;

/** The language link is written in the other language. */
const OTHER = new Set(['.otherLanguage']);

test('every text stands in both languages, with the same keys', () => {
  for (const [name, english, arabic] of CATALOGUES) {
    const keys = (catalogue: unknown) => [...new Set(texts(catalogue).map(([key]) => key))].toSorted();
    assert.equal(keys(arabic), keys(english), name);
  }
});

test('Arabic texts are Arabic, English texts are English, and none is empty', () => {
  for (const [name, english, arabic] of CATALOGUES) {
    for (const [key, text] of texts(arabic)) {
      if (!OTHER.has(key)) assert.match(text, /\p{Script=Arabic}/u, `${name}${key}: ${text}`);
    }
    for (const [key, text] of texts(english)) {
      assert.ok(text.trim() !== '', `${name}${key}`);
      if (!OTHER.has(key)) assert.not.match(text, /\p{Script=Arabic}/u, `${name}${key}: ${text}`);
    }
  }
});

test('no text leaves a placeholder, an undefined value or a double space behind', () => {
  for (const [name, english, arabic] of CATALOGUES) {
    for (const [key, text] of [...texts(english), ...texts(arabic)]) {
      assert.not.match(text, /\{n\}|undefined|NaN| {2}/, `${name}${key}: ${text}`);
    }
  }
});

test('the words that the design forbids for people are nowhere', () => {
  for (const [name, , arabic] of CATALOGUES) {
    for (const [key, text] of texts(arabic)) assert.not.match(text, /متهم|المخالِف|كيدي/, `${name}${key}`);
  }
});

test.run();
