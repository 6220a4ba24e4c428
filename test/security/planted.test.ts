// What a server with write access, two signers together, or an invited person plant: browsers refuse it, and nobody else is
// held up by it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { buildAct } from '../../src/client/act.ts';
import { pin, verifyFoundation } from '../../src/client/foundation.ts';
import { type OpenedCase, perform, readCase } from '../../src/client/person.ts';
import { rosterDraft } from '../../src/client/roster.ts';
import type { Transport } from '../../src/client/transport.ts';
import { plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { CasePackage, type Foundation, IntakePackage, parseWire } from '../../src/domain/wire.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import { chosenPolicy } from '../../src/policy/policies.ts';
import { RELATIONS } from '../../src/policy/relations.ts';
import type { Policy } from '../../src/policy/types.ts';
import { policyHash, type Roster, rosterHash, toBase64url, utf8 } from '../../src/protocol/check/index.ts';
import { rosterBytes, signRoster } from '../../src/protocol/open/index.ts';
import { readSubmission, storeSent } from '../../src/store/submission.ts';
import { deeds, withWorld as withJourney } from '../journeys/world.ts';
import { apiOf } from '../support/api-factory.ts';
import { type World, withWorld } from '../support/case-factory.ts';
import {
  administrator,
  appoint,
  cardFor,
  enrolmentFor,
  inviteTo,
  rosters,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const test = suite('planted');

test('nobody enrols with a key of somebody else, and the next roster can still be drawn up and signed', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    const secret = await inviteTo(stage, admin, 'violations-committee');
    const { somebody, request } = await enrolmentFor(stage, secret, 'copier');
    const copied = { ...somebody.keys, seal: auditor.keys.seal };
    const twin = { ...request, card: cardFor(somebody.association, somebody.id, copied) };
    const answer = await stage.ask('/api/enrolment', { body: twin });
    assert.equal([answer.status, await answer.json()], [422, { error: 'refused' }]);
    assert.is((await stage.ask('/api/enrolment', { body: request })).status, 201, 'the link is still good');
    for (const who of [auditor, chair]) {
      assert.is((await signDraft(stage, await signIn(stage, who), who)).status, 201);
    }
    assert.is((await rosters(stage, await signIn(stage, auditor))).foundation.rosters.length, 1);
  }));

const foundationOf = async (world: World): Promise<Foundation> => {
  const intake = parseWire(IntakePackage, (await apiOf(world).get('/api/intake')).body);
  if (intake === undefined) throw new Error('an intake package has its shape');
  return intake.foundation;
};

const signed = ({ people }: World, roster: Roster): Foundation['rosters'][number] => {
  const bytes = rosterBytes(roster);
  const by = [people.chair, people.auditor];
  return {
    bytes: toBase64url(bytes),
    signatures: by.map(({ id, keys }) => ({
      by: id,
      signature: toBase64url(signRoster(bytes, keys.sign.secretKey)),
    })),
  };
};

test('a chain that two signers forked behind the roster last seen is refused, however long it is', () =>
  withWorld(async (world) => {
    const root = world.roster();
    const before = await foundationOf(world);
    await world.nextRoster((roster) => ({ ...roster, until: '2027-07-01' }));
    const honest = verifyFoundation(await foundationOf(world), root.hash);
    if (!honest.ok) throw new Error(honest.reason);
    const second = { ...root.roster, seq: 2, prev: root.hash, until: '2027-07-02' };
    const third = { ...second, seq: 3, prev: rosterHash(rosterBytes(second)) };
    const forked = { ...before, rosters: [...before.rosters, signed(world, second), signed(world, third)] };
    assert.ok(verifyFoundation(forked, root.hash).ok, 'who has seen nothing yet can’t tell');
    assert.equal(verifyFoundation(forked, root.hash, pin(honest.value)), { ok: false, reason: 'untrusted' });
    assert.ok(verifyFoundation(await foundationOf(world), root.hash, pin(honest.value)).ok);
    await world.nextRoster((roster) => roster);
    assert.ok(verifyFoundation(await foundationOf(world), root.hash, pin(honest.value)).ok, 'it may go on');
  }));

test('a draft that names another policy than this program’s is shown to no signer, though its text comes along', () =>
  withWorld(async (world) => {
    const { hash, roster } = world.roster();
    const foundation = await foundationOf(world);
    const draftWith = (policy: Policy) => {
      const text = policyText(policy);
      const bytes = rosterBytes({ ...roster, seq: 2, prev: hash, policy: policyHash(utf8(text)) });
      const draft = { bytes: toBase64url(bytes), policy: text, signatures: [] };
      const today = plainDate(roster.on);
      const me = { person: world.people.auditor.id, keys: world.people.auditor.keys };
      return rosterDraft({ foundation, people: [], draft }, hash, undefined, me, today);
    };
    const lax = { ...ASSOCIATION_001.routes, never: [] };
    assert.equal(draftWith({ ...ASSOCIATION_001, routes: lax }), { ok: false, reason: 'untrusted' });
    const other = draftWith(withQuorum(ASSOCIATION_001, 3));
    assert.ok(other.ok && other.value?.policy.quorum === 3, 'a new quorum is shown, and can be signed');
    const chosen = chosenPolicy({ policyBase: '002', quorum: 2, adopted: false, maxReplyDays: 20 });
    const shown = draftWith(chosen);
    assert.ok(shown.ok && shown.value?.policy.relations?.base === '002', 'so can another of the five');
    // What no signer is told can't be another one: no channel less, no adoption unsaid, no number of another policy's.
    const { adopted: _, ...unsaid } = chosen;
    for (const planted of [
      { ...chosen, relations: { ...RELATIONS['002'], channels: [], reply: { max_reply_days: 20 } } },
      { ...chosen, version: '003-5' },
      unsaid,
      { ...ASSOCIATION_001, adopted: false },
    ]) {
      assert.equal(draftWith(planted), { ok: false, reason: 'untrusted' });
    }
  }));

