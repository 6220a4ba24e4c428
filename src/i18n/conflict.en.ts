// The words of conflicts of interest in English: the page on which a handler declares, what somebody is told who declared a
// conflict, whom a case was open to before they were kept away, and the handing on of its keys.
import { countEn } from './plural.ts';

export const conflictEn = {
  /** On the desk, in the place of the text. */
  deskRow: 'Open the case to declare whether you have a conflict of interest in it. Its text is shown after that.',
  deskRowToCome:
    'This case opens to you once a colleague has handed on its keys to your new keys. You can open its page and declare before whether you have a conflict of interest in it.',
  deskRowKeys:
    'Keys of this case wait for you to hand them on. Open it and declare first whether you have a conflict of interest in it; then you can hand them on.',
  deskRowKeysNow:
    'Keys of this case wait for you to hand them on, which you can do on the page for that before you declare. To read the case, open it and declare whether you have a conflict of interest in it.',
  declaration: {
    keysTitle: 'Keys of this case wait for you to hand them on',
    keys: (due: string, came: string | undefined) =>
      `They are due by ${due}${came === undefined ? '' : `; this came to you on ${came}, since nobody acted`}. Until then nothing more can be written in it. Declare first; then the page of this case leads you to it.`,
    keysNow: (due: string, came: string | undefined) =>
      `They are due by ${due}${came === undefined ? '' : `; this came to you on ${came}, since nobody acted`}. Until then nothing more can be written in it. Nobody else can hand them on, so that you can do it now, before you declare. If you declare a conflict of interest below, your browser hands them on first by itself. To read the case, declare below.`,
    lead: 'Before this case opens to you, declare whether you have a conflict of interest in it. To declare by, you are shown what the reporter ticked, who was kept away from the case since, who was involved and where.',
    sealed:
      'Who was involved and where is sealed. It opens here once your keys are open and the record of the case is checked.',
    verified:
      'This browser checked the record of this case and its signatures: nothing that stands in it was changed, and nothing that this browser had seen of it before is missing. Whether an end that it never saw was cut off, it can’t tell.',
    byTitle: 'What you declare by',
    /** Before names: who handled the case or was to, whom a conflict has barred. */
    keptAway: 'Kept away since, by a conflict of interest',
    notAnswered: 'The reporter didn’t say.',
    silent:
      'The reporter said neither who was involved nor where, so you declare without knowing it. If you find a conflict once you have read the case, declare it then: you can at any time, on the page of the case.',
    order:
      'This is an order in which things are shown, not a lock: your browser holds the key to the report already, and of the report it shows these two answers. Nothing else of the case was opened.',
    orderToCome:
      'The keys to this case are still to be handed on to your new keys, so that nothing of it opens yet, these two answers neither. You can wait for that, or declare by what stands above.',
    cannotOpen:
      'The report doesn’t open with your keys, so who was involved and where can’t be shown. You can wait until somebody gives you the key again, or declare by what stands above. A conflict that you find later can be declared later.',
    opensForNobody:
      'Who was involved and where can’t be shown here: the report opens for nobody now. Declare by what stands above. A conflict that you find later can be declared later.',
    groundsTitle: 'What counts as a conflict of interest',
    groundsLead: 'You have one if any of this is so in this matter. You don’t say which.',
    grounds: [
      'You are related to somebody who is involved, or related to them by marriage.',
      'You share business, money or property with somebody who is involved.',
      'Somebody who is involved reports to you at work, or you to them.',
      'You are part of it yourself: as the reporter, as the person harmed, as a witness or otherwise.',
    ],
    choiceTitle: 'Your declaration',
    none: 'I have no conflict of interest',
    noneFollows: 'The whole case then opens to you. That you declared this, and on which day, stands in its record.',
    noneFollowsToCome:
      'That you declared this, and on which day, stands in the record of the case. The case opens to you once its keys have been handed on.',
    noneFollowsUnopened:
      'That you declared this, and on which day, stands in the record of the case. Of the case you are then shown what opens with your keys.',
    conflict: 'I have a conflict of interest',
    conflictFollows: 'What follows from it is shown first; nothing is sent yet.',
    followsTitle: 'What follows if you declare a conflict of interest',
    follows: [
      'This case is closed to you at once and for good. Nobody can open it to you again.',
      'It is no longer among your cases, and the portal tells you nothing more of it.',
      'Somebody else takes your part in it, where the policy names somebody.',
      'Those who handle the case read that you declared a conflict, on which day, and what you had been shown. They aren’t told why.',
      'What you have read stays known to you. Keep it to yourself.',
    ],
    confirm: 'Declare the conflict, for good',
    back: 'Back without declaring',
    sending: 'Your declaration is being signed and sent.',
  },
  /** Where the last who could open a case declares a conflict. */
  saving: (left: number) =>
    countEn(left, {
      one: 'You are the last who can open this case, so its keys are handed on first. {n} step is left. Keep this page open.',
      other:
        'You are the last who can open this case, so its keys are handed on first. {n} steps are left. Keep this page open.',
    }),
  savesFirst:
    'You are the last who can open this case. So your browser first hands its keys on, or gives them again to those for whom they didn’t open, and then declares the conflict. You needn’t do that by hand.',
  away: {
    title: 'You are kept away from this case',
    recorded: 'Your declaration was recorded. From now on the portal gives you nothing of this case.',
    saved:
      'Before that your browser handed keys to it on to those who are to have them, so that the case isn’t lost without you.',
    drafts: 'What you had typed in it in this browser, and not sent, was deleted.',
    known: 'What you have read stays known to you. Keep it to yourself.',
  },
  exposure: {
    title: 'Kept away since, and what they had been given',
    opened: (from: string, until: string) => `could open the case from ${from} until ${until}`,
    shown: (on: string) =>
      `was shown who was involved and where, on ${on}; their browser had been given the report with its key for that`,
    briefed: (from: string, until: string) => `could read the briefing from ${from} until ${until}`,
    named: (from: string, until: string) =>
      `; could also open who reported, where a name was given, from ${from} until ${until}`,
    unopened: (until: string) => `had keys until ${until}, and was never given anything that they open`,
    hint: 'The first day is the one that the portal recorded; the last is the day on which they were kept away. What they opened stays known to them.',
  },
  bar: {
    nobody:
      'Nobody else holds or held a key to this case, or is to be given one. To keep somebody away who holds none, record who is concerned.',
    left: 'no longer on the roster',
    newKeys: 'New keys to what is written inside the case, which those kept away don’t have, go to:',
    noNewKeys:
      'Fewer than two people would hold new keys, so your reasons are sealed with the keys that those kept away have too. The portal doesn’t give them the text.',
    few: 'After this fewer than two people are there for this case. Then everything in it stops until somebody is appointed whom two signers sign into the roster: nothing is written inside it and nothing decided. Every signer of the roster whom the case doesn’t concern is told that a case waits for people, and where there is none but those who have it, the administrator; after some days the reporter reads that too few are there. None of them is told whom it concerns. What was signed can’t be taken back.',
    nobodyBehind:
      'After this nobody stands behind the reviewer and the second recipient of this case: were one of them kept away or to leave, everything would stop until somebody is appointed. Ask the administrator in good time to enter somebody further (an alternate auditor, say) for the next roster; say neither which case it is nor whom it concerns.',
  },
  handover: {
    title: 'What is handed on',
    gone: 'Gone from this case',
    /** Beside somebody whose part nobody has come into yet. */
    goneMark: 'gone from this case',
    /** Before whoever comes into that part. */
    follows: 'once the keys are handed on, the part goes to:',
    given: 'The new keys went to:',
    barredOn: (date: string) => `kept away since ${date}, because of a conflict of interest`,
    leftOn: (date: string) => `no longer on the roster since ${date}`,
    left: 'no longer on the roster',
    comers: 'Given the keys of this case',
    /** What let somebody in since the case was received. */
    came: {
      office: (date: string) => `In an office of this part since ${date}.`,
      back: (date: string) => `Back on the roster since ${date}.`,
    },
    parts: {
      reviewer: 'as the reviewer',
      second: 'as the second recipient',
      ratifier: 'as the ratifier',
      panel: 'as a member of the committee',
    },
    read: 'From then on they can read the report, all messages with the reporter, and all that was and will be written inside the case. They are asked for their own declaration first. Who reported isn’t handed on, and neither are earlier briefings.',
    first:
      'Does anything in this case concern one of them? Then keep them away first, by “Keep a handler away”: they are given no key of what was reported, and the part goes to whoever is next, where there is somebody.',
    newKeys: 'New keys begin, so that what is written from now on can’t be opened by those who are gone.',
    vacant: {
      reviewer: 'Nobody is left who could be the reviewer.',
      second: 'Nobody is left who could be the second recipient.',
      ratifier: 'Nobody is left who could ratify.',
      panel: 'Fewer members of the committee are left in this case than it takes to decide.',
    },
    tooFew: 'Fewer than two people would hold the new keys, so new keys can’t begin yet.',
    appoint:
      'Until somebody is appointed and a roster that lists them is signed, the case stays with those who hold it, and the external bodies stay open to everybody.',
    done: 'Everything has been handed on.',
    steps: (left: number) =>
      countEn(left, {
        one: 'It takes {n} step, signed with your key. If it breaks off, open this page again: what is left stands here.',
        other:
          'It takes {n} steps, each signed with your key. If it breaks off, open this page again: what is left stands here.',
      }),
    working: (left: number) =>
      countEn(left, {
        one: 'The keys are being handed on. {n} step is left. Keep this page open.',
        other: 'The keys are being handed on. {n} steps are left. Keep this page open.',
      }),
    stopped: 'Not everything was handed on. What is left stands below; press the button again to go on.',
  },
};

export type ConflictText = typeof conflictEn;
