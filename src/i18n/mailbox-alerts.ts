// What has a day or asks something of the reporter, told above everything else in an open mailbox: a name to be given again, a
// disclosure that still comes or was made without telling first. Each is told once, with the day and the way to act, and is gone
// when it is over.

import type { ThreadPiece } from '../domain/thread.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';
import { type MailboxPieces, pieceId } from './mailbox-pieces.ts';
import { basisSentence, type NamingPieces, namingText, namingWords } from './naming.ts';
import { shared } from './shared.ts';

/** A place on the page that a notice leads to. */
type Way = { readonly id: string; readonly words: string };

/** One notice; `ways` lead to what is said more of it and to where something can be done. */
export type AlertWords = {
  readonly title?: string;
  readonly paragraphs: readonly string[];
  readonly ways: readonly Way[];
};

type Told = NonNullable<NamingPieces['naming']>['disclosures'][number];
type Pending = Told & { readonly from: NonNullable<Told['from']> };

const isPending = (one: Told): one is Pending => one.from !== undefined && !one.isOver;

/** What was announced and still comes. */
export const pendingIn = ({ identity, naming }: NamingPieces): readonly Pending[] =>
  identity?.given === true ? (naming?.disclosures.filter(isPending) ?? []) : [];

/** Where in the thread its notice stands; -1 where it doesn't open. */
export const announcedAt = (thread: readonly ThreadPiece[], { office, from, until }: Pending): number =>
  thread.findLastIndex(({ notice }) => {
    const { params } = notice ?? {};
    return params?.step === 'announced' && params.office === office && params.from === from && params.until === until;
  });

type Late = Told & { readonly toldOn: NonNullable<Told['toldOn']> };

const isLate = (one: Told): one is Late => one.toldOn !== undefined;

/**
 * What was made without telling first, while it lasts, and beyond that as long as the reporter hasn't written since they were
 * told: its notice stands where it was signed, among what was read long ago.
 */
export const lateIn = ({ identity, naming, thread }: NamingPieces & Pick<MailboxPieces, 'thread'>): readonly Late[] => {
  if (identity?.given !== true) return [];
  const isAnswered = ({ toldOn }: Late): boolean => thread.some(({ from, on }) => from === 'reporter' && on >= toldOn);
  return (naming?.disclosures.filter(isLate) ?? []).filter((one) => !one.isOver || !isAnswered(one));
};

/** The same of a disclosure that the reporter was told of later. */
export const toldLateAt = (thread: readonly ThreadPiece[], { office, until, toldOn }: Late): number =>
  thread.findLastIndex(({ notice }) => {
    const { params } = notice ?? {};
    return params?.step === 'withheld' && params.office === office && params.until === until && params.told === toldOn;
  });

const pendingAlert = (lang: Lang, { thread }: Pick<MailboxPieces, 'thread'>, one: Pending): AlertWords => {
  const t = namingText(lang).pending;
  const [first, last] = [formatDate(lang, one.from), formatDate(lang, one.until)];
  const at = announcedAt(thread, one);
  const read = at < 0 ? [] : [{ id: pieceId(at), words: t.read }];
  const isByConsent = one.basis === 'consent';
  const days = t.days(shared(lang).offices[one.office], first, last);
  const act = isByConsent
    ? { words: t.byConsent, way: { id: 'naming-consent', words: t.toConsent } }
    : { words: one.hasBegun === true ? t.object : t.objectBefore(first), way: { id: 'message', words: t.write } };
  return {
    title: t.title,
    paragraphs: [isByConsent ? days : `${days} ${basisSentence(lang, one.basis)}`, act.words],
    ways: [...read, act.way],
  };
};

/**
 * Where in the thread the association's messages stand that ask for consent, as long as nothing of the reporter's came after them and
 * they haven't agreed.
 */
export const consentAskedAt = ({
  thread,
  naming,
  identity,
}: NamingPieces & Pick<MailboxPieces, 'thread'>): readonly number[] => {
  if (naming === undefined || naming.consent === true || identity?.given !== true) return [];
  const answered = thread.findLastIndex(({ from }) => from === 'reporter');
  return thread.flatMap(({ from, asks, problem }, at) =>
    at > answered && from === 'association' && asks !== undefined && problem === undefined ? [at] : [],
  );
};

const askedAlert = (lang: Lang, mailbox: NamingPieces & Pick<MailboxPieces, 'thread'>): readonly AlertWords[] => {
  const asked = consentAskedAt(mailbox);
  const at = asked.at(-1);
  if (at === undefined) return [];
  const t = namingText(lang).asked;
  const ways = [
    { id: pieceId(at), words: t.read },
    { id: 'naming-consent', words: t.toConsent },
    { id: 'message', words: t.write },
  ];
  const questions = asked.flatMap((one) => {
    const { on, asks } = mailbox.thread[one] ?? {};
    return on === undefined || asks === undefined ? [] : [t.on(formatDate(lang, on), shared(lang).offices[asks])];
  });
  return [{ title: t.title, paragraphs: [...questions, t.free, t.counts], ways }];
};

const lateAlert = (lang: Lang, { thread }: Pick<MailboxPieces, 'thread'>, one: Late): AlertWords => {
  const t = namingText(lang);
  const [office, toldOn] = [shared(lang).offices[one.office], formatDate(lang, one.toldOn)];
  const days = one.isOver ? t.late.over(office, toldOn) : t.late.days(office, toldOn, formatDate(lang, one.until));
  const at = toldLateAt(thread, one);
  const read = at < 0 ? [] : [{ id: pieceId(at), words: t.pending.read }];
  return {
    title: t.late.title,
    paragraphs: [`${days} ${basisSentence(lang, one.basis)}`, t.pending.object],
    ways: [...read, { id: 'message', words: t.pending.write }],
  };
};

const againAlert = (lang: Lang, pieces: NamingPieces): readonly AlertWords[] => {
  const words = namingWords(lang, pieces);
  if (words?.warning === undefined) return [];
  return [{ paragraphs: [words.warning], ways: words.give === undefined ? [] : [{ id: 'naming', words: words.give }] }];
};

/** Everything that is to be told first, in the order in which it is. */
export const alertWords = (
  lang: Lang,
  mailbox: NamingPieces & Pick<MailboxPieces, 'thread'>,
): readonly AlertWords[] => [
  ...lateIn(mailbox).map((one) => lateAlert(lang, mailbox, one)),
  ...againAlert(lang, mailbox),
  ...pendingIn(mailbox).map((one) => pendingAlert(lang, mailbox, one)),
  ...askedAlert(lang, mailbox),
];
