// A body as it comes, which whoever keeps count of it can end: nobody waits any more for what may never come.

class GivenUp extends Error {}

/** `body` throws as soon as `end` is called, whatever it waits for. */
export type EndableBody = { readonly body: AsyncIterable<Uint8Array>; readonly end: () => void };

async function* until(
  body: AsyncIterable<Uint8Array>,
  ended: Promise<never>,
  onPiece: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const coming = body[Symbol.asyncIterator]();
  let isDone = false;
  try {
    for (;;) {
      const next = coming.next();
      // Once it is ended, nobody hears any more how it broke off.
      next.catch(() => undefined);
      const piece = await Promise.race([next, ended]);
      if (piece.done === true) {
        isDone = true;
        return;
      }
      onPiece(piece.value.length);
      yield piece.value;
    }
  } finally {
    // Not waited for: it ends once what it waits for comes, or with its connection.
    if (!isDone) void coming.return?.().catch(() => undefined);
  }
}

/** Gives `body` on until it is ended; `onPiece` hears how much each piece brings. */
export const endableBody = (body: AsyncIterable<Uint8Array>, onPiece: (bytes: number) => void): EndableBody => {
  let end = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new GivenUp());
  });
  ended.catch(() => undefined);
  return { body: until(body, ended, onPiece), end };
};
