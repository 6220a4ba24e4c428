// Walks one chain from its first line: each line's shape, hash, place, signer and signature, the pieces beside it, its
// leaf in the log, and whether the rules let it in. The fold and the rules are the protocol's and the domain's own.

import { advance, type CaseFile, foldCase } from '../../domain/case-file.ts';
import { wasAccepted } from '../../domain/decide.ts';
import { endOf } from '../../domain/disclosure.ts';
import { type PlainDate, parsePlainDate } from '../../domain/plain-date.ts';
import type { CalendarSettings } from '../../policy/calendar.ts';
import {
  type AssociationId,
  activePerson,
  appendLine,
  type CaseId,
  equal,
  foldLedger,
  fromBase64url,
  type Holder,
  isOutdated,
  type Ledger,
  type Line,
  lineHash,
  NO_HASH,
  NO_SIGNATURE,
  parseLine,
  type Room,
  verifyAct,
} from '../../protocol/check/index.ts';
import type { RawLine } from '../../store/whole.ts';
import type { Kind } from './findings.ts';
import { groupBy } from './group.ts';
import { type Entry, entryFault, type File, fileFault, type Grant, grantFault, metaOf } from './pieces.ts';
import type { VerifiedGround } from './rosters.ts';

/** Everything stored of one case that its chain vouches for. */
export type StoredChain = {
  readonly caseId: CaseId;
  readonly lines: readonly RawLine[];
  readonly entries: readonly Entry[];
  readonly grants: readonly Grant[];
  readonly files: readonly File[];
  /** The day in whose log a line's leaf stands; its own where that was closed already. */
  readonly loggedOn: (line: string) => string | undefined;
  readonly calendar: CalendarSettings;
  /** The day of this check. */
  readonly today?: PlainDate | undefined;
};

/** The first break of a chain; `at` is the index of the line. */
export type ChainFault = { readonly at: number; readonly kind: Kind; readonly detail: string; readonly clue?: string };

/** A chain that stands, or where it breaks. */
export type WalkedChain =
  | { readonly ok: true; readonly caseFile: CaseFile }
  | { readonly ok: false; readonly fault: ChainFault };

type Standing = { readonly ledger: Ledger; readonly caseFile: CaseFile };

/** Why a line whose hash is right doesn't continue the chain. */
const breakOf = (
  association: AssociationId,
  ground: VerifiedGround,
  chain: StoredChain,
  before: Ledger | undefined,
  line: Line,
): Kind => {
  const { act, bytes, signature } = line;
  if (act.association !== association) return 'mixed-association';
  if (act.case !== chain.caseId) return 'foreign-line';
  if (act.prev !== (before?.head ?? NO_HASH)) {
    const isElsewhere = act.prev === NO_HASH || chain.lines.some((other) => other.line === act.prev);
    return isElsewhere ? 'reordered-lines' : 'removed-line';
  }
  const roster = ground.rosters.get(act.roster);
  if (roster === undefined) return 'unknown-roster';
  if (act.by === 'system') return equal(signature, NO_SIGNATURE) ? 'broken-chain' : 'forged-signature';
  const submit = before?.submit.act ?? act;
  const own = act.by === 'reporter' ? undefined : activePerson(roster, act.by)?.sign;
  const sign = act.by === 'reporter' && submit.kind === 'submit' ? submit.public.sign : own;
  const key = sign === undefined ? undefined : fromBase64url(sign, 32);
  if (key === undefined) return 'wrong-signer';
  if (!verifyAct(bytes, signature, key)) return 'forged-signature';
  return isOutdated(act, roster, ground.rosters.values()) ? 'stale-roster' : 'broken-chain';
};

/** The line that a row holds, if it is the one that its columns name. */
const readLine = (raw: RawLine): Line | undefined => {
  if (lineHash(raw.signature, raw.bytes) !== raw.line) return undefined;
  const parsed = parseLine(raw.bytes, raw.signature);
  return parsed.ok && parsed.value.act.prev === raw.prev ? parsed.value : undefined;
};

/** Whether the line was let in: by the rules, on its day, under the roster that was in force then. */
const permission = (
  ground: VerifiedGround,
  before: Standing | undefined,
  line: Line,
  entries: readonly Entry[],
): { readonly kind: Kind; readonly detail: string } | undefined => {
  const { act } = line;
  const roster = ground.rosters.get(act.roster);
  const policy = before?.caseFile.policy ?? ground.policyOf(act.roster);
  const on = parsePlainDate(act.on);
  const metas = metaOf(line, entries);
  if (metas === undefined) return { kind: 'swapped-entry', detail: 'a text in no room of a case' };
  if (roster === undefined || policy === undefined || on === undefined)
    return { kind: 'unknown-roster', detail: act.kind };
  const decided = wasAccepted(policy, roster, before?.caseFile, act, metas);
  if (decided.ok) return undefined;
  const { refusal } = decided;
  const isPlace = refusal.code === 'not-as-planned' && refusal.part === 'entries';
  return { kind: isPlace ? 'swapped-entry' : 'refused-act', detail: `${act.kind}: ${refusal.code}` };
};

