// The relations rules and the policy's versions in words, in English. The Arabic twin must have the same keys.
import { countEn } from './plural.ts';

export const relationsEn = {
  title: 'Relations with beneficiaries',
  lead: 'How a request for support is received and answered. Requests are not made through this portal.',
  purposesTitle: 'What for',
  purposes: {
    'all-parties':
      'The policy governs relations with all parties: beneficiaries, supporters, volunteers and others, under work rules and contracts.',
    'priority-and-review':
      'Relations with beneficiaries have priority; the policy is continuously reviewed, amended and circulated.',
    'excellent-service':
      'Outstanding service, precise, quick and good; transactions, needs and suggestions are followed up.',
    'easiest-way': 'Beneficiaries are reached by the easiest means, without having to ask.',
    'easy-access': 'Procedures are made easy.',
    'electronic-services': 'Services by modern electronic means.',
    'answers-by-channels': 'Information and answers through several channels.',
    'served-in-place': 'Beneficiaries are served where they are.',
    'satisfaction-measured': 'Satisfaction is measured, as a means of raising the quality of the service.',
    'trust-and-belonging': 'Trust in the association and belonging to it.',
    'water-services': 'Drinking-water services for the groups that they are meant for, and the sparing use of water.',
    'pilgrim-services':
      'Services that make the rites of the Hajj and the Umrah easier for pilgrims and their relatives.',
    'health-and-guidance': 'Health, guidance and relief services for pilgrims.',
    'young-volunteers': 'Young people of the region volunteer in the service of pilgrims.',
    'work-with-authorities': 'Work together with the governmental and civil bodies that serve pilgrims.',
  },
  rightsTitle: 'Rights of beneficiaries',
  rights: {
    'assess-quality':
      'Assessing the quality of the service is the beneficiary’s right: a tool to correct and to develop, not to punish and to shame.',
    confidentiality: 'Their data and information are kept confidential.',
    'stated-purpose': 'Their data are used for their stated purpose alone.',
    'fairness-and-respect': 'They are treated with fairness and respect.',
    'no-discrimination': 'They are treated without discrimination.',
    'periodic-measurement':
      'Their satisfaction is measured periodically, and the results are used to improve services.',
  },
  channelsTitle: 'Channels',
  channels: {
    interview: 'Interview',
    'direct-interview': 'Direct interviews',
    telephone: 'Telephone calls',
    'social-media': 'Social media',
    letters: 'Letters',
    'letters-and-official': 'Letters and official correspondence',
    'assistance-requests': 'Services for requesting assistance',
    volunteering: 'Volunteering',
    website: 'The association’s website',
    'branch-representatives': 'Representatives of the branch offices',
    'field-representatives': 'The association’s representatives at field sites',
  },
  toolsTitle: 'What the beneficiary-relations officer works with',
  tools: {
    bylaws: 'The association’s bylaws',
    'social-research-guide': 'Guide to social-research services',
    'support-policy-guide': 'Guide to the policy of support for beneficiaries',
    'support-request': 'A beneficiary’s request for support',
    'beneficiary-services-guide': 'Guide to services for beneficiaries',
    'support-and-aid-policy': 'Policy of support and aid',
    'request-forms': 'Forms for requests of support and services',
  },
  stepsTitle: 'Steps of a request',
  steps: {
    receive:
      'The beneficiary is received with courtesy and respect, has every enquiry answered, and is given enough time.',
    'receive-with-care':
      'Beneficiaries are received with courtesy and respect, and their enquiries get the care they need.',
    'check-data':
      'The beneficiary gives all the information required; the officer matches the data and checks that they are valid at submission.',
    'check-documents': 'The beneficiary completes all data and documents required, and their correctness is verified.',
    'refer-to-research':
      'Where the procedure is unclear, the officer refers the beneficiary to the social-research officer.',
    'refer-to-competent':
      'Where anything is unclear, the beneficiary is referred to the competent body within the association.',
    'sign-for-data': 'The applicant signs the data, and is directly responsible for their correctness.',
    'declare-data': 'The beneficiary declares the data to be correct, and bears statutory responsibility for that.',
    'research-committee-replies': 'The request goes to the research committee, which accepts or refuses it.',
    'competent-body-replies': 'The competent body studies the request, and the beneficiary is told the outcome.',
    'complete-registration': 'Registration is completed once the requirements are complete.',
    serve: 'The service that is needed is given.',
    'serve-by-regulations': 'The service that is needed is given in accordance with the approved regulations.',
  },
  reply: {
    title: 'By when a request is answered',
    least: (days: number) =>
      countEn(days, {
        one: 'After {n} day at the earliest, as the policy says: “within a period of not less than two weeks”.',
        other: 'After {n} days at the earliest, as the policy says: “within a period of not less than two weeks”.',
      }),
    noBreach: 'An earlier answer is no breach.',
    most: (days: number) =>
      countEn(days, {
        one: 'Within {n} day at most, counted from the day after the request.',
        other: 'Within {n} days at most, counted from the day after the request.',
      }),
    ownMost: 'The policy says “a specified period”; the association has specified this number.',
    addedMost: 'The policy states no limit; the association has set this number.',
    proposedMost: 'The policy states no limit; this number is the portal’s proposal.',
    noMost: 'The policy says “within a specified period” and no number; the association hasn’t specified it yet.',
    calendar: 'Every day counts, also days of rest and holidays.',
  },
  ownWords: 'The policy’s own words',
  translation: 'A translation for reading; the Arabic text below it prevails.',
  mended: 'The Arabic text was mended where printing had garbled it. What stands in square brackets is ours.',
  policyTitle: 'The policy',
  violationsTitle: 'Reports of violations',
  adoptedFrom: 'The association adopted these rules beside its own policy.',
  notAdopted: {
    title: 'No reports of violations are taken here',
    text: 'This association hasn’t adopted rules on reports of violations, so this portal takes none. You can turn to one of the other ways.',
    followUp: 'A report that was sent before goes on: its tracking code still works.',
  },
  approved: (meeting: string, date: string, document: string) =>
    `Approved by the board at meeting no. ${meeting}, ${date} (${document}).`,
  adopted: (meeting: string, date: string, document: string) =>
    `Adopted by the board at meeting no. ${meeting}, ${date} (${document}).`,
  inForceSince: (date: string) => `In force since ${date}`,
  notInForce: 'Not in force yet: nobody has signed it.',
  settled: (time: string) => `set by the association (otherwise ${time})`,
  counting: {
    title: 'How a date is counted',
    dayZero: 'The day of the event is day 0; counting begins with the next day. Dates are those of Riyadh.',
    days: 'Days: every day counts.',
    workingDays: (rest: string) => `Working days: left out are ${rest}, both Eids, National Day and Founding Day.`,
    compensation: {
      after: 'Eid days on a day of rest are given back right after the holiday.',
      before: 'Eid days on a day of rest are given back right before the holiday.',
      none: 'Eid days on a day of rest are not given back.',
    },
    nationalDays: {
      'fri-thu-sat-sun':
        'National Day and Founding Day on a day of rest are given on a working day beside it: before a Friday, else after the day of rest.',
      'not-moved': 'National Day and Founding Day on a day of rest are given on no other day.',
    },
    entered: 'Of this year and later, by announcement, order or decision:',
    months: 'Months: the same day number so many months later, or the month’s last day where it has none.',
    rollForward: 'Where a count of days or months ends on a free day, the next working day counts.',
    noRoll: 'Where a count of days or months ends on a free day, that day stays the last one.',
    joined: { middle: ', ', last: ' and ' },
  },
  versions: {
    title: 'Versions of the policy',
    lead: 'A version begins with the signed roster that brought it. A case keeps the version that it was received under.',
    none: 'No roster has been signed yet, so no version is in force.',
    version: 'Version',
    inForce: 'In force',
    quorum: 'Quorum',
    adopted: 'Violation rules',
    yes: 'adopted',
    no: 'not adopted',
    of: 'Policy, version',
    span: (from: string, to: string) => `In force from ${from} to ${to}.`,
    open: (from: string) => `In force since ${from}.`,
    back: 'All versions',
    asApplied: 'As the system applies it to the cases that were received under it.',
    received: (day: string) => `That version was in force from ${day}.`,
    read: 'Read this version',
  },
};

export type RelationsTexts = typeof relationsEn;
