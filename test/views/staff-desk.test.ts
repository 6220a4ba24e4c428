import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { conflictText } from '../../src/i18n/conflict.ts';
import { partWords } from '../../src/i18n/part-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { withWorld } from '../support/case-factory.ts';
import { declared, referred, reinstated, reviewed, suspended } from '../support/case-story.ts';
import { pagesOf, tagsOf, textOf } from './staff-app.ts';

const test = suite('desk page');

test('whoever holds nothing reads the same page as somebody whom a case bypasses', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { executive, first } = world.people;
    const before = await Promise.all([pages('/en/staff', executive), pages('/ar/staff', first)]);
    await world.report(['executive-director', 'violations-committee']);
    await reviewed(world, ['executive-director']);
    const after = await Promise.all([pages('/en/staff', executive), pages('/ar/staff', first)]);
    assert.equal(after, before);
    assert.ok(textOf(after[0].html).includes('Nothing is waiting for you here.'));
  }));

test('a receiver reads number, stage, day, next duty and whose it is, and gets one sealed line', () =>
  withWorld(async (world) => {
    const told = await world.report();
    await declared(world, told, world.people.auditor);
    const { html } = await pagesOf(world)('/en/staff', world.people.auditor);
    const text = textOf(html);
    for (const words of [told.number, 'Under preliminary review', 'Briefing', '(yours)', 'Waits for you']) {
      assert.ok(text.includes(words), words);
    }
    assert.is(tagsOf(html, 'p').filter((tag) => tag.includes('data-row=')).length, 1);
    assert.match(html, new RegExp(`href="/en/staff/cases/${told.number}"`));
  }));

test('whoever has yet to declare reads that this comes first, in both languages, and gets no line of the case', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const { auditor } = world.people;
    for (const lang of ['ar', 'en'] as const) {
      const row = async () => {
        const { html } = await pagesOf(world)(`/${lang}/staff`, auditor);
        return { text: textOf(html), sealed: html.includes('data-row=') };
      };
      const before = await row();
      assert.ok(before.text.includes(conflictText(lang).deskRow), before.text);
      assert.not.ok(before.sealed || before.text.includes(staffText(lang).desk.noRow));
    }
    await declared(world, told, auditor);
    const { html } = await pagesOf(world)('/en/staff', auditor);
    assert.ok(html.includes('data-row='));
    assert.not.ok(textOf(html).includes(conflictText('en').deskRow));
  }));

test('who has nothing to do reads whom the case waits for', () =>
  withWorld(async (world) => {
    await referred(world);
    const { html } = await pagesOf(world)('/en/staff', world.people.chair);
    const text = textOf(html);
    assert.ok(text.includes('Waits for another Nothing for you to do until they have acted'), text);
    const body = /<tbody>.*<\/tbody>/s.exec(html)?.[0] ?? '';
    for (const once of [partWords('en', 'panel'), 'due in']) assert.is(textOf(body).split(once).length, 2, once);
    assert.is(tagsOf(body, 'time').length, 2, 'the day of receipt and the day on which the duty is due');
  }));

test('a committee member reads their own duty while the reviewer’s are open, and once they have spoken none', () =>
  withWorld(async (world) => {
    const told = await referred(world);
    await world.act(told, { kind: 'message', by: 'reporter' });
    const { first } = world.people;
    const row = async (lang: 'ar' | 'en') => {
      const { html } = await pagesOf(world)(`/${lang}/staff`, first);
      return textOf(/<tbody>.*<\/tbody>/s.exec(html)?.[0] ?? '');
    };
    const { duties } = shared('en');
    const before = await row('en');
    assert.ok(before.includes(`${duties.recommendation} (yours)`) && before.includes('Waits for you'), before);
    await world.act(told, { kind: 'recommend', by: first.id });
    for (const lang of ['ar', 'en'] as const) {
      const after = await row(lang);
      const t = staffText(lang).desk;
      assert.ok(after.includes(t.noOwnDuty) && after.includes(t.waitsAnother), after);
      for (const duty of Object.values(shared(lang).duties)) assert.not.ok(after.includes(duty), duty);
    }
  }));

