// Acts that are signed by real keys and were never accepted, put into the records by whoever has the database and a key:
// the signatures are good, and the check still names the line.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Kind, verifyFolder } from '../../src/cli/verify.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import {
  type Act,
  fromBase64url,
  itemHash,
  newAssociationId,
  newCaseId,
  newPersonId,
  parseLine,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { random, rosterBytes, signHead, signRoster } from '../../src/protocol/open/index.ts';
import { allHeads, recordLeaf } from '../../src/store/log.ts';
import { writeRoot } from '../../src/store/root.ts';
import { appendRoster } from '../../src/store/rosters.ts';
import { recordServings } from '../../src/store/servings.ts';
import { type Composed, type Told, type World, withWorld } from '../support/case-factory.ts';

const test = suite('verify acts');

/** An association with one case that the auditor has acknowledged, declared before: roster 1, lines 2 to 4. */
const withCase = (job: (world: World, told: Told) => Promise<void>): Promise<void> =>
  withWorld(async (world) => {
    writeRoot(world.folder, world.association.id, world.roster().hash);
    const told = await world.report();
    await world.act(told, { kind: 'acknowledge', by: world.people.auditor.id });
    await job(world, told);
  });

const NEXT = 5;

const seen = async (world: World): Promise<unknown> => {
  const found = await verifyFolder(world.folder);
  return found.ok ? found : { kind: found.kind, line: found.line };
};

const blobOf = (text: string): Uint8Array => {
  const blob = fromBase64url(text);
  if (blob === undefined) throw new Error('not base64url');
  return blob;
};

