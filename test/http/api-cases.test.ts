import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { CasePackage, parseWire } from '../../src/domain/wire.ts';
import { fromBase64url, itemHash, parseAct } from '../../src/protocol/check/index.ts';
import { deskRows } from '../../src/store/desk.ts';
import { servingsOf } from '../../src/store/servings.ts';
import { type Api, apiOf } from '../support/api-factory.ts';
import { newTold, type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { answered, decided, recommended, referred, reviewed, suspended } from '../support/case-story.ts';
import { dumpOf } from '../support/database-factory.ts';

const test = suite('cases interface');

const path = ({ number }: Pick<Told, 'number'>): string => `/api/staff/cases/${number}`;

const given = async (api: Api, told: Told, player: Player): Promise<CasePackage> => {
  const found = await api.get(path(told), player);
  const parsed = parseWire(CasePackage, found.body);
  assert.ok(found.status === 200 && parsed !== undefined, found.text.slice(0, 200));
  return parsed;
};

const kindsOf = (found: CasePackage): readonly string[] =>
  found.lines.map(({ bytes }) => {
    const act = parseAct(fromBase64url(bytes) ?? new Uint8Array(0));
    return act.ok ? act.value.kind : act.reason;
  });

const playersBut = ({ people }: World, ...names: readonly (keyof World['people'])[]): readonly Player[] =>
  Object.values(people).filter((player) => !names.some((name) => people[name] === player));

test('receivers are given the whole chain, their own grants and the entries they hold', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { auditor, chair } = world.people;
    await world.act(told, { kind: 'declare', by: chair.id, conflict: false });
    const reviewer = await given(api, told, auditor);
    const second = await given(api, told, chair);
    assert.equal(kindsOf(reviewer), ['submit', 'declare', 'open', 'acknowledge', 'brief', 'declare']);
    assert.equal(kindsOf(second), kindsOf(reviewer));
    const roomsOf = (found: CasePackage) => found.grants.map(({ room }) => room);
    assert.equal(roomsOf(reviewer), ['identity', 'report', 'deliberation', 'briefing']);
    assert.equal(roomsOf(second), ['report', 'deliberation', 'briefing']);
    assert.ok(reviewer.entries.some(({ room }) => room === 'identity'));
    assert.not(
      second.entries.some(({ room }) => room === 'identity'),
      'identity is the reviewer’s alone',
    );
    assert.is(reviewer.head, (await world.load(told)).head);
    const blobs = (found: CasePackage) => found.grants.map(({ blob }) => blob);
    assert.not(
      blobs(reviewer).some((blob) => blobs(second).includes(blob)),
      'nobody is given another’s grant',
    );
  }));

test('whoever has yet to declare is given the report and its key, to declare by, and nothing else that is sealed', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { chair, auditor, first } = world.people;
    await world.act(told, { kind: 'message', by: auditor.id });
    const before = await given(api, told, chair);
    assert.is(before.view, 'undeclared');
    assert.equal(
      before.grants.map(({ room, epoch }) => [room, epoch]),
      [['report', 1]],
    );
    const [entry, ...more] = before.entries;
    const submit = (await world.load(told)).caseFile.ledger.submit;
    assert.equal([entry?.room, entry?.line, more.length], ['report', submit.hash, 0]);
    const place =
      entry === undefined ? -1 : submit.act.items.indexOf(itemHash(fromBase64url(entry.blob) ?? new Uint8Array(0)));
    assert.is(place, submit.act.grants.length + 1, 'the report, neither the identity nor the gist');
    await world.act(told, { kind: 'declare', by: chair.id, conflict: false });
    const after = await given(api, told, chair);
    assert.is(after.view, 'whole');
    assert.ok(after.entries.length > 3 && after.grants.length === 3);
    assert.is((await api.get(path(told), first)).status, 404);
  }));

