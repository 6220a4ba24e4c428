import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  administrator,
  appoint,
  enrol,
  firstSecret,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const keyFile = (stage: Stage): string => join(stage.folder, 'key', 'server.key');

const restartError = (stage: Stage): Promise<string> =>
  stage.restart().then(
    () => 'it started',
    (error: unknown) => String(error),
  );

const test = suite('starting');

test('the server key is made at first start, outside the data folder, for this user alone, and kept', () =>
  withPortal(async (stage) => {
    assert.equal(statSync(keyFile(stage)).mode & 0o777, 0o600);
    assert.equal(statSync(dirname(keyFile(stage))).mode & 0o777, 0o700);
    const key = readFileSync(keyFile(stage), 'utf8');
    assert.match(key, /^[\w-]{43}\n$/);
    await stage.restart();
    assert.equal(readFileSync(keyFile(stage), 'utf8'), key);
    const inData = readdirSync(join(stage.folder, 'data'), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => readFileSync(join(stage.folder, 'data', name)));
    for (const content of inData) assert.not.ok(content.includes(key.trim()));
  }));

test('a server key that others may read, that is damaged or that is no key stops the start (T35)', () =>
  withPortal(async (stage) => {
    const right = readFileSync(keyFile(stage), 'utf8');
    chmodSync(keyFile(stage), 0o640);
    assert.match(await restartError(stage), /mode to 600/);
    chmodSync(keyFile(stage), 0o600);
    for (const wrong of ['', 'short', `${'A'.repeat(43)}\n`, right.trim().slice(1)]) {
      writeFileSync(keyFile(stage), wrong);
      assert.match(await restartError(stage), /holds no server key/, wrong);
    }
    writeFileSync(keyFile(stage), right);
  }));

test('with the server key lost, nobody signs in by passphrase, and the recovery key still opens the account', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    writeFileSync(keyFile(stage), `${Buffer.alloc(32, 'another key').toString('base64url')}\n`);
    const again = await stage.restart();
    const { userName, authKey, recoveryLookup } = auditor;
    assert.equal((await again.ask('/api/session', { body: { userName, authKey } })).status, 401);
    assert.equal((await again.ask('/api/recovery', { body: { lookup: recoveryLookup } })).status, 200);
  }));

test('a stored public address that nobody may be sent to stops the start', () =>
  withPortal(async (stage) => {
    const { database } = stage.portal.deps;
    await administrator(stage);
    const rewrite = (address: string) =>
      database.write((tx) =>
        tx.run(`update settings set body = json_set(body, '$.publicAddress', ?, '$.setUp', json('true'))`, [address]),
      );
    await rewrite('http://reports.example.org');
    assert.match(await restartError(stage), /neither https, loopback nor \.onion/);
  }));

test('a stored number that is missing or absurd stops the start with a sentence that names it', () =>
  withPortal(async (stage) => {
    await administrator(stage);
    await stage.portal.deps.database.write((tx) =>
      tx.run(`update settings set body = json_set(body, '$.clocks', json('{"review":0}'))`, []),
    );
    assert.match(
      await restartError(stage),
      /say 0 for the time limit "review": it must be a whole number from 1 to 30/,
    );
  }));

test('what is stored survives a restart, and so does who is enrolled', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const again = await stage.restart();
    assert.equal(again.portal.association, stage.portal.association);
    assert.ok(await signIn(again, keeper));
  }));

test('the data folder holds nothing that others may read', () =>
  withPortal(async (stage) => {
    assert.equal(statSync(join(stage.folder, 'data')).mode & 0o777, 0o700);
  }));

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Runs `npm start`'s program until it ends; `stop` is sent as soon as it says that it listens. */
const run = (
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', main], { env: { ...process.env, ...environment } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (!child.killed && /enrol#[\w-]{43}\n.*enrol#[\w-]{43}\n/.test(out)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });

test('npm start prints the first link with its secret in the fragment, and ends in order when told to', () =>
  withPortal(async ({ folder }) => {
    const files = { DATA: join(folder, 'own', 'data'), SERVER_KEY_FILE: join(folder, 'own', 'server.key') };
    const { code, out } = await run({ ...files, PORT: '0' });
    assert.equal(code, 0);
    assert.match(out, /http:\/\/127\.0\.0\.1:\d+\/ar\/enrol#[\w-]{43}\n/);
    assert.match(out, /Amanah has ended\./);
    assert.ok(existsSync(join(files.DATA, 'amanah.db')));
    assert.equal(statSync(join(files.DATA, 'amanah.db')).mode & 0o077, 0);
  }));

test('npm start with wrong settings says all of them and ends with an error', async () => {
  const { code, err } = await run({ PORT: 'x', ADDRESS: 'http://reports.example.org' });
  assert.equal(code, 1);
  assert.match(err, /PORT must be/);
  assert.match(err, /ADDRESS must be/);
  assert.match(err, /SERVER_KEY_FILE: /);
});

test.run();
