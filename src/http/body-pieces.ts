// The body of a request as it comes, for whoever takes files in and holds none of them whole.

/** Its pieces in their order; none where there is no body. What isn't read of one that is refused isn't waited for. */
export async function* bodyPieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
