// What every page of the people's side begins with: open the vault or ask for the passphrase, show the bar, lock when
// idle, and end in every tab what was ended in one. Pages get an open vault and never ask how it came about.
import { unlockWithPasskey } from '../client/passkeys.ts';
import { unlock } from '../client/sign-in.ts';
import { ask, Nothing } from '../client/transport.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import { staffText } from '../i18n/staff.ts';
import { wipe } from '../protocol/open/index.ts';
import { carry } from './carry.ts';
import { buttonById, byId, type Child, el, fill, focusOn, inputById } from './dom.ts';
import { hasDrafts } from './drafts.ts';
import { clearWhenTyped, markFault } from './faults.ts';
import { holdFields } from './held-fields.ts';
import { leaveUnasked } from './leaving.ts';
import { forgetCase, isLeftCase, type LeftCase } from './left-case.ts';
import { leftKey, noteLeftKey, tellLeftKey } from './left-key.ts';
import { noteLeftSaving, tellLeftSaving } from './left-saving.ts';
import { watchLog } from './log-watch.ts';
import { pageArgon2, pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { passkeyHindrance, passkeyOrigin, takePasskey } from './passkey-button.ts';
import { browserPasskeys } from './passkey-device.ts';
import { type Ending, keepReturnPath } from './return-path.ts';
import { bindShowPassphrase } from './show-passphrase.ts';
import { watchShownRosters } from './shown-rosters.ts';
import { countDown, problemWords } from './too-early.ts';
import { TRANSFER, TRANSFERS, type UnderWay } from './transfer-event.ts';
import { hearNothingMore, transport } from './transport.ts';
import {
  forgetEverything,
  forgetKeys,
  idleLeft,
  keepSeed,
  type OpenVault,
  openKeptVault,
  SESSION_CHANNEL,
  stayOpen,
  TRANSFER_HOURS,
  touch,
  touchByTransfer,
  type VaultState,
} from './vault.ts';

const lang = pageLang();
const t = staffText(lang);
const channel = new BroadcastChannel(SESSION_CHANNEL);
const savers: (() => void)[] = [];

/** Called before the keys go and before the page is left, while the keys are still there. */
export const beforeLock = (save: () => void): void => {
  savers.push(save);
};
/** Keeps what stands in the page's forms now; nothing once the person has left the page, the case or the session. */
export const save = (): void => {
  for (const saver of savers) saver();
};

export const say = (words: string): void => fill(byId('announce'), words === '' ? undefined : el('p', {}, words));
export const alarm = (words: string, more?: Child): void =>
  fill(byId('alarm'), notice('warning', el('p', {}, words), more));

let idleTimer: ReturnType<typeof setInterval> | undefined;
let isLeaving = false;

/**
 * Leaves the page, once: what leads away second would end the first and load a page anew under what somebody types there.
 * Keys that are gone look like an idle page's, so that nobody watches it any more.
 */
const leave = (go: () => void): void => {
  if (isLeaving) return;
  isLeaving = true;
  clearInterval(idleTimer);
  leaveUnasked();
  go();
};

const toSignIn = (): void => leave(() => location.replace(`/${lang}/staff/sign-in`));

/** Whose page this is, once it is known; kept when the keys go, for the way back. */
let whose: string | undefined;

const toSignInAfter = (ending: Ending, person = whose): void => {
  keepReturnPath(ending, person);
  toSignIn();
};

/** The session ended by itself: drafts stay, and signing in as the same person leads back here. */
export const sessionEnded = (vault?: OpenVault): void => {
  save();
  forgetKeys();
  toSignInAfter('ended', vault?.person);
};

const lock = (): void => {
  save();
  forgetKeys();
  // Keys are locked whatever a page has to ask.
  leave(() => location.reload());
};

/** The keys that this page holds, to be overwritten where it stays on the screen after they are locked. */
let held: OpenVault | undefined;

/**
 * Locks without leaving the page, which takes a network: the keys are overwritten, nothing is kept in this tab, and what was
 * open is off the screen. Only the sentence stays.
 */
const shut = (words: string): void => {
  save();
  savers.length = 0;
  leaveUnasked();
  clearInterval(idleTimer);
  hearNothingMore();
  if (held !== undefined) for (const { secretKey } of [held.keys.seal, held.keys.sign]) wipe(secretKey);
  held = undefined;
  // The word alone outlives it, for whoever noted a recovery key that was shown here.
  const left = leftKey();
  forgetEverything();
  noteLeftKey(left);
  byId('vault-state').textContent = t.vault.locked;
  byId('vault-countdown').hidden = true;
  document.getElementById('lock-now')?.remove();
  // Built before it is said, so that it is heard: an alert that comes with its words isn't always read out.
  const place = el('div', { id: 'signed-out', role: 'alert' });
  fill(byId('main'), el('h1', {}, t.vault.unlockTitle), place);
  fill(place, notice('warning', el('p', {}, words)));
};

const signOut = async (all: boolean): Promise<void> => {
  channel.postMessage('signed-out');
  shut(t.vault.signingOut);
  const button = buttonById('sign-out');
  button.disabled = true;
  const ended = await ask(carry, 'POST', '/api/session/end', Nothing, all ? { all: true } : {});
  if (ended.ok || ended.problem.error === 'signed-out') {
    channel.postMessage('ended');
    // A session that was no more could end no other.
    if (all) keepReturnPath(ended.ok ? 'everywhere' : 'ended');
    return toSignIn();
  }
  fill(byId('signed-out'), notice('warning', el('p', {}, t.vault.signOutFailed)));
  button.disabled = false;
  button.focus();
};

let isWarned = false;

/** Signs out, but says first, once, that texts which nobody has sent would go with it. */
const signOutUnlessUnsent = (all: boolean): void => {
  save();
  if (isWarned || !hasDrafts()) return void signOut(all);
  isWarned = true;
  alarm(t.vault.unsent);
  focusOn(byId('alarm'));
};
export const signOutEverywhere = (): void => signOutUnlessUnsent(true);

/** A case that this person is kept away from: what this browser's tabs keep of it goes, and no other tab shows it any more. */
export const leaveCase = (caseId: string, number: string): void => {
  savers.length = 0;
  forgetCase({ left: caseId, number });
  channel.postMessage({ left: caseId, number } satisfies LeftCase);
};

channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isLeftCase(data)) {
    const isShown = byId('main').dataset.number === data.number;
    if (isShown) savers.length = 0;
    forgetCase(data);
    if (isShown) leave(() => location.replace(`/${lang}/staff`));
    return;
  }
  if (data === 'signed-out') shut(t.vault.signedOutElsewhere);
  else if (data === 'ended') toSignInAfter('elsewhere');
  else if (data === 'locked') lock();
});
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
addEventListener('pagehide', save);

