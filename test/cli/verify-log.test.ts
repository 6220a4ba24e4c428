// Breaks the log, the rosters and the policies in a copy of real records, one way at a time, and sees each break named.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { leafOf, ready, toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { databaseFile } from '../../src/store/database.ts';
import { text } from '../../src/store/rows.ts';
import { breaker, expectBroken, firstRow, pointsOf } from '../support/breaking.ts';
import { openIn } from '../support/database-factory.ts';
import { makeRecords } from '../support/records.ts';
import { rewriteLog } from '../support/rewriting.ts';
import { tamper, withCopy } from '../support/tampering.ts';

const test = suite('verify log and rosters');

await ready;
const records = await makeRecords();
const breaks = breaker(test, records);
const { message, newest, firstDay, secondDay, lastDay, after } = pointsOf(records);
const leavesOfLines = JSON.stringify(records.lines.map(({ line }) => toBase64url(leafOf(line))));

// The log

breaks('the leaf of a line gone from an open day', { kind: 'missing-leaf', line: newest.number }, ({ change }) =>
  change('delete from log_leaves where leaf = ?', [toBase64url(leafOf(newest.line))]),
);

breaks('the leaf of a line gone from a closed day', { kind: 'missing-leaf', line: message.number }, ({ change }) =>
  change('delete from log_leaves where leaf = ?', [toBase64url(leafOf(message.line))]),
);

breaks('the leaf of a roster gone', { kind: 'missing-leaf', line: 2 }, async (hands) => {
  const row = await firstRow(hands, 'select roster from rosters where seq = 2');
  await hands.change('delete from log_leaves where leaf = ?', [toBase64url(leafOf(text(row, 'roster')))]);
});

breaks('a leaf of filling gone', { kind: 'tree-mismatch', line: after(secondDay) }, ({ change }) =>
  change('delete from log_leaves where day = ? and leaf not in (select value from json_each(?))', [
    secondDay,
    leavesOfLines,
  ]),
);

breaks('a changed root', { kind: 'tree-mismatch', line: after(secondDay) }, ({ change }) =>
  change('update log_days set root = ? where day = ?', [toBase64url(random.bytes(32)), secondDay]),
);

breaks('a changed head', { kind: 'changed-head', line: after(secondDay) }, ({ change }) =>
  change('update log_days set head = ? where day = ?', [toBase64url(random.bytes(32)), secondDay]),
);

breaks('a day without its head', { kind: 'missing-head', line: after(secondDay) }, ({ change }) =>
  change('delete from log_days where day = ?', [secondDay]),
);

breaks('the first day without its head', { kind: 'missing-head', line: after(firstDay) }, ({ change }) =>
  change('delete from log_days where day = ?', [firstDay]),
);

breaks('the newest head gone', { kind: 'missing-head', line: after(lastDay) }, ({ change }) =>
  change('delete from log_days where day = ?', [lastDay]),
);

breaks('the newest head gone with its seed', { kind: 'truncated-chain', line: after(lastDay) }, async ({ change }) => {
  await change('delete from log_days where day = ?', [lastDay]);
  await change('delete from log_fillings where day = ?', [lastDay]);
  await change('delete from head_signatures where day = ?', [lastDay]);
});

breaks('a filling whose seed is gone', { kind: 'tree-mismatch', line: after(secondDay) }, ({ change }) =>
  change('delete from log_fillings where day = ?', [secondDay]),
);

// Signatures of heads

breaks('a signature of a head that is not good', { kind: 'head-signature', line: after(lastDay) }, ({ change }) =>
  change('update head_signatures set signature = ? where day = ?', [random.bytes(64), lastDay]),
);

breaks('a signature moved to another person', { kind: 'head-signature', line: after(lastDay) }, async (hands) => {
  const other = await firstRow(
    hands,
    'select person from roster_signatures where person not in (select person from head_signatures) limit 1',
  );
  await hands.change('update head_signatures set person = ? where day = ?', [text(other, 'person'), lastDay]);
});

breaks('a head signed by nobody of the roster', { kind: 'head-signer', line: after(secondDay) }, ({ change }) =>
  change('insert into head_signatures select association, day, head, ?, ? from log_days where day = ?', [
    `${'N'.repeat(21)}A`,
    random.bytes(64),
    secondDay,
  ]),
);

breaks('a signature moved to another head of the log', { kind: 'head-signature', line: after(secondDay) }, (hands) =>
  hands.change(
    `insert into head_signatures select d.association, d.day, d.head, s.person, s.signature
     from log_days d join head_signatures s on s.day = ? where d.day = ?`,
    [lastDay, secondDay],
  ),
);

breaks('a signature moved to another day', { kind: 'lost-head', line: after(secondDay) }, ({ change }) =>
  change('update head_signatures set day = ? where day = ?', [secondDay, lastDay]),
);

