// What the case page and the desk show of pauses, of the Labour Law's clocks and of questions after closing, with each rule.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, type PlainDate, plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { ruleWords } from '../../src/i18n/rule-words.ts';
import { keysText } from '../../src/i18n/unreadable-words.ts';
import { DUTIES, type LabourStep } from '../../src/policy/types.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { declared, recommended, referred, reviewed } from '../support/case-story.ts';
import { pagesOf, tagsOf, textOf } from './staff-app.ts';

const test = suite('duties on pages');

const path = ({ number }: Pick<Told, 'number'>, lang = 'en'): string => `/${lang}/staff/cases/${number}`;
const today = (world: World): PlainDate => riyadhDate(world.now());

test('a pause shows on the case page and the desk, with its days and the office of whoever paused it', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    await declared(world, told, chair);
    const links = async () => tagsOf((await pagesOf(world)(path(told), auditor)).html, 'a');
    const offers = (tags: readonly string[]) => tags.some((tag) => tag.includes('data-act="pause"'));
    assert.ok(offers(await links()));
    const until = addDays(today(world), 4);
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until });
    for (const person of [auditor, chair]) {
      const shown = textOf((await pagesOf(world)(path(told), person)).html);
      assert.match(shown, /Paused from Sunday, 1 November 2026 .* until Thursday, 5 November 2026 .*Internal auditor/);
      assert.match(textOf((await pagesOf(world)('/en/staff', person)).html), /paused until Thursday, 5 November 2026/);
    }
    assert.not.ok(offers(await links()), 'what is paused isn’t paused again');
    const arabic = textOf((await pagesOf(world)(path(told, 'ar'), chair)).html);
    assert.match(arabic, /موقوفة من .* ولا تُحسب هذه الأيام\. أوقفها: المراجع الداخلي/);
    world.setNow(`${addDays(until, 1)}T09:00:00Z`);
    assert.not.match(textOf((await pagesOf(world)('/en/staff', chair)).html), /paused until/);
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: today(world) });
    const single = textOf((await pagesOf(world)(path(told), chair)).html);
    assert.match(single, /Paused on Friday, 6 November 2026 [^.;]*; this day doesn’t count/);
  }));

test('keys that don’t open in two rooms are two duties, each told by its room', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    await declared(world, told, chair);
    for (const room of ['report', 'deliberation'] as const)
      await world.act(told, { kind: 'unreadable', by: chair.id, room });
    for (const lang of ['en', 'ar'] as const) {
      const shown = textOf((await pagesOf(world)(path(told, lang), auditor)).html);
      for (const room of ['report', 'deliberation'] as const)
        assert.ok(shown.includes(keysText(lang, room, undefined)), shown);
    }
  }));

test('a pause that was ended early shows so, with both offices, and is offered to be ended only while it lasts', () =>
  withWorld(async (world) => {
    const { auditor, chair } = world.people;
    const told = await reviewed(world);
    await declared(world, told, chair);
    const page = async (lang: 'ar' | 'en' = 'en') => (await pagesOf(world)(path(told, lang), chair)).html;
    const offers = async () => tagsOf(await page(), 'a').some((tag) => tag.includes('data-act="resume"'));
    assert.not.ok(await offers());
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: addDays(today(world), 11) });
    assert.ok(await offers());
    assert.is((await pagesOf(world)(`${path(told)}/resumption`, chair)).status, 200);
    world.setNow('2026-11-04T09:00:00Z');
    const due = async () => /data-duty="review" data-due="([\d-]+)"/.exec(await page())?.[1];
    assert.is(await due(), '2026-11-26');
    await world.act(told, { kind: 'resume', by: chair.id, duty: 'review' });
    assert.not.ok(await offers());
    assert.is(await due(), '2026-11-17');
    const shown = textOf(await page());
    assert.match(shown, /Paused from Sunday, 1 November 2026 .* until Tuesday, 3 November 2026 .*Internal auditor/);
    assert.match(shown, /Ended early on Wednesday, 4 November 2026 .* counts again\. Ended by: Board chair/);
    assert.match(shown, /A pause was ended early/);
    assert.match(textOf(await page('ar')), /أُنهي الإيقاف قبل موعده يوم .* أنهاه: رئيس مجلس الإدارة/);
    assert.not.match(textOf((await pagesOf(world)('/en/staff', auditor)).html), /paused until/);
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: addDays(today(world), 2) });
    await world.act(told, { kind: 'resume', by: auditor.id, duty: 'review' });
    assert.match(textOf(await page()), /ended the same day: no day was left out/);
    assert.is(await due(), '2026-11-17');
  }));

test('a clock of the law that ended since no employee is accused is told as that, not as met, and no more is asked for', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await reviewed(world);
    const page = async (lang: 'ar' | 'en' = 'en') => textOf((await pagesOf(world)(path(told, lang), auditor)).html);
    const record = (step: LabourStep) =>
      world.act(told, { kind: 'labour-step', by: auditor.id, step, day: today(world) });
    await record('employee');
    await record('none');
    assert.match(await page(), /Ended on Sunday, 1 November 2026[^:]*: no employee is concerned, or none is accused/);
    assert.match(await page('ar'), /انتهت يوم [^:]*: لا يتعلق البلاغ بعامل، أو لا يُتهم به عامل/);
    assert.match(await page(), /Recorded with the day Sunday, 1 November 2026[^:]*: no employee is concerned/);
    assert.not.match(await page(), /Written notice was given to the employee/);
    await record('employee');
    assert.not.match(await page(), /no employee is concerned, or none is accused/);
  }));

