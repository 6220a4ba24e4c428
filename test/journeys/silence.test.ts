// What must make no difference: a case that somebody is barred from, to them; and what the committee found, to the
// reporter. Two portals are run with the same randomness, and everything received is compared.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Exchange } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signHeadAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { MailboxPackage, parseWire } from '../../src/domain/wire.ts';
import type { Concerns } from '../../src/policy/types.ts';
import { fromBase64url, parseAct } from '../../src/protocol/check/index.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('what makes no difference');

const PAGES = [
  '',
  '/report',
  '/follow-up',
  '/policy',
  '/privacy',
  '/verify',
  '/staff',
  '/staff/roster',
  '/staff/readiness',
  '/staff/amanah.ics',
  '/staff/account',
  '/admin',
];

/** Whoever looks: a person, or the administrator. */
type Looker = Who | 'admin';

/** All that somebody can ask for in one visit, in a fixed order; `number` is the hidden case's. */
const visit = async (world: World, who: Looker, number: string, visible: string): Promise<readonly Exchange[]> => {
  const player = playerOf(world.cast, who);
  const before = world.exchanges.length;
  await signInPlayer(world.portal, player, world.argon2);
  const { transport, page } = player.device;
  const cases = [number, visible].flatMap((one) => [`/staff/cases/${one}`, `/staff/cases/${one}/message`]);
  for (const lang of ['ar', 'en']) {
    for (const path of [...PAGES, ...cases]) await page(`/${lang}${path}`);
  }
  for (const one of [number, visible]) {
    await transport('GET', `/api/staff/cases/${one}`);
    await transport('POST', `/api/staff/cases/${one}/acts`, { bytes: 'AA', signature: 'AA', grants: [], entries: [] });
  }
  await transport('GET', '/api/intake');
  await transport('GET', '/api/staff/rosters');
  await transport('GET', '/api/staff/heads');
  await transport('POST', '/api/session/half', {});
  await transport('POST', '/api/session/end', {});
  return world.exchanges.slice(before);
};

/** A case that names somebody from the beginning goes its way without them. */
const named =
  (who: Who): Handling =>
  async (world, played) => {
    const reviewer: Who = who === 'auditor' ? 'audit-chair' : 'auditor';
    await world.open(who === 'chair' ? 'deputy' : 'chair', played);
    await world.act(reviewer, played, deeds.acknowledge);
    await world.act(reviewer, played, deeds.brief);
    await world.act(reviewer, played, deeds.refer);
  };

/** Somebody who held the case and worked in it is found to be concerned, and the others hand on what they had. */
const foundLate =
  (who: Who, by: Who, reviewer: Who): Handling =>
  async (world, played) => {
    await world.act('auditor', played, deeds.acknowledge);
    await world.act(who, played, deeds.note('Written while nobody knew.'));
    await world.open(by, played);
    if (who === by) await world.act(who, played, deeds.conflict);
    else await world.act(by, played, deeds.bar(world.player(who)));
    await world.handOn(who === 'auditor' ? 'chair' : 'auditor', played);
    if (reviewer !== 'auditor') await world.act(reviewer, played, deeds.brief);
    await world.act(reviewer, played, deeds.refer);
  };

/** A new report that nobody opens. */
const nobodyComes: Handling = () => Promise.resolve();
const DAYS_UNTIL_CALLED = 6;

const handlingOf = (who: Looker): Handling => (who === 'admin' ? nobodyComes : named(who));

type Played = Awaited<ReturnType<World['report']>>;

/** What happens in the hidden case. */
type Handling = (world: World, played: Played) => Promise<void>;

const PEOPLE: readonly Who[] = [
  ...(['auditor', 'chair', 'deputy', 'audit-chair', 'executive'] as const),
  ...(['member-1', 'member-2', 'member-3'] as const),
];

/** A new day, on which everybody comes by and signs the log: how many signed is then the same, whoever worked on what. */
const nextDay = async (world: World): Promise<void> => {
  await world.pass(1);
  for (const who of PEOPLE) {
    const player = world.player(who);
    await signHeadAs(player, await signInPlayer(world.portal, player, world.argon2));
  }
};

