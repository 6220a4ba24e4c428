// Every address of a case against everybody and every way in which they can stand to it, generated from the router: what
// isn't theirs answers as what isn't there, byte by byte, to read, to write and in part.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { routesOf } from '../../src/http/app.ts';
import { ACT_PATHS, type PageAct } from '../../src/i18n/page-acts.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { dumpOf } from '../support/database-factory.ts';
import { lentTo } from '../support/lending.ts';
import {
  type Answer,
  type Ask,
  assertSame,
  isOfficeHolder,
  OFFICE_HOLDERS,
  type OfficeHolder,
  type Scene,
  type Stage,
  VISITORS,
  type Visitor,
  withVisitors,
} from '../support/visitors.ts';

const LANG = '/:lang{(?:ar|en)}';
const NOUNS: readonly string[] = [...Object.values(ACT_PATHS), 'absent', 'open', 'submit', 'unreadable'];

type Request = { readonly address: (number: string) => string; readonly ask: Ask; readonly what: string };

const json = (body: string): Ask => ({ method: 'POST', type: 'application/json', body });

const FILE = `B${'A'.repeat(21)}`;
const SECRET = 'A'.repeat(43);
/** A file that is announced, sent and ended as it should be, but for whose case it is. */
const uploadAsks: readonly Ask[] = [
  { ...json(JSON.stringify({ caseId: FILE, bytes: 273 })), headers: { 'upload-secret': SECRET } },
  { ...json(JSON.stringify({ item: SECRET })), headers: { 'upload-secret': SECRET } },
  {
    ...{ method: 'POST', type: 'application/octet-stream', body: 'x'.repeat(273) },
    headers: { 'upload-secret': SECRET, 'part-hash': SECRET },
  },
];

/** What is asked at a route that names a case: each language and noun, as page and as fragment, read and written. */
const requestsAt = (method: string, path: string, scene: Scene, nouns: readonly string[]): readonly Request[] => {
  const langs = path.startsWith(LANG) ? ['ar', 'en'] : ['en'];
  const known = [LANG, ':number', ':noun', ':file', ':part'].reduce((left, one) => left.replace(one, ''), path);
  if (known.includes(':') || known.includes('*')) throw new Error(`say what stands for the parameters of ${path}`);
  const asks: readonly Ask[] =
    method === 'GET'
      ? [{}, { method: 'HEAD' }, { headers: { 'hx-request': 'true', 'hx-target': 'main' } }]
      : [
          ...[json('{}'), json(scene.accepted), json('"')],
          ...[{ method, type: 'text/plain', body: scene.accepted }, { method }],
          ...(path.includes('/uploads/') ? uploadAsks : []),
        ];
  return langs.flatMap((lang) =>
    (path.includes(':noun') ? nouns : ['-']).flatMap((noun) =>
      asks.map((ask, at) => ({
        address: (number: string) =>
          path
            .replace(LANG, `/${lang}`)
            .replace(':number', number)
            .replace(':noun', noun)
            .replace(':file', FILE)
            .replace(':part', '0'),
        ask,
        what: `${ask.method ?? 'GET'} ${path} (${lang}, ${noun}, ${at})`,
      })),
    ),
  );
};

const requestsOf = ({ world }: Stage, scene: Scene, visitor: Visitor): readonly Request[] => {
  const routes = routesOf(world.portal.app).filter(({ path }) => path.includes(':number'));
  if (routes.length < 4) throw new Error('the router knows cases');
  // Strangers don't come as far as a noun: two stand for all.
  const nouns = isOfficeHolder(visitor) ? NOUNS : ['note', 'absent'];
  return routes.flatMap(({ method, path }) => requestsAt(method, path, scene, nouns));
};

/** An answer whole, but for the number that was asked for, which the link to the other language repeats. */
const withoutNumber = (answer: Answer, number: string): string => JSON.stringify(answer).replaceAll(number, '…');

