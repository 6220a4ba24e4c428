// The records that stand beside chains and log, signed by nobody: what somebody with the database in their hands does to them, and
// what the check then says.
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isFirstKeeper } from '../../src/cli/verify/calendar-record.ts';
import { type Kind, verify, verifyFolder } from '../../src/cli/verify.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, personKeys, random } from '../../src/protocol/open/index.ts';
import { recordAccountAct } from '../../src/store/account-acts.ts';
import { recordBackup } from '../../src/store/backups.ts';
import { changeCalendar, confirmYear, seeCalendarChanges } from '../../src/store/calendar-changes.ts';
import { databaseFile } from '../../src/store/database.ts';
import { saveMailAddress } from '../../src/store/mail-addresses.ts';
import { claimMail, makeDigest, settleMail } from '../../src/store/outbox.ts';
import { writeRoot } from '../../src/store/root.ts';
import { bytes } from '../../src/store/rows.ts';
import { AC, FULL, IA, rosterOf, without } from '../domain/story.ts';
import { type World, withWorld } from '../support/case-factory.ts';
import { reinstated, suspended } from '../support/case-story.ts';
import { type Hands, tamper, withCopy } from '../support/tampering.ts';

const test = suite('verify beside');

const DAY = plainDate('2026-11-01');

/** Everything that a portal writes beside its chains, once, by its own functions. */
const fill = async (world: World): Promise<void> => {
  const { database, association, people } = world;
  const { id } = association;
  const { auditor, chair, deputy } = people;
  for (const player of Object.values(people)) {
    await suspended(world, player);
    await reinstated(world, player);
  }
  const by = { by: auditor.id, on: DAY, inPlace: false, reason: 'Announced' };
  await database.write(async (tx) => {
    const days = { firstOn: plainDate('2026-11-08'), lastOn: plainDate('2026-11-10') };
    const entered = { kind: 'holiday', on: days.firstOn, lastOn: days.lastOn } as const;
    const back = { kind: 'take-back', correction: { kind: 'holiday', ...days } } as const;
    for (const [seen, edit] of [entered, back].entries()) {
      assert.ok((await changeCalendar(tx, id, { ...by, seen }, edit)).ok);
    }
    // By a clock that was set back meanwhile.
    await confirmYear(tx, id, { ...by, on: plainDate('2026-10-31'), seen: 2 }, 2026);
    await seeCalendarChanges(tx, id, chair.id, 3);
    for (const person of [chair.id, chair.id, deputy.id]) {
      await recordAccountAct(tx, id, { kind: 'link', by: auditor.id, person, on: DAY });
    }
    await recordAccountAct(tx, id, { kind: 'door', by: auditor.id, on: DAY, detail: 'people', refused: true });
    await tx.run('insert into account_acts_looked (association, reader, seq) values (?, ?, 1)', [id, chair.id]);
    for (const address of ['a@b.example', 'c@d.example', undefined, 'e@f.example'])
      await saveMailAddress(tx, id, chair.id, { address, on: DAY });
    await saveMailAddress(tx, id, auditor.id, { address: 'g@h.example', on: DAY });
    const key = toBase64url(random.bytes(16));
    await makeDigest(tx, id, { day: plainDate('2026-11-02'), since: DAY, key }, [...[chair.id, deputy.id, auditor.id]]);
    for (const { id: person } of [chair, auditor]) {
      const one = { day: plainDate('2026-11-02'), person };
      await claimMail(tx, id, one, new Date('2026-11-02T05:00:00Z'));
      await settleMail(tx, id, one, { fault: undefined, now: new Date('2026-11-02T05:00:00Z') });
    }
  });
};

/** Two cases, one of which comes to somebody since its reviewer declared a conflict; a roster with others' keys on request. */
const made = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-beside-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await withWorld(async (world) => {
    writeRoot(folder, world.association.id, world.roster().hash);
    await fill(world);
    const told = await world.report();
    await world.report();
    await world.act(told, { kind: 'declare', by: world.people.auditor.id, conflict: true });
    await world.database.backup(databaseFile(folder));
    await recordBackup(databaseFile(folder), DAY);
  });
  return folder;
};

const folder = await made();

/** What the check says, after `how` was done to a copy. */
const after = async (how: (hands: Hands) => Promise<void>): Promise<Kind | undefined> => {
  let kind: Kind | undefined;
  await withCopy(folder, async (copy) => {
    await tamper(copy, how);
    const found = await verifyFolder(copy);
    kind = found.ok ? undefined : found.kind;
  });
  return kind;
};

