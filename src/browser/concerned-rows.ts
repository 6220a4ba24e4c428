// Beside what the reporter ticked: whom the case was found to concern since, and, for whoever has yet to declare, who was kept away from
// it by a conflict of interest. By office and name, from the verified chain; why, in anybody's words, stays closed.
import type { OpenedCase } from '../client/case.ts';
import { concernedSince, keptAwaySince } from '../domain/found-concerned.ts';
import { conflictText } from '../i18n/conflict.ts';
import { staffText } from '../i18n/staff.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { peopleInOrder, whoParts } from './case-words.ts';
import { byId, el } from './dom.ts';
import { pageLang } from './page-facts.ts';

const lang = pageLang();

/** A row below the last that tells of people; none where there is nobody to name. */
const addRow = (opened: OpenedCase, id: string, title: string, persons: readonly PersonId[]): void => {
  if (persons.length === 0) return;
  const names = peopleInOrder(opened, persons).map((person) => el('div', {}, whoParts(opened, person)));
  const row = el('div', { class: 'summary-row', id }, el('dt', {}, title), el('dd', {}, names));
  (document.getElementById('concerned') ?? byId('case-ticked').closest('.summary-row'))?.after(row);
};

/** The server's page doesn't know it of a referral. */
export const showConcerned = (opened: OpenedCase, me: PersonId): void => {
  const { caseFile, ground } = opened;
  if (caseFile === undefined) return;
  addRow(opened, 'concerned', staffText(lang).case.concernedSince, concernedSince(caseFile, ground.rosters, me));
};

/** For a declaration: also who handled the case and was kept away; what they had opened is told to those who declared. */
export const showKeptAwaySince = (opened: OpenedCase, me: PersonId): void => {
  showConcerned(opened, me);
  const { caseFile, ground } = opened;
  if (caseFile === undefined) return;
  const concerned = concernedSince(caseFile, ground.rosters, me);
  const others = keptAwaySince(caseFile).filter((person) => !concerned.includes(person));
  addRow(opened, 'kept-away', conflictText(lang).declaration.keptAway, others);
};
