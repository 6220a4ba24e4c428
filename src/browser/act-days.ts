// Says, before an act about a duty is signed, what it does to days: where a pause puts the due day, or that it moves nothing, and
// which recorded day a step of the Labour Law corrects, which time limits it ends or lets run again, and that a decision meets none
// (PROTOCOL B51, B64).
import type { CaseFile } from '../domain/case-file.ts';
import { labourEffect } from '../domain/labour-clocks.ts';
import { dueIfPaused } from '../domain/pause-effect.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate } from '../i18n/dates.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import type { Lang } from '../i18n/locale.ts';
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

const ofStep = (lang: Lang, caseFile: CaseFile, { step, day }: Meant<'labour-step'>) => {
  const { correction, before, isUnmet, ends, runsAgain } = labourEffect(caseFile, step, day);
  const t = dutyWords(lang).labour;
  const now = formatDate(lang, day);
  const dutyName = (id: DutyId): string => shared(lang).duties[id];
  if (correction !== undefined) {
    const words = correction.early ? t.correctsEarly : t.corrects;
    const corrected = words(dutyName(correction.id), formatDate(lang, correction.from), now);
    return [corrected, ...runsAgain.map((id) => t.runsAgain(dutyName(id)))].join(' ');
  }
  const what = t.steps[step];
  const said = [
    ...(before === undefined
      ? []
      : [before === day ? t.same(what, now) : t.corrects(what, formatDate(lang, before), now)]),
    ...(isUnmet ? [t.meetsNothing(now)] : []),
    ...(step === 'none' && before === undefined && ends.length === 0 ? [t.endsNothing] : []),
    ...ends.map((id) => t.ends(dutyName(id))),
    ...runsAgain.map((id) => t.runsAgain(dutyName(id))),
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
  if (intention.kind === 'labour-step' && !isMissing('step', 'labour-day')) return ofStep(lang, caseFile, intention);
  return undefined;
};
