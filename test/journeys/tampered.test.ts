// A server that changes, moves, withholds or makes up pieces: a person's and a reporter's device says so, piece by piece,
// and never shows a blank or another's words.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { freshGround, type Played } from '../../src/cli/demo/play.ts';
import { readMailbox } from '../../src/client/mailbox.ts';
import {
  type Me,
  type OpenedCase,
  openCase,
  openRow,
  perform,
  readCase,
  reportUnreadable,
} from '../../src/client/person.ts';
import { prepareReport } from '../../src/client/reporter.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { CasePackage, MailboxPackage, parseWire } from '../../src/domain/wire.ts';
import { fromBase64url, itemHash, parseAct, rosterHash, toBase64url } from '../../src/protocol/check/index.ts';
import { signAct } from '../../src/protocol/open/index.ts';
import { deskRows } from '../../src/store/desk.ts';
import { associationById } from '../../src/store/settings.ts';
import { deeds, plainReport, type World, withWorld } from './world.ts';

const test = suite('pieces that do not match');

const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();

const flipped = (text: string): string => {
  const bytes = bytesOf(text);
  const last = bytes.length - 1;
  return toBase64url(bytes.with(last, (bytes[last] ?? 0) ^ 1));
};

const packageOf = async (world: World, who: 'auditor' | 'chair' | 'executive', played: Pick<Played, 'number'>) => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  const { body } = await player.device.transport('GET', `/api/staff/cases/${played.number}`);
  const pkg = parseWire(CasePackage, body);
  if (pkg === undefined) throw new Error('a package has its shape');
  return { me, pkg, root: player.device.root() };
};

const mailboxOf = async (world: World, played: Played) => {
  const device = newDevice(world.portal);
  const { body } = await device.transport('POST', '/api/mailbox', { lookup: toBase64url(played.keys.lookup) });
  const pkg = parseWire(MailboxPackage, body);
  if (pkg === undefined) throw new Error('a package has its shape');
  return { pkg, root: device.root() };
};

const opened = (pkg: CasePackage, me: Me, root: string | undefined): OpenedCase => {
  const result = openCase(pkg, me, root);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
};

const problems = (found: OpenedCase): readonly (readonly [string, string | undefined])[] =>
  found.entries.filter(({ problem }) => problem !== undefined).map(({ room, problem }) => [room, problem]);

/** A case with a report, a receipt, a message and a note. */
const worked = async (world: World): Promise<Played> => {
  const played = await world.report();
  await world.act('auditor', played, deeds.acknowledge);
  await world.act('auditor', played, deeds.message('One question.'));
  await world.act('chair', played, deeds.note('For the auditor alone.'));
  return played;
};

test('T87 an entry whose bytes were changed, moved from another case, or given under another author is not authentic', () =>
  withWorld({}, async (world) => {
    const played = await worked(world);
    const other = await worked(world);
    const { me, pkg, root } = await packageOf(world, 'auditor', played);
    const elsewhere = await packageOf(world, 'auditor', other);
    assert.equal(problems(opened(pkg, me, root)), []);
    const at = pkg.entries.findIndex(({ room, author }) => room === 'report' && author === me.person);
    const entry = pkg.entries[at];
    const foreign = elsewhere.pkg.entries[at];
    assert.ok(entry !== undefined && foreign !== undefined);
    if (entry === undefined || foreign === undefined) return;
    const put = (changed: typeof entry) => opened({ ...pkg, entries: pkg.entries.with(at, changed) }, me, root);

    const moved = [
      ['report', 'cannot-open'],
      ['report', 'not-authenticated'],
    ];
    assert.equal(problems(put({ ...entry, blob: flipped(entry.blob) })), moved);
    assert.equal(problems(put({ ...foreign, line: entry.line })), moved);
    assert.equal(problems(put({ ...entry, author: world.player('chair').person })), [['report', 'not-authenticated']]);
    assert.equal(problems(put({ ...entry, room: 'deliberation' })), [['report', 'not-authenticated']]);
    assert.equal(problems(put({ ...entry, epoch: 2 })), [['report', 'cannot-open']]);
    assert.equal(problems(put({ ...entry, entryId: foreign.entryId })), [['report', 'cannot-open']]);
    const swapped = pkg.lines.length - 1;
    const note = pkg.entries.find(({ room }) => room === 'deliberation');
    assert.ok(swapped > 0 && note !== undefined);
    if (note !== undefined)
      assert.equal(problems(put({ ...entry, line: note.line })), [['report', 'not-authenticated']]);
  }));

