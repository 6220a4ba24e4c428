// What is sealed: every holder opens it and nobody else; whatever is changed or moved stays closed (PROTOCOL §9).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  checkEntryShape,
  checkGrantShape,
  type EntryId,
  equal,
  type Holder,
  itemHash,
  newAssociationId,
  newCaseId,
  newEntryId,
  newPersonId,
  type Outcome,
  type Room,
  ready,
  unwrapAtRest,
  wrapAtRest,
} from '../../src/protocol/check/index.ts';
import {
  commitment,
  type Entry,
  type KeyPair,
  KNOWN_CASES_BYTES,
  type KnownCase,
  MOST_KNOWN_CASES,
  makeRoomKey,
  makeSeed,
  openDraft,
  openEntry,
  openGrant,
  openKnown,
  openVault,
  random,
  sealDraft,
  sealEntry,
  sealGrant,
  sealKnown,
  sealVault,
  wipe,
} from '../../src/protocol/open/index.ts';
import { makeActor, makeCast, reasonOf, unwrap } from './actors.ts';

const test = suite('sealed');

const message = (text: string): Entry => ({ type: 'message', lang: 'ar', text });
const flipBit = (blob: Uint8Array, bit: number) =>
  blob.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

/** Every single flipped bit is refused, drawn at random from all of them. */
function neverOpens(blob: Uint8Array, open: (blob: Uint8Array) => Outcome<unknown>, runs = 150): void {
  assert.ok(open(blob).ok);
  fc.assert(
    fc.property(fc.nat({ max: blob.length * 8 - 1 }), (bit) => !open(flipBit(blob, bit)).ok),
    { numRuns: runs },
  );
  for (const end of [0, 1, 25, blob.length - 16, blob.length - 1]) assert.not(open(blob.slice(0, end)).ok);
}

test('what is sealed in a room every holder opens, and nobody else', async () => {
  await ready;
  const cast = Object.values(makeCast());
  fc.assert(
    fc.property(
      fc.subarray(cast, { minLength: 1 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (holders, text) => {
        const place = { caseId: newCaseId(), room: 'report', epoch: 1 } as const;
        const key = makeRoomKey();
        const expected = commitment(place.caseId, place.room, place.epoch, key);
        const entryPlace = { ...place, entryId: newEntryId(), author: 'reporter' } as const;
        const blob = sealEntry(key, entryPlace, message(text));
        return holders.every((holder) => {
          const grant = sealGrant(place, holder.id, holder.keys.seal.publicKey, key);
          return cast.every((reader) => {
            const opened = openGrant(place, holder.id, reader.keys.seal, grant, expected);
            if (reader.id !== holder.id) return !opened.ok && opened.reason === 'cannot-open';
            const entry = opened.ok ? openEntry(opened.value, entryPlace, blob) : opened;
            return entry.ok && entry.value.type === 'message' && entry.value.text === text;
          });
        });
      },
    ),
    { numRuns: 25 },
  );
});

test('one flipped bit in a grant, an entry, a vault, a vault at rest or a draft keeps it closed', async () => {
  await ready;
  const { id, keys } = makeActor();
  const [association, caseId, key, seed] = [newAssociationId(), newCaseId(), makeRoomKey(), makeSeed()];
  const place = { caseId, room: 'deliberation', epoch: 3 } as const;
  const expected = commitment(caseId, 'deliberation', 3, key);
  const entryPlace = { ...place, entryId: newEntryId(), author: id };
  neverOpens(sealGrant(place, id, keys.seal.publicKey, key), (blob) => openGrant(place, id, keys.seal, blob, expected));
  const note: Entry = { type: 'note', lang: 'ar', text: 'ملاحظة' };
  neverOpens(sealEntry(key, entryPlace, note), (blob) => openEntry(key, entryPlace, blob));
  const vault = sealVault(key, association, id, 1, seed);
  neverOpens(vault, (blob) => openVault(key, association, id, 1, blob));
  neverOpens(wrapAtRest(key, id, vault), (blob) => unwrapAtRest(key, id, blob));
  const draft = sealDraft(keys.draftKey, association, id, caseId, 'note', 'لم يُرسل بعد');
  neverOpens(draft, (blob) => openDraft(keys.draftKey, association, id, caseId, 'note', blob));
});

test('an entry moved to another case, room, epoch, id or author stays closed', async () => {
  await ready;
  const key = makeRoomKey();
  const place = {
    caseId: newCaseId(),
    room: 'report' as Room,
    epoch: 2,
    entryId: newEntryId(),
    author: 'reporter' as Holder,
  };
  const blob = sealEntry(key, place, message('x'));
  const moved = [
    { ...place, caseId: newCaseId() },
    { ...place, room: 'deliberation' as Room },
    { ...place, epoch: 1 },
    { ...place, entryId: newEntryId() as EntryId },
    { ...place, author: newPersonId() as Holder },
  ];
  for (const other of moved) assert.is(reasonOf(openEntry(key, other, blob)), 'cannot-open');
  assert.is(reasonOf(openEntry(makeRoomKey(), place, blob)), 'cannot-open');
  assert.ok(openEntry(key, place, blob).ok);
});

test('a grant moved to another case, room, epoch or holder stays closed', async () => {
  await ready;
  const { id, keys } = makeActor();
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'report' as Room, epoch: 2 };
  const grant = sealGrant(place, id, keys.seal.publicKey, key);
  const openAt = (at: typeof place, holder: Holder, pair: KeyPair = keys.seal) =>
    openGrant(at, holder, pair, grant, commitment(at.caseId, at.room, at.epoch, key));
  assert.ok(openAt(place, id).ok);
  for (const at of [
    { ...place, caseId: newCaseId() },
    { ...place, room: 'identity' as Room },
    { ...place, epoch: 1 },
  ]) {
    assert.is(reasonOf(openAt(at, id)), 'cannot-open');
  }
  assert.is(reasonOf(openAt(place, newPersonId())), 'cannot-open');
  assert.is(reasonOf(openAt(place, 'reporter')), 'cannot-open');
});

test('a key that the chain has not committed to is not taken for the room’s', async () => {
  await ready;
  const { id, keys } = makeActor();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1 } as const;
  const [real, forged] = [makeRoomKey(), makeRoomKey()];
  const grant = sealGrant(place, id, keys.seal.publicKey, forged);
  const expected = commitment(place.caseId, place.room, place.epoch, real);
  assert.is(reasonOf(openGrant(place, id, keys.seal, grant, expected)), 'cannot-open');
  assert.is(reasonOf(openGrant(place, id, keys.seal, grant, 'no hash')), 'cannot-open');
  const otherEpoch = commitment(place.caseId, place.room, 2, forged);
  assert.is(reasonOf(openGrant(place, id, keys.seal, grant, otherEpoch)), 'cannot-open');
});

