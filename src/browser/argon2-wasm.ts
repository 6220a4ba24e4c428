// Argon2id of the browser, from hash-wasm, with the protocol's parameters. It blocks for a quarter of a second: pages
// reach it through the Worker alone.
import { argon2id } from 'hash-wasm';
import { ARGON2, type Argon2id } from '../protocol/check/argon2.ts';

/** Argon2id in this thread (PROTOCOL A5). */
export const argon2Wasm: Argon2id = (password, salt, length) =>
  argon2id({
    password,
    salt,
    memorySize: ARGON2.memoryKib,
    iterations: ARGON2.passes,
    parallelism: ARGON2.lanes,
    hashLength: length,
    outputType: 'binary',
  });
