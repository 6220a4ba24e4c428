// The calendar's pages over a world with cases: who reads and who changes it, what a change is shown to move and to whom, that it is
// saved with its record or not at all, and that nothing typed is lost.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withEdit } from '../../src/domain/calendar-edits.ts';
import { unconfirmedYears } from '../../src/domain/calendar-years.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { calendarTexts } from '../../src/i18n/calendar.ts';
import { formatIn } from '../../src/i18n/dates.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, newPersonId, personKeys } from '../../src/protocol/open/index.ts';
import { calendarChanges, unseenChanges } from '../../src/store/calendar-changes.ts';
import { foreseen } from '../../src/store/calendar-moves.ts';
import { associationById, saveCalendar } from '../../src/store/settings.ts';
import { checkStoredRules } from '../../src/store/stored-rules.ts';
import { type Player, type World, withWorld as withCast } from '../support/case-factory.ts';
import { declared, referred, reinstated, reviewed, suspended } from '../support/case-story.ts';
import { controlsOf, languagePressed, type Typed } from '../support/plain-form.ts';
import { NASTY_TEXTS } from '../torture/nasty.ts';
import { type Pages, pagesOf, textOf } from '../views/staff-app.ts';

const test = suite('calendar pages');

/** A world whose people have accounts. */
const withWorld = (job: (world: World) => Promise<void>): Promise<void> =>
  withCast(async (world) => {
    for (const player of Object.values(world.people)) {
      await suspended(world, player);
      await reinstated(world, player);
    }
    await job(world);
  });

type Fields = Readonly<Record<string, string | readonly string[]>>;
const pairs = (fields: Fields): readonly (readonly [string, string])[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  );

const post = (pages: Pages, player: Player, fields: Fields, what = 'changes') =>
  pages(`/en/staff/calendar/${what}`, player, pairs(fields));

const on = (day: string): Fields => {
  const [year = '', month = '', date = ''] = day.split('-').map((part) => String(Number(part)));
  return { 'day-calendar': 'gregorian', 'day-year': year, 'day-month': month, 'day-day': date };
};
const holiday = (day: string, more: Fields = {}): Fields => ({ what: 'holiday', seen: '0', ...on(day), ...more });
const save = (day: string, more: Fields = {}): Fields =>
  holiday(day, { step: 'save', reason: 'Royal order 12', ...more });

const calendarOf = async ({ database, association }: World) =>
  (await associationById(database.reader, association.id))?.calendar;
const changesOf = ({ database, association }: World) => calendarChanges(database.reader, association.id);

/** The moves of a preview, as `number old new`. */
const movesIn = (html: string): readonly string[] =>
  [...html.matchAll(/data-number="([\d-]+)" data-from="([\d-]+)" data-to="([\d-]+)"/g)].map((found) =>
    found.slice(1).join(' '),
  );

test('everybody who handles reports reads the calendar, in both calendars’ dates; only its keepers find its forms', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    world.setNow('2026-11-10T09:00:00Z');
    const { first, auditor, auditChair, deputy, chair } = world.people;
    const { html } = await pages('/en/staff/calendar', first);
    assert.match(html, /data-why="eid-fitr" data-from="2027-03-09" data-to="2027-03-12"/);
    assert.match(html, /data-why="compensation" data-from="2027-03-14"/);
    assert.match(html, /data-why="ramadan"/);
    assert.ok(textOf(html).includes('Tuesday, 9 March 2027 (1 Shawwal 1448 AH)'));
    for (const path of ['correction', 'settings']) {
      for (const player of [first, chair]) {
        assert.is((await pages(`/en/staff/calendar/${path}`, player)).status, 404);
        assert.not.ok(html.includes(`calendar/${path}`));
      }
      for (const player of [auditor, auditChair, deputy])
        assert.is((await pages(`/en/staff/calendar/${path}`, player)).status, 200);
    }
    assert.is((await post(pages, first, save('2026-11-22'))).status, 404);
    assert.is((await post(pages, first, { year: '2026', seen: '0' }, 'confirmation')).status, 404);
    assert.equal(await changesOf(world), []);
  }));

test('a preview saves nothing and shows which due days move, of cases that the person sees and of no other (T38)', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const told = await referred(world);
    const about = await referred(world, ['internal-auditor']);
    const due = async (one: typeof told) =>
      (await world.load(one)).caseFile.duties.find(({ id }) => id === 'recommendation')?.dueOn ?? '';
    assert.is(await due(told), await due(about));
    // A place that is left, or was written by somebody else, tells nothing either: who may see a case is asked of its chain.
    await world.database.write((tx) =>
      tx.run(
        `insert into desk_places select association, ?, mark, rank, number, case_id, turns_on, handover_mark, hands_on, declares_first
         from desk_places where case_id = ? and person = ?`,
        [world.people.auditor.id, about.caseId, world.people.auditChair.id],
      ),
    );
    const asked = await post(pages, world.people.auditor, holiday('2026-11-08'));
    assert.is(asked.status, 200);
    assert.match(textOf(asked.html), /Nothing has been saved yet\. To be entered: Holiday: /);
    const moves = movesIn(asked.html);
    const before = await due(told);
    assert.ok(
      moves.some((move) => move.startsWith(`${told.number} ${before} `)),
      moves.join(),
    );
    assert.not.ok(asked.html.includes(about.number), 'a case that bypasses the auditor leaves no trace');
    assert.not.ok(textOf(asked.html).includes('More due days move'));
    assert.equal([await calendarOf(world), await changesOf(world)], [DEFAULT_CALENDAR, []]);
    const other = await post(pages, world.people.auditChair, holiday('2026-11-08'));
    assert.ok(other.html.includes(about.number), 'whoever handles it sees that it moves');
  }));

