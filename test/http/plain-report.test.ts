// The report without script, in process: a browser that only sends forms. Where it is about sealing, the portal's own threads do
// it; where it is about pages alone, nothing is sealed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import { lentTo } from '../support/lending.ts';
import { controlsOf, plainVisitor, type Typed } from '../support/plain-form.ts';
import { faultsOn, NAME, STORY, sendBy, stepsOf, toCheck, toQuestions, WHAT } from '../support/plain-steps.ts';
import { withPortal } from '../support/portal-factory.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const test = suite('the report without script');

/** Pages alone: nothing is sent here, so that all of these tests look at the same association. */
const onPages = lentTo(11, (job: (stage: ReporterStage) => Promise<void>) => withReporters(job));

test('before a word is typed the first page says what the server sees, and has no field of text', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { html, text, headers, status } = await plainVisitor(portal, lang).get();
      assert.is(status, 200);
      const words = plainReport(lang);
      for (const line of [...words.before.sees, words.before.choose]) assert.ok(text.includes(line), line);
      assert.ok(text.indexOf(words.before.title) < text.indexOf(reporter(lang).report.concerns.question));
      assert.match(html, new RegExp(`href="/${lang}/report"`));
      assert.not.match(html, /<textarea|type="text"/);
      assert.is(headers.get('cache-control'), 'no-store');
      assert.is(headers.get('set-cookie'), null);
      assert.not.match(headers.get('content-security-policy') ?? '', /wasm/);
    }
  }));

test('the landing page and the report page lead here, by a link and where there is no script', () =>
  onPages(async ({ portal }) => {
    for (const path of ['/en', '/en/report']) {
      const html = await (await portal.app.request(`${portal.url}${path}`)).text();
      const outside = html
        .replace(/<noscript>[\s\S]*?<\/noscript>/g, '')
        .replace(/<section id="unsupported"[\s\S]*?<\/section>/, '');
      assert.match(outside, /href="\/en\/report\/plain"/, path);
      // The landing page says it once for everybody; the report's own page can do nothing without.
      if (path === '/en/report') assert.match(/<noscript>[\s\S]*?<\/noscript>/.exec(html)?.[0] ?? '', /JavaScript/);
    }
  }));

test('while no reports are taken the page says so and shows the other ways', () =>
  withPortal(async ({ portal }) => {
    const { html, text } = await plainVisitor(portal, 'en').get();
    assert.ok(text.includes(reporter('en').closed.title));
    assert.not.match(html, /<form|<textarea/);
    assert.match(html, /nazaha/);
  }));

test('the first question wants an answer, and one that doesn’t contradict itself', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { visitor, t } = stepsOf(portal, lang);
      const first = await visitor.get();
      const none = await visitor.press(first, t.next);
      assert.is(none.status, 422);
      assert.equal(faultsOn(none), ['concerns']);
      assert.ok(none.text.includes(t.concerns.missing));
      const both = await visitor.press(first, t.next, { concerns: ['none', 'board-chair'] });
      assert.is(both.status, 422);
      assert.ok(both.text.includes(plainReport(lang).alone));
      assert.equal(
        controlsOf(both.html).flatMap(([name, value]) => (name === 'concerns' ? [value] : [])),
        ['board-chair', 'none'],
      );
      assert.equal(
        controlsOf(both.html).find(([name]) => name === 'token'),
        controlsOf(first.html).find(([name]) => name === 'token'),
      );
    }
  }));

test('the receivers are named for the offices that were ticked, and the executive never is', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const nobody = await toQuestions(steps);
    assert.ok(nobody.text.includes(steps.t.check.receivers('internal auditor', 'board chair')));
    const auditor = await toQuestions(steps, ['internal-auditor', 'executive-director']);
    assert.ok(auditor.text.includes(steps.t.check.receivers('audit committee chair', 'board chair')), auditor.text);
  }));