const seenBy = async ({ ask }: Stage, visitor: Visitor, { address, ask: how }: Request, number: string) =>
  withoutNumber(await ask(visitor, address(number), how), number);

const outside = (scene: Scene): readonly Visitor[] =>
  VISITORS.filter((visitor) => !isOfficeHolder(visitor) || !scene.holders.has(visitor));

/** Each asks for what is theirs to ask in its order, all of them at once: one alone mostly waits for the database. */
const together = async <V extends Visitor>(
  visitors: readonly V[],
  job: (visitor: V) => Promise<void>,
): Promise<void> => {
  await Promise.all(visitors.map(job));
};

const test = suite('the matrix of cases');

/** Nothing is written here by anybody, which the first test asserts: all look at the same cases. */
const atTheCases = lentTo(6, withVisitors);

test('a case that is not theirs answers as one that is not there: every address, everybody, every case, read and written (T37, T38, T45)', () =>
  atTheCases(async (stage) => {
    const { database } = stage.world.portal.deps;
    const acts = () => database.reader.all('select kind, refused, person, detail from account_acts order by seq');
    const [before, told] = [await dumpOf(database, ['account_acts']), await acts()];
    let compared = 0;
    const absences = new Map<string, string>();
    for (const scene of stage.scenes) {
      await together(outside(scene), async (visitor) => {
        for (const request of requestsOf(stage, scene, visitor)) {
          const foreign = await seenBy(stage, visitor, request, scene.number);
          const key = `${visitor} ${request.what}`;
          const absent = absences.get(key) ?? (await seenBy(stage, visitor, request, stage.absent));
          absences.set(key, absent);
          assertSame(foreign, absent, `${visitor} and the case ${scene.name}: ${request.what}`);
          compared += 1;
        }
      });
    }
    assert.ok(compared > 5000, `only ${compared} comparisons`);
    assert.is(await dumpOf(database, ['account_acts']), before, 'nothing was written');
    // But that the administrator tried, once a door for all cases there are and aren't.
    const tried = (await acts()).slice(told.length).map((row) => Object.values(row).join());
    assert.equal(tried.toSorted(), ['door,1,,cases', 'door,1,,handovers']);
  }));

test('whoever is given briefings alone finds no act and writes nothing, and every noun is as one that is not there', () =>
  atTheCases(async (stage) => {
    for (const scene of stage.scenes) {
      for (const [visitor, standing] of scene.holders) {
        if (standing !== 'briefings') continue;
        const page = (noun: string) => stage.ask(visitor, `/en/staff/cases/${scene.number}/${noun}`);
        const absent = JSON.stringify(await page('absent')).replaceAll('/absent', '');
        for (const noun of Object.values(ACT_PATHS)) {
          assertSame(JSON.stringify(await page(noun)).replaceAll(`/${noun}`, ''), absent, `${scene.name}: ${noun}`);
        }
        const posted = await stage.ask(visitor, `/api/staff/cases/${scene.number}/acts`, json(scene.accepted));
        assert.equal([posted.status, posted.text], [422, '{"error":"refused"}']);
      }
    }
  }));

