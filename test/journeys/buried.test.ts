// A report that can't be buried (issue 4, point 11): people of the roster sign the log as they come by, the reporter sees
// that the report stands under what they signed, and whoever rewrites, forks or rolls the log back is contradicted by every
// browser that knows it, by the reporter's page, and by the offline check.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signHeadAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { verify, verifyFolder } from '../../src/cli/verify.ts';
import { checkLog, type KnownHead, type LogCheck } from '../../src/client/log.ts';
import { type LogStanding, proveReport } from '../../src/client/log-proof.ts';
import { type Mailbox, openMailbox } from '../../src/client/reporter.ts';
import { hashPieces } from '../../src/i18n/unbroken.ts';
import { lastHead, leafText } from '../../src/store/log.ts';
import { integer } from '../../src/store/rows.ts';
import { buryCase, forgetSignatures, rewriteLog, rollBack } from '../support/rewriting.ts';
import { tamper, withCopy } from '../support/tampering.ts';
import { type World, withWorld } from './world.ts';

const test = suite('a report that can not be buried');

const folderOf = ({ portal }: World): string => portal.deps.config.dataFolder;

/** Somebody signs in; their browser looks at the log from what it knows. */
const comes = async (world: World, who: Who, known?: KnownHead): Promise<LogCheck> => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  if (known === undefined) return signHeadAs(player, me);
  const checked = await checkLog(player.device.transport, me, player.device.root(), { known });
  if (!checked.ok) throw new Error(checked.problem.error);
  return checked.value;
};

/** Somebody whose browser may see a contradiction, and knows nothing of the log yet. */
const comesAnew = async (world: World, who: Who): Promise<LogCheck> => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  const checked = await checkLog(player.device.transport, me, player.device.root());
  if (!checked.ok) throw new Error(checked.problem.error);
  return checked.value;
};

type Sent = { readonly code: string };

const proven = async (world: World, sent: Sent): Promise<{ readonly mailbox: Mailbox; readonly log: LogStanding }> => {
  const { device, mailbox } = await world.mailbox(sent);
  return { mailbox, log: await proveReport(device.transport, mailbox) };
};

const signaturesIn = async ({ portal }: World): Promise<number> => {
  const [row] = await portal.deps.database.reader.all('select count(*) as signed from head_signatures');
  return row === undefined ? -1 : integer(row, 'signed');
};

const knownNow = async ({ portal }: World): Promise<KnownHead> => {
  const newest = await lastHead(portal.deps.database.reader, portal.association);
  if (newest === undefined) throw new Error('a day has ended');
  return { day: newest.day, head: Buffer.from(newest.head).toString('base64url') };
};

/** A report on the first day, and three people who signed the heads of the two days after. */
const withSigned = (job: (world: World, sent: Awaited<ReturnType<World['report']>>) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const sent = await world.report();
    await world.pass(1);
    await comes(world, 'auditor');
    await world.pass(1);
    await comes(world, 'chair');
    await comes(world, 'executive');
    await job(world, sent);
  });

test('whoever signs in signs the newest head, once; the reporter reads how many have, and since when', () =>
  withWorld({}, async (world) => {
    const sent = await world.report();
    const { mailbox, log } = await proven(world, sent);
    assert.equal(log, { line: mailbox.slip, state: 'open', day: mailbox.receivedOn });
    assert.is((await comes(world, 'auditor')).state, 'waits', 'no day has ended');

    await world.pass(1);
    const unsigned = (await proven(world, sent)).log;
    assert.ok(unsigned.state === 'stands' && unsigned.signers === 0 && unsigned.signed === undefined);

    const first = await comes(world, 'auditor');
    assert.ok(first.state === 'signed');
    assert.is((await comes(world, 'auditor')).state, 'signed');
    assert.is(await signaturesIn(world), 1, 'a head that is signed already is not signed twice');
    const once = (await proven(world, sent)).log;
    assert.ok(once.state === 'stands' && once.signers === 1 && once.signed?.day === mailbox.receivedOn);

    await world.pass(2);
    for (const who of ['auditor', 'chair', 'executive', 'member-1'] as const) {
      const known = first.state === 'signed' ? first.newest : undefined;
      assert.is((await comes(world, who, who === 'auditor' ? known : undefined)).state, 'signed', who);
    }
    const now = (await proven(world, sent)).log;
    assert.ok(now.state === 'stands' && now.signers === 4, JSON.stringify(now));
    assert.equal(now.state === 'stands' && now.signed, await knownNow(world));
    const found = await verifyFolder(folderOf(world));
    assert.ok(found.ok && found.counts.headSignatures === 5, JSON.stringify(found));
  }));

