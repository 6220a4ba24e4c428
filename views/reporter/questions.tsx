// The report's questions, one section each, all in one document. No <form> surrounds them and no field of text has a name:
// nothing can be submitted but by the island, which seals first.
import type { Child } from 'hono/jsx';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS, REPORT_STEPS, type ReportStep } from '../../src/policy/questions.ts';
import type { Policy } from '../../src/policy/types.ts';
import { Checkboxes } from '../components/checkboxes.tsx';
import { DateInput } from '../components/date-input.tsx';
import { Radios } from '../components/radios.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';

const Step = (props: { readonly name: ReportStep; readonly children: Child }) => (
  <section class="step" id={`step-${props.name}`} data-step={props.name} hidden>
    {props.children}
  </section>
);

const ConcernsStep = (props: { readonly view: ViewContext; readonly policy: Policy }) => {
  const t = reporter(props.view.lang).report.concerns;
  const { offices } = shared(props.view.lang);
  const asked = props.policy.offices.filter((rule) => rule.asked);
  return (
    <Step name="concerns">
      <Checkboxes
        id="concerns"
        large
        label={t.question}
        hint={t.hint}
        options={[
          ...asked.map(({ office }) => ({ value: office, label: offices[office] })),
          { value: 'none', label: t.none },
          { value: 'senior', label: offices.senior },
        ]}
      />
      <div id="concerns-cleared" role="status" />
    </Step>
  );
};

const IdentityStep = (props: { readonly view: ViewContext }) => {
  const t = reporter(props.view.lang).report.identity;
  const { atMost } = plainReport(props.view.lang);
  const [name, contact] = IDENTITY_QUESTIONS;
  return (
    <Step name="identity">
      <Radios
        id="identity"
        large
        label={t.question}
        hint={t.hint}
        options={[
          { value: 'anonymous', label: t.anonymous, hint: t.anonymousHint },
          { value: 'named', label: t.named, hint: t.namedHint },
        ]}
      />
      <div id="identity-fields" hidden>
        <TextField id={`answer-${name.id}`} label={t.name} hint={atMost(name.maxCharacters)} />
        <TextArea
          id={`answer-${contact.id}`}
          label={t.contact}
          hint={`${t.contactHint} ${atMost(contact.maxCharacters)}`}
          rows={3}
          limit={contact.maxCharacters}
        />
      </div>
    </Step>
  );
};

export const Questions = (props: { readonly view: ViewContext; readonly policy: Policy }) => {
  const { view, policy } = props;
  const t = reporter(view.lang).report;
  return (
    <div id="steps">
      <ConcernsStep view={view} policy={policy} />
      <IdentityStep view={view} />
      {REPORT_QUESTIONS.map((question) => (
        <Step name={question.id}>
          {question.kind === 'date' ? (
            <DateInput
              id={`answer-${question.id}`}
              label={t.questions[question.id].question}
              hint={t.questions[question.id].hint}
              lang={view.lang}
              certainty
              large
            />
          ) : (
            <TextArea
              id={`answer-${question.id}`}
              label={t.questions[question.id].question}
              hint={`${t.questions[question.id].hint} ${plainReport(view.lang).atMost(question.maxCharacters)}`}
              rows={question.required ? 10 : 5}
              limit={question.maxCharacters}
              required={question.required}
              large
            />
          )}
        </Step>
      ))}
      <Step name={REPORT_STEPS[REPORT_STEPS.length - 1] ?? 'check'}>
        <h2 class="question" tabindex={-1}>
          {t.check.title}
        </h2>
        <p id="check-changeable">{t.check.text}</p>
        <div id="check-answers" />
        <div id="check-offices" />
        <div id="check-files" />
      </Step>
    </div>
  );
};
