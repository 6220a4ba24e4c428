// The words of who may know who reported, in English: the identity's part of a case's page, and the fields of the acts that
// ask for it, announce and disclose it. What the reporter reads of it stands in naming.en.ts.

export const disclosureEn = {
  /** The identity's part of a case's page. */
  part: {
    none: 'No name was given. The reporter can still give one.',
    nothingToDisclose: 'As long as there is no name, there is nothing to disclose, and no act that does so is offered.',
    reviewerOpens:
      'Opens for you as the reviewer, and for whom it is disclosed to below. Don’t pass it on in any other way.',
    opensUntil: (date: string) =>
      `Disclosed to you until ${date}; from that day on it doesn’t open any more. Don’t pass it on, and write down nothing of it.`,
    superseded: 'The reporter has given their name anew since. What stands here is what was disclosed to you.',
    notYours:
      'Opens for the reviewer alone, and for whom the reviewer discloses it. You can ask for it where your work needs it.',
    lost: 'It doesn’t open for you: it was given to whoever reviewed before, or your key to it doesn’t open. The reporter is asked in their mailbox to give it again, without being told who or why.',
    ended: (date: string) => `It was disclosed to you until ${date}, and doesn’t open any more.`,
    takenBack: (date: string) =>
      `It was disclosed to you on the reporter’s consent, which was taken back on ${date}. It doesn’t open any more.`,
    known: 'What somebody has once opened stays known to them.',
    states: 'What became of it',
    /** Whom it is for stands after each of these. */
    consentAsked: (asked: string) => `On ${asked} the reporter was asked to agree to disclosure to:`,
    noAnswer: 'They have said neither yes nor no.',
    /** What they said, in its order: the first word, and each that took back the one before. */
    answers: {
      first: {
        yes: (date: string) => `They said yes on ${date}`,
        no: (date: string) => `They said no on ${date}`,
      },
      later: {
        yes: (date: string) => `and yes on ${date}`,
        no: (date: string) => `and took it back on ${date}`,
      },
    },
    notAgain: 'They are asked again for this person only after the person has asked for the identity anew.',
    againNow: 'The person has asked for the identity anew since: the reporter can be asked once more.',
    /** Whoever asked stands between these two. */
    asked: (date: string) => `Asked for on ${date} by:`,
    answerOwed: 'The reviewer owes the answer.',
    announced: (from: string, until: string) =>
      `Announced to the reporter; possible from ${from}, from ${until} on it doesn’t open:`,
    dropped: (why: string) => `Announced to the reporter; nothing comes of it any more, since ${why}:`,
    disclosed: (from: string, until: string) => `Disclosed on ${from}; from ${until} on it doesn’t open any more:`,
    overSince: (from: string, why: string) => `Was disclosed on ${from}; it doesn’t open any more, since ${why}:`,
    endedWhy: {
      consent: 'the reporter took back the consent on which it stood',
      refused: 'the reviewer has refused it',
      barred: 'the case is kept from them',
      left: 'they aren’t among those who handle the case any more',
    },
    over: (from: string, until: string) => `Was disclosed on ${from}; since ${until} it doesn’t open any more:`,
    overByConsent: (from: string, until: string) =>
      `Was disclosed on ${from}; ended on ${until}, since the reporter took their consent back:`,
    withheld: (date: string) => `The reporter isn’t told of it before ${date}.`,
    consented:
      'The reporter agreed that their identity is disclosed to others who handle the report, if they are told before.',
    askAnew: 'With this, nobody owes an answer any more: whoever still needs the identity asks for it anew.',
    withdrew: 'The reporter took their consent back: nothing more is disclosed on it.',
    declined: 'The reporter doesn’t agree that their identity is disclosed: nothing is disclosed on their consent.',
    acts: 'What you can do about it',
  },
  /** On the page of a message, and beside one that was written. */
  asks: {
    legend: 'Does it ask the reporter to agree that their name is disclosed, and to whom?',
    none: 'No, it asks nothing of the kind',
    hint: 'If it does, it stands at the top of their mailbox with its day and the office until they agree, say no or write to you. That you asked, and for whom, is recorded.',
    nobody: 'The reporter can be asked for nobody today whether their name may be disclosed.',
    /** Whom it is for stands after this. */
    shown: 'Asks the reporter to agree that their name is disclosed to:',
  },
  /** Stands behind who handles the case and could be chosen otherwise. */
  undeclared: 'has yet to declare whether there is a conflict of interest in this case, and can’t be chosen before.',
  fields: {
    asker: 'Whose request do you refuse?',
    toWhom: 'To whom is it disclosed?',
    which: 'Which announced disclosure do you make now?',
    basis: 'On which legal basis?',
    until: 'Until which day?',
    untilHint: 'From that day on it doesn’t open any more.',
    withheldUntil: 'On which day is the reporter told?',
    withheldUntilHint:
      'They find the notice in their mailbox from that day on. It can’t lie after the last day of the disclosure.',
    told: 'Reason in words for the reporter',
    toldHint: 'The reporter reads it beside the notice; so does everybody who may open the identity.',
    nobody:
      'There is nobody to whom it could be disclosed: it takes somebody who handles this case and has declared to have no conflict.',
    noConsent: 'The reporter hasn’t consented, or took their consent back. Choose another legal basis.',
    nobodyNow: 'There is nobody to whom it could be disclosed today.',
    noName: 'No name was given in this report, so there is nothing to disclose.',
    noneYet: 'The day of what was announced hasn’t come yet.',
    none: 'Nothing that was announced can still be disclosed.',
    announcedFrom: (from: string) => `possible from ${from}`,
    within: (field: string, first: string, last: string) => `“${field}” has to lie between ${first} and ${last}`,
  },
};

export type DisclosureText = typeof disclosureEn;
