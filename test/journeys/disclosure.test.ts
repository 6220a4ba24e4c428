// Who may know who reported, played by real devices: told first, given on the day, ended on the day; withheld; refused; consent
// taken back; and the name given again after a reviewer who is gone.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { exposuresIn } from '../../src/browser/exposure.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { type Deed, must, signInPlayer } from '../../src/cli/demo/people.ts';
import type { Played } from '../../src/cli/demo/play.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { buildAct } from '../../src/client/act.ts';
import type { OpenedCase } from '../../src/client/case.ts';
import { readMailbox } from '../../src/client/mailbox.ts';
import { reportUnreadable } from '../../src/client/perform.ts';
import { giveIdentity, type Mailbox, sayConsent } from '../../src/client/reporter.ts';
import { plan } from '../../src/domain/decide.ts';
import { comingOn, endOfAnnouncement, endOfDisclosure } from '../../src/domain/disclosure-ends.ts';
import { addDays, type PlainDate } from '../../src/domain/plain-date.ts';
import { MailboxPackage, parseWire } from '../../src/domain/wire.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { alertWords } from '../../src/i18n/mailbox-alerts.ts';
import { namingText, namingWords } from '../../src/i18n/naming.ts';
import { NOTICE_VERSION } from '../../src/i18n/notices.ts';
import { shared } from '../../src/i18n/shared.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import type { Entry } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('who may know who reported');

const NAME = 'Canary Reporter';
const LATER = 'Canary Reporter, once more';
const named = { identity: { given: true, answers: [{ question: 'name', text: NAME }] } } as const;

const NOTICE: Entry = { type: 'notice', notice: 'disclosure', version: NOTICE_VERSION, params: {} };
const why = (text: string): Entry => ({ type: 'reason', lang: 'en', text });

type Terms = { readonly to: Who; readonly basis?: string; readonly days: number };

const announce =
  (world: World, { to, basis = 'law', days }: Terms): Deed =>
  ({ ground }, { person: by }) => ({
    intention: { kind: 'announce', by, to: world.player(to).person, basis, until: addDays(ground.today, days) },
    entries: [NOTICE, why('For the hearing.'), why('We have to hear you.')],
  });
const withhold =
  (world: World, { to, basis = 'court-or-authority', days }: Terms, told: number): Deed =>
  ({ ground }, { person: by }) => ({
    intention: {
      ...{ kind: 'disclose-withheld', by, to: world.player(to).person, basis, until: addDays(ground.today, days) },
      withheldUntil: addDays(ground.today, told),
    },
    entries: [NOTICE, why('Telling them first would warn others.'), why('A court asked for it.')],
  });
const refuse =
  (world: World, to: Who): Deed =>
  (_, { person: by }) => ({
    intention: { kind: 'refuse-identity', by, to: world.player(to).person },
    entries: [why('A message does as well.')],
  });

/** The name that a handler's browser shows of a case; undefined where none opens. */
const nameIn = ({ entries }: OpenedCase): string | undefined => {
  const opened = entries.map(({ entry }) => entry).findLast((entry) => entry?.type === 'identity');
  return opened?.type === 'identity' ? opened.answers[0]?.text : undefined;
};

/** How many keys of the identity the database holds for somebody. */
const keysOf = async (world: World, who: Who): Promise<number> => {
  const { reader } = world.portal.deps.database;
  const rows = await reader.all("select line from grants where room = 'identity' and holder = ?", [
    world.player(who).person,
  ]);
  return rows.length;
};

/** What the portal sends to whoever holds the code, as text. */
const packageOf = async (world: World, played: Played): Promise<string> => {
  const { device } = await world.mailbox(played);
  const { body } = await device.transport('POST', '/api/mailbox', { lookup: toBase64url(played.keys.lookup) });
  return JSON.stringify(body);
};

const disclosuresIn = ({ thread }: Mailbox) => thread.filter(({ kind }) => kind === 'disclosure');

const isWhole = async (world: World): Promise<void> => {
  const checked = await verifyFolder(world.folder, { today: world.today() });
  assert.ok(checked.ok, JSON.stringify(checked));
};

