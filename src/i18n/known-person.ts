// Who somebody is in a record that must stay true: a display name can be changed by an administrator, so it never stands alone. Offices or
// "administrator" and the user name stand beside it; a user name is chosen once and never changes.
import type { KnownPerson } from '../domain/known-person.ts';
import { apart } from './apart.ts';
import { comma, type Lang } from './locale.ts';
import { officeList, officeName } from './staff-words.ts';

export type { KnownPerson } from '../domain/known-person.ts';

/** The name with offices or "administrator" and the user name behind it; empty for nobody. */
export const knownPerson = (lang: Lang, person: KnownPerson | undefined): string => {
  if (person === undefined) return '';
  const { name, administrator, offices, userName } = person;
  const role = administrator ? officeName(lang, 'administrator') : officeList(lang, offices);
  const beside = [...(role === '' ? [] : [role]), ...(userName === undefined ? [] : [apart(userName)])];
  return beside.length === 0 ? apart(name) : `${apart(name)} (${beside.join(comma(lang))})`;
};

/** Several of them, one after the other. */
export const knownPeople = (lang: Lang, people: readonly KnownPerson[]): string =>
  people.map((person) => knownPerson(lang, person)).join(comma(lang));