test('days that no working day counts in stay where they are: of several questions after a closing none is taken for another', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const told = await reviewed(world);
    const by = world.people.auditor.id;
    await world.act(told, { kind: 'close', by, outcome: 'resolved', form: 'informal-review' });
    const { duties } = (await world.load(told)).caseFile;
    assert.is(duties.filter(({ id, metOn }) => id === 'check-in' && metOn === undefined).length, 3);
    const asked = await post(pages, world.people.auditor, holiday('2026-11-08'));
    assert.equal([asked.status, movesIn(asked.html)], [200, []]);
    assert.is((await post(pages, world.people.auditor, save('2026-11-08'))).status, 303);
    const page = textOf((await pages(`/en/staff/cases/${told.number}`, world.people.chair)).html);
    assert.not.match(page, /The calendar was corrected/);
  }));

test('a preview looks at every case once, however many lots they come in', () =>
  withWorld(async (world) => {
    const numbers = new Set<string>();
    while (numbers.size < 27) numbers.add((await world.report()).number);
    const seat = await associationById(world.database.reader, world.association.id);
    if (seat === undefined) throw new Error('no association');
    const before = { ...seat.calendar, rollForward: true };
    const after = withEdit(before, { kind: 'holiday', on: plainDate('2026-11-08') });
    const at = plainDate('2026-11-02');
    const { moves, all } = await foreseen(world, seat, world.people.auditor.id, at, { before, after });
    const reviews = moves.filter(({ id }) => id === 'review').map(({ number }) => number);
    assert.equal(reviews, [...numbers].toSorted());
    assert.is(all, moves.length);
  }));

test('questions after a closing move where a last day that is free rolls forward; of what owes nothing any more nothing is read', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const by = world.people.auditor.id;
    await world.act(told, { kind: 'close', by, outcome: 'resolved', form: 'informal-review' });
    const { reader } = world.database;
    const moved = async () => {
      const seat = await associationById(reader, world.association.id);
      if (seat === undefined) throw new Error('no association');
      const before = { ...seat.calendar, rollForward: true };
      const [first] = (await world.load(told)).caseFile.duties.filter(({ id }) => id === 'check-in');
      const after = withEdit(before, { kind: 'holiday', on: first?.dueOn ?? plainDate('2026-12-01') });
      const { moves } = await foreseen(world, seat, by, plainDate('2026-11-02'), { before, after });
      return moves.map(({ id, number }) => [id, number]);
    };
    assert.equal(await moved(), [['check-in', told.number]], 'it can’t be put yet, and is owed all the same');
    // What turns on no day more owes nothing: the place says so, and the case isn't opened to see it.
    const place = `update desk_places set turns_on = '9999-99-99' where case_id = ? and person = ? and rank like '4 %'`;
    await world.database.write((tx) => tx.run(place, [told.caseId, by]));
    assert.equal(await moved(), []);
    await world.database.write((tx) => tx.run('update desk_places set mark = ?', ['another']));
    assert.equal(await moved(), [['check-in', told.number]], 'a place of before is believed nothing');
  }));

