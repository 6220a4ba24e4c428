import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DESK_PARTS, type DeskCount, type DeskPart } from '../../src/domain/desk.ts';
import { plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { mayDo } from '../../src/domain/visibility.ts';
import { runDesks } from '../../src/jobs/desks.ts';
import {
  checkPartial,
  fromBase64url,
  type Line,
  type PersonId,
  parseEntryId,
  parseLine,
  type Roster,
} from '../../src/protocol/check/index.ts';
import { openEntry, openGrant } from '../../src/protocol/open/index.ts';
import { acceptAct, acceptReport } from '../../src/store/acceptance.ts';
import { seenCase } from '../../src/store/case-files.ts';
import type { Database, Reader } from '../../src/store/database.ts';
import { DESK_ROWS, type DeskPage, type DeskRow, deskRows } from '../../src/store/desk.ts';
import { countsOn } from '../../src/store/desk-spans.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { servingsOf } from '../../src/store/servings.ts';
import { readSubmission, storeSent } from '../../src/store/submission.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { referred, reviewed } from '../support/case-story.ts';

const test = suite('desk');

const pageOf = (world: World, player: Player, after?: string): Promise<DeskPage> =>
  deskRows(world.portal, world.association, player.id, { after, today: riyadhDate(world.now()) });

/** Counts of a desk: all under a heading, and those that wait for whose desk it is. */
const counted = (counts: Partial<Record<DeskPart, readonly [all: number, mine: number]>>): readonly DeskCount[] =>
  DESK_PARTS.map((part) => ({ part, all: counts[part]?.[0] ?? 0, mine: counts[part]?.[1] ?? 0 }));

const NONE = counted({});

const declare = (world: World, told: Told, { id }: Player) =>
  world.act(told, { kind: 'declare', by: id, conflict: false });

/** Opens a row's line of text as a person's browser would: lines checked alone, grant by its commitment, then the entry. */
const textOf = async (world: World, player: Player, told: Told, row: DeskRow | undefined): Promise<unknown> => {
  const sealed = row?.view === 'whole' ? row.sealed : undefined;
  const ground = await groundOf(world.database.reader, world.association.id);
  if (sealed === undefined || ground === undefined) return 'nothing sealed';
  const lines: Line[] = sealed.lines.flatMap(({ bytes, signature }) => {
    const line = parseLine(fromBase64url(bytes) ?? new Uint8Array(0), fromBase64url(signature) ?? new Uint8Array(0));
    return line.ok ? [line.value] : [];
  });
  const policy = ground.policy;
  const checked = checkPartial(told.caseId, world.association.id, lines, ground.rosters, (kind, offices) =>
    mayDo(policy, kind, offices),
  );
  if (!checked.ok || lines.length !== sealed.lines.length) return 'not authenticated';
  const { room, epoch, author } = sealed.entry;
  const start = lines.flatMap(({ act }) => act.rooms).find((one) => one.room === room && one.epoch === epoch);
  const place = { caseId: told.caseId, room, epoch };
  const grant = fromBase64url(sealed.grant.blob) ?? new Uint8Array(0);
  const key = openGrant(place, player.id, player.keys.seal, grant, start?.commitment ?? '');
  const entryId = parseEntryId(sealed.entry.entryId);
  const by = Object.values(world.people).find(({ id }) => id === author)?.id ?? 'reporter';
  if (!key.ok || entryId === undefined) return 'cannot open';
  const opened = openEntry(
    key.value,
    { ...place, entryId, author: by },
    fromBase64url(sealed.entry.blob) ?? new Uint8Array(0),
  );
  return opened.ok && 'text' in opened.value ? opened.value.text : opened;
};

test('a row carries the gist, one grant and the lines that vouch for them, and opens by them alone', () =>
  withWorld(async (world) => {
    const told = await world.report([], { text: 'مصروفات بلا فواتير' });
    const { auditor } = world.people;
    await declare(world, told, auditor);
    const { rows } = await pageOf(world, auditor);
    assert.is(rows.length, 1);
    assert.is(await textOf(world, auditor, told, rows[0]), 'مصروفات بلا فواتير');
    const [row] = rows;
    // Which entry is the gist is known by now; whose it is to open is asked anew of everybody, and so is the entry.
    assert.equal((await pageOf(world, auditor)).rows, rows);
    const { chair } = world.people;
    assert.ok((await pageOf(world, chair)).rows.every((one) => one.view === 'whole' && one.sealed === undefined));
    await declare(world, told, chair);
    const [theirs] = (await pageOf(world, chair)).rows;
    assert.is(await textOf(world, chair, told, theirs), 'مصروفات بلا فواتير');
    const sealedIn = (one: DeskRow | undefined) => (one?.view === 'whole' ? one.sealed : undefined);
    assert.not.equal(sealedIn(theirs)?.grant, sealedIn(row)?.grant, 'each the key of their own');
    assert.ok(row?.view === 'whole');
    assert.equal([row.number, row.stage, row.receivedOn], [told.number, 'review', '2026-11-01']);
    assert.is(row.sealed?.lines.length, 1);
    const gist = row.sealed?.entry.entryId ?? '';
    await world.database.write((tx) => tx.run('delete from entries where entry_id = ?', [gist]));
    assert.is(sealedIn((await pageOf(world, auditor)).rows[0]), undefined, 'nothing is remembered of the entry itself');
    assert.is(row.undeclared, undefined);
    assert.equal(row.duty && [row.duty.id, row.duty.dueOn, row.duty.mine], ['brief', '2026-11-08', true]);
  }));

test('whoever has yet to declare is given the row without a text, a grant or a line, and it is no serving', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await world.report([], { text: 'أول' });
    for (const player of [auditor, chair]) {
      const [row] = (await pageOf(world, player)).rows;
      assert.ok(row?.view === 'whole');
      assert.equal([row.number, row.stage, row.undeclared, row.sealed], [told.number, 'review', true, undefined]);
      assert.is(row.duty?.id, 'open', 'what it waits for first is that somebody comes to it');
    }
    assert.equal(await servingsOf(world.database.reader, world.association.id, told.caseId), []);
    await declare(world, told, chair);
    assert.equal(
      (await pageOf(world, auditor)).rows.map((row) => row.view === 'whole' && row.undeclared),
      [true],
      'each for themselves',
    );
  }));

