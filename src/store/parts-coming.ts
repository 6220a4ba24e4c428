// Which parts of files are coming just now and how much of each has come, and what parts that broke off left on the disk. In memory
// alone. A part that brings nothing takes no room from one that does, and whoever needs its room ends it (PROTOCOL B55).
import { endableBody } from '../domain/endable-body.ts';
import { type Holder, PART_BYTES } from '../protocol/check/index.ts';

/** Whose files share one budget: reporters', or people's. */
export type Side = 'reporter' | 'person';
export const SIDES: readonly Side[] = ['reporter', 'person'];
export const sideOf = (author: Holder): Side => (author === 'reporter' ? 'reporter' : 'person');

/** A part comes whole in the ten minutes that a request has, or it is ended with it: at 7 KiB a second. */
export const LEAST_BYTES_A_MS = PART_BYTES / 600_000;
/** The first bytes of a part are a moment behind its announcement, through Tor too. */
const FIRST_MS = 5_000;

/** A part as it comes. */
export type ComingPart = {
  readonly body: AsyncIterable<Uint8Array>;
  /** Whether it was ended for others. */
  readonly isEnded: () => boolean;
  /** The same part is brought anew: no more of this one is waited for. What has come whole by then goes on. */
  readonly pass: () => void;
  readonly isPassed: () => boolean;
  /** It comes no more; `stands`: all of it is on the disk and counted as its file's. */
  readonly leave: (stands: boolean) => void;
  /** Nothing that it left lies on the disk any more; to be called once it has left. */
  readonly noteDropped: () => void;
};

export type PartsComing = {
  /** Counts a part in. `length`: what it will take on the disk; nothing where it stands already and is only compared. */
  readonly take: (
    side: Side,
    blob: string,
    part: number,
    length: number,
    body: AsyncIterable<Uint8Array>,
  ) => ComingPart;
  /** How many bytes the parts of one side that are coming will have taken. */
  readonly needed: (side: Side) => number;
  /** How many bytes of them have come: of a side, or of one blob. */
  readonly came: (side: Side) => number;
  readonly cameOf: (blob: string) => number;
  /** How much came of that part of a blob that is coming of which the most came. */
  readonly mostOf: (blob: string) => number;
  /** How many bytes parts that broke off left on the disk: of a side, or of one blob. */
  readonly left: (side: Side) => number;
  readonly leftOf: (blob: string) => number;
  /** Notes what an earlier run left of a blob. */
  readonly noteLeft: (side: Side, blob: string, bytes: number) => void;
  /** Whether a part of the blob comes that brings something. */
  readonly isGoingOn: (blob: string) => boolean;
  /** Ends the parts of one side that bring next to nothing. */
  readonly endIdle: (side: Side) => void;
  /** Ends whatever comes of a blob, and forgets what it left. */
  readonly drop: (blob: string) => void;
  /** Every blob of which something is left that isn't counted as its file's. */
  readonly known: () => readonly string[];
};

type Coming = {
  readonly side: Side;
  readonly blob: string;
  readonly length: number;
  readonly since: number;
  came: number;
  readonly end: () => void;
};
type Left = { readonly side: Side; readonly parts: Map<number, number> };

/** Stands for what an earlier run left of parts; of which ones isn't known. */
const EARLIER = -1;

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

export const openPartsComing = (clock: () => Date): PartsComing => {
  const parts = new Set<Coming>();
  const left = new Map<string, Left>();
  const now = (): number => clock().getTime();

  /** Brings next to nothing, or only what stands. */
  const isIdle = ({ length, since, came }: Coming): boolean => {
    const taken = now() - since;
    return length === 0 || (taken >= FIRST_MS && came < taken * LEAST_BYTES_A_MS);
  };

  const of = (side: Side): readonly Coming[] => [...parts].filter((one) => one.side === side);
  const ofBlob = (blob: string): readonly Coming[] => [...parts].filter((one) => one.blob === blob);
  const sumLeft = (blob: string): number => sum(left.get(blob)?.parts.values() ?? []);

  const noteLeftOf = (side: Side, blob: string, part: number, bytes: number): void => {
    if (bytes <= 0) return;
    const known = left.get(blob) ?? { side, parts: new Map<number, number>() };
    known.parts.set(part, Math.max(bytes, known.parts.get(part) ?? 0));
    left.set(blob, known);
  };

  /** Takes what a part left out of the count; where nothing is known of it, it is taken to be of what an earlier run left. */
  const takeLeft = (blob: string, part: number, length: number): number => {
    const known = left.get(blob)?.parts;
    const own = known?.get(part);
    if (own !== undefined) known?.delete(part);
    if (own !== undefined) return own;
    const earlier = known?.get(EARLIER) ?? 0;
    const taken = Math.min(earlier, length);
    if (taken > 0) known?.set(EARLIER, earlier - taken);
    return taken;
  };

  return {
    take: (side, blob, part, length, body) => {
      // What it left before is written over: its room is asked for once.
      const before = takeLeft(blob, part, length);
      let isEnded = false;
      let isPassed = false;
      let isOver = false;
      const over = (stands: boolean): void => {
        if (isOver) return;
        isOver = true;
        parts.delete(coming);
        if (!stands) noteLeftOf(side, blob, part, Math.max(before, coming.came));
      };
      const given = endableBody(body, (bytes) => {
        coming.came += length === 0 ? 0 : bytes;
      });
      const end = (): void => {
        isEnded = true;
        given.end();
        over(false);
      };
      const pass = (): void => {
        isPassed = true;
        given.end();
      };
      const coming: Coming = { side, blob, length, since: now(), came: 0, end };
      parts.add(coming);
      const noteDropped = (): void => void left.get(blob)?.parts.delete(part);
      return { body: given.body, isEnded: () => isEnded, isPassed: () => isPassed, pass, leave: over, noteDropped };
    },
    needed: (side) => sum(of(side).map(({ length }) => length)),
    came: (side) => sum(of(side).map(({ came }) => came)),
    cameOf: (blob) => sum(ofBlob(blob).map(({ came }) => came)),
    mostOf: (blob) => Math.max(0, ...ofBlob(blob).map(({ came }) => came)),
    left: (side) => sum([...left].filter(([, one]) => one.side === side).map(([blob]) => sumLeft(blob))),
    leftOf: sumLeft,
    noteLeft: (side, blob, bytes) => noteLeftOf(side, blob, EARLIER, bytes),
    isGoingOn: (blob) => ofBlob(blob).some((one) => !isIdle(one)),
    endIdle: (side) => {
      for (const one of of(side)) if (one.length > 0 && isIdle(one)) one.end();
    },
    drop: (blob) => {
      for (const one of ofBlob(blob)) one.end();
      left.delete(blob);
    },
    known: () => [...left.keys()],
  };
};
