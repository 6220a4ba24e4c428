// What is shown of the roster in force: who stands on it with which keys and since when, and which offices have ended.
import { type OfficeHistory, officeHistory } from '../domain/office-history.ts';
import { plainDate } from '../domain/plain-date.ts';
import { formatDate, number } from '../i18n/dates.ts';
import { staffText } from '../i18n/staff.ts';
import { heldWords, pastWords, tenureWords } from '../i18n/tenure-words.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { fromBase64url, personFingerprint, rosterFingerprint } from '../protocol/check/index.ts';
import { byId, el, fill } from './dom.ts';
import { type groundOf, officeWords } from './ground-watch.ts';
import { pageLang } from './page-facts.ts';
import { digitGroups, smallFingerprint } from './parts.ts';
import { type Names, withNames } from './roster-draft.ts';

const lang = pageLang();
const { case: caseWords, roster: t } = staffText(lang);

type Histories = (person: PersonId) => OfficeHistory;

/** Who stands on the roster in force: office, since when, name and keys, so that anybody can compare them at any time. */
const inForce = ({ association, persons }: Roster, names: Names, historyOf: Histories): HTMLElement => {
  const active = persons.filter(({ status }) => status === 'active');
  const entries = withNames(active, names).map((person) => {
    const [seal, sign] = [fromBase64url(person.seal), fromBase64url(person.sign)];
    const keys = seal && sign && personFingerprint(association, person.id, seal, sign);
    return el(
      'li',
      {},
      el('strong', {}, officeWords(person.offices)),
      ' – ',
      el('bdi', {}, person.name),
      heldWords(lang, historyOf(person.id)).map((words) => el('p', { class: 'hint' }, words)),
      keys === undefined ? undefined : el('p', { class: 'hint' }, `${caseWords.keysOf}: `, smallFingerprint(keys)),
    );
  });
  return el('ul', { class: 'roster-in-force' }, entries);
};

/** Offices that have ended and absences, of everybody who ever stood on a roster. */
const past = ({ persons }: Roster, names: Names, historyOf: Histories): HTMLElement | undefined => {
  const told = withNames(persons, names).flatMap(({ id, name }) => {
    const lines = pastWords(lang, historyOf(id)).map((words) => el('p', { class: 'hint' }, words));
    return lines.length === 0 ? [] : [el('li', {}, el('bdi', {}, name), lines)];
  });
  if (told.length === 0) return undefined;
  const body = el('ul', { class: 'roster-in-force' }, told);
  return el('details', { id: 'roster-past' }, el('summary', {}, tenureWords(lang).past), body);
};

/** Fills the page's part for the roster in force, if there is one. */
export const showCurrent = (view: NonNullable<ReturnType<typeof groundOf>> | undefined, names: Names): void => {
  byId('roster-current').hidden = view === undefined;
  if (view === undefined) return;
  const { hash, roster } = view.current;
  const historyOf: Histories = (person) => officeHistory(view.rosters.values(), person);
  fill(
    byId('roster-current-body'),
    el('p', {}, t.current),
    digitGroups('fingerprint', rosterFingerprint(hash), t.current),
    el('p', {}, t.validUntil(formatDate(lang, plainDate(roster.until)))),
    el('p', {}, t.quorumFirst(number(lang, view.policy.quorum))),
    el('p', { class: 'hint' }, tenureWords(lang).lead),
    inForce(roster, names, historyOf),
    past(roster, names, historyOf),
  );
};