test('a saved correction stands with who, when, why, before and after, and moves due days at once', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, first } = world.people;
    const told = await referred(world);
    await declared(world, told, first);
    const before = (await world.load(told)).caseFile.duties.find(({ id }) => id === 'recommendation')?.dueOn ?? '';
    // Of what began on the day of a change days alone don't tell whether it came before: it isn't told as moved.
    world.setNow('2026-11-02T09:00:00Z');
    const saved = await post(pages, auditor, save('2026-11-08'));
    assert.equal([saved.status, saved.to], [303, '/en/staff/calendar?done=changed']);
    const [change, ...rest] = await changesOf(world);
    assert.equal(rest, []);
    assert.equal(
      [change?.by, change?.reason, change?.inPlace, change?.before, change?.after.corrections],
      [auditor.id, 'Royal order 12', false, DEFAULT_CALENDAR, [{ kind: 'holiday', on: '2026-11-08' }]],
    );
    assert.equal(await calendarOf(world), change?.after);
    const page = await pages(`/en/staff/cases/${told.number}`, first);
    const [, from, to] = /class="hint moved" data-from="([\d-]+)" data-to="([\d-]+)"/.exec(page.html) ?? [];
    assert.is(from, before);
    assert.ok((to ?? '') > before);
    assert.ok(page.html.includes(`data-duty="recommendation" data-due="${to}"`), 'the case is due anew');
    const desk = await pages('/en/staff', first);
    assert.match(desk.html, /id="calendar-news"/);
    const row = new RegExp(`data-from="${from}" data-to="${to}"[^>]*><summary>([^<]*)</summary>`).exec(desk.html)?.[1];
    const [old, anew] = [from, to].map((day) => formatIn('en', 'gregorian', plainDate(day ?? '')) ?? '');
    assert.is(
      row,
      calendarTexts('en').movedBriefly(old ?? '', anew ?? ''),
      'in its row what moved, and who moved it folded away',
    );
    assert.not.match((await pages('/en/staff', auditor)).html, /id="calendar-news"/, 'who changed it knows');
    await post(pages, first, { seen: '1' }, 'seen');
    const later = (await pages('/en/staff', first)).html;
    assert.not.match(later, /id="calendar-news"|class="hint moved"/, 'told until they have read it');

    // Whoever comes onto the roster after that is told of what changes from then on.
    const keys = personKeys(makeSeed());
    const newcomer = newPersonId();
    const [seal, sign] = [toBase64url(keys.seal.publicKey), toBase64url(keys.sign.publicKey)];
    const entry = { id: newcomer, seal, sign, offices: ['violations-committee'], status: 'active' } as const;
    world.setNow('2026-11-03T09:00:00Z');
    await world.nextRoster((roster) => ({
      ...roster,
      persons: [...roster.persons, entry].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    }));
    const { database, association } = world;
    const newsOfNewcomer = () => unseenChanges(database.reader, association.id, newcomer, plainDate('2026-11-04'));
    assert.equal(await newsOfNewcomer(), []);
    world.setNow('2026-11-04T09:00:00Z');
    await post(pages, auditor, save('2026-11-09', { seen: '1' }));
    assert.is((await newsOfNewcomer()).length, 1);
  }));

test('a pause stands when the holiday that gave it time is taken back; each change is told before and after by days that stood', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    await declared(world, told, chair);
    for (const day of ['03', '05', '04', '08']) {
      world.setNow(`2026-11-${day}T09:00:00Z`);
      await world.report();
    }
    // The review is due on the fifteenth, those of the others later.
    world.setNow('2026-11-16T09:00:00Z');
    const asked = await post(pages, auditor, holiday('2026-11-10'));
    assert.match(asked.html, /data-from="2026-11-15" data-to="2026-11-16" data-becomes="in-time"/);
    assert.ok(textOf(asked.html).includes('It is overdue no more by this.'));
    const [first, ...others] = movesIn(asked.html).map((move) => move.split(' ')[1] ?? '');
    assert.equal([first, others.length > 3, others.toSorted()], ['2026-11-15', true, others], 'in order');
    assert.is((await post(pages, auditor, save('2026-11-10', { past: 'yes' }))).status, 303);
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: plainDate('2026-11-19') });
    const path = `/en/staff/cases/${told.number}`;
    const moved = 'data-from="2026-11-15" data-to="2026-11-16"';
    assert.ok((await pages(path, chair)).html.includes(moved), 'as it was before the pause of that day');
    world.setNow('2026-11-18T09:00:00Z');
    const correction = JSON.stringify({ kind: 'holiday', on: '2026-11-10' });
    const back = { what: 'take-back', correction, seen: '1', reason: 'not announced', past: 'yes' };
    const previewed = await post(pages, auditor, back);
    assert.match(previewed.html, /data-from="2026-11-22" data-to="2026-11-15" data-becomes="overdue"/);
    assert.is((await post(pages, auditor, { ...back, step: 'save' })).status, 303);
    const { caseFile } = await world.load(told);
    assert.equal([caseFile.irregular, caseFile.duties.find(({ id }) => id === 'review')?.dueOn], [[], '2026-11-15']);
    const page = await pages(path, chair);
    const shown = textOf(page.html);
    assert.match(
      shown,
      /Paused from Monday, 16 November 2026 .* By the calendar as it stands today the time had run out/,
    );
    assert.ok(page.html.includes(moved) && page.html.includes('data-from="2026-11-22" data-to="2026-11-15"'));
    assert.match(
      textOf((await pages(path.replace('en', 'ar'), chair)).html),
      /وبالتقويم القائم اليوم كانت المهلة قد انتهت/,
    );
    const desk = textOf((await pages('/en/staff', chair)).html);
    assert.match(desk, /The calendar was changed more than once, last on Wednesday, 18 November 2026/);
  }));

test('taking a correction back restores every due day, and both stay on record', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    await post(pages, auditor, save('2026-11-08'));
    const correction = JSON.stringify({ kind: 'holiday', on: '2026-11-08' });
    const asked = await post(pages, auditor, { what: 'take-back', correction, seen: '1' });
    assert.ok(textOf(asked.html).includes('To be taken back: Holiday: Sunday, 8 November 2026'));
    const done = { what: 'take-back', correction, seen: '1', step: 'save', reason: 'Withdrawn' };
    assert.is((await post(pages, auditor, done)).status, 303);
    assert.equal(await calendarOf(world), DEFAULT_CALENDAR);
    assert.is((await changesOf(world)).length, 2);
    const again = await post(pages, auditor, { ...done, seen: '2' });
    assert.is(again.status, 422);
    assert.ok(textOf(again.html).includes('This correction has been taken back already.'));
    assert.match(textOf(again.html), /What you had written as the reason.*: Withdrawn/, 'nothing typed is lost');
    assert.is((await post(pages, auditor, done)).to, '/en/staff/calendar?done=changed', 'the same form sent twice');
    assert.is((await changesOf(world)).length, 2);
  }));

