// Hands a case's keys on where one of its handlers is gone: new keys first, which they don't have, then everything to whoever
// takes their part, each step a line of its own. It can be broken off and begun again: what is left is read off the case.
import { hasLostPart, owedKeys, staleRooms } from '../domain/succession.ts';
import type { Me, OpenedCase } from './case.ts';
import { pin } from './foundation.ts';
import { type PersonIntention, perform, readCase } from './perform.ts';
import { type Answer, answered, failed, type Transport } from './transport.ts';

/** More lines than any case needs: two rooms to begin anew and two keys for each of a whole committee that comes back. */
const MOST_STEPS = 200;

/** Refusals of a step that somebody else has done meanwhile. */
const DONE_BY_OTHERS = ['nothing-to-hand-on', 'not-unreadable'];

/** What is left to be handed on, in its order: rooms to begin anew, then keys to give. */
export const stepsLeft = ({ caseFile, ground }: OpenedCase, { person: by }: Me): readonly PersonIntention[] => {
  if (caseFile === undefined) return [];
  const { roster } = ground.current;
  return [
    ...staleRooms(caseFile, roster).map((room): PersonIntention => ({ kind: 'epoch', by, room })),
    ...owedKeys(caseFile, roster).map(({ person: to, room }): PersonIntention => ({ kind: 'grant', by, to, room })),
  ];
};

/** Whether somebody carries a case's keys without a part in it any more, until a successor has them all. */
export const isCarrier = ({ caseFile, ground }: OpenedCase, { person }: Me): boolean =>
  caseFile !== undefined && hasLostPart(caseFile, ground.current.roster, person);

/**
 * Does what is left, one line after the other, and answers with the case as it then is. `told` is called before each with how
 * many are left. A step that somebody else was quicker to do is left out; whatever fails leaves what was done before standing.
 */
export const handOn = async (
  transport: Transport,
  opened: OpenedCase,
  me: Me,
  told: (left: number) => void = () => undefined,
): Promise<Answer<OpenedCase>> => {
  let current = opened;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const left = stepsLeft(current, me);
    const [next] = left;
    if (next === undefined) return answered(current);
    told(left.length);
    const { number, ground } = current;
    const done = await perform(transport, number, current, me, next, [], ground.root);
    const isOthers = !done.ok && DONE_BY_OTHERS.includes(done.problem.refusal?.code ?? '');
    const again = isOthers ? await readCase(transport, number, me, ground.root, pin(ground)) : done;
    // Who carried the keys without a part any more is gone with the step that gives a successor all of them.
    if (!again.ok && again.problem.error === 'not-found' && isCarrier(current, me)) return answered(current);
    if (!again.ok) return again;
    current = again.value;
  }
  return failed('stale');
};