/** A slow line confirms a part of a file a minute. */
const MOVES_MS = 90_000;

/** What those who send and fetch files on this page have under way. */
const underWay = new Map<object, UnderWay>();
addEventListener(TRANSFERS, (event) => {
  const { detail } = event as CustomEvent<UnderWay>;
  underWay.set(detail.by, detail);
});
const isUnderWay = (what: 'files' | 'savings'): boolean => [...underWay.values()].some((one) => one[what] > 0);

const watchIdle = (): void => {
  let noted = 0;
  const active = (note: () => void) => (): void => {
    if (Date.now() - noted < 1000 || idleLeft() === 0) return;
    noted = Date.now();
    note();
  };
  for (const kind of ['keydown', 'pointerdown'] as const) addEventListener(kind, active(touch), { passive: true });
  addEventListener('scroll', active(stayOpen), { passive: true });
  /** Until when it is said that a file keeps the page open. */
  let movesUntil = 0;
  addEventListener(TRANSFER, () => {
    if (idleLeft() > 0 && touchByTransfer()) movesUntil = Date.now() + MOVES_MS;
  });
  const countdown = byId('vault-countdown');
  countdown.hidden = false;
  const tick = (): void => {
    if (idleLeft() === 0) {
      lock();
      return;
    }
    const seconds = Math.ceil(idleLeft() / 1000);
    const moves = Date.now() < movesUntil && isUnderWay('files');
    countdown.textContent = moves ? t.vault.transfer(TRANSFER_HOURS) : t.vault.countdown(seconds);
  };
  tick();
  idleTimer = setInterval(tick, 1000);
};

