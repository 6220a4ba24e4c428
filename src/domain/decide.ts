// The only interpreter of the policy's act table. The browser builds an act by plan, the server accepts it by accept,
// which plans again and demands the same: who is granted what, who is barred, which entries travel with it.
import type { ActRule, GrantRule, Policy, PolicyRoom } from '../policy/types.ts';
import {
  type Act,
  type Author,
  carriesFiles,
  type GrantNote,
  type Holder,
  isSameJson,
  type Ledger,
  MOST_FILES,
  type PersonId,
  type Room,
  type Roster,
} from '../protocol/check/index.ts';
import { choose } from './acts/choices.ts';
import { againstCalendar } from './acts/duty-acts.ts';
import { againstLoss } from './acts/last-reader.ts';
import { againstBeingLeft } from './acts/left-alone.ts';
import { obstaclesOf } from './acts/obstacles.ts';
import { type Chosen, isReachable, type Setting, situationOf } from './acts/setting.ts';
import { type CaseFile, personsIn, wasGranted } from './case-file.ts';
import { sortedConcerns } from './concerns.ts';
import { type EntrySlot, type Intention, intentionOf, nameOf, type Plan } from './intention.ts';
import { isOut } from './opens.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';
import { accepted, type Refusal, type Result, refused } from './result.ts';
import { isActive } from './roster-view.ts';
import { intakeBlocks, route } from './routing.ts';
import { rowsOf, ruleFor } from './rules.ts';
import { handsOn, hasLostPart } from './succession.ts';

export type { EntrySlot, Intention, Plan } from './intention.ts';

/** Where an entry of an act stands, as the server sees it beside the sealed piece. */
export type EntryMeta = { readonly room: Room; readonly epoch: number; readonly author: Author };

/** Whom a row's grants mean, and which epochs its rooms have before the act. */
type Reach = {
  readonly to: (target: GrantRule['to'][number]) => readonly Holder[];
  readonly room: (rule: GrantRule) => PolicyRoom | undefined;
  readonly last: (room: Room) => number;
  /** Limits `every` epoch to those that count for this act. */
  readonly counts: (room: Room, epoch: number, holder: Holder) => boolean;
};

/** The epochs that a row's grants are of, in a room that has `last`. */
const epochsOf = (epochs: GrantRule['epochs'], last: number): readonly number[] => {
  if (epochs === 'every') return Array.from({ length: last }, (_, at) => at + 1);
  return [epochs === 'newest' ? last : last + 1];
};

function grantsOf(rule: GrantRule, reach: Reach): readonly GrantNote[] {
  const room = reach.room(rule);
  if (room === undefined) return [];
  const holders = [...new Set(rule.to.flatMap(reach.to))];
  const last = reach.last(room);
  const epochs = epochsOf(rule.epochs, last);
  return epochs.flatMap((epoch) =>
    holders.filter((holder) => reach.counts(room, epoch, holder)).map((holder) => ({ room, epoch, holder })),
  );
}

/** Everything of an act that its row and its choices settle. */
function build(rule: ActRule, chosen: Chosen, reach: Reach): Plan {
  const starting = rule.grants.filter(({ epochs }) => epochs !== 'every' && epochs !== 'newest');
  const rooms = starting.flatMap((grant) => {
    const room = reach.room(grant);
    return room === undefined ? [] : [{ room, epoch: reach.last(room) + 1 }];
  });
  const epochOf = (room: Room) => rooms.find((start) => start.room === room)?.epoch ?? reach.last(room);
  return {
    ...chosen.saying,
    bars: chosen.bars ?? [],
    rooms,
    grants: rule.grants.flatMap((grant) => grantsOf(grant, reach)),
    entries: rule.entries.map((entry): EntrySlot => {
      const { optional, ...slot } = { ...entry, epoch: epochOf(entry.room) };
      const isOpen = optional === true && chosen.writes?.includes(entry.room) !== true;
      return isOpen ? { ...slot, optional } : slot;
    }),
  };
}

