// The addresses to which sealed bytes are sent: a report, a look-up key, acts. A true association made them; here they are
// forged, cut, swapped, mixed and sent in the wrong order, by the wrong person and to the wrong case.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type * as v from 'valibot';
import { writeToAssociation } from '../../src/client/mailbox-writing.ts';
import { ActSubmission, Problem, parseWire, ReportSubmission } from '../../src/domain/wire.ts';
import { fromBase64url, toBase64url } from '../../src/protocol/check/index.ts';
import { derivePassphrase } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from '../journeys/world.ts';
import { dumpOf, RECORD, recordOf } from '../support/database-factory.ts';
import { changesOf } from './changes.ts';
import { jsonBodies, MEGABYTE_OF_MARKS } from './nasty.ts';
import { routesFor } from './routes.ts';
import { assertRefusal, faultsIn, type Heard } from './wire.ts';

type Who = 'auditor' | 'chair' | 'member-1' | 'admin';

/** Signs in as somebody's browser would and gives the session's id. */
const cookieOf = async (world: World, who: Who): Promise<string> => {
  const player = world.cast.get(who);
  if (player === undefined) throw new Error(`nobody plays ${who}`);
  const { userName, passphrase } = player;
  const { authKey } = await derivePassphrase(world.portal.association, userName, passphrase, world.argon2);
  const answer = await posted(
    world,
    undefined,
    '/api/session',
    JSON.stringify({ userName, authKey: toBase64url(authKey) }),
  );
  const cookie = /__Host-amanah=([\w-]{43})/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined) throw new Error(`${who} is not let in`);
  return cookie;
};

const posted = async (
  { portal }: World,
  cookie: string | undefined,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
): Promise<Heard> => {
  const answer = await portal.app.request(`${portal.url}${path}`, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(cookie === undefined ? {} : { cookie: `__Host-amanah=${cookie}` }),
      ...headers,
    },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

/** The last body that a true browser sent to an address, taken as it was. */
const lastSent = ({ exchanges }: World, path: string): unknown => {
  const sent = exchanges.findLast((one) => one.path === path && one.status < 300)?.sent;
  if (sent === undefined) throw new Error(`nobody sent anything to ${path}`);
  return JSON.parse(sent);
};

const shaped = <S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> => {
  const found = parseWire(schema, value);
  if (found === undefined) throw new Error('a true browser sends the right shape');
  return found;
};

type Scene = {
  readonly world: World;
  readonly number: string;
  readonly other: string;
  readonly cookies: Readonly<Record<Who, string>>;
  readonly report: ReportSubmission;
  readonly foreignReport: ReportSubmission;
  /** The auditor's acknowledgement, and a member of the roster's briefing, as they were accepted. */
  readonly act: ActSubmission;
  readonly brief: ActSubmission;
  readonly foreignAct: ActSubmission;
  readonly lookup: unknown;
  readonly message: ActSubmission;
};

const withScene = (job: (scene: Scene) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const acts = (number: string) => `/api/staff/cases/${number}/acts`;
    // The auditor, who comes the next day, signs its head.
    await world.pass(1);
    const foreign = await world.report();
    const foreignReport = shaped(ReportSubmission, lastSent(world, '/api/intake'));
    await world.act('auditor', foreign, deeds.acknowledge);
    const foreignAct = shaped(ActSubmission, lastSent(world, acts(foreign.number)));
    const played = await world.report();
    const report = shaped(ReportSubmission, lastSent(world, '/api/intake'));
    await world.act('auditor', played, deeds.acknowledge);
    const act = shaped(ActSubmission, lastSent(world, acts(played.number)));
    await world.act('auditor', played, deeds.brief);
    const brief = shaped(ActSubmission, lastSent(world, acts(played.number)));
    const visit = await world.mailbox(played);
    const { transport } = visit.device;
    const wrote = await writeToAssociation(transport, visit.mailbox, 'message', { lang: 'ar', text: 'متى الرد؟' });
    if (!wrote.ok) throw new Error('a reporter can write');
    await job({
      ...{ world, number: played.number, other: foreign.number, report, foreignReport, act, brief, foreignAct },
      lookup: lastSent(world, '/api/mailbox'),
      message: shaped(ActSubmission, lastSent(world, '/api/mailbox/acts')),
      cookies: {
        auditor: await cookieOf(world, 'auditor'),
        chair: await cookieOf(world, 'chair'),
        'member-1': await cookieOf(world, 'member-1'),
        admin: await cookieOf(world, 'admin'),
      },
    });
  });

const test = suite('torture of sealed bytes');

const flipped = (text: string, at: number): string => {
  const bytes = fromBase64url(text) ?? new Uint8Array();
  return toBase64url(bytes.map((byte, index) => (index === at % bytes.length ? byte ^ 1 : byte)));
};
const cut = (text: string, count: number): string =>
  toBase64url((fromBase64url(text) ?? new Uint8Array()).slice(0, -count));

