// The command as an operator runs it: what it prints, what it exits with, which folders and files it takes, and that it
// never writes.
import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { KINDS } from '../../src/cli/verify/findings.ts';
import { NotVerifiable, verify, verifyFolder } from '../../src/cli/verify.ts';
import { parsePlainDate } from '../../src/domain/plain-date.ts';
import { parseCaseId, publicNumber } from '../../src/protocol/check/index.ts';
import { newCaseId } from '../../src/protocol/open/index.ts';
import { backupFile, databaseFile, openSnapshot } from '../../src/store/database.ts';
import { writeRoot } from '../../src/store/root.ts';
import { integer } from '../../src/store/rows.ts';
import { withWorld } from '../support/case-factory.ts';
import { openIn, withFolder, writeMigrations } from '../support/database-factory.ts';
import { makeRecords } from '../support/records.ts';
import { tamper, withCopy } from '../support/tampering.ts';

const test = suite('verify command');

const records = await makeRecords();
const root = fileURLToPath(new URL('../..', import.meta.url));
const SUMMARY = /^verified: 3 cases, 16 lines, \d+ entries, \d+ grants, 2 rosters, 4 heads$/;

type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

const npm = (args: readonly string[]): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', 'verify', '--', ...args], { cwd: root });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });

const run = (path: string) => verify([path], new Date('2026-09-12T09:00:00Z'));
const lastLine = (message: string): string => message.trimEnd().split('\n').at(-1) ?? '';

test('npm run --silent verify exits with 0 and tells what it checked, and nothing else', async () => {
  const { code, out } = await npm([records.folder]);
  assert.is(code, 0);
  assert.match(lastLine(out), SUMMARY);
  assert.match(out, /^Everything in /);
  assert.match(out, /^Log: \d+ leaves under 4 daily heads with \d+ signatures?\.$/m);
});

/** What is said of records whose rosters are broken. */
const withoutRosters = async (): Promise<string> => {
  let said = '';
  await withCopy(records.folder, async (copy) => {
    await tamper(copy, ({ change }) => change("update rosters set bytes = x'00'"));
    said = (await run(copy)).message;
  });
  return said;
};

test('it exits with 1 and ends with the first broken line', () =>
  withCopy(records.folder, async (copy) => {
    await tamper(copy, ({ change }) => change('delete from lookups'));
    const { code, out } = await npm([copy]);
    assert.is(code, 1);
    assert.is(lastLine(out), 'broken: line 3: missing-lookup');
    const [first] = records.lines;
    const number = publicNumber(parseCaseId(first?.caseId) ?? newCaseId());
    assert.ok(out.includes(`(case ${number}: `), 'the case that it stands in is named as people know it');
    const rosters = await withoutRosters();
    assert.not.match(rosters, /case \d/, 'what is in no case names none');
  }));

