// Shows, as one types, what an act's reader will see and whom it reaches. Who that is comes from the plan that the rules
// make of the present answers, the same that the act is then built by.
import type { OpenedCase } from '../client/case.ts';
import { type CaseFile, holdsAnyKey } from '../domain/case-file.ts';
import { plan } from '../domain/decide.ts';
import type { Intention, Plan } from '../domain/intention.ts';
import { plainDate } from '../domain/plain-date.ts';
import type { Refusal, Result } from '../domain/result.ts';
import { actsText } from '../i18n/acts.ts';
import { conflictText } from '../i18n/conflict.ts';
import { type LeftAlone, leftAloneWords, meanwhileText, waysOut } from '../i18n/left-alone-words.ts';
import { refusalText } from '../i18n/refusals.ts';
import { staffText } from '../i18n/staff.ts';
import type { Holder, PersonId, Room } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import { daysOf } from './act-days.ts';
import { concernsGroup } from './act-fields.ts';
import { described } from './act-people.ts';
import { DISCLOSES, isForReporter, keptAway, readersBy, readersOf } from './act-readers.ts';
import type { ReadAct } from './act-reading.ts';
import { asShown } from './act-shown.ts';
import { leavesFew, savesFirst } from './before-conflict.ts';
import { holdersInOrder, problemWords, whoParts } from './case-words.ts';
import { type Child, el } from './dom.ts';
import { entryParts, peopleParts } from './entry-parts.ts';
import { pageLang } from './page-facts.ts';
import { notice, titledNotice } from './parts.ts';

const lang = pageLang();
const { preview: t, notNow } = actsText(lang);
const words = staffText(lang).case;
const conflict = conflictText(lang);

type Planned = Pick<Plan, 'bars' | 'rooms'>;

const readers = (
  opened: OpenedCase,
  caseFile: CaseFile,
  entry: Entry,
  granted: readonly Holder[],
  planned?: Planned,
  room?: Room,
): Child => {
  const { lead, holders } = readersOf(caseFile, entry, granted, planned, room);
  return peopleParts(opened, t[lead], holders);
};

const written = (opened: OpenedCase, entry: Entry, by: Child, isFound: boolean): Child => [
  by,
  el(
    'div',
    { class: 'message own' },
    entryParts(opened, entry, isFound) ?? el('p', { class: 'hint' }, entry.type === 'notice' ? t.unsettled : t.empty),
  ),
];

/** The recommendation that an act answers, with what the others said of it. */
export const standingParts = (opened: OpenedCase, { recommendation }: CaseFile): Child => {
  const found = opened.entries.find(({ line }) => line === recommendation?.line);
  if (recommendation === undefined || found === undefined) return undefined;
  const { by, confirmed, dissented, line } = recommendation;
  return el(
    'section',
    { class: 'card', 'data-line': line },
    el('h2', {}, t.standing),
    peopleParts(opened, words.recordedBy, [by], line),
    found.entry === undefined ? el('p', {}, problemWords(found)) : entryParts(opened, found.entry),
    confirmed.length === 0 ? undefined : peopleParts(opened, words.confirmedBy, confirmed),
    dissented.length === 0 ? undefined : peopleParts(opened, words.dissentedBy, dissented),
  );
};

/** What nothing that is still to be written could lift is told before it is, and nothing offered that would be refused. */
const isToldAtOnce = ({ code }: Refusal): boolean => code === 'last-reader' || code === 'left-alone';

/** Beside the notice of a refusal stands a sentence that the alarm could tell as well. */
export const REFUSAL = 'preview-refusal';

/** Why too few would be left, and what can be done: of those who are chosen, and where one of several is enough, of which. */
const leftAloneParts = (opened: OpenedCase, refusal: LeftAlone): readonly Child[] => {
  const { why, ways, eitherOf } = leftAloneWords(lang);
  return [
    el('p', {}, why),
    refusal.eitherOf.length === 0 ? undefined : peopleParts(opened, eitherOf, refusal.eitherOf),
    el('p', {}, ways),
    el(
      'ul',
      {},
      waysOut(lang, refusal).map((way) => el('li', {}, way)),
    ),
    el('p', {}, meanwhileText(lang, refusal)),
  ];
};

/** Why the rules refuse it: of what is told at once a notice, of what may still be lifted a sentence. */
const refusalParts = (opened: OpenedCase, refusal: Refusal): HTMLElement => {
  const words = refusalText(lang, refusal);
  if (!isToldAtOnce(refusal)) return el('p', { id: REFUSAL, 'data-told': words }, words);
  const [title, parts] =
    refusal.code === 'left-alone'
      ? [leftAloneWords(lang).title, leftAloneParts(opened, refusal)]
      : [notNow, [el('p', {}, words)]];
  const told = titledNotice('warning', title, [], ...parts);
  told.id = REFUSAL;
  told.dataset.told = words;
  return told;
};

/** What follows for whoever declares a conflict of their own. */
const ownFollows = (): Child =>
  el(
    'ul',
    {},
    conflict.declaration.follows.map((words) => el('li', {}, words)),
  );

