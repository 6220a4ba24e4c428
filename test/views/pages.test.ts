// What every page of the server says, in both languages, to everybody who may open it, with cases at every stage: the words
// as they stand in pages.ar.txt and pages.en.txt beside this file, which a reviewer reads. Whoever changes a sentence on
// purpose writes them anew with WORDS=write and looks at the difference.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Device, newDevice } from '../../src/cli/demo/device.ts';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { type Deed, signInPlayer } from '../../src/cli/demo/people.ts';
import { routesOf } from '../../src/http/app.ts';
import { ACT_PATHS } from '../../src/i18n/page-acts.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { deeds, type World, withWorld } from '../journeys/world.ts';
import { declareInProcess } from '../support/staff-screen.ts';
import { unisolated } from '../support/unisolated.ts';

type Lang = 'ar' | 'en';
const LANG = '/:lang{(?:ar|en)}';
const TOLD = ['aria-label', 'title', 'placeholder', 'alt'];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name) => ENTITIES[name] ?? whole);

/** The page as a reader gets it: its title and every text, a line each, with what is said by attributes and states. */
const wordsOf = (html: string): readonly string[] => {
  const title = /<title>([\s\S]*?)<\/title>/.exec(html)?.[1] ?? '';
  const body = html
    .replace(/^[\s\S]*?<body\b/, '<body')
    .replace(/<(script|svg)\b[\s\S]*?<\/\1>/g, '')
    // Hashes are random; the pages' words are the matter here.
    .replace(/<bdi\b[^>]*\bunbroken-hash\b[\s\S]*?<\/bdi>/g, '‹hash›');
  const lines = body.replace(/<([a-z][\w-]*)\b([^>]*)>|<\/([a-z][\w-]*)>/g, (_, opened, attributes = '', closed) => {
    // These stand within a sentence.
    if (/^(?:bdi|strong|em|abbr|time|span|b|code)$/.test(opened ?? closed)) return '';
    const told = TOLD.flatMap((name) => new RegExp(`\\b${name}="([^"]+)"`).exec(attributes)?.[1] ?? []);
    const states = /(?<![-\w])(?:hidden|disabled|required|checked|open|selected)(?![-\w])/.exec(
      attributes.replace(/"[^"]*"/g, ''),
    );
    const state = states === null ? [] : [`(${opened} ${states[0]})`];
    return `\n${[...told.map((text) => `[${text}]`), ...state].join(' ')}\n`;
  });
  return [title, ...lines.split('\n')]
    .map((line) => decoded(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
};

/** A page under the name that its readers know it by, without what differs from run to run. */
type Section = { readonly name: string; readonly lines: readonly string[] };

/** A case at every stage, by a name. */
const casesIn = async (world: World): Promise<ReadonlyMap<string, string>> => {
  const cases = new Map<string, string>();
  const made = async (
    name: string,
    input: Parameters<World['report']>[0],
    ...acts: readonly (readonly [Who, Deed])[]
  ): Promise<void> => {
    const played = await world.report(input);
    for (const [who, deed] of acts) await world.act(who, played, deed);
    cases.set(name, played.number);
  };
  const acknowledged = ['auditor', deeds.acknowledge] as const;
  const referred = [acknowledged, ['auditor', deeds.brief], ['auditor', deeds.refer]] as const;
  const recommended = [...referred, ['member-1', deeds.recommend('substantiated')]] as const;
  const ratified = [...recommended, ['member-2', deeds.confirm], ['chair', deeds.ratify]] as const;
  await made('new', {});
  await made(
    'with a name',
    {
      identity: { given: true, answers: [{ question: 'name', text: 'Sara' }] },
    },
    acknowledged,
  );
  await made('a disclosure announced', {}, acknowledged, ['chair', deeds.askIdentity], ['auditor', deeds.announce]);
  await made('an identity asked for', {}, acknowledged, ['chair', deeds.askIdentity]);
  await made('someone senior', { concerns: 'senior' }, acknowledged);
  await made('a member ticked', { concerns: ['violations-committee'] }, acknowledged);
  await made('the executive ticked', { concerns: ['executive-director'] }, acknowledged);
  await made('closed as unjustified', {}, acknowledged, ['auditor', deeds.close]);
  await made('resolved', {}, acknowledged, ['auditor', deeds.resolve]);
  await made('investigated', {}, ...referred);
  await made('recommended', {}, ...recommended);
  await made('dissented', {}, ...recommended, ['member-2', deeds.dissent]);
  await made('confirmed', {}, ...recommended, ['member-2', deeds.confirm]);
  await made('returned', {}, ...recommended, ['member-2', deeds.confirm], ['chair', deeds.giveBack]);
  await made('ratified', {}, ...ratified);
  await made('unreadable for the chair', {}, ...ratified, ['chair', deeds.unreadable]);
  await made('fed back', {}, ...ratified, ['auditor', deeds.feedback]);
  await made('declared', {});
  await declareInProcess(world, cases.get('declared') ?? '', 'auditor');
  const keptAway = ['auditor', deeds.bar(world.player('chair'))] as const;
  await made('a handler kept away', {}, acknowledged, keptAway);
  await made('a conflict declared', {}, acknowledged, ['chair', deeds.conflict]);
  await made('handed on', {}, acknowledged, keptAway);
  await world.handOn('auditor', { number: cases.get('handed on') ?? '' });
  return cases;
};

const READERS: readonly Who[] = ['auditor', 'chair', 'executive', 'member-1'];

/** The names of everybody who has an account. */
const namesIn = async ({ portal }: World): Promise<readonly string[]> =>
  (await portal.deps.database.reader.all('select name from persons')).map(({ name }) => String(name));

/** Opens every page of the router in `lang`, as everybody who may; one of `repeated` said the same as another before. */
const sectionsOf = async (
  world: World,
  cases: ReadonlyMap<string, string>,
  lang: Lang,
  repeated: ReadonlySet<string>,
): Promise<readonly Section[]> => {
  const { portal, argon2 } = world;
  const numbers = [...cases.values()];
  const policy = (await groundOf(portal.deps.database.reader, portal.association))?.current.roster.policy ?? '';
  const sections: Section[] = [];
  const walked = new Set<string>();
  const people = await namesIn(world);
  const bare = new Set<string>();
  const add = async (name: string, address: string, { page }: Pick<Device, 'page'>): Promise<void> => {
    if (repeated.has(name)) return;
    const { received } = await page(address);
    if (lang === 'ar') for (const place of unisolated(received, people)) bare.add(`${place} · ${name}`);
    const lines = wordsOf(received).map((line) =>
      numbers.reduce((text, number) => text.replaceAll(number, '‹number›'), line),
    );
    sections.push({ name, lines });
  };
  const pages = routesOf(portal.app)
    .filter(({ method, path }) => method === 'GET' && path.startsWith(LANG) && !path.endsWith('.ics'))
    .map(({ path }) => path.slice(LANG.length));
  const isForPeople = (path: string): boolean => path.startsWith('/staff') && !/\/(?:sign-in|recovery)$/.test(path);
  const isForAdministrator = (path: string): boolean => path.startsWith('/admin');

  const anybody = newDevice(portal);
  for (const path of pages.filter((one) => !isForPeople(one) && !isForAdministrator(one))) {
    walked.add(path);
    await add(`anybody: ${path}`, `/${lang}${path}`, anybody);
  }
  await add('anybody: /absent', `/${lang}/absent`, anybody);
  for (const who of READERS) {
    const { device } = world.player(who);
    await signInPlayer(portal, world.player(who), argon2);
    for (const path of pages.filter(isForPeople)) {
      walked.add(path);
      const nouns = path.includes(':noun') ? Object.values(ACT_PATHS) : [''];
      const own = path.includes(':number') ? [...cases] : [['', ''] as const];
      for (const [name, number] of own)
        for (const noun of nouns) {
          const address = `/${lang}${path.replace(':number', number).replace(':noun', noun).replace(':policy', policy)}`;
          await add(`${who}: ${path} ${name} ${noun}`.trim(), address, device);
        }
    }
  }
  const administrator = playerOf(world.cast, 'admin');
  await signInPlayer(portal, administrator, argon2);
  const accounts = await portal.deps.database.reader.all('select person, name from persons order by name');
  for (const path of pages.filter(isForAdministrator)) {
    walked.add(path);
    for (const { person, name } of path.includes(':person') ? accounts : [{ person: '', name: '' }]) {
      const address = `/${lang}${path.replace(':person', String(person))}`;
      await add(`administrator: ${path} ${name}`.trim(), address, administrator.device);
    }
  }
  assert.equal(
    pages.filter((path) => !walked.has(path)),
    [],
    'every page was opened',
  );
  assert.equal([...bare], [], 'a person’s name inside Arabic words is set apart');
  return sections;
};

const hashOf = (lines: readonly string[]): string =>
  createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 12);

/** The pages that say what one before said. */
const repeatedIn = (sections: readonly Section[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  return new Set(
    sections.flatMap(({ name, lines }) => {
      const hash = hashOf(lines);
      if (seen.has(hash)) return [name];
      seen.add(hash);
      return [];
    }),
  );
};

/** Each page with the hash of all it says, and below it what no page before said. */
const written = (sections: readonly Section[]): string => {
  const said = new Set<string>();
  const repeated = repeatedIn(sections);
  return sections
    .filter(({ name }) => !repeated.has(name))
    .map(({ name, lines }) => {
      const fresh = lines.filter((line) => !said.has(line));
      for (const line of lines) said.add(line);
      return [`=== ${name} · ${hashOf(lines)}`, ...new Set(fresh), ''].join('\n');
    })
    .join('\n');
};

const test = suite('what the pages say');

test('every page says, to each who may open it, in Arabic and in English, what is written down beside this test', () =>
  withWorld({ seed: 'what the pages say' }, async (world) => {
    const cases = await casesIn(world);
    await world.pass(9);
    const administrator = playerOf(world.cast, 'admin');
    await signInPlayer(world.portal, administrator, world.argon2);
    await inviteCandidate(administrator, { name: 'Somebody Invited', offices: ['violations-committee'] });
    let repeated: ReadonlySet<string> = new Set();
    for (const lang of ['ar', 'en'] as const) {
      const sections = await sectionsOf(world, cases, lang, repeated);
      repeated = repeatedIn(sections);
      const file = fileURLToPath(new URL(`./pages.${lang}.txt`, import.meta.url));
      const told = written(sections);
      if (process.env.WORDS === 'write') writeFileSync(file, told);
      const [expected, found] = [readFileSync(file, 'utf8').split('\n'), told.split('\n')];
      const at = found.findIndex((line, index) => line !== expected[index]);
      const place = found.slice(0, at + 1).findLast((line) => line.startsWith('=== ')) ?? '';
      const page = sections.find(({ name }) => place.startsWith(`=== ${name} · `))?.lines.join('\n');
      assert.is(at, -1, `“${found[at]}” where “${expected[at]}” is written down; the page now says:\n${page}`);
      assert.is(found.length, expected.length);
    }
  }));

test.run();
