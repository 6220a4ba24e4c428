// Passkeys over the portal's interface, by the same client code as the pages': as second factor and to open the account without
// the passphrase; every lie of a device refused, each answer good once, and what goes with a reset, a removal and new keys.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { invite } from '../../src/auth/enrolment.ts';
import { CHALLENGE_MS, MOST_PASSKEYS } from '../../src/auth/passkeys.ts';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { type Device, type Exchange, newDevice } from '../../src/cli/demo/device.ts';
import { draftFactor, type Proved, prepareNewPassphrase, prove, setUpFactor } from '../../src/client/account.ts';
import { enrol } from '../../src/client/enrolment.ts';
import { addPasskey, removePasskey, signInWithPasskey, unlockWithPasskey } from '../../src/client/passkeys.ts';
import { beginSignIn, type SignInOwed } from '../../src/client/sign-in.ts';
import { ask } from '../../src/client/transport.ts';
import { parseWire } from '../../src/domain/wire.ts';
import {
  PasskeyAsked,
  type PasskeyAssertion,
  PasskeyOffered,
  PasskeyRegistration,
} from '../../src/domain/wire-accounts.ts';
import type { Office } from '../../src/policy/types.ts';
import { passkeyInput, toBase64url } from '../../src/protocol/check/index.ts';
import { derivePasskey, openVault, personKeys, random } from '../../src/protocol/open/index.ts';
import { passkeysOf } from '../../src/store/passkeys.ts';
import { dumpOf } from '../support/database-factory.ts';
import { type Lies, passkeyDevice, type TestDevice } from '../support/passkeys.ts';
import {
  administrator,
  answeredSetup,
  appoint,
  enrolmentFor,
  inviteTo,
  type Stage,
  secretOn,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { RESETS, resetPath } from '../support/second-factor.ts';
import { changesOf } from '../torture/changes.ts';
import { jsonBodies } from '../torture/nasty.ts';
import { routesFor } from '../torture/routes.ts';
import { assertRefusal, faultsIn } from '../torture/wire.ts';

const ADDRESS = 'https://portal.example';
const PASSPHRASE = 'seven plain words that nobody guesses here';
const MINUTE_MS = 60_000;

/** A browser whose cookie is told. */
type Browser = Device & { readonly cookie: () => string | undefined };

const browser = ({ portal }: Stage, watch: (exchange: Exchange) => void = () => undefined): Browser => {
  let cookie: string | undefined;
  const device = newDevice(portal, (exchange) => {
    const set = exchange.headers.find(
      ([name, value]) => name === 'set-cookie' && value.startsWith('__Host-amanah='),
    )?.[1];
    cookie = set?.split(';')[0] ?? cookie;
    watch(exchange);
  });
  return { ...device, cookie: () => cookie };
};

type Owner = {
  readonly userName: string;
  readonly person: Proved['person'];
  /** The browser in which they enrolled and are signed in. */
  readonly device: Browser;
  readonly proved: Proved;
};

type Played = {
  readonly stage: Stage;
  readonly admin: string;
  readonly owner: (userName: string, office?: Office) => Promise<Owner>;
};

const good = <T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: { error: string } },
): T => {
  if (!answer.ok) throw new Error(answer.problem.error);
  return answer.value;
};
const errorOf = (answer: { readonly ok: boolean; readonly problem?: { readonly error: string } }): string | undefined =>
  answer.problem?.error;

const proofOf = async (stage: Stage, device: Device, userName: string, passphrase = PASSPHRASE): Promise<Proved> =>
  good(await prove(device.transport, userName, passphrase, stage.portal.association, quickArgon2));

const begin = async (stage: Stage, device: Device, userName: string, passphrase = PASSPHRASE) =>
  good(await beginSignIn(device.transport, { userName, passphrase }, stage.portal.association, quickArgon2));

const owedOn = async (stage: Stage, device: Device, userName: string): Promise<SignInOwed> => {
  const step = await begin(stage, device, userName);
  if (step.step !== 'owed') throw new Error('nothing is owed');
  return step.owing;
};