/** What stands under each heading of the desk, with its count, and what the four are counted as above them. */
const headingsOf = (html: string) => ({
  counts: [...html.matchAll(/<li data-count="(\w+)">(.*?)<\/li>/gs)].map(([, , inner = '']) => textOf(inner).trim()),
  links: [...(/class="desk-parts".*?<\/nav>/s.exec(html)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(([, to]) => to),
  parts: [...html.matchAll(/<section class="desk-part" data-part="(\w+)">(.*?)<\/section>/gs)].map(
    ([, part, inner = '']) => ({
      part,
      heading: textOf(/<h2.*?<\/h2>/s.exec(inner)?.[0] ?? '').trim(),
      rows: tagsOf(inner, 'tr').filter((tag) => tag.includes('data-number')).length,
      waits: tagsOf(inner, 'li').filter((tag) => tag.includes('data-wait')).length,
      named: /<h2 id="([^"]+)"/.exec(inner)?.[1] === /<table[^>]* aria-labelledby="([^"]+)"/.exec(inner)?.[1],
    }),
  ),
});

test('four headings tell with their counts what is overdue, due today, due soon and waits, and each leads to its cases', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, chair } = world.people;
    await referred(world);
    world.setNow('2026-11-03T09:00:00Z');
    for (let made = 0; made < 2; made += 1) await world.report();
    world.setNow('2026-11-05T09:00:00Z');
    const today = headingsOf((await pages('/en/staff', auditor)).html);
    assert.equal(today.counts, ['Overdue 0', 'Due today 2', 'Due soon 0', 'Waiting 1']);
    assert.equal(today.links, ['#desk-today', '#desk-later'], 'nothing leads to what is empty');
    assert.equal(
      today.parts.map(({ heading, rows, named }) => [heading, rows, named]),
      [
        ['Due today 2', 2, true],
        ['Waiting 1', 1, true],
      ],
    );
    world.setNow('2026-11-16T09:00:00Z');
    const { html } = await pages('/ar/staff', auditor);
    assert.equal(headingsOf(html).counts, ['تجاوز الموعد ٣', 'موعده اليوم ٠', 'اقترب الموعد ٠', 'قيد الانتظار ٠']);
    assert.ok(textOf(html).includes('بانتظارك: ٢.'), 'what others owe is told apart');
    assert.match((await pages('/en/staff', chair)).html, /<h1[^>]*>Your cases<\/h1>/);
  }));

/** How many rows of each heading stand open, and how many behind its number. */
const foldedIn = (html: string) =>
  [...html.matchAll(/<section class="desk-part" data-part="(\w+)">(.*?)<\/section>/gs)].map(([, part, inner = '']) => {
    const [open = '', rest = ''] = inner.split('<details class="desk-rest"');
    const rows = (text: string) => tagsOf(text, 'tr').filter((tag) => tag.includes('data-number')).length;
    return [part, rows(open), rows(rest)];
  });

test('what is overdue or due today is never folded; of every other long heading three rows stand open, on its own page all', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor } = world.people;
    world.setNow('2026-11-05T09:00:00Z');
    for (let made = 0; made < 5; made += 1) await world.report();
    const desk = async (path = '/en/staff') => (await pages(path, auditor)).html;
    assert.equal(foldedIn(await desk()), [['later', 3, 2]]);
    assert.ok(textOf(await desk('/ar/staff')).includes('بقية بلاغات هذا القسم هنا: ٢'));
    assert.equal(foldedIn(await desk('/en/staff?from=later')), [['later', 5, 0]]);
    world.setNow('2026-11-09T09:00:00Z');
    assert.equal(foldedIn(await desk()), [['today', 5, 0]]);
    world.setNow('2026-11-12T09:00:00Z');
    for (let made = 0; made < 4; made += 1) await world.report();
    assert.equal(foldedIn(await desk()), [
      ['overdue', 5, 0],
      ['later', 4, 0],
    ]);
    for (let made = 0; made < 18; made += 1) await world.report();
    const long = await desk();
    assert.equal(foldedIn(long), [
      ['overdue', 5, 0],
      ['later', 3, 17],
    ]);
    assert.match(long, /<a href="\/en\/staff\?from=later">All cases under this heading: 22<\/a>/);
    const tables = [...long.matchAll(/aria-labelledby="(desk-later[^"]*)"/g)].map(([, ids = '']) => ids.split(' '));
    assert.equal(tables, [['desk-later'], ['desk-later', 'desk-later-rest']]);
    for (const id of tables.flat()) assert.ok(long.includes(`id="${id}"`), id);
  }));

