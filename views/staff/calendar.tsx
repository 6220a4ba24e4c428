// The association's calendar: the free days of this year and the next with both calendars' dates, who confirmed them, how they are
// found, what was corrected, and every change that there was. Whoever keeps it changes it from here; others read it.

import { type CalendarRules, differences } from '../../src/domain/calendar-edits.ts';
import type { FreeRow } from '../../src/domain/calendar-years.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import { apart } from '../../src/i18n/apart.ts';
import { calculatorPath, calculatorTexts } from '../../src/i18n/calculator.ts';
import {
  calendarPath,
  calendarTexts,
  correctionWords,
  differenceWords,
  eidNoteWords,
  ruleWords,
  yearWords,
} from '../../src/i18n/calendar.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import type { AnnouncedEid, CalendarSettings } from '../../src/policy/calendar.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Away, SEEN_FIELD } from './calendar-away.tsx';
import { KeylessPage } from './frame.tsx';

/** A change as the record shows it, with its author's name. */
export type ChangeView = {
  readonly by: string;
  readonly on: PlainDate;
  readonly inPlace: boolean;
  readonly year?: number | undefined;
  readonly reason: string;
  readonly before: CalendarSettings;
  readonly after: CalendarSettings;
};

export type YearView = {
  readonly year: number;
  readonly rows: readonly FreeRow[];
  /** From when on whoever keeps the calendar is asked to confirm it, where it isn't. */
  readonly asked: PlainDate | 'now' | 'never';
  /** Who confirmed it last, whether its days are others since, and whether it is to be confirmed anew. */
  readonly confirmed?:
    | { readonly by: string; readonly on: PlainDate; readonly isChanged: boolean; readonly isAnew: boolean }
    | undefined;
};

export type CalendarProps = {
  readonly view: ViewContext;
  readonly settings: CalendarSettings;
  readonly years: readonly YearView[];
  readonly changes: readonly ChangeView[];
  /** The newest change that the reader is shown, 0 where there is none. */
  readonly newest: number;
  /** Whether the reader hasn't said yet that they read the newest. */
  readonly isNews: boolean;
  /** How the reader keeps it, with the names of whom they would act for; missing for whoever only reads it. */
  readonly keeping?: { readonly inPlaceOf: readonly string[] } | undefined;
  readonly done?: 'changed' | 'confirmed' | 'seen' | undefined;
  readonly faults: readonly FieldFault[];
  /** A reason that was typed for what can't be done any more. */
  readonly reason?: string | undefined;
};

/** The announcement by which an Eid lies where a year lists it. */
const announcementOf = ({ corrections }: CalendarSettings, { why, from }: FreeRow): AnnouncedEid | undefined =>
  corrections.find((one): one is AnnouncedEid => 'hijriYear' in one && one.kind === why && one.firstOn === from);

const Row = (props: { readonly lang: Lang; readonly row: FreeRow; readonly settings: CalendarSettings }) => {
  const { lang, row } = props;
  const announced = announcementOf(props.settings, row);
  const t = calendarTexts(lang);
  const { from, to, why, onWeekend } = row;
  const days = from === to ? formatDate(lang, from) : t.range(formatDate(lang, from), formatDate(lang, to));
  return (
    <li data-why={why} data-from={from} data-to={to}>
      <strong>{t.why[why]}</strong>: {days}
      {onWeekend.length === 0 || why === 'ramadan' ? null : (
        <span class="hint">
          {' '}
          {t.onWeekend(onWeekend.map((on) => formatDate(lang, on)).join(lang === 'ar' ? '؛ ' : '; '))}
        </span>
      )}
      {announced === undefined ? null : <span class="hint"> {eidNoteWords(lang, announced)}</span>}
    </li>
  );
};

const Confirm = (props: CalendarProps & { readonly of: YearView }) => {
  const { view, keeping, of, newest, faults } = props;
  const t = calendarTexts(view.lang);
  if (keeping === undefined || of.confirmed?.isAnew === false) return null;
  const id = `away-${of.year}`;
  return (
    <form method="post" action={`${calendarPath(view.lang)}/confirmation`}>
      <input type="hidden" name="year" value={String(of.year)} />
      <input type="hidden" name={SEEN_FIELD} value={String(newest)} />
      <p>{t.confirmLead}</p>
      <Away lang={view.lang} id={id} names={keeping.inPlaceOf} fault={faults.find((one) => one.id === id)?.text} />
      <Button kind="secondary">{t.confirm(yearWords(view.lang, of.year))}</Button>
    </form>
  );
};

/** That a year is to be confirmed anew, and from when on somebody is asked to, where that isn't now. */
const anewWords = (lang: Lang, asked: YearView['asked']): string => {
  const t = calendarTexts(lang);
  if (asked === 'now') return t.confirmAnew;
  return `${t.confirmAnew} ${asked === 'never' ? t.askedNever : t.askedFrom(formatDate(lang, asked))}`;
};

