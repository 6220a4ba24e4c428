// The visits of reporters without script, in memory alone: what opens a mailbox is kept for as long as somebody reads in it
// and overwritten when the visit ends. Nothing here is stored, logged or known after a restart.
import type { Done } from '../../../../views/reporter/plain-mailbox.tsx';
import type { Answer } from '../../../client/transport.ts';
import { type AssociationId, equal, hash, keyed, toBase64url, utf8 } from '../../../protocol/check/index.ts';

/** PROTOCOL §7: the server keeps a master for so long after the last request. */
export const VISIT_IDLE_MS = 15 * 60 * 1000;
/** So many visits at once, a few hundred bytes each; beyond, the one that has been idle for longest goes first. */
export const MAX_VISITS = 5_000;
/** So many of one mailbox: beyond, its own longest idle one goes, so that nobody's code ends the visits of others. */
export const VISITS_OF_ONE = 3;
/** A visit remembers so many sendings; who sends more in one visit and then repeats the first has written it again. */
const MAX_SENDINGS = 100;
const SWEEP_MS = 60 * 1000;
const TOKEN_BYTES = 32;

/** What becomes of a text that is sent: awaited by whoever sends the same form again. It holds nothing of the mailbox. */
export type Sending = Promise<Answer<undefined>>;

/** An open visit. `page` stands in its forms and tells one mailbox's forms from another's; it opens nothing. */
export type Visit = {
  readonly association: AssociationId;
  /** The reporter's 32 bytes; overwritten when the visit ends. A copy goes to whoever works with it. */
  readonly master: Uint8Array;
  readonly page: string;
  /** True for the 24 digits that opened this visit, which are themselves not kept. */
  readonly isCode: (digits: string) => boolean;
  /**
   * Does `work` once for a form with what was typed into it, however often it comes; what failed may be tried again. The
   * signal that `work` gets is aborted when everybody who sent the form has hung up (`signal`).
   */
  readonly once: (form: string, typed: string, work: (signal: AbortSignal) => Sending, signal?: AbortSignal) => Sending;
  /** Remembers what to tell on the next page, and how many files went with it. */
  readonly note: (done: Done, files?: number) => void;
  /** What was noted, once. */
  readonly told: () => { readonly done?: Done; readonly filesWent?: number };
};

export type Visits = {
  /**
   * Begins a visit with a copy of `master` and gives its cookie's value, always a new one: the value that the browser
   * presented is ended and never adopted (T12).
   */
  readonly open: (
    association: AssociationId,
    master: Uint8Array,
    code: string,
    presented: string | undefined,
  ) => string;
  /** The visit of a cookie's value, and one request more in it; undefined where it is unknown or has ended. */
  readonly find: (association: AssociationId, presented: string | undefined) => Visit | undefined;
  /** Ends the visit of a cookie's value and overwrites what it kept. */
  readonly end: (association: AssociationId, presented: string | undefined) => void;
  /** How many are open. */
  readonly count: () => number;
  /** Ends all of them. */
  readonly close: () => void;
};

/** A sending with how many wait for what becomes of it. */
type Awaited = { readonly sending: Sending; readonly hungUp: AbortController; there: number };

const join = (awaited: Awaited, signal: AbortSignal | undefined): Sending => {
  const leave = () => {
    awaited.there -= 1;
    if (awaited.there === 0) awaited.hungUp.abort();
  };
  awaited.there += 1;
  if (signal?.aborted) leave();
  else signal?.addEventListener('abort', leave, { once: true });
  return awaited.sending;
};

type Kept = { readonly visit: Visit; touched: number };
type Sources = { readonly clock: () => Date; readonly random: (bytes: number) => Uint8Array };

/** What a value is kept under: somebody who reads the keys of this map can't present one. */
const keyOf = (association: AssociationId, presented: string): string =>
  toBase64url(hash('session', utf8(`${association} visit ${presented}`)));

const newVisit = (association: AssociationId, master: Uint8Array, code: string, secret: Uint8Array): Visit => {
  const kept = master.slice();
  const codeHash = keyed('session', secret, utf8(code));
  const sendings = new Map<string, Awaited>();
  let told: ReturnType<Visit['told']> = {};
  return {
    association,
    master: kept,
    page: toBase64url(keyed('session', secret, kept)).slice(0, 22),
    isCode: (digits) => equal(keyed('session', secret, utf8(digits)), codeHash),
    once: (token, typed, work, signal) => {
      // An old page that the browser brings back may carry another text: that is no repetition.
      const form = toBase64url(keyed('session', secret, utf8(`${token} ${typed}`)));
      const before = sendings.get(form);
      if (before !== undefined) return join(before, signal);
      const oldest = sendings.size < MAX_SENDINGS ? undefined : sendings.keys().next().value;
      if (oldest !== undefined) sendings.delete(oldest);
      const hungUp = new AbortController();
      const sending = work(hungUp.signal).then(
        (sent) => {
          if (!sent.ok) sendings.delete(form);
          return sent;
        },
        (error: unknown) => {
          sendings.delete(form);
          throw error;
        },
      );
      const awaited: Awaited = { sending, hungUp, there: 0 };
      sendings.set(form, awaited);
      return join(awaited, signal);
    },
    note: (done, filesWent = 0) => {
      told = { done, filesWent };
    },
    told: () => {
      const what = told;
      told = {};
      return what;
    },
  };
};

/** Visits that end by themselves; `close` stops their clockwork. */
export const newVisits = ({ clock, random }: Sources): Visits => {
  /** In the order of their last request: the first has been idle for longest. */
  const open = new Map<string, Kept>();
  /** Ties a page to its mailbox and keeps a code's hash from being guessed; gone with this process. */
  const secret = random(TOKEN_BYTES);

  const wipe = (key: string): void => {
    open.get(key)?.visit.master.fill(0);
    open.delete(key);
  };
  const sweep = (): void => {
    const now = clock().getTime();
    for (const [key, { touched }] of open) {
      if (now - touched < VISIT_IDLE_MS) return;
      wipe(key);
    }
  };
  const timer = setInterval(sweep, SWEEP_MS);
  timer.unref();

  const end: Visits['end'] = (association, presented) => {
    if (presented !== undefined) wipe(keyOf(association, presented));
  };
  return {
    open: (association, master, code, presented) => {
      sweep();
      end(association, presented);
      const visit = newVisit(association, master, code, secret);
      const own: string[] = [];
      for (const [key, kept] of open) {
        if (kept.visit.association === association && kept.visit.page === visit.page) own.push(key);
      }
      const longest = open.size < MAX_VISITS ? undefined : open.keys().next().value;
      const going = own.length < VISITS_OF_ONE ? longest : own[0];
      if (going !== undefined) wipe(going);
      const value = toBase64url(random(TOKEN_BYTES));
      open.set(keyOf(association, value), { visit, touched: clock().getTime() });
      return value;
    },
    find: (association, presented) => {
      sweep();
      const key = presented === undefined ? undefined : keyOf(association, presented);
      const kept = key === undefined ? undefined : open.get(key);
      if (key === undefined || kept === undefined) return undefined;
      open.delete(key);
      open.set(key, { visit: kept.visit, touched: clock().getTime() });
      return kept.visit;
    },
    end,
    count: () => open.size,
    close: () => {
      clearInterval(timer);
      for (const key of [...open.keys()]) wipe(key);
      secret.fill(0);
    },
  };
};
