// New keys over the wire and on the pages, and the record of what administrators do: who may ask, what a link takes, who is told,
// and every way in which the administrator alone might come to an office or to somebody's keys.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, parseRoster, rosterHash, toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, personKeys, signRoster } from '../../src/protocol/open/index.ts';
import { accountOf, pageOf, post, withCast } from '../support/cast.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  appoint,
  cardFor,
  cookieOf,
  credentialsFor,
  enrolmentFor,
  rosters,
  type Somebody,
  type Stage,
  secretOn,
  signDraft,
  signIn,
} from '../support/portal-factory.ts';
import { routesFor } from '../torture/routes.ts';
import { assertBrokenForms } from '../torture/wire.ts';

const LIST = '/en/staff/new-keys';
const RECORD = '/en/staff/administration';

const linkBySigner = async (stage: Stage, cookie: string, { id }: Somebody): Promise<string> =>
  secretOn(await post(stage, cookie, `${LIST}/link`, { person: id }));
const linkByAdmin = async (stage: Stage, cookie: string, somebody: Somebody): Promise<string> =>
  secretOn(await post(stage, cookie, `${accountOf(somebody)}/new-keys`));

/** Makes keys by a link, as the person's browser would. */
const makeKeys = async (stage: Stage, secret: string, userName: string) => {
  const { somebody, request } = await enrolmentFor(stage, secret, userName);
  return { somebody, request, answer: await stage.ask('/api/enrolment', { body: request }) };
};

const requestOn = async (stage: Stage, cookie: string): Promise<string> =>
  new RegExp(`${LIST}/([\\w-]{22})`).exec(await pageOf(stage, LIST, cookie))?.[1] ?? '';

const recordRows = async (stage: Stage) =>
  (await stage.portal.deps.database.reader.all('select kind, refused, person from account_acts order by seq')).map(
    ({ kind, refused, person }) => [kind, refused, person],
  );

const test = suite('new keys and the administrator’s record');

