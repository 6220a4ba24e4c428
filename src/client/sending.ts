// One page's report on its way, until the portal is known to have it. What may have arrived unheard is asked after before
// anything else goes out: by sending the very same again where the answers are as they were, else by its code, so that nothing
// leaves that was changed since. One page has one code: a second case can't come of it.
import type { Argon2id } from '../protocol/check/index.ts';
import type { Ground } from './foundation.ts';
import { openMailbox } from './mailbox.ts';
import {
  isAbsent,
  type PreparedReport,
  prepareReport,
  type ReportInput,
  repeatReport,
  reportLine,
  type SentReport,
  sendReport,
} from './reporter.ts';
import { type Answer, answered, failed, type Transport, unheard } from './transport.ts';

export type SendStage = 'keys' | 'sending';

/** A report that stands, and whether it is what was asked to be sent; else the answers were changed after it was sealed. */
export type Filed = SentReport & { readonly isAsNow: boolean };

export type Sending = {
  /** True while a report of this page may stand in the portal without our having heard of it. */
  readonly mayStand: () => boolean;
  /**
   * Asks after what may stand. `absent`: nothing of this page stands, and a report may be sealed with the answers of now. Nothing
   * is sent here but what was sent before and is still meant.
   */
  readonly askAfter: (input: ReportInput) => Promise<Answer<Filed> | 'absent'>;
  /** Asks after what may stand, and where nothing does seals and sends these answers. */
  readonly send: (
    ground: Ground,
    input: ReportInput,
    argon2: Argon2id,
    onStage: (stage: SendStage) => void,
  ) => Promise<Answer<Filed>>;
};

/** As it was last sealed, beside the answers that it was sealed from and the root of the rosters by which it was. */
type Attempt = { readonly typed: string; readonly prepared: PreparedReport; readonly root: string };

/** Nothing is kept once a report is known to stand, and nothing but in memory before. */
export const startSending = (transport: Transport, freshGround: () => Promise<Answer<Ground>>): Sending => {
  let attempt: Attempt | undefined;
  /** What went out last of all that didn't arrive for certain: it is asked after first. */
  let pending: Attempt | undefined;
  /** Of these, what was asked after in vain. */
  let given: Attempt | undefined;
  /** Everything that was sealed to be sent, by its line: under one code any of it may be what stands. */
  const sealed = new Map<string, Attempt>();
  let isUnheard = false;

  const note = (made: Attempt): void => {
    attempt = made;
    sealed.set(reportLine(made.prepared), made);
  };

  const filed = (sent: SentReport, isAsNow: boolean): Answer<Filed> => {
    attempt = undefined;
    pending = undefined;
    given = undefined;
    sealed.clear();
    isUnheard = false;
    return answered({ ...sent, isAsNow });
  };

  /** Whether anything stands under this page's code, told without sending any of it; `cannot-open` where nothing does. */
  const findByCode = async ({ prepared, root }: Attempt): Promise<Answer<Attempt & { readonly on: string }>> => {
    const opened = await openMailbox(transport, prepared.keys, root);
    if (!opened.ok) return opened;
    const found = opened.value.lines.map((line) => sealed.get(line)).find((one) => one !== undefined);
    return found === undefined ? failed('untrusted') : answered({ ...found, on: opened.value.receivedOn });
  };

  const isGone = (what: Attempt): 'absent' => {
    given = what;
    pending = undefined;
    isUnheard = false;
    return 'absent';
  };

  /** The portal's own word that it failed leaves nothing open, but costs no second case either if it was wrong. */
  const keep = (what: Attempt | undefined, answer: Answer<Filed>): Answer<Filed> => {
    pending = what;
    isUnheard ||= !answer.ok && answer.problem.unheard === true;
    return isUnheard ? unheard(answer) : answer;
  };

  const askAfter: Sending['askAfter'] = async (input) => {
    if (pending === undefined) return 'absent';
    const typed = JSON.stringify(input);
    if (pending.typed === typed) {
      const again = await repeatReport(transport, pending.prepared);
      if (again.ok) return filed(again.value, true);
      return isAbsent(again.problem) ? isGone(pending) : keep(pending, again);
    }
    const found = await findByCode(pending);
    if (!found.ok) return found.problem.error === 'cannot-open' ? isGone(pending) : keep(pending, unheard(found));
    const { prepared, on } = found.value;
    return filed({ number: prepared.number, on, prepared }, found.value.typed === typed);
  };

  const prepare = async (ground: Ground, input: ReportInput, argon2: Argon2id): Promise<Answer<PreparedReport>> => {
    const typed = JSON.stringify(input);
    if (attempt?.typed === typed) return answered(attempt.prepared);
    // One code a page: the portal takes no second report under it, whatever was heard of the first.
    const before = attempt && { code: attempt.prepared.code, reporterKeys: attempt.prepared.keys };
    const prepared = await prepareReport(ground, input, argon2, before);
    if (prepared.ok) note({ typed, prepared: prepared.value, root: ground.root });
    return prepared;
  };

  const send: Sending['send'] = async (ground, input, argon2, onStage) => {
    if (pending !== undefined) onStage('sending');
    const before = await askAfter(input);
    if (before !== 'absent') return before;
    onStage('keys');
    const prepared = await prepare(ground, input, argon2);
    if (!prepared.ok) return prepared;
    onStage('sending');
    const sent = await sendReport(transport, prepared.value, freshGround, (again) => {
      if (attempt !== undefined) note({ ...attempt, prepared: again });
    });
    if (sent.ok) return filed(sent.value, true);
    const { error, unheard: isOpen } = sent.problem;
    // Its own code is in use: what was asked after in vain arrived late.
    if (error === 'taken' && given !== undefined) return keep(given, unheard(sent));
    return isOpen === true || error === 'internal' ? keep(attempt, sent) : sent;
  };

  return { mayStand: () => isUnheard, askAfter, send };
};
