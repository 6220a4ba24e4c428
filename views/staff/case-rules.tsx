// What a case says of the rules that it runs under, and of parts that have nobody left, with what to do about that.
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { Part } from '../../src/domain/succession.ts';
import { apart } from '../../src/i18n/apart.ts';
import { appointTexts } from '../../src/i18n/appoint-words.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { comma } from '../../src/i18n/locale.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { byOffice } from '../../src/i18n/people-order.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import { namesInTurn } from '../../src/i18n/waits-words.ts';
import type { Office } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { versionPath } from './policies.tsx';

/** Somebody in a part, and the offices by which the policy lets them have it: none where they hold none of it any more. */
export type PartHolder = { readonly name: string; readonly offices: readonly Office[] };

export type RulesView = {
  readonly version: string;
  /** The policy's hash, under which its page stands, and from which day that version was in force. */
  readonly policyHash: string;
  readonly inForceFrom: PlainDate | undefined;
  readonly policyChanged: boolean;
  readonly quorum: number;
  /** An external investigator is the whole panel. */
  readonly alone: boolean;
  /** The quorum for new reports, where it is another by now. */
  readonly quorumNow: number | undefined;
  /** `yet`: nobody was to have the part so far. */
  readonly parts: readonly {
    readonly part: Part;
    readonly holders: readonly PartHolder[];
    readonly yet: boolean;
    /** Who comes into it, once the keys are handed on. */
    readonly next?: PartHolder | undefined;
  }[];
  /** Members who came into a running investigation. */
  readonly further: readonly { readonly on: PlainDate; readonly names: readonly string[] }[];
};

/** A part that nobody is left for; `bringIn`: the reviewer finds further members on the roster as it is. */
export type VacantView = { readonly part: Part; readonly appoint: readonly Office[]; readonly bringIn?: true };

const External = ({ view }: { readonly view: ViewContext }) => {
  const { routes } = view.association;
  if (routes.length === 0) return null;
  return (
    <>
      <p>{panelWords(view.lang).vacant.external}</p>
      <ul>
        {routes.map((route) => (
          <li>
            {route.url === undefined || route.url === '' ? (
              route.name[view.lang]
            ) : (
              <a href={route.url} rel="noreferrer noopener">
                {route.name[view.lang]}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
};

/** Told above everything else of the case: what nobody is left for, whom to appoint and who signs that. */
export const VacantNotice = (props: {
  readonly view: ViewContext;
  readonly vacant: readonly VacantView[];
  /** Offices of which somebody signs rosters now. */
  readonly signers: readonly Office[];
}) => {
  const { view, vacant, signers } = props;
  if (vacant.length === 0) return null;
  const t = panelWords(view.lang).vacant;
  const words = conflictText(view.lang).handover.vacant;
  const waiting = vacant.filter(({ bringIn }) => bringIn === undefined);
  const signing = signers.length < 2 ? t.fewSigners : t.signers(officesInSentence(view.lang, signers));
  return (
    <Notice tone="warning" id="vacant" title={t.title}>
      <ul>
        {vacant.map(({ part, bringIn }) => (
          <li>
            {part === 'panel' ? t.panelShort : words[part]} {bringIn === true ? t.bringIn : null}
          </li>
        ))}
      </ul>
      {waiting.length === 0 ? null : (
        <>
          <p>
            {appointTexts(view.lang, waiting).join(' ')} {signing} {t.afterwards}
          </p>
          <External view={view} />
        </>
      )}
    </Notice>
  );
};

const Holders = (props: {
  readonly view: ViewContext;
  readonly holders: readonly PartHolder[];
  readonly yet: boolean;
}) => {
  const { view, holders, yet } = props;
  const t = panelWords(view.lang).rules;
  if (holders.length === 0) return <>{yet ? t.nobodyYet : t.nobody}</>;
  return (
    <>
      {holders.toSorted(byOffice(view.lang)).map(({ name, offices }, at) => (
        <>
          {at === 0 ? null : comma(view.lang)}
          <bdi>{name}</bdi> ({offices.length === 0 ? t.lost : officeList(view.lang, offices)})
        </>
      ))}
    </>
  );
};

export const CaseRules = (props: { readonly view: ViewContext; readonly rules: RulesView }) => {
  const { view, rules } = props;
  const { lang } = view;
  const t = panelWords(lang).rules;
  const { versions } = relationsTexts(lang);
  return (
    <Details summary={t.title}>
      <div id="case-rules">
        <p>
          {t.policy[0]} <bdi dir="ltr">{rules.version}</bdi>
          {t.policy[1]}{' '}
          {rules.inForceFrom === undefined ? null : `${versions.received(formatDate(lang, rules.inForceFrom))} `}
          <a href={versionPath(lang, rules.policyHash)}>{versions.read}</a>
        </p>
        <p>
          {rules.policyChanged ? `${t.policyChanged} ` : null}
          <a href={`/${lang}/policy`}>{t.toPolicy}</a>
        </p>
        <p>
          {rules.alone ? t.alone : t.quorum(rules.quorum)}
          {rules.quorumNow === undefined ? null : ` ${t.quorumNow(rules.quorumNow)}`}
        </p>
        <p>{t.parts}:</p>
        <ul>
          {rules.parts.map(({ part, holders, yet, next }) => (
            <li data-part={part}>
              {t.part[part]}: {next === undefined ? null : `${conflictText(lang).handover.follows} `}
              <Holders view={view} holders={next === undefined ? holders : [next]} yet={yet} />
            </li>
          ))}
        </ul>
        {rules.further.map(({ on, names }) => (
          <p>{t.furtherOn(formatDate(lang, on), namesInTurn(lang, names.map(apart)))}</p>
        ))}
      </div>
    </Details>
  );
};
