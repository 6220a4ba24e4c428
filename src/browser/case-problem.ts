// Says why a case couldn't be read or acted in: in a sentence, and loudly where the case lacks what this browser knows of it, or the
// rosters that came with it are refused.
import type { ClientProblem } from '../client/transport.ts';
import { lostLineWords } from '../i18n/log-words.ts';
import { caseProblemText } from '../i18n/refusals.ts';
import { byId, fill } from './dom.ts';
import { hashAlarm } from './hash-alarm.ts';
import { pageLang } from './page-facts.ts';
import { refuseRosters } from './roster-alarm.ts';
import { alarm } from './staff-page.ts';
import { markUnverified } from './unverified-case.ts';

/** In the page's place for alarms; `words` takes the place of the usual sentence. */
export const tellCaseProblem = ({ error, refusal, lost, rosters }: ClientProblem, words?: string): void => {
  const lang = pageLang();
  if (rosters !== undefined) refuseRosters(lang, rosters);
  else if (lost === undefined) alarm(words ?? caseProblemText(lang, error, refusal));
  else fill(byId('alarm'), hashAlarm(lostLineWords(lang, lost)));
  if ((rosters ?? lost) !== undefined) markUnverified();
};