test('the Labour Law’s clocks stand apart with their steps, and alerts come ten, five and one days before', () =>
  withWorld(async (world) => {
    const { auditor, chair, first } = world.people;
    const told = await referred(world);
    await declared(world, told, first);
    const shown = async () => (await pagesOf(world)(path(told), auditor)).html;
    assert.match(await shown(), /id="law"[^>]*data-due="2026-12-01"/, 'what would hold for an employee');
    assert.not.ok((await shown()).includes('data-duty="labour-accuse"'));
    const day = plainDate('2026-11-01');
    await world.act(told, { kind: 'labour-step', by: first.id, step: 'employee', day });
    const part = async () => /<section class="law card" id="law".*?<\/section>/s.exec(await shown())?.[0] ?? '';
    assert.match(await part(), /data-duty="labour-accuse" data-due="2026-12-01"/);
    assert.match(await part(), /data-step="employee" data-day="2026-11-01"/);
    assert.not.match(await part(), /Time is running out/);
    const list = /<section aria-labelledby="duties-title".*?<\/section>/s.exec(await shown())?.[0] ?? '';
    assert.ok(list.includes('data-duty="recommendation"') && !list.includes('labour'), 'not among the policy’s duties');
    for (const [on, tone] of [
      ['2026-11-20', undefined],
      ['2026-11-21', 'warning'],
      ['2026-11-26', 'danger'],
      ['2026-11-30', 'danger'],
      ['2026-12-01', 'danger'],
      ['2026-12-02', undefined],
    ] as const) {
      world.setNow(`${on}T09:00:00Z`);
      assert.is(/tone-(\w+)">Time is running out/.exec(await part())?.[1], tone, on);
    }
    assert.match(textOf(await part()), /1 day overdue/);
    await recommended(world, told);
    await world.act(told, { kind: 'labour-step', by: auditor.id, step: 'none', day: today(world) });
    const over = async (who: Player) => {
      const said = /Decision on a penalty \((.+?)\) Ended on .* none is accused/;
      return said.exec(textOf((await pagesOf(world)(path(told), who)).html))?.[1];
    };
    await declared(world, told, chair);
    assert.equal([await over(auditor), await over(chair)], ['the ratifier', 'yours'], 'whoever recorded it');
  }));

test('in a case that evidence opened anew the law’s card counts from the evidence, and says of each clock what it is for', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await reviewed(world);
    const page = async (lang: 'ar' | 'en' = 'en') => (await pagesOf(world)(path(told, lang), auditor)).html;
    const record = (step: LabourStep) =>
      world.act(told, { kind: 'labour-step', by: auditor.id, step, day: today(world) });
    await record('employee');
    await world.act(told, { kind: 'close', by: auditor.id, outcome: 'unjustified' });
    await record('none');
    world.setNow('2026-12-04T09:00:00Z');
    await world.act(told, { kind: 'evidence', by: 'reporter' });
    world.setNow('2026-12-09T09:00:00Z');
    await record('employee');
    const over = /for the report of 1 November 2026 \(yours\) No longer owed since Sunday, 1 November 2026/;
    const open = /for the further evidence of 4 December 2026 \(yours\) due in 25 days Sunday, 3 January 2027/;
    for (const words of [over, open]) assert.match(textOf(await page()), words);
    assert.match(textOf(await page('ar')), /إبلاغ العامل كتابةً عن الإثباتات الإضافية الواردة يوم/);
  }));

test('who composes a recommendation is told which of notice, hearing and defence is recorded, where an employee is concerned', () =>
  withWorld(async (world) => {
    const { first } = world.people;
    const told = await referred(world);
    await declared(world, told, first);
    const page = async () => (await pagesOf(world)(`${path(told)}/recommendation`, first)).html;
    assert.not.ok((await page()).includes('before-finding'));
    for (const step of ['employee', 'hearing'] as const)
      await world.act(told, { kind: 'labour-step', by: first.id, step, day: today(world) });
    const part = /<section class="law card" id="before-finding".*?<\/section>/s.exec(await page())?.[0] ?? '';
    const steps = tagsOf(part, 'li').map((tag) => [/data-step="(\w+)"/.exec(tag)?.[1], tag.includes('data-day')]);
    assert.equal(steps, [
      ['notice', false],
      ['hearing', true],
      ['defence', false],
    ]);
  }));