const until = (day: string): Fields =>
  Object.fromEntries(Object.entries(on(day)).map(([name, value]) => [name.replace('day-', 'last-'), value]));

test('days in a row are one form, one preview, one record and one row everywhere, and are taken back together (B58)', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, first } = world.people;
    const told = await referred(world);
    await declared(world, told, first);
    const due = async () =>
      (await world.load(told)).caseFile.duties.find(({ id }) => id === 'recommendation')?.dueOn ?? '';
    const before = await due();
    world.setNow('2026-11-02T09:00:00Z');
    const days = until('2026-11-15');
    const asked = await post(pages, auditor, holiday('2026-11-08', days));
    assert.match(
      textOf(asked.html),
      /To be entered: Holiday: Sunday, 8 November 2026 .{0,40} to Sunday, 15 November 2026/,
    );
    assert.match(movesIn(asked.html).join(), new RegExp(`${told.number} ${before} `));
    assert.is((await post(pages, auditor, save('2026-11-08', days))).status, 303);
    const [change, ...others] = await changesOf(world);
    const correction = { kind: 'holiday', firstOn: '2026-11-08', lastOn: '2026-11-15' };
    assert.equal([change?.after.corrections, others], [[correction], []]);
    assert.is(await due(), '2026-11-23', 'six working days later: the weekend among them was free anyhow');
    const { html } = await pages('/en/staff/calendar', auditor);
    const listed = /<section aria-labelledby="corrections-title">.*?<\/section>/s.exec(html)?.[0] ?? '';
    assert.is(listed.match(/<li>/g)?.length, 1);
    assert.match(html, /data-why="correction" data-from="2026-11-08" data-to="2026-11-15"/);
    assert.match(textOf(html), /On the weekend: Friday, 13 November 2026 .*; Saturday, 14 November 2026/);
    const desk = (await pages('/en/staff', first)).html;
    assert.match(desk, /id="calendar-news"/);
    assert.is(desk.match(/class="hint moved"/g)?.length, 1, 'told once');
    world.setNow('2026-11-09T09:00:00Z');
    const back = {
      what: 'take-back',
      correction: JSON.stringify(correction),
      seen: '1',
      step: 'save',
      reason: 'Withdrawn',
    };
    assert.ok(
      textOf((await post(pages, auditor, back)).html).includes('Tick that you mean days of which some are over.'),
    );
    assert.is((await post(pages, auditor, { ...back, past: 'yes' })).status, 303);
    assert.equal([await calendarOf(world), await due()], [DEFAULT_CALENDAR, before]);
    assert.is((await changesOf(world)).length, 2);
  }));

test('two browsers at once: the second one is told, sees what stands now, and saves only then', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, deputy } = world.people;
    const both = await Promise.all([
      post(pages, auditor, save('2026-11-08')),
      post(pages, auditor, save('2026-11-09')),
    ]);
    assert.equal(both.map(({ status }) => status).toSorted(), [303, 409]);
    assert.is((await changesOf(world)).length, 1);
    const [lost] = both.filter(({ status }) => status === 409);
    assert.match(lost?.html ?? '', /id="meanwhile"/);
    assert.ok(
      textOf(lost?.html ?? '').includes('You changed or confirmed the calendar yourself'),
      'no other person did',
    );
    assert.match(lost?.html ?? '', /name="reason"[^>]*value="Royal order 12"|value="Royal order 12"[^>]*name="reason"/);
    const free = (await calendarOf(world))?.corrections[0];
    const other = free !== undefined && 'on' in free && free.on === '2026-11-08' ? '2026-11-09' : '2026-11-08';
    assert.is((await post(pages, auditor, save(other, { seen: '1' }))).status, 303);
    const twice = await post(pages, auditor, save(other, { seen: '2' }));
    assert.is(twice.status, 422);
    assert.ok(textOf(twice.html).includes('This has been corrected already'));
    const done = [303, '/en/staff/calendar?done=changed'];
    const again = await post(pages, auditor, save(other, { seen: '1' }));
    assert.equal([again.status, again.to], done, 'a form that is sent twice is done once');
    for (const changed of [{ reason: 'Another' }, on('2026-11-10')])
      assert.is((await post(pages, auditor, save(other, { seen: '1', ...changed }))).status >= 400, true);
    const stranger = await post(pages, deputy, save('2026-11-11', { seen: '1', away: 'yes' }));
    assert.match(textOf(stranger.html), / changed or confirmed the calendar meanwhile/);
    assert.is((await changesOf(world)).length, 2);
  }));

