// Owns who reads what of the record of administrators, page by page, and which rows each has said they looked at. Signers read all of
// it, everybody else what concerned their own account. What concerns the reader or a signer, and what weighs most, is a list of its
// own, and what was done about one account on one day in one way is one row, however often and with whatever words: so nothing
// pushes anything out of sight. A row counts as looked at only where it was shown.
import * as v from 'valibot';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import { ACTS, type AccountAct, toAct } from './account-acts.ts';
import type { Reader, Row, Tx } from './database.ts';
import { integer, text } from './rows.ts';

/**
 * Who asks: a signer is given everything, everybody else what concerned their own account. `signers` are those of every roster so
 * far: what was about a signer when it was done stays so.
 */
export type ActsReader = {
  readonly person: PersonId;
  readonly signer: boolean;
  readonly signers: readonly PersonId[];
};

/** The two lists of the record: what is about the reader, a signer or somebody's door, or weighs most; and all else. */
export const RECORD_LISTS = ['near', 'else'] as const;
export type RecordList = (typeof RECORD_LISTS)[number];

/** So many acts a list shows at once. */
export const SHOWN_ACTS = 50;

/** Of what weighs most and is new, so many rows of a kind stay on the first page, of each signer and of everybody else together. */
const KEPT_OF_A_KIND = 3;
/** And so many in all: a page stays a page. */
export const KEPT_ACTS = 100;

/** What was done in one way about one account on one day: the newest of it, and the details of all of it in order. */
export type FoldedAct = AccountAct & { readonly isNew: boolean; readonly details: readonly string[] };

/** One page of a list, the newest first. `older` leads on, with how many of those behind it weren't looked at. */
export type ActsPage = {
  readonly rows: readonly FoldedAct[];
  readonly older?: { readonly before: number; readonly fresh: number };
};

/** An invitation is its own person's beginning; a refused one is kept under whoever it would have taken something from. */
const CONCERNS = `(kind <> 'invitation' or refused = 1)`;

const THEIRS = `association = ? and by is not ? and (? = 1 or (person = ? and ${CONCERNS}))`;
const theirs = (association: AssociationId, { person, signer }: ActsReader) => [
  ...[association, person, signer ? 1 : 0, person],
];

/** What reporters see or the policy says, who may act, and who administers: never pushed down by renames and links. */
const WEIGHTY = `(kind in ('settings', 'quorum', 'address', 'suspension', 'reinstatement', 'machine-invitation')
  or (kind = 'invitation' and detail is 'administrator'))`;

const ABOUT_SIGNERS = `(kind in ('door', 'factor-reset') or coalesce(person in (select value from json_each(?)), 0))`;

const NEAR = `(person is ? or ${WEIGHTY} or ${ABOUT_SIGNERS})`;
const near = ({ person, signers }: ActsReader) => [person, JSON.stringify(signers)];

const FRESH = `(told = 1 and not exists (select 1 from account_acts_looked l
  where l.association = acts.association and l.reader = ? and l.seq = acts.seq))`;

/**
 * What two rows have in common that are shown as one. A door and an invitation differ by their detail, of the policy its part; what
 * was done on the machine stands each by itself.
 */
const alike = (rows: string): readonly string[] => [
  ...['by', 'person', 'done_on', 'kind', 'refused', 'told'].map((column) => `${rows}.${column}`),
  `(case when ${rows}.kind in ('door', 'invitation') or (${rows}.kind = 'name' and ${rows}.refused = 1) then ${rows}.detail
    when ${rows}.kind = 'machine-invitation' then ${rows}.seq
    when ${rows}.kind = 'quorum' and ${rows}.detail like 'policy %' then 'policy'
    when ${rows}.kind = 'quorum' and ${rows}.detail like 'clocks,%' then 'clocks' end)`,
];

/** The rows of a list, folded, each under the number of its newest. */
const FOLDED = `(select max(seq) as seq, kind, refused, by, person, done_on, detail, name, sum(times) as times, is_new,
    json_group_array(detail order by seq) as details
  from (select *, ${FRESH} as is_new from ${ACTS} as acts where ${THEIRS} and ${NEAR} = ?) as found
  group by ${alike('found').join(', ')}, is_new)`;