/** Every way to forge, cut, swap and mix a true act with a foreign one. */
const forgeries = (act: ActSubmission, foreign: ActSubmission): Readonly<Record<string, ActSubmission>> => {
  const { bytes, signature, grants, entries } = act;
  const length = (fromBase64url(bytes) ?? []).length;
  const entry = entries[0];
  const spoilt = (blob: (text: string) => string) => entries.map((one) => ({ ...one, blob: blob(one.blob) }));
  return {
    ...Object.fromEntries(
      [0, 7, 31, Math.floor(length / 2), length - 2].map((at) => [
        `bit ${at} of the act`,
        { ...act, bytes: flipped(bytes, at) },
      ]),
    ),
    'the act cut': { ...act, bytes: cut(bytes, 1) },
    'the act cut to its beginning': { ...act, bytes: cut(bytes, length - 1) },
    'an empty act': { ...act, bytes: '' },
    'the act with a space after it': {
      ...act,
      bytes: toBase64url(Buffer.from(`${Buffer.from(bytes, 'base64url').toString()} `)),
    },
    'an act of lists in lists': { ...act, bytes: toBase64url(Buffer.from('['.repeat(100_000))) },
    'an act of digits': { ...act, bytes: toBase64url(Buffer.from('9'.repeat(200_000))) },
    'the signature changed': { ...act, signature: flipped(signature, 5) },
    'the signature of another act': { ...act, signature: foreign.signature },
    'the act of another case': { ...act, bytes: foreign.bytes },
    'act and signature of another case': { ...act, bytes: foreign.bytes, signature: foreign.signature },
    'a grant too few': { ...act, grants: grants.slice(1), ...(grants.length > 0 ? {} : { entries: [] }) },
    'a grant too many': { ...act, grants: [...grants, ...foreign.grants, 'AAAA'] },
    'the most grants that fit': { ...act, grants: Array.from({ length: 200 }, () => grants[0] ?? 'AAAA') },
    'more grants than may come': { ...act, grants: Array.from({ length: 201 }, () => 'AAAA') },
    'more entries than may come': {
      ...act,
      entries: Array.from({ length: 121 }, () => entry).filter((one) => one !== undefined),
    },
    ...(grants.length < 2
      ? {}
      : {
          'grants in another order': { ...act, grants: grants.toReversed() },
          'grants of another case': { ...act, grants: foreign.grants },
          'a grant spoilt': { ...act, grants: grants.map((one) => flipped(one, 40)) },
          'a grant cut': { ...act, grants: grants.map((one) => cut(one, 1)) },
        }),
    ...(entry === undefined
      ? {
          'an entry too many': {
            ...act,
            entries: [{ entryId: 'A'.repeat(22), room: 'report', epoch: 1, blob: 'AAAA' }],
          },
        }
      : {
          'an entry too few': { ...act, entries: entries.slice(1) },
          'an entry twice': { ...act, entries: [...entries, entry] },
          'entries spoilt': { ...act, entries: spoilt((blob) => flipped(blob, 30)) },
          'entries cut': { ...act, entries: spoilt((blob) => cut(blob, 1)) },
          'entries emptied': { ...act, entries: spoilt(() => '') },
          'entries far too long': { ...act, entries: spoilt((blob) => blob + 'A'.repeat(300_000)) },
          'entries of another case': {
            ...act,
            entries: foreign.entries.length > 0 ? foreign.entries : spoilt((blob) => flipped(blob, 2)),
          },
        }),
  };
};

const untouched = async ({ world }: Scene, job: () => Promise<void>): Promise<void> => {
  const { database } = world.portal.deps;
  const before = await dumpOf(database, RECORD);
  const record = await recordOf(database);
  await job();
  assert.is(await dumpOf(database, RECORD), before);
  // An administrator among those who try is recorded, once.
  const tried = (await recordOf(database)).filter((act) => !record.includes(act));
  assert.ok(tried.length === 0 || tried.join() === 'door cases 1', tried.join());
  assert.equal(faultsIn(world.logged), []);
};

const errorIn = ({ text }: Heard): string => shaped(Problem, JSON.parse(text)).error;

