// What people read about new keys, in English: for whoever lost passphrase and recovery key, whoever signs them, and whoever never
// asked for any. The Arabic twin must have the same keys.

export const newKeysEn = {
  title: 'New keys',
  lead: 'Whoever has lost passphrase and recovery key together, or whose keys somebody else may have, makes new keys by a one-time link. Nothing is in effect before two other signers have compared the new fingerprint with the person and signed the roster; until then the old keys, passphrase and sessions stay. All four signers see every step here, and so does the person, unless their account is suspended: then they can’t sign in, and the two signatures bring the account back.',
  ownLead: 'New keys that were asked for in your name stand here.',
  link: 'New keys',
  record: 'What was asked for and done',
  none: 'Nothing was asked for yet.',
  asked: (name: string, day: string) => `${name} asked for it on ${day}.`,
  linkOpen: (until: string) => `The link can be used until ${until}. Nothing was made with it yet.`,
  linkOver: 'The link wasn’t used in 72 hours, so nothing was made.',
  made: (day: string) =>
    `New keys were made on ${day}. They wait for two signatures of the roster; the old keys are in effect until then.`,
  fingerprint: 'Fingerprint of the new keys',
  accepted: (names: string, day: string) =>
    `In effect since ${day}, signed by: ${names}. The old keys, passphrase, recovery key, second factor and sessions are dead.`,
  cancelled: (name: string, day: string) => `Ended by ${name} on ${day}. Nothing changed.`,
  replaced: (name: string, day: string) => `On ${day} ${name} made another link in its place.`,
  cancel: 'End this request',
  cancelHint: 'Link and new keys are dead then, and everything stays as it was.',
  doneCancelled: 'The request was ended. Everything stays as it was.',
  stale: 'This request had ended before.',
  ask: 'Ask for somebody’s new keys',
  person: 'Who needs new keys?',
  choose: 'Choose a person',
  askButton: 'Make the link',
  speak:
    'Speak with the person first, face to face or on a number that you know. Whoever has the link makes the keys: the comparison of fingerprints afterwards is what counts.',
  suspended:
    'The account is suspended: the person can’t sign in, so they don’t read this and can’t object to it here. Two signatures bring the account back with the new keys. Ask the person by another way, face to face or on a number that you know, whether they want new keys and why they were suspended.',
  isSuspended: (name: string) => `${name} – suspended`,
  nobody: 'Nobody but you has keys.',
  missing: 'Choose a person who has keys in use.',
  moved:
    'Nothing was asked: somebody’s new keys were asked for since this page was opened. It stands among the requests. Look there, and ask again if it is still needed.',
  taken: 'New keys of this person were made and wait already. End that request first if they aren’t the person’s own.',
  toRoster: 'To the roster that waits for signatures',
  linkPage: {
    title: 'Link for new keys',
    heading: (name: string) => `Link for the new keys of ${name}`,
    lead: 'Give this link to the person yourself: face to face, by telephone, or in a message that nobody else reads. It is shown this once.',
    until: (date: string) =>
      `It works once, until ${date}. The person chooses a new passphrase and gets a new recovery key, and then reads the fingerprint of their new keys to two signers.`,
    nothing:
      'Until two have signed, the person’s old keys, passphrase and sessions stay in effect. If they can still sign in, they read that you asked for this and can end it.',
    suspended:
      'The account is suspended: its old keys, passphrase and sessions let nobody in, and the person won’t read that you asked for this. Two signatures of the roster bring the account back with the new keys. Speak with the person first, face to face or on a number that you know.',
    back: 'Back',
  },
  desk: {
    own: (name: string, day: string) =>
      `New keys were asked for in your name by ${name} on ${day}. If you didn’t want that, end it and tell the signers of the roster: somebody may be trying to take your place.`,
    ownMade: 'Somebody has made new keys with that link. They take the place of yours once two signers sign.',
    ownDone: (names: string, day: string) =>
      `Your new keys came into effect on ${day}, signed by: ${names}. If you didn’t make them, or didn’t read their fingerprint to these two, tell the signers of the roster at once.`,
    ended: (name: string, by: string, day: string) =>
      `A link for new keys of ${name} was ended by ${by} on ${day}, before anything was made with it. If the person still needs new keys, somebody has to ask anew.`,
    endedMade: (name: string, by: string, day: string) =>
      `New keys of ${name}, which had been made, were ended by ${by} on ${day}. Ask the person whether they were theirs: if so, they have to be asked for anew.`,
    ownLink: 'Look at it and end it',
    waits: (names: string) =>
      `New keys wait for the roster, in the name of: ${names}. Compare the fingerprint with the person before you sign.`,
    suspended: (names: string) =>
      `Suspended among these: ${names}. They can’t sign in, read none of this, and come back by your signature. Compare with them by another way, and ask why they were suspended.`,
    done: (names: string) =>
      `In the last 14 days new keys came into effect, in the name of: ${names}. Look at who asked for them and who signed.`,
  },
  enrol: {
    invited: (name: string) => `This link is for new keys of ${name}.`,
    lead: [
      'Use it if you have lost passphrase and recovery key, or if somebody else may have your keys. If only the passphrase is lost, your recovery key brings you back at once, without this link.',
      'Nothing changes yet: your old keys stay in effect until two signers have compared the new ones with you and signed; if your account is suspended, nobody gets in by them, and the signatures bring it back. Then the old passphrase, recovery key, second factor and sessions are dead, and colleagues hand your cases over to the new keys.',
    ],
    choice:
      'You choose a new passphrase. What opens your account is made in this browser; the server never sees the passphrase or the keys.',
    userNameHint: 'Your user name stays as it was.',
    button: 'Make the new keys',
    sending: 'Your new keys are being sent.',
    doneTitle: 'Your new keys wait for two signatures',
    next: [
      'Until two have signed, nothing changes: if you still know the old passphrase, it opens everything as before, unless your account is suspended. If you sign in with the new one, you read that it waits.',
      'After that you sign in with the new passphrase, set up a second factor if the portal asks for one, and your colleagues’ browsers hand over the cases. Nobody kept a copy of your old keys: what no colleague can open stays closed.',
    ],
  },
  signIn: {
    waits: (day: string) =>
      `You made new keys on ${day}. They open nothing yet: two signers of the roster must compare their fingerprint with you and sign.`,
    compare: 'This is the fingerprint. Compare it with the one that you noted, and read it to two signers.',
    old: 'The old passphrase, if you still know it, is good until then, unless your account is suspended.',
  },
  admin: {
    title: 'New keys',
    lead: 'For somebody who has lost passphrase and recovery key together, or whose keys may have been stolen. You get a one-time link for the person; it changes nothing before two signers have compared the new fingerprint with them and signed. The signers are told that you asked, and so is the person when they sign in.',
    suspended:
      'This account is suspended: the person can’t sign in and won’t read that you asked. The signers are told that it is suspended, and their signatures bring it back with the new keys.',
    button: 'Make a link for new keys',
    waits: 'New keys of this person wait for two signatures of the roster.',
    linkOpen: (until: string) => `A link for new keys can be used until ${until}.`,
    cancel: 'End the request for new keys',
    done: 'The request for new keys was ended. Everything stays as it was.',
    taken: 'New keys of this person wait already. End that request first.',
  },
  roster: {
    changed:
      'The keys of this person change. Sign only if they told you themselves that they made new ones, and read you the new fingerprint.',
    suspended:
      'This account is suspended now, by the portal’s word. The person can’t sign in, so they don’t read that their keys change and can’t object here; your signature brings the account back under these keys. Compare with them by another way, face to face or on a number that you know, and ask who suspended them and why.',
    comparedHint:
      'Face to face or by telephone: the person reads out the fingerprint shown when they made the new keys. Signing in with the new passphrase shows it again.',
    before: 'Until now',
    since: (day: string) => `new keys since ${day}`,
  },
  caseKeys: {
    mine: 'You have new keys since this case was given to you. What you don’t see yet, a colleague who has its keys hands over to you; their desk asks them to.',
    report:
      'Nobody in the association can open this report any more: whoever had its keys lost them. There is no copy of them anywhere. The reporter’s code still opens it for the reporter; ask them, in whatever other way they can be reached, to send it anew, and point to the external routes.',
    deliberation:
      'Nobody can open what was written among colleagues in this case any more: whoever had its keys lost them. There is no copy of them anywhere.',
    partly: {
      report:
        'Nobody in the association can open all of this report any more: whoever had its older keys lost them. There is no copy of them anywhere. What was written since its newer keys began still opens. The reporter’s code still opens everything for the reporter; ask them to send anew what is missing, and point to the external routes.',
      deliberation:
        'Nobody can open all that was written among colleagues in this case any more: whoever had the older keys lost them. There is no copy of them anywhere. What was written since the newer keys began still opens.',
    },
    shut: {
      report:
        'Nobody can open all of this report as things stand: its keys don’t open for anybody who has them, so that nobody can give them again. The stored records may have been damaged or changed. Tell whoever runs the portal: `verify` checks the records offline and names the first broken line, and an older copy (a backup) may have the keys whole. They keep the newer records before they put anything back. Once the keys open again, whoever opens them gives them again to the others here. If no copy has them whole, ask the reporter, whose code still opens everything for them, in whatever other way they can be reached, to send the report anew, and point to the external routes.',
      deliberation:
        'Nobody can open all that was written among colleagues in this case as things stand: its keys don’t open for anybody who has them, so that nobody can give them again. The stored records may have been damaged or changed. Tell whoever runs the portal: `verify` checks the records offline and names the first broken line, and an older copy (a backup) may have the keys whole. They keep the newer records before they put anything back. Once the keys open again, whoever opens them gives them again to the others here.',
    },
    alone: (names: string) =>
      `A key of this case didn’t open for: ${names}. You alone can open all of it now, so that it would be lost with you. Give the keys again on this page.`,
    aloneUndeclared: (names: string) =>
      `A key of this case didn’t open for: ${names}. You alone can open all of it now, so that it would be lost with you. Declare below: without a conflict of interest you then give the keys again on the page of the case; with one your browser gives them again by itself before it declares.`,
    away: (names: string) =>
      `Nobody who is on the roster now has all the keys of this case. They aren’t lost: whoever left has them – ${names}. Have them brought back first: the administrator brings the account back, two signers sign a roster that lists them, and once they sign in their browser hands the keys on. They can leave after that. Until then only what was written since newer keys began opens, where there are any.`,
    identity:
      'The reviewer lost the key to the reporter’s identity with their old keys. Nobody else has it; only the reporter can give it again.',
    renewed: 'They had the keys of this case and lost them; the fingerprint is that of their new keys.',
    begins: 'New keys of the case begin first, since somebody else may have the lost ones.',
  },
};

export type NewKeysTexts = typeof newKeysEn;
