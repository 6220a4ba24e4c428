// Owns the record of what administrators did about people and the roster, or tried: kinds, ids and days. Nothing is ever taken
// from it. Signers are told of all of it, everybody else of what concerned their own account, until they have looked.
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
   * What it was in particular: the office or `administrator` somebody was invited as; the office codes proposed, joined by commas;
   * of a rename the name of before and the one after, a line each; of another public address both hosts so; where a `quorum` is
   * another policy too, `policy`, its number, `adopted` or not, and the most days of an answer. Missing of what was recorded before
   * this was kept.
   */
  readonly detail?: string;
};

const parseKind = (value: unknown): AccountActKind | undefined => KINDS.find((kind) => kind === value);

const toAct = (row: Row): AccountAct => {
  const by = optionalText(row, 'by');
  const person = optionalText(row, 'person');
  const detail = optionalText(row, 'detail');
  return {
    seq: integer(row, 'seq'),
    kind: parsed(row, 'kind', parseKind),
    refused: integer(row, 'refused') === 1,
    ...(by === undefined ? {} : { by: parsed(row, 'by', parsePersonId) }),
    ...(person === undefined ? {} : { person: parsed(row, 'person', parsePersonId) }),
    on: plainDate(text(row, 'done_on')),
    ...(detail === undefined ? {} : { detail }),
  };
};

/**
 * Records an act in the transaction that does it. The same attempt of the same day is recorded once: whoever is refused a hundred
 * times hides nothing among a hundred rows.
 */
export const recordAccountAct = async (
  tx: Tx,
  association: AssociationId,
  act: Omit<AccountAct, 'seq' | 'refused'> & { readonly refused?: boolean },
): Promise<void> => {
  const { kind, by, person, on, detail, refused = false } = act;
  const told = (await latestRoster(tx, association)) === undefined ? 0 : 1;
  await tx.run(
    `insert into account_acts (association, seq, kind, refused, by, person, done_on, told, detail)
     select ?, (select coalesce(max(seq), 0) + 1 from account_acts where association = ?), ?, ?, ?, ?, ?, ?, ?
     where ? = 0 or not exists (select 1 from account_acts where association = ? and refused = 1 and kind = ? and by is ?
       and person is ? and done_on = ? and detail is ?)`,
    [
      ...[association, association, kind, refused ? 1 : 0, by ?? null, person ?? null, on, told, detail ?? null],
      ...[refused ? 1 : 0, association, kind, by ?? null, person ?? null, on, detail ?? null],
    ],
  );
};

/** Whether administrators did or tried anything on one of the days from `from` on and before `until`. */
export const hasAccountActs = async (
  reader: Reader,
  association: AssociationId,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<boolean> =>
  (
    await reader.all('select 1 from account_acts where association = ? and done_on >= ? and done_on < ? limit 1', [
      association,
      from,
      until,
    ])
  ).length > 0;

/** Who asks: a signer is given everything, everybody else what concerned their own account. */
export type ActsReader = { readonly person: PersonId; readonly signer: boolean };

/** So many of the newest acts a page shows. */
export const SHOWN_ACTS = 200;

const SEEN = 'coalesce((select seq from account_acts_seen where association = ? and reader = ?), 0)';
const THEIRS = `association = ? and by is not ? and (? = 1 or (person = ? and kind <> 'invitation'))`;

const theirs = (association: AssociationId, { person, signer }: ActsReader) => [
  ...[association, person, signer ? 1 : 0, person],
];

/** The newest acts that somebody may read, the newest first; `isNew` where they haven't looked at it. */
export const accountActsFor = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
): Promise<readonly (AccountAct & { readonly isNew: boolean })[]> =>
  (
    await reader.all(
      `select *, (told = 1 and seq > ${SEEN}) as is_new from account_acts where ${THEIRS} order by seq desc limit ${SHOWN_ACTS}`,
      [association, who.person, ...theirs(association, who)],
    )
  ).map((row) => ({ ...toAct(row), isNew: integer(row, 'is_new') === 1 }));

/** The links that were made on the portal's machine from a day on, the newest first. */
export const machineInvitationsSince = async (
  reader: Reader,
  association: AssociationId,
  since: PlainDate,
): Promise<readonly AccountAct[]> =>
  (
    await reader.all(
      `select * from account_acts where association = ? and kind = 'machine-invitation' and done_on >= ? order by seq desc`,
      [association, since],
    )
  ).map(toAct);

/** Whether there is anything that somebody hasn't looked at: of their own account, and else. */
export const accountNewsFor = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
): Promise<readonly ('own' | 'others')[]> => {
  const rows = await reader.all(
    `select distinct person is ? and kind <> 'invitation' as own from account_acts
     where ${THEIRS} and told = 1 and seq > ${SEEN} order by own desc`,
    [who.person, ...theirs(association, who), association, who.person],
  );
  return rows.map((row) => (integer(row, 'own') === 1 ? 'own' : 'others'));
};

/** Somebody has looked at the acts up to this one. */
export const seeAccountActs = async (
  tx: Tx,
  association: AssociationId,
  reader: PersonId,
  seq: number,
): Promise<void> => {
  await tx.run(
    `insert into account_acts_seen (association, reader, seq)
     values (?, ?, min(?, (select coalesce(max(seq), 0) from account_acts where association = ?)))
     on conflict (association, reader) do update set seq = max(seq, excluded.seq)`,
    [association, reader, seq, association],
  );
};
