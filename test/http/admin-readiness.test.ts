// What the administrator's first page tells of people who can't do their part: receivers who can't read, signers too few, a
// committee that can't decide, offices without anybody.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import {
  administrator,
  appoint,
  inviteTo,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const bare = (html: string): string => html.replace(/<[^>]+>/g, '').replaceAll('&#39;', "'");

/** Parts of the first page: its whole text, and notices and sections by their ids. */
const homeOf = async (stage: Stage, admin: string, lang = 'en') => {
  const page = await (await stage.ask(`/${lang}/admin`, { cookie: admin })).text();
  const part = (id: string): string =>
    new RegExp(`<(div|section)[^>]*id="${id}"[^>]*>(.*?)</\\1>`, 's').exec(page)?.[2] ?? '';
  return {
    text: bare(page),
    isGood: /<div class="notice success" id="intake"/.test(page),
    part: (id: string) => bare(part(id)),
    lines: (id: string) => [...part(id).matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => bare(line)),
  };
};

const suspend = async (stage: Stage, admin: string, { id }: Somebody): Promise<void> => {
  const answer = await stage.ask(`/en/admin/people/${id}/suspension`, { cookie: admin, form: {} });
  assert.is(answer.status, 303);
};

const sign = async (stage: Stage, ...by: readonly Somebody[]): Promise<void> => {
  for (const one of by) await signDraft(stage, await signIn(stage, one), one);
};

/** The four signers and as many members as named, on a signed roster. */
const founded = async (stage: Stage, members: readonly string[] = ['one', 'two', 'three']) => {
  const admin = await administrator(stage);
  const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
  const chair = await appoint(stage, admin, 'board-chair', 'Carl');
  const deputy = await appoint(stage, admin, 'deputy-chair', 'Dina');
  const auditChair = await appoint(stage, admin, 'audit-committee-chair', 'Adel');
  const committee: Somebody[] = [];
  for (const name of members) committee.push(await appoint(stage, admin, 'violations-committee', name));
  await sign(stage, auditor, chair);
  return { admin, auditor, chair, deputy, auditChair, committee };
};

const test = suite('what the first page warns of');

test('an office that receives reports is a gap where it is vacant, only invited to, or its holder suspended', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const warned = async () => (await homeOf(stage, admin)).lines('gaps');
    assert.equal(await warned(), [], 'before setup everything is open anyhow');
    const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const deputy = await appoint(stage, admin, 'deputy-chair', 'Dina');
    for (const name of ['one', 'two', 'three']) await appoint(stage, admin, 'violations-committee', name);
    await sign(stage, auditor, chair);
    assert.equal(await warned(), ['Audit committee chair: nobody holds this office. Invite somebody to it.']);
    await inviteTo(stage, admin, 'audit-committee-chair', 'Omar');
    await inviteTo(stage, admin, 'executive-director', 'Yara');
    const [invited = '', ...others] = await warned();
    assert.match(invited, /^Audit committee chair: Omar hasn’t enrolled yet/);
    assert.equal(others, [], 'the executive receives nothing');
    await suspend(stage, admin, chair);
    assert.is((await warned()).length, 1, 'whoever the roster lists is told of apart');
    await sign(stage, auditor, deputy);
    assert.match((await warned())[0] ?? '', /^Board chair: the account of Carl is suspended, so no report reaches/);
    await appoint(stage, admin, 'board-chair', 'Nora');
    assert.is((await warned()).length, 1, 'the office has somebody again');
  }));

