import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { IntakePackage, parseWire } from '../../src/domain/wire.ts';
import {
  canonical,
  fromBase64url,
  parseRoster,
  type Roster,
  rosterHash,
  toBase64url,
  verifyRosterChain,
} from '../../src/protocol/check/index.ts';
import { random, rosterBytes } from '../../src/protocol/open/index.ts';
import { currentDraft } from '../../src/store/roster-draft.ts';
import {
  administrator,
  appoint,
  inviteTo,
  rosters,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

type Member = { readonly who: Somebody; readonly cookie: string };
type Board = { readonly admin: string; readonly auditor: Member; readonly chair: Member };

/** An administrator, and the two who sign the root; nothing is signed yet. */
const board = async (stage: Stage): Promise<Board> => {
  const admin = await administrator(stage);
  const member = async (office: 'internal-auditor' | 'board-chair'): Promise<Member> => {
    const who = await appoint(stage, admin, office);
    return { who, cookie: await signIn(stage, who) };
  };
  return { admin, auditor: await member('internal-auditor'), chair: await member('board-chair') };
};

const accepted = async (answer: Response): Promise<unknown> => [answer.status, await answer.json()];

const draftOf = async (stage: Stage, { cookie }: Member): Promise<Uint8Array> =>
  fromBase64url((await rosters(stage, cookie)).draft?.bytes ?? '') ?? new Uint8Array();

const rosterOf = (bytes: Uint8Array): Roster => {
  const roster = parseRoster(bytes);
  if (!roster.ok) throw new Error(roster.reason);
  return roster.value;
};

const signRoot = async (stage: Stage, { auditor, chair }: Board): Promise<void> => {
  await signDraft(stage, auditor.cookie, auditor.who);
  assert.equal(await accepted(await signDraft(stage, chair.cookie, chair.who)), [201, { accepted: true }]);
};

const listed = async (stage: Stage, { cookie }: Member): Promise<readonly string[]> => {
  const { foundation } = await rosters(stage, cookie);
  const newest = foundation.rosters.at(-1);
  return newest === undefined
    ? []
    : rosterOf(fromBase64url(newest.bytes) ?? new Uint8Array()).persons.map(({ id }) => id);
};

const test = suite('rosters');

test('no draft is drawn up before two of the four signers have enrolled', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    for (const name of ['one', 'two', 'three']) await appoint(stage, admin, 'violations-committee', name);
    await appoint(stage, admin, 'executive-director');
    assert.equal((await rosters(stage, cookie)).draft, undefined);
    await appoint(stage, admin, 'deputy-chair');
    assert.ok((await rosters(stage, cookie)).draft !== undefined);
  }));

test('two different signers accept the root, and a chain that a browser can verify begins', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    assert.equal(await accepted(await signDraft(stage, people.auditor.cookie, people.auditor.who)), [
      201,
      { accepted: false },
    ]);
    assert.equal(await accepted(await signDraft(stage, people.auditor.cookie, people.auditor.who)), [
      201,
      { accepted: false },
    ]);
    assert.equal((await rosters(stage, people.chair.cookie)).draft?.signatures.length, 1);
    assert.equal(await accepted(await signDraft(stage, people.chair.cookie, people.chair.who)), [
      201,
      { accepted: true },
    ]);
    const { foundation, draft } = await rosters(stage, people.chair.cookie);
    assert.equal(draft, undefined);
    const [root] = foundation.rosters;
    const bytes = fromBase64url(root?.bytes ?? '') ?? new Uint8Array();
    const signatures = (root?.signatures ?? []).map(({ by, signature }) => ({
      by,
      signature: fromBase64url(signature) ?? new Uint8Array(),
    }));
    const chain = verifyRosterChain(people.chair.who.association, rosterHash(bytes), [{ bytes, signatures }]);
    assert.ok(chain.ok);
    assert.equal(rosterOf(bytes).on, '2026-11-22');
  }));