test('recorded steps out of order, or a decision before what must precede it, are asked about; any step says that it is an employee', () =>
  withWorld(async (world) => {
    const { first } = world.people;
    const told = await referred(world);
    await declared(world, told, first);
    const day = today(world);
    world.setNow(`${addDays(day, 2)}T09:00:00Z`);
    const record = (step: LabourStep, on: PlainDate) =>
      world.act(told, { kind: 'labour-step', by: first.id, step, day: on });
    const page = async (noun = '') => (await pagesOf(world)(`${path(told)}${noun}`, first)).html;
    const doubts = async (noun?: string) =>
      tagsOf(await page(noun), 'li').flatMap((tag) => /data-doubt="(\w+)"/.exec(tag)?.[1] ?? []);
    await record('decision', today(world));
    assert.equal(await doubts(), ['missing', 'early'], 'nothing was recommended yet: no clock runs that it could meet');
    assert.match(textOf(await page()), /concerns an employee Follows from what is recorded/);
    const listed = /penalty was decided, or that there is none Not met: what is recorded is of Tuesday, 3 November/;
    for (const noun of ['', '/labour-step']) assert.match(textOf(await page(noun)), listed, 'not simply as done');
    await record('notice', today(world));
    await record('hearing', day);
    await record('defence', day);
    await record('defence', today(world));
    const before =
      /defence was taken down Done on Tuesday, 3 .{0,60}Recorded before, and corrected: Sunday, 1 November/;
    for (const noun of ['', '/labour-step']) assert.match(textOf(await page(noun)), before);
    assert.equal(await doubts('/labour-step'), ['order', 'early']);
    assert.match(
      textOf(await page('/labour-step')),
      /“The employee was heard” has an earlier day than “Written notice/,
    );
    assert.match(await page('/labour-step'), /id="recorded-steps"/);
    await recommended(world, told);
    await record('decision', day);
    for (const noun of ['', '/labour-step']) assert.ok((await doubts(noun)).includes('early'), noun);
    await record('decision', today(world));
    for (const noun of ['', '/labour-step']) assert.not.ok((await doubts(noun)).includes('early'), noun);
    await record('decision', day);
    for (const noun of ['', '/labour-step']) assert.ok((await doubts(noun)).includes('early'), noun);
    const shown = textOf(await page());
    assert.match(shown, /Not met: what is recorded is of Sunday, 1 November 2026 .* before the time limit began/);
    assert.match(shown, /Recorded before, and corrected: Tuesday, 3 November 2026/);
    world.setNow('2026-12-20T09:00:00Z');
    await record('decision', plainDate('2026-12-18'));
    assert.match(
      textOf(await page()),
      /Done on Friday, 18 December 2026 .* after the last day, Thursday, 3 December 2026/,
    );
    assert.match(textOf(await page()), /corrected: Tuesday, 3 November 2026 [^;]*; Sunday, 1 November 2026/);
  }));

test('a pause of days that don’t count anyway is told to move nothing, and one that moves the due day isn’t', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await reviewed(world);
    const page = async () => textOf((await pagesOf(world)(path(told), auditor)).html);
    const idle = /this pause moves nothing: the due day is the same without it/;
    world.setNow('2026-11-06T09:00:00Z');
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: plainDate('2026-11-07') });
    assert.match(await page(), idle);
    assert.match(textOf((await pagesOf(world)(path(told, 'ar'), auditor)).html), /لا يغيّر هذا الإيقاف شيئًا/);
    await world.act(told, { kind: 'resume', by: auditor.id, duty: 'review' });
    assert.not.match(await page(), idle, 'what took no day says so already');
    world.setNow('2026-11-08T09:00:00Z');
    await world.act(told, { kind: 'pause', by: auditor.id, duty: 'review', until: plainDate('2026-11-09') });
    assert.not.match(await page(), idle);
  }));

test('a question after closing is told from when on it can be put, and is offered then', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await reviewed(world);
    await world.act(told, { kind: 'close', by: auditor.id, outcome: 'unjustified' });
    const page = async () => (await pagesOf(world)(path(told), auditor)).html;
    assert.match(textOf(await page()), /To be done from Tuesday, 24 November 2026/);
    assert.not.match(await page(), /data-act="check-in"/);
    world.setNow('2026-11-24T09:00:00Z');
    assert.match(await page(), /data-act="check-in"/);
    const composer = (await pagesOf(world)(`${path(told)}/check-in`, auditor)).html;
    assert.match(composer, /هل تعرّضت منذ ذلك الحين لأي أذى[\s\S]*have you suffered any harm since/);
  }));

test('each duty opens into its rule, in whose words it is, and the acts that meet it', () =>
  withWorld(async (world) => {
    const told = await world.report();
    await declared(world, told, world.people.auditor);
    const shown = textOf((await pagesOf(world)(path(told), world.people.auditor)).html);
    assert.match(shown, /The policy’s words: The reporter is given, “within 10 days/);
    assert.match(shown, /Met by: Close as unjustified, Resolve without investigation, Refer to the committee\./);
    for (const duty of DUTIES) {
      assert.match(ruleWords('ar', duty).text, /\p{Script=Arabic}/u);
      assert.not.match(ruleWords('en', duty).text, /\p{Script=Arabic}/u);
    }
    assert.match(ruleWords('ar', 'recommendation').text, /«خلال عشرة أيام عمل من تاريخ إحالة البلاغ»/);
  }));

test.run();