test('anybody may see which head is the newest and how many signed it, and nothing of who', () =>
  withSigned(async (world) => {
    const { head } = await knownNow(world);
    const page = async (lang: string): Promise<string> =>
      (await newDevice(world.portal).page(`/${lang}/verify`)).received;
    const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '');
    assert.match(
      text(await page('en')),
      new RegExp(`Monday, 7 September 2026[^:]*: ${head}\\s*Signed by 2 people so far`),
    );
    assert.match(text(await page('ar')), new RegExp(`${head}\\s*وقّعها حتى الآن شخصان`));
    await world.pass(1);
    const later = text(await page('en'));
    assert.match(later, /8 September 2026[^:]*: [\w-]{43}\s*Nobody has signed it yet/);
    assert.match(later, new RegExp(`7 September 2026[^:]*: ${head}\\s*Signed by 2 people so far`));
    for (const { name, person } of world.cast.values()) assert.not.ok(later.includes(name) || later.includes(person));
  }));

test('what people are given of the log names no case and no colleague', () =>
  withSigned(async (world, sent) => {
    const { mailbox } = await proven(world, sent);
    await comesAnew(world, 'deputy');
    const given =
      world.exchanges.findLast(({ method, path }) => method === 'GET' && path.startsWith('/api/staff/heads'))
        ?.received ?? '';
    assert.ok(given.includes((await knownNow(world)).head));
    const { foundation: _, ...rest } = JSON.parse(given);
    for (const { person } of world.cast.values()) assert.not.ok(JSON.stringify(rest).includes(person));
    assert.not.ok(given.includes(mailbox.slip) || given.includes(mailbox.caseId));
  }));

test('a log that was rewritten is signed by nobody who knows it: the browser holds both heads against each other (T124)', () =>
  withSigned(async (world, sent) => {
    const known = await knownNow(world);
    const before = await signaturesIn(world);
    await rewriteLog(folderOf(world), '2026-09-06');
    const served = (await knownNow(world)).head;
    assert.is.not(served, known.head);
    const check = await comes(world, 'member-1', known);
    assert.equal(check, { state: 'contradicts', contradiction: { day: known.day, known: known.head, served } });
    assert.is(await signaturesIn(world), before, 'nothing was signed');

    // A browser that knows nothing is shown what others signed.
    const fresh = await comesAnew(world, 'member-2');
    assert.ok(fresh.state === 'contradicts' && fresh.contradiction.served !== undefined, JSON.stringify(fresh));
    assert.is(await signaturesIn(world), before);

    assert.is((await proven(world, sent)).log.state, 'contradicts');
    const found = await verifyFolder(folderOf(world));
    assert.is(found.ok ? 'passed' : found.kind, 'lost-head');
  }));

test('a log that was forked on its last day contradicts who signed the other one of the same day', () =>
  withSigned(async (world, sent) => {
    const known = await knownNow(world);
    await rewriteLog(folderOf(world), known.day);
    for (const check of [await comes(world, 'deputy', known), await comesAnew(world, 'member-3')]) {
      assert.ok(check.state === 'contradicts');
      if (check.state !== 'contradicts') return;
      assert.equal([check.contradiction.day, check.contradiction.known], [known.day, known.head]);
    }
    assert.is((await proven(world, sent)).log.state, 'contradicts');
  }));

test('a log without what people signed still contradicts each browser that knows it', () =>
  withSigned(async (world) => {
    const known = await knownNow(world);
    await forgetSignatures(folderOf(world));
    await rewriteLog(folderOf(world), '2026-09-06');
    assert.ok((await verifyFolder(folderOf(world))).ok, 'in the records alone nothing contradicts it any more');
    assert.is((await comes(world, 'auditor', known)).state, 'contradicts');
    assert.is(await signaturesIn(world), 0);
    // Whoever never looked has nothing to hold against it: the limit that SECURITY.md names.
    assert.is((await comesAnew(world, 'member-1')).state, 'signed');
    // From then on the two people hold heads that contradict each other.
    assert.is((await comes(world, 'chair', known)).state, 'contradicts');
  }));

test('a log that was rolled back has no head any more for a day that a browser knows', () =>
  withSigned(async (world) => {
    const known = await knownNow(world);
    await rollBack(folderOf(world), '2026-09-06');
    const check = await comes(world, 'auditor', known);
    assert.equal(check, { state: 'contradicts', contradiction: { day: known.day, known: known.head } });
    assert.is(await signaturesIn(world), 1);
  }));

test('a log that continues again is signed again, from what was known before', () =>
  withSigned(async (world) => {
    const known = await knownNow(world);
    await world.pass(3);
    const check = await comes(world, 'deputy', known);
    assert.ok(check.state === 'signed' && check.newest?.day === '2026-09-10');
  }));