function planSubmit(
  policy: Policy,
  roster: Roster,
  intention: Extract<Intention, { readonly kind: 'submit' }>,
  today: PlainDate,
): Result<Plan> {
  const [rule] = rowsOf(policy, 'submit');
  if (rule === undefined) return refused({ code: 'not-yet', kind: 'submit' });
  if (today > roster.until) return refused({ code: 'roster-expired', until: roster.until });
  const concerns = sortedConcerns(intention.concerns);
  const routed = route(policy, roster, concerns);
  if (!routed.ok) return routed;
  if (intakeBlocks(policy, roster, today).length > 0) return refused({ code: 'intake-closed' });
  const { reviewer, second, bars } = routed.value;
  const { seal, sign } = intention;
  const receivers: ReadonlyMap<string, readonly Holder[]> = new Map([
    ['reporter', ['reporter']],
    ['reviewer', [reviewer]],
    ['receiver', [reviewer, second]],
  ]);
  return accepted(
    build(
      rule,
      { saying: { kind: 'submit', public: { concerns, seal, sign } }, bars },
      {
        to: (target) => receivers.get(target) ?? [],
        room: ({ room }) => (room === 'chosen' ? undefined : room),
        last: () => 0,
        counts: () => true,
      },
    ),
  );
}

/** The epochs that a room has. */
const lastIn = (ledger: Ledger, room: Room): number => ledger.rooms.get(room)?.length ?? 0;

function reachOf(setting: Setting, { targets }: Chosen): Reach {
  const { caseFile } = setting;
  const again = targets?.unreadable;
  const newcomer = targets?.newcomer;
  const keepers = targets?.keepers;
  return {
    to: (target) => {
      if (target === 'unreadable') return again === undefined ? [] : [again.person];
      if (target === 'newcomer') return newcomer === undefined ? [] : [newcomer.person];
      if (target === 'keeper') return keepers?.holders ?? [];
      if (target === 'executive' || target === 'cleared' || target === 'chair' || target === 'disclosed') {
        return targets?.[target] ?? [];
      }
      if (target === 'receiver' && targets?.receiver !== undefined) return targets.receiver;
      return personsIn(caseFile, target).filter((who) => who === 'reporter' || isReachable(setting, who));
    },
    // A room that nobody is to keep doesn't begin anew.
    room: ({ room, to }) => {
      if (to.includes('keeper')) return keepers?.room;
      return room === 'chosen' ? (again ?? newcomer)?.room : room;
    },
    last: (room) => lastIn(caseFile.ledger, room),
    counts: (room, epoch, holder) =>
      again === undefined || (caseFile.ledger.rooms.get(room)?.[epoch - 1]?.holders.has(holder) ?? false),
  };
}

/** What is left to who lost the office of their part: to say that a key doesn't open, and until others have the keys, to hand them on. */
function mayStillDo(roster: Roster, caseFile: CaseFile, act: ReturnType<typeof nameOf>, by: PersonId): boolean {
  if (act === 'unreadable' || !hasLostPart(caseFile, roster, by)) return true;
  const saves = act === 'epoch' || act === 'grant' || act === 'declare';
  return saves && !isOut(caseFile, roster, by);
}

/** Whether somebody came in by a line that gave them a key of `deliberation`, and was never given the report: nothing is theirs to do yet (PROTOCOL B69). */
const hasDeliberationAlone = (caseFile: CaseFile, by: PersonId): boolean =>
  handsOn(caseFile) && wasGranted(caseFile, 'deliberation', by) && !wasGranted(caseFile, 'report', by);

/** The setting in which somebody's act is judged, or why there is none: left, another's role, another stage. */
function settle(roster: Roster, caseFile: CaseFile, act: ReturnType<typeof nameOf>, by: Holder): Result<Setting> {
  if (by !== 'reporter' && !isActive(roster, by)) return refused({ code: 'not-active' });
  if (by !== 'reporter' && !caseFile.bars.has(by) && !mayStillDo(roster, caseFile, act, by)) {
    return refused({ code: 'no-part' });
  }
  if (by !== 'reporter' && hasDeliberationAlone(caseFile, by)) return refused({ code: 'no-part' });
  const rule = ruleFor(caseFile.policy, act, situationOf(caseFile, by));
  if (rule === 'unknown') return refused({ code: 'not-yet', kind: act });
  if (rule === 'role') return refused({ code: 'not-yours', act });
  if (rule !== 'stage') return accepted({ roster, caseFile, rule, by });
  const { stage, closing } = caseFile;
  return refused({ code: 'wrong-stage', act, stage, ...(closing === undefined ? {} : { closing }) });
}

/** When the rules are asked: as an act is made and let in, or of one that stands, of which {@link againstMaking} isn't asked any more. */
type Asked = 'made' | 'standing';

