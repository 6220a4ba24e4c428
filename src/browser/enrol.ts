// Enrolment: the invitation's secret comes from the address's fragment, the keys are made here, and nothing is sent before
// the recovery key was typed back in part. Afterwards the person sees the fingerprint that signers will ask for.
import { type PreparedEnrolment, prepareEnrolment, readInvitation } from '../client/enrolment.ts';
import { beginSignIn, type SignedIn } from '../client/sign-in.ts';
import { isSilent } from '../client/transport.ts';
import type { InvitationAnswer } from '../domain/wire-accounts.ts';
import { doorTexts } from '../i18n/door.ts';
import { factorTexts } from '../i18n/factor.ts';
import { newKeysTexts } from '../i18n/new-keys.ts';
import { problemText } from '../i18n/refusals.ts';
import { staffText } from '../i18n/staff.ts';
import { compareWith, officeList } from '../i18n/staff-words.ts';
import { OFFICES, type Office } from '../policy/types.ts';
import { normaliseUserName, parseAssociationId } from '../protocol/check/index.ts';
import { ready, wipe } from '../protocol/open/index.ts';
import { buttonById, byId, el, fill, focusOn, inputById } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { nameApart } from './isolate.ts';
import { takeAcross, watchCrossing } from './language-crossing.ts';
import { keepFragment } from './language-link.ts';
import { askBeforeLeaving, isTypedIn } from './leaving.ts';
import { type LeftKey, tellLeftKey, watchLeftKey } from './left-key.ts';
import { canSeal, pageArgon2, pageAssociation, pageLang, pageRoot } from './page-facts.ts';
import { digitGroups, notice } from './parts.ts';
import { readPin, writePin } from './pins.ts';
import { offerWords, passphraseFaults, showRecoveryKey } from './recovery-step.ts';
import { setUpHere, showBackupCodes } from './second-factor-steps.ts';
import { bindShowPassphrase } from './show-passphrase.ts';
import { problemWords } from './too-early.ts';
import { transport } from './transport.ts';
import { keepSeed, SESSION_CHANNEL } from './vault.ts';

const lang = pageLang();
const text = staffText(lang);
const t = text.enrol;
const door = doorTexts(lang);
const factor = factorTexts(lang);
const renewal = newKeysTexts(lang);

type SetUpDone = SignedIn & { readonly backupCodes: readonly string[] };

/** Nothing can come of this link: what was asked for it goes from the screen, and why stands there; `then`: what its user does next. */
const stop = (words: string, then?: HTMLElement): void => {
  byId('checking').textContent = '';
  document.getElementById('invitation')?.remove();
  clearFaults();
  fill(byId('announce'), notice('warning', el('p', {}, words), then));
  focusOn(byId('announce'));
};

/** Whoever enrolled and left before the second factor was set up goes on by signing in. */
const stopUsed = (): void =>
  stop(t.expired, el('p', {}, t.usedByMe, ' ', el('a', { href: `/${lang}/staff/sign-in` }, text.signIn.title)));

/** At enrolment a browser remembers the root that its scripts carry, where there is one already (PROTOCOL §4). */
const pinRoot = (association: string): void => {
  const id = parseAssociationId(association);
  if (id === undefined || pageRoot === undefined || readPin(id) !== undefined) return;
  writePin(id, { root: pageRoot, seq: 1, head: pageRoot });
};

const heldIn = (invitation: InvitationAnswer): readonly Office[] =>
  OFFICES.filter((office) => invitation.offices.includes(office));

const officeWords = (invitation: InvitationAnswer): string =>
  invitation.administrator ? t.administrator : officeList(lang, heldIn(invitation));

