// Changing the calendar: what is to be corrected or how free days are found, then what follows from it, with the reason, before it is
// saved. Everything that was typed comes back with a fault.
import type { CalendarDifference, OfPast } from '../../src/domain/calendar-edits.ts';
import type { OwedId } from '../../src/domain/owed.ts';
import type { PlainDate } from '../../src/domain/plain-date.ts';
import type { TypedDate } from '../../src/domain/typed-date.ts';
import { calendarPath, calendarTexts, differenceWords } from '../../src/i18n/calendar.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import { shared } from '../../src/i18n/shared.ts';
import { MOST_DAYS_TOGETHER } from '../../src/policy/calendar.ts';
import { Button } from '../components/button.tsx';
import { Checkboxes } from '../components/checkboxes.tsx';
import { DateInput } from '../components/date-input.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Radios } from '../components/radios.tsx';
import { TextField } from '../components/text-field.tsx';
import type { LanguageForm } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Away, SEEN_FIELD, Tick } from './calendar-away.tsx';
import { KeylessPage } from './frame.tsx';

export const CORRECTIONS = ['eid-fitr', 'eid-adha', 'holiday', 'working-day'] as const;
/** Longest reason, in characters. */
export const MOST_REASON = 300;

/** What the form carried, by field. */
export type Typed = { readonly one: (name: string) => string; readonly many: (name: string) => readonly string[] };

type FormProps = {
  readonly view: ViewContext;
  readonly typed: Typed;
  readonly seen: number;
  readonly faults: readonly FieldFault[];
};

const EDIT = 'calendar-edit';
const PREVIEW = 'calendar-preview';

/**
 * A change of language takes the form along: on the page where an edit is entered as it was typed, on the one that shows what follows
 * with it shown again. Where something was found missing it is told there too. Nothing is saved by it.
 */
const languageForm = (id: typeof EDIT | typeof PREVIEW, faults: readonly FieldFault[]): LanguageForm => ({
  ...{ id, path: '/staff/calendar/changes', name: 'step' },
  value: id === EDIT ? (faults.length === 0 ? 'edit' : 'check') : faults.length === 0 ? 'look' : 'check-save',
  enter: id === EDIT ? {} : { name: 'step', value: 'save' },
});

const faultOf = (faults: readonly FieldFault[], id: string): string | undefined =>
  faults.find((fault) => fault.id === id)?.text;

/** What was typed on another page of the same change, taken along. */
const Kept = (props: { readonly typed: Typed; readonly names: readonly string[] }) => (
  <>
    {props.names.flatMap((name) =>
      props.typed.many(name).map((value) => <input type="hidden" name={name} value={value} />),
    )}
  </>
);

export const CorrectionPage = (props: FormProps & { readonly day: TypedDate; readonly last: TypedDate }) => {
  const { view, typed, faults } = props;
  const t = calendarTexts(view.lang).form;
  const hints: Readonly<Partial<Record<string, string>>> = t.hints;
  return (
    <KeylessPage
      view={view}
      title={t.correctionTitle}
      island="keyless"
      faulty={faults.length > 0}
      languageForm={languageForm(EDIT, faults)}
    >
      <ErrorSummary lang={view.lang} errors={faults} />
      <form id={EDIT} method="post" action={`${calendarPath(view.lang)}/changes`} autocomplete="off" novalidate>
        <input type="hidden" name={SEEN_FIELD} value={String(props.seen)} />
        <Kept typed={typed} names={['reason']} />
        <Radios
          id="what"
          label={t.what}
          value={typed.one('what')}
          error={faultOf(faults, 'what')}
          options={CORRECTIONS.map((value) => ({ value, label: t.options[value], hint: hints[value] }))}
        />
        <DateInput id="day" label={t.day} lang={view.lang} typed={props.day} error={faultOf(faults, 'day')} />
        <DateInput
          id="last"
          label={t.last}
          hint={t.lastHint(number(view.lang, MOST_DAYS_TOGETHER))}
          lang={view.lang}
          typed={props.last}
          error={faultOf(faults, 'last')}
        />
        <div class="actions">
          <Button>{t.preview}</Button>
        </div>
      </form>
    </KeylessPage>
  );
};