test('the sealing code makes no grant to a barred person, nor to a key that nobody can use', async () => {
  await ready;
  const { id, keys } = makeActor();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1 } as const;
  assert.throws(() => sealGrant(place, id, keys.seal.publicKey, makeRoomKey(), new Set([id])), /barred/);
  assert.throws(() => sealGrant(place, id, new Uint8Array(1216).fill(255), makeRoomKey()), /encapsulated/);
  assert.ok(sealGrant(place, id, keys.seal.publicKey, makeRoomKey(), new Set([newPersonId()])));
});

test('nothing is sealed in an epoch that four bytes from 1 on can’t number', async () => {
  await ready;
  const { id, keys } = makeActor();
  const [caseId, key, room] = [newCaseId(), makeRoomKey(), 'report' as const];
  for (const epoch of [-1, 0, 1.5, 2 ** 32]) {
    const place = { caseId, room, epoch };
    assert.throws(() => commitment(caseId, room, epoch, key), RangeError, `a commitment of epoch ${epoch}`);
    assert.throws(() => sealGrant(place, id, keys.seal.publicKey, key), RangeError, `a grant of epoch ${epoch}`);
    const entryPlace = { ...place, entryId: newEntryId(), author: id };
    assert.throws(() => sealEntry(key, entryPlace, message('x')), RangeError, `an entry of epoch ${epoch}`);
  }
  for (const epoch of [1, 2 ** 32 - 1]) {
    const grant = sealGrant({ caseId, room, epoch }, id, keys.seal.publicKey, key);
    const expected = commitment(caseId, room, epoch, key);
    assert.ok(equal(unwrap(openGrant({ caseId, room, epoch }, id, keys.seal, grant, expected)), key));
  }
});

test('a vault opens with its key, for its person, association and slot alone', async () => {
  await ready;
  const [association, id, key, seed] = [newAssociationId(), newPersonId(), random.bytes(32), makeSeed()];
  const vault = sealVault(key, association, id, 2, seed);
  assert.ok(equal(unwrap(openVault(key, association, id, 2, vault)), seed));
  assert.is(reasonOf(openVault(random.bytes(32), association, id, 2, vault)), 'cannot-open');
  assert.is(reasonOf(openVault(key, newAssociationId(), id, 2, vault)), 'cannot-open');
  assert.is(reasonOf(openVault(key, association, newPersonId(), 2, vault)), 'cannot-open');
  assert.is(reasonOf(openVault(key, association, id, 1, vault)), 'cannot-open');
  assert.is(reasonOf(openVault(key, association, id, 3, vault)), 'cannot-open');
});

