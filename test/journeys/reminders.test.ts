// The morning's digest through whole cases: to whom it goes and when, that the four get it alike whoever is named, that nothing
// is told twice, and what becomes of it where the mail server fails.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { runReminders } from '../../src/jobs/reminders.ts';
import { postBy } from '../../src/mail/smtp.ts';
import { CONCERN_OFFICES } from '../../src/policy/types.ts';
import { saveMailAddress } from '../../src/store/mail-addresses.ts';
import { claimMail, failingMail } from '../../src/store/outbox.ts';
import { PATIENT, withInbox } from '../support/mail-servers.ts';
import { addressOf, FOUR, type Mornings, morningsOf, outboxOf, withAddresses } from '../support/mornings.ts';
import { confirmYears, deeds, type World, withWorld } from './world.ts';

const test = suite('reminders by mail');

const four = FOUR.join(' ');

type Ticked = (typeof CONCERN_OFFICES)[number];

/** Moves on day by day, and runs the job at several hours of each. */
const live = async (world: World, mornings: Mornings, days: number, hours = ['07:50', '08:10']): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    await world.pass(1);
    for (const at of hours) await mornings.run(at);
  }
};

const ALL_DAY = ['00:10', '07:50', '08:10', '08:20', '11:50', '12:10', '23:50'];

/** Until the mornings on which what the founding left is told are over; nothing of the calendar waits. */
const settled = async (world: World, mornings: Mornings): Promise<void> => {
  await confirmYears(world, 2026, 2027);
  await withAddresses(world);
  await live(world, mornings, 1);
  mornings.sent.length = 0;
};

test('a report isn’t told at the moment, but in the next working morning, to the four alike; free days wait', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await settled(world, mornings);
    // 7 September 2026 is a Monday; on to Wednesday, and into Thursday before its morning.
    await live(world, mornings, 2);
    mornings.sent.length = 0;
    await world.pass(1);
    await world.report();
    for (const at of ALL_DAY) await mornings.run(at);
    assert.equal(mornings.log(), [], 'not at the moment, and not in the morning of the same day');
    await live(world, mornings, 2, ALL_DAY);
    assert.equal(mornings.log(), [], 'not on Friday or Saturday');
    await world.pass(1);
    for (const at of ['00:10', '07:50']) await mornings.run(at);
    assert.equal(mornings.log(), [], 'not in the night');
    for (const at of ALL_DAY) await mornings.run(at);
    assert.equal(mornings.log(), [`2026-09-13 ${four}`], 'on Sunday from eight, and once');
    for (const { message } of mornings.sent) {
      assert.is(message.replace(/To: .*/, ''), mornings.sent[0]?.message.replace(/To: .*/, ''), 'alike to the byte');
    }
  }));

test('what waits outside cases reminds too: a roster that grows old its signers, on the first working day and on', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await settled(world, mornings);
    // The roster is of 6 September; its day 150 is Wednesday, 3 February 2027.
    await world.pass(146);
    await mornings.run();
    mornings.sent.length = 0;
    await live(world, mornings, 6);
    assert.equal(mornings.log(), [`2027-02-03 ${four}`]);
  }));

/** A case's course over a month, briefing and all, by whoever reviews it. */
const course = async (world: World, mornings: Mornings, concerns: readonly Ticked[]) => {
  await settled(world, mornings);
  const played = await world.report({ concerns });
  const reviewer: Who = concerns.includes('internal-auditor') ? 'audit-chair' : 'auditor';
  await live(world, mornings, 2);
  await world.act(reviewer, played, deeds.acknowledge);
  await live(world, mornings, 1);
  await world.act(reviewer, played, deeds.brief);
  await live(world, mornings, 27);
};

/** What a mail log and a mailbox hold of a month, but for the day's random mark. */
const heldBy = ({ sent }: Mornings): readonly string[] =>
  sent.map(({ on, to, message }) => `${on} ${to} ${message.replace(/^Message-ID: .*$/im, '')}`);

