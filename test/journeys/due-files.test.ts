// Duties as a calendar file: only days, each under one sentence, in a file that another program reads; to whoever may see them.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { dutyCalendar } from '../../src/http/staff/duty-calendar.ts';
import { readCalendar } from '../support/read-calendar.ts';
import { sign, suspend } from './desks.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('calendar files');

const SUMMARY = 'Amanah: something is due · أمانة: موعد مستحق';

const fileFor = async (world: World, who: Who, path: string) => {
  await signInPlayer(world.portal, world.player(who), world.argon2);
  return world.player(who).device.page(path);
};

const daysOf = (file: string): readonly string[] =>
  readCalendar(file)
    .events.map((event) => event.DTSTART ?? '')
    .sort();
const uidsOf = (file: string): readonly string[] =>
  readCalendar(file)
    .events.map((event) => event.UID ?? '')
    .sort();

test('the duties of a case come as days alone, under the same sentence, and take their own place when they come again', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    const at = `/en/staff/cases/${played.number}/amanah.ics`;
    const { status, headers, received } = await fileFor(world, 'auditor', at);
    assert.is(status, 200);
    const told = new Map(headers);
    assert.is(told.get('content-type'), 'text/calendar; charset=utf-8');
    assert.is(told.get('content-disposition'), 'attachment; filename="amanah.ics"');
    assert.ok(told.get('cache-control')?.includes('no-store'));
    const { calendar, events } = readCalendar(received);
    assert.is(calendar.PRODID, '-//Amanah//Amanah//EN');
    // Received on Sunday, 6 September 2026: briefed within 7 days, answered within 10.
    assert.equal(daysOf(received).slice(0, 2), ['20260913', '20260916']);
    for (const event of events) {
      assert.equal(Object.keys(event).toSorted(), [
        ...['CLASS', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'SUMMARY', 'TRANSP', 'UID'],
        ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT'],
      ]);
      assert.equal([event.SUMMARY, event.DTSTAMP, event.SEQUENCE], [SUMMARY, '20260906T000000Z', '248']);
      assert.match(event.UID ?? '', /^[\w-]{22}$/);
    }
    assert.not.ok(received.includes(played.number) || received.includes('localhost') || received.includes('127.0'));
    const uids = uidsOf(received);
    assert.is(new Set(uids).size, uids.length);
    await world.pass(1);
    const arabic = await fileFor(world, 'auditor', at.replace('/en/', '/ar/'));
    assert.equal(uidsOf(arabic.received), uids, 'the same duty, whenever and in whatever language');
    assert.is(readCalendar(arabic.received).events[0]?.SEQUENCE, '249', 'and newer than the one of the day before');
    const before = await fileFor(world, 'chair', at);
    assert.is(before.status, 404, 'not before they have declared');
    const absent = await fileFor(world, 'chair', at.replace(played.number, '1000-0000'));
    assert.is(before.received.replaceAll(played.number, '1000-0000'), absent.received);
    await world.open('chair', played);
    const other = await fileFor(world, 'chair', at);
    assert.equal(daysOf(other.received), daysOf(received));
    assert.not.ok(
      uidsOf(other.received).some((uid) => uids.includes(uid)),
      'two calendars can’t be held together',
    );
    assert.is((await fileFor(world, 'deputy', at)).status, 404);
  }));

test('one file holds everything of one’s own over all cases, and what is coming; of others’ nothing', () =>
  withWorld({}, async (world) => {
    const at = '/ar/staff/amanah.ics';
    const first = await world.report();
    await world.report();
    await world.open('auditor', first);
    await world.open('chair', first);
    const own = await fileFor(world, 'auditor', at);
    // Of both cases the two first duties; of the second also that somebody comes to it.
    assert.equal(
      daysOf(own.received).filter((day) => day < '20260917'),
      [...['20260908', '20260913', '20260913', '20260916', '20260916']],
    );
    for (const who of ['deputy', 'executive', 'member-1'] as const)
      assert.equal(daysOf((await fileFor(world, who, at)).received), [], who);
    const page = await fileFor(world, 'auditor', '/en/staff');
    assert.ok(page.received.includes('href="/en/staff/amanah.ics"'));
    assert.not.ok((await fileFor(world, 'deputy', '/en/staff')).received.includes('amanah.ics'));
    await suspend(world, 'auditor');
    assert.ok(await sign(world, 'chair', 'deputy'));
    const coming = await fileFor(world, 'audit-chair', at);
    assert.ok(daysOf(coming.received).includes('20260913'), 'what comes to somebody is theirs already');
    await world.handOn('chair', first);
    await world.open('audit-chair', first);
    const [day] = uidsOf(coming.received).filter((uid) => uid.length > 0);
    const come = await fileFor(world, 'audit-chair', at);
    assert.ok(day !== undefined && uidsOf(come.received).some((uid) => uidsOf(coming.received).includes(uid)));
    await world.act('audit-chair', first, deeds.brief);
    const briefed = await fileFor(world, 'audit-chair', at);
    assert.is(daysOf(briefed.received).length, daysOf(come.received).length - 1, 'what is met isn’t in it');
  }));

test('a file is the same whatever the server’s time zone, and differs under another key', () => {
  const today = plainDate('2026-12-31');
  const key = new Uint8Array(32).fill(7);
  const file = dutyCalendar(key, { person: 'x', today, days: [{ of: 'a', dueOn: plainDate('2028-02-29') }] });
  assert.equal(daysOf(file), ['20280229']);
  assert.not.equal(
    uidsOf(file),
    uidsOf(dutyCalendar(new Uint8Array(32), { person: 'x', today, days: [{ of: 'a', dueOn: today }] })),
  );
  assert.equal(readCalendar(dutyCalendar(key, { person: 'x', today, days: [] })).events, []);
});

test.run();
