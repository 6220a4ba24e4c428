// What the parts of a policy's page are made of: tables, parts that open, own words, and how a date is counted.
import type { Child } from 'hono/jsx';
import { isEntered } from '../../src/domain/calendar.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { correctionWords } from '../../src/i18n/calendar.ts';
import { weekdayName } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import type { PolicyText } from '../../src/i18n/policy-texts.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import {
  type CalendarCorrection,
  type CalendarSettings,
  dayOfCorrection,
  lastDayOfCorrection,
} from '../../src/policy/calendar.ts';

/** Stands in a cell that has nothing to say. */
export const NOTHING = '–';

/** A wide table scrolls inside its own region, which the keyboard reaches. */
export const RulesTable = (props: {
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}) => (
  <section class="table-scroll" aria-label={props.label} tabindex={0}>
    <table>
      <thead>
        <tr>
          {props.head.map((cell) => (
            <th scope="col">{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([first, ...others]) => (
          <tr>
            <th scope="row">{first}</th>
            {others.map((cell, at) => (
              <td data-label={props.head[at + 1]} data-empty={cell === NOTHING ? '' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** A long part for who wants it; the heading is what opens it. */
export const Folded = (props: { readonly id: string; readonly title: string; readonly children: Child }) => (
  <details class="folded" id={props.id}>
    <summary>
      <h3>{props.title}</h3>
    </summary>
    {props.children}
  </details>
);

const TextParts = (props: { readonly text: PolicyText; readonly level: 4 | 'strong' }) => (
  <>
    {props.text.parts.map(({ heading, lines, list }) => (
      <>
        {props.level === 4 ? (
          <h4>{heading}</h4>
        ) : (
          <p>
            <strong>{heading}</strong>
          </p>
        )}
        {list === true ? (
          <ol>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ol>
        ) : (
          lines.map((line) => <p>{line}</p>)
        )}
      </>
    ))}
  </>
);

/** A policy's own words: in Arabic as they are, in English a translation with the Arabic behind it. */
export const OwnWords = (props: {
  readonly lang: Lang;
  readonly id: string;
  readonly text: PolicyText;
  readonly arabic: PolicyText;
}) => {
  const { lang, id, text, arabic } = props;
  const t = relationsTexts(lang);
  return (
    <Folded id={id} title={`${t.ownWords}: ${text.title}`}>
      <p class="hint">{lang === 'ar' ? t.mended : `${t.translation} ${t.mended}`}</p>
      <TextParts text={text} level={4} />
      {lang === 'ar' ? null : (
        <blockquote lang="ar" dir="rtl">
          <p>
            <strong>{arabic.title}</strong>
          </p>
          <TextParts text={arabic} level="strong" />
        </blockquote>
      )}
    </Folded>
  );
};

/** What was entered by hand of this year and later, or of all years, in order of days. */
const enteredSince = ({ corrections }: CalendarSettings, today: PlainDate | undefined): readonly CalendarCorrection[] =>
  corrections
    .filter((one) => today === undefined || lastDayOfCorrection(one).slice(0, 4) >= today.slice(0, 4))
    .toSorted((one, other) => (dayOfCorrection(one) < dayOfCorrection(other) ? -1 : 1));

/** A correction with the last day of those in a row that were entered alike. */
type EnteredRow = { readonly first: CalendarCorrection; readonly to: PlainDate };

function withEntered(rows: readonly EnteredRow[], correction: CalendarCorrection): readonly EnteredRow[] {
  const last = rows.at(-1);
  const to = plainDate(lastDayOfCorrection(correction));
  const isNext = last !== undefined && isEntered(correction) && last.first.kind === correction.kind;
  return isNext && addDays(last.to, 1) === dayOfCorrection(correction)
    ? [...rows.slice(0, -1), { ...last, to }]
    : [...rows, { first: correction, to }];
}

/** How days, working days and months are counted, from the association's own calendar. */
export const Counting = (props: {
  readonly lang: Lang;
  readonly calendar: CalendarSettings;
  readonly today: PlainDate | undefined;
}) => {
  const { lang, calendar, today } = props;
  const t = relationsTexts(lang).counting;
  const days = calendar.weekend.map((day) => weekdayName(lang, day));
  const rest = [days.slice(0, -1).join(t.joined.middle), ...days.slice(-1)].filter(Boolean).join(t.joined.last);
  const entered = enteredSince(calendar, today).reduce(withEntered, [] as readonly EnteredRow[]);
  return (
    <>
      <h4>{t.title}</h4>
      <ul>
        <li>{t.dayZero}</li>
        <li>{t.days}</li>
        <li>
          {t.workingDays(rest)} {t.compensation[calendar.compensation]} {t.nationalDays[calendar.nationalDays]}
        </li>
        {entered.length === 0 ? null : (
          <li>
            {t.entered}
            <ul>
              {entered.map(({ first, to }) => (
                <li>{correctionWords(lang, first, to)}</li>
              ))}
            </ul>
          </li>
        )}
        <li>{t.months}</li>
        <li>{calendar.rollForward ? t.rollForward : t.noRoll}</li>
      </ul>
    </>
  );
};