test('a summary takes the place of the gist for whoever holds the deliberation', () =>
  withWorld(async (world) => {
    const told = await world.report([], { text: 'أول' });
    const { auditor, chair } = world.people;
    await world.act(told, { kind: 'open', by: auditor.id });
    await world.act(told, { kind: 'summary', by: chair.id }, { text: 'ملخص قديم' });
    await world.act(told, { kind: 'summary', by: auditor.id }, { text: 'ملخص الحالة' });
    for (const player of [auditor, chair]) {
      const { rows } = await pageOf(world, player);
      assert.is(await textOf(world, player, told, rows[0]), 'ملخص الحالة');
    }
  }));

test('a member opens the row from the referral that granted the key', () =>
  withWorld(async (world) => {
    const { auditor, first } = world.people;
    assert.equal((await pageOf(world, first)).rows, []);
    const told = await referred(world);
    await declare(world, told, first);
    const { rows } = await pageOf(world, first);
    assert.is(await textOf(world, first, told, rows[0]), 'نص للتجربة');
    await world.act(told, { kind: 'summary', by: auditor.id }, { text: 'للجنة' });
    const later = (await pageOf(world, first)).rows[0];
    assert.is(await textOf(world, first, told, later), 'للجنة');
    assert.ok(later?.view === 'whole' && (later.sealed?.lines.length ?? 9) <= 4, 'few lines, not the chain');
  }));