/** That too few are there for the case afterwards, what stops by that, and who is told. */
const fewParts = (opened: OpenedCase, caseFile: CaseFile, bars: readonly PersonId[]): Child => {
  const words = leavesFew(opened, caseFile, bars);
  return words === undefined ? undefined : notice('warning', el('p', {}, words));
};

/** Whoever comes in by this act: their fingerprint is to be compared. */
const isNew = (caseFile: CaseFile, holder: Holder): holder is PersonId =>
  holder !== 'reporter' && !holdsAnyKey(caseFile, holder);

/** Who gets the keys that those kept away don't have, or why there are none. */
const newKeys = (opened: OpenedCase, caseFile: CaseFile, granted: readonly Holder[]): Child =>
  granted.length === 0
    ? el('p', {}, conflict.bar.noNewKeys)
    : el(
        'div',
        { class: 'reading-people' },
        conflict.bar.newKeys,
        el(
          'ul',
          {},
          holdersInOrder(opened, granted).map((holder) =>
            el('li', {}, isNew(caseFile, holder) ? described(opened, holder) : whoParts(opened, holder)),
          ),
        ),
      );

/** The third text of a disclosure is the reason in words for the reporter. */
const isTold = ({ kind }: Intention, at: number): boolean =>
  (kind === 'announce' || kind === 'disclose-withheld') && at === 2;

/** To whom an identity is disclosed, with the fingerprint to compare. */
const newReaders = (opened: OpenedCase, granted: readonly Holder[]): Child =>
  el(
    'div',
    { class: 'reading-people' },
    t.identityTo,
    el(
      'ul',
      {},
      granted.map((holder) => (holder === 'reporter' ? undefined : el('li', {}, described(opened, holder)))),
    ),
  );

/** What the act does to days, before everything else. */
const days = (opened: OpenedCase, caseFile: CaseFile, read: ReadAct): Child => {
  const said = daysOf(lang, caseFile, plainDate(opened.ground.today), read);
  return said === undefined ? undefined : el('p', { class: 'preview-days' }, said);
};

/** What would be read, and by whom. */
const readParts = (opened: OpenedCase, caseFile: CaseFile, read: ReadAct, planned: Result<Plan>): readonly Child[] => {
  const { intention, entries, faults } = read;
  const isFound = faults.every(({ id }) => id !== 'finding');
  const concerned = keptAway(read);
  const kept = concerned.length === 0 ? undefined : peopleParts(opened, t.keptAway, concerned);
  if (!planned.ok) {
    if (intention.kind === 'declare' && savesFirst(opened, caseFile, intention, planned.refusal))
      return [fewParts(opened, caseFile, [intention.by]), el('p', {}, conflict.savesFirst), ownFollows()];
    const reader = (entry: Entry, at: number): Child =>
      isForReporter(entry) || isTold(intention, at)
        ? readers(opened, caseFile, entry, [], undefined, isTold(intention, at) ? 'identity' : undefined)
        : el('p', { class: 'hint' }, t.handlers);
    return [
      faults.length > 0 && !isToldAtOnce(planned.refusal) ? undefined : refusalParts(opened, planned.refusal),
      kept,
      entries.map((entry, at) => written(opened, entry, reader(entry, at), isFound)),
    ];
  }
  const { bars, grants, rooms } = planned.value;
  if (intention.kind === 'declare') return [fewParts(opened, caseFile, bars), ownFollows()];
  // Whoever the page still asks about isn't shown as a reader before the answer.
  const isAsked = (holder: Holder): boolean => faults.some(({ id }) => id === concernsGroup(holder));
  const granted = grants.map(({ holder }) => holder).filter((holder) => !isAsked(holder));
  return [
    fewParts(opened, caseFile, bars),
    intention.kind === 'bar' ? newKeys(opened, caseFile, granted) : undefined,
    DISCLOSES.includes(intention.kind) ? newReaders(opened, granted) : undefined,
    grants.length === 0 || ['brief', 'bar', ...DISCLOSES].includes(intention.kind)
      ? undefined
      : peopleParts(opened, t.members, granted),
    kept,
    bars.length === 0 ? undefined : peopleParts(opened, t.gone, bars),
    intention.kind === 'brief' && intention.conflict ? el('p', {}, t.conflicted) : undefined,
    asShown(read, planned.value, opened.ground.today).map((entry, at) =>
      written(
        opened,
        entry,
        readers(
          opened,
          caseFile,
          entry,
          readersBy(intention, granted, planned.value.entries[at]?.room),
          { bars, rooms },
          planned.value.entries[at]?.room,
        ),
        isFound,
      ),
    ),
  ];
};

/** What an act's page shows of the present answers, and whether the rules let it be offered for signing with them. */
export type Preview = { readonly parts: readonly Child[]; readonly isOffered: boolean };

/** What the act would make of the present answers; once they are complete, also why the rules would refuse it. */
export const previewOf = (opened: OpenedCase, caseFile: CaseFile, read: ReadAct): Preview => {
  const { policy, ground } = opened;
  const planned = plan(policy, ground.current.roster, caseFile, read.intention, ground.today);
  const parts = [days(opened, caseFile, read), readParts(opened, caseFile, read, planned)];
  return { parts, isOffered: planned.ok || !isToldAtOnce(planned.refusal) };
};