test('an entry that a line lists and the server keeps back is shown as one that can’t be opened', () =>
  withWorld({}, async (world) => {
    const played = await worked(world);
    const { me, pkg, root } = await packageOf(world, 'auditor', played);
    const found = opened({ ...pkg, entries: pkg.entries.filter(({ room }) => room !== 'deliberation') }, me, root);
    assert.equal(problems(found), [['deliberation', 'cannot-open']]);
    assert.is(found.entries.length, opened(pkg, me, root).entries.length, 'nothing is left out in silence');
  }));

test('a forged signature, a cut or reordered chain, another number or an older roster shows nothing at all', () =>
  withWorld({}, async (world) => {
    const played = await worked(world);
    const { me, pkg, root } = await packageOf(world, 'auditor', played);
    const reason = (changed: Partial<CasePackage>) => {
      const result = openCase({ ...pkg, ...changed }, me, root);
      return result.ok ? 'opened' : result.reason;
    };
    const last = pkg.lines.at(-1);
    assert.ok(last !== undefined);
    if (last === undefined) return;
    assert.is(
      reason({ lines: [...pkg.lines.slice(0, -1), { ...last, signature: flipped(last.signature) }] }),
      'untrusted',
    );
    assert.is(reason({ lines: pkg.lines.slice(0, -1) }), 'untrusted', 'the head says that more was there');
    assert.is(reason({ lines: pkg.lines.filter((_, at) => at !== 1) }), 'untrusted');
    assert.is(reason({ lines: pkg.lines.toReversed() }), 'untrusted');
    assert.is(reason({ number: '1234-5678' }), 'untrusted');
    assert.is(reason({ foundation: { ...pkg.foundation, rosters: pkg.foundation.rosters.slice(0, 1) } }), 'untrusted');
    assert.is(reason({ foundation: { ...pkg.foundation, policies: [] } }), 'untrusted');
    const pinned = openCase(pkg, me, root, { root: root ?? '', seq: 9, head: root ?? '' });
    assert.equal(pinned, { ok: false, reason: 'untrusted' }, 'a roster older than the one seen before');
    const head = fromBase64url(pkg.foundation.rosters.at(-1)?.bytes ?? '') ?? new Uint8Array();
    const seen = { seq: pkg.foundation.rosters.length, head: rosterHash(head) };
    assert.ok(openCase(pkg, me, root, { root: root ?? '', ...seen }).ok, 'the chain that was seen before');
    const planted = openCase(pkg, me, root, { root: flipped(root ?? ''), ...seen });
    assert.equal(planted, { ok: false, reason: 'untrusted' }, 'a root that isn’t the one seen before');
    assert.equal(openCase(pkg, me, undefined), { ok: false, reason: 'untrusted' });
  }));

