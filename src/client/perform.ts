// A person's acts: planned by the domain, sealed and signed here, sent, and signed anew where the case moved on meanwhile.
// It signs with the person's own key alone and shows nothing of what is typed to anybody but those whom the plan names.
import { plan } from '../domain/decide.ts';
import { disclosureParams } from '../domain/disclosure.ts';
import type { Intention, Plan } from '../domain/intention.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { isOwed } from '../domain/succession.ts';
import { Accepted, CasePackage } from '../domain/wire.ts';
import { fromBase64url, type PersonId, type Room, reporterHash } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import { buildAct, type SignedAct } from './act.ts';
import { type Bearing, bearingOf, movedBetween } from './bearing.ts';
import { type Me, type OpenedCase, openCase } from './case.ts';
import { type Pinned, pin } from './foundation.ts';
import { type KnownBefore, lostIn, type VerifiedChain } from './known-lines.ts';
import { refusedRosters } from './refused-rosters.ts';
import { type Answer, answered, ask, failed, fromOutcome, type Transport } from './transport.ts';
import type { AttachedFile } from './upload.ts';

/** How often an act is signed anew where it became stale. */
const MAX_TRIES = 4;

/** What an intention says of a person's act, without the person: whoever signs adds themselves. */
export type PersonIntention = Extract<Intention, { readonly by: PersonId }>;

/**
 * Opens a case and holds it against what this device knew of it `before` it was asked for; from then on it knows this. A chain that
 * lacks the known line is `untrusted`.
 */
export const openKnown = (
  pkg: CasePackage,
  me: Me,
  root: string | undefined,
  pinned: Pinned | undefined,
  before: KnownBefore | undefined,
): Answer<OpenedCase> => {
  const opened = openCase(pkg, me, root, pinned);
  if (!opened.ok) {
    const rosters = refusedRosters(pkg.foundation, root, pinned);
    return rosters === undefined ? fromOutcome(opened) : { ok: false, problem: { error: 'untrusted', rosters } };
  }
  const { number, view, head, line } = opened.value;
  const part = view === 'briefings' ? view : 'whole';
  const chain: VerifiedChain = { number, part, head, has: (hash) => line(hash) !== undefined };
  const lost = lostIn(before?.(number) ?? {}, chain);
  if (lost !== undefined) return { ok: false, problem: { error: 'untrusted', lost } };
  me.known?.note(chain);
  return answered(opened.value);
};

/** Asks for a case, or for what a certain use takes of it, and opens it. */
export type ReadCase = (
  transport: Transport,
  number: string,
  me: Me,
  root: string | undefined,
  pinned?: Pinned,
) => Promise<Answer<OpenedCase>>;

/**
 * Asks for a case and opens it. Absent and forbidden are one `not-found`; another case than asked for, or a chain that lacks a
 * line which this device has verified before, is `untrusted`.
 */
export const readCase: ReadCase = async (transport, number, me, root, pinned) => {
  const before = me.known?.asOfNow();
  const given = await ask(transport, 'GET', `/api/staff/cases/${number}`, CasePackage);
  if (!given.ok) return given;
  if (given.value.number !== number) return failed('untrusted');
  return openKnown(given.value, me, root, pinned, before);
};

/** Whether what was read again is the same case, with everything that was seen of it before. */
export const continues = (again: OpenedCase, before: OpenedCase): boolean => again.line(before.head) !== undefined;

/** What was seen of a case a moment ago isn't there any more. */
const lostBetween = (again: OpenedCase, before: OpenedCase): Answer<OpenedCase> => ({
  ok: false,
  problem: { error: 'untrusted', lost: { known: before.head, served: again.head } },
});

/** Half a character has no encoding; its place is kept by the replacement character. */
const wellFormed = (entry: Entry): Entry => {
  const mended = (text: string) => text.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (entry.type === 'recommendation') return { ...entry, text: mended(entry.text), defence: mended(entry.defence) };
  return 'text' in entry ? { ...entry, text: mended(entry.text) } : entry;
};

