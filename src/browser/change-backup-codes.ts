// New backup codes for somebody who is signed in: made at the press of the button, shown once, the old ones void.
import { renewBackupCodes } from '../client/account.ts';
import { factorTexts } from '../i18n/factor.ts';
import { wipe } from '../protocol/open/index.ts';
import { busyWith, done, failWith, ownUserName, presentFaults, proveHere, startChange } from './change-frame.ts';
import { byId } from './dom.ts';
import { clearFaults, showFaults } from './faults.ts';
import { pageLang } from './page-facts.ts';
import { showBackupCodes } from './second-factor-steps.ts';
import { problemWords } from './too-early.ts';
import { transport } from './transport.ts';

const t = factorTexts(pageLang()).codes;

const submit = async (): Promise<void> => {
  const faults = presentFaults();
  if (faults.length > 0) return showFaults(faults);
  clearFaults();
  const proved = await proveHere();
  if (proved === undefined) return;
  wipe(proved.seed);
  busyWith(t.making);
  const made = await renewBackupCodes(transport, proved);
  if (!made.ok) return failWith(made.problem, made.problem.error === 'refused' ? t.none : problemWords(made.problem));
  byId('change').hidden = true;
  await showBackupCodes(made.value, ownUserName());
  done(proved);
};

export const startChangeBackupCodes = (): void => startChange(submit);
