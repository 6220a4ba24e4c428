// Hands a case's keys on where one of its handlers is gone: new keys first, which they don't have, then everything to whoever
// takes their part, each step a line of its own. It can be broken off and begun again: what is left is read off the case.
import { type HandOnStep, handOnSteps, savingSteps } from '../domain/hand-on.ts';
import { hasLostPart } from '../domain/succession.ts';
import type { Me, OpenedCase } from './case.ts';
import { pin } from './foundation.ts';
import { perform, type ReadCase, readCase } from './perform.ts';
import { type Answer, answered, failed, type Transport } from './transport.ts';

/** More lines than any case needs: two rooms to begin anew and two keys for each of a whole committee that comes back. */
const MOST_STEPS = 200;

/** Refusals of a step that somebody else has done meanwhile. */
const DONE_BY_OTHERS = ['nothing-to-hand-on', 'not-unreadable'];

/** What is left to be handed on in a case, in its order. */
export const stepsLeft = ({ caseFile, ground }: OpenedCase, { person }: Me): readonly HandOnStep[] =>
  caseFile === undefined ? [] : handOnSteps(caseFile, ground.current.roster, person);

/** What is left for somebody to save before they leave a case that nobody else can open. */
export const stepsToSave = ({ caseFile, ground }: OpenedCase, { person }: Me): readonly HandOnStep[] =>
  caseFile === undefined ? [] : savingSteps(caseFile, ground.current.roster, person);

/** Whether this device has what a step takes: every key that it gives, or the report, which names whom its next key goes to. */
const canTake = ({ caseFile, rooms, entries }: OpenedCase, { kind, room }: HandOnStep): boolean => {
  if (kind === 'epoch') return room !== 'report' || entries.some(({ entry }) => entry?.type === 'report');
  const epochs = caseFile?.ledger.rooms.get(room) ?? [];
  return epochs.every(({ epoch }) => rooms.get(room)?.has(epoch) === true);
};

/** What whoever starts it may say: how they are told, whether they want it stopped, and how the case is read each time. */
export type HandingOn = {
  /** Called before each step with how many are left. */
  readonly told?: (left: number) => void;
  /** Called after each step that this device did itself, and nobody else was quicker to do. */
  readonly did?: () => void;
  /** Asked before each step; what was done stands. */
  readonly isStopped?: () => boolean;
  readonly read?: ReadCase;
  /** What is to be done; what is to be handed on, unless it says more. */
  readonly steps?: typeof stepsLeft;
};

/** Whether somebody carries a case's keys without a part in it any more, until a successor has them all. */
export const isCarrier = ({ caseFile, ground }: OpenedCase, { person }: Me): boolean =>
  caseFile !== undefined && hasLostPart(caseFile, ground.current.roster, person);

/**
 * Does what is left, one line after the other, and answers with the case as it then is: with steps left where it was stopped. A
 * step that somebody else was quicker to do is left out; whatever fails leaves what was done before standing.
 */
export const handOn = async (
  transport: Transport,
  opened: OpenedCase,
  me: Me,
  { told, did, isStopped, read = readCase, steps = stepsLeft }: HandingOn = {},
): Promise<Answer<OpenedCase>> => {
  let current = opened;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const left = steps(current, me);
    const now = current;
    // What doesn't open here holds nothing else up.
    const next = left.find((one) => canTake(now, one)) ?? left[0];
    if (next === undefined || isStopped?.() === true) return answered(current);
    told?.(left.length);
    const { number, ground } = current;
    const done = await perform(transport, number, current, me, next, [], ground.root, read);
    if (done.ok) did?.();
    const isOthers = !done.ok && DONE_BY_OTHERS.includes(done.problem.refusal?.code ?? '');
    const again = isOthers ? await read(transport, number, me, ground.root, pin(ground)) : done;
    // Who carried the keys without a part any more is gone with the step that gives a successor all of them.
    if (!again.ok && again.problem.error === 'not-found' && isCarrier(current, me)) return answered(current);
    if (!again.ok) return again;
    current = again.value;
  }
  return failed('stale');
};
