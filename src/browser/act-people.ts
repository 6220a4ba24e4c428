// The parts of an act's form that depend on persons: whom it would reach, who could be concerned, who needs keys again.
// Persons come from the verified roster and chain, with office and fingerprint; the name is an addition.
import type { OpenedCase } from '../client/case.ts';
import { addressees, consentAskable } from '../domain/acts/disclosing.ts';
import { longestPause, pausable, pausedOn, pausesLeft, resumable } from '../domain/acts/duty-acts.ts';
import { isQuorumSuspended, membersFor } from '../domain/acts/obstacles.ts';
import { addresseeOf } from '../domain/acts/setting.ts';
import type { CaseFile } from '../domain/case-file.ts';
import { concernable } from '../domain/concernable.ts';
import { comingOn } from '../domain/disclosure-ends.ts';
import { quorumFor } from '../domain/panel.ts';
import type { Refusal } from '../domain/result.ts';
import { activeHolders, holdsAny, isActive, officesOf } from '../domain/roster-view.ts';
import { actsText } from '../i18n/acts.ts';
import { conflictText } from '../i18n/conflict.ts';
import { formatDate, number } from '../i18n/dates.ts';
import { disclosureText } from '../i18n/disclosure.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import type { PageAct } from '../i18n/page-acts.ts';
import { panelWords } from '../i18n/panel-words.ts';
import { refusalText } from '../i18n/refusals.ts';
import { shared } from '../i18n/shared.ts';
import { staffText } from '../i18n/staff.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { type AskedPerson, concernsGroup, NOBODY, otherValue, personValue } from './act-fields.ts';
import { fingerprintOf, peopleInOrder, shutHere, suspendedMark, whoParts } from './case-words.ts';
import { byId, type Child, el, fill } from './dom.ts';
import { barrable } from './exposure.ts';
import { officeWords } from './ground-watch.ts';
import { nameApart } from './isolate.ts';
import { keysToGiveHere } from './keys-to-give.ts';
import { isWithoutName } from './no-name.ts';
import { pageLang } from './page-facts.ts';
import { type Choice, choices, notice, smallFingerprint } from './parts.ts';

const lang = pageLang();
const t = actsText(lang);
const { yes, no, case: caseWords } = staffText(lang);

/** Office, name and fingerprint of somebody whom an act could reach. */
export const described = (opened: Pick<OpenedCase, 'ground' | 'people' | 'suspended'>, person: PersonId): Child =>
  el(
    'p',
    { class: 'described' },
    el('strong', {}, officeWords(officesOf(opened.ground.current.roster, person))),
    ' – ',
    el('bdi', {}, opened.people.get(person) ?? ''),
    suspendedMark(opened, person),
    el('br'),
    `${caseWords.keysOf}: `,
    smallFingerprint(fingerprintOf(opened, person)),
  );

/** Words with somebody's name in them. */
const named = (opened: OpenedCase, person: PersonId, words: (name: string) => string): Child => {
  const name = opened.people.get(person) ?? '';
  return nameApart(words(name), name);
};

const ask = (opened: OpenedCase, persons: readonly PersonId[]): readonly AskedPerson[] => {
  const asked = peopleInOrder(opened, persons).map((person) => ({
    group: concernsGroup(person),
    person,
    name: opened.people.get(person) ?? officeWords(officesOf(opened.ground.current.roster, person)),
  }));
  const answers: readonly Choice[] = [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ];
  fill(
    byId('people'),
    asked.map(({ group, person }) =>
      choices('radio', group, t.fields.concernedPerson, answers, described(opened, person)),
    ),
  );
  return asked;
};