/**
 * The reporter's sealing key as *submit* names it; nothing where the sealed report doesn't confirm it (PROTOCOL A10), so that a
 * key that somebody put there is never sealed to.
 */
const reporterSealIn = ({ caseId, caseFile, entries }: OpenedCase): { readonly reporterSeal?: Uint8Array } => {
  const submit = caseFile?.ledger.submit;
  if (submit?.act.kind !== 'submit') return {};
  const { seal, sign } = submit.act.public;
  const [sealKey, signKey] = [fromBase64url(seal), fromBase64url(sign)];
  const report = entries.find(({ line, expected }) => line === submit.hash && expected === 'report')?.entry;
  if (sealKey === undefined || signKey === undefined || report?.type !== 'report') return {};
  return report.keys === reporterHash(caseId, sealKey, signKey) ? { reporterSeal: sealKey } : {};
};

/** A notice of disclosure says what its own line says, of the day on which it is signed (PROTOCOL B19). */
export const asSigned = (entry: Entry, planned: Plan, today: PlainDate): Entry => {
  const params = disclosureParams(planned, today);
  return entry.type === 'notice' && entry.notice === 'disclosure' && params !== undefined
    ? { ...entry, params }
    : entry;
};

/**
 * Builds and signs an act: the domain plans it, this seals `entries` into the plan's slots in their order. `refused` with
 * the domain's refusal; `cannot-open`: a key that the plan hands on is missing here; `too-large`: an entry.
 */
export const compose = (
  opened: OpenedCase,
  me: Me,
  intention: Intention,
  entries: readonly Entry[],
  today: PlainDate,
  files: readonly AttachedFile[] = [],
): Answer<SignedAct> => {
  const { ground, caseFile } = opened;
  // Without the whole chain nobody knows what an act would need; who is given briefings alone acts on nothing.
  if (caseFile === undefined) return failed('refused', { code: 'not-a-holder', room: 'report' });
  const planned = plan(opened.policy, ground.current.roster, caseFile, intention, today);
  if (!planned.ok) return failed('refused', planned.refusal);
  const signed = buildAct(
    {
      association: ground.association,
      rosterHash: ground.current.hash,
      roster: ground.current.roster,
      caseId: opened.caseId,
      prev: opened.head,
      on: today,
      by: me.person,
      signKey: me.keys.sign.secretKey,
      bars: caseFile.bars,
      ...reporterSealIn(opened),
      keyOf: (room, epoch) => opened.rooms.get(room)?.get(epoch),
    },
    planned.value,
    entries.map((entry) => asSigned(wellFormed(entry), planned.value, today)),
    files,
  );
  return signed.ok ? answered(signed.value) : failed(signed.reason === 'malformed' ? 'too-large' : signed.reason);
};

/** What a browser does unasked; no page showed anybody whom it would reach. */
const UNASKED: readonly Intention['kind'][] = ['open', 'unreadable'];

/** Whether an act is still the one that its author answered for; one done unasked may only reach fewer than before. */
const isAsMeant = ({ kind }: Intention, meant: Bearing | undefined, now: Bearing | undefined): boolean => {
  // What the rules refuse now is told as refused.
  if (now === undefined) return true;
  const moved = movedBetween(meant, now);
  return moved === undefined || (UNASKED.includes(kind) && moved.joined.length === 0);
};

/**
 * Remembers a line that this person signed and the portal took, before the case is read again: of a case that they aren't given
 * afterwards it is the last that their device learns, and the one that keeps them away (PROTOCOL B54).
 */
const noteSigned = ({ known }: Me, { number, line }: OpenedCase, signed: string): void =>
  known?.note({ number, part: 'whole', head: signed, has: (hash) => hash === signed || line(hash) !== undefined });

/**
 * Does an act and reads the case again. Where it became stale, the case is read, planned anew (it may be refused now) and
 * signed anew; where no answer came, the case is read to see whether the line stands, so that nothing is done twice. Where
 * it would now have other readers, other receivers of keys, other questions or another effect than in the case as it was
 * `opened` for its author, it stays `stale` and isn't sent: nobody answered for that. After a declared conflict the case is
 * answered as it was last opened: there is no reading it again. `read` reads it each time; `files`
 * travel with the act.
 */
