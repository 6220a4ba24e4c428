// The report's page: everything in one document, shown part by part by its island. Without script it says honestly that it
// can't work and shows the other ways; nothing on it can be sent unsealed.
import { plainReport } from '../../src/i18n/plain-report.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { hasViolationRules } from '../../src/policy/policies.ts';
import type { Policy } from '../../src/policy/types.ts';
import { Button, ButtonLink } from '../components/button.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { fileScripts } from '../components/file-scripts.ts';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import { Page } from '../layout/page.tsx';
import type { ViewContext } from '../layout/view.ts';
import { Channels } from './channels.tsx';
import { Questions } from './questions.tsx';

/** The way without script: for who has none, or whose browser is too weak. */
const PlainLink = (props: { readonly view: ViewContext; readonly page: 'report' | 'follow-up' }) => {
  const { view, page } = props;
  const t = plainReport(view.lang);
  return <a href={`/${view.lang}/${page}/plain`}>{page === 'report' ? t.link : t.followUpLink}</a>;
};

/** Shown where the browser can't seal: by the island, or at once where there is no script. */
export const CannotSeal = (props: { readonly view: ViewContext; readonly page: 'report' | 'follow-up' }) => {
  const { view, page } = props;
  const t = plainReport(view.lang).unsupported;
  const isReport = page === 'report';
  return (
    <>
      <noscript>
        <Notice tone="warning">
          <p>{isReport ? t.reportNoScript : t.followUpNoScript}</p>
          <p>
            <PlainLink view={view} page={page} />
          </p>
        </Notice>
        <Channels view={view} level={2} />
      </noscript>
      <section id="unsupported" hidden>
        <Notice tone="warning" title={reporter(view.lang).unsupported.title}>
          <p>{isReport ? t.report : t.followUp}</p>
          <p>
            <PlainLink view={view} page={page} />
          </p>
        </Notice>
        <Channels view={view} level={2} />
      </section>
    </>
  );
};

const Refused = (props: { readonly view: ViewContext }) => {
  const t = reporter(props.view.lang).report.refused;
  return (
    <section id="refused" hidden>
      <h2 class="question" tabindex={-1}>
        {t.title}
      </h2>
      <p id="refused-text">{t.text}</p>
      <p id="refused-unheard" hidden>
        {reportNotes(props.view.lang).unheard.refused}
      </p>
      <div class="actions">
        <Button type="button" kind="secondary" id="refused-change">
          {t.change}
        </Button>
      </div>
      <Channels view={props.view} />
    </section>
  );
};

const Closed = (props: { readonly view: ViewContext; readonly hidden: boolean; readonly adopted?: boolean }) => {
  const { lang } = props.view;
  const t = props.adopted === false ? relationsTexts(lang).notAdopted : reporter(lang).closed;
  return (
    <section id="closed" hidden={props.hidden}>
      <Notice tone="warning" title={t.title}>
        <p>{t.text}</p>
      </Notice>
      <Channels view={props.view} level={2} />
    </section>
  );
};

/** What the island fills with the code; the group itself is made there, since the code never comes from the server. */
const CodeSection = (props: { readonly view: ViewContext }) => {
  const t = reporter(props.view.lang).code;
  return (
    <section id="code" hidden>
      <h2 class="question" tabindex={-1}>
        {t.title}
      </h2>
      <div id="code-unsent" />
      <p id="code-number" />
      <p id="code-files" />
      <p>
        <strong>{t.only}</strong>
      </p>
      <p class="hint">{t.order}</p>
      <div id="code-groups" />
      <p>{t.power}</p>
      <p id="code-come" />
      <p class="hint">{t.photo}</p>
      <div class="actions">
        <Button type="button" kind="secondary" id="code-print">
          {t.print}
        </Button>
      </div>
      <TextField id="code-last" label={t.last} hint={t.lastHint} inputMode="numeric" width="short" dir="ltr" />
      <div class="actions">
        <Button type="button" id="code-continue">
          {t.next}
        </Button>
        <Button type="button" kind="quiet" id="code-later">
          {t.later}
        </Button>
      </div>
      <div id="code-warning" hidden>
        <Notice tone="warning">
          <p>{t.laterWarning}</p>
          <div class="actions">
            <Button type="button" id="code-back">
              {t.laterBack}
            </Button>
            <Button type="button" kind="danger" id="code-leave">
              {t.laterConfirm}
            </Button>
          </div>
        </Notice>
      </div>
      <div id="code-unsent-ask" />
      <div class="slip" id="code-slip" />
    </section>
  );
};

