// Asking for an identity, refusing it, announcing that it is disclosed and disclosing it: what each needs, to whom it may go
// and within which days. Source: issue 4, point 3; PROTOCOL B19.
import type { DisclosureRule } from '../../policy/types.ts';
import type { Disclosing, PersonId } from '../../protocol/check/index.ts';
import {
  announcedOn,
  disclosable,
  disclosableOnceDeclared,
  disclosedTo,
  disclosureRule,
  hasDeclined,
  holdsIdentity,
  isAnswered,
  isConsentAsked,
  promisedUntil,
} from '../disclosure.ts';
import type { Intention } from '../intention.ts';
import { addDays, type PlainDate, plainDate } from '../plain-date.ts';
import { accepted, type Refusal, type Result, refused } from '../result.ts';
import { officesOf } from '../roster-view.ts';
import { ruleFor } from '../rules.ts';
import { type Choice, type Chosen, type Setting, situationOf } from './setting.ts';

type Of<Kind extends Intention['kind']> = Extract<Intention, { readonly kind: Kind }>;
type Stand = Pick<Setting, 'caseFile' | 'roster'>;
type Meant = { readonly to: PersonId; readonly basis: string; readonly until: PlainDate };

/** What stands in the way before anything is chosen. */
export function ofDisclosing({ caseFile, roster, rule, by }: Setting): readonly Refusal[] {
  const { requests, announced } = caseFile.identity;
  const done: Refusal = { code: 'already-done', act: rule.act };
  if (by === 'reporter') return [];
  switch (rule.act) {
    case 'ask-identity':
      return by === caseFile.reviewer || requests.some((one) => one.by === by) ? [done] : [];
    case 'refuse-identity':
      return requests.length + announced.length === 0 ? [{ code: 'nothing-asked' }] : [];
    case 'disclose':
      if (announced.length === 0) return [{ code: 'nothing-announced' }];
      return holdsIdentity(caseFile, by) ? [] : [{ code: 'not-a-holder', room: 'identity' }];
    case 'announce':
    case 'disclose-withheld':
      if (!holdsIdentity(caseFile, by)) return [{ code: 'not-a-holder', room: 'identity' }];
      return disclosable(caseFile, roster).length > 0 ? [] : nobodyYet({ caseFile, roster });
    default:
      return [];
  }
}

/** Nobody can be chosen; who could be once they have declared is named. */
const nobodyYet = ({ caseFile, roster }: Stand): readonly Refusal[] => [
  { code: 'nobody-to-disclose' },
  ...disclosableOnceDeclared(caseFile, roster).map((person) => ({ code: 'undeclared', person }) as const),
];

/** Why an identity can't be disclosed to somebody, now or at all. */
function ofAddressee({ caseFile, roster }: Setting, { to, basis }: Omit<Meant, 'until'>, today: PlainDate) {
  if (disclosableOnceDeclared(caseFile, roster).includes(to)) return { code: 'undeclared', person: to } as const;
  if (!disclosable(caseFile, roster).includes(to)) return { code: 'not-eligible', person: to } as const;
  if (disclosedTo(caseFile, to, today) !== undefined) return { code: 'already-disclosed', person: to } as const;
  if (basis !== 'consent' || caseFile.identity.consent === true) return undefined;
  // Of whom they said no to they can't be asked either: that isn't advised.
  return hasDeclined(caseFile, to) ? ({ code: 'declined', person: to } as const) : ({ code: 'no-consent' } as const);
}

/** Whether a day lies after `from`, and not more than `most` days. */
const isWithin = (day: PlainDate, from: PlainDate, most: number): boolean => day > from && day <= addDays(from, most);

type Ruled = { readonly rule: DisclosureRule; readonly said: Disclosing };

/** What every disclosure says in clear, once it may go to whom it is meant for, on that basis, for that long. */
function disclosing(meant: Meant, from: PlainDate, setting: Setting, today: PlainDate): Result<Ruled> {
  const rule = disclosureRule(setting.caseFile);
  const [office] = officesOf(setting.roster, meant.to);
  const refusal = ofAddressee(setting, meant, today);
  if (refusal !== undefined) return refused(refusal);
  if (rule === undefined || office === undefined) return refused({ code: 'not-eligible', person: meant.to });
  if (!rule.bases.some((basis) => basis === meant.basis)) return refused({ code: 'unknown-basis' });
  if (!isWithin(meant.until, from, rule.longest.days)) {
    return refused({ code: 'wrong-end', from: addDays(from, 1), until: addDays(from, rule.longest.days) });
  }
  return accepted({ rule, said: { to: meant.to, office, basis: meant.basis, until: meant.until } });
}

/** Not by somebody to whom it stands announced or disclosed: what is announced can't be announced again, so that only a refusal would answer. */
export function askIdentity({ by }: Of<'ask-identity'>, { caseFile }: Setting, today: PlainDate): Choice {
  if (isAnswered(caseFile, by, today)) return refused({ code: 'already-disclosed', person: by });
  return accepted({ saying: { kind: 'ask-identity', public: {} } });
}

export function refuseIdentity({ to }: Of<'refuse-identity'>, { caseFile }: Setting): Choice {
  const { requests, announced } = caseFile.identity;
  const isMeant = requests.some(({ by }) => by === to) || announced.some((one) => one.to === to);
  return isMeant
    ? accepted({ saying: { kind: 'refuse-identity', public: { to } } })
    : refused({ code: 'not-eligible', person: to });
}

type Anew = 'announce' | 'disclose-withheld';

