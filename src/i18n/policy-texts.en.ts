// The five policies in English: a translation for reading. The Arabic text is the one that was approved.
import type { PolicyPart, PolicyTexts } from './policy-texts.ts';

const PREAMBLE: PolicyPart = {
  heading: 'Preamble',
  lines: [
    '{name} lays down the policies and procedures that govern its relations with all parties, beneficiaries, supporters, volunteers and others, so as to guarantee the rights of the association and of all these parties. Work rules and contracts are the main source for the rights and duties of those who contract, for how these are performed and what follows from shortcomings in performance, for the limits of liability, and for how disputes that may arise from carrying out these contracts and services are settled, so as to protect all who stand in relation to the association.',
    'The association builds on the form of its relations with beneficiaries and gives them priority by setting up a mechanism that governs this relation, with continuous review, amendment and circulation, so as to guarantee the beneficiary’s rights.',
  ],
};

const GOAL: PolicyPart = {
  heading: 'General goal',
  lines: [
    'To give beneficiaries of every group an outstanding service with precision, speed and high quality, to complete their transactions and to follow up their needs and suggestions; to go on developing and improving in cooperation with all parties so as to reach the goals; and to reach them by the easiest means without the beneficiary having to ask.',
  ],
};

const OBJECTIVES: PolicyPart = {
  heading: 'Objectives',
  list: true,
  lines: [
    'To respect the need of the beneficiary and of all beneficiary groups of the association by making procedures easy, so that they obtain all services that they need without trouble or hardship.',
    'To give complete services by the newest electronic means of serving the beneficiary.',
    'To give information and answers in a fitting way that suits the questions and enquiries of beneficiaries, through several channels.',
    'To serve beneficiaries where they are, which saves their time, respects their circumstances and speeds up the service.',
    'To attend to measuring the beneficiary’s satisfaction as a means of raising the quality of the service given, and of continuously improving the procedure of giving a service and the performance of whoever gives it.',
    'To increase beneficiaries’ trust in the association and their sense of belonging to it by adopting the best standards and practices in serving the beneficiary.',
  ],
};

const PRACTICES: PolicyPart = {
  heading: 'Practices in serving the beneficiary',
  list: true,
  lines: [
    'Correcting the beneficiary’s prevailing notions of the services that the association gives.',
    'Forming new, positive impressions and convictions of the association and of the services that it gives.',
    'Spreading among beneficiaries the culture of assessing the service, encouraging it, and making sure that assessing the quality of the service is one of the beneficiary’s rights, since it is a tool to correct and to develop, not to punish and to shame.',
    'Spreading the culture of quality of service among all departments that serve beneficiaries inside or outside.',
    'Devising managerial concepts and techniques to raise the level and kind of the services given to the beneficiary, and trying to remove what hinders services of high quality, by developing and continuously improving the services given, and by seeking out beneficiaries’ opinions.',
  ],
};

const SEVEN = [
  'Interview',
  'Telephone calls',
  'Social media',
  'Letters',
  'Services for requesting assistance',
  'Volunteering service',
  'The association’s website',
];

const channels = (lines: readonly string[]): PolicyPart => ({
  heading: 'Channels used to communicate with beneficiaries',
  list: true,
  lines,
});
const EIGHT = channels([...SEVEN, 'Representatives of the branch offices']);

const TOOLS: PolicyPart = {
  heading: 'Tools available to the beneficiary-relations officer for communicating with beneficiaries',
  list: true,
  lines: [
    'The association’s bylaws',
    'Guide to social-research services',
    'Guide to the policy of support for beneficiaries',
    'A beneficiary’s request for support',
  ],
};

const HANDLING: PolicyPart = {
  heading: 'Beneficiaries are dealt with at the various levels, to complete their transactions, as follows',
  list: true,
  lines: [
    'Receiving the beneficiary with courtesy and respect, answering every enquiry, and giving [the beneficiary] enough time.',
    'Making sure that [the beneficiary] gives all the information required; the officer must match the data and make sure of their validity at the time of submission.',
    'Where the procedures are not clear to the beneficiary, the officer must refer them to the social-research officer, who answers their questions and explains the organisational side.',
    'Making sure of the correctness of the data given by the applicant for support, who signs them and is directly responsible for the correctness of the information.',
    'Explaining to the beneficiary that the request will be raised to the research committee, which studies it and answers whether it is accepted or refused within a period of not less than two weeks.',
    'Completing the registration procedures once the requirements are complete.',
    'Giving the service that is needed.',
  ],
};

