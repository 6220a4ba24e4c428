// A second factor set up by somebody who is signed in, the first or a new one: it counts once a code of it was given.
import { draftFactor, type Proved, setUpFactor } from '../client/account.ts';
import { wipe } from '../protocol/open/index.ts';
import { done, ownUserName, presentFaults, proveHere, startChange } from './change-frame.ts';
import { byId } from './dom.ts';
import { clearFaults, showFaults } from './faults.ts';
import { setUpHere, showBackupCodes } from './second-factor-steps.ts';
import { sessionEnded } from './staff-page.ts';
import { transport } from './transport.ts';

const setUp = async (proved: Proved): Promise<void> => {
  // Nothing is sealed anew: the keys aren't needed here.
  wipe(proved.seed);
  byId('change').hidden = true;
  const codes = await setUpHere({
    draft: () => draftFactor(transport, proved),
    setUp: (code) => setUpFactor(transport, code),
    ended: () => sessionEnded(),
  });
  await showBackupCodes(codes, ownUserName());
  done(proved);
};

const submit = async (): Promise<void> => {
  const faults = presentFaults();
  if (faults.length > 0) return showFaults(faults);
  clearFaults();
  const proved = await proveHere();
  if (proved !== undefined) await setUp(proved);
};

export const startChangeSecondFactor = (): void => startChange(submit);
