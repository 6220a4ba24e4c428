// Unsent texts of a case that isn't there any more for whoever typed them: a colleague kept them away, or they left. What this
// browser's tabs keep of it goes, as it does where somebody declares a conflict themselves.
import { Problem, parseWire } from '../domain/wire.ts';
import { parseCaseId, publicNumber, ready } from '../protocol/check/index.ts';
import { draftedCases } from './drafts.ts';
import { leaveCase } from './staff-page.ts';
import { transport } from './transport.ts';

/** Asks after every case of which this tab keeps a draft; anything but a plain "not there" leaves the draft where it is. */
export const forgetAbsentCases = async (): Promise<void> => {
  const drafted = draftedCases().flatMap((id) => parseCaseId(id) ?? []);
  if (drafted.length === 0) return;
  await ready;
  for (const caseId of drafted) {
    const number = publicNumber(caseId);
    const { status, body } = await transport('GET', `/api/staff/cases/${number}`);
    if (status === 404 && parseWire(Problem, body)?.error === 'not-found') leaveCase(caseId, number);
  }
};