test('what can’t be is refused in a sentence, and everything typed comes back', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    const eid = (kind: string, day: string) => holiday(day, { what: kind });
    const refusals: readonly (readonly [Fields, string])[] = [
      [holiday('2026-11-06'), 'What was entered is free already.'],
      [holiday('2026-11-08', { what: 'working-day' }), 'What was entered is no free day anyway.'],
      [eid('eid-fitr', '2027-03-09'), 'This is the day that the calendar has already.'],
      [eid('eid-fitr', '2027-03-12'), 'By the Umm al-Qura table it is Tuesday, 9 March 2027'],
      [eid('eid-adha', '2027-05-12'), 'By the Umm al-Qura table it is Saturday, 15 May 2027'],
      [holiday('2078-01-03'), 'This day can’t be reckoned with'],
      [
        { what: 'holiday', seen: '0', ...on('2026-02-30') },
        'needs your attention Which day, or from which day? This date does not exist',
      ],
      [holiday('2026-11-22', until('2026-11-19')), 'The last day lies before the first.'],
      [holiday('2026-11-22', until('2026-12-10')), 'the last of them could be Wednesday, 9 December 2026'],
      [holiday('2026-11-22', until('2078-01-03')), 'The last day can’t be reckoned with'],
      [
        holiday('2026-11-22', { ...until('2026-11-31'), 'day-year': '2026' }),
        'needs your attention Until which day? This date does not exist',
      ],
      [
        holiday('2026-11-22', { 'last-day': '24' }),
        'Until which day? Write the day, the month and the year. What is to be',
      ],
      [holiday('2026-11-20', until('2026-11-21')), 'is free already'],
      [
        holiday('2026-11-22', until('2026-12-08')),
        'More than 10 days called free by hand would lie within 60 days in a row, holidays by law not counted. The calendar takes no more. Enter fewer days, or take others back first. Of the days entered here the first too many is Sunday, 6 December 2026',
      ],
      [{ ...holiday('2027-03-09', { what: 'eid-fitr', ...until('2027-03-12') }) }, 'Leave the last day empty.'],
      [{ what: '', seen: '0', ...on('2026-11-08') }, 'Choose what is to be corrected.'],
      [{ what: 'rules', seen: '0', weekend: ['3', '4', '5', '6'] }, 'A weekend has three days at most.'],
      [{ what: 'rules', seen: '0', weekend: '' }, 'Choose one of these.'],
      [
        {
          ...{ what: 'rules', seen: '0', weekend: ['5', '5', '6'], compensation: 'after' },
          ...{ nationalDays: 'fri-thu-sat-sun', rollForward: 'no' },
        },
        'Nothing of it is changed.',
      ],
      [
        {
          ...{ what: 'rules', seen: '0', weekend: ['5', '6'], compensation: 'after' },
          ...{ nationalDays: 'fri-thu-sat-sun', rollForward: 'no' },
        },
        'Nothing of it is changed.',
      ],
    ];
    for (const [fields, words] of refusals) {
      const { status, html } = await post(pages, auditor, fields);
      assert.is(status, 422, words);
      assert.ok(textOf(html).includes(words), `${words}: ${textOf(html).slice(0, 600)}`);
      for (const part of ['day-year', 'day-day', 'last-year', 'last-day']) {
        const typed = fields[part];
        if (typeof typed === 'string') assert.match(html, new RegExp(`name="${part}" value="${typed}"`));
      }
    }
    const silent = await post(pages, auditor, save('2026-11-08', { reason: '' }));
    assert.is(silent.status, 422);
    assert.ok(textOf(silent.html).includes('Write why.'));
    const long = await post(pages, auditor, save('2026-11-08', { reason: 'x'.repeat(301) }));
    assert.ok(long.html.includes('x'.repeat(301)));
    for (const day of ['2025-11-09', '2026-10-29']) {
      const past = await post(pages, auditor, save(day));
      assert.ok(textOf(past.html).includes('Tick that you mean a past day.'), day);
    }
    assert.equal(await changesOf(world), []);
    assert.is((await post(pages, auditor, save('2026-10-29', { past: 'yes' }))).status, 303);
  }));

test('settings are changed with a reason, and Eids announced a day later move what they move', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    const rules: Fields = {
      ...{ what: 'rules', weekend: ['4', '5'], compensation: 'none', nationalDays: 'not-moved', rollForward: 'yes' },
      ...{ seen: '0', step: 'save', reason: 'Board decision' },
    };
    const unsaid = await post(pages, auditor, rules);
    assert.is(unsaid.status, 422, 'settings hold for days that are over, too');
    assert.ok(textOf(unsaid.html).includes('Tick that you mean days that are over, too.'));
    assert.equal(await changesOf(world), []);
    assert.is((await post(pages, auditor, { ...rules, past: 'yes' })).status, 303);
    const eid = { what: 'eid-adha', seen: '1', step: 'save', reason: 'Announced', ...on('2027-05-16') };
    assert.is((await post(pages, auditor, eid)).status, 303);
    assert.equal(await calendarOf(world), {
      weekend: [4, 5],
      compensation: 'none',
      nationalDays: 'not-moved',
      rollForward: true,
      corrections: [{ kind: 'eid-adha', hijriYear: 1448, firstOn: '2027-05-16' }],
    });
    const { html } = await pages('/en/staff/calendar', auditor);
    assert.ok(textOf(html).includes('Entered: Arafah of 1448 AH is on Sunday, 16 May 2027'));
    assert.match(textOf(html), /As announced\. By the Umm al-Qura table, .* it would begin on Saturday, 15 May 2027/);
    assert.ok(textOf(html).includes('Reason: Board decision'));
  }));

