// A new recovery key: shown once and typed back in part before it takes the old one's place. Whoever leaves before has
// changed nothing.
import { type PreparedRecoveryKey, type Proved, prepareRecoveryKey } from '../client/account.ts';
import { isSilent } from '../client/transport.ts';
import { doorTexts } from '../i18n/door.ts';
import { wipe } from '../protocol/open/index.ts';
import {
  busyWith,
  done,
  failWith,
  openFields,
  ownUserName,
  presentFaults,
  proveHere,
  startChange,
} from './change-frame.ts';
import { buttonById, byId } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { askBeforeLeaving } from './leaving.ts';
import { noteLeftKey } from './left-key.ts';
import { pageArgon2, pageLang } from './page-facts.ts';
import { showRecoveryKey } from './recovery-step.ts';
import { beforeLock } from './staff-page.ts';
import { transport } from './transport.ts';

const t = doorTexts(pageLang()).recoveryKey;

type Shown = {
  readonly proved: Proved;
  readonly key: PreparedRecoveryKey;
  readonly typedBack: () => readonly Fault[];
};

let shown: Shown | undefined;
/** Whether it was sent, so that it may count though no answer came. */
let isSent = false;

/** For whoever noted it and goes, of their own accord or because the keys are locked. */
const noteLeft = (): void => noteLeftKey(shown === undefined ? undefined : isSent ? 'perhaps' : 'void');

const show = async (): Promise<void> => {
  const faults = presentFaults();
  if (faults.length > 0) return showFaults(faults);
  clearFaults();
  const proved = await proveHere();
  if (proved === undefined) return;
  busyWith(t.making);
  const prepared = await prepareRecoveryKey(transport, proved, pageArgon2());
  if (!prepared.ok) {
    wipe(proved.seed);
    return failWith(prepared.problem);
  }
  const button = buttonById('change-button');
  byId('progress').textContent = '';
  button.disabled = false;
  button.textContent = t.replace;
  // What was noted is worth nothing before its groups are typed back; the old key goes on.
  askBeforeLeaving(() => shown !== undefined);
  isSent = false;
  shown = { proved, key: prepared.value, typedBack: showRecoveryKey(prepared.value.recoveryKey, ownUserName()) };
  openFields();
};

/** The key that stood there wasn't taken: the page begins anew, without it. */
const beginAnew = ({ proved }: Shown): void => {
  wipe(proved.seed);
  shown = undefined;
  byId('recovery-step').hidden = true;
  for (const id of ['recovery-key', 'sheet-key', 'type-back']) byId(id).replaceChildren();
  for (const input of byId('credentials').querySelectorAll('input')) input.value = '';
  buttonById('change-button').textContent = t.button;
};

const replace = async (now: Shown): Promise<void> => {
  const faults = now.typedBack();
  if (faults.length > 0) return showFaults(faults);
  clearFaults();
  busyWith('');
  const before = isSent;
  isSent = true;
  const sent = await now.key.finish();
  if (!sent.ok && !isSilent(sent.problem)) isSent = before;
  if (sent.ok) {
    shown = undefined;
    return done(now.proved);
  }
  if (sent.problem.error !== 'stale') return failWith(sent.problem);
  beginAnew(now);
  failWith(sent.problem, t.stale);
};

export const startChangeRecoveryKey = (): void =>
  startChange(
    () => (shown === undefined ? show() : replace(shown)),
    () => beforeLock(noteLeft),
  );
