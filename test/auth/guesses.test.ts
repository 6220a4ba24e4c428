// Wrong tries at signing in: counted by name for strangers, apart for a browser in which the person has signed in, and told
// to wait, whether the name is anybody's or not.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FREE_TRIES, newGuesses } from '../../src/auth/guesses.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random, ready } from '../../src/protocol/open/index.ts';
import {
  administrator,
  appoint,
  cookieOf,
  credentialsFor,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const wrongKey = (): string => toBase64url(random.bytes(32));

/** A table whose clock the test moves. */
const tableOf = (places?: number) => {
  let now = Date.parse('2026-11-22T08:00:00Z');
  const guesses = newGuesses({ clock: () => new Date(now), random: (count) => random.bytes(count) }, places);
  const seconds = (whose: string): number => {
    const tried = guesses.begin(whose);
    return tried.ok ? 0 : tried.seconds;
  };
  const wait = (ms: number): void => {
    now += ms;
  };
  return { guesses, seconds, wait };
};

const exhaust = (seconds: (whose: string) => number, whose: string): void => {
  for (let tried = 0; tried < FREE_TRIES; tried += 1) assert.is(seconds(whose), 0, `try ${tried + 1}`);
};

/** Tries to sign in as a browser with these cookies would. */
const attempt = (stage: Stage, userName: string, authKey: string, cookie?: string): Promise<Response> =>
  stage.ask('/api/session', { body: { userName, authKey }, headers: { cookie } });

/** The mark that a browser keeps of an answer, as it sends it back. */
const markOf = (answer: Response): string | undefined =>
  answer.headers
    .getSetCookie()
    .find((one) => one.startsWith('__Host-amanah-known='))
    ?.split(';')[0];

const statuses = async (answers: readonly Promise<Response>[]): Promise<readonly number[]> =>
  (await Promise.all(answers)).map(({ status }) => status);

const guessAt = async (stage: Stage, userName: string, times: number, cookie?: string): Promise<readonly number[]> =>
  statuses(Array.from({ length: times }, () => attempt(stage, userName, wrongKey(), cookie)));

const count = (all: readonly number[], status: number): number => all.filter((one) => one === status).length;

const known = async (stage: Stage, { userName, authKey }: Somebody): Promise<string> => {
  const mark = markOf(await attempt(stage, userName, authKey));
  if (mark === undefined) throw new Error('a right sign-in leaves a mark');
  return mark;
};

await ready;
const test = suite('wrong tries');

test('ten are taken, then the gap doubles from a second to a minute and no further, and is forgotten in an hour', () => {
  const { seconds, wait } = tableOf();
  exhaust(seconds, 'name');
  const gaps: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const gap = seconds('name');
    gaps.push(gap);
    wait(gap * 1_000 - 1);
    assert.is(seconds('name'), 1, 'too early by a moment');
    wait(1);
    assert.is(seconds('name'), 0, 'looked at again');
  }
  assert.equal(gaps, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
  wait(60 * 60_000);
  exhaust(seconds, 'name');
  assert.is(seconds('name'), 1);
});

test('who asks too early isn’t counted, so that asking again and again makes the wait no longer', () => {
  const { seconds, wait } = tableOf();
  exhaust(seconds, 'name');
  for (let asked = 0; asked < 50; asked += 1) assert.is(seconds('name'), 1);
  wait(1_000);
  assert.is(seconds('name'), 0);
  assert.is(seconds('name'), 2);
});

test('the right answer clears the count, and a clock that was turned back makes nobody wait', () => {
  const { guesses, seconds, wait } = tableOf();
  exhaust(seconds, 'name');
  wait(1_000);
  const tried = guesses.begin('name');
  assert.ok(tried.ok);
  if (tried.ok) tried.wasRight();
  exhaust(seconds, 'name');
  assert.is(seconds('name'), 1);
  wait(-3_600_000);
  assert.is(seconds('name'), 0);
});

test('a hundred thousand invented names drive out no count', () => {
  const { seconds } = tableOf();
  exhaust(seconds, 'guessed');
  for (let name = 0; name < 100_000; name += 1) seconds(`invented ${name}`);
  assert.ok(seconds('guessed') > 0);
});

test('of a hundred and twenty guesses at once ten are looked at; the rest are told to wait, in the answer and its header (T16)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const all = await guessAt(stage, auditor.userName, 120);
    assert.is(count(all, 401), FREE_TRIES);
    assert.is(count(all, 429), 120 - FREE_TRIES);
    const early = await attempt(stage, auditor.userName, auditor.authKey);
    assert.equal([early.status, await early.json()], [429, { error: 'too-many', seconds: 1 }]);
    assert.is(early.headers.get('retry-after'), '1');
    assert.equal(early.headers.getSetCookie(), [], 'the right one isn’t looked at either');
    stage.wait(1 / 60);
    assert.is((await attempt(stage, auditor.userName, auditor.authKey)).status, 200);
  }));

