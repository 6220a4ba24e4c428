// The report without script, as far as it is typed: which offices it concerns, with what the server will see said before; then
// every other question on one page. The words and limits are those of the page with script.
import { calendarMeant } from '../../src/domain/typed-date.ts';
import { calendarQuestion } from '../../src/i18n/date-faults.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import type { Policy } from '../../src/policy/types.ts';
import { Checkboxes } from '../components/checkboxes.tsx';
import { DateInput } from '../components/date-input.tsx';
import { ErrorSummary, type FieldFault } from '../components/error-summary.tsx';
import { Notice } from '../components/notice.tsx';
import { Radios } from '../components/radios.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import {
  type DateId,
  fieldOf,
  GoButton,
  isDateQuestion,
  type PlainForm,
  PlainFormPart,
  turnOf,
} from './plain-report-form.tsx';

export type PlainPageProps = {
  readonly view: ViewContext;
  readonly form: PlainForm;
  readonly faults?: readonly FieldFault[] | undefined;
};

/** What all of the report's answers may hold by their own limits. */
const MOST_CHARACTERS = REPORT_QUESTIONS.filter(({ kind }) => kind === 'text').reduce(
  (sum, { maxCharacters }) => sum + maxCharacters,
  0,
);

/** What is longer than that comes back all the same, so that it can be shortened; beyond this a form isn't read. */
const GIVEN_BACK_CHARACTERS = 600_000;

const faultAt = (faults: readonly FieldFault[] | undefined, id: string): string | undefined =>
  faults?.find((fault) => fault.id === id)?.text;

