// Reports by what they concern, together by who could read them: nobody, or one person alone. No report itself is known here.
import { adminTexts } from '../../src/i18n/admin.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { readinessWords } from '../../src/i18n/readiness-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import { type Concerns, OFFICES, type Office } from '../../src/policy/types.ts';
import { Named } from './named.tsx';

/** Reports about these reach nobody else who can read them; without a `reader` nobody at all. */
export type ConcernsRead = {
  readonly reader: { readonly office: Office; readonly name: string } | undefined;
  readonly concerns: readonly Concerns[];
};

const concernsText = (lang: Lang, concerns: Concerns): string => {
  if (concerns === 'senior') return shared(lang).offices.senior;
  if (concerns.length === 0) return adminTexts(lang).home.nobody;
  return officesInSentence(
    lang,
    OFFICES.filter((office) => concerns.includes(office)),
  );
};

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

export const ConcernsList = (props: { readonly lang: Lang; readonly concerns: readonly Concerns[] }) => (
  <ul>
    {props.concerns.map((concerns) => (
      <li>{capital(concernsText(props.lang, concerns))}</li>
    ))}
  </ul>
);

export const UnreadReports = (props: { readonly lang: Lang; readonly unread: readonly ConcernsRead[] }) => {
  const { lang } = props;
  const t = readinessWords(lang).unread;
  return (
    <>
      {props.unread.map(({ reader, concerns }) => (
        <>
          <p>
            {reader === undefined ? (
              t.nobody
            ) : (
              <Named words={t.only(officeName(lang, reader.office), reader.name)} name={reader.name} />
            )}
          </p>
          <ConcernsList lang={lang} concerns={concerns} />
        </>
      ))}
    </>
  );
};
