// Owns who reads what of the record of administrators, page by page, and which rows each has said they looked at. Signers read all of
// it, everybody else what concerned their own account. What concerns the reader or a signer, and what weighs most, is a list of its
// own, and what was done about one account on one day in one way is one row, however often and with whatever words: so nothing
// pushes anything out of sight. A row counts as looked at only where it was shown.
import * as v from 'valibot';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import { type AccountAct, toAct } from './account-acts.ts';
import type { Reader, Row, Tx, Value } from './database.ts';
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

/** Whether a row is to be told of and a reader hasn't looked at it. */
const fresh = (rows: string): string => `(${rows}.told = 1 and not exists (select 1 from account_acts_looked l
  where l.association = ${rows}.association and l.reader = ? and l.seq = ${rows}.seq))`;
const FRESH = fresh('acts');

/**
 * What two rows have in common that are shown as one. A door, an invitation and an office that was to be another's differ by their detail, of the policy
 * its part; what
 * was done on the machine stands each by itself.
 */
const alike = (rows: string): readonly string[] => [
  ...['by', 'person', 'done_on', 'kind', 'refused', 'told'].map((column) => `${rows}.${column}`),
  `(case when ${rows}.kind in ('door', 'invitation') or (${rows}.kind = 'name' and ${rows}.refused = 1)
      or (${rows}.kind = 'offices' and ${rows}.detail like 'office-taken,%') then ${rows}.detail
    when ${rows}.kind = 'machine-invitation' then ${rows}.seq
    when ${rows}.kind = 'quorum' and ${rows}.detail like 'policy %' then 'policy'
    when ${rows}.kind = 'quorum' and ${rows}.detail like 'clocks,%' then 'clocks' end)`,
];

/** Whether a row is folded with another: the same was done on the same day, which an index finds. */
const isAlike = (rows: string, others: string): string => {
  const [one, other] = [alike(rows), alike(others)];
  return one.map((value, at) => `${value} ${/done_on|kind$/.test(value) ? '=' : 'is'} ${other[at]}`).join(' and ');
};

/** Rows looked through first for a page; a page of few rows that are each folded of many takes more. */
const FIRST_LOOK = 400;

/** The rows of a list between two numbers, each newest of what is folded with it, the newest first; none that a later one covers. */
const HEADS = `select max(seq) as seq from (select *, ${FRESH} as is_new from account_acts as acts
    where ${THEIRS} and ${NEAR} = ? and seq >= ? and seq < ?) as found
  group by ${alike('found').join(', ')}, is_new
  having not exists (select 1 from account_acts as later indexed by account_acts_of_day
    where later.association = found.association and later.seq >= ? and ${isAlike('later', 'found')} and ${fresh('later')} = is_new)
  order by seq desc limit ${SHOWN_ACTS + 1}`;

/** These rows with what is folded into each. */
const FOLDED = `select head.seq, head.kind, head.refused, head.by, head.person, head.done_on, head.detail, head.name, head.is_new,
    sum(coalesce(t.times, 1)) as times, json_group_array(acts.detail order by acts.seq) as details
  from (select *, ${FRESH} as is_new from account_acts as acts
    where association = ? and seq in (select value from json_each(?))) as head
  cross join account_acts as acts indexed by account_acts_of_day on acts.association = head.association and acts.seq <= head.seq
    and ${isAlike('acts', 'head')} and ${FRESH} = head.is_new
  left join account_act_times t on t.association = acts.association and t.seq = acts.seq
  group by head.seq order by head.seq desc`;

/** How many rows of a list, folded, weren't looked at before a row. */
const FRESH_BEFORE = `select count(*) as fresh from (select max(seq) as newest from account_acts as acts
    where ${THEIRS} and ${NEAR} = ? and ${FRESH} group by ${alike('acts').join(', ')})
  where newest < ?`;