test('a signer asks, the person makes keys, others sign, and the second signature ends everything old at once', () =>
  withCast(async (stage, { people, cookies }) => {
    const { database } = stage.portal.deps;
    const member = people['violations-committee'];
    await database.write((tx) =>
      tx.run(`insert into second_factors values (?, ?, ?, 0, '2026-11-22')`, [
        ...[member.association, member.id, new Uint8Array(61)],
      ]),
    );
    const secret = await linkBySigner(stage, cookies['board-chair'], member);
    const asked = await stage.ask('/api/enrolment/invitation', { body: { secret } });
    assert.is((await asked.json()).userName, member.userName);
    const { somebody, request, answer } = await makeKeys(stage, secret, member.userName);
    assert.is(answer.status, 201);
    assert.is((await stage.ask('/api/enrolment', { body: request })).status, 404, 'a link makes keys once');
    assert.is((await stage.ask('/en/staff', { cookie: cookies['violations-committee'] })).status, 200);
    const waiting = await stage.ask('/api/session', { body: { userName: member.userName, authKey: somebody.authKey } });
    assert.is(cookieOf(waiting), undefined, 'no session');
    const told = await waiting.json();
    assert.equal(Object.keys(told).toSorted(), ['fingerprint', 'madeOn', 'waits'], 'and no vault');

    for (const signer of ['board-chair', 'deputy-chair'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    const before = { userName: member.userName, authKey: member.authKey };
    assert.is((await stage.ask('/api/session', { body: before })).status, 401);
    assert.is((await stage.ask('/en/staff', { cookie: cookies['violations-committee'] })).status, 303);
    assert.is((await stage.ask('/api/recovery', { body: { lookup: member.recoveryLookup } })).status, 404);
    assert.equal(await database.reader.all('select * from second_factors where person = ?', [member.id]), []);
    const cookie = await signIn(stage, somebody);
    const { foundation } = await rosters(stage, cookie);
    const newest = parseRoster(fromBase64url(foundation.rosters.at(-1)?.bytes ?? '') ?? new Uint8Array());
    const listed = newest.ok ? newest.value.persons.find(({ id }) => id === member.id) : undefined;
    assert.is(listed?.seal, toBase64url(somebody.keys.seal.publicKey));
    const chairs = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.match(
      chairs,
      /In the last 14 days new keys came into effect, in the name of: \u2068violations-committee\u2069 \(/,
    );
    const own = await pageOf(stage, '/en/staff', cookie);
    assert.match(own, /Your new keys came into effect on [^:]+, signed by: /);
    const account = await pageOf(stage, '/en/staff/account', cookie);
    for (const page of [own, account, await pageOf(stage, LIST, cookie)])
      for (const office of ['board-chair', 'deputy-chair'])
        assert.ok(page.includes(`\u2068${office}\u2069`), 'both signers');
    assert.match(account, /new keys came into effect, signed by[\s\S]*href="\/en\/staff\/new-keys"/);
    stage.wait(15 * 24 * 60);
    const later = await signIn(stage, somebody);
    assert.not.match(await pageOf(stage, '/en/staff', later), /Your new keys came into effect/);
    assert.match(await pageOf(stage, '/en/staff/account', later), /new keys came into effect, signed by/);
  }));

test('a link takes a new card under the same user name, and no key that is or was anybody’s', () =>
  withCast(async (stage, { admin, people }) => {
    const auditor = people['internal-auditor'];
    const chair = people['board-chair'];
    const shown = await post(stage, admin, `${accountOf(auditor)}/new-keys`);
    const secret = await secretOn(shown.clone());
    const page = await shown.text();
    for (const lang of ['ar', 'en'])
      assert.ok(page.includes(`/${lang}/enrol#${secret}`), `whoever is given it chooses: ${lang}`);
    const { association, id, userName } = auditor;
    const send = async (change: Record<string, unknown>) => {
      const { request } = await enrolmentFor(stage, secret, userName);
      return (await stage.ask('/api/enrolment', { body: { ...request, ...change } })).status;
    };
    const withName = async (name: string) => (await makeKeys(stage, secret, name)).answer.status;
    assert.is(await withName('another-name'), 400);
    assert.is(await send({ card: undefined }), 400, 'nobody gets an account without keys by it');
    assert.is(await send({ card: cardFor(association, id, auditor.keys) }), 422, 'their own of before');
    assert.is(await send({ card: cardFor(association, id, chair.keys) }), 422, 'somebody else’s');
    const other = personKeys(makeSeed());
    assert.is(await send({ card: cardFor(association, chair.id, other) }), 422, 'a card of another person');
    const { credentials } = credentialsFor(association, id, userName, makeSeed());
    const shared = await stage.portal.deps.database.reader.all('select recovery_hash from persons where person = ?', [
      chair.id,
    ]);
    const taken = { ...credentials, recoveryLookupHash: String(shared[0]?.recovery_hash) };
    assert.is(await send({ credentials: taken }), 409, 'somebody else’s recovery key');
    assert.equal(await stage.portal.deps.database.reader.all('select * from new_keys where made_on is not null'), []);
    assert.is((await makeKeys(stage, secret, userName)).answer.status, 201, 'the link is still good');
    stage.wait(73 * 60);
    assert.match(
      await pageOf(stage, LIST, await signIn(stage, chair)),
      /wait for two signatures/,
      'what was made waits on',
    );
  }));

test('keys may be stolen: the account is suspended, so that a thief ends nothing, and comes back with its new keys', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const member = people['violations-committee'];
    const account = { userName: member.userName, authKey: member.authKey };
    await post(stage, admin, `${accountOf(member)}/suspension`);
    const { somebody, answer } = await makeKeys(
      stage,
      await linkBySigner(stage, cookies['board-chair'], member),
      member.userName,
    );
    assert.is(answer.status, 201);
    assert.is((await stage.ask('/api/session', { body: account })).status, 401, 'the stolen passphrase');
    const request = await requestOn(stage, cookies['board-chair']);
    const thief = await post(stage, cookies['violations-committee'], `${LIST}/${request}`);
    assert.is(thief.status, 401);
    const draft = parseRoster(
      fromBase64url((await rosters(stage, cookies['board-chair'])).draft?.bytes ?? '') ?? new Uint8Array(),
    );
    assert.is(draft.ok && draft.value.persons.find(({ id }) => id === member.id)?.status, 'active');
    for (const signer of ['board-chair', 'internal-auditor'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    assert.is((await stage.ask('/api/session', { body: account })).status, 401);
    await signIn(stage, somebody);
  }));

test('where the seat of a suspended account was given to another, its new keys wait for no roster', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const deputy = people['deputy-chair'];
    await post(stage, admin, `${accountOf(deputy)}/suspension`);
    await appoint(stage, admin, 'deputy-chair', 'successor');
    await makeKeys(stage, await linkByAdmin(stage, admin, deputy), deputy.userName);
    const draft = parseRoster(
      fromBase64url((await rosters(stage, cookies['board-chair'])).draft?.bytes ?? '') ?? new Uint8Array(),
    );
    assert.ok(draft.ok);
    const listed = draft.ok ? draft.value.persons.find(({ id }) => id === deputy.id) : undefined;
    assert.is(listed?.status, 'left');
    assert.is(listed?.seal, toBase64url(deputy.keys.seal.publicKey));
    for (const signer of ['board-chair', 'internal-auditor'] as const)
      assert.is((await signDraft(stage, cookies[signer], people[signer])).status, 201);
    assert.match(await pageOf(stage, LIST, cookies['board-chair']), /wait for two signatures/);
  }));

test('who made keys in another’s name gets no try back by them: guesses at the old passphrase are counted on', () =>
  withCast(async (stage, { admin, people }) => {
    const auditor = people['internal-auditor'];
    const { somebody } = await makeKeys(stage, await linkByAdmin(stage, admin, auditor), auditor.userName);
    const body = { userName: auditor.userName, authKey: somebody.authKey };
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) statuses.push((await stage.ask('/api/session', { body })).status);
    assert.is(statuses[0], 200);
    assert.ok(statuses.includes(429), statuses.join());
  }));

