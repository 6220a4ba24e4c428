// What the portal lacks and the reader can see to: each gap a sentence with what to do, and the page where it is done.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { Unfollowed } from '../../src/domain/substitutes.ts';
import { apart } from '../../src/i18n/apart.ts';
import { number } from '../../src/i18n/dates.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { ownReadinessWords } from '../../src/i18n/own-readiness-words.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import type { Office } from '../../src/policy/types.ts';
import { NamesApart } from '../components/isolated.tsx';
import type { ViewContext } from '../layout/view.ts';
import { accountPath } from './account-keys.tsx';
import { KeylessPage } from './frame.tsx';
import { OwnWaits, type WaitView } from './waits.tsx';

export type OwnGap =
  | { readonly kind: 'roster-none' | 'roster-over' | 'second-factor' | 'no-address' }
  | { readonly kind: 'few-codes'; readonly left: number }
  | { readonly kind: 'vacant'; readonly office: Office }
  | { readonly kind: 'members'; readonly members: number; readonly quorum: number }
  | ({ readonly kind: 'unfollowed' } & Unfollowed)
  | { readonly kind: 'unlisted' | 'away'; readonly name: string; readonly office: Office };

export const ownReadinessPath = (lang: Lang): string => `/${lang}/staff/readiness`;

/** The offices of which a holder could follow, as a choice. */
export const fillWords = (lang: Lang, { fill }: Pick<Unfollowed, 'fill'>): string =>
  fill.map((office) => officeName(lang, office)).join(ownReadinessWords(lang).or);

const sentence = (lang: Lang, gap: OwnGap): string => {
  const t = ownReadinessWords(lang);
  switch (gap.kind) {
    case 'roster-none':
      return t.rosterNone;
    case 'roster-over':
      return t.rosterOver;
    case 'second-factor':
      return t.secondFactor;
    case 'few-codes':
      return `${factorTexts(lang).account.left(gap.left)} ${t.fewCodes}`;
    case 'no-address':
      return t.noAddress;
    case 'vacant':
      return t.vacant(officeName(lang, gap.office));
    case 'members':
      return (gap.members < gap.quorum ? t.noQuorum : t.fewMembers)(
        number(lang, gap.members),
        number(lang, gap.quorum),
      );
    case 'unfollowed':
      return t.unfollowed(officeName(lang, gap.office), fillWords(lang, gap));
    case 'away':
      return t.away(apart(gap.name), officeName(lang, gap.office));
    case 'unlisted':
      return t.unlisted(apart(gap.name), officeName(lang, gap.office));
  }
};

const Gap = ({ view, gap }: { readonly view: ViewContext; readonly gap: OwnGap }) => {
  const t = ownReadinessWords(view.lang);
  const isOwn = gap.kind === 'second-factor' || gap.kind === 'few-codes' || gap.kind === 'no-address';
  return (
    <li data-gap={gap.kind}>
      <p>
        <NamesApart text={sentence(view.lang, gap)} />
      </p>
      <p>
        <a href={isOwn ? accountPath(view) : `/${view.lang}/staff/roster`}>{isOwn ? t.toAccount : t.toRoster}</a>
      </p>
    </li>
  );
};

export const OwnReadinessPage = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly gaps: readonly OwnGap[];
  /** What waits for the reader outside cases. */
  readonly waits: readonly WaitView[];
}) => {
  const { view, gaps, waits, today } = props;
  const t = ownReadinessWords(view.lang);
  return (
    <KeylessPage view={view} title={t.title} island="keyless">
      {gaps.length + waits.length === 0 ? <p class="lead">{t.none}</p> : <p class="lead">{t.lead}</p>}
      {gaps.length === 0 ? null : (
        <section class="waits" aria-label={t.title}>
          <ul id="own-gaps">
            {gaps.map((gap) => (
              <Gap view={view} gap={gap} />
            ))}
          </ul>
        </section>
      )}
      <OwnWaits lang={view.lang} today={today} waits={waits} />
    </KeylessPage>
  );
};
