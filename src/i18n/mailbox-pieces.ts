// What the words of a mailbox need of it: the pieces of its dialogue, where the report stands, and who may open the name.
import type { Journey } from '../domain/journey.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { ThreadPiece } from '../domain/thread.ts';
import type { NamingPieces } from './naming.ts';

type Answers = { readonly answers: readonly { readonly question: string; readonly text: string }[] };

/** What these words need of an open mailbox. */
export type MailboxPieces = {
  readonly number: string;
  readonly receivedOn: PlainDate;
  readonly journey: Journey;
  readonly thread: readonly ThreadPiece[];
  readonly report?: Answers & { readonly lang: string };
  readonly identity?: Answers & { readonly given: boolean };
  readonly naming?: NonNullable<NamingPieces['naming']>;
};

/** The id of a piece of the dialogue on its page, by its place in the thread. */
export const pieceId = (at: number): string => `piece-${at + 1}`;
