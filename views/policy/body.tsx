// A policy as it is read on the public page and, in its older versions, by people of the association: both parts, from the data.
import { type Approval, dayOfHijri, isWhole } from '../../src/domain/approval.ts';
import { type PlainDate, parsePlainDate } from '../../src/domain/plain-date.ts';
import { digits, formatDate } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { relationsText, violationsText } from '../../src/i18n/policy-texts.ts';
import { publicTexts } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import type { CalendarSettings } from '../../src/policy/calendar.ts';
import { hasViolationRules } from '../../src/policy/policies.ts';
import type { Policy } from '../../src/policy/types.ts';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { OwnWords } from './parts.tsx';
import { RelationRules, relationParts } from './relations.tsx';
import { ViolationRules, violationParts } from './violations.tsx';

export type PolicyBodyProps = {
  readonly view: ViewContext;
  readonly policy: Policy;
  /** Only of the policy that the association has now: what a board approved is known of it alone. */
  readonly approval?: Approval | undefined;
  readonly adoption?: Approval | undefined;
  readonly calendar?: CalendarSettings | undefined;
  /** The day from which an example is counted; none on older versions. */
  readonly today?: PlainDate | undefined;
};

/** When and where a board approved it; nothing while anything is missing. */
const approvalWords = (
  lang: Lang,
  approval: Approval | undefined,
  which: 'approved' | 'adopted',
): string | undefined => {
  if (!isWhole(approval)) return undefined;
  const day = parsePlainDate(approval.dateGregorian) ?? dayOfHijri(approval.dateHijri);
  if (day === undefined) return undefined;
  return relationsTexts(lang)[which](digits(lang, approval.meetingNo), formatDate(lang, day), approval.document[lang]);
};

const Approved = (props: { readonly words: string | undefined }) =>
  props.words === undefined ? null : <p class="approved">{props.words}</p>;

/** Where the parts begin; on paper nobody leads anywhere. */
const Contents = (props: { readonly label: string; readonly parts: readonly (readonly [string, string])[] }) => (
  <nav class="contents no-print" aria-label={props.label}>
    <ul>
      {props.parts.map(([id, title]) => (
        <li>
          <a href={`#${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  </nav>
);

export const PolicyBody = (props: PolicyBodyProps & { readonly contents: string }) => {
  const { view, policy } = props;
  const { lang, association } = view;
  const { relations } = policy;
  const t = relationsTexts(lang);
  const has = hasViolationRules(policy);
  const isOwn = relations === undefined || relations.base === '001';
  const { ar, en } = association.name;
  const own = lang === 'ar' ? ar : en;
  return (
    <>
      <Contents
        label={props.contents}
        parts={[...(has ? violationParts(lang) : []), ...(relations === undefined ? [] : relationParts(lang))]}
      />
      <Approved words={approvalWords(lang, props.approval, 'approved')} />
      <h2 id="violations">{t.violationsTitle}</h2>
      {has ? (
        <>
          <p>{publicTexts(lang).policy.intro}</p>
          {isOwn ? null : <p>{t.adoptedFrom}</p>}
          {isOwn ? null : <Approved words={approvalWords(lang, props.adoption, 'adopted')} />}
          <ViolationRules lang={lang} policy={policy} calendar={props.calendar} today={props.today} />
          <OwnWords
            lang={lang}
            id="violations-words"
            text={violationsText(lang, own)}
            arabic={violationsText('ar', ar)}
          />
        </>
      ) : (
        <Notice tone="info" title={t.notAdopted.title}>
          <p>{t.notAdopted.text}</p>
        </Notice>
      )}
      {relations === undefined ? null : (
        <>
          <h2 id="relations">{t.title}</h2>
          <RelationRules lang={lang} relations={relations} />
          <OwnWords
            lang={lang}
            id="relations-words"
            text={relationsText(lang, relations.base, own)}
            arabic={relationsText('ar', relations.base, ar)}
          />
        </>
      )}
    </>
  );
};
