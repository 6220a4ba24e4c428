// `npm run demo` as its visitors find it: a portal over real HTTP with people who can sign in, and codes that open.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as v from 'valibot';
import { argon2Node } from '../../src/argon2-node.ts';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { invoicePhoto, pricesPaper } from '../../src/cli/demo/files.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import type { OpenableFile } from '../../src/client/attachments.ts';
import { checkPhoto } from '../../src/client/hidden-data/photo.ts';
import { proveReport } from '../../src/client/log-proof.ts';
import { deriveCode, openMailbox } from '../../src/client/reporter.ts';
import { beginSignIn } from '../../src/client/sign-in.ts';
import { ask, type Transport } from '../../src/client/transport.ts';
import { IntakePackage } from '../../src/domain/wire.ts';
import { parseAssociationId, ready } from '../../src/protocol/check/index.ts';
import { databaseFile, openSnapshot } from '../../src/store/database.ts';

const test = suite('the demo');

const DemoLine = v.strictObject({
  demo: v.strictObject({
    url: v.string(),
    dataFolder: v.string(),
    people: v.array(
      v.strictObject({
        office: v.string(),
        userName: v.string(),
        passphrase: v.string(),
        totpSecret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/)),
      }),
    ),
    cases: v.array(
      v.strictObject({
        number: v.pipe(v.string(), v.regex(/^\d{4}-\d{4}$/)),
        stage: v.string(),
        outcome: v.nullable(v.string()),
        concerns: v.union([v.array(v.string()), v.literal('senior')]),
        trackingCode: v.pipe(v.string(), v.regex(/^\d{24}$/)),
      }),
    ),
  }),
});
type Demo = v.InferOutput<typeof DemoLine>['demo'];