const withOwners = (job: (played: Played) => Promise<void>, environment: Record<string, string> = {}): Promise<void> =>
  withPortal(
    async (stage) => {
      const admin = await administrator(stage);
      const owner = async (userName: string, office: Office = 'board-member'): Promise<Owner> => {
        const secret = await inviteTo(stage, admin, office, userName);
        const device = browser(stage);
        const chosen = { userName, passphrase: PASSPHRASE, withKeys: true };
        const enrolled = good(await enrol(device.transport, secret, chosen, quickArgon2));
        await begin(stage, device, userName);
        return { userName, person: enrolled.person, device, proved: await proofOf(stage, device, userName) };
      };
      await job({ stage, admin, owner });
    },
    { environment: { ADDRESS, ...environment } },
  );

const lives = async ({ transport }: Device): Promise<boolean> =>
  (await transport('POST', '/api/session/half', {})).status === 200;

/** Adds a passkey on a device of its own. */
const add = async (owner: Owner, opens: boolean, name = 'own telephone'): Promise<TestDevice> => {
  const keys = passkeyDevice(ADDRESS);
  good(await addPasskey(owner.device.transport, owner.proved, { name, opens }, keys));
  return keys;
};

const open = (stage: Stage, keys: TestDevice, device: Device = browser(stage)) =>
  signInWithPasskey(device.transport, stage.portal.association, keys);

const askAt = async ({ transport }: Device, path: string): Promise<PasskeyAsked> =>
  good(await ask(transport, 'POST', path, PasskeyAsked, {}));
const JSON_TYPE = { 'content-type': 'application/json' };
const FACTOR = '/api/session/second-factor/passkey';
const OPEN = '/api/session/passkey';

/** The status and text with which a browser's answer is met. */
const meet = async (device: Device, path: string, assertion: PasskeyAssertion): Promise<string> => {
  const { status, body } = await device.transport('POST', path, assertion);
  return `${status} ${JSON.stringify(body)}`;
};

const test = suite('passkeys');

test('one that opens the account gives the same seed without the passphrase, in a browser that was never there', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, true);
    const seen: Exchange[] = [];
    const fresh = browser(stage, (exchange) => seen.push(exchange));
    const { session, seed } = good(await open(stage, keys, fresh));
    assert.equal(personKeys(seed), personKeys(sara.proved.seed));
    assert.is(session.userName, 'sara');
    assert.is(await lives(fresh), true);
    const before = sara.device.cookie();
    good(await open(stage, keys, sara.device));
    const old = await posted(stage, { ...sara.device, cookie: () => before }, '/api/session/half', JSON_TYPE, '{}');
    assert.is(old.status, 401, 'the session that the browser had has ended');
    const computed = await keys.sign(
      { challenge: 'x', party: 'portal.example', passkeys: [] },
      passkeyInput(stage.portal.association),
    );
    const output = computed.ok ? computed.value.output : undefined;
    assert.is(output?.length, 32);
    const [stored] = await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person);
    const vault = stored?.vault ?? new Uint8Array();
    const wire = seen.map(({ sent, received }) => sent + received).join('\n');
    for (const secret of [output, sara.proved.seed])
      assert.not.ok(wire.includes(toBase64url(secret ?? new Uint8Array())));
    assert.ok(wire.includes(toBase64url(vault)), 'the vault came with the answer');
    const key = derivePasskey(output ?? new Uint8Array(32));
    for (const slot of [1, 2, 3] as const)
      assert.is(openVault(key, stage.portal.association, sara.person, slot, vault).ok, false, `slot ${slot}`);
    assert.is(openVault(key, stage.portal.association, sara.person, 4, vault).ok, true);
  }));

test('a changed passphrase leaves it good, a locked tab is opened by it, and nobody else’s tab is', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const omar = await owner('omar');
    const keys = await add(sara, true);
    const next = 'another seven words that nobody could guess';
    const change = good(await prepareNewPassphrase(sara.device.transport, sara.proved, next, quickArgon2));
    good(await change.finish());
    assert.equal(good(await open(stage, keys)).seed, sara.proved.seed);
    const { association } = stage.portal;
    assert.equal(good(await unlockWithPasskey(sara.device.transport, association, keys)).seed, sara.proved.seed);
    assert.is(errorOf(await unlockWithPasskey(omar.device.transport, association, keys)), 'cannot-open');
    const factorAlone = await add(omar, false);
    assert.is(errorOf(await unlockWithPasskey(omar.device.transport, association, factorAlone)), 'cannot-open');
  }));

