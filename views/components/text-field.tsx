// One line of text. Without `name` it holds plaintext of a sealing form and a native submit carries nothing of it.
import { describedBy, type FieldProps, LabelledField, plaintextGuards } from './field.tsx';

export type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'password' | 'url' | 'tel' | 'number' | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'url' | undefined;
  readonly autocomplete?: string | undefined;
  /** It can be read and copied, and goes with its form, but not changed; a hint says why. */
  readonly readonly?: boolean | undefined;
  readonly width?: 'short' | 'medium' | 'code' | undefined;
};

export const TextField = (props: TextFieldProps) => (
  <LabelledField {...props}>
    <input
      id={props.id}
      type={props.type ?? 'text'}
      class={props.width === undefined ? undefined : `width-${props.width}`}
      name={props.name}
      value={props.value}
      lang={props.lang}
      dir={props.dir ?? (props.type === undefined ? 'auto' : undefined)}
      inputmode={props.inputMode}
      readonly={props.readonly === true}
      maxlength={props.maxLength}
      aria-required={props.required === true ? 'true' : undefined}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={describedBy(props)}
      {...plaintextGuards(props)}
      {...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete })}
    />
  </LabelledField>
);

export const examples = [
  <TextField id="example-name" label="Your name" hint="Only the reviewer can read it." />,
  <TextField id="example-phone" label="Telephone" name="phone" type="tel" value="0500000000" error="Too short." />,
];
