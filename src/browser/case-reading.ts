// Shows what a case's browser opened, each piece with its act: the report, the identity, the dialogue, the briefings, and
// in the timeline what was written inside the case. What fails says so in its place.
import type { OpenedCase, OpenedEntry } from '../client/case.ts';
import { foundConcerned } from '../domain/found-concerned.ts';
import { plainDate } from '../domain/plain-date.ts';
import { actsText } from '../i18n/acts.ts';
import { dateAnswer } from '../i18n/answers.ts';
import { basisWords } from '../i18n/basis-words.ts';
import { conflictText } from '../i18n/conflict.ts';
import { formatDate } from '../i18n/dates.ts';
import { disclosureText } from '../i18n/disclosure.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import { fieldLabels } from '../i18n/field-labels.ts';
import { reporter } from '../i18n/reporter.ts';
import { shared } from '../i18n/shared.ts';
import { staffText } from '../i18n/staff.ts';
import { categoryName } from '../i18n/staff-words.ts';
import { REPORT_QUESTIONS } from '../policy/questions.ts';
import { DUTIES } from '../policy/types.ts';
import type { Holder, Line, PersonId, Room } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import { attachmentViews } from './attachment-view.ts';
import { outcomeWords, ratifiedEntry } from './case-outcome.ts';
import { problemWords, whoParts } from './case-words.ts';
import { showConcerned } from './concerned-rows.ts';
import { byId, type Child, el, fill } from './dom.ts';
import { dayWords, entryParts, peopleParts, prose } from './entry-parts.ts';
import { type Exposure, exposuresIn } from './exposure.ts';
import { officeWords } from './ground-watch.ts';
import { showIdentity } from './identity-part.ts';
import { withdrawVainGiving } from './keys-to-give.ts';
import { marked } from './marked.ts';
import { pageLang } from './page-facts.ts';
import { tag } from './parts.ts';

const lang = pageLang();
const t = staffText(lang).case;
const acts = actsText(lang);
const labels = fieldLabels(lang);

const questionWords = (id: string): string => {
  const known = REPORT_QUESTIONS.find((question) => question.id === id);
  return known === undefined ? id : reporter(lang).report.questions[known.id].question;
};

/** Who wrote it and when, above a text. */
const entryHead = (opened: OpenedCase, entry: OpenedEntry, ...more: readonly Child[]): HTMLElement =>
  el(
    'p',
    { class: 'message-head' },
    el('strong', {}, whoParts(opened, entry.by, entry.line)),
    entry.on === undefined ? undefined : dayWords(entry.on),
    more,
  );

/** The files that came with a line. */
const filesOf = ({ attachments, number, caseId }: OpenedCase, line: string): Child =>
  attachmentViews(
    lang,
    { door: { number }, caseId },
    attachments.filter((one) => one.line === line),
  );

const answerPart = (question: string, text: string, textLang: string): HTMLElement => {
  const isDate = REPORT_QUESTIONS.some(({ id, kind }) => id === question && kind === 'date');
  return isDate ? el('p', {}, marked(dateAnswer(lang, text))) : prose(text, textLang);
};

export const reportParts = (opened: OpenedCase): readonly Child[] => {
  const found = opened.entries.find(({ expected }) => expected === 'report');
  if (found === undefined) return [];
  if (found.entry?.type !== 'report') return [el('p', {}, problemWords(found))];
  const { answers, lang: textLang } = found.entry;
  return [
    entryHead(opened, found),
    ...answers.map(({ question, text }) => [
      el('h3', {}, questionWords(question)),
      answerPart(question, text, textLang),
    ]),
    filesOf(opened, found.line),
  ];
};

const DIALOGUE: readonly Entry['type'][] = ['message', 'notice'];

const messagePart = (opened: OpenedCase, entry: OpenedEntry): HTMLElement => {
  const own = entry.by !== 'reporter';
  const head = entryHead(
    opened,
    entry,
    own ? undefined : el('span', {}, t.fromReporter),
    entry.kind === 'evidence' ? tag('info', shared(lang).acts.evidence) : undefined,
  );
  const body = (): Child => {
    return entry.entry === undefined ? el('p', {}, problemWords(entry)) : entryParts(opened, entry.entry);
  };
  const ask = opened.caseFile?.identity.asked.find(({ line }) => line === entry.line);
  const asked =
    ask === undefined
      ? undefined
      : el('p', { class: 'hint' }, disclosureText(lang).asks.shown, ' ', whoParts(opened, ask.to));
  return el(
    'article',
    { class: own ? 'message own' : 'message association', 'data-line': entry.line },
    head,
    body(),
    asked,
    entry.expected === 'message' ? filesOf(opened, entry.line) : undefined,
  );
};