test('a link is too old after 72 hours', () =>
  withCast(async (stage, { admin, people }) => {
    const auditor = people['internal-auditor'];
    const secret = await linkByAdmin(stage, admin, auditor);
    const before = await enrolmentFor(stage, secret, auditor.userName);
    stage.wait(73 * 60);
    assert.is((await stage.ask('/api/enrolment', { body: before.request })).status, 404);
    assert.is((await stage.ask('/api/enrolment/invitation', { body: { secret } })).status, 404);
  }));

test('the administrator alone comes to nobody’s keys and to no office: every way is refused or waits, recorded, and told to the signers and the person (T42, T123)', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const { database } = stage.portal.deps;
    const chair = people['board-chair'];
    const auditor = people['internal-auditor'];
    const keysOf = async (somebody: Somebody) =>
      database.reader.all('select seal, sign, auth_hash, vault_sealed from persons where person = ?', [somebody.id]);
    const before = await keysOf(auditor);
    const rosterBefore = (await rosters(stage, cookies['board-chair'])).foundation.rosters.length;
    const silent = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.not.match(silent, /id="record-(?:news|urgent)"/, 'before the first roster two look at everybody');
    await post(stage, cookies['board-chair'], RECORD, { seq: '999' });
    const start = (await recordRows(stage)).length;

    // An enrolled handler is invited again: refused.
    assert.is((await post(stage, admin, `${accountOf(auditor)}/link`)).status, 409);
    // Withdrawn, to be invited anew under the same name: refused.
    assert.is((await post(stage, admin, `${accountOf(auditor)}/withdrawal`)).status, 409);
    // An office for the administrator's own account: dropped, and on record.
    const [own] = await database.reader.all('select person, name from persons where administrator = 1');
    const self = `/en/admin/people/${String(own?.person)}`;
    await stage.ask(self, { cookie: admin, form: { name: String(own?.name), offices: ['internal-auditor'] } });
    assert.equal(await database.reader.all('select * from person_offices where person = ?', [String(own?.person)]), []);
    // A handler's second factor.
    assert.is((await post(stage, admin, '/en/staff/factor-resets', { person: auditor.id })).status, 404);
    // New keys that the administrator makes: they wait.
    const secret = await linkByAdmin(stage, admin, auditor);
    const planted = await makeKeys(stage, secret, auditor.userName);
    assert.is(planted.answer.status, 201);
    assert.is(cookieOf(await stage.ask('/api/session', { body: planted.somebody })), undefined);
    assert.equal(await keysOf(auditor), before);
    // Signed with the planted keys, from any session there is: refused.
    const draft = (await rosters(stage, cookies['board-chair'])).draft?.bytes ?? '';
    const bytes = fromBase64url(draft) ?? new Uint8Array();
    const signature = toBase64url(signRoster(bytes, planted.somebody.keys.sign.secretKey));
    const body = { draftHash: rosterHash(bytes), signature };
    assert.is((await stage.ask('/api/staff/rosters/signatures', { cookie: admin, body })).status, 404);
    const asAuditor = await stage.ask('/api/staff/rosters/signatures', { cookie: cookies['internal-auditor'], body });
    assert.is(asAuditor.status, 422);
    // An accomplice in an office: not in effect, and suspending a signer to make room changes no roster.
    await post(stage, admin, `${accountOf(people['deputy-chair'])}/suspension`);
    const accomplice = await appoint(stage, admin, 'deputy-chair', 'accomplice');
    const theirs = await signIn(stage, accomplice);
    assert.is((await signDraft(stage, theirs, accomplice)).status, 422);
    assert.is((await rosters(stage, cookies['board-chair'])).foundation.rosters.length, rosterBefore);
    assert.equal(await keysOf(auditor), before);

    const rows = (await recordRows(stage)).slice(start);
    const is = (kind: string, refused: number, person: unknown) =>
      rows.some((row) => row[0] === kind && row[1] === refused && row[2] === person);
    assert.ok(is('link', 1, auditor.id));
    assert.ok(is('withdrawal', 1, auditor.id));
    assert.ok(is('offices', 1, own?.person));
    assert.ok(is('factor-reset', 1, auditor.id));
    assert.ok(is('new-keys', 0, auditor.id));
    assert.ok(is('suspension', 0, people['deputy-chair'].id));
    assert.ok(is('invitation', 0, accomplice.id));

    const chairs = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.match(chairs, /id="record-urgent"/);
    assert.match(chairs, /tried something that the portal refused/);
    const shown = await pageOf(stage, RECORD, cookies['board-chair']);
    assert.match(shown, /tried to reset the second factor of/);
    assert.match(shown, /Tried, and refused/);
    const auditors = await pageOf(stage, '/en/staff', cookies['internal-auditor']);
    assert.match(auditors, /An administrator did something about your account, or tried to/);
    assert.match(auditors, /New keys were asked for in your name/);
    const members = await pageOf(stage, RECORD, cookies['violations-committee']);
    assert.match(members, /Nothing stands here yet/, 'whom it doesn’t concern reads nothing of it');
    assert.not.match(await pageOf(stage, '/en/staff', cookies['violations-committee']), /id="record-(?:news|urgent)"/);

    const seq = [...shown.matchAll(/name="seq" value="(\d+)"/g)].map(([, value = '']) => value);
    assert.is((await stage.ask(RECORD, { cookie: cookies['board-chair'], form: { seq } })).status, 303);
    assert.not.match(await pageOf(stage, '/en/staff', cookies['board-chair']), /id="record-(?:news|urgent)"/);
    assert.match(
      await pageOf(stage, '/en/staff', cookies['internal-auditor']),
      /id="record-urgent"/,
      'each for themselves',
    );
    assert.match(chair.userName, /board-chair/);
  }));

