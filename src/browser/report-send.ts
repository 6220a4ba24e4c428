// Seals and sends what was typed: the page's one report on its way, and what the page says while nobody knows whether it arrived.
import { type SendStage, startSending } from '../client/sending.ts';
import type { ClientProblem } from '../client/transport.ts';
import type { Lang } from '../i18n/locale.ts';
import { reportNotes } from '../i18n/report-notes.ts';
import { reporter } from '../i18n/reporter.ts';
import { byId, fill } from './dom.ts';
import { titledNotice } from './parts.ts';
import { freshGround } from './report-ground.ts';
import { transport } from './transport.ts';

export type { SendStage };

export const sending = startSending(transport, freshGround);

const say = (title: string, ...words: readonly (string | undefined)[]): void => {
  fill(
    byId('report-problem'),
    titledNotice(
      'warning',
      title,
      words.filter((text) => text !== undefined),
    ),
  );
};

/** Says that nobody knows whether the report arrived, what the next press does, and why where it has just failed. */
export const sayUnheard = (lang: Lang, problem?: ClientProblem): void => {
  const t = reportNotes(lang).unheard;
  const usual = reporter(lang).problems;
  const why: Partial<Record<ClientProblem['error'], string>> = t.why;
  say(t.title, problem && (why[problem.error] ?? usual[problem.error]), t.kept, t.again, t.leave);
};

/** Says under `title` why something failed: never of a report that may have arrived that it wasn't sent. */
export const sayFailed = (lang: Lang, problem: ClientProblem, title: string): void => {
  const t = reporter(lang);
  if (sending.mayStand()) sayUnheard(lang, problem);
  else {
    const stored = problem.nothingStored === true ? t.report.failed.nothingStored : undefined;
    const { untrusted } = reportNotes(lang);
    const [heading, kept] =
      problem.error === 'untrusted' ? [untrusted.title, untrusted.kept] : [title, t.report.failed.kept];
    say(heading, t.problems[problem.error], stored, kept);
  }
  byId('report-problem').scrollIntoView({ block: 'nearest' });
};

/** What the page claims of what was typed, of changes and of refusals, as true as it is by now. */
export const tellWhatStands = (): void => {
  const mayStand = sending.mayStand();
  for (const id of ['report-not-stored', 'check-changeable', 'refused-text']) byId(id).hidden = mayStand;
  for (const id of ['report-may-stand', 'refused-unheard']) byId(id).hidden = !mayStand;
};
