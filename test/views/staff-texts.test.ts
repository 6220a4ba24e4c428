import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareLines } from '../../src/browser/line-compare.ts';
import { REFUSAL_CODES, type Refusal, type RefusalCode } from '../../src/domain/result.ts';
import { Problem } from '../../src/domain/wire.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { factorTexts, wrongCodeWords } from '../../src/i18n/factor.ts';
import { handoversText } from '../../src/i18n/handovers.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { PAGE_ACTS } from '../../src/i18n/page-acts.ts';
import { caseProblemText, problemText, refusalText } from '../../src/i18n/refusals.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { compareWith } from '../../src/i18n/staff-words.ts';
import { unreadableText } from '../../src/i18n/unreadable-words.ts';
import { ACTS } from '../../src/policy/types.ts';
import { parsePersonId } from '../../src/protocol/check/index.ts';

const test = suite('words of the people’s side');

test('where nobody is new that is said of everybody, and nobody is said to have no keys', () => {
  assert.is(
    handoversText('en').newKeysCount(0),
    'Everybody below has been on the roster with the same keys for at least 30 days.',
  );
  assert.match(handoversText('ar').newKeysCount(0), /^كل من يلي مدرج في السجل بالمفاتيح نفسها/);
});

test('whoever made keys reads their fingerprint to signers of the roster, and isn’t sent to themselves', () => {
  for (const lang of ['ar', 'en'] as const) {
    const name = (office: 'board-chair' | 'deputy-chair' | 'internal-auditor' | 'audit-committee-chair'): string =>
      officesInSentence(lang, [office]);
    const own = compareWith(lang, ['board-chair', 'board-member']);
    // In Arabic the deputy's office holds the chair's words.
    assert.not.ok(own.replace(name('deputy-chair'), '').includes(name('board-chair')), own);
    for (const office of ['deputy-chair', 'internal-auditor', 'audit-committee-chair'] as const)
      assert.ok(own.includes(name(office)), own);
    assert.ok(
      compareWith(lang, ['violations-committee']).replace(name('deputy-chair'), '').includes(name('board-chair')),
    );
  }
});

const someone = parsePersonId(`B${'A'.repeat(21)}`);
if (someone === undefined) throw new Error('not an id');

/** One refusal of every code; a code without one doesn't compile. */
const EXAMPLES: { readonly [C in RefusalCode]: Extract<Refusal, { code: C }> } = {
  'not-yet': { code: 'not-yet', kind: 'destroy' },
  'not-active': { code: 'not-active' },
  'not-yours': { code: 'not-yours', act: 'refer' },
  'wrong-stage': { code: 'wrong-stage', act: 'ratify', stage: 'review' },
  'already-done': { code: 'already-done', act: 'acknowledge' },
  'do-first': { code: 'do-first', act: 'acknowledge' },
  'only-after-senior': { code: 'only-after-senior' },
  'intake-closed': { code: 'intake-closed' },
  'roster-expired': { code: 'roster-expired', until: '2026-01-01' },
  'too-few-receivers': { code: 'too-few-receivers', concerns: [] },
  'unknown-concern': { code: 'unknown-concern' },
  'nobody-named': { code: 'nobody-named' },
  'unknown-person': { code: 'unknown-person', person: someone },
  'holds-key': { code: 'holds-key', person: someone },
  'not-eligible': { code: 'not-eligible', person: someone },
  'too-few-members': { code: 'too-few-members', needed: 2, available: 1, stage: 'review', appoint: ['ad-hoc-panel'] },
  'too-few-cleared': { code: 'too-few-cleared', needed: 3, cleared: 0, appoint: [] },
  'too-few-able': { code: 'too-few-able', needed: 2, able: 1 },
  'panel-suffices': { code: 'panel-suffices' },
  'no-part': { code: 'no-part' },
  'too-few-holders': { code: 'too-few-holders', room: 'deliberation' },
  'no-conflict-possible': { code: 'no-conflict-possible' },
  'recommendation-stands': { code: 'recommendation-stands' },
  'no-recommendation': { code: 'no-recommendation' },
  'other-recommendation': { code: 'other-recommendation' },
  'own-recommendation': { code: 'own-recommendation' },
  'already-spoken': { code: 'already-spoken' },
  'acted-before': { code: 'acted-before' },
  'not-a-holder': { code: 'not-a-holder', room: 'report' },
  'not-unreadable': { code: 'not-unreadable', person: someone, room: 'report' },
  'holds-no-key': { code: 'holds-no-key', person: someone },
  'last-holder': { code: 'last-holder' },
  'room-shut': { code: 'room-shut', room: 'report', nobody: true },
  'last-reader': { code: 'last-reader', person: someone },
  'left-alone': { code: 'left-alone', persons: [someone], held: true, eitherOf: [], appoint: ['alternate-auditor'] },
  'nothing-to-hand-on': { code: 'nothing-to-hand-on', room: 'report' },
  'already-disclosed': { code: 'already-disclosed', person: someone },
  'no-consent': { code: 'no-consent' },
  declined: { code: 'declined', person: someone },
  undeclared: { code: 'undeclared', person: someone },
  'nobody-to-disclose': { code: 'nobody-to-disclose' },
  'unknown-basis': { code: 'unknown-basis' },
  'wrong-end': { code: 'wrong-end', from: '2026-11-02', until: '2026-12-01' },
  'too-early': { code: 'too-early', from: '2026-11-02' },
  'not-before': { code: 'not-before', from: '2026-11-01' },
  'nothing-to-pause': { code: 'nothing-to-pause' },
  'nothing-to-resume': { code: 'nothing-to-resume' },
  'nothing-announced': { code: 'nothing-announced' },
  'nothing-asked': { code: 'nothing-asked' },
  'unknown-category': { code: 'unknown-category' },
  'file-too-large': { code: 'file-too-large', most: 1_073_741_824 },
  'too-many-files': { code: 'too-many-files', most: 100 },
  'files-too-large': { code: 'files-too-large', most: 5_368_709_120 },
  'file-missing': { code: 'file-missing' },
  'uploads-full': { code: 'uploads-full' },
  'no-room-for-size': { code: 'no-room-for-size' },
  'uploads-busy': { code: 'uploads-busy' },
  'sent-elsewhere': { code: 'sent-elsewhere' },
  'file-damaged': { code: 'file-damaged' },
  'wrong-day': { code: 'wrong-day' },
  'not-as-planned': { code: 'not-as-planned', part: 'grants' },
};

