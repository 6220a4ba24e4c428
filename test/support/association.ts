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
import { castBefore, type Founded, keepFounded, layFounded, moveHere, placesIn } from '../journeys/founded.ts';
import { type Browsers, withChromium } from './chromium.ts';
import type { Account } from './people.ts';
import { type Argon2Price, quickArgon2 } from './quick-argon2.ts';
import { projectStatics } from './statics.ts';

export type Association = {
  readonly portal: Portal;
  readonly folder: string;
  readonly log: readonly string[];
  /** The account of whoever plays `key` in the demo's cast. */
  readonly account: (key: string) => Account;
  /** The same people, for what they do in process, on devices of their own. */
  readonly cast: Cast;
  /** Derives for what is done in process, as the pages do. */
  readonly argon2: Argon2id;
};

/** Runs `job` with a listening portal in a folder of its own; nobody has enrolled yet, but where something was `founded`. */
export const withListeningPortal = async (
  job: (portal: Portal, folder: string, log: readonly string[]) => Promise<void>,
  {
    secondFactor = 'offered',
    address,
    ...overrides
  }: Pick<Overrides, 'clock'> & { readonly secondFactor?: string; readonly address?: string } = {},
  founded?: Founded,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-browser-'));
  const { dataFolder: DATA, serverKeyFile: SERVER_KEY_FILE } = placesIn(folder);
  const ADDRESS = address === undefined ? {} : { ADDRESS: address };
  const read = readConfig({ PORT: '0', DATA, SERVER_KEY_FILE, SECOND_FACTOR: secondFactor, ...ADDRESS });
  if (!read.ok) throw new Error(read.errors.join(' '));
  if (founded !== undefined) layFounded(founded, folder);
  const log: string[] = [];
  const portal = await createPortal(read.config, {
    ...overrides,
    log: (event) => log.push(event),
    statics: projectStatics(),
  });
  try {
    await job(portal, folder, log);
  } finally {
    await portal.close();
    await rm(folder, { recursive: true, force: true });
  }
};

const fullPriceFor = (passphrase: string): Argon2id => {
  const dear = toBase64url(preparePassphrase(passphrase) ?? new Uint8Array());
  const full = remembering(argon2Node);
  return (password, salt, length) => (toBase64url(password) === dear ? full : quickArgon2)(password, salt, length);
};

/** What Argon2id costs: everybody, nobody, or of the founders only whoever plays `dear`, by their passphrase. */
export type Price = Argon2Price | { readonly dear: string };

/** What the first association of the process at no price has founded; the later ones begin over a copy of it. */
let usual: Founded | undefined;

let drawn: Founding | undefined;

/** Who founds it, drawn once in a process, and not before the library that draws is ready. */
const foundingOnce = (): Founding => {
  drawn ??= demoFounding((bytes) => random.bytes(bytes));
  return drawn;
};

const accountOf = (key: string): Account => {
  const founding = foundingOnce();
  const person = [founding.administrator, ...founding.first, ...founding.later].find((one) => one.key === key);
  if (person === undefined) throw new Error(`nobody plays ${key}`);
  return person;
};

const argon2At = (price: Price): Argon2id => {
  if (price === 'quick') return quickArgon2;
  return price === 'full' ? remembering(argon2Node) : fullPriceFor(accountOf(price.dear).passphrase);
};

const castIn = async (portal: Portal, folder: string, argon2: Argon2id, laid: Founded | undefined): Promise<Cast> => {
  if (laid !== undefined) {
    await moveHere(portal);
    return castBefore(portal, laid, argon2, () => undefined);
  }
  const cast = await found(portal, foundingOnce(), argon2);
  if (argon2 === quickArgon2) usual = await keepFounded(portal, folder, { cast, exchanges: [], logged: [] });
  return cast;
};

/**
 * Runs `job` with an association whose intake is open, and pages at its address. With `full`, Argon2id costs its full price in
 * the pages and in process; else nothing in both, so that whoever is dear signs in where a visitor's price is full.
 */
export const withAssociation = (
  job: (association: Association, browsers: Browsers) => Promise<void>,
  price: Price = 'quick',
): Promise<void> => {
  const laid = price === 'quick' ? usual : undefined;
  return withListeningPortal(
    async (portal, folder, log) => {
      const argon2 = argon2At(price);
      const cast = await castIn(portal, folder, argon2, laid);
      const association = { portal, folder, log, account: accountOf, cast, argon2 };
      await withChromium(portal.url, (browsers) => job(association, browsers), price === 'full' ? 'full' : 'quick');
    },
    {},
    laid,
  );
};
