import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openActs } from '../../src/domain/open-acts.ts';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { actPath, isPageAct, PAGE_ACTS } from '../../src/i18n/page-acts.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import {
  answered,
  decided,
  declared,
  recommended,
  referred,
  reinstated,
  reviewed,
  suspended,
} from '../support/case-story.ts';
import { type Pages, pagesOf, tagsOf, textOf } from './staff-app.ts';

const test = suite('case page');

const path = ({ number }: Pick<Told, 'number'>, lang = 'en'): string => `/${lang}/staff/cases/${number}`;

const openPageActs = async (world: World, told: Told, player: Player) => {
  const { caseFile, policy } = await world.load(told);
  return openActs(policy, world.roster().roster, caseFile, player.id).flatMap(({ act, state }) =>
    isPageAct(act) ? [{ act, state }] : [],
  );
};

test('main carries number and stage, and the timeline every line of the chain', () =>
  withWorld(async (world) => {
    const told = await referred(world);
    const { html } = await pagesOf(world)(path(told), world.people.auditor);
    const [main] = tagsOf(html, 'main');
    assert.match(main ?? '', new RegExp(`data-number="${told.number}"`));
    assert.match(main ?? '', /data-stage="investigation"/);
    const { caseFile } = await world.load(told);
    const shown = tagsOf(html, 'li').flatMap((tag) => /data-line="([^"]+)"/.exec(tag)?.[1] ?? []);
    assert.equal(shown, caseFile.timeline.map(({ line }) => line).toReversed());
  }));

/** The acts linked on a case page, those that look like the next step apart. */
const linkedActs = (html: string) => {
  const links = tagsOf(html, 'a').filter((tag) => tag.includes('data-act='));
  const names = (tags: readonly string[]) => tags.flatMap((tag) => /data-act="([^"]+)"/.exec(tag)?.[1] ?? []);
  const isPrimary = (tag: string) => /class="[^"]*\bprimary\b/.test(tag);
  return { all: names(links), primary: names(links.filter(isPrimary)) };
};

test('the identity is not offered to be asked for by whom it stands announced or disclosed to, until that has ended', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    await declared(world, told, chair);
    const offers = async () => linkedActs((await pages(path(told), chair)).html).all.includes('ask-identity');
    assert.ok(await offers());
    const start = riyadhDate(world.now());
    const until = addDays(start, 20);
    const on = (days: number) => world.setNow(`${addDays(start, days)}T09:00:00Z`);
    await world.act(told, { kind: 'announce', by: auditor.id, to: chair.id, basis: 'law', until });
    assert.not.ok(await offers(), 'announced');
    on(7);
    const { caseFile } = await world.load(told);
    const of = caseFile.identity.announced[0]?.line ?? '';
    await world.act(told, { kind: 'disclose', by: auditor.id, of });
    assert.not.ok(await offers(), 'given');
    on(20);
    assert.ok(await offers(), 'its last day is over');
  }));

test('the act that answers my next duty comes first and looks like the next step; a choice is not made for me', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, chair, first, second } = world.people;
    const at = async (told: Told, player: Player) => linkedActs((await pages(path(told), player)).html);
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const table = (await openPageActs(world, told, auditor)).filter(({ state }) => state === 'open');
    const begun = await at(told, auditor);
    assert.equal(begun.primary, ['brief'], 'due before the receipt notice');
    const common = ['acknowledge', 'message', 'note'];
    const others = table.map(({ act }) => act).filter((act) => act !== 'brief' && !common.includes(act));
    const apart = others.filter((act) => /identity|announce|disclose/.test(act));
    const rest = others.filter((act) => !apart.includes(act));
    assert.equal(
      begun.all,
      ['brief', ...common, ...rest, ...apart],
      'then what else is owed, what is written every day, and the rest in the table’s order, but for the identity’s acts',
    );
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    assert.equal((await at(told, auditor)).primary, ['acknowledge']);
    await world.act(told, { kind: 'acknowledge', by: auditor.id });
    assert.equal(
      (await at(told, auditor)).primary,
      ['close', 'resolve', 'refer'],
      'each decides the preliminary review',
    );
    const further = await referred(world);
    await declared(world, further, first, second, chair);
    assert.equal((await at(further, first)).primary, ['recommend']);
    const { line } = await world.act(further, { kind: 'recommend', by: first.id });
    const answers = await at(further, second);
    assert.equal(answers.primary, ['confirm', 'dissent']);
    assert.equal(answers.all.slice(0, 2), answers.primary);
    await world.act(further, { kind: 'confirm', by: second.id, of: line }, { bare: true });
    assert.equal((await at(further, chair)).primary, ['ratify', 'return']);
  }));

