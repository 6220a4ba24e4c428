// People appointed by name, changes of office and panels that become too small, played through with real keys: who comes in, who
// is gone, and what their pages say meanwhile.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import {
  actAs,
  type Deed,
  enrolPlayer,
  handOnAs,
  openAs,
  type Player,
  signInPlayer,
  signRosterAs,
} from '../../src/cli/demo/people.ts';
import type { Played } from '../../src/cli/demo/play.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { perform, readCase } from '../../src/client/person.ts';
import { appointTexts } from '../../src/i18n/appoint-words.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { needsRoutes, standingWords } from '../../src/i18n/mailbox-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import type { Office } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { composeDraft } from '../../src/store/roster-draft.ts';
import { associationById, saveSettings } from '../../src/store/settings.ts';
import { unisolated } from '../support/unisolated.ts';
import { textOf } from '../views/staff-app.ts';
import { boardOf, deskOf, suspend } from './desks.ts';
import { deeds, type World, withWorld } from './world.ts';

const CALL = waitsWords('en');
const test = suite('people appointed by name');

const asAdministrator = async (world: World): Promise<Player> => {
  const administrator = playerOf(world.cast, 'admin');
  await signInPlayer(world.portal, administrator, world.argon2);
  return administrator;
};

/** Two signers sign what waits. */
const sign = async (world: World, ...signers: readonly ('auditor' | 'chair' | 'deputy' | 'audit-chair')[]) => {
  for (const who of signers) await signRosterAs(world.portal, world.player(who), world.argon2);
};

const appoint = async (world: World, office: Office, key: string): Promise<Player> => {
  const candidate = {
    name: `Canary Name ${key}`,
    offices: [office],
    userName: `canary.${key}`,
    passphrase: `six plain words for ${key} alone`,
  };
  const secret = await inviteCandidate(await asAdministrator(world), candidate);
  return enrolPlayer(world.portal, { ...candidate, secret }, world.argon2, world.watch);
};

const changeOffices = async (world: World, player: Player, offices: readonly Office[]) => {
  const administrator = await asAdministrator(world);
  const shown = await administrator.device.form(`/en/admin/people/${player.person}`, { name: player.name, offices });
  assert.is(shown.status, 303, 'the offices are changed');
};

const grantsOf = async ({ portal }: World, person: PersonId): Promise<readonly string[]> =>
  (
    await portal.deps.database.reader.all('select room, epoch from grants where holder = ? order by room, epoch', [
      person,
    ])
  ).map((row) => `${row.room} ${row.epoch}`);

const pageOf = async (
  world: World,
  player: Player,
  path: string,
): Promise<{ readonly status: number; readonly text: string }> => {
  await signInPlayer(world.portal, player, world.argon2);
  const shown = await player.device.page(path);
  // The same page among Arabic words: nobody's name stands bare in them.
  const arabic = (await player.device.page(path.replace('/en/', '/ar/'))).received;
  const rows = await world.portal.deps.database.reader.all('select name from persons');
  assert.equal(
    unisolated(
      arabic,
      rows.map(({ name }) => String(name)),
    ),
    [],
  );
  return { status: shown.status, text: shown.received };
};

/** Refers to exactly these. */
const refer =
  (...cleared: readonly Player[]): Deed =>
  (_, { person: by }) => ({
    intention: { kind: 'refer', by, form: 'formal-investigation', cleared: cleared.map(({ person }) => person) },
    entries: [{ type: 'reason', lang: 'en', text: 'Reasonable and justified.' }],
  });