type How = (hands: Hands) => Promise<void>;
const sql =
  (...statements: readonly string[]): How =>
  async ({ change }) => {
    for (const statement of statements) await change(statement);
  };

/** Whom the first roster lists. */
const personsOf = async (
  all: Hands['all'],
): Promise<readonly { readonly id: string; readonly offices: readonly string[] }[]> => {
  const [row] = await all('select bytes from rosters');
  return JSON.parse(Buffer.from(bytes(row ?? {}, 'bytes')).toString()).persons;
};

test('what the portal wrote by itself passes, a case that comes to somebody among it (T124)', async () => {
  const found = await verifyFolder(folder);
  assert.ok(found.ok, JSON.stringify(found));
  await tamper(folder, async ({ all }) => {
    for (const table of ['case_comers', 'calendar_changes', 'account_act_times', 'outbox', 'mail_address_changes']) {
      assert.ok((await all(`select 1 from ${table}`)).length > 0, table);
    }
    assert.equal(await all('select distinct done_on from calendar_changes'), [{ done_on: DAY }]);
  });
});

test('nobody before them is asked of every roster of that day: who was first by one and not by the other may have stood in', () => {
  const alone = { ...rosterOf(without(FULL, IA)), seq: 1 };
  const beside = { ...rosterOf(FULL), seq: 2 };
  const rosters = new Map([
    ['1', alone],
    ['2', beside],
  ]);
  const term = { '1': { from: '2026-11-01', until: '2026-11-03' }, '2': { from: '2026-11-03', until: '2026-11-09' } };
  const ground = { rosters, termOf: (hash: string) => term[hash as keyof typeof term] } as unknown as Parameters<
    typeof isFirstKeeper
  >[0];
  assert.equal(
    ['02', '03', '04', '10'].map((day) => isFirstKeeper(ground, AC, `2026-11-${day}`)),
    [true, false, false, false],
    'first by the one roster, on the day of both not surely, by the other not, and on a day without any not surely',
  );
});

const CALENDAR = `update settings set body = json_set(body, '$.calendar.rollForward', json('true'))`;

/** What the first change entered and the second took back, put otherwise in both. */
const entered = (...corrections: readonly object[]): readonly string[] => {
  const text = `json_set(after, '$.corrections', json('${JSON.stringify(corrections)}'))`;
  return [
    `update calendar_changes set after = ${text} where seq = 1`,
    `update calendar_changes set before = ${text} where seq = 2`,
  ];
};
const days = (kind: string, first: number, last: number) => ({
  ...{ kind, firstOn: `2026-11-${String(first).padStart(2, '0')}`, lastOn: `2026-11-${String(last).padStart(2, '0')}` },
});