/** Somebody by name and office who is waited for. */
const NAMED = /<bdi>[^<]*<\/bdi> \((?:رئيس مجلس الإدارة|Board chair)\) – /;

test('what is due and the acts that answer it stand before report, messages and identity; what else can be done is folded, never that', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await world.report();
    await world.act(told, { kind: 'open', by: auditor.id });
    const acts = ['announce', 'disclose-withheld'] as const;
    for (const lang of ['ar', 'en'] as const) {
      const { undeclared } = disclosureText(lang);
      const { nobody } = disclosureText(lang).fields;
      const before = await pagesOf(world)(path(told, lang), auditor);
      const vain = /<div id="identity-nobody">.*?<\/div>/s.exec(before.html)?.[0] ?? '';
      assert.ok(textOf(vain).includes(nobody) && textOf(vain).includes(undeclared), vain);
      assert.match(vain, NAMED, 'who must declare first is named');
      for (const act of acts) {
        assert.not.ok(before.html.includes(`data-act="${act}"`), act);
        const { html } = await pagesOf(world)(actPath(lang, told.number, act), auditor);
        assert.ok(textOf(html).includes(nobody) && NAMED.test(html), act);
        assert.not.ok(html.includes('act-fields') || html.includes('act-button'), 'no form');
      }
    }
    await declared(world, told, chair);
    const { html } = await pagesOf(world)(path(told), auditor);
    assert.not.ok(html.includes('identity-nobody'));
    for (const act of acts) assert.ok(html.includes(`data-act="${act}"`), act);
    const order = [
      'duties',
      'acts',
      'acts-more',
      'sealed',
      'messages-part',
      'identity-part',
      'case-header',
      'timeline',
    ];
    const places = order.map((id) => html.indexOf(`id="${id}"`));
    assert.equal(
      places,
      places.toSorted((one, other) => one - other),
    );
    assert.not.ok(places.includes(-1));
    const folded = /<details id="acts-more">.*?<\/details>/s.exec(html)?.[0] ?? '';
    const hidden = linkedActs(folded);
    assert.equal(hidden.primary, [], 'nothing that is owed');
    for (const act of ['brief', 'acknowledge', 'message', 'note']) assert.not.ok(hidden.all.includes(act), act);
    assert.ok(textOf(folded).includes(staffText('en').case.moreActs(hidden.all.length)));
    const identity = html.slice(html.indexOf('id="identity-acts"'));
    assert.match(identity, /^id="identity-acts"><details>/);
  }));

test('what stands in the way of an act is folded only while something else answers what is owed next', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await world.report(['violations-committee']);
    await world.act(told, { kind: 'open', by: auditor.id });
    const shown = async () => {
      const { html } = await pagesOf(world)(path(told), auditor);
      const folded = /<details id="acts-more">.*?<\/details>/s.exec(html)?.[0] ?? '';
      return [html.includes('id="before-refer-title"'), folded.includes('id="before-refer-title"')];
    };
    assert.equal(await shown(), [true, true], 'the briefing is owed first');
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    await world.act(told, { kind: 'acknowledge', by: auditor.id });
    assert.equal(await shown(), [true, false], 'the review is owed, and a referral would be its answer');
  }));

