// Reads what stands beside chains and log, as it stands, for whoever checks it: the records of the calendar, of administrators, of
// new keys, of mail and of backups. Nothing parsed and nothing believed. Never writes.
import type { AssociationId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { integer, optionalText, text } from './rows.ts';

export type RawCalendarChange = {
  readonly seq: number;
  readonly by: string;
  readonly on: string;
  /** The year that it confirms; undefined for a change. */
  readonly year: number | undefined;
  readonly isInPlace: boolean;
  readonly before: string;
  readonly after: string;
};

/** Every change of the calendar, in the order of their numbers. */
export const rawCalendarChanges = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly RawCalendarChange[]> =>
  (
    await reader.all(
      `select seq, by, done_on, year, in_place, before, after from calendar_changes
       where association = ? order by seq`,
      [association],
    )
  ).map((row) => ({
    ...{ seq: integer(row, 'seq'), by: text(row, 'by'), on: text(row, 'done_on') },
    ...{ before: text(row, 'before'), after: text(row, 'after') },
    year: row.year === null ? undefined : integer(row, 'year'),
    isInPlace: integer(row, 'in_place') === 1,
  }));

export type RawAccountAct = {
  readonly seq: number;
  readonly on: string;
  readonly isRefused: boolean;
  /** Whether the signers are told of it. */
  readonly isTold: boolean;
  /** How often it is said to have been done; undefined for once. */
  readonly times: number | undefined;
};

/** The record of what administrators did, in the order of its numbers. */
export const rawAccountActs = async (reader: Reader, association: AssociationId): Promise<readonly RawAccountAct[]> =>
  (
    await reader.all(
      `select a.seq, a.done_on, a.refused, a.told, t.times from account_acts a
       left join account_act_times t on t.association = a.association and t.seq = a.seq
       where a.association = ? order by a.seq`,
      [association],
    )
  ).map((row) => ({
    ...{ seq: integer(row, 'seq'), on: text(row, 'done_on') },
    ...{ isRefused: integer(row, 'refused') === 1, isTold: integer(row, 'told') === 1 },
    times: row.times === null ? undefined : integer(row, 'times'),
  }));

/** Whether acts are counted or looked at that aren't there. */
export const hasLooseActs = async (reader: Reader, association: AssociationId): Promise<boolean> =>
  (
    await reader.all(
      `select 1 from (
         select association, seq from account_act_times union all select association, seq from account_acts_looked) m
       where m.association = ? and not exists (
         select 1 from account_acts a where a.association = m.association and a.seq = m.seq) limit 1`,
      [association],
    )
  ).length > 0;

/** The newest change of the calendar that anybody is said to have seen. */
export const seenChange = async (reader: Reader, association: AssociationId): Promise<number> => {
  const [row] = await reader.all(
    'select coalesce(max(seq), 0) as seq from calendar_changes_seen where association = ?',
    [association],
  );
  return row === undefined ? 0 : integer(row, 'seq');
};

/** Keys that somebody's request brought: by person, of requests that a roster ended. */
export const rawAcceptedKeys = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly { readonly person: string; readonly seal: string; readonly sign: string }[]> =>
  (
    await reader.all(`select person, seal, sign from new_keys where association = ? and ended_how = 'accepted'`, [
      association,
    ])
  ).map((row) => ({ person: text(row, 'person'), seal: text(row, 'seal'), sign: text(row, 'sign') }));

export type RawDigest = { readonly day: string; readonly since: string };

/** The days on which it was asked who is to be written to. */
export const rawDigests = async (reader: Reader, association: AssociationId): Promise<readonly RawDigest[]> =>
  (await reader.all('select day, since from digest_days where association = ? order by day', [association])).map(
    (row) => ({ day: text(row, 'day'), since: text(row, 'since') }),
  );

export type RawMail = {
  readonly day: string;
  readonly state: string;
  readonly attempts: number;
  readonly fault: string | undefined;
  readonly isFounded: boolean;
};

/** The kinds of mails that stand in the outbox, with the first day of each: a year has thousands of mails, and few kinds. */
export const rawMails = async (reader: Reader, association: AssociationId): Promise<readonly RawMail[]> =>
  (
    await reader.all(
      `select min(day) as day, state, attempts, fault, is_founded from (
         select day, state, attempts, fault,
           exists (select 1 from digest_days d where d.association = o.association and d.day = o.day)
           and exists (select 1 from persons p where p.association = o.association and p.person = o.person) as is_founded
         from outbox o where association = ?)
       group by state, attempts, fault, is_founded order by day`,
      [association],
    )
  ).map((row) => ({
    ...{ day: text(row, 'day'), state: text(row, 'state'), attempts: integer(row, 'attempts') },
    ...{ fault: optionalText(row, 'fault'), isFounded: integer(row, 'is_founded') === 1 },
  }));

export type RawRecipient = { readonly day: string; readonly person: string; readonly isAdministrator: boolean };

/** To whom there was a mail on which day, whatever became of it. */
export const rawRecipients = async (reader: Reader, association: AssociationId): Promise<readonly RawRecipient[]> =>
  (
    await reader.all(
      `select o.day, o.person, coalesce(p.administrator, 0) as administrator from outbox o
       left join persons p on p.association = o.association and p.person = o.person
       where o.association = ? order by o.day, o.person`,
      [association],
    )
  ).map((row) => ({
    ...{ day: text(row, 'day'), person: text(row, 'person') },
    isAdministrator: integer(row, 'administrator') === 1,
  }));

export type RawStatusAct = { readonly person: string; readonly on: string; readonly kind: string };

/** Which accounts were suspended and brought back, in the order of the record. */
export const rawStatusActs = async (reader: Reader, association: AssociationId): Promise<readonly RawStatusAct[]> =>
  (
    await reader.all(
      `select person, done_on, kind from account_acts
       where association = ? and refused = 0 and person is not null and kind in ('suspension', 'reinstatement') order by seq`,
      [association],
    )
  ).map((row) => ({ person: text(row, 'person'), on: text(row, 'done_on'), kind: text(row, 'kind') }));

/** Whose accounts are active. */
export const rawActive = async (reader: Reader, association: AssociationId): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.all(`select person from persons where association = ? and status = 'active'`, [association])).map(
      (row) => text(row, 'person'),
    ),
  );

export type RawAddressChange = {
  readonly person: string;
  readonly number: number;
  readonly on: string;
  readonly kind: string;
};

/** Every day on which somebody gave, changed or took back their address, person by person. */
export const rawAddressChanges = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly RawAddressChange[]> =>
  (
    await reader.all(
      `select person, number, changed_on, kind from mail_address_changes where association = ? order by person, number`,
      [association],
    )
  ).map((row) => ({
    ...{ person: text(row, 'person'), number: integer(row, 'number') },
    ...{ on: text(row, 'changed_on'), kind: text(row, 'kind') },
  }));

/** Who has an address, and what it is. */
export const rawAddresses = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly { readonly person: string; readonly address: string }[]> =>
  (await reader.all('select person, address from mail_addresses where association = ?', [association])).map((row) => ({
    person: text(row, 'person'),
    address: text(row, 'address'),
  }));

/** The days on which the database was copied. */
export const rawBackups = async (reader: Reader, association: AssociationId): Promise<readonly string[]> =>
  (await reader.all('select taken_on from backups where association = ?', [association])).map((row) =>
    text(row, 'taken_on'),
  );