/** The acts that have a page for a holder of a case, each by hand from the policy's table. */
const PAGES: Readonly<Record<string, Partial<Readonly<Record<OfficeHolder, readonly PageAct[]>>>>> = {
  'about nobody, in review': {
    auditor: [
      'concern',
      'close',
      'resolve',
      'refer',
      'message',
      'note',
      'summary',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    chair: ['concern', 'note', 'summary', 'declare', 'bar', 'ask-identity', 'pause', 'labour-step'],
  },
  // One of its members left the roster: keys wait to be handed on.
  'about the executive and two members, in the committee': {
    auditor: [
      'concern',
      'message',
      'note',
      'summary',
      'categorise',
      'declare',
      'bar',
      'epoch',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    chair: ['concern', 'note', 'summary', 'declare', 'bar', 'epoch', 'ask-identity', 'pause', 'labour-step'],
    'member-1': ['recommend', 'message', 'note', 'declare', 'bar', 'epoch', 'ask-identity', 'pause', 'labour-step'],
    'member-2': ['recommend', 'message', 'note', 'declare', 'bar', 'epoch', 'ask-identity', 'pause', 'labour-step'],
  },
  'about the auditor': {
    'audit-chair': [
      'concern',
      'brief',
      'close',
      'resolve',
      'refer',
      'message',
      'note',
      'summary',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    chair: ['concern', 'note', 'summary', 'declare', 'bar', 'ask-identity', 'pause', 'labour-step'],
  },
  'about the chair': {
    auditor: [
      'concern',
      'brief',
      'close',
      'resolve',
      'refer',
      'message',
      'note',
      'summary',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    deputy: ['concern', 'note', 'summary', 'declare', 'bar', 'ask-identity', 'pause', 'labour-step'],
  },
  'about the auditor and the chair': {
    'audit-chair': [
      'concern',
      'close',
      'resolve',
      'refer',
      'message',
      'note',
      'summary',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    deputy: ['concern', 'note', 'summary', 'declare', 'bar', 'ask-identity', 'pause', 'labour-step'],
  },
  'about someone senior': {
    auditor: [
      'concern',
      'clear',
      'brief',
      'close',
      'resolve',
      'refer',
      'message',
      'note',
      'summary',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'pause',
      'labour-step',
    ],
    'audit-chair': ['concern', 'note', 'summary', 'declare', 'bar', 'ask-identity'],
  },
  'closed as unjustified': {
    auditor: [
      'message',
      'note',
      'summary',
      'categorise',
      'declare',
      'bar',
      'announce',
      'disclose-withheld',
      'labour-step',
      'check-in',
    ],
    chair: ['note', 'summary', 'declare', 'bar', 'ask-identity', 'labour-step'],
  },
};

test('a holder is given the case, and a page for exactly the acts that are theirs; of others and of no shape they are told', () =>
  atTheCases(async (stage) => {
    for (const scene of stage.scenes) {
      for (const [holder, standing] of scene.holders) {
        const what = `${holder} and the case ${scene.name}`;
        for (const path of [`/ar/staff/cases/${scene.number}`, `/api/staff/cases/${scene.number}`]) {
          const given = await stage.ask(holder, path);
          assert.is(given.status, 200, what);
          assert.ok(given.text.includes(scene.number), what);
        }
        if (standing === 'briefings') continue;
        const open: string[] = [];
        for (const [act, noun] of Object.entries(ACT_PATHS)) {
          const page = await stage.ask(holder, `/en/staff/cases/${scene.number}/${noun}`);
          if (page.status === 200) open.push(act);
          else {
            assert.is(page.status, 409, `${what}: ${noun}`);
            assert.ok(page.text.includes(`href="/en/staff/cases/${scene.number}"`), `${what}: ${noun} leads back`);
          }
        }
        assert.equal(open.toSorted(), [...(PAGES[scene.name]?.[holder] ?? [])].toSorted(), what);
        const posted = await stage.ask(holder, `/api/staff/cases/${scene.number}/acts`, json('{}'));
        assert.equal([posted.status, posted.text], [400, '{"error":"malformed"}'], what);
      }
    }
  }));

test('whoever has yet to declare is given the number alone, and every page of an act leads them back to declare', () =>
  atTheCases(async (stage) => {
    const played = await stage.world.report();
    const at = `/en/staff/cases/${played.number}`;
    const page = await stage.ask('auditor', at);
    assert.is(page.status, 200);
    for (const noun of Object.values(ACT_PATHS)) {
      const { status, headers } = await stage.ask('auditor', `${at}/${noun}`);
      assert.equal([status, headers.find(([name]) => name === 'location')?.[1]], [303, at], noun);
    }
    assert.is((await stage.ask('deputy', at)).status, 404);
  }));

/** Other writings of a number, each with as many characters for every number. */
const WRITINGS: readonly ((number: string) => string)[] = [
  (number) => number.replace('-', ''),
  (number) => `${number}/`,
  (number) => `%${number.charCodeAt(0).toString(16)}${number.slice(1)}`,
  (number) => encodeURIComponent(number.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))),
  (number) => `${number}%00`,
  (number) => `%20${number}`,
  (number) => `${number};x`,
  (number) => `${number}?x=1`,
  (number) => `${number}'--`,
  (number) => `absent/..%2f${number}`,
];

test('no other writing of a number and no other method tells a foreign case from an absent one (T38)', () =>
  atTheCases(async (stage) => {
    for (const scene of stage.scenes) {
      await together(outside(scene).filter(isOfficeHolder), async (visitor) => {
        const tell = async (number: string): Promise<string> => {
          const answers: Answer[] = [];
          for (const write of WRITINGS) {
            for (const base of ['/en/staff/cases/', '/api/staff/cases/']) {
              answers.push(await stage.ask(visitor, `${base}${write(number)}`));
            }
          }
          for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
            answers.push(await stage.ask(visitor, `/en/staff/cases/${number}`, { method }));
            answers.push(await stage.ask(visitor, `/api/staff/cases/${number}/acts`, { method, body: '{}' }));
          }
          const plain = number.replace('-', '');
          return JSON.stringify(answers)
            .replaceAll(number, '…')
            .replaceAll(plain, '…')
            .replaceAll(`%${number.charCodeAt(0).toString(16)}${number.slice(1)}`, '…')
            .replaceAll(WRITINGS[3]?.(number) ?? '', '…');
        };
        assertSame(await tell(scene.number), await tell(stage.absent), `${visitor} and the case ${scene.name}`);
      });
    }
  }));

test('no list, roster, account or other page of theirs names a case that is not theirs, wherever it is begun (T38, T45)', () =>
  atTheCases(async (stage) => {
    const { scenes, world } = stage;
    const caseIds = new Map<string, string>();
    for (const { number, holders } of scenes) {
      const [holder] = [...holders.keys()];
      if (holder === undefined) throw new Error('every case has a holder');
      const found = (await stage.ask(holder, `/api/staff/cases/${number}`)).text;
      caseIds.set(number, found.match(/"caseId":"([\w-]{22})"/)?.[1] ?? 'no id');
    }
    const ground = await groundOf(world.portal.deps.database.reader, world.portal.association);
    const policy = ground?.current.roster.policy ?? '';
    const paths = routesOf(world.portal.app)
      .filter(({ method, path }) => method === 'GET' && !path.includes(':number') && !path.includes('*'))
      .map(({ path }) => path.replace(LANG, '/en').replace(':person', 'x').replace(':policy', policy));
    const cursors = ['', ...scenes.flatMap(({ number }) => [`9999-99-99 ${number}`, `2026-09-16 ${number}`, number])];
    const begun = cursors.map((key) => `/en/staff?after=${Buffer.from(key).toString('base64url')}`);
    for (const visitor of [...OFFICE_HOLDERS, 'administrator', 'nobody'] as const) {
      let own = 0;
      for (const path of [...paths, ...begun]) {
        const { text, headers } = await stage.ask(visitor, path);
        const told = `${JSON.stringify(headers)} ${text}`;
        for (const { name, number, holders } of scenes) {
          const mine = isOfficeHolder(visitor) && holders.has(visitor);
          const named = told.includes(number) || told.includes(caseIds.get(number) ?? '');
          assert.ok(mine || !named, `${visitor} at ${path}: the case ${name}`);
          own += mine && named ? 1 : 0;
        }
      }
      const mine = isOfficeHolder(visitor) ? scenes.filter(({ holders }) => holders.has(visitor)).length : 0;
      assert.ok(own >= mine, `${visitor}’s own cases stand on the desk`);
    }
  }));

test.run();
