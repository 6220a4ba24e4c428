// The fields of each act's page. No text field has a name; what depends on persons is built by the island from the
// verified roster, in the empty places left here.
import { actsText } from '../../src/i18n/acts.ts';
import { basisWords } from '../../src/i18n/basis-words.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { CHECK_IN_TEXT, dutyWords } from '../../src/i18n/duty-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { isFurther, type PageAct } from '../../src/i18n/page-acts.ts';
import { shared } from '../../src/i18n/shared.ts';
import { CATEGORIES } from '../../src/policy/categories.ts';
import { DISCLOSURE_BASES, FORMS, LABOUR_STEPS, type Stage } from '../../src/policy/types.ts';
import { DateInput } from '../components/date-input.tsx';
import { Radios } from '../components/radios.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';

/** As much as a report's own text may have; counted as shown. */
const MOST_CHARACTERS = 20_000;
/** PROTOCOL A10: a summary is as short as the gist that it takes the place of. */
const SUMMARY_CHARACTERS = 200;

type Words = ReturnType<typeof actsText>['fields'];

const Reasons = (props: { readonly t: Words }) => (
  <TextArea id="reasons" label={props.t.reasons} hint={props.t.reasonsHint} limit={MOST_CHARACTERS} required />
);

/** Filled by the island with persons of the verified roster. */
const People = () => <div id="people" />;

const FormOfHandling = (props: { readonly lang: Lang; readonly t: Words }) => (
  <Radios
    id="form"
    label={props.t.form}
    options={FORMS.map((form) => ({ value: form, label: shared(props.lang).forms[form] }))}
  />
);

const Recommendation = (props: { readonly lang: Lang; readonly t: Words }) => {
  const { lang, t } = props;
  return (
    <>
      <Radios
        id="finding"
        label={t.finding}
        options={[
          { value: 'substantiated', label: t.substantiated },
          { value: 'unsubstantiated', label: t.unsubstantiated },
        ]}
      />
      <TextArea id="recommendation" label={t.recommendation} limit={MOST_CHARACTERS} required />
      <DateInput lang={lang} id="notified" label={t.notified} hint={`${t.notifiedHint} ${t.optionalUnless}`} />
      <DateInput lang={lang} id="heard" label={t.heard} hint={`${t.heardHint} ${t.optionalUnless}`} />
      <TextArea
        id="defence"
        label={t.defence}
        hint={`${t.defenceHint} ${t.optionalUnless}`}
        limit={MOST_CHARACTERS}
        rows={4}
      />
    </>
  );
};

const LabourFields = ({ lang }: { readonly lang: Lang }) => {
  const t = dutyWords(lang).labour;
  return (
    <>
      <Radios
        id="step"
        label={t.step}
        hint={t.stepHint}
        options={LABOUR_STEPS.map((step) => ({ value: step, label: t.steps[step] }))}
      />
      <DateInput lang={lang} id="labour-day" label={t.day} hint={t.dayHint} />
      <TextArea id="minutes" label={t.minutes} hint={t.minutesHint} limit={MOST_CHARACTERS} />
    </>
  );
};

const Category = (props: { readonly lang: Lang; readonly t: Words }) => (
  <Select
    id="category"
    label={props.t.category}
    required
    options={[
      { value: '', label: props.t.categoryChoose },
      ...CATEGORIES.map((category) => ({ value: category.code, label: category[props.lang] })),
    ]}
  />
);

/** To whom is asked in the place of persons; consent is no basis for what the reporter isn't told first. */
const Disclosing = (props: { readonly lang: Lang; readonly t: Words; readonly isWithheld: boolean }) => {
  const { lang } = props;
  const own = disclosureText(lang).fields;
  const bases = DISCLOSURE_BASES.filter((basis) => !props.isWithheld || basis !== 'consent');
  return (
    <>
      <People />
      <Radios
        id="basis"
        label={own.basis}
        options={bases.map((basis) => ({ value: basis, label: basisWords(lang, basis) }))}
      />
      <DateInput lang={lang} id="until" label={own.until} hint={own.untilHint} />
      {props.isWithheld ? (
        <DateInput lang={lang} id="withheld-until" label={own.withheldUntil} hint={own.withheldUntilHint} />
      ) : null}
      <Reasons t={props.t} />
      <TextArea id="told" label={own.told} hint={own.toldHint} limit={MOST_CHARACTERS} rows={4} required />
    </>
  );
};

export const ActFields = (props: { readonly lang: Lang; readonly act: PageAct; readonly stage: Stage }) => {
  const { lang } = props;
  const t = actsText(lang).fields;
  switch (props.act) {
    case 'acknowledge':
    case 'feedback':
    case 'declare':
    case 'epoch':
      return null;
    case 'concern':
    case 'bar':
      return (
        <>
          <People />
          <Reasons t={t} />
        </>
      );
    case 'clear':
    case 'close':
    case 'return':
      return <Reasons t={t} />;
    case 'brief':
      return (
        <>
          <People />
          <TextArea id="briefing" label={t.briefing} hint={t.briefingHint} limit={MOST_CHARACTERS} required />
        </>
      );
    case 'resolve':
      return (
        <>
          <FormOfHandling lang={lang} t={t} />
          <Reasons t={t} />
        </>
      );
    case 'refer':
      return (
        <>
          {isFurther(props.act, props.stage) ? null : <FormOfHandling lang={lang} t={t} />}
          <People />
          <Reasons t={t} />
        </>
      );
    case 'recommend':
      return <Recommendation lang={lang} t={t} />;
    case 'confirm':
    case 'dissent':
      return <TextArea id="remark" label={t.remark} hint={t.remarkHint} limit={MOST_CHARACTERS} rows={4} />;
    case 'ratify':
      return <TextArea id="decision" label={t.decision} hint={t.decisionHint} limit={MOST_CHARACTERS} required />;
    case 'message':
      return (
        <>
          <TextArea id="message" label={t.message} limit={MOST_CHARACTERS} required />
          <People />
        </>
      );
    case 'note':
      return <TextArea id="note" label={t.note} limit={MOST_CHARACTERS} required />;
    case 'summary':
      return <TextField id="summary" label={t.summary} maxLength={SUMMARY_CHARACTERS} required />;
    case 'grant':
      return <People />;
    case 'ask-identity':
      return <Reasons t={t} />;
    case 'refuse-identity':
      return (
        <>
          <People />
          <Reasons t={t} />
        </>
      );
    case 'disclose':
    case 'resume':
      return <People />;
    case 'announce':
    case 'disclose-withheld':
      return <Disclosing lang={lang} t={t} isWithheld={props.act === 'disclose-withheld'} />;
    case 'pause':
      return (
        <>
          <People />
          <DateInput
            lang={lang}
            id="until"
            label={dutyWords(lang).pause.until}
            hint={dutyWords(lang).pause.untilHint}
          />
          <Reasons t={t} />
        </>
      );
    case 'labour-step':
      return <LabourFields lang={lang} />;
    case 'check-in':
      return (
        <TextArea
          id="message"
          label={t.message}
          hint={dutyWords(lang).checkIn.hint}
          value={CHECK_IN_TEXT}
          limit={MOST_CHARACTERS}
          rows={12}
          required
        />
      );
    case 'categorise':
      return <Category lang={lang} t={t} />;
  }
};