const showDone = (invitation: InvitationAnswer, fingerprint: string | undefined, further: readonly string[]): void => {
  document.getElementById('invitation')?.remove();
  fill(byId('announce'));
  if (fingerprint !== undefined) {
    fill(byId('own-fingerprint'), el('p', {}, t.fingerprint), digitGroups('fingerprint', fingerprint, t.fingerprint));
  }
  const isKeyless = fingerprint === undefined;
  const steps = isKeyless ? [t.nextAdministrator, ...further] : [compareWith(lang, heldIn(invitation)), ...further];
  fill(
    byId('next'),
    steps.map((words) => el('p', {}, words)),
  );
  byId('enrolled').hidden = false;
  focusOn(byId('enrolled-title'));
};

/**
 * The second factor of somebody who has just enrolled, where the portal requires one: they are signed in with it. What is said
 * further of it; where it couldn't be finished, the next sign-in asks for it.
 */
const setUpFactor = async (userName: string, passphrase: string): Promise<readonly string[]> => {
  if (byId('main').dataset.setsUpFactor === undefined) return [];
  byId('invitation').remove();
  const begun = await beginSignIn(transport, { userName, passphrase }, pageAssociation(), pageArgon2());
  if (!begun.ok || begun.value.step !== 'owed') return [factor.enrolled.notYet];
  const { draft, setUp } = begun.value.owing;
  const done = await new Promise<SetUpDone | undefined>((resolve) => {
    const ended = (): void => resolve(undefined);
    void setUpHere({ draft, setUp, ended }).then(resolve);
  });
  if (done === undefined) return [factor.enrolled.notYet];
  // Whoever was signed in in this browser isn't any more: no tab goes on with their session.
  new BroadcastChannel(SESSION_CHANNEL).postMessage('locked');
  await showBackupCodes(done.backupCodes, userName);
  const { session, seed } = done;
  const onward = byId('onward');
  onward.setAttribute('href', `/${lang}/${session.administrator ? 'admin' : 'staff'}`);
  onward.textContent = factor.enrolled.toDesk;
  if (session.administrator) wipe(seed);
  else await keepSeed(transport, session.person, seed);
  return [factor.enrolled.next];
};

const nameFaults = (): readonly Fault[] =>
  normaliseUserName(inputById('user-name').value) === undefined ? [{ id: 'user-name', text: t.badUserName }] : [];

