// A server's clock that was ahead by days and was set right: what a portal writes while it is, that reports and acts are taken
// all the same afterwards, and what their reporters are told of the log (PROTOCOL B37).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { proveReport } from '../../src/client/log-proof.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { allHeads } from '../../src/store/log.ts';
import { administrator, withPortal } from '../support/portal-factory.ts';
import { deeds, withWorld } from './world.ts';

const test = suite('a clock that was ahead');

test('days that were closed too early keep no report and no act out, and the records hold (T112)', () =>
  withWorld({}, async (world) => {
    await world.pass(20);
    await world.pass(-20);
    const [first, firstDay] = [await world.report(), world.today()];
    await world.act('auditor', first, deeds.acknowledge);
    await world.pass(5);
    const second = await world.report();
    await world.act('auditor', first, deeds.brief);
    const standingOf = async (played: typeof first) => {
      const { mailbox, device } = await world.mailbox(played);
      assert.is(mailbox.receivedOn >= firstDay, true);
      return proveReport(device.transport, mailbox);
    };
    const open = await standingOf(first);
    assert.equal([open.state, open.state === 'late' && open.isOpen], ['late', true]);
    await world.pass(17);
    for (const played of [first, second]) {
      const late = await standingOf(played);
      assert.equal([late.state, late.state === 'late' && late.isOpen], ['late', false]);
    }
    const usual = await world.report();
    await world.pass(1);
    assert.is((await standingOf(usual)).state, 'stands', 'from then on everything is as ever');
    const verified = await verifyFolder(world.folder);
    assert.equal([verified.ok, verified.ok && verified.late], [true, 6]);
  }));

const START = Date.parse('2026-11-22T08:00:00Z');
const DAY = 86_400_000;

test('a portal that starts with its clock weeks ahead closes no day and says so, until the clock is right or was compared', async () => {
  let [now, run] = [START, 0];
  const overrides = { clock: () => new Date(now), elapsed: () => run };
  const passes = (days: number) => {
    now += days * DAY;
    run += days * DAY;
  };
  await withPortal(
    async (stage) => {
      const { deps, association } = stage.portal;
      await deps.database.write((tx) =>
        tx.run('insert into log_leaves (association, day, leaf) values (?, ?, ?)', [
          association,
          '2026-11-22',
          'A'.repeat(43),
        ]),
      );
      passes(1);
      await runHeads(deps, deps.clock());
      now += 20 * DAY;
      const again = await stage.restart();
      const cookie = await administrator(again);
      const days = async () =>
        (await allHeads(again.portal.deps.database.reader, again.portal.association)).map(({ day }) => day);
      assert.equal(await days(), ['2026-11-22']);
      assert.ok(again.log.some((line) => line.startsWith('clock: 20 days ahead; no day of the log is closed')));
      const board = async (lang: string) => (await again.ask(`/${lang}/admin`, { cookie })).text();
      assert.match(await board('en'), /id="clock".*20 days later.*CLOCK_CHECKED=2026-12-13/s);
      assert.match(await board('ar'), /id="clock"/);
      now -= 20 * DAY;
      assert.not.match(await board('en'), /id="clock"/);
      passes(1);
      const right = await again.restart();
      assert.equal(
        (await allHeads(right.portal.deps.database.reader, right.portal.association)).map(({ day }) => day),
        ['2026-11-22', '2026-11-23'],
      );
    },
    { overrides },
  );
});

test.run();