test('a name that nobody has is counted and told to wait byte for byte as one that somebody has (T16)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const mark = await known(stage, auditor);
    const told = async (userName: string, cookie?: string): Promise<string> => {
      const seen: string[] = [];
      for (let tried = 0; tried < FREE_TRIES + 2; tried += 1) {
        const answer = await attempt(stage, userName, wrongKey(), cookie);
        seen.push(JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]));
      }
      return seen.join('\n');
    };
    const somebody = await told(auditor.userName);
    assert.is(await told('nobody-of-that-name'), somebody);
    assert.is(await told('nobody-else-either', mark), somebody, 'also to a browser that is known as somebody’s');
    assert.match(somebody, /\[401,[\s\S]*\[429,/);
  }));

test('strangers’ wrong guesses keep nobody out of a browser in which they have signed in, which has a count of its own (T06)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    const mark = await known(stage, auditor);
    await guessAt(stage, auditor.userName, 100);
    assert.is((await attempt(stage, auditor.userName, auditor.authKey)).status, 429, 'a stranger’s browser waits');
    assert.is((await attempt(stage, auditor.userName, auditor.authKey, mark)).status, 200);
    // Signing in there gives strangers no tries anew.
    assert.is((await attempt(stage, auditor.userName, wrongKey())).status, 429);
    // Sent at once, so that any one of them may be the one that comes last.
    const there = await guessAt(stage, auditor.userName, FREE_TRIES + 1, mark);
    assert.equal([count(there, 401), count(there, 429)], [FREE_TRIES, 1]);
    // The mark is the auditor's, and no use for another name.
    await guessAt(stage, chair.userName, FREE_TRIES);
    assert.is((await attempt(stage, chair.userName, chair.authKey, mark)).status, 429);
  }));

test('the mark is bound to the host and kept from scripts for 180 days, names nobody, and lets nobody in (T30)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const answer = await attempt(stage, auditor.userName, auditor.authKey);
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-amanah-known=')) ?? '';
    for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/', `Max-Age=${180 * 24 * 60 * 60}`])
      assert.ok(set.includes(part), part);
    assert.not.match(set, /Domain/i);
    const value = /=([\w-]{64});/.exec(set)?.[1] ?? '';
    assert.is(Buffer.from(value, 'base64url').length, 48);
    for (const told of [auditor.userName, auditor.id, auditor.association]) assert.not.ok(value.includes(told));
    const other = await attempt(stage, auditor.userName, auditor.authKey);
    assert.is.not(markOf(other), markOf(answer), 'another browser, another mark');
    const mark = markOf(answer) ?? '';
    const later = await attempt(stage, auditor.userName, auditor.authKey, mark);
    assert.is(markOf(later), mark, 'the same browser keeps its own');
    assert.is((await stage.ask('/api/session/half', { body: {}, headers: { cookie: mark } })).status, 401);
    assert.is((await stage.ask('/en/staff', { headers: { cookie: mark } })).status, 303);
  }));

