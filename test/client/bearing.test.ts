// What another's act changes of one's own between the page and the press: an act is signed anew only where its author
// would have seen the same.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { bearingOf, movedBetween, refusalLeft } from '../../src/client/bearing.ts';
import { perform } from '../../src/client/perform.ts';
import { sayConsent } from '../../src/client/reporter.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { deeds, withWorld } from '../journeys/world.ts';

const UNMOVED = {
  joined: [],
  gone: [],
  barred: [],
  unbarred: [],
  asked: [],
  unasked: [],
  allowed: false,
  other: false,
};

const test = suite('bearing');

test('a note of the chair joins the members to its readers once the case was referred, and isn’t sent to them unseen', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const seen = await world.open('chair', played);
    const me = await signInPlayer(world.portal, world.player('chair'), world.argon2);
    const note = { kind: 'note', by: me.person } as const;
    const send = () => {
      const { transport, root } = world.player('chair').device;
      const entries = [{ type: 'note', lang: 'en', text: 'For the two of us.' }] as const;
      return perform(transport, played.number, seen, me, note, entries, root());
    };
    await world.act('auditor', played, deeds.note('Nothing of it changes the readers.'));
    assert.is(movedBetween(bearingOf(seen, note), bearingOf(await world.open('chair', played), note)), undefined);
    assert.ok((await send()).ok, 'signed anew without a question');

    const referred = await world.act('auditor', played, deeds.refer);
    const members = [...(referred.caseFile?.panel ?? [])].sort();
    assert.is(members.length, 3);
    const now = bearingOf(await world.open('chair', played), note);
    assert.equal(movedBetween(bearingOf(seen, note), now), { ...UNMOVED, joined: members });
    assert.equal(await send(), { ok: false, problem: { error: 'stale' } });
    const { lines } = await world.open('auditor', played);
    assert.is(lines.filter(({ act }) => act.kind === 'note').length, 2, 'the third wasn’t sent');
  }));

test('reasons typed before the chair was cleared would reach the chair afterwards', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: 'senior' });
    await world.act('auditor', played, deeds.acknowledge);
    const executive: Intention = {
      kind: 'concern',
      by: world.player('audit-chair').person,
      concerns: ['executive-director'],
      persons: [],
    };
    const seen = bearingOf(await world.open('audit-chair', played), executive);
    await world.act('auditor', played, deeds.clear);
    const now = bearingOf(await world.open('audit-chair', played), executive);
    assert.equal(movedBetween(seen, now), { ...UNMOVED, joined: [world.player('chair').person] });
  }));

test('an answer about the executive counts no more once they are kept away, and a member fewer is asked about', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const seen = await world.open('auditor', played);
    const by = world.player('auditor').person;
    const [executive, third] = [world.player('executive').person, world.player('member-3').person];
    const cleared = (['member-1', 'member-2'] as const).map((who) => world.player(who).person);
    const brief: Intention = { kind: 'brief', by, conflict: false };
    const refer: Intention = { kind: 'refer', by, form: 'formal-investigation', cleared };
    await world.act('chair', played, deeds.concern(['executive-director'], [world.player('member-3')]));
    const now = await world.open('auditor', played);
    const moved = (intention: Intention) => movedBetween(bearingOf(seen, intention), bearingOf(now, intention));
    assert.equal(moved(brief), { ...UNMOVED, gone: [executive], unasked: [executive] });
    assert.equal(moved(refer), { ...UNMOVED, unasked: [third] }, 'even where none of the readers changed');
  }));

test('what was refused before and is refused now is no change; another review is one, whoever reads', () => {
  const before = { reached: [], barred: [], asked: [] } as const;
  const doing = { public: {}, reads: [], gets: [], review: '2026-09-06' } as const;
  assert.is(movedBetween(undefined, undefined), undefined);
  assert.is(movedBetween({ ...before, doing }, { ...before, doing }), undefined);
  const again = { ...before, doing: { ...doing, review: '2026-09-20' } };
  assert.equal(movedBetween({ ...before, doing }, again), { ...UNMOVED, other: true });
  const reaching = { ...before, reached: ['reporter'], doing } as const;
  assert.equal(movedBetween(reaching, undefined), { ...UNMOVED, other: true }, 'refused now: nobody is told as lost');
  assert.equal(movedBetween(undefined, reaching), { ...UNMOVED, allowed: true }, 'refused then: nobody is new');
});

test('consent given after the page was opened: neither told as missing still, nor as reaching people anew', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ identity: { given: true, answers: [{ question: 'name', text: 'N.' }] } });
    await world.open('chair', played);
    const seen = await world.open('auditor', played);
    const [by, to] = [world.player('auditor').person, world.player('chair').person];
    const until = addDays(seen.ground.today, 30);
    const intention: Intention = { kind: 'announce', by, to, basis: 'consent', until };
    const { device, mailbox } = await world.mailbox(played);
    await sayConsent(device.transport, mailbox, true);
    const now = await world.open('auditor', played);
    assert.equal(movedBetween(bearingOf(seen, intention), bearingOf(now, intention)), { ...UNMOVED, allowed: true });
    const told = { code: 'no-consent' } as const;
    assert.is(refusalLeft(seen, now, intention, told), undefined);
    assert.equal(refusalLeft(now, seen, intention, undefined), told, 'and what stands in the way now is told');
    assert.equal(refusalLeft(now, now, intention, told), told, 'what the portal alone refused stands');
  }));

test.run();
