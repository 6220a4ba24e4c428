// Forms that make one-time links, sent twice as a double press sends them: the link on the screen is the one that lives, and the
// record has one deed. A form of an older page makes nothing, and brings back no link that was used, replaced, ended or withdrawn.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accountOf, pageOf, post, withCast } from '../support/cast.ts';
import { enrolmentFor, type Stage, secretOn } from '../support/portal-factory.ts';

const LIST = '/en/staff/new-keys';
const PEOPLE = '/en/admin/people';

/** What the form on a page was drawn with; every page of these has one such form. */
const drawnOn = async (stage: Stage, path: string, cookie: string): Promise<string> => {
  const found = /name="drawn" value="([\w.-]+)"/.exec(await pageOf(stage, path, cookie))?.[1];
  if (found === undefined) throw new Error(`no form on ${path}`);
  return found;
};

const inviting = async (stage: Stage, secret: string): Promise<boolean> =>
  (await stage.ask('/api/enrolment/invitation', { body: { secret } })).status === 200;

/** The newest row of the record and how often it was done; how many rows there are. */
const newestOf = async (stage: Stage) => {
  const { reader } = stage.portal.deps.database;
  const rows = await reader.all('select seq, kind, refused from account_acts order by seq');
  const times = await reader.all('select seq from account_act_times');
  const last = rows.at(-1);
  return [rows.length, last?.kind, last?.refused, times.some(({ seq }) => seq === last?.seq)];
};

const test = suite('forms that make a link');

test('the same form of an invitation, of its new link and of new keys shows one living link, and is one deed', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const invites = {
      name: 'Salma Othman',
      office: 'audit-committee-chair',
      drawn: await drawnOn(stage, PEOPLE, admin),
    };
    const first = await secretOn(await post(stage, admin, PEOPLE, invites));
    const recorded = await newestOf(stage);
    assert.equal(recorded.slice(1), ['invitation', 0, false]);
    assert.is(await secretOn(await post(stage, admin, PEOPLE, invites)), first);
    assert.equal(await newestOf(stage), recorded, 'and nobody is told of a name that was tried twice');
    assert.ok(await inviting(stage, first));

    const [row] = await stage.portal.deps.database.reader.all("select person from persons where name = 'Salma Othman'");
    const account = `${PEOPLE}/${row?.person}`;
    const drawn = await drawnOn(stage, account, admin);
    const beside = await drawnOn(stage, account, admin);
    const anew = await secretOn(await post(stage, admin, `${account}/link`, { drawn }));
    assert.not.ok(await inviting(stage, first), 'another link took its place');
    const made = await newestOf(stage);
    assert.equal(made.slice(1), ['link', 0, false]);
    assert.is(await secretOn(await post(stage, admin, `${account}/link`, { drawn })), anew);
    assert.equal(await newestOf(stage), made);
    assert.ok(await inviting(stage, anew));
    const older = await post(stage, admin, PEOPLE, invites);
    assert.is(older.status, 409, 'a form of before brings nothing back');
    assert.match(await older.text(), /Another link was made in the meantime/);
    const other = await post(stage, admin, `${account}/link`, { drawn: beside });
    assert.is(other.status, 409, 'nor does one of another tab');
    assert.match(await other.text(), /Only the newest link can be used/);
    assert.equal([await inviting(stage, first), await inviting(stage, anew)], [false, true]);

    const auditor = people['internal-auditor'];
    const asking = { drawn: await drawnOn(stage, accountOf(auditor), admin) };
    const keys = await secretOn(await post(stage, admin, `${accountOf(auditor)}/new-keys`, asking));
    const asked = await newestOf(stage);
    assert.equal(asked.slice(1), ['new-keys', 0, false]);
    assert.is(await secretOn(await post(stage, admin, `${accountOf(auditor)}/new-keys`, asking)), keys);
    assert.equal(await newestOf(stage), asked);
    assert.ok(await inviting(stage, keys));

    const member = people['violations-committee'];
    const byChair = { person: member.id, drawn: await drawnOn(stage, LIST, cookies['board-chair']) };
    const chairs = await secretOn(await post(stage, cookies['board-chair'], `${LIST}/link`, byChair));
    assert.is(await secretOn(await post(stage, cookies['board-chair'], `${LIST}/link`, byChair)), chairs);
    assert.ok(await inviting(stage, chairs));
    const forOther = await post(stage, cookies['board-chair'], `${LIST}/link`, { ...byChair, person: auditor.id });
    assert.is(forOther.status, 422, 'the form of a page that is out of date, for somebody else');
    assert.match(await forOther.text(), /Nothing was asked: somebody’s new keys were asked for since/);
    assert.ok(await inviting(stage, keys), 'and their link lives');
  }));