/** Members one by one; where too few of them could read the case now, that is told before it is handed to them. */
const askMembers = (opened: OpenedCase, caseFile: CaseFile): readonly AskedPerson[] => {
  const members = membersFor({ roster: opened.ground.current.roster, caseFile });
  const { quorum, routes } = caseFile.policy;
  const { roster } = opened.ground.current;
  const asked = ask(opened, members);
  const isAlone = (person: PersonId) => holdsAny(roster, person, routes.appointed?.alone ?? []);
  if (caseFile.stage === 'review' && members.some(isAlone))
    byId('people').prepend(notice('info', el('p', {}, panelWords(lang).aloneDecides)));
  if (
    caseFile.stage === 'review' &&
    isQuorumSuspended(quorumFor(caseFile.policy, roster, members), members, opened.suspended)
  )
    byId('people').prepend(notice('warning', el('p', {}, t.before.suspended(number(lang, quorum)))));
  return asked;
};

const askAddressee = (opened: OpenedCase, caseFile: CaseFile): readonly AskedPerson[] => {
  const { roster } = opened.ground.current;
  const addressee = addresseeOf({ roster, caseFile });
  if (addressee !== undefined) return ask(opened, [addressee]);
  const isVacant = activeHolders(roster, caseFile.policy.routes.executive).length === 0;
  fill(byId('people'), notice('info', el('p', {}, isVacant ? t.preview.outside : t.preview.noExecutive)));
  return [];
};

/** Somebody to choose by name, with the fingerprint of their keys. */
const byName =
  (opened: OpenedCase, valueFor: (person: string) => string, words: (name: string) => string) =>
  (person: PersonId): Choice => ({
    value: valueFor(person),
    label: named(opened, person, words),
    hint: [`${caseWords.keysOf}: `, smallFingerprint(fingerprintOf(opened, person))],
  });

const askWho = (opened: OpenedCase, caseFile: CaseFile): readonly AskedPerson[] => {
  const { offices, members, others, mayBeNobody } = concernable(opened.ground.current.roster, caseFile);
  const options: readonly Choice[] = [
    ...offices.map((office) => ({ value: office, label: officeWords([office]) })),
    ...peopleInOrder(opened, members).map(byName(opened, personValue, t.fields.member)),
    ...peopleInOrder(opened, others).map((person) => {
      const office = officeWords(officesOf(opened.ground.current.roster, person));
      return byName(opened, otherValue, (name) => t.fields.holder(office, name))(person);
    }),
    ...(mayBeNobody ? [{ value: NOBODY, label: t.fields.noMember, hint: t.fields.noMemberHint }] : []),
  ];
  fill(byId('people'), choices('checkbox', 'who', t.fields.whoConcerned, options));
  return [];
};

const askHandler = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): readonly AskedPerson[] => {
  const { roster } = opened.ground.current;
  const options = peopleInOrder(opened, barrable(caseFile, roster, me)).map((person) => ({
    value: person,
    label: [whoParts(opened, person), isActive(roster, person) ? '' : ` – ${conflictText(lang).bar.left}`],
  }));
  const none = notice('info', el('p', {}, conflictText(lang).bar.nobody));
  fill(byId('people'), options.length === 0 ? none : choices('radio', 'handler', t.fields.handler, options));
  return [];
};

const askToWhom = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): readonly AskedPerson[] => {
  const given = keysToGiveHere(opened, caseFile, me);
  const order = peopleInOrder(opened, [...new Set(given.map(({ person }) => person))]);
  const ordered = order.flatMap((one) => given.filter(({ person }) => person === one));
  const options = ordered.map(({ person, room }) => ({
    value: `${person} ${room}`,
    label: named(opened, person, (name) => t.fields.chosenRoom(name, t.rooms[room])),
    hint: [
      `${officeWords(officesOf(opened.ground.current.roster, person))} – `,
      smallFingerprint(fingerprintOf(opened, person)),
      suspendedMark(opened, person),
    ],
  }));
  const isNobodys = shutHere(opened).length > 0;
  const none = isNobodys ? `${t.fields.noneOpens} ${t.fields.noneOpensAtAll}` : t.fields.noneOpens;
  return radios(t.fields.toWhom, options, none);
};

