// A passkey removed by somebody who is signed in and proves the passphrase.
import { removePasskey } from '../client/passkeys.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import { wipe } from '../protocol/open/index.ts';
import { done, failWith, presentFaults, proveHere, startChange } from './change-frame.ts';
import { clearFaults, showFaults } from './faults.ts';
import { pageLang } from './page-facts.ts';
import { problemWords } from './too-early.ts';
import { transport } from './transport.ts';

const t = passkeysTexts(pageLang()).remove;

const chosen = (): string | undefined =>
  document.querySelector<HTMLInputElement>('input[name="passkey"]:checked')?.value;

const submit = async (): Promise<void> => {
  const passkey = chosen();
  const faults = [...(passkey === undefined ? [{ id: 'passkey', text: t.whichMissing }] : []), ...presentFaults()];
  if (faults.length > 0 || passkey === undefined) return showFaults(faults);
  clearFaults();
  const proved = await proveHere();
  if (proved === undefined) return;
  const removed = await removePasskey(transport, proved, passkey);
  if (removed.ok) return done(proved);
  wipe(proved.seed);
  const { error } = removed.problem;
  const words = error === 'refused' ? t.last : error === 'stale' ? t.stale : problemWords(removed.problem);
  failWith(removed.problem, words, 'passkey');
};

export const startRemovePasskey = (): void => startChange(submit);
