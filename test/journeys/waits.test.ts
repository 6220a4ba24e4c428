// Everything that waits for another person's browser, played through with somebody who stays away: it stands on a desk with a
// day, comes to somebody who can act once that has passed, they do act, and it is over. Nobody whom a case bypasses hears of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inviteCandidate } from '../../src/cli/demo/founding.ts';
import { enrolPlayer, signHeadAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { appointTexts } from '../../src/i18n/appoint-words.ts';
import { formatShort } from '../../src/i18n/dates.ts';
import { knownPerson } from '../../src/i18n/known-person.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { partWords } from '../../src/i18n/part-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import type { Office, Role } from '../../src/policy/types.ts';
import { asAdministrator, boardOf, deskOf, partOf, sign, suspend } from './desks.ts';
import { confirmYears, deeds, withWorld } from './world.ts';

const test = suite('waits');

const WORDS = waitsWords('en');
const { duties, roles } = shared('en');

/** The world begins on Sunday, 6 September 2026. */
const yours = (duty: keyof typeof duties): string => `${duties[duty]} (${staffText('en').desk.yours})`;
const came = (duty: keyof typeof duties, role: Role): string =>
  `${duties[duty]} (${partWords('en', role)}, ${WORDS.tooYours('‹day›').split('‹day›')[0]}`;

test('a report that nobody opens comes from its reviewer to the second receiver, then signers hear that a case waits, and no more', () =>
  withWorld({}, async (world) => {
    await confirmYears(world, 2026);
    const played = await world.report();
    const first = await deskOf(world, 'auditor');
    assert.ok(first.cases.includes(yours('open')) && first.cases.includes('due in 2 days'), first.cases);
    const second = await deskOf(world, 'chair');
    assert.ok(second.cases.includes(`${duties.open} (${roles.reviewer})`), second.cases);
    await world.pass(3);
    const late = await deskOf(world, 'chair');
    assert.ok(late.cases.includes(WORDS.tooYours(formatShort('en', world.today()))), 'on which day');
    assert.ok(late.cases.includes(came('open', 'reviewer')) && late.cases.includes('1 day overdue'), late.cases);
    assert.is((await deskOf(world, 'deputy')).own, '', 'not yet');
    await world.pass(2);
    for (const who of ['deputy', 'audit-chair'] as const) {
      const { own, whole } = await deskOf(world, who);
      assert.ok(own.includes(WORDS.yours.people), own);
      assert.not.ok(whole.includes(played.number) || whole.includes('preliminary'), 'neither which nor how far');
    }
    for (const who of ['executive', 'member-1', 'auditor', 'chair'] as const)
      assert.not.ok((await deskOf(world, who)).whole.includes(WORDS.yours.people), who);
    assert.not.ok((await boardOf(world)).includes('case'));
    await world.open('chair', played);
    assert.is((await deskOf(world, 'deputy')).own, '', 'whoever it came to acted, and it is over');
    assert.not.ok((await deskOf(world, 'chair')).cases.includes(duties.open));
  }));

test('the only signer who could be told of a case leaves before it calls: then the administrator is told', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['audit-committee-chair'] });
    assert.is((await deskOf(world, 'deputy')).own, '');
    await suspend(world, 'deputy');
    assert.ok(await sign(world, 'auditor', 'chair'));
    await world.pass(4);
    assert.not.ok((await boardOf(world)).includes(WORDS.theirs.people), 'not before its time has passed twice');
    await world.pass(1);
    const board = await boardOf(world);
    assert.ok(board.includes(WORDS.theirs.people) && !board.includes(played.number), board);
    await world.open('chair', played);
    assert.not.ok((await boardOf(world)).includes(WORDS.theirs.people));
  }));

test('of a case that waits, nobody hears who is barred from it or kept away for now', () =>
  withWorld({}, async (world) => {
    await world.report({ concerns: ['deputy-chair'] });
    await world.report({ concerns: 'senior' });
    await world.pass(6);
    // The deputy is barred from the first, and the second is of no substitute's: only the first calls the others.
    assert.ok((await deskOf(world, 'deputy')).own.includes(WORDS.yours.people), 'of the second they may hear');
    assert.is((await deskOf(world, 'executive')).own, '');
    assert.ok((await deskOf(world, 'chair')).cases.length > 0);
  }));

