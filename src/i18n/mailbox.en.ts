// What stands in an open mailbox, in English. The Arabic twin must have the same keys.
import { countEn } from './plural.ts';

export const mailboxEn = {
  title: 'Your report',
  number: (number: string) => `Report ${number}`,
  received: (date: string) => `Received on ${date}`,
  where: 'Where it stands',
  next: 'What happens next',
  progress: 'The way of your report',
  steps: {
    received: 'Received',
    review: 'Preliminary review',
    examination: 'Examination',
    closed: 'Closed',
  },
  standing: {
    received: 'Your report has arrived. It has been handed to those who deal with it.',
    review:
      'Your report is under preliminary review: it is being decided whether an investigation is needed, and in which form.',
    examination: 'Your report was found to have grounds. It is being examined.',
    unjustified:
      'You can still add evidence. On the information available the report was found unjustified, and it is closed.',
    resolved: 'Your report was dealt with without an investigation. It is closed.',
    feedback: 'The examination has ended, and your report is closed.',
  },
  promise: {
    acknowledgement: (date: string) => `You will find a receipt notice here by ${date}.`,
    evidence: (date: string) => `You will find a receipt notice for your further evidence here by ${date}.`,
    feedback: (date: string) => `You will find our feedback here by ${date}.`,
    answer: (date: string) => `You will find an answer to your further evidence here by ${date}.`,
  },
  passed: {
    acknowledgement: (date: string) => `The receipt notice was due by ${date}. This date has passed.`,
    evidence: (date: string) =>
      `The receipt notice for your further evidence was due by ${date}. This date has passed.`,
    feedback: (date: string) => `Our feedback was due by ${date}. This date has passed.`,
    answer: (date: string) => `The answer to your further evidence was due by ${date}. This date has passed.`,
  },
  moved: (date: string) =>
    `It was first promised by ${date}; the association has corrected its calendar since, and the date moved by that.`,
  movedPassed: (date: string) =>
    `It was first promised by ${date}, and that date has passed. The association has corrected its calendar since, and the date moved by that.`,
  passedText: 'You may remind us with a message, or turn to one of the authorities below.',
  few: 'The portal says that fewer than two people have been there for this report for some days.',
  fewText:
    'So that nobody alone decides on a report, little can go on until the association has appointed somebody; the portal has called for that. Nothing of yours is lost, and you can write here as before. You don’t have to wait: you can turn to one of the bodies outside the association as well.',
  fewClosedText:
    'The report stays closed. But so that nobody alone deals with a report, nobody can answer you here or ask how you are until the association has appointed somebody; the portal has called for that. Nothing of yours is lost, and you can write here as before. You don’t have to wait: you can turn to one of the bodies outside the association as well.',
  paused: (until: string) =>
    `The association has paused the handling of the report until ${until}. The dates promised to you stay as they are.`,
  noPromise: 'It is with the reviewer. No date is fixed for this step. You will find our answer here.',
  nothingNext: 'Nothing more is due from us. Your code works for as long as the report is kept.',
  messages: 'Messages',
  noMessages: 'There are no messages yet.',
  tooLong: (limit: number) =>
    `This message is too long: at most ${countEn(limit, { one: '{n} character', other: '{n} characters' })}.`,
  tooLarge: (count: number) =>
    `The message has not been sent: it is too long to be sealed as one. Shorten it by about ${countEn(count, { one: '{n} character', other: '{n} characters' })}. You can send the rest as another message.`,
  overloaded:
    'The message has not been sent: single characters in it carry far too many marks above, below or between them. They look few, but take more room than a message has. Delete these characters and type them again.',
  you: 'From whoever has the code',
  association: 'From the association',
  office: (office: string) => `From the association: ${office}`,
  yourReport: 'Your report',
  showReport: 'Show what I reported',
  evidence: 'Further evidence',
  formal: 'Formal notice',
  problem: {
    'cannot-open': 'This message cannot be opened. It may be damaged.',
    'not-authenticated': 'Not authenticated: this message is not shown, since nobody vouches for it.',
  },
  write: 'Write to us',
  message: 'Your message',
  messageHint: 'It is given only to those who deal with your report. Don’t write your tracking code here.',
  messageMissing: 'Write your message first.',
  messageCode: 'Your message contains your tracking code. Take it out: whoever has it can write as you.',
  send: 'Send a message',
  sendEvidence: 'Add further evidence',
  evidenceUnjustified: 'Further evidence starts a new preliminary review, with new dates. A message does not.',
  evidenceClosed: 'If you add evidence to a closed report, we owe you an answer. A message does not call for one.',
  evidenceOpen: 'Choose “Add further evidence” if you tell something new about what happened.',
  sending: 'Sealing and sending…',
  sent: 'Your message has been sent.',
  sentEvidence: 'Your further evidence has been received.',
  failed: 'It was not sent. Your text is still here.',
  unsure: 'Perhaps it was not sent. Your text is still here.',
  close: 'Close and clear this page',
  finished: 'When you have finished',
  clears:
    'Closing clears this page: it forgets your code and all that stands here, as it does whenever you leave it. Your report stays as it is, and your code opens it again at any time.',
  harm: 'If you suffer any harm because of your report, tell us here.',
};

export type MailboxTexts = typeof mailboxEn;
