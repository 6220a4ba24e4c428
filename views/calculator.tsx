// "Referred on this day, due when?": a day in either calendar, and when everything is due that begins on it. The same for people and
// for everybody; it works without script, and the day stands in no address.
import type { PlainDate } from '../src/domain/plain-date.ts';
import type { TypedDate } from '../src/domain/typed-date.ts';
import { calculatorPath, calculatorTexts, countedFrom } from '../src/i18n/calculator.ts';
import type { CalendarSettings } from '../src/policy/calendar.ts';
import type { Policy } from '../src/policy/types.ts';
import { Button } from './components/button.tsx';
import { ClockAnswers } from './components/clock-answers.tsx';
import { DateInput } from './components/date-input.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { type LanguageForm, Page } from './layout/page.tsx';
import type { ViewContext } from './layout/view.ts';
import { KeylessPage } from './staff/frame.tsx';

export type CalculatorProps = {
  readonly view: ViewContext;
  readonly policy: Policy;
  readonly calendar: CalendarSettings;
  readonly typed: TypedDate;
  readonly from?: PlainDate | undefined;
  readonly fault?: string | undefined;
};

const FORM = 'calculator';
/** The button to the other language carries it on a page that has answered nothing yet: what was typed is shown there, and no more. */
export const ONLY_TYPED = { name: 'shown', value: 'typed' } as const;

const languageFormOf = ({ from, fault }: CalculatorProps): LanguageForm => {
  const isAnswered = from !== undefined || fault !== undefined;
  return { id: FORM, ...ONLY_TYPED, ...(isAnswered ? { value: 'answer' } : {}), enter: {} };
};

const Calculator = (props: CalculatorProps) => {
  const { view, typed, fault, from, policy, calendar } = props;
  const { lang } = view;
  const t = calculatorTexts(lang);
  return (
    <>
      <ErrorSummary lang={lang} errors={fault === undefined ? [] : [{ id: 'day', text: fault }]} />
      <p class="lead">{t.lead}</p>
      <form
        id={FORM}
        method="post"
        action={calculatorPath(lang, view.area === 'staff' ? 'staff' : 'reporter')}
        autocomplete="off"
        novalidate
      >
        <DateInput id="day" label={t.day} hint={t.dayHint} lang={lang} typed={typed} error={fault} />
        <div class="actions">
          <Button>{t.button}</Button>
        </div>
      </form>
      {from === undefined ? null : (
        <section id="answers" aria-labelledby="answers-title">
          <h2 id="answers-title" tabindex={-1} autofocus>
            {countedFrom(lang, from)}
          </h2>
          <ClockAnswers {...{ lang, policy, calendar, from }} />
          <p class="hint">{t.note}</p>
        </section>
      )}
    </>
  );
};

export const CalculatorPage = (props: CalculatorProps) => {
  const { view, fault } = props;
  const t = calculatorTexts(view.lang);
  const faulty = fault !== undefined;
  const languageForm = languageFormOf(props);
  if (view.area === 'staff')
    return (
      <KeylessPage view={view} title={t.title} island="keyless" faulty={faulty} languageForm={languageForm}>
        <Calculator {...props} />
      </KeylessPage>
    );
  return (
    <Page view={view} title={t.title} step={t.step} faulty={faulty} languageForm={languageForm}>
      <Calculator {...props} />
    </Page>
  );
};