test('the mail of a month is the same to the byte and the day, whichever office the only case names, or none (T45, T121)', async () => {
  const held: (readonly string[])[] = [];
  const named = [[], ...CONCERN_OFFICES.map((office) => [office])] as const;
  for (const concerns of named) {
    await withWorld({}, async (world) => {
      const mornings = morningsOf(world);
      await course(world, mornings, concerns);
      held.push(heldBy(mornings));
      for (const line of mornings.log()) assert.is(line.slice(11), four, `${line}: the four together, and nobody else`);
    });
  }
  const [nobody = [], ...others] = held;
  assert.ok(nobody.length > 20, `${nobody.length} mails`);
  for (const [at, one] of others.entries()) assert.equal(one, nobody, String(named[at + 1]));
});

test('whoever is of the committee hears with all of it when a case comes to some of it, and is reminded with it', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await settled(world, mornings);
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await live(world, mornings, 1);
    assert.equal(mornings.log(), [`2026-09-08 ${four}`], 'the committee has no part in it yet');
    await world.act('auditor', played, deeds.refer);
    mornings.sent.length = 0;
    await live(world, mornings, 1);
    assert.equal(mornings.log(), [`2026-09-09 ${four} member-1 member-2 member-3`]);
    await world.act('auditor', played, deeds.bar(playerOf(world.cast, 'member-3')));
    mornings.sent.length = 0;
    await live(world, mornings, 20);
    const told = mornings.log().filter((line) => line.includes('member'));
    assert.ok(told.length > 2, 'ten working days, and they were reminded before');
    for (const line of told)
      assert.match(line, /member-1 member-2 member-3$/, 'nor does it tell who was taken out of it');
    assert.not.ok(mornings.log().some((line) => line.includes('executive')));
  }));

test('a portal that stood still for a week sends one digest; a clock that goes back sends none again (T112)', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await settled(world, mornings);
    await world.report();
    await world.pass(9);
    for (const at of ['08:10', '08:20', '09:00']) await mornings.run(at);
    assert.equal(mornings.log(), [`2026-09-16 ${four}`]);
    mornings.sent.length = 0;
    await world.report();
    for (const back of [-1, -2, -1, 3]) {
      await world.pass(back);
      await mornings.run();
    }
    assert.equal(mornings.log(), [], 'days that were passed over are not made up for');
    await world.pass(1);
    await mornings.run();
    assert.equal(mornings.log(), [`2026-09-16 ${four}`].slice(1), 'the same day again');
  }));

test('two processes and a restart send once: whoever claims a mail sends it, and what a crash left claimed stays unsent (T112)', () =>
  withWorld({}, async (world) => {
    await withAddresses(world);
    await withInbox(async ({ server, arrived }) => {
      const mail = { post: postBy(server, PATIENT), from: server.from };
      const now = new Date(`${addDays(world.today(), 1)}T08:30:00+03:00`);
      await world.pass(1);
      const sent = await Promise.all([1, 2, 3].map(() => runReminders({ ...world.portal.deps, mail }, now)));
      assert.is(
        sent.reduce((all, one) => all + one, 0),
        arrived.length,
      );
      const to = arrived.flatMap((one) => one.to).toSorted();
      assert.is(new Set(to).size, to.length, 'nobody twice');
      assert.equal(to.slice(0, 4), FOUR.map(addressOf));
      // A process that died between taking a mail and telling what became of it.
      await world.pass(1);
      await world.report();
      await world.pass(1);
      const { database } = world.portal.deps;
      const later = new Date(`${world.today()}T08:30:00+03:00`);
      const deaf = { post: () => Promise.reject(new Error('killed')), from: server.from };
      await runReminders({ ...world.portal.deps, mail: deaf }, later).catch(() => undefined);
      const states = Object.values(await outboxOf(world)).toSorted();
      assert.equal(states, ['claimed 1', 'queued 0', 'queued 0', 'queued 0']);
      arrived.length = 0;
      await runReminders({ ...world.portal.deps, mail }, later);
      assert.is(arrived.length, 3, 'the others get theirs');
      const [one] = arrived;
      assert.ok(one !== undefined);
      const person = playerOf(world.cast, 'chair').person;
      const again = await database.write((tx) =>
        claimMail(tx, world.portal.association, { day: world.today(), person }, later),
      );
      assert.not.ok(again, 'what was sent is nobody’s to claim');
    });
  }));

