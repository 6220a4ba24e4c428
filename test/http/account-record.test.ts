// The record of what administrators do: nothing in it is pushed out of sight or marked unseen, it keeps names, tells every saved
// setting, and every try at a door of people who hold an office.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SHOWN_ACTS } from '../../src/store/account-record.ts';
import { accountOf, pageOf, post, withCast } from '../support/cast.ts';
import { appoint, type Stage, signDraft, signIn } from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const RECORD = '/en/staff/administration';
const seqsOn = (page: string): readonly string[] =>
  [...page.matchAll(/name="seq" value="(\d+)"/g)].map(([, value = '']) => value);

/** Says that everything on a page was looked at. */
const look = async (stage: Stage, cookie: string, page: string): Promise<void> => {
  assert.is((await stage.ask(RECORD, { cookie, form: { seq: seqsOn(page) } })).status, 303);
};
const rowsOf = async (stage: Stage) => stage.portal.deps.database.reader.all('select * from account_acts order by seq');

const test = suite('the administrator’s record');

test('hundreds of decoys push nothing about a signer out of sight, and looking marks only what was shown', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const chair = cookies['board-chair'];
    await post(stage, admin, `${accountOf(people['internal-auditor'])}/new-keys`);
    const invited = await post(stage, admin, '/en/admin/people', { name: 'Decoy', office: 'board-member' });
    assert.is(invited.status, 200);
    const decoy = (await rowsOf(stage)).at(-1)?.person;
    const before = (await rowsOf(stage)).length;
    for (let times = 0; times < 5; times += 1) await post(stage, admin, `/en/admin/people/${decoy}/link`);
    assert.is((await rowsOf(stage)).length, before + 1, 'the same of a day is one row');
    assert.match(
      await pageOf(stage, RECORD, chair),
      /new enrolment link for \u2068Decoy\u2069[^.]*\. Done 5 times on this day/,
    );
    // As many accounts renamed: of one account all would be one row.
    await stage.portal.deps.database.write(async (tx) => {
      for (let at = 0; at < SHOWN_ACTS + 5; at += 1)
        await tx.run(
          `insert into account_acts select association, seq + 1, 'name', 0, by, printf('%021dA', seq), done_on, told, 'A' || seq || char(10) || 'B', name
           from account_acts order by seq desc limit 1`,
          [],
        );
    });
    const shown = await pageOf(stage, RECORD, chair);
    assert.match(
      shown,
      /asked for new keys of \u2068internal-auditor\u2069/,
      'what is about a signer stays on the page',
    );
    const older = new RegExp(`${RECORD}\\?else=\\d+`).exec(shown)?.[0] ?? '';
    assert.is(shown.match(/\u2069 \(Administrator, \u2068/g)?.length, 1, 'who did it stands in full once');
    assert.match(shown, /Who did or tried it: \u2068/);
    assert.match(shown, /Older, \d+ of them new to you/);
    await look(stage, chair, shown);
    assert.match(await pageOf(stage, '/en/staff', chair), /id="record-news"/, 'what wasn’t shown isn’t marked');
    assert.not.match(await pageOf(stage, '/en/staff', chair), /id="record-urgent"/);
    const behind = await pageOf(stage, older, chair);
    assert.match(behind, /invited \u2068Decoy\u2069/);
    assert.match(behind, /Back to the newest/);
    await look(stage, chair, behind);
    const last = new RegExp(`${RECORD}\\?else=\\d+`).exec(behind)?.[0];
    assert.is(last, undefined);
    assert.not.match(await pageOf(stage, '/en/staff', chair), /id="record-/);
    assert.is((await stage.ask(`${RECORD}?else=x`, { cookie: chair })).status, 303);

    // Done again after somebody looked: told anew.
    await post(stage, admin, `/en/admin/people/${decoy}/link`);
    assert.match(await pageOf(stage, '/en/staff', chair), /id="record-news"/);
    assert.is((await post(stage, admin, `/en/admin/people/${decoy}/withdrawal`)).status, 303);
    const after = await pageOf(stage, RECORD, chair);
    assert.match(after, /made a new enrolment link for \u2068Decoy\u2069 \(an invitation withdrawn since\)/);
    assert.match(after, /withdrew the invitation of \u2068Decoy\u2069 \(an invitation withdrawn since\)/);
    for (const sql of ['update account_act_times set times = times + 2', 'delete from account_act_times']) {
      const done = await stage.portal.deps.database.write((tx) => tx.run(sql, [])).then(String, String);
      assert.match(done, /append-only/);
    }
  }));