test('every kind of break is told to operators in the same words', async () => {
  const operating = await readFile(join(root, 'src/cli/OPERATING.md'), 'utf8');
  const verified = operating.slice(operating.indexOf('\n## Verify\n'));
  const told = [...verified.matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(([, kind, words]) => [kind, words]);
  assert.equal(told, Object.entries(KINDS));
});

test('it exits with 2 and a sentence where there is nothing to verify', () =>
  withFolder(async (folder) => {
    const { code, out, err } = await npm([join(folder, 'nowhere')]);
    assert.equal([code, out], [2, '']);
    assert.match(err, /There is no folder and no file/);
    assert.not.match(err, /\bat .*\.ts:/);
  }));

test('more than one folder, and options, are told how it is used', async () => {
  for (const args of [['a', 'b'], ['--help']]) {
    const { code, message } = await verify(args, new Date());
    assert.is(code, 2);
    assert.match(message, /Usage: .*without one, DATA or \.\/data/);
  }
});

test('without a folder it takes the one of the setting DATA', async () => {
  const { code, message } = await verify([], new Date('2026-09-12T09:00:00Z'), records.folder);
  assert.is(code, 0, message);
});

test('an empty folder, a folder of other files and a file that is no database are told so', () =>
  withFolder(async (folder) => {
    assert.equal((await run(folder)).code, 2);
    assert.match((await run(folder)).message, /no database of Amanah/);
    await writeFile(join(folder, 'letter.txt'), 'Dear all');
    assert.match((await run(join(folder, 'letter.txt'))).message, /is no database of Amanah/);
    await writeFile(databaseFile(folder), 'not a database at all, though it has the name of one');
    assert.match((await run(folder)).message, /is no database of Amanah/);
    await writeFile(databaseFile(folder), '');
    assert.match((await run(folder)).message, /no database of Amanah/);
  }));

test('another version’s database is told what to do, before anything is judged', () =>
  withFolder(async (folder) => {
    const things = { '0001_things.sql': 'create table things (name text primary key) strict;' };
    await (await openIn(folder, await writeMigrations(folder, things))).close();
    await rm(join(folder, 'migrations'), { recursive: true });
    const { code, message } = await run(folder);
    assert.is(code, 2);
    assert.match(message, /0001_things\.sql, which is missing here\. Start the version/);
  }));

test('an older version’s database is told what to do', () =>
  withCopy(records.folder, async (copy) => {
    await tamper(copy, ({ change }) =>
      change('delete from migrations where name = (select max(name) from migrations)'),
    );
    const { code, message } = await run(copy);
    assert.is(code, 2);
    assert.match(message, /lacks the migration .*Start the portal on it once/);
  }));

test('nothing that somebody wrote into a record moves the terminal or looks like a verdict', () =>
  withCopy(records.folder, async (copy) => {
    const forged = '\u001b[2J\u001b[32m\u202e\u2028x\r\nverified: 3 cases, 16 lines';
    await tamper(copy, ({ change }) => change("update entries set room = ?, entry_sealed = x'01'", [forged]));
    const said = await run(copy);
    assert.is(said.code, 1, said.message);
    assert.match(said.message, /\nbroken: line \d+: [\w-]+$/);
    await tamper(copy, ({ change }) => change("update migrations set name = ? where name like '%desk.sql'", [forged]));
    const unsaid = await run(copy);
    assert.is(unsaid.code, 2, unsaid.message);
    for (const { message } of [said, unsaid]) {
      assert.match(message, /verified: 3 cases/, 'it is shown for what it is');
      assert.not.match(message, /^verified/m);
      assert.not.match(message.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  }));

test('a portal before its root is signed has nothing wrong', () =>
  withFolder(async (folder) => {
    await (await openIn(folder)).close();
    const { code, message } = await run(folder);
    assert.is(code, 0, message);
    assert.is(lastLine(message), 'verified: 0 cases, 0 lines, 0 entries, 0 grants, 0 rosters, 0 heads');
  }));

test('a folder that holds the data folder, as the demo makes it, is taken too', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'data'));
    for (const name of ['amanah.db', 'root.json'])
      await copyFile(join(records.folder, name), join(folder, 'data', name));
    assert.match(lastLine((await run(folder)).message), SUMMARY);
  }));

test('a backup is verified as a file, and in a folder of its own; its root is compared where root.json lies beside', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'sunday.sqlite');
    await backupFile(databaseFile(records.folder), file);
    for (const path of [file, folder]) {
      const { code, message } = await run(path);
      assert.is(code, 0, message);
      assert.match(message, /not compared: there is no root\.json beside it: (\d{5} ?){6}/);
      assert.match(lastLine(message), SUMMARY);
    }
    await copyFile(join(records.folder, 'root.json'), join(folder, 'root.json'));
    assert.match((await run(file)).message, /as root\.json says: (\d{5} ?){6}/);
    await copyFile(file, join(folder, 'monday.sqlite'));
    assert.match((await run(folder)).message, /more than one copy .* monday\.sqlite, sunday\.sqlite/);
  }));

