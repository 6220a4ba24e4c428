// The identity's part of a case's page: whether a name was given and opens here, and what was asked, announced, disclosed and
// taken back, as the verified chain tells it. Whoever it wasn't disclosed to reads that, and no name.
import type { OpenedCase, OpenedEntry } from '../client/case.ts';
import type { CaseFile } from '../domain/case-file.ts';
import {
  type Announcement,
  announcedOn,
  type ConsentAsked,
  type Disclosure,
  disclosedTo,
  holdsIdentity,
  isStanding,
} from '../domain/disclosure.ts';
import { endOfAnnouncement, endOfDisclosure, mayAskAnew } from '../domain/disclosure-ends.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { basisWords } from '../i18n/basis-words.ts';
import { consentAnswers } from '../i18n/consent-answers.ts';
import { formatDate } from '../i18n/dates.ts';
import { disclosureText } from '../i18n/disclosure.ts';
import { staffText } from '../i18n/staff.ts';
import type { PersonId } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import { whoParts } from './case-words.ts';
import { byId, type Child, el, fill } from './dom.ts';
import { prose } from './entry-parts.ts';
import { DISCLOSING_ACTS, isWithoutName } from './no-name.ts';
import { pageLang } from './page-facts.ts';

const lang = pageLang();
const words = staffText(lang).case;
const t = disclosureText(lang).part;

type Identity = Extract<Entry, { type: 'identity' }>;
type Opened = OpenedEntry & { readonly entry: Identity };

const isOpened = (found: OpenedEntry): found is Opened => found.entry?.type === 'identity';
const given = ({ entries }: OpenedCase): readonly OpenedEntry[] =>
  entries.filter(({ expected }) => expected === 'identity');

/** The identity as it was given last, of those that open here. */
const newestIdentity = (opened: OpenedCase): Opened | undefined => given(opened).filter(isOpened).at(-1);

const day = (date: PlainDate): string => formatDate(lang, date);
const hint = (text: string): Child => el('p', { class: 'hint' }, text);

const identityParts = ({ entry }: Opened): readonly Child[] => {
  const headings: Readonly<Record<string, string>> = { name: words.identityName, contact: words.identityContact };
  return entry.answers.map(({ question, text }) => [el('h3', {}, headings[question] ?? question), prose(text, '')]);
};

/** Why it doesn't open for somebody who isn't the reviewer and to whom it isn't disclosed now. */
const closedWords = ({ identity }: CaseFile, me: PersonId): string => {
  const last = identity.disclosures.filter(({ to }) => to === me).at(-1);
  if (last === undefined) return t.notYours;
  return last.endedOn === undefined ? t.ended(day(last.until)) : t.takenBack(day(last.endedOn));
};

type Shown = { readonly words: string; readonly entry?: Opened };

/** What opens here, and what is said of it. */
const shownTo = (opened: OpenedCase, caseFile: CaseFile, me: PersonId): Shown => {
  const entry = newestIdentity(opened);
  const disclosure = disclosedTo(caseFile, me, opened.ground.today);
  if (me !== caseFile.reviewer && disclosure === undefined) return { words: closedWords(caseFile, me) };
  const isNewest = entry !== undefined && entry.line === given(opened).at(-1)?.line;
  if (entry === undefined || (me === caseFile.reviewer && !(isNewest && holdsIdentity(caseFile, me)))) {
    return { words: t.lost };
  }
  if (disclosure === undefined) return { words: entry.entry.given ? t.reviewerOpens : t.none, entry };
  const until = t.opensUntil(day(disclosure.until));
  return { words: isNewest ? until : `${until} ${t.superseded}`, entry };
};

/** One of the things that became of it, with whom it is about. */
const state = (opened: OpenedCase, text: string, person: PersonId, ...more: readonly Child[]): Child =>
  el('li', {}, text, ' ', whoParts(opened, person), more);

const anewHint = (caseFile: CaseFile, person: PersonId, today: PlainDate): Child =>
  mayAskAnew(caseFile, person, today) ? hint(t.askAnew) : undefined;

