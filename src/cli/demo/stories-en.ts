// The stories that are told in English. People, places and sums are invented; nobody is named, since a careful reporter
// names an office or a task and not a person.
import type { PlainDate } from '../../domain/plain-date.ts';
import { textFile } from './files.ts';
import { aboutMonth, acts, consent, evidence, handOn, month, reply, report, type Story, withFiles } from './moves.ts';

const anonymous = { given: false, answers: [] } as const;
const en = acts('en');

const timesheets = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'en',
    identity: {
      given: true,
      answers: [
        { question: 'name', text: 'A teacher at the holiday camp' },
        { question: 'contact', text: 'Please write here; I read it on Fridays.' },
      ],
    },
    answers: [
      {
        question: 'what-happened',
        text: 'I think the hours of two instructors at the holiday camp were rounded up every week. The sheets on the office door said six hours a day, but the children were collected after five. The sheets were signed by the camp coordinator without anybody counting.',
      },
      { question: 'when-happened', text: month(today, -95) },
      { question: 'where', text: 'The holiday camp in the north branch' },
      { question: 'witnesses', text: 'The driver who collected the children' },
    ],
  },
  finding: 'unsubstantiated',
  moves: [
    report(-42),
    en.acknowledge(-40, 'auditor'),
    en.brief(
      -38,
      'auditor',
      'A report says that instructors’ hours at the holiday camp were rounded up. Nobody is named. Time sheets are being compared with the transport log.',
    ),
    en.refer(
      -36,
      'auditor',
      'internal-audit',
      'The difference between the time sheets and the hours of the camp is plausible and easy to check.',
    ),
    en.note(-34, 'member-2', 'The transport log shows the last bus at a quarter past six on most days.'),
    en.recommend(
      -30,
      'member-2',
      'unsubstantiated',
      'The hours after five were spent preparing the next day and are in the work plan. The committee recommends that the plan be shown to the teachers next time.',
    ),
    en.dissent(-29, 'member-3', 'Two afternoons in the third week remain unexplained; I would have asked once more.'),
    en.confirm(-28, 'member-1'),
    en.ratify(-27, 'chair', 'Ratified. The work plan will be published before the next camp.'),
    en.feedback(-20, 'auditor'),
    en.categorise(-20, 'auditor', 'breach-of-policy'),
  ],
});

const laptops = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'A company gave the association thirty used laptops for pupils. I helped to unload them. When they were handed out there were twenty-four. I asked where the others were and was told not to worry about it.',
      },
      { question: 'when-happened', text: aboutMonth(today, -80) },
      { question: 'where', text: 'Storage room of the main office' },
      { question: 'who', text: 'The two people who keep the key of the storage room' },
    ],
  },
  moves: [
    report(-35),
    en.acknowledge(-33, 'auditor'),
    en.brief(
      -32,
      'auditor',
      'A report says that six of thirty donated laptops weren’t handed out. The register of donations is being checked.',
    ),
    en.close(
      -26,
      'auditor',
      'The register lists twenty-four laptops received. Without a delivery note there is nothing that says thirty arrived.',
    ),
    withFiles(
      evidence(
        -5,
        'I found the delivery note in an old message: it lists thirty laptops with their serial numbers. I copied its first lines into the file beside this; tell me whether you need the rest.',
      ),
      textFile(
        'Delivery note.txt',
        'Delivery note (invented for the demo)\n\n 1  laptop  EX-DEMO-0001\n 2  laptop  EX-DEMO-0002\n 3  laptop  EX-DEMO-0003\n',
      ),
    ),
    en.note(-3, 'auditor', 'A delivery note would change the picture. I have asked the company for its copy.'),
  ],
});

const rent = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'Families in the housing programme are asked for a “file fee” of two hundred riyals in cash before their contract is renewed. There is no receipt. The rules on the wall say that every service is free. I know three families who paid.',
      },
      { question: 'when-happened', text: aboutMonth(today, -50) },
      { question: 'where', text: 'Housing programme, reception' },
      { question: 'who', text: 'The receptionist on the evening shift' },
      { question: 'evidence', text: 'One family wrote down the dates and the sums.' },
      { question: 'expectation', text: 'That the families get their money back and keep their homes.' },
    ],
  },
  finding: 'substantiated',
  moves: [
    report(-26),
    en.acknowledge(-24, 'auditor'),
    en.summary(-24, 'auditor', 'Cash “file fee” asked of families in the housing programme, without receipt.'),
    en.brief(
      -22,
      'auditor',
      'A report says that families were asked for cash before their housing contracts were renewed. No family is named. The programme’s rules say that every service is free.',
    ),
    en.message(
      -21,
      'auditor',
      'Thank you. Nobody will lose a home because of this report. Could the family that wrote down the dates let us have them, without names?',
    ),
    reply(-20, 'Yes: on three Sundays in a row last month, two hundred each time, always after seven in the evening.'),
    en.refer(
      -19,
      'auditor',
      'formal-investigation',
      'Three dated payments outside the rules; the evening shift is the same on all three days.',
    ),
    en.categorise(-18, 'auditor', 'financial-misconduct'),
    en.labour(-18, 'auditor', 'employee', 'The evening shift is employed by the association.'),
    en.labour(-13, 'member-1', 'notice', 'Minutes 14: the written notice was handed over and signed for.'),
    en.labour(-11, 'member-1', 'hearing', 'Minutes 15: heard in the presence of two members.'),
    en.labour(-11, 'member-1', 'defence', 'Minutes 15: the money was for photocopies, and nobody had complained.'),
    en.recommend(
      -9,
      'member-1',
      'substantiated',
      'Three payments were taken without a basis. The committee recommends that they be returned, that discipline follow the work regulation, and that renewals be made by two people.',
      {
        notified: -4,
        heard: -2,
        defence: 'Said that the money was for photocopies, and that nobody had complained.',
      },
    ),
    en.confirm(-8, 'member-2'),
  ],
});