export const perform = async (
  transport: Transport,
  number: string,
  opened: OpenedCase,
  me: Me,
  intention: Intention,
  entries: readonly Entry[],
  root: string | undefined,
  read: ReadCase = readCase,
  files: readonly AttachedFile[] = [],
): Promise<Answer<OpenedCase>> => {
  let current = opened;
  const leaves = intention.kind === 'declare' && intention.conflict;
  const meant = bearingOf(opened, intention);
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    if (!isAsMeant(intention, meant, bearingOf(current, intention))) return failed('stale');
    const signed = compose(current, me, intention, entries, current.ground.today, files);
    if (!signed.ok) return signed;
    const { hash, ...submission } = signed.value;
    const sent = await ask(transport, 'POST', `/api/staff/cases/${number}/acts`, Accepted, submission);
    const error = sent.ok ? undefined : sent.problem.error;
    if (sent.ok) noteSigned(me, current, hash);
    // Whoever declared a conflict is given nothing of the case any more.
    if (sent.ok && leaves) return answered(current);
    if (!sent.ok && error !== 'stale' && error !== 'offline') return sent;
    // What was seen once isn't taken back: an older roster than the one just verified would be untrusted.
    const again = await read(transport, number, me, root, pin(current.ground));
    if (!again.ok && leaves && again.problem.error === 'not-found') {
      // They are told that it stands, so it is held to that.
      noteSigned(me, current, hash);
      return answered(current);
    }
    // Neither another case nor an older state of this one: what was typed here would be sealed to other people.
    if (again.ok && !continues(again.value, current)) return lostBetween(again.value, current);
    const stands = again.ok && again.value.line(hash) !== undefined;
    // An answer is no proof: what was accepted stands in the chain, or it wasn't accepted.
    if (sent.ok && again.ok && !stands) return failed('untrusted');
    if (sent.ok || stands) return again;
    if (!again.ok || error === 'offline') return again.ok ? failed('offline') : again;
    current = again.value;
  }
  return failed('stale');
};

/** Does an act that the browser signs unasked; where another was quicker, the case as it now is. */
const performUnasked = async (transport: Transport, opened: OpenedCase, me: Me, intention: Intention) => {
  const { number, ground } = opened;
  const done = await perform(transport, number, opened, me, intention, [], ground.root);
  if (done.ok || done.problem.error !== 'refused') return done;
  return readCase(transport, number, me, ground.root, pin(ground));
};

/** Makes the room `deliberation` if the case has none yet and this person is one of its receivers. */
export const openIfFirst = async (transport: Transport, opened: OpenedCase, me: Me): Promise<Answer<OpenedCase>> => {
  const { caseFile } = opened;
  const isDue = caseFile !== undefined && !caseFile.opened && caseFile.receivers.includes(me.person);
  if (!isDue || caseFile.bars.has(me.person) || opened.view !== 'whole') return answered(opened);
  return performUnasked(transport, opened, me, { kind: 'open', by: me.person });
};

/** Rooms whose keys don't open for this person and that nobody hands on to them anyhow: these the others are told of. */
export const unreadableOf = ({ caseFile, ground, unreadable }: OpenedCase, me: Pick<Me, 'person'>): readonly Room[] =>
  unreadable.filter((room) => caseFile === undefined || !isOwed(caseFile, ground.current.roster, me.person, room));

/** Tells the others which rooms' keys don't open for this person, once a room; it accuses nobody. */
export const reportUnreadable = async (
  transport: Transport,
  opened: OpenedCase,
  me: Me,
): Promise<Answer<OpenedCase>> => {
  let current = opened;
  // What somebody is owed since they have new keys is a duty of their colleagues already.
  for (const room of unreadableOf(opened, me)) {
    const told = current.caseFile?.unreadable.some((one) => one.person === me.person && one.room === room);
    if (told !== false) continue;
    const done = await performUnasked(transport, current, me, { kind: 'unreadable', by: me.person, room });
    if (!done.ok) return done;
    current = done.value;
  }
  return answered(current);
};