test('a chair who is kept away for now hears nothing of it, and neither does a deputy who is barred', () =>
  withWorld({}, async (world) => {
    await world.report({ concerns: 'senior' });
    await world.pass(6);
    assert.is((await deskOf(world, 'chair')).own, '');
    assert.ok((await deskOf(world, 'deputy')).own.includes(WORDS.yours.people));
  }));

test('whoever leaves by a roster leaves keys to hand on, owed from the roster’s day and on the desks at once, before any line says so', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await world.open('chair', played);
    await world.pass(7);
    await suspend(world, 'auditor');
    assert.ok(await sign(world, 'chair', 'deputy'));
    const chair = await deskOf(world, 'chair');
    assert.ok(chair.cases.includes(yours('hand-on')) && chair.cases.includes('due in 2 days'), chair.cases);
    await world.pass(1);
    await world.open('member-3', played);
    // A line that comes later doesn't move the day from which it is owed.
    const after = await deskOf(world, 'chair');
    assert.ok(after.cases.includes(yours('hand-on')) && after.cases.includes('due in 1 day'), after.cases);
    await world.pass(2);
    // The chair stays away: a member of the committee, who has the keys, hands on.
    const member = await deskOf(world, 'member-2');
    assert.ok(member.cases.includes(came('hand-on', 'handler')), member.cases);
    const handed = await world.handOn('member-2', played);
    assert.is(handed.caseFile?.reviewer, world.player('audit-chair').person);
    assert.not.ok((await deskOf(world, 'chair')).cases.includes(duties['hand-on']));
  }));

test('where everybody with the keys has left, the other signers hear at once that a case waits for people', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.pass(1);
    await suspend(world, 'auditor');
    await suspend(world, 'chair');
    assert.is((await deskOf(world, 'deputy')).own.includes(WORDS.yours.people), false);
    assert.ok(await sign(world, 'deputy', 'audit-chair'));
    for (const who of ['deputy', 'audit-chair'] as const)
      assert.ok((await deskOf(world, who)).own.includes(WORDS.yours.people), who);
    // They can act: whoever has the keys is put onto the next roster again, and hands on.
    const { device } = await asAdministrator(world);
    await device.form(`/en/admin/people/${world.player('chair').person}/reinstatement`, {});
    assert.ok(await sign(world, 'deputy', 'audit-chair'));
    await world.handOn('chair', played);
    for (const who of ['deputy', 'audit-chair'] as const)
      assert.not.ok((await deskOf(world, who)).own.includes(WORDS.yours.people), who);
  }));

test('where too few are left on a panel the signers hear at once that a case waits, whoever is barred from it or sees it doesn’t', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['deputy-chair'] });
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    const others = ['deputy', 'executive', 'member-1', 'audit-chair'] as const;
    for (const who of others) assert.not.ok((await deskOf(world, who)).whole.includes(WORDS.yours.people), who);
    const before = await deskOf(world, 'deputy');
    for (const who of ['member-1', 'member-2'] as const) {
      await world.act(who, played, (_, { person: by }) => ({
        intention: { kind: 'declare', by, conflict: true },
        entries: [],
      }));
    }
    const { own, whole } = await deskOf(world, 'audit-chair');
    assert.ok(own.includes(WORDS.yours.people), own);
    assert.not.ok(whole.includes(played.number), 'not which');
    for (const who of ['deputy', 'executive', 'member-1', 'member-2', 'auditor', 'chair'] as const)
      assert.not.ok((await deskOf(world, who)).whole.includes(WORDS.yours.people), who);
    assert.is((await deskOf(world, 'deputy')).whole, before.whole, 'whom it concerns reads what they read before');
    const { cases } = await deskOf(world, 'auditor');
    const { panelShort } = panelWords('en').vacant;
    const [appoint = ''] = appointTexts('en', [{ part: 'panel', appoint: ['ad-hoc-panel', 'external-investigator'] }]);
    for (const words of [panelShort, appoint])
      assert.ok(cases.includes(words), `who sees it has it on their desk, and whom to appoint: ${words}`);
  }));