test('the desk asks a signer for their signature until they have given it, and nobody else', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const committee = await signIn(stage, await appoint(stage, people.admin, 'violations-committee', 'member'));
    const asked = async (cookie: string): Promise<boolean> =>
      (await (await stage.ask('/en/staff', { cookie })).text()).includes('A roster waits for your signature.');
    const all = () => Promise.all([people.auditor.cookie, people.chair.cookie, committee].map(asked));
    assert.equal(await all(), [true, true, false]);
    await signDraft(stage, people.auditor.cookie, people.auditor.who);
    assert.equal(await all(), [false, true, false]);
    await signDraft(stage, people.chair.cookie, people.chair.who);
    assert.equal(await all(), [false, false, false]);
    await appoint(stage, people.admin, 'deputy-chair');
    assert.equal(await all(), [true, true, false], 'the next one begins without signatures');
  }));

test('root.json is written once, when the second signature is accepted, and the root script names it', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const file = join(stage.folder, 'data', 'root.json');
    const script = async () => (await stage.ask(stage.portal.deps.assets.url('root.js'))).text();
    const draft = await draftOf(stage, people.chair);
    await signDraft(stage, people.auditor.cookie, people.auditor.who);
    assert.not.ok(existsSync(file));
    assert.equal(await script(), 'export const root = undefined;\n');
    await signDraft(stage, people.chair.cookie, people.chair.who);
    const written = readFileSync(file, 'utf8');
    assert.equal(JSON.parse(written), { association: people.chair.who.association, root: rosterHash(draft) });
    assert.equal(await script(), `export const root = "${rosterHash(draft)}";\n`);
    await appoint(stage, people.admin, 'deputy-chair');
    await signRoot(stage, people);
    assert.equal(readFileSync(file, 'utf8'), written);
    const again = await stage.restart();
    assert.match(await (await again.ask(again.portal.deps.assets.url('root.js'))).text(), rosterHash(draft));
  }));

test('a portal whose root.json names another root than its database does not start', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    await signRoot(stage, people);
    const file = join(stage.folder, 'data', 'root.json');
    const right = readFileSync(file, 'utf8');
    const other = { association: people.chair.who.association, root: toBase64url(random.bytes(32)) };
    writeFileSync(file, JSON.stringify(other));
    let said = '';
    await stage.restart().catch((error: unknown) => {
      said = String(error);
    });
    assert.match(said, /another root/);
    writeFileSync(file, right);
  }));

test('a changed draft drops its signatures; the old one can no longer be signed', () =>
  withPortal(async (stage) => {
    const { admin, auditor, chair } = await board(stage);
    const before = await draftOf(stage, auditor);
    await signDraft(stage, auditor.cookie, auditor.who);
    await appoint(stage, admin, 'violations-committee', 'member');
    assert.equal((await rosters(stage, auditor.cookie)).draft?.signatures, []);
    assert.equal(await accepted(await signDraft(stage, chair.cookie, chair.who, before)), [409, { error: 'stale' }]);
    assert.equal(await accepted(await signDraft(stage, chair.cookie, chair.who)), [201, { accepted: false }]);
  }));

test('what changes nothing on the roster keeps the draft and its signatures', () =>
  withPortal(async (stage) => {
    const { admin, auditor } = await board(stage);
    await signDraft(stage, auditor.cookie, auditor.who);
    await inviteTo(stage, admin, 'violations-committee', 'not enrolled yet');
    await stage.ask(`/en/admin/people/${auditor.who.id}`, {
      cookie: admin,
      form: { name: 'Another display name', offices: ['internal-auditor'] },
    });
    stage.wait(29);
    const again = await stage.restart();
    assert.equal((await rosters(again, auditor.cookie)).draft?.signatures.length, 1);
  }));

