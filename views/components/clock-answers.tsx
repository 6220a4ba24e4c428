// When each clock of a policy is due that begins on a day, grouped by what happened on it, each with its arithmetic.
import { type Calculated, type ClockName, calculate, clocksOf, countedFromIn } from '../../src/domain/calculator.ts';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { calculatorFault, calculatorTexts, sinceWords } from '../../src/i18n/calculator.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { dueWords, targetWords } from '../../src/i18n/due-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { ActName, Policy } from '../../src/policy/types.ts';
import { DueArithmetic } from './due-arithmetic.tsx';

export type ClockAnswersProps = {
  readonly lang: Lang;
  readonly policy: Policy;
  readonly calendar: CalendarSettings;
  readonly from: PlainDate;
};

type Asked = { readonly clock: ClockName; readonly counts: ActName | undefined; readonly found: Calculated };

const asked = ({ policy, calendar, from }: ClockAnswersProps): readonly Asked[] =>
  clocksOf(policy).map((clock) => ({
    clock,
    counts: countedFromIn(policy, clock),
    found: calculate(policy, clock, from, calendar),
  }));

const Answer = (props: { readonly lang: Lang; readonly asked: Asked }) => {
  const { lang } = props;
  const { clock, found } = props.asked;
  const name = <strong>{calculatorTexts(lang).by(shared(lang).duties[clock])}</strong>;
  if (!found.ok) {
    return (
      <li data-clock={clock}>
        {name} {calculatorFault(lang, found.fault)}
      </li>
    );
  }
  const { due, target } = found.answer;
  return (
    <li data-clock={clock} data-due={due.dueOn}>
      <p>
        {name} <time datetime={due.dueOn}>{formatDate(lang, due.dueOn)}</time>
      </p>
      {target === undefined ? null : <p class="hint">{targetWords(lang, target.dueOn)}</p>}
      <DueArithmetic words={dueWords(lang, due)} />
    </li>
  );
};

export const ClockAnswers = (props: ClockAnswersProps) => {
  const all = asked(props);
  const acts = [...new Set(all.map(({ counts }) => counts))];
  return (
    <div class="clock-answers">
      {acts.map((act) => (
        <>
          <p>{sinceWords(props.lang, act)}</p>
          <ul>
            {all
              .filter(({ counts }) => counts === act)
              .map((one) => (
                <Answer lang={props.lang} asked={one} />
              ))}
          </ul>
        </>
      ))}
    </div>
  );
};

const shown = { policy: ASSOCIATION_001, calendar: DEFAULT_CALENDAR, from: plainDate('2026-11-19') } as const;

export const examples = [<ClockAnswers lang="en" {...shown} />, <ClockAnswers lang="ar" {...shown} />];
