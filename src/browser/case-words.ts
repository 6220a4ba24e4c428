// The words with which an opened case is shown: people by office and name, entries by who wrote them, texts as they are.
import type { OpenedCase, OpenedEntry } from '../client/case.ts';
import { shutRooms } from '../domain/opens.ts';
import { officesOf } from '../domain/roster-view.ts';
import { actsText } from '../i18n/acts.ts';
import { byOffice } from '../i18n/people-order.ts';
import { staffText } from '../i18n/staff.ts';
import {
  type Author,
  activePerson,
  fromBase64url,
  type Holder,
  type PersonId,
  personFingerprint,
  type Room,
} from '../protocol/check/index.ts';
import { type Child, el } from './dom.ts';
import { officeWords } from './ground-watch.ts';
import { pageLang } from './page-facts.ts';

const lang = pageLang();
const t = staffText(lang).case;

/** Where people are named: the verified roster and the accounts' names, and of an opened case its lines. */
type Named = Pick<OpenedCase, 'ground' | 'people' | 'suspended'> & Partial<Pick<OpenedCase, 'line'>>;

/**
 * Name and office of somebody in this case, the name set apart in its own direction; the office is that of the roster
 * under which they acted, where a line is given.
 */
export const whoParts = (opened: Named, who: Author, line?: string): Child => {
  if (who === 'reporter') return t.reporter;
  if (who === 'system') return t.system;
  const acted = line === undefined ? undefined : opened.ground.rosters.get(opened.line?.(line)?.act.roster ?? '');
  const offices = officeWords(officesOf(acted ?? opened.ground.current.roster, who));
  const name = opened.people.get(who) ?? '';
  const added = line === undefined ? suspendedMark(opened, who) : '';
  return [el('bdi', {}, name), offices === '' ? undefined : ` (${offices})`, added];
};

/** What stands beside somebody who is on the roster and can't read now, with what sets it apart; else nothing. */
export const suspendedMark = ({ suspended }: Pick<OpenedCase, 'suspended'>, person: string): string =>
  suspended.has(person) ? ` – ${actsText(lang).preview.suspended}` : '';

/** People by office and name. */
export const peopleInOrder = (
  opened: Pick<OpenedCase, 'ground' | 'people'>,
  persons: readonly PersonId[],
): readonly PersonId[] => {
  const compare = byOffice(lang);
  const listed = (person: PersonId) => ({
    name: opened.people.get(person) ?? '',
    offices: officesOf(opened.ground.current.roster, person),
  });
  return persons.toSorted((one, other) => compare(listed(one), listed(other)));
};

/** The same with the reporter before them. */
export const holdersInOrder = (opened: OpenedCase, holders: readonly Holder[]): readonly Holder[] => [
  ...holders.filter((holder) => holder === 'reporter'),
  ...peopleInOrder(
    opened,
    holders.flatMap((holder) => (holder === 'reporter' ? [] : [holder])),
  ),
];

/** The fingerprint of somebody's keys on the roster in force; empty for whoever isn't active there. */
export const fingerprintOf = (opened: Pick<OpenedCase, 'ground'>, who: string): string => {
  const person = activePerson(opened.ground.current.roster, who);
  const seal = fromBase64url(person?.seal ?? '');
  const sign = fromBase64url(person?.sign ?? '', 32);
  if (person === undefined || seal === undefined || sign === undefined) return '';
  return personFingerprint(opened.ground.association, person.id, seal, sign);
};

/** Why an entry can't be shown; never a blank in its place. */
export const problemWords = (entry: OpenedEntry): string =>
  entry.problem === 'not-authenticated' ? t.notAuthenticated : t.cannotOpen;

/** The rooms that don't open here and open for nobody else either. */
export const shutHere = ({ caseFile, ground, unreadable }: OpenedCase): readonly Room[] => {
  const shut: readonly Room[] = caseFile === undefined ? [] : shutRooms(caseFile, ground.current.roster);
  return unreadable.filter((room) => shut.includes(room));
};
