// The outbox's own promises: a digest a person a day, a mail claimed by one alone, what became of it never changed, and no more
// attempts than are allowed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { MailFault } from '../../src/domain/mail-faults.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { claimMail, makeDigest, mayMakeDigest, readyIn, settleMail, toldUntil } from '../../src/store/outbox.ts';
import { type World, withWorld } from '../support/case-factory.ts';
import { reinstated, suspended } from '../support/case-story.ts';

const test = suite('outbox');

const DAY = plainDate('2026-11-02');
const digest = { day: DAY, since: plainDate('2026-11-01'), key: 'k'.repeat(22) };
const at = (minute: number): Date => new Date(new Date('2026-11-02T05:00:00Z').getTime() + minute * 60_000);

/** A world in which two people have accounts and addresses, and a digest waits for both. */
const withOutbox = (job: (world: World) => Promise<void>): Promise<void> =>
  withWorld(async (world) => {
    const { database, association, people } = world;
    for (const one of [people.chair, people.auditor]) {
      await suspended(world, one);
      await reinstated(world, one);
      await database.write((tx) =>
        tx.run('insert into mail_addresses (association, person, address) values (?, ?, ?)', [
          ...[association.id, one.id, 'somebody@charity.example'],
        ]),
      );
    }
    const to = [people.chair.id, people.auditor.id];
    assert.ok(await database.write((tx) => makeDigest(tx, association.id, digest, to)));
    await job(world);
  });

const failure = ({ database }: World, sql: string): Promise<string> =>
  database
    .write((tx) => tx.run(sql))
    .then(
      () => 'it went well',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

const attempt = async ({ database, association, people }: World, minute: number, fault: MailFault | undefined) => {
  const mail = { day: DAY, person: people.chair.id };
  const claimed = await database.write((tx) => claimMail(tx, association.id, mail, at(minute)));
  if (claimed) await database.write((tx) => settleMail(tx, association.id, mail, { fault, now: at(minute) }));
  return claimed;
};

test('a day has one digest, and none once a later day has one; a clock that was far ahead for a moment stops nothing', () =>
  withOutbox(async ({ database, association }) => {
    assert.not.ok(await database.write((tx) => makeDigest(tx, association.id, digest, [])));
    const may = (days: number) => mayMakeDigest(database.reader, association.id, addDays(DAY, days));
    assert.equal(await Promise.all([-40, -31, -1, 0, 1].map(may)), [true, false, false, false, true]);
  }));

test('of many who claim a mail at once one gets it; it is tried five times at most, each time later, and then never again', () =>
  withOutbox(async (world) => {
    const { database, association, people } = world;
    const mail = { day: DAY, person: people.chair.id };
    const claims = await Promise.all(
      [1, 2, 3, 4].map(() => database.write((tx) => claimMail(tx, association.id, mail, at(0)))),
    );
    assert.is(claims.filter(Boolean).length, 1);
    await database.write((tx) => settleMail(tx, association.id, mail, { fault: 'later', now: at(0) }));
    const tried: number[] = [];
    for (let minute = 0; minute < 400; minute += 1) if (await attempt(world, minute, 'later')) tried.push(minute);
    assert.equal(tried, [10, 30, 70, 150]);
    assert.match(await failure(world, "update outbox set state = 'queued' where state = 'given-up'"), /never changed/);
  }));

test('what became of a mail is never changed, and no row is taken away', () =>
  withOutbox(async (world) => {
    await attempt(world, 0, undefined);
    for (const sql of [
      "update outbox set state = 'queued' where state = 'sent'",
      `update outbox set person = '${'A'.repeat(22)}' where state = 'queued'`,
      'update outbox set attempts = attempts - 1',
      'delete from outbox',
    ]) {
      assert.match(await failure(world, sql), /never changed/, sql);
    }
    assert.match(await failure(world, "update digest_days set since = '2026-01-01'"), /append-only/);
    assert.match(await failure(world, 'delete from digest_days'), /append-only/);
    assert.match(await failure(world, 'update outbox set attempts = 6'), /CHECK|never changed/);
  }));

test('whoever is suspended has no address to be written to; the others wait still', () =>
  withOutbox(async (world) => {
    await suspended(world, world.people.chair);
    const ready = await readyIn(world.database.reader, world.association.id, DAY, at(0));
    assert.equal(
      ready.map(({ person, address }) => [person, address]).toSorted(),
      [
        [world.people.auditor.id, 'somebody@charity.example'],
        [world.people.chair.id, undefined],
      ].toSorted(),
    );
  }));

test('a digest of which nothing went out told nobody; one mail that did is enough', () =>
  withOutbox(async (world) => {
    const until = () => toldUntil(world.database.reader, world.association.id, addDays(DAY, 1));
    assert.is(await until(), digest.since);
    await attempt(world, 0, undefined);
    assert.is(await until(), DAY);
  }));

test.run();
