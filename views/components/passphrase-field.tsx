// A passphrase, hidden until its writer asks to see it. The button works once an island has bound it; the input has no name.
import { doorTexts } from '../../src/i18n/door.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { describedBy, type FieldProps, LabelledField } from './field.tsx';

export type PassphraseFieldProps = Pick<FieldProps, 'id' | 'label' | 'hint' | 'error'> & {
  readonly page: Lang;
  readonly autocomplete: 'current-password' | 'new-password';
};

export const PassphraseField = (props: PassphraseFieldProps) => {
  const t = doorTexts(props.page);
  return (
    <LabelledField {...props}>
      <div class="passphrase-entry">
        <input
          id={props.id}
          type="password"
          required
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(props)}
          autocomplete={props.autocomplete}
          autocapitalize="none"
          spellcheck={false}
          translate="no"
        />
        <button
          type="button"
          class="button secondary show-passphrase"
          aria-controls={props.id}
          aria-label={t.showWhat(props.label)}
          data-hide={t.hideWhat(props.label)}
          hidden
        >
          {t.show}
        </button>
      </div>
    </LabelledField>
  );
};

export const examples = [
  <PassphraseField page="en" id="example-passphrase" label="Passphrase" autocomplete="current-password" />,
];
