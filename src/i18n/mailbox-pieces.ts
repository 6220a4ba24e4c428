// What the words of a mailbox need of it: the pieces of its dialogue, where the report stands, and who may open the name.
import type { Journey } from '../domain/journey.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { ThreadKind } from '../domain/thread-kind.ts';
import type { Office } from '../policy/types.ts';
import type { NamingPieces } from './naming.ts';

type Answers = { readonly answers: readonly { readonly question: string; readonly text: string }[] };

/** A piece of the dialogue, as the client room's mailbox has it. */
export type ThreadPiece = {
  readonly kind: ThreadKind;
  readonly from: 'reporter' | 'association';
  readonly office?: Office;
  readonly on: PlainDate;
  readonly text?: string;
  readonly lang?: string;
  readonly notice?: {
    readonly notice: string;
    readonly version: string;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly problem?: 'cannot-open' | 'not-authenticated';
};

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
