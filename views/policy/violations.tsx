// The violation rules in words, rendered from a policy's data: rules, clocks, offices, routes, acts and periods of keeping.
import { countedActs } from '../../src/domain/calculator.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { basisWords } from '../../src/i18n/basis-words.ts';
import { beginsWords } from '../../src/i18n/begins-words.ts';
import { calculatorPath, calculatorTexts } from '../../src/i18n/calculator.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { lengthWords } from '../../src/i18n/lengths.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { panelWords } from '../../src/i18n/panel-words.ts';
import { keepWords, publicTexts } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { ruleWords } from '../../src/i18n/rule-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { CalendarSettings } from '../../src/policy/calendar.ts';
import {
  type ActName,
  type ActRule,
  type Appointed,
  type DisclosureRule,
  type DutyRule,
  type Office,
  type PanelRule,
  type PausingRule,
  type Policy,
  STAGES,
  type Within,
} from '../../src/policy/types.ts';
import { ClockAnswers, type ClockAnswersProps } from '../components/clock-answers.tsx';
import { Details } from '../components/details.tsx';
import { Counting, Folded, NOTHING, RulesTable } from './parts.tsx';

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a clock is where no association chose otherwise; nothing where it is just that. Of several of one duty that begin alike, each is held against its own. */
const printedTime = (policy: Policy, rule: DutyRule): Within | undefined => {
  const isAlike = ({ duty, from }: DutyRule) => duty === rule.duty && from[0] === rule.from[0];
  const place = policy.duties.filter(isAlike).indexOf(rule);
  const printed = ASSOCIATION_001.duties.filter(isAlike)[place]?.within;
  return JSON.stringify(printed) === JSON.stringify(rule.within) ? undefined : printed;
};

const clockRow = (lang: Lang, policy: Policy, rule: DutyRule): readonly string[] => {
  const t = publicTexts(lang).policy;
  const s = shared(lang);
  const wordsOf = (from: readonly ActName[]): string =>
    from.map((act) => beginsWords(lang, policy, rule.duty, act)).join(comma(lang));
  const acts = wordsOf(rule.from);
  const time = [
    lengthWords(lang, rule.within),
    ...(rule.or_later === undefined ? [] : [t.orLater(lengthWords(lang, rule.or_later), acts)]),
    ...(rule.target === undefined ? [] : [t.target(lengthWords(lang, rule.target))]),
    ...(rule.only === undefined ? [] : [t.onlyFor[rule.only]]),
    ...(rule.strict === undefined ? [] : [t.strict]),
  ].join(comma(lang));
  const since = wordsOf(countedActs(rule));
  const otherwise = printedTime(policy, rule);
  const settled = otherwise === undefined ? [] : [relationsTexts(lang).settled(lengthWords(lang, otherwise))];
  const basis = [t.bases[rule.basis], ...settled].join(comma(lang));
  return [s.duties[rule.duty], capital(s.roles[rule.owed_by]), time, since, basis];
};

/** Which clocks may be paused, for how long at once and in all, how often, and whether a pause ends early. */
const pausingWords = (lang: Lang, { acts }: Policy, { duties, longest, in_all: inAll }: PausingRule): string => {
  const names = duties.map((duty) => shared(lang).duties[duty]).join(comma(lang));
  const t = publicTexts(lang).policy;
  return [
    t.pausing(names, lengthWords(lang, longest)),
    ...(inAll === undefined ? [] : [t.pausingInAll(lengthWords(lang, { days: inAll.days }), inAll.times)]),
    ...(acts.some(({ act }) => act === 'resume') ? [t.pausingEnds] : []),
    t.pausingTold,
  ].join(' ');
};

const stageWords = (lang: Lang, rule: ActRule): string => {
  const t = publicTexts(lang).policy;
  if (rule.from.length === STAGES.length) return t.anyStage;
  if (rule.from.length === STAGES.length - 1 && !rule.from.includes('closed')) return t.openStages;
  const closings = rule.closings?.map((closing) => shared(lang).closings[closing]);
  return [...rule.from.map((stage) => shared(lang).stages[stage]), ...(closings ?? [])].join(comma(lang));
};

