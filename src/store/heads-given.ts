// Owns the heads of chains that were given to whoever is given briefings alone, so that they can sign that a key doesn't
// open (PROTOCOL B8). A head tells whether the case went on since; so it is given a few times a briefing, on record.
import type { PlainDate } from '../domain/plain-date.ts';
import { linesFor } from '../domain/visibility.ts';
import { type AssociationId, type CaseId, type PersonId, parseAct } from '../protocol/check/index.ts';
import { seenCase } from './case-files.ts';
import type { Reader } from './database.ts';
import type { Portal, Seat } from './foundation.ts';

/** As often as a device signs anew where the case moves on under it. */
const MOST_HEADS = 4;

/** `head` to sign over; `told` where it was signed already; `refused` where no more heads are given; else not there. */
export type GivenHead = { readonly head: string } | 'told' | 'refused' | undefined;

const headsGiven = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  caseId: CaseId,
  briefing?: string,
): Promise<readonly string[]> => {
  const rows = await reader.all(
    'select briefing, head from heads_given where association = ? and person = ? and case_id = ?',
    [association, person, caseId],
  );
  return rows.flatMap((row) =>
    typeof row.head === 'string' && (briefing === undefined || row.briefing === briefing) ? [row.head] : [],
  );
};

/** Gives the head of a case to a person who was briefed and whose key doesn't open. Recorded before it is given. */
export const giveHead = (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  number: string,
  day: PlainDate,
): Promise<GivenHead> =>
  portal.database.write(async (tx) => {
    const seen = await seenCase(tx, seat, person, number);
    if (seen === undefined) return undefined;
    const { caseFile, head, view } = seen;
    const briefing = linesFor(person, caseFile, day).at(-1)?.hash;
    // Who is given the whole chain has its head already.
    if (view !== 'briefings' || briefing === undefined) return 'refused';
    if (caseFile.unreadable.some((one) => one.person === person && one.room === 'briefing')) return 'told';
    const given = await headsGiven(tx, seat.id, person, caseFile.caseId, briefing);
    if (given.includes(head)) return { head };
    if (given.length >= MOST_HEADS) return 'refused';
    await tx.run(
      'insert into heads_given (association, person, case_id, briefing, head, day) values (?, ?, ?, ?, ?, ?)',
      [seat.id, person, caseFile.caseId, briefing, head, day],
    );
    return { head };
  });

/** Whether an act says that a briefing doesn't open, over a head that this person was given: the one act that is theirs. */
export const tellsUnreadable = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  caseId: CaseId,
  bytes: Uint8Array,
): Promise<boolean> => {
  const act = parseAct(bytes);
  if (!act.ok || act.value.kind !== 'unreadable' || act.value.public.room !== 'briefing') return false;
  return (await headsGiven(reader, association, person, caseId)).includes(act.value.prev);
};
