// Whom a case may be referred to: the committee's members, or who was appointed by name where the matrix or the committee's own
// state asks for it, and how many of them decide (domain.md §6, PROTOCOL B20). Pure; it looks at one case and one roster.
import type { Appointed, Office, PanelRule, Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { isTicked } from './concerns.ts';
import { activeHolders, holdsAny } from './roster-view.ts';
import { eligibleHolders, eligibleMembers } from './routing.ts';
import { rowsOf } from './rules.ts';
import { officesOfPart, type Part, partsNow } from './succession.ts';

type Standing = Parameters<typeof partsNow>[0] & Pick<CaseFile, 'stage'>;

/** The row of the policy that a report's ticks fall under. */
export const panelRule = ({ panels }: Appointed, concerns: CaseFile['concerns']): PanelRule | undefined =>
  panels.find(({ ticked }) => ticked.every((office) => isTicked(concerns, office)));

/** How many of a panel must be present to decide: one where a holder of such an office is all of it. */
export const quorumFor = ({ quorum, routes }: Policy, roster: Roster, panel: readonly PersonId[]): number => {
  const [only, ...others] = panel;
  const isWhole = only !== undefined && others.length === 0 && holdsAny(roster, only, routes.appointed?.alone ?? []);
  return isWhole ? 1 : quorum;
};

/** Whether half of the committee or more is kept away from the case: then its other members don't investigate it either. */
const isHalved = ({ policy, bars }: Standing, roster: Roster): boolean => {
  const members = activeHolders(roster, policy.routes.panel);
  return members.length > 0 && 2 * members.filter((person) => bars.has(person)).length >= members.length;
};

/** Who sits on the panel now and isn't gone; before a referral nobody. */
export const presentPanel = (caseFile: Standing, roster: Roster): readonly PersonId[] =>
  caseFile.stage === 'review' ? [] : partsNow(caseFile, roster).panel;

const isEnough = (caseFile: Standing, roster: Roster, panel: readonly PersonId[]): boolean =>
  panel.length >= quorumFor(caseFile.policy, roster, panel);

/** What is known of a panel before it is chosen. */
export type Pool = {
  /** Who may be given the case, the present panel left out. */
  readonly members: readonly PersonId[];
  /** Whether a panel can be made of them, with whoever sits on it already. */
  readonly suffices: boolean;
  /** Offices to which somebody could be appointed by name, so that one can. */
  readonly appoint: readonly Office[];
};

/** Whom a case may be referred to now. Cases of older policies know the committee alone. */
export function poolFor(caseFile: Standing, roster: Roster): Pool {
  const { policy, bars, reviewer, ratifier, concerns } = caseFile;
  const { appointed } = policy.routes;
  const alone = appointed?.alone ?? [];
  const present = presentPanel(caseFile, roster);
  const isFree = (person: PersonId) => !present.includes(person);
  // One alone is a whole panel only where nobody else sits on it.
  const isWhole = (person: PersonId) => present.length === 0 && holdsAny(roster, person, alone);
  const enough = (members: readonly PersonId[]) =>
    isEnough(caseFile, roster, [...present, ...members]) || members.some(isWhole);
  const rule = appointed === undefined ? undefined : panelRule(appointed, concerns);
  if (rule === undefined) {
    const members = eligibleMembers(policy, roster, bars, [reviewer, ratifier]).filter(isFree);
    return { members, suffices: enough(members), appoint: [] };
  }
  const counts = (office: Office) => office !== policy.routes.panel || !isHalved(caseFile, roster);
  const holders = (offices: readonly Office[]) =>
    eligibleHolders(policy, roster, offices.filter(counts), bars, [reviewer, ratifier]).filter(isFree);
  const offices = [...rule.of];
  for (const office of rule.if_short) if (!enough(holders(offices))) offices.push(office);
  const members = holders(offices);
  const appoint = [...rule.of, ...rule.if_short].filter((office) => office !== policy.routes.panel);
  return { members, suffices: enough(members), appoint };
}

/**
 * Offices of people on the roster who may be given the case only once others are recorded as concerned; empty where even so too few
 * are left, or where nobody more comes in.
 */
export function standsAfter(caseFile: Standing, roster: Roster, concerned: readonly PersonId[]): readonly Office[] {
  const isPossible = rowsOf(caseFile.policy, 'concern').some(({ from }) => from.includes(caseFile.stage));
  if (!isPossible || concerned.length === 0) return [];
  const before = poolFor(caseFile, roster).members;
  const after = poolFor({ ...caseFile, bars: new Set([...caseFile.bars, ...concerned]) }, roster);
  const further = after.members.filter((person) => !before.includes(person));
  return after.suffices ? after.appoint.filter((office) => further.some((one) => holdsAny(roster, one, [office]))) : [];
}

/** Whether these, with whoever sits on the panel already, are a panel; and how many it takes. */
export const panelOf = (caseFile: Standing, roster: Roster, cleared: readonly PersonId[]) => {
  const panel = [...presentPanel(caseFile, roster), ...cleared];
  return { panel, quorum: quorumFor(caseFile.policy, roster, panel), suffices: isEnough(caseFile, roster, panel) };
};

/** Whether fewer are left on the panel of a running investigation than decide: further members may come in. */
export const isPanelShort = (caseFile: Standing & Pick<CaseFile, 'quorum'>, roster: Roster): boolean =>
  caseFile.stage === 'investigation' && presentPanel(caseFile, roster).length < caseFile.quorum;

/** A part of a running case that nobody is left for. `bringIn`: further members stand on the roster already. */
export type Vacancy = { readonly part: Part; readonly appoint: readonly Office[]; readonly bringIn?: true };

/** The offices for people appointed by name who come into a part of a case; there is room for several in each (PROTOCOL B61). */
const namedFor = ({ routes }: Policy): readonly Office[] => routes.appointed?.part ?? [];

const isVacant = (roster: Roster, office: Office): boolean => activeHolders(roster, office).length === 0;

/**
 * Offices a further holder of which would take this part: those for people appointed by name, whoever holds one already; of older
 * policies those of the part's own list that nobody holds. Nobody is advised to fill an office that somebody else holds alone: the
 * case may bar them, and the attempt is told to them.
 */
function appointFor({ policy, concerns }: CaseFile, roster: Roster, part: Part): readonly Office[] {
  const named = namedFor(policy);
  return named.length > 0 ? named : officesOfPart(policy, concerns, part).filter((office) => isVacant(roster, office));
}

/** Offices by which somebody more could come to receive a case: those for people appointed by name; of older policies what nobody holds. */
export function appointable({ policy, concerns }: CaseFile, roster: Roster): readonly Office[] {
  const named = namedFor(policy);
  if (named.length > 0) return named;
  const listed = (['reviewer', 'second'] as const).flatMap((part) => officesOfPart(policy, concerns, part));
  return [...new Set(listed)].filter((office) => isVacant(roster, office));
}

/** The parts of a case that nobody on this roster can take, with the offices to which somebody could be appointed for them. */
export function vacancies(caseFile: CaseFile, roster: Roster): readonly Vacancy[] {
  if (caseFile.stage === 'closed') return [];
  const now = partsNow(caseFile, roster);
  const single = (['reviewer', 'second'] as const).filter((part) => now[part] === undefined);
  const ratifies = caseFile.ratifier !== undefined && now.ratifier === undefined && caseFile.stage !== 'ratified';
  const parts: readonly Part[] = ratifies ? [...single, 'ratifier'] : single;
  const found = parts.map((part): Vacancy => ({ part, appoint: appointFor(caseFile, roster, part) }));
  if (!isPanelShort(caseFile, roster)) return found;
  const pool = poolFor(caseFile, roster);
  const isOpen = pool.suffices && rowsOf(caseFile.policy, 'refer').some(({ from }) => from.includes('investigation'));
  return [...found, { part: 'panel', appoint: pool.appoint, ...(isOpen ? { bringIn: true } : {}) }];
}
