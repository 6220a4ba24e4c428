// The policy that is in force, for everybody: what it says, since when, and who approved it. Works without script and on paper.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { hasViolationRules } from '../../src/policy/policies.ts';
import { Page } from '../layout/page.tsx';
import { PolicyBody, type PolicyBodyProps } from '../policy/body.tsx';

/** `since` is missing where no roster has brought it yet. */
export const PolicyPage = (props: PolicyBodyProps & { readonly since?: PlainDate | undefined }) => {
  const { view, policy, since } = props;
  const { lang } = view;
  const t = publicTexts(lang).policy;
  const words = relationsTexts(lang);
  return (
    <Page view={view} title={hasViolationRules(policy) ? t.title : words.policyTitle} printable wide>
      <p class="hint">
        {t.version} <bdi dir="ltr">{policy.version}</bdi> ·{' '}
        {since === undefined ? words.notInForce : words.inForceSince(formatDate(lang, since))}
      </p>
      <PolicyBody {...props} contents={t.contents} />
    </Page>
  );
};