test('every field of everything sealed, spoilt in every way, is refused and changes nothing', () =>
  withScene(async (scene) => {
    const { world, cookies, number } = scene;
    const samples: Readonly<Record<string, readonly [unknown, string?]>> = {
      '/api/intake': [scene.report],
      '/api/mailbox': [scene.lookup],
      '/api/mailbox/acts': [scene.message],
      '/api/mailbox/proof': [scene.lookup],
      '/api/staff/heads/signatures': [lastSent(world, '/api/staff/heads/signatures'), cookies.auditor],
      '/api/staff/cases/:number/acts': [scene.act, cookies.auditor],
    };
    assert.equal(Object.keys(samples).toSorted(), routesFor(world.portal.app, 'sealed').toSorted());
    await untouched(scene, async () => {
      for (const [route, [sample, cookie]] of Object.entries(samples)) {
        const path = route.replace(':number', number);
        for (const { what, body } of changesOf(sample)) {
          assertRefusal(await posted(world, cookie, path, JSON.stringify(body)), path, `${path} ${what}`);
        }
        for (const { what, type, encoding, body } of jsonBodies(JSON.stringify(sample))) {
          const headers = {
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
          };
          assertRefusal(await posted(world, cookie, path, body, headers), path, `${path} ${what}`);
        }
        const marks = await posted(
          world,
          cookie,
          path,
          JSON.stringify({ lookup: MEGABYTE_OF_MARKS, lookupHash: MEGABYTE_OF_MARKS }),
        );
        assertRefusal(marks, path, `${path} a megabyte of marks`);
        // What nobody spoilt is taken, or was before: the refusals were for what had been spoilt.
        assert.is((await posted(world, cookie, path, JSON.stringify(sample))).status, 200, path);
      }
    });
  }));

test('a report forged, cut, swapped or mixed with another is refused, and nothing of it is kept', () =>
  withScene(async (scene) => {
    const { world, report, foreignReport } = scene;
    await untouched(scene, async () => {
      for (const [what, act] of Object.entries(forgeries(report.act, foreignReport.act))) {
        const answer = await posted(world, undefined, '/api/intake', JSON.stringify({ ...report, act }));
        assertRefusal(answer, '/api/intake', what);
      }
      // Both are received already: neither becomes the other by another way back.
      for (const mixed of [
        { act: report.act, lookupHash: foreignReport.lookupHash },
        { act: foreignReport.act, lookupHash: report.lookupHash },
      ]) {
        assert.is((await posted(world, undefined, '/api/intake', JSON.stringify(mixed))).status, 200);
      }
      // A way back that no code leads to: the last letter says more than 32 bytes have.
      const astray = await posted(
        world,
        undefined,
        '/api/intake',
        JSON.stringify({ ...report, lookupHash: `${'A'.repeat(42)}B` }),
      );
      assertRefusal(astray, '/api/intake', 'a look-up hash of no bytes');
      for (const act of [scene.act, scene.message, scene.brief]) {
        const answer = await posted(world, undefined, '/api/intake', JSON.stringify({ ...report, act }));
        assertRefusal(answer, '/api/intake', 'an act of another kind');
      }
    });
  }));

test('an act forged, cut, swapped or mixed with another is refused, of people and of the reporter (T87)', () =>
  withScene(async (scene) => {
    const { world, cookies, number, act, brief, foreignAct, message } = scene;
    const path = `/api/staff/cases/${number}/acts`;
    await untouched(scene, async () => {
      for (const [mine, other] of [
        [act, brief],
        [act, foreignAct],
        [brief, act],
        [brief, foreignAct],
      ] as const) {
        for (const [what, forged] of Object.entries(forgeries(mine, other))) {
          const answer = await posted(world, cookies.auditor, path, JSON.stringify(forged));
          // A whole true act of this case that was accepted before is no forgery.
          if (answer.status === 200 && JSON.stringify(forged) === JSON.stringify(other)) continue;
          assertRefusal(answer, path, what);
        }
      }
      for (const [what, forged] of Object.entries(forgeries(message, act))) {
        const answer = await posted(world, undefined, '/api/mailbox/acts', JSON.stringify(forged));
        assertRefusal(answer, '/api/mailbox/acts', what);
      }
    });
  }));

test('a true act at another’s hand, at another door or in another case is refused and tells nothing (T38, T48)', () =>
  withScene(async (scene) => {
    const { world, cookies, number, other, act, brief, message, report } = scene;
    const acts = (of: string) => `/api/staff/cases/${of}/acts`;
    await untouched(scene, async () => {
      for (const [who, path, body, status, error] of [
        ['chair', acts(number), act, 422, 'untrusted'],
        ['chair', acts(number), brief, 422, 'untrusted'],
        ['auditor', acts(other), act, 422, 'untrusted'],
        ['auditor', acts(number), message, 422, 'untrusted'],
        ['auditor', acts(number), report.act, 422, 'untrusted'],
        ['member-1', acts(number), act, 404, 'not-found'],
        ['member-1', acts('0000-0000'), act, 404, 'not-found'],
        ['admin', acts(number), act, 404, 'not-found'],
        [undefined, acts(number), act, 401, 'signed-out'],
        [undefined, '/api/mailbox/acts', act, 422, 'untrusted'],
        [undefined, '/api/mailbox/acts', report.act, 422, 'untrusted'],
        ['auditor', '/api/mailbox/acts', act, 422, 'untrusted'],
      ] as const) {
        const answer = await posted(world, who === undefined ? undefined : cookies[who], path, JSON.stringify(body));
        assertRefusal(answer, path, `${who} at ${path}`);
        assert.equal([answer.status, errorIn(answer)], [status, error], `${who} at ${path}`);
      }
    });
  }));

test.run();