/** What is received without the log's heads, roots and signatures, which are random to whoever has no line under them. */
const withoutHeads = ({ path, received }: Exchange): string => {
  if (/^\/(?:ar|en)\/verify$/.test(path))
    return received.replaceAll(
      /(?<= data-head=")[\w-]{43}(?=")|(?<=<bdi [^>]*unbroken-hash[^>]*>).*?(?=<\/bdi>)/gs,
      '',
    );
  if (path !== '/api/staff/heads') return received;
  return received.replaceAll(/"(?:[\w-]{43}|[\w-]{86})"(?=[,\]}])/g, '"…"');
};

/** Plays a case that everybody may see and, if wanted, one that bars `who`; then lets them look at everything. */
const run = async (
  who: Looker,
  concerns: Concerns,
  hidden: boolean,
  number?: string,
  handling: Handling = handlingOf(who),
): Promise<{ readonly seen: readonly Exchange[]; readonly number: string }> => {
  let result: { readonly seen: readonly Exchange[]; readonly number: string } | undefined;
  await withWorld({ seed: 'founding' }, async (world) => {
    const visible = await world.report();
    await world.act('auditor', visible, deeds.acknowledge);
    await world.act('auditor', visible, deeds.brief);
    // In both runs their browser is known from here on, so that signing in to the hidden case leaves no mark on it.
    await signInPlayer(world.portal, playerOf(world.cast, who), world.argon2);
    world.redraw('hidden');
    const played = hidden ? await world.report({ concerns }) : undefined;
    await nextDay(world);
    if (played !== undefined) await handling(world, played);
    // Where nobody comes, a case waits until signers are called; else it goes on.
    if (handling === nobodyComes) await world.pass(DAYS_UNTIL_CALLED);
    await nextDay(world);
    if (played !== undefined && handling !== nobodyComes)
      await world.act('member-1', played, deeds.recommend('substantiated'));
    world.redraw('visit');
    const asked = number ?? played?.number ?? '1234-5678';
    result = { seen: await visit(world, who, asked, visible.number), number: asked };
  });
  if (result === undefined) throw new Error('the world was lent');
  return result;
};

const compared = async (who: Looker, concerns: Concerns, handling: Handling = handlingOf(who)): Promise<void> => {
  const withCase = await run(who, concerns, true, undefined, handling);
  const without = await run(who, concerns, false, withCase.number, handling);
  assert.is(withCase.seen.length, without.seen.length);
  for (const [at, exchange] of withCase.seen.entries()) {
    const other = without.seen[at];
    const place = `${exchange.method} ${exchange.path}`;
    assert.equal([exchange.status, exchange.headers], [other?.status, other?.headers], `${place}: status and headers`);
    assert.is(withoutHeads(exchange), other === undefined ? undefined : withoutHeads(other), `${place}: body`);
  }
  const heads = withCase.seen.filter(({ path }) => path === '/api/staff/heads');
  const isGiven = who !== 'admin';
  assert.ok(
    heads.length === 1 && heads.every(({ received }) => received.includes('"roots"') === isGiven),
    'the log is given to people',
  );
  const shown = withCase.seen.find(({ path }) => path === (who === 'admin' ? '/en/admin' : '/en/staff'));
  assert.is(shown?.status, 200, 'the desk was shown, not a problem');
};

test('T45 an executive who is named receives the very same bytes as on a portal without the case', () =>
  compared('executive', ['executive-director']));

test('T45 an auditor who is named receives the very same bytes as on a portal without the case', () =>
  compared('auditor', ['internal-auditor']));

test('T45 a chair who is named receives the very same bytes as on a portal without the case', () =>
  compared('chair', ['board-chair']));

test('T45 an auditor in whose case a conflict was found late receives the very same bytes as if it had never been', () =>
  compared('auditor', [], foundLate('auditor', 'chair', 'audit-chair')));

test('T45 a chair who declared a conflict after working in a case receives the very same bytes as if it had never been', () =>
  compared('chair', [], foundLate('chair', 'chair', 'auditor')));

test('T45 a deputy who is named hears of no wait of the case, though nobody opens it and other signers are called', () =>
  compared('deputy', ['deputy-chair'], nobodyComes));

test('T45 a chair who is kept away until a case is cleared hears of no wait of it, though other signers are called', () =>
  compared('chair', 'senior', nobodyComes));

