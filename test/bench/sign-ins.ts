// A hundred people sign in at once, each with an account and a second factor of their own: passphrase, code, half-key, over a
// connection each. Browsers derive; the portal gets the key's half that proves the passphrase. Meanwhile others look at pages, and
// their p99 is held against what it was before. Ten rounds, since a code is good once and a person has ten backup codes.
import { Agent } from 'node:http';
import { join } from 'node:path';
import { argon2Node } from '../../src/argon2-node.ts';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import { must, signInPlayer } from '../../src/cli/demo/people.ts';
import { draftFactor, prove as provePassphrase, setUpFactor } from '../../src/client/account.ts';
import { enrol } from '../../src/client/enrolment.ts';
import { beginSignIn } from '../../src/client/sign-in.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { SignInAnswer } from '../../src/domain/wire-accounts.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { databaseFile, openDatabase } from '../../src/store/database.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { forgetPeak, memoryMiB, peakMemoryMiB, percentile, processorMs, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';
import { ask, signedIn } from './visitor.ts';

const PEOPLE = 100;
const ROUNDS = 10;
const BEFORE_MS = 5_000;
const PAGES = ['/ar', '/ar/report', '/ar/staff'] as const;

type Person = { readonly userName: string; readonly authKey: string; readonly codes: string[] };

/** Enrols somebody and switches their second factor on. What their browser would derive is derived at no cost. */
const enrolled = async (portal: Portal, secret: string, userName: string): Promise<Person> => {
  const { transport } = newDevice(portal);
  const chosen = { userName, passphrase: `six plain words that nobody guesses ${userName}`, withKeys: true };
  must(await enrol(transport, secret, chosen, quickArgon2), 'enrols');
  must(await beginSignIn(transport, chosen, portal.association, quickArgon2), 'signs in');
  const proved = must(
    await provePassphrase(transport, userName, chosen.passphrase, portal.association, quickArgon2),
    'proves it',
  );
  const drawn = must(await draftFactor(transport, proved), 'draws a secret');
  const codes = must(await setUpFactor(transport, codeAt(drawn.secret, portal.deps.clock())), 'sets it up');
  return { userName, authKey: proved.authKey, codes: [...codes] };
};

const peopleOf = async (founded: Founded, count: number): Promise<readonly Person[]> => {
  const portal = await createPortal(founded.config, { log: () => undefined });
  try {
    const administrator = { ...playerOf(founded.cast, 'admin'), device: newDevice(portal) };
    await signInPlayer(portal, administrator, argon2Node);
    const people: Person[] = [];
    for (let at = 0; at < count; at += 1) {
      const secret = await inviteCandidate(administrator, { name: `Member ${at}`, offices: ['board-member'] });
      people.push(await enrolled(portal, secret, `member.${at}`));
    }
    return people;
  } finally {
    await portal.close();
  }
};

/** Signs one person in; milliseconds to the vault. Throws for anything but a right answer. */
const signInOnce = async (portal: Running, { userName, authKey, codes }: Person): Promise<number> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const post = async (path: string, body: unknown) => {
    const answer = await ask(agent, portal, 'POST', path, cookie, JSON.stringify(body));
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.body}`);
    cookie = answer.cookies.map((line) => line.split(';')[0] ?? '').join('; ') || cookie;
    return answer;
  };
  try {
    const first = await post('/api/session', { userName, authKey });
    const second = await post('/api/session/second-factor', { code: codes.pop() ?? '' });
    if (parseWire(SignInAnswer, JSON.parse(second.body)) === undefined) throw new Error('no vault');
    const half = await post('/api/session/half', {});
    return first.ms + second.ms + half.ms;
  } finally {
    agent.destroy();
  }
};

/** Looks at every page, one after the other, until told to stop; milliseconds each. */
const lookingAt = (visitor: Awaited<ReturnType<typeof signedIn>>) => {
  const times: number[] = [];
  let isOver = false;
  const looking = (async () => {
    for (let at = 0; !isOver; at += 1) {
      const shown = await visitor.page(PAGES[at % PAGES.length] ?? '/ar');
      if (shown.status !== 200) throw new Error(`a page answered ${shown.status}`);
      times.push(shown.ms);
    }
  })();
  return async (): Promise<readonly number[]> => {
    isOver = true;
    await looking;
    return times;
  };
};

const figures = (times: readonly number[]) => ({
  count: times.length,
  ...{ p50: rounded(percentile(times, 0.5)), p99: rounded(percentile(times, 0.99)) },
  max: rounded(Math.max(...times)),
});

/** Whole sessions that stand in the stopped portal's database. */
const wholeSessions = async ({ dataFolder, config }: Founded): Promise<number> => {
  const database = await openDatabase({
    file: databaseFile(dataFolder),
    migrations: join(config.programFolder, 'migrations'),
    now: () => new Date(),
  });
  try {
    return (await database.reader.all("select id_hash from sessions where stage = 'whole'")).length;
  } finally {
    await database.close();
  }
};

const measure = async (founded: Founded, { scale }: Options): Promise<void> => {
  const people = await peopleOf(founded, Math.ceil(PEOPLE * scale));
  const before = await wholeSessions(founded);
  await withPortal(founded, async (portal) => {
    const visitor = await signedIn(founded, portal, 'chair');
    const quiet = lookingAt(visitor);
    await new Promise((resolve) => setTimeout(resolve, BEFORE_MS));
    tell('pages while nobody signs in', figures(await quiet()));
    const idle = memoryMiB(portal.pid);
    forgetPeak(portal.pid);
    const processor = processorMs(portal.pid);
    const others = lookingAt(visitor);
    const times: number[] = [];
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const from = performance.now();
      times.push(...(await Promise.all(people.map((person) => signInOnce(portal, person)))));
      rounds.push(performance.now() - from);
    }
    const pages = await others();
    tell('sign-ins at once', {
      ...{ atOnce: people.length, rounds: ROUNDS, roundMs: rounded(percentile(rounds, 0.5)) },
      slowestRoundMs: rounded(Math.max(...rounds)),
      signIn: figures(times),
      memory: { beforeMiB: idle, peakMiB: peakMemoryMiB(portal.pid) },
      // The pages meanwhile are in it too.
      portalProcessorMs: processorMs(portal.pid) - processor,
      otherPages: figures(pages),
    });
    visitor.close();
  });
  const [expected, sessions] = [before + people.length * ROUNDS + 1, await wholeSessions(founded)];
  if (sessions !== expected) throw new Error(`${expected} whole sessions expected, ${sessions} found`);
  tell('sign-ins at once, proven', { sessions, ...(await prove(founded, 0)) });
};

export const signIns: Scenario = {
  name: 'sign-ins',
  run: (options) => withFounded((founded) => measure(founded, options)),
};
