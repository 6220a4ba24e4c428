// Says, before an act about a duty is signed, what it does to days: where a pause puts the due day, or that it moves nothing, and
// which recorded day a step of the Labour Law corrects, which time limits it ends, begins or lets run again, with their last days, and
// that a decision meets none (PROTOCOL B51, B64, B68).
import { type CaseFile, isClosedInReview } from '../domain/case-file.ts';
import { accusationDue, type LabourEffect, labourEffect } from '../domain/labour-effect.ts';
import { dueIfPaused } from '../domain/pause-effect.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate } from '../i18n/dates.ts';
import { dueIn } from '../i18n/due-in.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import { comma, type Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import type { DutyId } from '../policy/types.ts';
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
  if (correction !== undefined) {
    const words = correction.early ? t.correctsEarly : t.corrects;
    const corrected = words(dutyName(correction.id), formatDate(lang, correction.from), now);
    return [corrected, ...running].join(' ');
  }
  const what = t.steps[step];
  const said = [
    ...(before === undefined
      ? []
      : [before === day ? t.same(what, now) : t.corrects(what, formatDate(lang, before), now)]),
    ...(isUnmet ? [t.meetsNothing(now)] : []),
    ...(step === 'none' && before === undefined && ends.length === 0 ? [endsNothing(lang, caseFile, today)] : []),
    ...ends.map((id) => t.ends(dutyName(id))),
    ...running,
    ...(step !== 'none' && isClosedInReview(caseFile) ? [t.noneWhileClosed] : []),
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