const grant = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'The final report to a grant-maker says that forty sewing courses were held. I taught there. We held twenty-six. The numbers of women trained were changed in the same way.',
      },
      { question: 'when-learned', text: month(today, -40) },
      { question: 'evidence', text: 'My own lesson book, and the draft of the final report before it was changed.' },
    ],
  },
  moves: [
    report(-28),
    en.acknowledge(-27, 'auditor'),
    en.brief(
      -25,
      'auditor',
      'A report says that a final report to a grant-maker gives more courses than were held. The lesson books are being collected.',
    ),
    en.refer(
      -22,
      'auditor',
      'internal-audit',
      'The draft and the final version differ in every figure; somebody changed them.',
    ),
    en.recommend(
      -12,
      'member-4',
      'unsubstantiated',
      'Fourteen courses were moved to a partner and held there. The committee sees no false statement.',
    ),
    en.confirm(-11, 'member-1'),
    en.giveBack(
      -4,
      'chair',
      'The partner’s lists of attendance aren’t in the file. Please add them, or say why they can’t be had.',
    ),
  ],
});

const chair = (today: PlainDate): Story => ({
  report: {
    concerns: ['board-chair'],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'A hall that belongs to the chair’s family was rented for the annual gathering without asking for other offers. I helped with the booking. A larger hall nearby was cheaper and free on that day.',
      },
      { question: 'when-happened', text: aboutMonth(today, -30) },
      { question: 'who', text: 'The board chair' },
    ],
  },
  moves: [
    report(-6),
    en.acknowledge(-5, 'auditor'),
    en.message(
      -5,
      'auditor',
      'We have your report. Only the internal auditor and the deputy chair can read it. Do you still have the offer of the other hall?',
    ),
    reply(-2, 'I have the message with the price. I don’t know whether I was meant to keep it.'),
  ],
});

const safety = (today: PlainDate): Story => ({
  report: {
    concerns: [],
    lang: 'en',
    identity: {
      given: true,
      answers: [
        { question: 'name', text: 'A driver of the water trucks' },
        { question: 'contact', text: 'Through this page' },
      ],
    },
    answers: [
      {
        question: 'what-happened',
        text: 'The brakes of the second water truck have been weak for a month. I wrote it in the log each week. Twice the page was taken out and a new one was put in that says “no remarks”. We still drive it past the school.',
      },
      { question: 'when-happened', text: aboutMonth(today, -30) },
      { question: 'where', text: 'The yard' },
      { question: 'witnesses', text: 'The mechanic' },
    ],
  },
  moves: [
    report(-9),
    en.acknowledge(-7, 'auditor'),
    en.brief(
      -6,
      'auditor',
      'A report says that a water truck is driven with weak brakes and that pages of its log were replaced. I ask that it stay in the yard until it is inspected.',
    ),
    en.message(
      -6,
      'auditor',
      'Thank you. The truck stays in the yard until it has been inspected. When did you first write it in the log?',
    ),
    reply(-4, 'In the first week of the month before last. My own notebook has the dates.'),
    en.message(-3, 'auditor', 'Please keep the notebook safe, and don’t show it to anybody for now.'),
    en.askIdentity(-3, 'chair', 'I would like to go through the notebook with the driver before the inspection.'),
    en.askConsent(
      -2,
      'auditor',
      'The chair of the board would like to go through your notebook with you. May they know who you are?',
    ),
    consent(-2, true),
    en.announce(
      -1,
      'auditor',
      'consent',
      30,
      'The driver agreed. The chair meets them once, at the yard of the workshop.',
      'The chair of the board would like to go through your notebook with you. Tell us here if you would rather not.',
    ),
  ],
});

const late: Story = {
  report: {
    concerns: [],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'Gift cards that were meant for orphans at the last feast were used to pay for a staff lunch. There is a photograph of the receipt on the notice board, with the numbers of the cards on it.',
      },
      { question: 'where', text: 'Head office' },
    ],
  },
  moves: [
    report(-13),
    en.note(-12, 'chair', 'I opened this on the day after it came. The auditor is away until next week.'),
  ],
};

const lease: Story = {
  report: {
    concerns: [],
    lang: 'en',
    identity: anonymous,
    answers: [
      {
        question: 'what-happened',
        text: 'The lease of the new store was signed without asking anybody else for a price. The rent is a third above what the shop next door pays, and it was agreed for five years.',
      },
      { question: 'where', text: 'The store on the ring road' },
      { question: 'who', text: 'The owner of the building, a relative of somebody on the board' },
    ],
  },
  moves: [
    report(-11),
    en.acknowledge(-10, 'auditor'),
    en.conflict(-9, 'chair'),
    handOn(-8, 'auditor'),
    en.brief(-7, 'auditor', 'A report says that the lease of a store was signed without a second offer.'),
    en.note(-6, 'deputy', 'I have no part in this lease and never had. The file of the contract is with the auditor.'),
  ],
};

/** Every English story. */
export const englishStories = (today: PlainDate): readonly Story[] => [
  chair(today),
  safety(today),
  late,
  laptops(today),
  grant(today),
  rent(today),
  timesheets(today),
  lease,
];
