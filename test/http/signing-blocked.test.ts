// The last signer of the roster who can sign in reads so where they sign and on their first page: who else can't, since when and by
// whom, and who can help. Nobody else reads it, nor anybody while two can.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { accountOf, pageOf, post, withCast } from '../support/cast.ts';

const PAGES = ['/en/staff', '/en/staff/roster'] as const;

const test = suite('the last signer');

test('the last signer who can sign in is told who can’t, since when, by whom, and who can help; nobody else is', () =>
  withCast(async (stage, { admin, people, cookies }) => {
    const noticeOf = async (path: string, cookie: string) =>
      /id="signing-blocked".*?<\/div>/s.exec(await pageOf(stage, path, cookie))?.[0]?.replace(/[\u2068\u2069]/g, '');
    await post(stage, admin, `${accountOf(people['internal-auditor'])}/suspension`);
    for (const path of PAGES) assert.is(await noticeOf(path, cookies['board-chair']), undefined, 'two can sign');
    const day = formatDate('en', riyadhDate(stage.portal.deps.clock()));
    await post(stage, admin, `${accountOf(people['deputy-chair'])}/suspension`);
    for (const path of PAGES) {
      const told = (await noticeOf(path, cookies['board-chair'])) ?? '';
      assert.match(
        told,
        new RegExp(`internal-auditor \\([^)]*\\): the account was suspended on ${day.replace(/[()]/g, '.')} by `),
      );
      assert.match(
        told,
        new RegExp(`deputy-chair \\([^)]*\\): the account was suspended on ${day.replace(/[()]/g, '.')} by `),
      );
      assert.match(told, /Who can do so: [^<]*Administrator/i);
      assert.not.match(told, 'violations-committee');
      assert.is(await noticeOf(path, cookies['violations-committee']), undefined, 'who signs nothing');
    }
    assert.match(await pageOf(stage, '/ar/staff', cookies['board-chair']), /id="signing-blocked"/);
    await post(stage, admin, `${accountOf(people['deputy-chair'])}/reinstatement`);
    for (const path of PAGES) assert.is(await noticeOf(path, cookies['board-chair']), undefined);
  }));

test.run();
