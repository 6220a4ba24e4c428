// That nothing is buried by pausing it: how long and how often one time limit is paused, who is told of it, and that what the
// reporter is promised runs on, by the same day on both sides (PROTOCOL B38).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { acts } from '../../src/cli/demo/moves.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { standingWords } from '../../src/i18n/mailbox-words.ts';
import { textOf } from '../views/staff-app.ts';
import { deskOf } from './desks.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('pauses in a case');

const pause = (days: number): Deed => {
  const move = acts('en').pause(0, 'auditor', 'review', days, 'Papers are awaited.');
  if (move.kind !== 'deed') throw new Error('an act of a person');
  return move.deed;
};

const isRefused = async (world: World, played: Parameters<World['act']>[1], days: number): Promise<boolean> =>
  world.act('auditor', played, pause(days)).then(
    () => false,
    () => true,
  );

test('a time limit is paused twice and thirty days in all; then it runs, is overdue, and comes to those above', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    for (const deed of [deeds.acknowledge, deeds.brief, pause(20)]) await world.act('auditor', played, deed);
    await world.open('chair', played);
    const again = 'Paused again: Preliminary review';
    assert.not.ok((await deskOf(world, 'chair')).cases.includes(again), 'the first is shown at its time limit alone');
    const { mailbox } = await world.mailbox(played);
    assert.is(mailbox.journey.pausedUntil, '2026-09-25');
    const told = (lang: 'ar' | 'en', from: typeof mailbox) => standingWords(lang, from).next.map(({ words }) => words);
    assert.ok(
      told('en', mailbox).some((words) => words.includes(`until ${formatDate('en', plainDate('2026-09-25'))}`)),
    );
    assert.ok(told('ar', mailbox).some((words) => words.includes('أوقفت الجمعية معالجة البلاغ')));

    await world.pass(21);
    const { mailbox: between } = await world.mailbox(played);
    assert.is(between.journey.pausedUntil, undefined);
    assert.ok(await isRefused(world, played, 11), 'eleven days more would be more than thirty in all');
    await world.act('auditor', played, pause(10));
    for (const who of ['chair', 'auditor'] as const) {
      assert.ok(
        (await deskOf(world, who)).cases.includes(`${again}, until ${formatDate('en', plainDate('2026-10-06'))}`),
        who,
      );
    }
    await world.pass(10);
    assert.ok(await isRefused(world, played, 1), 'nor a third time');
    await world.pass(20);
    const { caseFile } = await world.open('chair', played);
    const review = caseFile?.duties.find(({ id }) => id === 'review');
    assert.ok(review !== undefined && review.metOn === undefined && review.dueOn < world.today(), 'it is overdue');
  }));

test('from the acknowledgement on the reviewer owes feedback by the day that the reporter is promised, however long the rest takes', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.pass(2);
    for (const deed of [deeds.acknowledge, deeds.brief, deeds.refer]) await world.act('auditor', played, deed);
    const owed = async () => {
      const { caseFile } = await world.open('auditor', played);
      return caseFile?.duties.filter(({ id, metOn }) => id === 'feedback' && metOn === undefined) ?? [];
    };
    const promised = async () =>
      (await world.mailbox(played)).mailbox.journey.promises.find(({ what }) => what === 'feedback')?.by;
    assert.equal(
      (await owed()).map(({ dueOn, owedBy }) => [dueOn, owedBy]),
      [['2026-12-08', 'reviewer']],
    );
    assert.is(await promised(), '2026-12-08');
    const page = async () =>
      textOf((await world.player('auditor').device.page(`/en/staff/cases/${played.number}`)).received);
    assert.match(await page(), /Feedback \(yours\)/);
    const days = await world.player('auditor').device.page('/en/staff/amanah.ics');
    assert.ok(days.received.includes('20261208'), 'and takes it into their calendar');
    assert.not.ok((await deskOf(world, 'auditor')).cases.includes('Feedback'), 'the committee has the case');
    await world.pass(77);
    assert.match((await deskOf(world, 'auditor')).cases, /Feedback \(yours\)/, 'a fortnight before');
    await world.pass(20);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    await world.act('member-2', played, deeds.confirm);
    await world.act('chair', played, deeds.ratify);
    assert.equal(
      (await owed()).map(({ dueOn }) => dueOn),
      ['2026-12-08'],
    );
    assert.is(await promised(), '2026-12-08', 'late, and by the same day on both sides');
    await world.act('auditor', played, deeds.feedback);
    assert.equal(await owed(), []);
  }));

test('from the first day on whoever deliberates reads until when an employee would have to be accused, until it is recorded', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const page = async (who: 'auditor' | 'executive') =>
      textOf((await world.player(who).device.page(`/en/staff/cases/${played.number}`)).received);
    await world.act('auditor', played, deeds.acknowledge);
    const told = `If the case concerns an employee: written notice of the accusation by ${formatDate('en', plainDate('2026-10-06'))}`;
    assert.ok((await page('auditor')).includes(told));
    assert.not.ok((await page('auditor')).includes('Time is running out'));
    assert.not.ok((await page('executive')).includes('employee'));
    await world.pass(20);
    await world.open('auditor', played);
    assert.ok((await page('auditor')).includes('Time is running out'), 'ten days before');
    const employee: Deed = (_, { person: by }) => ({
      ...{ intention: { kind: 'labour-step', by, step: 'employee', day: world.today() }, entries: [] },
    });
    await world.act('auditor', played, employee);
    const text = await page('auditor');
    assert.not.ok(text.includes('If the case concerns an employee:'), 'then it stands among what is owed');
    assert.ok(text.includes('Time limits of the Labour Law'));
  }));

test.run();