const BREAKS: readonly (readonly [string, Kind, How])[] = [
  [
    'all changes are gone, and what one corrected stands',
    'calendar-record',
    sql(
      'delete from calendar_changes_seen',
      'delete from calendar_changes',
      `update settings set body = json_set(body, '$.calendar.corrections', json('[{"kind":"holiday","on":"2026-11-08"}]'))`,
    ),
  ],
  [
    'the last line of a case is cut, and what it brought stands on desks',
    'truncated-chain',
    sql(
      `delete from lines where case_id in (select case_id from case_comers)
       and position = (select max(position) from lines l where l.case_id = lines.case_id)`,
    ),
  ],
  ['nobody is told what comes to them', 'stale-projection', sql('delete from case_comers')],
  [
    'a case is said to come to somebody else',
    'unfounded-comer',
    sql(`update case_comers set person = (select person from outbox where state = 'queued')`),
  ],
  [
    'somebody is said to come into another case',
    'unfounded-comer',
    sql(
      `insert into case_comers select c.association, m.person, c.case_id from cases c, case_comers m
       where c.case_id <> m.case_id`,
    ),
  ],
  [
    'a case that isn’t there comes to somebody',
    'damaged-row',
    sql(`insert into case_comers select association, person, 'none' from case_comers`),
  ],
  ['a change of the calendar is taken out', 'calendar-record', sql('delete from calendar_changes where seq = 1')],
  [
    'one is taken out and the others moved up',
    'calendar-record',
    sql(
      'delete from calendar_changes where seq = 2',
      'update calendar_changes set seq = 2 where seq = 3',
      'update calendar_changes_seen set seq = 2',
    ),
  ],
  ['the calendar is changed without a record', 'calendar-record', sql(CALENDAR)],
  [
    'the last change is taken back without a record',
    'calendar-record',
    sql('delete from calendar_changes where seq > 1', 'update calendar_changes_seen set seq = 1'),
  ],
  [
    'a confirmation changes something',
    'calendar-record',
    sql(CALENDAR, `update calendar_changes set after = (select body -> '$.calendar' from settings) where seq = 3`),
  ],
  [
    'a change is by somebody who keeps no calendar',
    'calendar-record',
    async ({ all, change }) => {
      const member = (await personsOf(all)).find(({ offices }) => offices.includes('violations-committee'));
      await change('update calendar_changes set by = ? where seq = 2', [member?.id ?? '']);
    },
  ],
  [
    'a change is from settings that are none',
    'damaged-row',
    sql(`update calendar_changes set before = '{}' where seq = 1`),
  ],
  ['a change is of no day', 'damaged-row', sql(`update calendar_changes set done_on = '2026-02-30' where seq = 3`)],
  [
    'a change is of a day before its predecessor’s',
    'calendar-record',
    sql(`update calendar_changes set done_on = '2026-11-03' where seq = 1`),
  ],
  [
    'who keeps the calendar first is said to have stood in for somebody',
    'calendar-record',
    sql('update calendar_changes set in_place = 1 where seq = 2'),
  ],
  ['more days are entered together than can be', 'damaged-row', sql(...entered(days('working-day', 1, 19)))],
  [
    'days are entered together until the end of time',
    'damaged-row',
    sql(...entered({ kind: 'holiday', firstOn: '0001-01-01', lastOn: '9999-12-31' })),
  ],
  [
    'a day has two corrections',
    'calendar-record',
    sql(...entered(days('holiday', 1, 12), { kind: 'working-day', on: '2026-11-01' }, days('holiday', 12, 13))),
  ],
  [
    'an Eid is announced twice',
    'calendar-record',
    sql(...entered(...['15', '16'].map((day) => ({ kind: 'eid-adha', hijriYear: 1448, firstOn: `2027-05-${day}` })))),
  ],
  ['a year far ahead is confirmed', 'calendar-record', sql('update calendar_changes set year = 2031 where seq = 3')],
  ['a year long ago is confirmed', 'calendar-record', sql('update calendar_changes set year = 2024 where seq = 3')],
  ['a change was seen that isn’t there', 'calendar-record', sql('update calendar_changes_seen set seq = 9')],
  ['an act of an administrator is taken out', 'account-record', sql('delete from account_acts where seq = 1')],
  ['one is kept from the signers', 'account-record', sql('update account_acts set told = 0 where seq = 2')],
  ['an act is counted that isn’t there', 'account-record', sql('update account_act_times set seq = 9')],
  ['an act was looked at that isn’t there', 'account-record', sql('update account_acts_looked set seq = 9')],
  ['an attempt is counted as done often', 'account-record', sql('update account_act_times set seq = 3')],
  ['an act is of no day', 'damaged-row', sql(`update account_acts set done_on = 'yesterday' where seq = 2`)],
  [
    'mail is led to an address for somebody who gave none',
    'mail-record',
    sql(`update mail_addresses set person = (select person from outbox where state = 'queued')
       where address = 'e@f.example'`),
  ],
  ['an address is taken away', 'mail-record', sql('delete from mail_addresses')],
  [
    'an address holds a second one',
    'mail-record',
    sql(`update mail_addresses set address = 'a@b.example,c@d.example'`),
  ],
  ['a change of an address is taken out', 'mail-record', sql('delete from mail_address_changes where number = 2')],
  ['a mail went out without an attempt', 'mail-record', sql(`update outbox set attempts = 0 where state = 'sent'`)],
  [
    'a mail is in a state that there isn’t',
    'mail-record',
    sql(`update outbox set state = 'lost' where state = 'queued'`),
  ],
  [
    'a mail failed at no step',
    'mail-record',
    sql(`update outbox set state = 'failed', attempts = 1 where state = 'queued'`),
  ],
  ['a mail was tried too often', 'mail-record', sql(`update outbox set attempts = 6 where state = 'sent'`)],
  [
    'a mail is of a day without a digest',
    'mail-record',
    sql(`update outbox set day = '2026-11-03' where state = 'queued'`),
  ],
  ['a mail is to nobody', 'mail-record', sql(`update outbox set person = 'nobody' where state = 'queued'`)],
  [
    'a mail is to the executive director',
    'mail-record',
    async ({ all, change }) => {
      const persons = await personsOf(all);
      const executive = persons.find(({ offices }) => offices.includes('executive-director'));
      await change(`update outbox set person = ? where state = 'queued'`, [executive?.id ?? '']);
    },
  ],
  [
    'a mail is to an administrator',
    'mail-record',
    sql(`update persons set administrator = 1 where person = (select person from outbox where state = 'queued')`),
  ],
  [
    'one signer’s mails are gone and the others’ are there',
    'mail-record',
    async ({ all, change }) => {
      const auditor = (await personsOf(all)).find(({ offices }) => offices.includes('internal-auditor'));
      await change('delete from outbox where person = ?', [auditor?.id ?? '']);
    },
  ],
  ['a digest tells of days after it', 'mail-record', sql(`update digest_days set since = '2026-11-03'`)],
  ['a backup is of no day', 'damaged-row', sql(`update backups set taken_on = '2026-13-01'`)],
  ['a backup is another association’s', 'mixed-association', sql(`update backups set association = 'another'`)],
  [
    'an address is another association’s',
    'mixed-association',
    sql(`update mail_address_changes set association = 'another'`, `update mail_addresses set association = 'another'`),
  ],
];