const radios = (label: string, options: readonly Choice[], none: string): readonly AskedPerson[] => {
  fill(
    byId('people'),
    options.length === 0 ? notice('info', el('p', {}, none)) : choices('radio', 'to-whom', label, options),
  );
  return [];
};

/** Somebody who could come to know the name: office, name and fingerprint. */
const personChoice = (opened: OpenedCase, person: PersonId, value: string, ...more: readonly Child[]): Choice => ({
  value,
  label: whoParts(opened, person),
  hint: [...more, `${caseWords.keysOf}: `, smallFingerprint(fingerprintOf(opened, person))],
});

/** Somebody who isn't offered, and why not. */
const notNow = (opened: OpenedCase, person: PersonId, why: Refusal): HTMLElement =>
  el('p', { class: 'hint' }, whoParts(opened, person), ' – ', refusalText(lang, why));

/** Why nothing can be based on consent: asking is advised only where the reporter can be asked, and for whom not is told. */
const withoutConsent = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): readonly HTMLElement[] => {
  const { today, current } = opened.ground;
  const all = consentAskable({ by: me, caseFile, roster: current.roster }, today);
  const isAskable = all.some(({ why }) => why === undefined);
  const words = isAskable ? refusalText(lang, { code: 'no-consent' }) : disclosureText(lang).fields.noConsent;
  const declined = all.flatMap(({ person, why }) => (why?.code === 'declined' ? [{ person, why }] : []));
  return [
    el('span', { class: 'hint' }, words),
    ...declined.map(({ person, why }) =>
      el('span', { class: 'hint' }, whoParts(opened, person), ' – ', refusalText(lang, why)),
    ),
  ];
};

/** Whoever it can't be disclosed to today isn't offered, and why is told. */
const askToDisclose = (
  kind: 'announce' | 'disclose-withheld',
  opened: OpenedCase,
  caseFile: CaseFile,
  me: PersonId,
): readonly AskedPerson[] => {
  const { fields } = disclosureText(lang);
  const { today, current } = opened.ground;
  if (isWithoutName(opened)) return radios(fields.toWhom, [], fields.noName);
  const all = addressees(kind, { caseFile, roster: current.roster }, today);
  const free = all.flatMap(({ person, why }) => (why === undefined ? [person] : []));
  radios(
    fields.toWhom,
    peopleInOrder(opened, free).map((person) => personChoice(opened, person, person)),
    all.length === 0 ? fields.nobody : fields.nobodyNow,
  );
  byId('people').append(...all.flatMap(({ person, why }) => (why === undefined ? [] : [notNow(opened, person, why)])));
  // Without the reporter's consent nothing can be based on it.
  const consent = document.querySelector<HTMLInputElement>('input[name="basis"][value="consent"]');
  if (consent !== null && caseFile.identity.consent !== true) {
    consent.disabled = true;
    consent.checked = false;
    consent.closest('.choice')?.append(...withoutConsent(opened, caseFile, me));
  }
  return [];
};

const askAnnounced = (opened: OpenedCase, caseFile: CaseFile): readonly AskedPerson[] => {
  const { fields } = disclosureText(lang);
  if (isWithoutName(opened)) return radios(fields.which, [], fields.noName);
  const { today, current } = opened.ground;
  const coming = comingOn(caseFile, current.roster, today);
  const early = coming.filter(({ from }) => from > today);
  const options = coming
    .filter((one) => !early.includes(one))
    .map(({ line, to, from }) => personChoice(opened, to, line, `${fields.announcedFrom(formatDate(lang, from))} – `));
  radios(fields.which, options, early.length === 0 ? fields.none : fields.noneYet);
  byId('people').append(...early.map(({ to, from }) => notNow(opened, to, { code: 'too-early', from })));
  return [];
};