breaks(
  'the newest head gone with its seed, though somebody signed it',
  { kind: 'lost-head', line: after(lastDay) },
  async ({ change }) => {
    await change('delete from log_days where day = ?', [lastDay]);
    await change('delete from log_fillings where day = ?', [lastDay]);
  },
);

test('a log that was rewritten with new heads to its end contradicts whoever signed (T124)', () =>
  withCopy(records.folder, async (copy) => {
    await rewriteLog(copy, secondDay);
    const found = await verifyFolder(copy);
    assert.is(found.ok ? 'passed' : found.kind, 'lost-head');
  }));

// Rosters and policies

breaks('a changed roster', { kind: 'changed-roster', line: 2 }, ({ change }) =>
  change(`update rosters set bytes = cast(replace(cast(bytes as text), '"active"', '"left"') as blob) where seq = 2`),
);

breaks('the first roster gone', { kind: 'removed-roster', line: 1 }, ({ change }) =>
  change('delete from rosters where seq = 1'),
);

breaks('the newest roster gone', { kind: 'removed-roster', line: 2 }, ({ change }) =>
  change('delete from rosters where seq = 2'),
);

breaks('every roster gone', { kind: 'removed-roster', line: 1 }, ({ change }) => change('delete from rosters'));

breaks('a roster with one signature', { kind: 'roster-signature', line: 2 }, ({ change }) =>
  change(`delete from roster_signatures where rowid = (select max(s.rowid) from roster_signatures s
    join rosters r on r.roster = s.roster where r.seq = 2)`),
);

breaks('a roster with a signature that is not good', { kind: 'roster-signature', line: 1 }, ({ change }) =>
  change('update roster_signatures set signature = ? where roster = (select roster from rosters where seq = 1)', [
    random.bytes(64),
  ]),
);

breaks('a changed policy', { kind: 'changed-policy', line: 1 }, ({ change }) =>
  change(`update policies set body = replace(body, '"quorum":2', '"quorum":1')
    where policy = (select policy from rosters where seq = 1)`),
);

breaks('a policy gone', { kind: 'missing-policy', line: 1 }, ({ change }) =>
  change('delete from policies where policy = (select policy from rosters where seq = 1)'),
);

const withRoot = (sentence: string, change: (file: string) => Promise<void>): void => {
  test(sentence, () =>
    withCopy(records.folder, async (copy) => {
      await change(join(copy, 'root.json'));
      await expectBroken(copy, { kind: 'root-mismatch', line: 1 });
    }),
  );
};

const rootFile = (association: string, root: string): string => JSON.stringify({ association, root });

withRoot('a root.json that names another root', (file) =>
  writeFile(file, rootFile(records.association, 'A'.repeat(43))),
);
withRoot('a root.json of another association', async (file) => {
  const found: unknown = JSON.parse(await readFile(file, 'utf8'));
  assert.is(typeof found, 'object');
  await writeFile(file, rootFile(`${'B'.repeat(21)}A`, 'A'.repeat(43)));
});
withRoot('a root.json that is no JSON', (file) => writeFile(file, '{'));
withRoot('a data folder without root.json', (file) => rm(file));

test('a data folder whose database was put in place of another, empty', () =>
  withCopy(records.folder, async (copy) => {
    await rm(databaseFile(copy));
    await (await openIn(copy)).close();
    await expectBroken(copy, { kind: 'root-mismatch', line: 1 });
  }));

test('a day or a hash of the log that is none is named as a damaged row, whatever stands there', async () => {
  for (const change of [
    "update log_days set root = 'x'",
    "update log_days set head = ''",
    `update log_days set day = '${'9'.repeat(400)}' where day = (select max(day) from log_days)`,
    "update log_days set day = '__proto__' where day = (select min(day) from log_days)",
    "insert into log_leaves (association, day, leaf) select association, min(day), 'x' from log_days",
    "update head_signatures set day = 'x'",
    "update head_signatures set head = 'x'",
    "update log_fillings set day = 'x' where day = (select max(day) from log_fillings)",
  ]) {
    await withCopy(records.folder, async (copy) => {
      await tamper(copy, (hands) => hands.change(change));
      const verified = await verifyFolder(copy);
      assert.is(verified.ok ? 'passed' : verified.kind, 'damaged-row', change.slice(0, 60));
    });
  }
});

test('a head moved to the last day that there is leaves a day without one, and the check ends', () =>
  withCopy(records.folder, async (copy) => {
    await tamper(copy, (hands) =>
      hands.change("update log_days set day = '9999-12-31' where day = (select max(day) from log_days)"),
    );
    const verified = await verifyFolder(copy);
    assert.is(verified.ok ? 'passed' : verified.kind, 'missing-head');
  }));

test.run();
