// The public pages about the policy, privacy and the portal's keys, in English. The Arabic twin must have the same keys.
import { lengthsEn } from './lengths.ts';
import { countEn } from './plural.ts';

export const publicEn = {
  policy: {
    title: 'The policy: how a report is handled',
    intro:
      'The portal itself keeps to these rules: it lets nobody take a step that they do not allow, and counts every date by them.',
    contents: 'On this page',
    version: 'Version',
    approved: (text: string) => `Approved: ${text}`,
    principlesTitle: 'Principles',
    principles: [
      'The form of action depends on the nature of the violation: an informal review, an internal audit or a formal investigation.',
      'The internal auditor reviews every report first, unless the report concerns them or the office is vacant: then a substitute does. The reviewer decides whether an investigation is needed, and in which form. Some reports can be resolved without one.',
      'A report found unjustified is not investigated further. That decision is final and not reviewable unless additional evidence is given; then a new preliminary review begins.',
      'A report with reasonable grounds goes to the violations committee, which investigates and recommends. The board chair ratifies, or returns it with reasons, unless the report concerns them or the office is vacant: then a substitute does.',
      'Discipline follows the association’s policies and the labour law in force. The reporter is told of the course where possible, never of anything whose disclosure would break the confidentiality owed to another.',
      'The association undertakes to deal with any report fairly and appropriately; it does not guarantee that the handling will match the reporter’s wishes.',
    ],
    clocksTitle: 'By when',
    rulesTitle: 'The rules behind the time limits, in their own words',
    what: 'What',
    who: 'Who owes it',
    time: 'Within',
    since: 'Counted from the day of',
    basis: 'Basis',
    bases: {
      'policy-001': 'the policy',
      'eu-directive': 'good practice (EU directive on whistleblowing)',
      'labour-law': 'the Labour Law, article 69',
      'iso-37002': 'good practice (ISO 37002)',
      proposal: 'the portal’s own default where the policy is silent',
    },
    days: lengthsEn.days,
    workingDays: lengthsEn.workingDays,
    months: lengthsEn.months,
    years: (n: number) => countEn(n, { one: '{n} year', other: '{n} years' }),
    orLater: (time: string, act: string) => `or ${time} after “${act}”, if that is later`,
    evidence: {
      anew: (act: string) =>
        `${act} (only where the report was closed as unjustified, which starts a new preliminary review)`,
      answered: (act: string) => `${act} (only where the report was closed in another way)`,
    },
    target: (time: string) => `we aim at ${time}`,
    onlyFor: { employee: 'only where the report concerns an employee' },
    strict: 'not moved off a free day',
    /** Which clocks can be paused, for how long at once and, where the policy bounds it, in all. */
    pausing: (duties: string, longest: string) =>
      `These alone can be paused, for ${longest} at most at a time and with a reason that stays on record: ${duties}.`,
    pausingInAll: (days: string, times: number) =>
      `Each of them can be paused for ${days} and ${countEn(times, { one: '{n} time', other: '{n} times' })} at most in all.`,
    pausingEnds: 'A pause can be ended early; the days that it didn’t take are left for another.',
    pausingTold:
      'The reporter is told until when the handling stands still, and not why. What the reporter was promised and what the law sets is never paused.',
    corrected:
      'Where the association corrects its calendar, dates move by it; the reporter goes on reading the one that was promised first.',
    counting:
      'The day itself is not counted. Working days leave out the weekly rest, both Eids, National Day and Founding Day, and what stands in for them. Dates are those of Riyadh.',
    routesTitle: 'Who receives a report',
    routes: {
      reviewer: (offices: string) =>
        `Preliminary review: the first of these whom the report does not concern: ${offices}.`,
      second: (offices: string) =>
        `Second receiver, who also ratifies: the first of these, other than the reviewer, whom it does not concern: ${offices}.`,
      senior: (offices: string, withheld: string) =>
        `“Someone senior, I won’t say who”: the second receiver is the first of these: ${offices}. Until the reviewer has cleared them, these are kept away: ${withheld}.`,
      panel:
        'Investigation: the members of the violations committee whom it does not concern. If a member is ticked, no member gets a key before the reviewer has recorded which one.',
      members: 'members of the violations committee',
      never: (offices: string) => `Never the report itself: ${offices}.`,
      minimum: (n: number) =>
        `Fewer than ${countEn(n, { one: '{n} person', other: '{n} people' })} without a conflict: the report is refused before anything is stored, and external routes are shown.`,
      identity: 'The name of a reporter who gives it is sealed for the reviewer alone.',
      disclosure: (bases: string, ahead: string, longest: string) =>
        `The reviewer discloses it to another handler only with a reason, on one of these legal bases: ${bases}. The reporter is told in their mailbox before (${ahead}), and it ends after ${longest} at most. Requests and refusals are recorded too.`,
      withheld: (time: string) =>
        `Where telling the reporter of a disclosure before would endanger the work, that is recorded with its reason and the day on which they are told: after ${time} at most.`,
    },
    quorum: (n: number) =>
      `The committee decides with ${countEn(n, { one: '{n} member', other: '{n} members' })} present at least.`,
    actsTitle: 'Every step, and who may take it',
    act: 'Step',
    by: 'Who',
    when: 'When',
    leads: 'The report is then',
    deadlines: 'Deadlines',
    anyStage: 'at any time',
    openStages: 'until it is closed',
    atQuorum: 'once enough of the committee agree',
    after: (acts: string) => `only after: ${acts}`,
    only: {
      senior: 'where “someone senior” was ticked',
      'violations-committee': 'where a committee member was ticked',
    },
    while: (duty: string) => `as long as this is due: ${duty}`,
    first: 'before anything else',
    once: { case: 'once for each report', review: 'once in each review' },
    meets: (duties: string) => `fulfils: ${duties}`,
    owes: (duties: string) => `from then on due: ${duties}`,
    keptTitle: 'How long it is kept',
    kept: {
      'irrelevant-personal-data': 'Personal data that don’t matter',
      unjustified: 'Report found unjustified',
      resolved: 'Report resolved without investigation',
      unsubstantiated: 'Violation not substantiated',
      substantiated: 'Violation substantiated',
      'financial-evidence': 'Financial evidence',
      'committee-minutes': 'Committee minutes, without identities',
      'court-or-authority': 'Before a court or an authority',
      'access-log': 'Record of who was served what',
    },
    keep: { 'not-kept': 'removed at once', 'until-concluded': 'until it is concluded' },
    afterClosing: (time: string) => `${time} after closing`,
    afterwards: { anonymise: 'then anonymised', destroy: 'then destroyed' },
    keptNote:
      'These are the policy’s periods. The portal does not delete by itself yet, neither from the database nor from backups. As long as a report is kept, its tracking code works.',
    rule: 'Kind',
    period: 'Period',
  },
  privacy: {
    title: 'Privacy notice',
    controller: 'Who is responsible',
    contact: 'Contact for data protection',
    purposeTitle: 'What for',
    purpose:
      'To receive reports of violations, to review and investigate them, to answer the reporter and to protect those concerned. Nothing else.',
    basisTitle: 'On what legal basis',
    basis:
      'The association’s legitimate interest in uncovering fraud and other violations, and its duties under the associations’ law. Sensitive data, such as health, are processed only where the law allows or demands it; leave out what is not needed. The portal opens the reporter’s name to the reviewer alone; giving it to anybody else needs separate consent, or a law that demands it.',
    dataTitle: 'Which data',
    data: 'What you write, and nothing more. Only the question “What happened?” has to be answered; every other field is optional. We never ask for a copy of an identity document.',
    readersTitle: 'Who can read it',
    readers:
      'Only the holders of the offices named on the landing page. All that is written in a report is sealed in the browser; the server has no key. On the pages without JavaScript the server seals and opens instead: it sees your words for a moment and stores nothing of them, and no key stays with it after your visit. Which offices it concerns is not sealed: the portal needs that to keep them away.',
    seesTitle: 'What the server sees',
    sees: [
      'the report’s random number, where it stands, and how it was closed if there was no investigation;',
      'which offices a report is said to concern, and who is kept away from it;',
      'the kinds, authors and days of acts, who holds which key, what is due and whether it was met;',
      'how many sealed pieces there are and their padded sizes;',
      'the first day on which a case was served to a person, and the category that the reviewer records for statistics.',
    ],
    notSees:
      'It never records network addresses, details of your browser, or the time of day at which a reporter did anything. Whoever watches the machine day by day learns dates.',
    periodTitle: 'How long',
    period: 'As the table on the policy page says. The portal does not delete by itself yet.',
    rightsTitle: 'Your rights',
    rights: [
      'to be informed, by this notice;',
      'to see your data, and to have them corrected or destroyed, as far as that harms no investigation and exposes nobody else: your own report opens with your tracking code, and you can ask for the rest in a message there;',
      'to complain to the Saudi Data and Artificial Intelligence Authority (SDAIA).',
    ],
    accused:
      'Whoever is named in a report has rights too: to be heard, and to see what is kept about them, without anything that would point to the reporter or a witness.',
    storageTitle: 'Where, and what stays in your browser',
    storage:
      'No other company’s services are used: no fonts, no maps, no analytics. Reporters’ pages set no cookie, but for one that holds nothing of you on the page without JavaScript while your report is open there, and store nothing of what you write in your browser. It may keep the portal’s scripts and style sheets in its cache.',
  },
  verify: {
    title: 'Check that this portal is the association’s',
    intro:
      'Everything that you send is sealed for people on a signed list, the roster. The first roster has a fingerprint of thirty digits, which the association can print and put up as a poster. If both are the same, this portal seals for the people of that roster and those whom they signed in.',
    none: 'There is no signed roster yet. No report can be received before there is one.',
    poster: 'Is this really the association’s portal for reports?',
    group: 'Fingerprint of the first roster',
    how: 'How to compare',
    steps: [
      'Open the page “Check that this portal is the association’s”: by the square, or by the link at the foot of every page of the portal.',
      'Compare all six groups there with the six groups here.',
      'If one differs, do not use the portal, and tell the association by another way.',
    ],
    stays:
      'This fingerprint stays the same when people change: every later roster is signed by two people of the one before it.',
    square: 'A phone’s camera reads the address of that page from the square. Nothing else is in it.',
    limit:
      'This protects you against a forged list of people. It cannot prove that the page itself is honest: whoever serves it could serve another.',
    address: 'Address of this portal',
    print: 'Print the poster',
    broken:
      'The rosters that this portal has stored don’t hold: one of them lacks a good signature, or doesn’t continue the one before. Browsers seal and open nothing by them. Do not report here now; use another way.',
    inForce: 'The roster in force now',
    inForceIs: (roster: string) =>
      `In force is ${roster}. Its fingerprint changes whenever people or their offices change: it stands on no poster, and people of the association compare it with what their own pages show.`,
    inForceFirst: 'The first roster is still in force: nobody has come, left or changed office since.',
    inForceGroup: 'Fingerprint of the roster in force',
  },
};

export type PublicTexts = typeof publicEn;
