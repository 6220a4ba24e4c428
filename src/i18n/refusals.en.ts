// Refusals and errors in English: why something can't be done, and what to do instead.
import { parsePlainDate } from '../domain/plain-date.ts';
import { appointText, standsText } from './appoint-words.ts';
import { formatDate, number } from './dates.ts';
import { sizeText } from './file-words.ts';
import { leftAloneText } from './left-alone-words.ts';
import type { ProblemTexts, RefusalWriters } from './refusals.ts';
import { sharedEn } from './shared.en.ts';

const act = (name: keyof typeof sharedEn.acts): string => `“${sharedEn.acts[name]}”`;
const day = (date: string): string => {
  const known = parsePlainDate(date);
  return known === undefined ? date : formatDate('en', known);
};
const rooms = {
  identity: 'the reporter’s identity',
  report: 'the report',
  briefing: 'the briefings',
  deliberation: 'what is written inside the case',
};

export type RefusalTexts = {
  readonly refusals: RefusalWriters;
  readonly problems: ProblemTexts;
  /** Where a key of a case doesn't open for what somebody does in it. */
  readonly keyShut: string;
};

export const refusalsEn: RefusalTexts = {
  refusals: {
    'not-yet': () => 'This kind of act isn’t part of the portal yet.',
    'not-active': () =>
      'You aren’t active on the roster in force. Two of its signers have to sign a roster that lists you.',
    'not-yours': (refusal) => `${act(refusal.act)} belongs to somebody else in this case.`,
    'wrong-stage': (refusal) =>
      `${act(refusal.act)} isn’t possible at the stage “${sharedEn.stages[refusal.stage]}”. Load the case again to see what is.`,
    'already-done': (refusal) => `${act(refusal.act)} was done already, and is done once.`,
    'do-first': (refusal) =>
      refusal.act === 'open'
        ? 'The case has to be opened first. Your browser does that by itself on the page of the case, once your keys are open; where it stays so, load that page again.'
        : `${act(refusal.act)} has to come first.`,
    'only-after-senior': () =>
      'This is only for reports that name “someone senior”. Nobody needs to be cleared in this case.',
    'intake-closed': () => 'No new reports are taken now. Please use one of the other channels.',
    'roster-expired': () => 'The roster has expired. Two of its signers have to sign a new one.',
    'too-few-receivers': () =>
      'Fewer than two people without a conflict would hold this report, so it isn’t taken. Please turn to one of the external bodies.',
    'unknown-concern': () => 'One of the ticked answers isn’t known here. Tick again.',
    'nobody-named': () => 'Tick who is concerned. If nobody is, there is nothing to record.',
    'unknown-person': () => 'One of these persons isn’t on the roster any more. Load the page again.',
    'holds-key': () => `This person already holds a key to the case. They are kept away by ${act('bar')}.`,
    'not-eligible': () =>
      'This case can’t reach one of the chosen persons: they are kept away from it, have left, or have another part in it.',
    'too-few-members': (refusal) =>
      `This case needs ${number('en', refusal.needed)} members without a conflict to investigate it, and has ${number('en', refusal.available)}. ${appointText('en', refusal.appoint)}${refusal.stage === 'review' ? ' Until then you can close or resolve the case, or turn to an external body.' : ''}`,
    'too-few-cleared': (refusal) =>
      `At least ${number('en', refusal.needed)} members without a conflict are needed; your answers leave ${number('en', refusal.cleared)}. ${refusal.stands === undefined ? appointText('en', refusal.appoint) : standsText('en', refusal.stands)}`,
    'too-few-able': (refusal) =>
      `Of the members whom you cleared, ${number('en', refusal.able)} can sign in now, and it takes ${number('en', refusal.needed)} to decide: the accounts of the others are suspended. Ask the administrator to bring them back, or have a roster with others signed first. Nothing was referred.`,
    'panel-suffices': () => 'Enough members are left to decide. Further members come in only where too few are.',
    'no-part': () =>
      'You no longer hold the office by which you had a part in this case. Whoever holds it now carries the case on.',
    'too-few-holders': (refusal) =>
      `At least two people have to hold the key to ${rooms[refusal.room]}, so that nobody alone can bury a case.${refusal.room === 'identity' ? '' : ' New keys begin once somebody is appointed who comes in.'}`,
    'no-conflict-possible': () => 'There is nobody here about whom a conflict could be recorded.',
    'recommendation-stands': () => 'A recommendation stands already. Confirm it or dissent from it.',
    'no-recommendation': () => 'No recommendation stands yet.',
    'other-recommendation': () => 'Another recommendation stands by now. Read it, and answer that one.',
    'own-recommendation': () => 'You recorded this recommendation yourself. The other members answer it.',
    'already-spoken': () => 'You have already answered this recommendation.',
    'acted-before': () =>
      'Whoever reviewed this case or sat on its committee can’t ratify it. Another office holder has to.',
    'not-a-holder': (refusal) => `You hold no key to ${rooms[refusal.room]}.`,
    'not-unreadable': () => 'This person can open the key. There is nothing to give again.',
    'holds-no-key': () => 'This person holds no key to the case. Record who is concerned instead.',
    'last-holder': () =>
      'You are the last who can open this case. Give the keys again to those for whom they didn’t open, or hand them on first, so that it isn’t lost; if nobody can take them, the board has to appoint somebody and two signers have to sign them into the roster.',
    'last-reader': () =>
      'As things stand nobody but this person can open all of this case: the keys of the others don’t open. If they were kept away now, it would be lost. Have them give the keys again, or hand them on, first: that stands on their own page as theirs to do. Once somebody else can open the case, keep them away here. Where they don’t do it, two signers can still take them out of the roster.',
    'left-alone': (refusal) => leftAloneText('en', refusal),
    'room-shut': (refusal) =>
      refusal.nobody
        ? `The keys to ${rooms[refusal.room]} open for nobody now, so nothing can be written there. What can still be done stands on the page of the case.`
        : `The keys to ${rooms[refusal.room]} don’t open for you. They have to be given to you again first.`,
    'nothing-to-hand-on': (refusal) =>
      `Nobody who is gone from this case has the newest key to ${rooms[refusal.room]}.`,
    'already-disclosed': () =>
      'The identity stands disclosed to this person, or that it will be was announced already.',
    'no-consent': () =>
      'The reporter hasn’t consented, or took their consent back. Choose another legal basis, or ask them in a message.',
    declined: () =>
      'The reporter said no when they were asked for this person, or took their yes back. They are asked again only after the person has asked for the identity anew, with their reasons.',
    undeclared: () =>
      'They have yet to declare whether they have a conflict of interest in this case. Until then it can’t be disclosed to them.',
    'nobody-to-disclose': () =>
      'There is nobody to whom it could be disclosed: it takes somebody who handles this case and has declared to have no conflict.',
    'unknown-basis': () => 'It can’t be disclosed in this way on that legal basis.',
    'wrong-end': (refusal) => `The day has to lie between ${day(refusal.from)} and ${day(refusal.until)}.`,
    'too-early': (refusal) =>
      `The reporter was told that it comes no earlier than ${day(refusal.from)}. That day stands, even where the disclosure was refused since or its consent taken back.`,
    'not-before': (refusal) => `This can be done from ${day(refusal.from)} on.`,
    'nothing-to-resume': () => 'No time limit that you could let run again is paused.',
    'nothing-to-pause': () =>
      'No time limit that you could pause is running: it is met, overdue or paused already, or it is none that can be paused.',
    'nothing-announced': () => 'Nothing that was announced can still be disclosed. Announce it first.',
    'nothing-asked': () => 'Nobody’s request waits for an answer, and nothing is announced.',
    'unknown-category': () => 'This category isn’t on the list. Choose another.',
    'file-too-large': ({ most }) =>
      `This file is too large: one file may have ${sizeText('en', most)} at most. Split it, or hand it over in another way and say so in the text.`,
    'too-many-files': ({ most }) =>
      `These are too many files: a case takes ${number('en', most)} from each side, those sent before included. Put several into one, or leave some out.`,
    'files-too-large': ({ most }) =>
      `These files are too large together: a case takes ${sizeText('en', most)} from each side, those sent before included. Leave some out.`,
    'file-missing': () =>
      'A file didn’t arrive whole, or was let go of because it waited too long. Nothing was sent. Attach it again; what you typed stays.',
    'uploads-full': () =>
      'The portal has no room for files now. It takes your text: send that, and add the files later. Or try again in an hour.',
    'no-room-for-size': () =>
      'The portal’s disk has no room now for so much at once, and trying again soon will hardly help. Smaller files may still fit, one at a time. It takes your text: send that, and add the file later.',
    'uploads-busy': () =>
      'Many files are on their way just now, so that this one was not taken. Send it again in a few minutes; what you typed stays.',
    'sent-elsewhere': () =>
      'This file is being sent once more, perhaps in another window, so that it was stopped here. What has arrived stays. If it is not being sent anywhere else, press “Try again”.',
    'file-damaged': () =>
      'The portal doesn’t have this file whole any more. Everything else of the case is there. Load the page again: beside the file it says what you can do.',
    'wrong-day': () => 'The day has changed. Load the page again; what you typed stays.',
    'not-as-planned': () =>
      'The act doesn’t match what the rules would have built. Load the page again; what you typed stays.',
  },
  keyShut:
    'One of the keys to this case doesn’t open in this browser, so this can’t be done here. Open the page of the case: your browser then tells the others by itself, if they weren’t told yet, and they can give you the key again.',
  problems: {
    malformed: 'The server couldn’t read what this page sent. Load the page again; what you typed stays.',
    unsupported: 'This page and the server speak different versions. Load the page again.',
    mistyped: 'One of the digits isn’t right. Compare them again.',
    'cannot-open': 'This can’t be opened.',
    untrusted:
      'A signature, the roster or the record of the case couldn’t be checked, so nothing was opened or sent. Tell the internal auditor or the board chair; if you are one of them, the other.',
    clock:
      'What the portal shows is of another day than this device’s clock. Either the date on this device is wrong, or somebody shows an old state of the portal. None of it was opened, and nothing was signed by it. Look at a calendar. If the device is wrong, set its date and load the page again; if it is right, don’t act on this page, and call the internal auditor or the board chair (if you are one of them, the other), not by this portal.',
    refused: 'The rules don’t allow this.',
    stale: 'The case, the roster or the day has moved on. Try again; what you typed stays.',
    taken: 'This is in use already. Try again.',
    'not-found': 'This page isn’t there, or it isn’t yours. Your cases stand on your own page.',
    'signed-out': 'Your session has ended. Sign in again; what you typed comes back.',
    'too-many': 'Too many wrong tries. Wait a minute, then try again.',
    'too-large':
      'This is too long to be sent: one text holds at most 256 kilobytes, about 130,000 Arabic letters. Shorten it; what you typed is still here.',
    closed: 'No new reports are taken now. Please use one of the other channels.',
    damaged:
      'What is stored of this case is damaged: something in it was changed or lost. Nothing of it can be opened or done, and nothing was stored. Report it outside this portal to whoever runs the machine, with the number.',
    internal: 'Something failed on our side. What you typed is still here. Try again.',
    offline: 'The server can’t be reached. What you typed is still here. Try again.',
  },
};