const actRow = (lang: Lang, rule: ActRule): readonly string[] => {
  const t = publicTexts(lang).policy;
  const s = shared(lang);
  const list = (items: readonly string[]) => items.join(comma(lang));
  const when = [
    stageWords(lang, rule),
    ...(rule.only === undefined ? [] : [t.only[rule.only]]),
    ...(rule.while === undefined ? [] : [t.while(s.duties[rule.while])]),
    ...(rule.first === undefined ? [] : [t.first]),
    ...(rule.once === undefined ? [] : [t.once[rule.once]]),
    ...(rule.after.length === 0
      ? []
      : [
          t.after(
            list(
              rule.after.map(({ act, ticked }) =>
                ticked === undefined ? s.acts[act] : `${s.acts[act]} (${t.only[ticked]})`,
              ),
            ),
          ),
        ]),
  ];
  const leads = [...(rule.to === undefined ? [] : [s.stages[rule.to]]), ...(rule.at === undefined ? [] : [t.atQuorum])];
  const dates = [
    ...(rule.meets.length === 0 ? [] : [t.meets(list(rule.meets.map((duty) => s.duties[duty])))]),
    ...(rule.owes.length === 0 ? [] : [t.owes(list(rule.owes.map((duty) => s.duties[duty])))]),
  ];
  const by = list(rule.by.map((role) => s.roles[role]));
  return [
    s.acts[rule.act],
    capital(by),
    list(when.filter((part) => part !== '')) || NOTHING,
    list(leads) || NOTHING,
    list(dates) || NOTHING,
  ];
};

/** On what, how long after the reporter was told, and for how long an identity is disclosed. */
const disclosureWords = (lang: Lang, { bases, ahead, longest }: DisclosureRule): string =>
  publicTexts(lang).policy.routes.disclosure(
    bases.map((basis) => basisWords(lang, basis)).join(comma(lang)),
    lengthWords(lang, ahead),
    lengthWords(lang, longest),
  );

/** Who is appointed by name, and what a report's ticks make of whom it may be referred to. */
const Appointments = (props: { readonly lang: Lang; readonly appointed: Appointed }) => {
  const { lang, appointed } = props;
  const t = panelWords(lang).policyPage;
  const names = (offices: readonly Office[]) =>
    offices
      .map((office) =>
        office === 'violations-committee' ? publicTexts(lang).policy.routes.members : shared(lang).offices[office],
      )
      .join(comma(lang));
  const panel = ({ of, if_short: more }: PanelRule) =>
    more.length === 0 ? names(of) : `${names(of)} (${t.ifShort(names(more))})`;
  const ticks = ({ ticked }: PanelRule) => ticked.map((office) => shared(lang).offices[office]).join(comma(lang));
  return (
    <>
      {appointed.panels.map((rule) => (
        <li>{rule.ticked.length === 0 ? t.others(panel(rule)) : t.ticked(ticks(rule), panel(rule))}</li>
      ))}
      <li>{t.halved}</li>
      <li>{t.alone}</li>
      <li>{t.part(names(appointed.part))}</li>
      <li>{t.byOffice}</li>
      <li>{t.appointed}</li>
    </>
  );
};

