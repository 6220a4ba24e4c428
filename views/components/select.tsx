// One choice of a longer list.
import { describedBy, type FieldProps, LabelledField } from './field.tsx';
import type { Choice } from './radios.tsx';

export const Select = (props: FieldProps & { readonly options: readonly Choice[] }) => (
  <LabelledField {...props}>
    <select
      id={props.id}
      name={props.name}
      autocomplete="off"
      aria-required={props.required === true ? 'true' : undefined}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={describedBy(props)}
    >
      {props.options.map((option) => (
        <option value={option.value} selected={props.value === option.value}>
          {option.label}
        </option>
      ))}
    </select>
  </LabelledField>
);

export const examples = [
  <Select
    id="example-office"
    label="Office"
    name="office"
    options={[
      { value: 'internal-auditor', label: 'Internal auditor' },
      { value: 'board-chair', label: 'Board chair' },
    ]}
    value="board-chair"
  />,
];
