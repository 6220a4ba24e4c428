// Folds a verified chain into a case file, line by line, by the rows of the policy's act table. Whether a line is genuine
// is the protocol's to say; a line that decide wouldn't have let in moves nothing here.
import type { CalendarSettings } from '../policy/calendar.ts';
import type { ActName, ActRule, Concerns, Policy } from '../policy/types.ts';
import { type Act, type Ledger, type Line, type PersonId, publicNumber, type Roster } from '../protocol/check/index.ts';
import {
  type CaseFile,
  hasRole,
  holdersOf,
  isCarried,
  type Recommendation,
  type TimelineItem,
  withdrawalKey,
} from './case-file.ts';
import { isTicked } from './concerns.ts';
import { isRegular } from './decide.ts';
import { NO_DISCLOSURES, withDisclosure, withoutConsent } from './disclosure.ts';
import { type Step, withDuties, withHandOn } from './duties.ts';
import { replacedBy, sealedBy } from './keys-held.ts';
import { panelOf } from './panel.ts';
import { plainDate } from './plain-date.ts';
import { actName, rowsOf, ruleFor } from './rules.ts';
import { awaitsHandOn, withSuccession } from './succession.ts';
import { underRoster } from './under-roster.ts';

/** Verified rosters by hash. */
export type Rosters = ReadonlyMap<string, Roster>;

const isPerson = (who: string): who is PersonId => who !== 'reporter' && who !== 'system';

/** The person to whom *submit* gave a room's key; acceptance has held these to the routing. */
function receiversIn({ act }: Line): { readonly reviewer: PersonId; readonly second: PersonId } {
  const holdersIn = (room: string) =>
    act.grants.flatMap(({ room: granted, holder }) => (granted === room && holder !== 'reporter' ? [holder] : []));
  const [reviewer] = holdersIn('identity');
  const second = holdersIn('report').find((person) => person !== reviewer);
  if (reviewer === undefined || second === undefined) throw new RangeError('a first line without receivers');
  return { reviewer, second };
}

function begin(policy: Policy, ledger: Ledger, calendar: CalendarSettings): CaseFile {
  const { act } = ledger.submit;
  const { reviewer, second } = receiversIn(ledger.submit);
  const concerns: Concerns = act.kind === 'submit' ? act.public.concerns : [];
  const receivedOn = plainDate(act.on);
  return {
    policy,
    calendar,
    caseId: ledger.case,
    number: publicNumber(ledger.case),
    receivedOn,
    concerns,
    stage: 'review',
    reviewer,
    second,
    ratifier: concerns === 'senior' ? undefined : second,
    receivers: [reviewer, second],
    panel: [],
    quorum: policy.quorum,
    bars: new Set(),
    declared: new Set(),
    withdrawn: new Set(),
    sealedTo: new Map(),
    withdrawals: [],
    opened: false,
    cleared: false,
    concernRecorded: false,
    review: { startedOn: receivedOn, startedBy: ledger.submit.hash },
    done: { case: new Set(), review: new Set() },
    acted: new Set([reviewer]),
    labour: [],
    identity: NO_DISCLOSURES,
    unreadable: [],
    timeline: [],
    irregular: [],
    duties: [],
    holders: () => [],
    ledger: { ...ledger, lines: [], head: '', bars: new Set(), rooms: new Map(), items: new Map() },
  };
}

function withVoice(standing: Recommendation | undefined, act: Act): Recommendation | undefined {
  if (standing === undefined || !isPerson(act.by)) return standing;
  if (act.kind === 'confirm') return { ...standing, confirmed: [...standing.confirmed, act.by] };
  if (act.kind === 'dissent') return { ...standing, dissented: [...standing.dissented, act.by] };
  return standing;
}

