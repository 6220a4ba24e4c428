// Words of the administrator's pages, in English; the Arabic twin must have the same keys.

export const adminEn = {
  signOut: 'Sign out',
  home: {
    title: 'Readiness',
    lead: 'You look after accounts and settings. You hold no office and no key, and no report ever appears here.',
    open: 'Reports can be received.',
    closed: 'Reports cannot be received yet.',
    setup: 'The setup questions',
    setupDone: 'answered',
    setupOpen: 'not answered yet',
    offices: 'Offices',
    officesLead: 'Who reviews, ratifies and decides. Each of them enrols by a link that you make.',
    office: 'Office',
    holder: 'Held by',
    state: 'State',
    vacant: 'vacant',
    onRoster: 'on the signed roster',
    notOnRoster: 'enrolled, not yet on the roster',
    roster: 'The signed roster',
    noRoster: 'There is no signed roster yet, so nobody receives keys.',
    rosterNeeds:
      'It can be drawn up once two of these have enrolled: board chair, deputy chair, internal auditor, audit committee chair.',
    rosterUntil: (date: string) => `The roster is in force until ${date}.`,
    rosterOver: (date: string) =>
      `The roster ended on ${date}. A new one must be signed before reports can be received.`,
    draft: (signatures: string) => `A new roster waits for signatures (${signatures} of 2).`,
    draftHow: 'Two signers sign it on their own pages, after comparing the fingerprints with the people.',
    fewSigners:
      'Fewer than three of the four signers have enrolled. If one of two is lost, no roster can be signed any more: everything begins anew with a first roster, and everybody has to compare fingerprints again. Invite another signer.',
    gapsTitle: 'Gaps among those who handle reports',
    suspended: (office: string, name: string) =>
      `${office}: the account of ${name} is suspended, so no report reaches this office. Bring the account back, or give the office to somebody else.`,
    invited: (office: string, name: string) =>
      `${office}: ${name} hasn’t enrolled yet, so nobody reads reports in this office. Remind them, or withdraw the invitation and invite somebody else.`,
    fewMembers: (members: string, quorum: string, needed: string) =>
      `Members of the violations committee who can decide: ${members}; quorum: ${quorum}. Where a report concerns one of them, too few remain and it can’t be referred. Have at least ${needed} members on the roster.`,
    blocks: {
      'not-adopted':
        'The association hasn’t adopted the rules on reports of violations: the policy in force takes none.',
      'no-roster': 'No roster has been signed by two signers yet.',
      'roster-expired': 'The roster has ended.',
      receivers:
        'A report that names nobody does not reach two people: an internal auditor (or substitute) and a board chair (or substitute) must be on the roster.',
      members: 'The members of the violations committee on the roster are fewer than the quorum.',
    },
    unservable: 'Reports that would be refused',
    unservableLead:
      'Where a report concerns these together, fewer than two people without a conflict remain. It is refused before anything is stored, and the external routes are shown.',
    nobody: 'nobody in particular',
  },
  people: {
    title: 'People',
    lead: 'Names are for colleagues to know each other by. Who somebody truly is, two signers settle: they compare the fingerprint of the keys with the person before they sign the roster.',
    inviteTitle: 'Invite somebody',
    setupFirst:
      'Answer the setup questions first: the links are built from the public address, and whoever opens one reads the association’s name. After that you can invite people here.',
    setupRefused: 'Nobody was invited. Answer the setup questions first.',
    setupLink: 'To the setup questions',
    name: 'Name',
    nameHint: 'As colleagues know them. Up to 100 characters.',
    office: 'Office',
    choose: 'Choose an office',
    invite: 'Invite',
    boardMemberHint:
      'A board member is given no report and signs nothing. Invite one if they may take over another office later: they needn’t enrol again then, and a report that concerns them can keep them away beforehand.',
    listTitle: 'Accounts',
    listLead: 'Open a name to correct it, to make a new link, or to withdraw or suspend the account.',
    none: 'Nobody yet.',
    offices: 'Offices',
    userName: 'User name',
    status: { invited: 'invited', active: 'enrolled', suspended: 'suspended' },
    link: 'Link',
    linkUntil: (date: string) => `Link good until ${date}`,
    linkOver: 'The link has ended; make a new one.',
    linkNone: 'No link',
    details: (name: string) => `Details of ${name}`,
  },
  invitation: {
    title: 'Enrolment link',
    heading: (name: string) => `Enrolment link for ${name}`,
    lead: 'Give this link to the person yourself, face to face, by telephone or by a message that only they read. It is shown once.',
    until: (date: string) => `It works once, until ${date}. A new link makes it useless.`,
    link: 'Link in English',
    otherLink: 'Link in Arabic',
    wrong:
      'If it reaches somebody else, make a new one at once. Whoever enrols by it still receives no keys until two signers have compared the fingerprint with the person.',
    wrongAdministrator:
      'If it reaches somebody else, make a new one at once. An administrator’s account works at once, without any signer: whoever enrols by it can do what you can. If somebody else has enrolled, suspend the account. The signers read that you invited an administrator.',
    back: 'Back to people',
  },
  person: {
    title: 'Account',
    correct: 'Correct',
    correctTitle: 'Correct name or offices',
    officesTitle: 'Correct the offices',
    officesHint: 'A change of office takes effect when two signers have signed the next roster.',
    linkTitle: 'Enrolment link',
    linkLead: 'A new link makes the last one useless.',
    newLink: 'Make a new link',
    suspendTitle: 'Suspend the account',
    suspendLead:
      'Keeps the person out until the account is brought back. The next page says what follows, and asks. This is also how somebody leaves: the account and all that they signed stay on record, and the next signed roster no longer lists them.',
    suspend: 'Suspend…',
    reinstateTitle: 'Bring the account back',
    reinstateLead:
      'The person can sign in again. They receive keys again only when two signers have signed the next roster.',
    reinstate: 'Bring back',
    removeTitle: 'Withdraw the invitation',
    removeLead: 'For an invitation that is no longer wanted. The next page says what follows, and asks.',
    remove: 'Withdraw…',
    ownAccount: 'This is your own account: you can correct its name, and nothing else.',
  },
  settings: {
    title: 'Settings',
    lead: 'The answers stand on the public pages and on notices.',
    association: 'The association',
    nameAr: 'Name in Arabic',
    nameEn: 'Name in English',
    licence: 'Licence number',
    phone: 'Telephone for notices',
    phoneHint: 'Digits, with spaces, +, hyphens or brackets where you like.',
    addressAr: 'Address in Arabic',
    addressEn: 'Address in English',
    contact: 'Privacy contact',
    contactHint: 'Whom people ask about their personal data: an office and how to reach it.',
    contactAr: 'Privacy contact in Arabic',
    contactEn: 'Privacy contact in English',
    routes: 'External routes',
    routesHint:
      'Where somebody can turn instead of this portal. Leave a route empty to remove it; room for another appears once you have saved.',
    route: (n: string) => `Route ${n}`,
    routeNameAr: 'Name of the authority in Arabic',
    routeNameEn: 'Name of the authority in English',
    routeDetailAr: 'How to reach it, in Arabic',
    routeDetailEn: 'How to reach it, in English',
    routeUrl: 'Web address (https, if any)',
    portal: 'The portal',
    exit: 'Neutral site for leaving quickly',
    exitHint: 'A well-known https page that tells nothing, such as a news or weather page.',
    publicAddress: 'Public address',
    publicAddressHint:
      'Begins with https://, or is this computer’s own address (such as http://127.0.0.1:8080) or an .onion address. Links are built from it, and passkeys are made for its name: another name voids them all.',
    confirmAddress: 'The public address changes',
    confirmAddressTo: (to: string) => `Yes, change it to ${to}`,
    confirmAddressHint:
      'Every passkey that was made for the name of before is void then. Whoever has no other second factor needs a reset by two signers; ask people first to set up an app’s codes. The change is recorded and told to the signers of the roster.',
    committee: 'The violations committee',
    quorum: 'Quorum of the committee',
    quorumHint:
      'How many members decide together. A new quorum takes effect when two signers have signed the next roster.',
    save: 'Save',
    saved: 'Saved.',
    quorumChanged: 'The new quorum waits on the next roster for two signatures.',
  },
  errors: {
    empty: (field: string) => `${field}: fill this in.`,
    long: (field: string, max: string) => `${field}: at most ${max} characters.`,
    office: 'Choose an office.',
    oneOffice: 'Choose at least one office.',
    held: (office: string, name: string) =>
      `${office}: held by ${name}. This office has one holder; correct or suspend that account first.`,
    heldInvited: (office: string, name: string) =>
      `${office}: ${name} is invited to it. This office has one holder; withdraw the invitation or correct that account first.`,
    lastAdministrator: 'This is the last administrator. Invite another one first.',
    https: (field: string) => `${field}: write a whole web address that begins with https://.`,
    phone: 'Telephone: write a number of 5 to 20 digits; spaces, +, hyphens and brackets may stand between them.',
    licence: 'Licence number: write digits; spaces, hyphens and slashes may stand between them.',
    mail: (field: string, address: string) => `${field}: “${address}” isn’t a mail address.`,
    publicAddress:
      'Public address: write an https address, this computer’s own address or an .onion address, with nothing behind it.',
    addressVoidsPasskeys: (before: string, after: string) =>
      `Public address: changing ${before} to ${after} voids every passkey that was made for the name of before. Nothing has been saved. Say below that you want it.`,
    quorum: (max: string) => `Quorum: write a whole number from 1 to ${max}.`,
    quorumTooMany: (members: string) =>
      `Quorum: ${members} members of the committee have enrolled, so that with this quorum nobody could report any more. Invite members first.`,
    listed:
      'This person stands on a signed roster, now or before, and the others know them by this name: it can’t be changed any more.',
    nameTaken:
      'Somebody here has this name already, or one that looks like it, in whole or in one of its languages. Add what tells the two apart, in each language in which the name is written.',
    nameLetters:
      "Write the name in Arabic or Latin letters alone, never both in one word, with digits, spaces and the signs - ' . · , ( ) where it needs them, and a slash only behind a form of address, such as “Dr/”: other letters and signs can look like these, and make one person seem to be another.",
    nameTitle:
      'Leave out of the name what says an office: offices stand beside it, and a title in the name would pass for whoever holds the office.',
    changedMeanwhile:
      'These settings were changed meanwhile, and nothing was saved. Below stands what you typed, and at the fields that were changed what stands there now. Saving again takes what stands in the form.',
    accountMeanwhile:
      'This account was changed meanwhile, and nothing was saved. Below stands what you typed, and at what was changed what stands there now. Correcting again takes what stands in the form.',
    nowStands: (field: string, value: string) =>
      `${field}: changed meanwhile; “\u2068${value}\u2069” stands there now.`,
    nowEmpty: (field: string) => `${field}: changed meanwhile; it is empty now.`,
  },
};

export type AdminTexts = typeof adminEn;