/** Appends what was composed to a chain as it is, whether or not it would be accepted; with its leaf and its pieces. */
const force = async (world: World, told: Told, { submission }: Composed): Promise<void> => {
  const parsed = parseLine(blobOf(submission.bytes), blobOf(submission.signature));
  if (!parsed.ok) throw new Error('the act has no shape');
  const line = parsed.value;
  const own = [world.association.id, told.caseId] as const;
  await world.database.write(async (tx) => {
    await tx.run(
      `insert into lines (association, case_id, position, line, prev, bytes, signature)
       select ?, ?, max(position) + 1, ?, ?, ?, ? from lines where case_id = ?`,
      [...own, line.hash, line.act.prev, line.bytes, line.signature, told.caseId],
    );
    await recordLeaf(tx, world.association.id, line.act.on, line.hash);
    for (const [at, { room, epoch, holder }] of line.act.grants.entries()) {
      await tx.run(
        'insert into grants (association, case_id, room, epoch, holder, line, grant_sealed) values (?, ?, ?, ?, ?, ?, ?)',
        [...own, room, epoch, holder, line.hash, blobOf(submission.grants[at] ?? '')],
      );
    }
    for (const { entryId, room, epoch, blob } of submission.entries) {
      await tx.run(
        `insert into entries (association, case_id, entry_id, room, epoch, author, line, entry_sealed)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
        [...own, entryId, room, epoch, line.act.by, line.hash, blobOf(blob)],
      );
    }
  });
};

test('what the portal accepted passes while it has the database open', () =>
  withCase(async (world) => {
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok, JSON.stringify(found));
    if (found.ok) assert.equal([found.counts.lines, found.counts.rosters], [3, 1]);
  }));

const forged = (
  sentence: string,
  kind: Kind,
  change: (act: Act, world: World) => Act,
  signer: 'auditor' | 'executive' = 'auditor',
): void => {
  test(sentence, () =>
    withCase(async (world, told) => {
      const composed = await world.compose(
        told,
        { kind: 'message', by: world.people.auditor.id },
        { change: (act) => change(act, world), signWith: world.people[signer].keys.sign.secretKey },
      );
      await force(world, told, composed);
      assert.equal(await seen(world), { kind, line: NEXT });
    }),
  );
};

forged('a line signed with another person’s key', 'forged-signature', (act) => act, 'executive');
forged('a line by somebody who is on no roster', 'wrong-signer', (act) => ({ ...act, by: newPersonId() }));
forged('a line for another case', 'foreign-line', (act) => ({ ...act, case: newCaseId() }));
forged('a line for another association', 'mixed-association', (act) => ({ ...act, association: newAssociationId() }));
forged('a line under a roster that nobody signed', 'unknown-roster', (act) => ({
  ...act,
  roster: toBase64url(random.bytes(32)),
}));
forged(
  'a line by a person whose role the act is not',
  'refused-act',
  (act, { people }) => ({ ...act, by: people.executive.id }),
  'executive',
);
forged('a line that bars somebody where its kind bars nobody', 'refused-act', (act, { people }) => ({
  ...act,
  bars: [people.executive.id],
}));
forged('a line that bars somebody unknown', 'broken-chain', (act) => ({ ...act, bars: [newPersonId()] }));

test('an act done twice that can be done once', () =>
  withCase(async (world, told) => {
    const acknowledge = { kind: 'acknowledge', by: world.people.auditor.id } as const;
    const message = await world.compose(
      told,
      { kind: 'message', by: world.people.auditor.id },
      {
        change: (act) => ({ ...act, ...acknowledge, public: {} }),
      },
    );
    await force(world, told, message);
    assert.equal(await seen(world), { kind: 'refused-act', line: NEXT });
  }));

test('a key granted to fewer than are entitled', () =>
  withCase(async (world, told) => {
    const composed = await world.compose(
      told,
      { kind: 'open', by: world.people.auditor.id },
      {
        change: (act) => ({ ...act, grants: act.grants.slice(1), items: act.items.slice(1) }),
      },
    );
    const { grants } = composed.submission;
    await force(world, told, { ...composed, submission: { ...composed.submission, grants: grants.slice(1) } });
    assert.equal(await seen(world), { kind: 'refused-act', line: NEXT });
  }));

test('a key granted to somebody more than are entitled', () =>
  withCase(async (world, told) => {
    const extra = { room: 'deliberation', epoch: 1, holder: world.people.executive.id } as const;
    const blob = random.bytes(1169).fill(1, 0, 1);
    const composed = await world.compose(
      told,
      { kind: 'open', by: world.people.auditor.id },
      {
        change: (act) => ({ ...act, grants: [...act.grants, extra], items: [...act.items, itemHash(blob)] }),
      },
    );
    const grants = [...composed.submission.grants, toBase64url(blob)];
    await force(world, told, { ...composed, submission: { ...composed.submission, grants } });
    assert.equal(await seen(world), { kind: 'refused-act', line: NEXT });
  }));

test('a listed text that is nothing sealed', () =>
  withCase(async (world, told) => {
    const blob = random.bytes(300).fill(1, 0, 1);
    const composed = await world.compose(
      told,
      { kind: 'message', by: world.people.auditor.id },
      { change: (act) => ({ ...act, items: [itemHash(blob)] }) },
    );
    const entries = composed.submission.entries.map((entry) => ({ ...entry, blob: toBase64url(blob) }));
    await force(world, told, { ...composed, submission: { ...composed.submission, entries } });
    assert.equal(await seen(world), { kind: 'refused-act', line: NEXT });
  }));

test('a line under a roster that another one had replaced', () =>
  withCase(async (world, told) => {
    const old = world.roster().hash;
    world.setNow('2026-11-02T09:00:00Z');
    await world.nextRoster((roster) => roster);
    world.setNow('2026-11-03T09:00:00Z');
    const composed = await world.compose(
      told,
      { kind: 'message', by: world.people.auditor.id },
      {
        change: (act) => ({ ...act, roster: old }),
      },
    );
    await force(world, told, composed);
    assert.equal(await seen(world), { kind: 'stale-roster', line: NEXT + 1 });
  }));

/** The chair declared a conflict, and the auditor handed everything on to the deputy. */
const handedOn = async (world: World, told: Told): Promise<void> => {
  const { auditor, chair, deputy } = world.people;
  await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
  await world.act(told, { kind: 'epoch', by: auditor.id, room: 'report' });
  await world.act(told, { kind: 'grant', by: auditor.id, room: 'report', to: deputy.id });
};

const grantsTo = async ({ database }: World, holder: string): Promise<readonly unknown[]> =>
  database.reader.all('select room, epoch from grants where holder = ?', [holder]);

test('grants that were taken back when keys were handed on are missed by nobody', () =>
  withCase(async (world, told) => {
    await handedOn(world, told);
    assert.equal(await grantsTo(world, world.people.chair.id), []);
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok, JSON.stringify(found));
  }));

test('a grant that should have been taken back and stands', () =>
  withCase(async (world, told) => {
    const { chair } = world.people;
    const kept = await world.database.reader.all('select * from grants where holder = ?', [chair.id]);
    await handedOn(world, told);
    const [row] = kept;
    if (row === undefined) throw new Error('the chair had a key');
    const columns = Object.keys(row);
    await world.database.write((tx) =>
      tx.run(
        `insert into grants (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        Object.values(row) as (string | number | Uint8Array)[],
      ),
    );
    assert.equal(await seen(world), { kind: 'extra-grant', line: 2 });
  }));

test('a grant of somebody kept away that is gone before everything was handed on', () =>
  withCase(async (world, told) => {
    const { chair } = world.people;
    await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    await world.database.write((tx) => tx.run('delete from grants where holder = ?', [chair.id]));
    assert.equal(await seen(world), { kind: 'missing-grant', line: 2 });
  }));

test('a grant that was taken back and given again is missed where it is gone', () =>
  withCase(async (world, told) => {
    const { auditor, first, second, third } = world.people;
    const by = auditor.id;
    const standing = (status: 'active' | 'left') =>
      world.nextRoster((roster) => ({
        ...roster,
        persons: roster.persons.map((person) => (person.id === third.id ? { ...person, status } : person)),
      }));
    const cleared = [first.id, second.id, third.id].sort();
    await world.act(told, { kind: 'open', by });
    await world.act(told, { kind: 'refer', by, form: 'formal-investigation', cleared });
    await standing('left');
    for (const room of ['report', 'deliberation'] as const) await world.act(told, { kind: 'epoch', by, room });
    assert.equal(await grantsTo(world, third.id), []);
    await standing('active');
    for (const room of ['report', 'deliberation'] as const) {
      await world.act(told, { kind: 'grant', by, room, to: third.id });
    }
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok, JSON.stringify(found));
    await world.database.write((tx) => tx.run('delete from grants where holder = ?', [third.id]));
    const broken = await verifyFolder(world.folder);
    assert.is(broken.ok ? 'whole' : broken.kind, 'missing-grant');
  }));