test('who ticks a member of the committee, or somebody senior, reads who gets nothing before the reviewer has recorded more', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const member = await toQuestions(steps, ['violations-committee']);
    assert.ok(member.text.includes(steps.t.check.receiversMember('internal auditor', 'board chair')), member.text);
    const senior = await toQuestions(steps, ['senior']);
    assert.ok(senior.text.includes(steps.t.check.receivers('internal auditor', 'audit committee chair')), senior.text);
    assert.ok(senior.text.includes(steps.t.check.waiting('the board chair and the executive director')), senior.text);
  }));

test('where nobody could receive it the page refuses politely, shows the routes outside, and what was typed comes along', () =>
  onPages(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'ar');
    const everybody = ['internal-auditor', 'board-chair', 'deputy-chair', 'audit-committee-chair'];
    const check = await toCheck(steps, { 'answer-where': 'المستودع' });
    const changed = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.concerns.question));
    const refused = await steps.visitor.press(changed, steps.t.next, { concerns: everybody });
    assert.is(refused.status, 422);
    assert.ok(refused.text.includes(steps.t.refused.title));
    assert.match(refused.html, /nazaha/);
    const again = await steps.visitor.press(refused, steps.t.refused.change);
    const kept = await steps.visitor.press(again, steps.t.next, { concerns: ['none'] });
    assert.equal(controlsOf(kept.html).find(([name]) => name === 'answer-where')?.[1], 'المستودع');
    assert.equal(controlsOf(kept.html).find(([name]) => name === WHAT)?.[1], STORY);
    assert.equal(await cases(), []);
  }));

test('every question of the page with script stands on one page, with the same words and its limit', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const steps = stepsOf(portal, lang);
      const page = await toQuestions(steps);
      for (const { id } of REPORT_QUESTIONS) {
        assert.ok(page.text.includes(steps.t.questions[id].question), id);
        assert.ok(page.text.includes(steps.t.questions[id].hint), id);
      }
      for (const words of [steps.t.identity.question, steps.t.identity.name, steps.t.identity.contact])
        assert.ok(page.text.includes(words));
      assert.ok(page.text.includes(plainReport(lang).atMost(20_000)));
      assert.ok(page.text.includes(plainReport(lang).limits(40_000, 600_000)));
      for (const [tag] of page.html.matchAll(/<textarea[^>]*>/g)) {
        assert.match(tag, /autocomplete="off"/);
        assert.match(tag, /spellcheck="false"/);
      }
    }
  }));

test('whatever is wrong is said in the reader’s language, and everything typed stands there again', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const steps = stepsOf(portal, lang);
      const typed: Typed = {
        identity: 'named',
        [NAME]: '  ',
        'answer-contact': 'x'.repeat(401),
        [WHAT]: `<b>"&'</b>\n${'م'.repeat(20_001)}`,
        'answer-when-happened-day': '٣١',
        'answer-when-happened-month': '2',
        'answer-when-happened-year': '2026',
        'answer-when-happened-calendar': 'gregorian',
        'answer-when-learned-certainty': 'approximate',
        'answer-when-learned-day': '',
        'answer-when-learned-month': '5',
        'answer-when-learned-year': '',
        'answer-where': 'a\u202Eb',
        'answer-who': 'w'.repeat(4_001),
      };
      const page = await steps.visitor.press(await toQuestions(steps), steps.t.next, typed);
      assert.is(page.status, 422);
      assert.equal(faultsOn(page), [
        NAME,
        'answer-contact',
        WHAT,
        'answer-when-happened',
        'answer-when-learned',
        'answer-who',
      ]);
      const dates = shared(lang).date;
      for (const words of [
        steps.t.identity.nameMissing,
        steps.t.tooLong(20_000),
        dates.impossible,
        dates.approximateYear,
      ])
        assert.ok(page.text.includes(words), words);
      const kept = new Map(controlsOf(page.html));
      for (const [name, value] of Object.entries(typed)) assert.is(kept.get(name), value, name);
      assert.match(page.html, new RegExp(`<title>${shared(lang).errorPrefix}`));
    }
  }));