const askRefused = (opened: OpenedCase, { identity }: CaseFile): readonly AskedPerson[] => {
  const persons = [...identity.requests.map(({ by }) => by), ...identity.announced.map(({ to }) => to)];
  const options = peopleInOrder(opened, [...new Set(persons)]).map((person) => personChoice(opened, person, person));
  return radios(disclosureText(lang).fields.asker, options, disclosureText(lang).fields.none);
};

/** Which clock is to stand still: what somebody can pause today. */
const askPaused = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): readonly AskedPerson[] => {
  const t = dutyWords(lang).pause;
  const { today } = opened.ground;
  const options = pausable(caseFile, me, today).map((duty) => ({
    value: duty.id,
    label: shared(lang).duties[duty.id],
    hint: t.dueOn(
      formatDate(lang, duty.dueOn),
      formatDate(lang, longestPause(caseFile, duty, today)),
      pausesLeft(caseFile, duty, today),
    ),
  }));
  const none = notice('info', el('p', {}, t.none));
  fill(byId('people'), options.length === 0 ? none : choices('radio', 'paused-duty', t.which, options));
  return [];
};

/** Which clock is to run again: what stands still today. */
const askResumed = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): readonly AskedPerson[] => {
  const t = dutyWords(lang).pause;
  const { today } = opened.ground;
  const options = resumable(caseFile, me, today).map((duty) => ({
    value: duty.id,
    label: shared(lang).duties[duty.id],
    hint: t.resumeDue(
      formatDate(lang, pausedOn(duty, today)?.until ?? today),
      formatDate(lang, duty.dueOn),
      pausesLeft(caseFile, duty, today),
    ),
  }));
  const none = notice('info', el('p', {}, t.resumeNone));
  fill(byId('people'), options.length === 0 ? none : choices('radio', 'paused-duty', t.resumeWhich, options));
  return [];
};

/** Whether a message asks for the reporter's consent, and for whom: only where a name was given that the writer could disclose on it. */
const askForConsent = (opened: OpenedCase, caseFile: CaseFile, by: PersonId): readonly AskedPerson[] => {
  const { today, current } = opened.ground;
  const all = isWithoutName(opened) ? [] : consentAskable({ by, caseFile, roster: current.roster }, today);
  if (all.length === 0) return [];
  const { asks } = disclosureText(lang);
  const free = all.flatMap(({ person, why }) => (why === undefined ? [person] : []));
  const options = peopleInOrder(opened, free).map((person) => personChoice(opened, person, person));
  fill(
    byId('people'),
    free.length === 0
      ? el('p', {}, asks.nobody)
      : choices(
          'radio',
          'asks',
          asks.legend,
          [{ value: NOBODY, label: asks.none }, ...options],
          el('p', { class: 'hint' }, asks.hint),
        ),
  );
  byId('people').append(...all.flatMap(({ person, why }) => (why === undefined ? [] : [notNow(opened, person, why)])));
  return [];
};

/** Builds what this act asks about persons; the answer is whom "Does anything in it concern this person?" is about. */
export const askAboutPeople = (
  act: PageAct,
  opened: OpenedCase,
  caseFile: CaseFile,
  me: PersonId,
): readonly AskedPerson[] => {
  switch (act) {
    case 'brief':
      return askAddressee(opened, caseFile);
    case 'refer':
      return askMembers(opened, caseFile);
    case 'concern':
      return askWho(opened, caseFile);
    case 'grant':
      return askToWhom(opened, caseFile, me);
    case 'bar':
      return askHandler(opened, caseFile, me);
    case 'announce':
    case 'disclose-withheld':
      return askToDisclose(act, opened, caseFile, me);
    case 'disclose':
      return askAnnounced(opened, caseFile);
    case 'refuse-identity':
      return askRefused(opened, caseFile);
    case 'message':
      return askForConsent(opened, caseFile, me);
    case 'pause':
      return askPaused(opened, caseFile, me);
    case 'resume':
      return askResumed(opened, caseFile, me);
    default:
      return [];
  }
};
