// What a change of the calendar does to whole cases: a promise to a reporter that it moves stays on their page, duties that one act
// began are told from each other, and a change alone is something that happened.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import type { CalendarEdit } from '../../src/domain/calendar-edits.ts';
import { addDays, daysBetween, plainDate } from '../../src/domain/plain-date.ts';
import { standingWords } from '../../src/i18n/mailbox-words.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { calendarChanges, changeCalendar } from '../../src/store/calendar-changes.ts';
import { foreseen } from '../../src/store/calendar-moves.ts';
import { associationById } from '../../src/store/settings.ts';
import { FOUR, morningsOf, withAddresses } from '../support/mornings.ts';
import { readCalendar } from '../support/read-calendar.ts';
import { confirmYears, deeds, type World, withWorld } from './world.ts';

const test = suite('cases under a changed calendar');

const { corrections: _, ...usual } = DEFAULT_CALENDAR;
const rolling: CalendarEdit = { kind: 'rules', rules: { ...usual, rollForward: true } };

const change = async (world: World, edit: CalendarEdit): Promise<void> => {
  const { association, deps } = world.portal;
  const seen = (await calendarChanges(deps.database.reader, association))[0]?.seq ?? 0;
  const who = { by: world.player('auditor').person, on: world.today(), inPlace: false, reason: 'x', seen };
  assert.ok((await deps.database.write((tx) => changeCalendar(tx, association, who, edit))).ok);
};

test('a reporter goes on reading what they were promised first, and that it passed', () =>
  withWorld({}, async (world) => {
    await world.pass(2);
    const played = await world.report();
    const told = async () => {
      const { mailbox } = await world.mailbox(played);
      const { promises } = mailbox.journey;
      return {
        promises: promises.map(({ by, passed, first }) => [by, passed, first?.by, first?.passed]),
        texts: (['ar', 'en'] as const).map((lang) =>
          standingWords(lang, mailbox)
            .next.map(({ words, text = '' }) => `${words} ${text}`)
            .join(' '),
        ),
      };
    };
    // Received on Tuesday the 8th: the receipt notice is promised by Friday the 18th.
    assert.equal((await told()).promises, [['2026-09-18', false, undefined, undefined]]);
    await world.pass(1);
    await change(world, rolling);
    assert.equal((await told()).promises, [['2026-09-20', false, '2026-09-18', false]]);
    await world.pass(10);
    const { promises, texts } = await told();
    assert.equal(promises, [['2026-09-20', false, '2026-09-18', true]]);
    assert.match(
      texts[1] ?? '',
      /by Sunday, 20 September .* first promised by Friday, 18 September .* has passed\. .*remind us/,
    );
    assert.match(texts[0] ?? '', /وُعدت به أولًا .* وقد مضى ذلك الموعد/);
  }));

test('a holiday moves no question after closing that it doesn’t, and each has a day of its own in a calendar', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.close);
    const { association, deps } = world.portal;
    const seat = await associationById(deps.database.reader, association);
    if (seat === undefined) throw new Error('an association');
    const after = { ...DEFAULT_CALENDAR, corrections: [{ kind: 'holiday', on: '2026-10-04' }] } as const;
    const between = { before: DEFAULT_CALENDAR, after };
    assert.equal(await foreseen(deps, seat, world.player('auditor').person, world.today(), between), {
      moves: [],
      all: 0,
    });
    const file = await world.player('auditor').device.page(`/en/staff/cases/${played.number}/amanah.ics`);
    const uids = readCalendar(file.received).events.map(({ UID }) => UID);
    assert.is(uids.length, 4);
    assert.is(new Set(uids).size, 4);
  }));

