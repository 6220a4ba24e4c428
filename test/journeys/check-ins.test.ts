// A reporter stops the questions after closing, and wants them again: what their own page, the office that owes them, and whoever is
// kept from the case read of it (PROTOCOL B32).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { must } from '../../src/cli/demo/people.ts';
import { sayCheckInWish, type Unheard } from '../../src/client/reporter.ts';
import type { Transport } from '../../src/client/transport.ts';
import { wishWords } from '../../src/i18n/check-in-words.ts';
import { standingWords } from '../../src/i18n/mailbox-words.ts';
import { textOf } from '../views/staff-app.ts';
import { deskOf } from './desks.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('questions after closing');

/** What somebody is served of their desk and of a case by its number. */
const servedTo = async (world: World, who: 'auditor' | 'chair' | 'executive', number: string) => {
  const { whole } = await deskOf(world, who);
  const { status, received } = await world.player(who).device.page(`/en/staff/cases/${number}`);
  return { status, desk: whole, page: textOf(received) };
};

test('stopped, they are the office’s no more, who is kept away is told nothing, and wanted again they come on the days left', () =>
  withWorld({}, async (world) => {
    const played = await world.report({ concerns: ['executive-director'] });
    for (const who of ['chair', 'auditor'] as const) await world.open(who, played);
    for (const deed of [deeds.acknowledge, deeds.brief, deeds.close]) await world.act('auditor', played, deed);
    await world.pass(24);
    const { device, mailbox } = await world.mailbox(played);
    assert.is(mailbox.journey.canWish, 'no-check-ins');
    assert.match((await deskOf(world, 'auditor')).cases, /Question after closing \(yours\)/);
    const kept = await servedTo(world, 'executive', played.number);

    // An answer that is lost on the way is looked for, and the line stands once.
    let isLost = true;
    const transport: Transport = async (method, path, body) => {
      const answer = await device.transport(method, path, body);
      if (isLost && path === '/api/mailbox/acts') throw new Error('the answer was lost');
      return answer;
    };
    const tried: Unheard = new Map();
    const stopped = must(await sayCheckInWish(transport, mailbox, false, tried), 'stops');
    isLost = false;
    assert.equal([stopped.journey.checkIns, stopped.journey.canWish], [[], 'check-ins']);
    assert.equal(stopped.thread.map(({ kind, from }) => `${kind} ${from}`).slice(-1), ['check-ins-stopped reporter']);
    const twice = await sayCheckInWish(device.transport, stopped, false);
    assert.ok(!twice.ok && twice.problem.error === 'refused', 'it is said once');

    const { caseFile } = await world.open('auditor', played);
    assert.ok(caseFile?.duties.filter(({ id }) => id === 'check-in').every((duty) => duty.stopped === true));
    assert.equal(caseFile?.irregular, []);
    for (const who of ['auditor', 'chair'] as const) {
      const { desk, page } = await servedTo(world, who, played.number);
      assert.match(page, /The reporter doesn’t want to be asked any more how they fare/, who);
      assert.is(page.split(/the reporter doesn’t want to be asked(?! any)/).length, 4, `${who}: each of the three`);
      assert.ok(!page.includes('To be done from') && !page.includes('Met by: Ask'), who);
      assert.ok(desk.includes('Closed, nothing to do now 1') && !desk.includes('Question after closing'), who);
    }
    assert.equal(await servedTo(world, 'executive', played.number), kept, 'not a byte of it');

    await world.pass(30);
    const again = must(await sayCheckInWish(device.transport, stopped, true), 'wants them again');
    const [first] = again.journey.checkIns;
    assert.is(again.journey.checkIns.length, 2, 'what has passed isn’t made up for');
    assert.ok(first?.passed === false);
    const back = (await world.open('auditor', played)).caseFile?.duties.filter(({ id }) => id === 'check-in') ?? [];
    assert.equal(
      back.map(({ metOn }) => metOn === undefined),
      [false, true, true],
    );
    assert.match((await servedTo(world, 'chair', played.number)).page, /The reporter wants to be asked again/);
    const file = (await world.player('auditor').device.page('/en/staff/amanah.ics')).received;
    for (const { dueOn, metOn } of back)
      assert.is(
        file.includes(`:${dueOn.replaceAll('-', '')}`),
        metOn === undefined,
        'one’s own days, before they can be met',
      );
    for (const lang of ['ar', 'en'] as const) {
      assert.ok(wishWords(lang, again.journey)?.state === undefined);
      assert.match(
        standingWords(lang, again)
          .next.map(({ words }) => words)
          .join(' '),
        /سنسألك هنا|we will ask you here/,
      );
    }
  }));

test.run();
