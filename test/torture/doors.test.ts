// The addresses to which keys and secrets are sent: sign-in, enrolment, recovery, rosters. Each takes its right request at the
// end, so that whatever was refused before was refused for what had been spoilt in it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, lookupHash, rosterHash, toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, signRoster } from '../../src/protocol/open/index.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  credentialsFor,
  enrolmentFor,
  inviteTo,
  rosters,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import {
  beginSignIn,
  codeNow,
  drawSecret,
  drawSecretInAccount,
  resetByTwo,
  switchOn,
} from '../support/second-factor.ts';
import { changesOf } from './changes.ts';
import { jsonBodies, MEGABYTE_OF_MARKS } from './nasty.ts';
import { routesFor } from './routes.ts';
import { assertRefusal, faultsIn, type Heard } from './wire.ts';

type Door = {
  readonly sample: unknown;
  readonly cookie?: string;
  /** Places where a truth value may stand, or nothing. */
  readonly free?: readonly string[];
  /** Changes that leave a request as right as it was. */
  readonly harmless?: readonly string[];
  /** The status of the right request. */
  readonly right: number;
};

const heard = async (answer: Response | Promise<Response>): Promise<Heard> => {
  const { status, headers } = await answer;
  return { status, headers, text: await (await answer).text() };
};

const posted = (
  stage: Stage,
  path: string,
  cookie: string | undefined,
  headers: Record<string, string>,
  body: BodyInit,
) =>
  heard(
    stage.portal.app.request(`${stage.portal.url}${path}`, {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(cookie === undefined ? {} : { cookie: `__Host-amanah=${cookie}` }),
        ...headers,
      },
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    }),
  );

const JSON_TYPE = { 'content-type': 'application/json' };

/**
 * The doors of the second factor, the first that are tried: somebody who owes a code, and somebody whose factor two signers took
 * away. A minute passes before each right request, and a code is that minute's.
 */
const factorDoorsOf = async (stage: Stage, admin: string, [asks, confirms]: readonly [string, string]) => {
  const executive = await appoint(stage, admin, 'executive-director');
  const member = await appoint(stage, admin, 'violations-committee');
  const { cookie, backupCodes } = await switchOn(stage, await signIn(stage, executive), executive);
  await switchOn(stage, await signIn(stage, member), member);
  await resetByTwo(stage, asks, confirms, member.id);
  const [coded, owing, drawing] = [
    await beginSignIn(stage, executive),
    await beginSignIn(stage, member),
    await beginSignIn(stage, member),
  ];
  const own = await drawSecretInAccount(stage, cookie, executive);
  const secret = await drawSecret(stage, owing.cookie);
  const { authKey } = executive;
  return {
    '/api/session/second-factor': { cookie: coded.cookie, sample: { code: backupCodes[0] ?? '' }, right: 200 },
    '/api/session/second-factor/draft': { cookie: drawing.cookie, sample: {}, right: 200 },
    '/api/session/second-factor/setup': {
      cookie: owing.cookie,
      sample: { code: codeNow(stage, secret, 3) },
      right: 200,
    },
    '/api/account/second-factor': { cookie, sample: { code: codeNow(stage, own, 4) }, right: 200 },
    '/api/account/second-factor/draft': { cookie, sample: { authKey }, right: 200 },
    '/api/account/backup-codes': { cookie, sample: { authKey }, right: 200 },
  };
};

/** Somebody for each door, and what they would rightly send, in an order in which none shuts another. */
const doorsOf = async (stage: Stage): Promise<Readonly<Record<string, Door>>> => {
  const admin = await administrator(stage);
  const auditor = await appoint(stage, admin, 'internal-auditor');
  const chair = await appoint(stage, admin, 'board-chair');
  const secret = await inviteTo(stage, admin, 'deputy-chair');
  const { request } = await enrolmentFor(stage, secret, 'deputy');
  const [reader, leaver, signer] = [
    await signIn(stage, auditor),
    await signIn(stage, auditor),
    await signIn(stage, chair),
  ];
  const factorDoors = await factorDoorsOf(stage, admin, [reader, signer]);
  const draft = fromBase64url((await rosters(stage, signer)).draft?.bytes ?? '') ?? new Uint8Array();
  const signature = toBase64url(signRoster(draft, chair.keys.sign.secretKey));
  const { association, id, authKey, userName, recoveryLookup: lookup } = auditor;
  const [own, later] = [
    credentialsFor(association, id, userName, makeSeed()),
    credentialsFor(association, id, userName, makeSeed()),
  ];
  const replaces = lookupHash(fromBase64url(lookup) ?? new Uint8Array());
  return {
    ...factorDoors,
    '/api/session/unlock': { cookie: reader, sample: { authKey }, right: 200 },
    '/api/session/half': { cookie: reader, sample: {}, right: 200 },
    '/api/enrolment/invitation': { sample: { secret }, right: 200 },
    '/api/recovery': { sample: { lookup }, right: 200 },
    '/api/staff/rosters/signatures': {
      cookie: signer,
      sample: { draftHash: rosterHash(draft), signature },
      right: 201,
    },
    '/api/session': { sample: { userName, authKey }, right: 200 },
    '/api/session/end': {
      cookie: leaver,
      sample: { all: false },
      free: ['all'],
      harmless: ['all of it: an empty object'],
      right: 204,
    },
    '/api/enrolment': { sample: request, right: 201 },
    '/api/account/recovery-key': {
      cookie: reader,
      sample: {
        authKey,
        replaces,
        recoveryLookupHash: own.credentials.recoveryLookupHash,
        recoveryVault: own.credentials.recoveryVault,
      },
      right: 200,
    },
    '/api/account/passphrase': {
      cookie: reader,
      sample: { authKey, newAuthKey: own.credentials.authKey, vault: own.credentials.vault },
      right: 200,
    },
    '/api/recovery/replacement': {
      sample: { lookup: own.recoveryLookup, credentials: later.credentials },
      right: 201,
    },
  };
};