test('hundreds of one weighty kind push no other kind off the first page before somebody has looked at it', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const chair = cookies['board-chair'];
    await post(stage, admin, `${accountOf(people['internal-auditor'])}/new-keys`);
    await post(stage, admin, '/en/admin/people', { name: 'First decoy', office: 'administrator' });
    await stage.portal.deps.database.write(async (tx) => {
      for (let at = 0; at < 2 * SHOWN_ACTS; at += 1)
        await tx.run(
          `insert into account_acts select association, seq + 1, kind, refused, by, printf('%021dA', seq), done_on, told, detail, name
           from account_acts order by seq desc limit 1`,
          [],
        );
    });
    const shown = await pageOf(stage, RECORD, chair);
    assert.match(shown, /asked for new keys of \u2068internal-auditor\u2069/);
    assert.match(shown, /Older, \d+ of them new to you/);
    const rows = seqsOn(shown);
    assert.is(new Set(rows).size, rows.length);
    assert.ok(rows.length < 2 * SHOWN_ACTS, 'of the flood no more than a page');
    await look(stage, chair, shown);
    const after = await pageOf(stage, RECORD, chair);
    assert.not.match(
      after,
      /asked for new keys of \u2068internal-auditor\u2069/,
      'looked at, it is older than the page',
    );
  }));

test('whoever is no signer reads of their own account alone, and marks nothing else as looked at', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const member = people['violations-committee'];
    await post(stage, admin, '/en/staff/factor-resets', { person: member.id });
    for (let times = 0; times < 3; times += 1) await post(stage, admin, `${accountOf(member)}/new-keys`);
    await post(stage, admin, `${accountOf(people['internal-auditor'])}/link`);
    const cookie = cookies['violations-committee'];
    assert.match(await pageOf(stage, '/en/staff', cookie), /id="record-urgent"/);
    const own = await pageOf(stage, RECORD, cookie);
    assert.match(own, /tried to reset the second factor/);
    assert.match(own, /Done 3 times/);
    assert.not.match(own, /internal-auditor|Everything else/);
    const all = (await rowsOf(stage)).map(({ seq }) => String(seq));
    await stage.ask(RECORD, { cookie, form: { seq: all } });
    const looked = await stage.portal.deps.database.reader.all(
      'select distinct a.person from account_acts_looked l join account_acts a on a.seq = l.seq',
    );
    assert.equal(
      looked.map(({ person }) => person),
      [member.id],
    );
    assert.not.match(await pageOf(stage, '/en/staff', cookie), /id="record-/);
  }));

test('each saved change of the settings stands in the record with what was and is, and nothing else', () =>
  withCast(async (stage, { admin, cookies }) => {
    const save = async (changes: Readonly<Record<string, string>>) => {
      const form = { ...answers, quorum: '1', ...changes };
      assert.is((await stage.ask('/en/admin/settings', { cookie: admin, form })).status, 303);
    };
    await save({});
    const start = (await rowsOf(stage)).length;
    await save({});
    assert.is((await rowsOf(stage)).length, start, 'saving without a change is none');
    const changes = {
      'exit-url': 'https://tracker.example.org/exit',
      'route-1-url': 'https://elsewhere.example.org/',
      'contact-en': 'privacy@elsewhere.example.org',
      phone: '0555555555',
      'name-en': 'Another Name',
    };
    await save(changes);
    const added = (await rowsOf(stage)).slice(start);
    assert.equal(
      added.map(({ kind }) => kind),
      ['settings'],
    );
    const fields = (JSON.parse(String(added[0]?.detail)) as readonly (readonly string[])[]).map(([id]) => id);
    assert.equal([...fields].sort(), Object.keys(changes).sort());
    const shown = await pageOf(stage, RECORD, cookies['board-chair']);
    for (const value of Object.values(changes)) assert.ok(shown.includes(`from then on \u2068${value}\u2069`), value);
    assert.ok(shown.includes(`before \u2068${answers.phone}\u2069`));
    const desk = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.match(desk, /id="record-urgent"[\s\S]*changed what reporters see or what the policy says/);
    assert.match(await pageOf(stage, RECORD.replace('/en', '/ar'), cookies['board-chair']), /غيّر .* إعدادات في المنصة/);
    await save({ ...changes, 'clock-review': '6' });
    assert.match(await pageOf(stage, RECORD, cookies['board-chair']), /\(10 before, 6 from then on\)/);
  }));

