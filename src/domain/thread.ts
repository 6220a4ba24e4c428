// What a piece of the dialogue in a reporter's mailbox is, and what is known of it.
import type { Office } from '../policy/types.ts';
import type { PlainDate } from './plain-date.ts';

/** The last six are what the reporter said without a text: of their own name, and of questions after closing. */
export type ThreadKind =
  | 'message'
  | 'evidence'
  | 'receipt'
  | 'closing'
  | 'feedback'
  | 'report'
  | 'disclosure'
  | 'identified'
  | 'consented'
  | 'withdrew'
  | 'declined'
  | 'check-ins-stopped'
  | 'check-ins-wanted';

/** A file that came with a piece, as far as it is known. `lost`: the portal has it no more, or not all of it. */
export type AttachedPiece = {
  readonly file?: string;
  readonly name?: string;
  readonly mime?: string;
  /** In bytes. */
  readonly size?: number;
  /** Of its content. */
  readonly hash?: string;
  readonly problem?: 'lost' | 'cannot-open' | 'not-authenticated';
};

/** One piece of the dialogue, its notice by the names of `Notice`. Where it can't be shown, `problem` says why and nothing else stands for it. */
export type ThreadPiece<Notice extends string = string> = {
  readonly kind: ThreadKind;
  readonly from: 'reporter' | 'association';
  readonly office?: Office;
  readonly on: PlainDate;
  readonly text?: string;
  readonly lang?: string;
  /** Of a message of the association: for whom, by office, it asks the reporter to agree to disclosure of their name. */
  readonly asks?: Office;
  readonly notice?: {
    readonly notice: Notice;
    readonly version: string;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly problem?: 'cannot-open' | 'not-authenticated';
  /** Missing where none came with it. */
  readonly files?: readonly AttachedPiece[];
};
