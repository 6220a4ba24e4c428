// A date in three boxes, Hijri or Gregorian by choice; with `certainty` also approximate or unknown. A script shows the
// other calendar's date in the element `…-other`, or asks there whether the other calendar is meant.
import type { Child } from 'hono/jsx';
import type { TypedDate } from '../../src/domain/typed-date.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { Group } from './field.tsx';

export type DateInputProps = {
  readonly id: string;
  readonly label: string;
  readonly lang: Lang;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly large?: boolean | undefined;
  readonly certainty?: boolean | undefined;
  /** Where the form goes to the server, which is to show what was typed: the boxes get names, beginning with the id. */
  readonly typed?: TypedDate | undefined;
  /** Below the boxes, where there is no script: the question whether the other calendar is meant. */
  readonly asked?: Child | undefined;
};

/** A digit takes up to two code units; what doesn't fit a date is told, never cut off. */
const MOST_UNITS = 8;

const Box = (props: {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly year?: boolean;
}) => (
  <div class="date-box">
    <label for={props.id}>{props.label}</label>
    <input
      id={props.id}
      name={props.value === undefined ? undefined : props.id}
      value={props.value}
      type="text"
      inputmode="numeric"
      dir="ltr"
      class={props.year === true ? 'width-year' : 'width-two'}
      maxlength={MOST_UNITS}
      autocomplete="off"
      spellcheck={false}
      translate="no"
    />
  </div>
);

const Choice = (props: {
  readonly id: string;
  readonly group: string;
  readonly value: string;
  readonly label: string;
  readonly checked?: boolean;
}) => (
  <div class="choice">
    <input
      type="radio"
      id={`${props.id}-${props.value}`}
      name={`${props.id}-${props.group}`}
      value={props.value}
      checked={props.checked}
      autocomplete="off"
    />
    <label for={`${props.id}-${props.value}`}>{props.label}</label>
  </div>
);

/** What is enough for an approximate date is said before somebody chooses it. */
const Certainty = (props: { readonly id: string; readonly lang: Lang; readonly checked: TypedDate['certainty'] }) => {
  const t = shared(props.lang).date;
  const hint = `${props.id}-certainty-hint`;
  return (
    <>
      <div class="choices inline" role="radiogroup" aria-label={t.certainty} aria-describedby={hint}>
        {(['exact', 'approximate', 'unknown'] as const).map((value) => (
          <Choice id={props.id} group="certainty" value={value} label={t[value]} checked={props.checked === value} />
        ))}
      </div>
      <p class="hint" id={hint}>
        {t.approximateHint}
      </p>
    </>
  );
};

export const DateInput = (props: DateInputProps) => {
  const t = shared(props.lang).date;
  const { typed } = props;
  const calendar = typed?.calendar ?? (props.lang === 'ar' ? 'hijri' : 'gregorian');
  return (
    <Group {...props}>
      {props.certainty === true ? (
        <Certainty id={props.id} lang={props.lang} checked={typed?.certainty ?? 'exact'} />
      ) : null}
      <div data-date={props.id} class="date">
        <div class="choices inline" role="radiogroup" aria-label={t.calendar}>
          <Choice
            id={props.id}
            group="calendar"
            value="gregorian"
            label={t.gregorian}
            checked={calendar === 'gregorian'}
          />
          <Choice id={props.id} group="calendar" value="hijri" label={t.hijri} checked={calendar === 'hijri'} />
        </div>
        <div class="date-boxes">
          <Box id={`${props.id}-day`} label={t.day} value={typed?.day} />
          <Box id={`${props.id}-month`} label={t.month} value={typed?.month} />
          <Box id={`${props.id}-year`} label={t.year} value={typed?.year} year />
        </div>
        <p class="other-calendar" id={`${props.id}-other`} role="status">
          {props.asked}
        </p>
      </div>
    </Group>
  );
};

export const examples = [
  <DateInput id="example-when" label="When did it happen?" lang="en" certainty />,
  <DateInput id="example-heard" label="تاريخ السماع" lang="ar" />,
];