test('as second factor it is asked for after the passphrase, in the place of a code or beside it', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, false);
    const here = browser(stage);
    const alone = await owedOn(stage, here, 'sara');
    assert.is(alone.owed.owed, 'passkey');
    assert.is(errorOf(await alone.giveCode('123456')), 'cannot-open');
    assert.is(await lives(here), false, 'nothing before it');
    const owing = here.cookie();
    assert.equal(good(await alone.givePasskey(keys)).seed, sara.proved.seed);
    assert.is(await lives(here), true);
    const again = await posted(stage, { ...here, cookie: () => owing }, `${FACTOR}/options`, JSON_TYPE, '{}');
    assert.is(again.status, 401, 'the session that owed it has ended');
    const { secret } = good(await draftFactor(sara.device.transport, sara.proved));
    good(await setUpFactor(sara.device.transport, codeAt(secret, stage.portal.deps.clock())));
    const both = await owedOn(stage, here, 'sara');
    assert.is(both.owed.owed, 'either');
    good(await both.givePasskey(keys));
    stage.wait(1);
    const later = await owedOn(stage, here, 'sara');
    good(await later.giveCode(codeAt(secret, stage.portal.deps.clock())));
  }));

test('a device that lies about origin, name, user, kind or challenge, or was asked in another site’s frame, is refused, whatever it is asked for', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, true);
    const lies: readonly Lies[] = [
      { origin: 'https://portal.example.evil' },
      { origin: 'http://portal.example' },
      { party: 'evil.example' },
      { unverified: true },
      { type: 'webauthn.create' },
      { crossOrigin: true },
      { topOrigin: 'https://framing.example' },
    ];
    const stranger = browser(stage);
    const half = browser(stage);
    await owedOn(stage, half, 'sara');
    for (const lie of lies) {
      const toOpen = keys.answer(await askAt(stranger, `${OPEN}/options`), lie);
      assert.is(await meet(stranger, OPEN, toOpen), '401 {"error":"signed-out"}', JSON.stringify(lie));
      const asFactor = keys.answer(await askAt(half, `${FACTOR}/options`), lie);
      assert.match(await meet(half, FACTOR, asFactor), /"cannot-open"/, JSON.stringify(lie));
    }
    const toOpen = await askAt(stranger, `${OPEN}/options`);
    const asFactor = await askAt(half, `${FACTOR}/options`);
    assert.match(await meet(half, FACTOR, keys.answer(toOpen)), /"cannot-open"/, 'a challenge of another ceremony');
    assert.match(await meet(stranger, OPEN, keys.answer(asFactor)), /"signed-out"/);
    const own = { ...toOpen, challenge: toBase64url(random.bytes(56)) };
    assert.match(await meet(stranger, OPEN, keys.answer(own)), /"signed-out"/, 'one of its own');
    const forged = { ...keys.answer(toOpen), signature: keys.answer(asFactor).signature };
    assert.match(await meet(stranger, OPEN, forged), /"signed-out"/, 'another signature');
    assert.is(await lives(stranger), false);
    assert.match(await meet(half, FACTOR, keys.answer(await askAt(half, `${FACTOR}/options`))), /^200/);
  }));

test('an answer is good once, for five minutes, and in the session for which it was asked (T21)', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, true);
    const stranger = browser(stage);
    const once = keys.answer(await askAt(stranger, `${OPEN}/options`));
    assert.match(await meet(stranger, OPEN, once), /^200/);
    assert.match(await meet(browser(stage), OPEN, once), /"signed-out"/, 'replayed');
    const asked = await askAt(stranger, `${OPEN}/options`);
    const [first, second] = [keys.answer(asked), keys.answer(asked)];
    assert.match(await meet(stranger, OPEN, first), /^200/);
    assert.match(await meet(stranger, OPEN, second), /"signed-out"/, 'signed twice, taken once');
    const late = keys.answer(await askAt(stranger, `${OPEN}/options`));
    const [one, other] = [browser(stage), browser(stage)];
    stage.wait(CHALLENGE_MS / MINUTE_MS);
    assert.match(await meet(stranger, OPEN, late), /"signed-out"/, 'too late');
    await owedOn(stage, one, 'sara');
    await owedOn(stage, other, 'sara');
    const bound = keys.answer(await askAt(one, `${FACTOR}/options`));
    assert.match(await meet(other, FACTOR, bound), /"cannot-open"/, 'in another session');
    assert.match(await meet(one, FACTOR, bound), /^200/);
    const [taken] = await stage.portal.deps.database.reader.all('select count(*) as n from taken_challenges');
    assert.is(taken?.n, 1, 'those that have ended are forgotten');
  }));

