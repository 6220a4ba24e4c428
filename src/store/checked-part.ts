// The bytes of one part as they come, held against what was announced of it.
import { hashStream, toBase64url } from '../protocol/check/index.ts';

/** A part that isn't what was announced: longer, shorter, or other bytes. */
export class OtherPart extends Error {}
/** One of which not even that is known, since its connection broke off. */
export class BrokenPart extends OtherPart {}

/** The pieces of a part as they pass; throws at its end, or before, where they aren't what was announced. */
export async function* checkedPart(
  body: AsyncIterable<Uint8Array>,
  length: number,
  announced: string,
): AsyncGenerator<Uint8Array> {
  const hash = hashStream('part');
  let found: string | undefined;
  let taken = 0;
  try {
    for await (const piece of body) {
      taken += piece.length;
      if (taken > length) break;
      hash.update(piece);
      yield piece;
    }
    found = toBase64url(hash.finish());
  } catch {
    // The connection broke off: what came of the part counts for nothing.
    throw new BrokenPart();
  } finally {
    // Finishing the hash gives its memory back to the library.
    if (found === undefined) hash.finish();
  }
  if (taken !== length || found !== announced) throw new OtherPart();
}
