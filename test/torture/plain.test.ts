// The pages without script: every field of theirs spoilt in every way, bodies that are no form, forms that somebody made. What
// was typed stands in the answer again, in the reader's language, and nothing is kept.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { fieldOf } from '../../views/reporter/plain-report-form.tsx';
import { type World, withWorld } from '../journeys/world.ts';
import { dumpOf } from '../support/database-factory.ts';
import { controlsOf } from '../support/plain-form.ts';
import { formBodies, MEGABYTE_OF_MARKS, NASTY_TEXTS } from './nasty.ts';
import { routesFor } from './routes.ts';
import { assertRefusal, faultsIn, type Heard } from './wire.ts';

const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const STORY = 'القصة كاملة: the whole story, kept.';

type Fields = Readonly<Record<string, string>>;

const REPORT: Fields = {
  go: 'check',
  token: toBase64url(new Uint8Array(32).fill(9)),
  ticket: '',
  concerns: 'none',
  identity: 'named',
  [fieldOf('name')]: 'Somebody',
  [fieldOf('contact')]: 'A telephone',
  [fieldOf('what-happened')]: STORY,
  [fieldOf('where')]: 'In the store',
  [fieldOf('who')]: 'Nobody known',
  [fieldOf('witnesses')]: 'None',
  [fieldOf('evidence')]: 'Receipts',
  [fieldOf('expectation')]: 'An answer',
  ...Object.fromEntries(
    (['when-happened', 'when-learned'] as const).flatMap((id) =>
      ['day', 'month', 'year', 'calendar', 'certainty'].map((part) => [
        `${fieldOf(id)}-${part}`,
        { day: '1', month: '2', year: '2026', calendar: 'gregorian' }[part] ?? 'exact',
      ]),
    ),
  ),
  dismissed: '',
};
const OPENING: Fields = { act: 'open', code: '1234', draft: STORY, ticket: '' };
const WRITING: Fields = { act: 'write', message: STORY, page: 'x', form: 'x', kind: 'message' };

/** The fields of each page, and whether what was typed comes back whatever one of them says. */
const PAGES: readonly (readonly [route: string, sample: Fields, decides: readonly string[]])[] = [
  ['/:lang/report/plain', REPORT, ['go', fieldOf('what-happened')]],
  ['/:lang/follow-up/plain', OPENING, ['act', 'draft']],
  ['/:lang/follow-up/plain', WRITING, ['act', 'message']],
];