test('the executive sees the number and the day of the briefing, and neither stage nor duty nor text', () =>
  withWorld(async (world) => {
    const { executive } = world.people;
    const told = await world.report();
    assert.equal(await pageOf(world, executive), { rows: [], counts: NONE, damaged: 0 });
    world.setNow('2026-11-03T09:00:00Z');
    const { auditor } = world.people;
    await world.act(told, { kind: 'open', by: auditor.id });
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    assert.equal(await pageOf(world, executive), {
      rows: [{ view: 'briefings', part: 'briefings', number: told.number, receivedOn: '2026-11-03' }],
      counts: counted({ briefings: [1, 0] }),
      damaged: 0,
    });
  }));

test('the executive reads the newest briefing first, whatever the numbers, and nothing that follows moves a row', () =>
  withWorld(async (world) => {
    const { auditor, executive } = world.people;
    const told: Told[] = [];
    for (const day of ['03', '05', '04', '05']) {
      world.setNow(`2026-11-${day}T09:00:00Z`);
      told.push(await reviewed(world));
    }
    const before = await pageOf(world, executive);
    const days = before.rows.map((row) => (row.view === 'briefings' ? row.receivedOn : ''));
    assert.equal(days, ['2026-11-05', '2026-11-05', '2026-11-04', '2026-11-03']);
    const sameDay = [told[1], told[3]].map((one) => one?.number ?? '').toSorted();
    assert.equal(
      before.rows.slice(0, 2).map(({ number }) => number),
      sameDay,
    );
    world.setNow('2026-11-09T09:00:00Z');
    const [oldest, newest] = told;
    if (oldest === undefined || newest === undefined) throw new Error('four were told');
    await world.act(oldest, { kind: 'message', by: auditor.id });
    await world.act(newest, { kind: 'close', by: auditor.id, outcome: 'unjustified' });
    assert.equal(await pageOf(world, executive), before);
  }));

test('first what waits for me and then what else is open, by due day, and last what is closed, the latest act first', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const closed = async (day: string): Promise<string> => {
      const told = await reviewed(world);
      world.setNow(`2026-11-${day}T09:00:00Z`);
      await world.act(told, { kind: 'close', by: auditor.id, outcome: 'unjustified' });
      return told.number;
    };
    const firstClosed = await closed('02');
    const lastClosed = await closed('03');
    const others = (await referred(world)).number;
    const undated = (await reviewed(world)).number;
    world.setNow('2026-11-04T09:00:00Z');
    const later = (await world.report()).number;
    world.setNow('2026-11-03T09:00:00Z');
    const sooner = (await world.report()).number;
    world.setNow('2026-11-05T09:00:00Z');
    const { rows } = await pageOf(world, auditor);
    assert.equal(
      rows.map(({ number }) => number),
      [sooner, later, undated, others, lastClosed, firstClosed],
    );
    const kinds = rows.map((row) => row.view === 'whole' && row.waiting.kind);
    assert.equal(kinds, ['me', 'me', 'me', 'another', 'nothing', 'nothing']);
  }));

test('25 rows a page, by the next due day and then the number, each case once', () =>
  withWorld(async (world) => {
    const numbers: string[] = [];
    for (let at = 0; at < DESK_ROWS + 3; at += 1) numbers.push((await world.report()).number);
    world.setNow('2026-11-02T09:00:00Z');
    const late = await world.report();
    const { auditor } = world.people;
    const first = await pageOf(world, auditor);
    const second = await pageOf(world, auditor, first.next);
    assert.equal([first.rows.length, second.rows.length, second.next], [25, 4, undefined]);
    const told = [...first.rows, ...second.rows].map(({ number }) => number);
    assert.equal(told, [...numbers.toSorted(), late.number]);
    assert.equal(await pageOf(world, auditor, 'not a cursor'), first);
  }));

test('T45 cases that bar somebody leave no gap, no shorter page and no other cursor on their desk', () =>
  withWorld(async (world) => {
    const { chair } = world.people;
    for (let at = 0; at < DESK_ROWS + 2; at += 1) await world.report();
    const desk = async () => {
      const first = await pageOf(world, chair);
      return [first, await pageOf(world, chair, first.next)];
    };
    const before = await desk();
    for (let at = 0; at < 5; at += 1) await world.report(['board-chair']);
    assert.equal(await desk(), before);
    assert.equal(
      before.map(({ rows }) => rows.length),
      [DESK_ROWS, 2],
    );
  }));

