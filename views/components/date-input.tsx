// A date in three boxes, Hijri or Gregorian by choice; with `certainty` also approximate or unknown. A script shows the
// other calendar's date in the element `…-other`.
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
};

const Box = (props: { readonly id: string; readonly label: string; readonly year?: boolean }) => (
  <div class="date-box">
    <label for={props.id}>{props.label}</label>
    <input
      id={props.id}
      type="text"
      inputmode="numeric"
      dir="ltr"
      class={props.year === true ? 'width-year' : 'width-two'}
      maxlength={props.year === true ? 4 : 2}
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

export const DateInput = (props: DateInputProps) => {
  const t = shared(props.lang).date;
  return (
    <Group {...props}>
      {props.certainty === true ? (
        <div class="choices inline" role="radiogroup" aria-label={t.certainty}>
          <Choice id={props.id} group="certainty" value="exact" label={t.exact} checked />
          <Choice id={props.id} group="certainty" value="approximate" label={t.approximate} />
          <Choice id={props.id} group="certainty" value="unknown" label={t.unknown} />
        </div>
      ) : null}
      <div data-date={props.id} class="date">
        <div class="choices inline" role="radiogroup" aria-label={t.calendar}>
          <Choice id={props.id} group="calendar" value="gregorian" label={t.gregorian} checked={props.lang !== 'ar'} />
          <Choice id={props.id} group="calendar" value="hijri" label={t.hijri} checked={props.lang === 'ar'} />
        </div>
        <div class="date-boxes">
          <Box id={`${props.id}-day`} label={t.day} />
          <Box id={`${props.id}-month`} label={t.month} />
          <Box id={`${props.id}-year`} label={t.year} year />
        </div>
        <p class="other-calendar" id={`${props.id}-other`} role="status" />
      </div>
    </Group>
  );
};

export const examples = [
  <DateInput id="example-when" label="When did it happen?" lang="en" certainty />,
  <DateInput id="example-heard" label="تاريخ السماع" lang="ar" />,
];
