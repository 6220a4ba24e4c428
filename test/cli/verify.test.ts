// Breaks chains, sealed pieces and what stands beside them in a copy of real records, one way at a time, behind the portal's
// back, and sees each break named with its line.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { lineHash, ready, toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import type { Row } from '../../src/store/database.ts';
import { bytes, text } from '../../src/store/rows.ts';
import { breaker, firstRow, pointsOf } from '../support/breaking.ts';
import { makeRecords, type NumberedLine } from '../support/records.ts';
import { OF_A_CASE } from '../support/rewriting.ts';
import { type Hands, tamper } from '../support/tampering.ts';

const test = suite('verify');

await ready;
const records = await makeRecords();
const breaks = breaker(test, records);
const { submit, acknowledge, message, brief, last, other, newest, firstDay, lastDay, after } = pointsOf(records);

/** Deletes a line, and with `pieces` everything that came with it. */
const removeLine = async ({ change, all }: Hands, { line }: NumberedLine, pieces: boolean): Promise<void> => {
  await change('delete from lines where line = ?', [line]);
  if (!pieces) return;
  await all('delete from entries where line = ?', [line]);
  await all('delete from grants where line = ?', [line]);
};
/** Of the two cases, the one that the order begins with. */
const first = submit.number < other.number ? submit : other;

test('records that nobody touched pass, and are counted to the last piece', async () => {
  const found = await verifyFolder(records.folder);
  assert.ok(found.ok, JSON.stringify(found));
  if (!found.ok) return;
  const { counts } = found;
  assert.is(counts.lines, records.lines.length);
  assert.is(counts.rosters, records.rosters);
  assert.is(counts.heads, records.days.length);
  assert.is(counts.cases, 3);
  await tamper(records.folder, async ({ all }) => {
    const [row] = await all(`select (select count(*) from entries) as entries, (select count(*) from grants) as grants,
      (select count(*) from log_leaves) as leaves, (select count(*) from roster_signatures) as signatures`);
    assert.equal(
      { ...row },
      {
        entries: counts.entries,
        grants: counts.grants,
        leaves: counts.leaves,
        signatures: counts.rosterSignatures,
      },
    );
  });
  assert.is(found.rootFile, 'compared');
  assert.is(found.unseeded, 0);
});

test('it makes no difference how many cases are read at a time', async () => {
  const whole = await verifyFolder(records.folder);
  for (const pageCases of [1, 2, 3]) assert.equal(await verifyFolder(records.folder, { pageCases }), whole);
});

// Chains

breaks('a line taken out of a chain', { kind: 'removed-line', line: message.number - 1 }, (hands) =>
  removeLine(hands, acknowledge, true),
);

breaks(
  'a line taken out, and those after it moved up',
  { kind: 'removed-line', line: message.number - 1 },
  async (hands) => {
    await removeLine(hands, acknowledge, true);
    for (const { position } of records.chain.filter((line) => line.position > acknowledge.position)) {
      await hands.change('update lines set position = ? where case_id = ? and position = ?', [
        position - 1,
        submit.caseId,
        position,
      ]);
    }
  },
);

breaks('a changed line', { kind: 'changed-line', line: acknowledge.number }, ({ change }) =>
  change(
    `update lines set bytes = cast(replace(cast(bytes as text), '"acknowledge"', '"feedback"') as blob) where line = ?`,
    [acknowledge.line],
  ),
);

breaks('a changed signature', { kind: 'changed-line', line: brief.number }, ({ change }) =>
  change('update lines set signature = ? where line = ?', [random.bytes(64), brief.line]),
);

breaks(
  'a signature that another key made, with its hash',
  { kind: 'forged-signature', line: brief.number },
  async (hands) => {
    const row = await firstRow(hands, 'select bytes from lines where line = ?', [brief.line]);
    const signature = random.bytes(64);
    const forged = lineHash(signature, bytes(row, 'bytes'));
    for (const table of ['lines', 'entries', 'grants']) {
      await hands.change(`update ${table} set line = ? where line = ?`, [forged, brief.line]);
    }
    await hands.change('update lines set signature = ? where line = ?', [signature, forged]);
  },
);

breaks('two lines that changed places', { kind: 'reordered-lines', line: message.number }, async ({ change }) => {
  const place = (position: number, line: string) =>
    change('update lines set position = ? where line = ?', [position, line]);
  await place(1000, message.line);
  await place(message.position, brief.line);
  await place(brief.position, message.line);
});

breaks('the end of a chain cut off, its pieces left', { kind: 'truncated-chain', line: last.number }, (hands) =>
  removeLine(hands, last, false),
);

breaks(
  'the end of a chain cut off with every piece of it, under a head',
  { kind: 'truncated-chain', line: after(lastDay) - 1 },
  async (hands) => {
    await removeLine(hands, last, true);
    await clearDesks(hands);
  },
);

breaks(
  'a whole case gone without a trace but its leaf',
  { kind: 'truncated-chain', line: after(other.on) - 1 },
  async ({ all }) => {
    for (const table of OF_A_CASE) {
      await all(`delete from ${table} where case_id = ?`, [other.caseId]);
    }
  },
);

