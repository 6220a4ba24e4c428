// What a piece of the dialogue in a reporter's mailbox is.

/** The last three are what the reporter said of their own name. */
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
  | 'withdrew';