test('of receivers who are suspended the page says by office that reports go to them, and which reports one alone could read', () =>
  withPortal(async (stage) => {
    const { admin, auditor, chair, deputy } = await founded(stage);
    const before = await homeOf(stage, admin);
    assert.ok(before.isGood);
    assert.equal([before.part('away'), before.text.includes('could read')], ['', false]);
    await suspend(stage, admin, chair);
    const after = await homeOf(stage, admin);
    assert.not.ok(after.isGood);
    assert.match(
      after.part('intake'),
      /Reports can be received\. But some of them fewer than two people could read now/,
    );
    assert.match(
      after.lines('away')[0] ?? '',
      /^Board chair: Carl\. The account is suspended, yet the roster in force/,
    );
    assert.match(after.part('away'), /until two signers have signed the next roster.*Have the next roster signed soon/);
    assert.match(after.part('unservable'), /Only Anna \(Internal auditor\) could read reports that concern:/);
    assert.match(after.part('unservable'), /Only Adel \(Audit committee chair\) could read reports that concern:/);
    const about = after.lines('unservable').slice(0, 6);
    assert.ok(
      about.includes('Nobody in particular') && about.includes('A member of the violations committee'),
      about.join(),
    );
    assert.not.ok(about.includes('The board chair'), 'those the deputy receives');
    const arabic = await homeOf(stage, admin, 'ar');
    assert.match(arabic.part('away'), /Carl\. الحساب موقوف، لكنه مدرج في السجل الساري/);
    assert.match(arabic.part('unservable'), /إلا Anna \(/);

    await suspend(stage, admin, auditor);
    assert.match((await homeOf(stage, admin)).part('unservable'), /Nobody could read reports that concern:/);
    await stage.ask(`/en/admin/people/${auditor.id}/reinstatement`, { cookie: admin, form: {} });
    await sign(stage, auditor, deputy);
    const mended = await homeOf(stage, admin);
    assert.equal([mended.isGood, mended.part('away'), mended.text.includes('could read')], [true, '', false]);
  }));

test('where fewer than two signers can sign in, no roster is advised: the page says how many can and whom to bring back', () =>
  withPortal(async (stage) => {
    const { admin, auditor, chair, deputy, auditChair } = await founded(stage);
    assert.is((await homeOf(stage, admin)).part('signing'), '', 'there are four');
    await suspend(stage, admin, chair);
    assert.is((await homeOf(stage, admin)).part('signing'), '', 'there are three');
    await suspend(stage, admin, deputy);
    assert.match(
      (await homeOf(stage, admin)).part('signing'),
      /^Fewer than three of the four signers can sign.*Bring a suspended signer back or invite another one/,
    );
    await suspend(stage, admin, auditChair);
    const one = await homeOf(stage, admin);
    assert.match(one.part('signing'), /1 of the signers can sign in now; a roster needs the signatures of two/);
    assert.equal(one.lines('signing'), ['Board chair: Carl', 'Deputy chair: Dina', 'Audit committee chair: Adel']);
    assert.match(one.part('away'), /The next roster can’t be signed now/);
    assert.not.match(one.text, /[Hh]ave the next roster signed|Two signers sign it/);
    await suspend(stage, admin, auditor);
    assert.match((await homeOf(stage, admin)).part('signing'), /None of the signers can sign in now/);
    assert.match((await homeOf(stage, admin, 'ar')).part('signing'), /لا يستطيع أي من الموقّعين تسجيل الدخول الآن/);

    await stage.ask(`/en/admin/people/${auditor.id}/reinstatement`, { cookie: admin, form: {} });
    await stage.ask(`/en/admin/people/${deputy.id}/reinstatement`, { cookie: admin, form: {} });
    await sign(stage, auditor, deputy);
    await appoint(stage, admin, 'audit-committee-chair', 'Nora');
    await suspend(stage, admin, deputy);
    const few = await homeOf(stage, admin);
    assert.match(few.part('signing'), /1 of the signers can sign in now/, 'who isn’t on the roster yet can’t sign');
    assert.equal(few.lines('signing'), ['Deputy chair: Dina']);
  }));

test('where no signer is suspended, nobody is told to bring one back', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const member = await appoint(stage, admin, 'violations-committee', 'one');
    await sign(stage, auditor, chair);
    await suspend(stage, admin, member);
    const { signing: t } = readinessWords('en');
    assert.is((await homeOf(stage, admin)).part('signing'), `${t.fewAble} ${t.invite}`);
    const arabic = (await homeOf(stage, admin, 'ar')).part('signing');
    assert.ok(arabic.includes('ادعُ موقّعًا آخر') && !arabic.includes('موقوف'), arabic);
    await suspend(stage, admin, chair);
    const one = (await homeOf(stage, admin)).part('signing');
    assert.ok(one.includes(t.bringBack) && !one.includes(t.beginAnew), one);
  }));

test('the committee counts whom the roster lists and who can sign in; below the quorum nothing is referred at all', () =>
  withPortal(async (stage) => {
    const { admin, auditor, chair, committee } = await founded(stage, ['one', 'two']);
    const told = async () => (await homeOf(stage, admin)).lines('gaps');
    const toSpare =
      'Members of the violations committee who can decide: 2; quorum: 2. Where a report concerns one of them, too few remain and it can’t be referred. Have at least 3 members on the roster.';
    assert.equal(await told(), [toSpare]);
    const third = await appoint(stage, admin, 'violations-committee', 'three');
    assert.equal(await told(), [toSpare], 'until the roster lists the third');
    const [first] = committee;
    if (first === undefined) throw new Error('there are two');
    await suspend(stage, admin, first);
    assert.equal(await told(), [
      'Members of the violations committee who can decide: 1; quorum: 2. No report can be referred to it and decided at all. Only members on the signed roster whose account isn’t suspended count. Have at least 3 such members.',
    ]);
    assert.match((await homeOf(stage, admin)).part('intake'), /The violations committee can’t decide now/);
    assert.match((await homeOf(stage, admin, 'ar')).part('gaps'), /فلا يمكن أن يُحال إليها أي بلاغ/);
    await sign(stage, auditor, chair);
    assert.equal(await told(), [toSpare], 'the third is listed in the place of the first');
    await suspend(stage, admin, third);
    assert.match((await told())[0] ?? '', /can decide: 1; quorum: 2\. No report can be referred/);
  }));

test.run();
