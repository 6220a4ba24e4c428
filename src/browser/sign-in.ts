// Signing in: the passphrase is derived here, in a Worker, and only its one half leaves the browser; then the second factor is
// given or set up, where one is owed. The seed that comes out of the vault is sealed again for this tab before the next page.
import { signInWithPasskey } from '../client/passkeys.ts';
import { beginSignIn, type SignedIn, type SignInOwed } from '../client/sign-in.ts';
import { ask, Nothing } from '../client/transport.ts';
import { plainDate } from '../domain/plain-date.ts';
import type { NewKeysWait } from '../domain/wire-accounts.ts';
import { formatDate } from '../i18n/dates.ts';
import { doorTexts } from '../i18n/door.ts';
import { factorTexts } from '../i18n/factor.ts';
import { newKeysTexts } from '../i18n/new-keys.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import { staffText } from '../i18n/staff.ts';
import { ready, wipe } from '../protocol/open/index.ts';
import { buttonById, byId, el, fill, focusOn, inputById } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { tellLeftKey } from './left-key.ts';
import { canSeal, pageArgon2, pageAssociation, pageLang } from './page-facts.ts';
import { digitGroups, notice } from './parts.ts';
import { passkeyHindrance, passkeyOrigin, takePasskey } from './passkey-button.ts';
import { browserPasskeys } from './passkey-device.ts';
import { lastEnding, takeReturnPath } from './return-path.ts';
import { askSecond, setUpHere, showBackupCodes } from './second-factor-steps.ts';
import { bindShowPassphrase } from './show-passphrase.ts';
import { countDown, problemWords } from './too-early.ts';
import { transport } from './transport.ts';
import { forgetKeys, keepSeed, SESSION_CHANNEL } from './vault.ts';

const lang = pageLang();
const t = staffText(lang);
const door = doorTexts(lang);
const factor = factorTexts(lang);

const missing = (userName: string, passphrase: string): readonly Fault[] => [
  ...(userName.trim() === '' ? [{ id: 'user-name', text: t.signIn.missingUserName }] : []),
  ...(passphrase === '' ? [{ id: 'passphrase', text: t.signIn.missingPassphrase }] : []),
];

/** Why nobody is signed in here any more, where this tab knows; else what the server wrote stands. */
const tellEnding = (): void => {
  // Said on this page, and not on the next visit to it.
  history.replaceState(null, '', location.pathname);
  const last = lastEnding();
  if (last === undefined) return;
  const { here, back } = {
    ended: { here: door.ended, back: t.signIn.ended },
    elsewhere: { here: door.elsewhere, back: door.elsewhereBack },
    everywhere: { here: door.everywhere, back: door.everywhere },
  }[last.ending];
  const isAsked = last.ending === 'everywhere';
  const words = el('p', {}, last.back ? back : here);
  fill(byId('told'), notice(isAsked ? 'success' : 'info', words));
  // Whoever asked for it hears first of all that it was done.
  if (isAsked) focusOn(words);
};

