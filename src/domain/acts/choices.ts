// The choices that single acts make, each held against the policy, the case and the roster. One function an act that
// has any; what an act hands over beyond its choices stands in its row.
import { isCategory } from '../../policy/categories.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { type CaseFile, holdsAnyKey, wasGranted } from '../case-file.ts';
import { sortedConcerns } from '../concerns.ts';
import { identityReader } from '../disclosure.ts';
import type { Intention } from '../intention.ts';
import { isLastWithKeys } from '../opens.ts';
import { panelOf, poolFor, standsAfter } from '../panel.ts';
import type { PlainDate } from '../plain-date.ts';
import { accepted, type Refusal, refused } from '../result.ts';
import { activeHolders, isListed } from '../roster-view.ts';
import { clearedChair, sortedPersons } from '../routing.ts';
import {
  comesIn,
  handsOn,
  hasKeepers,
  holdsAll,
  holdsNewest,
  keepersOf,
  openers,
  owedKeys,
  staleRooms,
} from '../succession.ts';
import { announce, askIdentity, consent, disclose, discloseWithheld, message, refuseIdentity } from './disclosing.ts';
import { checkIn, checkInWish, labourStep, pause, resume } from './duty-acts.ts';
import { servableBy } from './obstacles.ts';
import { addresseeOf, type Choice, executiveOf, type Setting } from './setting.ts';

type Of<Kind extends Intention['kind']> = Extract<Intention, { readonly kind: Kind }>;

/** Present holders of the named offices, and the persons chosen; of the committee nobody unless chosen by name. */
function concern(intention: Of<'concern'>, { caseFile, roster }: Setting): Choice {
  const { routes, offices } = caseFile.policy;
  const { concerns, persons } = intention;
  const known = concerns.every((office) => offices.some((rule) => rule.office === office));
  if (!known) return refused({ code: 'unknown-concern' });
  const stranger = persons.find((person) => !isListed(roster, person));
  if (stranger !== undefined) return refused({ code: 'unknown-person', person: stranger });
  const named = concerns.filter((office) => !routes.withheld.includes(office));
  const meant = [...named.flatMap((office) => activeHolders(roster, office)), ...persons];
  const bars = sortedPersons(meant.filter((person) => !caseFile.bars.has(person)));
  const settlesTick = concerns.some((office) => routes.withheld.includes(office) && isTickedIn(caseFile, office));
  if (bars.length === 0 && !settlesTick) return refused({ code: 'nobody-named' });
  const holder = bars.find((person) => holdsAnyKey(caseFile, person));
  if (holder !== undefined) return refused({ code: 'holds-key', person: holder });
  return accepted({ saying: { kind: 'concern', public: { concerns: sortedConcerns(concerns) } }, bars });
}

const isTickedIn = (caseFile: CaseFile, office: string): boolean =>
  caseFile.concerns !== 'senior' && caseFile.concerns.some((ticked) => ticked === office);

function clear({ caseFile, roster }: Setting): Choice {
  const chair = clearedChair(caseFile.policy, roster, caseFile.bars, caseFile.receivers);
  return accepted({ saying: { kind: 'clear', public: {} }, targets: { chair: chair === undefined ? [] : [chair] } });
}

/** Outside is not chosen: it is so exactly where no executive is on the roster. */
function brief({ conflict }: Of<'brief'>, setting: Setting): Choice {
  const executive = addresseeOf(setting);
  if (conflict && executive === undefined) return refused({ code: 'no-conflict-possible' });
  if (executive !== undefined && conflict && setting.caseFile.receivers.includes(executive)) {
    return refused({ code: 'holds-key', person: executive });
  }
  const outside = executiveOf(setting) === undefined;
  const concerned = conflict && executive !== undefined ? [executive] : [];
  const briefed = !conflict && executive !== undefined ? [executive] : [];
  return accepted({
    saying: { kind: 'brief', public: { outside, conflict } },
    bars: concerned,
    targets: { executive: briefed },
  });
}

function refer({ form, cleared }: Of<'refer'>, setting: Setting): Choice {
  const { caseFile, roster } = setting;
  const { members, appoint } = poolFor(caseFile, roster);
  const stranger = cleared.find((person) => !members.includes(person));
  if (stranger !== undefined) return refused({ code: 'not-eligible', person: stranger });
  const sorted = sortedPersons(cleared);
  const { panel, quorum, suffices } = panelOf(caseFile, roster, sorted);
  if (!suffices) {
    const concerned = members.filter((person) => !cleared.includes(person));
    const stands = standsAfter(caseFile, roster, concerned);
    const short = { code: 'too-few-cleared', needed: quorum, cleared: panel.length, appoint } as const;
    return refused(stands.length === 0 ? short : { ...short, stands });
  }
  // Further members come into the investigation as it was ordered.
  const kept = caseFile.stage === 'review' ? form : (caseFile.form ?? form);
  return accepted({ saying: { kind: 'refer', public: { form: kept, cleared: sorted } }, targets: { cleared: sorted } });
}

function about({ kind, of }: Of<'confirm' | 'dissent' | 'ratify' | 'return'>, { caseFile }: Setting): Choice {
  const standing = caseFile.recommendation;
  if (standing === undefined) return refused({ code: 'no-recommendation' });
  return standing.line === of
    ? accepted({ saying: { kind, public: { of } } })
    : refused({ code: 'other-recommendation' });
}

function unreadable({ room, by }: Of<'unreadable'>, { caseFile }: Setting): Choice {
  if (!wasGranted(caseFile, room, by)) return refused({ code: 'not-a-holder', room });
  const said = caseFile.unreadable.some((known) => known.person === by && known.room === room);
  if (said) return refused({ code: 'already-done', act: 'unreadable' });
  return accepted({ saying: { kind: 'unreadable', public: { room } } });
}