export const RulesPage = ({ view, typed, seen, faults }: FormProps) => {
  const t = calendarTexts(view.lang);
  const radios = (id: 'compensation' | 'nationalDays' | 'rollForward', words: Readonly<Record<string, string>>) => (
    <Radios
      id={id}
      label={t.rules[id]}
      value={typed.one(id)}
      error={faultOf(faults, id)}
      options={Object.entries(words).map(([value, label]) => ({ value, label }))}
    />
  );
  return (
    <KeylessPage
      view={view}
      title={t.form.rulesTitle}
      island="keyless"
      faulty={faults.length > 0}
      languageForm={languageForm(EDIT, faults)}
    >
      <ErrorSummary lang={view.lang} errors={faults} />
      <form id={EDIT} method="post" action={`${calendarPath(view.lang)}/changes`} autocomplete="off" novalidate>
        <input type="hidden" name={SEEN_FIELD} value={String(seen)} />
        <input type="hidden" name="what" value="rules" />
        <Kept typed={typed} names={['reason']} />
        <Checkboxes
          id="weekend"
          name="weekend"
          label={t.rules.weekend}
          values={typed.many('weekend')}
          error={faultOf(faults, 'weekend')}
          options={t.weekdays.map((label, day) => ({ value: String(day), label }))}
        />
        {radios('compensation', t.compensation)}
        {radios('nationalDays', t.nationalDays)}
        {radios('rollForward', t.rollForward)}
        <div class="actions">
          <Button>{t.form.preview}</Button>
        </div>
      </form>
    </KeylessPage>
  );
};

export type PreviewProps = FormProps & {
  readonly differences: readonly CalendarDifference[];
  readonly moves: readonly {
    readonly number: string;
    readonly id: OwedId;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly becomes?: 'overdue' | 'in-time';
  }[];
  /** How many move, of which these are the first. */
  readonly all: number;
  readonly past: OfPast | undefined;
  /** Names of those in whose place it would be done. */
  readonly inPlaceOf: readonly string[];
  /** Said first: somebody changed the calendar meanwhile. */
  readonly meanwhile?: string | undefined;
};

/** Every field of the first page. */
const EDIT_FIELDS = [
  ...['what', 'correction', 'day-calendar', 'day-day', 'day-month', 'day-year'],
  ...['last-calendar', 'last-day', 'last-month', 'last-year'],
  ...['weekend', 'compensation', 'nationalDays', 'rollForward'],
];

const Moves = ({ view, moves, all, differences }: PreviewProps) => {
  const { lang } = view;
  const t = calendarTexts(lang).preview;
  return (
    <section aria-labelledby="moves-title">
      <h2 id="moves-title">{t.movesTitle}</h2>
      {moves.length === 0 ? <p>{t.noMoves}</p> : null}
      <ul id="moves">
        {moves.map(({ number: report, id, from, to, becomes }) => (
          <li data-number={report} data-from={from} data-to={to} data-becomes={becomes}>
            {t.moves(`\u2066${report}\u2069`, shared(lang).duties[id], formatDate(lang, from), formatDate(lang, to))}
            {becomes === undefined ? null : <strong> {t.becomes[becomes]}</strong>}
          </li>
        ))}
      </ul>
      {all > moves.length ? <p>{t.more(number(lang, all), number(lang, moves.length))}</p> : null}
      {differences.some(({ kind }) => kind === 'rule') ? <p>{t.rules}</p> : null}
      <p class="hint">{t.own}</p>
    </section>
  );
};

export const PreviewPage = (props: PreviewProps) => {
  const { view, typed, faults, meanwhile } = props;
  const { lang } = view;
  const t = calendarTexts(lang).preview;
  return (
    <KeylessPage
      view={view}
      title={t.title}
      island="keyless"
      faulty={faults.length > 0 || meanwhile !== undefined}
      languageForm={languageForm(PREVIEW, faults)}
    >
      <ErrorSummary lang={lang} errors={faults} />
      {meanwhile === undefined ? null : (
        <div class="notice warning" id="meanwhile" role="alert" tabindex={-1} autofocus>
          <p>{meanwhile}</p>
        </div>
      )}
      <p>{t.lead}</p>
      <ul id="differences">
        {props.differences.map((difference) => (
          <li>{differenceWords(lang, difference, false)}</li>
        ))}
      </ul>
      <Moves {...props} />
      <form id={PREVIEW} method="post" action={`${calendarPath(lang)}/changes`} autocomplete="off" novalidate>
        <input type="hidden" name={SEEN_FIELD} value={String(props.seen)} />
        <Kept typed={typed} names={EDIT_FIELDS} />
        <TextField
          id="reason"
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          value={typed.one('reason')}
          error={faultOf(faults, 'reason')}
          required
        />
        {props.past !== undefined ? (
          <>
            <Notice tone="warning">
              <p>{t.pastText[props.past]}</p>
            </Notice>
            <Tick
              id="past"
              name="past"
              label={t.past[props.past]}
              checked={typed.one('past') === 'yes'}
              fault={faultOf(faults, 'past')}
            />
          </>
        ) : null}
        <Away
          lang={lang}
          id="away"
          names={props.inPlaceOf}
          checked={typed.one('away') === 'yes'}
          fault={faultOf(faults, 'away')}
        />
        <div class="actions">
          <Button name="step" value="save">
            {t.save}
          </Button>
          <Button name="step" value="edit" kind="secondary">
            {t.edit}
          </Button>
        </div>
      </form>
    </KeylessPage>
  );
};