test('what was signed by one calendar stands by the next: colleagues, the reporter and verify find nothing wrong with it', () =>
  withWorld({}, async (world) => {
    const [paused, asked] = [await world.report(), await world.report()];
    await world.act('auditor', paused, deeds.acknowledge);
    await world.act('auditor', asked, deeds.acknowledge);
    await world.act('auditor', asked, deeds.close);
    // Both came on Sunday the sixth: the review is due on the twentieth, with a holiday more on the twenty-first.
    const extra = { kind: 'holiday', on: plainDate('2026-09-15') } as const;
    await change(world, extra);
    await world.pass(15);
    await world.act('auditor', paused, (_, { person: by }) => ({
      intention: { kind: 'pause', by, duty: 'review', until: plainDate('2026-10-05') },
      entries: [{ type: 'reason', lang: 'en', text: 'The papers are with the bank.' }],
    }));
    await change(world, { kind: 'take-back', correction: extra });
    await world.pass(8);
    await world.act('auditor', asked, (_, { person: by }) => ({
      intention: { kind: 'check-in', by },
      entries: [{ type: 'message', lang: 'ar', text: 'كيف حالك منذ أُغلق البلاغ؟' }],
    }));
    await change(world, { kind: 'holiday', on: plainDate('2026-10-06') });
    await change(world, rolling);
    for (const played of [paused, asked]) {
      const { caseFile } = await world.open('chair', played);
      assert.equal(caseFile?.irregular, []);
    }
    assert.is((await world.mailbox(paused)).mailbox.journey.pausedUntil, '2026-10-05');
    const { checkIns } = (await world.mailbox(asked)).mailbox.journey;
    assert.equal(
      checkIns.map(({ by }) => by),
      ['2026-12-06', '2027-03-07'],
      'the question that was put is promised no second time',
    );
    const checked = await verifyFolder(world.folder, { today: world.today() });
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('a change of the calendar alone is told the four alike in the next working morning', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await confirmYears(world, 2026, 2027);
    await withAddresses(world);
    for (let day = 0; day < 3; day += 1) {
      await world.pass(1);
      await mornings.run();
    }
    mornings.sent.length = 0;
    await change(world, { kind: 'holiday', on: plainDate('2026-10-04') });
    await mornings.run('09:00');
    assert.equal(mornings.log(), []);
    await world.pass(1);
    await mornings.run();
    assert.equal(mornings.log(), [`2026-09-10 ${FOUR.join(' ')}`]);
  }));

test('who keeps the calendar and owes what is due can’t silence it by calling days free: the four are told on the morning that was to come', () =>
  withWorld({}, async (world) => {
    const { deps, association } = world.portal;
    const mornings = morningsOf(world);
    await confirmYears(world, 2026, 2027);
    await withAddresses(world);
    await world.pass(1);
    await mornings.run();
    await world.pass(2);
    await world.report();
    // Wednesday, 9 September 2026: whatever the calendar takes, of the next forty days, from tomorrow on.
    let taken = 0;
    for (let ahead = 1; ahead <= 40; ahead += 1) {
      const seen = (await calendarChanges(deps.database.reader, association))[0]?.seq ?? 0;
      const who = { by: world.player('auditor').person, on: world.today(), inPlace: false, reason: 'x', seen };
      const edit = { kind: 'holiday', on: addDays(world.today(), ahead) } as const;
      const saved = await deps.database.write((tx) => changeCalendar(tx, association, who, edit));
      taken += saved.ok ? 1 : 0;
    }
    assert.is(taken, 10, 'two working weeks');
    await mornings.run();
    mornings.sent.length = 0;
    for (let day = 0; day < 19; day += 1) {
      await world.pass(1);
      for (const at of ['07:50', '08:10', '09:00']) await mornings.run(at);
    }
    const days = mornings.log().map((line) => plainDate(line.slice(0, 10)));
    for (const line of mornings.log()) assert.is(line.slice(11), FOUR.join(' '), 'together, as ever');
    assert.is(days[0], '2026-09-10', 'though its author called that day free');
    assert.is(days[1], '2026-09-20', 'eleven days behind the last morning: reminders go on');
    for (const [at, day] of days.entries()) assert.ok(at === 0 || daysBetween(days[at - 1] ?? day, day) <= 10, day);
  }));

test('a change on the morning itself takes nothing from it', () =>
  withWorld({}, async (world) => {
    const mornings = morningsOf(world);
    await confirmYears(world, 2026, 2027);
    await withAddresses(world);
    await world.pass(1);
    await mornings.run();
    await world.report();
    mornings.sent.length = 0;
    await world.pass(1);
    await change(world, { kind: 'holiday', on: world.today() });
    await mornings.run();
    await mornings.run('09:00');
    assert.equal(mornings.log(), [`${world.today()} ${FOUR.join(' ')}`], 'of the report of yesterday');
  }));

test.run();
