// Puts the portal together: config → key → store → auth → app → jobs → listen. The tests and the demo start the same
// portal as `npm start`, with a clock and randomness of their own. Every error at start is a sentence for the operator.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import { hasAdministrator, invite, newPersonId } from './auth/enrolment.ts';
import { type Config, parseAddress } from './config.ts';
import { riyadhDate } from './domain/plain-date.ts';
import { createApp } from './http/app.ts';
import { assetsOf, readStatics, type Statics } from './http/assets.ts';
import { answerBrokenRequests, answerFailed, answerUnreadable } from './http/broken-request.ts';
import type { AppEnv, Deps } from './http/deps.ts';
import { tellHangUps } from './http/hang-ups.ts';
import { describeError } from './http/middleware/failure.ts';
import { type MainThread, mainThread } from './http/middleware/large-forms.ts';
import { createPlainEngine } from './http/reporter/plain/engine.ts';
import { newVisits } from './http/reporter/plain/visits.ts';
import { limitRequests } from './http/request-time.ts';
import { endUnreadAnswers } from './http/unread-answers.ts';
import { clockWatch, newestDay } from './jobs/clock-watch.ts';
import { runDesks } from './jobs/desks.ts';
import { runDisclosures } from './jobs/disclosures.ts';
import { runHeads } from './jobs/heads.ts';
import { runReminders } from './jobs/reminders.ts';
import { type Mail, postBy } from './mail/smtp.ts';
import { readMailAuthority, readMailPassword } from './mail-files.ts';
import { type AssociationId, ready } from './protocol/check/index.ts';
import { openServerKey } from './server-key.ts';
import { type Blobs, blobFolder, openBlobs } from './store/blobs.ts';
import { type Database, databaseFile, openDatabase } from './store/database.ts';
import { addPerson, allPersons } from './store/people.ts';
import { readRoot, writeRoot } from './store/root.ts';
import { composeDraft } from './store/roster-draft.ts';
import { rosterChain } from './store/rosters.ts';
import { type AssociationSettings, associationById, ensureAssociation, saveSettings } from './store/settings.ts';
import { checkStoredRules } from './store/stored-rules.ts';
import { openUploads } from './store/uploads.ts';

/** What a test or the demo puts in place of the real thing. */
export type Overrides = {
  readonly clock?: () => Date;
  /** Milliseconds that nobody sets, against which the clock is watched. A clock that a test moves isn't, without them. */
  readonly elapsed?: () => number;
  readonly random?: (bytes: number) => Uint8Array;
  readonly log?: (event: string) => void;
  readonly thread?: MainThread;
  /** After how long of stillness a connection whose answer nobody takes is ended. */
  readonly unreadMs?: number;
  /** How long a request's body may take to come. */
  readonly requestMs?: number;
  /** Mail that goes nowhere. */
  readonly mail?: Mail;
  /** Another place for files. */
  readonly blobs?: Blobs;
  /** What is served under /static, where it was read before. */
  readonly statics?: Statics;
};

export type Portal = {
  /** Where it listens, as browsers on this machine reach it. */
  readonly url: string;
  readonly app: Hono<AppEnv>;
  readonly deps: Deps;
  readonly association: AssociationId;
  /** The secret of the link by which the first administrator enrols; none once one has. */
  readonly firstSecret: string | undefined;
  /** Ends what is under way, then listens no more and closes the database. */
  readonly close: () => Promise<void>;
};

const HEADERS_MS = 20_000;
/** Heads are due after midnight in Riyadh; looking every ten minutes is early enough. */
const JOBS_MS = 10 * 60 * 1000;

const CLOCK_RIGHT = 'clock: no longer ahead';
const clockWrong = (days: number): string =>
  `clock: ${days} days ahead; no day of the log is closed and no mail goes out until it is set right, or confirmed by CLOCK_CHECKED`;

const toStderr = (event: string): void => {
  process.stderr.write(`${event}\n`);
};

/** The stored association, made where there is none. Rejects a stored address that nobody may be sent to. */
const foundAssociation = async (config: Config, database: Database, clock: () => Date, random: Deps['random']) => {
  const found = await database.write(async (tx) => {
    const settings = await ensureAssociation(tx, {
      idBytes: random(16),
      publicAddress: config.address,
      createdOn: riyadhDate(clock()),
    });
    // Until somebody has settled it, the address is the one that the portal was started with.
    if (settings.setUp || settings.publicAddress === config.address) return settings;
    await saveSettings(tx, { ...settings, publicAddress: config.address });
    return (await associationById(tx, settings.id)) ?? settings;
  });
  if (parseAddress(found.publicAddress) === undefined) {
    throw new Error(
      `The stored public address ${found.publicAddress} is neither https, loopback nor .onion. Set it anew.`,
    );
  }
  return found;
};

/** The root as it was written once, held against the first roster of the database. */
const foundRoot = async (
  config: Config,
  database: Database,
  { id }: AssociationSettings,
): Promise<string | undefined> => {
  const first = (await rosterChain(database.reader, id))[0];
  if (first !== undefined) writeRoot(config.dataFolder, id, first.hash);
  return readRoot(config.dataFolder, id);
};

/** A new link for the first administrator, as long as none has enrolled. */
const firstLink = async (deps: Deps, association: AssociationId): Promise<string | undefined> => {
  if (await hasAdministrator(deps, association)) return undefined;
  return deps.database.write(async (tx) => {
    const waiting = (await allPersons(tx, association)).find((person) => person.administrator);
    const id = waiting?.id ?? newPersonId(deps.random);
    if (waiting === undefined)
      await addPerson(tx, association, { id, name: 'مشرف النظام · Administrator', administrator: true });
    return invite(deps, tx, association, id);
  });
};

