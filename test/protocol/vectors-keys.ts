// Vectors of what is derived from codes, recovery keys, passphrases and seeds, and of the vaults that keep seeds.
import {
  authHash,
  checkDigit,
  groupDigits,
  keyed,
  lookupHash,
  normaliseUserName,
  parseAssociationId,
  parseCaseId,
  parseDigits,
  parsePersonId,
  passwordSalt,
  personFingerprint,
  preparePassphrase,
  recoverySalt,
  reporterHash,
  sessionHalf,
  toBase64url,
  trackingSalt,
  unwrapAtRest,
  utf8,
  verifyCard,
  wrapAtRest,
} from '../../src/protocol/check/index.ts';
import {
  derivePassphrase,
  deriveRecovery,
  deriveReporter,
  makeRecoveryKey,
  makeTrackingCode,
  openVault,
  personKeys,
  sealVault,
  signCard,
} from '../../src/protocol/open/index.ts';
import { subkey } from '../../src/protocol/sodium.ts';
import type { Vectors } from './read-vectors.ts';
import { type Check, same, type VectorGroup, withRandom } from './vector-check.ts';

export const keyVectors: VectorGroup = async (vectors, check, argon2) => {
  const association = parseAssociationId(vectors.text('association'));
  const caseId = parseCaseId(vectors.text('case'));
  const person = parsePersonId(vectors.text('person.id'));
  if (association === undefined || caseId === undefined || person === undefined) throw new Error('ids');

  digits(vectors, check);

  const tracking = vectors.at('tracking');
  check('tracking salt', same(trackingSalt(association), tracking.bytes('salt')));
  const reporter = await deriveReporter(association, tracking.text('argon2id.password_text'), argon2);
  check('code master', same(reporter.master, tracking.bytes('master')));
  check('code lookup', same(reporter.lookup, tracking.bytes('lookup')));
  check('code lookup, stored', lookupHash(reporter.lookup) === tracking.text('lookup_stored'));
  check('reporter X-Wing seed', same(subkey('AmReport', 2, reporter.master), tracking.bytes('seal_seed')));
  check('reporter Ed25519 seed', same(subkey('AmReport', 3, reporter.master), tracking.bytes('sign_seed')));
  check('reporter sealing key', same(reporter.seal.publicKey, tracking.bytes('seal_public')));
  check('reporter signing key', same(reporter.sign.publicKey, tracking.bytes('sign_public')));
  const named = reporterHash(caseId, reporter.seal.publicKey, reporter.sign.publicKey);
  check('reporter hash', named === tracking.text('reporter_hash'));

  const seed = vectors.bytes('person.seed');
  const keys = personKeys(seed);
  check('person X-Wing seed', same(subkey('AmPerson', 1, seed), vectors.bytes('person.seal_seed')));
  check('person Ed25519 seed', same(subkey('AmPerson', 2, seed), vectors.bytes('person.sign_seed')));
  check('person sealing key', same(keys.seal.publicKey, vectors.bytes('person.seal_public')));
  check('person signing key', same(keys.sign.publicKey, vectors.bytes('person.sign_public')));
  const card = { associationId: association, personId: person, seal: keys.seal.publicKey, sign: keys.sign.publicKey };
  check('card signature', same(signCard(keys, association, person), vectors.bytes('person.card_signature')));
  check('card verifies', verifyCard(card, vectors.bytes('person.card_signature')));
  const fingerprint = personFingerprint(association, person, card.seal, card.sign);
  check('card fingerprint', fingerprint === vectors.text('person.card_fingerprint_text'));

  const password = vectors.at('password');
  const userName = normaliseUserName(password.text('user_name_text'));
  check('user name', userName === password.text('user_name_normalised_text'));
  check('password salt', same(passwordSalt(association, userName ?? ''), password.bytes('salt')));
  const prepared = preparePassphrase(password.text('password_text')) ?? new Uint8Array(0);
  check(
    'argon2id of a passphrase',
    same(await argon2(prepared, password.bytes('salt'), 64), password.bytes('argon2id_64')),
  );
  const passphrase = await derivePassphrase(association, userName ?? '', password.text('password_text'), argon2);
  check('auth key', same(passphrase.authKey, password.bytes('auth_key')));
  check('vault key', same(passphrase.vaultKey, password.bytes('vault_key')));
  check('auth key, stored', authHash(passphrase.authKey) === password.text('auth_stored'));

  const recovery = vectors.at('recovery');
  check('recovery salt', same(recoverySalt(association), recovery.bytes('salt')));
  const master = await argon2(utf8(recovery.text('key_text')), recovery.bytes('salt'), 32);
  check('recovery master', same(master, recovery.bytes('master')));
  const recovered = await deriveRecovery(association, recovery.text('key_text'), argon2);
  check('recovery lookup', same(recovered.lookup, recovery.bytes('lookup')));
  check('recovery lookup, stored', lookupHash(recovered.lookup) === recovery.text('lookup_stored'));
  check('recovery vault key', same(recovered.vaultKey, recovery.bytes('vault_key')));

  const session = vectors.at('session');
  const half = sessionHalf(session.bytes('server_key'), session.bytes('token'));
  check('session half', same(half, session.bytes('half')));

  const slots = [
    [1, passphrase.vaultKey, password],
    [2, recovered.vaultKey, recovery],
    [3, half, session],
  ] as const;
  for (const [slot, key, at] of slots) {
    const sealed = withRandom(at.bytes('nonce'), () => sealVault(key, association, person, slot, seed));
    check(`vault ${slot} seals`, same(sealed, at.bytes('vault')));
    const opened = openVault(key, association, person, slot, at.bytes('vault'));
    check(`vault ${slot} opens`, opened.ok && same(opened.value, seed));
  }

  const rest = vectors.at('at_rest');
  const serverKey = rest.bytes('server_key');
  check('key at rest', same(keyed('rest', serverKey, new Uint8Array(0)), rest.bytes('key')));
  const wrapped = withRandom(rest.bytes('nonce'), () => wrapAtRest(serverKey, person, rest.bytes('vault')));
  check('vault at rest seals', same(wrapped, rest.bytes('stored')));
  const unwrapped = unwrapAtRest(serverKey, person, rest.bytes('stored'));
  check('vault at rest opens', unwrapped.ok && same(unwrapped.value, rest.bytes('vault')));
};

function digits(vectors: Vectors, check: Check): void {
  const tracking = vectors.at('tracking');
  const code = tracking.text('code_text');
  check('a code is made', withRandom(tracking.bytes('random'), makeTrackingCode) === code);
  check('a code is shown', groupDigits(code, 4) === tracking.text('shown_text'));
  check('the check digit', checkDigit(code.slice(0, -1)) === tracking.text('check_digit_text'));
  for (const spelling of tracking.texts('spellings_text')) {
    const parsed = parseDigits(spelling, 24);
    check(`the code spelt ${toBase64url(utf8(spelling))}`, parsed.ok && parsed.value === code);
  }
  const mistyped = parseDigits(tracking.text('mistyped_text'), 24);
  check('a mistyped code', !mistyped.ok && mistyped.reason === 'mistyped');

  const recovery = vectors.at('recovery');
  const key = recovery.text('key_text');
  check('a recovery key is made', withRandom(recovery.bytes('random'), makeRecoveryKey) === key);
  check('a recovery key is shown', groupDigits(key, 4) === recovery.text('shown_text'));
  const parsed = parseDigits(recovery.text('shown_text'), 48);
  check('a recovery key is read', parsed.ok && parsed.value === key);
}