test('a serving of somebody whose grants were taken back is founded all the same', () =>
  withCase(async (world, told) => {
    const { chair } = world.people;
    await recordServings(world.database, world.association.id, chair.id, [told.caseId], '2026-11-01');
    await handedOn(world, told);
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok, JSON.stringify(found));
  }));

test('a line signed before midnight and accepted after it belongs to the next day’s log', () =>
  withCase(async (world, told) => {
    world.setNow('2026-11-01T20:59:00Z');
    const composed = await world.compose(told, { kind: 'message', by: world.people.auditor.id });
    world.setNow('2026-11-01T21:05:00Z');
    assert.ok((await world.submit(told, composed)).ok);
    world.setNow('2026-11-03T09:00:00Z');
    await runHeads({ database: world.database, random: random.bytes }, world.now());
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok, JSON.stringify(found));
  }));

test('a head signed by a handler passes, and is counted', () =>
  withCase(async (world) => {
    world.setNow('2026-11-02T09:00:00Z');
    await runHeads({ database: world.database, random: random.bytes }, world.now());
    const [head] = await allHeads(world.database.reader, world.association.id);
    if (head === undefined) throw new Error('the day has a head');
    const { id, keys } = world.people.chair;
    await world.database.write((tx) =>
      tx.run('insert into head_signatures (association, day, head, person, signature) values (?, ?, ?, ?, ?)', [
        world.association.id,
        head.day,
        toBase64url(head.head),
        id,
        signHead(world.association.id, head.head, keys.sign.secretKey),
      ]),
    );
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok && found.counts.headSignatures === 1, JSON.stringify(found));
  }));

test('a roster beside the chain, signed by those who may', () =>
  withCase(async (world) => {
    const root = world.roster();
    await world.nextRoster((roster) => roster);
    const { roster } = world.roster();
    const bytes = rosterBytes({ ...roster, seq: 3, prev: root.hash });
    const signatures = [world.people.chair, world.people.auditor].map(({ id, keys }) => ({
      by: id,
      signature: signRoster(bytes, keys.sign.secretKey),
    }));
    await world.database.write((tx) =>
      appendRoster(tx, world.association.id, { seq: 3, policy: roster.policy, bytes, signatures }, '2026-11-01'),
    );
    assert.equal(await seen(world), { kind: 'roster-fork', line: 3 });
  }));

test('a roster that drops somebody, signed by those who may', () =>
  withCase(async (world) => {
    await world.nextRoster((roster) => ({ ...roster, persons: roster.persons.slice(1) }));
    assert.equal(await seen(world), { kind: 'roster-fork', line: 2 });
  }));

test.run();
