// Owns who reads what of the record of administrators, page by page, and which rows each has said they looked at. Signers read all of
// it, everybody else what concerned their own account. What concerns the reader or a signer is a list of its own, so that nothing
// pushes it out of sight; a row counts as looked at only where it was shown.
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import { ACTS, type AccountAct, toAct } from './account-acts.ts';
import type { Reader, Tx } from './database.ts';
import { integer } from './rows.ts';

/** Who asks: a signer is given everything, everybody else what concerned their own account. `signers` are the roster's, of now. */
export type ActsReader = {
  readonly person: PersonId;
  readonly signer: boolean;
  readonly signers: readonly PersonId[];
};

/** The two lists of the record: what is about the reader, a signer or somebody's door, and all else. */
export const RECORD_LISTS = ['near', 'else'] as const;
export type RecordList = (typeof RECORD_LISTS)[number];

/** So many acts a list shows at once. */
export const SHOWN_ACTS = 50;

/** One page of a list, the newest first. `older` leads on, with how many of those behind it weren't looked at. */
export type ActsPage = {
  readonly rows: readonly (AccountAct & { readonly isNew: boolean })[];
  readonly older?: { readonly before: number; readonly fresh: number };
};

const THEIRS = `association = ? and by is not ? and (? = 1 or (person = ? and kind <> 'invitation'))`;
const theirs = (association: AssociationId, { person, signer }: ActsReader) => [
  ...[association, person, signer ? 1 : 0, person],
];

const NEAR = `(person is ? or kind in ('door', 'factor-reset') or coalesce(person in (select value from json_each(?)), 0))`;
const near = ({ person, signers }: ActsReader) => [person, JSON.stringify(signers)];

const FRESH = `(told = 1 and not exists (select 1 from account_acts_looked l
  where l.association = acts.association and l.reader = ? and l.seq = acts.seq))`;

/** A page of a list: the newest, or those before the row `before`. */
export const accountActsPage = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
  { list, before = Number.MAX_SAFE_INTEGER }: { readonly list: RecordList; readonly before?: number },
): Promise<ActsPage> => {
  const where = `${THEIRS} and ${NEAR} = ? and seq < ?`;
  const values = (from: number) => [...theirs(association, who), ...near(who), list === 'near' ? 1 : 0, from];
  const found = await reader.all(
    `select *, ${FRESH} as is_new from ${ACTS} as acts where ${where} order by seq desc limit ${SHOWN_ACTS + 1}`,
    [who.person, ...values(before)],
  );
  const rows = found.slice(0, SHOWN_ACTS).map((row) => ({ ...toAct(row), isNew: integer(row, 'is_new') === 1 }));
  const last = rows.at(-1);
  if (last === undefined || found.length <= SHOWN_ACTS) return { rows };
  const behind = await reader.all(`select count(*) as fresh from account_acts as acts where ${where} and ${FRESH}`, [
    ...values(last.seq),
    who.person,
  ]);
  return { rows, older: { before: last.seq, fresh: behind.map((row) => integer(row, 'fresh'))[0] ?? 0 } };
};

/** What somebody hasn't looked at: about their own account, refused to an administrator, about a signer, or else. */
export const ACCOUNT_NEWS = ['own', 'tried', 'signers', 'others'] as const;
export type AccountNews = (typeof ACCOUNT_NEWS)[number];

/** Which news there are for somebody, the nearest first. */
export const accountNewsFor = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
): Promise<readonly AccountNews[]> => {
  const rows = await reader.all(
    `select distinct case when person is ? and kind <> 'invitation' then 0 when refused = 1 then 1 when ${NEAR} then 2 else 3 end
     as news from account_acts as acts where ${THEIRS} and ${FRESH} order by news`,
    [who.person, ...near(who), ...theirs(association, who), who.person],
  );
  return rows.flatMap((row) => ACCOUNT_NEWS[integer(row, 'news')] ?? []);
};

/** Somebody has looked at these rows; those that aren't theirs to read are left out. */
export const lookAtAccountActs = async (
  tx: Tx,
  association: AssociationId,
  who: ActsReader,
  rows: readonly number[],
): Promise<void> => {
  await tx.run(
    `insert into account_acts_looked (association, reader, seq)
     select association, ?, seq from account_acts where ${THEIRS} and seq in (select value from json_each(?))
     on conflict do nothing`,
    [who.person, ...theirs(association, who), JSON.stringify(rows)],
  );
};
