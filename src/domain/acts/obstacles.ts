// What stands in the way of an act before any choice is made: the row's own conditions, and what the sentences under
// the table add for single acts. All of it, in order, so that a page can list it.
import type { ActName, ActRule } from '../../policy/types.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { type CaseFile, hasSpoken, isCarried, mustDeclare } from '../case-file.ts';
import { isTicked } from '../concerns.ts';
import { isFormer } from '../keys-held.ts';
import { isLastReader } from '../opens.ts';
import { isPanelShort, poolFor, presentPanel } from '../panel.ts';
import type { Refusal } from '../result.ts';
import { handsOn, openers, staleRooms } from '../succession.ts';
import { ofDisclosing } from './disclosing.ts';
import { ofPausing, ofResuming } from './duty-acts.ts';
import { addresseeOf, isReachable, isWithheld, type Setting } from './setting.ts';

/** Whether an act that must come first has been done: a concern counts only where it settled the reporter's tick. */
function isDone(caseFile: CaseFile, act: ActName): boolean {
  if (act === 'concern') return caseFile.concernRecorded;
  const perReview = caseFile.policy.acts.some((rule) => rule.act === act && rule.once === 'review');
  return (perReview ? caseFile.done.review : caseFile.done.case).has(act);
}

function ofRow({ caseFile, rule }: Setting): readonly Refusal[] {
  const found: Refusal[] = [];
  if (rule.only !== undefined && !isTicked(caseFile.concerns, rule.only)) found.push({ code: 'only-after-senior' });
  const done = rule.once === 'review' ? caseFile.done.review : caseFile.done.case;
  if (rule.once !== undefined && done.has(rule.act)) found.push({ code: 'already-done', act: rule.act });
  if (needsDeliberation(rule) && !caseFile.opened) found.push({ code: 'do-first', act: 'open' });
  for (const { act, ticked } of rule.after) {
    const counts = ticked === undefined || isTicked(caseFile.concerns, ticked);
    if (counts && !isDone(caseFile, act)) found.push({ code: 'do-first', act });
  }
  return found;
}

/** Whether an act writes in `deliberation`, or hands its keys on, and so needs the room to be there. */
const needsDeliberation = (rule: ActRule): boolean =>
  rule.entries.some(({ room }) => room === 'deliberation') ||
  rule.grants.some(({ room, epochs }) => room === 'deliberation' && epochs === 'every');

/** Members who could be given the case: never whoever reviews or ratifies it, nor who sits on its panel. */
export const membersFor = ({ roster, caseFile }: Pick<Setting, 'roster' | 'caseFile'>): readonly PersonId[] =>
  poolFor(caseFile, roster).members;

/** Whether as many are given as decide, and too few of them have an account in use, by the server's word, to read and decide. */
export const isQuorumSuspended = (
  quorum: number,
  members: readonly PersonId[],
  suspended: ReadonlySet<string>,
): boolean => members.length >= quorum && members.filter((person) => !suspended.has(person)).length < quorum;

/** The ids of a room's grant that was signed unreadable, and that this holder could give again. */
export const servableBy = (setting: Omit<Setting, 'rule'>) =>
  setting.caseFile.unreadable.filter(({ person, room }) => canServe(setting, person, room));

function canServe(setting: Omit<Setting, 'rule'>, person: PersonId, room: CaseFile['unreadable'][number]['room']) {
  const { caseFile, by } = setting;
  // Nobody hands an identity on: it is disclosed with a reason, or given again by the reporter (PROTOCOL B18, B19).
  if (room === 'identity' || person === by || !isReachable(setting, person)) return false;
  const epochs = caseFile.ledger.rooms.get(room) ?? [];
  const owed = epochs.filter(({ holders }) => holders.has(person));
  const { sealedTo } = caseFile;
  const gives = by !== 'reporter' && owed.every(({ holders }) => holders.has(by));
  return owed.length > 0 && gives && !owed.some(({ epoch }) => isFormer(sealedTo, setting.roster, by, room, epoch));
}

