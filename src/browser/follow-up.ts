// The way back in: reads the code in any digits and spacing, tells a mistyped one without asking the portal, derives the
// keys and opens the mailbox. The code goes into no address, title or attribute.
import { deriveCode, openMailbox } from '../client/reporter.ts';
import { parseTypedDigits } from '../domain/typed-code.ts';
import { reporter } from '../i18n/reporter.ts';
import { CODE_DIGITS } from '../protocol/check/index.ts';
import { ready } from '../protocol/sodium.ts';
import { tellClock } from './clock-stop.ts';
import { tellDamaged } from './damaged-report.ts';
import { buttonById, byId, el, fill, inputById } from './dom.ts';
import { markTitle } from './fault-title.ts';
import { clearFaults, showFaults } from './faults.ts';
import { emptyFields, watchLeaving } from './leaving.ts';
import { showMailbox, wipeMailbox } from './mailbox.ts';
import { tellClosed } from './mailbox-closed.ts';
import { canSeal, pageArgon2, pageAssociation, pageLang, pageRoot } from './page-facts.ts';
import { transport } from './transport.ts';

const lang = pageLang();
const t = reporter(lang).followUp;

const unsupported = (): void => {
  byId('starting').hidden = true;
  byId('unsupported').hidden = false;
};

const progress = (isShown: boolean): void => {
  buttonById('follow-up-open').disabled = isShown;
  fill(
    byId('follow-up-progress'),
    isShown ? el('p', {}, t.opening) : undefined,
    isShown ? el('progress', { 'aria-label': t.opening }) : undefined,
  );
};

const say = (text: string): void => {
  showFaults([{ id: 'tracking-code', text }]);
  markTitle(lang, true);
};

const openCode = async (code: string): Promise<void> => {
  const keys = await deriveCode(pageAssociation(), code, pageArgon2());
  const opened = await openMailbox(transport, keys, pageRoot);
  if (opened.ok) {
    inputById('tracking-code').value = '';
    byId('follow-up').hidden = true;
    return showMailbox(opened.value, code);
  }
  if (tellClock(byId('follow-up-clock'), opened.problem, () => void open())) return;
  if (tellDamaged(byId('follow-up-clock'), opened.problem)) return;
  const { error } = opened.problem;
  const isUnknown = error === 'cannot-open' || error === 'not-found';
  say(isUnknown ? t.unknown : reporter(lang).problems[error]);
  byId('unknown-code').hidden = !isUnknown;
};

const open = async (): Promise<void> => {
  const typed = inputById('tracking-code').value;
  byId('follow-up-closed').hidden = true;
  byId('follow-up-clock').replaceChildren();
  byId('unknown-code').hidden = true;
  clearFaults();
  markTitle(lang, false);
  if (typed.trim() === '') return say(t.missing);
  const code = parseTypedDigits(typed, CODE_DIGITS);
  if (!code.ok) return say(t.mistyped);
  progress(true);
  try {
    await openCode(code.value);
  } catch {
    say(reporter(lang).problems[navigator.onLine ? 'internal' : 'offline']);
  } finally {
    progress(false);
  }
};

/** Starts the page, or says honestly that this browser can't do it. */
export const startFollowUp = async (): Promise<void> => {
  if (!canSeal()) return unsupported();
  try {
    await ready;
  } catch {
    return unsupported();
  }
  byId('starting').hidden = true;
  byId('follow-up').hidden = false;
  tellClosed();
  let isOpening = false;
  const openOnce = async () => {
    if (isOpening) return;
    isOpening = true;
    await open().finally(() => {
      isOpening = false;
    });
  };
  buttonById('follow-up-open').addEventListener('click', () => void openOnce());
  inputById('tracking-code').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void openOnce();
  });
  watchLeaving(() => {
    emptyFields(document);
    wipeMailbox();
  });
};
