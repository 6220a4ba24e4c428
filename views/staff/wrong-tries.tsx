// Tells somebody, on their first page, that many wrong passphrases or codes were given for their account: the day, and what to do.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { TOLD_BEYOND, type WrongKind } from '../../src/domain/wrong-tries.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';

export type WrongTriesProps = {
  readonly view: ViewContext;
  /** The newest day of each kind, of late. */
  readonly wrong: readonly { readonly on: PlainDate; readonly kind: WrongKind }[];
};

/** One day of it in words. */
export const wrongWords = (lang: Lang, kind: WrongKind, on: PlainDate): string =>
  doorTexts(lang).wrong[kind](formatDate(lang, on), number(lang, TOLD_BEYOND[kind]));

export const WrongTries = (props: WrongTriesProps) => {
  const { view, wrong } = props;
  const { lang } = view;
  const t = doorTexts(lang);
  if (wrong.length === 0) return null;
  return (
    <Notice tone="warning" id="wrong-tries">
      {wrong.map(({ on, kind }) => (
        <p>
          {wrongWords(lang, kind, on)} {t.wrong.advice[kind]}
        </p>
      ))}
      <p>
        <a href={`${accountPath(view)}#key-events`}>{t.events.deskLink}</a>
      </p>
    </Notice>
  );
};
