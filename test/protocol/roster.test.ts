// Rosters: a chain of signed lists, from a pinned root on (PROTOCOL §4, A9).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  acceptableSignature,
  canonical,
  isRosterInForce,
  newAssociationId,
  parseRoster,
  personFingerprint,
  type Roster,
  ready,
  rosterFingerprint,
  type SignedRoster,
  testPublicKey,
  toBase64url,
  verifyRosterChain,
} from '../../src/protocol/check/index.ts';
import { verifyCard } from '../../src/protocol/check/signatures.ts';
import { signCard, signRoster } from '../../src/protocol/open/index.ts';
import {
  type Actor,
  type Cast,
  hashOf,
  makeActor,
  makeCast,
  makeRoster,
  reasonOf,
  signedBy,
  unwrap,
} from './actors.ts';

const test = suite('roster');

type Setting = {
  readonly association: ReturnType<typeof newAssociationId>;
  readonly cast: Cast;
  readonly root: Roster;
  readonly signedRoot: SignedRoster;
};

function setting(): Setting {
  const association = newAssociationId();
  const cast = makeCast();
  const root = makeRoster(association, Object.values(cast));
  return { association, cast, root, signedRoot: signedBy(root, cast.auditor, cast.chair) };
}

const nextOf = (
  { association, cast, root }: Setting,
  more: readonly Actor[],
  changes: Parameters<typeof makeRoster>[2] = {},
) => makeRoster(association, [...Object.values(cast), ...more], { seq: 2, prev: hashOf(root), ...changes });

const chainOf = (at: Setting, ...rest: readonly SignedRoster[]) =>
  verifyRosterChain(at.association, hashOf(at.root), [at.signedRoot, ...rest]);

test('a root signed by two of those it lists, and a next one signed by two of the root, are trusted', async () => {
  await ready;
  const at = setting();
  const next = nextOf(at, [makeActor('violations-committee')]);
  const chain = unwrap(chainOf(at, signedBy(next, at.cast.deputy, at.cast.audit)));
  assert.equal(
    chain.map((link) => link.hash),
    [hashOf(at.root), hashOf(next)],
  );
  assert.equal(chain[1]?.roster, next);
});

test('each of the four signers may sign, in any pair, and nobody else', async () => {
  await ready;
  const at = setting();
  const { auditor, chair, deputy, audit, executive, member } = at.cast;
  const next = nextOf(at, []);
  const four = [auditor, chair, deputy, audit];
  for (const one of four) {
    for (const other of four.filter((signer) => signer !== one)) assert.ok(chainOf(at, signedBy(next, one, other)).ok);
    for (const nobody of [executive, member, makeActor('board-chair')]) {
      assert.is(reasonOf(chainOf(at, signedBy(next, one, nobody))), 'untrusted');
    }
  }
});

test('one signature, the same twice, and one that is spoilt are not two', async () => {
  await ready;
  const at = setting();
  const { auditor, chair, deputy } = at.cast;
  const next = nextOf(at, []);
  assert.is(reasonOf(chainOf(at, signedBy(next))), 'untrusted');
  assert.is(reasonOf(chainOf(at, signedBy(next, auditor))), 'untrusted');
  assert.is(reasonOf(chainOf(at, signedBy(next, auditor, auditor))), 'untrusted');
  const good = signedBy(next, auditor, chair, deputy);
  assert.ok(chainOf(at, good).ok);
  const spoilt = good.signatures.map((one, i) => (i === 2 ? { ...one, signature: new Uint8Array(64) } : one));
  assert.is(reasonOf(chainOf(at, { ...good, signatures: spoilt })), 'untrusted');
  const lent = good.signatures.slice(0, 2).map((one, i) => (i === 1 ? { ...one, by: deputy.id } : one));
  assert.is(reasonOf(chainOf(at, { ...good, signatures: lent })), 'untrusted');
});