test('nothing is taken from the record, and the same attempt of a day stands there once', () =>
  withCast(async (stage, { admin, people }) => {
    const { database } = stage.portal.deps;
    const path = `${accountOf(people['internal-auditor'])}/link`;
    const before = (await recordRows(stage)).length;
    for (let tries = 0; tries < 3; tries += 1) await post(stage, admin, path);
    assert.is((await recordRows(stage)).length, before + 1);
    for (const sql of ['delete from account_acts', 'update account_acts set refused = 0', 'delete from new_keys']) {
      const done = await database
        .write((tx) => tx.run(sql, []))
        .then(
          (count) => count,
          (error: unknown) => String(error),
        );
      assert.ok(done === 0 || /append-only/.test(String(done)), `${sql}: ${done}`);
    }
  }));

test('the record says what was done: a second administrator, offices by name, a rename with both names, each name with role and user name', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const { database } = stage.portal.deps;
    const member = people['violations-committee'];
    const [own] = await database.reader.all('select person, name, user_name from persons where administrator = 1');
    const self = `/en/admin/people/${String(own?.person)}`;
    await stage.ask(self, { cookie: admin, form: { name: 'Maha Al-Fahd', offices: [] } });
    const invited = await post(stage, admin, '/en/admin/people', { name: 'Second One', office: 'administrator' });
    const words = await invited.text();
    assert.match(words, /An administrator’s account works at once/);
    assert.not.match(words, /still receives no keys until/);
    for (const offices of [['internal-auditor'], ['board-chair'], ['board-chair']])
      await stage.ask(accountOf(member), { cookie: admin, form: { name: 'Name of violations-committee', offices } });
    const shown = await pageOf(stage, RECORD, cookies['board-chair']);
    const who = `\u2068Maha Al-Fahd\u2069 (Administrator, \u2068${String(own?.user_name)}\u2069)`;
    assert.is(shown.split(who).length - 1, 2, 'who did it in full once, and whose account it was beside the rename');
    const row = '\u2068Maha Al-Fahd\u2069 invited another administrator: \u2068Second One\u2069 (Administrator).';
    assert.ok(shown.includes(row), shown);
    assert.ok(shown.includes(`Before: \u2068${String(own?.name)}\u2069. From then on: \u2068Maha Al-Fahd\u2069.`));
    assert.match(shown, /Tried: Internal auditor/);
    assert.is(
      shown.match(/Tried: Board chair/g)?.length,
      2,
      'the same attempt of a day stands once under each account',
    );
    const arabic = await pageOf(stage, RECORD.replace('/en', '/ar'), cookies['board-chair']);
    assert.match(arabic, /مشرفًا آخر للنظام/);
  }));