test('the last who can open a case is given its keys before they declare, to hand them on, and no text for it', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { auditor, chair } = world.people;
    await world.act(told, { kind: 'declare', by: auditor.id, conflict: true });
    const found = await given(api, told, chair);
    assert.is(found.view, 'undeclared');
    assert.equal(found.grants.map(({ room }) => room).toSorted(), ['briefing', 'deliberation', 'report']);
    assert.is(found.entries.length, 1);
    assert.equal(found.exposures, [], 'what a colleague had opened is told after declaring');
  }));

test('a case names who is suspended among those on the roster, and says nothing of the others', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await referred(world);
    const { auditor, second } = world.people;
    const marked = async () => (await given(api, told, auditor)).people.filter((one) => 'suspended' in one);
    assert.equal(await marked(), []);
    await suspended(world, second);
    assert.equal(
      (await marked()).map((one) => [one.id, one.suspended]),
      [[second.id, true]],
    );
  }));

test('T38 a case that is not theirs and one that is not there are the same bytes, to read and to write', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const absent = newTold();
    const { submission } = await world.compose(told, { kind: 'message', by: world.people.auditor.id });
    const before = await dumpOf(world.database);
    for (const player of playersBut(world, 'auditor', 'chair', 'executive')) {
      const missing = await api.get(path(absent), player);
      assert.equal([missing.status, missing.body], [404, { error: 'not-found' }]);
      assert.equal(await api.get(path(told), player), missing);
      assert.equal(await api.get('/api/staff/cases/not-a-number', player), missing);
      for (const body of [submission, {}, 'x']) {
        assert.equal(await api.post(`${path(told)}/acts`, body, player), missing);
        assert.equal(await api.post(`${path(absent)}/acts`, body, player), missing);
      }
    }
    assert.is((await api.get(path(told))).status, 404, 'nobody signed in');
    assert.is(await dumpOf(world.database), before);
  }));

test('members are given a case from its referral on, and then every line of it', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { first, second, third } = world.people;
    const told = await referred(world, [], [first.id, second.id]);
    assert.equal(kindsOf(await given(api, told, first)), [
      ...['submit', 'declare', 'open', 'acknowledge', 'brief', 'refer'],
    ]);
    assert.is((await api.get(path(told), third)).status, 404);
    await world.act(told, { kind: 'declare', by: second.id, conflict: false });
    assert.ok((await given(api, told, second)).entries.every(({ room }) => room !== 'briefing' && room !== 'identity'));
  }));

test('the executive is given briefings and nothing else, and no head tells them that the case went on', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { executive } = world.people;
    const before = await given(api, told, executive);
    assert.is(before.view, 'briefings');
    assert.equal(kindsOf(before), ['brief']);
    assert.equal(
      before.grants.map(({ room, epoch }) => [room, epoch]),
      [['briefing', 1]],
    );
    assert.equal(
      before.entries.map(({ room }) => room),
      ['briefing'],
    );
    const text = (await api.get(path(told), executive)).text;
    await world.act(told, { kind: 'message', by: 'reporter' });
    await world.act(told, { kind: 'note', by: world.people.auditor.id });
    assert.is((await api.get(path(told), executive)).text, text);
  }));

/** All that a person can be sent: interfaces, desk, and a look at each case by its number. */
const everythingFor = async (world: World, api: Api, player: Player, numbers: readonly string[]): Promise<string> => {
  const today = riyadhDate(world.now());
  const desk = await deskRows(world.portal, world.association, player.id, { today });
  const looks = [];
  for (const number of numbers) looks.push(await api.get(path({ number }), player));
  return JSON.stringify([desk, looks, await api.get('/api/intake', player)]);
};

