// The Labour Law's two clocks and the steps that it wants, in a look of their own: law, and no duty of the policy. Shown to
// whom the deliberation is, never to a reporter (WB11).
import type { Due } from '../../src/domain/deadlines.ts';
import { daysBetween, type PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import type { LabourStep } from '../../src/policy/types.ts';
import { Details } from '../components/details.tsx';
import { DueDays } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { DutyItem, type DutyView } from './case-duties.tsx';

/** Each step with the day on which it was done, if it was. */
export type LabourView = readonly { readonly step: LabourStep; readonly day: PlainDate | undefined }[];

/** What must have been done before anything is held against an employee (article 71). */
const BEFORE_FINDING: readonly LabourStep[] = ['notice', 'hearing', 'defence'];

const Steps = (props: { readonly view: ViewContext; readonly labour: LabourView }) => {
  const { lang } = props.view;
  const t = dutyWords(lang).labour;
  return (
    <ul class="tasks">
      {props.labour.map(({ step, day }) => (
        <li data-step={step} data-day={day}>
          <span>{t.steps[step]}</span>{' '}
          <StatusTag tone={day === undefined ? 'neutral' : 'success'}>
            {day === undefined ? t.missing : t.recordedOn(formatDate(lang, day))}
          </StatusTag>
        </li>
      ))}
    </ul>
  );
};

/** On the page of a recommendation: which of notice, hearing and defence is missing. */
export const BeforeFinding = (props: { readonly view: ViewContext; readonly labour: LabourView }) => {
  const t = dutyWords(props.view.lang).labour;
  return (
    <section class="law card" id="before-finding" aria-labelledby="before-finding-title">
      <h2 id="before-finding-title">{t.before}</h2>
      <p>{t.beforeLead}</p>
      <Steps view={props.view} labour={props.labour.filter(({ step }) => BEFORE_FINDING.includes(step))} />
    </section>
  );
};

/** The law's clock while it isn't recorded whether an employee is concerned. */
export type LabourPerhaps = { readonly arithmetic: Due; readonly alerts: readonly number[] };

/** How many of the policy's alerts have come, the last ten, five and one days before: none while there is time. */
const alertsGiven = (
  { metOn, dueOn, alerts = [] }: Pick<DutyView, 'metOn' | 'dueOn' | 'alerts'>,
  today: PlainDate,
): number => (metOn === undefined ? alerts.filter((before) => daysBetween(today, dueOn) <= before).length : 0);

const Alert = (props: { readonly view: ViewContext; readonly given: number }) =>
  props.given === 0 ? null : (
    <StatusTag tone={props.given === 1 ? 'warning' : 'danger'}>{dutyWords(props.view.lang).labour.soon}</StatusTag>
  );

export const LabourPart = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly labour: LabourView;
  readonly duties: readonly DutyView[];
}) => {
  const { view, today, labour, duties } = props;
  const t = dutyWords(view.lang).labour;
  return (
    <section class="law card" id="law" aria-labelledby="law-title">
      <h2 id="law-title">
        {t.title} <StatusTag tone="info">{t.law}</StatusTag>
      </h2>
      <ul class="duties">
        {duties.map((duty) => (
          <DutyItem view={view} today={today} duty={duty} isAlone>
            {' '}
            <Alert view={view} given={alertsGiven(duty, today)} />
          </DutyItem>
        ))}
      </ul>
      <Details summary={t.more}>
        <p>{t.lead}</p>
        <Steps view={view} labour={labour} />
      </Details>
    </section>
  );
};

/** From the first day on, to whom the law's clock is shown: until when, if an employee is concerned. */
export const LabourPerhapsPart = (props: {
  readonly view: ViewContext;
  readonly today: PlainDate;
  readonly perhaps: LabourPerhaps;
}) => {
  const { view, today, perhaps } = props;
  const { lang } = view;
  const { arithmetic, alerts } = perhaps;
  const { dueOn } = arithmetic;
  const t = dutyWords(lang).labour;
  const words = dueWords(lang, arithmetic);
  return (
    <section class="law card" id="law" aria-labelledby="law-title" data-due={dueOn}>
      <h2 id="law-title">
        {t.title} <StatusTag tone="info">{t.law}</StatusTag>
      </h2>
      <p>
        {t.perhaps(formatDate(lang, dueOn))} <DueDate lang={lang} date={dueOn} today={today} />{' '}
        <Alert view={view} given={alertsGiven({ dueOn, alerts }, today)} />
      </p>
      <Details summary={words.summary}>
        <p>{t.perhapsLaw}</p>
        <DueDays words={words} />
      </Details>
    </section>
  );
};
