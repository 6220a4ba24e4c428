// Why a file that goes with a form stopped on its way, and whether another try may help.
import type { ClientProblem } from '../client/transport.ts';
import { attachmentWords } from '../i18n/attachment-words.ts';
import type { Lang } from '../i18n/locale.ts';
import { problemText } from '../i18n/refusals.ts';
import type { Row, State } from './attachment-row.ts';

type Stopped = Pick<Row, 'content'>;

/** The portal let go of it: it is sent anew where it is still at hand. */
export const missing = (lang: Lang, { content }: Stopped): State => ({
  ...{ kind: 'stopped', isOffline: false, mayRetry: content !== undefined },
  words: content === undefined ? attachmentWords(lang).addAnew : attachmentWords(lang).sendAnew,
});

/** What is said of a file whose sending failed so. */
export const stopped = (lang: Lang, row: Stopped, { error, refusal }: ClientProblem): State => {
  const t = attachmentWords(lang);
  const isOffline = error === 'offline';
  if (refusal?.code === 'file-missing') return missing(lang, row);
  const words = isOffline ? t.broken : error === 'cannot-open' ? t.unreadable : problemText(lang, error, refusal);
  const isForGood =
    error === 'cannot-open' || ['file-too-large', 'too-many-files', 'files-too-large'].includes(refusal?.code ?? '');
  return { kind: 'stopped', words, mayRetry: !isForGood, isOffline };
};
