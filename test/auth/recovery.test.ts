import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { RecoveryAnswer } from '../../src/domain/wire-accounts.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { fromBase64url, lookupHash, toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, random } from '../../src/protocol/open/index.ts';
import {
  administrator,
  appoint,
  credentialsFor,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const recover = (stage: Stage, lookup: string): Promise<Response> => stage.ask('/api/recovery', { body: { lookup } });

const replacementOf = ({ association, id, userName }: Somebody, name = userName) =>
  credentialsFor(association, id, name, makeSeed());

const replace = async (stage: Stage, lookup: string, credentials: unknown): Promise<number> =>
  (await stage.ask('/api/recovery/replacement', { body: { lookup, credentials } })).status;

const test = suite('recovery');

test('the recovery key hands out its own copy of the vault', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const answer = parseWire(RecoveryAnswer, await (await recover(stage, auditor.recoveryLookup)).json());
    assert.equal([answer?.person, answer?.userName, answer?.opensByPasskey], [auditor.id, auditor.userName, false]);
    assert.equal(fromBase64url(answer?.vault ?? '')?.length, 73);
  }));

test('unknown keys and keys of suspended people get one answer', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    await stage.ask(`/en/admin/people/${auditor.id}/suspension`, { cookie: admin, form: {} });
    const [unknown, suspended] = [
      await recover(stage, toBase64url(random.bytes(32))),
      await recover(stage, auditor.recoveryLookup),
    ];
    assert.equal([unknown.status, await unknown.text()], [suspended.status, await suspended.text()]);
    assert.equal(unknown.status, 404);
    assert.equal(await replace(stage, auditor.recoveryLookup, replacementOf(auditor).credentials), 404);
  }));

test('a replacement puts new credentials in place of all old ones and ends every session (T25)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const sessions = [await signIn(stage, auditor), await signIn(stage, auditor)];
    const { credentials, recoveryLookup } = replacementOf(auditor);
    assert.equal(await replace(stage, auditor.recoveryLookup, credentials), 201);
    for (const cookie of sessions) assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 401);
    const { userName, authKey } = auditor;
    assert.equal((await stage.ask('/api/session', { body: { userName, authKey } })).status, 401);
    assert.ok(await signIn(stage, { userName, authKey: credentials.authKey }));
    assert.equal((await recover(stage, auditor.recoveryLookup)).status, 404, 'a used key is dead');
    assert.equal((await recover(stage, recoveryLookup)).status, 200);
  }));

test('a recovery is told on the person’s desk for two weeks and in their account for good, one that failed never (T25)', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const read = async (authKey: string, path: string, lang = 'en'): Promise<string> => {
      const cookie = await signIn(stage, { userName: auditor.userName, authKey });
      return (await (await stage.ask(`/${lang}/staff${path}`, { cookie })).text()).replace(/<[^>]+>/g, '');
    };
    const t = doorTexts('en').events;
    assert.equal(await replace(stage, toBase64url(random.bytes(32)), replacementOf(auditor).credentials), 404);
    assert.ok((await read(auditor.authKey, '/account')).includes(t.none));
    const first = replacementOf(auditor);
    assert.equal(await replace(stage, auditor.recoveryLookup, first.credentials), 201);
    stage.wait(24 * 60);
    const second = replacementOf(auditor);
    assert.equal(await replace(stage, first.recoveryLookup, second.credentials), 201);
    const days = ['2026-11-22', '2026-11-23'].map((day) => formatDate('en', plainDate(day)));
    const { authKey } = second.credentials;
    assert.ok((await read(authKey, '')).includes(t.deskRecovery(days[1] ?? '')));
    const account = await read(authKey, '/account');
    assert.equal(
      days.map((day) => account.includes(t.recovery(day))),
      [true, true],
    );
    const inArabic = doorTexts('ar').events.recovery(formatDate('ar', plainDate('2026-11-23')));
    assert.ok((await read(authKey, '/account', 'ar')).includes(inArabic));
    stage.wait(15 * 24 * 60);
    assert.not.ok((await read(authKey, '')).includes(t.deskRecovery(days[1] ?? '')));
    assert.ok((await read(authKey, '/account')).includes(t.recovery(days[1] ?? '')));
    for (const change of ["update recoveries set recovered_on = '2026-01-01'", 'delete from recoveries']) {
      const done = stage.portal.deps.database.write((tx) => tx.run(change, []));
      assert.match(await done.then(String, String), /append-only/);
    }
  }));

test('of two replacements with one key at the same moment, one counts', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const [one, other] = [replacementOf(auditor), replacementOf(auditor)];
    const answers = await Promise.all([
      replace(stage, auditor.recoveryLookup, one.credentials),
      replace(stage, auditor.recoveryLookup, other.credentials),
    ]);
    assert.equal([...answers].sort(), [201, 404]);
  }));

test('the same recovery key again, another user name and broken vaults are refused, and nothing has changed', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    const { credentials } = replacementOf(auditor);
    const same = {
      ...credentials,
      recoveryLookupHash: lookupHash(fromBase64url(auditor.recoveryLookup) ?? new Uint8Array()),
    };
    assert.equal(await replace(stage, auditor.recoveryLookup, same), 400);
    assert.equal(await replace(stage, auditor.recoveryLookup, replacementOf(auditor, 'another').credentials), 400);
    assert.equal(await replace(stage, auditor.recoveryLookup, { ...credentials, vault: 'AAAA' }), 400);
    assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 200);
  }));

test('the keys that others vouched for stay the same', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const keys = () =>
      stage.portal.deps.database.reader.all('select seal, sign, card_signature from persons where person = ?', [
        auditor.id,
      ]);
    const before = await keys();
    await replace(stage, auditor.recoveryLookup, replacementOf(auditor).credentials);
    assert.equal(await keys(), before);
  }));

test.run();
