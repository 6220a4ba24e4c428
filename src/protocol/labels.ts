// Every domain-separation label of the protocol (PROTOCOL A2). A byte string that is hashed, sealed or signed for one
// use can never stand in for another.
import { concat, utf8 } from './bytes.ts';
import { blake2b, blake2bStream } from './sodium.ts';

/** What a hash is for. */
export type HashUse =
  | 'tracking-salt'
  | 'recovery-salt'
  | 'password-salt'
  | 'plain-code'
  | 'lookup'
  | 'auth'
  | 'session'
  | 'rest'
  | 'device'
  | 'backup'
  | 'challenge'
  | 'link'
  | 'passkey'
  | 'room'
  | 'grant-key'
  | 'item'
  | 'line'
  | 'roster'
  | 'policy'
  | 'keys'
  | 'reporter'
  | 'number'
  | 'file'
  | 'part'
  | 'upload'
  | 'leaf'
  | 'node'
  | 'head';

/** What sealed bytes are for: the beginning of their associated data. */
export type SealUse = 'vault' | 'rest' | 'factor' | 'grant' | 'entry' | 'file' | 'draft' | 'known';

/** What a signature is for. */
export type SignUse = 'act' | 'roster' | 'keys' | 'head';

const labels = new Map<string, Uint8Array>();

/** `L(use)`: ASCII `amanah/v1/`, the use, a zero byte. */
export function label(use: HashUse | SealUse | SignUse): Uint8Array {
  const known = labels.get(use);
  if (known !== undefined) return known;
  const made = utf8(`amanah/v1/${use}\0`);
  labels.set(use, made);
  return made;
}

/** `hash(use, x)`: 32 bytes. */
export function hash(use: HashUse, x: Uint8Array): Uint8Array {
  return blake2b(concat(label(use), x));
}

/** `keyed(use, k, x)`: 32 bytes. */
export function keyed(
  use: 'session' | 'rest' | 'device' | 'backup' | 'challenge' | 'link',
  k: Uint8Array,
  x: Uint8Array,
): Uint8Array {
  return blake2b(concat(label(use), x), k);
}

/** `hash(use, x)` for an x that arrives in pieces. */
export function hashStream(use: HashUse): ReturnType<typeof blake2bStream> {
  const stream = blake2bStream();
  stream.update(label(use));
  return stream;
}