const listen = (server: Server, { host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

/** With PORT 0 the operating system has chosen; an address that named port 0 means that one. */
const withPort = (config: Config, port: number): Config => {
  const url = new URL(config.address);
  if (url.port === '0') url.port = String(port);
  return { ...config, port, address: url.origin };
};

/** The way to the mail server that the settings name; none where they name none. */
const mailOf = ({ mail }: Config): Mail | undefined => {
  if (mail === undefined) return undefined;
  const { login, authorityFile, ...server } = mail;
  const full = login === undefined ? undefined : { user: login.user, password: readMailPassword(login.passwordFile) };
  const authority = authorityFile === undefined ? undefined : readMailAuthority(authorityFile);
  return { post: postBy({ ...server, login: full, authority }), from: mail.from };
};

/** Starts a portal and resolves once it listens. */
export const createPortal = async (asked: Config, overrides: Overrides = {}): Promise<Portal> => {
  const clock = overrides.clock ?? (() => new Date());
  const random = overrides.random ?? ((bytes: number) => new Uint8Array(randomBytes(bytes)));
  const log = overrides.log ?? toStderr;
  await ready;
  mkdirSync(asked.dataFolder, { recursive: true, mode: 0o700 });
  const serverKey = openServerKey(asked.serverKeyFile, random, log);
  const mail = overrides.mail ?? mailOf(asked);

  let answer: (request: Request, connection: HttpBindings) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server = createServer(
    // A request without a Host is answered by ourselves, with our headers; Node's own answer has none.
    // How long bodies may take is bounded by `limitRequests`.
    { requestTimeout: 0, headersTimeout: HEADERS_MS, requireHostHeader: false },
    // No other protocol than HTTP/1 is spoken here.
    getRequestListener((request, connection) => answer(request, connection as HttpBindings), {
      overrideGlobalObjects: false,
      errorHandler: (error) => (error instanceof RequestError ? answerUnreadable() : answerFailed(error, log)),
    }),
  );
  answerBrokenRequests(server);
  tellHangUps(server);
  endUnreadAnswers(server, overrides.unreadMs);
  limitRequests(server, overrides.requestMs);

  const database = await openDatabase({
    file: databaseFile(asked.dataFolder),
    migrations: join(asked.programFolder, 'migrations'),
    now: clock,
  });
  try {
    const config = withPort(asked, await listen(server, asked));
    await checkStoredRules(database.reader);
    const settings = await foundAssociation(config, database, clock, random);
    const statics = overrides.statics ?? readStatics(join(config.programFolder, 'static'));
    const assets = assetsOf(statics, await foundRoot(config, database, settings));
    const thread = overrides.thread ?? mainThread;
    const elapsed = overrides.elapsed ?? (overrides.clock === undefined ? () => performance.now() : undefined);
    const lastDay = await newestDay(database);
    const clockAhead =
      elapsed === undefined ? () => undefined : clockWatch({ clock, elapsed, lastDay, checked: config.clockChecked });
    const blobs = overrides.blobs ?? (await openBlobs(blobFolder(config.dataFolder)));
    const { files } = config;
    const uploads = openUploads({ database, clock, random, blobs, files });
    await uploads.sweepAtStart();
    const needs = {
      config,
      database,
      blobs,
      files,
      uploads,
      clock,
      clockAhead,
      random,
      assets,
      serverKey,
      log,
      mail,
      thread,
    };
    const deps: Deps = { ...needs, plain: createPlainEngine(needs), visits: newVisits(needs) };
    const app = createApp(deps);
    await database.write((tx) => composeDraft(deps, tx, settings.id));
    const firstSecret = await firstLink(deps, settings.id);

    let wasAhead = false;
    /** Told once, and once more when it is over. */
    const isAhead = (): boolean => {
      const days = clockAhead();
      if ((days !== undefined) !== wasAhead) log(days === undefined ? CLOCK_RIGHT : clockWrong(days));
      wasAhead = days !== undefined;
      return wasAhead;
    };
    const runJobs = async (): Promise<void> => {
      if (isAhead()) return;
      try {
        await runHeads(deps, clock());
        await runDisclosures(deps, clock());
        await uploads.sweep();
        await database.write((tx) => composeDraft(deps, tx, settings.id));
      } catch (error) {
        log(describeError(error));
      }
    };
    let isEnding = false;
    const untold = async (job: () => Promise<unknown>): Promise<void> => {
      try {
        await job();
      } catch (error) {
        log(describeError(error));
      }
    };
    /** Apart from the rest, since many desks take a while and a mail server may be slow: nobody waits for them at start. */
    const runSlowJobs = async (): Promise<void> => {
      if (isAhead()) return;
      const slow = { ...deps, isEnding: () => isEnding };
      await untold(() => runDesks(slow, clock()));
      await untold(() => runReminders(slow, clock()));
    };
    await runJobs();
    let running: Promise<void> = runSlowJobs();
    const timer = setInterval(() => {
      running = running.then(runJobs).then(runSlowJobs);
    }, JOBS_MS);
    timer.unref();

    answer = (request, connection) => app.fetch(request, connection);
    const close = async (): Promise<void> => {
      clearInterval(timer);
      isEnding = true;
      // Who waits for a thread is told so, or the server would wait for them.
      await Promise.all([closeServer(server), deps.plain.close()]);
      deps.visits.close();
      await running;
      await database.close();
    };
    return { url: config.address, app, deps, association: settings.id, firstSecret, close };
  } catch (error) {
    server.close();
    await database.close();
    throw error;
  }
};
