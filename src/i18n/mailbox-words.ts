// What stands in an open mailbox, in words and in order: where the report stands, what comes next, every piece of the
// dialogue. The page with script and the page without both build from this; neither has words of its own for it.
import { isBlank } from '../domain/characters.ts';
import type { Journey } from '../domain/journey.ts';
import { type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import type { ThreadPiece } from '../domain/thread.ts';
import { IDENTITY_QUESTIONS, MESSAGE_CHARACTERS, REPORT_QUESTIONS } from '../policy/questions.ts';
import { dateAnswer } from './answers.ts';
import { checkInWords } from './check-in-words.ts';
import { formatDate } from './dates.ts';
import { type DueWords, dueWords } from './due-words.ts';
import type { Lang } from './locale.ts';
import { announcedAt, consentAskedAt, lateIn, pendingIn, toldLateAt } from './mailbox-alerts.ts';
import { type LastKind, lastWords } from './mailbox-last.ts';
import { type MailboxPieces, pieceId } from './mailbox-pieces.ts';
import { namingText } from './naming.ts';
import { noticeText } from './notices.ts';
import { reporter } from './reporter.ts';
import { shared } from './shared.ts';
import { tooLongWords } from './too-long.ts';

const STEPS = ['received', 'review', 'examination', 'closed'] as const;

/** Closed without an investigation: the step in between never was. */
const stepsOf = (journey: Journey): readonly (typeof STEPS)[number][] =>
  journey.closed === 'unjustified' || journey.closed === 'resolved'
    ? STEPS.filter((step) => step !== 'examination')
    : STEPS;

/** One step of the way. */
export type StepWords = { readonly words: string; readonly state: 'done' | 'current' | 'ahead' };
/** Something promised, or its day is over: then `text` says what can be done; or what was written, with a link `to` it. */
export type NextWords = {
  readonly words: string;
  readonly text?: string;
  /** How the promised day was counted. */
  readonly due?: DueWords;
  readonly to?: { readonly id: string; readonly words: string };
};

export type StandingWords = {
  /** Holds the report's number, which stays left to right. */
  readonly number: string;
  readonly received: string;
  readonly standing: string;
  readonly steps: readonly StepWords[];
  readonly next: readonly NextWords[];
};

const lastKind = ({ kind, notice }: ThreadPiece): LastKind => {
  switch (kind) {
    case 'receipt':
    case 'feedback':
      return kind;
    case 'disclosure':
      return 'notice';
    case 'closing':
      return notice?.notice === 'unjustified' || notice?.notice === 'resolved' ? notice.notice : 'notice';
    default:
      return 'message';
  }
};

/** Since when the reporter can read it: what was done without telling them first came later than it was signed. */
const toldOn = ({ on, notice }: ThreadPiece): PlainDate => {
  const { step, told } = notice?.params ?? {};
  const later = step === 'withheld' && told !== undefined ? parsePlainDate(told) : undefined;
  return later !== undefined && later > on ? later : on;
};

/** What the association left last, of whatever kind, where the reporter has written nothing since. */
const lastOf = (lang: Lang, mailbox: MailboxPieces): readonly NextWords[] => {
  const { thread } = mailbox;
  const dated = thread.map((piece, at) => ({ piece, at })).filter(({ piece }) => piece.problem !== 'not-authenticated');
  // What nobody vouches for has no date; all else stands in the order of its days, and of the chain within a day.
  const last = dated.toSorted((a, b) => toldOn(a.piece).localeCompare(toldOn(b.piece)) || a.at - b.at).at(-1);
  if (last === undefined || last.piece.from === 'reporter') return [];
  // What still comes, or came without being told first, is told above all else, with a link of its own.
  if (pendingIn(mailbox).some((one) => announcedAt(thread, one) === last.at)) return [];
  if (lateIn(mailbox).some((one) => toldLateAt(thread, one) === last.at)) return [];
  if (consentAskedAt(mailbox).includes(last.at)) return [];
  const { told, read } = lastWords(lang)[lastKind(last.piece)];
  return [{ words: told(formatDate(lang, toldOn(last.piece))), to: { id: pieceId(last.at), words: read } }];
};

const nextWords = (lang: Lang, mailbox: MailboxPieces): readonly NextWords[] => [
  ...lastOf(lang, mailbox),
  ...short(lang, mailbox.journey),
  ...paused(lang, mailbox.journey),
  ...promised(lang, mailbox.journey),
  ...checkedIn(lang, mailbox.journey),
];

/** That the reporter will be asked how they fare, about when, and where that is late. */
const checkedIn = (lang: Lang, { checkIns, checkInsStoppedOn: since, canWish }: Journey): readonly NextWords[] => {
  const t = checkInWords(lang);
  const ahead = checkIns.filter(({ passed }) => !passed).map(({ by }) => formatDate(lang, by));
  const late = checkIns.filter(({ passed }) => passed).map(({ by }) => formatDate(lang, by));
  return [
    ...late.map((day) => ({ words: t.passed(day), text: reporter(lang).mailbox.passedText })),
    ...(ahead.length === 0 ? [] : [{ words: t.planned(ahead.join(t.and)) }]),
    // Where they can still be wanted again, that stands beside the button.
    ...(since === undefined || canWish !== undefined ? [] : [{ words: t.stopped(formatDate(lang, since)) }]),
  ];
};

/** That too few people are there for the report: nothing of who, or why. */
const short = (lang: Lang, { fewPeople, step }: Journey): readonly NextWords[] => {
  const { few, fewText, fewClosedText } = reporter(lang).mailbox;
  return fewPeople === undefined ? [] : [{ words: few, text: step === 'closed' ? fewClosedText : fewText }];
};

/** That the handling stands still: nothing of what, of whom or why. */
const paused = (lang: Lang, { pausedUntil }: Journey): readonly NextWords[] =>
  pausedUntil === undefined ? [] : [{ words: reporter(lang).mailbox.paused(formatDate(lang, pausedUntil)) }];

const promised = (lang: Lang, journey: Journey): readonly NextWords[] => {
  const t = reporter(lang).mailbox;
  if (journey.promises.length === 0) {
    if (journey.checkIns.length > 0) return [];
    return [{ words: journey.step === 'closed' ? t.nothingNext : t.noPromise }];
  }
  return journey.promises.map(({ what, by, passed, arithmetic, first }) => {
    const date = formatDate(lang, by);
    // A report itself waits for its receipt before any review: in one it is that of further evidence.
    const promise = what === 'acknowledgement' && journey.step === 'review' ? 'evidence' : what;
    const due = dueWords(lang, arithmetic);
    const then = first === undefined ? undefined : formatDate(lang, first.by);
    const moved = then === undefined ? [] : [first?.passed === true ? t.movedPassed(then) : t.moved(then)];
    const text = [...moved, ...(passed || first?.passed === true ? [t.passedText] : [])].join(' ');
    const words = passed ? t.passed[promise](date) : t.promise[promise](date);
    return { words, ...(text === '' ? {} : { text }), due };
  });
};

/** The number, the standing and what comes next, honestly where a date has passed. */
export const standingWords = (lang: Lang, pieces: MailboxPieces): StandingWords => {
  const { number, receivedOn, journey } = pieces;
  const t = reporter(lang).mailbox;
  const at = STEPS.indexOf(journey.step);
  return {
    number: t.number(number),
    received: t.received(formatDate(lang, receivedOn)),
    standing: journey.step === 'closed' ? t.standing[journey.closed ?? 'feedback'] : t.standing[journey.step],
    steps: stepsOf(journey).map((step) => ({
      words: t.steps[step],
      state: step === journey.step ? 'current' : STEPS.indexOf(step) < at ? 'done' : 'ahead',
    })),
    next: nextWords(lang, pieces),
  };
};

/** True where the reporter should be shown whom else they can turn to: a date has passed, no investigation comes, or too few are there. */
export const needsRoutes = ({ journey }: Pick<MailboxPieces, 'journey'>): boolean =>
  journey.fewPeople === true || journey.closed === 'unjustified' || journey.promises.some((promise) => promise.passed);

/** What adding evidence means now, beside what a message means. */
export const evidenceHint = (lang: Lang, { journey }: Pick<MailboxPieces, 'journey'>): string => {
  const t = reporter(lang).mailbox;
  if (journey.step !== 'closed') return t.evidenceOpen;
  return journey.closed === 'unjustified' ? t.evidenceUnjustified : t.evidenceClosed;
};

/** An answer under its question's words; `lang` is that of the answer. */
export type AnswerWords = { readonly question: string; readonly answer: string; readonly lang: string };

/** What a piece says; a problem says why it can’t be shown, and nothing else stands for it. */
export type PieceBody =
  | { readonly kind: 'problem'; readonly words: string }
  | { readonly kind: 'report'; readonly rows: readonly AnswerWords[] }
  | { readonly kind: 'report-unreadable'; readonly words: string }
  /** Each of `numbers` stands left to right inside the paragraphs. */
  | {
      readonly kind: 'notice';
      readonly title: string;
      readonly paragraphs: readonly string[];
      readonly numbers: readonly string[];
    }
  | { readonly kind: 'text'; readonly text: string; readonly lang?: string };

export type PieceWords = {
  readonly id: string;
  readonly own: boolean;
  readonly author: string;
  readonly label?: string;
  readonly day?: { readonly on: PlainDate; readonly words: string };
  readonly body: PieceBody;
};

/** What the reporter wrote, under the questions' words in the page's language. */
const ownReport = (lang: Lang, { report, identity }: MailboxPieces): PieceBody => {
  const t = reporter(lang);
  if (report === undefined) return { kind: 'report-unreadable', words: t.mailbox.problem['cannot-open'] };
  // What was typed is in the report's language, dates and questions in the page's.
  const typed = report.lang;
  const reported = REPORT_QUESTIONS.flatMap(({ id, kind }): readonly AnswerWords[] => {
    const text = report.answers.find((answer) => answer.question === id)?.text;
    if (text === undefined) return [];
    const { question } = t.report.questions[id];
    return [
      kind === 'date' ? { question, answer: dateAnswer(lang, text), lang } : { question, answer: text, lang: typed },
    ];
  });
  const named = IDENTITY_QUESTIONS.flatMap(({ id }): readonly AnswerWords[] => {
    const text = identity?.answers.find((answer) => answer.question === id)?.text;
    if (text === undefined) return [];
    return [
      { question: id === 'name' ? t.report.identity.name : t.report.identity.contact, answer: text, lang: typed },
    ];
  });
  return { kind: 'report', rows: [...reported, ...named] };
};

/** What the page knows of its association. */
export type MailboxPlace = { readonly association: string; readonly phone: string };

const bodyOf = (lang: Lang, mailbox: MailboxPieces, place: MailboxPlace, item: ThreadPiece): PieceBody => {
  if (item.problem !== undefined) return { kind: 'problem', words: reporter(lang).mailbox.problem[item.problem] };
  if (item.kind === 'report') return ownReport(lang, mailbox);
  if (item.kind === 'identified' || item.kind === 'consented' || item.kind === 'withdrew' || item.kind === 'declined') {
    return { kind: 'text', text: namingText(lang).pieces[item.kind], lang };
  }
  if (item.kind === 'check-ins-stopped') return { kind: 'text', text: checkInWords(lang).stop.piece, lang };
  if (item.kind === 'check-ins-wanted') return { kind: 'text', text: checkInWords(lang).start.piece, lang };
  if (item.notice === undefined) {
    return { kind: 'text', text: item.text ?? '', ...(item.lang === undefined ? {} : { lang: item.lang }) };
  }
  const { number, receivedOn } = mailbox;
  const phone = place.phone.trim();
  const words = noticeText(lang, item.notice, { number, receivedOn, association: place.association, phone });
  return { kind: 'notice', ...words };
};

const authorOf = (lang: Lang, item: ThreadPiece): string => {
  const t = reporter(lang).mailbox;
  if (item.problem === 'not-authenticated') return '';
  if (item.from === 'reporter') return item.kind === 'report' ? t.yourReport : t.you;
  return item.office === undefined ? t.association : t.office(shared(lang).offices[item.office]);
};

/** A notice is told to be one: its words are formal, and in Arabic they say «أنتم» where the pages say «أنت». */
const labelOf = (lang: Lang, item: ThreadPiece): Pick<PieceWords, 'label'> => {
  const t = reporter(lang).mailbox;
  if (item.kind === 'evidence') return { label: t.evidence };
  return item.notice === undefined ? {} : { label: t.formal };
};

/** The whole dialogue; the report stands first, the newest piece last. */
export const threadWords = (lang: Lang, mailbox: MailboxPieces, place: MailboxPlace): readonly PieceWords[] =>
  mailbox.thread.map((item, at) => ({
    id: pieceId(at),
    own: item.from === 'reporter',
    author: authorOf(lang, item),
    ...labelOf(lang, item),
    ...(item.problem === 'not-authenticated' ? {} : { day: { on: item.on, words: formatDate(lang, item.on) } }),
    body: bodyOf(lang, mailbox, place, item),
  }));

/** True where there is more to read than the report itself. */
export const hasMessages = ({ thread }: Pick<MailboxPieces, 'thread'>): boolean =>
  thread.some((item) => item.kind !== 'report');

/** What these words can't find out themselves: whether the reporter's own code is in a text (T09), and whether it can be sealed. */
export type MessageTests = {
  readonly holdsCode: (text: string) => boolean;
  /** By how many characters to shorten it; `overloaded` where no number of them tells what to. */
  readonly excessOf: (
    lang: Lang,
    text: string,
  ) => { readonly characters: number; readonly overloaded: boolean } | undefined;
};

/** What is wrong with a text to the association. */
export const messageFault = (lang: Lang, text: string, { holdsCode, excessOf }: MessageTests): string | undefined => {
  const t = reporter(lang);
  if (isBlank(text)) return t.mailbox.messageMissing;
  const tooLong = tooLongWords(lang, text, MESSAGE_CHARACTERS, t.mailbox.tooLong);
  if (tooLong !== undefined) return tooLong;
  const excess = excessOf(lang, text);
  if (excess !== undefined) return excess.overloaded ? t.mailbox.overloaded : t.mailbox.tooLarge(excess.characters);
  return holdsCode(text) ? t.mailbox.messageCode : undefined;
};