const showBar = (): void => {
  byId('vault-state').textContent = t.vault.open;
  const button = buttonById('lock-now');
  button.hidden = false;
  button.addEventListener('click', () => {
    channel.postMessage('locked');
    lock();
  });
  watchIdle();
};

/** What every page that has the bar begins with, with and without keys: sign out works, and rosters that contradict the known one are told. */
export const beginPage = (): void => {
  watchShownRosters(lang);
  byId('sign-out').addEventListener('click', (event) => {
    event.preventDefault();
    signOutUnlessUnsent(false);
  });
};

const askPassphrase = (locked: Extract<VaultState, { state: 'locked' }>, then: (vault: OpenVault) => void): void => {
  byId('vault-state').textContent = t.vault.locked;
  byId('unlock-lead').textContent = t.vault.unlockLead(locked.userName);
  byId('unlock').hidden = false;
  const field = inputById('unlock-passphrase');
  const progress = byId('unlock-progress');
  const button = buttonById('unlock-button');
  const reopen = (): void => {
    progress.textContent = '';
    button.disabled = false;
    holdFields(byId('unlock-form'), false);
  };
  const failWith = (words: string): void => {
    reopen();
    markFault(field.id, words);
    field.focus();
  };
  clearWhenTyped();
  bindShowPassphrase();
  const open = async (seed: Uint8Array): Promise<void> => {
    const kept = await keepSeed(transport, locked.person, seed);
    if (kept.state !== 'open') return kept.state === 'offline' ? failWith(t.offline) : sessionEnded();
    byId('unlock').remove();
    then(kept.vault);
  };
  const passkey = document.getElementById('unlock-passkey');
  if (passkey !== null && passkeyHindrance(passkeyOrigin(passkey)) === undefined) {
    const use = () => unlockWithPasskey(transport, locked.association, browserPasskeys);
    const opened = takePasskey('unlock', use, passkeysTexts(lang).unlock.refused, () => sessionEnded());
    void opened.then(({ seed }) => open(seed));
  }
  byId('unlock-form').addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value === '') return failWith(t.signIn.missingPassphrase);
    markFault(field.id, undefined);
    button.disabled = true;
    holdFields(byId('unlock-form'), true);
    progress.textContent = t.signIn.deriving;
    void (async () => {
      const { association, userName } = locked;
      const opened = await unlock(transport, userName, field.value, association, pageArgon2());
      if (!opened.ok) {
        const { error, seconds } = opened.problem;
        if (seconds !== undefined) {
          reopen();
          return countDown(button, progress, seconds);
        }
        const isWrong = error === 'signed-out' || error === 'cannot-open';
        return failWith(isWrong ? t.vault.wrong : problemWords(opened.problem));
      }
      field.value = '';
      await open(opened.value.seed);
    })();
  });
  focusOn(byId('unlock-title'));
};

/**
 * The bar of a page that needs no keys: it locks what this tab keeps and signs out, and asks nobody for a passphrase.
 */
export const withBarAlone = async (): Promise<void> => {
  beginPage();
  byId('vault-state').textContent = t.vault.opening;
  const kept = await openKeptVault(transport);
  if (kept.state === 'signed-out') return sessionEnded();
  byId('vault-state').textContent = t.vault.locked;
  if (kept.state !== 'open') return;
  held = kept.vault;
  whose = kept.vault.person;
  showBar();
};

/** Begins a page: `then` runs once the keys are open, now or after the passphrase. */
export const withVault = (then: (vault: OpenVault) => Promise<void> | void): void => {
  beginPage();
  tellLeftKey();
  byId('vault-state').textContent = t.vault.opening;
  const opened = (vault: OpenVault): void => {
    held = vault;
    whose = vault.person;
    showBar();
    watchLog(vault);
    tellLeftSaving(vault.person);
    beforeLock(() => noteLeftSaving(isUnderWay('savings') ? vault.person : undefined));
    void then(vault);
  };
  void (async () => {
    const kept = await openKeptVault(transport);
    if (kept.state === 'open') return opened(kept.vault);
    if (kept.state === 'locked') {
      whose = kept.person;
      return askPassphrase(kept, opened);
    }
    if (kept.state === 'signed-out') return sessionEnded();
    byId('vault-state').textContent = t.vault.locked;
    alarm(t.offline);
  })();
};