test('a draft that waited 14 days can still be signed; a day later it is drawn up anew, without signatures, and is still waited for since its first day', () =>
  withPortal(async (stage) => {
    const { auditor, chair } = await board(stage);
    await signDraft(stage, auditor.cookie, auditor.who);
    const day = 24 * 60;
    stage.wait(14 * day);
    const cookie = await signIn(stage, chair.who);
    assert.equal((await rosters(stage, cookie)).draft?.signatures.length, 1);
    const old = await draftOf(stage, { who: chair.who, cookie });
    stage.wait(day);
    const late = await signIn(stage, chair.who);
    assert.equal(await accepted(await signDraft(stage, late, chair.who, old)), [409, { error: 'stale' }]);
    const { draft } = await rosters(stage, late);
    assert.equal(draft?.signatures, []);
    assert.is(rosterOf(fromBase64url(draft?.bytes ?? '') ?? new Uint8Array()).on, '2026-12-07');
    const kept = await currentDraft(stage.portal.deps.database.reader, stage.portal.association);
    assert.is(kept?.waitsSince, '2026-11-22');
    assert.equal(await accepted(await signDraft(stage, late, chair.who)), [201, { accepted: false }]);
  }));

test('only the four sign: a member, the executive and a name that is not on the roster cannot', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const member = await appoint(stage, people.admin, 'violations-committee', 'member');
    const executive = await appoint(stage, people.admin, 'executive-director');
    for (const who of [member, executive]) {
      assert.equal(await accepted(await signDraft(stage, await signIn(stage, who), who)), [422, { error: 'refused' }]);
    }
    const { auditor, chair } = people;
    assert.equal(
      (await signDraft(stage, auditor.cookie, chair.who)).status,
      422,
      "another's key under one's own session",
    );
    const root = rosterOf(await draftOf(stage, auditor));
    const mine = rosterBytes({ ...root, on: '2026-11-21' });
    assert.equal(
      (await signDraft(stage, auditor.cookie, auditor.who, mine)).status,
      409,
      'a draft of one’s own making',
    );
  }));

test('an impostor invited by the administrator gets onto no roster without the signers', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    await signRoot(stage, people);
    const impostor = await appoint(stage, people.admin, 'deputy-chair', 'impostor');
    const cookie = await signIn(stage, impostor);
    assert.not.ok((await listed(stage, people.chair)).includes(impostor.id));
    assert.equal((await signDraft(stage, cookie, impostor)).status, 422);
    const draft = await draftOf(stage, people.chair);
    const added = rosterOf(draft).persons.find((person) => person.id === impostor.id);
    assert.equal(added?.seal, toBase64url(impostor.keys.seal.publicKey), 'the signers are shown whom they would add');
    await signDraft(stage, people.auditor.cookie, people.auditor.who);
    assert.not.ok((await listed(stage, people.chair)).includes(impostor.id));
    const intake = parseWire(IntakePackage, await (await stage.ask('/api/intake')).json());
    assert.equal(intake?.foundation.rosters.length, 1);
  }));

test('whoever left stays on every later roster, as one who left', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const gone = await appoint(stage, people.admin, 'violations-committee', 'gone');
    await signRoot(stage, people);
    const statusIn = (bytes: Uint8Array) => rosterOf(bytes).persons.find(({ id }) => id === gone.id)?.status;
    assert.is(
      (await stage.ask(`/en/admin/people/${gone.id}/suspension`, { cookie: people.admin, form: {} })).status,
      303,
    );
    assert.is(statusIn(await draftOf(stage, people.chair)), 'left');
    await signRoot(stage, people);
    for (const name of ['another', 'third']) {
      const next = await appoint(stage, people.admin, 'violations-committee', name);
      const draft = await draftOf(stage, people.chair);
      assert.ok(rosterOf(draft).persons.some(({ id }) => id === next.id));
      assert.is(statusIn(draft), 'left', name);
      await signRoot(stage, people);
    }
    assert.ok((await listed(stage, people.chair)).includes(gone.id));
  }));