const showMessages = (opened: OpenedCase): void => {
  const thread = opened.entries.filter(({ expected, room }) =>
    expected === undefined ? room === 'report' : DIALOGUE.includes(expected),
  );
  byId('messages-part').hidden = false;
  fill(
    byId('messages'),
    thread.length === 0 ? el('p', {}, t.noMessages) : thread.map((entry) => messagePart(opened, entry)),
  );
};

const holdersOf = (opened: OpenedCase, line: string): readonly Holder[] =>
  (opened.line(line)?.act.grants ?? []).map(({ holder }) => holder);

const showBriefings = (opened: OpenedCase): void => {
  const given = opened.entries.filter(({ expected }) => expected === 'briefing');
  if (given.length === 0) return;
  byId('briefings-part').hidden = false;
  fill(
    byId('briefings'),
    given.map((entry) =>
      el(
        'article',
        { class: 'card', 'data-line': entry.line },
        entryHead(opened, entry),
        entry.entry === undefined ? el('p', {}, problemWords(entry)) : entryParts(opened, entry.entry),
        peopleParts(opened, acts.preview.briefed, holdersOf(opened, entry.line), entry.line),
      ),
    ),
  );
};

/** The rooms that an act's keys are for, once each. */
const roomsOf = ({ rooms, grants }: Line['act']): readonly Room[] => [
  ...new Set([...rooms, ...grants].map(({ room }) => room)),
];

/** What an act says in clear, in words. */
const publicParts = (opened: OpenedCase, line: Line, me: PersonId): readonly Child[] => {
  const { act, hash } = line;
  const people = (lead: string, persons: readonly Holder[]): Child =>
    persons.length === 0 ? undefined : peopleParts(opened, lead, persons, hash);
  const hint = (words: string): Child => el('p', { class: 'hint' }, words);
  const fact = (label: string, value: string): Child => hint(labels.of(label, value));
  const barred = act.kind === 'submit' ? undefined : people(acts.preview.gone, act.bars);
  switch (act.kind) {
    case 'concern':
      return [
        act.public.concerns === 'senior' ? undefined : fact(labels.concerned, officeWords(act.public.concerns)),
        barred,
      ];
    case 'brief':
      return [act.public.outside ? hint(acts.preview.outside) : undefined, barred];
    case 'close':
      return [act.public.outcome === 'resolved' ? fact(labels.form, shared(lang).forms[act.public.form]) : undefined];
    case 'refer': {
      const { caseFile, ground } = opened;
      const concerned = caseFile === undefined ? [] : foundConcerned(caseFile, ground.rosters, line, me);
      return [
        fact(labels.form, shared(lang).forms[act.public.form]),
        people(acts.preview.members, act.public.cleared),
        people(acts.preview.foundConcerned, concerned),
      ];
    }
    case 'categorise':
      return [fact(labels.category, categoryName(lang, act.public.category))];
    case 'unreadable':
      return [fact(labels.keysOf, acts.rooms[act.public.room])];
    case 'grant':
    case 'epoch':
      return [
        ...roomsOf(act).map((room) => fact(labels.keysOf, acts.rooms[room])),
        people(
          act.kind === 'epoch' ? conflictText(lang).handover.given : labels.of(labels.given, ''),
          holdersOf(opened, hash),
        ),
      ];
    case 'refuse-identity':
      return [people(labels.of(labels.refusedTo, ''), [act.public.to])];
    case 'announce':
    case 'disclose':
    case 'disclose-withheld':
      return [
        people(labels.of(labels.disclosedTo, ''), [act.public.to]),
        fact(labels.basis, basisWords(lang, act.public.basis)),
        fact(labels.until, formatDate(lang, plainDate(act.public.until))),
        act.kind === 'disclose-withheld'
          ? hint(disclosureText(lang).part.withheld(formatDate(lang, plainDate(act.public.withheld_until))))
          : undefined,
      ];
    case 'pause': {
      const duty = DUTIES.find((known) => known === act.public.duty);
      const until = formatDate(lang, plainDate(act.public.until));
      const words = dutyWords(lang).pause.timeline(duty === undefined ? '' : shared(lang).duties[duty], until);
      return [fact(labels.paused, words)];
    }
    case 'resume': {
      const duty = DUTIES.find((known) => known === act.public.duty);
      return [hint(duty === undefined ? '' : shared(lang).duties[duty])];
    }
    case 'labour-step': {
      const { steps } = dutyWords(lang).labour;
      const day = formatDate(lang, plainDate(act.public.day));
      return [fact(labels.step, labels.of(steps[act.public.step], day))];
    }
    case 'declare':
    case 'identify':
    case 'check-in-wish':
      return [];
    default:
      return [barred];
  }
};