breaks('the last line of an open day cut off', { kind: 'truncated-chain', line: newest.number }, async (hands) => {
  await removeLine(hands, newest, true);
  await clearDesks(hands);
});

breaks('the lines of a case gone, its row left', { kind: 'truncated-chain', line: other.number }, ({ change }) =>
  change('delete from lines where case_id = ?', [other.caseId]),
);

breaks('lines whose case has no row', { kind: 'missing-case', line: other.number }, ({ change }) =>
  change('delete from cases where case_id = ?', [other.caseId]),
);

// Sealed pieces

breaks('a changed text', { kind: 'changed-entry', line: message.number }, ({ change }) =>
  change('update entries set entry_sealed = ? where line = ?', [random.bytes(400), message.line]),
);

breaks('a missing text', { kind: 'missing-entry', line: message.number }, ({ change }) =>
  change('delete from entries where line = ?', [message.line]),
);

breaks('a text that no line lists', { kind: 'extra-entry', line: message.number }, ({ change }) =>
  change(
    `insert into entries (association, entry_id, case_id, room, epoch, author, line, entry_sealed)
     select association, ?, case_id, room, epoch, author, line, ? from entries where line = ?`,
    [toBase64url(random.bytes(16)), random.bytes(400), message.line],
  ),
);

breaks('a text that stands there twice', { kind: 'extra-entry', line: message.number }, ({ change }) =>
  change(
    `insert into entries (association, entry_id, case_id, room, epoch, author, line, entry_sealed)
     select association, ?, case_id, room, epoch, author, line, entry_sealed from entries where line = ?`,
    [toBase64url(random.bytes(16)), message.line],
  ),
);

const swapBlobs = async ({ all, change }: Hands, first: string, second: string): Promise<void> => {
  const where = "room = 'report' and line = ? order by entry_id limit 1";
  const rows = await Promise.all(
    [first, second].map((line) => all(`select entry_id, entry_sealed from entries where ${where}`, [line])),
  );
  const [one, two] = rows.map(([row]) => row);
  if (one === undefined || two === undefined) throw new Error('two texts are needed');
  const put = (into: Row, from: Row) =>
    change('update entries set entry_sealed = ? where entry_id = ?', [
      bytes(from, 'entry_sealed'),
      text(into, 'entry_id'),
    ]);
  await put(one, two);
  await put(two, one);
};

breaks("texts of two cases in each other's place", { kind: 'swapped-entry', line: first.number }, (hands) =>
  swapBlobs(hands, submit.line, other.line),
);

breaks("texts of two lines in each other's place", { kind: 'swapped-entry', line: acknowledge.number }, (hands) =>
  swapBlobs(hands, message.line, acknowledge.line),
);

breaks('a text moved to another line', { kind: 'swapped-entry', line: acknowledge.number }, ({ change }) =>
  change('update entries set line = ? where line = ?', [message.line, acknowledge.line]),
);

breaks('a text moved to another case', { kind: 'swapped-entry', line: other.number + 1 }, ({ change }) =>
  change('update entries set case_id = ? where line = ?', [other.caseId, message.line]),
);

breaks('a text in another room', { kind: 'swapped-entry', line: message.number }, ({ change }) =>
  change("update entries set room = 'deliberation' where line = ?", [message.line]),
);

breaks('a text by another author', { kind: 'swapped-entry', line: message.number }, ({ change }) =>
  change("update entries set author = 'reporter' where line = ?", [message.line]),
);

breaks('a changed key', { kind: 'changed-grant', line: brief.number }, ({ change }) =>
  change('update grants set grant_sealed = ? where line = ?', [random.bytes(1169), brief.line]),
);

breaks('a missing key', { kind: 'missing-grant', line: submit.number }, ({ change }) =>
  change("delete from grants where line = ? and room = 'identity' and holder = 'reporter'", [submit.line]),
);

breaks('a key that no line lists', { kind: 'extra-grant', line: submit.number }, ({ change }) =>
  change(
    `insert into grants (association, case_id, room, epoch, holder, line, grant_sealed)
     select association, case_id, 'deliberation', epoch, holder, line, ? from grants
     where line = ? and holder = 'reporter' limit 1`,
    [random.bytes(1169), submit.line],
  ),
);

breaks('a key of another place', { kind: 'swapped-grant', line: submit.number }, ({ change }) =>
  change(
    `update grants set grant_sealed = (select grant_sealed from grants where line = ?1 and room = 'identity' limit 1)
     where line = ?1 and room = 'report' and holder = 'reporter'`,
    [submit.line],
  ),
);

// What stands beside chains

breaks('a case with another number', { kind: 'stale-projection', line: other.number }, ({ change }) =>
  change("update cases set number = '1234-5678' where case_id = ?", [other.caseId]),
);

breaks('a case received on another day', { kind: 'stale-projection', line: other.number }, ({ change }) =>
  change("update cases set received_on = '2026-09-07' where case_id = ?", [other.caseId]),
);

breaks('a case that lies elsewhere on a desk', { kind: 'stale-projection', line: other.number }, ({ change }) =>
  change("update desk_places set rank = '9999-01-01' where case_id = ?", [other.caseId]),
);

