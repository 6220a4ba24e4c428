// Hands on the keys of every case in which this person's browser can, one case after the other: each verified from its first line
// before anything is signed in it, and as little of it asked for as that takes. It can be stopped, broken off and begun again at
// any step: what is left is read off the cases. One that fails is told and keeps nobody from the others.
import { HandoverPackage, HandoverState } from '../domain/wire.ts';
import type { Line, PersonId } from '../protocol/check/index.ts';
import type { Me, OpenedCase } from './case.ts';
import type { Pinned } from './foundation.ts';
import { handOn, stepsLeft } from './hand-on.ts';
import { openKnown, type ReadCase } from './perform.ts';
import { type Answer, answered, ask, type ClientProblem, failed, type Transport } from './transport.ts';

const CASES = '/api/staff/handovers/cases';

/** What became of a case: handed on, with whom this browser gave keys to; left for a reason; or gone, which isn't told. */
export type HandedOn =
  | { readonly state: 'done'; readonly number: string; readonly to: readonly PersonId[] }
  | { readonly state: 'left'; readonly number: string; readonly problem: ClientProblem }
  | { readonly state: 'gone' };

/** How a run ended: at its end, or because it was asked to stop. */
export type RunEnd = 'ended' | 'stopped';

export type Run = {
  readonly root: string | undefined;
  readonly pinned?: Pinned | undefined;
  /** Called after each case. */
  readonly told: (one: HandedOn) => void;
  /** Asked before each step. */
  readonly isStopped: () => boolean;
  /** Cases whose keys aren't handed on now. */
  readonly isLeftOut?: (number: string) => boolean;
};

/** In how many cases keys wait for this browser, after the portal looked at some more of them. */
export const lookForHandovers = (transport: Transport): Promise<Answer<HandoverState>> =>
  ask(transport, 'GET', '/api/staff/handovers', HandoverState);

const openIn = (
  { foundation }: HandoverPackage,
  one: HandoverPackage['cases'][number],
  me: Me,
  { root, pinned }: Pick<Run, 'root' | 'pinned'>,
  before: ReturnType<NonNullable<Me['known']>['asOfNow']> | undefined,
): Answer<OpenedCase> => openKnown({ ...one, foundation, people: [], exposures: [] }, me, root, pinned, before);

/** Reads what handing on takes of a case: the whole chain, and little else. */
export const readHandover: ReadCase = async (transport, number, me, root, pinned) => {
  const before = me.known?.asOfNow();
  const given = await ask(transport, 'GET', `${CASES}/${number}`, HandoverPackage);
  if (!given.ok) return given;
  const [one] = given.value.cases;
  if (one?.number !== number) return failed('untrusted');
  return openIn(given.value, one, me, { root, pinned }, before);
};

/** To whom this person's lines since gave keys. */
const givenSince = (lines: readonly Line[], before: number, { person }: Me): readonly PersonId[] => {
  const holders = lines
    .slice(before)
    .filter(({ act }) => act.by === person)
    .flatMap(({ act }) =>
      act.grants.flatMap(({ holder }) => (holder === 'reporter' || holder === person ? [] : [holder])),
    );
  return [...new Set(holders)];
};

/** Where the case moved on while it was handed on, it is read anew once and the rest is done. */
const handOnAnew = async (transport: Transport, opened: OpenedCase, me: Me, run: Run): Promise<Answer<OpenedCase>> => {
  const asked = { isStopped: run.isStopped, read: readHandover };
  const done = await handOn(transport, opened, me, asked);
  if (done.ok || done.problem.error !== 'stale') return done;
  const again = await readHandover(transport, opened.number, me, run.root, run.pinned);
  return again.ok ? handOn(transport, again.value, me, asked) : again;
};

/** Problems that the next case would meet too: the run ends, and can go on later. */
const endsRun = ({ error }: ClientProblem): boolean => error === 'offline' || error === 'signed-out';

const handOnOne = async (
  transport: Transport,
  number: string,
  opened: Answer<OpenedCase>,
  me: Me,
  run: Run,
): Promise<Answer<HandedOn | 'stopped'>> => {
  const before = opened.ok ? opened.value.lines.length : 0;
  const done = opened.ok ? await handOnAnew(transport, opened.value, me, run) : opened;
  if (!done.ok) {
    if (endsRun(done.problem)) return done;
    // Who is kept away meanwhile is told nothing of the case.
    return answered(
      done.problem.error === 'not-found' ? { state: 'gone' } : { state: 'left', number, problem: done.problem },
    );
  }
  // With steps left whoever only carried the keys is gone from the case by the last that was theirs; else it was stopped.
  if (stepsLeft(done.value, me).length > 0 && run.isStopped()) return answered('stopped');
  return answered({ state: 'done', number, to: givenSince(done.value.lines, before, me) });
};

/** Hands on in all cases, in the order of their numbers. A problem is one that no case of them is the reason of. */
export const handOnAll = async (transport: Transport, me: Me, run: Run): Promise<Answer<RunEnd>> => {
  let after: string | undefined = '';
  while (after !== undefined) {
    const before = me.known?.asOfNow();
    const given: Answer<HandoverPackage> = await ask(transport, 'GET', `${CASES}?after=${after}`, HandoverPackage);
    if (!given.ok) return given;
    for (const one of given.value.cases) {
      if (run.isLeftOut?.(one.number) === true) continue;
      if (run.isStopped()) return answered('stopped');
      const opened = openIn(given.value, one, me, run, before);
      const done = await handOnOne(transport, one.number, opened, me, run);
      if (!done.ok) return done;
      if (done.value === 'stopped') return answered('stopped');
      run.told(done.value);
    }
    // Numbers go upwards, whatever is answered.
    const next: string | undefined = given.value.next;
    after = next !== undefined && next > after ? next : undefined;
  }
  return answered('ended');
};