const Before = (props: { readonly view: ViewContext }) => {
  const { lang } = props.view;
  const t = plainReport(lang);
  return (
    <>
      <h2>{t.before.title}</h2>
      <ul>
        {t.before.sees.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{t.before.choose}</p>
      <p>
        <a href={`/${lang}/report`}>{t.before.withScript}</a>
        {' · '}
        <a href={`/${lang}#other-ways`}>{t.before.otherWays}</a>
      </p>
    </>
  );
};

/** The first page: nothing is typed on it, only ticked. */
export const PlainReportStart = (props: PlainPageProps & { readonly policy: Policy }) => {
  const { view, form, faults, policy } = props;
  const t = reporter(view.lang).report;
  const { offices } = shared(view.lang);
  const asked = policy.offices.filter((rule) => rule.asked);
  return (
    <Page view={view} title={plainReport(view.lang).title} step="1" faulty={faults !== undefined}>
      <ErrorSummary lang={view.lang} errors={faults ?? []} />
      <Before view={view} />
      <PlainFormPart lang={view.lang} form={form} shown="concerns">
        <Checkboxes
          id="concerns"
          name="concerns"
          large
          label={t.concerns.question}
          hint={t.concerns.hint}
          error={faultAt(faults, 'concerns')}
          values={form.concerns}
          options={[
            ...asked.map(({ office }) => ({ value: office, label: offices[office] })),
            { value: 'none', label: t.concerns.none },
            { value: 'senior', label: offices.senior },
          ]}
        />
        <div class="actions">
          <GoButton lang={view.lang} go="questions">
            {t.next}
          </GoButton>
        </div>
      </PlainFormPart>
    </Page>
  );
};

const Identity = (props: PlainPageProps) => {
  const { view, form, faults } = props;
  const t = reporter(view.lang).report.identity;
  const words = plainReport(view.lang);
  const [name, contact] = IDENTITY_QUESTIONS;
  return (
    <>
      <Radios
        id="identity"
        name="identity"
        label={t.question}
        hint={t.hint}
        error={faultAt(faults, 'identity')}
        value={form.identity}
        options={[
          { value: 'anonymous', label: t.anonymous, hint: t.anonymousHint },
          { value: 'named', label: t.named, hint: t.namedHint },
        ]}
      />
      <TextField
        id={fieldOf(name.id)}
        name={fieldOf(name.id)}
        guarded
        label={t.name}
        hint={`${words.onlyNamed} ${words.atMost(name.maxCharacters)}`}
        error={faultAt(faults, fieldOf(name.id))}
        value={form.texts.name}
      />
      <TextArea
        id={fieldOf(contact.id)}
        name={fieldOf(contact.id)}
        guarded
        label={t.contact}
        hint={`${words.onlyNamed} ${t.contactHint} ${words.atMost(contact.maxCharacters)}`}
        rows={3}
        error={faultAt(faults, fieldOf(contact.id))}
        value={form.texts.contact}
      />
    </>
  );
};

/** Where the year is one of the other calendar: one press reads the date in it, as it stands. */
const CalendarQuestion = (props: { readonly view: ViewContext; readonly form: PlainForm; readonly date: DateId }) => {
  const { lang } = props.view;
  const meant = calendarMeant(props.form.dates[props.date]);
  if (meant === undefined) return null;
  const { ask, yes } = calendarQuestion(lang, meant);
  return (
    <>
      {ask}{' '}
      <GoButton lang={lang} go={turnOf(props.date)} kind="secondary">
        {yes}
      </GoButton>
    </>
  );
};

const Question = (props: PlainPageProps & { readonly question: (typeof REPORT_QUESTIONS)[number] }) => {
  const { view, form, faults, question } = props;
  const { question: label, hint } = reporter(view.lang).report.questions[question.id];
  const id = fieldOf(question.id);
  const error = faultAt(faults, id);
  if (isDateQuestion(question)) {
    return (
      <DateInput
        id={id}
        label={label}
        hint={hint}
        lang={view.lang}
        certainty
        typed={form.dates[question.id]}
        error={error}
        asked={error === undefined ? null : <CalendarQuestion view={view} form={form} date={question.id} />}
      />
    );
  }
  return (
    <TextArea
      id={id}
      name={id}
      guarded
      label={label}
      hint={`${hint} ${plainReport(view.lang).atMost(question.maxCharacters)}`}
      rows={question.required ? 10 : 4}
      required={question.required}
      error={error}
      value={form.texts[question.id]}
    />
  );
};

/** Has the focus when the page comes back with it, and leads to the answer that it is about. */
const Asked = ({ asked }: { readonly asked: FieldFault }) => (
  <div class="notice warning" id="asked" tabindex={-1} autofocus>
    <p>
      <a href={`#${asked.id}`}>{asked.question}</a>
    </p>
    <p>{asked.text}</p>
  </div>
);

/** The second page: every question at once. `receivers` are the offices that would receive it, in a sentence. */
export const PlainReportQuestions = (
  props: PlainPageProps & {
    readonly concerns: string;
    readonly receivers: string;
    /** A question about answers that may yet be right: nothing is marked as wrong. */
    readonly asked?: FieldFault | undefined;
  },
) => {
  const { view, form, faults } = props;
  const t = reporter(view.lang).report;
  const words = plainReport(view.lang);
  return (
    <Page view={view} title={words.title} step="1" faulty={faults !== undefined}>
      <ErrorSummary lang={view.lang} errors={faults ?? []} />
      {props.asked === undefined ? null : <Asked asked={props.asked} />}
      <Notice>
        <p>
          {t.concerns.question} <strong>{props.concerns}</strong>
        </p>
        <p>{props.receivers}</p>
      </Notice>
      <p>
        {words.passing} {words.notice}
      </p>
      <p>{words.limits(MOST_CHARACTERS, GIVEN_BACK_CHARACTERS)}</p>
      <PlainFormPart lang={view.lang} form={form} shown="questions">
        <Identity view={view} form={form} faults={faults} />
        {REPORT_QUESTIONS.map((question) => (
          <Question view={view} form={form} faults={faults} question={question} />
        ))}
        <div class="actions">
          <GoButton lang={view.lang} go="check">
            {t.next}
          </GoButton>
          <GoButton lang={view.lang} go="concerns" kind="quiet">
            {t.back}
          </GoButton>
        </div>
      </PlainFormPart>
    </Page>
  );
};
