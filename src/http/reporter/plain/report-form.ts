// Reads the form of a report without script: what was typed, what is wrong with it, and what is sealed of it in the end. The
// questions, limits and routes are the policy's, the sentences the catalogue's; nothing is kept.
import type { FieldFault } from '../../../../views/components/error-summary.tsx';
import type { CheckedAnswers } from '../../../../views/reporter/plain-report-check.tsx';
import {
  DATE_IDS,
  type DateId,
  fieldOf,
  isDateQuestion,
  type PlainForm,
  type TextId,
} from '../../../../views/reporter/plain-report-form.tsx';
import { excessOf } from '../../../client/report-size.ts';
import type { ReportInput } from '../../../client/reporter.ts';
import { attachedOf } from '../../../domain/arrived-files.ts';
import { isBlank } from '../../../domain/characters.ts';
import { officesNamedIn } from '../../../domain/concern-words.ts';
import { isTicked, sortedConcerns } from '../../../domain/concerns.ts';
import type { PlainDate } from '../../../domain/plain-date.ts';
import { inOtherCalendar, isCertainlyBefore, readTypedDate, type TypedDate } from '../../../domain/typed-date.ts';
import { dateFaultWords, orderQuestion } from '../../../i18n/date-faults.ts';
import type { Lang } from '../../../i18n/locale.ts';
import { plainReport } from '../../../i18n/plain-report.ts';
import { concernWords } from '../../../i18n/report-words.ts';
import { reporter } from '../../../i18n/reporter.ts';
import { tooLongWords } from '../../../i18n/too-long.ts';
import { IDENTITY_QUESTIONS, REPORT_QUESTIONS } from '../../../policy/questions.ts';
import { CONCERN_OFFICES, type Concerns, type Office } from '../../../policy/types.ts';
import { parseCaseId } from '../../../protocol/check/index.ts';
import { readCarried } from './coming.ts';

const [NAME, CONTACT] = IDENTITY_QUESTIONS;
/** More than two sealed dates can take. */
const MOST_OF_DATES = 60;

/** As typed, with the line ends of a text area and without what can't stand in a page. */
const typedText = (value: string | null): string => (value ?? '').replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');

const officesIn = (values: readonly string[]): readonly Office[] =>
  CONCERN_OFFICES.filter((office) => values.includes(office));

const isConcern = (value: string): boolean =>
  value === 'none' || value === 'senior' || CONCERN_OFFICES.some((office) => office === value);

const dateIn = (fields: URLSearchParams, id: DateId, lang: Lang): TypedDate => {
  const part = (name: string) => typedText(fields.get(`${fieldOf(id)}-${name}`));
  const [calendar, certainty] = [part('calendar'), part('certainty')];
  const usual = lang === 'ar' ? 'hijri' : 'gregorian';
  return {
    ...{ day: part('day'), month: part('month'), year: part('year') },
    calendar: calendar === 'hijri' || calendar === 'gregorian' ? calendar : usual,
    certainty: certainty === 'approximate' || certainty === 'unknown' ? certainty : 'exact',
  };
};

/** The form that a request carries. A missing field is empty; of a repeated one the first counts. */
export const readPlainForm = (fields: URLSearchParams, lang: Lang): PlainForm => {
  const text = (id: TextId) => typedText(fields.get(fieldOf(id)));
  const date = (id: DateId) => dateIn(fields, id, lang);
  return {
    token: fields.get('token') ?? '',
    ticket: fields.get('ticket') ?? '',
    concerns: [...new Set(fields.getAll('concerns').filter(isConcern))],
    identity: typedText(fields.get('identity')),
    texts: {
      ...{ name: text('name'), contact: text('contact'), 'what-happened': text('what-happened') },
      ...{ where: text('where'), who: text('who'), witnesses: text('witnesses') },
      ...{ evidence: text('evidence'), expectation: text('expectation') },
    },
    dates: { 'when-happened': date('when-happened'), 'when-learned': date('when-learned') },
    dismissed: officesIn(fields.getAll('dismissed')),
    ordered: (fields.get('ordered') ?? '').slice(0, MOST_OF_DATES),
    carried: readCarried(fields),
  };
};

