// The check page without script: every answer as it will be sealed, each with a way to change it, the question about offices
// that the text names, and the button that sends.
import type { FileLimits } from '../../src/domain/file-limits.ts';
import { dateAnswer } from '../../src/i18n/answers.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { officesInSentence } from '../../src/i18n/office-words.ts';
import { plainFiles } from '../../src/i18n/plain-files.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS, type ReportQuestionId } from '../../src/policy/questions.ts';
import type { Office } from '../../src/policy/types.ts';
import { Checkboxes } from '../components/checkboxes.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Marked } from '../components/marked.tsx';
import { Notice } from '../components/notice.tsx';
import { SummaryList, type SummaryRow } from '../components/summary-list.tsx';
import { FOR_ENTER, Page } from '../layout/page.tsx';
import { type FileNotes, FilesFirst, isHeldUp, type NameOf, PlainFiles } from './plain-files.tsx';
import type { PlainPageProps } from './plain-report.tsx';
import { fieldOf, type Go, GoButton, PlainFormPart, plainAddress } from './plain-report-form.tsx';

/** The answers as they will be sealed; dates in their sealed form. */
export type CheckedAnswers = {
  readonly concerns: string;
  readonly given: boolean;
  readonly identity: readonly string[];
  readonly answers: Readonly<Partial<Record<ReportQuestionId, string>>>;
  /** Dates of which somebody said that they don't know them. */
  readonly unknown: readonly ReportQuestionId[];
};

type Change = (question: string, go: Go, to: string) => SummaryRow['action'];

/**
 * The answers as rows; without `change` what was answered only stands there. `parts`: these alone, `concerns`, `identity` and
 * questions by their id, those too that are empty by now.
 */
export const AnswerList = (props: {
  readonly lang: Lang;
  readonly checked: CheckedAnswers;
  readonly change?: Change | undefined;
  readonly parts?: readonly string[] | undefined;
}) => {
  const { lang, checked, change, parts } = props;
  const isShown = (part: string): boolean => parts === undefined || parts.includes(part);
  const t = reporter(lang).report;
  const row = (question: string, value: SummaryRow['value'], go: Go, to: string): SummaryRow => ({
    key: question,
    value,
    ...(change === undefined ? {} : { action: change(question, go, to) }),
  });
  const rowOf = (question: (typeof REPORT_QUESTIONS)[number]): SummaryRow => {
    const text = checked.answers[question.id];
    const empty = checked.unknown.includes(question.id) ? shared(lang).date.unknown : t.check.empty;
    const words = text !== undefined && question.kind === 'date' ? dateAnswer(lang, text) : text;
    const value =
      words === undefined ? (
        <span class="hint">{empty}</span>
      ) : (
        <div class="prose" dir="auto">
          <Marked lang={lang} text={words} />
        </div>
      );
    return row(t.questions[question.id].question, value, 'questions', fieldOf(question.id));
  };
  const identityRow = row(
    t.identity.question,
    checked.given
      ? checked.identity.map((text) => (
          <div class="prose" dir="auto">
            <Marked lang={lang} text={text} />
          </div>
        ))
      : t.identity.anonymous,
    'questions',
    'identity',
  );
  return (
    <SummaryList
      rows={[
        ...(isShown('concerns') ? [row(t.concerns.question, checked.concerns, 'concerns', 'concerns')] : []),
        ...(isShown('identity') ? [identityRow] : []),
        ...REPORT_QUESTIONS.filter(({ id }) =>
          parts === undefined ? change !== undefined || checked.answers[id] !== undefined : parts.includes(id),
        ).map(rowOf),
      ]}
    />
  );
};

const Named = (props: {
  readonly lang: Lang;
  readonly offices: readonly Office[];
  readonly senior: boolean;
  readonly error: string | undefined;
}) => {
  const { lang, offices, senior, error } = props;
  const t = reporter(lang).report.check.named;
  const names = officesInSentence(lang, offices);
  const one = offices.length === 1;
  return (
    <Notice tone="warning">
      <h3 class="notice-title" id="check-offices-title" tabindex={-1}>
        {t.title}
      </h3>
      {error === undefined ? null : (
        <p class="field-error" id="check-offices-error">
          {error}
        </p>
      )}
      <p>{senior ? t.senior(names, offices.length) : one ? t.one(names) : t.many(names, offices.length)}</p>
      {senior ? null : one ? (
        offices.map((office) => <input type="hidden" name="away" value={office} />)
      ) : (
        <Checkboxes
          id="named-offices"
          name="away"
          label={t.which}
          options={offices.map((office) => ({ value: office, label: shared(lang).offices[office] }))}
        />
      )}
      {offices.map((office) => (
        <input type="hidden" name="named" value={office} />
      ))}
      <div class="actions">
        {senior ? (
          <GoButton lang={lang} go="concerns" kind="secondary">
            {t.changeFirst}
          </GoButton>
        ) : (
          <GoButton lang={lang} go="keep" kind="secondary">
            {one ? t.keepAway : t.keepTicked}
          </GoButton>
        )}
        <GoButton lang={lang} go="dismiss" kind="secondary">
          {one ? t.no : t.none}
        </GoButton>
      </div>
    </Notice>
  );
};