test('where nobody is left for a part, the pages say what to do; whom two signers name by the roster takes it and carries the case on', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['audit-committee-chair', 'deputy-chair'] });
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.note('Before.'));
    await world.act('auditor', played, deeds.bar(world.player('chair')));
    const auditor = world.player('auditor');
    const page = await pageOf(world, auditor, `/en/staff/cases/${played.number}`);
    assert.match(page.text, /A part of this case has nobody left/);
    assert.match(page.text, /Appoint somebody by name \(alternate auditor\)/);
    assert.ok(textOf(page.text).includes(conflictText('en').handover.tooFew), 'why keys can’t be handed on yet');
    assert.match(page.text, /two of these: the board chair, the deputy chair/);
    assert.match(page.text, /National Center for Non-Profit|Nazaha/);
    const arabic = await pageOf(world, auditor, `/ar/staff/cases/${played.number}`);
    assert.match(arabic.text, /يلزم تعيين شخص بالاسم \(المراجع الداخلي البديل\)/);
    const desk = await deskOf(world, 'auditor');
    assert.match(desk.cases, /Appoint somebody by name \(alternate auditor\)/);
    assert.ok(desk.cases.includes(staffText('en').desk.waitsPeople), desk.cases);

    // Every signer who doesn't have the case is barred: the call goes to the administrator, and days later the reporter reads of it.
    for (const who of ['chair', 'deputy', 'audit-chair', 'member-1'] as const)
      assert.not.ok((await deskOf(world, who)).whole.includes(CALL.yours.people), who);
    const board = await boardOf(world);
    assert.ok(board.includes(CALL.theirs.people) && board.includes(CALL.board.overdue.people ?? '–'), board);
    assert.not.ok(board.includes(played.number) || board.includes('review'), 'neither which nor how far');
    await world.pass(2);
    assert.is((await world.mailbox(played)).mailbox.journey.fewPeople, undefined, 'so long is waited for anybody');
    await world.pass(1);
    const { mailbox } = await world.mailbox(played);
    const { few } = reporter('en').mailbox;
    assert.ok(standingWords('en', mailbox).next.some(({ words }) => words === few) && needsRoutes(mailbox));

    const alternate = await appoint(world, 'alternate-auditor', 'alternate');
    await sign(world, 'auditor', 'deputy');
    const handed = await world.handOn('auditor', played);
    assert.equal([handed.caseFile?.second, handed.caseFile?.ratifier], [alternate.person, alternate.person]);
    const reading = (await openAs(world.portal, alternate, played.number, world.argon2)).opened;
    assert.ok(reading.entries.some(({ entry }) => entry?.type === 'note' && entry.text === 'Before.'));
    assert.not.match((await pageOf(world, auditor, `/en/staff/cases/${played.number}`)).text, /has nobody left/);
    assert.is((await world.mailbox(played)).mailbox.journey.fewPeople, undefined, 'it is over for the reporter');
    assert.not.ok((await boardOf(world)).includes(CALL.theirs.people), 'and for the administrator');

    await world.act('auditor', played, deeds.refer);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    await world.act('member-2', played, deeds.confirm);
    const done = await actAs(world.portal, alternate, played.number, deeds.ratify, world.argon2);
    assert.is(done.caseFile?.stage, 'ratified');
    assert.equal(done.caseFile?.irregular, []);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

/** What stops the auditor's act. */
const refusedTo = (world: World, played: Played, deed: Deed): Promise<string> =>
  world.act('auditor', played, deed).then(
    () => 'taken',
    (problem: unknown) => String(problem),
  );