test('after four hundred days the proof is a hash a day, and the mailbox as small as before', () =>
  withWorld({}, async (world) => {
    const sent = await world.report();
    await world.pass(1);
    await proven(world, sent);
    const sizeOf = (path: string): number =>
      world.exchanges.findLast((one) => one.path === path)?.received.length ?? Number.NaN;
    const early = [sizeOf('/api/mailbox'), sizeOf('/api/mailbox/proof')] as const;
    await world.pass(399);
    await comes(world, 'auditor');
    assert.is((await proven(world, sent)).log.state, 'stands');
    const late = [sizeOf('/api/mailbox'), sizeOf('/api/mailbox/proof')] as const;
    assert.is(late[0], early[0]);
    assert.ok(late[1] - early[1] < 400 * 46 + 300, `${early[1]} and ${late[1]} bytes`);
  }));

const SLIP_DAY = new Date('2026-09-08T09:00:00Z');

test('a slip is found offline with its day and the signatures since, in the form that it is printed in', () =>
  withSigned(async (world, sent) => {
    const { mailbox } = await proven(world, sent);
    for (const slip of [[mailbox.slip], hashPieces(mailbox.slip), [hashPieces(mailbox.slip).join(' ')]]) {
      const { code, message } = await verify([folderOf(world), '--slip', ...slip], SLIP_DAY);
      assert.is(code, 0, message);
      assert.match(
        message,
        /Slip: its line stands in the log of 2026-09-06, under the head of that day, with 3 signatures by 3 people since, the last over the head of 2026-09-07\./,
      );
      assert.match(message, /\nverified: [^\n]*$/, 'the last line is for programs');
    }
    const { head, day } = await knownNow(world);
    const { message } = await verify([folderOf(world)], SLIP_DAY);
    assert.ok(message.includes(`Newest head, of ${day}, signed by 2 people: ${hashPieces(head).join(' ')}`), message);
  }));

test('a slip of today is there and covered by no head yet; what is no slip is told so', () =>
  withSigned(async (world) => {
    const late = await world.report();
    const { mailbox } = await proven(world, late);
    const { code, message } = await verify([folderOf(world), '--slip', mailbox.slip], SLIP_DAY);
    assert.is(code, 0, message);
    assert.match(message, /Slip: its line stands in the log of 2026-09-08, which no head covers yet\./);
    for (const [none, told] of [
      ['x', /43 letters, .* Here are 1\. Compare/],
      [`${mailbox.slip}x`, /Here are 44\. /],
      [`${mailbox.slip.slice(0, 42)}ب`, /Here are 43, and not all are of these/],
      [`${mailbox.slip.slice(0, 42)}B`, /its last character can’t be right/],
    ] as const) {
      const refused = await verify([folderOf(world), '--slip', none], SLIP_DAY);
      assert.is(refused.code, 2);
      assert.match(refused.message, told);
    }
    assert.match((await verify([folderOf(world), '--slip'], SLIP_DAY)).message, /^Usage: /);
    // Hyphens and marks as a print, a word processor or another keyboard gives them; a letter wrong says so, too.
    const elsewhere = await verify([folderOf(world), '--slip', `\u200f${'\u2011A'.repeat(21)}A`], SLIP_DAY);
    assert.is(elsewhere.code, 1, elsewhere.message);
    assert.match(elsewhere.message, /^The line .* or a letter was mistyped\..*\nbroken: slip: missing-slip$/);
  }));

test('a report that was cut out of everything, heads made anew, is missed by its slip, by who signed and by who knows the log', () =>
  withSigned(async (world, sent) => {
    const { mailbox } = await proven(world, sent);
    const known = await knownNow(world);
    await buryCase(folderOf(world), mailbox.caseId);
    const run = () => verify([folderOf(world), '--slip', mailbox.slip], SLIP_DAY);
    const contradicted = await run();
    assert.is(contradicted.code, 1);
    assert.match(contradicted.message, /\nbroken: line \d+: lost-head\nbroken: slip: missing-slip$/);
    assert.is((await comes(world, 'chair', known)).state, 'contradicts');
    const again = await openMailbox(newDevice(world.portal).transport, mailbox.keys, mailbox.ground.root);
    assert.not(again.ok, 'the code opens nothing any more');

    // A line whose trace was left in the log is gone all the same.
    await withCopy(folderOf(world), async (copy) => {
      await tamper(copy, ({ change }) =>
        change('insert into log_leaves (association, day, leaf) values (?, ?, ?)', [
          ...[world.portal.association, '2026-09-08'],
          leafText(mailbox.slip),
        ]),
      );
      const traced = await verify([copy, '--slip', mailbox.slip], SLIP_DAY);
      assert.is(traced.code, 1);
      assert.match(traced.message, /it was cut\. Its trace stands in the log of 2026-09-08\./);
      assert.match(traced.message, /\nbroken: slip: missing-slip$/);
    });

    // Without the signatures the records fit together again; the slip alone tells.
    await forgetSignatures(folderOf(world));
    assert.ok((await verifyFolder(folderOf(world))).ok);
    const cut = await run();
    assert.is(cut.code, 1);
    assert.match(cut.message, /nowhere in these records: it was cut/);
    assert.match(cut.message, /\nbroken: slip: missing-slip$/);
  }));

test.run();