test('one browser is known as several people’s; a changed, cut or invented mark is a stranger’s (T06)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    const both = markOf(await attempt(stage, chair.userName, chair.authKey, await known(stage, auditor))) ?? '';
    for (const { userName } of [auditor, chair]) await guessAt(stage, userName, FREE_TRIES);
    for (const { userName, authKey } of [auditor, chair])
      assert.is((await attempt(stage, userName, authKey, both)).status, 200);
    for (const { userName } of [auditor]) await guessAt(stage, userName, FREE_TRIES);
    const spoilt = both.replaceAll(/=(.)|\.(.)/g, (all) => `${all[0]}${all[1] === 'A' ? 'B' : 'A'}`);
    const invented = `__Host-amanah-known=${toBase64url(random.bytes(48))}`;
    for (const cookie of [
      spoilt,
      both.slice(0, -70),
      invented,
      `${invented}${'.x'.repeat(400)}`,
      '__Host-amanah-known=',
    ]) {
      assert.is((await attempt(stage, auditor.userName, auditor.authKey, cookie)).status, 429, cookie.slice(0, 60));
    }
  }));

test('signing out leaves the mark; signing out everywhere and a new passphrase make every mark void (T25)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const { userName, authKey } = auditor;
    const isKnown = async (mark: string, key: string): Promise<boolean> => {
      stage.wait(120);
      await guessAt(stage, userName, FREE_TRIES);
      return (await attempt(stage, userName, key, mark)).status === 200;
    };
    const first = await known(stage, auditor);
    const end = async (body: unknown) => {
      stage.wait(2);
      return stage.ask('/api/session/end', { cookie: await signIn(stage, auditor), body });
    };
    const out = await end({});
    assert.not.match(out.headers.getSetCookie().join(), /amanah-known/);
    assert.ok(await isKnown(first, authKey));
    await end({ all: true });
    assert.not.ok(await isKnown(first, authKey));
    stage.wait(2);
    const second = await known(stage, auditor);
    const { credentials } = credentialsFor(auditor.association, auditor.id, userName, random.bytes(32));
    const change = { authKey, newAuthKey: credentials.authKey, vault: credentials.vault };
    const answer = await stage.ask('/api/account/passphrase', { cookie: await signIn(stage, auditor), body: change });
    assert.is(answer.status, 200);
    assert.not.ok(await isKnown(second, credentials.authKey));
    assert.ok(await isKnown(markOf(answer) ?? '', credentials.authKey), 'but the browser that changed it');
  }));

test('whoever sits at an open session guesses the passphrase no faster, and nobody else’s session waits for that', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const [here, elsewhere] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    const { credentials } = credentialsFor(auditor.association, auditor.id, auditor.userName, random.bytes(32));
    const { authKey: newAuthKey, vault, recoveryLookupHash, recoveryVault } = credentials;
    const asked = (path: string, body: unknown, cookie = here) => stage.ask(path, { cookie, body });
    const guesses = Array.from({ length: 40 }, (_, at) => {
      const authKey = wrongKey();
      if (at % 3 === 0) return asked('/api/session/unlock', { authKey });
      if (at % 3 === 1) return asked('/api/account/passphrase', { authKey, newAuthKey, vault });
      return asked('/api/account/recovery-key', { authKey, replaces: wrongKey(), recoveryLookupHash, recoveryVault });
    });
    const all = await statuses(guesses);
    assert.is(count(all, 429), 40 - FREE_TRIES);
    assert.is(count(all, 200), 0);
    const { authKey } = auditor;
    assert.is((await asked('/api/session/unlock', { authKey })).status, 429);
    assert.is((await asked('/api/session/unlock', { authKey }, elsewhere)).status, 200);
    assert.ok(cookieOf(await attempt(stage, auditor.userName, authKey)));
    stage.wait(1);
    assert.is((await asked('/api/session/unlock', { authKey })).status, 200);
  }));

test.run();