test('who joins with a roster does not sign it, and who leaves with it still may', async () => {
  await ready;
  const at = setting();
  const { auditor, chair, deputy } = at.cast;
  const newDeputy = makeActor('deputy-chair');
  const next = nextOf(at, [newDeputy], { left: [deputy] });
  assert.ok(chainOf(at, signedBy(next, auditor, deputy)).ok);
  assert.is(reasonOf(chainOf(at, signedBy(next, auditor, newDeputy))), 'untrusted');
  const third = makeRoster(at.association, [...Object.values(at.cast), newDeputy], {
    seq: 3,
    prev: hashOf(next),
    left: [deputy],
  });
  const chain = (...signers: readonly Actor[]) =>
    chainOf(at, signedBy(next, auditor, chair), signedBy(third, ...signers));
  assert.ok(chain(auditor, newDeputy).ok);
  assert.is(reasonOf(chain(auditor, deputy)), 'untrusted');
});

test('nobody vouches for new keys of their own: two others do, and a signature of theirs spoils the roster', async () => {
  await ready;
  const at = setting();
  const { auditor, chair, deputy, audit } = at.cast;
  const { seal, sign } = makeActor('board-member').keys;
  const renewed = { seal: toBase64url(seal.publicKey), sign: toBase64url(sign.publicKey) };
  const same = nextOf(at, []);
  const withNewKeys = (change: Partial<typeof renewed>): Roster => ({
    ...same,
    persons: same.persons.map((one) => (one.id === chair.id ? { ...one, ...change } : one)),
  });
  for (const change of [renewed, { seal: renewed.seal }, { sign: renewed.sign }]) {
    const next = withNewKeys(change);
    assert.ok(chainOf(at, signedBy(next, deputy, audit)).ok);
    assert.is(reasonOf(chainOf(at, signedBy(next, chair, audit))), 'untrusted');
    assert.is(reasonOf(chainOf(at, signedBy(next, chair, deputy, auditor))), 'untrusted');
    const bytes = canonical(next);
    assert.not.ok(acceptableSignature(at.root, bytes, chair.id, signRoster(bytes, chair.keys.sign.secretKey)));
  }
});

test('another root than the pinned one is refused, and so is an impostor’s chain', async () => {
  await ready;
  const at = setting();
  const impostor = setting();
  const forged = makeRoster(at.association, Object.values(impostor.cast));
  const chain = [signedBy(forged, impostor.cast.auditor, impostor.cast.chair)];
  assert.is(reasonOf(verifyRosterChain(at.association, hashOf(at.root), chain)), 'untrusted');
  assert.is(reasonOf(verifyRosterChain(newAssociationId(), hashOf(at.root), [at.signedRoot])), 'untrusted');
  assert.is(reasonOf(verifyRosterChain(at.association, hashOf(at.root), [])), 'untrusted');
});

test('a roster must follow the one before: number, hash, day, and nobody dropped', async () => {
  await ready;
  const at = setting();
  const { auditor, chair } = at.cast;
  const refusal = (roster: Roster) => reasonOf(chainOf(at, signedBy(roster, auditor, chair)));
  assert.is(refusal(nextOf(at, [], { seq: 3 })), 'untrusted');
  assert.is(refusal(nextOf(at, [], { prev: hashOf(nextOf(at, [])) })), 'untrusted');
  assert.is(refusal(nextOf(at, [], { on: '2026-11-20' })), 'untrusted', 'dated before the one before');
  assert.is(refusal(nextOf(at, [])), 'accepted');
  const { member: _, ...fewer } = at.cast;
  assert.is(refusal(makeRoster(at.association, Object.values(fewer), { seq: 2, prev: hashOf(at.root) })), 'untrusted');
  const signed = signedBy(nextOf(at, []), auditor, chair);
  assert.is(reasonOf(chainOf(at, signed, signed)), 'untrusted');
  assert.is(reasonOf(verifyRosterChain(at.association, hashOf(at.root), [signed])), 'untrusted');
});