test('who isn’t a signer on the signed roster asks for nobody’s keys, and nobody for their own', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const auditor = people['internal-auditor'];
    const member = cookies['violations-committee'];
    assert.is((await post(stage, member, `${LIST}/link`, { person: auditor.id })).status, 404);
    assert.is((await post(stage, admin, `${LIST}/link`, { person: auditor.id })).status, 404);
    assert.is((await post(stage, cookies['internal-auditor'], `${LIST}/link`, { person: auditor.id })).status, 422);
    const [own] = await stage.portal.deps.database.reader.all('select person from persons where administrator = 1');
    assert.is((await post(stage, admin, `/en/admin/people/${String(own?.person)}/new-keys`)).status, 409);
    assert.equal(await stage.portal.deps.database.reader.all('select * from new_keys'), []);
  }));

test('the person ends it, a signer ends it, and an ended request is told as ended', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const auditor = people['internal-auditor'];
    for (const by of ['internal-auditor', 'deputy-chair'] as const) {
      await linkByAdmin(stage, admin, auditor);
      const request = await requestOn(stage, cookies[by]);
      const done = async () => (await post(stage, cookies[by], `${LIST}/${request}`)).headers.get('location');
      assert.match((await done()) ?? '', /done=cancelled/);
      assert.match((await done()) ?? '', /done=stale/);
    }
    const page = await pageOf(stage, LIST, cookies['board-chair']);
    assert.is(page.match(/Nothing changed/g)?.length, 2);
    await linkByAdmin(stage, admin, auditor);
    const theirs = await pageOf(stage, '/en/staff', cookies['internal-auditor']);
    assert.match(theirs, /New keys were asked for in your name\. Use the link that you were given, or end the request/);
    assert.not.match(theirs, /An invitation hasn’t been used/);
    assert.match(theirs, /asked for in your name by \u2068[^\u2069]+\u2069 \(Administrator, /);
    const removal = await pageOf(stage, '/en/staff/account/passkey-removal', cookies['internal-auditor']);
    assert.match(removal, /You have no passkey to remove/);
    assert.not.match(removal, /<form id="change"/);
    const desk = await pageOf(stage, '/en/staff', cookies['board-chair']);
    assert.match(desk, /was ended by \u2068[^\u2069]+\u2069 \(Deputy chair, \u2068deputy-chair\u2069\) on /);
    assert.not.match(await pageOf(stage, '/en/staff', cookies['violations-committee']), /was ended by/);
    await linkByAdmin(stage, admin, auditor);
    const ended = await post(stage, admin, `${accountOf(auditor)}/new-keys-end`);
    assert.match(ended.headers.get('location') ?? '', /done=new-keys-end/);
  }));

test('forms of another shape are refused and change nothing', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const auditor = people['internal-auditor'];
    await linkByAdmin(stage, admin, auditor);
    const request = await requestOn(stage, cookies['board-chair']);
    const before = await dumpOf(stage.portal.deps.database);
    const routes = routesFor(stage.portal.app, 'renewal');
    assert.is(routes.length, 3);
    const sample = `person=${auditor.id}`;
    await assertBrokenForms(stage.portal, { routes, id: request, cookie: cookies['board-chair'], sample });
    for (const seq of ['', 'x', '-1', '1'.repeat(16), '1.5'])
      assert.is((await post(stage, cookies['board-chair'], RECORD, { seq })).status, 400, seq);
    const many = Array.from({ length: 201 }, (_, at) => String(at));
    assert.is((await stage.ask(RECORD, { cookie: cookies['board-chair'], form: { seq: many } })).status, 400);
    assert.is(await dumpOf(stage.portal.deps.database), before);
  }));

test.run();
