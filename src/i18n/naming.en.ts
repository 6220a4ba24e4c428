// What a reporter reads about their own name in English: who may open it, to whom it was or will be disclosed, how to give it
// later or again, and how to agree to disclosure or take that back.

export const namingEn = {
  title: 'Your name',
  anonymous: 'You have given no name. You need not; if you want to, you can do it here.',
  given:
    'You gave your name. It opens for whoever does the preliminary review, and for nobody else unless you are told here: before each time, unless telling you would endanger the work; then on a recorded day.',
  /** Where it doesn't open for whoever does the preliminary review now. */
  givenBefore:
    'You gave your name before. For whoever does the preliminary review now it does not open, and for others only where you are told so here.',
  /** While nobody does the preliminary review. */
  givenWaits:
    'You gave your name. Just now it opens for nobody, except where you are told so here: nobody does the preliminary review until it has passed to somebody else. Come back in two working days.',
  again:
    'Your name does not open for whoever is to read it now. If you still want them to know it, give it again. Nobody can hand it on in your place, and your report goes on without it.',
  later: 'Your name cannot be taken just now. Come back in two working days.',
  dropped: (office: string) =>
    `You were told that it could be disclosed to: ${office}. That does not stand any more: it is not disclosed to them on that notice.`,
  /** Behind the one above, until the day comes that was told: what was promised of it stands (PROTOCOL B19). */
  notBefore: (from: string) =>
    `What you were told of that day stands: before ${from} it is not newly disclosed to them without telling you first.`,
  lapsed: (office: string, until: string) =>
    `You were told that it could be disclosed to: ${office}. That time ended on ${until}: it is not disclosed to them on that notice.`,
  disclosed: (office: string, until: string) => `Disclosed to: ${office}. From ${until} on it opens for them no more.`,
  over: (office: string) => `Was disclosed to: ${office}. It opens for them no more.`,
  /** Stands behind each of the lines above. */
  basis: (basis: string) => `Legal basis: ${basis}.`,
  yourConsent: 'your consent',
  known: 'What somebody has once opened stays known to them.',
  show: 'Give your name',
  showAgain: 'Give your name again',
  replaces:
    'What you write here takes the place of what you gave before: for whoever does the preliminary review, and for everybody to whom your name is disclosed from now on. If it was disclosed to somebody already, what you gave before goes on opening for them until that ends.',
  nameMissing: 'Write your name. If you do not want to give it, just leave this form.',
  send: 'Seal and send my name',
  sent: 'Your name has been sealed and sent.',
  consent: {
    title: 'May it be disclosed to others who handle the report?',
    hint: 'You are told before each time: to which office, why and until when – unless telling you would endanger the work; then on a recorded day, no later than its end. Without your consent it is disclosed only on an order of a court or a competent authority, where a law requires it, or where the law demands for somebody’s defence that it be known.',
    give: 'I agree',
    refuse: 'I do not agree',
    takeBack: 'I take my consent back',
    given: 'You agreed that your name may be disclosed to others who handle the report.',
    withdrawn: 'You took your consent back. Nothing more is disclosed on it.',
    declined:
      'You said that you do not agree: nothing is disclosed on your consent. You are not asked again for the same person, unless that person has asked for your name anew with their reasons. You can still agree.',
    sentDeclined: 'That you do not agree has been recorded. Whoever asked you reads it.',
    sentGiven: 'Your consent has been recorded.',
    sentWithdrawn:
      'That you took your consent back has been recorded. From now on the portal gives your name to nobody on it.',
  },
  pending: {
    title: 'It is intended to disclose your name',
    days: (office: string, from: string, until: string) =>
      `From ${from} on it can be disclosed to: ${office}. From ${until} on it opens for them no more.`,
    byConsent: 'This rests on your consent. You can take it back: then your name is not disclosed on it.',
    toConsent: 'To your consent',
    objectBefore: (from: string) => `If something speaks against it, write to us before ${from}.`,
    object: 'If something speaks against it, write to us.',
    write: 'Write to us',
    read: 'Read the notice',
  },
  asked: {
    title: 'You are asked for your consent',
    on: (day: string, office: string) => `On ${day} you were asked whether your name may be disclosed to: ${office}.`,
    free: 'You are free to agree or to say no. Either is recorded, and whoever asked you reads it. If you don’t answer, nothing is disclosed on your consent.',
    counts:
      'If you agree, that holds for everybody who handles the report until you take it back. You are told before each disclosure on it.',
    read: 'Read what was written',
    toConsent: 'To your consent',
    write: 'Answer in a message',
  },
  /** A disclosure that was made before the reporter was told of it. */
  late: {
    title: 'Your name was disclosed before you were told',
    days: (office: string, told: string, until: string) =>
      `Disclosed to: ${office}. This has been told to you here since ${told}, the day that was recorded for it. From ${until} on it opens for them no more.`,
    over: (office: string, told: string) =>
      `It was disclosed to: ${office}. This has been told to you here since ${told}, the day that was recorded for it. It opens for them no more.`,
  },
  pieces: {
    identified: 'You gave your name.',
    consented: 'You agreed that your name may be disclosed to others who handle the report.',
    withdrew: 'You took your consent back.',
    declined: 'You said that you do not agree that your name is disclosed to others.',
  },
};

export type NamingText = typeof namingEn;
