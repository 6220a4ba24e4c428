// What a person's device does with the log: holds the served heads against what it knows, and signs the newest one where
// they continue it (PROTOCOL A11, B15). Where they don't, it signs nothing and gives the heads that contradict each other.
import { HeadsPackage } from '../domain/log-wire.ts';
import {
  type DayOfLog,
  dayAfter,
  equal,
  fromBase64url,
  headsFrom,
  isHeadSigned,
  NO_HEAD,
  type SignedHead,
  toBase64url,
  verifyHead,
} from '../protocol/check/index.ts';
import { signHead } from '../protocol/open/index.ts';
import type { Me } from './case.ts';
import { type Ground, type Pinned, verifyFoundation } from './foundation.ts';
import { checkRoster } from './roster.ts';
import { type Answer, answered, ask, failed, fromOutcome, Nothing, type Transport } from './transport.ts';

/** A head that was verified, signed or known, by the Riyadh day that it closed; base64url text. */
export type KnownHead = { readonly day: string; readonly head: string };

/**
 * Two heads for one day: the one that is known, signed by somebody or follows from what is known, and the one that is
 * served; a missing one isn't there.
 */
export type Contradiction = { readonly day: string; readonly known?: string; readonly served?: string };

/**
 * What became of a look at the log. `signed`: the newest head carries this person's signature; `waits`: nothing is to be
 * signed now, since the day before has no head yet or this person isn't on the roster.
 */
export type LogCheck =
  | { readonly state: 'signed' | 'waits'; readonly newest?: KnownHead }
  | { readonly state: 'contradicts'; readonly contradiction: Contradiction };

const contradicts = (day: string, known: string | undefined, served: string | undefined): LogCheck => ({
  state: 'contradicts',
  contradiction: { day, ...(known === undefined ? {} : { known }), ...(served === undefined ? {} : { served }) },
});

const signedHead = (wire: HeadsPackage['strays'][number]): SignedHead | undefined => {
  const head = fromBase64url(wire.head, 32);
  const signature = fromBase64url(wire.signature, 64);
  return head === undefined || signature === undefined ? undefined : { day: wire.day, by: wire.by, head, signature };
};

/** The heads that follow what is known, by their roots; undefined where they leave a day out. */
const following = (pkg: HeadsPackage, known: KnownHead | undefined): readonly DayOfLog[] | undefined => {
  const previous = known === undefined ? NO_HEAD : fromBase64url(known.head, 32);
  const roots = pkg.roots.flatMap((root) => fromBase64url(root, 32) ?? []);
  if (previous === undefined || roots.length !== pkg.roots.length) return undefined;
  if (pkg.first === undefined) return roots.length === 0 ? [] : undefined;
  if (known !== undefined && pkg.first !== dayAfter(known.day)) return undefined;
  return headsFrom(previous, pkg.first, roots);
};

/** A head that somebody of the roster signed and that the log doesn't have. */
const strayIn = (ground: Ground, pkg: HeadsPackage): LogCheck | undefined => {
  const rosters = [...ground.rosters.values()];
  for (const wire of pkg.strays) {
    const signed = signedHead(wire);
    if (signed === undefined || wire.head === wire.served) continue;
    // One that nobody of the roster made proves nothing; the offline check names it.
    if (isHeadSigned(ground.association, rosters, signed)) return contradicts(wire.day, wire.head, wire.served);
  }
  return undefined;
};

/** Holds a package against what is known; the newest head where it continues that. */
const judge = (ground: Ground, pkg: HeadsPackage, known: KnownHead | undefined): KnownHead | undefined | LogCheck => {
  if (known !== undefined && pkg.after !== known.head) return contradicts(known.day, known.head, pkg.after);
  const heads = following(pkg, known);
  const last = heads?.at(-1);
  const made = last === undefined ? known : { day: last.day, head: toBase64url(last.head) };
  const { newest } = pkg;
  if (heads === undefined || made?.day !== newest?.day || made?.head !== newest?.head) {
    const day = newest?.day ?? known?.day ?? ground.today;
    return contradicts(day, made?.day === day ? made.head : undefined, newest?.head);
  }
  return strayIn(ground, pkg) ?? made;
};

const isMine = (ground: Ground, me: Me, { mine }: HeadsPackage, newest: KnownHead): boolean => {
  const signed = mine === undefined ? undefined : signedHead(mine);
  const head = fromBase64url(newest.head, 32);
  if (signed === undefined || head === undefined || signed.by !== me.person || !equal(signed.head, head)) return false;
  return verifyHead(ground.association, head, signed.signature, me.keys.sign.publicKey);
};

/** What a device knows before it looks; with `look` it signs nothing, whatever it finds. */
export type Looked = {
  readonly known?: KnownHead | undefined;
  readonly pinned?: Pinned | undefined;
  readonly mode?: 'sign' | 'look';
};

/**
 * Looks at the log since `known`, and signs its newest head where that continues what is known, closed yesterday and isn't
 * signed by this person yet. Problems: those of asking, and `untrusted` where the rosters don't hold.
 */
export const checkLog = async (
  transport: Transport,
  me: Me,
  root: string | undefined,
  { known, pinned, mode = 'sign' }: Looked = {},
): Promise<Answer<LogCheck>> => {
  const path = known === undefined ? '/api/staff/heads' : `/api/staff/heads?after=${known.day}`;
  const given = await ask(transport, 'GET', path, HeadsPackage);
  if (!given.ok) return given;
  const ground = verifyFoundation(given.value.foundation, root, pinned);
  if (!ground.ok) return fromOutcome(ground);
  const judged = judge(ground.value, given.value, known);
  if (judged !== undefined && 'state' in judged) return answered(judged);
  if (judged === undefined) return answered({ state: 'waits' });
  const isDue = dayAfter(judged.day) === ground.value.today && checkRoster(ground.value, me) === 'listed';
  if (!isDue || mode === 'look') return answered({ state: 'waits', newest: judged });
  if (isMine(ground.value, me, given.value, judged)) return answered({ state: 'signed', newest: judged });
  const head = fromBase64url(judged.head, 32);
  if (head === undefined) return failed('malformed');
  const signature = toBase64url(signHead(ground.value.association, head, me.keys.sign.secretKey));
  const sent = await ask(transport, 'POST', '/api/staff/heads/signatures', Nothing, { ...judged, signature });
  if (sent.ok) return answered({ state: 'signed', newest: judged });
  // The day ended meanwhile: the next head is signed tomorrow.
  return sent.problem.error === 'stale' ? answered({ state: 'waits', newest: judged }) : sent;
};
