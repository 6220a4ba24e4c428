// Acts about duties themselves: pausing a clock and letting it run again, recording what the Labour Law wants, asking a reporter
// after closing how they fare, and their wish about that. What each needs, and within which days. Source: issue 5, point 2;
// PROTOCOL B27, B32.
import type { DutyId, LabourStep } from '../../policy/types.ts';
import type { Holder } from '../../protocol/check/index.ts';
import { type CaseFile, type Duty, hasRole, openDuties, owingPersons } from '../case-file.ts';
import { opensOn } from '../duties.ts';
import type { Intention } from '../intention.ts';
import { addDays, daysBetween, type PlainDate } from '../plain-date.ts';
import { accepted, type Refusal, refused } from '../result.ts';
import { rowsOf } from '../rules.ts';
import type { Choice, Setting } from './setting.ts';

type Of<Kind extends Intention['kind']> = Extract<Intention, { readonly kind: Kind }>;

/** Whoever reviews or ratifies sees to every clock, others to their own. */
const mayPause = (caseFile: CaseFile, duty: Duty, by: Holder): boolean =>
  hasRole(caseFile, 'reviewer', by) || hasRole(caseFile, 'ratifier', by) || owingPersons(caseFile, duty).includes(by);

/** The open duties that somebody may pause, whether they are paused or overdue by now or not. */
const pausableBy = (caseFile: CaseFile, by: Holder): readonly Duty[] =>
  openDuties(caseFile).filter(
    (duty) => caseFile.policy.pausing?.duties.includes(duty.id) === true && mayPause(caseFile, duty, by),
  );

/** Whether a duty's clock stands still on a day. */
export const pausedOn = ({ pauses }: Pick<Duty, 'pauses'>, day: PlainDate) =>
  pauses.find(({ from, until }) => day >= from && day <= until);

/** Pauses that took at least a day. */
const taken = ({ pauses }: Pick<Duty, 'pauses'>) => pauses.filter(({ from, until }) => until >= from);

/** For how many days a clock can be paused from now on: at once, and as much as is left of all its pauses together. */
function daysLeft({ policy }: CaseFile, duty: Pick<Duty, 'pauses'>): number {
  const { longest, in_all: inAll } = policy.pausing ?? { longest: { days: 1 } };
  if (inAll === undefined) return longest.days;
  const before = taken(duty);
  if (before.length >= inAll.times) return 0;
  const used = before.reduce((sum, { from, until }) => sum + daysBetween(from, until) + 1, 0);
  return Math.min(longest.days, inAll.days - used);
}

/** The clocks that somebody's pause can stop whatever the calendar says: what stands still isn't stopped, and nothing again and again. */
const stoppable = (caseFile: CaseFile, by: Holder, today: PlainDate): readonly Duty[] =>
  pausableBy(caseFile, by).filter((duty) => pausedOn(duty, today) === undefined && daysLeft(caseFile, duty) > 0);

const isOverdue = ({ dueOn }: Duty, today: PlainDate): boolean => dueOn < today;

/** The duties whose clocks somebody can stop on a day: what is overdue can't be undone. */
export const pausable = (caseFile: CaseFile, by: Holder, today: PlainDate): readonly Duty[] =>
  stoppable(caseFile, by, today).filter((duty) => !isOverdue(duty, today));

/**
 * What the calendar alone says against an act on the day on which it is made: asked when it is made and let in, never of a line that
 * stands, since the calendar changes and what was signed doesn't (PROTOCOL B44).
 */
export const againstCalendar = (
  intention: Exclude<Intention, { readonly kind: 'submit' }>,
  caseFile: CaseFile,
  today: PlainDate,
): Refusal | undefined => {
  if (intention.kind !== 'pause') return undefined;
  const { by, duty } = intention;
  return pausable(caseFile, by, today).some(({ id }) => id === duty) ? undefined : { code: 'nothing-to-pause' };
};

/** A pause beyond the first that stands on a day: which duty's, until when, and its number. */
export type PausedAgain = { readonly id: DutyId; readonly until: PlainDate; readonly nth: number };

/** What is paused on a day and was before: everybody who handles the case is told. */
export const pausedAgain = (caseFile: CaseFile, today: PlainDate): readonly PausedAgain[] =>
  openDuties(caseFile).flatMap((duty) => {
    const standing = pausedOn(duty, today);
    const nth = taken(duty).filter(({ from }) => from <= today).length;
    return standing === undefined || nth < 2 ? [] : [{ id: duty.id, until: standing.until, nth }];
  });

/** Until when the handling stands still on a day, whichever clock it is: all that the reporter is told of it. */
export const handlingPausedUntil = (caseFile: CaseFile, today: PlainDate): PlainDate | undefined =>
  openDuties(caseFile)
    .flatMap((duty) => pausedOn(duty, today)?.until ?? [])
    .toSorted()
    .at(-1);

