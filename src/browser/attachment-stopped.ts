// Why a file that goes with a form stopped on its way, and whether another try may help.
import { isPassing } from '../client/byte-transport.ts';
import type { ClientProblem } from '../client/transport.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { problemText } from '../i18n/refusals.ts';
import type { Row, State } from './attachment-row.ts';
import type { Unlooked } from './file-tasks.ts';

type Stopped = Pick<Row, 'content'>;

/** The portal let go of it: it is sent anew where it is still at hand. */
export const missing = (lang: Lang, { content }: Stopped): State => ({
  ...{ kind: 'stopped', isTriedAgain: false, mayRetry: content !== undefined },
  words: content === undefined ? attachmentWords(lang).addAnew : attachmentWords(lang).sendAnew,
});

/** It couldn't even be looked through: it stays chosen, and nothing of it goes before it was. */
export const unlooked = (lang: Lang, why: Unlooked): State => {
  const t = attachmentWords(lang);
  const isTriedAgain = why === 'absent';
  const words = isTriedAgain ? `${t.notLookedAt[why]} ${t.triedAgain}` : t.notLookedAt[why];
  return { kind: 'stopped', words, mayRetry: true, isTriedAgain };
};

/** What is said of a file whose sending failed so. */
export const stopped = (lang: Lang, row: Stopped, problem: ClientProblem): State => {
  const { error, refusal } = problem;
  const t = attachmentWords(lang);
  if (refusal?.code === 'file-missing') return missing(lang, row);
  if (error === 'offline') return { kind: 'stopped', words: t.broken, mayRetry: true, isTriedAgain: true };
  const isTriedAgain = isPassing(problem);
  const why = error === 'cannot-open' ? t.unreadable : problemText(lang, error, refusal);
  const words = isTriedAgain ? `${why} ${t.triedAgain}` : why;
  const isCrowdedOut = ['too-many-files', 'files-too-large'].includes(refusal?.code ?? '');
  const isForGood = error === 'cannot-open' || refusal?.code === 'file-too-large' || isCrowdedOut;
  return { kind: 'stopped', words, mayRetry: !isForGood, isTriedAgain, isCrowdedOut };
};
