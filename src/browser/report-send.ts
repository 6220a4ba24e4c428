// Seals and sends what was typed. One report at a time, whatever is clicked; what failed can be tried again without making
// a second case, and everything typed stays in the fields.
import type { Ground } from '../client/foundation.ts';
import {
  type PreparedReport,
  prepareReport,
  type ReportInput,
  type SentReport,
  sendReport,
} from '../client/reporter.ts';
import { type Answer, unsure } from '../client/transport.ts';
import type { Argon2id } from '../protocol/check/index.ts';
import { freshGround } from './report-ground.ts';
import { transport } from './transport.ts';

export type SendStage = 'keys' | 'sending';

type Attempt = {
  readonly typed: string;
  readonly prepared: PreparedReport;
  /** The portal may have taken it although no answer came. */
  readonly isUncertain: boolean;
};

let attempt: Attempt | undefined;
/** Once the portal may have taken something unheard, no later failure says that nothing was stored. */
let isUnsure = false;

/** True once a report of this page may stand in the portal without our having heard of it. */
export const mayStand = (): boolean => isUnsure;

const prepare = async (ground: Ground, input: ReportInput, argon2: Argon2id): Promise<Answer<PreparedReport>> => {
  const typed = JSON.stringify(input);
  if (attempt?.typed === typed) return { ok: true, value: attempt.prepared };
  // A report that may have arrived keeps its code: what was changed since goes under a code of its own.
  const before =
    attempt === undefined || attempt.isUncertain
      ? undefined
      : { code: attempt.prepared.code, reporterKeys: attempt.prepared.keys };
  const prepared = await prepareReport(ground, input, argon2, before);
  if (prepared.ok) attempt = { typed, prepared: prepared.value, isUncertain: false };
  return prepared;
};

/** Prepares and sends; `onStage` hears what is being done. Afterwards nothing of it is kept here if it succeeded. */
export const sealAndSend = async (
  ground: Ground,
  input: ReportInput,
  argon2: Argon2id,
  onStage: (stage: SendStage) => void,
): Promise<Answer<SentReport>> => {
  onStage('keys');
  const prepared = await prepare(ground, input, argon2);
  if (!prepared.ok) return prepared;
  onStage('sending');
  // The portal may take what was sealed anew without our hearing of it: that is what goes out again then.
  const sent = await sendReport(transport, prepared.value, freshGround, (sealed) => {
    if (attempt !== undefined) attempt = { ...attempt, prepared: sealed };
  });
  if (sent.ok) {
    attempt = undefined;
    return sent;
  }
  const { error, nothingStored } = sent.problem;
  const isUncertain = error === 'offline' || error === 'internal';
  if (attempt !== undefined) attempt = { ...attempt, isUncertain: attempt.isUncertain || isUncertain };
  isUnsure ||= isUncertain && nothingStored === undefined;
  return isUnsure ? unsure(sent) : sent;
};