/** What was told or made before and stands in the way of doing so anew. */
function toldBefore(kind: Anew, to: PersonId, { caseFile, roster }: Stand, today: PlainDate): Refusal | undefined {
  const promised = kind === 'disclose-withheld' ? promisedUntil(caseFile, roster, to, today) : undefined;
  if (promised !== undefined) return { code: 'too-early', from: promised };
  const isKnown = announcedOn(caseFile, today).some((one) => one.to === to);
  return isKnown ? { code: 'already-disclosed', person: to } : undefined;
}

/** Somebody to whom it could go, with what stands in the way today. */
export type Addressee = { readonly person: PersonId; readonly why?: Refusal };

/** Everybody to whom an identity can be disclosed at all or once they have declared, with what stands in the way of doing so today. */
export function addressees(kind: Anew, stand: Stand, today: PlainDate): readonly Addressee[] {
  const waiting = disclosableOnceDeclared(stand.caseFile, stand.roster).map((person) => ({
    person,
    why: { code: 'undeclared', person } as const,
  }));
  const ready = disclosable(stand.caseFile, stand.roster).map((person) => {
    const isMade = disclosedTo(stand.caseFile, person, today) !== undefined;
    const made: Refusal | undefined = isMade ? { code: 'already-disclosed', person } : undefined;
    const why = toldBefore(kind, person, stand, today) ?? made;
    return why === undefined ? { person } : { person, why };
  });
  return [...ready, ...waiting];
}

/**
 * For whom the reporter can be asked to agree by this author, with what stands in the way today: where it could be announced to them,
 * and they weren't told no for this person. Nobody where they can't disclose it, or the reporter agrees already.
 */
export function consentAskable({ by, ...stand }: Stand & Pick<Setting, 'by'>, today: PlainDate): readonly Addressee[] {
  const { caseFile } = stand;
  const isTheirs = typeof ruleFor(caseFile.policy, 'announce', situationOf(caseFile, by)) !== 'string';
  if (by === 'reporter' || !isTheirs || !holdsIdentity(caseFile, by) || caseFile.identity.consent === true) return [];
  return addressees('announce', stand, today).map(({ person, why }) => {
    const declined: Refusal | undefined = hasDeclined(caseFile, person) ? { code: 'declined', person } : undefined;
    const inTheWay = why ?? declined;
    return inTheWay === undefined ? { person } : { person, why: inTheWay };
  });
}

/** What a person or the reporter writes; a person's may ask the reporter to agree (PROTOCOL B39). */
export function message({ asks: to }: Of<'message'>, setting: Setting, today: PlainDate): Choice {
  if (to === undefined) return accepted({ saying: { kind: 'message', public: {} } });
  const found = consentAskable(setting, today).find(({ person }) => person === to);
  const [office] = officesOf(setting.roster, to);
  if (found?.why !== undefined) return refused(found.why);
  if (found === undefined || office === undefined) return refused({ code: 'not-eligible', person: to });
  return accepted({ saying: { kind: 'message', public: { asks: 'consent', to, office } } });
}

/** Yes, or no: to what was asked, or to what they agreed to before. */
export function consent({ given }: Of<'consent'>, { caseFile: { identity } }: Setting): Choice {
  const isSaid = (identity.consent ?? false) === given && !isConsentAsked(identity);
  if (isSaid) return refused({ code: 'already-done', act: 'consent' });
  return accepted({ saying: { kind: 'consent', public: { given } } });
}

/** The reporter is told why, too: their words stand beside the identity. Lines of before are good without. */
const TOLD_WHY: NonNullable<Chosen['writes']> = ['identity'];

/** The reporter is told on the day of the line; it may be given from as many days on as the policy says. */
export function announce(intention: Of<'announce'>, setting: Setting, today: PlainDate): Choice {
  const ahead = disclosureRule(setting.caseFile)?.ahead.days ?? 0;
  const from = addDays(today, ahead);
  const before = toldBefore(intention.kind, intention.to, setting, today);
  if (before !== undefined) return refused(before);
  const made = disclosing(intention, from, setting, today);
  return made.ok
    ? accepted({ saying: { kind: 'announce', public: { ...made.value.said, from } }, writes: TOLD_WHY })
    : made;
}

/** What was announced and nothing else: to the same person, on the same basis, until the same day. */
export function disclose({ of }: Of<'disclose'>, setting: Setting, today: PlainDate): Choice {
  const announced = announcedOn(setting.caseFile, today).find(({ line }) => line === of);
  if (announced === undefined) return refused({ code: 'nothing-announced' });
  const { to, office, basis, until, from } = announced;
  const refusal = ofAddressee(setting, announced, today);
  if (refusal !== undefined) return refused(refusal);
  if (today < from) return refused({ code: 'too-early', from });
  const saying = { kind: 'disclose', public: { to, office, basis, until, of } } as const;
  return accepted({ saying, targets: { disclosed: [to] } });
}

/**
 * Without telling the reporter first: never on their consent, never before a day that they were told of the same person or
 * office or beside an announcement that stands, for as long as the policy allows at most; and they are told when it ends, if not sooner.
 */
export function discloseWithheld(intention: Of<'disclose-withheld'>, setting: Setting, today: PlainDate): Choice {
  const { withheldUntil, basis, to } = intention;
  if (basis === 'consent') return refused({ code: 'unknown-basis' });
  const before = toldBefore(intention.kind, to, setting, today);
  if (before !== undefined) return refused(before);
  const made = disclosing(intention, today, setting, today);
  if (!made.ok) return made;
  const { rule, said } = made.value;
  const most = addDays(today, rule.withheld.days);
  const last = said.until < most ? plainDate(said.until) : most;
  if (withheldUntil <= today || withheldUntil > last) {
    return refused({ code: 'wrong-end', from: addDays(today, 1), until: last });
  }
  const saying = { kind: 'disclose-withheld', public: { ...said, withheld_until: withheldUntil } } as const;
  return accepted({ saying, targets: { disclosed: [to] }, writes: TOLD_WHY });
}
