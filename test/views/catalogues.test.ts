// Every sentence of every catalogue, those that only a browser shows too: as it stands in catalogues.ar.txt and
// catalogues.en.txt beside this file, which a reviewer reads. Whoever changes one on purpose writes them anew with WORDS=write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { DateFault } from '../../src/domain/typed-date.ts';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { calculatorTexts } from '../../src/i18n/calculator.ts';
import { contentHashWords } from '../../src/i18n/content-hash.ts';
import { damagedReport } from '../../src/i18n/damaged-report.ts';
import { damagedWords } from '../../src/i18n/damaged-words.ts';
import { calendarQuestion, dateFaultWords, orderQuestion } from '../../src/i18n/date-faults.ts';
import { disclosureAr } from '../../src/i18n/disclosure.ar.ts';
import { disclosureEn } from '../../src/i18n/disclosure.en.ts';
import { doorAr } from '../../src/i18n/door.ar.ts';
import { doorEn } from '../../src/i18n/door.en.ts';
import { dueFileWords } from '../../src/i18n/due-file-words.ts';
import { dueTexts } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import { factorAr } from '../../src/i18n/factor.ar.ts';
import { factorEn } from '../../src/i18n/factor.en.ts';
import { fieldLabels } from '../../src/i18n/field-labels.ts';
import { fileHolds } from '../../src/i18n/file-holds.ts';
import { toldWithFiles } from '../../src/i18n/files-went.ts';
import { formProblemWords } from '../../src/i18n/form-problems.ts';
import { hiddenDataWords } from '../../src/i18n/hidden-data-words.ts';
import { leavingWords } from '../../src/i18n/leaving-words.ts';
import { leftAloneWords } from '../../src/i18n/left-alone-words.ts';
import { likeWords } from '../../src/i18n/like-words.ts';
import { limitTexts } from '../../src/i18n/limits.ts';
import { logAr } from '../../src/i18n/log.ar.ts';
import { logEn } from '../../src/i18n/log.en.ts';
import { mailAr } from '../../src/i18n/mail.ar.ts';
import { mailEn } from '../../src/i18n/mail.en.ts';
import { DIGEST_WORDS, TRIAL_WORDS } from '../../src/i18n/mail-message.ts';
import { mailboxAr } from '../../src/i18n/mailbox.ar.ts';
import { mailboxEn } from '../../src/i18n/mailbox.en.ts';
import { lastWords } from '../../src/i18n/mailbox-last.ts';
import { namingAr } from '../../src/i18n/naming.ar.ts';
import { namingEn } from '../../src/i18n/naming.en.ts';
import { newKeysAr } from '../../src/i18n/new-keys.ar.ts';
import { newKeysEn } from '../../src/i18n/new-keys.en.ts';
import { NOTICE_KINDS, NOTICE_VERSION, noticeText } from '../../src/i18n/notices.ts';
import { ownReadinessWords } from '../../src/i18n/own-readiness-words.ts';
import { plainMailboxAr } from '../../src/i18n/plain-mailbox.ar.ts';
import { plainMailboxEn } from '../../src/i18n/plain-mailbox.en.ts';
import { plainReportAr } from '../../src/i18n/plain-report.ar.ts';
import { plainReportEn } from '../../src/i18n/plain-report.en.ts';
import { publicAr } from '../../src/i18n/public.ar.ts';
import { publicEn } from '../../src/i18n/public.en.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { recordAr } from '../../src/i18n/record.ar.ts';
import { recordEn } from '../../src/i18n/record.en.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporterAr } from '../../src/i18n/reporter.ar.ts';
import { reporterEn } from '../../src/i18n/reporter.en.ts';
import { sharedAr } from '../../src/i18n/shared.ar.ts';
import { sharedEn } from '../../src/i18n/shared.en.ts';
import { signingBlockedWords } from '../../src/i18n/signing-blocked.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';
import { tenureWords } from '../../src/i18n/tenure-words.ts';
import { unknownCode } from '../../src/i18n/unknown-code.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';

const test = suite('reporters’ catalogues');

/** A refusal of the rules, with everything that some refusal says. */
const DAYS = { from: '2026-11-21', until: '2026-11-22' };
const REFUSAL = {
  act: 'refer',
  stage: 'review',
  room: 'report',
  needed: 3,
  available: 2,
  cleared: 2,
  able: 2,
  most: 104_857_600,
  appoint: ['ad-hoc-panel'],
  ...DAYS,
  // What an association allows of files.
  ...{ fileBytes: 1_536, caseBytes: 2_048, files: 100 },
};
/** What a writer is called with: numbers that meet every plural form, what reads as a day and as a name, lists, refusals. */
const GIVEN = [[0, 1, 2, 5, 11, 100], ['2026-11-21'], [['2026-11-21', '2026-11-22']], [REFUSAL]] as const;