test('a draft belongs to its person, case and kind, and an empty one stays empty', async () => {
  await ready;
  const { id, keys } = makeActor();
  const [association, caseId] = [newAssociationId(), newCaseId()];
  const blob = sealDraft(keys.draftKey, association, id, caseId, 'note', '');
  assert.is(unwrap(openDraft(keys.draftKey, association, id, caseId, 'note', blob)), '');
  assert.is(reasonOf(openDraft(keys.draftKey, association, id, caseId, 'message', blob)), 'cannot-open');
  assert.is(reasonOf(openDraft(keys.draftKey, association, id, newCaseId(), 'note', blob)), 'cannot-open');
  assert.is(reasonOf(openDraft(keys.draftKey, association, newPersonId(), caseId, 'note', blob)), 'cannot-open');
  const halfTyped = sealDraft(keys.draftKey, association, id, caseId, 'note', 'a\ud83d');
  assert.is(unwrap(openDraft(keys.draftKey, association, id, caseId, 'note', halfTyped)), 'a\ufffd');
});

test('what is known of cases opens for its person alone, in its order, and has one size however much it is', async () => {
  await ready;
  const { id, keys } = makeActor();
  const association = newAssociationId();
  const line = (): string => itemHash(random.bytes(9));
  const known: readonly KnownCase[] = [
    { number: '1000-0000', part: 'whole', line: line() },
    { number: '9999-9999', part: 'briefings', line: line() },
  ];
  const many = Array.from({ length: MOST_KNOWN_CASES + 1 }, (_, at) => ({
    ...{ number: `2000-${String(1000 + at)}`, part: 'whole' as const },
    line: line(),
  }));
  for (const [cases, kept] of [
    [known, known],
    [[], []],
    [many, many.slice(1)],
  ] as const) {
    const blob = sealKnown(keys.knownKey, association, id, cases);
    assert.is(blob.length, KNOWN_CASES_BYTES);
    assert.equal(unwrap(openKnown(keys.knownKey, association, id, blob)), kept);
  }
  const blob = sealKnown(keys.knownKey, association, id, known);
  const other = makeActor();
  assert.is(reasonOf(openKnown(other.keys.knownKey, association, id, blob)), 'cannot-open');
  assert.is(reasonOf(openKnown(keys.knownKey, association, other.id, blob)), 'cannot-open');
  assert.is(reasonOf(openKnown(keys.knownKey, newAssociationId(), id, blob)), 'cannot-open');
  assert.is(reasonOf(openKnown(keys.knownKey, association, id, blob.with(40, (blob[40] ?? 0) ^ 1))), 'cannot-open');
  assert.is(reasonOf(openKnown(keys.knownKey, association, id, blob.subarray(1))), 'unsupported');
  assert.is(reasonOf(openKnown(keys.knownKey, association, id, blob.subarray(0, -1))), 'malformed');
  assert.not(equal(keys.knownKey, keys.draftKey));
  assert.not(equal(keys.knownName, keys.knownKey));
});

test('two sealings of one text share no byte of use, and have one length', async () => {
  await ready;
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1, entryId: newEntryId(), author: 'reporter' } as const;
  const [one, other] = [sealEntry(key, place, message('yes')), sealEntry(key, place, message('no'))];
  assert.is(one.length, other.length);
  assert.not(equal(one, other));
  assert.not(equal(sealEntry(key, place, message('yes')), one));
});

test('the server knows the shape of a grant and an entry without a key', async () => {
  await ready;
  const { id, keys } = makeActor();
  const key = makeRoomKey();
  const place = { caseId: newCaseId(), room: 'report', epoch: 1 } as const;
  const grant = sealGrant(place, id, keys.seal.publicKey, key);
  const entry = sealEntry(key, { ...place, entryId: newEntryId(), author: id }, message('x'.repeat(5000)));
  for (const [blob, check] of [
    [grant, checkGrantShape],
    [entry, checkEntryShape],
  ] as const) {
    assert.ok(check(blob).ok);
    assert.is(reasonOf(check(Uint8Array.from([2, ...blob.slice(1)]))), 'unsupported');
    assert.is(reasonOf(check(blob.slice(0, -1))), 'malformed');
    assert.is(reasonOf(check(new Uint8Array(0))), 'malformed');
  }
  const tooLarge = new Uint8Array(41 + 270_336 + 8192);
  tooLarge[0] = 1;
  assert.is(reasonOf(checkEntryShape(tooLarge)), 'malformed');
});

test('what was wiped is zeros', async () => {
  const secret = new Uint8Array(32).fill(7);
  wipe(secret);
  assert.ok(secret.every((byte) => byte === 0));
});

test.run();
