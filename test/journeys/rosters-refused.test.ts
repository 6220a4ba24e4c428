// A server that forges, forks, skips, replays or rolls back rosters, wherever they are given out: every device refuses, and each of
// its pages says so and what to do. The same tricks go before the desk, the page where rosters are signed, a case, the log, a new
// report and a reporter's mailbox.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { freshGround, type Played } from '../../src/cli/demo/play.ts';
import { type Pinned, pin, verifyFoundation } from '../../src/client/foundation.ts';
import { checkLog } from '../../src/client/log.ts';
import { openMailbox } from '../../src/client/mailbox.ts';
import { readCase } from '../../src/client/person.ts';
import { refusedRosters } from '../../src/client/refused-rosters.ts';
import { rosterDraft } from '../../src/client/roster.ts';
import { ask, type Transport } from '../../src/client/transport.ts';
import { parseWire, RosterPackage, type RosterWire } from '../../src/domain/wire.ts';
import { problemText } from '../../src/i18n/refusals.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { rosterAlarm } from '../../src/i18n/roster-alarm-words.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { fromBase64url, parseRoster, type Roster, rosterHash, toBase64url } from '../../src/protocol/check/index.ts';
import { rosterBytes, signRoster } from '../../src/protocol/open/index.ts';
import { type World, withWorld } from './world.ts';

const test = suite('rosters that don’t hold');

type Rosters = readonly RosterWire[];
type Signer = 'chair' | 'auditor' | 'deputy' | 'member-1';

const bytesOf = (text: string): Uint8Array => fromBase64url(text) ?? new Uint8Array();
const flipped = (text: string): string => {
  const bytes = bytesOf(text);
  return toBase64url(bytes.with(0, (bytes[0] ?? 0) ^ 1));
};

const read = ({ bytes }: RosterWire): Roster => {
  const roster = parseRoster(bytesOf(bytes));
  if (!roster.ok) throw new Error(roster.reason);
  return roster.value;
};

/** The association's own rosters, and a hand that signs others as whoever has the keys could. */
const forgeryIn = async (world: World) => {
  const me = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
  const given = await ask(world.player('auditor').device.transport, 'GET', '/api/staff/rosters', RosterPackage);
  if (!given.ok) throw new Error(given.problem.error);
  const keys = new Map<Signer, Awaited<ReturnType<typeof signInPlayer>>>([['auditor', me]]);
  for (const who of ['chair', 'deputy', 'member-1'] as const)
    keys.set(who, await signInPlayer(world.portal, world.player(who), world.argon2));
  const signed = (roster: Roster, ...by: readonly Signer[]): RosterWire => {
    const bytes = rosterBytes(roster);
    const signatures = by.flatMap((who) => {
      const signer = keys.get(who);
      if (signer === undefined) return [];
      return [{ by: signer.person, signature: toBase64url(signRoster(bytes, signer.keys.sign.secretKey)) }];
    });
    return { bytes: toBase64url(bytes), signatures };
  };
  return { me, rosters: given.value.foundation.rosters, signed };
};

/** What a server can do to the chain; each by a name that a reader of a failure understands. */
const tricksOn = ({ rosters, signed }: Awaited<ReturnType<typeof forgeryIn>>) => {
  const [first, last] = [rosters[0], rosters.at(-1)];
  if (first === undefined || last === undefined || rosters.length < 2) throw new Error('the chain has two rosters');
  const before = rosters.slice(0, -1);
  const newest = read(last);
  const next = { ...newest, seq: newest.seq + 1, prev: rosterHash(bytesOf(last.bytes)) };
  const forkAt = { ...newest, until: newest.on };
  const fork = signed(forkAt, 'chair', 'auditor');
  const onFork = { ...next, prev: rosterHash(bytesOf(fork.bytes)) };
  const [one, two] = last.signatures;
  if (one === undefined || two === undefined) throw new Error('two have signed');
  const withSignatures = (signatures: RosterWire['signatures']): Rosters => [...before, { ...last, signatures }];
  const anywhere: Readonly<Record<string, Rosters>> = {
    'a forged signature': withSignatures([one, { ...two, signature: flipped(two.signature) }]),
    'one signature': withSignatures([one]),
    'one signature twice': withSignatures([one, one]),
    'a third signature that is forged': withSignatures([
      one,
      two,
      { by: newest.persons[0]?.id ?? '', signature: one.signature },
    ]),
    'a changed byte': [...before, { ...last, bytes: flipped(last.bytes) }],
    'signed by somebody who isn’t a signer': [...rosters, signed(next, 'chair', 'member-1')],
    'a number skipped': [...rosters, signed({ ...next, seq: next.seq + 1 }, 'chair', 'auditor')],
    'a link that doesn’t continue the one before': [
      ...rosters,
      signed({ ...next, prev: newest.prev }, 'chair', 'auditor'),
    ],
    'somebody dropped': [...rosters, signed({ ...next, persons: next.persons.slice(1) }, 'chair', 'auditor')],
    'the newest replayed after itself': [...rosters, last],
    'another order': rosters.toReversed(),
    'the root left out': rosters.slice(1),
    'another association’s': [
      signed({ ...read(first), association: flipped(newest.association) as Roster['association'] }, 'chair', 'auditor'),
    ],
    'another root of the same people': [signed({ ...read(first), until: newest.on }, 'chair', 'auditor')],
    'none at all': [],
  };
  /** Good in themselves: only who has seen the chain before can tell. */
  const behind: Readonly<Record<string, Rosters>> = {
    'rolled back to an older one': before,
    'forked behind the one last seen': [...before, fork],
    'forked behind it, and longer': [...before, fork, signed(onFork, 'chair', 'auditor')],
  };
  return { anywhere, behind };
};

