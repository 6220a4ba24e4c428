// The whole line, from the report to the feedback, by the people and devices of one association.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { remembering } from '../../src/cli/demo/device.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import type { OpenedCase } from '../../src/client/person.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { writeToAssociation } from '../../src/client/reporter.ts';
import { deeds, plainReport, type World, withWorld } from './world.ts';

const test = suite('the whole line');

const kindsOf = (opened: OpenedCase): readonly string[] => opened.lines.map(({ act }) => act.kind);
const shown = (opened: OpenedCase, type: string) => opened.entries.filter(({ entry }) => entry?.type === type);

const refuses = async (run: Promise<unknown>, code: string): Promise<void> => {
  const failure: unknown = await run.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.instance(failure, Error);
  assert.match(failure instanceof Error ? failure.message : '', code);
};

const playLine = async (world: World, input: ReportInput): Promise<void> => {
  const played = await world.report(input);
  const first = await world.open('chair', played);
  assert.equal(
    kindsOf(first),
    ['submit', 'declare', 'open'],
    'the first receiver makes the room for deliberation, unasked',
  );
  const report = shown(first, 'report')[0]?.entry;
  assert.equal(report?.type === 'report' && report.answers, input.answers);
  assert.equal(shown(first, 'identity').length, 0, 'the identity is for the reviewer alone');

  const reviewing = await world.open('auditor', played);
  const identity = shown(reviewing, 'identity')[0]?.entry;
  assert.equal(identity?.type === 'identity' && { given: identity.given, answers: identity.answers }, {
    given: input.identity.given,
    answers: input.identity.answers,
  });
  await refuses(world.act('auditor', played, deeds.refer), 'do-first');
  await world.act('auditor', played, deeds.acknowledge);
  await refuses(world.act('auditor', played, deeds.acknowledge), 'already-done');
  await world.pass(1);
  const briefed = await world.act('auditor', played, deeds.brief);
  assert.equal(
    briefed.caseFile?.duties.map(({ id, metOn }) => [id, metOn !== undefined]),
    [
      ['acknowledgement', true],
      ['brief', true],
      ['review', false],
      ['feedback', false],
    ],
  );
  const executive = await world.open('executive', played);
  assert.is(executive.view, 'briefings');
  assert.equal(
    executive.entries.map(({ entry }) => entry?.type),
    ['briefing'],
  );
  assert.is(executive.caseFile, undefined, 'who is briefed learns nothing of where the case stands');

  const asked = await world.act('auditor', played, deeds.message('When was that?'));
  assert.is(asked.caseFile?.stage, 'review');
  const visit = await world.mailbox(played);
  assert.equal(
    visit.mailbox.thread.map(({ kind, from }) => [kind, from]),
    [
      ['report', 'reporter'],
      ['receipt', 'association'],
      ['message', 'association'],
    ],
  );
  const answered = await writeToAssociation(visit.device.transport, visit.mailbox, 'message', {
    lang: input.lang,
    text: 'In the first week.',
  });
  assert.ok(answered.ok && answered.value.thread.at(-1)?.text === 'In the first week.');

  for (const member of ['member-1', 'member-2'] as const) {
    await refuses(world.open(member, played), 'not-found');
  }
  await world.pass(2);
  await world.act('auditor', played, deeds.refer);
  const panel = await world.open('member-2', played);
  assert.ok(shown(panel, 'report').length === 1 && shown(panel, 'reason').length === 1);
  await refuses(world.act('auditor', played, deeds.recommend('substantiated')), 'not-yours');
  const recorded = await world.act('member-1', played, deeds.recommend('substantiated'));
  assert.is(recorded.caseFile?.stage, 'investigation', 'one member is below the quorum');
  await refuses(world.act('member-1', played, deeds.confirm), 'own-recommendation');
  const carried = await world.act('member-2', played, deeds.confirm);
  assert.is(carried.caseFile?.stage, 'ratification');
  await refuses(world.act('auditor', played, deeds.ratify), 'not-yours');
  const ratified = await world.act('chair', played, deeds.ratify);
  assert.is(ratified.caseFile?.stage, 'ratified');
  await world.pass(3);
  const closed = await world.act('auditor', played, deeds.feedback);
  assert.is(closed.caseFile?.stage, 'closed');
  assert.is(closed.caseFile?.outcome, undefined, 'a finding is no public outcome');
  assert.ok(closed.caseFile?.duties.every(({ id, metOn }) => id === 'check-in' || metOn !== undefined));
  assert.equal(
    closed.entries.filter(({ problem }) => problem !== undefined),
    [],
    'every entry of every room opens',
  );
  const last = await world.mailbox(played);
  assert.is(last.mailbox.journey.closed, 'feedback');
  assert.equal(
    last.mailbox.thread.map(({ kind }) => kind),
    ['report', 'receipt', 'message', 'message', 'feedback'],
  );
};

