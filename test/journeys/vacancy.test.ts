// A part that nobody has any more: on the very day its duties stand with whoever comes next by the routes, and the keys with whoever
// hands them on; where nobody is left the signers hear of it, and whom the case bars reads what they read before.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Deed } from '../../src/cli/demo/people.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import { textOf } from '../views/staff-app.ts';
import { asAdministrator, deskOf, sign, suspend } from './desks.ts';
import { deeds, withWorld } from './world.ts';

const test = suite('vacancies');

const { duties, roles } = shared('en');
const WORDS = vacancyWords('en');
const CALL = waitsWords('en').yours.people;
const yours = (duty: keyof typeof duties): string => `${duties[duty]} (${staffText('en').desk.yours})`;
const conflict: Deed = (_, { person: by }) => ({ intention: { kind: 'declare', by, conflict: true }, entries: [] });

test('a reviewer leaves by a roster: that day their duties are the next one’s, told without number, and theirs with the keys', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.open('chair', played);
    const before = { deputy: await deskOf(world, 'deputy'), member: await deskOf(world, 'member-1') };
    await suspend(world, 'auditor');
    assert.is((await deskOf(world, 'audit-chair')).coming, '', 'not before the roster stands');
    assert.ok(await sign(world, 'chair', 'deputy'));
    const { coming, whole } = await deskOf(world, 'audit-chair');
    // The receipt notice is due ten days after Sunday, 6 September.
    assert.ok(coming.includes(`${duties.acknowledgement} due in 10 days`), coming);
    assert.ok(coming.includes(duties.brief), coming);
    assert.ok(coming.includes(WORDS.handing(roles.ratifier, formatDate('en', plainDate('2026-09-08')))), coming);
    assert.not.ok(whole.includes(played.number), 'not which');
    const chair = await deskOf(world, 'chair');
    assert.ok(chair.cases.includes(yours('hand-on')) && chair.cases.includes('due in 2 days'), chair.cases);
    const page = textOf((await world.player('chair').device.page(`/en/staff/cases/${played.number}`)).received);
    assert.ok(page.includes(WORDS.fallsTo('\u2068Canary Name audit-chair\u2069')), page);
    const after = { deputy: await deskOf(world, 'deputy'), member: await deskOf(world, 'member-1') };
    assert.equal([after.deputy.coming, after.member.whole], ['', before.member.whole], 'nobody else hears of it');
    await suspend(world, 'chair');
    const out = await deskOf(world, 'audit-chair');
    const known = '\u2068Canary Name chair\u2069 (Board chair, \u2068canary.chair\u2069)';
    assert.ok(out.coming.includes(WORDS.suspended(known, true)), out.coming);
    assert.not.ok(out.coming.includes(roles.ratifier), 'nobody is promised who can’t sign in');
    assert.is((await deskOf(world, 'deputy')).coming, '');
    await (await asAdministrator(world)).device.form(
      `/en/admin/people/${world.player('chair').person}/reinstatement`,
      {},
    );
    await world.handOn('chair', played);
    const theirs = await deskOf(world, 'audit-chair');
    assert.is(theirs.coming, '');
    assert.ok(theirs.cases.includes(played.number), theirs.cases);
    await world.open('audit-chair', played);
    assert.ok((await deskOf(world, 'audit-chair')).cases.includes(yours('brief')));
  }));

test('a reviewer declares a conflict: the next reviewer reads at once what is coming, and whoever is kept away reads nothing', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['deputy-chair'] });
    await world.open('chair', played);
    const before = (await deskOf(world, 'deputy')).whole;
    await world.act('auditor', played, conflict);
    const { coming } = await deskOf(world, 'audit-chair');
    assert.ok(coming.includes(duties.acknowledgement), coming);
    assert.is((await deskOf(world, 'deputy')).whole, before);
    const auditor = await deskOf(world, 'auditor');
    assert.equal([auditor.coming, auditor.cases.includes(played.number)], ['', false]);
  }));

test('a ratifier leaves by a roster while a recommendation waits: the ratification is the substitute’s from that day', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('chair', played);
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    await world.act('member-2', played, deeds.confirm);
    await world.pass(1);
    await suspend(world, 'chair');
    assert.ok(await sign(world, 'deputy', 'audit-chair'));
    const { coming } = await deskOf(world, 'deputy');
    assert.ok(coming.includes(duties.ratification) && coming.includes(roles.reviewer), coming);
    assert.is((await deskOf(world, 'audit-chair')).coming, '');
    assert.ok((await deskOf(world, 'auditor')).cases.includes(yours('hand-on')));
    await world.handOn('auditor', played);
    await world.open('deputy', played);
    assert.ok((await deskOf(world, 'deputy')).cases.includes(yours('ratification')));
    await world.act('deputy', played, deeds.ratify);
  }));

test('a second receiver is followed before anything is due of the part: the next one is told that a case comes', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.act('chair', played, conflict);
    const { coming } = await deskOf(world, 'deputy');
    assert.ok(coming.includes(WORDS.noDuty(1, false)), coming);
  }));

test('too few are left on a panel: the recommendation is the reviewer’s to see to at once, who brings others in', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    assert.not.ok((await deskOf(world, 'auditor')).cases.includes(yours('recommendation')));
    for (const who of ['member-1', 'member-2'] as const) await world.act(who, played, conflict);
    await world.handOn('auditor', played);
    const { cases } = await deskOf(world, 'auditor');
    assert.ok(cases.includes(yours('recommendation')), cases);
    const page = textOf((await world.player('auditor').device.page(`/en/staff/cases/${played.number}`)).received);
    assert.ok(page.includes(WORDS.panelShort('\u2068Canary Name auditor\u2069')), page);
  }));

test('whoever is barred is passed over: the part falls to the one after, and whom it concerns or who declared reads nothing', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['deputy-chair'] });
    await world.open('auditor', played);
    const before = (await deskOf(world, 'deputy')).whole;
    await world.act('chair', played, conflict);
    const other = await deskOf(world, 'audit-chair');
    assert.ok(other.coming.includes(WORDS.noDuty(1, false)), other.whole);
    assert.is((await deskOf(world, 'deputy')).whole, before);
    const chair = await deskOf(world, 'chair');
    assert.equal([chair.own.includes(CALL), chair.coming], [false, ''], 'nor whoever declared');
  }));

test('whoever was to come in leaves too before they had a key: the one after them is told the same day', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('chair', played);
    for (const who of ['auditor', 'audit-chair'] as const) {
      await suspend(world, who);
      assert.ok(await sign(world, 'chair', 'deputy'));
      const { coming } = await deskOf(world, who === 'auditor' ? 'audit-chair' : 'deputy');
      assert.ok(coming.includes(duties.acknowledgement), coming);
    }
    assert.not.ok((await deskOf(world, 'member-1')).coming);
  }));

test('where everybody with the keys has left, whoever comes next reads it, with the signers’ call beside', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.pass(1);
    for (const who of ['auditor', 'chair'] as const) await suspend(world, who);
    assert.ok(await sign(world, 'deputy', 'audit-chair'));
    for (const who of ['deputy', 'audit-chair'] as const) {
      const { coming, own } = await deskOf(world, who);
      assert.ok(coming.includes(WORDS.nobody) && own.includes(CALL), coming);
    }
  }));

test.run();
