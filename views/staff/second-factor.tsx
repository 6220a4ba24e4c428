// The steps of the second factor, which sign-in, enrolment and account share: a code given, a secret set up, backup codes shown
// once. All stay hidden until the island has what they show; no input has a name.
import { factorTexts } from '../../src/i18n/factor.ts';
import { passkeysTexts } from '../../src/i18n/passkeys.ts';
import { Button } from '../components/button.tsx';
import { Details } from '../components/details.tsx';
import { PasskeyPart } from '../components/passkey-part.tsx';
import { TextField } from '../components/text-field.tsx';
import type { ViewContext } from '../layout/view.ts';

type StepProps = { readonly view: ViewContext };

/** Where a code is typed: of an app or of the backup sheet, in any digits and groups. */
const CodeField = (props: {
  readonly id: string;
  readonly words: { readonly field: string; readonly hint: string };
}) => (
  <TextField
    id={props.id}
    label={props.words.field}
    hint={props.words.hint}
    dir="ltr"
    inputMode="numeric"
    autocomplete="one-time-code"
    width="medium"
    maxLength={200}
    required
  />
);

export const CodeStep = (props: StepProps) => {
  const { lang, association } = props.view;
  const t = factorTexts(lang).code;
  const passkeys = passkeysTexts(lang);
  return (
    <form id="code-step" novalidate hidden>
      <h2 id="code-title" tabindex={-1}>
        {t.title}
      </h2>
      <p id="code-lead" />
      <div id="code-entry">
        <CodeField id="factor-code" words={t} />
        <p id="code-progress" role="status" />
        <Button id="code-button">{t.button}</Button>
      </div>
      <PasskeyPart
        id="factor"
        address={association.publicAddress}
        lead={passkeys.factor.or}
        words={passkeys.factor.button}
      />
      <p>
        <Button id="code-back" kind="secondary" type="button">
          {t.back}
        </Button>
      </p>
      <Details summary={t.lostTitle}>
        <p>{t.lost}</p>
      </Details>
    </form>
  );
};

/** The backup codes, shown once: after setting up, or alone where they are made anew. */
export const BackupStep = (props: StepProps) => {
  const { lang, association } = props.view;
  const t = factorTexts(lang).backup;
  return (
    <section id="backup-step" class="print-slip" aria-labelledby="backup-title" hidden>
      <h2 id="backup-title" tabindex={-1}>
        {t.title}
      </h2>
      <p>{t.lead}</p>
      <ol id="backup-codes" class="backup-codes" aria-label={t.list} />
      <div class="actions">
        <Button id="backup-kept" type="button">
          {t.kept}
        </Button>
        <Button id="backup-print" kind="secondary" type="button">
          {t.print}
        </Button>
      </div>
      <div class="slip">
        <h2>{t.sheetTitle}</h2>
        <p>{association.name[lang]}</p>
        <p>
          {t.userName}: <bdi dir="ltr" id="backup-user" />
        </p>
        <ol id="sheet-codes" class="backup-codes" />
        <p>{t.sheetKeep}</p>
      </div>
    </section>
  );
};

/** Setting up, and the backup codes that come of it. */
export const SetUpSteps = (props: StepProps) => {
  const t = factorTexts(props.view.lang).setUp;
  return (
    <>
      <form id="setup-step" novalidate hidden>
        <h2 id="setup-title" tabindex={-1}>
          {t.title}
        </h2>
        <div id="setup-reset" />
        <p>{t.why}</p>
        <p>{t.app}</p>
        <div id="setup-square" />
        <p>{t.typed}</p>
        <div id="setup-secret" />
        <CodeField id="setup-code" words={t} />
        <p id="setup-progress" role="status" />
        <Button id="setup-button">{t.button}</Button>
      </form>
      <BackupStep view={props.view} />
    </>
  );
};
