// The outcome of an investigation, which the server doesn't know: the finding of the recommendation that was ratified, for
// whoever opens it. No page, no keys.
import type { OpenedCase, OpenedEntry } from '../client/case.ts';
import { actsText } from '../i18n/acts.ts';
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import type { Stage } from '../policy/types.ts';
import type { Entry } from '../protocol/open/index.ts';

/**
 * The entry of the recommendation that was ratified; undefined before, for a case closed without an investigation, and
 * for whoever wasn't given it.
 */
export const ratifiedEntry = ({
  caseFile,
  entries,
}: Pick<OpenedCase, 'caseFile' | 'entries'>): OpenedEntry | undefined => {
  if (caseFile?.ratifiedOn === undefined || caseFile.outcome !== undefined) return undefined;
  const line = caseFile.recommendation?.line;
  return entries.find((entry) => entry.line === line && entry.expected === 'recommendation');
};

/** The finding in words; undefined where the entry is none. */
export const outcomeWords = (lang: Lang, stage: Stage, entry: Entry | undefined): string | undefined => {
  if (entry?.type !== 'recommendation') return undefined;
  const { finding } = entry;
  return stage === 'closed' ? shared(lang).outcomes[finding] : actsText(lang).fields[finding];
};
