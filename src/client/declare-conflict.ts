// A conflict of interest that somebody declares for themselves. The last who can open a case hands its keys on first, and what is
// told of that afterwards is what this device did, not what somebody else was quicker to do.
import type { Me, OpenedCase } from './case.ts';
import { pin } from './foundation.ts';
import { handOn, stepsToSave } from './hand-on.ts';
import { perform, readCase } from './perform.ts';
import { type Answer, answered, type Transport } from './transport.ts';

/** A case that its reader left, as it was last opened. */
export type Left = {
  readonly left: OpenedCase;
  /** Whether this device gave keys of it to somebody before that. */
  readonly saved: boolean;
};

/** What is told while it is declared: how many steps of handing on are left, or that the declaration is on its way. */
export type Declaring = number | 'declaration';

/** What doesn't open for them either is nobody's to wait for. */
const GOES_ON = ['refused', 'cannot-open'];

/** Declares it; `told` is called with each step by which keys are handed on before, where they are. */
export const declareConflict = async (
  transport: Transport,
  opened: OpenedCase,
  me: Me,
  told: (step: Declaring) => void = () => undefined,
): Promise<Answer<Left>> => {
  const { number, ground } = opened;
  let saved = false;
  const declareIn = async (now: OpenedCase): Promise<Answer<Left>> => {
    const declare = { kind: 'declare', by: me.person, conflict: true } as const;
    const done = await perform(transport, number, now, me, declare, [], ground.root);
    return done.ok ? answered({ left: done.value, saved }) : done;
  };
  const first = await declareIn(opened);
  const isLast = !first.ok && first.problem.refusal?.code === 'last-holder';
  if (!isLast || stepsToSave(opened, me).length === 0) return first;
  const handed = await handOn(transport, opened, me, {
    steps: stepsToSave,
    told,
    did: () => {
      saved = true;
    },
  });
  if (!handed.ok && !GOES_ON.includes(handed.problem.error)) return handed;
  told('declaration');
  // Once somebody else has every key, the rest isn't this person's to hand on before they declare: it stays with the others.
  const now = handed.ok ? handed : await readCase(transport, number, me, ground.root, pin(ground));
  if (!now.ok) return now;
  const again = await declareIn(now.value);
  return again.ok || handed.ok ? again : handed;
};