test('told first: the notice in the mailbox, the key on the day that it named, gone on the day that it named; nobody else ever (T41)', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    const asked = await world.act('chair', played, deeds.askIdentity);
    assert.ok(asked.caseFile?.duties.some(({ id, metOn }) => id === 'identity-answer' && metOn === undefined));
    await world.act('auditor', played, deeds.announce);

    const { mailbox } = await world.mailbox(played);
    const [told] = disclosuresIn(mailbox);
    assert.equal(told?.notice?.params, {
      ...{ step: 'announced', on: world.today(), office: 'board-chair', basis: 'law' },
      ...{ from: addDays(world.today(), 7), until: addDays(world.today(), 20) },
    });
    assert.ok(mailbox.thread.some(({ text }) => text === 'The chair has to hear you.'));
    assert.not.ok(mailbox.thread.some(({ text }) => text === 'For the hearing.'));
    const alerts = async () => alertWords('en', (await world.mailbox(played)).mailbox);
    assert.match((await alerts())[0]?.paragraphs[1] ?? '', /write to us before/);
    assert.is(nameIn(await world.open('chair', played)), undefined, 'nothing before the day');
    assert.is(await keysOf(world, 'chair'), 0);

    await world.pass(7);
    assert.match((await alerts())[0]?.paragraphs[1] ?? '', /write to us\.$/, 'it can be given from today on');
    const given = await world.act('auditor', played, deeds.disclose);
    assert.equal(await alerts(), [], 'made');
    assert.is(given.caseFile?.identity.disclosures.length, 1);
    const reading = await world.open('chair', played);
    assert.is(nameIn(reading), NAME);
    for (const who of ['member-1', 'member-2'] as const) {
      const other = await world.open(who, played);
      assert.is(nameIn(other), undefined, who);
      assert.is(await keysOf(world, who), 0, who);
    }
    assert.equal(
      disclosuresIn((await world.mailbox(played)).mailbox).map(({ notice }) => notice?.params.step),
      ['announced', 'given'],
    );

    await world.pass(12);
    assert.is(nameIn(await world.open('chair', played)), NAME, 'on the last day');
    await isWhole(world);
    await world.pass(1);
    assert.is(await keysOf(world, 'chair'), 0, 'deleted');
    assert.is(await keysOf(world, 'auditor'), 1, 'the reviewer’s own stays');
    const after = await world.open('chair', played);
    assert.is(nameIn(after), undefined, 'ended');
    assert.equal(after.unreadable, [], 'and missed by nobody');
    assert.equal(
      after.entries.filter(({ expected }) => expected === 'identity'),
      [],
    );
    await isWhole(world);
    const early = await verifyFolder(world.folder, { today: addDays(world.today(), -1) });
    assert.not.ok(early.ok, 'a key that is gone before its day is missed');
    assert.is(nameIn(await world.open('auditor', played)), NAME);
  }));

test('the server serves nothing of an ended disclosure, also while its grant is still there (T41)', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('chair', played);
    await world.act('auditor', played, withhold(world, { to: 'chair', days: 2 }, 2));
    const { reader, write } = world.portal.deps.database;
    await write((tx) => tx.run('delete from ending_grants'));
    await world.pass(2);
    assert.is(await keysOf(world, 'chair'), 1, 'nothing deleted it');
    assert.is((await reader.all('select line from ending_grants')).length, 0);
    const { device } = world.player('chair');
    await signInPlayer(world.portal, world.player('chair'), world.argon2);
    const { body } = await device.transport('GET', `/api/staff/cases/${played.number}`);
    assert.not.match(JSON.stringify(body), /"room":"identity","epoch":1,"line":"[^"]*","blob"/);
    assert.not.match(JSON.stringify(body), /"room":"identity","epoch":1,"author":"reporter"/);
    assert.is(nameIn(await world.open('chair', played)), undefined);
    await isWhole(world);
  }));

