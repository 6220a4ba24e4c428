// The versions of the association's policy: which was in force from when to when, and each as the system applies it to the cases
// that were received under it. Works without script; nothing here knows a case.

import type { Span } from '../../src/domain/office-history.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { hasViolationRules } from '../../src/policy/policies.ts';
import type { Policy } from '../../src/policy/types.ts';
import type { ViewContext } from '../layout/view.ts';
import { PolicyBody, type PolicyBodyProps } from '../policy/body.tsx';
import { KeylessPage } from './frame.tsx';

export const policiesPath = (lang: Lang): string => `/${lang}/staff/policies`;
export const versionPath = (lang: Lang, hash: string): string => `${policiesPath(lang)}/${hash}`;

type VersionView = { readonly policy: string; readonly spans: readonly Span[]; readonly content: Policy };

const spanWords = (lang: Lang, { from, to }: Span): string => {
  const t = relationsTexts(lang).versions;
  const day = (on: Span['from']['on']) => formatDate(lang, on);
  return to === undefined ? t.open(day(from.on)) : t.span(day(from.on), day(to.on));
};

const VersionRow = (props: { readonly lang: Lang; readonly version: VersionView }) => {
  const { lang, version } = props;
  const t = relationsTexts(lang).versions;
  const { content, spans } = version;
  return (
    <tr>
      <th scope="row">
        <a href={versionPath(lang, version.policy)}>
          <bdi dir="ltr">{content.version}</bdi>
        </a>
      </th>
      <td data-label={t.inForce}>
        {spans.map((span) => (
          <p>{spanWords(lang, span)}</p>
        ))}
      </td>
      <td data-label={t.quorum}>{number(lang, content.quorum)}</td>
      <td data-label={t.adopted}>{hasViolationRules(content) ? t.yes : t.no}</td>
    </tr>
  );
};

export const PoliciesPage = (props: { readonly view: ViewContext; readonly versions: readonly VersionView[] }) => {
  const { view, versions } = props;
  const { lang } = view;
  const t = relationsTexts(lang).versions;
  return (
    <KeylessPage view={view} title={t.title} island="keyless">
      <p>{t.lead}</p>
      {versions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <section class="table-scroll" aria-label={t.title} tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.version}</th>
                <th scope="col">{t.inForce}</th>
                <th scope="col">{t.quorum}</th>
                <th scope="col">{t.adopted}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <VersionRow lang={lang} version={version} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </KeylessPage>
  );
};

export const PolicyVersionPage = (props: Omit<PolicyBodyProps, 'policy'> & { readonly version: VersionView }) => {
  const { view, version } = props;
  const { lang } = view;
  const t = relationsTexts(lang).versions;
  return (
    <KeylessPage
      view={view}
      title={`${t.of} \u2066${version.content.version}\u2069`}
      island="keyless"
      heading={
        <>
          {t.of} <bdi dir="ltr">{version.content.version}</bdi>
        </>
      }
    >
      <p>{t.asApplied}</p>
      {version.spans.map((span) => (
        <p class="hint">{spanWords(lang, span)}</p>
      ))}
      <p class="no-print">
        <a href={policiesPath(lang)}>{t.back}</a>
      </p>
      <PolicyBody {...props} policy={version.content} contents={publicTexts(lang).policy.contents} />
    </KeylessPage>
  );
};
