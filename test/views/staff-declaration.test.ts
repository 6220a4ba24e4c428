import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actsText } from '../../src/i18n/acts.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { handoversPath } from '../../src/i18n/handovers.ts';
import { actPath, PAGE_ACTS } from '../../src/i18n/page-acts.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { type Told, withWorld } from '../support/case-factory.ts';
import { declared, referred, reviewed } from '../support/case-story.ts';
import { pagesOf, tagsOf, textOf } from './staff-app.ts';

const test = suite('declarations and conflicts on the people’s pages');

const LANGS = ['ar', 'en'] as const;
const path = ({ number }: Pick<Told, 'number'>, lang = 'en'): string => `/${lang}/staff/cases/${number}`;

test('whoever has yet to declare reads what they declare by, what counts and what follows, and nothing of the handling', () =>
  withWorld(async (world) => {
    const told = await reviewed(world, ['executive-director']);
    for (const lang of LANGS) {
      const { status, html } = await pagesOf(world)(path(told, lang), world.people.chair);
      assert.is(status, 200);
      const t = conflictText(lang).declaration;
      const text = textOf(html);
      const questions = reporter(lang).report.questions;
      const ticked = shared(lang).offices['executive-director'];
      const said = [t.lead, t.order, ...t.grounds, t.none, t.conflict, ...t.follows, t.confirm];
      for (const words of [...said, ticked, questions.who.question, questions.where.question])
        assert.ok(text.includes(words), words);
      assert.match(html, /data-view="undeclared"/);
      const hidden = [
        'data-stage',
        'id="timeline"',
        'id="duties"',
        'id="acts"',
        'data-line',
        'data-act=',
        'id="report"',
      ];
      for (const one of hidden) assert.not.ok(html.includes(one), one);
      assert.not.ok(text.includes(questions['what-happened'].question), 'no place for anything else of the report');
    }
  }));

test('both ways wait for the island, the conflict’s consequences are shown before the press that counts, and no form sends', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { html } = await pagesOf(world)(path(told), world.people.auditor);
    const button = (id: string) => tagsOf(html, 'button').find((tag) => tag.includes(`id="${id}"`)) ?? '';
    for (const id of ['declare-none', 'declare-conflict']) assert.match(button(id), /disabled/, id);
    for (const id of ['declare-none', 'declare-conflict', 'declare-confirm', 'declare-back'])
      assert.match(button(id), /type="button"/, id);
    // What is said of a way stands with its button, and never between that of the other and its own.
    const ways = ['declare-none', 'declare-none-hint', 'declare-conflict', 'declare-conflict-hint'];
    assert.equal(
      [...html.matchAll(/id="(declare-(?:none|conflict)(?:-hint)?)"/g)].map(([, id]) => id),
      ways,
    );
    assert.match(html, /<div id="declare-consequences" hidden/);
    assert.ok(html.indexOf('declare-consequences') < html.indexOf('declare-confirm'));
    const sending = tagsOf(html, 'form').filter((tag) => tag.includes('action='));
    assert.equal(sending, ['<form method="post" action="/en/staff/session-end">'], 'signing out alone');
  }));

test('every act of an undeclared person leads to the case’s page, and what isn’t theirs stays absent', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const pages = pagesOf(world);
    const { chair, first, executive } = world.people;
    const absent = await pages('/en/staff/cases/1234-5678', chair);
    for (const act of PAGE_ACTS) {
      assert.is((await pages(actPath('en', told.number, act), chair)).status, 303, act);
      for (const player of [first, executive]) {
        assert.equal(await pages(actPath('en', told.number, act), player), absent, act);
      }
    }
    assert.equal(await pages(`${path(told)}/no-such-noun`, chair), absent);
    await declared(world, told, chair);
    assert.is((await pages(actPath('en', told.number, 'note'), chair)).status, 200);
    const page = await pages(actPath('en', told.number, 'declare'), chair);
    assert.match(page.html, /<button[^>]*class="button danger"[^>]*id="act-button"/);
    assert.ok(textOf(page.html).includes(conflictText('en').declaration.followsTitle));
  }));

test('whoever declared a conflict, or was recorded to have one, reads what somebody reads of a case that isn’t there', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, chair } = world.people;
    const empty = await pages('/en/staff', chair);
    const absent = await pages('/en/staff/cases/1234-5678', chair);
    const own = await world.report();
    await world.act(own, { kind: 'declare', by: chair.id, conflict: true });
    const recorded = await reviewed(world);
    await world.act(recorded, { kind: 'bar', by: auditor.id, person: chair.id });
    for (const told of [own, recorded]) {
      assert.equal(await pages(path(told), chair), absent);
      for (const act of PAGE_ACTS) assert.equal(await pages(actPath('en', told.number, act), chair), absent, act);
    }
    assert.equal(await pages('/en/staff', chair), empty);
  }));

test('the timeline tells a declared conflict from a declaration of none, and a handler kept away by a colleague', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const own = await reviewed(world);
    await world.act(own, { kind: 'declare', by: chair.id, conflict: true });
    const recorded = await reviewed(world);
    await world.act(recorded, { kind: 'bar', by: auditor.id, person: chair.id });
    for (const lang of LANGS) {
      const t = actsText(lang);
      const [first, second] = await Promise.all(
        [own, recorded].map(async (told) => textOf((await pagesOf(world)(path(told, lang), auditor)).html)),
      );
      assert.is(first?.split(t.conflictDeclared).length, 2);
      assert.is(first?.split(t.history.declare).length, 2, 'the auditor’s own');
      assert.is(second?.split(t.history.bar).length, 2);
      assert.not.ok(second?.includes(t.conflictDeclared));
    }
  }));

