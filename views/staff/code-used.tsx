// Tells somebody, on their first page, that a backup code of their account was used of late: one that a stranger used looks like
// one that its owner did.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';

export type CodeUsedProps = {
  readonly view: ViewContext;
  /** The day of the newest, of late. */
  readonly codeUsedOn?: PlainDate | undefined;
};

export const CodeUsed = ({ view, codeUsedOn }: CodeUsedProps) => {
  if (codeUsedOn === undefined) return null;
  const t = doorTexts(view.lang).events;
  return (
    <Notice tone="warning" id="code-used">
      <p>{t.deskBackupCode(formatDate(view.lang, codeUsedOn))}</p>
      <p>
        <a href={`${accountPath(view)}#key-events`}>{t.deskLink}</a>
      </p>
    </Notice>
  );
};
