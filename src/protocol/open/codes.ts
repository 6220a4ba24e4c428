// Tracking codes, recovery keys and passphrases, and the keys derived from them. They never leave the device.

import { concat, u32, utf8 } from '../bytes.ts';
import type { Argon2id } from '../check/argon2.ts';
import { normaliseUserName, passwordSalt, preparePassphrase, recoverySalt, trackingSalt } from '../check/derivation.ts';
import { CODE_DIGITS, checkDigit, parseDigits, RECOVERY_DIGITS } from '../check/digits.ts';
import type { AssociationId } from '../check/ids.ts';
import { hash } from '../labels.ts';
import { KEY_BYTES, type KeyPair, random, sealKeyPair, signKeyPair, subkey } from '../sodium.ts';
import { wipe } from './keys.ts';

/** Bytes from this value on are dropped, so that each digit is equally likely. */
const DIGIT_BYTE_LIMIT = 250;
const DRAW_BYTES = 32;

function drawDigits(count: number, draw: (round: number) => Uint8Array): string {
  let digits = '';
  for (let round = 0; digits.length < count; round += 1) {
    const drawn = draw(round);
    for (const byte of drawn) {
      if (byte < DIGIT_BYTE_LIMIT && digits.length < count) digits += String(byte % 10);
    }
    wipe(drawn);
  }
  return digits + checkDigit(digits);
}

/** A new tracking code: 24 ASCII digits, the last a check digit (PROTOCOL A4). */
export function makeTrackingCode(): string {
  return drawDigits(CODE_DIGITS - 1, () => random.bytes(DRAW_BYTES));
}

/** A new recovery key: 48 ASCII digits, the last a check digit. */
export function makeRecoveryKey(): string {
  return drawDigits(RECOVERY_DIGITS - 1, () => random.bytes(DRAW_BYTES));
}

/** The tracking code that belongs to a page's 32-byte token, for the side without script (PROTOCOL §7). */
export function plainCode(token: Uint8Array): string {
  if (token.length !== 32) throw new RangeError('a token is 32 bytes');
  return drawDigits(CODE_DIGITS - 1, (round) => hash('plain-code', concat(token, u32(round))));
}

/** What a tracking code gives: `lookup` is presented to read, the pairs seal to and sign for the reporter. */
export type ReporterKeys = {
  readonly master: Uint8Array;
  readonly lookup: Uint8Array;
  readonly seal: KeyPair;
  readonly sign: KeyPair;
};

function requireDigits(digits: string, count: 24 | 48): void {
  const parsed = parseDigits(digits, count);
  if (!parsed.ok || parsed.value !== digits) throw new RangeError('the digits must have been parsed');
}

/** The reporter's keys from the 24 ASCII digits that `parseDigits` gave; throws for anything else. */
export async function deriveReporter(
  associationId: AssociationId,
  code: string,
  argon2: Argon2id,
): Promise<ReporterKeys> {
  requireDigits(code, CODE_DIGITS);
  return deriveReporterFromMaster(await argon2(utf8(code), trackingSalt(associationId), KEY_BYTES));
}

/** The reporter's keys from the 32-byte master. */
export function deriveReporterFromMaster(master: Uint8Array): ReporterKeys {
  const sealSeed = subkey('AmReport', 2, master);
  const signSeed = subkey('AmReport', 3, master);
  const keys = {
    master,
    lookup: subkey('AmReport', 1, master),
    seal: sealKeyPair(sealSeed),
    sign: signKeyPair(signSeed),
  };
  wipe(sealSeed);
  wipe(signSeed);
  return keys;
}

/** What a recovery key gives: `lookup` finds the vault of slot 2, `vaultKey` opens it. */
export type RecoveryKeys = { readonly lookup: Uint8Array; readonly vaultKey: Uint8Array };

/** The keys of the 48 ASCII digits that `parseDigits` gave; throws for anything else. */
export async function deriveRecovery(
  associationId: AssociationId,
  digits: string,
  argon2: Argon2id,
): Promise<RecoveryKeys> {
  requireDigits(digits, RECOVERY_DIGITS);
  const master = await argon2(utf8(digits), recoverySalt(associationId), KEY_BYTES);
  const keys = { lookup: subkey('AmRecovr', 1, master), vaultKey: subkey('AmRecovr', 2, master) };
  wipe(master);
  return keys;
}

/** What a passphrase gives: `authKey` is sent once to sign in, `vaultKey` opens the vault of slot 1. */
export type PassphraseKeys = { readonly authKey: Uint8Array; readonly vaultKey: Uint8Array };

/**
 * The keys of a passphrase (PROTOCOL A5). The caller has asked `normaliseUserName` and `preparePassphrase` whether the
 * two can be such; throws where they can't.
 */
export async function derivePassphrase(
  associationId: AssociationId,
  userName: string,
  passphrase: string,
  argon2: Argon2id,
): Promise<PassphraseKeys> {
  const name = normaliseUserName(userName);
  const password = preparePassphrase(passphrase);
  if (name === undefined || password === undefined) throw new RangeError('not a user name or not a passphrase');
  const both = await argon2(password, passwordSalt(associationId, name), 2 * KEY_BYTES);
  const keys = { authKey: both.slice(0, KEY_BYTES), vaultKey: both.slice(KEY_BYTES) };
  wipe(password);
  wipe(both);
  return keys;
}

/**
 * The key of slot 4, from what a passkey's pseudo-random function gave for `passkeyInput` (PROTOCOL B21): 32 bytes, which are
 * overwritten.
 */
export function derivePasskey(output: Uint8Array): Uint8Array {
  if (output.length !== KEY_BYTES) throw new RangeError('a passkey gives 32 bytes');
  const key = subkey('AmPasKey', 1, output);
  wipe(output);
  return key;
}
