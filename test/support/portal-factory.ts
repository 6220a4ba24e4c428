// A whole portal in process, in a folder of its own and with a clock that a test moves; and people who enrol and sign in as
// their browsers would, but with random bytes in place of Argon2id.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { parseWire, RosterPackage } from '../../src/domain/wire.ts';
import { InvitationAnswer, SignInAnswer } from '../../src/domain/wire-accounts.ts';
import type { Office } from '../../src/policy/types.ts';
import { createPortal, type Overrides, type Portal } from '../../src/portal.ts';
import {
  type AssociationId,
  fromBase64url,
  lookupHash,
  type PersonId,
  parseAssociationId,
  parsePersonId,
  rosterHash,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import {
  makeSeed,
  type PersonKeys,
  personKeys,
  random,
  sealVault,
  signCard,
  signRoster,
} from '../../src/protocol/open/index.ts';
import { databaseFile } from '../../src/store/database.ts';
import { associationById, saveSettings } from '../../src/store/settings.ts';
import { layDatabase } from './laid-database.ts';
import { projectStatics } from './statics.ts';
import { tireless } from './thread.ts';

export type Ask = {
  readonly method?: string;
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly cookie?: string | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

export type Stage = {
  readonly portal: Portal;
  readonly folder: string;
  readonly log: readonly string[];
  /** Moves the portal's clock on. */
  readonly wait: (minutes: number) => void;
  readonly ask: (path: string, ask?: Ask) => Promise<Response>;
  /** Ends the portal and starts it anew over the same folder. */
  readonly restart: () => Promise<Stage>;
};

const MINUTE_MS = 60_000;

const settingsFor = (folder: string, more: Readonly<Record<string, string>>) => {
  const read = readConfig({
    PORT: '0',
    SECOND_FACTOR: 'offered',
    DATA: join(folder, 'data'),
    SERVER_KEY_FILE: join(folder, 'key', 'server.key'),
    ...more,
  });
  if (!read.ok) throw new Error(read.errors.join(' '));
  return read.config;
};

const requestOf = ({ method, body, form, cookie, headers = {} }: Ask): RequestInit => {
  const all: Record<string, string | undefined> = {
    ...(method === undefined && body === undefined && form === undefined ? {} : { 'sec-fetch-site': 'same-origin' }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(cookie === undefined ? {} : { cookie: `__Host-amanah=${cookie}` }),
    ...headers,
  };
  const sent = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const fields = Object.entries(form ?? {}).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
  const text = body !== undefined ? (typeof body === 'string' ? body : JSON.stringify(body)) : undefined;
  const content = form === undefined ? text : new URLSearchParams(fields).toString();
  return {
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: sent.map(([name, value]): [string, string] => [name, value]),
    ...(content === undefined ? {} : { body: content }),
  };
};

/** Runs `job` with a portal of its own, and ends it. `environment` are further settings, as `npm start` reads them. */
export const withPortal = async (
  job: (stage: Stage) => Promise<void>,
  options: { readonly environment?: Readonly<Record<string, string>>; readonly overrides?: Overrides } = {},
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-portal-'));
  let now = new Date('2026-11-22T08:00:00Z').getTime();
  const log: string[] = [];
  let open: Portal | undefined;
  const config = settingsFor(folder, options.environment ?? {});
  const start = async (): Promise<Stage> => {
    const portal = await createPortal(config, {
      clock: () => new Date(now),
      log: (event) => log.push(event),
      thread: tireless,
      statics: projectStatics(),
      ...options.overrides,
    });
    open = portal;
    return {
      portal,
      folder,
      log,
      wait: (minutes) => {
        now += minutes * MINUTE_MS;
      },
      ask: async (path, ask = {}) => portal.app.request(`${portal.url}${path}`, requestOf(ask)),
      restart: async () => {
        await portal.close();
        return start();
      },
    };
  };
  try {
    await mkdir(config.dataFolder, { mode: 0o700 });
    await layDatabase(databaseFile(config.dataFolder), new Date(now));
    await job(await start());
  } finally {
    await open?.close();
    await rm(folder, { recursive: true, force: true });
  }
};

export type Somebody = {
  readonly id: PersonId;
  readonly association: AssociationId;
  readonly userName: string;
  readonly authKey: string;
  readonly keys: PersonKeys;
  readonly recoveryLookup: string;
};

const text = (count: number): string => toBase64url(random.bytes(count));

/** Credentials as a browser would send them, with what only the browser keeps. */
export const credentialsFor = (association: AssociationId, id: PersonId, userName: string, seed: Uint8Array) => {
  const [authKey, lookup] = [text(32), random.bytes(32)];
  return {
    recoveryLookup: toBase64url(lookup),
    credentials: {
      userName,
      authKey,
      vault: toBase64url(sealVault(random.bytes(32), association, id, 1, seed)),
      recoveryVault: toBase64url(sealVault(random.bytes(32), association, id, 2, seed)),
      recoveryLookupHash: lookupHash(lookup),
    },
  };
};

export const cardFor = (association: AssociationId, id: PersonId, keys: PersonKeys) => ({
  seal: toBase64url(keys.seal.publicKey),
  sign: toBase64url(keys.sign.publicKey),
  signature: toBase64url(signCard(keys, association, id)),
});

/** What an invitation's link leads to: the request that would enrol, and who would be enrolled. */
export const enrolmentFor = async (stage: Stage, secret: string, userName: string) => {
  const asked = await stage.ask('/api/enrolment/invitation', { body: { secret } });
  const invited = parseWire(InvitationAnswer, await asked.json());
  const association = parseAssociationId(invited?.association);
  const id = parsePersonId(invited?.person);
  if (invited === undefined || association === undefined || id === undefined)
    throw new Error('the link invites nobody');
  const seed = makeSeed();
  const keys = personKeys(seed);
  const { credentials, recoveryLookup } = credentialsFor(association, id, userName, seed);
  const somebody: Somebody = { id, association, userName, authKey: credentials.authKey, keys, recoveryLookup };
  const card = invited.administrator ? {} : { card: cardFor(association, id, keys) };
  return { somebody, request: { secret, credentials, ...card } };
};

export const enrol = async (stage: Stage, secret: string, userName: string): Promise<Somebody> => {
  const { somebody, request } = await enrolmentFor(stage, secret, userName);
  const answer = await stage.ask('/api/enrolment', { body: request });
  if (answer.status !== 201) throw new Error(`enrolment answered ${answer.status} ${await answer.text()}`);
  return somebody;
};

/** The session id that an answer sets; undefined where it sets none. */
export const cookieOf = (answer: Response): string | undefined =>
  /__Host-amanah=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1];

/** Signs in and gives the session's id. */
export const signIn = async (
  stage: Stage,
  { userName, authKey }: Pick<Somebody, 'userName' | 'authKey'>,
): Promise<string> => {
  const answer = await stage.ask('/api/session', { body: { userName, authKey } });
  const cookie = cookieOf(answer);
  if (answer.status !== 200 || parseWire(SignInAnswer, await answer.json()) === undefined || cookie === undefined) {
    throw new Error(`signing in answered ${answer.status}`);
  }
  return cookie;
};

export const firstSecret = (stage: Stage): string => {
  if (stage.portal.firstSecret === undefined) throw new Error('an administrator has enrolled already');
  return stage.portal.firstSecret;
};

/** Enrols the first administrator and signs them in. */
export const administrator = async (stage: Stage): Promise<string> =>
  signIn(stage, await enrol(stage, firstSecret(stage), 'keeper'));

/** The secret of the link that a page shows. */
export const secretOn = async (page: Response): Promise<string> => {
  const secret = /\/enrol#([\w-]{43})/.exec(await page.text())?.[1];
  if (secret === undefined) throw new Error(`no link on a page with status ${page.status}`);
  return secret;
};

/** Takes the setup questions for answered, as they must be before anybody is invited; the answers stay those of first start. */
export const answeredSetup = ({ portal }: Stage): Promise<void> =>
  portal.deps.database.write(async (tx) => {
    const before = await associationById(tx, portal.association);
    if (before === undefined) throw new Error('the association is made at first start');
    if (!before.setUp) await saveSettings(tx, { ...before, setUp: true });
  });

/** Invites through the administrator's own page. */
export const inviteTo = async (
  stage: Stage,
  cookie: string,
  office: Office | 'administrator',
  name: string = office,
): Promise<string> => {
  await answeredSetup(stage);
  return secretOn(await stage.ask('/en/admin/people', { cookie, form: { name, office } }));
};

/** Invites and enrols somebody; the user name is the office unless another one is given. */
export const appoint = async (
  stage: Stage,
  cookie: string,
  office: Office | 'administrator',
  userName: string = office,
): Promise<Somebody> => enrol(stage, await inviteTo(stage, cookie, office, userName), userName);

/** The rosters as somebody's browser is given them. */
export const rosters = async (stage: Stage, cookie: string): Promise<RosterPackage> => {
  const found = parseWire(RosterPackage, await (await stage.ask('/api/staff/rosters', { cookie })).json());
  if (found === undefined) throw new Error('no roster package');
  return found;
};

/** Signs the draft that waits, as it was served to this session or as `bytes`. */
export const signDraft = async (stage: Stage, cookie: string, by: Somebody, bytes?: Uint8Array): Promise<Response> => {
  const waiting = (await rosters(stage, cookie)).draft?.bytes;
  const draft = bytes ?? fromBase64url(waiting ?? '');
  if (draft === undefined || draft.length === 0) throw new Error('no draft waits');
  const signature = toBase64url(signRoster(draft, by.keys.sign.secretKey));
  return stage.ask('/api/staff/rosters/signatures', { cookie, body: { draftHash: rosterHash(draft), signature } });
};