test('the last who has keys that wait is told on the desk and on the case’s page that they can hand them on before they declare', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await world.report();
    const pages = pagesOf(world);
    assert.not.ok((await pages(path(told), auditor)).html.includes('id="keys-wait"'));
    await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    for (const lang of LANGS) {
      const { declaration, deskRow, deskRowKeys, deskRowKeysNow } = conflictText(lang);
      const desk = textOf((await pages(`/${lang}/staff`, auditor)).html);
      // The last who has the keys saves them before they declare (PROTOCOL B17).
      assert.ok(desk.includes(deskRowKeysNow) && !desk.includes(deskRow) && !desk.includes(deskRowKeys), desk);
      const { html } = await pages(path(told, lang), auditor);
      assert.ok(html.includes('id="keys-wait"') && textOf(html).includes(declaration.keysTitle));
      const [, now = ''] = declaration.keysNow('|', undefined).split('|');
      const [, later = ''] = declaration.keys('|', undefined).split('|');
      const wait = /<div[^>]* id="keys-wait".*?<\/div>/s.exec(html)?.[0] ?? '';
      assert.ok(textOf(wait).includes(now.trim()) && !textOf(wait).includes(later.trim()), wait);
      assert.ok(wait.includes(`href="${handoversPath(lang)}"`), 'where they can be handed on');
    }
    await declared(world, told, auditor);
    const after = textOf((await pages('/en/staff', auditor)).html);
    assert.not.ok(after.includes(conflictText('en').deskRowKeysNow) || after.includes(conflictText('en').deskRowKeys));
  }));

test('while keys wait to be handed on, that is the next step, what it holds up says so, and the part’s holder is marked as gone', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await reviewed(world);
    await world.act(told, { kind: 'bar', by: auditor.id, person: chair.id });
    const pages = pagesOf(world);
    for (const lang of LANGS) {
      const { html } = await pages(path(told, lang), auditor);
      const primary = tagsOf(html, 'a').filter((tag) => /class="[^"]*\bprimary\b/.test(tag));
      assert.is(primary.length, 1);
      assert.ok(primary[0]?.includes(`href="${actPath(lang, told.number, 'epoch')}"`), primary[0]);
      assert.match(html, /data-duty="hand-on"/);
      const text = textOf(html);
      const first = refusalText(lang, { code: 'do-first', act: 'epoch' });
      assert.ok(text.includes(`${shared(lang).acts.message} : ${first}`), text);
      assert.ok(text.includes(conflictText(lang).handover.goneMark), 'the chair ratifies no more');
      const { follows } = conflictText(lang).handover;
      const deputyOffice = shared(lang).offices['deputy-chair'];
      const [header = '', rules = ''] = [/id="case-header".*?<\/dl>/s, /<div id="case-rules">.*?<\/ul>/s].map((part) =>
        textOf(part.exec(html)?.[0] ?? ''),
      );
      for (const part of [header, rules])
        assert.match(part, new RegExp(`${follows}[ (]+${deputyOffice}`), 'until then it is told who ratifies next');
      assert.ok(html.indexOf('id="duties"') < html.indexOf('id="case-header"'), 'what is due stands first');
      const page = await pages(actPath(lang, told.number, 'epoch'), auditor);
      assert.is(page.status, 200);
      assert.ok(textOf(page.html).includes(conflictText(lang).handover.title));
    }
    await world.act(told, { kind: 'epoch', by: auditor.id, room: 'report' });
    await world.act(told, { kind: 'grant', by: auditor.id, room: 'report', to: deputy.id });
    const half = await pages(path(told), auditor);
    assert.ok(linksTo(half.html, actPath('en', told.number, 'epoch')), 'the rest is still to do');
    await world.act(told, { kind: 'grant', by: auditor.id, room: 'deliberation', to: deputy.id });
    const { html } = await pages(path(told), auditor);
    const text = textOf(html);
    assert.not.ok(linksTo(html, actPath('en', told.number, 'epoch')));
    assert.not.ok(text.includes(conflictText('en').handover.goneMark));
    assert.match(text, /Keys to hand on \(yours\) Met on/, 'what was met is theirs who met it');
    const t = actsText('en').history;
    assert.is(text.split(t.grant).length, 3, 'two rooms');
    assert.is(text.split(t.epoch).length, 2);
    assert.is((await pages(actPath('en', told.number, 'epoch'), auditor)).status, 409);
    assert.match((await pages(path(told), deputy)).html, /data-view="undeclared"/, 'who comes in declares first');
  }));

const linksTo = (html: string, address: string): boolean =>
  tagsOf(html, 'a').some((tag) => tag.includes(`href="${address}"`));

test('before a referral, the keys to hand on are listed as something to do', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    const listed = async (): Promise<string> => {
      const { html } = await pagesOf(world)(path(told), auditor);
      return textOf(/<ul class="tasks">.*?<\/ul>/s.exec(html)?.[0] ?? '');
    };
    const { epoch } = actsText('en').before;
    assert.not.ok((await listed()).includes(epoch));
    await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    assert.match(await listed(), new RegExp(`${epoch} Still to do`));
    await world.act(told, { kind: 'epoch', by: auditor.id, room: 'deliberation' });
    assert.not.ok((await listed()).includes(epoch));
  }));

test('a case that was referred asks each of its members', () =>
  withWorld(async (world) => {
    const { first, second } = world.people;
    const told = await referred(world, [], [first.id, second.id]);
    const pages = pagesOf(world);
    for (const player of [first, second])
      assert.match((await pages(path(told), player)).html, /data-view="undeclared"/);
    await declared(world, told, first);
    assert.match((await pages(path(told), first)).html, /data-view="whole"/);
    assert.match((await pages(path(told), second)).html, /data-view="undeclared"/, 'each for themselves');
  }));

test.run();