const toFolded = (row: Row): FoldedAct => ({
  ...toAct(row),
  isNew: integer(row, 'is_new') === 1,
  details: v.parse(v.array(v.nullable(v.string())), JSON.parse(text(row, 'details'))).filter((one) => one !== null),
});

/** What of the first page's list stands behind that row and is kept on the page all the same: hundreds of one kind hide no other. */
const keptBehind = async (reader: Reader, who: ActsReader, values: readonly (string | number)[], last: number) => {
  const whose = `case when person is ? or ${ABOUT_SIGNERS} then person end`;
  const rows = await reader.all(
    `select * from (select *, row_number() over (
        partition by kind, refused, detail is 'administrator', ${whose} order by seq desc) as turn
      from ${FOLDED} where seq < ? and is_new = 1)
     where turn <= ${KEPT_OF_A_KIND} order by seq desc limit ${KEPT_ACTS}`,
    [...near(who), ...values, last],
  );
  return rows.map(toFolded);
};

/** A page of a list: the newest, or those before the row `before`. The first of what weighs most keeps some new ones of each kind. */
export const accountActsPage = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
  { list, before }: { readonly list: RecordList; readonly before?: number },
): Promise<ActsPage> => {
  const values = [who.person, ...theirs(association, who), ...near(who), list === 'near' ? 1 : 0];
  const found = await reader.all(`select * from ${FOLDED} where seq < ? order by seq desc limit ${SHOWN_ACTS + 1}`, [
    ...values,
    before ?? Number.MAX_SAFE_INTEGER,
  ]);
  const rows = found.slice(0, SHOWN_ACTS).map(toFolded);
  const last = rows.at(-1);
  if (last === undefined || found.length <= SHOWN_ACTS) return { rows };
  const behind = await reader.all(`select count(*) as fresh from ${FOLDED} where seq < ? and is_new = 1`, [
    ...values,
    last.seq,
  ]);
  const kept = list === 'near' && before === undefined ? await keptBehind(reader, who, values, last.seq) : [];
  const fresh = (behind.map((row) => integer(row, 'fresh'))[0] ?? 0) - kept.length;
  return { rows: [...rows, ...kept], older: { before: last.seq, fresh } };
};

/** What somebody hasn't looked at: about their own account, refused to an administrator, about a signer, weighty, or else. */
export const ACCOUNT_NEWS = ['own', 'tried', 'signers', 'weighty', 'others'] as const;
export type AccountNews = (typeof ACCOUNT_NEWS)[number];

/** Which news there are for somebody, the nearest first. */
export const accountNewsFor = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
): Promise<readonly AccountNews[]> => {
  const rows = await reader.all(
    `select distinct case when person is ? and ${CONCERNS} then 0 when refused = 1 then 1
       when ${ABOUT_SIGNERS} then 2 when ${WEIGHTY} then 3 else 4 end
     as news from account_acts as acts where ${THEIRS} and ${FRESH} order by news`,
    [...near(who), ...theirs(association, who), who.person],
  );
  return rows.flatMap((row) => ACCOUNT_NEWS[integer(row, 'news')] ?? []);
};

/** Somebody has looked at these rows, and at what was folded into each; those that aren't theirs to read are left out. */
export const lookAtAccountActs = async (
  tx: Tx,
  association: AssociationId,
  who: ActsReader,
  rows: readonly number[],
): Promise<void> => {
  await tx.run(
    `insert into account_acts_looked (association, reader, seq)
     select association, ?, seq from account_acts as acts where ${THEIRS} and exists (select 1 from account_acts as shown
       where shown.association = acts.association and shown.seq in (select value from json_each(?)) and acts.seq <= shown.seq
       and ${alike('acts')
         .map((value, at) => `${value} is ${alike('shown')[at]}`)
         .join(' and ')})
     on conflict do nothing`,
    [who.person, ...theirs(association, who), JSON.stringify(rows)],
  );
};