/** What a writer writes of whatever it takes. */
const written = (writer: (...given: readonly unknown[]) => unknown): readonly string[] => {
  for (const given of GIVEN) {
    try {
      const made = given.map((one) => String(writer(one, one, one, one)));
      if (!made.some((text) => /undefined|NaN|Invalid|\[object/.test(text))) return [...new Set(made)];
    } catch {
      // It takes something else.
    }
  }
  throw new Error(`nothing that it is given suits ${writer.toString().slice(0, 80)}`);
};

/** Every text of a catalogue with its key. */
const texts = (value: unknown, key = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value === 'function')
    return written((...given) => Reflect.apply(value, undefined, given)).map((text) => [key, text] as const);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${key}.${name}`));
};

const CATALOGUES = [
  ['shared', sharedEn, sharedAr],
  ['reporter', reporterEn, reporterAr],
  ['mailbox', mailboxEn, mailboxAr],
  ['public', publicEn, publicAr],
  ['mail', mailEn, mailAr],
  ['mailMessage', [DIGEST_WORDS.en, TRIAL_WORDS.en], [DIGEST_WORDS.ar, TRIAL_WORDS.ar]],
  ['plainMailbox', plainMailboxEn, plainMailboxAr],
  ['plainReport', plainReportEn, plainReportAr],
  ['door', doorEn, doorAr],
  ['log', logEn, logAr],
  ['factor', factorEn, factorAr],
  ['newKeys', newKeysEn, newKeysAr],
  ['record', recordEn, recordAr],
  ['naming', namingEn, namingAr],
  ['disclosure', disclosureEn, disclosureAr],
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

const folder = fileURLToPath(new URL('../../src/i18n/', import.meta.url));

/** Everything that the modules of `lang` in the catalogues' folder export, by the modules' names. */
const cataloguesIn = async (lang: 'ar' | 'en'): Promise<Readonly<Record<string, unknown>>> => {
  const names = readdirSync(folder).filter((name) => name.endsWith(`.${lang}.ts`));
  const contents = names
    .map((name) => `export * as ${name.split('.')[0]?.replaceAll('-', '_')} from './${name}';`)
    .join('\n');
  const built = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const [file] = built.outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(file?.contents ?? '').toString('base64')}`);
};

/** Every fault of a date; one that is missing here doesn't compile. */
const FAULTS = Object.keys({
  ...{ otherCalendar: 0, day: 0, month: 0, year: 0, early: 0 },
  ...{ approximateYear: 0, approximateMonth: 0, incomplete: 0, impossible: 0, future: 0 },
} satisfies Record<DateFault, 0>) as readonly DateFault[];

const place = (phone: string) => ({
  ...{ number: '1234-5678', association: 'جمعية المثال', phone },
  receivedOn: plainDate('2026-11-19'),
});

/** The words of modules in which both languages stand: letters of every version and kind, faults of dates, and the rest. */
const besides = (lang: 'ar' | 'en'): unknown => ({
  limits: limitTexts(lang),
  reportNotes: reportNotes(lang),
  mailboxLast: lastWords(lang),
  standingWords: standingWords(lang),
  readinessWords: readinessWords(lang),
  tenureWords: tenureWords(lang),
  waitsWords: waitsWords(lang),
  leavingWords: leavingWords(lang),
  leftAloneWords: leftAloneWords(lang),
  likeWords: likeWords(lang),
  signingBlocked: signingBlockedWords(lang),
  fieldLabels: fieldLabels(lang),
  vacancyWords: vacancyWords(lang),
  damagedWords: damagedWords(lang),
  damagedReport: damagedReport(lang),
  unknownCode: unknownCode(lang),
  dueFileWords: dueFileWords(lang),
  attachmentWords: attachmentWords(lang),
  contentHashWords: contentHashWords(lang),
  fileHolds: fileHolds(lang),
  filesWent: (count: number) => toldWithFiles(lang, '', count),
  hiddenDataWords: hiddenDataWords(lang),
  ownReadinessWords: ownReadinessWords(lang),
  dueTexts: dueTexts(lang),
  dutyWords: dutyWords(lang),
  calculatorTexts: calculatorTexts(lang),
  formProblemWords: formProblemWords(lang),
  notices: ['001-1', '001-2', NOTICE_VERSION, 'unknown'].map((version) =>
    NOTICE_KINDS.flatMap((notice) =>
      ['', '011 000 0000'].flatMap((phone) =>
        (notice === 'receipt' ? [{}, { phone, received_on: '2026-12-01' }] : [{}]).map((params) =>
          noticeText(lang, { notice, version, params }, place(phone)),
        ),
      ),
    ),
  ),
  dateFaults: FAULTS.map((fault) =>
    (['gregorian', 'hijri'] as const).map((calendar) =>
      dateFaultWords(lang, fault, { calendar, certainty: 'exact', day: '1', month: '2', year: '1447' }),
    ),
  ),
  orderQuestion: orderQuestion(lang),
  calendarQuestions: [calendarQuestion(lang, 'gregorian'), calendarQuestion(lang, 'hijri')],
});

/** A sentence a line, after its module and its key. */
const linesOf = async (lang: 'ar' | 'en'): Promise<readonly string[]> =>
  texts({ ...(await cataloguesIn(lang)), besides: besides(lang) }).map(
    ([key, text]) => `${key.slice(1)}: ${text.replaceAll('\n', ' ')}`,
  );

for (const lang of ['ar', 'en'] as const) {
  test(`every sentence of the ${lang === 'ar' ? 'Arabic' : 'English'} catalogues stands as it was written down`, async () => {
    const file = fileURLToPath(new URL(`catalogues.${lang}.txt`, import.meta.url));
    const lines = await linesOf(lang);
    assert.ok(lines.length > 1_000, `${lines.length} sentences`);
    if (process.env.WORDS === 'write') writeFileSync(file, `${lines.join('\n')}\n`);
    assert.equal(lines, readFileSync(file, 'utf8').trimEnd().split('\n'));
  });
}

test.run();
