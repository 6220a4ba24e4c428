// Owns the outbox: on which days a digest was due, to whom, and what became of each. A mail is claimed in a transaction before it
// is handed over, so that nobody else hands it over too; what a crash leaves claimed is never sent again, since it may have gone
// out. Nothing here says why somebody is written to.

import { isFinal, type MailFault, parseMailFault } from '../domain/mail-faults.ts';
import { addDays, type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Database, Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { integer, optionalText, parsed, text } from './rows.ts';

/** A digest's day: what it tells of began on `since`, and `key` names its mails. */
export type DigestDay = { readonly day: PlainDate; readonly since: PlainDate; readonly key: string };

/** So often a mail is handed over at most; the table checks it too. */
export const MOST_ATTEMPTS = 5;
/** After the first attempt that failed, then twice as long each time: the last is made two and a half hours after the first. */
const WAIT_MS = 10 * 60_000;
/** A digest of a later day within this time means that the clock went back: nothing is told again. */
const CLOCK_DAYS = 31;

const toDay = (row: Parameters<typeof text>[0]): DigestDay => ({
  day: plainDate(text(row, 'day')),
  since: plainDate(text(row, 'since')),
  key: text(row, 'key'),
});

/** The digest of a day; undefined where none was made. */
export const digestOf = async (
  reader: Reader,
  association: AssociationId,
  day: PlainDate,
): Promise<DigestDay | undefined> =>
  (
    await reader.all('select day, since, key from digest_days where association = ? and day = ?', [association, day])
  ).map(toDay)[0];

/** Whether a day's digest may be made: there is none, and none of a day that follows soon. */
export const mayMakeDigest = async (reader: Reader, association: AssociationId, day: PlainDate): Promise<boolean> =>
  (
    await reader.all('select 1 from digest_days where association = ? and day >= ? and day <= ? limit 1', [
      ...[association, day, addDays(day, CLOCK_DAYS)],
    ])
  ).length === 0;

/**
 * The day up to which everything was told before `day`; undefined where nothing ever was. A digest of which not one mail went out
 * told nobody: what it was about is the next one's too.
 */
export const toldUntil = async (
  reader: Reader,
  association: AssociationId,
  day: PlainDate,
): Promise<PlainDate | undefined> => {
  const days = (
    await reader.all(
      `select d.day, d.since, (select count(*) from outbox o where o.association = d.association and o.day = d.day) as mails,
         (select count(*) from outbox o where o.association = d.association and o.day = d.day
            and o.state in ('sent', 'claimed', 'cancelled')) as told
       from digest_days d where d.association = ? and d.day < ? order by d.day desc limit ${CLOCK_DAYS}`,
      [association, day],
    )
  ).map((row) => ({
    ...{ day: text(row, 'day'), since: text(row, 'since') },
    isTold: integer(row, 'mails') === 0 || integer(row, 'told') > 0,
  }));
  const last = days.find(({ isTold }) => isTold)?.day ?? days.at(-1)?.since;
  return last === undefined ? undefined : plainDate(last);
};

/** Makes a day's digest and puts a mail for each of these into the outbox; false where the day has one already. */
export const makeDigest = async (
  tx: Tx,
  association: AssociationId,
  digest: DigestDay,
  to: readonly PersonId[],
): Promise<boolean> => {
  if (!(await mayMakeDigest(tx, association, digest.day))) return false;
  await tx.run('insert into digest_days (association, day, since, key) values (?, ?, ?, ?)', [
    ...[association, digest.day, digest.since, digest.key],
  ]);
  await insertRows(
    tx,
    'insert into outbox (association, day, person, state, attempts, next_at)',
    6,
    to.map((person) => [association, digest.day, person, 'queued', 0, 0]),
  );
  return true;
};

/** Somebody whose mail of a day can be handed over now. */
export type Ready = { readonly person: PersonId; readonly address: string | undefined };

/** Whose mails of a day wait and may be tried now, in a fixed order; who took their address back or can't sign in has none. */
export const readyIn = async (
  reader: Reader,
  association: AssociationId,
  day: PlainDate,
  now: Date,
): Promise<readonly Ready[]> =>
  (
    await reader.all(
      `select o.person, case p.status when 'active' then m.address end as address from outbox o
       join persons p on p.association = o.association and p.person = o.person
       left join mail_addresses m on m.association = o.association and m.person = o.person
       where o.association = ? and o.day = ? and o.state in ('queued', 'failed') and o.next_at <= ? order by o.person`,
      [association, day, now.getTime()],
    )
  ).map((row) => ({ person: parsed(row, 'person', parsePersonId), address: optionalText(row, 'address') }));

type Mail = { readonly day: PlainDate; readonly person: PersonId };

/** Takes a mail for handing it over; false where somebody else did, or it is over. Whoever took it tells what became of it. */
export const claimMail = async (
  tx: Tx,
  association: AssociationId,
  { day, person }: Mail,
  now: Date,
): Promise<boolean> =>
  (await tx.run(
    `update outbox set state = 'claimed', attempts = attempts + 1
     where association = ? and day = ? and person = ? and state in ('queued', 'failed') and next_at <= ?`,
    [association, day, person, now.getTime()],
  )) === 1;

/** What became of a claimed mail: it went out, or failed and is tried again later, or is given up. */
export const settleMail = async (
  tx: Tx,
  association: AssociationId,
  { day, person }: Mail,
  { fault, now }: { readonly fault: MailFault | undefined; readonly now: Date },
): Promise<void> => {
  const isOver = fault !== undefined && isFinal(fault) ? 1 : 0;
  await tx.run(
    `update outbox set fault = ?1,
       state = case when ?1 is null then 'sent' when ?2 = 1 or attempts >= ${MOST_ATTEMPTS} then 'given-up' else 'failed' end,
       next_at = ?3 + ${WAIT_MS} * (1 << (attempts - 1))
     where association = ?4 and day = ?5 and person = ?6 and state = 'claimed'`,
    [fault ?? null, isOver, now.getTime(), association, day, person],
  );
};

/** Takes a mail back that nothing is left to be told by. */
export const cancelMail = async (tx: Tx, association: AssociationId, { day, person }: Mail): Promise<void> => {
  await tx.run(
    `update outbox set state = 'cancelled' where association = ? and day = ? and person = ? and state in ('queued', 'failed')`,
    [association, day, person],
  );
};

/** Gives up what waits of the days before this one. */
export const giveUpBefore = async (
  database: Pick<Database, 'reader' | 'write'>,
  association: AssociationId,
  day: PlainDate,
): Promise<void> => {
  const waiting = `association = ? and day < ? and day > ? and state in ('queued', 'failed')`;
  const which = [association, day, addDays(day, -CLOCK_DAYS)];
  const found = await database.reader.all(`select 1 from outbox where ${waiting} limit 1`, which);
  if (found.length === 0) return;
  await database.write((tx) => tx.run(`update outbox set state = 'given-up' where ${waiting}`, which));
};

/** A person to whom mail didn't go out: since which day, and at which step the last attempt failed. */
export type Failing = { readonly person: PersonId; readonly since: PlainDate; readonly fault: MailFault | undefined };

/** What failed longer ago is told no more than that it fails since then. */
const LOOK_BACK_DAYS = 60;

/** To whom mail didn't go out the last time, and since when in a row. */
export const failingMail = async (
  reader: Reader,
  association: AssociationId,
  today: PlainDate,
): Promise<readonly Failing[]> =>
  (
    await reader.all(
      `select o.person, min(o.day) as since, (select fault from outbox l where l.association = o.association
           and l.person = o.person and l.fault is not null order by l.day desc limit 1) as fault
       from outbox o where o.association = ? and o.day > ? and o.state in ('failed', 'given-up')
         and exists (select 1 from mail_addresses m where m.association = o.association and m.person = o.person)
         and o.day > coalesce((select max(day) from outbox s where s.association = o.association and s.person = o.person
           and s.state = 'sent'), '')
       group by o.person order by o.person`,
      [association, addDays(today, -LOOK_BACK_DAYS)],
    )
  ).map((row) => ({
    person: parsed(row, 'person', parsePersonId),
    since: plainDate(text(row, 'since')),
    fault: parseMailFault(optionalText(row, 'fault')),
  }));

/** The last day on which a digest went out to anybody, of late. */
export const lastSent = async (
  reader: Reader,
  association: AssociationId,
  today: PlainDate,
): Promise<PlainDate | undefined> => {
  const [row] = await reader.all(
    `select day from outbox where association = ? and day > ? and state = 'sent' order by day desc limit 1`,
    [association, addDays(today, -LOOK_BACK_DAYS)],
  );
  return row === undefined ? undefined : plainDate(text(row, 'day'));
};