test('a recommendation that was returned stands as returned, never as ratified', () =>
  withWorld(async (world) => {
    const told = await referred(world);
    await decided(world, told, 'return', await recommended(world, told));
    for (const [lang, words, met] of [
      [
        'en',
        'Ratification (the ratifier) Not ratified: returned to the committee on',
        'Ratification (the ratifier) Met on',
      ],
      ['ar', 'لم تُعتمد التوصية، وأُعيدت إلى اللجنة يوم', 'المصادقة والاعتماد (صاحب صلاحية المصادقة) تم يوم'],
    ] as const) {
      const text = textOf((await pagesOf(world)(path(told, lang), world.people.auditor)).html);
      assert.ok(text.includes(words), text);
      assert.not.ok(text.includes(met));
    }
    await decided(world, told, 'ratify', await recommended(world, told));
    const text = textOf((await pagesOf(world)(path(told), world.people.auditor)).html);
    assert.match(text, /Ratification since \d+ \w+ \d{4} \(the ratifier\) Met on/, 'the second time it was');
    assert.match(text, /Ratification since \d+ \w+ \d{4} \(the ratifier\) Not ratified: returned/);
  }));

test('an Arabic duty says the day on which it was met or counted from as a day of the week is named', () =>
  withWorld(async (world) => {
    const text = textOf((await pagesOf(world)(path(await referred(world), 'ar'), world.people.auditor)).html);
    assert.match(text, /تم يوم (الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)،/);
    assert.match(text, / من يوم (الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)، .* ولا يُحسب ذلك اليوم نفسه/);
    assert.not.match(text, / في (الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)/);
  }));

test('whom a report concerns is told in the words of the box that was ticked', () =>
  withWorld(async (world) => {
    const told = await world.report();
    for (const lang of ['en', 'ar'] as const) {
      const { html } = await pagesOf(world)(path(told, lang), world.people.auditor);
      const box = reporter(lang).report.concerns.none;
      assert.ok(textOf(html).includes(`${staffText(lang).case.concerns} ${box} `), box);
    }
  }));

test('the page of a case closed after an investigation tells no finding: the server has no place for it', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    for (const finding of ['substantiated', 'unsubstantiated'] as const) {
      const told = await referred(world);
      await decided(world, told, 'ratify', await recommended(world, told, finding));
      for (const stage of ['ratified', 'closed']) {
        if (stage === 'closed') await answered(world, told);
        for (const lang of ['en', 'ar'] as const) {
          const { html } = await pages(path(told, lang), world.people.auditor);
          assert.match(html, new RegExp(`data-stage="${stage}"`));
          for (const key of ['substantiated', 'unsubstantiated'] as const) {
            assert.not.ok(html.includes(shared(lang).outcomes[key]) || html.includes(actsText(lang).fields[key]), key);
          }
          assert.not.ok(html.includes(`<dt>${staffText(lang).case.outcome}</dt>`));
        }
      }
    }
  }));

test('the acts that are a person’s now are links with the table’s names, and no others', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    await declared(world, told, world.people.chair);
    for (const player of [world.people.auditor, world.people.chair]) {
      const { html } = await pagesOf(world)(path(told), player);
      const open = (await openPageActs(world, told, player)).filter(({ state }) => state === 'open');
      const names = open.map(({ act }) => act);
      assert.equal(linkedActs(html).all.toSorted(), names.toSorted());
      for (const { act } of open) {
        assert.ok(html.includes(`>${shared('en').acts[act]}</a>`), act);
        assert.ok(html.includes(`href="${actPath('en', told.number, act)}"`), act);
      }
    }
  }));

const eachActPage = async (pages: Pages, world: World, told: Told, visit: (html: string, act: string) => void) => {
  for (const player of Object.values(world.people)) {
    if ((await pages(path(told), player)).status !== 200 || player === world.people.executive) continue;
    await declared(world, told, player);
    for (const { act } of await openPageActs(world, told, player)) {
      const { status, html } = await pages(actPath('en', told.number, act), player);
      assert.is(status, 200, act);
      visit(html, act);
    }
  }
};