/** Whom an act keeps away, and the day on which it is made. */
type Making = { readonly bars: readonly PersonId[]; readonly today: PlainDate };

/** What is asked of an act as it is made alone: the calendar of the moment (B44), whether anybody would be left who opens the case (B53), and whether two would be left for it (B61). */
const againstMaking = (
  intention: Exclude<Intention, { readonly kind: 'submit' }>,
  { caseFile, roster, bars, today }: Pick<Setting, 'caseFile' | 'roster'> & Making,
): Refusal | undefined =>
  againstCalendar(intention, caseFile, today) ??
  againstLoss(intention, caseFile, roster) ??
  againstBeingLeft(intention, bars, caseFile, roster);

/**
 * What an intention makes of an act, or the first thing in its way. `roster` is the current one. A case keeps the
 * policy it was received under: `policy` counts for *submit* alone. Source: the act table; PROTOCOL A8.
 */
export const plan = (
  policy: Policy,
  roster: Roster,
  caseFile: CaseFile | undefined,
  intention: Intention,
  today: PlainDate,
): Result<Plan> => planned(policy, roster, caseFile, intention, { today, asked: 'made' });

function planned(
  policy: Policy,
  roster: Roster,
  caseFile: CaseFile | undefined,
  intention: Intention,
  { today, asked }: { readonly today: PlainDate; readonly asked: Asked },
): Result<Plan> {
  if (intention.kind === 'submit') {
    if (caseFile !== undefined) return refused({ code: 'already-done', act: 'submit' });
    return planSubmit(policy, roster, intention, today);
  }
  if (caseFile === undefined) return refused({ code: 'do-first', act: 'submit' });
  const setting = settle(roster, caseFile, nameOf(intention), intention.by);
  if (!setting.ok) return setting;
  const [obstacle] = obstaclesOf(setting.value);
  if (obstacle !== undefined) return refused(obstacle);
  const chosen = choose(intention, setting.value, today);
  if (!chosen.ok) return chosen;
  const bars = chosen.value.bars ?? [];
  const refusal = asked === 'made' ? againstMaking(intention, { caseFile, roster, bars, today }) : undefined;
  if (refusal !== undefined) return refused(refusal);
  return accepted(build(setting.value.rule, chosen.value, reachOf(setting.value, chosen.value)));
}

/** Everything that stands in the way of somebody's act before its choices: the list "before you refer". */
export function obstacles(
  roster: Roster,
  caseFile: CaseFile,
  act: ReturnType<typeof nameOf>,
  by: Holder,
): readonly Refusal[] {
  const setting = settle(roster, caseFile, act, by);
  return setting.ok ? obstaclesOf(setting.value) : [setting.refusal];
}

/** Where an act's attachments stand: in the room of what it says, of which it says the last. Of kinds that carry none nowhere. */
export function attachmentPlace({
  kind,
  entries,
}: Pick<Plan, 'kind' | 'entries'>): Pick<EntryMeta, 'room' | 'epoch'> | undefined {
  const last = carriesFiles(kind) ? entries.at(-1) : undefined;
  return last === undefined ? undefined : { room: last.room, epoch: last.epoch };
}

/**
 * How many attachments there are behind the entries of the plan, which stand in its order, each by the act's author; optional
 * ones may be absent. Undefined where the entries are others.
 */
function attachmentsIn(planned: Plan, entries: readonly EntryMeta[], by: Author): number | undefined {
  const { entries: slots } = planned;
  let at = 0;
  for (const slot of slots) {
    const entry = entries[at];
    const fits = entry?.room === slot.room && entry.epoch === slot.epoch && entry.author === by;
    if (fits) at++;
    else if (slot.optional === undefined) return undefined;
  }
  const place = attachmentPlace(planned);
  const attached = entries.slice(at);
  const isFit = attached.every(
    ({ room, epoch, author }) => room === place?.room && epoch === place.epoch && author === by,
  );
  return isFit && attached.length <= MOST_FILES ? attached.length : undefined;
}

