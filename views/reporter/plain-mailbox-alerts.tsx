// What has a day or asks something of the reporter, above everything else in the mailbox without script: the same notices as the
// island mailbox-alerts.ts builds, from the same words.
import { alertWords } from '../../src/i18n/mailbox-alerts.ts';
import type { MailboxPieces } from '../../src/i18n/mailbox-pieces.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';

export const Alerts = ({ view, mailbox }: { readonly view: ViewContext; readonly mailbox: MailboxPieces }) => (
  <>
    {alertWords(view.lang, mailbox).map(({ title, paragraphs, ways }) => (
      <Notice tone="warning" title={title}>
        {paragraphs.map((text) => (
          <p>{text}</p>
        ))}
        {ways.map(({ id, words }) => (
          <p>
            <a href={`#${id}`}>{words}</a>
          </p>
        ))}
      </Notice>
    ))}
  </>
);