test('where a counter goes back there may be a copy: it is refused, and told', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, true);
    const copied = keys.copy();
    for (let times = 0; times < 2; times += 1) good(await open(stage, keys));
    assert.is(errorOf(await open(stage, copied)), 'untrusted');
    const stranger = browser(stage);
    const still = keys.answer(await askAt(stranger, `${OPEN}/options`), { counter: 0 });
    assert.match(await meet(stranger, OPEN, still), /"untrusted"/, 'one that counted and says zero');
    const [kept] = await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person);
    const same = keys.answer(await askAt(stranger, `${OPEN}/options`), { counter: kept?.counter ?? 0 });
    assert.match(await meet(stranger, OPEN, same), /"untrusted"/, 'the same once more');
    assert.is(await lives(stranger), false);
  }));

test('a device that counts nothing is taken each time', () =>
  withOwners(async ({ stage, owner }) => {
    const keys = await add(await owner('sara'), true);
    for (let times = 0; times < 2; times += 1) {
      const stranger = browser(stage);
      const assertion = keys.answer(await askAt(stranger, `${OPEN}/options`), { counter: 0 });
      assert.match(await meet(stranger, OPEN, assertion), /^200/);
    }
  }));

test('unknown, second step alone, removed and suspended are one answer, and the question is the same for everybody (T16)', () =>
  withOwners(async ({ stage, admin, owner }) => {
    const [sara, omar, huda] = [await owner('sara'), await owner('omar'), await owner('huda')];
    const unknown = passkeyDevice(ADDRESS);
    const offered = {
      challenge: 'x',
      party: 'portal.example',
      partyName: '',
      person: sara.person,
      userName: '',
      passkeys: [],
    };
    await unknown.make(offered, undefined);
    const factorAlone = await add(sara, false);
    const removed = await add(omar, true);
    good(await removePasskey(omar.device.transport, omar.proved, removed.ids()[0] ?? ''));
    const suspended = await add(huda, true);
    assert.is((await stage.ask(`/en/admin/people/${huda.person}/suspension`, { cookie: admin, form: {} })).status, 303);
    const answers: string[] = [];
    for (const keys of [unknown, factorAlone, removed, suspended]) {
      const stranger = browser(stage);
      const asked = await askAt(stranger, `${OPEN}/options`);
      assert.equal({ ...asked, challenge: '' }, { challenge: '', party: 'portal.example', passkeys: [] });
      answers.push(await meet(stranger, OPEN, keys.answer(asked)));
      assert.is(await lives(stranger), false);
    }
    assert.equal(new Set(answers), new Set(['401 {"error":"signed-out"}']));
  }));

test('another person’s passkey is no second factor, and without the passphrase none is asked for', () =>
  withOwners(async ({ stage, owner }) => {
    const [sara, omar] = [await owner('sara'), await owner('omar')];
    await add(sara, false);
    const others = await add(omar, true);
    const half = browser(stage);
    await owedOn(stage, half, 'sara');
    const asked = await askAt(half, `${FACTOR}/options`);
    assert.match(await meet(half, FACTOR, others.answer(asked)), /"cannot-open"/);
    for (const device of [browser(stage), omar.device]) {
      assert.is((await device.transport('POST', `${FACTOR}/options`, {})).status, device === omar.device ? 404 : 401);
      assert.match(await meet(device, FACTOR, others.answer(asked)), /^40[14]/);
    }
  }));