test('every act has a page with a button of its name, which waits for the island, and fields without names', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const seen = new Set<string>();
    const look = (html: string, act: string): void => {
      if (html.includes('data-state="blocked"')) return;
      seen.add(act);
      assert.match(html, /<button[^>]*id="act-button"[^>]*disabled/, act);
      assert.match(html, /<fieldset[^>]*id="act-fields"[^>]*disabled/, act);
      const plaintext = [...tagsOf(html, 'textarea'), ...tagsOf(html, 'select'), ...tagsOf(html, 'input')].filter(
        (tag) => !/type="(radio|checkbox)"/.test(tag),
      );
      assert.equal(
        plaintext.filter((tag) => /\sname=/.test(tag)),
        [],
        act,
      );
    };
    const told = await world.report();
    await world.act(told, { kind: 'open', by: world.people.auditor.id });
    await eachActPage(pages, world, told, look);
    await eachActPage(pages, world, await reviewed(world), look);
    const further = await referred(world);
    await eachActPage(pages, world, further, look);
    const { line } = await world.act(further, { kind: 'recommend', by: world.people.first.id });
    await eachActPage(pages, world, further, look);
    await world.act(further, { kind: 'confirm', by: world.people.second.id, of: line }, { bare: true });
    await eachActPage(pages, world, further, look);
    await decided(world, further, 'ratify', line);
    await eachActPage(pages, world, further, look);
    const senior = await world.report('senior');
    await world.act(senior, { kind: 'open', by: (await world.load(senior)).caseFile.reviewer });
    await eachActPage(pages, world, senior, look);
    const barred = await reviewed(world);
    await world.act(barred, { kind: 'bar', by: world.people.auditor.id, person: world.people.chair.id });
    await eachActPage(pages, world, barred, look);
    const named = await reviewed(world);
    const until = addDays(riyadhDate(world.now()), 30);
    const { auditor, chair } = world.people;
    await world.act(named, { kind: 'pause', by: auditor.id, duty: 'review', until: riyadhDate(world.now()) });
    await world.act(named, { kind: 'note', by: chair.id });
    await world.act(named, { kind: 'announce', by: auditor.id, to: chair.id, basis: 'law', until });
    await eachActPage(pages, world, named, look);
    const ended = await reviewed(world);
    await world.act(ended, { kind: 'close', by: auditor.id, outcome: 'unjustified' });
    world.setNow(`${addDays(riyadhDate(world.now()), 25)}T09:00:00Z`);
    await eachActPage(pages, world, ended, look);
    assert.equal(
      PAGE_ACTS.filter((act) => !seen.has(act)),
      ['grant'],
      'keys are given again only where somebody could not open theirs',
    );
  }));

test('a referred case lists its panel, each member once and the reader marked, and before it there is no such row', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const { auditor, first, second, third } = world.people;
    const panelOf = async (told: Told, player: Player): Promise<readonly string[]> => {
      const { html } = await pages(path(told), player);
      const row = /<dt>Members of the committee in this case<\/dt><dd>(.*?)<\/dd>/s.exec(html)?.[1];
      return row?.split('</div>').slice(0, -1).map(textOf) ?? [];
    };
    assert.equal(await panelOf(await reviewed(world), auditor), []);
    const told = await referred(world, [], [first.id, third.id]);
    await declared(world, told, first, third);
    const { panel } = (await world.load(told)).caseFile;
    assert.equal([...panel].sort(), [first.id, third.id].sort());
    for (const player of [auditor, first, third]) {
      const shown = await panelOf(told, player);
      assert.is(shown.length, panel.length);
      for (const [at, words] of shown.entries()) {
        assert.not.ok(words.includes('Member of the violations committee'), 'the label says so already');
        assert.is(words.includes('– you'), panel[at] === player.id, words);
      }
    }
    assert.is((await pages(path(told), second)).status, 404, 'whoever wasn’t cleared is not on it');
  }));

test('what has to come before a referral is listed, with a link to it', () =>
  withWorld(async (world) => {
    const told = await world.report(['violations-committee']);
    await world.act(told, { kind: 'open', by: world.people.auditor.id });
    const { html } = await pagesOf(world)(path(told), world.people.auditor);
    const text = textOf(html);
    for (const words of ['Before you refer', 'Acknowledge receipt to the reporter', 'which member of the committee']) {
      assert.ok(text.includes(words), words);
    }
    assert.ok(html.includes(`href="${actPath('en', told.number, 'concern')}"`));
    const page = await pagesOf(world)(actPath('en', told.number, 'refer'), world.people.auditor);
    assert.match(page.html, /data-state="blocked"/);
    assert.not.match(page.html, /id="act-button"/);
  }));

