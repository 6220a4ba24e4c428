// Asked of whoever changes the calendar in the place of somebody who keeps it before them.
import { calendarTexts } from '../../src/i18n/calendar.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { namesInTurn } from '../../src/i18n/waits-words.ts';
import { FieldError } from '../components/field.tsx';

/** The newest change that a form's reader has seen. */
export const SEEN_FIELD = 'seen';

/** A box to tick, with what is wrong about it. */
export const Tick = (props: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly checked?: boolean | undefined;
  readonly fault?: string | undefined;
}) => (
  <div class={props.fault === undefined ? 'field' : 'field has-error'}>
    <FieldError id={props.id} error={props.fault} />
    <div class="choice">
      <input
        type="checkbox"
        id={props.id}
        name={props.name}
        value="yes"
        checked={props.checked}
        autocomplete="off"
        aria-invalid={props.fault === undefined ? undefined : 'true'}
        aria-describedby={props.fault === undefined ? undefined : `${props.id}-error`}
      />
      <label for={props.id}>{props.label}</label>
    </div>
  </div>
);

export const Away = (props: {
  readonly lang: Lang;
  readonly id: string;
  readonly names: readonly string[];
  readonly checked?: boolean | undefined;
  readonly fault?: string | undefined;
}) =>
  props.names.length === 0 ? null : (
    <Tick
      id={props.id}
      name="away"
      label={calendarTexts(props.lang).preview.away(namesInTurn(props.lang, props.names))}
      checked={props.checked}
      fault={props.fault}
    />
  );