/** What of the first page's list, folded, wasn't looked at before a row and is kept on the page all the same. */
const KEPT_BEHIND = `select seq from (select seq, row_number() over (
      partition by kind, refused, detail is 'administrator', case when person is ? or ${ABOUT_SIGNERS} then person end
      order by seq desc) as turn
    from (select max(seq) as seq, kind, refused, person, detail from account_acts as acts
      where ${THEIRS} and ${NEAR} = ? and ${FRESH} group by ${alike('acts').join(', ')} having max(acts.seq) < ?))
  where turn <= ${KEPT_OF_A_KIND} order by seq desc limit ${KEPT_ACTS}`;

const toFolded = (row: Row): FoldedAct => ({
  ...toAct(row),
  isNew: integer(row, 'is_new') === 1,
  details: v.parse(v.array(v.nullable(v.string())), JSON.parse(text(row, 'details'))).filter((one) => one !== null),
});

/** The numbers of a page's rows and of the one behind them, looked for in ever more rows of the record until they are enough. */
const headsBefore = async (
  reader: Reader,
  before: number,
  person: PersonId,
  listed: readonly Value[],
): Promise<readonly number[]> => {
  for (let look = FIRST_LOOK; ; look *= 4) {
    const from = Math.max(0, before - look);
    const found = await reader.all(HEADS, [person, ...listed, from, before, before, person]);
    if (found.length > SHOWN_ACTS || from === 0) return found.map((row) => integer(row, 'seq'));
  }
};

const newestOf = async (reader: Reader, association: AssociationId): Promise<number> => {
  const rows = await reader.all('select coalesce(max(seq), 0) as seq from account_acts where association = ?', [
    association,
  ]);
  return rows.map((row) => integer(row, 'seq'))[0] ?? 0;
};

/** These rows of the record with what is folded into each, the newest first. */
const foldedOf = async (
  reader: Reader,
  association: AssociationId,
  { person }: ActsReader,
  heads: readonly number[],
): Promise<readonly FoldedAct[]> =>
  (await reader.all(FOLDED, [person, association, JSON.stringify(heads), person])).map(toFolded);

/**
 * A page of a list: the newest, or those before the row `before`. Only as many rows are folded as the page takes. The first page of
 * what weighs most keeps some new rows of each kind from behind it: hundreds of one kind hide no other.
 */
export const accountActsPage = async (
  reader: Reader,
  association: AssociationId,
  who: ActsReader,
  { list, before }: { readonly list: RecordList; readonly before?: number },
): Promise<ActsPage> => {
  const listed = [...theirs(association, who), ...near(who), list === 'near' ? 1 : 0];
  const isFirst = before === undefined;
  const behind = Math.min(before ?? Number.MAX_SAFE_INTEGER, (await newestOf(reader, association)) + 1);
  const heads = await headsBefore(reader, behind, who.person, listed);
  const rows = await foldedOf(reader, association, who, heads.slice(0, SHOWN_ACTS));
  const last = rows.at(-1);
  if (last === undefined || heads.length <= SHOWN_ACTS) return { rows };
  const [counted] = await reader.all(FRESH_BEFORE, [...listed, who.person, last.seq]);
  const keeps = list === 'near' && isFirst;
  const found = keeps ? await reader.all(KEPT_BEHIND, [...near(who), ...listed, who.person, last.seq]) : [];
  const kept = found.map((row) => integer(row, 'seq'));
  const fresh = (counted === undefined ? 0 : integer(counted, 'fresh')) - kept.length;
  const more = kept.length === 0 ? [] : await foldedOf(reader, association, who, kept);
  return { rows: [...rows, ...more], older: { before: last.seq, fresh } };
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
  // What is folded into a row is as much its reader's as the row: whose it is and by whom is alike in both.
  await tx.run(
    `insert into account_acts_looked (association, reader, seq)
     select acts.association, ?, acts.seq
     from (select * from account_acts where ${THEIRS} and seq in (select value from json_each(?))) as shown
     cross join account_acts as acts indexed by account_acts_of_day on acts.association = shown.association and acts.seq <= shown.seq
       and ${isAlike('acts', 'shown')} where true
     on conflict do nothing`,
    [who.person, ...theirs(association, who), JSON.stringify(rows)],
  );
};
