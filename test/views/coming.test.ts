import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Coming } from '../../src/domain/coming.ts';
import { dueOn } from '../../src/domain/deadlines.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { ComingCases, ComingCount } from '../../views/staff/coming.tsx';
import { CH, IA } from '../domain/story.ts';
import { render } from './render.ts';
import { textOf } from './staff-app.ts';

const test = suite('what is coming');

const today = plainDate('2026-11-22');
const until = plainDate('2026-11-24');
const quiet: Coming = { duties: [], handedOnBy: ['ratifier'], until };
const counted = dueOn({ days: 8 }, plainDate('2026-11-22'), DEFAULT_CALENDAR);
const due: Coming = {
  ...quiet,
  duties: [{ id: 'brief', startedBy: 'open', dueOn: plainDate('2026-11-30'), arithmetic: counted }],
};
const stuck: Coming = { duties: [], handedOnBy: [], until: undefined };

const nameOf = (person: PersonId): string => (person === IA ? 'Nora' : 'Sami');

const shown = async (lang: 'ar' | 'en', cases: readonly Coming[], total = cases.length): Promise<string> =>
  textOf(await render(ComingCases({ lang, today, coming: { cases, total }, nameOf })));

const times = (text: string, part: string): number => text.split(part).length - 1;

test('a duty that comes is its reader’s already, and no day is promised for its keys', async () => {
  const text = await shown('en', [due]);
  assert.match(text, /It is yours; you can act once you have the keys, which .+ is to hand on by .*24 November/);
  assert.match(text, /How the date was counted 8 days from/);
  assert.match(await shown('ar', [due]), /هذا من مهامك، ويمكنك إنجازه متى وصلتك المفاتيح/);
});

test('cases in which nothing is due yet are one line with their number, below what is due', async () => {
  const seven = Array.from({ length: 7 }, () => quiet);
  const text = await shown('en', [...seven, due]);
  assert.is(times(text, '7 more cases, in which nothing is due from you yet'), 1);
  assert.is(times(text, 'nothing is due'), 1);
  assert.is(times(text, 'It is yours'), 1);
  assert.ok(text.indexOf('It is yours') < text.indexOf('7 more cases'), text);
  assert.match(await shown('ar', [...seven, due]), /٧ بلاغات أخرى لا يلزمك فيها شيء بعد/);
  assert.match(await shown('en', [quiet]), /1 case, in which nothing is due/);
  assert.match(await shown('ar', [quiet, quiet]), /بلاغان لا يلزمك فيهما شيء بعد/);
});

test('where nobody is left to hand on keys of such cases, that is said of all of them or of some', async () => {
  const { nobody, nobodyOfSome } = vacancyWords('en');
  assert.ok((await shown('en', [stuck, stuck])).includes(nobody));
  const some = await shown('en', [stuck, quiet]);
  assert.ok(some.includes(nobodyOfSome) && !some.includes(nobody), some);
  assert.not.ok((await shown('en', [quiet])).includes('nobody who has the keys'));
});

test('where whoever has the keys is suspended nobody is promised to hand them on, and it is said whom to bring back, each once', async () => {
  const out: Partial<Coming> = { handedOnBy: [], suspended: [CH, IA] };
  const { nobody, nobodyOfSome, suspended } = vacancyWords('en');
  const text = await shown('en', [{ ...due, ...out }]);
  assert.ok(text.includes(suspended('Sami, Nora', true)) && !text.includes('is to hand on by'), text);
  const some = await shown('en', [{ ...quiet, ...out }, { ...quiet, ...out }, quiet]);
  assert.ok(some.includes(suspended('Sami, Nora', false)), some);
  for (const never of [nobody, nobodyOfSome]) assert.not.ok(some.includes(never));
  assert.ok((await shown('ar', [{ ...quiet, ...out }])).includes(vacancyWords('ar').suspended('Sami، Nora', true)));
});

test('where more come than are told one by one, their true number stands there', async () => {
  const many = Array.from({ length: 3 }, () => quiet);
  assert.match(await shown('en', many, 1240), /1,240 cases come to you in all\. 3 of them stand here/);
  assert.match(await shown('ar', many, 1240), /كله من البلاغات: ١٬٢٤٠\. وعدد المذكور منها هنا: ٣/);
  assert.not.match(await shown('en', many), /in all/);
});

const dueOnDay = (day: string): Coming => ({
  ...due,
  duties: due.duties.map((duty) => ({ ...duty, dueOn: plainDate(day) })),
});

test('the heading counts what comes; what is overdue or due today is counted and never folded, of the rest three stand open', async () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-22', '2026-11-22', '2026-11-27', '2026-11-28'];
  const cases = [...days, '2026-11-29', '2026-11-30', '2026-12-01'].map(dueOnDay);
  const html = await render(ComingCases({ lang: 'en', today, coming: { cases, total: cases.length }, nameOf }));
  assert.match(html, /<h2 id="coming-title">Coming to you <span class="tally">10</);
  const [open = '', rest = ''] = html.split('data-rest="coming"');
  const daysIn = (part: string) => [...part.matchAll(/data-due="([^"]+)"/g)].map(([, day]) => day);
  assert.equal(daysIn(open), [...days, '2026-11-29']);
  assert.equal(daysIn(rest), ['2026-11-30', '2026-12-01']);
  assert.ok(textOf(open).includes('Overdue among those that stand here: 2. Due today among those that stand here: 3.'));
  const few = await render(ComingCases({ lang: 'ar', today, coming: { cases: cases.slice(6), total: 1240 }, nameOf }));
  assert.match(few, /<span class="tally">أكثر من ٩٩٩</);
  assert.not.match(few, /data-rest|id="coming-pressing"/);
});

test('the desk’s figures say how many of what comes press, each under the first of its days', async () => {
  const counted = async (lang: 'ar' | 'en', cases: readonly Coming[], total = cases.length): Promise<string> =>
    textOf(await render(ComingCount({ lang, today, coming: { cases, total } }))).trim();
  const days = ['2026-11-20', '2026-11-22', '2026-11-22', '2026-11-25', '2026-11-26'].map(dueOnDay);
  const both = { ...due, duties: [...dueOnDay('2026-11-24').duties, ...dueOnDay('2026-11-21').duties] };
  const cases = [...days, both, quiet];
  assert.is(await counted('en', cases), 'Coming to you 7 (of these: Overdue 2, Due today 2, Due soon 1)');
  assert.is(
    await counted('en', cases, 60),
    'Coming to you 60 (of those that stand here: Overdue 2, Due today 2, Due soon 1)',
  );
  assert.match(await counted('ar', cases), /\(منها: تجاوز الموعد ٢، موعده اليوم ٢، اقترب الموعد ١\)$/);
  assert.is(await counted('en', [quiet, due]), 'Coming to you 2');
  assert.is(await counted('en', []), '');
  assert.ok((await shown('en', cases)).includes(vacancyWords('en').soon('1')));
});

test.run();