test('T45 an administrator hears of no wait of a case, though signers are called', () =>
  compared('admin', [], nobodyComes));

test('the same comparison does tell a signer who isn’t barred that a case waits', async () => {
  const withCase = await run('deputy', [], true, undefined, nobodyComes);
  const desk = withCase.seen.find(({ path }) => path === '/en/staff');
  assert.match(desk?.received ?? '', /data-wait="people"/);
});

test('the same comparison does tell the case to somebody who may see it', async () => {
  const withCase = await run('member-3', ['executive-director'], true);
  const without = await run('member-3', ['executive-director'], false, withCase.number);
  const differing = withCase.seen.filter(({ received }, at) => received !== without.seen[at]?.received);
  assert.ok(differing.some(({ path }) => path === '/en/staff'));
  assert.ok(differing.some(({ path }) => path === `/api/staff/cases/${withCase.number}`));
});

/** What of a mailbox can be seen without any key: kinds, dates, order, lengths. */
const outline = (exchange: Exchange): unknown => {
  const pkg = parseWire(MailboxPackage, JSON.parse(exchange.received));
  assert.ok(pkg !== undefined);
  return {
    length: exchange.received.length,
    headers: exchange.headers,
    foundation: pkg?.foundation,
    lines: pkg?.lines.map(({ bytes }) => {
      const act = parseAct(fromBase64url(bytes) ?? new Uint8Array());
      if (!act.ok) throw new Error('a line has its shape');
      const { kind, on, by, rooms, grants, bars, items } = act.value;
      return { length: bytes.length, kind, on, by, rooms, grants, bars, items: items.length, public: act.value.public };
    }),
    grants: pkg?.grants.map(({ blob, room, epoch }) => ({ room, epoch, length: blob.length })),
    entries: pkg?.entries.map(({ blob, room, epoch, author }) => ({ room, epoch, author, length: blob.length })),
  };
};

type Course = 'substantiated' | 'unsubstantiated' | 'returned twice';

/** One course of a case with visits of the reporter on fixed days; the reporter's own part is drawn alike in all. */
const course = async (kind: Course): Promise<readonly unknown[]> => {
  const visits: unknown[] = [];
  await withWorld({ seed: 'course' }, async (world) => {
    world.redraw('report');
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.message('Thank you.'));
    const look = async (): Promise<void> => {
      const { mailbox } = await world.mailbox(played);
      const exchange = world.exchanges.findLast(({ path }) => path === '/api/mailbox');
      assert.ok(exchange !== undefined);
      const { journey, thread, report, identity, number, receivedOn } = mailbox;
      if (exchange !== undefined) {
        // Which line a piece came with is that line's hash, and every hash differs with what came before it (PROTOCOL §6, limits).
        const opened = thread.map(({ line, ...piece }) => ({ ...piece, hasLine: line !== undefined }));
        visits.push({
          outline: outline(exchange),
          opened: JSON.stringify({ journey, thread: opened, report, identity, number, receivedOn }),
        });
      }
    };
    const finding = kind === 'unsubstantiated' ? 'unsubstantiated' : 'substantiated';
    await world.pass(1);
    await world.act('auditor', played, deeds.refer);
    await look();
    const rounds = kind === 'returned twice' ? [deeds.giveBack, deeds.giveBack, deeds.ratify] : [deeds.ratify];
    for (const at of [0, 1, 2]) {
      await world.pass(1);
      const last = rounds[at];
      if (last !== undefined) {
        await world.act('member-1', played, deeds.recommend(finding));
        await look();
        await world.act('member-2', played, deeds.confirm);
        await world.act('chair', played, last);
      } else await look();
      await look();
    }
    await world.pass(3);
    await world.act('auditor', played, deeds.feedback);
    await look();
  });
  return visits;
};

test('from referral to feedback a reporter receives the same kinds, number, order, lengths and dates, and opens the same bytes, whatever was found and however often it was returned', async () => {
  const found = await course('substantiated');
  const others = [await course('unsubstantiated'), await course('returned twice')];
  assert.is(found.length, 8);
  for (const other of others) {
    for (const [at, one] of found.entries()) assert.equal(one, other[at], `visit ${at + 1}`);
  }
});

test.run();