test('a new quorum waits for two signatures like anything else', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    await signRoot(stage, people);
    const policyOf = async () => (await rosters(stage, people.chair.cookie)).draft?.policy;
    assert.equal(await policyOf(), undefined);
    const { database } = stage.portal.deps;
    const form = await settingsForm(stage, people.admin, { quorum: '3' });
    const answer = await stage.ask('/en/admin/settings', { cookie: people.admin, form });
    assert.equal(answer.headers.get('location'), '/en/admin/settings?done=quorum');
    assert.match((await policyOf()) ?? '', /"quorum":3/);
    await signRoot(stage, people);
    const [row] = await database.reader.all('select count(*) as n from policies');
    assert.equal(row?.n, 2, 'the old policy stays stored');
  }));

test('a policy that a roster names and that has an absurd number stops the start, and the number is named', () =>
  withPortal(async (stage) => {
    const { database } = stage.portal.deps;
    await signRoot(stage, await board(stage));
    await database.write(async (tx) => {
      await tx.run('drop trigger policies_keep', []);
      await tx.run(`update policies set body = replace(body, '{"days":7}', '{"days":0}')`, []);
    });
    assert.match(
      await stage.restart().then(() => 'it started', String),
      /stored policy .+ can't be used: "duties\.\d+\.\w+\.days \(\w+\)" says 0\./,
    );
  }));

test('whoever is suspended is drafted as left, stays listed, and may come back', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const member = await appoint(stage, people.admin, 'violations-committee', 'member');
    await signRoot(stage, people);
    const change = (what: string) =>
      stage.ask(`/en/admin/people/${member.id}/${what}`, { cookie: people.admin, form: {} });
    const drafted = async () =>
      rosterOf(await draftOf(stage, people.chair)).persons.find((person) => person.id === member.id);
    await change('suspension');
    assert.equal((await drafted())?.status, 'left');
    await signRoot(stage, people);
    await change('reinstatement');
    assert.equal([(await drafted())?.status, (await drafted())?.offices], ['active', ['violations-committee']]);
  }));

test('from day 150 the next roster is drawn up though nothing has changed', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    await signRoot(stage, people);
    const day = 24 * 60;
    stage.wait(149 * day);
    const before = await stage.restart();
    const signedIn = async (on: Stage) => signIn(on, people.chair.who);
    assert.equal((await rosters(before, await signedIn(before))).draft, undefined);
    before.wait(day);
    const after = await before.restart();
    const draft = (await rosters(after, await signedIn(after))).draft?.bytes ?? '';
    assert.equal(rosterOf(fromBase64url(draft) ?? new Uint8Array()).seq, 2);
  }));

test('an accepted roster stands in the log of its day', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    await signRoot(stage, people);
    const rows = await stage.portal.deps.database.reader.all('select day from log_leaves');
    assert.equal(
      rows.map((row) => row.day),
      ['2026-11-22'],
    );
  }));

test('canonical bytes alone are drafted: what a signer signs reads back as the same bytes', () =>
  withPortal(async (stage) => {
    const people = await board(stage);
    const draft = await draftOf(stage, people.chair);
    assert.equal(canonical(JSON.parse(new TextDecoder().decode(draft))), draft);
  }));

/** The settings page's own fields with what stands in them, and changes. */
const settingsForm = async (stage: Stage, cookie: string, changes: Readonly<Record<string, string>>) => {
  const page = await (await stage.ask('/en/admin/settings', { cookie })).text();
  const fields = [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    return [attribute('name'), attribute('value') || 'x'] as const;
  });
  const routes = Object.fromEntries(
    fields.filter(([name]) => /^(?:route|approval|adoption)-/.test(name)).map(([name]) => [name, '']),
  );
  return { ...Object.fromEntries(fields), ...routes, licence: '4711', phone: '011 000 0000', ...changes };
};

test.run();