const isSentence = (text: string): boolean =>
  text.length > 10 && /[.؟?]$/.test(text) && !/undefined|\[object/.test(text);

test('every refusal of the rules is a sentence in both languages, each its own', () => {
  for (const lang of ['ar', 'en'] as const) {
    const texts = REFUSAL_CODES.map((code) => refusalText(lang, EXAMPLES[code]));
    for (const [at, text] of texts.entries()) assert.ok(isSentence(text), `${REFUSAL_CODES[at]}: ${text}`);
    assert.is(new Set(texts).size, REFUSAL_CODES.length);
    if (lang === 'ar') for (const text of texts) assert.not.match(text, /[A-Za-z]/, text);
  }
});

test('every error of the wire is a sentence in both languages', () => {
  for (const error of [...Problem.entries.error.options, 'offline'] as const) {
    for (const lang of ['ar', 'en'] as const) assert.ok(isSentence(problemText(lang, error)), `${lang} ${error}`);
  }
});

test('keys that don’t open are told for what they are: open for nobody, told to the others, or still to come', () => {
  for (const lang of ['ar', 'en'] as const) {
    const t = staffText(lang).case;
    const none = { shut: [], told: [], owed: [], isReviewer: true } as const;
    assert.is(unreadableText(lang, { ...none, shut: ['deliberation'] }), t.unreadableShut.deliberation);
    assert.is(unreadableText(lang, { ...none, shut: ['report', 'deliberation'] }), t.unreadableShut.both);
    assert.is(
      unreadableText(lang, { ...none, shut: ['report'], told: ['deliberation'], owed: ['briefing'] }),
      `${t.unreadableShut.report} ${t.unreadableTold} ${t.unreadableOwed}`,
    );
    assert.is(unreadableText(lang, { ...none, told: ['report', 'deliberation'] }), t.unreadableMoreTold);
    // Of the identity nobody but the reporter gives the key again.
    const identity = { ...none, told: ['identity', 'report'] } as const;
    const { reviewer, disclosed } = t.unreadableIdentity;
    assert.is(unreadableText(lang, identity), `${t.unreadableTold} ${reviewer}`);
    assert.is(unreadableText(lang, { ...identity, told: ['identity'], isReviewer: false }), disclosed);
  }
});

test('a key of a case that doesn’t open says what to do next, and everything else what it said', () => {
  assert.match(caseProblemText('en', 'cannot-open'), /Open the page of the case/);
  for (const error of ['stale', 'offline'] as const) assert.is(caseProblemText('en', error), problemText('en', error));
});

test('a refusal goes before the error that carries it', () => {
  const refusal = EXAMPLES['do-first'];
  assert.is(problemText('en', 'refused', refusal), '“Acknowledge” has to come first.');
});

test('Arabic refusals count members by the forms of the language', () => {
  const text = (needed: number) =>
    refusalText('ar', { code: 'too-few-members', needed, available: 1, stage: 'review', appoint: [] });
  assert.match(text(2), /عضوان/);
  assert.match(text(3), /٣ أعضاء/);
  assert.match(text(11), /١١ عضوًا/);
  assert.match(text(3), /عضو واحد/);
});

test('names that stay', () => {
  const { signIn, vault, enrol, roster } = staffText('en');
  assert.equal(
    [signIn.userName, signIn.passphrase, enrol.repeat, enrol.button, signIn.button, vault.signOut, vault.lockNow],
    ['User name', 'Passphrase', 'Repeat the passphrase', 'Enrol', 'Sign in', 'Sign out', 'Lock now'],
  );
  assert.equal(
    [vault.unlock, roster.button, roster.compared],
    ['Unlock', 'Sign the roster', 'I compared this with the person'],
  );
  const { fields } = actsText('en');
  assert.equal(
    [fields.briefing, fields.reasons, fields.recommendation, fields.notified, fields.heard, fields.defence],
    ['Briefing', 'Reasons', 'Recommendation', 'Notice given on', 'Heard on', 'Defence'],
  );
  assert.equal(
    [fields.message, fields.note, fields.summary, fields.remark, fields.decision, fields.category],
    ['Message', 'Note', 'Summary', 'Remark', 'Decision', 'Category'],
  );
  assert.equal(
    [fields.concernedPerson, fields.whoConcerned, fields.substantiated, fields.unsubstantiated],
    ['Does anything in it concern this person?', 'Who is concerned?', 'Substantiated', 'Unsubstantiated'],
  );
  assert.equal([staffText('en').yes, staffText('en').no], ['Yes', 'No']);
  assert.equal(Object.values(shared('en').forms), ['Informal review', 'Internal audit', 'Formal investigation']);
});

test('every act has its words, and what can’t be undone is said in both languages', () => {
  for (const lang of ['ar', 'en'] as const) {
    const t = actsText(lang);
    for (const act of PAGE_ACTS) {
      for (const text of [t.lead[act], t.consequence[act], t.done[act]]) assert.ok(isSentence(text), `${lang} ${act}`);
    }
    for (const act of ACTS) assert.ok(t.history[act].length > 3, act);
    for (const act of ['brief', 'refer', 'clear', 'grant'] as const) {
      assert.match(t.consequence[act], lang === 'en' ? /can’t be taken back/ : /لا يمكن سحب/);
    }
  }
});

test('whoever confirms or dissents gives a vote, and reads that it stays', () => {
  const { confirm, dissent } = actsText('en').consequence;
  assert.equal([confirm, dissent], ['Your vote can’t be withdrawn.', 'Your vote can’t be withdrawn.']);
});

test('no text for people calls somebody guilty before a decision, or an auditor by the ambiguous word', () => {
  const all = JSON.stringify([staffText('ar'), actsText('ar')]);
  assert.not.match(all, /متهم|المخالِف|شاكٍ/);
  assert.not.match(all, /المراجع(?!\p{L})(?! الداخلي)/u);
});

test('a page’s timeline is the chain, behind it, or another one', () => {
  const line = (name: string) => ({ line: name, act: 'note', on: '2026-11-19', by: 'x' });
  const chain = ['a', 'b', 'c'].map(line);
  assert.is(compareLines(chain, chain), 'same');
  assert.is(compareLines(chain.slice(0, 2), chain), 'behind');
  assert.is(compareLines(chain, chain.slice(0, 2)), 'differs');
  assert.is(compareLines([...chain.slice(0, 2), line('z')], chain), 'differs');
  assert.is(compareLines([{ ...line('a'), by: 'y' }], chain), 'differs', 'another author');
  assert.is(compareLines([{ ...line('a'), act: 'message' }], chain), 'differs', 'another act');
});

test('a backup code that isn’t good is never answered by the advice to wait for the app’s next one', () => {
  for (const lang of ['ar', 'en'] as const) {
    const { wrong, wrongBackup } = factorTexts(lang).code;
    assert.equal([wrongCodeWords(lang, '123456'), wrongCodeWords(lang, '123456789012')], [wrong, wrongBackup]);
    assert.not.match(wrongBackup, /wait|انتظر/i);
  }
});

test('until the keys lock is told as a span that nobody reads as a time of day, and never longer than it is', () => {
  assert.match(staffText('en').vault.countdown(14 * 60 + 16), /within 15 minutes\./);
  assert.match(staffText('en').vault.countdown(89), /within 89 seconds\./);
  assert.match(staffText('ar').vault.countdown(14 * 60), /خلال ١٤ دقيقة ما/);
  assert.match(staffText('ar').vault.countdown(180), /خلال ٣ دقائق ما/);
  assert.match(staffText('ar').vault.countdown(120), /خلال دقيقتين ما/);
  assert.match(staffText('ar').vault.countdown(1), /خلال ثانية واحدة ما/);
});

test.run();
