// Whether the report still stands in the log, on the page without script: the words and hashes of i18n/log-words.ts.
import { logWords, type StandingInLog } from '../../src/i18n/log-words.ts';
import { Details } from '../components/details.tsx';
import { Notice } from '../components/notice.tsx';
import { Hash } from '../components/unbroken.tsx';
import type { ViewContext } from '../layout/view.ts';

type Props = { readonly view: ViewContext; readonly log: StandingInLog };

const Proof = ({ view, log }: Props) => {
  const { show, hashes, compare } = logWords(view.lang, log, 'server');
  return (
    <Details summary={show}>
      {hashes.map(({ words, hash }) => (
        <p>
          {words}: <Hash hash={hash} />
        </p>
      ))}
      <p>{compare}</p>
    </Details>
  );
};

/** Said first of all where the proof doesn't hold. */
export const LogAlarm = ({ view, log }: Props) => {
  const { title, alarm, paragraphs } = logWords(view.lang, log, 'server');
  if (!alarm) return null;
  return (
    <div role="alert">
      <Notice tone="danger" title={title}>
        {paragraphs.map((text) => (
          <p>{text}</p>
        ))}
        <Proof view={view} log={log} />
      </Notice>
    </div>
  );
};

/** Its place among the parts of the mailbox where it holds. */
export const LogStands = ({ view, log }: Props) => {
  const { title, alarm, paragraphs } = logWords(view.lang, log, 'server');
  if (alarm) return null;
  return (
    <section id="log-proof">
      <h3>{title}</h3>
      {paragraphs.map((text) => (
        <p>{text}</p>
      ))}
      <Proof view={view} log={log} />
    </section>
  );
};