breaks("a case that is on nobody's desk", { kind: 'stale-projection', line: other.number }, ({ change }) =>
  change('delete from desk_places where case_id = ?', [other.caseId]),
);

breaks('a case that waits and will call nobody', { kind: 'stale-projection', line: other.number }, ({ change }) =>
  change('delete from case_calls where case_id = ?', [other.caseId]),
);

breaks('a reporter without a way back', { kind: 'missing-lookup', line: other.number }, ({ change }) =>
  change('delete from lookups where case_id = ?', [other.caseId]),
);

breaks('a way back to no case', { kind: 'extra-lookup', line: after('9999-12-31') }, ({ change }) =>
  change('update lookups set case_id = ? where case_id = ?', [`${'_'.repeat(21)}w`, other.caseId]).then(() =>
    change('insert into lookups select association, ?, ? from lookups limit 1', ['A'.repeat(43), other.caseId]),
  ),
);

breaks('two cases with one way back', { kind: 'double-lookup', line: first.number }, async ({ all, change }) => {
  await all('pragma legacy_alter_table = on');
  await all('create table loose as select * from lookups');
  await all('drop table lookups');
  await all('alter table loose rename to lookups');
  await change('update lookups set lookup = (select lookup from lookups where case_id = ?) where case_id = ?', [
    submit.caseId,
    other.caseId,
  ]);
});

breaks('somebody served who was given no key', { kind: 'unfounded-serving', line: other.number }, ({ change }) =>
  change(
    `insert into servings (association, person, case_id, day)
     select association, ?, case_id, received_on from cases where case_id = ?`,
    [toBase64url(random.bytes(16)), other.caseId],
  ),
);

breaks('a way back that is no hash', { kind: 'damaged-lookup', line: other.number }, ({ change }) =>
  change("update lookups set lookup = substr(lookup, 1, 42) || '!' where case_id = ?", [other.caseId]),
);

breaks('a way back in another writing of the same hash', { kind: 'damaged-lookup', line: other.number }, (hands) =>
  hands.change("update lookups set lookup = lookup || '=' where case_id = ?", [other.caseId]),
);

breaks('somebody served on a day that is none', { kind: 'damaged-serving', line: other.number }, ({ change }) =>
  change(
    `insert into servings (association, person, case_id, day)
     select association, holder, case_id, '2026-02-30' from grants
     where case_id = ? and holder <> 'reporter' limit 1`,
    [other.caseId],
  ),
);

breaks('a case on the desk of somebody without a key', { kind: 'unfounded-place', line: other.number }, ({ change }) =>
  change(
    `insert into desk_places (association, person, mark, rank, number, case_id)
     select association, ?, '', '', number, case_id from cases where case_id = ?`,
    [toBase64url(random.bytes(16)), other.caseId],
  ),
);

// The associations themselves

for (const [sentence, body] of [
  ['settings of another shape', `replace(body, '"quorum":2', '"quorum":"two"')`],
  ['settings with something more', `replace(body, '{"setUp"', '{"more":1,"setUp"')`],
  ['settings that are no JSON', "'{'"],
] as const) {
  breaks(sentence, { kind: 'damaged-settings', line: records.rosters + 1 }, ({ change }) =>
    change(`update settings set body = ${body}`),
  );
}

breaks('an association without settings', { kind: 'damaged-settings', line: records.rosters + 1 }, ({ change }) =>
  change('delete from settings'),
);

/** Gives a table columns that take anything, as no version of the portal makes them. */
const loosen = async ({ all }: Hands, table: string): Promise<void> => {
  await all(`create table loose as select * from ${table}`);
  await all(`drop table ${table}`);
  await all(`alter table loose rename to ${table}`);
};

for (const id of ['42', "x'00'", 'null', "''", "'nobody'"]) {
  breaks(`an association whose id is ${id}`, { kind: 'damaged-row', line: 1 }, async (hands) => {
    await loosen(hands, 'associations');
    await hands.change(`update associations set association = ${id}`);
  });
}

for (const id of ['42', "x'00'", 'null']) {
  breaks(
    `a row of an association that is ${id}`,
    { kind: 'mixed-association', line: after('9999-12-31') },
    async (hands) => {
      await loosen(hands, 'servings');
      await hands.all(`insert into servings (association, person, case_id, day)
        select ${id}, person, case_id, day from servings limit 1`);
      await hands.change(`insert into servings (association, person, case_id, day) values (${id}, 'x', 'y', 'z')`);
    },
  );
}

breaks('a row of another association', { kind: 'mixed-association', line: after('9999-12-31') }, ({ change }) =>
  change('insert into servings (association, person, case_id, day) values (?, ?, ?, ?)', [
    toBase64url(random.bytes(16)),
    toBase64url(random.bytes(16)),
    other.caseId,
    firstDay,
  ]),
);

/** Desks wait to be made anew, as after an update: their places tell nothing then. */
const clearDesks = async ({ all }: Hands): Promise<void> => {
  await all("update desk_places set mark = '', rank = ''");
};

test.run();