test('whoever adds one proves the passphrase in the same session; a registration is good once and there alone (T24)', () =>
  withOwners(async ({ stage, owner }) => {
    const [sara, omar] = [await owner('sara'), await owner('omar')];
    const { transport } = sara.device;
    const OPTIONS = '/api/account/passkeys/options';
    assert.match(JSON.stringify(await transport('POST', OPTIONS, { authKey: omar.proved.authKey })), /cannot-open/);
    const keys = passkeyDevice(ADDRESS);
    const offered = good(await ask(transport, 'POST', OPTIONS, PasskeyOffered, { authKey: sara.proved.authKey }));
    assert.equal([offered.party, offered.person, offered.userName], ['portal.example', sara.person, 'sara']);
    const made = await keys.make(offered, undefined);
    const request = { name: ' own \u202Ekey ', ...(made.ok ? made.value.made : {}) };
    const post = async (device: Device, body: object): Promise<string> => {
      const answer = await device.transport('POST', '/api/account/passkeys', body);
      return `${answer.status} ${JSON.stringify(answer.body)}`;
    };
    assert.match(await post(omar.device, request), /cannot-open/, 'in another’s session');
    const vault = toBase64url(new Uint8Array(73).fill(2));
    for (const wrong of [
      { name: '' },
      { name: ' ' },
      { name: 'x'.repeat(61) },
      { vault: 'AAAA' },
      { vault },
      { more: 1 },
    ])
      assert.match(
        await post(sara.device, { ...request, ...wrong }),
        /^4.*(malformed|unsupported)/,
        JSON.stringify(wrong),
      );
    assert.match(await post(sara.device, request), /^200/);
    assert.match(await post(sara.device, request), /^4.*(taken|cannot-open)/, 'once');
    const [kept] = await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person);
    assert.equal(
      [kept?.name, kept?.setOn, kept?.vault],
      ['own key', '2026-11-22', undefined],
      'without a disguise (T78)',
    );
    assert.is(errorOf(await addPasskey(transport, sara.proved, { name: 'twice', opens: false }, keys)), 'known');
    assert.is(await lives(sara.device), true);
    good(await removePasskey(transport, sara.proved, keys.ids()[0] ?? ''));
    assert.match(await post(sara.device, request), /cannot-open/, 'not again once it was removed');
    for (const made of [{ verifies: false }, { framed: true }]) {
      const careless = passkeyDevice(ADDRESS, made);
      const wanted = { name: 'careless', opens: false };
      assert.is(
        errorOf(await addPasskey(transport, sara.proved, wanted, careless)),
        'cannot-open',
        JSON.stringify(made),
      );
    }
  }));

test('a device that computes nothing opens nothing, and nothing is kept of it', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const plain = passkeyDevice(ADDRESS, { computes: false });
    const wanted = { name: 'old key', opens: true };
    assert.is(errorOf(await addPasskey(sara.device.transport, sara.proved, wanted, plain)), 'unable');
    assert.equal(await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person), []);
    const keys = await add(sara, true);
    const seen: Exchange[] = [];
    const here = browser(stage, (exchange) => seen.push(exchange));
    assert.is(errorOf(await open(stage, keys.copy({ computes: false }), here)), 'unable');
    assert.equal(
      seen.map(({ path }) => path),
      [`${OPEN}/options`],
      'nothing is begun that could not be finished',
    );
  }));

test('nobody has more than there may be', () =>
  withOwners(async ({ owner }) => {
    const sara = await owner('sara');
    for (let at = 0; at < MOST_PASSKEYS; at += 1) await add(sara, false, `key ${at}`);
    const wanted = { name: 'one more', opens: false };
    const device = passkeyDevice(ADDRESS);
    assert.is(errorOf(await addPasskey(sara.device.transport, sara.proved, wanted, device)), 'refused');
    assert.equal(device.ids(), [], 'told before the device makes one');
  }));

test('its owner reads it by days and name, and removes it: other sessions end, and it is refused from then on', () =>
  withOwners(async ({ stage, owner }) => {
    const [sara, omar] = [await owner('sara'), await owner('omar')];
    const keys = await add(sara, true, 'هاتفي');
    const elsewhere = browser(stage);
    good(await open(stage, keys, elsewhere));
    const { received } = await sara.device.page('/en/staff/account');
    for (const words of ['هاتفي', 'Signs in without the passphrase', '22 November 2026'])
      assert.ok(received.includes(words), words);
    assert.not.ok(received.includes(keys.ids()[0] ?? '?'), 'no credential in the list');
    assert.ok((await sara.device.page('/ar/staff/account/passkey-removal')).received.includes('هاتفي'));
    const id = keys.ids()[0] ?? '';
    assert.is(errorOf(await removePasskey(omar.device.transport, omar.proved, id)), 'stale', 'not another’s');
    const stranger = { ...sara.proved, authKey: omar.proved.authKey };
    assert.is(errorOf(await removePasskey(sara.device.transport, stranger, id)), 'cannot-open');
    good(await removePasskey(sara.device.transport, sara.proved, id));
    assert.equal([await lives(sara.device), await lives(elsewhere)], [true, false]);
    assert.is(errorOf(await open(stage, keys)), 'signed-out');
    assert.is(errorOf(await removePasskey(sara.device.transport, sara.proved, id)), 'stale');
    assert.is((await begin(stage, browser(stage), 'sara')).step, 'open', 'and no factor is owed any more');
  }));

