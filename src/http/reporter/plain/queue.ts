// The one queue of everything that derives, seals or opens on the server: two at a time, of three lines by turns. Turns go by
// half to their line, in which a ticket keeps the place that somebody had when they first came, and by half to those who are
// there, drawn: so nobody is pushed back by strangers who came later, nor kept out by strangers who fetched tickets before.
// Who hangs up before their work has begun costs nobody anything. In memory alone.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Somebody's place in the queue: who comes back with the ticket keeps it. `seconds` is an estimate. */
export type Waiting = { readonly place: number; readonly seconds: number; readonly ticket: string };

/** A turn in the queue: what came of it, or how long to wait for it. */
export type Turn<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly waiting: Waiting };

/** A piece of work: its result, and when its thread has ended and another may begin. */
export type Work<T> = { readonly result: Promise<T>; readonly ended: Promise<void> };

export type Queue = {
  /** Does `work` when its turn comes, or tells when to come back. Who hangs up (`signal`) keeps their ticket's place. */
  readonly turn: <T>(work: () => Work<T>, ticket?: string, signal?: AbortSignal) => Promise<Turn<T>>;
  /**
   * For who has shown a code already; they have lines of their own. Undefined where too many of `mailbox` wait, where too many
   * wait in all and it was drawn to go, or where who asks has hung up. Without a mailbox it is the end of a turn that was
   * waited for: it stays, and since each turn brings one at most and is followed by one, only a few ever wait.
   */
  readonly visit: <T>(work: () => Work<T>, mailbox?: string, signal?: AbortSignal) => Promise<T | undefined>;
  /** Tells everybody who waits to come back, and begins nothing more; resolves when the last work has ended. */
  readonly close: () => Promise<void>;
};

export type Bounds = {
  /** Argon2id takes 64 MiB and a processor each. */
  readonly atOnce: number;
  /** Requests that are held open while they wait: with their forms, of which the largest takes a megabyte. */
  readonly held: number;
  /** So many of these are held for the lowest numbers; among the others it is drawn who goes where one too many comes. */
  readonly line: number;
};

export const BOUNDS: Bounds = { atOnce: 2, held: 64, line: 32 };
/** Draws a whole number from 0 up to, but not, `count`; `count` is at least 1. */
export type Draw = (count: number) => number;
/** Of one mailbox: somebody with a code of their own, however often they ask, keeps nobody out of theirs. */
const HELD_OF_ONE = 2;
/** Numbers whose turn has come are remembered, so that a ticket serves once; older tickets than these begin anew. */
const REMEMBERED = 20_000;
/** How many of those who were told to come back are counted when the next one's place is. */
const COUNTED = 5_000;
const FIRST_GUESS_MS = 500;
/** Whoever comes back may be drawn, however far behind in the line they are: nobody is told to stay away for longer. */
const MOST_SECONDS = 60;
/** How much the newest piece of work counts in the average. */
const WEIGHT = 0.2;
/** Who hasn't come back by three times the estimate and this isn't counted any more. */
const PATIENCE_MS = 60_000;
const MAC_BYTES = 16;

type Entry = { readonly begin: () => void; readonly tell: () => void };
type Held = Entry & { readonly number: number };
type Asking = Entry & { readonly mailbox: string };

/** The lines that are served by turns; an empty one is passed over. */
const LINES = ['turns', 'derived', 'asking'] as const;

/** Takes `entry` out of its line; false where it isn't there any more. */
const takenOut = <E>(line: E[], entry: E): boolean => {
  const at = line.indexOf(entry);
  if (at >= 0) line.splice(at, 1);
  return at >= 0;
};

/** What can't even begin has failed and ended: its place goes to the next. */
const started = <T>(work: () => Work<T>): Work<T> => {
  try {
    return work();
  } catch (error) {
    return { result: Promise.reject(error), ended: Promise.resolve() };
  }
};