/** What an act changes beside stage and duties. */
function withAct(caseFile: CaseFile, step: Step): CaseFile {
  const { line, act, on, roster } = step;
  switch (act.kind) {
    case 'open':
      return { ...caseFile, opened: true };
    case 'acknowledge':
      return { ...caseFile, review: { ...caseFile.review, acknowledgedOn: on } };
    case 'brief':
      return { ...caseFile, review: { ...caseFile.review, briefedOn: on } };
    case 'concern': {
      const { concerns } = act.public;
      const recorded = caseFile.policy.routes.withheld.some((office) => isTicked(concerns, office));
      return { ...caseFile, concernRecorded: caseFile.concernRecorded || recorded };
    }
    case 'clear': {
      const chair = act.grants.map(({ holder }) => holder).find(isPerson);
      return { ...caseFile, cleared: true, ratifier: chair ?? caseFile.second };
    }
    case 'close':
      return act.public.outcome === 'resolved' ? { ...caseFile, form: act.public.form } : caseFile;
    case 'refer': {
      const { form, cleared } = act.public;
      const panel = [...caseFile.panel, ...cleared];
      const { quorum } = roster === undefined ? caseFile : panelOf(caseFile, roster, cleared);
      return { ...caseFile, form, panel, quorum, acted: new Set([...caseFile.acted, ...cleared]) };
    }
    case 'recommend':
      if (!isPerson(act.by)) return caseFile;
      return { ...caseFile, recommendation: { line: line.hash, by: act.by, on, confirmed: [], dissented: [] } };
    case 'confirm':
    case 'dissent': {
      const recommendation = withVoice(caseFile.recommendation, act);
      return recommendation === undefined ? caseFile : { ...caseFile, recommendation };
    }
    case 'ratify':
      return { ...caseFile, ratifiedOn: on };
    case 'return': {
      const { recommendation: _, ...rest } = caseFile;
      return rest;
    }
    case 'unreadable': {
      const { room } = act.public;
      return isPerson(act.by)
        ? { ...caseFile, unreadable: [...caseFile.unreadable, { person: act.by, room }] }
        : caseFile;
    }
    case 'grant': {
      const given = (person: PersonId, room: string) =>
        act.grants.some((grant) => grant.holder === person && grant.room === room);
      return { ...caseFile, unreadable: caseFile.unreadable.filter(({ person, room }) => !given(person, room)) };
    }
    case 'consent': {
      const after = { ...caseFile, identity: withDisclosure(caseFile.identity, step) };
      return withoutConsent(caseFile, after, line.hash);
    }
    case 'check-in-wish': {
      const { checkInsStoppedOn: _, ...rest } = caseFile;
      return act.public.wanted ? rest : { ...rest, checkInsStoppedOn: on };
    }
    case 'message':
    case 'ask-identity':
    case 'refuse-identity':
    case 'announce':
    case 'disclose':
    case 'disclose-withheld':
      return { ...caseFile, identity: withDisclosure(caseFile.identity, step) };
    case 'identify':
      // Under the new key nothing is left of a grant that didn't open.
      return { ...caseFile, unreadable: caseFile.unreadable.filter(({ room }) => room !== 'identity') };
    case 'declare':
      return isPerson(act.by) ? { ...caseFile, declared: new Set([...caseFile.declared, act.by]) } : caseFile;
    case 'categorise':
      return { ...caseFile, category: act.public.category };
    case 'labour-step': {
      const { step: recorded, day } = act.public;
      return {
        ...caseFile,
        labour: [...caseFile.labour, { step: recorded, day: plainDate(day), line: line.hash }],
      };
    }
    default:
      return caseFile;
  }
}

/** Moves the case to the row's stage: it opens anew with another review, or closes with an outcome. */
function withStage(caseFile: CaseFile, rule: ActRule, { on, line }: Step): CaseFile {
  if (rule.to === undefined) return caseFile;
  if (rule.at === 'quorum') {
    const standing = caseFile.recommendation;
    if (standing === undefined || !isCarried(standing, caseFile.quorum)) return caseFile;
  }
  const { outcome: _outcome, closing: _closing, closedOn: _closedOn, ...open } = caseFile;
  if (rule.to !== 'closed') {
    const begins = rule.to === 'review';
    const review = begins ? { startedOn: on, startedBy: line.hash } : open.review;
    const done = begins ? { ...open.done, review: new Set<ActName>() } : open.done;
    return { ...open, stage: rule.to, review, done };
  }
  const closing = rule.closing ?? 'feedback';
  return { ...open, stage: 'closed', closing, closedOn: on, ...(closing === 'feedback' ? {} : { outcome: closing }) };
}