/** A form in which nothing has been answered. */
export const emptyPlainForm = (token: string, lang: Lang): PlainForm => ({
  ...readPlainForm(new URLSearchParams(), lang),
  token,
});

/** The same form with one date read in the other calendar. */
export const withCalendarTurned = (form: PlainForm, id: DateId): PlainForm => ({
  ...form,
  dates: { ...form.dates, [id]: inOtherCalendar(form.dates[id]) },
});

/** Whether anything was typed beyond the first question. */
export const hasTyped = (form: PlainForm): boolean =>
  Object.values(form.texts).some((text) => text !== '') ||
  DATE_IDS.some((id) => form.dates[id].day + form.dates[id].month + form.dates[id].year !== '');

/** What the report is said to concern; undefined where nothing is ticked or the ticks contradict each other. */
export const concernsOf = ({ concerns }: PlainForm): Concerns | undefined => {
  const alone = concerns.includes('none') || concerns.includes('senior');
  if (concerns.length === 0 || (alone && concerns.length > 1)) return undefined;
  return concerns.includes('senior') ? 'senior' : sortedConcerns(officesIn(concerns));
};

export const concernFaults = (form: PlainForm, lang: Lang): readonly FieldFault[] => {
  if (concernsOf(form) !== undefined) return [];
  const text = form.concerns.length === 0 ? reporter(lang).report.concerns.missing : plainReport(lang).alone;
  return [{ id: 'concerns', text }];
};

const identityFaults = ({ identity, texts }: PlainForm, lang: Lang): readonly FieldFault[] => {
  const t = reporter(lang).report.identity;
  if (identity !== 'anonymous' && identity !== 'named') return [{ id: 'identity', text: t.missing }];
  if (identity === 'anonymous') return [];
  const missing = isBlank(texts.name) ? [{ id: fieldOf(NAME.id), text: t.nameMissing }] : [];
  const long = IDENTITY_QUESTIONS.flatMap(({ id, maxCharacters }) => {
    const words = tooLongWords(lang, texts[id].trim(), maxCharacters, t.tooLong);
    const question = id === NAME.id ? t.name : t.contact;
    return words === undefined ? [] : [{ id: fieldOf(id), text: words, question }];
  });
  return [...missing, ...long];
};

type Question = (typeof REPORT_QUESTIONS)[number];

const questionFaults = (form: PlainForm, question: Question, lang: Lang, today: PlainDate): readonly FieldFault[] => {
  const t = reporter(lang).report;
  const id = fieldOf(question.id);
  const asked = t.questions[question.id].question;
  if (isDateQuestion(question)) {
    const typed = form.dates[question.id];
    const read = readTypedDate(typed, today);
    return read.kind === 'fault' ? [{ id, text: dateFaultWords(lang, read.fault, typed), question: asked }] : [];
  }
  const text = form.texts[question.id];
  if (question.required && isBlank(text)) return [{ id, text: t.whatMissing }];
  const tooLong = tooLongWords(lang, text, question.maxCharacters, t.tooLong);
  return tooLong === undefined ? [] : [{ id, text: tooLong, question: asked }];
};

const answerOf = (form: PlainForm, question: Question): ReportInput['answers'] => {
  if (isDateQuestion(question)) {
    const read = readTypedDate(form.dates[question.id], undefined);
    return read.kind === 'date' ? [{ question: question.id, text: read.text }] : [];
  }
  const text = form.texts[question.id].trim();
  return text === '' ? [] : [{ question: question.id, text }];
};

/** The files that will go along, where any arrived. */
const attachedIn = ({ carried }: PlainForm): Pick<ReportInput, 'attached'> => {
  const caseId = parseCaseId(carried.caseId);
  if (caseId === undefined || carried.files.length === 0) return {};
  return { attached: { caseId, files: attachedOf(carried.files, carried.originals) } };
};

