// Questions that come in one turn of the event loop, asked together: what a statement costs is mostly its way to another
// thread and back. Nobody is given an answer that was asked for before they asked.

type Asked<Q, A> = {
  readonly question: Q;
  readonly answer: (answer: A) => void;
  readonly fail: (error: unknown) => void;
};

/** Collects the questions of a turn and hands them to `ask`, which gives an answer for each, in their order. */
export const gathering = <Q, A>(
  ask: (questions: readonly Q[]) => Promise<readonly A[]>,
): ((question: Q) => Promise<A>) => {
  let waiting: Asked<Q, A>[] = [];
  const askAll = async (asked: readonly Asked<Q, A>[]): Promise<void> => {
    try {
      const answers = await ask(asked.map(({ question }) => question));
      if (answers.length !== asked.length) throw new RangeError('an answer for each question');
      for (const [at, answer] of answers.entries()) asked[at]?.answer(answer);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  };
  return (question) =>
    new Promise((answer, fail) => {
      waiting.push({ question, answer, fail });
      if (waiting.length > 1) return;
      setImmediate(() => {
        const asked = waiting;
        waiting = [];
        void askAll(asked);
      });
    });
};