const posted = async (
  { portal }: World,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Heard> => {
  const answer = await portal.app.request(`${portal.url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const written = (fields: Fields): string => new URLSearchParams(Object.entries(fields)).toString();

/** Runs `job` where reports can be received, and holds everything as it was before. */
const untouched = (job: (world: World) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const { database } = world.portal.deps;
    const before = await dumpOf(database);
    await job(world);
    assert.is(await dumpOf(database), before);
    assert.equal(faultsIn(world.logged), []);
  });

const test = suite('torture of the pages without script');

test('every field spoilt in every way is answered in the reader’s language, with all else that was typed, and nothing is kept (T90)', () =>
  untouched(async (world) => {
    assert.equal(
      [...new Set(PAGES.map(([route]) => route))].toSorted(),
      routesFor(world.portal.app, 'plain').toSorted(),
    );
    let at = 0;
    for (const [route, sample, decides] of PAGES) {
      for (const id of Object.keys(sample)) {
        for (const [what, text] of Object.entries(NASTY_TEXTS)) {
          at += 1;
          const path = route.replace('/:lang', at % 2 === 0 ? '/ar' : '/en');
          const answer = await posted(world, path, FORM_TYPE, written({ ...sample, [id]: text }));
          const place = `${path} ${id}: ${what} answered ${answer.status}`;
          assert.ok(answer.status === 200 || (answer.status >= 400 && answer.status < 500), place);
          if (answer.status >= 400) assertRefusal(answer, path, place);
          assert.not.match(answer.text, /<script>alert|<img src=x/, place);
          if (!decides.includes(id)) assert.ok(answer.text.includes(STORY), `${place}: what was typed is there`);
        }
      }
    }
    assert.ok(at > 400, String(at));
  }));

test('a body that is no form, or is too large, is refused with a sentence, and with the number where it is too large (T18)', () =>
  untouched(async (world) => {
    for (const [route, sample] of PAGES) {
      for (const lang of ['ar', 'en']) {
        const path = route.replace('/:lang', `/${lang}`);
        for (const { what, type, encoding, body } of formBodies(written(sample))) {
          // Of a repeated field the first counts here, and what the form says in another charset is read as UTF-8.
          if (
            [
              'every field twice',
              'another charset',
              'escapes that are no UTF-8',
              'escapes cut short',
              'overlong escapes',
            ].includes(what)
          )
            continue;
          const headers = {
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
          };
          assertRefusal(await posted(world, path, headers, body), path, `${path} ${what}`);
        }
        const large = await posted(world, path, FORM_TYPE, written({ ...sample, ticket: 'x'.repeat(4_300_000) }));
        assert.is(large.status, 413, path);
        assert.match(large.text, lang === 'ar' ? /٤٬٠٩٦ كيلوبايت/ : /at most 4,096 kilobytes/, path);
      }
    }
  }));

/** What people type in, of each page. */
const TYPED = /^(?:answer-(?!.*-(?:calendar|certainty)$)[a-z-]+|code|draft|message)$/;

test('a megabyte of marks in any field that people type in comes back whole, with all else that was typed (T18)', () =>
  untouched(async (world) => {
    let at = 0;
    for (const [route, sample, decides] of PAGES) {
      for (const id of Object.keys(sample).filter((name) => TYPED.test(name))) {
        at += 1;
        const path = route.replace('/:lang', at % 2 === 0 ? '/ar' : '/en');
        const spoilt = { ...sample, [id]: MEGABYTE_OF_MARKS };
        const answer = await posted(world, path, FORM_TYPE, written(spoilt));
        const place = `${path} ${id} answered ${answer.status}`;
        assert.ok([401, 422].includes(answer.status), place);
        assert.ok(answer.text.includes(MEGABYTE_OF_MARKS), place);
        if (id !== decides[1]) assert.ok(answer.text.includes(STORY), place);
        if (sample !== REPORT) continue;
        const back = new Map(controlsOf(answer.text));
        for (const name of Object.keys(sample).filter((one) => TYPED.test(one)))
          assert.is(back.get(name), spoilt[name], `${place}: ${name}`);
        assert.match(answer.text, new RegExp(`href="#${id.replace(/-(?:day|month|year)$/, '')}`), place);
      }
    }
    assert.is(at, 17);
  }));

test('six hundred thousand Arabic letters, sent as browsers write them, come back to be shortened, as the page promises (T18)', () =>
  untouched(async (world) => {
    const where = 'ع'.repeat(600_000);
    const answer = await posted(
      world,
      '/ar/report/plain',
      FORM_TYPE,
      written({ ...REPORT, [fieldOf('where')]: where }),
    );
    assert.is(answer.status, 422);
    assert.is(new Map(controlsOf(answer.text)).get(fieldOf('where')), where);
    const asked = { ...REPORT, go: 'questions' };
    for (const lang of ['ar', 'en'] as const) {
      const page = await posted(world, `/${lang}/report/plain`, FORM_TYPE, written(asked));
      assert.ok(
        page.text.includes(lang === 'ar' ? 'نحو ٦٠٠٬٠٠٠ حرف على الأكثر' : 'up to some 600,000 characters'),
        lang,
      );
    }
  }));

test('steps out of their order, and pages after sending that somebody made, lead nowhere and fail nowhere (T49)', () =>
  untouched(async (world) => {
    const steps = [
      'concerns',
      'questions',
      'check',
      'keep',
      'dismiss',
      'code',
      'done',
      'later',
      'leave',
      'x',
      'constructor',
    ];
    for (const go of steps) {
      for (const fields of [
        { go },
        { go, token: REPORT.token ?? '' },
        { ...REPORT, go, concerns: 'x' },
        { ...REPORT, go, token: '' },
        { ...REPORT, go, identity: 'x' },
        { ...REPORT, go, number: '1234-5678', on: '2026-13-45', line: 'x'.repeat(43) },
        { ...REPORT, go, number: '1234-5678', on: '2026-02-01', line: '<script>alert(1)</script>' },
      ]) {
        const answer = await posted(world, '/en/report/plain', FORM_TYPE, written(fields));
        assert.ok(answer.status < 500, `${go}: ${JSON.stringify(fields).slice(0, 60)} answered ${answer.status}`);
        assert.not.match(answer.text, /<script>alert|TypeError/);
      }
    }
  }));

test.run();