const disclosureState = (opened: OpenedCase, caseFile: CaseFile, one: Disclosure): Child => {
  const { today, current } = opened.ground;
  const from = day(one.on);
  const isOver = !isStanding(one, today);
  const over = one.endedOn === undefined ? t.over(from, day(one.until)) : t.overByConsent(from, day(one.endedOn));
  const why = isOver ? undefined : endOfDisclosure(caseFile, current.roster, one);
  const now = why === undefined ? t.disclosed(from, day(one.until)) : t.overSince(from, t.endedWhy[why]);
  const isKept = one.withheldUntil !== undefined && today < one.withheldUntil;
  return state(
    opened,
    isOver ? over : now,
    one.to,
    ` – ${basisWords(lang, one.basis)}`,
    isKept && one.withheldUntil !== undefined ? hint(t.withheld(day(one.withheldUntil))) : undefined,
    one.endedOn === undefined ? undefined : anewHint(caseFile, one.to, today),
  );
};

const announcementState = (opened: OpenedCase, caseFile: CaseFile, one: Announcement): Child => {
  const why = endOfAnnouncement(caseFile, opened.ground.current.roster, one);
  const words = why === undefined ? t.announced(day(one.from), day(one.until)) : t.dropped(t.endedWhy[why]);
  const { to, basis } = one;
  const anew = why === 'consent' ? anewHint(caseFile, to, opened.ground.today) : undefined;
  return state(opened, words, to, ` – ${basisWords(lang, basis)}`, anew);
};

const askedState = (opened: OpenedCase, { on, to, answers, renewed }: ConsentAsked): Child => {
  const again = answers.at(-1)?.given === false ? hint(renewed === undefined ? t.notAgain : t.againNow) : undefined;
  return state(opened, t.consentAsked(day(on)), to, ` – ${consentAnswers(lang, answers)}`, again);
};

const states = (opened: OpenedCase, caseFile: CaseFile, { identity } = caseFile): readonly Child[] => [
  ...identity.asked.map((one) => askedState(opened, one)),
  ...identity.requests.map(({ by, on }) => state(opened, t.asked(day(on)), by, ` – ${t.answerOwed}`)),
  ...[...identity.dropped, ...announcedOn(caseFile, opened.ground.today)].map((one) =>
    announcementState(opened, caseFile, one),
  ),
  ...identity.disclosures.map((one) => disclosureState(opened, caseFile, one)),
];

const consentWords = ({ consent, declined }: CaseFile['identity']): Child => {
  if (consent === undefined) return undefined;
  if (declined === true) return hint(t.declined);
  return hint(consent ? t.consented : t.withdrew);
};

/** Acts that would disclose a name aren't offered where there is none; why stands above them. Whether any was. */
const withdrawActs = (): boolean => {
  const links = [...document.querySelectorAll<HTMLElement>('.act-links [data-act]')];
  const vain = links.filter(({ dataset }) => DISCLOSING_ACTS.some((act) => act === dataset.act));
  for (const link of vain) link.closest('li')?.remove();
  const part = document.getElementById('identity-acts');
  if (part !== null && part.querySelector('li') === null) part.remove();
  const nobody = document.getElementById('identity-nobody');
  nobody?.remove();
  return vain.length > 0 || nobody !== null;
};

/** Fills the part for whoever sees the whole case. */
export const showIdentity = (opened: OpenedCase, me: PersonId): void => {
  const { caseFile } = opened;
  if (caseFile === undefined) return;
  const { words: said, entry } = shownTo(opened, caseFile, me);
  const known = states(opened, caseFile);
  byId('identity-part').hidden = false;
  fill(
    byId('identity-state'),
    el('p', {}, said),
    isWithoutName(opened) && withdrawActs() ? el('p', {}, t.nothingToDisclose) : undefined,
    consentWords(caseFile.identity),
    known.length === 0 ? undefined : [el('h3', {}, t.states), el('ul', {}, known)],
    caseFile.identity.disclosures.length === 0 ? undefined : hint(t.known),
  );
  byId('identity-shown').hidden = entry?.entry.given !== true;
  if (entry?.entry.given === true) fill(byId('identity'), identityParts(entry));
};