test('a briefing that was changed is a problem to the executive, and a package beyond briefings opens nothing more', () =>
  withWorld({}, async (world) => {
    const played = await worked(world);
    await world.act('auditor', played, deeds.brief);
    const { me, pkg, root } = await packageOf(world, 'executive', played);
    assert.equal(
      opened(pkg, me, root).entries.map(({ entry }) => entry?.type),
      ['briefing'],
    );
    const [briefing] = pkg.entries;
    if (briefing === undefined) throw new Error('a briefing came');
    const broken = opened({ ...pkg, entries: [{ ...briefing, blob: flipped(briefing.blob) }] }, me, root);
    assert.ok(broken.entries.length > 0 && broken.entries.every(({ problem }) => problem !== undefined));
    const whole = await packageOf(world, 'auditor', played);
    const entries = [...pkg.entries, ...whole.pkg.entries];
    const more = openCase({ ...pkg, lines: whole.pkg.lines, entries, head: whole.pkg.head }, me, root);
    const texts = more.ok ? more.value.entries.flatMap(({ entry }) => entry?.type ?? []) : [];
    assert.equal([...new Set(texts)], more.ok ? ['briefing'] : []);
  }));

test('a reporter sees what was changed, moved or kept back in its place in the dialogue', () =>
  withWorld({}, async (world) => {
    const played = await worked(world);
    const { pkg, root } = await mailboxOf(world, played);
    const read = (changed: Partial<MailboxPackage>) => {
      const result = readMailbox({ ...pkg, ...changed }, played.keys, root);
      return result.ok ? result.value.thread.map(({ kind, problem }) => [kind, problem ?? 'opens']) : result.reason;
    };
    const at = pkg.entries.length - 1;
    const message = pkg.entries[at];
    if (message === undefined) throw new Error('a message came');
    const before = [
      ['report', 'opens'],
      ['receipt', 'opens'],
    ];
    assert.equal(read({}), [...before, ['message', 'opens']]);
    assert.equal(read({ entries: pkg.entries.slice(0, -1) }), [...before, ['message', 'cannot-open']]);
    assert.equal(read({ entries: pkg.entries.with(at, { ...message, blob: flipped(message.blob) }) }), [
      ...before,
      ['message', 'cannot-open'],
      ['message', 'not-authenticated'],
    ]);
    assert.equal(read({ entries: pkg.entries.with(at, { ...message, author: 'reporter' }) }), [
      ...before,
      ['message', 'not-authenticated'],
    ]);
    const last = pkg.lines.at(-1);
    if (last === undefined) throw new Error('a line came');
    assert.is(
      read({ lines: [...pkg.lines.slice(0, -1), { ...last, signature: flipped(last.signature) }] }),
      'untrusted',
    );
    const stranger = await mailboxOf(world, await world.report());
    const wrong = readMailbox(stranger.pkg, played.keys, root);
    assert.equal(wrong, { ok: false, reason: 'untrusted' }, 'another case isn’t this code’s');
  }));

/** Sends a report whose grant to the chair is garbage of the right length: a reporter's device that doesn't keep the rules. */
const sendGarbage = async (world: World): Promise<Pick<Played, 'number'>> => {
  const device = newDevice(world.portal);
  const ground = await freshGround(device);
  if (!ground.ok) throw new Error('the ground holds');
  const prepared = await prepareReport(ground.value, plainReport, world.argon2);
  if (!prepared.ok) throw new Error('the report is sealed');
  const { submission, keys, number } = prepared.value;
  const act = parseAct(bytesOf(submission.act.bytes));
  if (!act.ok) throw new Error('an act has its shape');
  const at = act.value.grants.findIndex(({ holder }) => holder === world.player('chair').person);
  const garbage = bytesOf(submission.act.grants[at] ?? '').map((byte, index) => (index === 0 ? byte : byte ^ 0xff));
  const signed = signAct({ ...act.value, items: act.value.items.with(at, itemHash(garbage)) }, keys.sign.secretKey);
  const sent = await device.transport('POST', '/api/intake', {
    lookupHash: submission.lookupHash,
    act: {
      ...submission.act,
      bytes: toBase64url(signed.bytes),
      signature: toBase64url(signed.signature),
      grants: submission.act.grants.with(at, toBase64url(garbage)),
    },
  });
  assert.is(sent.status, 201, 'the server can’t tell');
  return { number };
};

