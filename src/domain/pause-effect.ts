// What a pause does to the day of its duty: shown before it is signed, and beside it afterwards. A pause of days that don't count
// anyway moves nothing.
import type { CaseFile, Duty, Pause } from './case-file.ts';
import { clockDue, type Paused } from './deadlines.ts';
import type { PlainDate } from './plain-date.ts';

type Clock = Pick<Duty, 'clock' | 'countedFrom' | 'startedOn'>;

const dueWith = ({ clock, countedFrom, startedOn }: Clock, { calendar }: CaseFile, pauses: readonly Paused[]) =>
  clockDue(clock, { zero: countedFrom, startedOn }, calendar, pauses).dueOn;

/** The due day with one pause more. */
export const dueIfPaused = (caseFile: CaseFile, duty: Duty, pause: Paused): PlainDate =>
  dueWith(duty, caseFile, [...duty.pauses, pause]);

/** Whether a pause that took days leaves the due day where it would be without it, as the calendar stands. */
export const movesNothing = (caseFile: CaseFile, duty: Duty, pause: Pause): boolean =>
  pause.until >= pause.from &&
  dueWith(
    duty,
    caseFile,
    duty.pauses.filter((other) => other !== pause),
  ) === dueWith(duty, caseFile, duty.pauses);