test('a desk’s first page is read ahead: whoever comes waits for no chain to be read through, and was served nothing before', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = [await world.report(), await world.report()];
    for (const one of told) await declare(world, one, auditor);
    /** How many chains were asked for to give the desk. */
    const chainsRead = async (): Promise<number> => {
      const { database } = world;
      let chains = 0;
      const watched: Database = {
        ...database,
        snapshot: (job) =>
          database.snapshot((reader) =>
            job({
              all: async (sql, parameters) => {
                const rows = await reader.all(sql, parameters);
                if (/from lines\b[\s\S]*order by case_id, position/u.test(sql)) chains += rows.length;
                return rows;
              },
            }),
          ),
      };
      const portal = { ...world.portal, database: watched };
      const { rows } = await deskRows(portal, world.association, auditor.id, { today: riyadhDate(world.now()) });
      assert.is(rows.length, 2);
      return chains;
    };
    // Under a new roster every chain must be read through once more.
    await world.nextRoster((roster) => roster);
    assert.is(await chainsRead(), 4, 'a report and a declaration each');
    await world.nextRoster((roster) => roster);
    const served = async () => (await world.database.reader.all('select 1 from servings')).length;
    await world.database.write((tx) => tx.run('delete from servings'));
    await runDesks(world, world.now());
    assert.is(await served(), 0);
    assert.is(await chainsRead(), 0);
    assert.is(await served(), 2);
  }));

test('a row that gives ciphertext counts as a serving of its case, and a page that does not show it doesn’t', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { chair, deputy, executive } = world.people;
    await declare(world, told, chair);
    for (const player of [chair, deputy, executive]) await pageOf(world, player);
    const servings = await servingsOf(world.database.reader, world.association.id, told.caseId);
    assert.equal(servings, [{ person: chair.id, day: '2026-11-01' }]);
  }));

/** What the table of places says, due days and all. */
const placesOf = async (world: World): Promise<readonly string[]> =>
  (await world.database.reader.all('select person, mark, rank, number from desk_places order by person, number')).map(
    (row) => JSON.stringify(row),
  );

test('places that were never made, or made by another calendar, are made before a page is shown', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    for (let at = 0; at < 3; at += 1) await world.report();
    const [page, places] = [await pageOf(world, auditor), await placesOf(world)];
    assert.is(page.rows.length, 4);
    // As a database is found that was made before there were places.
    await world.database.write((tx) => tx.run("update desk_places set mark = '', rank = ''"));
    assert.equal(await pageOf(world, auditor), page);
    await pageOf(world, chair);
    for (const player of Object.values(world.people)) await pageOf(world, player);
    assert.equal(await placesOf(world), places);
    const calendar = {
      ...world.association.calendar,
      rollForward: true,
      corrections: ['2026-11-03', '2026-11-08'].map((on) => ({ kind: 'holiday' as const, on: plainDate(on) })),
    };
    const later = { ...world.association, calendar };
    const moved = await deskRows(world.portal, later, auditor.id, { today: riyadhDate(world.now()) });
    const dueOf = (rows: readonly DeskRow[]) => rows.map((row) => row.view === 'whole' && row.duty?.dueOn);
    assert.not.equal(dueOf(moved.rows), dueOf(page.rows));
    assert.ok(moved.rows.some(({ number }) => number === told.number));
    assert.not.equal(await placesOf(world), places, 'the order of the desk follows the calendar too');
    assert.equal(await pageOf(world, auditor), page, 'and back again');
  }));