test('what is changed, taken back and changed again ends in the record as it stands, however often it was so', () =>
  withCast(async (stage, { admin, cookies }) => {
    const save = async (changes: Readonly<Record<string, string>>) => {
      const form = { ...answers, quorum: '1', ...changes };
      assert.is((await stage.ask('/en/admin/settings', { cookie: admin, form })).status, 303);
    };
    const there = { phone: '0500000001', 'clock-review': '6', 'policy-base': '003', adopted: 'no' };
    const here = { 'policy-base': '001', adopted: 'no' };
    await save(here);
    await look(stage, cookies['board-chair'], await pageOf(stage, RECORD, cookies['board-chair']));
    for (const changes of [there, here, there, here, there]) await save(changes);
    const shown = (await pageOf(stage, RECORD, cookies['board-chair'])).replaceAll(/[\u2066-\u2069]/g, '');
    const rows = shown.split(/<li>\s*<p>/).filter((row) => row.includes('Done 5 times'));
    assert.is(rows.length, 3, 'the settings, the policy and the time limits');
    const lastOf = (row: string | undefined): string =>
      (row ?? '').replace(/<details>[\s\S]*/, '').replace(/[\s\S]*(Last:|<li>)/, '');
    const [settings, policy, clocks] = rows;
    const ends = /First: [^<]*from then on 0500000001\.<\/li><li>Last: [^<]*from then on 0500000001\./;
    assert.match(settings ?? '', ends, 'what was done twice says which is which');
    assert.match(clocks ?? '', /First: [^<]*6 from then on\), Last: [^<]*6 from then on\)\./);
    assert.match(lastOf(settings), /from then on 0500000001/);
    assert.match(lastOf(policy), /Policy: 003/);
    assert.match(lastOf(clocks), /6 from then on\)\.[^)]*$/);
    for (const row of rows) assert.match(row, /Every one in its order \(5\)/);
  }));