test('the last factor isn’t removed while everybody needs one (T22)', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const [one, other] = [await add(sara, false), await add(sara, false, 'second')];
    // As if the operator had changed the setting since.
    Object.assign(stage.portal.deps.config, { secondFactor: 'required' });
    const remove = (keys: TestDevice) => removePasskey(sara.device.transport, sara.proved, keys.ids()[0] ?? '');
    good(await remove(one));
    assert.is(errorOf(await remove(other)), 'refused');
    const { secret } = good(await draftFactor(sara.device.transport, sara.proved));
    good(await setUpFactor(sara.device.transport, codeAt(secret, stage.portal.deps.clock())));
    good(await remove(other));
  }));

test('a reset by two removes every passkey of a person who has nothing else, and they are told', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const [auditor, chair] = [await owner('auditor', 'internal-auditor'), await owner('chair', 'board-chair')];
    const [opens, factor] = [await add(sara, true), await add(sara, false)];
    assert.is((await auditor.device.form(RESETS, { person: sara.person })).status, 303);
    assert.match((await chair.device.page(await resetPath(stage))).received, /all their passkeys/);
    assert.match(JSON.stringify((await chair.device.form(await resetPath(stage), {})).headers), /done=confirmed/);
    assert.equal(await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person), []);
    assert.is(await lives(sara.device), false);
    assert.is(errorOf(await open(stage, opens)), 'signed-out');
    const half = await owedOn(stage, browser(stage), 'sara');
    assert.equal([half.owed.owed, half.owed.reset?.confirmedBy.name], ['setup', 'chair']);
    assert.is(errorOf(await half.givePasskey(factor)), 'signed-out');
  }));

test('a second enrolment with new keys leaves no passkey that opens the old ones', () =>
  withOwners(async ({ stage, owner }) => {
    const sara = await owner('sara');
    const keys = await add(sara, true);
    const { deps, association } = stage.portal;
    const secret = await deps.database.write(async (tx) => {
      // Today nobody is given new keys; this stands for whatever will.
      await tx.run('drop trigger persons_keep');
      await tx.run(
        `update persons set status = 'invited', user_name = null, auth_hash = null, recovery_hash = null, vault_sealed = null,
           recovery_vault_sealed = null, seal = null, sign = null, card_signature = null where person = ?`,
        [sara.person],
      );
      return invite(deps, tx, association, sara.person);
    });
    await answeredSetup(stage);
    good(
      await enrol(
        browser(stage).transport,
        secret,
        { userName: 'sara', passphrase: PASSPHRASE, withKeys: true },
        quickArgon2,
      ),
    );
    assert.equal(await passkeysOf(deps.database.reader, association, sara.person), []);
    assert.is(errorOf(await open(stage, keys)), 'signed-out');
  }));

test('once two have signed new keys, no passkey of before opens anything or is a second factor', () =>
  withOwners(async ({ stage, admin, owner }) => {
    const signers = [await appoint(stage, admin, 'internal-auditor'), await appoint(stage, admin, 'board-chair')];
    const sara = await owner('sara', 'violations-committee');
    const [opens, factor] = [await add(sara, true), await add(sara, false)];
    const signAll = async (): Promise<void> => {
      for (const signer of signers) {
        assert.is((await signDraft(stage, await signIn(stage, signer), signer)).status, 201);
      }
    };
    await signAll();
    const link = await stage.ask(`/en/admin/people/${sara.person}/new-keys`, { cookie: admin, form: {} });
    const { somebody, request } = await enrolmentFor(stage, await secretOn(link), 'sara');
    assert.is((await stage.ask('/api/enrolment', { body: request })).status, 201);
    assert.is(errorOf(await open(stage, opens)), undefined, 'until then it is good');
    await signAll();
    assert.equal(await passkeysOf(stage.portal.deps.database.reader, stage.portal.association, sara.person), []);
    assert.is(errorOf(await open(stage, opens)), 'signed-out');
    assert.is(errorOf(await open(stage, factor)), 'signed-out');
    assert.ok(await signIn(stage, somebody), 'and none is owed beside the new passphrase');
  }));

