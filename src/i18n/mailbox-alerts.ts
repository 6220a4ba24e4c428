// What has a day or asks something of the reporter, told above everything else in an open mailbox: a name to be given again, and
// a disclosure that still comes. Each is told once, with the day and the way to act, and is gone when it is over.

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
  ...againAlert(lang, mailbox),
  ...pendingIn(mailbox).map((one) => pendingAlert(lang, mailbox, one)),
];