const TEMPLATE = [PREAMBLE, GOAL, OBJECTIVES, PRACTICES];

export const policyTextsEn: PolicyTexts = {
  relations: {
    '000': {
      title: 'Policy governing relations with beneficiaries',
      parts: [
        {
          heading: 'Preamble',
          lines: [
            'Believing, at {name}, in the importance of strengthening the relation between the association and the beneficiary, we have laid down these policies and procedures, which govern our relations with all parties, beneficiaries, supporters, volunteers and others, so as to guarantee the rights of the association and of all these parties. Work rules and contracts are the main source for the rights and duties of those who contract, for how these are performed and what follows from shortcomings in performance, for the limits of liability, and for how disputes that may arise from carrying out these contracts and services are settled, so as to protect all who stand in relation to the association.',
            '{name} attends to the form of its relations with beneficiaries and gives them priority by setting up a mechanism that governs this relation, with continuous review, amendment and circulation, so as to guarantee the beneficiary’s rights.',
          ],
        },
        {
          heading: 'General goal',
          lines: [
            'To give drinking-water services and provide them to the groups that they are meant for, to raise awareness in society of the sparing use of water, and to maintain and follow up watering places within the association’s services.',
          ],
        },
        {
          heading: 'Objectives',
          list: true,
          lines: [
            'Water for pilgrims of the Hajj and the Umrah.',
            'Water for mosques and public places.',
            'Water for those who fast.',
            'Water for workers.',
            'The water endowment.',
            'Water for living creatures.',
            'Water for the needy.',
            'Maintenance of water networks and of the tanks of the needy.',
            'Events on the sparing use of water.',
            'Studies and research on water.',
            'Condensing water.',
            'Recycling of waste water.',
          ],
        },
        PRACTICES,
        EIGHT,
        TOOLS,
        HANDLING,
      ],
    },
    '001': {
      title: 'Policy governing relations with beneficiaries and the giving of services',
      parts: [...TEMPLATE, channels(SEVEN), TOOLS, HANDLING],
    },
    '002': {
      title: 'Policy on managing relations with beneficiaries',
      parts: [
        {
          heading: 'Preamble',
          lines: [
            '{name} lays down this policy to govern the relation between it and the beneficiaries of its services, so as to safeguard the rights of beneficiaries, to reach the highest levels of quality and efficiency in giving services, and to agree with the rules and regulations in force.',
            'By this policy the association aims at building a positive and lasting relation with beneficiaries, founded on respect, transparency, easy access to the service and the beneficiary’s satisfaction, with continuous review and updating of this policy in the service of the association’s mission and aims of serving pilgrims of the Hajj and the Umrah.',
          ],
        },
        {
          heading: 'General goal',
          lines: [
            'To give outstanding services to beneficiaries, pilgrims of the Hajj and the Umrah and their relatives, with high quality, speed and efficiency, which help to make the rites of the Umrah and the Hajj easier to perform and support joint efforts with the bodies concerned, while strengthening the beneficiary’s satisfaction with the association’s services and trust in them.',
          ],
        },
        {
          heading: 'Objectives',
          list: true,
          lines: [
            'To make it easy for beneficiaries to obtain supporting services for performing the Umrah and the Hajj without trouble or hardship.',
            'To give health, guidance and relief services that meet the needs of pilgrims of the Hajj and the Umrah by the best practices.',
            'To encourage the young people of the region to take part in volunteer work in the service of pilgrims, and to organise their efforts efficiently.',
            'To use modern technical means and electronic systems in giving services and in communicating with beneficiaries.',
            'To provide clear and exact information to beneficiaries and to answer their enquiries through several channels.',
            'To raise beneficiaries’ satisfaction and to measure it periodically so as to improve the quality of services.',
            'To strengthen beneficiaries’ trust in the association and their sense of belonging to it by keeping to transparency and professionalism in giving the service.',
            'To support the governmental and civil bodies concerned with serving pilgrims and to work together with them.',
          ],
        },
        {
          heading: 'Scope of the policy',
          lines: [
            'This policy applies to all who belong to the association, to its employees and volunteers, and to everyone who takes part in giving services to beneficiaries among the pilgrims of the Hajj and the Umrah.',
          ],
        },
        channels([
          'Direct interviews',
          'Telephone calls',
          'Social media',
          'Letters and official correspondence',
          'Services for requesting assistance',
          'Volunteering services',
          'The association’s website',
          'The association’s representatives at field sites',
        ]),
        {
          heading: 'Tools available to the beneficiary-relations officer',
          list: true,
          lines: [
            'The association’s bylaws',
            'Guide to services for beneficiaries',
            'Policy of support and aid',
            'Forms for requests of support and services',
          ],
        },
        {
          heading: 'How beneficiaries are dealt with',
          list: true,
          lines: [
            'Receiving beneficiaries with courtesy and respect and giving their enquiries the care they need.',
            'Making sure that the beneficiary has completed all data and documents required, and verifying their correctness.',
            'Explaining the procedures of giving the service to the beneficiary and, where anything is unclear, referring them to the competent body within the association.',
            'The beneficiary declares the data given to be correct and bears the statutory responsibility for that.',
            'Notifying the beneficiary that the request will be studied by the competent body, and informing them of the outcome of the request within a specified period.',
            'Completing the registration procedures after the requirements are complete.',
            'Giving the service that is needed in accordance with the approved regulations.',
          ],
        },
        {
          heading: 'Confidentiality of information and rights of the beneficiary',
          lines: [
            'The association undertakes to keep the data and information of beneficiaries confidential and not to use them but for the purposes that they are meant for, and guarantees that beneficiaries are treated with fairness and respect and without discrimination.',
          ],
        },
        {
          heading: 'Measuring the satisfaction of beneficiaries',
          lines: [
            'The association adopts periodic mechanisms for measuring beneficiaries’ satisfaction with the services given, and uses the results of the measurement to improve performance and to develop services.',
          ],
        },
        {
          heading: 'Validity of the policy',
          lines: [
            'This policy is in force from the date of its approval and replaces all policies on managing relations with beneficiaries that were applied before.',
          ],
        },
      ],
    },
    '003': {
      title: 'Governing relations with beneficiaries',
      parts: [...TEMPLATE, EIGHT, TOOLS, HANDLING],
    },
    '004': {
      title: 'Policy governing relations with beneficiaries',
      parts: [...TEMPLATE, EIGHT, TOOLS, HANDLING],
    },
  },
  violations: {
    title: 'Handling of reports of violations',
    parts: [
      {
        heading: 'Reporting violations',
        list: true,
        lines: [
          'The action taken on the report of any violation under this policy depends on the nature of the violation itself, since it may require an informal review, an internal audit or a formal investigation.',
          'On receiving reports the internal auditor briefs the board chair and the association’s executive, unless the report is directed against the latter, on the substance of the report within a week of its receipt.',
          'A preliminary review is made to decide whether an investigation must be made and which form it must take. Some reports can be resolved without an investigation being needed.',
          'The reporter is given, within 10 days, a notice that the report was received and a telephone number for contact.',
          'If the report turns out to be unjustified, no further investigation is made. This decision is final and not reviewable unless additional evidence on the report is given.',
          'If the report turns out to rest on reasonable and justified grounds, it is referred to the violations committee to investigate it and issue the appropriate recommendation.',
          'The violations committee must finish the investigation of the report and issue the recommendation within ten working days from the date of the report’s referral.',
          'The violations committee raises its recommendations to the board chair for ratification and approval.',
          'The disciplinary measures that follow from the violation are determined by the association’s policies and by the labour law in force.',
          'Where possible, the reporter is given information on any investigation that is made. The reporter may not, however, be told of any disciplinary or other measures by which the association might breach duties of confidentiality towards another person.',
          'The association undertakes to deal with the report of any violation fairly and appropriately, but does not guarantee that the handling of the report will match the reporter’s wishes.',
        ],
      },
    ],
  },
};