/** That an account had many wrong tries is told to its owner, and is all that refused requests leave behind (T33). */
const LEFT_BEHIND = ['wrong_tries'];

const test = suite('torture of the doors');

test('every field of every request with keys, spoilt in every way, is refused and changes nothing (T16, T18, T107)', () =>
  withPortal(async (stage) => {
    const doors = await doorsOf(stage);
    assert.equal(Object.keys(doors).toSorted(), routesFor(stage.portal.app, 'keys').toSorted());
    let refused = 0;
    for (const [path, { sample, cookie, free, harmless = [] }] of Object.entries(doors)) {
      const before = await dumpOf(stage.portal.deps.database, LEFT_BEHIND);
      for (const { what, body } of changesOf(sample, free)) {
        if (harmless.includes(what)) continue;
        assertRefusal(await posted(stage, path, cookie, JSON_TYPE, JSON.stringify(body)), path, `${path} ${what}`);
        refused += 1;
      }
      for (const { what, type, encoding, body } of jsonBodies(JSON.stringify(sample))) {
        const headers = {
          ...(type === undefined ? {} : { 'content-type': type }),
          ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
        };
        assertRefusal(await posted(stage, path, cookie, headers, body), path, `${path} ${what}`);
        refused += 1;
      }
      const marks = await posted(stage, path, cookie, JSON_TYPE, JSON.stringify({ secret: MEGABYTE_OF_MARKS }));
      assert.is(marks.status, 413, path);
      assert.is(await dumpOf(stage.portal.deps.database, LEFT_BEHIND), before, path);
    }
    for (const [path, { sample, cookie, right }] of Object.entries(doors)) {
      // What was refused may have counted as wrong tries; nobody waits longer than this.
      stage.wait(1);
      assert.is((await posted(stage, path, cookie, JSON_TYPE, JSON.stringify(sample))).status, right, path);
    }
    assert.ok(refused > 900, String(refused));
    assert.equal(faultsIn(stage.log), []);
  }));

test('the last of two equal keys counts, so that what is refused by it is refused', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const { userName, authKey } = await appoint(stage, admin, 'internal-auditor');
    const wrong = 'A'.repeat(43);
    const asked = async (first: string, second: string) =>
      (
        await stage.ask('/api/session', {
          body: `{"userName":"${userName}","authKey":"${first}","authKey":"${second}"}`,
        })
      ).status;
    assert.is(await asked(authKey, wrong), 401);
    assert.is(await asked(wrong, authKey), 200);
  }));

test('a button of the administrator changes nothing for nobody, by no name that isn’t one, and with no body that isn’t a form’s', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const invited = await appoint(stage, admin, 'internal-auditor');
    const cookie = await signIn(stage, invited);
    const before = await dumpOf(stage.portal.deps.database);
    const persons = [
      'x',
      '__proto__',
      '%00',
      '%E2%80%AE',
      'a'.repeat(4_000),
      'A'.repeat(22),
      `${invited.id}x`,
      "'--",
      '..%2f',
    ];
    for (const route of routesFor(stage.portal.app, 'button')) {
      const isApi = route.startsWith('/api/');
      for (const lang of isApi ? ['-'] : ['ar', 'en']) {
        for (const person of /:person|:number/.test(route) ? persons : []) {
          const path = route.replace('/:lang', `/${lang}`).replace(/:person|:number/, person);
          const answer = await posted(stage, path, isApi ? cookie : admin, {}, new Uint8Array());
          assertRefusal(answer, path, path);
          assert.is(answer.status, 404, path);
        }
        const path = route.replace('/:lang', `/${lang}`).replace(':person', invited.id).replace(':number', '1234-5678');
        for (const [what, headers, body] of [
          ['packed', { 'content-encoding': 'gzip' }, 'x'],
          ['no UTF-8', {}, new Uint8Array([0xff, 0xfe])],
          ['too large', {}, 'x'.repeat(1_100_000)],
        ] as const) {
          assertRefusal(await posted(stage, path, isApi ? cookie : admin, headers, body), path, `${path} ${what}`);
        }
      }
    }
    assert.is(await dumpOf(stage.portal.deps.database), before);
    assert.equal(faultsIn(stage.log), []);
  }));

test.run();