test('no form brings back a link that was used, ended or withdrawn, and what no page carries is refused', () =>
  withCast(async (stage, { admin, people }) => {
    const invites = {
      name: 'Salma Othman',
      office: 'audit-committee-chair',
      drawn: await drawnOn(stage, PEOPLE, admin),
    };
    const withdrawn = await secretOn(await post(stage, admin, PEOPLE, invites));
    const [row] = await stage.portal.deps.database.reader.all("select person from persons where name = 'Salma Othman'");
    assert.is((await post(stage, admin, `${PEOPLE}/${row?.person}/withdrawal`)).status, 303);
    const after = await newestOf(stage);
    assert.is((await post(stage, admin, PEOPLE, invites)).status, 409);
    assert.not.ok(await inviting(stage, withdrawn));
    assert.equal(await newestOf(stage), after);

    const auditor = people['internal-auditor'];
    const path = accountOf(auditor);
    const drawn = await drawnOn(stage, path, admin);
    const ended = await secretOn(await post(stage, admin, `${path}/new-keys`, { drawn }));
    await post(stage, admin, `${path}/new-keys-end`);
    const older = await post(stage, admin, `${path}/new-keys`, { drawn });
    assert.is(older.status, 409);
    assert.match(await older.text(), /New keys were asked for in the meantime/);
    assert.not.ok(await inviting(stage, ended));
    const endedTwice = await post(stage, admin, `${path}/new-keys-end`);
    assert.match(await endedTwice.text(), /This request for new keys had ended before/);

    const used = { ...invites, name: 'Huda Salem', drawn: await drawnOn(stage, PEOPLE, admin) };
    const secret = await secretOn(await post(stage, admin, PEOPLE, used));
    const { request } = await enrolmentFor(stage, secret, 'huda');
    assert.is((await stage.ask('/api/enrolment', { body: request })).status, 201);
    assert.is((await post(stage, admin, PEOPLE, used)).status, 409);
    assert.not.ok(await inviting(stage, secret));

    const other = await secretOn(
      await post(stage, admin, PEOPLE, { ...used, name: 'Sahar Amin', office: 'violations-committee' }),
    );
    assert.match(
      await (await post(stage, admin, PEOPLE, { ...used, name: 'Sahar Amin', office: 'violations-committee' })).text(),
      /Sahar Amin/,
    );
    assert.ok(await inviting(stage, other), 'the same form for another name is another deed');

    const good = await drawnOn(stage, PEOPLE, admin);
    for (const broken of ['x', '.', good.slice(1), `${good}.`, good.replace('.', ''), `${good}${'A'.repeat(44)}`]) {
      const answer = await post(stage, admin, PEOPLE, { ...invites, name: 'Nora Ali', drawn: broken });
      assert.is(answer.status, 400, broken);
    }
    const forged = await post(stage, admin, PEOPLE, { ...invites, name: 'Nora Ali', drawn: `${good}A` });
    assert.is(forged.status, 409);
    assert.not.match(await pageOf(stage, PEOPLE, admin), /Nora Ali/, 'nobody waits without a link');
  }));

test.run();