/** What else a check page may have to say. */
export type CheckNotes = {
  /** Offices that the text names and that weren't ticked. */
  readonly named: readonly Office[];
  readonly namedError?: string | undefined;
  /** Offices that were just added to the first answer. */
  readonly kept?: readonly Office[] | undefined;
  /** Why it wasn't sent. */
  readonly failure?: string | undefined;
  /** It failed since the people whom it would be sealed to couldn't be verified. */
  readonly untrusted?: boolean | undefined;
  /** The portal itself said that it failed: nothing of it stands there. */
  readonly nothingStored?: boolean | undefined;
  /** What happened to files just now. */
  readonly files?: FileNotes | undefined;
};

/** What Enter in the name of a file presses: the form's first button, met by nobody. */
const OnEnter = ({ lang }: { readonly lang: Lang }) => (
  <button {...FOR_ENTER} name="go" value="attach" formaction={`${plainAddress(lang)}#files-title`} />
);

export const PlainReportCheck = (
  props: PlainPageProps & {
    readonly checked: CheckedAnswers;
    /** Who receives it, who is told of it, who is kept away: a sentence or two each. */
    readonly audience: readonly string[];
    readonly limits: FileLimits;
    readonly nameOf: NameOf;
    readonly notes: CheckNotes;
  },
) => {
  const { view, form, checked, notes } = props;
  const { files = {} } = notes;
  const { lang } = view;
  const { untrusted } = reportNotes(lang);
  const t = reporter(lang).report;
  const words = plainReport(lang);
  const change: Change = (question, go, to) => (
    <GoButton lang={lang} go={go} to={to} kind="quiet" label={t.check.changeOf(question)}>
      {t.check.change}
    </GoButton>
  );
  const faults = notes.namedError === undefined ? [] : [{ id: 'check-offices-title', text: notes.namedError }];
  const typedName = IDENTITY_QUESTIONS.some(({ id }) => form.texts[id].trim() !== '');
  return (
    <Page
      view={view}
      title={words.title}
      step="1"
      faulty={faults.length > 0 || notes.failure !== undefined || isHeldUp(files)}
    >
      <ErrorSummary lang={lang} errors={faults} />
      <FilesFirst lang={lang} notes={files} />
      {notes.failure === undefined ? null : (
        <div role="alert">
          <Notice tone="warning" title={notes.untrusted === true ? untrusted.title : t.failed.title}>
            <p>{notes.failure}</p>
            {notes.nothingStored === true ? <p>{t.failed.nothingStored}</p> : null}
            <p>{notes.untrusted === true ? untrusted.kept : t.failed.kept}</p>
          </Notice>
        </div>
      )}
      <h2>{t.check.title}</h2>
      <p>{t.check.text}</p>
      {notes.kept === undefined ? null : (
        <Notice tone="success">
          <p>{t.check.named.kept(officesInSentence(lang, notes.kept))}</p>
        </Notice>
      )}
      <PlainFormPart lang={lang} form={form} shown="files">
        {form.carried.files.length === 0 ? null : <OnEnter lang={lang} />}
        <AnswerList lang={lang} checked={checked} change={change} />
        {!checked.given && typedName ? <p>{words.nameKept}</p> : null}
        <PlainFiles
          lang={lang}
          carried={form.carried}
          limits={props.limits}
          notes={files}
          nameOf={props.nameOf}
          attach={
            <GoButton lang={lang} go="attach" kind="secondary" to="files-title">
              {plainFiles(lang).attach}
            </GoButton>
          }
        />
        <h3>{t.check.audience}</h3>
        <ul>
          {props.audience.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
        <p>{t.check.goodFaith}</p>
        {notes.named.length === 0 ? null : (
          <Named lang={lang} offices={notes.named} senior={form.concerns.includes('senior')} error={notes.namedError} />
        )}
        <div class="actions">
          <GoButton lang={lang} go="send">
            {t.check.send}
          </GoButton>
          <GoButton lang={lang} go="questions" kind="quiet">
            {t.back}
          </GoButton>
        </div>
      </PlainFormPart>
      <p class="hint">
        {words.passing} {words.notice}
      </p>
    </Page>
  );
};