test('an anonymous report in Arabic that names nobody goes from the mailbox to the ratified outcome and the feedback', () =>
  withWorld({ argon2: remembering(argon2Node) }, (world) => playLine(world, plainReport)));

test('a named report in English goes the same way, and only the reviewer opens the name', () =>
  withWorld({}, (world) =>
    playLine(world, {
      ...plainReport,
      lang: 'en',
      identity: {
        given: true,
        answers: [
          { question: 'name', text: 'Somebody Real' },
          { question: 'contact', text: 'By this page' },
        ],
      },
      answers: [{ question: 'what-happened', text: 'Receipts were made up for three trips that nobody went on.' }],
    }),
  ));

test('a member who dissents keeps the recommendation waiting until another confirms', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await world.act('member-1', played, deeds.recommend('unsubstantiated'));
    const split = await world.act('member-2', played, deeds.dissent);
    assert.is(split.caseFile?.stage, 'investigation');
    assert.equal(split.caseFile?.recommendation?.dissented, [world.player('member-2').person]);
    const carried = await world.act('member-3', played, deeds.confirm);
    assert.is(carried.caseFile?.stage, 'ratification');
  }));

test('a case that is returned twice comes back to the chair each time and is ratified at last', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    const round = async (last: Deed): Promise<OpenedCase> => {
      await world.pass(1);
      await world.act('member-1', played, deeds.recommend('substantiated'));
      await world.act('member-3', played, deeds.confirm);
      return world.act('chair', played, last);
    };
    assert.is((await round(deeds.giveBack)).caseFile?.stage, 'investigation');
    const again = await round(deeds.giveBack);
    assert.is(again.caseFile?.stage, 'investigation');
    const owed = again.caseFile?.duties.filter(({ id, metOn }) => id === 'recommendation' && metOn === undefined);
    assert.is(owed?.length, 1, 'a returned case owes one recommendation anew');
    assert.is((await round(deeds.ratify)).caseFile?.stage, 'ratified');
  }));

test('a case closed as unjustified opens anew by further evidence, with a new review and new clocks', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    const closed = await world.act('auditor', played, deeds.close);
    assert.is(closed.caseFile?.outcome, 'unjustified');
    await world.pass(5);
    const { device, mailbox } = await world.mailbox(played);
    assert.is(mailbox.journey.closed, 'unjustified');
    const sent = await writeToAssociation(device.transport, mailbox, 'evidence', { lang: 'ar', text: 'وجدتُ السند.' });
    assert.ok(sent.ok && sent.value.journey.step !== 'closed');
    const reopened = await world.open('auditor', played);
    assert.is(reopened.caseFile?.stage, 'review');
    assert.equal(
      reopened.caseFile?.duties.filter(({ metOn }) => metOn === undefined).map(({ id }) => id),
      ['acknowledgement', 'brief', 'review'],
    );
    await world.act('auditor', played, deeds.acknowledge);
    const resolved = await world.act('auditor', played, deeds.resolve);
    assert.is(resolved.caseFile?.outcome, 'resolved');
  }));

test.run();
