// Says, before an act about a duty is signed, what it does to days: where a pause puts the due day, or that it moves nothing, and
// which recorded day a step of the Labour Law corrects, which time limits it meets, ends, begins or lets run again, with their last
// days, and that a decision meets none, or that a step belongs to what was discovered before (PROTOCOL B51, B64, B68).
import { type CaseFile, isClosedInReview } from '../domain/case-file.ts';
import { accusationDue, type LabourEffect, labourEffect } from '../domain/labour-effect.ts';
import { dueIfPaused } from '../domain/pause-effect.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate } from '../i18n/dates.ts';
import { dueIn } from '../i18n/due-in.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import { comma, type Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import type { DutyId, LabourStep } from '../policy/types.ts';
import type { ReadAct } from './act-reading.ts';

type Meant<Kind extends ReadAct['intention']['kind']> = Extract<ReadAct['intention'], { readonly kind: Kind }>;

const ofPause = (lang: Lang, caseFile: CaseFile, today: PlainDate, { duty: id, until }: Meant<'pause'>) => {
  const duty = caseFile.duties.find((one) => one.id === id && one.metOn === undefined);
  if (duty === undefined) return undefined;
  const t = dutyWords(lang).pause;
  const after = formatDate(lang, dueIfPaused(caseFile, duty, { from: today, until }));
  const before = formatDate(lang, duty.dueOn);
  return after === before ? t.movesNothing(before) : t.moves(after, before);
};

/** A last day, and how far off it is. */
const lastDay = (lang: Lang, on: PlainDate, today: PlainDate): string =>
  [formatDate(lang, on), dueIn(lang, on, today)].join(comma(lang));

/** The time limits that run by a step and didn't before, each with its last day. */
const runningWords = (
  lang: Lang,
  today: PlainDate,
  { runsAgain, running }: Pick<LabourEffect, 'runsAgain' | 'running'>,
): readonly string[] => {
  const t = dutyWords(lang).labour;
  const { duties } = shared(lang);
  const lastOf = (id: DutyId): string | undefined => {
    const found = running.find((clock) => clock.id === id);
    return found === undefined ? undefined : lastDay(lang, found.dueOn, today);
  };
  const begun = running.filter(({ id }) => !runsAgain.includes(id));
  return [
    ...runsAgain.map((id) => t.runsAgain(duties[id], lastOf(id))),
    ...begun.map(({ id, dueOn }) => t.begins(duties[id], lastDay(lang, dueOn, today))),
  ];
};

/** The time limits that a step meets, each with its last day, and whether that was over. */
const metWords = (lang: Lang, day: PlainDate, { meets }: LabourEffect): readonly string[] => {
  const t = dutyWords(lang).labour;
  const { duties } = shared(lang);
  return meets.map(({ id, dueOn }) => (day > dueOn ? t.meetsLate : t.meets)(duties[id], formatDate(lang, dueOn)));
};

/** That no time limit runs in a case that is closed in review, and where one would begin with evidence; nothing of every other. */
const closedWords = (lang: Lang, { outcome }: CaseFile, step: LabourStep): readonly string[] => {
  const t = dutyWords(lang).labour;
  if (outcome === undefined) return [];
  return outcome === 'unjustified' && step !== 'none' ? [t.closed, t.closedAnew] : [t.closed];
};

/** That nothing ends where it is recorded that none is accused: nothing runs, or the page tells what would run for an employee. */
const endsNothing = (lang: Lang, caseFile: CaseFile, today: PlainDate): string => {
  const t = dutyWords(lang).labour;
  const perhaps = accusationDue(caseFile);
  return perhaps === undefined ? t.endsNothing : t.endsPerhaps(lastDay(lang, perhaps.arithmetic.dueOn, today));
};

const ofStep = (lang: Lang, caseFile: CaseFile, today: PlainDate, { step, day }: Meant<'labour-step'>) => {
  const effect = labourEffect(caseFile, step, day);
  const { correction, before, isUnmet, ends } = effect;
  const t = dutyWords(lang).labour;
  const now = formatDate(lang, day);
  const dutyName = (id: DutyId): string => shared(lang).duties[id];
  const running = runningWords(lang, today, effect);
  const { beforeEvidence } = effect;
  const former = beforeEvidence === undefined ? [] : [t.beforeEvidence(formatDate(lang, beforeEvidence))];
  if (correction !== undefined) {
    const words = correction.early ? t.correctsEarly : t.corrects;
    const corrected = words(dutyName(correction.id), formatDate(lang, correction.from), now);
    return [...former, corrected, ...running].join(' ');
  }
  const what = t.steps[step];
  const isIdle = step === 'none' && before === undefined && ends.length === 0 && former.length === 0;
  const said = [
    ...former,
    ...(before === undefined
      ? []
      : [before === day ? t.same(what, now) : t.corrects(what, formatDate(lang, before), now)]),
    ...(isUnmet ? [t.meetsNothing(now)] : []),
    ...(isIdle && !isClosedInReview(caseFile) ? [endsNothing(lang, caseFile, today)] : []),
    ...ends.map((id) => t.ends(dutyName(id))),
    ...running,
    ...metWords(lang, day, effect),
    ...closedWords(lang, caseFile, step),
  ];
  return said.length === 0 ? undefined : said.join(' ');
};

/** What is said of days, once those that it follows from are filled in; undefined where there is nothing to say. */
export const daysOf = (
  lang: Lang,
  caseFile: CaseFile,
  today: PlainDate,
  { intention, faults }: Pick<ReadAct, 'intention' | 'faults'>,
): string | undefined => {
  const isMissing = (...ids: readonly string[]): boolean => faults.some(({ id }) => ids.includes(id));
  if (intention.kind === 'pause' && !isMissing('paused-duty', 'until')) {
    return ofPause(lang, caseFile, today, intention);
  }
  if (intention.kind === 'labour-step' && !isMissing('step', 'labour-day'))
    return ofStep(lang, caseFile, today, intention);
  return undefined;
};