const Done = (props: { readonly view: ViewContext }) => {
  const t = reporter(props.view.lang);
  return (
    <section id="done" hidden>
      <h2 class="question" tabindex={-1}>
        {t.code.doneTitle}
      </h2>
      <div id="done-with">
        <p id="done-come" />
        <p>{t.code.doneReview}</p>
      </div>
      <p id="done-without" hidden>
        {reportNotes(props.view.lang).withoutCode}
      </p>
      <p>
        {t.code.doneClose} {reportNotes(props.view.lang).tabKnows}
      </p>
      <div class="actions" id="done-actions">
        <ButtonLink href={`/${props.view.lang}/follow-up`} kind="secondary">
          {t.landing.followUp}
        </ButtonLink>
      </div>
    </section>
  );
};

/** Shown where a page whose code stood here is loaded again: the code itself is gone. */
const SentBefore = (props: { readonly view: ViewContext }) => {
  const { lang } = props.view;
  const words = reportNotes(lang).sentBefore;
  return (
    <div class="notice warning" id="report-sent" tabindex={-1} hidden>
      <p class="notice-title">{words.title}</p>
      <p>{words.gone}</p>
      <p>
        {words.written} <a href={`/${lang}/follow-up`}>{reporter(lang).landing.followUp}</a>
      </p>
      <p>{words.unwritten}</p>
      <p>{words.anew}</p>
    </div>
  );
};

/** The same where nobody knows whether it arrived. */
const PerhapsSentBefore = (props: { readonly view: ViewContext }) => {
  const notes = reportNotes(props.view.lang);
  return (
    <div class="notice warning" id="report-perhaps" tabindex={-1} hidden>
      <p class="notice-title">{notes.perhapsBefore.title}</p>
      <p>{notes.perhapsBefore.gone}</p>
      <p>{notes.perhapsBefore.unwritten}</p>
      <p>{notes.sentBefore.anew}</p>
    </div>
  );
};

const Form = (props: { readonly view: ViewContext; readonly policy: Policy }) => {
  const t = reporter(props.view.lang).report;
  return (
    <div id="report" hidden>
      <SentBefore view={props.view} />
      <PerhapsSentBefore view={props.view} />
      <p class="hint" id="step-count" role="status" />
      <ErrorSummary lang={props.view.lang} errors={[]} />
      <Questions view={props.view} policy={props.policy} />
      <div id="report-problem" role="alert" />
      <div id="skip-question" />
      <div class="actions" id="report-actions">
        <Button type="button" id="report-continue">
          {t.next}
        </Button>
        <Button type="button" kind="secondary" id="report-skip">
          {t.skip}
        </Button>
        <Button type="button" id="report-send">
          {t.check.send}
        </Button>
        <Button type="button" kind="quiet" id="report-back">
          {t.back}
        </Button>
      </div>
      <div id="report-progress" role="status" />
      <p class="hint" id="report-not-stored">
        {t.notStored}
      </p>
      <p class="hint" id="report-may-stand" hidden>
        {reportNotes(props.view.lang).unheard.hint}
      </p>
      <p class="hint" id="report-plain">
        {plainReport(props.view.lang).linkHint} <PlainLink view={props.view} page="report" />
      </p>
    </div>
  );
};

export const ReportPage = (props: { readonly view: ViewContext; readonly policy: Policy; readonly open: boolean }) => {
  const { view } = props;
  const t = reporter(view.lang);
  if (!props.open) {
    return (
      <Page view={view} title={t.report.title} step="1">
        <Closed view={view} hidden={false} adopted={hasViolationRules(props.policy)} />
      </Page>
    );
  }
  return (
    <Page
      view={view}
      title={t.report.title}
      step="1"
      island="report"
      seals
      printable
      ownHeading
      mainAttributes={{
        'data-association': view.association.id,
        'data-name': view.association.name[view.lang],
        'data-address': `${view.association.publicAddress}/${view.lang}/follow-up`,
        ...fileScripts(view),
      }}
    >
      <h1 class="kicker">{t.report.title}</h1>
      <CannotSeal view={view} page="report" />
      <p class="hint" id="starting">
        {t.unsupported.waiting}
      </p>
      <Closed view={view} hidden />
      <Refused view={view} />
      <Form view={view} policy={props.policy} />
      <CodeSection view={view} />
      <Done view={view} />
    </Page>
  );
};
