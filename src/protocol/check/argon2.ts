// The one set of Argon2id parameters, in a file of its own: the browser's worker needs them and nothing else of the room.

/** The only parameters, in the code and never taken from the server; version 1.3 (0x13) (PROTOCOL A5). */
export const ARGON2 = { memoryKib: 65_536, passes: 3, lanes: 1 } as const;

/** Argon2id under {@link ARGON2}; `length` bytes out. Each side hands in its own. */
export type Argon2id = (password: Uint8Array, salt: Uint8Array, length: number) => Promise<Uint8Array>;