test('what waits outside cases stands and counts under the heading of its day, on the first page', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    // The year's calendar waits for whoever has an account.
    await suspended(world, auditor);
    await reinstated(world, auditor);
    world.setNow('2027-01-07T09:00:00Z');
    for (let made = 0; made < 26; made += 1) await world.report();
    const pages = pagesOf(world);
    const shown = (html: string) => headingsOf(html).parts.map(({ heading, rows, waits }) => [heading, rows, waits]);
    const first = (await pages('/en/staff', auditor)).html;
    assert.equal(shown(first), [
      ['Due today 1', 0, 1],
      ['Waiting 26', 25, 0],
    ]);
    const next = /href="([^"]*\?after=[^"]+)"/.exec(first)?.[1] ?? '';
    const second = (await pages(next, auditor)).html;
    assert.equal(shown(second), [['Waiting 26', 1, 0]]);
    assert.equal(headingsOf(second).counts, headingsOf(first).counts);
    assert.equal(headingsOf(second).links, ['/en/staff?from=today', '#desk-later']);
    const later = (await pages('/en/staff?from=later', auditor)).html;
    assert.equal(shown(later), [['Waiting 26', 25, 0]]);
    assert.match(later, /href="\/en\/staff"[^>]*>First page/);
    assert.equal(
      shown((await pages('/en/staff?from=elsewhere', auditor)).html),
      shown(first),
      'no heading is called so',
    );
  }));

test('the executive’s desk lists a briefing and tells neither stage nor duty', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { html } = await pagesOf(world)('/en/staff', world.people.executive);
    const text = textOf(html);
    assert.ok(text.includes(told.number));
    assert.ok(text.includes('Briefing'));
    for (const hidden of ['Under preliminary review', 'Recommendation', 'Receipt notice', 'due in']) {
      assert.not.ok(text.includes(hidden), hidden);
    }
    assert.not.match(html, /data-row/);
    assert.is(
      tagsOf(html, 'th').filter((tag) => tag.includes('scope="col"')).length,
      2,
      'number and day, no empty column',
    );
    const cleared = [world.people.first.id, world.people.second.id, world.people.third.id].sort();
    await world.act(told, { kind: 'refer', by: world.people.auditor.id, form: 'formal-investigation', cleared });
    const later = await pagesOf(world)('/en/staff', world.people.executive);
    assert.is(later.html, html, 'nothing of the page changes as the case goes on');
  }));

test('what every briefing has in common is said once, above the list, and so is the order', () =>
  withWorld(async (world) => {
    for (let made = 0; made < 3; made += 1) await reviewed(world);
    const pages = pagesOf(world);
    for (const [lang, lead, order] of [
      ['en', 'You were told in writing what these reports are about.', 'Briefings given to you, the newest first'],
      ['ar', 'أُطلعت كتابةً على مضمون هذه البلاغات.', 'البلاغات التي أُطلعت على مضمونها، الأحدث أولًا'],
    ] as const) {
      const { html } = await pages(`/${lang}/staff`, world.people.executive);
      for (const words of [lead, order]) assert.is(textOf(html).split(words).length, 2, words);
      assert.ok(html.indexOf(lead) < html.indexOf('<table'));
    }
    const whole = textOf((await pages('/en/staff', world.people.auditor)).html);
    assert.is(whole.split('Under each heading what waits for you stands first').length, 2);
    assert.not.ok(whole.includes('most urgent first') || whole.includes('Briefings given to you'));
  }));

test('twenty-five rows stand on a page, and the rest behind one link', () =>
  withWorld(async (world) => {
    for (let made = 0; made < 26; made += 1) await world.report();
    const pages = pagesOf(world);
    const rowsIn = (html: string) => tagsOf(html, 'tr').filter((tag) => tag.includes('data-number')).length;
    const first = (await pages('/en/staff', world.people.auditor)).html;
    assert.is(rowsIn(first), 25);
    const next = /href="([^"]*\?after=[^"]+)"/.exec(first)?.[1];
    assert.ok(next !== undefined);
    const second = (await pages(next, world.people.auditor)).html;
    assert.is(rowsIn(second), 1);
    assert.match(second, /href="\/en\/staff"[^>]*>First page/);
  }));

test('an old roster is asked for first of all, and an expired one of everybody', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const call = /id="roster-call"/;
    assert.not.match((await pages('/en/staff', world.people.chair)).html, call);
    world.setNow('2028-01-02T09:00:00Z');
    for (const player of [world.people.chair, world.people.first]) {
      const { html } = await pages('/en/staff', player);
      assert.match(html, call);
      assert.ok(textOf(html).includes('The roster has expired'));
      assert.ok(html.indexOf('roster-call') < html.indexOf('class="empty"'));
    }
  }));

test.run();
