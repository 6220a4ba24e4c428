// Words of the mailbox without script that the one with script doesn't need, in English; the Arabic twin must have the same
// keys. Everything else both take from the reporters' catalogue.
import { minutesEn, spanWords } from './spans.ts';

export const plainMailboxEn = {
  seesTitle: 'What the server sees here',
  sees: [
    'This page works without JavaScript, so the portal’s server opens your report for you. Your code, and everything that you read and write in this visit, pass through its memory.',
    'It stores nothing of them and writes nothing of them to a log. What you send it seals at once, so that only those who deal with your report can open it.',
    'Whoever controls the server during your visit could read along. On the page with JavaScript your own browser opens and seals; there they would have to falsify the page itself, for whoever serves a page could serve another.',
    'If your report may concern somebody who controls the portal’s machines, use a way outside the portal instead: an authority, or a person whom you trust.',
  ],
  kept: (n: number) =>
    `While your report is open, the server keeps its key in memory, until you close it or ${minutesEn(n)} after your last click. For as long your browser needs to keep one cookie, which holds nothing of you: if it refuses cookies, your report cannot be opened here.`,
  withScript: 'The page that opens your report in your own browser, with JavaScript',
  link: 'Follow up without JavaScript',
  linkHint: 'Only for browsers that have no JavaScript or cannot open: there the server opens for you.',
  waiting: {
    title: 'Many are opening at the moment',
    text: (place: number, seconds: number) =>
      `You are number ${place} in the line. Try again in about ${spanWords('en', seconds)}.`,
    kept: 'Your place is kept, and your code stands in the field. Press the button again then; nothing is lost if you come late.',
    again: 'Open now',
  },
  ended: {
    title: 'Your visit has ended',
    text: (n: number) =>
      `This happens ${minutesEn(n)} after the last click, when the report is closed or another one is opened in another window, and when the portal is started anew. The server has kept nothing of it.`,
    notSent:
      'Your text was not sent. It stands below: open your report with your code, and it is in the message field again.',
    again: 'Open your report with your code again.',
  },
  noCookie: {
    title: 'Your browser refused the one cookie that this page needs',
    text: 'Without it your report cannot stay open here. Allow cookies for this address and open it with your code again; afterwards closing the mailbox takes the cookie off this device. The page with JavaScript needs no cookie.',
  },
  closed: {
    title: 'The page of your report is closed on this device',
    text: 'The server has overwritten the key, and the cookie is removed. Close this window now, so that Back shows nothing either.',
  },
  draft: 'Your text',
  draftHint: 'It stands in this page alone: leaving the page or changing the language here loses it.',
  notSentYet: 'Your text is in the message field below. It has not been sent yet.',
  passing: 'The server sees this text for a moment, seals it and forgets it.',
  close: 'Close the mailbox',
  closeUnsent:
    'The page is still open: what you typed has not been sent. Send it first, or close without it; then it is gone.',
  closeAnyway: 'Close without sending',
  closes: (n: number) =>
    `Closing makes the server overwrite the key in its memory and takes the cookie off this device; both happen by themselves ${minutesEn(n)} after your last click. Your report stays as it is, and your code opens it again at any time.`,
  busy: {
    title: 'The portal has too much to do right now',
    text: 'Your visit goes on, and nothing is lost. Load the page again in a moment.',
    again: 'Load the page again',
    withText: 'Your visit goes on. Send your text again in a moment; loading the page again would lose it.',
  },
};

export type PlainMailboxTexts = typeof plainMailboxEn;
