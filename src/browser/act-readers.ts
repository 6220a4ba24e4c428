// Who reads what an act writes: whoever is granted its room by this very act, or holds it already. No page, no keys.
import type { CaseFile } from '../domain/case-file.ts';
import type { Intention, Plan } from '../domain/intention.ts';
import type { Holder, PersonId, Room } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import type { ReadAct } from './act-reading.ts';

/** `lead` names the sentence above the list of `holders`; the reporter stands in the sentence, never in the list. */
export type Readers = {
  readonly lead: 'reader' | 'readerAsWritten' | 'briefed';
  readonly holders: readonly Holder[];
};

/** Whom a referral's page found concerned so far: those asked about with “Yes”. They are kept away for good. */
export const keptAway = ({ intention, concerned }: ReadAct): readonly PersonId[] =>
  intention.kind === 'refer' ? concerned : [];

/** A notice is rendered in the reporter's language; a message stays as it is typed. */
export const isForReporter = ({ type }: Entry): boolean => type === 'message' || type === 'notice';

/** Whom an act keeps away and which rooms it begins anew: neither they nor whoever has the earlier key alone reads it. */
type Changed = Pick<Plan, 'bars' | 'rooms'>;

export const readersOf = (
  caseFile: CaseFile,
  entry: Entry,
  granted: readonly Holder[],
  { bars, rooms }: Changed = { bars: [], rooms: [] },
  room?: Room,
): Readers => {
  // What is written beside the identity the reporter reads, and whoever may open that.
  if (room === 'identity') {
    const others = [...caseFile.holders(room), ...granted].filter((holder) => holder !== 'reporter');
    return { lead: 'readerAsWritten', holders: others };
  }
  if (entry.type === 'briefing') return { lead: 'briefed', holders: granted };
  const read = (room: 'report' | 'deliberation'): readonly Holder[] =>
    [...(rooms.some((start) => start.room === room) ? [] : caseFile.holders(room)), ...granted].filter(
      (holder) => !bars.some((person) => person === holder),
    );
  if (!isForReporter(entry)) return { lead: 'briefed', holders: read('deliberation') };
  const holders = read('report').filter((holder) => holder !== 'reporter');
  return { lead: entry.type === 'message' ? 'readerAsWritten' : 'reader', holders };
};

/** What opens an identity to somebody. */
export const DISCLOSES: readonly Intention['kind'][] = ['disclose', 'disclose-withheld'];

/** A key of the identity opens what stands beside the identity, and no other text. */
export const readersBy = (
  { kind }: Intention,
  granted: readonly Holder[],
  room: Room | undefined,
): readonly Holder[] => (DISCLOSES.includes(kind) && room !== 'identity' ? [] : granted);