/** Everything that will be sealed. */
export const reportInput = (form: PlainForm, concerns: Concerns, lang: Lang): ReportInput => {
  const given = form.identity === 'named';
  const contact = form.texts.contact.trim();
  return {
    ...attachedIn(form),
    concerns,
    lang,
    answers: REPORT_QUESTIONS.flatMap((question) => answerOf(form, question)),
    identity: {
      given,
      answers: given
        ? [
            { question: NAME.id, text: form.texts.name.trim() },
            ...(contact === '' ? [] : [{ question: CONTACT.id, text: contact }]),
          ]
        : [],
    },
  };
};

const excessFault = (input: ReportInput, lang: Lang): readonly FieldFault[] => {
  const excess = excessOf(input);
  if (excess === undefined) return [];
  const t = reporter(lang).report;
  const asked = REPORT_QUESTIONS.find(({ id }) => id === excess.question);
  const own = excess.question === NAME.id ? t.identity.name : t.identity.contact;
  const question = asked === undefined ? own : t.questions[asked.id].question;
  const text = excess.overloaded ? t.overloaded(question) : t.tooLarge(question, excess.characters);
  return [{ id: `answer-${excess.question}`, text }];
};

/** What is wrong with the second page's answers; only where each is right are all of them held against the whole limit. */
export const answerFaults = (
  form: PlainForm,
  concerns: Concerns,
  lang: Lang,
  today: PlainDate,
): readonly FieldFault[] => {
  const faults = [
    ...identityFaults(form, lang),
    ...REPORT_QUESTIONS.flatMap((question) => questionFaults(form, question, lang, today)),
  ];
  return faults.length > 0 ? faults : excessFault(reportInput(form, concerns, lang), lang);
};

/** Where something was learned of before it happened: the form that remembers being asked, and the question; once only. */
export const askOrder = (
  form: PlainForm,
  { answers }: ReportInput,
  lang: Lang,
): { readonly form: PlainForm; readonly asked: FieldFault } | undefined => {
  const textOf = (id: DateId) => answers.find(({ question }) => question === id)?.text ?? '';
  const [happened, learned] = [textOf('when-happened'), textOf('when-learned')];
  const ordered = `${happened} ${learned}`;
  if (form.ordered === ordered || !isCertainlyBefore(learned, happened)) return undefined;
  const question = reporter(lang).report.questions['when-learned'].question;
  return { form: { ...form, ordered }, asked: { id: fieldOf('when-learned'), text: orderQuestion(lang), question } };
};

/** Offices that the text names, that weren't ticked, and about which the reporter hasn't said anything yet. */
export const unaskedOffices = (form: PlainForm, input: ReportInput): readonly Office[] => {
  const text = [...input.answers, ...input.identity.answers].map((answer) => answer.text).join('\n');
  return officesNamedIn(text).filter((office) => !isTicked(input.concerns, office) && !form.dismissed.includes(office));
};

/** What was answered to the question about named offices: these are kept away, those were said not to be concerned. */
export const answerNamed = (form: PlainForm, fields: URLSearchParams, go: 'keep' | 'dismiss') => {
  const named = officesIn(fields.getAll('named'));
  const away = go === 'keep' ? officesIn(fields.getAll('away')).filter((office) => named.includes(office)) : [];
  const others = form.concerns.filter((ticked) => ticked !== 'none');
  return {
    away,
    form: {
      ...form,
      concerns: away.length === 0 ? form.concerns : [...new Set([...others, ...away])],
      dismissed: officesIn([...form.dismissed, ...named.filter((office) => !away.some((kept) => kept === office))]),
    },
  };
};

/** The answers for a check page. */
export const checkedAnswers = (form: PlainForm, input: ReportInput): CheckedAnswers => ({
  concerns: concernWords(input.lang === 'ar' ? 'ar' : 'en', input.concerns),
  given: input.identity.given,
  identity: input.identity.answers.map(({ text }) => text),
  answers: Object.fromEntries(input.answers.map(({ question, text }) => [question, text])),
  unknown: DATE_IDS.filter((id) => form.dates[id].certainty === 'unknown'),
});