for (const [sentence, kind, how] of BREAKS) {
  test(`it is found where ${sentence}`, async () => assert.is(await after(how), kind));
}

const AUDITORS = `(select by from calendar_changes where seq = 1)`;
const NO_MAIL: How = sql(`delete from outbox where person = ${AUDITORS}`);

/** What can have been so, though it looks like a break at first. */
const HONEST: readonly (readonly [string, How])[] = [
  [
    'a signer took an address back and gave one again on the day of the mails',
    sql(
      `insert into mail_address_changes select m.association, m.person, n.value, '2026-11-02',
         iif(n.value = 2, 'removed', 'given') from mail_address_changes m, json_each('[2, 3]') n where person = ${AUDITORS}`,
    ),
  ],
  [
    'a signer took their address back before',
    sql(
      `insert into mail_address_changes select association, person, 2, '2026-11-01', 'removed' from mail_address_changes
       where person = ${AUDITORS}`,
      `delete from mail_addresses where person = ${AUDITORS}`,
    ),
  ],
  [
    'a signer’s account was suspended before, and is so',
    sql(
      `insert into account_acts (association, seq, kind, refused, by, person, done_on, told)
       select association, 4, 'suspension', 0, by, ${AUDITORS}, '2026-11-01', 1 from account_acts where seq = 1`,
      `update persons set status = 'suspended' where person = ${AUDITORS}`,
    ),
  ],
];

for (const [sentence, how] of HONEST) {
  test(`it is no break where ${sentence}, and no mail went to them`, async () => {
    const found = await after(async (hands) => {
      await NO_MAIL(hands);
      await how(hands);
    });
    assert.is(found, undefined);
  });
}

test('of the day of the first roster nothing is said, since that morning’s mails went by a draft', async () => {
  const found = await after(async ({ all, change }) => {
    const executive = (await personsOf(all)).find(({ offices }) => offices.includes('executive-director'));
    await change(`update outbox set day = '2026-11-01'`);
    await change(`update digest_days set day = '2026-11-01'`);
    await change(`update outbox set person = ? where state = 'queued'`, [executive?.id ?? '']);
  });
  assert.is(found, undefined);
});

test('whoever comes later may keep the calendar in somebody’s place or not, and the next year can be confirmed', async () => {
  const found = await after(async ({ all, change }) => {
    const deputy = (await personsOf(all)).find(({ offices }) => offices.includes('deputy-chair'));
    await change('update calendar_changes set by = ?, in_place = 1 where seq = 1', [deputy?.id ?? '']);
    await change('update calendar_changes set by = ? where seq = 2', [deputy?.id ?? '']);
    await change('update calendar_changes set year = 2027 where seq = 3');
  });
  assert.is(found, undefined);
});