test('what has to come before a referral is not done where suspended members leave too few who could read', () =>
  withWorld(async (world) => {
    const told = await world.report();
    await world.act(told, { kind: 'open', by: world.people.auditor.id });
    const t = { en: actsText('en').before, ar: actsText('ar').before };
    const tasks = async (lang: 'en' | 'ar') => {
      const { html } = await pagesOf(world)(path(told, lang), world.people.auditor);
      const list = /<ul class="tasks">.*?<\/ul>/s.exec(html)?.[0] ?? '';
      return { members: textOf(list.slice(list.indexOf(t[lang].members))), text: textOf(list) };
    };
    const { quorum } = (await world.load(told)).policy;
    const members = Object.values(world.people).filter(({ offices }) => offices.includes('violations-committee'));
    for (const member of members.slice(quorum)) await suspended(world, member);
    assert.match((await tasks('en')).members, /can sign in Done/, 'as many as decide are left');
    const [one] = members;
    assert.ok(one !== undefined);
    await suspended(world, one);
    const short = await tasks('en');
    assert.match(short.members, /can sign in Still to do/);
    assert.ok(short.members.includes(t.en.suspended(String(quorum))), short.members);
    const arabic = await tasks('ar');
    assert.ok(arabic.members.includes(t.ar.suspended('٢')), arabic.members);

    // It stays on the page beside the act, which is refused; and later, where accounts are suspended since, beside the members.
    await world.act(told, { kind: 'acknowledge', by: world.people.auditor.id });
    assert.ok((await tasks('en')).members.includes(t.en.suspended(String(quorum))));
    await world.act(told, { kind: 'brief', by: world.people.auditor.id, conflict: false });
    const cleared = members.map(({ id }) => id);
    const referral = { kind: 'refer', by: world.people.auditor.id, form: 'formal-investigation', cleared } as const;
    const refused = await world.submit(told, await world.compose(told, referral));
    assert.equal(!refused.ok && refused.refusal, { code: 'too-few-able', needed: quorum, able: quorum - 1 });
    await reinstated(world, one);
    await world.act(told, referral);
    await suspended(world, one);
    const text = textOf((await pagesOf(world)(path(told, 'en'), world.people.auditor)).html);
    const { suspended: mark } = actsText('en').preview;
    assert.is(text.split(mark).length - 1, members.length - quorum + 1, 'beside each of them');
    assert.ok(text.includes(t.en.suspendedSince(String(quorum))));
  }));

test('T38 a case that is not theirs, one that is not there and an act below it answer alike', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const told = await reviewed(world, ['executive-director']);
    const { executive, first, chair } = world.people;
    const absent = await pages('/en/staff/cases/1234-5678', executive);
    assert.is(absent.status, 404);
    assert.equal(await pages(path(told), executive), absent);
    assert.equal(await pages(path(told), first), absent);
    assert.equal(await pages(actPath('en', told.number, 'message'), executive), absent);
    assert.equal(await pages(actPath('en', told.number, 'refer'), first), absent, 'the reviewer’s act');
    assert.equal(await pages(`${path(told)}/no-such-noun`, chair), absent);
  }));

test('whoever holds the case and asks for an act that is not theirs now is told so, with the way to the case', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    await declared(world, told, world.people.chair);
    const { status, html } = await pagesOf(world)(actPath('en', told.number, 'ratify'), world.people.chair);
    assert.is(status, 409);
    const { acts, stages } = shared('en');
    assert.ok(textOf(html).includes(actsText('en').notAtStage(acts.ratify, stages.review)));
    assert.ok(tagsOf(html, 'a').includes(`<a href="${path(told)}">`));
    assert.ok(tagsOf(html, 'main').some((tag) => tag.includes('data-state="blocked"')));
    assert.not.match(html, /id="act-button"|<textarea/);
    const { people } = world;
    const given = await referred(world, [], [people.first.id, people.second.id]);
    await declared(world, given, people.chair);
    const pages = pagesOf(world);
    const absent = await pages('/en/staff/cases/1234-5678', people.third);
    assert.equal(await pages(actPath('en', given.number, 'recommend'), people.third), absent, 'who isn’t given it');
    assert.is((await pages(actPath('en', given.number, 'recommend'), people.chair)).status, 409);
  }));

