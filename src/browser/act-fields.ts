// The fields of an act's page, each read by itself: a text, a day, a person. What is missing is noted as a fault in the
// order of the reading. No page, no keys: values come in, words go out.

import type { CaseFile } from '../domain/case-file.ts';
import { characters } from '../domain/characters.ts';
import type { Intention } from '../domain/intention.ts';
import { type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { actsText } from '../i18n/acts.ts';
import { formatDate } from '../i18n/dates.ts';
import { disclosureText } from '../i18n/disclosure.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Letterhead } from '../i18n/notices.ts';
import { GIST_CHARACTERS, MESSAGE_CHARACTERS } from '../policy/questions.ts';
import { type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Entry } from '../protocol/open/index.ts';
import type { Fault } from './faults.ts';

/** What stands in the form: texts by the field's id, and the ticked values of a group. */
export type ActValues = {
  readonly text: (id: string) => string;
  /** What is wrong with a date as it was typed. */
  readonly fault?: (id: string) => string | undefined;
  readonly chosen: (group: string) => readonly string[];
};

/** Somebody about whom the page asks "Does anything in it concern this person?", with the group's id. */
export type AskedPerson = { readonly group: string; readonly person: PersonId; readonly name: string };

/** What an act is read by, besides the form. */
export type ActSetting = {
  readonly lang: Lang;
  readonly me: PersonId;
  readonly caseFile: CaseFile;
  readonly today: string;
  readonly asked: readonly AskedPerson[];
  readonly letterhead: Letterhead;
  /** The first of the steps by which keys are handed on, on the page that does that. */
  readonly step?: Intention | undefined;
};

/** The group that asks whether anything concerns this person. */
export const concernsGroup = (person: string): string => `concerns-${person}`;

/** The value of "None of the committee's present members". */
export const NOBODY = 'nobody';
/** A member of the committee by name, which settles whom the reporter meant by ticking it; and anybody else, which doesn't. */
export const personValue = (person: string): string => `person:${person}`;
export const otherValue = (person: string): string => `other:${person}`;

const ARABIC = /\p{Script=Arabic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** The language that a text is written in, by its letters; the page's where it has none. */
export const langOfText = (text: string, page: Lang): Lang => {
  const arabic = text.match(ARABIC)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  if (arabic === latin) return page;
  return arabic > latin ? 'ar' : 'en';
};

/** What one reading of the form goes by; the faults grow as it goes. */
export type Reading = ActSetting & { readonly values: ActValues; readonly faults: Fault[] };
type Words = ReturnType<typeof actsText>;

/** The page's words, in its language. */
export const words = ({ lang }: Reading): Words => actsText(lang);

const limitOf = (id: string): number => (id === 'summary' ? GIST_CHARACTERS : MESSAGE_CHARACTERS);

/** The text of a field, noted as a fault where it is too long or missing. */
export const written = (
  reading: Reading,
  id: (keyof Words['fields'] & string) | 'told' | 'minutes',
  label: string,
  required = true,
): string => {
  const { missing } = words(reading);
  const text = reading.values.text(id).trim();
  if (required && text === '') reading.faults.push({ id, text: missing.text(label) });
  // A summary's limit counts code points (PROTOCOL A10); a longer text counts as people see it.
  const count = id === 'summary' ? [...text].length : characters(text);
  if (count > limitOf(id)) reading.faults.push({ id, text: missing.tooLong(label) });
  return text;
};

/** The field of reasons. */
export const reason = (reading: Reading): Entry =>
  entryOf(reading, 'reason', written(reading, 'reasons', words(reading).fields.reasons));

type Plain = 'reason' | 'briefing' | 'message' | 'note' | 'summary' | 'remark' | 'decision' | 'minutes';
/** A text as an entry, with the language that its letters are of. */
export const entryOf = ({ lang }: Reading, type: Plain, text: string): Entry => ({
  type,
  lang: langOfText(text, lang),
  text,
});

/** What a day can't be; dates compare as they are written. Nobody is told or heard before there was a report. */
const faultOfDay = (reading: Reading, id: 'notified' | 'heard', required: boolean): string | undefined => {
  const { fields, missing } = words(reading);
  const { lang, today, values, caseFile } = reading;
  const value = values.text(id);
  const fault = values.fault?.(id);
  if (fault !== undefined) return fault;
  if (value !== '' && parsePlainDate(value) === undefined) return missing.date(fields[id]);
  if (value === '') return required ? missing.findingNeeds(fields[id]) : undefined;
  if (value > today) return missing.future(fields[id]);
  if (id === 'heard' && value < values.text('notified')) return missing.beforeNotice(fields.heard, fields.notified);
  const { receivedOn } = caseFile;
  return value < receivedOn ? missing.beforeReceipt(fields[id], formatDate(lang, receivedOn)) : undefined;
};

/** A day, or nothing as long as it can't be one: it is shown as it would be read while it is still being typed. */
export const day = (reading: Reading, id: 'notified' | 'heard', required: boolean): string => {
  const text = faultOfDay(reading, id, required);
  if (text === undefined) return reading.values.text(id);
  reading.faults.push({ id, text });
  return '';
};

/** A day that has to lie between two others, both of them possible. */
export const dayWithin = (
  reading: Reading,
  id: string,
  label: string,
  first: PlainDate,
  last: PlainDate,
): PlainDate => {
  const { lang, values, faults } = reading;
  const day = parsePlainDate(values.text(id));
  if (day !== undefined && day >= first && day <= last) return day;
  const { within } = disclosureText(lang).fields;
  const text = within(label, formatDate(lang, first), formatDate(lang, last));
  const why = values.fault?.(id) ?? words(reading).missing.date(label);
  faults.push({ id, text: day === undefined ? why : text });
  return day ?? first;
};

/** Whom the act is about, chosen of the page's list; whoever acts where nobody is, with a fault. */
export const chosenPerson = (reading: Reading, id: 'to-whom' | 'handler', label: string): PersonId => {
  const person = parsePersonId(reading.values.chosen(id)[0]);
  if (person === undefined) reading.faults.push({ id, text: words(reading).missing.choose(label) });
  return person ?? reading.me;
};