test('a recommendation waits for the other members, then reviewer and ratifier are asked to see to it, and a voice ends it', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    assert.ok((await deskOf(world, 'member-2')).cases.includes(yours('voices')));
    assert.not.ok((await deskOf(world, 'member-1')).cases.includes(duties.voices));
    await world.pass(3);
    assert.ok((await deskOf(world, 'auditor')).cases.includes(came('voices', 'panel')));
    await world.act('member-2', played, deeds.confirm);
    assert.not.ok((await deskOf(world, 'auditor')).cases.includes(duties.voices));
  }));

test('keys that don’t open come from the reviewer to whoever else has them, who gives them again', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    await world.open('chair', played);
    await world.act('auditor', played, deeds.refer);
    await world.act('member-1', played, deeds.unreadable);
    assert.ok((await deskOf(world, 'auditor')).cases.includes(yours('unreadable')));
    assert.not.ok((await deskOf(world, 'chair')).cases.includes(came('unreadable', 'holder')));
    await world.pass(3);
    assert.ok((await deskOf(world, 'chair')).cases.includes(came('unreadable', 'holder')));
    await world.act('chair', played, (_, { person: by }) => ({
      intention: { kind: 'grant', by, room: 'report', to: world.player('member-1').person },
      entries: [],
    }));
    for (const who of ['auditor', 'chair'] as const)
      assert.not.ok((await deskOf(world, who)).cases.includes(duties.unreadable), who);
  }));

test('a report about someone senior waits to be cleared, then the second receiver is asked to see to it', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: 'senior' });
    await world.open('auditor', played);
    await world.open('audit-chair', played);
    assert.ok((await deskOf(world, 'auditor')).cases.includes(yours('clear')));
    await world.pass(3);
    assert.ok((await deskOf(world, 'audit-chair')).cases.includes(came('clear', 'reviewer')));
    await world.act('auditor', played, deeds.clear);
    assert.not.ok((await deskOf(world, 'audit-chair')).cases.includes(duties.clear));
  }));

const known = (name: string, office: Office, userName: string): string =>
  knownPerson('en', { name, administrator: false, offices: [office], userName });
const NEWCOMER_KNOWN = known('New Member', 'violations-committee', 'new.member');
const SIGNERS_KNOWN = [
  known('Canary Name chair', 'board-chair', 'canary.chair'),
  known('Canary Name deputy', 'deputy-chair', 'canary.deputy'),
  known('Canary Name auditor', 'internal-auditor', 'canary.auditor'),
  known('Canary Name audit-chair', 'audit-committee-chair', 'canary.audit-chair'),
].join(', ');

const NEWCOMER = { name: 'New Member', offices: ['violations-committee'] as const };

test('a roster waits for everybody who can sign it, and any two do; the administrator and whoever is new know of whom it is expected', () =>
  withWorld({}, async (world) => {
    await confirmYears(world, 2026);
    const candidate = { ...NEWCOMER, userName: 'new.member', passphrase: 'six words that nobody else knows' };
    const secret = await inviteCandidate(await asAdministrator(world), candidate);
    const newcomer = await enrolPlayer(world.portal, { ...candidate, secret }, world.argon2, world.watch);
    const chair = await deskOf(world, 'chair');
    assert.ok(chair.own.includes(WORDS.yours['roster-signature']) && chair.own.includes('due in 2 days'), chair.own);
    assert.ok(chair.own.includes(WORDS.about['roster-signature']?.(NEWCOMER_KNOWN) ?? '–'), chair.own);
    await signInPlayer(world.portal, newcomer, world.argon2);
    const own = partOf((await newcomer.device.page('/en/staff')).received, 'awaited');
    assert.ok(own.includes(WORDS.expected(SIGNERS_KNOWN)), 'they read for whom they wait');
    const expected = WORDS.expected(SIGNERS_KNOWN);
    for (const who of ['auditor', 'audit-chair'] as const) {
      const { own } = await deskOf(world, who);
      assert.ok(own.includes(WORDS.yours['roster-signature']) && own.includes('due in 2 days'), own);
    }
    assert.is((await deskOf(world, 'member-1')).others, '');
    assert.ok((await boardOf(world)).includes(expected));
    await world.pass(3);
    const board = await boardOf(world);
    assert.ok(board.includes(WORDS.board.overdue['roster-signature'] ?? '–') && board.includes('1 day overdue'), board);
    assert.not.ok(await sign(world, 'auditor'));
    assert.is((await deskOf(world, 'auditor')).own, '', 'whoever has signed is waited for no more');
    assert.ok(await sign(world, 'audit-chair'));
    for (const who of ['chair', 'deputy'] as const) assert.is((await deskOf(world, who)).own, '', who);
    assert.is(await boardOf(world), '');
  }));

