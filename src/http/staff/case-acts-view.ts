// The acts that a case's page offers somebody: those that are theirs now, what stands in the way of others, and which answer what they owe.
import type { OpenAct, Waiting } from '../../../views/staff/case-acts.tsx';
import { checkIns, pausable, resumable } from '../../domain/acts/duty-acts.ts';
import { type CaseFile, hasRole } from '../../domain/case-file.ts';
import { isAnswered } from '../../domain/disclosure.ts';
import { comingOn } from '../../domain/disclosure-ends.ts';
import { openActs } from '../../domain/open-acts.ts';
import { type CaseNow, isDormant, type OwedId, ownIn } from '../../domain/owed.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { officesOf } from '../../domain/roster-view.ts';
import { isPageAct, type PageAct } from '../../i18n/page-acts.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import type { SeenCase } from '../../store/case-files.ts';
import type { NamedPerson } from '../../store/people.ts';

/** The acts that have a page and are this person's now, open or with what stands in their way. */
export const pageActs = (
  { policy, ground, caseFile }: SeenCase,
  person: PersonId,
  people: readonly NamedPerson[],
): readonly OpenAct[] => {
  const { roster } = ground.current;
  const waiting = (id: PersonId): Waiting => ({
    name: people.find((one) => one.id === id)?.name ?? '',
    offices: officesOf(roster, id),
  });
  return openActs(policy, roster, caseFile, person).flatMap((one): readonly OpenAct[] => {
    const { act } = one;
    if (!isPageAct(act)) return [];
    if (one.state === 'open') return [{ act, state: 'open' }];
    // Who is waited for is told by name.
    const refusals = one.refusals.filter(({ code }) => code !== 'undeclared');
    const undeclared = one.refusals.flatMap((why) => (why.code === 'undeclared' ? [waiting(why.person)] : []));
    return [{ act, state: 'blocked', refusals, ...(undeclared.length === 0 ? {} : { undeclared }) }];
  });
};

/**
 * Whether an act becomes this person's once a receiver opens the case page, which gives them the deliberation's key: until
 * then its address leads there, since opening it is what they have to do.
 */
export const awaitsOpening = ({ policy, caseFile }: SeenCase, person: PersonId, act: PageAct): boolean =>
  hasRole(caseFile, 'receiver', person) &&
  !caseFile.timeline.some((item) => item.act === 'open') &&
  policy.acts.some((rule) => rule.act === act && rule.by.includes('holder-of-deliberation'));

/** Acts by which a wait is answered; a report is opened by looking at it. */
const ANSWERS: Readonly<Partial<Record<OwedId, readonly PageAct[]>>> = {
  'hand-on': ['epoch'],
  unreadable: ['grant'],
  unopenable: ['grant'],
  clear: ['clear'],
  voices: ['confirm', 'dissent'],
};

/** Acts by which something owed is answered: those that meet it, and those that put an end to it, such as a return. */
const answers = ({ policy }: CaseFile, act: PageAct, id: OwedId): boolean =>
  ANSWERS[id]?.includes(act) === true ||
  policy.acts.some(
    ({ act: name, meets, ends = [] }) => name === act && [...meets, ...ends].some((duty) => duty === id),
  );

/**
 * Marks the acts that answer what this person can do next of what is theirs, more than one where it is a choice, and those that
 * answer what else they owe already.
 */
export const withOwed = (now: CaseNow, person: PersonId, acts: readonly OpenAct[]): readonly OpenAct[] => {
  const { caseFile, today } = now;
  const own = ownIn(now, person);
  const next = own.find(({ id }) => acts.some(({ act, state }) => state === 'open' && answers(caseFile, act, id)));
  if (next === undefined) return acts;
  const present = own.filter((owed) => !isDormant(owed, today));
  return acts.map((one) => ({
    ...one,
    owed: answers(caseFile, one.act, next.id),
    due: present.some(({ id }) => answers(caseFile, one.act, id)),
  }));
};

/** Whoever has the identity, or was promised it, needn't ask for it, no clock is stopped twice, and what was announced is offered only while something can come of it. */
export const isUseful =
  ({ caseFile, ground }: SeenCase, person: PersonId, today: PlainDate) =>
  ({ act }: OpenAct): boolean => {
    if (act === 'ask-identity') return !isAnswered(caseFile, person, today);
    if (act === 'pause') return pausable(caseFile, person, today).length > 0;
    if (act === 'resume') return resumable(caseFile, person, today).length > 0;
    if (act === 'check-in') return checkIns(caseFile).some(({ opensOn }) => today >= opensOn);
    return act !== 'disclose' || comingOn(caseFile, ground.current.roster, today).length > 0;
  };
