// Recovery: the newest recovery key opens the vault, and a new passphrase and a new key take its place.
import { type PreparedReplacement, type Recovered, recover, replaceAfterRecovery } from '../client/enrolment.ts';
import { isSilent } from '../client/transport.ts';
import { problemText } from '../i18n/refusals.ts';
import { staffText } from '../i18n/staff.ts';
import { ready, wipe } from '../protocol/open/index.ts';
import { buttonById, byId, fill, focusOn, inputById } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { askBeforeLeaving, isTypedIn } from './leaving.ts';
import { type LeftKey, tellLeftKey, watchLeftKey } from './left-key.ts';
import { canSeal, pageArgon2, pageAssociation, pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { offerWords, parseRecoveryKey, passphraseFaults, showRecoveryKey } from './recovery-step.ts';
import { bindShowPassphrase } from './show-passphrase.ts';
import { problemWords } from './too-early.ts';
import { transport } from './transport.ts';
import { forgetEverything } from './vault.ts';

const lang = pageLang();
const text = staffText(lang);
const t = text.recovery;

const done = (recovered: Recovered): void => {
  wipe(recovered.seed);
  forgetEverything();
  byId('replace').remove();
  if (!recovered.opensByPasskey) byId('passkeys-stay').remove();
  byId('replaced').hidden = false;
  focusOn(byId('replaced-title'));
};

/** The second page: a new passphrase, then the new recovery key, then both are saved. */
const replacing = (recovered: Recovered): void => {
  byId('recover').remove();
  byId('replace-title').textContent = t.found(recovered.userName);
  byId('replace').hidden = false;
  focusOn(byId('replace-title'));
  offerWords();
  bindShowPassphrase();
  const button = buttonById('replace-button');
  const progress = byId('progress');
  let prepared: PreparedReplacement | undefined;
  let left: LeftKey | undefined;
  watchLeftKey(() => left);
  let typedBack: () => readonly Fault[] = () => [];

  const failWith = (words: string): void => {
    progress.textContent = '';
    button.disabled = false;
    holdFields(byId(prepared === undefined ? 'credentials' : 'type-back'), false);
    showFaults([{ id: 'passphrase', text: words }]);
  };

  const prepare = async (): Promise<void> => {
    // Nobody presses it twice while the passphrase is judged.
    button.disabled = true;
    const faults = await passphraseFaults([recovered.userName]);
    button.disabled = false;
    if (faults.length > 0) return showFaults(faults);
    clearFaults();
    button.disabled = true;
    holdFields(byId('credentials'), true);
    progress.textContent = text.enrol.making;
    const made = await replaceAfterRecovery(transport, recovered, inputById('passphrase').value, pageArgon2());
    if (!made.ok) return failWith(problemWords(made.problem));
    progress.textContent = '';
    button.disabled = false;
    prepared = made.value;
    left = 'void';
    typedBack = showRecoveryKey(made.value.recoveryKey, recovered.userName);
  };

  const finish = async (replacement: PreparedReplacement): Promise<void> => {
    const faults = typedBack();
    if (faults.length > 0) return showFaults(faults);
    clearFaults();
    button.disabled = true;
    holdFields(byId('type-back'), true);
    const before = left;
    left = 'perhaps';
    const saved = await replacement.finish();
    if (!saved.ok) {
      if (!isSilent(saved.problem)) left = before;
      return failWith(problemWords(saved.problem));
    }
    left = undefined;
    done(recovered);
  };

  byId('replace').addEventListener('submit', (event) => {
    event.preventDefault();
    (prepared === undefined ? prepare() : finish(prepared)).catch(() => failWith(text.internal));
  });
};

export const startRecovery = async (): Promise<void> => {
  if (!canSeal()) return fill(byId('announce'), notice('warning', text.signIn.needsScript));
  tellLeftKey();
  await ready;
  // Nothing has changed before the new key's groups are typed back; a note of it would be worth nothing.
  askBeforeLeaving(() => isTypedIn(byId('main')));
  const field = inputById('recovery-field');
  const button = buttonById('recover-button');
  const progress = byId('recover-progress');
  const failWith = (words: string): void => {
    progress.textContent = '';
    button.disabled = false;
    holdFields(byId('recover'), false);
    showFaults([{ id: 'recovery-field', text: words }]);
  };

  const submit = async (): Promise<void> => {
    const parsed = parseRecoveryKey(field.value);
    if (!parsed.ok) return failWith(parsed.reason === 'mistyped' ? t.mistyped : t.malformed);
    clearFaults();
    button.disabled = true;
    holdFields(byId('recover'), true);
    progress.textContent = t.working;
    const recovered = await recover(transport, field.value, pageAssociation(), pageArgon2());
    if (!recovered.ok) {
      const { error } = recovered.problem;
      return failWith(error === 'offline' || error === 'internal' ? problemText(lang, error) : t.unknown);
    }
    replacing(recovered.value);
  };

  byId('recover').addEventListener('submit', (event) => {
    event.preventDefault();
    submit().catch(() => failWith(text.internal));
  });
  button.disabled = false;
};