test('T45 a named person receives not one byte more, fewer or other for a case that bars them, at any stage of it', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { executive } = world.people;
    await reviewed(world);
    const hidden = newTold();
    const looked = [newTold().number, hidden.number];
    const without = await everythingFor(world, api, executive, looked);
    const same = async (note: string) => {
      assert.is(await everythingFor(world, api, executive, looked), without, note);
    };
    const composed = await world.composeReport(['executive-director'], {}, hidden);
    assert.ok((await world.submitReport(composed)).ok);
    await same('submitted');
    const { auditor, first, second } = world.people;
    await world.act(hidden, { kind: 'open', by: auditor.id });
    await world.act(hidden, { kind: 'acknowledge', by: auditor.id });
    await world.act(hidden, { kind: 'brief', by: auditor.id, conflict: false });
    await same('briefed without them');
    await world.act(hidden, {
      kind: 'refer',
      by: auditor.id,
      form: 'internal-audit',
      cleared: [first.id, second.id].sort(),
    });
    const of = await recommended(world, hidden);
    await same('recommended');
    await decided(world, hidden, 'ratify', of);
    await answered(world, hidden);
    await same('closed');
    assert.equal(await servingsOf(world.database.reader, world.association.id, hidden.caseId), []);
  }));

test('T45 whoever is barred later is served nothing from that moment on', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { auditor, executive } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: true });
    const missing = await api.get(path(newTold()), executive);
    assert.equal(await api.get(path(told), executive), missing);
    assert.ok((await world.load(told)).caseFile.bars.has(executive.id));
  }));

test('whoever left the roster is served nothing, though grants of theirs still stand', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const { chair } = world.people;
    const told = await reviewed(world);
    await given(api, told, chair);
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === chair.id ? { ...person, status: 'left' as const } : person,
      ),
    }));
    assert.equal(await api.get(path(told), chair), await api.get(path(newTold()), chair));
    const today = riyadhDate(world.now());
    assert.equal(await deskRows(world.portal, world.association, chair.id, { today }), {
      rows: [],
      counts: [],
      damaged: 0,
    });
  }));

test('the first day on which a case was given to a person is recorded, and no later one', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { auditor, chair, executive, deputy } = world.people;
    await api.get(path(told), deputy);
    assert.equal(await servingsOf(world.database.reader, world.association.id, told.caseId), []);
    await given(api, told, auditor);
    const first = await dumpOf(world.database);
    await given(api, told, auditor);
    assert.is(await dumpOf(world.database), first, 'a second visit writes nothing');
    world.setNow('2026-11-04T09:00:00Z');
    await Promise.all([given(api, told, auditor), given(api, told, chair), given(api, told, chair)]);
    await given(api, told, executive);
    const servings = await servingsOf(world.database.reader, world.association.id, told.caseId);
    assert.equal(
      new Map(servings.map(({ person, day }) => [person, day])),
      new Map([
        [auditor.id, '2026-11-01'],
        [chair.id, '2026-11-04'],
        [executive.id, '2026-11-04'],
      ]),
    );
  }));

test('an act is answered 201, the same again 200, and a stale one 409', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { auditor } = world.people;
    const one = await world.compose(told, { kind: 'message', by: auditor.id });
    const other = await world.compose(told, { kind: 'note', by: auditor.id });
    const posts = [];
    for (const { submission } of [one, one, other])
      posts.push(await api.post(`${path(told)}/acts`, submission, auditor));
    assert.equal(
      posts.map(({ status }) => status),
      [201, 200, 409],
    );
    assert.is(posts[1]?.text, posts[0]?.text);
    assert.equal(posts[2]?.body, { error: 'stale' });
    assert.is((await api.post(`${path(told)}/acts`, { bytes: 1 }, auditor)).status, 400);
  }));

test('what the rules refuse is told with their reason, to those who may know', () =>
  withWorld(async (world) => {
    const api = apiOf(world);
    const told = await reviewed(world);
    const { auditor, chair } = world.people;
    const { submission } = await world.compose(
      told,
      { kind: 'message', by: auditor.id },
      {
        change: (act) => ({ ...act, kind: 'feedback', public: {} }),
      },
    );
    const before = await dumpOf(world.database);
    const refused = await api.post(`${path(told)}/acts`, submission, auditor);
    assert.is(refused.status, 422);
    assert.match(refused.text, /^\{"error":"refused","refusal":"\{\\"code\\":\\"wrong-stage\\"/);
    const borrowed = await api.post(`${path(told)}/acts`, submission, chair);
    assert.equal([borrowed.status, borrowed.body], [422, { error: 'untrusted' }]);
    assert.is(await dumpOf(world.database), before);
  }));

test.run();