test('a report and an act place their case by the calendar as corrected, as whoever places it anew does', () =>
  withWorld(async (world) => {
    const { database, portal } = world;
    const calendar = {
      ...world.association.calendar,
      rollForward: true,
      corrections: [{ kind: 'holiday' as const, on: plainDate('2026-11-08') }],
    };
    const corrected = { ...world.association, calendar };
    const assertPlaced = async (what: string): Promise<void> => {
      const placed = await placesOf(world);
      assert.ok(placed.length > 0, what);
      await database.write((tx) => tx.run("update desk_places set mark = '', rank = ''"));
      for (const { id } of Object.values(world.people))
        await deskRows(portal, corrected, id, { today: riyadhDate(world.now()) });
      assert.equal(placed, await placesOf(world), what);
      assert.ok(!placed.some((place) => place.includes('2026-11-08')), 'nothing is due on the holiday');
    };
    const { told, report } = await world.composeReport();
    assert.ok((await acceptReport(portal, corrected, report)).ok);
    await assertPlaced('the report');
    const { auditor } = world.people;
    const { submission } = await world.compose(told, { kind: 'open', by: auditor.id });
    assert.ok((await acceptAct(portal, corrected, submission, { person: auditor.id, number: told.number })).ok);
    await assertPlaced('the act');
  }));

const ranksOf = async (world: World, { id }: Player): Promise<readonly unknown[]> =>
  (await world.database.reader.all('select rank, turns_on from desk_places where person = ?', [id])).map(
    ({ rank, turns_on: turns }) => [rank, turns],
  );

test('on the day on which a wait comes to somebody its case moves up their desk, whatever was placed before', () =>
  withWorld(async (world) => {
    const { chair } = world.people;
    await world.report();
    const waiting = async () =>
      (await pageOf(world, chair)).rows.map((row) => row.view === 'whole' && [row.waiting.kind, row.duty?.cameOn]);
    assert.equal(await waiting(), [['another', undefined]]);
    assert.equal(await ranksOf(world, chair), [['2 2026-11-03', '2026-11-04']]);
    world.setNow('2026-11-03T09:00:00Z');
    assert.equal(await waiting(), [['another', undefined]], 'on the due day it is still the reviewer’s');
    world.setNow('2026-11-04T09:00:00Z');
    assert.equal(await waiting(), [['me', '2026-11-04']]);
    assert.equal(await ranksOf(world, chair), [['1 2026-11-03', '9999-99-99']]);
  }));

test('a roster that leaves a handler out moves the case up the desk of whoever hands on, before any line of it', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    world.setNow('2026-11-05T09:00:00Z');
    assert.equal(
      await pageOf(world, chair).then(({ rows }) => rows.map((row) => row.view === 'whole' && row.duty?.id)),
      ['review'],
    );
    await world.nextRoster((roster) => roster);
    const before = await placesOf(world);
    await pageOf(world, chair);
    assert.equal(await placesOf(world), before, 'a roster that is only renewed has nothing placed anew');
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) =>
        person.id === auditor.id ? { ...person, status: 'left' as const } : person,
      ),
    }));
    world.setNow('2026-11-08T09:00:00Z');
    const dutyNow = async () => {
      const [row] = (await pageOf(world, chair)).rows;
      const duty = row?.view === 'whole' ? row.duty : undefined;
      return [duty?.id, duty?.dueOn, duty?.mine];
    };
    // Thursday's roster: Sunday and Monday count.
    assert.equal(await dutyNow(), ['hand-on', '2026-11-09', true]);
    assert.equal(
      (await ranksOf(world, chair)).map((one) => Array.isArray(one) && one[0]),
      ['1 2026-11-09'],
      'it stands among what waits for them',
    );
    await world.act(told, { kind: 'message', by: 'reporter' });
    assert.equal(await dutyNow(), ['hand-on', '2026-11-09', true], 'the next line doesn’t move its day');
    const { duties } = (await world.load(told)).caseFile;
    assert.is(duties.find(({ id }) => id === 'hand-on')?.startedOn, '2026-11-05');
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((person) => ({ ...person, status: 'active' as const })),
    }));
    assert.equal(await dutyNow(), ['review', '2026-11-15', false], 'who comes back ends it, without a line as well');
  }));

