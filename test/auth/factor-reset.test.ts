// A second factor reset by two of the roster's signers: who may ask, who may confirm, what the person reads, and what stays.

import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { knownPerson } from '../../src/i18n/known-person.ts';
import type { Office } from '../../src/policy/types.ts';
import { parsePersonId } from '../../src/protocol/check/index.ts';
import { addReset, RESET_MS } from '../../src/store/factor-resets.ts';
import { apartBySigns } from '../support/cast.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  enrol,
  inviteTo,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import {
  beginSignIn,
  codeNow,
  giveCode,
  RESETS,
  resetPath,
  setUpAtSignIn,
  signInWithCode,
  switchOn,
} from '../support/second-factor.ts';
import { routesFor } from '../torture/routes.ts';
import { assertBrokenForms } from '../torture/wire.ts';

const SIGNERS = ['internal-auditor', 'board-chair', 'deputy-chair', 'audit-committee-chair'] as const;
const LIST = RESETS;

type Cast = {
  readonly admin: string;
  readonly people: Readonly<Record<(typeof SIGNERS)[number] | 'violations-committee', Somebody>>;
  readonly cookies: Readonly<Record<(typeof SIGNERS)[number] | 'violations-committee', string>>;
  /** The member's, who has a second factor of their own accord. */
  readonly secret: string;
  readonly backupCodes: readonly string[];
};

