// Makes of what somebody filled in on an act's page what they mean to do and what is sealed with it, or says what is
// missing. No page, no keys: values come in, words go out.

import { longestPause, mustHaveMinutes, pausable, resumable } from '../domain/acts/duty-acts.ts';
import { disclosureRule } from '../domain/disclosure.ts';
import type { Intention } from '../domain/intention.ts';
import { addDays, type PlainDate, parsePlainDate, plainDate } from '../domain/plain-date.ts';
import { actsText } from '../i18n/acts.ts';
import { disclosureText } from '../i18n/disclosure.ts';
import { dutyWords } from '../i18n/duty-words.ts';
import { NOTICE_VERSION, type NoticeKind, receiptParams } from '../i18n/notices.ts';
import type { PageAct } from '../i18n/page-acts.ts';
import { isCategory } from '../policy/categories.ts';
import { FORMS, LABOUR_STEPS, OFFICES } from '../policy/types.ts';
import { type PersonId, parsePersonId, parseRoom } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import {
  type ActSetting,
  type ActValues,
  chosenPerson,
  day,
  dayWithin,
  entryOf,
  langOfText,
  NOBODY,
  personValue,
  type Reading,
  reason,
  words,
  written,
} from './act-fields.ts';
import type { Fault } from './faults.ts';

/** What is meant so far, for the preview; it may be sent only where nothing is missing. */
export type ReadAct = {
  readonly intention: Intention;
  readonly entries: readonly Entry[];
  /** Whom the person acting said something in the report concerns, where the page asks it of persons one by one. */
  readonly concerned: readonly PersonId[];
  /** In the order of the fields. */
  readonly faults: readonly Fault[];
};

/** What is written to the reporter, and for whom it asks for their consent. */
const message = (reading: Reading): Meant => {
  const entry = entryOf(reading, 'message', written(reading, 'message', words(reading).fields.message));
  const asks = parsePersonId(reading.values.chosen('asks')[0]);
  return { intention: { kind: 'message', by: reading.me, ...(asks === undefined ? {} : { asks }) }, entries: [entry] };
};

/** A second review has a receipt notice of its own, with the day on which it began. */
const notice = ({ caseFile, letterhead }: Reading, kind: NoticeKind): Entry => {
  const { startedOn } = caseFile.review;
  const again = startedOn === caseFile.receivedOn ? {} : { received_on: startedOn };
  const params = kind === 'receipt' ? { ...receiptParams(letterhead), ...again } : {};
  return { type: 'notice', notice: kind, version: NOTICE_VERSION, params };
};

const form = (reading: Reading) => {
  const { form: kept, stage } = reading.caseFile;
  // Further members come into the investigation as it was ordered.
  if (stage === 'investigation' && kept !== undefined) return kept;
  const [value] = reading.values.chosen('form');
  const found = FORMS.find((known) => known === value);
  const t = words(reading);
  if (found === undefined) reading.faults.push({ id: 'form', text: t.missing.choose(t.fields.form) });
  return found ?? FORMS[0];
};

const answered = ({ asked, values }: Pick<Reading, 'asked' | 'values'>, answer: 'yes' | 'no'): readonly PersonId[] =>
  asked.filter(({ group }) => values.chosen(group).includes(answer)).map(({ person }) => person);

/** Everybody asked about, by their answer; whoever has none is a fault. */
const answers = (
  reading: Reading,
): { readonly concerned: readonly PersonId[]; readonly cleared: readonly PersonId[] } => {
  const { missing } = words(reading);
  const [concerned, cleared] = [answered(reading, 'yes'), answered(reading, 'no')];
  for (const { group, person, name } of reading.asked) {
    if (![...concerned, ...cleared].includes(person)) {
      reading.faults.push({ id: group, text: missing.chooseFor(name), name });
    }
  }
  return { concerned, cleared };
};

const concern = (reading: Reading): Intention => {
  const values = reading.values.chosen('who');
  const persons = values.flatMap((value) => parsePersonId(value.replace(/^(?:person|other):/, '')) ?? []);
  const members = values.some((value) => value === NOBODY || value.startsWith(personValue('')));
  const named = OFFICES.filter((office) => values.includes(office));
  const concerns = members ? [...new Set([...named, 'violations-committee' as const])] : named;
  if (values.length === 0) reading.faults.push({ id: 'who', text: words(reading).missing.nobody });
  return { kind: 'concern', by: reading.me, concerns, persons };
};