test('a line moves its case on every desk, however it was written', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await world.report();
    const composed = await world.compose(told, { kind: 'open', by: auditor.id });
    const read = readSubmission(composed.submission);
    assert.ok(read.ok);
    await world.database.write((tx) => storeSent(tx, world.association.id, read.value, '2026-11-01'));
    const unplaced = await world.database.reader.all("select 1 from desk_places where mark = ''");
    assert.ok(unplaced.length >= 2, 'the table itself unplaces what a line moves');
    for (const player of [auditor, chair]) assert.is((await pageOf(world, player)).rows.length, 1);
    assert.equal(
      await world.database.reader.all("select person from desk_places where mark = '' and person in (?, ?)", [
        auditor.id,
        chair.id,
      ]),
      [],
    );
  }));

test('a number of a case that is kept from somebody costs what one costs that no case has, cold and warm (T38)', () =>
  withWorld(async (world) => {
    const { auditor, chair, executive, first } = world.people;
    const { database, association } = world;
    const told = await world.report(['executive-director']);
    const costOf = async (person: PersonId, number: string) => {
      const asked: string[] = [];
      const counting: Reader = {
        all: async (sql, parameters) => {
          const rows = await database.reader.all(sql, parameters);
          asked.push(`${rows.length} of ${sql}`);
          return rows;
        },
      };
      const seen = await seenCase(counting, association, person, number);
      return { seen: seen !== undefined, asked };
    };
    const nowhere = '9999-0000';
    for (const { id } of [executive, first]) {
      const absent = await costOf(id, nowhere);
      assert.is(absent.seen, false);
      assert.equal(await costOf(id, told.number), absent, 'cold');
    }
    const warm = await costOf(auditor.id, told.number);
    assert.ok(warm.seen && warm.asked.length > (await costOf(auditor.id, nowhere)).asked.length);
    for (const { id } of [executive, first])
      assert.equal(await costOf(id, told.number), await costOf(id, nowhere), 'warm');
    // Who bars themselves is told nothing from then on.
    await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    assert.equal(await costOf(chair.id, told.number), await costOf(chair.id, nowhere), 'barred since');
  }));

test('a place that somebody wrote for a person who never had a key is taken away, and the desk is given', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor, first } = world.people;
    const { database, association } = world;
    await database.write((tx) =>
      tx.run(`insert into desk_places (association, person, mark, rank, number, case_id) values (?, ?, '', '', ?, ?)`, [
        association.id,
        first.id,
        told.number,
        told.caseId,
      ]),
    );
    assert.equal(await pageOf(world, first), { rows: [], counts: NONE, damaged: 0 });
    const placed = await database.reader.all('select person from desk_places where case_id = ?', [told.caseId]);
    const persons = placed.map(({ person }) => person);
    assert.ok(persons.includes(auditor.id) && !persons.includes(first.id));
  }));

