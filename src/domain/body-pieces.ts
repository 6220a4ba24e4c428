// The body of a request or of an answer as it comes, for whoever carries files and holds none of them whole.

/** What browsers and the server both call a ReadableStream, as far as it is read here. */
type Body<Bytes> = {
  getReader(): {
    read(): Promise<{ readonly done: false; readonly value: Bytes } | { readonly done: true }>;
    cancel(): Promise<void>;
  };
};

/** Its pieces in their order; none where there is no body. What isn't read of one that is refused isn't waited for. */
export async function* bodyPieces<Bytes extends Uint8Array>(body: Body<Bytes> | null): AsyncGenerator<Bytes> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
