// What is told where the rosters that a device was given don't hold: why, with the one that it knows and the one that it was given.
import type { Foundation } from '../domain/wire.ts';
import { fromBase64url, parseRoster, rosterHash } from '../protocol/check/index.ts';
import { type Pinned, verifyFoundation } from './foundation.ts';
import { type RosterContradiction, type RosterMark, refusalOf } from './shown-rosters.ts';

/** The rosters of the wire by what their bytes say, whoever signed them. */
const marksOf = ({ rosters }: Foundation): readonly RosterMark[] =>
  rosters.flatMap((wire) => {
    const bytes = fromBase64url(wire.bytes);
    if (bytes === undefined) return [];
    const parsed = parseRoster(bytes);
    return parsed.ok ? [{ seq: parsed.value.seq, head: rosterHash(bytes) }] : [];
  });

/** Why these rosters are refused; undefined where they hold. */
export const refusedRosters = (
  foundation: Foundation,
  root: string | undefined,
  pinned: Pinned | undefined,
): RosterContradiction | undefined =>
  verifyFoundation(foundation, root, pinned).ok ? undefined : refusalOf(pinned, { root, rosters: marksOf(foundation) });
