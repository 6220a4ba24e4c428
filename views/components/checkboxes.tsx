// Any number of several choices, in a group with a legend.
import { Group } from './field.tsx';
import type { ChoicesProps } from './radios.tsx';

export const Checkboxes = (
  props: ChoicesProps & { readonly name?: string | undefined; readonly values?: readonly string[] | undefined },
) => (
  <Group {...props}>
    <div class="choices">
      {props.options.map((option) => (
        <div class="choice">
          <input
            type="checkbox"
            id={`${props.id}-${option.value}`}
            name={props.name}
            value={option.value}
            checked={props.values?.includes(option.value) === true}
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
  <Checkboxes
    id="example-concerns"
    label="Which of these does it concern?"
    options={[
      { value: 'board-chair', label: 'Board chair' },
      { value: 'none', label: 'None of them, or I don’t know' },
    ]}
    values={['board-chair']}
  />,
];