const RoutesInWords = (props: { readonly lang: Lang; readonly policy: Policy }) => {
  const { lang, policy } = props;
  const t = publicTexts(lang).policy.routes;
  const offices = (list: readonly Office[]) => list.map((office) => shared(lang).offices[office]).join(comma(lang));
  const { routes } = policy;
  return (
    <ul>
      <li>{t.reviewer(offices(routes.reviewer))}</li>
      <li>{t.second(offices(routes.second))}</li>
      <li>{t.senior(offices(routes.senior.second), offices(routes.senior.withheld))}</li>
      <li>{t.panel}</li>
      {routes.appointed === undefined ? null : <Appointments lang={lang} appointed={routes.appointed} />}
      <li>{t.never(offices(routes.never))}</li>
      <li>{t.minimum(routes.receivers)}</li>
      <li>{t.identity}</li>
      {policy.disclosure === undefined ? null : (
        <>
          <li>{disclosureWords(lang, policy.disclosure)}</li>
          <li>{t.withheld(lengthWords(lang, policy.disclosure.withheld))}</li>
        </>
      )}
    </ul>
  );
};

/** The parts of the violation rules, as the page's contents list them. */
export const violationParts = (lang: Lang): readonly (readonly [id: string, title: string])[] => {
  const t = publicTexts(lang).policy;
  return [
    ['principles', t.principlesTitle],
    ['routes', t.routesTitle],
    ['clocks', t.clocksTitle],
    ['steps', t.actsTitle],
    ['kept', t.keptTitle],
  ];
};

/** What begins today as an example, folded away, and where to count from another day. */
const ClockExample = (props: ClockAnswersProps) => {
  const { lang } = props;
  const t = calculatorTexts(lang);
  return (
    <>
      <Details summary={t.today(formatDate(lang, props.from))}>
        <ClockAnswers {...props} isBesideTable />
      </Details>
      <p>
        <a href={calculatorPath(lang, 'reporter')}>{t.link}</a>
      </p>
    </>
  );
};

/** `calendar` tells how days are counted now; a version of before is counted by the same. `today` is an example's first day. */
export const ViolationRules = (props: {
  readonly lang: Lang;
  readonly policy: Policy;
  readonly calendar: CalendarSettings | undefined;
  readonly today: PlainDate | undefined;
}) => {
  const { lang, policy, calendar, today } = props;
  const t = publicTexts(lang).policy;
  return (
    <>
      <h3 id="principles">{t.principlesTitle}</h3>
      <ul>
        {t.principles.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <h3 id="routes">{t.routesTitle}</h3>
      <RoutesInWords lang={lang} policy={policy} />
      <p>{t.quorum(policy.quorum)}</p>
      <h3 id="clocks">{t.clocksTitle}</h3>
      <RulesTable
        label={t.clocksTitle}
        head={[t.what, t.who, t.time, t.since, t.basis]}
        rows={policy.duties.map((rule) => clockRow(lang, policy, rule))}
      />
      {calendar === undefined ? <p>{t.counting}</p> : <Counting lang={lang} calendar={calendar} today={today} />}
      {policy.pausing === undefined ? null : <p>{pausingWords(lang, policy, policy.pausing)}</p>}
      <p>{t.corrected}</p>
      {calendar === undefined || today === undefined ? null : (
        <ClockExample lang={lang} policy={policy} calendar={calendar} from={today} />
      )}
      <Folded id="rules" title={t.rulesTitle}>
        <dl>
          {[...new Set(policy.duties.map(({ duty }) => duty))].map((duty) => {
            const { source, text } = ruleWords(lang, duty);
            return (
              <>
                <dt>{shared(lang).duties[duty]}</dt>
                <dd>
                  {text} <span class="hint">({source})</span>
                </dd>
              </>
            );
          })}
        </dl>
      </Folded>
      <Folded id="steps" title={t.actsTitle}>
        <RulesTable
          label={t.actsTitle}
          head={[t.act, t.by, t.when, t.leads, t.deadlines]}
          rows={policy.acts.map((rule) => actRow(lang, rule))}
        />
      </Folded>
      <h3 id="kept">{t.keptTitle}</h3>
      <RulesTable
        label={t.keptTitle}
        head={[t.rule, t.period]}
        rows={policy.retention.map((rule) => [t.kept[rule.what], keepWords(lang, rule)])}
      />
      <p>{t.keptNote}</p>
    </>
  );
};
