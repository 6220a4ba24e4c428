// What a person's device knows of cases that it verified before: the newest line of each. A chain that is served without that
// line was cut, forked or taken back, and nothing more is signed in it (PROTOCOL B24). Where it is kept is handed in.
import { type KnownCase, type KnownPart, MOST_KNOWN_CASES } from '../protocol/open/index.ts';

/** Where what is known is kept from one visit to the next; nothing where it can't be. */
export type KnownStore = {
  readonly read: () => readonly KnownCase[];
  readonly write: (cases: readonly KnownCase[]) => void;
  /** Writes a moment later what comes together; at once where it isn't said. */
  readonly later?: (job: () => void) => void;
};

/** The newest known line of a case, by the part of its chain that it stands in. */
export type KnownOfCase = Readonly<Partial<Record<KnownPart, string>>>;

/** A verified chain: its newest line, and whether it has another. */
export type VerifiedChain = {
  readonly number: string;
  readonly part: KnownPart;
  readonly head: string;
  readonly has: (line: string) => boolean;
};

/** What was known of each case, by its number. */
export type KnownBefore = (number: string) => KnownOfCase;

export type KnownLines = {
  /** What is known now, to be held against what is asked for next: what another tab verifies meanwhile is no contradiction. */
  readonly asOfNow: () => KnownBefore;
  /** Remembers a chain that was verified, except where a newer state of it is known by now. */
  readonly note: (chain: VerifiedChain) => void;
};

/** Where a chain lacks the line that is known of it: that line, and the one that the portal says is the newest. */
export type LostLine = { readonly known: string; readonly served: string };

/** The known line that a verified chain lacks. */
export const lostIn = (known: KnownOfCase, { part, head, has }: VerifiedChain): LostLine | undefined => {
  const line = known[part];
  return line === undefined || has(line) ? undefined : { known: line, served: head };
};

/** What is known once this chain was verified; nothing newer is taken back. */
const withChain = (cases: readonly KnownCase[], { number, part, head, has }: VerifiedChain): readonly KnownCase[] => {
  const known = cases.find((one) => one.number === number && one.part === part);
  if (known?.line === head || (known !== undefined && !has(known.line))) return cases;
  return [...cases.filter((one) => one !== known), { number, part, line: head }].slice(-MOST_KNOWN_CASES);
};

export const knownLinesIn = ({ read, write, later = (job) => job() }: KnownStore): KnownLines => {
  /** Verified since it was last written, by case and part. */
  let unwritten = new Map<string, VerifiedChain>();
  const present = (): readonly KnownCase[] => [...unwritten.values()].reduce(withChain, read());
  const settle = (): void => {
    if (unwritten.size === 0) return;
    // Another tab may have written since.
    const [before, now] = [read(), present()];
    unwritten = new Map();
    if (now !== before) write(now);
  };
  return {
    asOfNow: () => {
      const cases = present();
      return (number) =>
        Object.fromEntries(cases.flatMap((one) => (one.number === number ? [[one.part, one.line]] : [])));
    },
    note: (chain) => {
      const isFirst = unwritten.size === 0;
      unwritten.set(`${chain.number} ${chain.part}`, chain);
      if (isFirst) later(settle);
    },
  };
};
