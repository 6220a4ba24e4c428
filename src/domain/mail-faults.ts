// Why a mail couldn't be handed to the mail server: by the step that failed, which is all that anybody is told or anything kept.

/** The steps, in their order: finding and reaching the server, its encryption, signing in, who writes to whom, the message. */
export const MAIL_FAULTS = [
  'name',
  'refused',
  'unwelcome',
  'busy',
  'unreachable',
  'slow',
  'encryption',
  'certificate',
  'login',
  'sender',
  'recipient',
  'later',
  'message',
  'odd',
  'unanswered',
] as const;
export type MailFault = (typeof MAIL_FAULTS)[number];

export const parseMailFault = (value: unknown): MailFault | undefined => MAIL_FAULTS.find((fault) => fault === value);

/** Faults that are one address' or one message's, where the server itself works. */
const OWN = ['recipient', 'later', 'message', 'unanswered'] as const satisfies readonly MailFault[];
export type OwnFault = (typeof OWN)[number];

/** The same fault, where it is one address' or one message's. */
export const ownFault = (fault: MailFault | undefined): OwnFault | undefined => OWN.find((own) => own === fault);

/** Whether every other mail would meet the same fault now. */
export const isEverybodys = (fault: MailFault): boolean => ownFault(fault) === undefined;

/**
 * Whether trying the same mail again can do harm or no good: a server that refused for good, and one that took the message and
 * said nothing, since it may have sent it. Nobody is ever sent a mail twice.
 */
export const isFinal = (fault: MailFault): boolean =>
  fault === 'recipient' || fault === 'message' || fault === 'unanswered';