/** An act that its author's own page would never build, signed with the author's key. */
const summaryBy = (opened: OpenedCase, me: Parameters<typeof perform>[3]) => {
  const { ground, caseId, head, rooms } = opened;
  const made = buildAct(
    {
      association: ground.association,
      rosterHash: ground.current.hash,
      roster: ground.current.roster,
      caseId,
      prev: head,
      on: ground.today,
      by: me.person,
      signKey: me.keys.sign.secretKey,
      bars: new Set(),
      keyOf: (room, epoch) => rooms.get(room)?.get(epoch),
    },
    {
      ...{ kind: 'summary', public: {}, bars: [], rooms: [], grants: [] },
      entries: [{ type: 'summary', room: 'deliberation', epoch: 1 }],
    },
    [{ type: 'summary', lang: 'en', text: 'Planted.' }],
  );
  if (!made.ok) throw new Error(made.reason);
  const { hash, ...submission } = made.value;
  return { hash, submission };
};

test('T49 an act that the policy doesn’t allow counts for nothing and shows no text, though the store lets it in', () =>
  withJourney({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    const member = await signInPlayer(world.portal, world.player('member-1'), world.argon2);
    const { hash, submission } = summaryBy(await world.open('member-1', played), member);
    const read = readSubmission(submission);
    if (!read.ok) throw new Error(read.reason);
    const { deps, association } = world.portal;
    await deps.database.write((tx) => storeSent(tx, association, read.value, riyadhDate(deps.clock())));
    const opened = await world.open('auditor', played);
    assert.equal(opened.caseFile?.irregular, [hash]);
    const [planted] = opened.entries.filter(({ line }) => line === hash);
    assert.is(planted?.problem, 'not-authenticated');
    assert.is(planted?.entry, undefined);
    assert.ok(opened.entries.filter(({ line }) => line !== hash).every(({ problem }) => problem === undefined));
  }));

test('T87 an act that became stale is never signed anew into another case, or into an older state of its own', () =>
  withJourney({}, async (world) => {
    const [played, other] = [await world.report(), await world.report()];
    const me = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
    const { transport, root } = world.player('auditor').device;
    const old = await transport('GET', `/api/staff/cases/${played.number}`);
    await world.open('auditor', other);
    const opened = await world.open('auditor', played);
    const swapped = await transport('GET', `/api/staff/cases/${other.number}`);
    const headOf = ({ body }: typeof old): string => parseWire(CasePackage, body)?.head ?? '';
    const posted: string[] = [];
    for (const given of [swapped, old]) {
      const lying: Transport = async (method, path) => {
        if (method === 'POST') posted.push(path);
        return method === 'POST' ? { status: 409, body: { error: 'stale' } } : given;
      };
      const intention = { kind: 'note', by: me.person } as const;
      const entries = [{ type: 'note', lang: 'en', text: 'For this case alone.' }] as const;
      const done = await perform(lying, played.number, opened, me, intention, entries, root());
      const lost = given === old ? { lost: { known: opened.head, served: headOf(old) } } : {};
      assert.equal(done, { ok: false, problem: { error: 'untrusted', ...lost } });
    }
    assert.is(posted.length, 2, 'nothing was signed a second time');
  }));

test('an answer that says “accepted” is no proof: an act that is missing from the chain is told as untrusted', () =>
  withJourney({}, async (world) => {
    const played = await world.report();
    const me = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
    const { transport, root } = world.player('auditor').device;
    const opened = await world.open('auditor', played);
    const swallowing: Transport = async (method, path, body) =>
      method === 'POST'
        ? { status: 201, body: { line: opened.head, on: opened.ground.today } }
        : transport(method, path, body);
    const note = (through: Transport) =>
      perform(
        through,
        played.number,
        opened,
        me,
        { kind: 'note', by: me.person },
        [{ type: 'note', lang: 'en', text: 'Swallowed on the way.' }],
        root(),
      );
    assert.equal(await note(swallowing), { ok: false, problem: { error: 'untrusted' } });
    assert.ok((await note(transport)).ok);
  }));

test('an act that became stale reaches nobody about whom it wasn’t asked: a new executive is not briefed unseen', () =>
  withWorld(async (world) => {
    const { auditor, executive, third } = world.people;
    const api = apiOf(world);
    const transport: Transport = (method, path, body) =>
      method === 'GET' ? api.get(path, auditor) : api.post(path, body, auditor);
    const root = world.roster().hash;
    const me = { person: auditor.id, keys: auditor.keys };
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const opened = await readCase(transport, told.number, me, root);
    if (!opened.ok) throw new Error(opened.problem.error);
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) => {
        if (person.id === executive.id) return { ...person, status: 'left' };
        return person.id === third.id ? { ...person, offices: ['executive-director'] } : person;
      }),
    }));
    const brief = { kind: 'brief', by: auditor.id, conflict: false } as const;
    const text = [{ type: 'briefing', lang: 'en', text: 'Written for somebody else.' }] as const;
    const done = await perform(transport, told.number, opened.value, me, brief, text, root);
    assert.equal(done, { ok: false, problem: { error: 'stale' } });
    const again = await readCase(transport, told.number, me, root);
    assert.equal(again.ok && again.value.lines.map(({ act }) => act.kind), ['submit', 'declare', 'open']);
    if (!again.ok) return;
    assert.ok((await perform(transport, told.number, again.value, me, brief, text, root)).ok, 'asked anew, it is done');
  }));

test.run();
