// Everybody who can stand before the portal, each with the cookie that their browser sends, and cases to which they stand
// in every way that there is. What each of them may do and see is written down by hand, and never read from the code.
import * as assert from 'uvu/assert';
import { codeAt } from '../../src/auth/timed-codes.ts';
import type { Candidate } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signRosterAs } from '../../src/cli/demo/people.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { FactorSecretAnswer } from '../../src/domain/wire-accounts.ts';
import type { Concerns, Office } from '../../src/policy/types.ts';
import { publicNumber, toBase64url } from '../../src/protocol/check/index.ts';
import { derivePassphrase, newCaseId } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from '../journeys/world.ts';

/** People who hold an office, by who they are in the association. */
export const OFFICE_HOLDERS = [
  'auditor',
  'chair',
  'deputy',
  'audit-chair',
  'executive',
  'member-1',
  'member-2',
  'member-3',
  'board-member',
  // Left the roster after a case was given to them; the account was let in again, the roster not signed.
  'departed',
] as const;
export type OfficeHolder = (typeof OFFICE_HOLDERS)[number];

/**
 * Whoever no page of people's may open: no session, none of ours, one that ended, one of somebody suspended, one in which the
 * passphrase alone was given.
 */
export const STRANGERS = ['nobody', 'made-up session', 'ended session', 'suspended', 'first factor alone'] as const;
export type Visitor = OfficeHolder | (typeof STRANGERS)[number] | 'administrator';
export const VISITORS: readonly Visitor[] = [...STRANGERS, 'administrator', ...OFFICE_HOLDERS];

export const isOfficeHolder = (visitor: Visitor): visitor is OfficeHolder =>
  OFFICE_HOLDERS.some((one) => one === visitor);

export type Standing = 'whole' | 'briefings';
export type Scene = {
  readonly name: string;
  readonly number: string;
  /** Who is given what; whoever isn't named gets nothing. */
  readonly holders: ReadonlyMap<OfficeHolder, Standing>;
  /** An act that was accepted in it, as its author's browser posted it. */
  readonly accepted: string;
};

export type Ask = {
  readonly method?: string;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
/** An answer whole, as it went over the wire. */
export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly text: string;
};

export type Stage = {
  readonly world: World;
  readonly scenes: readonly Scene[];
  /** The number of a case that there never was. */
  readonly absent: string;
  readonly ask: (visitor: Visitor, path: string, ask?: Ask) => Promise<Answer>;
  /** The same from a session begun for this one request, so that whatever it ends isn't missed afterwards. */
  readonly askOnce: (visitor: OfficeHolder | 'administrator', path: string, ask?: Ask) => Promise<Answer>;
  /** Somebody who was invited and never came: an account to do things to. */
  readonly invited: (name: string) => Promise<string>;
};

const candidate = (key: OfficeHolder | 'suspended' | 'halfway', office: Office): Candidate => ({
  key,
  name: `Somebody ${key}`,
  offices: [office],
  userName: `somebody.${key}`,
  passphrase: `six plain words that nobody guesses ${key}`,
});

const LATER: readonly Candidate[] = [
  candidate('executive', 'executive-director'),
  candidate('member-1', 'violations-committee'),
  candidate('member-2', 'violations-committee'),
  candidate('member-3', 'violations-committee'),
  candidate('board-member', 'board-member'),
  candidate('departed', 'violations-committee'),
  candidate('suspended', 'violations-committee'),
  // Has a second factor, and has given no code.
  candidate('halfway', 'board-member'),
];

const playerOf = ({ cast }: World, key: string) => {
  const player = cast.get(key);
  if (player === undefined) throw new Error(`nobody plays ${key}`);
  return player;
};

const credentialsOf = async (world: World, visitor: string) => {
  const { userName, passphrase } = playerOf(world, visitor === 'administrator' ? 'admin' : visitor);
  const { authKey } = await derivePassphrase(world.portal.association, userName, passphrase, world.argon2);
  return { userName, authKey: toBase64url(authKey) };
};