test('a change after the first signature leaves it worth nothing', async () => {
  await ready;
  const at = setting();
  const { auditor, executive } = at.cast;
  const draft = canonical(nextOf(at, []));
  const changed = canonical(nextOf(at, [], { until: '2027-11-20' }));
  const signature = signRoster(draft, auditor.keys.sign.secretKey);
  assert.ok(acceptableSignature(at.root, draft, auditor.id, signature));
  assert.not(acceptableSignature(at.root, changed, auditor.id, signature));
  assert.not(acceptableSignature(at.root, draft, at.cast.chair.id, signature));
  const unentitled = signRoster(draft, executive.keys.sign.secretKey);
  assert.not(acceptableSignature(at.root, draft, executive.id, unentitled));
  assert.not(acceptableSignature(at.root, new Uint8Array(3), auditor.id, signature));
});

test('a root is judged by itself', async () => {
  await ready;
  const { cast, root } = setting();
  const bytes = canonical(root);
  assert.ok(acceptableSignature(undefined, bytes, cast.chair.id, signRoster(bytes, cast.chair.keys.sign.secretKey)));
  assert.not(acceptableSignature(undefined, bytes, cast.member.id, signRoster(bytes, cast.member.keys.sign.secretKey)));
});

test('a roster vouches for 400 days at most, and for its last day still', async () => {
  await ready;
  const { association, cast } = setting();
  const until = (date: string) => parseRoster(canonical(makeRoster(association, Object.values(cast), { until: date })));
  assert.ok(until('2027-12-26').ok);
  assert.is(reasonOf(until('2027-12-27')), 'malformed');
  const roster = unwrap(until('2027-11-21'));
  assert.ok(isRosterInForce(roster, '2027-11-21'));
  assert.not(isRosterInForce(roster, '2027-11-22'));
});

test('two people may share the committee, and not a chair, unless one of them has left', async () => {
  await ready;
  const { association, cast } = setting();
  const parse = (...args: Parameters<typeof makeRoster>) => reasonOf(parseRoster(canonical(makeRoster(...args))));
  const second = makeActor('board-chair');
  assert.is(parse(association, [...Object.values(cast), makeActor('violations-committee')]), 'accepted');
  assert.is(parse(association, [...Object.values(cast), second]), 'malformed');
  assert.is(parse(association, [...Object.values(cast), second], { left: [cast.chair] }), 'accepted');
});

test('a key card is signed by its own key, and fingerprints are thirty digits that a changed key changes', async () => {
  await ready;
  const { association, cast, root } = setting();
  const { id, keys } = cast.auditor;
  const card = { associationId: association, personId: id, seal: keys.seal.publicKey, sign: keys.sign.publicKey };
  assert.ok(verifyCard(card, signCard(keys, association, id)));
  assert.not(verifyCard({ ...card, seal: cast.chair.keys.seal.publicKey }, signCard(keys, association, id)));
  const print = personFingerprint(association, id, card.seal, card.sign);
  assert.match(print, /^(\d{5} ){5}\d{5}$/);
  assert.match(rosterFingerprint(hashOf(root)), /^(\d{5} ){5}\d{5}$/);
  assert.is.not(print, personFingerprint(association, id, cast.chair.keys.seal.publicKey, card.sign));
});

test('a public key that can not be encapsulated to is told from one that can', async () => {
  await ready;
  const { keys } = makeActor();
  assert.ok(testPublicKey(toBase64url(keys.seal.publicKey)));
  assert.not(testPublicKey(toBase64url(keys.seal.publicKey.slice().fill(0, 1184))));
  assert.not(testPublicKey(toBase64url(keys.seal.publicKey.slice().fill(255, 0, 3))));
  assert.not(testPublicKey(toBase64url(keys.sign.publicKey)));
  assert.not(testPublicKey('not base64url!'));
});

test.run();
