// Words of the report without script that the page with script doesn't need, in English; the Arabic twin must have the same
// keys. Everything else both take from the reporters' catalogue.
import { countEn } from './plural.ts';

const characters = (n: number): string => countEn(n, { one: '{n} character', other: '{n} characters' });

/** A printed page in either script, roughly. */
const A_PAGE = 2_000;
const pages = (n: number): string =>
  countEn(Math.max(1, Math.round(n / A_PAGE)), { one: '{n} printed page', other: '{n} printed pages' });

export const plainReportEn = {
  title: 'Make a report without JavaScript',
  link: 'Make a report without JavaScript',
  followUpLink: 'Follow up a report without JavaScript',
  linkHint: 'Only for browsers that have no JavaScript or cannot seal: there the server seals for you.',
  noScript:
    'Without JavaScript, or in a browser that cannot seal, both are possible too: the portal’s server then seals and opens for your browser, and sees your words for a moment.',
  unsupported: {
    report:
      'Here the report is sealed in the browser, which needs JavaScript and WebAssembly. Your browser has switched them off or does not know them, or it is too weak to make the keys. Nothing has been sent. You can report without them: the portal’s server then seals for you, and sees your words for a moment.',
    reportNoScript:
      'On this page your report is sealed in your browser, which needs JavaScript. You can allow JavaScript here, or report without it: the portal’s server then seals for you, and sees your words for a moment.',
    followUp:
      'Here our answers are opened in the browser, which needs JavaScript and WebAssembly. Your browser has switched them off or does not know them, or it is too weak to make the keys. Your code stays valid. You can follow up without them: the portal’s server then opens for you, and sees your code for a moment.',
    followUpNoScript:
      'On this page our answers are opened in your browser, which needs JavaScript. Your code stays valid. You can allow JavaScript here, or follow up without it: the portal’s server then opens for you, and sees your code for a moment.',
  },
  before: {
    title: 'What the server sees here',
    sees: [
      'This page works without JavaScript, so the portal’s server seals your report for you. It sees your words for a moment whenever you press a button, and forgets them.',
      'When you press “Send the report” it seals them so that only those who receive the report can open it. It keeps no key: afterwards it cannot open your report either.',
      'Between the pages your answers travel inside the page itself. Before you send, the server stores nothing of them, writes nothing of them to a log and sets no cookie.',
      'Whoever controls the server at that moment could read along. On the page with JavaScript your browser seals before it sends; there they would have to falsify the page itself, for whoever serves a page could serve another.',
    ],
    choose:
      'If your report may concern somebody who controls the portal’s machines, use a way outside the portal instead: an authority, or a person whom you trust.',
    otherWays: 'Other ways to report',
    withScript: 'The page that seals in your own browser, with JavaScript',
  },
  alone:
    '“None of them, or I don’t know” and “Someone senior, I won’t say who” each stand alone. Untick one or the others.',
  limits: (n: number, most: number) =>
    `Each question says how long its answer may be. All answers together may have ${characters(n)}, about ${pages(n)}. Only a text with very many emoji or marks above and below its letters may have to be shorter; the next page then says which answer to shorten, and nothing is lost. What is too long comes back to be shortened, up to some ${characters(most)} in all; a page with more than that cannot be read.`,
  atMost: (n: number) => `At most ${characters(n)}.`,
  onlyNamed: 'Only if you give your name.',
  nameKept: 'You typed a name or a way to reach you. It is not part of the report as long as you stay anonymous.',
  passing:
    'The server sees these answers for a moment when you press a button. It stores nothing of them before you press “Send the report”; files it stores sealed when they arrive.',
  notice:
    'Go from page to page with the buttons on the page: leaving it, your browser’s own Back and a change of language lose what you have typed, since the server has not kept it.',
  closedKept: 'Nothing has been sent. What you have typed stands in this page. You can try again later from here.',
  tryAgain: 'Try again',
  refusedKept: 'What you have typed stands in this page and comes along.',
  renewed:
    'Nothing was sent this time: the page was incomplete. It has been made anew from what you typed. Check it and send it once more.',
  waiting: {
    title: 'Many are sending at the moment',
    kept: 'Your report has not been sent yet. Your place is kept, and everything that you typed stands in this page. Press the button again then; nothing is lost if you come late.',
  },
  again: {
    title: 'This report was already sent',
    text: 'The portal received it before, under the code below, and it cannot be changed. What you have changed since was not sent, and the server has not kept it. It stands here, so that you can copy it.',
    how: 'To add it, open your report with the code and choose “Add further evidence”.',
    unsent: 'What stands here was not sent',
  },
  code: {
    only: 'Write your tracking code down now and keep it away from others.',
    again:
      'Here the code stands in the page: whoever loads it again in this window, or goes back to it, sees the code once more. Close the window when you have it. After that nobody can show it to you again, and neither can we.',
    back: 'Until you close this window, its Back button can show your code.',
    language: 'Leaving this page, also for another language, takes you away from the code.',
  },
  slip: 'You can print this page from your browser’s menu: only the slip with the code is printed.',
  followUp: 'Follow up a report',
};

export type PlainReportTexts = typeof plainReportEn;
