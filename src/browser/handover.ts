// The part of a page that shows what is handed on before it is: who is gone, who is given what, and what can't be yet. Persons
// come from the verified roster and chain, each newcomer with office and fingerprint.
import type { OpenedCase } from '../client/case.ts';
import { stepsLeft } from '../client/hand-on.ts';
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { appointTexts } from '../i18n/appoint-words.ts';
import { conflictText } from '../i18n/conflict.ts';
import { formatDate } from '../i18n/dates.ts';
import { comma } from '../i18n/locale.ts';
import { newKeysTexts } from '../i18n/new-keys.ts';
import { panelWords } from '../i18n/panel-words.ts';
import { described } from './act-people.ts';
import { peopleInOrder, whoParts } from './case-words.ts';
import { type Child, el } from './dom.ts';
import { type Comer, type Gone, type HandoverFacts, handoverFacts } from './handover-facts.ts';
import { pageLang } from './page-facts.ts';
import { notice } from './parts.ts';
import type { OpenVault } from './vault.ts';

const lang = pageLang();
const t = conflictText(lang).handover;
const renewal = newKeysTexts(lang).caseKeys;

const day = (date: string): string => formatDate(lang, plainDate(date) satisfies PlainDate);

const whyWords = ({ why, on }: Gone): string => {
  const { lostOffice, lostOfficeOn } = panelWords(lang);
  if (why === 'office') return on === undefined ? lostOffice : lostOfficeOn(day(on));
  if (on === undefined) return t.left;
  return why === 'barred' ? t.barredOn(day(on)) : t.leftOn(day(on));
};

const goneParts = (opened: OpenedCase, gone: readonly Gone[]): Child =>
  gone.length === 0
    ? undefined
    : [
        el('h3', {}, t.gone),
        el(
          'ul',
          {},
          gone.map((one) => el('li', {}, whoParts(opened, one.person), `: ${whyWords(one)}`)),
        ),
      ];

const cameWords = (comer: Comer | undefined): readonly string[] =>
  comer?.came === undefined ? [] : [t.came[comer.came.how](day(comer.came.on))];

const comerParts = (opened: OpenedCase, comers: readonly Comer[]): Child => {
  const inOrder = peopleInOrder(
    opened,
    comers.map(({ person }) => person),
  );
  if (inOrder.length === 0) return undefined;
  const isRenewed = (person: string): boolean => comers.some((one) => one.person === person && one.renewed === true);
  const partsOf = (person: string): string =>
    comers
      .filter((one) => one.person === person)
      .flatMap(({ parts }) => parts.map((part) => t.parts[part]))
      .join(comma(lang));
  return [
    el('h3', {}, t.comers),
    el(
      'ul',
      { class: 'comers' },
      inOrder.map((person) =>
        el(
          'li',
          {},
          described(opened, person),
          isRenewed(person) ? el('p', {}, renewal.renewed) : undefined,
          partsOf(person) === '' ? undefined : el('p', {}, partsOf(person)),
          cameWords(comers.find((one) => one.person === person)).map((words) => el('p', {}, words)),
        ),
      ),
    ),
    el('p', {}, t.read),
    el('p', {}, t.first),
  ];
};

const lackParts = ({ vacant, isShort }: HandoverFacts): Child =>
  vacant.length === 0 && !isShort
    ? undefined
    : notice(
        'warning',
        vacant.map(({ part, bringIn }) =>
          el(
            'p',
            {},
            part === 'panel' ? panelWords(lang).vacant.panelShort : t.vacant[part],
            bringIn === true ? ` ${panelWords(lang).vacant.bringIn}` : undefined,
          ),
        ),
        isShort ? el('p', {}, t.tooFew) : undefined,
        appointTexts(
          lang,
          vacant.filter(({ bringIn }) => bringIn === undefined),
        ).map((text) => el('p', {}, text)),
        isShort ? el('p', {}, t.appoint) : undefined,
      );

/** What is left to be handed on in this case, as it stands. */
export const handoverParts = (opened: OpenedCase, vault: OpenVault): readonly Child[] => {
  const { caseFile, ground } = opened;
  if (caseFile === undefined) return [];
  const left = stepsLeft(opened, vault).length;
  const facts = handoverFacts(caseFile, ground.current.roster, ground.rosters);
  return [
    goneParts(opened, facts.gone),
    comerParts(opened, facts.comers),
    facts.begins && !facts.isShort ? el('p', {}, facts.gone.length === 0 ? renewal.begins : t.newKeys) : undefined,
    lackParts(facts),
    el('p', { class: 'hint' }, left === 0 ? t.done : t.steps(left)),
  ];
};