test('withheld: not a byte of it reaches the reporter before the recorded day; on it line, notice and reason do', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    await world.mailbox(played);
    const headless = (text: string) => text.replace(/"head":"[^"]*"/, '').replace(/"today":"[^"]*"/, '');
    const before = headless(await packageOf(world, played));
    const given = await world.act('auditor', played, withhold(world, { to: 'chair', days: 30 }, 30));
    assert.is(nameIn(await world.open('chair', played)), NAME);
    assert.is(headless(await packageOf(world, played)), before, 'byte for byte');
    await world.pass(29);
    const last = await packageOf(world, played);
    assert.is(headless(last), before);
    assert.not.ok(last.includes(given.head) && last.indexOf(given.head) !== last.lastIndexOf(given.head));

    await world.pass(1);
    const { mailbox } = await world.mailbox(played);
    const [told] = disclosuresIn(mailbox);
    assert.is(told?.notice?.params.step, 'withheld');
    assert.is(told?.notice?.params.told, world.today());
    assert.ok(mailbox.thread.some(({ text }) => text === 'A court asked for it.'));
    assert.not.ok(mailbox.thread.some(({ text }) => text?.includes('warn others')));
    assert.ok(namingWords('en', mailbox)?.told.some((text) => text.startsWith('Was disclosed to: Board chair')));
    const [alert] = alertWords('en', mailbox);
    assert.is(alert?.title, namingText('en').late.title, 'told above all else');
    assert.is(alert?.ways[0]?.words, namingText('en').pending.read, 'and led to its notice');
    await isWhole(world);
  }));

test('requests and refusals all stay on record; none of them is told to the reporter (T41)', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    const known = (await world.mailbox(played)).mailbox.lines.length;
    await world.act('chair', played, deeds.askIdentity);
    const refused = await world.act('auditor', played, refuse(world, 'chair'));
    const kinds = refused.caseFile?.timeline.map(({ act }) => act) ?? [];
    assert.equal(kinds.slice(-2), ['ask-identity', 'refuse-identity']);
    const reasons = refused.entries.flatMap(({ entry }) => (entry?.type === 'reason' ? [entry.text] : []));
    assert.equal(reasons.slice(-2), ['To hear them.', 'A message does as well.']);
    assert.is((await world.mailbox(played)).mailbox.lines.length, known);
    assert.is(nameIn(await world.open('chair', played)), undefined);
  }));

test('asked for consent: it stands above all in the mailbox with its day, and is gone with the answer', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('auditor', played);
    await world.act('chair', played, deeds.askIdentity);
    await world.act('auditor', played, deeds.askConsent);
    const { device, mailbox } = await world.mailbox(played);
    const [alert] = alertWords('en', mailbox);
    assert.is(alert?.title, namingText('en').asked.title);
    assert.ok(alert?.paragraphs[0]?.includes(formatDate('en', world.today())));
    assert.ok(alert?.paragraphs[0]?.includes(shared('en').offices['board-chair']));
    must(await sayConsent(device.transport, mailbox, true), 'consents');
    assert.equal(alertWords('en', (await world.mailbox(played)).mailbox), []);
    await isWhole(world);
  }));

test('asked for consent, the reporter says no: whoever asked reads it, and asks no more for that person before they ask anew', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('auditor', played);
    await world.act('chair', played, deeds.askIdentity);
    await world.act('auditor', played, deeds.askConsent);
    const { device, mailbox } = await world.mailbox(played);
    const said = must(await sayConsent(device.transport, mailbox, false), 'says no');
    assert.equal([said.naming?.declined, said.naming?.asked, alertWords('en', said)], [true, undefined, []]);
    assert.is(said.thread.at(-1)?.kind, 'declined');
    assert.not.ok((await sayConsent(device.transport, said, false)).ok, 'once');
    for (const who of ['auditor', 'chair'] as const) {
      const [asked] = (await world.open(who, played)).caseFile?.identity.asked ?? [];
      assert.equal(asked?.answers, [{ given: false, on: world.today() }], who);
    }
    const again = world.act('auditor', played, deeds.askConsent);
    assert.match(await again.then(String, String), /declined/);
    await world.act('auditor', played, refuse(world, 'chair'));
    await world.act('chair', played, deeds.askIdentity);
    await world.act('auditor', played, deeds.askConsent);
    assert.ok((await world.mailbox(played)).mailbox.naming?.asked, 'on new grounds');
    await isWhole(world);
  }));

