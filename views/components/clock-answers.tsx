// When each clock of a policy is due that begins on a day, grouped by what happened on it, each with its arithmetic.
import {
  aboutClock,
  alsoBegins,
  type Calculated,
  type ClockName,
  calculate,
  calculateBegun,
  clocksOf,
} from '../../src/domain/calculator.ts';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { beginsWords } from '../../src/i18n/begins-words.ts';
import { calculatorFault, calculatorTexts, onlyWords, orLaterWords, sinceWords } from '../../src/i18n/calculator.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { dueWords, targetWords } from '../../src/i18n/due-words.ts';
import { lengthWords } from '../../src/i18n/lengths.ts';
import { comma, type Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { ActName, DutyId, Policy, Within } from '../../src/policy/types.ts';
import { DueArithmetic } from './due-arithmetic.tsx';

export type ClockAnswersProps = {
  readonly lang: Lang;
  readonly policy: Policy;
  readonly calendar: CalendarSettings;
  readonly from: PlainDate;
  /** Beside the policy's own table, which tells every act by which a clock begins. */
  readonly isBesideTable?: true;
};

type Asked = {
  readonly clock: ClockName;
  readonly duty: DutyId | undefined;
  /** Its length, where several clocks have one name. */
  readonly within: Within | undefined;
  readonly counts: ActName | undefined;
  readonly found: Calculated;
  /** Of a clock with two lengths, the one from the act that begins it. */
  readonly isOther: boolean;
};

/** What an answer is about, also where it can't be given. */
const namedIn = (policy: Policy, clock: ClockName, isOther: boolean) => {
  const about = aboutClock(policy, clock);
  return { duty: about?.duty, within: about?.within, counts: isOther ? about?.begins : about?.counts };
};

/** Every clock, and of one with two lengths both: the day may be that of either. */
const asked = ({ policy, calendar, from }: ClockAnswersProps): readonly Asked[] =>
  clocksOf(policy).flatMap((clock) =>
    [calculate(policy, clock, from, calendar), calculateBegun(policy, clock, from, calendar)].flatMap((found, at) =>
      found === undefined ? [] : [{ clock, ...namedIn(policy, clock, at === 1), found, isOther: at === 1 }],
    ),
  );

const nameOf = (lang: Lang, duty: DutyId, within: Within | undefined): string =>
  within === undefined ? shared(lang).duties[duty] : `${shared(lang).duties[duty]} (${lengthWords(lang, within)})`;

/** By what else the clock begins: a reader looks for it under the act that they have before them. */
const AlsoBegins = (props: { readonly lang: Lang; readonly policy: Policy; readonly asked: Asked }) => {
  const { lang, policy } = props;
  const { clock, duty, isOther } = props.asked;
  const acts = duty === undefined || isOther ? [] : alsoBegins(policy, clock);
  if (duty === undefined || acts.length === 0) return null;
  const words = acts.map((act) => beginsWords(lang, policy, duty, act)).join(comma(lang));
  return <p class="hint">{calculatorTexts(lang).also(words)}</p>;
};

const Answer = (props: {
  readonly lang: Lang;
  readonly policy: Policy;
  readonly asked: Asked;
  readonly isBesideTable: boolean;
}) => {
  const { lang } = props;
  const { clock, duty, within, found, isOther } = props.asked;
  const name = duty === undefined ? null : <strong>{calculatorTexts(lang).by(nameOf(lang, duty, within))}</strong>;
  if (!found.ok) {
    return (
      <li data-clock={clock}>
        {name} {calculatorFault(lang, found.fault)}
      </li>
    );
  }
  const { due, target, rule } = found.answer;
  const orLater = orLaterWords(lang, found.answer);
  return (
    <li data-clock={isOther ? `${clock}-begun` : clock} data-due={due.dueOn}>
      <p>
        {name} <time datetime={due.dueOn}>{formatDate(lang, due.dueOn)}</time>
      </p>
      {target === undefined ? null : <p class="hint">{targetWords(lang, target.dueOn)}</p>}
      {rule.only === undefined ? null : <p class="hint">{onlyWords(lang, rule.only)}</p>}
      {orLater === undefined ? null : <p>{orLater}</p>}
      {props.isBesideTable ? null : <AlsoBegins {...props} />}
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
                <Answer
                  lang={props.lang}
                  policy={props.policy}
                  asked={one}
                  isBesideTable={props.isBesideTable === true}
                />
              ))}
          </ul>
        </>
      ))}
    </div>
  );
};

const shown = { policy: ASSOCIATION_001, calendar: DEFAULT_CALENDAR, from: plainDate('2026-11-19') } as const;

export const examples = [<ClockAnswers lang="en" {...shown} />, <ClockAnswers lang="ar" {...shown} />];