test('an administrator’s try at any door of people who hold an office is recorded once a day and door, and told', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const chair = people['board-chair'];
    const start = (await rowsOf(stage)).length;
    const body = { draftHash: 'A'.repeat(43), signature: 'A'.repeat(86) };
    const tries = async () => {
      const answered = [
        await stage.ask('/api/staff/rosters/signatures', { cookie: admin, body }),
        await post(stage, admin, '/en/staff/new-keys/link', { person: chair.id }),
        await post(stage, admin, `/en/staff/new-keys/${'A'.repeat(22)}`),
        await stage.ask('/api/staff/handovers', { cookie: admin }),
        await stage.ask('/api/staff/cases/4764-5710', { cookie: admin }),
        await stage.ask('/en/staff/cases/4764-5710', { cookie: admin }),
        await stage.ask('/api/staff/heads/signatures', { cookie: admin, body }),
        await post(stage, admin, RECORD, { seq: '1' }),
        await post(stage, admin, '/en/staff/factor-resets', { person: chair.id }),
      ];
      for (const answer of answered) assert.is(answer.status, 404);
    };
    await tries();
    const told = (await rowsOf(stage))
      .slice(start)
      .map(({ kind, refused, person, detail }) => [kind, refused, person, detail]);
    assert.equal(told, [
      ['door', 1, null, 'roster'],
      ['door', 1, chair.id, 'new-keys'],
      ['door', 1, null, 'new-keys'],
      ['door', 1, null, 'handovers'],
      ['door', 1, null, 'cases'],
      ['door', 1, null, 'heads'],
      ['door', 1, null, 'other'],
      ['factor-reset', 1, chair.id, null],
    ]);
    await tries();
    for (const page of ['/en/staff', '/ar/staff/calendar', RECORD]) await stage.ask(page, { cookie: admin });
    for (const page of ['roster', 'new-keys', 'handovers', 'cases/4764-5710', 'cases/4764-5710/note'])
      assert.is((await stage.ask(`/en/staff/${page}`, { cookie: admin })).status, 404);
    assert.is((await rowsOf(stage)).length, start + told.length, 'once a day and door, however it is tried');
    for (const lang of ['ar', 'en']) await stage.ask(`/${lang}/staff/factor-resets`, { cookie: admin });
    const opened = (await rowsOf(stage)).slice(start + told.length);
    assert.equal(
      opened.map(({ kind, refused, person, detail }) => [kind, refused, person, detail]),
      [['door', 1, null, 'factor-resets']],
      'opening that page asks for nobody’s reset',
    );
    assert.ok(
      (await rowsOf(stage)).every((row) => !JSON.stringify(row).includes('5710')),
      'no case’s number',
    );
    const shown = await pageOf(stage, RECORD, cookies['internal-auditor']);
    for (const words of [
      /sign or read the roster/,
      /door to new keys, for \u2068board-chair/,
      /handed on/,
      /open a case/,
      /door to resets of second factors/,
    ])
      assert.match(shown, words);
    assert.match(await pageOf(stage, '/en/staff', cookies['board-chair']), /about your account, or tried to/);
    const before = (await rowsOf(stage)).length;
    await post(stage, cookies['violations-committee'], '/en/staff/new-keys/link', { person: chair.id });
    assert.is((await rowsOf(stage)).length, before, 'of people who hold an office nothing is recorded');
  }));

test('a refused change of offices says which of its reasons it had', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const member = people['violations-committee'];
    const form = { name: 'Name of violations-committee', offices: ['board-chair'] };
    await stage.ask(accountOf(member), { cookie: admin, form });
    const [own] = await stage.portal.deps.database.reader.all(
      'select person, name from persons where administrator = 1',
    );
    const self = { name: String(own?.name), offices: ['board-member'] };
    await stage.ask(`/en/admin/people/${String(own?.person)}`, { cookie: admin, form: self });
    const shown = await pageOf(stage, RECORD, cookies['board-chair']);
    assert.match(shown, /Tried: Board chair\. It was refused: somebody else holds the office\./);
    assert.match(shown, /Tried: Board member\. It was refused: an administrator’s account holds no office\./);
    assert.match(await pageOf(stage, '/en/staff', cookies['board-chair']), /tried something that the portal refused/);
  }));

test('an office that was to be another’s is told to each who holds it, signer or not, and stands under them once', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const director = await appoint(stage, admin, 'executive-director');
    const directors = await signIn(stage, director);
    const newcomer = await appoint(stage, admin, 'board-member');
    const [own] = await stage.portal.deps.database.reader.all(
      'select person, name from persons where administrator = 1',
    );
    const start = (await rowsOf(stage)).length;
    const tries = async () => {
      const both = {
        name: 'Name of board-member',
        offices: ['executive-director', 'internal-auditor', 'board-member'],
      };
      assert.is((await stage.ask(accountOf(newcomer), { cookie: admin, form: both })).status, 422);
      const self = { name: String(own?.name), offices: ['executive-director'] };
      await stage.ask(`/en/admin/people/${String(own?.person)}`, { cookie: admin, form: self });
    };
    await tries();
    await tries();
    const told = (await rowsOf(stage)).slice(start).filter(({ person }) => person !== newcomer.id);
    assert.equal(
      told.map(({ kind, refused, person, detail }) => [kind, refused, person, detail]),
      [
        ['offices', 1, director.id, 'office-taken,executive-director'],
        ['offices', 1, people['internal-auditor'].id, 'office-taken,internal-auditor'],
        ['offices', 1, String(own?.person), 'administrator,executive-director'],
      ],
    );
    const shown = (await pageOf(stage, RECORD, directors)).replaceAll(/[\u2066-\u2069]/g, '');
    assert.match(
      shown,
      /tried to give an office that executive-director[^.]* holds to another account\. Tried: Executive/,
    );
    assert.match(await pageOf(stage, '/en/staff', directors), /id="record-urgent"/);
    const near = (await pageOf(stage, RECORD, cookies['internal-auditor'])).split('id="record-else"')[0] ?? '';
    assert.match(near, /tried to give an office that \u2068internal-auditor/);

    // A suspended holder's seat was given away: bringing them back would take it from whoever has it now.
    assert.is((await post(stage, admin, `${accountOf(director)}/suspension`)).status, 303);
    const [named] = await stage.portal.deps.database.reader.all('select name from persons where person = ?', [
      newcomer.id,
    ]);
    const heir = { name: String(named?.name), offices: ['executive-director'] };
    assert.is((await stage.ask(accountOf(newcomer), { cookie: admin, form: heir })).status, 303);
    assert.is((await post(stage, admin, `${accountOf(director)}/reinstatement`)).status, 422);
    const last = (await rowsOf(stage)).at(-1);
    assert.equal([last?.kind, last?.person, last?.detail], ['offices', newcomer.id, 'office-taken,executive-director']);
  }));