test('a message that asks by its sealed words alone asks for nothing', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    const sealed: Entry = { type: 'message', lang: 'en', text: 'May I know who you are?', asks: 'consent' };
    await world.act('auditor', played, (_, { person: by }) => ({
      intention: { kind: 'message', by },
      entries: [sealed],
    }));
    assert.equal(alertWords('en', (await world.mailbox(played)).mailbox), []);
    await isWhole(world);
  }));

test('on consent: taken back, it is served no more from that moment and deleted, and no new one is made on it', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('chair', played);
    const first = await world.mailbox(played);
    must(await sayConsent(first.device.transport, first.mailbox, true), 'consents');
    await world.act('auditor', played, announce(world, { to: 'chair', basis: 'consent', days: 60 }));
    await world.pass(7);
    await world.act('auditor', played, deeds.disclose);
    assert.is(nameIn(await world.open('chair', played)), NAME);
    const second = await world.mailbox(played);
    assert.is(second.mailbox.naming?.consent, true);
    const withdrawn = must(await sayConsent(second.device.transport, second.mailbox, false), 'takes it back');
    assert.equal(
      withdrawn.naming?.disclosures.map(({ isOver }) => isOver),
      [true],
    );
    assert.is(await keysOf(world, 'chair'), 0);
    const after = await world.open('chair', played);
    assert.is(nameIn(after), undefined);
    assert.equal(after.unreadable, []);
    await isWhole(world);
    const again = world.act('auditor', played, announce(world, { to: 'chair', basis: 'consent', days: 20 }));
    assert.match(await again.then(String, String), /no-consent/);
  }));

test('an announcement that nothing comes of any more is told so, to the reporter without whom or why, on the case’s page with the reason', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    const naming = async () => (await world.mailbox(played)).mailbox;
    const dropped = async () => (await naming()).naming?.disclosures.map(({ isDropped }) => isDropped === true);
    const why = async () => {
      const { caseFile, ground } = await world.open('auditor', played);
      const { announced = [], dropped: gone = [] } = caseFile?.identity ?? {};
      const ends = [...announced, ...gone].map(
        (one) => caseFile && endOfAnnouncement(caseFile, ground.current.roster, one),
      );
      const coming = caseFile === undefined ? [] : comingOn(caseFile, ground.current.roster, ground.today);
      return { ends, coming: coming.length };
    };
    for (const who of ['chair', 'member-1'] as const) await world.open(who, played);
    const first = await world.mailbox(played);
    must(await sayConsent(first.device.transport, first.mailbox, true), 'consents');
    await world.act('auditor', played, announce(world, { to: 'chair', basis: 'consent', days: 60 }));
    assert.equal([await dropped(), await why()], [[false], { ends: [undefined], coming: 1 }]);

    const second = await world.mailbox(played);
    must(await sayConsent(second.device.transport, second.mailbox, false), 'takes it back');
    assert.equal([await dropped(), await why()], [[true], { ends: ['consent'], coming: 0 }]);
    assert.ok(namingWords('en', await naming())?.told[0]?.includes('does not stand any more'));

    // Whoever asked is owed nothing by it: asked anew and refused, that is told of another request.
    const { caseFile: known } = await world.act('chair', played, deeds.askIdentity);
    assert.equal(known?.identity.requests.length, 1);
    await world.act('auditor', played, refuse(world, 'chair'));
    assert.equal([await dropped(), await why()], [[true], { ends: ['consent'], coming: 0 }]);
    must(await sayConsent(second.device.transport, await naming(), true), 'consents again');
    assert.equal([await dropped(), await why()], [[true], { ends: ['consent'], coming: 0 }]);
    const shown = await packageOf(world, played);
    assert.match(shown, /"ended":\["[^"]+"\]/);

    await world.act('auditor', played, announce(world, { to: 'member-1', days: 60 }));
    assert.equal(await dropped(), [true, false]);
    await world.act('chair', played, deeds.bar(world.player('member-1')));
    assert.equal(
      [await dropped(), (await why()).ends],
      [
        [true, true],
        ['barred', 'consent'],
      ],
    );
    assert.equal(alertWords('en', await naming()), []);
    await world.pass(60);
    const told = namingWords('en', await naming())?.told ?? [];
    assert.equal(
      told.map((text) => /That time ended/.test(text)),
      [true, true],
      'told for good, not silently gone',
    );
  }));

