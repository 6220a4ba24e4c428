// A button that asks the device for a passkey, wherever one stands: what it says while the device is asked, and why nothing came
// of it. Where passkeys can't be it says why instead, or isn't there.
import type { PasskeyAnswer } from '../client/passkeys.ts';
import type { ClientProblem } from '../client/transport.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import { buttonById, byId, el, fill } from './dom.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { hasPasskeys } from './passkey-device.ts';
import { problemWords } from './too-early.ts';

const t = passkeysTexts(pageLang());

export type PasskeyProblem = Extract<PasskeyAnswer<never>, { ok: false }>['problem'];

const isDevices = (problem: PasskeyProblem): problem is Exclude<PasskeyProblem, ClientProblem> =>
  problem.error === 'dismissed' || problem.error === 'known' || problem.error === 'unable';

/** Why nothing came of a passkey; `refused` where the portal doesn't take it. */
export const passkeyWords = (problem: PasskeyProblem, refused: string): string => {
  if (isDevices(problem)) return t.problems[problem.error];
  if (problem.error === 'untrusted') return t.problems.copied;
  return problem.error === 'cannot-open' || problem.error === 'signed-out' ? refused : problemWords(problem);
};

/** Why this page can't use passkeys; undefined where it can. `origin` is the portal's own, empty where that is a number. */
export const passkeyHindrance = (origin: string): string | undefined => {
  if (origin === '') return t.problems.number;
  if (origin !== location.origin) return t.problems.address(origin);
  return hasPasskeys() ? undefined : t.problems.unsupported;
};

/** The origin for which passkeys are made, as the server wrote it beside the button. */
export const passkeyOrigin = (place: HTMLElement): string => place.dataset.origin ?? '';

/**
 * Shows the part `ID-passkey` and lets its button ask for a passkey until one is taken; never resolves where passkeys can't be.
 * `ended`: the session is no more.
 */
export const takePasskey = <T>(
  id: string,
  use: () => Promise<PasskeyAnswer<T>>,
  refused: string,
  ended?: () => void,
): Promise<T> =>
  new Promise((resolve) => {
    const [part, button, progress] = [
      byId(`${id}-passkey`),
      buttonById(`${id}-passkey-button`),
      byId(`${id}-passkey-progress`),
    ];
    const failWith = (words: string): void => fill(progress, notice('warning', el('p', {}, words)));
    const hindrance = passkeyHindrance(passkeyOrigin(part));
    button.disabled = hindrance !== undefined;
    fill(progress);
    part.hidden = false;
    if (hindrance !== undefined) return failWith(hindrance);
    const attempt = async (): Promise<void> => {
      button.disabled = true;
      fill(progress, el('p', {}, t.door.checking));
      const used = await use();
      button.disabled = false;
      fill(progress);
      if (used.ok) return resolve(used.value);
      if (used.problem.error === 'signed-out' && ended !== undefined) return ended();
      failWith(passkeyWords(used.problem, refused));
    };
    button.onclick = () => {
      attempt().catch(() => {
        button.disabled = false;
        failWith(problemWords({ error: 'internal' }));
      });
    };
  });
