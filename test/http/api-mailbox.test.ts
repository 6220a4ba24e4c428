import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ActSubmission, MailboxPackage, parseWire } from '../../src/domain/wire.ts';
import { fromBase64url, lineHash, NO_HASH, parseAct, toBase64url } from '../../src/protocol/check/index.ts';
import { openEntry, openGrant, random } from '../../src/protocol/open/index.ts';
import { type Api, apiOf } from '../support/api-factory.ts';
import { newTold, type Told, withWorld } from '../support/case-factory.ts';
import { answered, decided, recommended, referred, reviewed } from '../support/case-story.ts';
import { dumpOf } from '../support/database-factory.ts';

const test = suite('mailbox interface');

const mailbox = async (api: Api, told: Pick<Told, 'lookup'>): Promise<MailboxPackage> => {
  const found = await api.post('/api/mailbox', { lookup: told.lookup });
  const parsed = parseWire(MailboxPackage, found.body);
  assert.ok(found.status === 200 && parsed !== undefined, found.text.slice(0, 200));
  return parsed;
};

const kindsOf = (found: MailboxPackage): readonly string[] =>
  found.lines.map(({ bytes }) => {
    const act = parseAct(fromBase64url(bytes) ?? new Uint8Array(0));
    return act.ok ? act.value.kind : act.reason;
  });

/** Everything of a package that an onlooker could tell two cases apart by, without its keys: kinds, rooms, lengths. */
const outline = (found: MailboxPackage) => ({
  kinds: kindsOf(found),
  dates: found.lines.map(({ bytes }) => {
    const act = parseAct(fromBase64url(bytes) ?? new Uint8Array(0));
    return act.ok ? act.value.on : '';
  }),
  lines: found.lines.map(({ bytes }) => bytes.length),
  grants: found.grants.map(({ room, epoch, blob, line }) => [room, epoch, blob.length, lineAt(found, line)]),
  entries: found.entries.map(({ room, epoch, author, blob, line }) => [
    room,
    epoch,
    author === 'reporter',
    blob.length,
    lineAt(found, line),
  ]),
  head: found.head.length,
});

/** The place of a line among those given; -1 would be a line that isn't. */
const lineAt = (found: MailboxPackage, line: string): number =>
  found.lines.findIndex(({ bytes, signature }) => {
    const [signed, text] = [fromBase64url(signature), fromBase64url(bytes)];
    return signed !== undefined && text !== undefined && lineHash(signed, text) === line;
  });

test('the reporter is given submit and what touches their own rooms, and nothing of the review', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    await world.act(told, { kind: 'note', by: world.people.auditor.id });
    await world.act(told, { kind: 'summary', by: world.people.chair.id });
    await world.act(told, { kind: 'message', by: world.people.auditor.id });
    await world.act(told, { kind: 'message', by: 'reporter' });
    const found = await mailbox(api, told);
    assert.equal(kindsOf(found), ['submit', 'acknowledge', 'message', 'message']);
    assert.equal([...new Set(found.entries.map(({ room }) => room))].sort(), ['identity', 'report']);
    assert.equal(
      found.grants.map(({ room, epoch }) => [room, epoch]),
      [
        ['identity', 1],
        ['report', 1],
      ],
    );
    assert.is(found.entries.length, 6);
    assert.is(found.head, (await world.load(told)).head);
  }));

test('the reporter opens with the keys of the code what the association wrote', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    await world.act(told, { kind: 'message', by: world.people.auditor.id }, { text: 'متى وقع ذلك؟' });
    const found = await mailbox(apiOf(world), told);
    const grant = found.grants.find(({ room }) => room === 'report');
    const [start] = (await world.load(told)).caseFile.ledger.rooms.get('report') ?? [];
    const place = { caseId: told.caseId, room: 'report', epoch: 1 } as const;
    const blob = fromBase64url(grant?.blob ?? '') ?? new Uint8Array(0);
    const key = openGrant(place, 'reporter', told.reporter.seal, blob, start?.commitment ?? '');
    assert.ok(key.ok);
    const last = found.entries.at(-1);
    assert.ok(last !== undefined && key.ok);
    const { auditor } = world.people;
    const entryPlace = { ...place, entryId: JSON.parse(JSON.stringify(last.entryId)), author: auditor.id };
    const entry = openEntry(key.value, entryPlace, fromBase64url(last.blob) ?? new Uint8Array(0));
    assert.equal(entry.ok && entry.value, { type: 'message', lang: 'ar', text: 'متى وقع ذلك؟' });
  }));