test('a confirmed year whose days are found otherwise since is told as one and waits anew from that day on; a correction of a day alone is only told', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    world.setNow('2027-01-03T09:00:00Z');
    const ofYear = async (year = 2027) => {
      const { html } = await pages('/en/staff/calendar', auditor);
      const [section = ''] = new RegExp(`<section id="year-${year}".*?</section>`, 's').exec(html) ?? [];
      return { text: textOf(section), asks: section.includes('/confirmation') };
    };
    const due = async () =>
      /class="own" data-wait="calendar-year" data-due="([\d-]+)"/.exec((await pages('/en/staff', auditor)).html)?.[1];
    assert.is((await post(pages, auditor, { year: '2027', seen: '0' }, 'confirmation')).status, 303);
    world.setNow('2027-02-14T09:00:00Z');
    assert.is((await post(pages, auditor, save('2027-02-23', { seen: '1' }))).status, 303);
    const corrected = await ofYear();
    assert.match(corrected.text, /Confirmed on Sunday, 3 January 2027 .* Its free days have changed since/);
    assert.not.ok(corrected.asks);
    assert.is(await due(), undefined);
    const rules = {
      ...{
        what: 'rules',
        weekend: ['5', '6'],
        compensation: 'before',
        nationalDays: 'fri-thu-sat-sun',
        rollForward: 'no',
      },
      ...{ step: 'save', reason: 'x', past: 'yes' },
    };
    assert.is((await post(pages, auditor, { ...rules, seen: '2' })).status, 303);
    const moved = await ofYear();
    assert.match(moved.text, /Confirmed on Sunday, 3 January 2027 .* It is to be confirmed anew\./);
    assert.ok(moved.asks);
    assert.is(await due(), '2027-02-21', 'five working days from that day on');
    assert.is((await post(pages, auditor, { year: '2027', seen: '3' }, 'confirmation')).status, 303);
    assert.equal([(await ofYear()).asks, await due()], [false, undefined]);
    assert.is((await post(pages, auditor, { year: '2028', seen: '4' }, 'confirmation')).status, 303);
    assert.is((await post(pages, auditor, { ...rules, compensation: 'after', seen: '5' })).status, 303);
    assert.ok((await ofYear()).asks, 'the last confirming is what counts');
    assert.not.match((await ofYear()).text, /is asked to|nobody is asked/, 'it is asked about now');
    assert.match(
      (await ofYear(2028)).text,
      /anew\. Whoever keeps the calendar is asked to from Saturday, 1 January 2028/,
    );
    world.setNow('2027-12-20T09:00:00Z');
    assert.match((await ofYear()).text, /anew\. No holiday of it lies ahead .* nobody is asked to\./);
    assert.is(await due(), undefined);
  }));

test('who acts in the auditor’s place says so, and it stands in the record', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditChair } = world.people;
    const unsaid = await post(pages, auditChair, save('2026-11-08'));
    assert.is(unsaid.status, 422);
    assert.ok(textOf(unsaid.html).includes('Tick that you act in their place.'));
    assert.is((await post(pages, auditChair, save('2026-11-08', { away: 'yes' }))).status, 303);
    assert.is((await changesOf(world))[0]?.inPlace, true);
  }));

test('a vacant office is nobody’s place: its substitute needn’t say who is away', () =>
  withWorld(async (world) => {
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((one) =>
        one.offices.includes('internal-auditor') ? { ...one, status: 'left' as const } : one,
      ),
    }));
    const pages = pagesOf(world);
    assert.is((await post(pages, world.people.auditChair, save('2026-11-08'))).status, 303);
    assert.is((await changesOf(world))[0]?.inPlace, false);
  }));

test('a year waits from 1 January, or thirty days before its first Eid, until it is confirmed or nothing of it is left', () => {
  const years = (day: string, confirmed: readonly number[] = []) =>
    unconfirmedYears(DEFAULT_CALENDAR, { years: confirmed, anew: [] }, plainDate(day)).map(
      ({ year, since }) => `${year} ${since}`,
    );
  assert.equal(years('2026-11-19'), [], 'no holiday is left');
  assert.equal(years('2026-12-31'), []);
  const entered = { ...DEFAULT_CALENDAR, corrections: [{ kind: 'holiday', on: '2026-11-25' }] } as const;
  assert.equal(
    unconfirmedYears(entered, { years: [], anew: [] }, plainDate('2026-11-19')),
    [],
    'what was entered by hand needs no confirming',
  );
  assert.equal(years('2027-01-01'), ['2027 2027-01-01']);
  assert.equal(years('2027-01-01', [2027]), []);
  assert.equal(years('2027-09-23'), ['2027 2027-01-01']);
  assert.equal(years('2027-09-24'), []);
  assert.equal(years('2032-12-03').at(-1), '2033 2032-12-03', 'Eid al-Fitr is on 2 January');
  assert.equal(
    years('2032-12-02').filter((one) => one.startsWith('2033')),
    [],
  );
  assert.equal(years('2077-11-10'), []);
});