test('a date in the future and a missing answer are refused; empty, unknown and approximate dates aren’t', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const missing = await toCheck(steps, { identity: '', [WHAT]: ' \n ' });
    assert.equal(faultsOn(missing), ['identity', WHAT]);
    const future = await toCheck(steps, {
      'answer-when-happened-day': '1',
      'answer-when-happened-month': '1',
      'answer-when-happened-year': '2027',
    });
    assert.ok(future.text.includes(shared('en').date.future));
    const check = await toCheck(steps, {
      'answer-when-happened-certainty': 'unknown',
      'answer-when-learned-certainty': 'approximate',
      'answer-when-learned-calendar': 'hijri',
      'answer-when-learned-month': '٥',
      'answer-when-learned-year': '١٤٤٧',
    });
    assert.is(check.status, 200);
    assert.ok(check.text.includes(shared('en').date.unknown));
    assert.ok(check.text.includes('about Jumada I 1447 AH (approximately October – November 2025)'), check.text);
  }));

test('all answers together that can’t be sealed are told with the answer to shorten, before anything is sent', () =>
  onPages(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'ar');
    // One character as a reader counts it, with marks enough for the whole limit.
    const marks = `م${'\u064E'.repeat(140_000)}`;
    const page = await toCheck(steps, { [WHAT]: marks });
    assert.is(page.status, 422);
    assert.equal(faultsOn(page), [WHAT]);
    assert.equal(new Map(controlsOf(page.html)).get(WHAT), marks);
    assert.equal(await cases(), []);
  }));

test('the check page shows every answer, marks hidden signs, and changes any of them', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const date = {
      'answer-when-happened-day': '٢',
      'answer-when-happened-month': '3',
      'answer-when-happened-year': '1447',
      'answer-when-happened-calendar': 'hijri',
      'answer-when-learned-certainty': 'unknown',
    };
    const typed = { ...date, identity: 'named', [NAME]: 'A Name', 'answer-where': 'Store \u202Eroom' };
    const check = await toCheck(steps, typed);
    assert.is(check.status, 200);
    for (const words of ['A Name', 'Store', 'U+202E', steps.t.check.empty, steps.t.check.goodFaith])
      assert.ok(check.text.includes(words), words);
    const back = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.questions.where.question));
    const kept = new Map(controlsOf(back.html));
    for (const [name, value] of Object.entries(typed)) assert.is(kept.get(name), value, name);
    assert.match(check.html, /formaction="\/en\/report\/plain#answer-where"/);
    const anonymous = await steps.visitor.press(back, steps.t.next, { identity: 'anonymous' });
    assert.not.ok(anonymous.text.includes('A Name'));
    assert.ok(anonymous.text.includes(plainReport('en').nameKept));
  }));

test('an office that the text names and that wasn’t ticked is asked about before anything is sent', () =>
  withReporters(async (stage) => {
    let sendings = 0;
    sendBy(stage, async () => {
      sendings += 1;
      return { ok: true, value: { ok: false, problem: { error: 'offline' } } };
    });
    const steps = stepsOf(stage.portal, 'en');
    const { named } = steps.t.check;
    const story = { [WHAT]: 'The executive director signed it, and the internal auditor looked away.' };
    const check = await toCheck(steps, story);
    assert.ok(check.text.includes(named.title));
    const unanswered = await steps.visitor.press(check, steps.t.check.send);
    assert.is(unanswered.status, 422);
    assert.ok(unanswered.text.includes(named.first));
    assert.is(sendings, 0);
    const none = await steps.visitor.press(check, named.keepTicked);
    assert.ok(none.text.includes(named.tickOne));
    const kept = await steps.visitor.press(check, named.keepTicked, { away: ['executive-director'] });
    assert.ok(kept.text.includes(named.kept('the executive director')), kept.text);
    assert.equal(
      controlsOf(kept.html).flatMap(([name, value]) => (name === 'concerns' ? [value] : [])),
      ['executive-director'],
    );
    await steps.visitor.press(kept, steps.t.check.send);
    assert.is(sendings, 1, 'both were answered for: one is kept away, the other isn’t concerned');
    const dismissed = await steps.visitor.press(check, named.none);
    assert.not.ok(dismissed.text.includes(named.title));
    await steps.visitor.press(dismissed, steps.t.check.send);
    assert.is(sendings, 2);
  }));

test.run();