const Year = (props: CalendarProps & { readonly of: YearView }) => {
  const { lang } = props.view;
  const { year, rows, confirmed } = props.of;
  const t = calendarTexts(lang);
  return (
    <section id={`year-${year}`} aria-labelledby={`year-${year}-title`}>
      <h2 id={`year-${year}-title`}>{t.year(yearWords(lang, year))}</h2>
      <p class={confirmed === undefined ? undefined : 'hint'}>
        {confirmed === undefined ? t.unconfirmed : t.confirmed(formatDate(lang, confirmed.on), apart(confirmed.by))}
      </p>
      {confirmed?.isAnew === true ? <p>{anewWords(lang, props.of.asked)}</p> : null}
      {confirmed?.isChanged === true && !confirmed.isAnew ? <p>{t.changedSince}</p> : null}
      {rows.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="free-days">
          {rows.map((row) => (
            <Row lang={lang} row={row} settings={props.settings} />
          ))}
        </ul>
      )}
      <Confirm {...props} />
    </section>
  );
};

const RULES: readonly (keyof CalendarRules)[] = ['weekend', 'compensation', 'nationalDays', 'rollForward'];

const Rules = ({ view, settings, keeping }: CalendarProps) => {
  const t = calendarTexts(view.lang);
  return (
    <section aria-labelledby="rules-title">
      <h2 id="rules-title">{t.rulesTitle}</h2>
      <dl class="summary-list">
        {RULES.map((rule) => (
          <div class="summary-row">
            <dt>{t.rules[rule]}</dt>
            <dd>{ruleWords(view.lang, rule, settings)}</dd>
          </div>
        ))}
      </dl>
      {keeping === undefined ? null : (
        <p>
          <a href={`${calendarPath(view.lang)}/settings`}>{t.changeRules}</a>
        </p>
      )}
    </section>
  );
};

const Corrections = ({ view, settings, keeping, newest }: CalendarProps) => {
  const { lang } = view;
  const t = calendarTexts(lang);
  return (
    <section aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t.correctionsTitle}</h2>
      {settings.corrections.length === 0 ? <p>{t.noCorrections}</p> : null}
      <ul>
        {settings.corrections.map((correction) => (
          <li>
            {correctionWords(lang, correction)}
            {keeping === undefined ? null : (
              <form method="post" action={`${calendarPath(lang)}/changes`}>
                <input type="hidden" name="what" value="take-back" />
                <input type="hidden" name="correction" value={JSON.stringify(correction)} />
                <input type="hidden" name={SEEN_FIELD} value={String(newest)} />
                <Button kind="quiet">
                  {t.takeBack}
                  <span class="visually-hidden">: {correctionWords(lang, correction)}</span>
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {keeping === undefined ? null : (
        <p>
          <ButtonLink href={`${calendarPath(lang)}/correction`} kind="secondary">
            {t.correct}
          </ButtonLink>
        </p>
      )}
    </section>
  );
};

const Change = (props: { readonly lang: Lang; readonly change: ChangeView }) => {
  const { lang, change } = props;
  const t = calendarTexts(lang);
  const what =
    change.year === undefined
      ? differences(change.before, change.after).map((one) => differenceWords(lang, one))
      : [t.difference.confirmed(yearWords(lang, change.year))];
  const author = t.record(formatDate(lang, change.on), apart(change.by));
  return (
    <li>
      <p>
        {[author, ...(change.inPlace ? [t.inPlace] : [])].join(comma(lang))}
        {': '}
        {what.join(' ')}
      </p>
      {change.reason === '' ? null : (
        <p class="hint" dir="auto">
          {t.reasonGiven(change.reason)}
        </p>
      )}
    </li>
  );
};

const Changes = ({ view, changes, newest, isNews }: CalendarProps) => {
  const t = calendarTexts(view.lang);
  return (
    <section aria-labelledby="record-title">
      <h2 id="record-title">{t.recordTitle}</h2>
      {isNews ? (
        <form method="post" action={`${calendarPath(view.lang)}/seen`}>
          <input type="hidden" name={SEEN_FIELD} value={String(newest)} />
          <Button kind="secondary">{t.seen}</Button>
        </form>
      ) : null}
      {changes.length === 0 ? <p>{t.noRecord}</p> : null}
      <ul class="resets">
        {changes.map((change) => (
          <Change lang={view.lang} change={change} />
        ))}
      </ul>
    </section>
  );
};

export const CalendarPage = (props: CalendarProps) => {
  const { view, done, faults } = props;
  const { lang } = view;
  const t = calendarTexts(lang);
  return (
    <KeylessPage view={view} title={t.title} island="keyless" printable faulty={faults.length > 0}>
      <ErrorSummary lang={lang} errors={faults} />
      {done === undefined ? null : (
        <Notice tone="success" id="done">
          <p>{t.done[done]}</p>
        </Notice>
      )}
      {(props.reason ?? '') === '' ? null : (
        <Notice tone="info" id="typed-reason">
          <p dir="auto">{t.reasonTyped(props.reason ?? '')}</p>
        </Notice>
      )}
      <p class="lead">{t.lead}</p>
      <p>
        <a href={calculatorPath(lang, 'staff')}>{calculatorTexts(lang).title}</a>
      </p>
      {props.years.map((of) => (
        <Year {...props} of={of} />
      ))}
      <Corrections {...props} />
      <Rules {...props} />
      <Changes {...props} />
      <p class="hint">{t.keepers}</p>
    </KeylessPage>
  );
};
