// Buttons that do, and links that look like the next step. A button names its act.
import type { Child } from 'hono/jsx';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';
type DataAttributes = Readonly<Record<`data-${string}`, string>>;

export const Button = (props: {
  readonly children: Child;
  readonly kind?: ButtonKind | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** The form that it sends, where it stands outside of it. */
  readonly form?: string | undefined;
  /** Where it leads, where that isn't the form's own address. */
  readonly formaction?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly attributes?: DataAttributes | undefined;
}) => (
  <button
    type={props.type ?? 'submit'}
    class={`button ${props.kind ?? 'primary'}`}
    id={props.id}
    name={props.name}
    value={props.value}
    form={props.form}
    formaction={props.formaction}
    disabled={props.disabled}
    {...props.attributes}
  >
    {props.children}
  </button>
);

export const ButtonLink = (props: {
  readonly href: string;
  readonly children: Child;
  readonly kind?: ButtonKind | undefined;
  readonly id?: string | undefined;
}) => (
  <a class={`button ${props.kind ?? 'primary'}`} href={props.href} id={props.id}>
    {props.children}
  </a>
);

export const examples = [
  <Button>Send the report</Button>,
  <Button kind="danger" type="button" disabled>
    Close as unjustified
  </Button>,
  <ButtonLink href="/en/report" kind="secondary">
    Make a report
  </ButtonLink>,
];