/** The duties whose clocks stand still on a day, and that somebody can let run again. */
export const resumable = (caseFile: CaseFile, by: Holder, today: PlainDate): readonly Duty[] =>
  pausableBy(caseFile, by).filter((duty) => pausedOn(duty, today) !== undefined);

/** The last day until which a clock can be paused from a day on. */
export const longestPause = (caseFile: CaseFile, duty: Pick<Duty, 'pauses'>, today: PlainDate): PlainDate =>
  addDays(today, daysLeft(caseFile, duty) - 1);

/** How many pauses of a clock are left from a day on, if one that stands on it ends; undefined where the policy bounds none. */
export function pausesLeft(caseFile: CaseFile, { pauses }: Pick<Duty, 'pauses'>, today: PlainDate): number | undefined {
  const inAll = caseFile.policy.pausing?.in_all;
  if (inAll === undefined) return undefined;
  const standing = pausedOn({ pauses }, today);
  const ended = {
    pauses: pauses.map((pause) => (pause === standing ? { ...pause, until: addDays(today, -1) } : pause)),
  };
  return daysLeft(caseFile, ended) <= 0 ? 0 : inAll.times - taken(ended).length;
}

/** What stands in the way before anything is chosen. */
export const ofPausing = ({ caseFile, by }: Setting): readonly Refusal[] =>
  pausableBy(caseFile, by).length === 0 ? [{ code: 'nothing-to-pause' }] : [];

export function pause({ duty, until, by }: Of<'pause'>, { caseFile }: Setting, today: PlainDate): Choice {
  const meant = stoppable(caseFile, by, today).find(({ id }) => id === duty);
  if (meant === undefined) return refused({ code: 'nothing-to-pause' });
  const last = longestPause(caseFile, meant, today);
  if (until < today || until > last) return refused({ code: 'wrong-end', from: today, until: last });
  return accepted({ saying: { kind: 'pause', public: { duty, until } } });
}

/** What stands in the way of letting a clock run again before one is chosen: nothing was ever paused. */
export const ofResuming = ({ caseFile, by }: Setting): readonly Refusal[] =>
  pausableBy(caseFile, by).some(({ pauses }) => pauses.length > 0) ? [] : [{ code: 'nothing-to-resume' }];

export function resume({ duty, by }: Of<'resume'>, { caseFile }: Setting, today: PlainDate): Choice {
  const isPaused = resumable(caseFile, by, today).some(({ id }) => id === duty);
  if (!isPaused) return refused({ code: 'nothing-to-resume' });
  return accepted({ saying: { kind: 'resume', public: { duty } } });
}

/** Of what was done there are minutes; that the case concerns an employee is known, and needs none from 001-5 on (PROTOCOL B38). */
export const mustHaveMinutes = ({ policy }: Pick<CaseFile, 'policy'>, step: LabourStep | undefined): boolean =>
  step !== 'employee' || !rowsOf(policy, 'labour-step').some(({ entries }) => entries.some(({ optional }) => optional));

/** Nothing took place before there was a report, and nothing is recorded that is yet to come. */
export function labourStep({ step, day }: Of<'labour-step'>, { caseFile }: Setting, today: PlainDate): Choice {
  if (day < caseFile.receivedOn || day > today) {
    return refused({ code: 'wrong-end', from: caseFile.receivedOn, until: today });
  }
  const writes = mustHaveMinutes(caseFile, step) ? (['deliberation'] as const) : [];
  return accepted({ saying: { kind: 'labour-step', public: { step, day } }, writes });
}

/** Check-ins that are still to come, the earliest first, each with the day from which on it can be made. */
export const checkIns = (caseFile: CaseFile) =>
  openDuties(caseFile)
    .filter(({ id }) => id === ('check-in' satisfies DutyId))
    .map((duty) => ({ duty, opensOn: opensOn(duty) }));

export function checkIn(_: Of<'check-in'>, { caseFile }: Setting, today: PlainDate): Choice {
  const [next] = checkIns(caseFile);
  if (next === undefined) return refused({ code: 'wrong-stage', act: 'check-in', stage: caseFile.stage });
  if (today < next.opensOn) return refused({ code: 'not-before', from: next.opensOn });
  return accepted({ saying: { kind: 'check-in', public: {} } });
}

/** Said once; and nobody stops what was never to come. */
export function checkInWish({ wanted }: Of<'check-in-wish'>, { caseFile }: Setting): Choice {
  const isStopped = caseFile.checkInsStoppedOn !== undefined;
  if (wanted !== isStopped) return refused({ code: 'already-done', act: 'check-in-wish' });
  if (!wanted && checkIns(caseFile).length === 0) {
    return refused({ code: 'wrong-stage', act: 'check-in-wish', stage: caseFile.stage });
  }
  return accepted({ saying: { kind: 'check-in-wish', public: { wanted } } });
}