const ELEVEN = ['01', '02', '03', '04', '05', '08', '09', '10', '11', '12', '15'];
const byHand = ELEVEN.map((day) => ({ kind: 'holiday', on: `2026-11-${day}` }));
/** What breaks a bound, which a portal from before it took: the words of it. */
const BOUNDS: readonly (readonly [RegExp, readonly object[]])[] = [
  [/holiday 2026-11-01, .*holiday 2026-11-15\), breaks a bound: more than 10 days are called free by hand/, byHand],
  [/more than 18 days in a row are free/, [...byHand, { kind: 'holiday', on: '2026-11-16' }, days('holiday', 17, 19)]],
  [
    /fewer than 20 working days are left among 60/,
    [days('holiday', 1, 18), days('holiday', 22, 30), { kind: 'holiday', firstOn: '2026-12-01', lastOn: '2026-12-03' }],
  ],
];

test('more days than can be entered together are named where they stand', () =>
  withCopy(folder, async (copy) => {
    await tamper(copy, sql(...entered(days('working-day', 1, 19))));
    const { code, message } = await verify([copy], new Date('2026-11-02T09:00:00Z'));
    assert.is(code, 1);
    assert.match(message, /change 1 of the calendar: corrections .*"firstOn":"2026-11-01","lastOn":"2026-11-19"/);
  }));

test('a change that breaks a bound on free days is named with its corrections and what became of them, and is no break', async () => {
  for (const [words, corrections] of BOUNDS)
    await withCopy(folder, async (copy) => {
      await tamper(copy, sql(...entered(...corrections)));
      const { code, message } = await verify([copy], new Date('2026-11-02T09:00:00Z'));
      assert.is(code, 0, message);
      assert.match(message, words);
      assert.match(message, /Change 1 of the calendar, of 2026-11-01 .*\. It was taken back since\.\n/);
      assert.not.match(message, /Change 2 of/);
    });
  await withCopy(folder, async (copy) => {
    const standing = `select after -> '$.corrections' from calendar_changes where seq = 1`;
    await tamper(copy, sql(...entered(...byHand), 'delete from calendar_changes where seq > 1'));
    await tamper(copy, sql('update calendar_changes_seen set seq = 1'));
    await tamper(copy, sql(`update settings set body = json_set(body, '$.calendar.corrections', json((${standing})))`));
    const { message } = await verify([copy], new Date('2026-11-02T09:00:00Z'));
    assert.match(message, /breaks a bound: .* It stands\.\n/);
  });
  const { message } = await verify([folder], new Date('2026-11-02T09:00:00Z'));
  assert.not.match(message, /breaks a bound/);
});

test('a break beside the chains names the line after its day, exits with 1 and is told in words', () =>
  withCopy(folder, async (copy) => {
    await tamper(copy, sql('delete from account_acts where seq = 1'));
    const { code, message } = await verify([copy], new Date('2026-11-02T09:00:00Z'));
    assert.is(code, 1);
    assert.match(message, /what administrators did lacks a row/);
    // The roster and the three lines of that day come before it.
    assert.match(message, /\nbroken: line 5: account-record\s*$/);
  }));

test('keys that a roster changed are those of a request that it ended, and such a request has its roster', () =>
  withWorld(async (world) => {
    const { database, association, people, roster } = world;
    writeRoot(world.folder, association.id, roster().hash);
    const verdict = async () => {
      const found = await verifyFolder(world.folder);
      return found.ok ? undefined : [found.kind, found.line];
    };
    const { seal, sign } = personKeys(makeSeed());
    const keys = { seal: toBase64url(seal.publicKey), sign: toBase64url(sign.publicKey) };
    for (const player of [people.third, people.auditor]) await suspended(world, player);
    const request = (request: string, given: typeof keys) =>
      database.write((tx) =>
        tx.run(
          `insert into new_keys (association, request, person, asked_by, asked_on, expires_at, made_on, seal, sign, card_signature,
             ended_on, ended_how, ended_by) values (?, ?, ?, ?, ?, 0, ?, ?, ?, 'x', ?, 'accepted', ?)`,
          [
            association.id,
            request,
            people.third.id,
            people.auditor.id,
            DAY,
            DAY,
            given.seal,
            given.sign,
            DAY,
            people.auditor.id,
          ],
        ),
      );
    await world.nextRoster((before) => ({
      ...before,
      persons: before.persons.map((one) => (one.id === people.third.id ? { ...one, ...keys } : one)),
    }));
    assert.equal(await verdict(), ['unfounded-keys', 3]);
    await request('a'.repeat(22), keys);
    assert.is(await verdict(), undefined);
    await request('b'.repeat(22), { seal: 'no roster’s', sign: 'no roster’s' });
    assert.equal(await verdict(), ['unfounded-keys', 3]);
  }));

test.run();