test('under each heading first what waits for me and then the rest, by day; a new day moves a case without placing it anew', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    // Due on the 5th for the auditor (a new report), on the 15th for the panel (a referral), and on the 12th (a review).
    const panels = (await referred(world)).number;
    const reviewing = (await reviewed(world)).number;
    world.setNow('2026-11-03T09:00:00Z');
    const fresh = (await world.report()).number;
    const under = async (day: string, which: { readonly part?: DeskPart } = {}) => {
      world.setNow(`2026-11-${day}T09:00:00Z`);
      const today = riyadhDate(world.now());
      const { rows, counts } = await deskRows(world.portal, world.association, auditor.id, { today, ...which });
      const names = new Map([
        [panels, 'panels'],
        [reviewing, 'reviewing'],
        [fresh, 'fresh'],
      ]);
      const told = counts.filter(({ all }) => all > 0).map(({ part, all, mine }) => `${part} ${mine} of ${all}`);
      return [
        rows.map((row) => `${names.get(row.number)} ${row.view === 'damaged' ? row.view : row.part}`).join(', '),
        told.join(', '),
      ];
    };
    assert.equal(await under('03'), ['fresh soon, reviewing later, panels later', 'soon 1 of 1, later 1 of 2']);
    const placed = await placesOf(world);
    assert.equal(await under('05'), ['fresh today, reviewing later, panels later', 'today 1 of 1, later 1 of 2']);
    assert.equal(await placesOf(world), placed, 'a day moved it, and no line');
    await pageOf(world, chair);
    assert.equal(await under('12'), ['fresh overdue, reviewing soon, panels soon', 'overdue 1 of 1, soon 1 of 2']);
    assert.equal(
      await under('16'),
      ['fresh overdue, reviewing overdue, panels overdue', 'overdue 2 of 3'],
      'what others owe is overdue too, and stands behind what is mine',
    );
    assert.equal(
      (await under('12', { part: 'soon' }))[0],
      'reviewing soon, panels soon',
      'a page begins with a heading',
    );
    assert.equal(
      (await under('12', { part: 'closed' }))[0],
      (await under('12'))[0],
      'behind everything it begins anew',
    );
  }));

test('what the Labour Law sets stands among what is due soon from ten days before', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await referred(world);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'employee', day: plainDate('2026-11-01') });
    const under = async (day: string) => {
      world.setNow(`2026-${day}T09:00:00Z`);
      const [row] = (await pageOf(world, auditor)).rows;
      return row?.view === 'whole' ? `${row.duty?.id} ${row.duty?.dueOn} ${row.part}` : undefined;
    };
    for (const [day, part] of [
      ['11-20', 'later'],
      ['11-21', 'soon'],
      ['11-25', 'soon'],
      ['11-28', 'soon'],
      ['12-01', 'today'],
      ['12-02', 'overdue'],
    ] as const)
      assert.is(await under(day), `labour-accuse 2026-12-01 ${part}`, day);
  }));

test('counting ends where more is only told as more', () =>
  withWorld(async (world) => {
    const { association, database, people } = world;
    const numbers = (count: number) =>
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
    await database.write(async (tx) => {
      await tx.run(
        `${numbers(1_500)} insert into cases select ?, printf('%022d', i), printf('%09d', i), '2026-11-01' from n`,
        [association.id],
      );
      await tx.run(
        `${numbers(1_500)} insert into desk_places (association, person, mark, rank, number, case_id)
         select ?, ?, 'mark', iif(i <= 1200, '1', '2') || ' 2026-11-01', printf('%09d', i), printf('%022d', i) from n`,
        [association.id, people.first.id],
      );
    });
    const reading = { mark: 'mark', today: plainDate('2026-11-02') };
    const counts = await countsOn(database.reader, association, people.first.id, reading);
    assert.equal(counts, [{ part: 'damaged', all: 0, mine: 0 }, ...counted({ overdue: [1_000, 1_000] })]);
  }));

test('a page of cases in which somebody has no part any more is passed over, not given as an empty one', () =>
  withWorld(async (world) => {
    const { auditor, auditChair, first } = world.people;
    for (let at = 0; at < DESK_ROWS; at += 1) await world.report();
    const offices = ['violations-committee'] as const;
    const moved = (person: Roster['persons'][number]) => (person.id === auditor.id ? { ...person, offices } : person);
    await world.nextRoster((roster) => ({ ...roster, persons: roster.persons.map(moved) }));
    assert.equal(await pageOf(world, auditor), { rows: [], counts: NONE, damaged: 0 }, 'and none of them counts');
    const told = await world.report();
    const by = auditChair.id;
    for (const kind of ['open', 'acknowledge'] as const) await world.act(told, { kind, by });
    const cleared = [auditor.id, first.id];
    await world.act(told, { kind: 'refer', by, form: 'internal-audit', cleared });
    assert.equal(
      (await pageOf(world, auditor)).rows.map((row) => row.number),
      [told.number],
    );
  }));

test.run();
