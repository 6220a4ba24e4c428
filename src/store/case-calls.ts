// From when the roster's signers are told that a case waits for people: nobody in it has acted, or nobody is left who could. It
// is made from chains and rosters and never a source, and whoever is told learns neither which case nor how many.
import { comersOf } from '../domain/coming.ts';
import { type CaseNow, calledOn, mayBeCalled, mayBeToldOutside, reachesNobody } from '../domain/owed.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import {
  type AssociationId,
  type CaseId,
  type PersonId,
  parseCaseId,
  ROSTER_SIGNERS,
  type Roster,
} from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { integer, parsed, places, text } from './rows.ts';

/**
 * A case, the day from which it calls, undefined where it waits for nobody, whether that reaches no signer, and who is to come into a
 * part of it.
 */
export type Call = {
  readonly caseId: CaseId;
  readonly callOn: string | undefined;
  readonly outside: boolean;
  readonly comers: readonly PersonId[];
};

/** What a case calls for as it stands. */
export const callOf = (now: CaseNow): Call => {
  const callOn = calledOn(now);
  const outside = callOn !== undefined && reachesNobody(now);
  return { caseId: now.caseFile.caseId, callOn, outside, comers: comersOf(now) };
};

/** The day that never comes, after every other one as text. */
export const NEVER = '9999-99-99';

/** Writes who is to come into parts of cases. */
const noteComers = async (tx: Tx, association: AssociationId, calls: readonly Call[]): Promise<void> => {
  if (calls.length === 0) return;
  const cases = calls.map(({ caseId }) => caseId);
  await tx.run(`delete from case_comers where association = ? and case_id in (${places(cases)})`, [
    association,
    ...cases,
  ]);
  const comers = calls.flatMap(({ caseId, comers: persons }) => persons.map((person) => [association, person, caseId]));
  if (comers.length > 0) await insertRows(tx, 'insert into case_comers (association, person, case_id)', 3, comers);
};

/** Writes from when cases call and who is to come into them, in the transaction of what it follows from. */
export const callCases = async (tx: Tx, association: AssociationId, calls: readonly Call[]): Promise<void> => {
  await insertRows(
    tx,
    'insert into case_calls (association, case_id, call_on, outside)',
    4,
    calls.flatMap(({ caseId, callOn, outside }) =>
      callOn === undefined ? [] : [[association, caseId, callOn, outside ? 1 : 0]],
    ),
    'on conflict (association, case_id) do update set call_on = excluded.call_on, outside = excluded.outside',
  );
  await noteComers(tx, association, calls);
  const quiet = calls.flatMap(({ caseId, callOn }) => (callOn === undefined ? [caseId] : []));
  if (quiet.length === 0) return;
  await tx.run(`delete from case_calls where association = ? and case_id in (${places(quiet)})`, [
    association,
    ...quiet,
  ]);
};

type RosterPerson = Roster['persons'][number];

const isSigner = (person: RosterPerson | undefined): boolean =>
  person?.status === 'active' && person.offices.some((office) => ROSTER_SIGNERS.includes(office));

/** Whose part in running cases a roster changes, and who comes new onto it; and whether one of them signs rosters, before or since. */
const changedBy = (
  previous: Roster,
  next: Roster,
): { readonly changed: readonly PersonId[]; readonly ofSigners: boolean } => {
  const before = new Map(previous.persons.map((person) => [person.id, person]));
  const changed = next.persons.filter(({ id, status, offices }) => {
    const known = before.get(id);
    return known?.status !== status || known.offices.join() !== offices.join();
  });
  const ofSigners = changed.some((person) => isSigner(person) || isSigner(before.get(person.id)));
  return { changed: changed.map(({ id }) => id), ofSigners };
};

/**
 * Has the cases of whoever a new roster changes looked at anew, in the transaction in which it is accepted; and with them those
 * that call already or that somebody is to come into, since whoever it lists may be the next.
 */
export const recallCases = async (
  tx: Tx,
  association: AssociationId,
  { previous, next, today }: { readonly previous: Roster; readonly next: Roster; readonly today: string },
): Promise<void> => {
  const { changed, ofSigners } = changedBy(previous, next);
  if (changed.length === 0) return;
  const anew = (from: string, values: readonly string[]) =>
    tx.run(
      `insert into case_calls (association, case_id, call_on) ${from}
       on conflict (association, case_id) do update set call_on = ''`,
      values,
    );
  await anew(
    `select distinct association, case_id, '' from grants indexed by grants_by_holder
     where association = ? and holder in (${places(changed)})`,
    [association, ...changed],
  );
  // Whether any signer may be told of a case hangs on who they are, also where it calls on a later day.
  await anew(
    `select association, case_id, '' from case_calls indexed by case_calls_by_day where association = ? and call_on <= ?`,
    [association, ofSigners ? NEVER : today],
  );
  await anew(
    `select distinct comers.association, case_id, '' from persons
     cross join case_comers as comers on comers.association = persons.association and comers.person = persons.person
     where persons.association = ?`,
    [association],
  );
};

