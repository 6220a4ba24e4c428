// The days on which something is due, without what it is: for a calendar outside the portal. Each tells its duty from every other by
// a text that stays the same as long as the duty is owed.
import type { PersonId } from '../protocol/check/index.ts';
import type { Coming } from './coming.ts';
import { isShownTo } from './desk.ts';
import { type CaseNow, isPromisedBy, type Owed, owedIn } from './owed.ts';
import type { PlainDate } from './plain-date.ts';

export type DueDay = { readonly of: string; readonly dueOn: PlainDate };

const began = (id: string, startedBy: string, nth?: number): string =>
  [id, startedBy, ...(nth === undefined ? [] : [nth])].join(' ');

const dayOf = ({ caseFile }: CaseNow, { id, startedBy, nth, startedOn, awaitedBy, dueOn }: Owed): DueDay => ({
  of: startedBy === undefined ? `${id} ${caseFile.caseId} ${startedOn} ${awaitedBy ?? ''}` : began(id, startedBy, nth),
  dueOn,
});

/** What of a case a person is told on its page: what the law sets to whom the deliberation is alone. */
const shownTo = (now: CaseNow, person: PersonId): readonly Owed[] =>
  owedIn(now).filter(({ duty }) => isShownTo(now.caseFile, person, duty?.clock));

/** Every day of a case on which something is due, as far as this person is told of it. */
export const dueDaysIn = (now: CaseNow, person: PersonId): readonly DueDay[] =>
  shownTo(now, person).map((owed) => dayOf(now, owed));

/** Those of a case that are a person's own. */
export const ownDueDaysIn = (now: CaseNow, person: PersonId): readonly DueDay[] =>
  shownTo(now, person)
    .filter((owed) => owed.owners.includes(person) || isPromisedBy(owed, person, now.today))
    .map((owed) => dayOf(now, owed));

/** Those of a case that is to come to a person. */
export const comingDays = ({ duties }: Coming): readonly DueDay[] =>
  duties.map(({ id, startedBy, nth, dueOn }) => ({ of: began(id, startedBy, nth), dueOn }));
