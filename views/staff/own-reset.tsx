// Tells somebody, on their first page, that a reset of their own second factor was asked for and waits: by whom, on which day, whom
// to tell if it isn't wanted, and what makes it void.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { type KnownPerson, knownPeople, knownPerson } from '../../src/i18n/known-person.ts';
import { NamesApart } from '../components/isolated.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';

export type OwnResetProps = {
  readonly view: ViewContext;
  readonly reset:
    | {
        readonly askedBy: KnownPerson | undefined;
        readonly askedOn: PlainDate;
        readonly others: readonly KnownPerson[];
      }
    | undefined;
};

export const OwnReset = ({ view, reset }: OwnResetProps) => {
  const { lang } = view;
  const t = factorTexts(lang).resets;
  if (reset === undefined) return null;
  const { askedBy, askedOn, others } = reset;
  return (
    <Notice tone="warning" id="own-reset">
      <p>
        <NamesApart text={t.aboutYou(knownPerson(lang, askedBy), formatDate(lang, askedOn))} />
      </p>
      <p>
        <NamesApart text={others.length === 0 ? t.unwantedAlone : t.unwanted(knownPeople(lang, others))} />
      </p>
      <p>
        <a href={`${accountPath(view)}/second-factor`}>{t.setUpAnew}</a>
      </p>
    </Notice>
  );
};
