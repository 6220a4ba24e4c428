// Whom an act would reach, and what it would do, as the case stands: what the page of the act shows to whoever signs it.
// Two of these are compared where the case went on meanwhile. It decides nothing and holds no keys.
import { membersFor } from '../domain/acts/obstacles.ts';
import { addresseeOf } from '../domain/acts/setting.ts';
import { plan } from '../domain/decide.ts';
import type { Intention, Plan } from '../domain/intention.ts';
import type { Refusal } from '../domain/result.ts';
import { type Holder, isSameJson, type PersonId } from '../protocol/check/index.ts';
import type { OpenedCase } from './case.ts';

/** What counts of an act for whoever answers for it. Each list in a fixed order, without doubles. */
export type Bearing = {
  /** Who reads what the act writes, and who gets keys by it. */
  readonly reached: readonly Holder[];
  /** Whom the act keeps away from the case. */
  readonly barred: readonly PersonId[];
  /** About whom its page asks "Does anything in it concern this person?". */
  readonly asked: readonly PersonId[];
  /** What it says in clear, who reads which of its entries, who gets which room, and in which review. */
  readonly doing: {
    readonly public: Plan['public'];
    readonly reads: readonly string[];
    readonly gets: readonly string[];
    readonly review: string;
  };
};

/** What differs for the writer between two bearings; all empty and not `other`: nothing does. */
export type Moved = {
  readonly joined: readonly Holder[];
  readonly gone: readonly Holder[];
  readonly barred: readonly PersonId[];
  readonly unbarred: readonly PersonId[];
  readonly asked: readonly PersonId[];
  readonly unasked: readonly PersonId[];
  /** What the rules refused before they let through now; whom it would reach is no news then, since it reached nobody. */
  readonly allowed: boolean;
  /** Something else that the act would do. */
  readonly other: boolean;
};

const ordered = <T extends string>(all: readonly T[]): readonly T[] => [...new Set(all)].sort();

const askedBy = (opened: OpenedCase, kind: Intention['kind']): readonly PersonId[] => {
  const { caseFile, ground } = opened;
  if (caseFile === undefined) return [];
  const setting = { roster: ground.current.roster, caseFile };
  if (kind === 'refer') return membersFor(setting);
  const addressee = kind === 'brief' ? addresseeOf(setting) : undefined;
  return addressee === undefined ? [] : [addressee];
};

/** What an intention would do in the case as it was opened; undefined where the rules refuse it there. */
export const bearingOf = (opened: OpenedCase, intention: Intention): Bearing | undefined => {
  const { caseFile, policy, ground } = opened;
  if (caseFile === undefined) return undefined;
  const planned = plan(policy, ground.current.roster, caseFile, intention, ground.today);
  if (!planned.ok) return undefined;
  const { bars, entries, grants, rooms } = planned.value;
  // Whoever holds an earlier key of a room that begins anew doesn't read what is written under the new one.
  const before = (room: (typeof entries)[number]['room']) =>
    rooms.some((start) => start.room === room) ? [] : caseFile.holders(room);
  const reads = entries.flatMap(({ type, room }) =>
    [...before(room), ...grants.filter((grant) => grant.room === room).map(({ holder }) => holder)].map((holder) => ({
      type,
      holder,
    })),
  );
  return {
    reached: ordered([...reads, ...grants].map(({ holder }) => holder)),
    barred: ordered(bars),
    asked: ordered(askedBy(opened, intention.kind)),
    doing: {
      public: planned.value.public,
      reads: ordered(reads.map(({ type, holder }) => `${type} ${holder}`)),
      gets: ordered(grants.map(({ room, holder }) => `${room} ${holder}`)),
      review: caseFile.review.startedOn,
    },
  };
};

const without = <T>(all: readonly T[], known: readonly T[]): readonly T[] => all.filter((one) => !known.includes(one));

const UNMOVED: Moved = {
  ...{ joined: [], gone: [], barred: [], unbarred: [], asked: [], unasked: [] },
  ...{ allowed: false, other: false },
};

/**
 * What another's act has changed of one's own, for whoever saw `before` on its page; undefined: nothing. Both undefined
 * (the rules refused it then as now) is no change either.
 */
export const movedBetween = (before: Bearing | undefined, after: Bearing | undefined): Moved | undefined => {
  if (isSameJson(before ?? {}, after ?? {})) return undefined;
  if (before === undefined) return { ...UNMOVED, allowed: true };
  // What the rules refuse now reaches nobody: why is told, not whom.
  if (after === undefined) return { ...UNMOVED, other: true };
  const moved = {
    joined: without(after.reached, before.reached),
    gone: without(before.reached, after.reached),
    barred: without(after.barred, before.barred),
    unbarred: without(before.barred, after.barred),
    asked: without(after.asked, before.asked),
    unasked: without(before.asked, after.asked),
  };
  return { ...moved, allowed: false, other: Object.values(moved).every((list) => list.length === 0) };
};

/** What stands in the way of an intention in the case as it was opened; undefined where the rules let it through. */
const refusalIn = ({ caseFile, policy, ground }: OpenedCase, intention: Intention): Refusal | undefined => {
  const planned = plan(policy, ground.current.roster, caseFile, intention, ground.today);
  return planned.ok ? undefined : planned.refusal;
};

/**
 * What stands in the way now, after the answer `told` was given about the case as it was `seen`: what the rules refused there is
 * the case's, and gone with it; what only the portal refused may stand still.
 */
export const refusalLeft = (
  seen: OpenedCase,
  opened: OpenedCase,
  intention: Intention,
  told: Refusal | undefined,
): Refusal | undefined => refusalIn(opened, intention) ?? (refusalIn(seen, intention) === undefined ? told : undefined);
