// What the portal lacks, told to each who can see to it: to signers what is signed and appointed, to everybody their own second factor,
// to the administrator substitutes and backups. Nobody else reads of it, and nothing of it is about a case.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { ownReadinessWords } from '../../src/i18n/own-readiness-words.ts';
import { fileBlobBytes, newCaseId, newFileId } from '../../src/protocol/check/index.ts';
import { putBackupCodes } from '../../src/store/second-factors.ts';
import { administrator, appoint, type Stage, signDraft, signIn, withPortal } from '../support/portal-factory.ts';

const test = suite('what people can see to');

const WORDS = ownReadinessWords('en');
const bare = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll(/[\u2068\u2069]/g, '');

const pageAt = async (stage: Stage, cookie: string, path: string): Promise<string> => {
  const answer = await stage.ask(path, { cookie });
  assert.is(answer.status, 200, path);
  return answer.text();
};
const gapsOf = async (stage: Stage, cookie: string): Promise<readonly string[]> => {
  const page = await pageAt(stage, cookie, '/en/staff/readiness');
  return [...page.matchAll(/<li data-gap="([\w-]+)">/g)].map(([, kind = '']) => kind);
};
const isOnDesk = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await pageAt(stage, cookie, '/en/staff')).includes('href="/en/staff/readiness"');

test('a signer reads who is missing behind whom, whom the roster doesn’t list and what blocks the committee; others nothing of it', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const member = await appoint(stage, admin, 'violations-committee', 'one');
    const asAuditor = await signIn(stage, auditor);
    assert.equal((await gapsOf(stage, asAuditor)).slice(0, 1), ['roster-none']);
    await signDraft(stage, asAuditor, auditor);
    await signDraft(stage, await signIn(stage, chair), chair);
    assert.equal(await gapsOf(stage, asAuditor), [
      ...['vacant', 'vacant', 'members', 'unfollowed', 'unfollowed', 'second-factor'],
    ]);
    const page = bare(await pageAt(stage, asAuditor, '/en/staff/readiness'));
    assert.ok(page.includes('Internal auditor: nobody could take this part over'), page);
    assert.ok(page.includes('to invite somebody as Audit committee chair or Deputy chair'), page);
    const asMember = await signIn(stage, member);
    assert.equal(await gapsOf(stage, asMember), ['second-factor'], 'their own alone');
    assert.match(bare(await pageAt(stage, admin, '/en/admin')), /Internal auditor: nobody could take this part over/);
    const dina = await appoint(stage, admin, 'deputy-chair', 'Dina');
    assert.ok((await gapsOf(stage, asAuditor)).includes('unlisted'));
    assert.match(
      bare(await pageAt(stage, asAuditor, '/en/staff/readiness')),
      /Dina \(Deputy chair\) has enrolled and isn’t/,
    );
    await signDraft(stage, asAuditor, auditor);
    await signDraft(stage, await signIn(stage, chair), chair);
    assert.equal(await gapsOf(stage, asAuditor), ['vacant', 'members', 'second-factor'], 'the deputy follows both');
    assert.ok((await gapsOf(stage, await signIn(stage, dina))).includes('members'), 'a signer by the roster now');
    assert.ok(!bare(await pageAt(stage, admin, '/en/admin')).includes('nobody could take this part over'));
    for (const cookie of [asAuditor, asMember]) assert.ok(await isOnDesk(stage, cookie));
    assert.is(
      (await stage.ask('/en/staff/readiness', { cookie: admin })).status === 200,
      false,
      'no page of the administrator’s',
    );
    const arabic = await pageAt(stage, asAuditor, '/ar/staff/readiness');
    assert.ok(arabic.includes(ownReadinessWords('ar').secondFactor));
  }));

test('a signer reads of a suspended account to which reports are still sealed, until a roster leaves it out', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const dina = await appoint(stage, admin, 'deputy-chair', 'Dina');
    const asAuditor = await signIn(stage, auditor);
    await signDraft(stage, asAuditor, auditor);
    await signDraft(stage, await signIn(stage, chair), chair);
    assert.not((await gapsOf(stage, asAuditor)).includes('away'));
    await stage.ask(`/en/admin/people/${chair.id}/suspension`, { cookie: admin, form: {} });
    assert.ok((await gapsOf(stage, asAuditor)).includes('away'));
    assert.match(
      bare(await pageAt(stage, asAuditor, '/en/staff/readiness')),
      /Carl \(Board chair\) can’t sign in, as the account is suspended, and is still on the signed roster/,
    );
    await signDraft(stage, asAuditor, auditor);
    await signDraft(stage, await signIn(stage, dina), dina);
    assert.not((await gapsOf(stage, asAuditor)).includes('away'));
  }));

test('whoever has a second factor and isn’t a signer reads that nothing is theirs to see to, and no link on the desk', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const member = await appoint(stage, admin, 'violations-committee', 'one');
    const cookie = await signIn(stage, member);
    assert.ok(await isOnDesk(stage, cookie));
    await stage.portal.deps.database.write((tx) =>
      tx.run(
        `insert into second_factors (association, person, secret_sealed, last_step, set_on)
         select association, person, zeroblob(61), 0, '2026-11-01' from persons where person = ?`,
        [member.id],
      ),
    );
    assert.equal(await gapsOf(stage, cookie), ['few-codes'], 'no backup code is left');
    const hashes = ['A', 'B', 'C'].map((letter) => letter.repeat(43));
    await stage.portal.deps.database.write((tx) => putBackupCodes(tx, member.association, member.id, hashes));
    const page = await pageAt(stage, cookie, '/en/staff/readiness');
    assert.ok(page.includes(WORDS.none));
    assert.not.ok(await isOnDesk(stage, cookie));
  }));

test('the administrator reads that no backup was taken for a week, until one is on record, and that files had no room', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const told = async () =>
      bare(
        /<div class="notice warning" id="backup">.*?<\/div>/s.exec(await pageAt(stage, admin, '/en/admin'))?.[0] ?? '',
      );
    const record = (day: string) =>
      stage.portal.deps.database.write((tx) =>
        tx.run('insert into backups (association, taken_on) select association, ? from associations', [day]),
      );
    assert.is(await told(), '', 'not before the portal is set up');
    await appoint(stage, admin, 'violations-committee', 'one');
    assert.ok((await told()).includes(WORDS.board.backupNever), await told());
    const today = stage.portal.deps.clock();
    const ago = (days: number) => new Date(today.getTime() - days * 86_400_000).toISOString().slice(0, 10);
    await record(ago(7));
    assert.ok((await told()).includes(WORDS.board.backupLast(formatDate('en', plainDate(ago(7))))), await told());
    await record(ago(6));
    assert.is(await told(), '');
    // As long as files find room, nothing is said of it; afterwards by the day, and who can mend it.
    const { blobs, uploads } = stage.portal.deps;
    const [association, fileId, caseId] = [stage.portal.association, newFileId(), newCaseId()];
    const key = { association, fileId, caseId, author: 'reporter', secret: new Uint8Array(32) } as const;
    const room = async () =>
      bare(
        /<div class="notice warning" id="room">.*?<\/div>/s.exec(await pageAt(stage, admin, '/en/admin'))?.[0] ?? '',
      );
    assert.is(await room(), '');
    Object.assign(blobs, { free: async () => 0 });
    assert.not.ok((await uploads.begin(key, fileBlobBytes(1))).ok);
    const { roomTitle, roomRefused, roomDisk } = WORDS.board;
    const said = [roomTitle, roomRefused(formatDate('en', plainDate(ago(0)))), roomDisk].join('');
    assert.is(await room(), said);
  }));

test.run();
