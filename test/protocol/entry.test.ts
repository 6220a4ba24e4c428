// Entries: which may stand where, how long they may be, and one size for every identity (PROTOCOL A10).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  canonical,
  NO_HASH,
  newCaseId,
  newEntryId,
  newPersonId,
  ROOMS,
  ready,
} from '../../src/protocol/check/index.ts';
import {
  type Entry,
  type EntryType,
  entryBytes,
  fillIdentity,
  IDENTITY_BYTES,
  isEntryAllowed,
  MAX_ENTRY_BYTES,
  makeRoomKey,
  openEntry,
  parseEntry,
  sealEntry,
} from '../../src/protocol/open/index.ts';
import { reasonOf, unwrap } from './actors.ts';

const test = suite('entries');

const TABLE: Readonly<Record<EntryType, readonly string[]>> = {
  report: ['report by reporter'],
  gist: ['report by reporter'],
  identity: ['identity by reporter'],
  summary: ['deliberation by person'],
  message: ['report by reporter', 'report by person'],
  notice: ['report by person'],
  attachment: ['report by reporter', 'report by person', 'deliberation by person'],
  briefing: ['briefing by person'],
  note: ['deliberation by person'],
  minutes: ['deliberation by person'],
  remark: ['deliberation by person'],
  decision: ['deliberation by person'],
  recommendation: ['deliberation by person'],
  reason: ['identity by person', 'deliberation by person'],
};

const TYPES: readonly EntryType[] = [
  'report',
  'gist',
  'identity',
  'summary',
  'message',
  'notice',
  'attachment',
  'briefing',
  'note',
  'minutes',
  'remark',
  'decision',
  'recommendation',
  'reason',
];

test('each type stands in its rooms, by its authors, and nowhere else', async () => {
  await ready;
  const person = newPersonId();
  for (const type of TYPES) {
    const found = ROOMS.flatMap((room) => [
      ...(isEntryAllowed(type, room, 'reporter') ? [`${room} by reporter`] : []),
      ...(isEntryAllowed(type, room, person) ? [`${room} by person`] : []),
    ]);
    assert.equal(found, TABLE[type], type);
  }
});

test('an entry that has no business in a room is neither sealed there nor believed there', async () => {
  await ready;
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1, entryId: newEntryId(), author: 'reporter' } as const;
  const note: Entry = { type: 'note', lang: 'ar', text: 'x' };
  assert.throws(() => sealEntry(key, place, note), /no business/);
  const deliberation = { ...place, room: 'deliberation', author: newPersonId() } as const;
  const blob = sealEntry(key, deliberation, note);
  assert.ok(openEntry(key, deliberation, blob).ok);
  const message: Entry = { type: 'message', lang: 'ar', text: 'x' };
  assert.throws(() => sealEntry(key, deliberation, message), /no business/);
});

test('every identity has one size, given or not, whatever was written', async () => {
  await ready;
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'identity', epoch: 1, entryId: newEntryId(), author: 'reporter' } as const;
  const nothing = unwrap(fillIdentity([]));
  const length = sealEntry(key, place, nothing).length;
  assert.is(entryBytes(nothing), IDENTITY_BYTES);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ maxLength: 400 }), (name, contact) => {
      const given = fillIdentity([
        { question: 'name', text: name },
        { question: 'contact', text: contact.replaceAll(/[^ -~]/g, '.') },
      ]);
      return (
        !given.ok ||
        (entryBytes(given.value) === IDENTITY_BYTES && sealEntry(key, place, given.value).length === length)
      );
    }),
    { numRuns: 60 },
  );
});

test('300 Arabic characters of a name and 400 of a contact fit; what does not is refused and never sealed longer', async () => {
  const arabic = fillIdentity([
    { question: 'name', text: 'ن'.repeat(300) },
    { question: 'contact', text: 'م'.repeat(400) },
  ]);
  assert.is(entryBytes(unwrap(arabic)), IDENTITY_BYTES);
  assert.is(reasonOf(fillIdentity([{ question: 'name', text: '名'.repeat(700) }])), 'malformed');
});