test('from referral to feedback the reporter is given the same, whatever was found and however often it was returned', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = { plain: await referred(world), other: await referred(world), returned: await referred(world) };
    const at: (readonly ReturnType<typeof outline>[])[] = [];
    const look = async () => {
      const seen = [];
      for (const one of [told.plain, told.other, told.returned]) seen.push(outline(await mailbox(api, one)));
      at.push(seen);
    };
    await look();
    const lines = {
      plain: await recommended(world, told.plain, 'substantiated'),
      other: await recommended(world, told.other, 'unsubstantiated'),
      returned: await recommended(world, told.returned, 'substantiated'),
    };
    await look();
    await decided(world, told.returned, 'return', lines.returned);
    await decided(world, told.returned, 'return', await recommended(world, told.returned, 'unsubstantiated'));
    await look();
    await decided(world, told.returned, 'ratify', await recommended(world, told.returned, 'unsubstantiated'));
    await decided(world, told.plain, 'ratify', lines.plain);
    await decided(world, told.other, 'ratify', lines.other);
    await look();
    for (const one of [told.plain, told.other, told.returned]) await answered(world, one);
    await look();
    for (const [step, [first, ...others]] of at.entries()) {
      for (const other of others) assert.equal(other, first, `step ${step}`);
    }
    assert.equal(at[0], at[3], 'between referral and feedback nothing appears');
    assert.equal(at[4]?.[0]?.kinds, ['submit', 'acknowledge', 'refer', 'feedback']);
  }));

test('T03 unknown codes are answered alike, and alike before there is any case', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const before = await api.post('/api/mailbox', { lookup: newTold().lookup });
    await world.report();
    const after = await api.post('/api/mailbox', { lookup: toBase64url(random.bytes(32)) });
    assert.equal(before, after);
    assert.equal([after.status, after.body], [404, { error: 'cannot-open' }]);
    for (const lookup of ['', 'x', NO_HASH.slice(1), `${NO_HASH}A`]) {
      assert.is((await api.post('/api/mailbox', { lookup })).status, 400);
    }
  }));

test('reading the mailbox writes nothing: nobody can tell when a reporter came back (T14)', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const before = await dumpOf(world.database);
    await mailbox(api, told);
    await api.post('/api/mailbox', { lookup: newTold().lookup });
    assert.is(await dumpOf(world.database), before);
  }));

test('the reporter writes without a session, by the signature alone, and the same act twice is one', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const composed = await world.compose(told, { kind: 'message', by: 'reporter' });
    const first = await api.post('/api/mailbox/acts', composed.submission);
    const again = await api.post('/api/mailbox/acts', composed.submission);
    assert.equal([first.status, again.status], [201, 200]);
    assert.equal(first.body, { line: composed.line, on: '2026-11-01' });
    assert.is(again.text, first.text);
    assert.is((await mailbox(api, told)).head, composed.line);
  }));

test('what a person signed can not be brought as a reporter, and a forged one is told like an unknown case', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const persons = await world.compose(told, { kind: 'message', by: world.people.auditor.id });
    const stranger = { ...told, reporter: newTold().reporter };
    const forged = await world.compose(stranger, { kind: 'message', by: 'reporter' });
    const unknown = await world.compose(
      told,
      { kind: 'message', by: 'reporter' },
      {
        change: (act) => ({ ...act, case: newTold().caseId }),
      },
    );
    const before = await dumpOf(world.database);
    const told422 = [];
    for (const { submission } of [persons, forged, unknown])
      told422.push(await api.post('/api/mailbox/acts', submission));
    for (const one of told422) assert.equal([one.status, one.body], [422, { error: 'untrusted' }]);
    const empty: unknown = parseWire(ActSubmission, {}) ?? {};
    assert.is((await api.post('/api/mailbox/acts', empty)).status, 400);
    assert.is(await dumpOf(world.database), before);
  }));

test('further evidence opens a case anew that was closed as unjustified', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    await world.act(told, { kind: 'close', by: world.people.auditor.id, outcome: 'unjustified' });
    assert.is((await world.load(told)).caseFile.stage, 'closed');
    const composed = await world.compose(told, { kind: 'evidence', by: 'reporter' });
    assert.is((await api.post('/api/mailbox/acts', composed.submission)).status, 201);
    assert.is((await world.load(told)).caseFile.stage, 'review');
    assert.equal(kindsOf(await mailbox(api, told)), ['submit', 'acknowledge', 'close', 'evidence']);
  }));

test.run();
