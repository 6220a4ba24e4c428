// A passkey added by somebody who is signed in: named, told what it is for, and made by the device once the passphrase is proved.
import type { Proved } from '../client/account.ts';
import { addPasskey } from '../client/passkeys.ts';
import { oneLine } from '../domain/one-line.ts';
import { MAX_PASSKEY_NAME } from '../domain/wire-accounts.ts';
import { number } from '../i18n/dates.ts';
import { passkeysTexts } from '../i18n/passkeys.ts';
import { wipe } from '../protocol/open/index.ts';
import { busyWith, done, failWith, presentFaults, proveHere, startChange } from './change-frame.ts';
import { buttonById, byId, el, fill, inputById } from './dom.ts';
import { clearFaults, type Fault, showFaults } from './faults.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import { passkeyHindrance, passkeyOrigin, passkeyWords } from './passkey-button.ts';
import { browserPasskeys } from './passkey-device.ts';
import { transport } from './transport.ts';

const lang = pageLang();
const t = passkeysTexts(lang);

const wantedUse = (): string | undefined =>
  document.querySelector<HTMLInputElement>('input[name="passkey-use"]:checked')?.value;

const typedName = (): string => oneLine(inputById('passkey-name').value);

const nameFault = (): string | undefined => {
  if (typedName() === '') return t.add.nameMissing;
  return typedName().length > MAX_PASSKEY_NAME ? t.add.nameLong(number(lang, MAX_PASSKEY_NAME)) : undefined;
};

const faults = (): readonly Fault[] => {
  const name = nameFault();
  return [
    ...(name === undefined ? [] : [{ id: 'passkey-name', text: name }]),
    ...(wantedUse() === undefined ? [{ id: 'passkey-use', text: t.add.useMissing }] : []),
    ...presentFaults(),
  ];
};

const make = async (proved: Proved): Promise<void> => {
  busyWith(t.add.making);
  const wanted = { name: typedName(), opens: wantedUse() === 'opens' };
  const added = await addPasskey(transport, proved, wanted, browserPasskeys);
  if (added.ok) return done(proved);
  wipe(proved.seed);
  const { problem } = added;
  if (problem.error === 'refused') return failWith({ error: 'refused' }, t.add.most);
  if (problem.error === 'signed-out') return failWith({ error: 'signed-out' });
  const words = passkeyWords(problem, t.problems.dismissed);
  failWith({ error: 'internal' }, words, problem.error === 'unable' ? 'passkey-use' : 'passkey-name');
};

const submit = async (): Promise<void> => {
  const wrong = faults();
  if (wrong.length > 0) return showFaults(wrong);
  clearFaults();
  const proved = await proveHere();
  if (proved !== undefined) await make(proved);
};

export const startAddPasskey = (): void => {
  const place = byId('passkey-place');
  const hindrance = passkeyHindrance(passkeyOrigin(place));
  startChange(submit, () => {
    if (hindrance === undefined) return;
    fill(place, notice('info', el('p', {}, hindrance)));
    buttonById('change-button').disabled = true;
  });
};