test('each refused invitation and name is recorded under whose office or name it would have taken, and told to them', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const chair = people['board-chair'];
    const isRefused = async (path: string, form: Readonly<Record<string, string | readonly string[]>>) =>
      assert.is((await stage.ask(path, { cookie: admin, form })).status, 422);
    const named = String(
      (await stage.portal.deps.database.reader.all('select name from persons where person = ?', [chair.id]))[0]?.name,
    );
    const invited = await post(stage, admin, '/en/admin/people', { name: 'Accomplice', office: 'board-member' });
    assert.is(invited.status, 200);
    const accomplice = String((await rowsOf(stage)).at(-1)?.person);
    const start = (await rowsOf(stage)).length;
    const attempts = async () => {
      await isRefused('/en/admin/people', { name: 'Another Chair', office: 'board-chair' });
      await isRefused('/en/admin/people', { name: `Dr. ${named}`, office: 'violations-committee' });
      await isRefused('/en/admin/people', { name: 'M\u0430jed', office: 'violations-committee' });
      await isRefused('/en/admin/people', { name: 'Majed, board chair', office: 'violations-committee' });
      await isRefused(`/en/admin/people/${accomplice}`, { name: named, offices: ['board-member'] });
      await isRefused(`/en/admin/people/${accomplice}`, { name: 'Majed (Board chair)', offices: ['board-member'] });
      await isRefused('/en/admin/people', { name: 'Majed, violations committee', office: 'board-member' });
      await isRefused('/en/admin/people', { name: 'Majed, external investigator', office: 'board-member' });
    };
    await attempts();
    await attempts();
    const added = (await rowsOf(stage)).slice(start);
    assert.equal(
      added.map(({ kind, refused, person, detail }) => [kind, refused, person, detail]),
      [
        ['invitation', 1, chair.id, 'held,board-chair'],
        ['invitation', 1, chair.id, 'name-taken,violations-committee'],
        ['invitation', 1, null, 'name-letters,violations-committee'],
        ['invitation', 1, chair.id, 'office-said,violations-committee'],
        ['name', 1, chair.id, 'name-taken'],
        ['name', 1, chair.id, 'office-said'],
        ['name', 1, accomplice, 'name-title'],
        ['invitation', 1, people['violations-committee'].id, 'office-said,board-member'],
        ['invitation', 1, null, 'name-title,board-member'],
      ],
      'once a day each, and nothing that was typed',
    );
    const shown = (await pageOf(stage, RECORD, cookies['board-chair'])).replaceAll(/[\u2066-\u2069]/g, '');
    for (const words of [
      'tried to invite somebody else to the office of',
      'tried to invite somebody under a name that could be taken for',
      'whose letters could pass for others',
      'with the title of an office that they aren’t to hold',
      'under a name that says an office of',
      'so that its name says an office of',
      'tried to rename an account so that it could be taken for',
      'tried to put the title of an office into the name of Accomplice',
      'Tried: Board chair.',
    ])
      assert.ok(shown.includes(words), words);
    assert.match(await pageOf(stage, '/en/staff', cookies['board-chair']), /about your account, or tried to/);
    const member = (await pageOf(stage, RECORD, cookies['violations-committee'])).replaceAll(/[\u2066-\u2069]/g, '');
    assert.match(
      member,
      /under a name that says an office of violations-committee/,
      'whoever signs nothing reads their own',
    );
    assert.match(await pageOf(stage, '/en/staff', cookies['violations-committee']), /about your account, or tried to/);
  }));