const isInForce = (ground: VerifiedGround, line: Line, loggedOn: string): boolean => {
  const term = ground.termOf(line.act.roster);
  return term !== undefined && term.from <= loggedOn && loggedOn <= term.until;
};

/** The case after one more line. Throws where no case can begin with it. */
const follow = (
  ground: VerifiedGround,
  calendar: CalendarSettings,
  before: Standing | undefined,
  ledger: Ledger,
  line: Line,
): Standing | undefined => {
  if (before !== undefined) return { ledger, caseFile: advance(before.caseFile, ledger, ground.rosters) };
  const policy = ground.policyOf(line.act.roster);
  if (policy === undefined) return undefined;
  return { ledger, caseFile: foldCase(policy, ledger, ground.rosters, calendar) };
};

/** Only an act that keeps somebody away, that hands keys on, gives an identity again or takes a consent back can be the one with which grants are taken back. */
const TAKES_BACK = /"bars":\["|"kind":"(?:epoch|grant|consent|identify)"/;

/** Which grants of a line were taken back by a later one, as far as the chain folds at all. */
const takenBackIn = (association: AssociationId, ground: VerifiedGround, chain: StoredChain) => {
  const fold = (): readonly { readonly key: string; readonly epoch: number | undefined; readonly at: number }[] => {
    const lines = chain.lines.map(readLine).filter((line) => line !== undefined);
    const ledger = foldLedger(chain.caseId, association, lines, ground.rosters);
    const policy = lines[0] === undefined ? undefined : ground.policyOf(lines[0].act.roster);
    if (!ledger.ok || policy === undefined) return [];
    const { withdrawals } = foldCase(policy, ledger.value, ground.rosters, chain.calendar);
    return withdrawals.map(({ person, room, epoch, line }) => ({
      key: `${person} ${room}`,
      epoch,
      at: lines.findIndex(({ hash }) => hash === line),
    }));
  };
  const takes = chain.lines.slice(1).some(({ bytes }) => TAKES_BACK.test(Buffer.from(bytes).toString('latin1')));
  const found = takes ? fold() : [];
  return (holder: Holder, room: Room, epoch: number, at: number): boolean =>
    found
      .filter(({ key }) => key === `${holder} ${room}`)
      // What a line gives anew stands; what it takes the place of doesn't.
      .some((one) => (one.epoch === undefined ? one.at >= at : one.epoch === epoch && one.at > at));
};

/** Whether what a line granted has ended by the day of this check; where that isn't known, it may have. */
const hasEnded = (line: Line, today: PlainDate | undefined): boolean => {
  const end = endOf(line);
  return end !== undefined && (today === undefined || end <= today);
};

/** Walks a chain that has at least one line. */
export const walkChain = (association: AssociationId, ground: VerifiedGround, chain: StoredChain): WalkedChain => {
  const grants = groupBy(chain.grants, ({ line }) => line);
  const entries = groupBy(chain.entries, ({ line }) => line);
  const files = groupBy(chain.files, ({ line }) => line);
  const isTakenBack = takenBackIn(association, ground, chain);
  let standing: Standing | undefined;
  for (const [at, raw] of chain.lines.entries()) {
    const broken = (kind: Kind, detail: string, clue?: string): WalkedChain => ({
      ok: false,
      fault: { at, kind, detail, ...(clue === undefined ? {} : { clue }) },
    });
    if (raw.position !== at + 1) return broken('removed-line', `place ${at + 1} of the chain is empty`);
    const line = readLine(raw);
    if (line === undefined) return broken('changed-line', `place ${at + 1} of the chain`);
    const folded =
      standing === undefined
        ? foldLedger(chain.caseId, association, [line], ground.rosters)
        : appendLine(standing.ledger, line, ground.rosters);
    if (!folded.ok) return broken(breakOf(association, ground, chain, standing?.ledger, line), line.act.kind);
    const own = entries.get(raw.line) ?? [];
    const fault =
      grantFault(
        line,
        grants.get(raw.line) ?? [],
        (holder, room, epoch) => isTakenBack(holder, room, epoch, at),
        hasEnded(line, chain.today),
      ) ??
      entryFault(line, own) ??
      fileFault(line, files.get(raw.line) ?? [], own);
    if (fault !== undefined) return broken(fault.kind, `${line.act.kind}: ${fault.detail}`, fault.clue);
    const refused = permission(ground, standing, line, own);
    if (refused !== undefined) return broken(refused.kind, refused.detail);
    const loggedOn = chain.loggedOn(raw.line);
    if (loggedOn === undefined) return broken('missing-leaf', line.act.kind);
    if (!isInForce(ground, line, loggedOn)) return broken('stale-roster', line.act.kind);
    standing = follow(ground, chain.calendar, standing, folded.value, line);
    if (standing === undefined) return broken('unknown-roster', line.act.kind);
  }
  return standing === undefined
    ? { ok: false, fault: { at: 0, kind: 'truncated-chain', detail: 'a case without a line' } }
    : { ok: true, caseFile: standing.caseFile };
};