const recommendation = (reading: Reading): Entry => {
  const t = words(reading);
  const [value] = reading.values.chosen('finding');
  if (value === undefined) reading.faults.push({ id: 'finding', text: t.missing.choose(t.fields.finding) });
  const finding = value === 'substantiated' ? 'substantiated' : 'unsubstantiated';
  const isNeeded = finding === 'substantiated';
  const text = written(reading, 'recommendation', t.fields.recommendation);
  const [notified, heard] = [day(reading, 'notified', isNeeded), day(reading, 'heard', isNeeded)];
  const defence = written(reading, 'defence', t.fields.defence, false);
  if (isNeeded && defence === '')
    reading.faults.push({ id: 'defence', text: t.missing.findingNeeds(t.fields.defence) });
  return { type: 'recommendation', lang: langOfText(text, reading.lang), text, finding, notified, heard, defence };
};

type Meant = Pick<ReadAct, 'intention' | 'entries'>;

const about = (reading: Reading, kind: 'confirm' | 'dissent' | 'ratify' | 'return'): Intention => ({
  kind,
  by: reading.me,
  of: reading.caseFile.recommendation?.line ?? '',
});

const grant = (reading: Reading): Intention => {
  const t = words(reading);
  const [person, room] = (reading.values.chosen('to-whom')[0] ?? '').split(' ');
  const to = parsePersonId(person);
  const which = parseRoom(room);
  if (to === undefined || which === undefined)
    reading.faults.push({ id: 'to-whom', text: t.missing.choose(t.fields.toWhom) });
  return { kind: 'grant', by: reading.me, to: to ?? reading.me, room: which ?? 'report' };
};

const category = (reading: Reading): Intention => {
  const t = words(reading);
  const value = reading.values.text('category');
  if (!isCategory(value)) reading.faults.push({ id: 'category', text: t.missing.choose(t.fields.category) });
  return { kind: 'categorise', by: reading.me, category: value };
};

/** The words of the notice follow from the line that is signed, and are put in when it is. */
const DISCLOSURE: Entry = { type: 'notice', notice: 'disclosure', version: NOTICE_VERSION, params: {} };

/** Told first or withheld: to whom, on what, until when, why for colleagues, and why in words for the reporter. */
const disclosing = (kind: 'announce' | 'disclose-withheld', reading: Reading): Meant => {
  const { me: by, today, caseFile, values, faults, lang } = reading;
  const { fields } = disclosureText(lang);
  const rule = disclosureRule(caseFile);
  const [now, ahead] = [plainDate(today), kind === 'announce' ? (rule?.ahead.days ?? 0) : 0];
  const from = addDays(now, ahead);
  const to = chosenPerson(reading, 'to-whom', fields.toWhom);
  const [basis] = values.chosen('basis');
  if (basis === undefined) faults.push({ id: 'basis', text: words(reading).missing.choose(fields.basis) });
  const until = dayWithin(reading, 'until', fields.until, addDays(from, 1), addDays(from, rule?.longest.days ?? 1));
  const meant = { by, to, basis: basis ?? '', until };
  const intention: Intention =
    kind === 'announce'
      ? { kind, ...meant }
      : { kind, ...meant, withheldUntil: withheldUntil(reading, now, rule?.withheld.days ?? 1) };
  const why = reason(reading);
  return { intention, entries: [DISCLOSURE, why, entryOf(reading, 'reason', written(reading, 'told', fields.told))] };
};

/** Nobody is told later than the disclosure's end. */
const withheldUntil = (reading: Reading, today: PlainDate, most: number): PlainDate => {
  const last = addDays(today, most);
  const end = parsePlainDate(reading.values.text('until')) ?? last;
  return dayWithin(
    reading,
    'withheld-until',
    disclosureText(reading.lang).fields.withheldUntil,
    addDays(today, 1),
    end < last ? end : last,
  );
};

/** Which of the announced disclosures is made now. */
const announced = (reading: Reading): string => {
  const [line] = reading.values.chosen('to-whom');
  const { which } = disclosureText(reading.lang).fields;
  if (line === undefined) reading.faults.push({ id: 'to-whom', text: words(reading).missing.choose(which) });
  return line ?? '';
};

const pause = (reading: Reading): Intention => {
  const { caseFile, me: by, values, faults, lang } = reading;
  const t = dutyWords(lang).pause;
  const today = plainDate(reading.today);
  const options = pausable(caseFile, by, today);
  const [chosen] = values.chosen('paused-duty');
  const duty = options.find(({ id }) => id === chosen);
  if (duty === undefined) faults.push({ id: 'paused-duty', text: words(reading).missing.choose(t.which) });
  const last = longestPause(caseFile, duty ?? { pauses: [] }, today);
  const until = dayWithin(reading, 'until', t.until, today, last);
  return { kind: 'pause', by, duty: duty?.id ?? 'review', until };
};

/** Which of the clocks that stand still runs again. */
const resume = ({ caseFile, me: by, values, faults, lang, today }: Reading): Intention => {
  const [chosen] = values.chosen('paused-duty');
  const duty = resumable(caseFile, by, plainDate(today)).find(({ id }) => id === chosen);
  const { resumeWhich } = dutyWords(lang).pause;
  if (duty === undefined) faults.push({ id: 'paused-duty', text: actsText(lang).missing.choose(resumeWhich) });
  return { kind: 'resume', by, duty: duty?.id ?? 'review' };
};

