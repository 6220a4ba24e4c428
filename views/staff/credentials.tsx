// The fields that enrolling and recovering share: a new passphrase twice, words to take for it, and the recovery key that
// is shown once and typed back in part. No input has a name.
import { staffText } from '../../src/i18n/staff.ts';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';

export const NewPassphrase = (props: { readonly view: ViewContext }) => {
  const t = staffText(props.view.lang).enrol;
  return (
    <>
      <fieldset class="words">
        <legend>{t.words}</legend>
        <p id="words" class="words-drawn" translate="no" lang={props.view.lang} dir="auto" />
        <p class="hint">{t.wordsHint}</p>
        <button type="button" class="button secondary" id="other-words">
          {t.otherWords}
        </button>
      </fieldset>
      <TextField
        id="passphrase"
        label={t.passphrase}
        hint={t.passphraseHint}
        type="password"
        autocomplete="new-password"
        required
      />
      <TextField id="repeat" label={t.repeat} type="password" autocomplete="new-password" required />
    </>
  );
};

/** Empty and hidden until the island has made the key. */
export const RecoveryKey = (props: { readonly view: ViewContext }) => {
  const t = staffText(props.view.lang).enrol;
  return (
    <section id="recovery-step" class="recovery-key" hidden>
      <h2 id="recovery-title" tabindex={-1}>
        {t.recoveryTitle}
      </h2>
      <p>{t.recoveryLead}</p>
      <div id="recovery-key" />
      <button type="button" class="button secondary no-print" id="print">
        {t.print}
      </button>
      <p class="no-print">{t.typeBackLead}</p>
      <div id="type-back" class="no-print" />
    </section>
  );
};
