// Several lines of text, with a character count that a script announces politely. `limit` counts characters as shown.
import { describedBy, type FieldProps, LabelledField, plaintextGuards } from './field.tsx';

export type TextAreaProps = FieldProps & {
  readonly rows?: number | undefined;
  readonly limit?: number | undefined;
};

export const TextArea = (props: TextAreaProps) => (
  <LabelledField {...props}>
    <textarea
      id={props.id}
      name={props.name}
      rows={props.rows ?? 6}
      lang={props.lang}
      dir={props.dir ?? 'auto'}
      maxlength={props.maxLength}
      data-limit={props.limit === undefined ? undefined : String(props.limit)}
      aria-required={props.required === true ? 'true' : undefined}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={describedBy(props, props.limit !== undefined)}
      {...plaintextGuards(props)}
    >
      {props.value ?? ''}
    </textarea>
    {props.limit === undefined ? null : (
      <p class="count" id={`${props.id}-count`} role="status" data-count-for={props.id} />
    )}
  </LabelledField>
);

export const examples = [
  <TextArea id="example-story" label="What happened?" limit={20000} required />,
  <TextArea id="example-note" label="Note" name="note" value="نصّ سابق" rows={3} error="Write a note." />,
];