test('an invitation waits for whoever is invited, then for the administrator, who makes a new link', () =>
  withWorld({}, async (world) => {
    const administrator = await asAdministrator(world);
    await inviteCandidate(administrator, NEWCOMER);
    const before = await boardOf(world);
    assert.ok(before.includes('New Member') && before.includes('due in 3 days'), before);
    const overdue = WORDS.board.overdue.invitation ?? '–';
    assert.not.ok(before.includes(overdue));
    await world.pass(4);
    const after = await boardOf(world);
    assert.ok(after.includes(overdue) && after.includes('1 day overdue'), after);
    const { received } = await administrator.device.page('/en/admin/people');
    const id = /\/admin\/people\/([\w-]{22})"[^>]*>\s*(?:<[^>]*>)*New Member/.exec(received)?.[1] ?? '';
    await administrator.device.form(`/en/admin/people/${id}/link`, {});
    assert.not.ok((await boardOf(world)).includes(overdue));
  }));

test('a log that no handler signed for a week stands on the board until somebody comes by', () =>
  withWorld({}, async (world) => {
    for (let day = 0; day < 7; day += 1) await world.pass(1);
    assert.not.ok((await boardOf(world)).includes(WORDS.theirs['log-head']));
    await world.pass(1);
    assert.ok((await boardOf(world)).includes(WORDS.board.overdue['log-head'] ?? '–'));
    const member = world.player('member-1');
    await signHeadAs(member, await signInPlayer(world.portal, member, world.argon2));
    assert.not.ok((await boardOf(world)).includes(WORDS.theirs['log-head']));
  }));

test('from day 150 a roster that ends is on the desks of its signers and on the board, and after its end on everybody’s', () =>
  withWorld({}, async (world) => {
    const { renewal, until } = { renewal: WORDS.yours['roster-renewal'], until: 'roster has expired' };
    await world.pass(149);
    for (const who of ['chair', 'audit-chair'] as const)
      assert.not.ok((await deskOf(world, who)).own.includes(renewal), who);
    assert.not.ok((await boardOf(world)).includes(WORDS.theirs['roster-renewal']));
    await world.pass(1);
    for (const who of ['chair', 'deputy', 'auditor', 'audit-chair'] as const) {
      const { own } = await deskOf(world, who);
      assert.ok(own.includes(renewal) && own.includes('due in 215 days'), own);
    }
    assert.not.ok((await deskOf(world, 'member-1')).own.includes(renewal));
    assert.ok((await boardOf(world)).includes(WORDS.theirs['roster-renewal']));
    await world.pass(215);
    assert.not.ok((await deskOf(world, 'member-1')).whole.includes(until), 'its last day is one of its days');
    await world.pass(1);
    for (const who of ['chair', 'member-1', 'executive'] as const) {
      const { own, whole } = await deskOf(world, who);
      assert.ok(whole.includes(until) && !own.includes(renewal), `${who} is told once`);
    }
    assert.ok((await boardOf(world)).includes(WORDS.board.overdue['roster-renewal'] ?? '–'));
  }));

test.run();