/** The four signers and a member of the committee on a signed roster; the member and the chair have a second factor. */
const withSigners = (job: (stage: Stage, cast: Cast) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const made: [string, Somebody, string][] = [];
    for (const office of [...SIGNERS, 'violations-committee'] as const) {
      const somebody = await appoint(stage, admin, office);
      made.push([office, somebody, await signIn(stage, somebody)]);
    }
    const people = Object.fromEntries(made.map(([office, somebody]) => [office, somebody])) as Cast['people'];
    const cookies = Object.fromEntries(made.map(([office, , cookie]) => [office, cookie])) as Cast['cookies'];
    for (const signer of ['internal-auditor', 'board-chair'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    const { secret, backupCodes } = await switchOn(
      stage,
      cookies['violations-committee'],
      people['violations-committee'],
    );
    await job(stage, { admin, people, cookies, secret, backupCodes });
  });

const ask = (stage: Stage, cookie: string, person: string) => stage.ask(LIST, { cookie, form: { person } });

/** The address of the confirmation that a page links to. */
const confirmationOn = async (stage: Stage, cookie: string): Promise<string | undefined> =>
  /href="(\/en\/staff\/factor-resets\/[\w-]{22})"/.exec(await (await stage.ask(LIST, { cookie })).text())?.[1];

const confirm = (stage: Stage, cookie: string, path: string) => stage.ask(path, { cookie, form: {} });

const done = (answer: Response): string | undefined => /\?done=(\w+)$/.exec(answer.headers.get('location') ?? '')?.[1];

const lives = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

/** A signer, whose name and user name are their office here. */
const known = (office: (typeof SIGNERS)[number]): string =>
  knownPerson('en', { name: office, administrator: false, offices: [office], userName: office });

const test = suite('a second factor reset by two');

test('one signer asks, another confirms: the factor and the sessions go, and the person reads who did it', () =>
  withSigners(async (stage, { people, cookies, secret, backupCodes }) => {
    const member = people['violations-committee'];
    assert.is(done(await ask(stage, cookies['internal-auditor'], member.id)), 'asked');
    assert.is(await lives(stage, cookies['violations-committee']), true, 'nothing is done by one');
    const desk = await (await stage.ask('/en/staff', { cookie: cookies['board-chair'] })).text();
    assert.match(desk, /waits for a second signer/);
    const path = (await confirmationOn(stage, cookies['board-chair'])) ?? '';
    const page = await (await stage.ask(path, { cookie: cookies['board-chair'] })).text();
    assert.match(page, /Reset the second factor of .*violations-committee/);
    assert.is(done(await confirm(stage, cookies['board-chair'], path)), 'confirmed');
    assert.is(await lives(stage, cookies['violations-committee']), false);
    stage.wait(1);
    const half = await beginSignIn(stage, member);
    const [auditor, chair] = (['internal-auditor', 'board-chair'] as const).map((name) => ({ name, offices: [name] }));
    assert.equal(half.owed.reset, { askedBy: auditor, confirmedBy: chair, on: '2026-11-22' });
    assert.is(half.owed.owed, 'setup', 'also where it is only offered');
    assert.is((await giveCode(stage, half.cookie, codeNow(stage, secret))).status, 404);
    assert.is((await giveCode(stage, half.cookie, backupCodes[0] ?? '')).status, 404);
    const fresh = await setUpAtSignIn(stage, member);
    const cookie = await signInWithCode(stage, member, fresh.secret);
    assert.is((await stage.ask('/en/staff', { cookie })).status, 200);
    assert.is((await beginSignIn(stage, member)).owed.reset, undefined, 'told once it is over no more');
    const account = async (area: string, who: string) =>
      apartBySigns(await (await stage.ask(`/en/${area}/account`, { cookie: who })).text()).replace(/<[^>]+>/g, '');
    const t = doorTexts('en').events;
    const day = formatDate('en', plainDate('2026-11-22'));
    assert.ok(
      (await account('staff', cookie)).includes(t.reset(known('internal-auditor'), known('board-chair'), day)),
      'kept there',
    );
    assert.ok((await account('staff', cookies['board-chair'])).includes(t.none), 'each reads of their own alone');
    await ask(stage, cookies['internal-auditor'], member.id);
    assert.ok(
      (await account('staff', cookie)).includes(t.resetAsked(known('internal-auditor'), day)),
      'before anybody confirms',
    );
  }));

/** What of somebody's own page stands under a list of waits. */
const waitsOn = async (stage: Stage, cookie: string, id: 'waits' | 'awaited'): Promise<string> => {
  const html = await (await stage.ask('/en/staff', { cookie })).text();
  const lists = [...html.matchAll(/<section class="(?:desk-part|waits)"[^>]*>.*?<\/section>/gs)].map(([list]) => list);
  const isOthers = (list: string) => list.includes('id="awaited"');
  return lists.filter((list) => isOthers(list) === (id === 'awaited')).join('');
};

const DAY = 24 * 60;

test('a reset waits for one signer, from the next day on for every other, and once it is void for whoever asks anew', () =>
  withSigners(async (stage, { admin, people, cookies }) => {
    const member = people['violations-committee'];
    const fresh = async () => ({
      chair: await signIn(stage, people['board-chair']),
      deputy: await signIn(stage, people['deputy-chair']),
      auditor: await signIn(stage, people['internal-auditor']),
      other: await signIn(stage, people['audit-committee-chair']),
    });
    await ask(stage, cookies['board-chair'], member.id);
    const waits = /data-wait="factor-reset"/;
    const board = await (await stage.ask('/en/admin', { cookie: admin })).text();
    assert.not.match(board, /data-wait="factor/, 'the administrator hears of no second factor');
    const first = await fresh();
    assert.match(await waitsOn(stage, first.deputy, 'waits'), waits);
    for (const one of [first.auditor, first.other, first.chair]) {
      assert.not.match(await waitsOn(stage, one, 'waits'), waits);
      assert.match(await waitsOn(stage, one, 'awaited'), waits, 'they read that it waits, and may do it too');
    }
    stage.wait(2 * DAY);
    const second = await fresh();
    for (const one of [second.deputy, second.auditor, second.other]) {
      assert.match(await waitsOn(stage, one, 'waits'), waits);
    }
    assert.not.match(await waitsOn(stage, second.chair, 'waits'), waits, 'nobody confirms what they asked for');
    stage.wait(2 * DAY);
    const third = await fresh();
    assert.match(await waitsOn(stage, third.chair, 'waits'), /data-wait="reset-again"/);
    assert.not.match(await waitsOn(stage, third.other, 'waits'), /data-wait/);
    // From Wednesday two working days lead to Sunday.
    stage.wait(4 * DAY);
    const fourth = await fresh();
    assert.match(await waitsOn(stage, fourth.other, 'waits'), /data-wait="reset-again"/);
    await ask(stage, fourth.other, member.id);
    assert.not.match(await waitsOn(stage, fourth.other, 'waits'), /data-wait/, 'asked anew, it waits for another');
    assert.match(await waitsOn(stage, fourth.chair, 'waits'), waits);
    assert.is(
      done(await confirm(stage, fourth.deputy, (await confirmationOn(stage, fourth.deputy)) ?? '')),
      'confirmed',
    );
    assert.not.match(await waitsOn(stage, fourth.deputy, 'waits'), /data-wait/);
    assert.match(await waitsOn(stage, fourth.other, 'awaited'), /data-wait="factor-renewal"/);
    stage.wait(4 * DAY);
    const fifth = await fresh();
    assert.match(
      await waitsOn(stage, fifth.other, 'waits'),
      /data-wait="factor-renewal"/,
      'whoever asked speaks with them',
    );
    assert.not.match(await waitsOn(stage, fifth.auditor, 'waits'), /data-wait/);
    await setUpAtSignIn(stage, member);
    assert.not.match(await waitsOn(stage, fifth.other, 'waits'), /data-wait/);
  }));

test('both steps and the new factor are recorded for all four signers, and nobody else finds the page', () =>
  withSigners(async (stage, { admin, people, cookies }) => {
    await ask(stage, cookies['deputy-chair'], people['violations-committee'].id);
    await confirm(stage, cookies['audit-committee-chair'], await resetPath(stage));
    await setUpAtSignIn(stage, people['violations-committee']);
    for (const signer of SIGNERS) {
      const desk = await (await stage.ask('/en/staff', { cookie: cookies[signer] })).text();
      assert.match(desk, /second factor was reset in the last 14 days/, signer);
      const page = await (await stage.ask(LIST, { cookie: cookies[signer] })).text();
      for (const words of [
        /deputy-chair\u2069 \(Deputy chair, \u2068deputy-chair\u2069\) asked for it/,
        /\(Audit committee chair, \u2068audit-committee-chair\u2069\) confirmed it/,
        /set up a new second/,
      ])
        assert.match(page, words, signer);
    }
    const member = await beginSignIn(stage, people['violations-committee']);
    for (const cookie of [admin, member.cookie, undefined])
      for (const path of [LIST, `${LIST}/x`]) assert.not.equal((await stage.ask(path, { cookie })).status, 200);
    const stays = await stage.portal.deps.database
      .write((tx) => tx.run('delete from factor_resets', []))
      .then(
        () => 'deleted',
        (error: unknown) => String(error),
      );
    assert.match(stays, /append-only/);
  }));

test('whoever asked can’t confirm, nor the person, nor the administrator, nor a member of the committee (T123)', () =>
  withSigners(async (stage, { admin, people, cookies }) => {
    const chair = people['board-chair'];
    await switchOn(stage, cookies['board-chair'], chair);
    assert.is((await ask(stage, cookies['board-chair'], chair.id)).status, 422, 'nobody asks for themselves');
    assert.is(done(await ask(stage, cookies['internal-auditor'], chair.id)), 'asked');
    const path = await resetPath(stage);
    const before = await dumpOf(stage.portal.deps.database);
    assert.is(done(await confirm(stage, cookies['internal-auditor'], path)), 'stale');
    assert.is(done(await confirm(stage, cookies['board-chair'], path)), 'stale');
    assert.is((await confirm(stage, cookies['violations-committee'], path)).status, 404);
    assert.is(await dumpOf(stage.portal.deps.database), before);
    const acts = () => stage.portal.deps.database.reader.all('select kind, refused, person from account_acts');
    const told = await acts();
    assert.is((await confirm(stage, admin, path)).status, 404);
    assert.is((await ask(stage, admin, chair.id)).status, 404);
    // The administrator's attempts change nothing, and stand on record: once a day each.
    const tried = (await acts()).slice(told.length).map((row) => ({ ...row }));
    assert.equal(tried, [{ kind: 'factor-reset', refused: 1, person: chair.id }]);
    assert.is(await confirmationOn(stage, cookies['internal-auditor']), undefined);
    assert.is(done(await confirm(stage, cookies['deputy-chair'], path)), 'confirmed');
  }));

test('an office that the administrator alone gave confirms nothing: the signed roster counts (T123)', () =>
  withSigners(async (stage, { admin, people, cookies }) => {
    await ask(stage, cookies['internal-auditor'], people['violations-committee'].id);
    const suspend = `/en/admin/people/${people['deputy-chair'].id}/suspension`;
    assert.is((await stage.ask(suspend, { cookie: admin, form: {} })).status, 303);
    const accomplice = await enrol(
      stage,
      await inviteTo(stage, admin, 'deputy-chair' satisfies Office, 'Accomplice'),
      'accomplice',
    );
    const cookie = await signIn(stage, accomplice);
    const path = await resetPath(stage);
    assert.is((await stage.ask(LIST, { cookie })).status, 404);
    assert.is((await confirm(stage, cookie, path)).status, 404);
    assert.is((await confirm(stage, cookies['deputy-chair'], path)).status, 401, 'a suspended signer is signed out');
    assert.is(await lives(stage, cookies['violations-committee']), true);
  }));

test('after 72 hours nobody confirms, and one reset of a person waits at a time', () =>
  withSigners(async (stage, { people, cookies }) => {
    const member = people['violations-committee'];
    await ask(stage, cookies['internal-auditor'], member.id);
    const again = await ask(stage, cookies['deputy-chair'], member.id);
    assert.is(again.status, 422);
    assert.match(await again.text(), /waits already/);
    const path = await resetPath(stage);
    stage.wait(72 * 60);
    const chair = await signIn(stage, people['board-chair']);
    assert.is(done(await confirm(stage, chair, path)), 'stale');
    assert.match(await (await stage.ask(LIST, { cookie: chair })).text(), /Nobody confirmed it in 72 hours/);
    assert.is((await beginSignIn(stage, member)).owed.owed, 'code');
    assert.is(done(await ask(stage, chair, member.id)), 'asked');
  }));

test('whoever sets up a new factor meanwhile voids what was asked for', () =>
  withSigners(async (stage, { people, cookies }) => {
    const member = people['violations-committee'];
    await ask(stage, cookies['internal-auditor'], member.id);
    stage.wait(1);
    const { secret } = await switchOn(stage, cookies['violations-committee'], member);
    assert.is(done(await confirm(stage, cookies['board-chair'], await resetPath(stage))), 'stale');
    await signInWithCode(stage, member, secret);
  }));

test('whom a reset is about reads at once who asked for it, whom to tell and what makes it void, until it waits no more', () =>
  withSigners(async (stage, { admin, people, cookies }) => {
    const member = people['violations-committee'];
    const t = factorTexts('en').resets;
    const notice = async (cookie: string, path = '/en/staff') => {
      const page = await (await stage.ask(path, { cookie })).text();
      const found = /<div class="[^"]*" id="own-reset".*?<\/div>/s.exec(page)?.[0] ?? '';
      // A name is set apart by an element of its own.
      return found.replaceAll(/<bdi[^>]*>/g, '\u2068').replaceAll('</bdi>', '\u2069');
    };
    await ask(stage, cookies['internal-auditor'], member.id);
    const told = await notice(cookies['violations-committee']);
    assert.ok(told.includes(t.aboutYou(known('internal-auditor'), formatDate('en', plainDate('2026-11-22')))), told);
    for (const office of SIGNERS) assert.ok(told.includes(known(office)), office);
    assert.is(told.split(known('internal-auditor')).length, 2, 'whoever asked is nobody to tell');
    assert.match(told, /href="\/en\/staff\/account\/second-factor"/);
    for (const signer of SIGNERS) assert.is(await notice(cookies[signer]), '', 'it is told to whom it is about');
    const [own] = await stage.portal.deps.database.reader.all('select person from persons where administrator = 1');
    const about = parsePersonId(String(own?.person));
    if (about === undefined) throw new Error('the administrator has an account');
    const { database } = stage.portal.deps;
    const reset = { id: 'A'.repeat(22), person: about, askedBy: people['deputy-chair'].id };
    const dated = {
      askedOn: plainDate('2026-11-22'),
      expiresAt: new Date(stage.portal.deps.clock().getTime() + RESET_MS),
    };
    await database.write((tx) => addReset(tx, stage.portal.association, { ...reset, ...dated }));
    assert.ok((await notice(admin, '/en/admin')).includes(known('deputy-chair')), 'an administrator too');
    stage.wait(1);
    await switchOn(stage, cookies['violations-committee'], member);
    assert.is(await notice(cookies['violations-committee']), '', 'void');
  }));

test('of two who confirm at the same moment one is recorded', () =>
  withSigners(async (stage, { people, cookies }) => {
    await ask(stage, cookies['internal-auditor'], people['violations-committee'].id);
    const path = await resetPath(stage);
    const answers = await Promise.all(
      [cookies['board-chair'], cookies['deputy-chair']].map((cookie) => confirm(stage, cookie, path)),
    );
    assert.equal(answers.map(done).toSorted(), ['confirmed', 'stale']);
  }));

test('nobody is asked about who has no second factor, and no nonsense is taken', () =>
  withSigners(async (stage, { people, cookies }) => {
    const cookie = cookies['internal-auditor'];
    for (const person of ['', 'x', people['deputy-chair'].id, 'A'.repeat(22)])
      assert.is((await ask(stage, cookie, person)).status, 422, person);
    for (const reset of ['x', 'A'.repeat(22), '%00'])
      assert.is(done(await confirm(stage, cookie, `${LIST}/${reset}`)), 'stale', reset);
    const [count] = await stage.portal.deps.database.reader.all('select count(*) as rows from factor_resets');
    assert.is(count?.rows, 0);
    const { id } = people['violations-committee'];
    await ask(stage, cookie, id);
    const twice = await ask(stage, cookie, id);
    assert.is(twice.status, 422);
    assert.match(await twice.text(), new RegExp(`<option value="${id}" selected`), 'who was chosen stays chosen');
  }));

test('a body that is no form is refused in the reader’s language and changes nothing', () =>
  withSigners(async (stage, { people, cookies }) => {
    await ask(stage, cookies['internal-auditor'], people['violations-committee'].id);
    const own = await resetPath(stage);
    const before = await dumpOf(stage.portal.deps.database);
    const routes = routesFor(stage.portal.app, 'reset');
    assert.is(routes.length, 2);
    const id = own.slice(LIST.length + 1);
    const sample = `person=${people['board-chair'].id}`;
    await assertBrokenForms(stage.portal, { routes, id, cookie: cookies['deputy-chair'], sample });
    assert.is(await dumpOf(stage.portal.deps.database), before);
  }));

test.run();