test('an unconfirmed year stands on the auditor’s desk, comes to the next after five working days, and confirming ends it', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, auditChair } = world.people;
    const wait = async (player: Player) =>
      /class="own" data-wait="calendar-year" data-due="([\d-]+)"/.exec((await pages('/en/staff', player)).html)?.[1];
    world.setNow('2027-01-03T09:00:00Z');
    assert.equal([await wait(auditor), await wait(auditChair)], ['2027-01-07', undefined]);
    world.setNow('2027-01-08T09:00:00Z');
    assert.is(await wait(auditChair), '2027-01-07');
    const { html } = await pages('/en/staff/calendar', auditor);
    for (const year of ['2027', '2028']) {
      const [section = ''] = new RegExp(`<section id="year-${year}".*?</section>`, 's').exec(html) ?? [];
      const hidden = [...section.matchAll(/type="hidden" name="(\w+)" value="(\w+)"/g)].map(([, ...field]) => field);
      assert.equal(Object.fromEntries(hidden), { year, seen: '0' }, 'what is confirmed is the year that is shown');
    }
    const confirmed = await post(pages, auditor, { year: '2027', seen: '0' }, 'confirmation');
    assert.is(confirmed.status, 303);
    assert.equal([await wait(auditor), await wait(auditChair)], [undefined, undefined]);
    const [change] = await changesOf(world);
    assert.equal([change?.year, change?.before], [2027, change?.after]);
    const shown = await pages('/en/staff/calendar', auditor);
    const record = /<section aria-labelledby="record-title">.*?<\/section>/s.exec(shown.html)?.[0] ?? '';
    const { difference } = calendarTexts('en');
    assert.ok(textOf(record).includes(difference.confirmed('2027')), 'and stands in the record');
    assert.is((await post(pages, auditor, { year: '2027', seen: '1' }, 'confirmation')).status, 422);
    assert.is((await post(pages, auditor, { year: '2029', seen: '1' }, 'confirmation')).status, 400);
    assert.is((await post(pages, auditor, { year: '2028' }, 'confirmation')).status, 400, 'what was seen isn’t said');
    const late = await post(pages, auditor, { year: '2028', seen: '0' }, 'confirmation');
    assert.is(late.status, 422);
    assert.ok(textOf(late.html).includes('You changed or confirmed the calendar yourself'));
    const twice = await post(pages, auditor, { year: '2027', seen: '0' }, 'confirmation');
    assert.is(twice.to, '/en/staff/calendar?done=confirmed', 'pressed twice');
    assert.is((await changesOf(world)).length, 1);
  }));

test('a change of language takes along what was typed, and what was found missing; it saves nothing, and Enter presses what it always did', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    const across = async (html: string, typed: Typed = {}) => {
      const { address, fields } = languagePressed(html, typed);
      const answer = await pages(address, auditor, fields);
      assert.match(address, /^\/ar\//);
      assert.match(answer.html, /<html lang="ar"/);
      return answer;
    };
    const formOf = (html: string, id: string) =>
      Object.fromEntries(controlsOf(html, id).filter(([name, value]) => name !== 'seen' && value !== ''));
    const day = { 'day-calendar': 'gregorian', 'day-year': '2026', 'day-month': '11', 'day-day': '8' };
    const last = { 'last-calendar': 'gregorian', 'last-day': '9' };

    const entered = await across((await pages('/en/staff/calendar/correction', auditor)).html, {
      what: 'holiday',
      ...{ ...day, ...last },
    });
    assert.is(entered.status, 200);
    assert.equal(formOf(entered.html, 'calendar-edit'), { what: 'holiday', ...day, ...last });
    const half = await across((await pages('/en/staff/calendar/correction', auditor)).html, { 'day-year': '2026' });
    assert.is(half.status, 200, 'nothing was asked yet, so nothing is wrong');

    const wrong = await post(pages, auditor, holiday('2026-11-06'));
    const told = await across(wrong.html);
    assert.is(told.status, 422);
    assert.match(textOf(told.html), /ما أُدخل إجازة/);
    assert.is(formOf(told.html, 'calendar-edit')['day-day'], '6');
    const mended = await across(wrong.html, { 'day-day': '8' });
    assert.equal([mended.status, formOf(mended.html, 'calendar-edit')['day-day']], [200, '8']);

    const shown = await post(pages, auditor, holiday('2026-11-08'));
    const again = await across(shown.html, { reason: 'Royal order 12' });
    assert.equal([again.status, formOf(again.html, 'calendar-preview').reason], [200, 'Royal order 12']);
    const silent = await post(pages, auditor, save('2026-11-08', { reason: '' }));
    assert.is((await across(silent.html)).status, 422, 'what is missing is told in the other language too');
    assert.is((await across(silent.html, { reason: 'Royal order 12' })).status, 200);

    const rules = await across((await pages('/en/staff/calendar/settings', auditor)).html, {
      weekend: ['0'],
      rollForward: 'yes',
    });
    assert.match(rules.html, /value="0"[^>]*checked|checked[^>]*value="0"/);
    assert.is(formOf(rules.html, 'calendar-edit').rollForward, 'yes');
    const gone = await post(pages, auditor, { what: 'take-back', seen: '0', correction: '{}' });
    const [, link = ''] = /class="language" href="([^"]+)"/.exec(gone.html) ?? [];
    assert.is((await pages(link, auditor)).status, 200, link);
    assert.equal(await changesOf(world), [], 'none of it saved anything');

    for (const [html, pressed] of [
      [shown.html, / name="step" value="save"/],
      [wrong.html, /^(?!.* name=)/],
    ] as const) {
      const [first = ''] = /<button\b[^>]*form="calendar-[a-z]+"[^>]*>/.exec(html) ?? [];
      assert.match(first, /tabindex="-1"/);
      assert.match(first, pressed);
    }
  }));