/** A place in the order of calls. */
export type CallPlace = { readonly callOn: string; readonly caseId: string };

/** Before every call that was reckoned; what is to be looked at anew stands there itself. */
export const TO_LOOK_AT = '';

/** The cases that are to be looked at anew, `limit` at most. */
export const casesToLookAt = async (
  reader: Reader,
  association: AssociationId,
  limit: number,
): Promise<readonly CaseId[]> =>
  (
    await reader.all('select case_id from case_calls where association = ? and call_on = ? limit ?', [
      association,
      TO_LOOK_AT,
      limit,
    ])
  ).map((row) => parsed(row, 'case_id', parseCaseId));

/** Cases that are to come to somebody, `limit` at most. */
export const comingCases = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  limit: number,
): Promise<readonly CaseId[]> =>
  (
    await reader.all('select case_id from case_comers where association = ? and person = ? limit ?', [
      association,
      person,
      limit,
    ])
  ).map((row) => parsed(row, 'case_id', parseCaseId));

/** How many cases are to come to somebody. */
export const countComing = async (reader: Reader, association: AssociationId, person: PersonId): Promise<number> => {
  const [row] = await reader.all('select count(*) as coming from case_comers where association = ? and person = ?', [
    association,
    person,
  ]);
  return row === undefined ? 0 : integer(row, 'coming');
};

/**
 * The cases behind a place that call on a day, in their order, `limit` at most; those that stand on the signer's own desk left out,
 * since who sees a case isn't called to it (owed.ts). Without this a desk of ten thousand unopened cases folded them all at every view.
 */
export const callingCases = async (
  reader: Reader,
  association: AssociationId,
  today: PlainDate,
  { signer, after, limit }: { readonly signer: PersonId; readonly after: CallPlace; readonly limit: number },
): Promise<readonly (CallPlace & { readonly caseId: CaseId })[]> =>
  (
    await reader.all(
      `select call_on, case_id from case_calls as calls
       where association = ? and call_on <= ? and (call_on, case_id) > (?, ?)
         and not exists (select 1 from desk_places as own where own.association = calls.association
           and own.case_id = calls.case_id and own.person = ?)
       order by call_on, case_id limit ?`,
      [association, today, after.callOn, after.caseId, signer, limit],
    )
  ).map((row) => ({ callOn: text(row, 'call_on'), caseId: parsed(row, 'case_id', parseCaseId) }));

/** The same of those that call and reach no signer. */
export const outsideCalls = async (
  reader: Reader,
  association: AssociationId,
  today: PlainDate,
  { after, limit }: { readonly after: CallPlace; readonly limit: number },
): Promise<readonly (CallPlace & { readonly caseId: CaseId })[]> =>
  (
    await reader.all(
      `select call_on, case_id from case_calls
       where association = ? and outside = 1 and call_on <= ? and (call_on, case_id) > (?, ?)
       order by call_on, case_id limit ?`,
      [association, today, after.callOn, after.caseId, limit],
    )
  ).map((row) => ({ callOn: text(row, 'call_on'), caseId: parsed(row, 'case_id', parseCaseId) }));

/** The days on which cases began to call that call on a day, each once. */
export const callingDays = async (
  reader: Reader,
  association: AssociationId,
  today: PlainDate,
): Promise<readonly PlainDate[]> =>
  (
    await reader.all('select distinct call_on from case_calls where association = ? and call_on > ? and call_on <= ?', [
      association,
      TO_LOOK_AT,
      today,
    ])
  ).map((row) => plainDate(text(row, 'call_on')));

/** Since when this signer is told of a case that they don't know; undefined where they aren't. */
export const callFor = (now: CaseNow, signer: PersonId): PlainDate | undefined => {
  const since = calledOn(now);
  if (since === undefined || since > now.today) return undefined;
  return mayBeCalled(now, signer) ? since : undefined;
};

/** Since when an administrator is told of a case whose call reaches no signer; undefined where they aren't. */
export const callOutside = (now: CaseNow, administrator: PersonId): PlainDate | undefined => {
  const since = calledOn(now);
  if (since === undefined || since > now.today || !reachesNobody(now)) return undefined;
  return mayBeToldOutside(now, administrator) ? since : undefined;
};
