// Who a report concerns never gets a key to it, whoever they are, and can't tell it from a report that isn't there.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import type { OpenedCase } from '../../src/client/person.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('who is named');

const problemOf = async (run: Promise<unknown>): Promise<string> => {
  const failure: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  return failure instanceof Error ? failure.message : 'nothing was refused';
};

const ABSENT = '1234-5678';
const NOUNS = ['', '/acknowledgement', '/briefing', '/referral', '/ratification', '/message', '/note', '/keys'];

/** Everything that somebody gets who asks for a case by its number: pages, package, an act. */
const askedFor = async (world: World, who: Who, number: string): Promise<readonly string[]> => {
  const { device } = world.player(who);
  const answers: string[] = [];
  for (const lang of ['ar', 'en']) {
    for (const noun of NOUNS) {
      const { status, received, headers } = await device.page(`/${lang}/staff/cases/${number}${noun}`);
      answers.push(`${status} ${JSON.stringify(headers)} ${received.replaceAll(number, 'NUMBER')}`);
    }
  }
  const read = await device.transport('GET', `/api/staff/cases/${number}`);
  const written = await device.transport('POST', `/api/staff/cases/${number}/acts`, { bytes: '', signature: '' });
  return [...answers, JSON.stringify(read), JSON.stringify(written)];
};

/** Nonces differ from answer to answer, for everybody alike. */
const withoutNonces = (text: string): string => text.replace(/nonce[-=]\\?"?[A-Za-z0-9+/=_-]+/g, 'nonce');

const isBlindTo = async (world: World, who: Who, number: string): Promise<void> => {
  await signInPlayer(world.portal, world.player(who), world.argon2);
  const named = await askedFor(world, who, number);
  const absent = await askedFor(world, who, ABSENT);
  assert.equal(named.map(withoutNonces), absent.map(withoutNonces), `${who}: forbidden and absent answer alike`);
  assert.ok(named.every((answer) => /404|not-found/.test(answer)));
  const desk = await world.player(who).device.page('/en/staff');
  assert.is(desk.status, 200);
  assert.not.ok(desk.received.includes(number), `${who}: no row`);
};

const grantedTo = (opened: OpenedCase): ReadonlySet<string> =>
  new Set(opened.lines.flatMap(({ act }) => act.grants.map(({ holder }) => holder)));

const finish = async (
  world: World,
  played: { readonly number: string },
  reviewer: Who,
  ratifier: Who,
  panel: readonly [Who, Who],
) => {
  const play = (who: Who, deed: Deed) => world.act(who, played, deed);
  await play(reviewer, deeds.acknowledge);
  await play(reviewer, deeds.brief);
  await play(reviewer, deeds.refer);
  await play(panel[0], deeds.recommend('substantiated'));
  await play(panel[1], deeds.confirm);
  await play(ratifier, deeds.ratify);
  return play(reviewer, deeds.feedback);
};

test('T45 an executive who is named finds nothing: no row, no page, no package, no key, to the very end of the case', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['executive-director'] });
    await isBlindTo(world, 'executive', played.number);
    const closed = await finish(world, played, 'auditor', 'chair', ['member-1', 'member-2']);
    assert.is(closed.caseFile?.stage, 'closed');
    assert.ok(!grantedTo(closed).has(world.player('executive').person));
    await isBlindTo(world, 'executive', played.number);
  }));

test('T45 an auditor who is named gets nothing, and the audit committee’s chair reviews in their place', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['internal-auditor'] });
    await isBlindTo(world, 'auditor', played.number);
    const closed = await finish(world, played, 'audit-chair', 'chair', ['member-1', 'member-3']);
    assert.ok(!grantedTo(closed).has(world.player('auditor').person));
    await isBlindTo(world, 'auditor', played.number);
  }));

test('T48 a chair who is named gets nothing, and the deputy ratifies', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['board-chair'] });
    await isBlindTo(world, 'chair', played.number);
    const closed = await finish(world, played, 'auditor', 'deputy', ['member-1', 'member-2']);
    assert.ok(!grantedTo(closed).has(world.player('chair').person));
    await isBlindTo(world, 'chair', played.number);
  }));

test('where a member is named no member gets keys before the reviewer recorded which, and that one never', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['violations-committee'] });
    await world.act('auditor', played, deeds.acknowledge);
    assert.match(await problemOf(world.act('auditor', played, deeds.refer)), 'do-first');
    const member = world.player('member-2');
    await world.act('auditor', played, deeds.concern(['violations-committee'], [member]));
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    await isBlindTo(world, 'member-2', played.number);
    await world.act('member-1', played, deeds.recommend('unsubstantiated'));
    const carried = await world.act('member-3', played, deeds.confirm);
    assert.is(carried.caseFile?.stage, 'ratification');
    assert.ok(!grantedTo(carried).has(member.person));
  }));

test('"someone senior" reaches the auditor and the audit committee’s chair alone until it is cleared', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: 'senior' });
    for (const who of ['chair', 'executive', 'deputy', 'member-1'] as const) await isBlindTo(world, who, played.number);
    await world.open('audit-chair', played);
    await world.act('auditor', played, deeds.acknowledge);
    for (const deed of [deeds.brief, deeds.refer, deeds.close, deeds.resolve]) {
      assert.match(await problemOf(world.act('auditor', played, deed)), 'do-first');
    }
    await world.act('auditor', played, deeds.clear);
    const opened = await world.open('chair', played);
    assert.ok(
      opened.entries.some(({ entry }) => entry?.type === 'report'),
      'the chair is given every epoch',
    );
    const closed = await finishCleared(world, played);
    assert.is(closed.caseFile?.stage, 'ratified');
  }));

const finishCleared = async (world: World, played: { readonly number: string }): Promise<OpenedCase> => {
  await world.act('auditor', played, deeds.brief);
  await world.act('auditor', played, deeds.refer);
  await world.act('member-1', played, deeds.recommend('substantiated'));
  await world.act('member-2', played, deeds.confirm);
  return world.act('chair', played, deeds.ratify);
};

test.run();