test('the address of a note leads to the case page until a receiver has opened it, and to its own page after', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const pages = pagesOf(world);
    const { auditor, chair, executive, first } = world.people;
    await declared(world, told, auditor, chair);
    for (const player of [auditor, chair]) {
      assert.is((await pages(actPath('en', told.number, 'note'), player)).status, 303);
    }
    const absent = await pages('/en/staff/cases/1234-5678', first);
    for (const player of [executive, first]) {
      assert.equal(await pages(actPath('en', told.number, 'note'), player), absent, 'who holds nothing learns nothing');
    }
    assert.is((await pages(actPath('en', told.number, 'ratify'), chair)).status, 409, 'an act that isn’t theirs yet');
    await world.act(told, { kind: 'open', by: auditor.id });
    assert.is((await pages(actPath('en', told.number, 'note'), chair)).status, 200);
  }));

test('the executive’s case page shows no stage, no duty, no timeline and no act', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const pages = pagesOf(world);
    const { status, html } = await pages(path(told), world.people.executive);
    assert.is(status, 200);
    for (const hidden of ['data-stage', 'id="timeline"', 'id="duties"', 'id="acts"', 'data-line']) {
      assert.not.ok(html.includes(hidden), hidden);
    }
    await referred(world);
    assert.equal(await pages(path(told), world.people.executive), { status, html });
  }));

test('duties stand by the day on which they are due, what is open before what is over', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    const told = await world.report();
    const { auditor } = world.people;
    await declared(world, told, auditor);
    const listed = async () =>
      tagsOf((await pages(path(told), auditor)).html, 'li').flatMap(
        (tag) => /data-duty="([^"]+)"/.exec(tag)?.[1] ?? [],
      );
    assert.equal(await listed(), ['brief', 'acknowledgement', 'review'], 'seven days before ten');
    await world.act(told, { kind: 'open', by: auditor.id });
    await world.act(told, { kind: 'brief', by: auditor.id, conflict: false });
    assert.equal(await listed(), ['acknowledgement', 'review', 'brief']);
  }));

test('a duty shows its day in both calendars, and the days that did not count', () =>
  withWorld(async (world) => {
    const told = await referred(world);
    await declared(world, told, world.people.first);
    const { caseFile } = await world.load(told);
    const duty = caseFile.duties.find(({ id }) => id === 'recommendation');
    const { html } = await pagesOf(world)(path(told), world.people.first);
    assert.match(html, new RegExp(`data-duty="recommendation" data-due="${duty?.dueOn}"`));
    assert.match(textOf(html), /Recommendation \([^)]+\) due .* AH\)/);
    assert.match(textOf(html), /10 working days from \w+, [^.]*\. That day itself isn.t counted/);
    assert.match(textOf(html), /Friday, [^:]* to Saturday, [^:]*: not counted: weekend/);
    assert.match(textOf(html), /working days? (\d+ to )?10 /);
  }));

test('a ratified case gives the reviewer feedback to give, and the ratifier nothing more', () =>
  withWorld(async (world) => {
    const told = await referred(world);
    await decided(world, told, 'ratify', await recommended(world, told));
    const acts = async (player: Player) => (await openPageActs(world, told, player)).map(({ act }) => act);
    assert.ok((await acts(world.people.auditor)).includes('feedback'));
    assert.not.ok((await acts(world.people.chair)).includes('ratify'));
  }));

test('the number reads from left to right in Arabic too', () =>
  withWorld(async (world) => {
    const told = await reviewed(world);
    const { html } = await pagesOf(world)(path(told, 'ar'), world.people.auditor);
    assert.match(html, new RegExp(`<h1>[^<]*\u2066${told.number}\u2069`));
  }));

test.run();