/** What of the record is in sight, and what is folded. */
const partsOf = (page: string): readonly [string, string] => [
  page.replace(/<details>[\s\S]*?<\/details>/g, ''),
  (page.match(/<details>[\s\S]*?<\/details>/g) ?? []).join(''),
];

/** The two lists of the page as a signer reads it. */
const listsOf = (page: string): readonly [string, string] => {
  const at = page.indexOf('id="record-else"');
  assert.ok(at > 0);
  return [page.slice(0, at), page.slice(at)];
};
const countOf = (page: string): number => page.split(/<li><p>|<li>\s*<p>/).length - 1;

test('renames and proposals about one account on one day are one row with the first and the last, and all are marked as one', () =>
  withCast(async (stage, { admin, cookies }) => {
    const chair = cookies['board-chair'];
    await post(stage, admin, '/en/admin/people', { name: 'Decoy', office: 'board-member' });
    const decoy = String((await rowsOf(stage)).at(-1)?.person);
    const save = (name: string, offices: readonly string[]) =>
      stage.ask(`/en/admin/people/${decoy}`, { cookie: admin, form: { name, offices } });
    const [, rest] = listsOf(await pageOf(stage, RECORD, chair));
    const before = countOf(rest);
    for (const name of ['Alpha', 'Beta', 'Gamma', 'Delta']) await save(name, ['board-member']);
    for (const office of ['violations-committee', 'board-member', 'board-chair', 'internal-auditor'])
      await save('Delta', [office]);
    const shown = await pageOf(stage, RECORD, chair);
    const [, folded] = listsOf(shown);
    assert.is(countOf(folded), before + 3, 'renames, proposals, and refused proposals: a row each');
    assert.match(
      folded,
      /corrected the name[^<]*First: Before: \u2068Decoy\u2069\. From then on: \u2068Alpha\u2069\. Last: Before: \u2068Gamma\u2069\. From then on: \u2068Delta\u2069\.\s*Done 4 times/,
    );
    assert.match(folded, /First: Tried: Board chair\.[^<]*Last: Tried: Internal auditor\.[^<]*2 different tries/);
    const [, all] = partsOf(folded);
    assert.match(all, /Every one in its order \(4\)/);
    assert.match(all, /From then on: \u2068Beta\u2069[\s\S]*From then on: \u2068Gamma\u2069/);
    assert.is(all.match(/<details>/g)?.length, 1, 'of two nothing lies between');
    assert.is(seqsOn(shown).length, 4 + 2, 'those, and one under each whose office it would have been');
    // One more between showing and marking isn't marked with them.
    await save('Epsilon', ['board-member']);
    await look(stage, chair, shown);
    const [, again] = listsOf(await pageOf(stage, RECORD, chair));
    assert.match(again, /corrected the name[^<]*From then on: \u2068Epsilon\u2069\.\s*<[^<]*New</);
    assert.not.match(again, /Epsilon\u2069\.\s*Done/, 'what was looked at is a row of its own');
    const names = (await rowsOf(stage)).filter(({ kind }) => kind === 'name');
    assert.is(names.length, 5, 'the store keeps each');
  }));