const isVoiceOf = ({ by, confirmed, dissented }: Recommendation, persons: readonly PersonId[]): boolean =>
  [by, ...confirmed, ...dissented].some((person) => persons.includes(person));

/**
 * The case without the voices of whoever is kept away by this line, as long as nobody has ratified. A recommendation that they
 * recorded falls, and one that goes on to be ratified by their voice goes back: the committee owes it anew, as after a *return*.
 */
function withoutVoices(caseFile: CaseFile, step: Step): CaseFile {
  const { recommendation: standing, stage, policy, quorum } = caseFile;
  const gone = step.act.kind === 'submit' ? [] : step.act.bars;
  if (standing === undefined || !isVoiceOf(standing, gone)) return caseFile;
  if (stage !== 'investigation' && stage !== 'ratification') return caseFile;
  const stay = (persons: readonly PersonId[]) => persons.filter((person) => !gone.includes(person));
  const left = { ...standing, confirmed: stay(standing.confirmed), dissented: stay(standing.dissented) };
  const falls = gone.includes(standing.by);
  const { recommendation: _, ...rest } = caseFile;
  const heard = falls ? rest : { ...rest, recommendation: left };
  if (stage === 'investigation' || (!falls && isCarried(left, quorum))) return heard;
  const back = rowsOf(policy, 'return')[0];
  const duties = back === undefined ? caseFile.duties : withDuties(caseFile, back, { ...step, name: 'return' });
  return { ...heard, stage: 'investigation', duties };
}

function applyRule(caseFile: CaseFile, rule: ActRule, step: Step): CaseFile {
  const changed = withAct(caseFile, step);
  const moved = withStage(changed, rule, step);
  const counts = rule.at !== 'quorum' || moved.stage === rule.to;
  const done = {
    case: new Set([...moved.done.case, step.name]),
    review: new Set([...moved.done.review, step.name]),
  };
  // Duties are reckoned before the move: feedback counts from the acknowledgement of the review that led there.
  const ended = rule.at === 'quorum' && counts ? { investigatedOn: changed.investigatedOn ?? step.on } : {};
  const duties = counts ? withDuties({ ...changed, ...ended }, rule, step) : changed.duties;
  return withoutVoices({ ...moved, ...ended, done, duties }, step);
}

function rowFor(caseFile: CaseFile, act: Act, name: ActName): ActRule | undefined {
  const { by } = act;
  const rule = ruleFor(caseFile.policy, name, {
    stage: act.kind === 'submit' ? undefined : caseFile.stage,
    closing: caseFile.closing,
    fills: (role) => by !== 'system' && hasRole(caseFile, role, by),
    owes: (duty) => caseFile.duties.some(({ id, metOn }) => id === duty && metOn === undefined),
  });
  return typeof rule === 'string' ? undefined : rule;
}

/** The ledger with one more of its own verified lines, so that each line is judged by what stood before it. */
function extend(ledger: Ledger, line: Line): Ledger {
  const rooms = new Map(ledger.rooms);
  for (const { room, epoch, commitment } of line.act.rooms) {
    rooms.set(room, [...(rooms.get(room) ?? []), { epoch, commitment, startedBy: line.hash, holders: new Set() }]);
  }
  for (const { room, epoch, holder } of line.act.grants) {
    const epochs = rooms.get(room) ?? [];
    rooms.set(
      room,
      epochs.map((one) => (one.epoch === epoch ? { ...one, holders: new Set([...one.holders, holder]) } : one)),
    );
  }
  const bars = new Set([...ledger.bars, ...line.act.bars]);
  return { ...ledger, lines: [...ledger.lines, line], head: line.hash, bars, rooms };
}