test('a clock that jumps a year back or forward breaks no page and meets no duty', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const told = await referred(world);
    const dues = async () =>
      (await world.load(told)).caseFile.duties.map(({ id, dueOn, metOn }) => `${id} ${dueOn} ${metOn ?? 'open'}`);
    const before = await dues();
    for (const jump of ['2025-11-01T09:00:00Z', '2027-11-01T09:00:00Z', '2026-11-02T09:00:00Z']) {
      world.setNow(jump);
      for (const path of ['', '/calendar', `/cases/${told.number}`]) {
        const { status, html } = await pages(`/en/staff${path}`, world.people.auditor);
        assert.is(status, 200, `${jump} ${path}`);
        // Ids and hashes among the attributes may spell anything.
        assert.not.match(textOf(html), /NaN|undefined|Invalid/);
      }
      assert.equal(await dues(), before);
    }
  }));

test('a calendar that an older portal let go wrong closes no page, and is mended by its keeper', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    const told = await referred(world);
    const { database, association } = world;
    const corrections = Array.from({ length: 60 }, (_, week) => ({
      kind: 'holiday' as const,
      on: addDays(plainDate('2026-10-28'), week * 7),
    }));
    const shut = { ...DEFAULT_CALENDAR, weekend: [0, 1, 2, 4, 5, 6] as const, corrections };
    await database.write(async (tx) => {
      await tx.run(
        `insert into calendar_changes (association, seq, by, done_on, in_place, year, reason, before, after)
         values (?, 1, ?, '2026-11-02', 0, null, 'x', ?, ?)`,
        [association.id, auditor.id, JSON.stringify(DEFAULT_CALENDAR), JSON.stringify(shut)],
      );
      await saveCalendar(tx, association.id, shut);
    });
    const open = async (): Promise<void> => {
      for (const path of ['', '/calendar', '/calculator', `/cases/${told.number}`])
        assert.is((await pages(`/en/staff${path}`, auditor)).status, 200, path);
    };
    await open();
    const mended: Fields = {
      ...{ what: 'rules', seen: '1', step: 'save', reason: 'Mended', weekend: ['5', '6'], compensation: 'after' },
      ...{ nationalDays: 'fri-thu-sat-sun', rollForward: 'no', past: 'yes' },
    };
    assert.is((await post(pages, auditor, mended)).status, 303);
    await open();
    await checkStoredRules(database.reader);
    await database.write((tx) =>
      tx.run(
        `insert into calendar_changes (association, seq, by, done_on, in_place, year, reason, before, after)
         select association, 3, by, done_on, 0, null, 'x', after, '{"weekend":[5,7]}' from calendar_changes where seq = 2`,
        [],
      ),
    );
    const start = await checkStoredRules(database.reader).then(String, String);
    assert.match(start, /Record 3 of the calendar's changes: The stored settings say \[5,7\] for "weekend"/);
  }));

test('nothing that is sent breaks the forms', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    for (const text of Object.values(NASTY_TEXTS)) {
      const everything = {
        what: text,
        correction: text,
        weekend: text,
        seen: text,
        step: text,
        'day-calendar': text,
        'last-day': text,
      };
      for (const fields of [
        everything,
        { 'day-day': text },
        { what: 'rules', weekend: text },
        { reason: text, past: text },
      ]) {
        const { status, html } = await post(pages, world.people.auditor, save('2026-11-06', fields));
        assert.ok([200, 303, 400, 409, 422].includes(status), `${text.slice(0, 9)}: ${status}`);
        assert.not.match(html, /<script>alert/);
      }
      for (const what of ['confirmation', 'seen'])
        assert.ok((await post(pages, world.people.auditor, { year: text, seen: text }, what)).status < 500);
    }
  }));

test.run();