const cookieFor = async (world: World, visitor: string): Promise<string> => {
  const answer = await world.portal.app.request(`${world.portal.url}/api/session`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify(await credentialsOf(world, visitor)),
  });
  const cookie = /^__Host-amanah=([\w-]{43});/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (cookie === undefined) throw new Error(`${visitor} can't sign in (${answer.status})`);
  return cookie;
};

const send = async (world: World, cookie: string | undefined, path: string, ask: Ask = {}): Promise<Answer> => {
  const { method = 'GET', type, body, headers = {} } = ask;
  const answer = await world.portal.app.request(`${world.portal.url}${path}`, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin' }),
      ...(cookie === undefined ? {} : { cookie: `__Host-amanah=${cookie}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, headers: [...answer.headers].sort(), text: await answer.text() };
};

/** Switches somebody's second factor on, and gives a session in which they have given the passphrase alone. */
const halfCookieFor = async (world: World, visitor: string): Promise<string> => {
  const whole = await cookieFor(world, visitor);
  const { authKey } = await credentialsOf(world, visitor);
  const post = (path: string, body: unknown): Promise<Answer> =>
    send(world, whole, path, { method: 'POST', type: 'application/json', body: JSON.stringify(body) });
  const drawn = await post('/api/account/second-factor/draft', { authKey });
  const secret = parseWire(FactorSecretAnswer, JSON.parse(drawn.text))?.secret ?? '';
  const done = await post('/api/account/second-factor', { code: codeAt(secret, world.portal.deps.clock()) });
  if (done.status !== 200) throw new Error(`a second factor answered ${done.status}`);
  return cookieFor(world, visitor);
};

/** The last act that a holder posted in this case. */
const acceptedIn = ({ exchanges }: World, number: string): string => {
  const path = `/api/staff/cases/${number}/acts`;
  const sent = exchanges.findLast((one) => one.path === path && one.status === 201)?.sent;
  if (sent === undefined) throw new Error(`nobody acted in ${number}`);
  return sent;
};

const sceneOf = async (
  world: World,
  name: string,
  concerns: Concerns,
  holders: Partial<Readonly<Record<OfficeHolder, Standing>>>,
  play: (act: (who: Who, deed: (typeof deeds)['acknowledge']) => Promise<void>) => Promise<void>,
): Promise<Scene> => {
  const played = await world.report({ concerns });
  await play(async (who, deed) => {
    await world.act(who, played, deed);
  });
  const given = Object.entries(holders).flatMap(([who, standing]): [OfficeHolder, Standing][] => {
    const holder = OFFICE_HOLDERS.find((one) => one === who);
    return holder === undefined ? [] : [[holder, standing]];
  });
  const accepted = acceptedIn(world, played.number);
  // Each has declared that nothing in it concerns them: whoever hasn't is a case of its own in the matrix.
  for (const [who, standing] of given) if (standing === 'whole') await world.open(who as Who, played);
  return { name, number: played.number, holders: new Map(given), accepted };
};

const scenesOf = async (world: World): Promise<readonly Scene[]> => {
  const whole = 'whole';
  const ofAuditor = async (act: (who: Who, deed: (typeof deeds)['acknowledge']) => Promise<void>) => {
    await act('auditor', deeds.acknowledge);
    await act('auditor', deeds.brief);
  };
  const member = playerOf(world, 'member-3');
  const rest = [member, playerOf(world, 'suspended')];
  return [
    await sceneOf(
      world,
      'about nobody, in review',
      [],
      { auditor: whole, chair: whole, executive: 'briefings' },
      ofAuditor,
    ),
    await sceneOf(
      world,
      'about the executive and two members, in the committee',
      ['executive-director', 'violations-committee'],
      { auditor: whole, chair: whole, 'member-1': whole, 'member-2': whole },
      async (act) => {
        await act('auditor', deeds.acknowledge);
        await act('auditor', deeds.concern(['violations-committee'], rest));
        await act('auditor', deeds.brief);
        await act('auditor', deeds.refer);
      },
    ),
    await sceneOf(world, 'about the auditor', ['internal-auditor'], { 'audit-chair': whole, chair: whole }, (act) =>
      act('audit-chair', deeds.acknowledge),
    ),
    await sceneOf(world, 'about the chair', ['board-chair'], { auditor: whole, deputy: whole }, (act) =>
      act('auditor', deeds.acknowledge),
    ),
    await sceneOf(
      world,
      'about the auditor and the chair',
      ['board-chair', 'internal-auditor'],
      { 'audit-chair': whole, deputy: whole, executive: 'briefings' },
      async (act) => {
        await act('audit-chair', deeds.acknowledge);
        await act('audit-chair', deeds.brief);
      },
    ),
    await sceneOf(world, 'about someone senior', 'senior', { auditor: whole, 'audit-chair': whole }, (act) =>
      act('auditor', deeds.acknowledge),
    ),
    await sceneOf(
      world,
      'closed as unjustified',
      [],
      { auditor: whole, chair: whole, executive: 'briefings' },
      async (act) => {
        await ofAuditor(act);
        await act('auditor', deeds.close);
      },
    ),
  ];
};

/** Fails where two answers differ, with the place where they begin to: whole pages are too long to be shown. */
export const assertSame = (one: string, other: string, what: string): void => {
  if (one === other) return;
  const at = [...one].findIndex((character, place) => character !== other[place]);
  const from = Math.max(0, at < 0 ? other.length : at - 60);
  assert.unreachable(`${what}: «${one.slice(from, from + 200)}» and «${other.slice(from, from + 200)}»`);
};

/** Runs `job` with all of them. The clock stands, so that no request moves a session's end. */
export const withVisitors = (job: (stage: Stage) => Promise<void>): Promise<void> =>
  withWorld({ later: LATER }, async (world) => {
    const scenes = await scenesOf(world);
    const administrator = await cookieFor(world, 'administrator');
    const changed = async (who: string, standing: 'suspension' | 'reinstatement') => {
      const { person } = playerOf(world, who);
      const answer = await send(world, administrator, `/en/admin/people/${person}/${standing}`, { method: 'POST' });
      if (answer.status !== 303) throw new Error(`the ${standing} of ${who} answered ${answer.status}`);
    };
    const suspended = await cookieFor(world, 'suspended');
    await changed('departed', 'suspension');
    for (const signer of ['chair', 'audit-chair'])
      await signRosterAs(world.portal, playerOf(world, signer), world.argon2);
    await changed('departed', 'reinstatement');
    await changed('suspended', 'suspension');
    const ended = await cookieFor(world, 'auditor');
    const out = await send(world, ended, '/api/session/end', { method: 'POST', type: 'application/json', body: '{}' });
    if (out.status !== 204) throw new Error('signing out ends a session');
    const cookies = new Map<Visitor, string | undefined>([
      ['nobody', undefined],
      ['made-up session', toBase64url(new Uint8Array(32).fill(7))],
      ['ended session', ended],
      ['suspended', suspended],
      ['first factor alone', await halfCookieFor(world, 'halfway')],
      ['administrator', administrator],
    ]);
    for (const holder of OFFICE_HOLDERS) cookies.set(holder, await cookieFor(world, holder));
    await job({
      world,
      scenes,
      absent: publicNumber(newCaseId()),
      ask: (visitor, path, ask) => send(world, cookies.get(visitor), path, ask),
      askOnce: async (visitor, path, ask) => send(world, await cookieFor(world, visitor), path, ask),
      invited: async (name) => {
        const form = new URLSearchParams({ name, office: 'violations-committee' }).toString();
        const type = 'application/x-www-form-urlencoded';
        const people = '/en/admin/people';
        await send(world, administrator, people, { method: 'POST', type, body: form });
        const page = (await send(world, administrator, people)).text;
        const person = page.match(new RegExp(`people/([\\w-]{22})"[^>]*>[^<]*${name}`))?.[1];
        if (person === undefined) throw new Error(`${name} is not on the page of people`);
        return person;
      },
    });
  });