test('a named identity without an answer, and an unnamed one with an answer, are no identities', () => {
  const sized = (entry: Extract<Entry, { type: 'identity' }>) =>
    parseEntry(canonical({ ...entry, fill: '0'.repeat(IDENTITY_BYTES - entryBytes(entry)) }));
  const answers = [{ question: 'name', text: 'x' }];
  assert.ok(sized({ type: 'identity', given: true, answers, fill: '' }).ok);
  assert.ok(sized({ type: 'identity', given: false, answers: [], fill: '' }).ok);
  assert.is(reasonOf(sized({ type: 'identity', given: true, answers: [], fill: '' })), 'malformed');
  assert.is(reasonOf(sized({ type: 'identity', given: false, answers, fill: '' })), 'malformed');
});

test('an entry may have 262,144 bytes and not one more', async () => {
  await ready;
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1, entryId: newEntryId(), author: 'reporter' } as const;
  const of = (length: number): Entry => ({ type: 'message', lang: 'ar', text: 'x'.repeat(length) });
  const room = MAX_ENTRY_BYTES - entryBytes(of(0));
  assert.ok(openEntry(key, place, sealEntry(key, place, of(room))).ok);
  assert.throws(() => sealEntry(key, place, of(room + 1)), /can not be sealed/);
});

test('a text with a lone surrogate is never sealed', async () => {
  await ready;
  const place = { caseId: newCaseId(), room: 'report', epoch: 1, entryId: newEntryId(), author: 'reporter' } as const;
  assert.throws(() => sealEntry(makeRoomKey(), place, { type: 'message', lang: 'ar', text: 'a\ud800' }));
});

/** Which of `words` an entry is read with. */
const readWith = (words: readonly string[], of: (word: string) => Entry): readonly string[] =>
  words.filter((word) => parseEntry(canonical(of(word))).ok);

test('a question is named by its id in the policy: a small letter, then small letters, digits, _ and -, 64 in all at most', () => {
  const of = (question: string): Entry => ({
    ...{ type: 'report', lang: 'ar', keys: NO_HASH, roster: NO_HASH },
    answers: [{ question, text: 'x' }],
  });
  const right = ['a', 'what-happened', 'q_2', 'q'.repeat(64), `a${'-'.repeat(63)}`];
  const wrong = ['', 'q'.repeat(65), 'Where', 'where?', '2nd', '-a', '_a', 'a b', 'a\n', 'é', 'constructor.x', 'أين'];
  assert.equal(readWith([...right, ...wrong], of), right);
});

test('the version of a notice has 1 to 64 letters, digits, dots, low lines and dashes, and begins with a letter or digit', () => {
  const of = (version: string): Entry => ({ type: 'notice', notice: 'receipt', version, params: {} });
  const right = ['1', '001', 'A-1_b.2', '1'.repeat(64), `a${'.'.repeat(63)}`];
  const wrong = ['', '1'.repeat(65), '.1', '-1', '_1', '1 ', '1\n', '1/2', '١', 'é'];
  assert.equal(readWith([...right, ...wrong], of), right);
});

test('a message may ask for consent and for nothing else, and no other text asks for anything', () => {
  const asking: Entry = { type: 'message', lang: 'ar', text: 'x', asks: 'consent' };
  assert.equal(parseEntry(canonical(asking)), { ok: true, value: asking });
  for (const wrong of [
    { ...asking, asks: 'name' },
    { ...asking, asks: '' },
    { ...asking, type: 'note' },
    { ...asking, wants: 'consent' },
  ])
    assert.equal(parseEntry(canonical(wrong)), { ok: false, reason: 'malformed' });
});

test('a language is a BCP 47 tag of 35 characters at most', () => {
  const of = (lang: string): Entry => ({ type: 'message', lang, text: 'x' });
  const longest = 'zho-cmn-Hans-CN-variant1-x-private1';
  assert.is(longest.length, 35);
  const right = ['ar', 'en', 'ar-SA', 'zh-Hant-TW', 'abcdefgh', longest];
  const wrong = [
    '',
    'a',
    'abcdefghi',
    'a1',
    'ar-',
    'ar_SA',
    '-ar',
    'ar--SA',
    'ar-abcdefghi',
    'ar\n',
    'عر',
    longest.replace('-x-', '-xy-'),
  ];
  assert.equal(readWith([...right, ...wrong], of), right);
});

test('a gist counts characters, not code units', () => {
  const gist = (text: string) => parseEntry(canonical({ type: 'gist', lang: 'ar', text }));
  assert.ok(gist('🙂'.repeat(200)).ok);
  assert.is(reasonOf(gist('🙂'.repeat(201))), 'malformed');
});

test.run();