test('a grant that doesn’t open is signed as unreadable, another holder gives the keys again, and the report opens', () =>
  withWorld({}, async (world) => {
    const played = await sendGarbage(world);
    const chair = world.player('chair');
    const me = await signInPlayer(world.portal, chair, world.argon2);
    const { transport, root } = chair.device;
    const found = await readCase(transport, played.number, me, root());
    assert.ok(found.ok);
    if (!found.ok) return;
    assert.equal(found.value.unreadable, ['report']);
    assert.ok(found.value.entries.length > 0 && found.value.entries.every(({ problem }) => problem === 'cannot-open'));
    const told = await reportUnreadable(transport, found.value, me);
    assert.ok(told.ok && told.value.caseFile?.unreadable.length === 1);
    const again = told.ok ? await reportUnreadable(transport, told.value, me) : told;
    assert.ok(again.ok && told.ok && again.value.head === told.value.head, 'it is told once');

    const given = await world.act('auditor', played, (_, { person: by }) => ({
      intention: { kind: 'grant', by, room: 'report', to: chair.person },
      entries: [],
    }));
    assert.is(given.caseFile?.unreadable.length, 0);
    const opens = await readCase(transport, played.number, me, root());
    assert.ok(opens.ok && opens.value.unreadable.length === 0);
    assert.ok(opens.ok && opens.value.entries.some(({ entry }) => entry?.type === 'report'));
  }));

test('a desk row opens alone by the lines that vouch for it, and not with another case’s text or a changed one', () =>
  withWorld({}, async (world) => {
    const association = await associationById(world.portal.deps.database.reader, world.portal.association);
    if (association === undefined) throw new Error('the association is there');
    await worked(world);
    await worked(world);
    const player = world.player('chair');
    const me = await signInPlayer(world.portal, player, world.argon2);
    const ground = await freshGround(player.device);
    if (!ground.ok) throw new Error('the ground holds');
    const today = riyadhDate(world.portal.deps.clock());
    const { rows } = await deskRows(world.portal.deps, association, player.person, { today });
    const [one, two] = rows.flatMap((row) => (row.view === 'whole' && row.sealed !== undefined ? [row.sealed] : []));
    if (one === undefined || two === undefined) throw new Error('two rows with a line of text');
    const row = openRow(one, me, ground.value);
    assert.ok(row.ok && row.value.text.startsWith('صُرفت مبالغ'));
    const problem = (changed: typeof one) => {
      const result = openRow(changed, me, ground.value);
      return result.ok ? 'opened' : result.reason;
    };
    assert.is(problem({ ...one, entry: { ...one.entry, blob: flipped(one.entry.blob) } }), 'untrusted');
    assert.is(problem({ ...one, entry: { ...two.entry, line: one.entry.line } }), 'untrusted');
    assert.is(problem({ ...one, grant: two.grant }), 'cannot-open');
    assert.is(problem({ ...one, lines: two.lines }), 'untrusted');
  }));

test('an act that became stale is planned and signed anew by itself, and one that is refused by then is not', () =>
  withWorld({}, async (world) => {
    const COURSE = 'submit declare open declare note acknowledge';
    const played = await world.report();
    const auditor = world.player('auditor');
    const me = await signInPlayer(world.portal, auditor, world.argon2);
    const { transport, root } = auditor.device;
    await world.open('auditor', played);
    const before = await readCase(transport, played.number, me, root());
    if (!before.ok) throw new Error('the case opens');
    await world.act('chair', played, deeds.note('Meanwhile.'));
    const { intention, entries } = deeds.acknowledge(before.value, me);
    const done = await perform(transport, played.number, before.value, me, intention, entries, root());
    assert.ok(done.ok && done.value.lines.map(({ act }) => act.kind).join(' ') === COURSE);
    const twice = await perform(transport, played.number, before.value, me, intention, entries, root());
    assert.ok(!twice.ok && twice.problem.refusal?.code === 'already-done');
  }));

test.run();
