// Owns the record of what administrators did about people, the roster and the settings, or tried: kinds, ids, days and the names
// of then. Nothing is ever taken from it. Who reads what of it, and has looked at what: account-record.ts.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { latestRoster } from './rosters.ts';
import { integer, optionalText, parsed, text } from './rows.ts';

const KINDS = [
  'invitation',
  'link',
  'withdrawal',
  'name',
  'offices',
  'suspension',
  'reinstatement',
  'new-keys',
  'new-keys-end',
  'quorum',
  'factor-reset',
  'address',
  'machine-invitation',
  'settings',
  'door',
] as const;
export type AccountActKind = (typeof KINDS)[number];

export type AccountAct = {
  readonly seq: number;
  readonly kind: AccountActKind;
  /** Tried, and not done. */
  readonly refused: boolean;
  /** Missing where nobody who is signed in did it: on the portal's machine. */
  readonly by?: PersonId;
  readonly person?: PersonId;
  readonly on: PlainDate;
  /**
   * What it was in particular: the office or `administrator` somebody was invited as, of a refused invitation or name first why
   * (`held`, `name-taken`, `name-letters`, `name-title`, under whoever holds the office `office-said`, of offices tried `office-taken`); the office codes proposed, joined by commas;
   * of a rename the name of before and the one after, a line each; of another public address or quorum both so; where a `quorum` is
   * another policy too, `policy`, its number, `adopted` or not, and the most days of an answer; of settings each changed field
   * (http/admin/changed-settings.ts); of a door which one. Missing of what was recorded before this was kept.
   */
  readonly detail?: string;
  /** What the account was called then. */
  readonly name?: string;
  /** How often on that day, where it was done more than once. */
  readonly times: number;
};

const parseKind = (value: unknown): AccountActKind | undefined => KINDS.find((kind) => kind === value);

/** A row of the record, with `times`. */
export const toAct = (row: Row): AccountAct => {
  const by = optionalText(row, 'by');
  const person = optionalText(row, 'person');
  const detail = optionalText(row, 'detail');
  const name = optionalText(row, 'name');
  return {
    seq: integer(row, 'seq'),
    kind: parsed(row, 'kind', parseKind),
    refused: integer(row, 'refused') === 1,
    ...(by === undefined ? {} : { by: parsed(row, 'by', parsePersonId) }),
    ...(person === undefined ? {} : { person: parsed(row, 'person', parsePersonId) }),
    on: plainDate(text(row, 'done_on')),
    ...(detail === undefined ? {} : { detail }),
    ...(name === undefined ? {} : { name }),
    times: integer(row, 'times'),
  };
};

/** The record's rows as they are read, with how often each was done. */
export const ACTS = `(select a.*, coalesce(t.times, 1) as times from account_acts a
  left join account_act_times t on t.association = a.association and t.seq = a.seq)`;

/**
 * The newest row that says the same of the same day; nothing for what was done on the machine: that stands each by itself. A deed
 * isn't the same any more once another was done about the same account, or about the portal, by whomever: what was undone and done
 * again has its place behind what undid it, so that the last of a record is what stands.
 */
const sameOfDay = async (
  reader: Reader,
  association: AssociationId,
  { kind, by, person, on, detail, refused = false }: NewAct,
  told: number,
): Promise<{ readonly seq: number; readonly looked: boolean } | undefined> => {
  const rows = await reader.all(
    `select seq, exists (select 1 from account_acts_looked l where l.association = a.association and l.seq = a.seq) as looked
     from account_acts a where association = ? and done_on = ? and kind = ? and refused = ? and by = ? and person is ? and detail is ?
       and told = ? and (refused = 1 or not exists (select 1 from account_acts later
         where later.association = a.association and later.seq > a.seq and later.refused = 0 and later.person is a.person))
     order by seq desc limit 1`,
    [association, on, kind, refused ? 1 : 0, by ?? null, person ?? null, detail ?? null, told],
  );
  return rows.map((row) => ({ seq: integer(row, 'seq'), looked: integer(row, 'looked') === 1 }))[0];
};

/** An act to be recorded. `name` only where the account is gone already: else the stored one is taken. */
export type NewAct = Omit<AccountAct, 'seq' | 'refused' | 'times'> & { readonly refused?: boolean };

/**
 * Records an act in the transaction that does it. Whoever does the same a hundred times on one day hides nothing among a hundred
 * rows: an attempt stands there once a day, and a deed done again and again once with how often, until somebody has looked at it or
 * something else was done there; then anew.
 */
export const recordAccountAct = async (tx: Tx, association: AssociationId, act: NewAct): Promise<void> => {
  const { kind, by, person, on, detail, name, refused = false } = act;
  const told = (await latestRoster(tx, association)) === undefined ? 0 : 1;
  const same = await sameOfDay(tx, association, act, told);
  if (same !== undefined && refused) return;
  if (same !== undefined && !same.looked) {
    await tx.run(
      `insert into account_act_times (association, seq, times) values (?, ?, 2)
       on conflict (association, seq) do update set times = times + 1`,
      [association, same.seq],
    );
    return;
  }
  await tx.run(
    `insert into account_acts (association, seq, kind, refused, by, person, done_on, told, detail, name)
     values (?, (select coalesce(max(seq), 0) + 1 from account_acts where association = ?), ?, ?, ?, ?, ?, ?, ?,
       coalesce(?, (select name from persons where association = ? and person = ?)))`,
    [
      ...[association, association, kind, refused ? 1 : 0, by ?? null, person ?? null, on, told, detail ?? null],
      ...[name ?? null, association, person ?? null],
    ],
  );
};

/** Whether anything was ever recorded of an account, also of one that is gone. */
export const isRecorded = async (reader: Reader, association: AssociationId, person: PersonId): Promise<boolean> =>
  (await reader.all('select 1 from account_acts where association = ? and person = ? limit 1', [association, person]))
    .length > 0;

/** The newest suspension of an account; undefined where none was recorded. */
export const suspensionOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<AccountAct | undefined> =>
  (
    await reader.all(
      `select * from ${ACTS} where association = ? and person = ? and kind = 'suspension' and refused = 0
       order by seq desc limit 1`,
      [association, person],
    )
  ).map(toAct)[0];

/** The links that were made on the portal's machine from a day on, the newest first. */
export const machineInvitationsSince = async (
  reader: Reader,
  association: AssociationId,
  since: PlainDate,
): Promise<readonly AccountAct[]> =>
  (
    await reader.all(
      `select * from ${ACTS} where association = ? and kind = 'machine-invitation' and done_on >= ? order by seq desc`,
      [association, since],
    )
  ).map(toAct);