function grant({ room, to, by }: Of<'grant'>, setting: Setting): Choice {
  const is = (known: { readonly person: PersonId; readonly room: string }) =>
    known.person === to && known.room === room;
  const missing: Refusal = { code: 'not-unreadable', person: to, room };
  if (!setting.caseFile.unreadable.some(is)) {
    const isOwed = handsOn(setting.caseFile) && owedKeys(setting.caseFile, setting.roster).some(is);
    if (!isOwed) return refused(missing);
    if (!holdsAll(setting.caseFile, setting.roster, room, by)) return refused({ code: 'not-a-holder', room });
    return accepted({ saying: { kind: 'grant', public: {} }, targets: { newcomer: { room, person: to } } });
  }
  if (!servableBy(setting).some(is)) return refused({ code: 'not-eligible', person: to });
  return accepted({ saying: { kind: 'grant', public: {} }, targets: { unreadable: { room, person: to } } });
}

function declare({ conflict, by }: Of<'declare'>, { caseFile, roster }: Setting): Choice {
  if (!conflict && caseFile.declared.has(by)) return refused({ code: 'already-done', act: 'declare' });
  if (conflict && isLastWithKeys(caseFile, roster, by)) return refused({ code: 'last-holder' });
  return accepted({ saying: { kind: 'declare', public: { conflict } }, bars: conflict ? [by] : [] });
}

/**
 * Who has a key is kept away by this, or is to be given one; whoever else has none by *concern*. The reasons go under a key that
 * they never had.
 */
function bar({ person, by }: Of<'bar'>, { caseFile, roster }: Setting): Choice {
  if (person === by || caseFile.bars.has(person)) return refused({ code: 'not-eligible', person });
  if (!holdsAnyKey(caseFile, person) && !comesIn(caseFile, roster, person))
    return refused({ code: 'holds-no-key', person });
  const without = { ...caseFile, bars: new Set([...caseFile.bars, person]) };
  const holders = keepersOf(without, roster, 'deliberation');
  const keepers = !hasKeepers(holders) ? {} : { keepers: { room: 'deliberation', holders } as const };
  return accepted({ saying: { kind: 'bar', public: {} }, bars: [person], targets: keepers });
}

function epoch({ room, by }: Of<'epoch'>, { caseFile, roster }: Setting): Choice {
  const stale = staleRooms(caseFile, roster).find((one) => one === room);
  if (stale === undefined) return refused({ code: 'nothing-to-hand-on', room });
  if (!holdsNewest(caseFile, roster, stale, by)) return refused({ code: 'not-a-holder', room });
  const holders = keepersOf(caseFile, roster, stale);
  if (!hasKeepers(holders)) return refused({ code: 'too-few-holders', room });
  return accepted({ saying: { kind: 'epoch', public: {} }, targets: { keepers: { room, holders } } });
}

/** The reporter's name goes to whoever reviews now; while nobody does, it is nobody's to open. */
function identify({ caseFile, roster }: Setting): Choice {
  if (identityReader(caseFile, roster) === undefined) return refused({ code: 'too-few-holders', room: 'identity' });
  return accepted({ saying: { kind: 'identify', public: {} } });
}

/** What an intention chooses, or why it can't. */
export function choose(
  intention: Exclude<Intention, { readonly kind: 'submit' }>,
  setting: Setting,
  today: PlainDate,
): Choice {
  switch (intention.kind) {
    case 'open':
      return accepted({
        saying: { kind: 'open', public: {} },
        targets: { receiver: openers(setting.caseFile, setting.roster) },
      });
    case 'concern':
      return concern(intention, setting);
    case 'clear':
      return clear(setting);
    case 'brief':
      return brief(intention, setting);
    case 'close':
      return intention.outcome === 'resolved'
        ? accepted({ saying: { kind: 'close', public: { outcome: 'resolved', form: intention.form } } })
        : accepted({ saying: { kind: 'close', public: { outcome: 'unjustified' } } });
    case 'refer':
      return refer(intention, setting);
    case 'confirm':
    case 'dissent':
    case 'ratify':
    case 'return':
      return about(intention, setting);
    case 'unreadable':
      return unreadable(intention, setting);
    case 'grant':
      return grant(intention, setting);
    case 'declare':
      return declare(intention, setting);
    case 'bar':
      return bar(intention, setting);
    case 'epoch':
      return epoch(intention, setting);
    case 'ask-identity':
      return askIdentity(intention, setting, today);
    case 'refuse-identity':
      return refuseIdentity(intention, setting);
    case 'announce':
      return announce(intention, setting, today);
    case 'disclose':
      return disclose(intention, setting, today);
    case 'disclose-withheld':
      return discloseWithheld(intention, setting, today);
    case 'pause':
      return pause(intention, setting, today);
    case 'resume':
      return resume(intention, setting, today);
    case 'check-in-wish':
      return checkInWish(intention, setting);
    case 'labour-step':
      return labourStep(intention, setting, today);
    case 'check-in':
      return checkIn(intention, setting, today);
    case 'identify':
      return identify(setting);
    case 'message':
      return message(intention, setting, today);
    case 'consent':
      return consent(intention, setting);
    case 'categorise': {
      const { category } = intention;
      if (!isCategory(category)) return refused({ code: 'unknown-category' });
      return accepted({ saying: { kind: 'categorise', public: { category } } });
    }
    default:
      return accepted({ saying: { kind: intention.kind, public: {} } });
  }
}