/** A network on which every package has these rosters in place of its own. */
const lying =
  (transport: Transport, rosters: Rosters): Transport =>
  async (method, path, body) => {
    const answer = await transport(method, path, body);
    const given: unknown = answer.body;
    if (typeof given !== 'object' || given === null || !('foundation' in given)) return answer;
    return { ...answer, body: { ...given, foundation: { ...(given.foundation as object), rosters } } };
  };

const outcome = (answer: { ok: true } | { ok: false; problem: { error: string } }): string =>
  answer.ok ? 'trusted' : answer.problem.error;

type Told = Readonly<Record<string, string>>;

/** What each page of a person’s makes of it. */
const byPeople = async (world: World, played: Played, rosters: Rosters, pinned?: Pinned): Promise<Told> => {
  const player = world.player('auditor');
  const me = await signInPlayer(world.portal, player, world.argon2);
  const transport = lying(player.device.transport, rosters);
  const root = player.device.root();
  const pkg = parseWire(RosterPackage, (await transport('GET', '/api/staff/rosters')).body);
  if (pkg === undefined) throw new Error('a package has its shape');
  const desk = verifyFoundation(pkg.foundation, root, pinned);
  const draft = rosterDraft(pkg, root, pinned, me, world.today());
  return {
    desk: desk.ok ? 'trusted' : desk.reason,
    'roster to sign': draft.ok ? 'trusted' : draft.reason,
    case: outcome(await readCase(transport, played.number, me, root, pinned)),
    log: outcome(await checkLog(transport, me, root, { pinned, mode: 'look' })),
  };
};

const byReporters = async (world: World, played: Played, rosters: Rosters): Promise<Told> => {
  const device = newDevice(world.portal);
  const cheated = { ...device, transport: lying(device.transport, rosters) };
  return {
    report: outcome(await freshGround(cheated)),
    mailbox: outcome(await openMailbox(cheated.transport, played.keys, device.root())),
  };
};

const refusedBy = (told: Told): readonly string[] =>
  Object.entries(told).flatMap(([page, what]) =>
    what === 'untrusted' || what === 'malformed' ? [] : [`${page} ${what}`],
  );

test('whatever a server does to the chain, no page of a person or a reporter trusts it, and the honest chain is trusted by all', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const forgery = await forgeryIn(world);
    const { anywhere, behind } = tricksOn(forgery);
    const honest = [
      ...Object.values(await byPeople(world, played, forgery.rosters)),
      ...Object.values(await byReporters(world, played, forgery.rosters)),
    ];
    assert.equal([...new Set(honest)], ['trusted']);
    for (const [trick, rosters] of Object.entries(anywhere)) {
      assert.equal(refusedBy(await byPeople(world, played, rosters)), [], trick);
      assert.equal(refusedBy(await byReporters(world, played, rosters)), [], trick);
    }
    const root = world.player('auditor').device.root();
    const foundation = await foundationOf(world);
    const seen = verifyFoundation({ ...foundation, rosters: [...forgery.rosters] }, root);
    if (!seen.ok) throw new Error(seen.reason);
    const known = pin(seen.value);
    const mark = ({ bytes }: RosterWire) => ({
      seq: read({ bytes, signatures: [] }).seq,
      head: rosterHash(bytesOf(bytes)),
    });
    for (const [trick, rosters] of Object.entries(behind)) {
      assert.equal(refusedBy(await byPeople(world, played, rosters, known)), [], trick);
      // What there is to compare: the roster that is known here, and the one that is served in its place.
      const served = rosters.map(mark).findLast(({ seq }) => seq <= known.seq);
      const why = served?.seq === known.seq ? 'other' : 'gone';
      const told = { why, known: { seq: known.seq, head: known.head }, served };
      assert.equal(refusedRosters({ ...foundation, rosters: [...rosters] }, root, known), told, trick);
      const { device } = world.player('auditor');
      const me = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
      const read = await readCase(lying(device.transport, rosters), played.number, me, root, known);
      assert.equal(read, { ok: false, problem: { error: 'untrusted', rosters: told } }, `${trick}: a case says so too`);
      const { mailbox } = await byReporters(world, played, rosters);
      assert.is(mailbox, 'untrusted', `${trick}: the report itself names the roster that is kept back`);
    }
  }));

const foundationOf = async (world: World) => {
  const { transport } = world.player('auditor').device;
  const pkg = parseWire(RosterPackage, (await transport('GET', '/api/staff/rosters')).body);
  if (pkg === undefined) throw new Error('a package has its shape');
  return pkg.foundation;
};

test('each refusal says that the roster didn’t hold, that nothing was done, and whom to turn to', () => {
  const alarms = (lang: 'ar' | 'en'): readonly string[] =>
    (['root', 'other', 'gone', 'broken'] as const).map((why) => rosterAlarm(lang, { why }).paragraphs.join(' '));
  const english = [...alarms('en'), staffText('en').case.untrusted, problemText('en', 'untrusted')];
  for (const words of english) {
    assert.match(words, /roster/, words);
    assert.match(words, /Nothing was opened|nothing was opened|opens and signs nothing/, words);
    assert.match(words, /Call|Tell|tell/, words);
  }
  assert.match(reporter('en').problems.untrusted, /nothing was opened, sealed or sent\..*another way/);
  const arabic = [...alarms('ar'), staffText('ar').case.untrusted, problemText('ar', 'untrusted')];
  for (const words of arabic) assert.match(words, /(?:سجل المكلّفين|السجل|سجل).*(?:اتصل|أخبر)/, words);
  assert.match(reporter('ar').problems.untrusted, /بطريقة أخرى/);
});

test.run();
