// What reporters read, in English: landing, report, code. The Arabic twin must have the same keys.
import { filesWentEn } from './files-went.ts';
import { countEn } from './plural.ts';

export const reporterEn = {
  landing: {
    title: 'Report safely',
    promise:
      'You need not give your name. Your report is sealed in your browser before it is sent; only those assigned to it can read it, and it does not reach the holder of an office that you tick. We do not ask for proof: a reasonable cause and good faith are enough.',
    report: 'Make a report',
    followUp: 'Follow up a report',
    codeNeeded: 'To follow up a report you need the tracking code that you were given with it.',
    whoTitle: 'Who will read your report',
    whoReceives: (reviewer: string, second: string) =>
      `The ${reviewer} and the ${second} receive it. If it concerns one of them, whoever stands in for that office receives it instead.`,
    whoPanel:
      'The violations committee reads it only if it is referred to them for investigation. If you tick a member, none of them gets it before the reviewer has recorded which one.',
    whoIdentity:
      'Your name, if you give it, is sealed apart for the person who does the preliminary review. It is disclosed to others who handle the report only on a legal basis and until a day; you are told before, or later where telling you before would endanger the work.',
    whoNotTitle: 'Who will not',
    whoNotTicked:
      'Whoever holds, when you send it, an office that you tick. They get no key to it, and nothing in the portal shows them that it exists.',
    whoNotExecutive: (days: number) =>
      `The executive director. The policy says that they are told the substance within ${countEn(days, { one: '{n} day', other: '{n} days' })}, in writing, unless the report is against them. They never get the report itself.`,
    whoNotAdministrators:
      'The portal’s administrators and those who run its machines. They have no key; but whoever controls the machines could serve you a falsified page.',
    twoThingsTitle: 'Sealed and anonymous are two different things',
    sealed:
      'Sealed means that nobody else can read it: it is locked in your browser, and only the people named above can open it.',
    anonymous:
      'Anonymous means that nobody knows who wrote it. Sealing alone does not do that: your words, your device or your network can give you away.',
    adviceTitle: 'To stay anonymous',
    advice: [
      'Do not write your name, nor a detail that only you know.',
      'Do not use a device or a network of your work.',
      'Use a private window, and close it afterwards. Your browser’s history may show that you visited this address.',
      'Files can carry hidden details about you. Photos are looked through and cleaned of them before they are sent; other files are not.',
      'We do not ask for your ID number or a picture of your ID.',
      'Do not investigate yourself, and tell nobody about your report.',
    ],
    noTraces:
      'The portal records no network address, no details of your browser and no time of day of your visit. It sets no cookie, but for one on the page without JavaScript while your report is open there, and stores nothing of what you write in your browser. Your browser may keep the portal’s scripts and style sheets until its cache is emptied; “Leave this page” asks it to empty it.',
    keptTitle: 'How long it is kept',
    keptLimit: 'These are the policy’s periods. The portal does not delete by itself yet.',
    keptMore: 'The whole table is on the policy page.',
    cannotTitle: 'What we cannot promise',
    noGuarantee:
      'The association undertakes to deal with any report fairly and appropriately; it does not guarantee that the handling will match the reporter’s wishes.',
    cannot: [
      'That nobody guesses who you are from what you write.',
      'That nobody between you and the portal, such as your workplace’s or your operator’s network, notes that you were here.',
      'That no court or authority ever orders the association to hand over what it holds.',
      'That the State’s protection of whistleblowers covers your case: the law sets its own conditions, and the authorities decide.',
    ],
    cannotPage:
      'That this page reached you unchanged: whoever serves it could serve another. The association’s printed poster proves the list of people for whom reports are sealed, not the page. If your report may concern somebody who controls the portal’s machines, use one of the other ways below.',
    leaveTitle: 'Leaving quickly',
    leaveText:
      '“Leave this page” stands on every page for reporters and takes you to a neutral site at once. Pressing Shift three times does the same. Going back in this tab then leads to the neutral site too, until you open the portal anew: the tab remembers that you left, and nothing else, until it is closed. Without JavaScript the link works as well, but Shift does not, and going back can show the page that you left. Your browser’s history is not emptied, and nothing is hidden from whoever watches your device or network.',
    channelsTitle: 'Other ways',
  },
  channels: {
    own: 'At the association',
    phone: 'Telephone',
    address: 'Address',
    external: 'Outside the association',
    externalText: 'You can always turn to these authorities, before, after or instead of a report here.',
  },
  closed: {
    title: 'New reports cannot be received at the moment',
    text: 'The portal cannot yet hand a report to enough people who could deal with it. Nothing that you write here would be stored. Please use one of these ways, or come back later.',
  },
  unsupported: {
    title: 'This page cannot work in your browser',
    waiting: 'The page is getting ready. If this stays here, your browser cannot run it.',
  },
  report: {
    title: 'Make a report',
    notStored: 'Nothing that you type is stored or sent before you press “Send the report”. If you leave, it is gone.',
    step: (n: number, of: number) => `Question ${n} of ${of}`,
    next: 'Continue',
    skip: 'Skip',
    skipAsk: {
      title: 'Skip this question?',
      text: 'What you typed in answer to it is dropped. Your other answers stay.',
      yes: 'Drop it and skip',
      no: 'Keep my answer',
    },
    back: 'Back',
    optional: 'You can skip this question.',
    concerns: {
      question: 'Which of these does it concern?',
      hint: 'Tick everyone whom your report is about, or who could not be fair. We ask for offices, not for names. Ticking only keeps them away; it proves nothing. If it is about another member of the board, say so in the report: whoever reads it first keeps that member away.',
      none: 'None of them, or I don’t know',
      missing: 'Tick at least one answer. If you don’t know, tick “None of them, or I don’t know”.',
      checking: 'Working out who would receive it…',
    },
    refused: {
      title: 'We cannot receive this report here',
      text: 'If everybody you ticked is kept away, fewer than two people remain who could deal with it, and one alone could bury it. So we do not take it, and nothing has been stored. You can change your answer, or use one of these ways.',
      change: 'Change my answer',
    },
    identity: {
      question: 'Do you want to give your name?',
      hint: 'Both are fine. The same rules and the same dates hold for both, and you can talk with us here either way.',
      anonymous: 'Stay anonymous',
      anonymousHint: 'The report carries no name. You and we talk by the tracking code.',
      named: 'Give my name',
      namedHint:
        'Sealed apart for whoever does the preliminary review. It is disclosed to others who handle the report only on a legal basis, and you are told before each time, unless telling you would endanger the work; then on a recorded day.',
      missing: 'Choose whether you stay anonymous or give your name.',
      name: 'Your name',
      contact: 'How to reach you',
      contactHint: 'Telephone, e-mail or anything else. You will be answered here in any case.',
      nameMissing: 'Write your name, or choose “Stay anonymous”.',
      tooLong: (limit: number) =>
        `This is too long: at most ${countEn(limit, { one: '{n} character', other: '{n} characters' })}.`,
    },
    whatMissing: 'Write what happened.',
    questions: {
      'what-happened': {
        question: 'What happened?',
        hint: 'In your own words. What did you see or hear, and how do you know? This is the only question that you have to answer.',
      },
      'when-happened': {
        question: 'When did it happen?',
        hint: 'If it happened more than once, the first time. You can tell the rest under “What happened?”.',
      },
      'when-learned': { question: 'When did you learn of it?', hint: 'As closely as you remember.' },
      where: { question: 'Where?', hint: 'A place, a branch, a department, an event.' },
      who: { question: 'Who was involved?', hint: 'Names, posts or descriptions, as far as you know them.' },
      witnesses: {
        question: 'Witnesses',
        hint: 'Who else saw or heard it, or could confirm it? Leave it empty if that would give you away.',
      },
      evidence: {
        question: 'What evidence is there?',
        hint: 'Documents, messages, records, and where they are. Do not take anything that you have no right to take. You can add files at the end, before you send.',
      },
      expectation: {
        question: 'What do you expect?',
        hint: 'What should come of your report? We cannot promise that it will.',
      },
    },
    tooLong: (limit: number) =>
      `This answer is too long: at most ${countEn(limit, { one: '{n} character', other: '{n} characters' })}.`,
    tooLarge: (question: string, count: number) =>
      `The report has not been sent: all answers together are too long to be sealed as one. Shorten “${question}” by about ${countEn(count, { one: '{n} character', other: '{n} characters' })}. You can add the rest as a message, with your code, once the report is sent.`,
    overloaded: (question: string) =>
      `The report has not been sent: in your answer to “${question}” single characters carry far too many marks above, below or between them. They look few, but take more room than a report has. Delete these characters there and type them again.`,
    check: {
      title: 'Check your answers',
      text: 'You can still change everything. After sending, a report cannot be changed, but you can add to it with your code.',
      change: 'Change',
      changeOf: (question: string) => `Change: ${question}`,
      empty: 'Not answered',
      receivers: (first: string, second: string) =>
        `It will be sealed for the ${first} and the ${second}, and for nobody else now. Members of the violations committee get a key only if it is referred to them.`,
      receiversMember: (first: string, second: string) =>
        `It will be sealed for the ${first} and the ${second}, and for nobody else now. No member of the violations committee gets a key before the reviewer has recorded which of them it concerns; after that only the others can, if it is referred to them.`,
      name: (first: string, second: string) =>
        `Your name opens for the ${first} alone, who does the preliminary review: not for the ${second}. It is disclosed to others only as the question about your name says.`,
      waiting: (offices: string) =>
        `Nothing of it reaches ${offices} before the reviewer has recorded that there is no conflict.`,
      audience: 'Who gets it, and who does not',
      briefed: (executive: string, days: number) =>
        `The report itself never reaches ${executive}. The policy says that they are told the substance of it, in writing, within ${countEn(days, { one: '{n} day', other: '{n} days' })} of receipt, unless it turns out to be against them.`,
      briefedLater: (executive: string, days: number) =>
        `The report itself never reaches ${executive}. They are told the substance of it, in writing, only after the reviewer has recorded what is said above, and unless it turns out to be against them. The policy says: within ${countEn(days, { one: '{n} day', other: '{n} days' })} of receipt.`,
      notBriefed: (executive: string) =>
        `Nothing of it is told to whoever holds the office of ${executive} today, since you ticked an office that they hold.`,
      notBriefedVacant: (executive: string) =>
        `Nobody holds the office of ${executive} in the portal today, so nothing of it is told there. Since you ticked this office, the policy lets nobody tell them outside the portal either.`,
      away: (offices: string, count: number) =>
        `Whoever holds ${count === 1 ? 'this office' : 'one of these offices'} today is kept away from it: ${offices}. They get no key, and nothing in the portal shows them that it exists. Your tick does not keep a successor away.`,
      awayVacant: (offices: string, count: number) =>
        `Nobody holds ${count === 1 ? 'this office' : 'these offices'} in the portal today: ${offices}. So your tick keeps nobody away there, and it does not keep away whoever takes ${count === 1 ? 'the office' : 'such an office'} later.`,
      nobodyAway: 'You ticked nobody to be kept away from it.',
      goodFaith: 'By sending it you say that you report in good faith. You need not prove anything.',
      named: {
        title: 'Does it concern anyone else?',
        one: (office: string) =>
          `Your text mentions ${office}, whom you did not tick in the first question. If your report concerns whoever holds this office, keep them away from it.`,
        many: (offices: string, _count: number) =>
          `Your text mentions ${offices}, whom you did not tick in the first question.`,
        senior: (offices: string, _count: number) =>
          `Your text mentions ${offices}, and your first answer is “Someone senior, I won’t say who”. If you mean whoever holds an office that you have named, it is safer to tick that office in the first answer.`,
        which: 'Which of them does your report concern?',
        keepAway: 'Keep them away',
        no: 'It does not concern them',
        keepTicked: 'Keep away those that I ticked',
        none: 'It concerns none of them',
        changeFirst: 'Change my first answer',
        tickOne: 'Tick at least one, or choose “It concerns none of them”.',
        first: 'The report has not been sent yet. Answer this question first, then send it.',
        kept: (offices: string) =>
          `Added to your first answer: ${offices}. Your report does not reach whoever holds, when you send it, an office that you tick.`,
      },
      send: 'Send the report',
    },
    progress: {
      keys: 'Making your code and your keys. This can take some seconds on an older phone.',
      sending: 'Sending…',
    },
    failed: {
      title: 'The report was not sent',
      nothingStored: 'Nothing of it was stored in the portal.',
      kept: 'Everything that you typed is still here. You can try again.',
    },
  },
  code: {
    title: 'Your report has been sent',
    files: (count: number) => (count === 0 ? 'No file went with it.' : filesWentEn(count)),
    sent: (number: string) => `The number of your report is ${number}. It opens nothing; only the code does.`,
    group: 'Your tracking code',
    only: 'Your tracking code will not be shown again. Write it down and keep it away from others.',
    order: 'Read the groups from left to right, row by row.',
    power:
      'Whoever holds it can read our replies and write as you. If it is lost, nobody can replace it; you may report anew.',
    photo: 'Better write it on paper: a photo of the screen, or the clipboard, may be copied to a cloud.',
    come: (date: string) =>
      `We leave you a receipt notice no later than ${date}. To read it, open “Follow up a report” with your code.`,
    last: 'Last group of your code',
    lastHint: 'Type the last four digits, so that we both know that you have them.',
    empty: 'Type the last four digits of your code first.',
    wrong: 'These are not the last four digits of your code. Look at what you wrote down.',
    next: 'Continue',
    later: 'I’ll write it down later',
    laterWarning:
      'If you finish without the code, you can never read our answer or add anything to your report, and nobody can give you the code again. Your report has arrived all the same, and the same rules hold for it.',
    laterConfirm: 'Finish without the code',
    laterBack: 'Show me the code again',
    print: 'Print a slip',
    slipTitle: 'Slip for following up',
    slipAddress: 'Address',
    slipSquare: 'A phone’s camera reads the address from the square. Your code is not in it.',
    slipLine: 'Fingerprint of what was received',
    slipLineFor:
      'You need it only in a dispute: with it can be checked that your report is kept as it was received. “Follow up a report” shows the same one. It opens nothing.',
    slipKeep: 'Keep this slip as you would keep money.',
    doneTitle: 'What happens next',
    done: (date: string) =>
      `We leave you a receipt notice no later than ${date}. You can read it under “Follow up a report”, with your code.`,
    doneReview:
      'A preliminary review then decides whether an investigation is needed. You can add messages and evidence at any time.',
    doneClose: 'Close this window now. If it is a private one, what the browser kept of this visit goes with it.',
  },
  followUp: {
    title: 'Follow up a report',
    intro: 'Open your report with the tracking code of 24 digits. Spaces, dashes and dots between them don’t matter.',
    field: 'Tracking code',
    open: 'Open',
    opening: 'Opening. This can take some seconds on an older phone.',
    missing: 'Write your tracking code.',
    mistyped:
      'This code is not right: a digit is missing, mistyped or one too many. Compare it with what you wrote down.',
    unknown:
      'Nothing can be opened with this code. It may be mistyped, or its time may have ended. If it is surely right, read on below.',
    lost: 'If you lost your code',
    lostText:
      'Nobody can give it to you again, since we do not have it. You may report anew, and say that you reported before.',
    closed: {
      title: 'The page of your report is closed',
      text: 'What stood here has been cleared, and this page no longer knows your code. Nothing has changed in your report: with your code you can open it again at any time. If others use this device, close this window too.',
    },
  },
  problems: {
    offline: 'There is no connection to the portal. Nothing is lost: check the connection and try again.',
    malformed: 'The portal did not understand what this browser sent. Nothing was stored.',
    unsupported: 'This page is older than the portal. Load it again.',
    mistyped: 'This number is not right: a digit is missing or mistyped.',
    'cannot-open': 'This could not be opened.',
    untrusted:
      'The signed list of the people whom this portal seals for could not be verified, so nothing was opened, sealed or sent. Load the page again. If it stays so, do not use this portal, and tell the association by another way.',
    clock:
      'What the portal shows is of another day than this device’s clock, so none of it was opened, and nothing was sealed by it. Check the date on this device. If it is right, do not use this portal now, and use another way to report.',
    refused: 'The policy does not allow this.',
    stale: 'Something has changed in the meantime. Try once more.',
    taken: 'This was already received once with other contents.',
    'not-found': 'There is nothing here for you.',
    'signed-out': 'You are signed out.',
    'too-large': 'This is too large.',
    'too-many': 'Too many tries in a short time. Wait a minute, then try again.',
    closed: 'New reports cannot be received at the moment.',
    damaged:
      'The portal’s copy of this report is damaged, so nothing can be opened or sent in it. It is not your fault, and trying again does not help. Keep your code and your slip, and turn to the association by another way.',
    internal: 'Something went wrong in the portal. It is not your fault. Try again in a moment.',
  },
};

export type ReporterTexts = typeof reporterEn;