/** The first part in which an act isn't what the rules make of it; its entries and items are looked at apart. */
function mismatch(planned: Plan, act: Act): Refusal | undefined {
  const starts = act.rooms.map(({ room, epoch }) => ({ room, epoch }));
  if (planned.kind !== act.kind) return { code: 'not-as-planned', part: 'kind' };
  if (!isSameJson(planned.public, act.public)) return { code: 'not-as-planned', part: 'public' };
  if (!isSameJson(planned.bars, act.bars)) return { code: 'not-as-planned', part: 'bars' };
  if (!isSameJson(planned.rooms, starts)) return { code: 'not-as-planned', part: 'rooms' };
  return isSameJson(planned.grants, act.grants) ? undefined : { code: 'not-as-planned', part: 'grants' };
}

type Beginning = {
  readonly policy: Policy;
  readonly roster: Roster;
  readonly made: Result<Plan>;
};

/** What the rules make of a report, which depends on nothing but these; whoever accepts one folds it in the same moment. */
const beginnings = new WeakMap<Act, Beginning>();

/** The plan that an act carries out on its own day, or why the rules wouldn't have made it; a report's is made once. */
function replan(policy: Policy, roster: Roster, caseFile: CaseFile | undefined, act: Act, asked: Asked): Result<Plan> {
  const by = { today: plainDate(act.on), asked };
  if (caseFile !== undefined) return planAnew(policy, roster, caseFile, act, by);
  const known = beginnings.get(act);
  if (known?.policy === policy && known.roster === roster) return known.made;
  const made = planAnew(policy, roster, undefined, act, by);
  beginnings.set(act, { policy, roster, made });
  return made;
}

function planAnew(
  policy: Policy,
  roster: Roster,
  caseFile: CaseFile | undefined,
  act: Act,
  by: { readonly today: PlainDate; readonly asked: Asked },
): Result<Plan> {
  const intention = intentionOf(act);
  if (!intention.ok) return intention;
  const made = planned(policy, roster, caseFile, intention.value, by);
  if (!made.ok) return made;
  const other = mismatch(made.value, act);
  return other === undefined ? made : refused(other);
}

/**
 * Whether a line that stands in a chain is one that the rules would have let in, by the roster it cites and on its day.
 * A browser asks this of every line: a server that accepted others can't make them count. No calendar has a say in it.
 */
export const isRegular = (policy: Policy, roster: Roster, caseFile: CaseFile | undefined, act: Act): boolean =>
  replan(policy, roster, caseFile, act, 'standing').ok;

/** Whether an act is what the rules make of it, and so many entries and items travel with it as it calls for. */
function isWhole(made: Result<Plan>, act: Act, entries: readonly EntryMeta[]): Result<void> {
  if (!made.ok) return made;
  const attached = attachmentsIn(made.value, entries, act.by);
  if (attached === undefined) return refused({ code: 'not-as-planned', part: 'entries' });
  // Behind its entries stand the files that they attach, one each.
  const items = act.grants.length + entries.length + attached;
  return act.items.length === items ? accepted(undefined) : refused({ code: 'not-as-planned', part: 'items' });
}

/** Whether its day follows the chain's last. */
const isInTurn = (caseFile: CaseFile | undefined, { on }: Act): boolean =>
  on >= (caseFile?.ledger.lines.at(-1)?.act.on ?? '');

/**
 * Whether an act may become the next line: allowed to its author now, and exactly what plan makes of it. `entries` are
 * those that travel with it, in the order of its items. Signature, chain, hashes and the quarter of an hour after
 * midnight are the caller's to check; here `on` must be today or the day before, and not before the last line.
 */
export function accept(
  policy: Policy,
  roster: Roster,
  caseFile: CaseFile | undefined,
  act: Act,
  entries: readonly EntryMeta[],
  today: PlainDate,
): Result<void> {
  const isNow = act.on <= today && act.on >= addDays(today, -1);
  if (!isNow || !isInTurn(caseFile, act)) return refused({ code: 'wrong-day' });
  // By the act's own day, as every reader judges the line for good (isRegular): what is let in counts.
  return isWhole(replan(policy, roster, caseFile, act, 'made'), act, entries);
}

/** Whether a line that stands was let in by the rules: as accept, on its own day, but for what only the calendar of that day could say. */
export const wasAccepted = (
  policy: Policy,
  roster: Roster,
  caseFile: CaseFile | undefined,
  act: Act,
  entries: readonly EntryMeta[],
): Result<void> =>
  isInTurn(caseFile, act)
    ? isWhole(replan(policy, roster, caseFile, act, 'standing'), act, entries)
    : refused({ code: 'wrong-day' });
