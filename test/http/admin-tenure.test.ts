// Suspending somebody, signing the roster without them, and their return: what the signers are shown, what the people's pages say.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { rosterDraft } from '../../src/client/roster.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { tenureWords } from '../../src/i18n/tenure-words.ts';
import { readRoot } from '../../src/store/root.ts';
import {
  appoint,
  enrol,
  firstSecret,
  rosters,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const DAY = 24 * 60;
const test = suite('since when offices are held');

const sign = async (stage: Stage, ...by: readonly Somebody[]): Promise<void> => {
  for (const one of by) assert.is((await signDraft(stage, await signIn(stage, one), one)).status, 201);
};

const pages = async (stage: Stage, admin: string, { id }: Somebody) => {
  const bare = (page: string) => page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (path: string) => (await stage.ask(path, { cookie: admin })).text();
  const person = await read(`/en/admin/people/${id}`);
  const row = (await read('/en/admin/people')).split('<tr>').find((one) => one.includes(`people/${id}"`)) ?? '';
  const lines = [...(/id="tenure">(.*?)<\/ul>/s.exec(person)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/gs)];
  return { lines: lines.map(([, line = '']) => bare(line)), row: bare(row), person };
};

/** The draft as a signer's browser shows it, verified from the root. */
const shownTo = async (stage: Stage, signer: Somebody) => {
  const root = readRoot(stage.portal.deps.config.dataFolder, stage.portal.association);
  const me = { person: signer.id, keys: signer.keys };
  const today = riyadhDate(stage.portal.deps.clock());
  const view = rosterDraft(await rosters(stage, await signIn(stage, signer)), root, undefined, me, today);
  if (!view.ok || view.value === undefined) throw new Error('a draft waits');
  return view.value;
};

test('suspended, left and back: each roster is told with its day, and who returns under the same keys is compared again', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = () => signIn(stage, keeper);
    const auditor = await appoint(stage, await admin(), 'internal-auditor', 'anna');
    const chair = await appoint(stage, await admin(), 'board-chair', 'carl');
    const deputy = await appoint(stage, await admin(), 'deputy-chair', 'dina');
    const told = async () => pages(stage, await admin(), deputy);
    const step = async (what: string) =>
      stage.ask(`/en/admin/people/${deputy.id}/${what}`, { cookie: await admin(), form: {} });
    const t = tenureWords('en');
    const before = await told();
    assert.ok(before.person.includes(t.none));
    assert.match(before.row, new RegExp(`Deputy chair ${t.notYet}`));
    await sign(stage, auditor, chair);
    const since = 'Deputy chair: since roster 1 of Sunday, 22 November 2026 (12 Jumada II 1448 AH)';
    assert.equal((await told()).lines, [since]);
    assert.match((await told()).row, /Deputy chair Since roster 1, 22 November 2026/);

    stage.wait(DAY);
    const session = await signIn(stage, deputy);
    await step('suspension');
    assert.is((await stage.ask('/api/staff/rosters', { cookie: session })).status, 401, 'gone with the next request');
    assert.equal((await told()).lines, [since], 'the roster in force still lists them');
    const leaving = (await shownTo(stage, auditor)).changes;
    assert.equal([leaving.removed.map(({ id }) => id), leaving.added], [[deputy.id], []]);
    await sign(stage, auditor, chair);
    const second = 'roster 2 of Monday, 23 November 2026 (13 Jumada II 1448 AH)';
    const ended = since.replace('since', 'from').concat(` to ${second}`);
    const away = `Away (suspended or left): since ${second}`;
    assert.equal((await told()).lines, [ended, away]);
    assert.not.match((await told()).row, /Since roster|On no signed roster/);

    stage.wait(DAY);
    await step('reinstatement');
    assert.match((await told()).row, new RegExp(`Deputy chair ${t.notYet}`));
    const back = await shownTo(stage, auditor);
    assert.equal([back.changes.returned.map(({ id }) => id), back.changes.changedKeys], [[deputy.id], []]);
    const compared = back.fingerprints.filter(({ isNew }) => isNew).map(({ person }) => person);
    assert.equal(compared, [deputy.id], 'their fingerprint is compared again, and nobody else’s');
    await sign(stage, chair, auditor);
    const third = 'roster 3 of Tuesday, 24 November 2026 (14 Jumada II 1448 AH)';
    assert.equal((await told()).lines, [
      `Deputy chair: since ${third}`,
      ended,
      away.replace('since', 'from').concat(` to ${third}`),
    ]);
    assert.is((await stage.ask('/api/staff/rosters', { cookie: await signIn(stage, deputy) })).status, 200);
    await sign(stage, deputy).then(
      () => assert.unreachable('nothing waits'),
      () => undefined,
    );
  }));

test('of an office that an account gave up, the list says that the roster in force still names it', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const cookie = await signIn(stage, keeper);
    const auditor = await appoint(stage, cookie, 'internal-auditor', 'anna');
    const chair = await appoint(stage, cookie, 'board-chair', 'carl');
    await sign(stage, auditor, chair);
    const form = { name: 'carl', offices: ['board-member'] };
    await stage.ask(`/en/admin/people/${chair.id}`, { cookie, form });
    const { row } = await pages(stage, cookie, chair);
    const t = tenureWords('en');
    assert.ok(row.includes(`Board member ${t.notYet} ${t.stillListed('Board chair')}`), row);
  }));

test.run();