test('what is put off comes through; what a server refuses is tried a few times that morning and then given up', () =>
  withWorld({}, async (world) => {
    let asked = 0;
    const grey = morningsOf(world, (to) => {
      asked += 1;
      if (to === addressOf('chair')) return 'later';
      if (to === addressOf('deputy')) return 'recipient';
      return to === addressOf('auditor') && asked <= 4 ? 'later' : undefined;
    });
    await withAddresses(world);
    await world.pass(1);
    await grey.run('08:00');
    assert.equal(await outboxOf(world), {
      ...{
        'audit-chair': 'sent 1',
        auditor: 'failed 1 later',
        chair: 'failed 1 later',
        deputy: 'given-up 1 recipient',
      },
    });
    await grey.run('08:05');
    assert.is((await outboxOf(world)).auditor, 'failed 1 later', 'not before its time');
    for (const at of ['08:10', '08:20', '08:30', '09:10', '10:30', '11:00', '11:50']) await grey.run(at);
    assert.equal(await outboxOf(world), {
      ...{ 'audit-chair': 'sent 1', auditor: 'sent 2', chair: 'given-up 5 later', deputy: 'given-up 1 recipient' },
    });
    const { database } = world.portal.deps;
    const failing = await failingMail(database.reader, world.portal.association, world.today());
    assert.equal(failing.map(({ since, fault }) => `${since} ${fault}`).toSorted(), [
      ...['2026-09-07 later', '2026-09-07 recipient'],
    ]);
    assert.is(asked, 4 + 1 + 4, 'nothing loops');
  }));

test('a server that is down fails the four together, is asked once a round, and what wasn’t told is told when it is back', () =>
  withWorld({}, async (world) => {
    let isDown = true;
    let asked = 0;
    const mornings = morningsOf(world, () => {
      asked += 1;
      return isDown ? 'refused' : undefined;
    });
    await withAddresses(world);
    await world.pass(1);
    await mornings.run('08:00');
    assert.is(asked, 1);
    assert.equal(new Set(Object.values(await outboxOf(world))), new Set(['failed 1 refused']));
    await mornings.run('12:10');
    assert.equal(
      new Set(Object.values(await outboxOf(world))),
      new Set(['given-up 1 refused']),
      'no mail in the afternoon',
    );
    isDown = false;
    await world.pass(1);
    await mornings.run();
    assert.equal(mornings.log(), [`2026-09-08 ${four}`], 'though nothing happened since');
    await world.pass(1);
    await mornings.run();
    assert.is(mornings.sent.length, 4, 'and then it is told');
    assert.equal(await failingMail(world.portal.deps.database.reader, world.portal.association, world.today()), []);
  }));

test('who took their address back, or met what was theirs, is not written to; the four are, whatever was met', () =>
  withWorld({}, async (world) => {
    let isDown = false;
    const mornings = morningsOf(world, () => (isDown ? 'later' : undefined));
    await settled(world, mornings);
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await live(world, mornings, 1);
    await live(world, mornings, 1);
    isDown = true;
    // The recommendation is due in ten working days: the first morning on which the committee is reminded of it.
    for (let days = 0; days < 20 && !('member-1' in (await outboxOf(world))); days += 1) {
      await world.pass(1);
      await mornings.run('08:00');
    }
    assert.is((await outboxOf(world))['member-1'], 'failed 1 later');
    await world.act('member-1', played, deeds.recommend('substantiated'));
    await world.act('member-2', played, deeds.confirm);
    const { database } = world.portal.deps;
    await database.write((tx) =>
      saveMailAddress(tx, world.portal.association, playerOf(world.cast, 'deputy').person, {
        ...{ address: undefined, on: world.today() },
      }),
    );
    isDown = false;
    mornings.sent.length = 0;
    await mornings.run('08:30');
    assert.equal(mornings.log(), [`${world.today()} audit-chair auditor chair`]);
    const over = ['deputy', 'member-1', 'member-2', 'member-3'] as const;
    const states = await database.reader.all("select state from outbox where day = ? and state = 'cancelled'", [
      world.today(),
    ]);
    assert.is(states.length, over.length);
  }));

test('no mail is sent without a mail server, nor to who gave no address', () =>
  withWorld({}, async (world) => {
    await withAddresses(world, ['chair']);
    await world.pass(1);
    assert.is(
      await runReminders({ ...world.portal.deps, mail: undefined }, new Date(`${world.today()}T08:30:00+03:00`)),
      0,
    );
    const mornings = morningsOf(world);
    await mornings.run();
    assert.equal(mornings.log(), [`${world.today()} chair`]);
  }));

test.run();