test('a reviewer who kept both substitutes away can’t keep the last colleague away, nor is a further alternate auditor refused', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const others = [world.player('deputy'), world.player('audit-chair')];
    await world.act('auditor', played, deeds.concern(['audit-committee-chair', 'deputy-chair'], others));
    const bar = deeds.bar(world.player('chair'));
    assert.match(await refusedTo(world, played, bar), /left-alone/);
    const first = await appoint(world, 'alternate-auditor', 'alternate');
    await sign(world, 'deputy', 'audit-chair');
    await world.act('auditor', played, bar);
    await world.handOn('auditor', played);
    const { number } = played;
    assert.match(await refusedTo(world, played, deeds.bar(first)), /left-alone/);
    // One who holds the office is told of no attempt, since there is none: there is room beside them.
    const second = await appoint(world, 'alternate-auditor', 'further');
    await sign(world, 'deputy', 'audit-chair');
    await world.act('auditor', played, deeds.bar(first));
    const handed = await world.handOn('auditor', played);
    assert.is(handed.caseFile?.second, second.person);
    assert.ok((await openAs(world.portal, second, number, world.argon2)).opened.entries.length > 0);
    // The alternate is left alone, and the chair leaves by the roster: the advice names no office that nobody is put into by name.
    await world.act('auditor', played, (_, { person: by }) => ({
      intention: { kind: 'declare', by, conflict: true },
      entries: [],
    }));
    await suspend(world, 'chair');
    await sign(world, 'deputy', 'audit-chair');
    const advice = appointTexts('en', [{ part: 'reviewer', appoint: ['alternate-auditor'] }])[0] ?? '–';
    const lone = textOf((await pageOf(world, second, `/en/staff/cases/${number}`)).text);
    assert.ok(lone.includes(advice) && advice.includes('room for several'), lone);
    assert.ok(
      lone.includes('two of these: the deputy chair, the internal auditor and the audit committee chair.'),
      lone,
    );
    const desk = textOf((await pageOf(world, second, '/en/staff')).text);
    assert.ok(desk.includes(advice) && desk.includes(staffText('en').desk.waitsPeople), desk);
    assert.ok((await boardOf(world)).includes('enter a further alternate auditor'));
    const third = await appoint(world, 'alternate-auditor', 'third');
    await sign(world, 'deputy', 'audit-chair');
    const { caseFile } = await handOnAs(world.portal, second, number, world.argon2);
    assert.equal([caseFile?.reviewer, caseFile?.ratifier], [third.person, second.person]);
    assert.not.match((await pageOf(world, second, `/en/staff/cases/${number}`)).text, /has nobody left/);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('auditor, executive and chair ticked: no committee is given the case, an external investigator who is appointed decides alone', () =>
  withWorld({}, async (world) => {
    const concerns = ['board-chair', 'executive-director', 'internal-auditor'] as const;
    const played = await world.report({ concerns });
    const reviewer = world.player('audit-chair');
    await world.act('audit-chair', played, deeds.acknowledge);
    const blocked = await pageOf(world, reviewer, `/en/staff/cases/${played.number}`);
    assert.match(blocked.text, /Appoint somebody by name \(external investigator\)/);
    const external = await appoint(world, 'external-investigator', 'external');
    await sign(world, 'deputy', 'audit-chair');
    assert.is(
      (await pageOf(world, external, `/en/staff/cases/${played.number}`)).status,
      404,
      'no key before the referral',
    );
    const referred = await actAs(world.portal, reviewer, played.number, refer(external), world.argon2);
    assert.equal([referred.caseFile?.panel, referred.caseFile?.quorum], [[external.person], 1]);
    const rules = await pageOf(world, reviewer, `/en/staff/cases/${played.number}`);
    assert.match(rules.text, /The external investigator alone is the panel, and decides alone/);
    assert.match(rules.text, /Canary Name external<\/bdi> \(External investigator\)/);
    assert.match(rules.text, /Who investigates this case/);
    await actAs(world.portal, external, played.number, deeds.message('Where was it kept?'), world.argon2);
    const { mailbox } = await world.mailbox(played);
    assert.ok(
      mailbox.thread.some((piece) => 'office' in piece && piece.office === 'external-investigator'),
      'the reporter’s own check takes the line, and names the office',
    );
    const said = await actAs(world.portal, external, played.number, deeds.recommend('unsubstantiated'), world.argon2);
    assert.is(said.caseFile?.stage, 'ratification');
    assert.is((await world.act('deputy', played, deeds.ratify)).caseFile?.stage, 'ratified');
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test('a chair who goes to another office is gone from running cases; the deputy is handed their part, and their keys are deleted (T104)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const other = await world.report();
    const chair = world.player('chair');
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    await changeOffices(world, chair, ['board-member']);
    assert.is((await pageOf(world, chair, `/en/staff/cases/${played.number}`)).status, 200, 'until a roster says so');
    await sign(world, 'auditor', 'deputy');
    assert.is((await pageOf(world, chair, `/en/staff/cases/${played.number}`)).status, 404);
    assert.is((await chair.device.transport('GET', `/api/staff/cases/${played.number}`)).status, 404);
    const desk = await pageOf(world, chair, '/en/staff');
    for (const { number } of [played, other]) assert.not.ok(desk.text.includes(number));
    assert.ok((await grantsOf(world, chair.person)).length > 0, 'until the next one has the keys');
    const handed = await world.handOn('auditor', played);
    assert.is(handed.caseFile?.second, world.player('deputy').person);
    const left = await grantsOf(world, chair.person);
    assert.equal(left, ['report 1'], 'those of the other case, which nobody has handed on yet');
    await world.handOn('auditor', other);
    assert.equal(await grantsOf(world, chair.person), []);
    const noted = await world.act('deputy', played, deeds.note('After.'));
    const mine = noted.lines.flatMap(({ act }) => act.grants.filter(({ holder }) => holder === chair.person));
    assert.equal(mine.map(({ room, epoch }) => `${room} ${epoch}`).toSorted(), ['deliberation 1', 'report 1']);
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test('both receivers change office at once: they hand the case on to their successors, and nothing of it is lost', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Before.'));
    const [auditor, chair] = [world.player('auditor'), world.player('chair')];
    await world.open('chair', played);
    await changeOffices(world, auditor, ['board-member']);
    await changeOffices(world, chair, ['board-member']);
    await sign(world, 'deputy', 'audit-chair');
    assert.is((await pageOf(world, auditor, `/en/staff/cases/${played.number}`)).status, 200);
    await handOnAs(world.portal, auditor, played.number, world.argon2);
    assert.is((await pageOf(world, auditor, `/en/staff/cases/${played.number}`)).status, 404);
    // Whose id comes first was given every key first.
    const isFirst = (await grantsOf(world, world.player('deputy').person)).includes('deliberation 1');
    const done = await world.handOn(isFirst ? 'deputy' : 'audit-chair', played);
    assert.equal(
      [done.caseFile?.reviewer, done.caseFile?.second],
      [world.player('audit-chair').person, world.player('deputy').person],
    );
    for (const { person } of [auditor, chair]) assert.equal(await grantsOf(world, person), []);
    const reading = await world.open('deputy', played);
    assert.ok(reading.entries.some(({ entry }) => entry?.type === 'note' && entry.text === 'Before.'));
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test('two receivers who lose their parts before either declared are listed the case with its keys, and who declares hands them on', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const [auditor, chair] = [world.player('auditor'), world.player('chair')];
    await changeOffices(world, auditor, ['board-member']);
    await changeOffices(world, chair, ['board-member']);
    await sign(world, 'deputy', 'audit-chair');
    const { deskRowKeys } = conflictText('en');
    const first = (await pageOf(world, auditor, '/en/staff')).text;
    assert.ok(first.includes(played.number) && textOf(first).includes(deskRowKeys), 'the reviewer’s at once');
    const other = async () => (await pageOf(world, chair, '/en/staff')).text;
    assert.ok((await other()).includes(played.number));
    await world.pass(5);
    assert.ok(textOf(await other()).includes(deskRowKeys), 'and the other’s once the reviewer stayed away');
    await world.open('chair', played);
    await handOnAs(world.portal, chair, played.number, world.argon2);
    assert.is((await pageOf(world, chair, `/en/staff/cases/${played.number}`)).status, 404);
    // Once one of those who follow has the keys, whoever stayed for them alone is gone; the other has them from that one.
    const heirs = ['audit-chair', 'deputy'] as const;
    const pages = heirs.map(async (who) => pageOf(world, world.player(who), `/en/staff/cases/${played.number}`));
    const served = (await Promise.all(pages)).map(({ status }) => status === 200);
    const heir = heirs[served.indexOf(true)];
    assert.ok(heir);
    await world.open(heir, played);
    await handOnAs(world.portal, world.player(heir), played.number, world.argon2);
    for (const who of heirs) assert.ok((await world.open(who, played)).caseFile);
  }));

test('a panel of which fewer than decide can sign in is refused, though the roster still lists them', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const administrator = await asAdministrator(world);
    const members = [world.player('member-1'), world.player('member-2'), world.player('member-3')];
    for (const { person } of members.slice(0, 2))
      assert.is((await administrator.device.form(`/en/admin/people/${person}/suspension`, {})).status, 303);
    const { me, opened } = await openAs(world.portal, world.player('auditor'), played.number, world.argon2);
    const { transport, root } = world.player('auditor').device;
    const { intention, entries } = refer(...members)(opened, me);
    const refused = await perform(transport, played.number, opened, me, intention, entries, root());
    assert.equal(!refused.ok && refused.problem.refusal, { code: 'too-few-able', needed: 2, able: 1 });
    await asAdministrator(world);
    await administrator.device.form(`/en/admin/people/${members[0]?.person}/reinstatement`, {});
    assert.is((await world.act('auditor', played, refer(...members))).caseFile?.stage, 'investigation');
  }));

test('a bar leaves the panel too small: members from the ad-hoc panel come in by a signed referral and carry the case to its end', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const members = [world.player('member-1'), world.player('member-2')];
    await world.act('auditor', played, refer(...members));
    await world.act('member-1', played, deeds.note('Of the panel.'));
    for (const member of [world.player('member-3')])
      await world.act('auditor', played, deeds.concern(['violations-committee'], [member]));
    await world.act('auditor', played, deeds.bar(world.player('member-2')));
    await world.handOn('auditor', played);
    const page = await pageOf(world, world.player('auditor'), `/en/staff/cases/${played.number}`);
    assert.match(page.text, /Fewer members are left on the panel than it takes to decide/);
    assert.match(page.text, /Appoint somebody by name \(ad-hoc panel member or external investigator\)/);
    const substitute = await appoint(world, 'ad-hoc-panel', 'substitute');
    await sign(world, 'auditor', 'deputy');
    const form = await pageOf(world, world.player('auditor'), `/en/staff/cases/${played.number}/referral`);
    assert.match(form.text, /Bring in further members/);
    assert.not.match(form.text, /name="form"|id="form"/);
    const brought = await world.act('auditor', played, refer(substitute));
    assert.is(brought.caseFile?.stage, 'investigation');
    const shown = await pageOf(world, world.player('auditor'), `/en/staff/cases/${played.number}`);
    assert.match(shown.text, /Further members were brought in/);
    assert.match(shown.text, /on the panel has these members too: \u2068Canary Name substitute\u2069/);
    const reading = (await openAs(world.portal, substitute, played.number, world.argon2)).opened;
    assert.ok(reading.entries.some(({ entry }) => entry?.type === 'note' && entry.text === 'Of the panel.'));
    await actAs(world.portal, substitute, played.number, deeds.recommend('substantiated'), world.argon2);
    const carried = await world.act('member-1', played, deeds.confirm);
    assert.is(carried.caseFile?.stage, 'ratification');
    assert.is((await world.act('chair', played, deeds.ratify)).caseFile?.stage, 'ratified');
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test('another quorum, set while a case runs, is for new reports: the case page says so, and two still decide', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await world.portal.deps.database.write(async (tx) => {
      const before = await associationById(tx, world.portal.association);
      if (before === undefined) throw new Error('there is one');
      await saveSettings(tx, { ...before, quorum: 3 });
      await composeDraft(world.portal.deps, tx, world.portal.association);
    });
    await sign(world, 'auditor', 'deputy');
    const page = await pageOf(world, world.player('auditor'), `/en/staff/cases/${played.number}`);
    assert.match(page.text, /This case runs under policy <bdi dir="ltr">001-5<\/bdi>, under which it was received/);
    assert.match(page.text, /Another policy is in force for new reports since/);
    const link = /href="(\/en\/staff\/policies\/[\w-]{43})"/.exec(page.text)?.[1] ?? 'no link';
    const version = await pageOf(world, world.player('auditor'), link);
    assert.match(
      version.text,
      /decides with 2 members present at least/,
      'the version that the case was received under',
    );
    assert.match(page.text, /Deciding takes 2 members/);
    assert.match(page.text, /For new reports it takes 3 now/);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    assert.is((await world.act('member-2', played, deeds.confirm)).caseFile?.stage, 'ratification');
    const { me } = await openAs(world.portal, world.player('auditor'), played.number, world.argon2);
    const { transport, root } = world.player('auditor').device;
    const read = await readCase(transport, played.number, me, root());
    assert.is(read.ok && read.value.caseFile?.quorum, 2);
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test.run();