/** A browser of its own: it keeps its session's cookie, and nothing else. */
const overHttp = (url: string): Transport => {
  let cookie: string | undefined;
  return async (method, path, body) => {
    const headers = { origin: url, 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) };
    const response = await fetch(`${url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = /^__Host-amanah=[\w-]{43}/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? cookie;
    const answer: unknown = await response.json();
    return { status: response.status, body: answer };
  };
};

const lineOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const line = /^\{"demo".*\}$/m.exec(output)?.[0];
      if (line !== undefined) resolve(line);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('close', () => reject(new Error(`the demo ended: ${output}`)));
  });

/** Starts the demo in a folder of its own, lends what it tells, and ends it. */
const withDemo = async (use: (demo: Demo) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-demo-test-'));
  const script = fileURLToPath(new URL('../../src/cli/demo.ts', import.meta.url));
  const env = { ...process.env, PORT: '0', DATA: join(folder, 'data'), SERVER_KEY_FILE: join(folder, 'server-key') };
  const child = spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    await use(v.parse(DemoLine, JSON.parse(await lineOf(child))).demo);
  } finally {
    // One that has ended by itself tells no end any more; why it ended is told by the line that never came.
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
};

const OFFICES = [
  'administrator',
  'internal-auditor',
  'board-chair',
  'deputy-chair',
  'audit-committee-chair',
  'executive-director',
  'violations-committee',
  'alternate-auditor',
  'board-member',
];

test('the demo has people for every office who can sign in, and cases at every stage whose codes open, with files', () =>
  withDemo(async ({ url, dataFolder, people, cases }) => {
    await ready;
    const transport = overHttp(url);
    assert.equal([...new Set(people.map(({ office }) => office))], OFFICES);
    assert.ok(
      people.some(({ userName }) => userName === 'newcomer'),
      'whoever no roster lists yet signs in, too',
    );
    const stages = new Set(cases.map(({ stage }) => stage));
    assert.equal([...stages].sort(), ['closed', 'investigation', 'ratification', 'ratified', 'review']);
    const outcomes = new Set(cases.flatMap(({ outcome }) => outcome ?? []));
    assert.equal([...outcomes].sort(), ['resolved', 'substantiated', 'unjustified', 'unsubstantiated']);
    const concerns = cases.map((one) => (one.concerns === 'senior' ? 'senior' : one.concerns.join(' ')));
    for (const named of [
      '',
      'senior',
      'executive-director',
      'internal-auditor',
      'audit-committee-chair internal-auditor',
      'violations-committee',
    ]) {
      assert.ok(concerns.includes(named), `a case about ${named || 'nobody'}`);
    }

    const intake = await ask(transport, 'GET', '/api/intake', IntakePackage);
    assert.ok(intake.ok && intake.value.open, 'new reports can be made');
    const association = parseAssociationId(intake.ok ? intake.value.foundation.association : '');
    const { root } = v.parse(
      v.object({ root: v.string() }),
      JSON.parse(readFileSync(join(dataFolder, 'root.json'), 'utf8')),
    );
    if (association === undefined) throw new Error('an association has an id');
    for (const { userName, passphrase, totpSecret, office } of people) {
      const browser = overHttp(url);
      const begun = await beginSignIn(browser, { userName, passphrase }, association, argon2Node);
      if (!begun.ok || begun.value.step !== 'owed') throw new Error(`${userName} owes no code`);
      const signed = await begun.value.owing.giveCode(codeAt(totpSecret, new Date()));
      assert.ok(signed.ok, `${userName} signs in with the code of now`);
      assert.is(signed.ok && signed.value.session.administrator, office === 'administrator');
    }
    const languages = new Set<string>();
    const files: OpenableFile[] = [];
    let most = 0;
    for (const { number, stage, trackingCode } of cases) {
      const keys = await deriveCode(association, trackingCode, argon2Node);
      const mailbox = await openMailbox(transport, keys, root);
      assert.ok(mailbox.ok && mailbox.value.number === number, `${number} opens`);
      if (!mailbox.ok) continue;
      assert.ok(mailbox.value.thread.every(({ problem }) => problem === undefined));
      assert.is(mailbox.value.journey.step === 'closed', stage === 'closed', number);
      languages.add(mailbox.value.report?.lang ?? '');
      assert.ok(mailbox.value.attachments.every(({ problem }) => problem === undefined));
      files.push(...mailbox.value.attachments.flatMap(({ opened }) => opened ?? []));
      const standing = await proveReport(transport, mailbox.value);
      if (standing.state === 'open') continue;
      assert.ok(standing.state === 'stands' && standing.signers > 0, `${number}: ${JSON.stringify(standing)}`);
      if (standing.state === 'stands') most = Math.max(most, standing.signers);
    }
    assert.ok(most > 4, `${most} people signed the log`);
    assert.equal([...languages].sort(), ['ar', 'en']);
    const names = [invoicePhoto.name, pricesPaper.name, 'Delivery note.txt'];
    assert.equal(
      files.map(({ name }) => name),
      names,
      'a photo, a paper with an Arabic name and a text, of reporters',
    );
    const taken = invoicePhoto.content();
    const check = checkPhoto(taken);
    assert.ok(check.kind === 'checked');
    for (const kind of ['place', 'time', 'device', 'software'] as const) assert.ok(check.found.includes(kind), kind);
    const cleaned = check.pieces.reduce((sum, piece) => sum + piece.length, 0);
    assert.is(files[0]?.size, cleaned, 'the cleaned copy went');
    assert.ok(cleaned < taken.length);
    const verified = await verifyFolder(dataFolder);
    assert.ok(verified.ok, JSON.stringify(verified));
    const { reader, close } = await openSnapshot(databaseFile(dataFolder));
    try {
      const kept = await reader.all(
        `select (select count(*) from calendar_changes c where c.after <> c.before) as corrections,
           (select count(*) from files where author <> 'reporter' and room = 'deliberation') as minutes,
           (select count(*) from calendar_changes c, settings s where c.after = s.body -> '$.calendar') as standing,
           (select count(*) from backups) as backups`,
      );
      assert.equal(
        kept.map((row) => ({ ...row })),
        [{ corrections: 1, minutes: 1, standing: 1, backups: 1 }],
      );
    } finally {
      await close();
    }
  }));

test.run();
