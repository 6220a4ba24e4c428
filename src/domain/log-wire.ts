// The shapes in which the log travels: heads and roots of days, their signatures, and the proof of a reporter's line. Shape
// alone, as in wire.ts.
import * as v from 'valibot';
import { Foundation } from './wire.ts';
import { Day, Hash, Id, Signature } from './wire-shapes.ts';

/** A person's signature of the head that closed a day (PROTOCOL A11). */
export const SignedHeadWire = v.strictObject({ day: Day, head: Hash, by: Id, signature: Signature });
export type SignedHeadWire = v.InferOutput<typeof SignedHeadWire>;

/** A hundred years of days. */
const MOST_DAYS = 36_600;
/** More persons than a roster of an association has. */
const MOST_SIGNATURES = 1_000;
const Roots = v.pipe(v.array(Hash), v.maxLength(MOST_DAYS));

/**
 * The log as a person's browser checks it: `after` is the head that it has for the day asked after, `first` and `roots` the
 * days that follow, up to `newest`. `mine` is the reader's own signature of the newest head, `strays` signatures of heads
 * that the log doesn't have, each with the head that is `served` for its day.
 */
export const HeadsPackage = v.strictObject({
  foundation: Foundation,
  after: v.exactOptional(Hash),
  first: v.exactOptional(Day),
  roots: Roots,
  newest: v.exactOptional(v.strictObject({ day: Day, head: Hash })),
  mine: v.exactOptional(SignedHeadWire),
  strays: v.pipe(
    v.array(v.strictObject({ ...SignedHeadWire.entries, served: v.exactOptional(Hash) })),
    v.maxLength(MOST_SIGNATURES),
  ),
});
export type HeadsPackage = v.InferOutput<typeof HeadsPackage>;

/** A person's signature of the newest head, on its way in. */
export const HeadSignatureRequest = v.strictObject({ day: Day, head: Hash, signature: Signature });
export type HeadSignatureRequest = v.InferOutput<typeof HeadSignatureRequest>;

/**
 * What proves to a reporter that the report's line stands (PROTOCOL §6, B15). Without `previous` the day has no head yet,
 * without `day` the line is in no day's tree, without `path` its tree doesn't hold.
 */
export const ProofPackage = v.strictObject({
  day: v.exactOptional(Day),
  previous: v.exactOptional(Hash),
  root: v.exactOptional(Hash),
  path: v.exactOptional(
    v.strictObject({
      index: v.pipe(v.number(), v.integer(), v.minValue(0)),
      siblings: v.pipe(v.array(Hash), v.minLength(6), v.maxLength(48)),
    }),
  ),
  roots: v.exactOptional(Roots),
  signatures: v.exactOptional(v.pipe(v.array(SignedHeadWire), v.maxLength(MOST_SIGNATURES))),
});
export type ProofPackage = v.InferOutput<typeof ProofPackage>;