const standingOn = (caseFile: CaseFile, ledger: Ledger): CaseFile => ({
  ...caseFile,
  ledger,
  bars: ledger.bars,
  holders: (room) => holdersOf(ledger, room),
});

/** Whether a line may move the case: the first always does, a later version's kinds never do. */
function isLetIn(caseFile: CaseFile, act: Act, rosters: Rosters): boolean {
  const roster = rosters.get(act.roster);
  const before = act.kind === 'submit' ? undefined : caseFile;
  return roster !== undefined && isRegular(caseFile.policy, roster, before, act);
}

/** Grants that were taken back stand again where a room's keys are given anew. */
function givenAgain(caseFile: CaseFile, act: Act): CaseFile {
  const again = act.grants
    .map(({ holder, room }) => withdrawalKey(holder, room))
    .filter((key) => caseFile.withdrawn.has(key));
  if (again.length === 0) return caseFile;
  return { ...caseFile, withdrawn: new Set([...caseFile.withdrawn].filter((key) => !again.includes(key))) };
}

/** What the line seals to whose keys, and what of theirs it makes void that was sealed to former ones. */
function sealedAnew(caseFile: CaseFile, { act, hash }: Line, roster: Roster | undefined): CaseFile {
  if (roster === undefined || act.grants.length === 0) return caseFile;
  const { sealedTo, withdrawals } = caseFile;
  const replaced = replacedBy(sealedTo, act, roster).map((one) => ({ ...one, line: hash }));
  return {
    ...caseFile,
    sealedTo: sealedBy(sealedTo, act, roster),
    withdrawals: replaced.length === 0 ? withdrawals : [...withdrawals, ...replaced],
  };
}

/** Who comes into which part by this line, and whether anything is left to be handed on. */
function succeeded(caseFile: CaseFile, roster: Roster | undefined, step: Pick<Step, 'line' | 'on'>): CaseFile {
  if (roster === undefined) return caseFile;
  const next = withSuccession(caseFile, roster, step.line.hash);
  return { ...next, duties: withHandOn(next, awaitsHandOn(next, roster), step) };
}

function applyLine(before: CaseFile, line: Line, rosters: Rosters): CaseFile {
  const { act } = line;
  const cited = rosters.get(act.roster);
  const caseFile = cited === undefined ? before : underRoster(before, rosters, { hash: act.roster, roster: cited });
  const on = plainDate(act.on);
  const name = actName(act);
  const regular = name === undefined || isLetIn(caseFile, act, rosters);
  const rule = name === undefined ? undefined : rowFor(caseFile, act, name);
  const roster = rosters.get(act.roster);
  const extended = sealedAnew(standingOn(caseFile, extend(caseFile.ledger, line)), line, roster);
  const standing = givenAgain(extended, act);
  const moves = rule !== undefined && name !== undefined && (regular || act.kind === 'submit');
  const applied = moves ? applyRule(standing, rule, { line, act, on, name, roster }) : standing;
  const next = succeeded(applied, roster, { line, on });
  const { kind, by, public: said } = act;
  const item: TimelineItem = { line: line.hash, kind, act: name, by, on, public: said, stage: next.stage };
  return {
    ...next,
    timeline: [...caseFile.timeline, item],
    irregular: regular ? caseFile.irregular : [...caseFile.irregular, line.hash],
  };
}

/** The case file after the lines that `ledger` has beyond those already folded. `rosters` are the verified ones. */
export function advance(caseFile: CaseFile, ledger: Ledger, rosters: Rosters): CaseFile {
  const lines = ledger.lines.slice(caseFile.timeline.length);
  return standingOn(
    lines.reduce((file, line) => applyLine(file, line, rosters), caseFile),
    ledger,
  );
}

/**
 * The case file of a verified chain. `policy` is the one that the submission's roster carries the hash of; due dates
 * follow the calendar's present settings. Throws for a chain whose first line names no receivers, which acceptance
 * never lets in.
 */
export const foldCase = (policy: Policy, ledger: Ledger, rosters: Rosters, calendar: CalendarSettings): CaseFile =>
  advance(begin(policy, ledger, calendar), ledger, rosters);