export const startEnrolment = async (): Promise<void> => {
  // Another link opened in the same tab changes the fragment alone.
  addEventListener('hashchange', () => location.reload());
  keepFragment();
  if (!canSeal()) return stop(text.signIn.needsScript);
  tellLeftKey();
  await ready;
  const secret = location.hash.slice(1);
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return stop(t.noSecret);
  const invitation = await readInvitation(transport, secret);
  if (!invitation.ok) {
    const { error } = invitation.problem;
    return error === 'offline' || error === 'internal' ? stop(problemText(lang, error)) : stopUsed();
  }
  byId('checking').textContent = '';
  fill(byId('invited'), nameApart(t.invited(invitation.value.name), invitation.value.name));
  byId('invited-offices').textContent = officeWords(invitation.value);
  const present = invitation.value.userName;
  const across = takeAcross();
  if (present === undefined) inputById('user-name').value = across;
  if (present !== undefined) {
    fill(byId('invited'), nameApart(renewal.enrol.invited(invitation.value.name), invitation.value.name));
    fill(
      byId('renewing'),
      renewal.enrol.lead.map((words) => el('p', {}, words)),
    );
    const field = inputById('user-name');
    field.value = present;
    field.readOnly = true;
    byId('enrol-lead').textContent = renewal.enrol.choice;
    byId('user-name-hint').textContent = renewal.enrol.userNameHint;
    byId('enrol-button').textContent = renewal.enrol.button;
    byId('enrolled-title').textContent = renewal.enrol.doneTitle;
    for (const heading of document.querySelectorAll('h1')) heading.textContent = renewal.title;
  }
  byId('invitation').hidden = false;
  offerWords();
  bindShowPassphrase();
  // A key that was noted is worth nothing before its groups are typed back: whoever leaves is shown another one.
  askBeforeLeaving(() => isTypedIn(byId('main')));

  const button = buttonById('enrol-button');
  const progress = byId('progress');
  const withKeys = !invitation.value.administrator;
  let prepared: PreparedEnrolment | undefined;
  let left: LeftKey | undefined;
  watchLeftKey(() => left);
  let typedBack: () => readonly Fault[] = () => [];

  const failWith = (words: string, id = 'user-name'): void => {
    progress.textContent = '';
    button.disabled = false;
    holdFields(byId(prepared === undefined ? 'credentials' : 'type-back'), false);
    showFaults([{ id, text: words }]);
  };

  const isSecretTyped = (): boolean =>
    prepared !== undefined || ['passphrase', 'repeat'].some((id) => inputById(id).value !== '');
  watchCrossing({
    kept: () => (present === undefined ? inputById('user-name').value : ''),
    loses: () => (isSecretTyped() ? door.crossing[prepared === undefined ? 'passphrase' : 'key'] : undefined),
    isOpen: () => document.getElementById('invitation') !== null,
    place: byId('announce'),
  });

  const prepare = async (): Promise<void> => {
    // Nobody presses it twice while the passphrase is judged.
    button.disabled = true;
    const judged = await passphraseFaults([inputById('user-name').value, invitation.value.name]);
    button.disabled = false;
    const faults = [...nameFaults(), ...judged];
    if (faults.length > 0) return showFaults(faults);
    clearFaults();
    button.disabled = true;
    holdFields(byId('credentials'), true);
    progress.textContent = t.making;
    const chosen = { userName: inputById('user-name').value, passphrase: inputById('passphrase').value, withKeys };
    const made = await prepareEnrolment(transport, secret, chosen, pageArgon2());
    if (!made.ok) {
      const { error } = made.problem;
      if (error === 'not-found') return stopUsed();
      if (error === 'taken') return failWith(t.taken);
      return failWith(error === 'offline' ? problemWords(made.problem) : t.failed);
    }
    progress.textContent = '';
    button.disabled = false;
    prepared = made.value;
    left = 'void';
    typedBack = showRecoveryKey(made.value.recoveryKey, normaliseUserName(chosen.userName) ?? '');
  };

  const finish = async (ready: PreparedEnrolment): Promise<void> => {
    const faults = typedBack();
    if (faults.length > 0) return showFaults(faults);
    clearFaults();
    button.disabled = true;
    holdFields(byId('type-back'), true);
    progress.textContent = present === undefined ? t.sending : renewal.enrol.sending;
    const before = left;
    left = 'perhaps';
    const done = await ready.finish();
    if (!done.ok) {
      const { error } = done.problem;
      if (!isSilent(done.problem)) left = before;
      if (error === 'taken') return reopen();
      if (error !== 'not-found') return failWith(problemText(lang, error));
      left = undefined;
      return stop(door.usedMeanwhile);
    }
    left = undefined;
    wipe(done.value.seed);
    pinRoot(done.value.association);
    history.replaceState(null, '', location.pathname);
    keepFragment();
    const passphrase = inputById('passphrase').value;
    if (present !== undefined) return showDone(invitation.value, ready.fingerprint, renewal.enrol.next);
    const further = await setUpFactor(done.value.userName, passphrase);
    showDone(invitation.value, ready.fingerprint, withKeys ? [t.nextRoster, ...further] : further);
  };

  /** The user name is somebody else's: the name is part of what was derived, so everything is made anew. */
  const reopen = (): void => {
    prepared = undefined;
    left = undefined;
    byId('recovery-step').hidden = true;
    failWith(door.takenMeanwhile);
  };

  byId('enrol').addEventListener('submit', (event) => {
    event.preventDefault();
    (prepared === undefined ? prepare() : finish(prepared)).catch(() => failWith(t.failed));
  });
};
