// What a check page says of a report besides its answers: which offices it concerns, and who would receive it, be told of it,
// or be kept away.
import { activeHolders, officesOf } from '../domain/roster-view.ts';
import { type Routing, withheldOffices } from '../domain/routing.ts';
import type { Concerns, Office, Policy } from '../policy/types.ts';
import { comma, type Lang } from './locale.ts';
import { officesInSentence } from './office-words.ts';
import { reporter } from './reporter.ts';
import { shared } from './shared.ts';

type Roster = Parameters<typeof officesOf>[0];

/** Offices one after another. */
export const officeList = (lang: Lang, offices: readonly Office[]): string =>
  offices.map((office) => shared(lang).offices[office]).join(comma(lang));

export const concernWords = (lang: Lang, concerns: Concerns): string => {
  if (concerns === 'senior') return shared(lang).offices.senior;
  return concerns.length === 0 ? reporter(lang).report.concerns.none : officeList(lang, concerns);
};

/** The office by which a receiver is named: the first of the routing list that they hold. */
const receiverOffice = (roster: Roster, person: string, order: readonly Office[]): Office | undefined => {
  const held = officesOf(roster, person);
  return order.find((office) => held.includes(office)) ?? held[0];
};

/** The receivers by their offices, as they stand inside a sentence: the reviewer first. */
export const receiverOffices = (
  lang: Lang,
  policy: Policy,
  roster: Roster,
  routing: Routing,
): readonly [string, string] => {
  const { routes } = policy;
  const name = (person: string, order: readonly Office[]) => {
    const office = receiverOffice(roster, person, order);
    const words = office === undefined ? '' : shared(lang).offices[office];
    return lang === 'en' ? words.toLowerCase() : words;
  };
  const second = routing.senior ? routes.senior.second : routes.second;
  return [name(routing.reviewer, routes.reviewer), name(routing.second, second)];
};

/** What a check page says of who will receive a report that concerns `concerns`, and of who is kept waiting meanwhile. */
export const receiverWords = (
  lang: Lang,
  policy: Policy,
  roster: Roster,
  routing: Routing,
  concerns: Concerns,
): string => {
  const t = reporter(lang).report.check;
  const [first, second] = receiverOffices(lang, policy, roster, routing);
  const withheld = withheldOffices(policy, concerns);
  if (withheld.length === 0) return t.receivers(first, second);
  return concerns === 'senior'
    ? `${t.receivers(first, second)} ${t.waiting(officesInSentence(lang, withheld))}`
    : t.receiversMember(first, second);
};

/** The days that the policy gives for telling the executive; a week where it says nothing. */
export const briefDays = (policy: Policy): number => {
  const within = policy.duties.find(({ duty }) => duty === 'brief')?.within;
  return within !== undefined && 'days' in within ? within.days : 7;
};

const isVacant = (roster: Roster, office: Office): boolean => activeHolders(roster, office).length === 0;

/** Whether a report about `concerns` reaches the executive's ears: never, at once, or only after the reviewer recorded more. */
const briefing = (policy: Policy, roster: Roster, routing: Routing, concerns: Concerns): 'never' | 'later' | 'soon' => {
  const { executive } = policy.routes;
  // Told outside the portal where nobody on the roster holds the office.
  const [holder] = activeHolders(roster, executive);
  const isTicked = concerns !== 'senior' && concerns.includes(executive);
  if (isTicked || (holder !== undefined && routing.bars.includes(holder))) return 'never';
  const offices = [executive, ...(holder === undefined ? [] : officesOf(roster, holder))];
  return withheldOffices(policy, concerns).some((office) => offices.includes(office)) ? 'later' : 'soon';
};

const briefingWords = (lang: Lang, policy: Policy, roster: Roster, routing: Routing, concerns: Concerns): string => {
  const t = reporter(lang).report.check;
  const executive = officesInSentence(lang, [policy.routes.executive]);
  switch (briefing(policy, roster, routing, concerns)) {
    case 'never':
      return isVacant(roster, policy.routes.executive) ? t.notBriefedVacant(executive) : t.notBriefed(executive);
    case 'later':
      return t.briefedLater(executive, briefDays(policy));
    case 'soon':
      return t.briefed(executive, briefDays(policy));
  }
};

/**
 * Offices that get neither a key nor a word of it. Senior names none, and a member is kept waiting only. A report bars whoever
 * holds an office on its day: one that nobody holds is said so.
 */
const awayWords = (lang: Lang, policy: Policy, roster: Roster, concerns: Concerns): readonly string[] => {
  const t = reporter(lang).report.check;
  if (concerns === 'senior') return [];
  if (concerns.length === 0) return [t.nobodyAway];
  const withheld = withheldOffices(policy, concerns);
  const away = concerns.filter((office) => !withheld.includes(office));
  const held = away.filter((office) => !isVacant(roster, office));
  const vacant = away.filter((office) => isVacant(roster, office));
  return [
    ...(held.length === 0 ? [] : [t.away(officesInSentence(lang, held), held.length)]),
    ...(vacant.length === 0 ? [] : [t.awayVacant(officesInSentence(lang, vacant), vacant.length)]),
  ];
};

/** What these words need of a report: whom it concerns, and whether a name is given with it. */
type Reported = { readonly concerns: Concerns; readonly identity: { readonly given: boolean } };

const nameWords = (lang: Lang, policy: Policy, roster: Roster, routing: Routing): string =>
  reporter(lang).report.check.name(...receiverOffices(lang, policy, roster, routing));

/** Who will receive a report, for whom the name opens, who will be told of it and by when, and who is kept away. */
export const audienceWords = (
  lang: Lang,
  policy: Policy,
  roster: Roster,
  routing: Routing,
  { concerns, identity }: Reported,
): readonly string[] => [
  receiverWords(lang, policy, roster, routing, concerns),
  ...(identity.given ? [nameWords(lang, policy, roster, routing)] : []),
  briefingWords(lang, policy, roster, routing, concerns),
  ...awayWords(lang, policy, roster, concerns),
];