/** What a text is, where the act's own name doesn't say it. */
const labelOf = ({ room, entry }: OpenedEntry): string | undefined => {
  switch (entry?.type) {
    case 'reason':
      return room === 'identity' ? labels.told : labels.reasons;
    case 'remark':
    case 'decision':
    case 'minutes':
      return entry.text === '' ? undefined : labels[entry.type];
    default:
      return undefined;
  }
};

/** A text of the timeline under its label. */
const writtenPart = (opened: OpenedCase, found: OpenedEntry): Child => {
  if (found.entry === undefined) return el('p', {}, problemWords(found));
  const label = labelOf(found);
  return [label === undefined ? undefined : el('p', { class: 'hint' }, label), entryParts(opened, found.entry)];
};

const insideParts = (opened: OpenedCase, line: Line, me: PersonId): readonly Child[] => {
  if (opened.caseFile?.irregular.includes(line.hash) === true) return [el('p', {}, t.irregular)];
  const isInside = ({ room, expected }: OpenedEntry): boolean =>
    room === 'deliberation' || (room === 'identity' && expected === 'reason');
  const written = opened.entries.filter((entry) => entry.line === line.hash && isInside(entry));
  const files = written.length === 0 ? undefined : filesOf(opened, line.hash);
  return [publicParts(opened, line, me), written.map((found) => writtenPart(opened, found)), files];
};

const showTimeline = (opened: OpenedCase, me: PersonId): void => {
  for (const place of document.querySelectorAll<HTMLElement>('[data-opens]')) {
    const line = opened.line(place.dataset.opens ?? '');
    if (line !== undefined) fill(place, insideParts(opened, line, me));
  }
};

/** The finding, among the facts of the case; the server's page has no place for it. */
const showOutcome = (opened: OpenedCase): void => {
  const found = ratifiedEntry(opened);
  if (found === undefined || opened.caseFile === undefined) return;
  const words = outcomeWords(lang, opened.caseFile.stage, found.entry) ?? problemWords(found);
  const row = el('div', { class: 'summary-row', id: 'outcome' }, el('dt', {}, t.outcome), el('dd', {}, words));
  byId('case-header').prepend(row);
};

const exposureWords = ({ what, from = '', until, identity }: Exposure): string => {
  const { opened, shown, briefed, unopened, named } = conflictText(lang).exposure;
  const [first, last] = [from, until].map((date) => (date === '' ? '' : formatDate(lang, plainDate(date))));
  if (what === 'unopened') return unopened(last ?? '');
  if (what === 'shown') return shown(first ?? '');
  const words = (what === 'opened' ? opened : briefed)(first ?? '', last ?? '');
  if (identity === undefined) return words;
  const day = (date: string): string => formatDate(lang, plainDate(date));
  return `${words}${named(day(identity.from), day(identity.until))}`;
};

/** Below whom it was found to concern: what those kept away of them had been given before. */
const showExposure = (opened: OpenedCase): void => {
  const found = exposuresIn(opened);
  if (found.length === 0) return;
  const { title, hint } = conflictText(lang).exposure;
  const people = found.map((one) => el('div', {}, whoParts(opened, one.person), `: ${exposureWords(one)}`));
  const row = el(
    'div',
    { class: 'summary-row', id: 'exposure' },
    el('dt', {}, title),
    el('dd', {}, people, el('p', { class: 'hint' }, hint)),
  );
  (document.getElementById('concerned') ?? byId('case-ticked').closest('.summary-row'))?.after(row);
};

/** What was checked, in the words of whoever reads it; nothing where a briefing says itself that it didn't open. */
const checkedWords = ({ view, entries }: OpenedCase): string => {
  if (view === 'whole') return t.verified;
  return entries.every(({ entry }) => entry !== undefined) ? t.briefingVerified : '';
};

/** Everything that `me` may read of a case, in its places on the page. */
export const showCase = (opened: OpenedCase, me: PersonId): void => {
  byId('case-progress').textContent = checkedWords(opened);
  if (opened.view === 'whole') {
    fill(byId('report'), reportParts(opened));
    showOutcome(opened);
    showConcerned(opened, me);
    showExposure(opened);
    showIdentity(opened, me);
    showMessages(opened);
    showTimeline(opened, me);
    withdrawVainGiving(opened, me);
    fill(byId('case-proof'), t.proof, ' ', el('bdi', { dir: 'ltr', class: 'hash', translate: 'no' }, opened.head));
  }
  showBriefings(opened);
};