test('saving settings again and again is one row, with the first and the last of each field', () =>
  withCast(async (stage, { admin, cookies }) => {
    const save = async (changes: Readonly<Record<string, string>>) => {
      const form = { ...answers, quorum: '1', ...changes };
      assert.is((await stage.ask('/en/admin/settings', { cookie: admin, form })).status, 303);
    };
    await save({});
    await look(stage, cookies['board-chair'], await pageOf(stage, RECORD, cookies['board-chair']));
    const before = countOf(await pageOf(stage, RECORD, cookies['board-chair']));
    const phones = ['0511111111', '0522222222', '0533333333', '0544444444'];
    for (const phone of phones) await save({ phone });
    await save({ phone: '0544444444', 'exit-url': 'https://elsewhere.example.org/' });
    await save({ phone: '0544444444' });
    for (const days of ['6', '7', '8', '9']) await save({ phone: '0544444444', 'clock-review': days });
    const shown = await pageOf(stage, RECORD, cookies['board-chair']);
    const [near] = listsOf(shown);
    for (const value of ['0511111111', '0544444444', 'https://elsewhere.example.org/'])
      assert.ok(near.includes(`from then on \u2068${value}\u2069`), value);
    const [inSight, folded] = partsOf(near);
    assert.not.ok(inSight.includes('from then on \u20680522222222'));
    for (const value of ['0522222222', '0533333333'])
      assert.ok(folded.includes(`from then on \u2068${value}\u2069`), value);
    assert.match(folded, /Every one in its order \(6\)/, 'four numbers, an address set and taken back');
    assert.match(folded, /\(6 before, 7 from then on\)[\s\S]*\(7 before, 8 from then on\)/);
    assert.match(near, /Done 6 times/);
    assert.match(near, /\(10 before, 6 from then on\)[^<]*\(8 before, 9 from then on\)/);
    assert.ok(countOf(shown) - before <= 2 + 4, 'two rows, and the fields of one');
  }));

test('what weighs most stands in the upper list and at the top of the desk, whoever it is about', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const chair = cookies['board-chair'];
    const member = people['violations-committee'];
    const urgent = /id="record-urgent"[\s\S]*suspended somebody or brought somebody back/;
    const clear = async () => {
      await look(stage, chair, await pageOf(stage, RECORD, chair));
      assert.not.match(await pageOf(stage, '/en/staff', chair), /id="record-/);
    };
    const onMachine = () =>
      stage.portal.deps.database.write((tx) =>
        tx.run(
          `insert into account_acts select association, seq + 1, 'machine-invitation', 0, null, ?, done_on, told, null, 'M'
           from account_acts order by seq desc limit 1`,
          [member.id],
        ),
      );
    const deeds: readonly (readonly [() => Promise<unknown>, RegExp])[] = [
      [() => post(stage, admin, `${accountOf(member)}/suspension`), /suspended \u2068violations-committee/],
      [() => post(stage, admin, `${accountOf(member)}/reinstatement`), /brought \u2068violations-committee/],
      [
        () => post(stage, admin, '/en/admin/people', { name: 'Second One', office: 'administrator' }),
        /invited another administrator: \u2068Second One/,
      ],
      [onMachine, /On the portal’s machine/],
    ];
    for (const [deed, words] of deeds) {
      await deed();
      assert.match(await pageOf(stage, '/en/staff', chair), urgent, String(words));
      const shown = await pageOf(stage, RECORD, chair);
      const [near, rest] = listsOf(shown);
      assert.match(near, words);
      assert.not.match(rest, words);
      assert.ok(shown.indexOf('name="seq"') > shown.lastIndexOf('</section>'), 'the button stands after the rows');
      await clear();
    }
    await post(stage, admin, '/en/admin/people', { name: 'Light One', office: 'board-member' });
    assert.not.match(await pageOf(stage, '/en/staff', chair), /id="record-urgent"/);
  }));

test('what was about a signer stays so once the roster without them is signed', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const auditor = people['internal-auditor'];
    await stage.ask(accountOf(auditor), { cookie: admin, form: { name: 'Renamed', offices: ['internal-auditor'] } });
    await post(stage, admin, `${accountOf(auditor)}/suspension`);
    for (const signer of ['board-chair', 'deputy-chair'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    const [near, rest] = listsOf(await pageOf(stage, RECORD, cookies['board-chair']));
    assert.match(near, /suspended \u2068internal-auditor/);
    assert.match(near, /tried to rename \u2068internal-auditor/);
    assert.not.match(rest, /tried to rename \u2068internal-auditor/);
  }));

test.run();