/** A step that the Labour Law wants, when it was done, and where its minutes are. */
const labourStep = (reading: Reading): Meant => {
  const { caseFile, me: by, values, faults, lang } = reading;
  const t = dutyWords(lang).labour;
  const [value] = values.chosen('step');
  const step = LABOUR_STEPS.find((known) => known === value);
  if (step === undefined) faults.push({ id: 'step', text: words(reading).missing.choose(t.step) });
  const day = dayWithin(reading, 'labour-day', t.day, caseFile.receivedOn, plainDate(reading.today));
  const text = written(reading, 'minutes', t.minutes, mustHaveMinutes(caseFile, step));
  const minutes = text === '' ? [] : [entryOf(reading, 'minutes', text)];
  return { intention: { kind: 'labour-step', by, step: step ?? 'employee', day }, entries: minutes };
};

const meant = (act: PageAct, reading: Reading): Meant => {
  const { me: by } = reading;
  const { fields } = words(reading);
  switch (act) {
    case 'acknowledge':
      return { intention: { kind: act, by }, entries: [notice(reading, 'receipt')] };
    case 'feedback':
      return { intention: { kind: act, by }, entries: [notice(reading, 'feedback')] };
    case 'concern':
      return { intention: concern(reading), entries: [reason(reading)] };
    case 'clear':
      return { intention: { kind: act, by }, entries: [reason(reading)] };
    case 'brief': {
      const conflict = answers(reading).concerned.length > 0;
      const text = written(reading, 'briefing', fields.briefing);
      return { intention: { kind: act, by, conflict }, entries: [entryOf(reading, 'briefing', text)] };
    }
    case 'close':
      return {
        intention: { kind: act, by, outcome: 'unjustified' },
        entries: [reason(reading), notice(reading, 'unjustified')],
      };
    case 'resolve':
      return {
        intention: { kind: 'close', by, outcome: 'resolved', form: form(reading) },
        entries: [reason(reading), notice(reading, 'resolved')],
      };
    case 'refer':
      return {
        intention: { kind: act, by, form: form(reading), cleared: answers(reading).cleared },
        entries: [reason(reading)],
      };
    case 'recommend':
      return { intention: { kind: act, by }, entries: [recommendation(reading)] };
    case 'confirm':
    case 'dissent': {
      const remark = written(reading, 'remark', fields.remark, false);
      return { intention: about(reading, act), entries: remark === '' ? [] : [entryOf(reading, 'remark', remark)] };
    }
    case 'ratify':
      return {
        intention: about(reading, act),
        entries: [entryOf(reading, 'decision', written(reading, 'decision', fields.decision))],
      };
    case 'return':
      return { intention: about(reading, act), entries: [reason(reading)] };
    case 'message':
      return message(reading);
    case 'note':
    case 'summary':
      return { intention: { kind: act, by }, entries: [entryOf(reading, act, written(reading, act, fields[act]))] };
    case 'grant':
      return { intention: grant(reading), entries: [] };
    case 'categorise':
      return { intention: category(reading), entries: [] };
    case 'declare':
      return { intention: { kind: act, by, conflict: true }, entries: [] };
    case 'bar':
      return {
        intention: { kind: act, by, person: chosenPerson(reading, 'handler', fields.handler) },
        entries: [reason(reading)],
      };
    case 'ask-identity':
      return { intention: { kind: act, by }, entries: [reason(reading)] };
    case 'refuse-identity': {
      const to = chosenPerson(reading, 'to-whom', disclosureText(reading.lang).fields.asker);
      return { intention: { kind: act, by, to }, entries: [reason(reading)] };
    }
    case 'announce':
    case 'disclose-withheld':
      return disclosing(act, reading);
    case 'disclose':
      return { intention: { kind: act, by, of: announced(reading) }, entries: [DISCLOSURE] };
    case 'pause':
      return { intention: pause(reading), entries: [reason(reading)] };
    case 'resume':
      return { intention: resume(reading), entries: [] };
    case 'labour-step':
      return labourStep(reading);
    case 'check-in':
      return {
        intention: { kind: act, by },
        entries: [entryOf(reading, 'message', written(reading, 'message', fields.message))],
      };
    case 'epoch':
      return { intention: reading.step ?? { kind: act, by, room: 'report' }, entries: [] };
  }
};

/** What was filled in, as an intention with its entries, and what is missing of it. */
export const readAct = (act: PageAct, setting: ActSetting, values: ActValues): ReadAct => {
  const faults: Fault[] = [];
  const read = meant(act, { ...setting, values, faults });
  return { ...read, concerned: answered({ ...setting, values }, 'yes'), faults };
};