export const startSignIn = async (): Promise<void> => {
  if (!canSeal()) return fill(byId('announce'), notice('warning', t.signIn.needsScript));
  tellEnding();
  tellLeftKey();
  bindShowPassphrase();
  await ready;
  const button = buttonById('sign-in-button');
  const userName = inputById('user-name');
  const passphrase = inputById('passphrase');
  const progress = byId('progress');

  const reopen = (): void => {
    progress.textContent = '';
    button.disabled = false;
    holdFields(byId('sign-in'), false);
  };

  const failWith = (fault: Fault): void => {
    reopen();
    showFaults([fault]);
  };

  const submit = async (): Promise<void> => {
    const faults = missing(userName.value, passphrase.value);
    if (faults.length > 0) return showFaults(faults);
    clearFaults();
    fill(byId('told'));
    button.disabled = true;
    holdFields(byId('sign-in'), true);
    progress.textContent = t.signIn.deriving;
    forgetKeys();
    const chosen = { userName: userName.value, passphrase: passphrase.value };
    const begun = await beginSignIn(transport, chosen, pageAssociation(), pageArgon2());
    if (!begun.ok) {
      const { error, seconds } = begun.problem;
      if (seconds !== undefined) {
        reopen();
        return countDown(button, progress, seconds);
      }
      const isWrong = error === 'signed-out' || error === 'malformed';
      return failWith({ id: 'passphrase', text: isWrong ? t.signIn.wrong : problemWords(begun.problem) });
    }
    passphrase.value = '';
    reopen();
    if (begun.value.step === 'open') return enter(begun.value.signedIn);
    if (begun.value.step === 'waits') return tellWaiting(begun.value.waits);
    byId('sign-in').hidden = true;
    await enter(await passSecond(begun.value.owing));
  };

  /** The session in which the second factor was owed is no more: the passphrase is asked for again. */
  const beginAgain = (words: string | undefined): void => {
    for (const id of ['code-step', 'factor-passkey', 'setup-step']) byId(id).hidden = true;
    inputById('factor-code').value = '';
    clearFaults();
    byId('sign-in').hidden = false;
    fill(byId('told'), words === undefined ? undefined : notice('info', el('p', {}, words)));
    passphrase.focus();
  };

  /** New keys wait for the roster: nothing is open, and what signers will ask for is shown once more. */
  const tellWaiting = ({ madeOn, fingerprint }: NewKeysWait): void => {
    const { signIn } = newKeysTexts(lang);
    const told = el('p', { tabindex: '-1' }, signIn.waits(formatDate(lang, plainDate(madeOn))));
    const groups = digitGroups('fingerprint', fingerprint, t.enrol.fingerprint);
    fill(byId('told'), notice('info', told, el('p', {}, signIn.compare), groups, el('p', {}, signIn.old)));
    focusOn(told);
  };

  const passSecond = async ({ owed, giveCode, givePasskey, draft, setUp }: SignInOwed): Promise<SignedIn> => {
    const ended = (): void => beginAgain(factor.code.tooLate);
    if (owed.owed !== 'setup') {
      const byDevice = () => givePasskey(browserPasskeys);
      const signedIn = await askSecond({
        owed: owed.owed,
        userName: owed.userName,
        giveCode,
        givePasskey: byDevice,
        ended,
      });
      byId('code-step').hidden = true;
      return signedIn;
    }
    const done = await setUpHere({ draft, setUp, reset: owed.reset, ended });
    await showBackupCodes(done.backupCodes, owed.userName);
    return done;
  };

  const enter = async ({ session, seed }: SignedIn): Promise<void> => {
    button.disabled = true;
    // The other tabs of this browser had another session, if not another person's: none goes on with it.
    new BroadcastChannel(SESSION_CHANNEL).postMessage('locked');
    const back = takeReturnPath(session.person, lang);
    if (session.administrator) {
      wipe(seed);
      return location.assign(`/${lang}/admin`);
    }
    const kept = await keepSeed(transport, session.person, seed);
    if (kept.state !== 'open') {
      byId('sign-in').hidden = false;
      return failWith({ id: 'passphrase', text: t.offline });
    }
    location.assign(back ?? `/${lang}/staff`);
  };

  /** A passkey alone, where this browser has any; a page that has none to offer says nothing of them. */
  const offerPasskey = async (): Promise<void> => {
    if (passkeyHindrance(passkeyOrigin(byId('door-passkey'))) !== undefined) return;
    const use = () => {
      forgetKeys();
      return signInWithPasskey(transport, pageAssociation(), browserPasskeys);
    };
    await enter(await takePasskey('door', use, passkeysTexts(lang).door.refused));
  };

  buttonById('code-back').addEventListener('click', () => {
    void ask(transport, 'POST', '/api/session/end', Nothing, {});
    beginAgain(undefined);
  });
  byId('sign-in').addEventListener('submit', (event) => {
    event.preventDefault();
    submit().catch(() => failWith({ id: 'passphrase', text: t.internal }));
  });
  button.disabled = false;
  offerPasskey().catch(() => failWith({ id: 'passphrase', text: t.internal }));
};
