// The fields that enrolling, recovering and changing share: a new passphrase twice, words to take for it, and the recovery
// key that is shown once and typed back in part. No input has a name.
import { staffText } from '../../src/i18n/staff.ts';
import { PassphraseField } from '../components/passphrase-field.tsx';
import type { ViewContext } from '../layout/view.ts';

type NewPassphraseProps = {
  readonly view: ViewContext;
  /** Where the fields have other names than at enrolment. */
  readonly labels?: { readonly fresh: string; readonly repeat: string } | undefined;
  /** Whose passphrase it is, where that is known. */
  readonly name?: string;
};

export const NewPassphrase = (props: NewPassphraseProps) => {
  const { lang, association } = props.view;
  const t = staffText(lang).enrol;
  const labels = props.labels ?? { fresh: t.passphrase, repeat: t.repeat };
  const field = { page: lang, autocomplete: 'new-password' } as const;
  const names = [association.name.ar, association.name.en, ...(props.name === undefined ? [] : [props.name])];
  return (
    <>
      {/* The association's names and the person's, of which no passphrase is made. */}
      <fieldset
        class="words"
        id="offered"
        data-names={names.join('\n')}
        data-strength={props.view.assets.url('islands/strength.js')}
      >
        <legend>{t.words}</legend>
        <p id="words" class="words-drawn" translate="no" lang={lang} dir="auto" />
        <p class="hint">{t.wordsHint}</p>
        <button type="button" class="button secondary" id="other-words">
          {t.otherWords}
        </button>
      </fieldset>
      <PassphraseField {...field} id="passphrase" label={labels.fresh} hint={t.passphraseHint} />
      <p id="passphrase-spaces" class="hint" role="status" data-kept={t.spacesKept} />
      <PassphraseField {...field} id="repeat" label={labels.repeat} />
    </>
  );
};

/** Empty and hidden until the island has made the key. */
export const RecoveryKey = (props: { readonly view: ViewContext }) => {
  const { lang, association } = props.view;
  const t = staffText(lang).enrol;
  return (
    <section id="recovery-step" class="recovery-key print-slip" hidden>
      <h2 id="recovery-title" tabindex={-1}>
        {t.recoveryTitle}
      </h2>
      <p>{t.recoveryLead}</p>
      <div id="recovery-key" />
      <button type="button" class="button secondary" id="print">
        {t.print}
      </button>
      <p>{t.typeBackLead}</p>
      <div id="type-back" />
      {/* Printed alone: what it is for, where, and whose it is. */}
      <div class="slip" id="recovery-sheet">
        <h2>{t.sheetTitle}</h2>
        <p>{association.name[lang]}</p>
        <p>
          {t.userName}: <bdi dir="ltr" id="sheet-user" />
        </p>
        <div id="sheet-key" />
        <p>{t.sheetFor}</p>
        <p>
          <bdi dir="ltr">{`${association.publicAddress}/${lang}/staff/recovery`}</bdi>
        </p>
        <p>{t.sheetKeep}</p>
      </div>
    </section>
  );
};