/** Whether every present member has said their word on a recommendation that isn't carried. */
export function isSpent({ roster, caseFile }: Pick<Setting, 'roster' | 'caseFile'>): boolean {
  const standing = caseFile.recommendation;
  if (standing === undefined) return true;
  const present = presentPanel(caseFile, roster);
  return !isCarried(standing, caseFile.quorum) && present.every((person) => hasSpoken(standing, person));
}

function ofVoice({ caseFile, by }: Setting): readonly Refusal[] {
  const standing = caseFile.recommendation;
  if (standing === undefined) return [{ code: 'no-recommendation' }];
  if (standing.by === by) return [{ code: 'own-recommendation' }];
  return hasSpoken(standing, by) ? [{ code: 'already-spoken' }] : [];
}

function ofReferral(setting: Setting): readonly Refusal[] {
  const { caseFile, roster } = setting;
  if (caseFile.stage === 'investigation' && !isPanelShort(caseFile, roster)) return [{ code: 'panel-suffices' }];
  const { members, suffices, appoint } = poolFor(caseFile, roster);
  if (suffices) return [];
  const available = presentPanel(caseFile, roster).length + members.length;
  return [{ code: 'too-few-members', needed: caseFile.policy.quorum, available, stage: caseFile.stage, appoint }];
}

function ofOpening(setting: Setting): readonly Refusal[] {
  const { caseFile, roster } = setting;
  return openers(caseFile, roster).length < caseFile.policy.routes.receivers
    ? [{ code: 'too-few-holders', room: 'deliberation' }]
    : [];
}

function ofBriefing(setting: Setting): readonly Refusal[] {
  const addressee = addresseeOf(setting);
  const withheld = addressee !== undefined && isWithheld(setting, addressee);
  return withheld ? [{ code: 'do-first', act: 'concern' }] : [];
}

function ofAct(setting: Setting): readonly Refusal[] {
  const { caseFile, by } = setting;
  switch (setting.rule.act) {
    case 'open':
      return ofOpening(setting);
    case 'brief':
      return ofBriefing(setting);
    case 'refer':
      return ofReferral(setting);
    case 'recommend':
      return isSpent(setting) ? [] : [{ code: 'recommendation-stands' }];
    case 'confirm':
    case 'dissent':
      return ofVoice(setting);
    case 'ratify':
    case 'return':
      return by !== 'reporter' && caseFile.acted.has(by) ? [{ code: 'acted-before' }] : [];
    case 'pause':
      return ofPausing(setting);
    case 'resume':
      return ofResuming(setting);
    default:
      return ofDisclosing(setting);
  }
}

/** What comes first of all is declared first; the last who could save the keys of a case may do that before. */
function ofDeclaring({ roster, caseFile, rule, by }: Setting): readonly Refusal[] {
  if (by === 'reporter' || rule.undeclared === true || !mustDeclare(caseFile, by)) return [];
  const saves = rule.act === 'epoch' || rule.act === 'grant';
  return saves && isLastReader(caseFile, roster, by) ? [] : [{ code: 'do-first', act: 'declare' }];
}

/** Nothing more is written under a key that somebody has who is gone. The reporter knows of none, and begins no room. */
function ofStaleness({ roster, caseFile, rule, by }: Setting): readonly Refusal[] {
  if (by === 'reporter' || rule.act === 'bar' || !handsOn(caseFile)) return [];
  const stale = staleRooms(caseFile, roster);
  // Minutes are left out of one step alone, and wait with it like every other.
  const isWritten = (optional?: true) => optional !== true || rule.act === 'labour-step';
  const writes = rule.entries.some(({ room, optional }) => isWritten(optional) && stale.some((one) => one === room));
  return writes ? [{ code: 'do-first', act: 'epoch' }] : [];
}

/** Everything that stands in the way of an act whose row fits stage and role; none means that only choices remain. */
export const obstaclesOf = (setting: Setting): readonly Refusal[] => {
  const declaring = ofDeclaring(setting);
  return declaring.length > 0 ? declaring : [...ofRow(setting), ...ofStaleness(setting), ...ofAct(setting)];
};
