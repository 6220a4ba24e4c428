// The Labour Law's two clocks and the steps that it wants, in a look of their own: law, and no duty of the policy. Shown to
// whom the deliberation is, never to a reporter (WB11).
import type { Due } from '../../src/domain/deadlines.ts';
import { BEFORE_DECISION, type LabourDays, type LabourDoubt, labourDoubts } from '../../src/domain/labour-doubts.ts';
import { daysBetween, type PlainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { dutyWords } from '../../src/i18n/duty-words.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { Details } from '../components/details.tsx';
import { DueDays } from '../components/due-arithmetic.tsx';
import { DueDate } from '../components/due-date.tsx';
import { Notice } from '../components/notice.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import type { ViewContext } from '../layout/view.ts';
import { CorrectedDays, DutyItem, type DutyView, isAlone } from './case-duties.tsx';

/** What is recorded of the law's steps. */
export type LabourView = {
  /** Each step with the day on which it was done, if it was; there is none where none is recorded. */
  readonly steps: LabourDays;
  /** Nothing that is recorded meets the law's clock of the penalty. */
  readonly isPenaltyUnmet: boolean;
};

const doubtWords = (lang: Lang, doubt: LabourDoubt): string => {
  const { doubts, steps } = dutyWords(lang).labour;
  if (doubt.kind === 'early') return doubts.early;
  if (doubt.kind === 'order') return doubts.order(steps[doubt.later], steps[doubt.earlier]);
  return doubts.missing(doubt.steps.map((step) => steps[step]).join(comma(lang)));
};

/** What in the recorded steps is worth a question. */
const Doubts = (props: { readonly lang: Lang; readonly doubts: readonly LabourDoubt[] }) =>
  props.doubts.length === 0 ? null : (
    <Notice tone="warning" id="law-doubts">
      <ul>
        {props.doubts.map((doubt) => (
          <li data-doubt={doubt.kind}>{doubtWords(props.lang, doubt)}</li>
        ))}
      </ul>
    </Notice>
  );

/** That no employee is accused, while that holds: it says why nothing runs. */
const None = (props: { readonly lang: Lang; readonly steps: LabourDays }) => {
  const day = props.steps.find(({ step }) => step === 'none')?.day;
  return day === undefined ? null : <p>{dutyWords(props.lang).labour.noneSince(formatDate(props.lang, day))}</p>;
};

const StepState = (props: { readonly lang: Lang; readonly of: LabourDays[number]; readonly isUnmet: boolean }) => {
  const { lang, isUnmet } = props;
  const { step, day } = props.of;
  const t = dutyWords(lang).labour;
  if (day === undefined) {
    if (step === 'employee') return <StatusTag tone="success">{t.follows}</StatusTag>;
    return <StatusTag tone="neutral">{t.missing}</StatusTag>;
  }
  const said = formatDate(lang, day);
  if (step === 'decision' && isUnmet) return <StatusTag tone="warning">{t.earlyOn(said)}</StatusTag>;
  return <StatusTag tone="success">{t.recordedOn(said)}</StatusTag>;
};

const Steps = (props: { readonly view: ViewContext; readonly labour: LabourView }) => {
  const { lang } = props.view;
  const { steps, isPenaltyUnmet } = props.labour;
  return (
    <ul class="tasks">
      {steps.map((one) => (
        <li data-step={one.step} data-day={one.day}>
          <span>{dutyWords(lang).labour.steps[one.step]}</span>{' '}
          <StepState lang={lang} of={one} isUnmet={isPenaltyUnmet} />
          <CorrectedDays lang={lang} days={one.corrected} />
        </li>
      ))}
    </ul>
  );
};

/** On the page of a recommendation: which of notice, hearing and defence is missing. */
export const BeforeFinding = (props: { readonly view: ViewContext; readonly labour: LabourView }) => {
  const t = dutyWords(props.view.lang).labour;
  const steps = props.labour.steps.filter(({ step }) => BEFORE_DECISION.includes(step));
  if (steps.length === 0) return null;
  return (
    <section class="law card" id="before-finding" aria-labelledby="before-finding-title">
      <h2 id="before-finding-title">{t.before}</h2>
      <p>{t.beforeLead}</p>
      <Steps view={props.view} labour={{ steps, isPenaltyUnmet: false }} />
    </section>
  );
};

/** On the page on which a step is recorded: what is recorded by now, and what in it is worth a question. */
export const RecordedSteps = (props: { readonly view: ViewContext; readonly labour: LabourView }) => {
  const { view, labour } = props;
  return (
    <section class="law card" id="recorded-steps" aria-labelledby="recorded-steps-title">
      <h2 id="recorded-steps-title">{dutyWords(view.lang).labour.recorded}</h2>
      <None lang={view.lang} steps={labour.steps} />
      <Doubts lang={view.lang} doubts={labourDoubts(labour.steps, labour.isPenaltyUnmet)} />
      <Steps view={view} labour={labour} />
    </section>
  );
};

/** The law's clock while it isn't recorded whether an employee is concerned. */
export type LabourPerhaps = { readonly arithmetic: Due; readonly alerts: readonly number[] };

/** How many of the policy's alerts have come, the last ten, five and one days before: none while there is time, nor once it is over. */
const alertsGiven = (
  { metOn, dueOn, alerts = [] }: Pick<DutyView, 'metOn' | 'dueOn' | 'alerts'>,
  today: PlainDate,
): number => {
  const left = daysBetween(today, dueOn);
  return metOn === undefined && left >= 0 ? alerts.filter((before) => left <= before).length : 0;
};

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
          <DutyItem view={view} today={today} duty={duty} isAlone={isAlone(duties, duty)}>
            {' '}
            <Alert view={view} given={alertsGiven(duty, today)} />
          </DutyItem>
        ))}
      </ul>
      <None lang={view.lang} steps={labour.steps} />
      <Doubts lang={view.lang} doubts={labourDoubts(labour.steps, labour.isPenaltyUnmet)} />
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