test('a disclosure to somebody kept away since is told as one that opens no more', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await world.open('chair', played);
    await world.open('member-1', played);
    const before = await packageOf(world, played);
    await world.act('auditor', played, withhold(world, { to: 'member-1', days: 60 }, 10));
    const opened = await world.act('chair', played, deeds.bar(world.player('member-1')));
    const { identity } = opened.caseFile ?? {};
    const [one] = identity?.disclosures ?? [];
    assert.is(opened.caseFile && one && endOfDisclosure(opened.caseFile, opened.ground.current.roster, one), 'barred');
    const exposure = exposuresIn(opened).find(({ person }) => person === world.player('member-1').person);
    assert.equal(exposure?.identity, { from: world.today(), until: world.today() });
    for (const text of [before, await packageOf(world, played)])
      assert.match(text, /"ended":\[\]/, 'not before its day');
    await world.pass(10);
    const told = (await world.mailbox(played)).mailbox.naming?.disclosures;
    assert.equal(
      told?.map(({ isOver }) => isOver),
      [true],
    );
  }));

test('after a reviewer who is kept away the reporter is asked again, without a word of whom or why, and the next one reads', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    assert.is((await world.mailbox(played)).mailbox.naming?.again, false);
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    const between = (await world.mailbox(played)).mailbox;
    assert.is(between.naming?.reader, undefined, 'nobody reviews just now');
    assert.is(namingWords('en', between)?.give, undefined);
    await world.handOn('chair', played);
    const { device, mailbox } = await world.mailbox(played);
    assert.is(mailbox.naming?.again, true);
    assert.match(namingWords('en', mailbox)?.warning ?? '', /give it again/);
    assert.not.ok(JSON.stringify(namingWords('en', mailbox)).includes('auditor'));
    assert.is(nameIn(await world.open('audit-chair', played)), undefined);

    const given = must(
      await giveIdentity(device.transport, mailbox, [{ question: 'name', text: LATER }]),
      'the name is given again',
    );
    assert.equal([given.identity?.answers[0]?.text, given.naming?.again], [LATER, false]);
    assert.is(nameIn(await world.open('audit-chair', played)), LATER);
    assert.is(nameIn(await world.open('chair', played)), undefined);
    assert.is(await keysOf(world, 'auditor'), 0, 'never to whoever is kept away');
    const auditor = world.player('auditor');
    await signInPlayer(world.portal, auditor, world.argon2);
    assert.is((await auditor.device.transport('GET', `/api/staff/cases/${played.number}`)).status, 404);
    await isWhole(world);
  }));

test('whoever gave no name and wants to, while nobody reviews, is told when to come back', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    const { device, mailbox } = await world.mailbox(played);
    const words = namingWords('en', mailbox);
    assert.match(words?.state ?? '', /cannot be taken just now/);
    assert.is(words?.give, undefined);
    const tried = await giveIdentity(device.transport, mailbox, [{ question: 'name', text: NAME }]);
    assert.is(!tried.ok && tried.problem.error, 'refused');
  }));

test('a name given later looks like none at first: the same sizes, before and after', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    const { device, mailbox } = await world.mailbox(played);
    assert.is(mailbox.identity?.given, false);
    must(await giveIdentity(device.transport, mailbox, [{ question: 'name', text: NAME }]), 'the name is given');
    assert.is(nameIn(await world.open('auditor', played)), NAME);
    const sizes = await world.portal.deps.database.reader.all(
      "select distinct length(entry_sealed) as size from entries where room = 'identity'",
    );
    assert.is(sizes.length, 1);
  }));