test('nothing is written, so that a folder that can only be read will do', () =>
  withCopy(records.folder, async (copy) => {
    const before = await stat(databaseFile(copy));
    await chmod(copy, 0o500);
    try {
      assert.is((await run(copy)).code, 0);
      assert.equal((await readdir(copy)).sort(), ['amanah.db', 'root.json']);
      assert.is((await stat(databaseFile(copy))).mtimeMs, before.mtimeMs);
    } finally {
      await chmod(copy, 0o700);
    }
  }));

test('a portal that takes reports meanwhile neither disturbs it nor is disturbed', () =>
  withWorld(async (world) => {
    writeRoot(world.folder, world.association.id, world.roster().hash);
    await world.report();
    let isOver = false;
    const busy = (async () => {
      let sent = 0;
      while (!isOver) {
        await world.report();
        sent += 1;
      }
      return sent;
    })();
    const found = [];
    for (let at = 0; at < 5; at += 1) found.push(await verifyFolder(world.folder));
    isOver = true;
    assert.ok((await busy) > 0);
    for (const one of found) assert.ok(one.ok && one.counts.cases === one.counts.lines, JSON.stringify(one));
  }));

test('a portal that starts on a file that is read as nobody’s is noticed', () =>
  withCopy(records.folder, async (copy) => {
    const snapshot = await openSnapshot(databaseFile(copy));
    try {
      assert.not(snapshot.isTorn());
      const database = await openIn(copy);
      assert.ok(snapshot.isTorn());
      await database.close();
      assert.ok(snapshot.isTorn(), 'even when it has ended again');
    } finally {
      await snapshot.close();
    }
  }));

test('what a killed portal left in its journal is read', () =>
  withWorld(async (world) => {
    writeRoot(world.folder, world.association.id, world.roster().hash);
    await world.report();
    const left = join(world.folder, 'left');
    await mkdir(left);
    for (const name of ['amanah.db', 'amanah.db-wal', 'root.json']) {
      await copyFile(join(world.folder, name), join(left, name));
    }
    const found = await verifyFolder(left);
    assert.ok(found.ok && found.counts.cases === 1, JSON.stringify(found));
  }));

test('days that ended without a head yet are told, and are nothing broken', async () => {
  const found = await verifyFolder(records.folder, { today: parsePlainDate('2026-09-12') ?? fail() });
  assert.ok(found.ok && found.headless === 2, JSON.stringify(found));
  assert.match((await run(records.folder)).message, /2 days have ended and no head yet/);
});

test('days closed before fillings had seeds are told', () =>
  withCopy(records.folder, async (copy) => {
    await tamper(copy, async ({ change }) => {
      await change('delete from log_fillings where day < ?', ['2026-09-08']);
      const later = Date.parse('2026-09-08T09:00:00Z');
      await change("update migrations set applied_at = ? where name like '%log-filling.sql'", [later]);
    });
    const { code, message } = await run(copy);
    assert.is(code, 0, message);
    assert.match(message, /2 days were closed before fillings had seeds/);
  }));

const PAGE_BYTES = 4096;

test('a damaged file is a break, and says how far it was read', () =>
  withCopy(records.folder, async (copy) => {
    const file = databaseFile(copy);
    let page = 0;
    await tamper(copy, async ({ all }) => {
      const [row] = await all("select rootpage from sqlite_schema where name = 'lines'");
      page = row === undefined ? 0 : integer(row, 'rootpage');
    });
    const content = await readFile(file);
    content.fill(0xff, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
    await writeFile(file, content);
    const found = await verifyFolder(copy);
    assert.is(found.ok, false);
    if (!found.ok) assert.equal([found.kind, found.line], ['damaged-file', 3]);
  }));

const fail = (): never => {
  throw new Error('a date');
};

test('what can not be verified is an error of its own for who calls it', async () => {
  try {
    await verifyFolder('/nowhere/at/all');
    assert.unreachable();
  } catch (error) {
    assert.instance(error, NotVerifiable);
  }
});

test.run();
