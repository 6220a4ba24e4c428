// What surrounds every field: label or legend, hint, error, and the ids that tie them together.
import type { Child } from 'hono/jsx';

export type FieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  /** Left out where the field holds plaintext that is sealed in the browser. */
  readonly name?: string | undefined;
  /** The field has a name and yet holds what nobody else may keep: the pages without script. */
  readonly guarded?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly lang?: string | undefined;
  readonly dir?: 'auto' | 'ltr' | 'rtl' | undefined;
  /** The label is the page's question: a heading that takes the focus. */
  readonly large?: boolean | undefined;
};

type Described = { readonly id: string; readonly hint?: string | undefined; readonly error?: string | undefined };

/** The value of `aria-describedby`: hint, error and count, whichever stand. */
export const describedBy = (field: Described, counted = false): string | undefined => {
  const ids = [
    field.hint === undefined ? undefined : `${field.id}-hint`,
    field.error === undefined ? undefined : `${field.id}-error`,
    counted ? `${field.id}-count` : undefined,
  ].filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : ids.join(' ');
};

/** A report's plaintext never meets autofill, spell check services or page translation. */
export const plaintextGuards = ({ name, guarded }: Pick<FieldProps, 'name' | 'guarded'>) =>
  name === undefined || guarded === true ? { autocomplete: 'off', spellcheck: false, translate: 'no' as const } : {};

export const Hint = (props: { readonly id: string; readonly children: Child }) => (
  <p class="hint" id={`${props.id}-hint`}>
    {props.children}
  </p>
);

export const FieldError = (props: { readonly id: string; readonly error?: string | undefined }) => (
  <p class="field-error" id={`${props.id}-error`} hidden={props.error === undefined}>
    {props.error}
  </p>
);

export const LabelledField = (props: FieldProps & { readonly children: Child }) => (
  <div class={props.error === undefined ? 'field' : 'field has-error'}>
    {props.large === true ? (
      <h2 class="question" tabindex={-1}>
        <label for={props.id}>{props.label}</label>
      </h2>
    ) : (
      <label for={props.id}>{props.label}</label>
    )}
    {props.hint === undefined ? null : <Hint id={props.id}>{props.hint}</Hint>}
    <FieldError id={props.id} error={props.error} />
    {props.children}
  </div>
);

export const Group = (props: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly large?: boolean | undefined;
  readonly children: Child;
}) => (
  <fieldset
    id={props.id}
    class={props.error === undefined ? 'field group' : 'field group has-error'}
    aria-describedby={describedBy(props)}
  >
    <legend>
      {props.large === true ? (
        <h2 class="question" tabindex={-1}>
          {props.label}
        </h2>
      ) : (
        props.label
      )}
    </legend>
    {props.hint === undefined ? null : <Hint id={props.id}>{props.hint}</Hint>}
    <FieldError id={props.id} error={props.error} />
    {props.children}
  </fieldset>
);