test('under a number for an address there are none, and the page says why', () =>
  withOwners(
    async ({ owner, stage }) => {
      const sara = await owner('sara');
      assert.is(
        errorOf(
          await addPasskey(sara.device.transport, sara.proved, { name: 'x', opens: false }, passkeyDevice(ADDRESS)),
        ),
        'refused',
      );
      assert.is((await browser(stage).transport('POST', `${OPEN}/options`, {})).status, 422);
      for (const [lang, words] of [
        ['en', 'Passkeys need the portal’s name'],
        ['ar', 'تحتاج مفاتيح المرور إلى اسم للمنصة'],
      ] as const) {
        const { received } = await sara.device.page(`/${lang}/staff/account`);
        assert.ok(received.includes(words));
        assert.not.ok(received.includes('account/passkey"'));
      }
      assert.match((await browser(stage).page('/en/staff/sign-in')).received, /data-origin=""/);
    },
    { ADDRESS: 'http://127.0.0.1' },
  ));

const posted = async (
  stage: Stage,
  device: Browser,
  path: string,
  headers: Record<string, string>,
  body: string | Uint8Array,
) => {
  const cookie = device.cookie();
  const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...(cookie === undefined ? {} : { cookie }), ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** What each address would rightly be sent, with the session that it needs, in an order in which none shuts another. */
const doorsOf = async ({ stage, owner }: Played) => {
  const sara = await owner('sara');
  const keys = await add(sara, true);
  const half = browser(stage);
  await owedOn(stage, half, 'sara');
  const { authKey } = sara.proved;
  const stranger = browser(stage);
  const fresh = passkeyDevice(ADDRESS);
  const { transport } = sara.device;
  const offered = good(await ask(transport, 'POST', '/api/account/passkeys/options', PasskeyOffered, { authKey }));
  const made = await fresh.make(offered, undefined);
  const signed = async (device: Device, at: string) =>
    keys.answer(await askAt(device, `${at}/options`), { counter: 0 });
  const doors: Readonly<Record<string, { readonly device: Browser; readonly sample: object }>> = {
    [`${OPEN}/options`]: { device: stranger, sample: {} },
    [OPEN]: { device: browser(stage), sample: await signed(stranger, OPEN) },
    [`${FACTOR}/options`]: { device: half, sample: {} },
    '/api/session/unlock/passkey': { device: sara.device, sample: await signed(stranger, OPEN) },
    [FACTOR]: { device: half, sample: await signed(half, FACTOR) },
    '/api/account/passkeys/options': { device: sara.device, sample: { authKey } },
    '/api/account/passkeys': { device: sara.device, sample: { name: 'own key', ...(made.ok ? made.value.made : {}) } },
    '/api/account/passkeys/removal': { device: sara.device, sample: { authKey, passkey: keys.ids()[0] } },
  };
  return doors;
};

test('every field of every request, spoilt in every way, is refused and changes nothing (T18)', () =>
  withOwners(async (played) => {
    const { stage } = played;
    const doors = await doorsOf(played);
    assert.equal(Object.keys(doors).toSorted(), routesFor(stage.portal.app, 'passkey').toSorted());
    let refused = 0;
    for (const [path, { device, sample }] of Object.entries(doors)) {
      const before = await dumpOf(stage.portal.deps.database);
      const refusedBy = async (what: string, headers: Record<string, string>, body: string | Uint8Array) => {
        assertRefusal(await posted(stage, device, path, headers, body), path, `${path} ${what}`);
        refused += 1;
      };
      for (const { what, body } of changesOf(sample)) {
        // A name that is only disguised is taken without its disguise.
        if (what.startsWith('name: ') && parseWire(PasskeyRegistration, body) !== undefined) continue;
        await refusedBy(what, JSON_TYPE, JSON.stringify(body));
      }
      for (const { what, type, encoding, body } of jsonBodies(JSON.stringify(sample))) {
        const headers = {
          ...(type === undefined ? {} : { 'content-type': type }),
          ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
        };
        await refusedBy(what, headers, body);
      }
      assert.is(await dumpOf(stage.portal.deps.database), before, path);
    }
    // What was refused may have counted as wrong tries; nobody waits longer than this.
    stage.wait(1);
    for (const [path, { device, sample }] of Object.entries(doors))
      assert.is((await device.transport('POST', path, sample)).status, 200, path);
    assert.ok(refused > 500, String(refused));
    assert.equal(faultsIn(stage.log), []);
  }));

test.run();
