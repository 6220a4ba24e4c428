// A new passphrase: the present one opens the vault, and the same seed is sealed under the new one, here. Nothing is changed
// before the portal has taken it whole.
import { type PreparedChange, type Proved, prepareNewPassphrase } from '../client/account.ts';
import { doorTexts } from '../i18n/door.ts';
import { wipe } from '../protocol/open/index.ts';
import { busyWith, done, failWith, ownUserName, presentFaults, proveHere, startChange } from './change-frame.ts';
import { buttonById, inputById } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { pageArgon2, pageLang } from './page-facts.ts';
import { offerWords, passphraseFaults } from './recovery-step.ts';
import { transport } from './transport.ts';

const t = doorTexts(pageLang()).passphrase;

type Made = { readonly of: string; readonly proved: Proved; readonly change: PreparedChange };

/** What an unheard try had made; sent again as it was where nothing else was typed meanwhile. */
let made: Made | undefined;

const typedNow = (): string => JSON.stringify(['present', 'passphrase'].map((id) => inputById(id).value));

const faultsNow = async (): Promise<readonly Fault[]> => {
  const fresh = inputById('passphrase').value;
  const isSame = fresh !== '' && inputById('present').value === fresh;
  return [...presentFaults(), ...(await passphraseFaults([ownUserName()], isSame ? [t.same] : []))];
};

const make = async (): Promise<Made | undefined> => {
  const of = typedNow();
  if (made?.of === of) return made;
  const proved = await proveHere();
  if (proved === undefined) return undefined;
  busyWith(t.making);
  const prepared = await prepareNewPassphrase(transport, proved, inputById('passphrase').value, pageArgon2());
  if (prepared.ok) return { of, proved, change: prepared.value };
  wipe(proved.seed);
  failWith(prepared.problem);
  return undefined;
};

const submit = async (): Promise<void> => {
  // Nobody presses it twice while the passphrase is judged.
  const button = buttonById('change-button');
  button.disabled = true;
  const faults = await faultsNow();
  button.disabled = false;
  if (faults.length > 0) return showFaults(faults);
  clearFaults();
  made = await make();
  if (made === undefined) return;
  busyWith(t.making);
  const sent = await made.change.finish();
  if (sent.ok) return done(made.proved);
  const { error } = sent.problem;
  if (error !== 'offline') made = undefined;
  if (error === 'stale') failWith(sent.problem, t.stale);
  else failWith(sent.problem);
};

export const startChangePassphrase = (): void => startChange(submit, offerWords);