/** `key`: 32 bytes that nobody else knows; made anew at each start, since places end with the process. */
export const startQueue = (key: Uint8Array, draw: Draw, bounds: Bounds = BOUNDS): Queue => {
  let next = 1;
  let running = 0;
  let average = FIRST_GUESS_MS;
  let closed = false;
  /** The line that is looked at first when the next work begins. */
  let at = 0;
  let wasDrawn = true;
  let allEnded: (() => void) | undefined;
  /** Sorted by number; the first is next. */
  const held: Held[] = [];
  /** Ends of turns: codes that were derived and whose mailbox isn't open yet. */
  const derived: Entry[] = [];
  /** Requests of open mailboxes. */
  const asking: Asking[] = [];
  const spent = new Set<number>();
  let oldest = 1;
  /** Numbers that were told to come back, and until when they are counted. */
  const away = new Map<number, number>();

  const macOf = (number: number): Buffer =>
    createHmac('sha256', key).update(`${number}`).digest().subarray(0, MAC_BYTES);
  const ticketOf = (number: number): string => `${number}.${macOf(number).toString('base64url')}`;

  const numberOf = (ticket: string | undefined): number | undefined => {
    const match = /^([1-9]\d{0,14})\.([\w-]{22})$/.exec(ticket ?? '');
    if (match?.[1] === undefined || match[2] === undefined) return undefined;
    const number = Number(match[1]);
    const mac = Buffer.from(match[2], 'base64url');
    if (mac.length !== MAC_BYTES || !timingSafeEqual(mac, macOf(number))) return undefined;
    return number < oldest || spent.has(number) ? undefined : number;
  };

  const spend = (number: number): void => {
    spent.add(number);
    if (spent.size <= REMEMBERED) return;
    const [first] = spent;
    if (first === undefined) return;
    spent.delete(first);
    oldest = Math.max(oldest, first + 1);
  };

  const waiting = (number: number, mayComeBack = true): Waiting => {
    const now = performance.now();
    for (const [other, until] of away) if (until < now) away.delete(other);
    let before = running + derived.length + asking.length;
    for (const other of held) if (other.number < number) before += 1;
    for (const other of away.keys()) if (other < number) before += 1;
    const estimate = Math.max(2, Math.ceil(((before + 1) * average) / bounds.atOnce / 1000));
    const seconds = Math.min(estimate, MOST_SECONDS);
    if (mayComeBack) {
      const [first] = away.keys();
      if (first !== undefined && away.size >= COUNTED) away.delete(first);
      away.set(number, now + 3 * seconds * 1000 + PATIENCE_MS);
    }
    return { place: before + 1, seconds, ticket: ticketOf(number) };
  };

  /** One of those who are held; where more are there than the line's part, one of the others. */
  const drawn = (): number => {
    const from = held.length > bounds.line ? bounds.line : 0;
    return from + draw(held.length - from);
  };

  const nextTurn = (): Held | undefined => {
    wasDrawn = !wasDrawn;
    return wasDrawn && held.length > 1 ? held.splice(drawn(), 1)[0] : held.shift();
  };

  const take = { turns: nextTurn, derived: () => derived.shift(), asking: () => asking.shift() };

  const nextEntry = (): Entry | undefined => {
    for (const _ of LINES) {
      const line = LINES[at];
      at = (at + 1) % LINES.length;
      const entry = line === undefined ? undefined : take[line]();
      if (entry !== undefined) return entry;
    }
    return undefined;
  };

  const fill = (): void => {
    while (!closed && running < bounds.atOnce) {
      const first = nextEntry();
      if (first === undefined) return;
      first.begin();
    }
  };

  const run = <T>(work: () => Work<T>, resolve: (value: T) => void, reject: (error: unknown) => void): void => {
    running += 1;
    const began = performance.now();
    const { result, ended } = started(work);
    result.then(resolve, reject);
    void ended.then(() => {
      running -= 1;
      average += WEIGHT * (performance.now() - began - average);
      fill();
      if (running === 0) allEnded?.();
    });
  };

  /** Takes the place of an older request with the same ticket: its browser has gone on to this one. */
  const replace = (number: number): void => {
    const at = held.findIndex((other) => other.number === number);
    if (at >= 0) held.splice(at, 1)[0]?.tell();
  };

  const turn: Queue['turn'] = (work, ticket, signal) =>
    new Promise((resolve, reject) => {
      const kept = numberOf(ticket);
      const number = kept ?? next++;
      if (kept !== undefined) replace(kept);
      const tell = () => resolve({ ok: false, waiting: waiting(number) });
      // Nobody sees this answer, so that nobody comes back to a place whose ticket it would have brought.
      const leave = () => resolve({ ok: false, waiting: waiting(number, kept !== undefined) });
      if (closed) return tell();
      if (signal?.aborted) return leave();
      const begin = () => {
        away.delete(number);
        spend(number);
        run(work, (value) => resolve({ ok: true, value }), reject);
      };
      const entry: Held = { number, begin, tell };
      const after = held.findIndex((other) => other.number > number);
      held.splice(after < 0 ? held.length : after, 0, entry);
      away.delete(number);
      signal?.addEventListener('abort', () => takenOut(held, entry) && leave(), { once: true });
      fill();
      if (held.length > bounds.held) held.splice(drawn(), 1)[0]?.tell();
    });

  const waitsOf = (mailbox: string): number => asking.filter((other) => other.mailbox === mailbox).length;

  /** Whoever waits twice for one mailbox goes before anybody who waits once; among equals it is drawn. */
  const makeRoom = (): void => {
    if (asking.length <= bounds.held) return;
    const twice = asking.filter(({ mailbox }) => waitsOf(mailbox) > 1);
    const from = twice.length > 0 ? twice : asking;
    const going = from[draw(from.length)];
    if (going !== undefined && takenOut(asking, going)) going.tell();
  };

  const wait = <E extends Entry>(line: E[], entry: E, signal: AbortSignal | undefined): void => {
    line.push(entry);
    signal?.addEventListener('abort', () => takenOut(line, entry) && entry.tell(), { once: true });
    fill();
  };

  const visit: Queue['visit'] = <T>(work: () => Work<T>, mailbox?: string, signal?: AbortSignal) =>
    new Promise<T | undefined>((resolve, reject) => {
      const isFull = mailbox !== undefined && waitsOf(mailbox) >= HELD_OF_ONE;
      if (closed || isFull || signal?.aborted) return resolve(undefined);
      const entry: Entry = { begin: () => run<T>(work, resolve, reject), tell: () => resolve(undefined) };
      if (mailbox === undefined) return wait(derived, entry, signal);
      wait(asking, { ...entry, mailbox }, signal);
      makeRoom();
    });

  const close = async (): Promise<void> => {
    closed = true;
    for (const { tell } of [...held.splice(0), ...derived.splice(0), ...asking.splice(0)]) tell();
    if (running > 0) await new Promise<void>((resolve) => (allEnded = resolve));
  };

  return { turn, visit, close };
};
