// Owns the file of the server key (PROTOCOL A6): 32 random bytes, made at first start outside the data folder and readable
// by this user alone. It is in no database and in no backup.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromBase64url, toBase64url } from './protocol/check/index.ts';
import { writeOnce } from './store/durable-file.ts';

const KEY_BYTES = 32;
const READABLE_BY_OTHERS = 0o077;

/** The key of `file`, made where there is none. Throws a sentence where the file is damaged or readable by others. */
export const openServerKey = (
  file: string,
  random: (bytes: number) => Uint8Array,
  log: (event: string) => void,
): Uint8Array => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeOnce(file, `${toBase64url(random(KEY_BYTES))}\n`, 0o600);
    log(
      'A new server key was made. If people have enrolled in this folder under another key, they sign in by recovery key.',
    );
  }
  if ((statSync(file).mode & READABLE_BY_OTHERS) !== 0) {
    throw new Error('SERVER_KEY_FILE is readable by others than its owner: set its mode to 600.');
  }
  const key = fromBase64url(readFileSync(file, 'utf8').trim(), KEY_BYTES);
  if (key === undefined || key.every((byte) => byte === key[0])) {
    throw new Error('SERVER_KEY_FILE holds no server key: restore the file, or remove it so that a new one is made.');
  }
  return key;
};
