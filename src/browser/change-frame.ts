// What changing a passphrase and changing a recovery key share: the form comes once the keys are open (an administrator has
// none), the present passphrase is proved, and how it ended stands in the form's place.
import { type Proved, prove } from '../client/account.ts';
import type { ClientProblem } from '../client/transport.ts';
import { doorTexts } from '../i18n/door.ts';
import { ready, wipe } from '../protocol/open/index.ts';
import { buttonById, byId, focusOn, given, inputById } from './dom.ts';
import { type Fault, showFaults } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { tellLeftKey } from './left-key.ts';
import { isAdministration, pageArgon2, pageAssociation, pageLang } from './page-facts.ts';
import { bindShowPassphrase } from './show-passphrase.ts';
import { beginPage, sessionEnded, withVault } from './staff-page.ts';
import { countDown, problemWords } from './too-early.ts';
import { transport } from './transport.ts';

const door = doorTexts(pageLang());

/** The present passphrase's field where it is empty. */
export const presentFaults = (): readonly Fault[] =>
  inputById('present').value === '' ? [{ id: 'present', text: door.own.missing }] : [];

export const ownUserName = (): string => given(byId('main'), 'userName');

/** What may be typed can be typed again; of what a shown recovery key was made with, nothing. */
export const openFields = (): void => {
  holdFields(byId('change'), false);
  if (document.getElementById('recovery-step')?.hidden === false) holdFields(byId('credentials'), true);
};

/** Shows a problem and opens the form again; a session that is no more leads to the sign-in page. */
export const failWith = (problem: ClientProblem, words = problemWords(problem), field = 'present'): void => {
  if (problem.error === 'signed-out') {
    sessionEnded();
    return;
  }
  const [button, progress] = [buttonById('change-button'), byId('progress')];
  progress.textContent = '';
  button.disabled = false;
  openFields();
  if (problem.seconds === undefined) showFaults([{ id: field, text: words }]);
  else countDown(button, progress, problem.seconds);
};

export const busyWith = (words: string): void => {
  buttonById('change-button').disabled = true;
  holdFields(byId('change'), true);
  byId('progress').textContent = words;
};

/** Proves the present passphrase; where it can't, says why and gives undefined. */
export const proveHere = async (): Promise<Proved | undefined> => {
  busyWith(door.own.proving);
  const typed = inputById('present').value;
  const proved = await prove(transport, ownUserName(), typed, pageAssociation(), pageArgon2());
  if (proved.ok) return proved.value;
  const isWrong = proved.problem.error === 'cannot-open';
  failWith(proved.problem, isWrong ? door.own.wrong : problemWords(proved.problem));
  return undefined;
};

/** Nothing of the form stays: neither the seed nor a field with a passphrase. */
export const done = (proved: Proved): void => {
  wipe(proved.seed);
  for (const id of ['change', 'back']) byId(id).remove();
  byId('changed').hidden = false;
  focusOn(byId('changed-title'));
};

/** Begins the page: `fillIn` runs before the form is shown, `submit` with every press of its button. */
export const startChange = (submit: () => Promise<void>, fillIn = (): void => undefined): void => {
  const begin = async (): Promise<void> => {
    await ready;
    // Where there is nothing to change the page says so, without a form.
    if (document.getElementById('change') === null) return;
    fillIn();
    bindShowPassphrase();
    byId('change').hidden = false;
    byId('change').addEventListener('submit', (event) => {
      event.preventDefault();
      if (buttonById('change-button').disabled) return;
      submit().catch(() => failWith({ error: 'internal' }));
    });
  };
  if (isAdministration()) {
    beginPage();
    tellLeftKey();
    void begin();
  } else withVault(begin);
};