test('whoever has lost the key of a disclosed identity is told nothing by a colleague: it takes the reporter or the reviewer', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('chair', played);
    await world.act('auditor', played, withhold(world, { to: 'chair', days: 20 }, 20));
    const { reader: _, write } = world.portal.deps.database;
    await write((tx) =>
      tx.run("delete from grants where room = 'identity' and holder = ?", [world.player('auditor').person]),
    );
    const lost = await world.open('auditor', played);
    assert.equal(lost.unreadable, ['identity']);
    const me = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
    must(await reportUnreadable(world.player('auditor').device.transport, lost, me), 'it is told');
    assert.is((await world.mailbox(played)).mailbox.naming?.again, true);
    const given: Deed = (__, { person: by }) => ({
      intention: { kind: 'grant', by, to: world.player('auditor').person, room: 'identity' },
      entries: [],
    });
    assert.match(await world.act('chair', played, given).then(String, String), /not-eligible/);
  }));

test('a portal that names somebody else as the reader gets no name: not the executive, not who is concerned, not a stranger', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ ...named, concerns: ['deputy-chair'] });
    await world.open('auditor', played);
    const { device, mailbox } = await world.mailbox(played);
    const { body } = await device.transport('POST', '/api/mailbox', { lookup: toBase64url(played.keys.lookup) });
    const pkg = parseWire(MailboxPackage, body);
    if (pkg === undefined) throw new Error('no package');
    const readBy = (who: Who) => {
      const told = { ...pkg, identity: { reader: world.player(who).person, again: true, ended: [] } };
      return must({ ...readMailbox(told, mailbox.keys, device.root()) } as never, 'read') as Mailbox;
    };
    for (const who of ['executive', 'deputy', 'member-1', 'audit-chair'] as const)
      assert.is(readBy(who).naming?.reader, undefined, who);
    assert.is(readBy('auditor').naming?.reader, world.player('auditor').person);
  }));

test('a notice that tells another day than its line is shown to nobody', () =>
  withWorld({}, async (world) => {
    const played = await world.report(named);
    await world.open('chair', played);
    const opened = await world.open('auditor', played);
    const player = world.player('auditor');
    const me = await signInPlayer(world.portal, player, world.argon2);
    const { caseFile, ground } = opened;
    if (caseFile === undefined) throw new Error('no case');
    const until: PlainDate = addDays(ground.today, 20);
    const intention = {
      kind: 'announce',
      by: me.person,
      to: world.player('chair').person,
      basis: 'law',
      until,
    } as const;
    const planned = plan(opened.policy, ground.current.roster, caseFile, intention, ground.today);
    if (!planned.ok) throw new Error(planned.refusal.code);
    const lying: Entry = {
      ...NOTICE,
      params: { step: 'announced', office: 'board-chair', until: '2026-09-14' },
    } as Entry;
    const signed = buildAct(
      {
        ...{ association: ground.association, rosterHash: ground.current.hash, roster: ground.current.roster },
        ...{ caseId: opened.caseId, prev: opened.head, on: ground.today, by: me.person, bars: new Set() },
        signKey: me.keys.sign.secretKey,
        keyOf: (room, epoch) => opened.rooms.get(room)?.get(epoch),
      },
      planned.value,
      [lying, why('For the hearing.'), why('We have to hear you.')],
    );
    if (!signed.ok) throw new Error(signed.reason);
    const { hash: _, ...submission } = signed.value;
    const sent = await player.device.transport('POST', `/api/staff/cases/${played.number}/acts`, submission);
    assert.ok(sent.status < 300, JSON.stringify(sent.body));
    const { mailbox } = await world.mailbox(played);
    assert.equal(
      disclosuresIn(mailbox).map(({ problem, notice }) => [problem, notice]),
      [['not-authenticated', undefined]],
    );
    assert.is(mailbox.naming?.disclosures[0]?.until, until, 'what the line says is told all the same');
  }));

test.run();
