// A portal that listens, with the demo's association founded by the real protocol and no case yet: where tests in a real
// browser begin.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argon2Node } from '../../src/argon2-node.ts';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { remembering } from '../../src/cli/demo/device.ts';
import { type Cast, type Founding, found } from '../../src/cli/demo/founding.ts';
import { readConfig } from '../../src/config.ts';
import { createPortal, type Overrides, type Portal } from '../../src/portal.ts';
import { type Argon2id, preparePassphrase, toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { quickArgon2 } from '../journeys/world.ts';
import type { Account } from './people.ts';

export type Association = {
  readonly portal: Portal;
  readonly folder: string;
  readonly log: readonly string[];
  /** The account of whoever plays `key` in the demo's cast. */
  readonly account: (key: string) => Account;
  /** The same people, for what they do in process, on devices of their own. */
  readonly cast: Cast;
  /** Real derivations for what is done in process, each made once. */
  readonly argon2: Argon2id;
};

/** Runs `job` with a listening portal in a folder of its own; nobody has enrolled yet. */
export const withListeningPortal = async (
  job: (portal: Portal, folder: string, log: readonly string[]) => Promise<void>,
  overrides: Pick<Overrides, 'clock'> = {},
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-browser-'));
  const read = readConfig({
    PORT: '0',
    DATA: join(folder, 'data'),
    SERVER_KEY_FILE: join(folder, 'key', 'server.key'),
  });
  if (!read.ok) throw new Error(read.errors.join(' '));
  const log: string[] = [];
  const portal = await createPortal(read.config, { ...overrides, log: (event) => log.push(event) });
  try {
    await job(portal, folder, log);
  } finally {
    await portal.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Who of the cast signs in at a screen; everybody else only acts in process. */
const AT_A_SCREEN: readonly string[] = ['admin', 'auditor', 'chair', 'executive', 'member-1', 'member-2'];

/**
 * Runs `job` with an association whose intake is open. Argon2id costs its full price where a browser derives the same: for
 * the passphrases of those who sign in at a screen and for tracking codes; for recovery keys where `recoveries` says that a
 * browser types one.
 */
export const withAssociation = (
  job: (association: Association) => Promise<void>,
  { recoveries = false }: { readonly recoveries?: boolean } = {},
): Promise<void> =>
  withListeningPortal(async (portal, folder, log) => {
    const founding: Founding = demoFounding((bytes) => random.bytes(bytes));
    const people = [founding.administrator, ...founding.first, ...founding.later];
    const real = remembering(argon2Node);
    const passphrases = new Map(
      people.map(({ key, passphrase }) => [
        toBase64url(preparePassphrase(passphrase) ?? new Uint8Array()),
        AT_A_SCREEN.includes(key),
      ]),
    );
    const deriving =
      (others: Argon2id): Argon2id =>
      (password, ...rest) => {
        const isTyped = passphrases.get(toBase64url(password));
        if (isTyped === undefined) return others(password, ...rest);
        return (isTyped ? real : quickArgon2)(password, ...rest);
      };
    const cast = await found(portal, founding, deriving(recoveries ? real : quickArgon2));
    const account = (key: string): Account => {
      const person = people.find((one) => one.key === key && AT_A_SCREEN.includes(key));
      if (person === undefined) throw new Error(`nobody who signs in at a screen plays ${key}`);
      return person;
    };
    await job({ portal, folder, log, account, cast, argon2: deriving(real) });
  });
