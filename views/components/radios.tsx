// One choice of several, in a group with a legend. Grouping needs a name in the browser: where the form seals, no <form>
// element surrounds it, so that nothing can be submitted natively.
import { Group } from './field.tsx';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string | undefined };
export type ChoicesProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly large?: boolean | undefined;
  readonly inline?: boolean | undefined;
  readonly options: readonly Choice[];
};

export const Radios = (
  props: ChoicesProps & { readonly name?: string | undefined; readonly value?: string | undefined },
) => (
  <Group {...props}>
    <div class={props.inline === true ? 'choices inline' : 'choices'}>
      {props.options.map((option) => (
        <div class="choice">
          <input
            type="radio"
            id={`${props.id}-${option.value}`}
            name={props.name ?? props.id}
            value={option.value}
            checked={props.value === option.value}
            autocomplete="off"
            aria-describedby={option.hint === undefined ? undefined : `${props.id}-${option.value}-hint`}
          />
          <label for={`${props.id}-${option.value}`}>{option.label}</label>
          {option.hint === undefined ? null : (
            <p class="hint" id={`${props.id}-${option.value}-hint`}>
              {option.hint}
            </p>
          )}
        </div>
      ))}
    </div>
  </Group>
);

export const examples = [
  <Radios
    id="example-identity"
    label="Do you want to give your name?"
    options={[
      { value: 'anonymous', label: 'Stay anonymous', hint: 'Nobody asks for it later.' },
      { value: 'named', label: 'Give my name' },
    ]}
    value="anonymous"
  />,
];
