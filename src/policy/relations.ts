// The five policies' rules on relations with beneficiaries, as data: purposes, rights, channels, the officer's tools, the steps of
// handling a request, and within which time it is answered. What they say in words stands in i18n.

/** The five policies, by the numbers of the texts that they stand in. */
export const POLICY_NAMES = ['000', '001', '002', '003', '004'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

export const PURPOSES = [
  'all-parties',
  'priority-and-review',
  'excellent-service',
  'easiest-way',
  'easy-access',
  'electronic-services',
  'answers-by-channels',
  'served-in-place',
  'satisfaction-measured',
  'trust-and-belonging',
  'water-services',
  'pilgrim-services',
  'health-and-guidance',
  'young-volunteers',
  'work-with-authorities',
] as const;
export type Purpose = (typeof PURPOSES)[number];

export const RIGHTS = [
  'assess-quality',
  'confidentiality',
  'stated-purpose',
  'fairness-and-respect',
  'no-discrimination',
  'periodic-measurement',
] as const;
export type Right = (typeof RIGHTS)[number];

export const CHANNELS = [
  'interview',
  'direct-interview',
  'telephone',
  'social-media',
  'letters',
  'letters-and-official',
  'assistance-requests',
  'volunteering',
  'website',
  'branch-representatives',
  'field-representatives',
] as const;
export type Channel = (typeof CHANNELS)[number];

export const TOOLS = [
  'bylaws',
  'social-research-guide',
  'support-policy-guide',
  'support-request',
  'beneficiary-services-guide',
  'support-and-aid-policy',
  'request-forms',
] as const;
export type Tool = (typeof TOOLS)[number];

/** The steps of a request, BR1 to BR7 of the design; 002 takes five of them in another way. */
export const REQUEST_STEPS = [
  'receive',
  'receive-with-care',
  'check-data',
  'check-documents',
  'refer-to-research',
  'refer-to-competent',
  'sign-for-data',
  'declare-data',
  'research-committee-replies',
  'competent-body-replies',
  'complete-registration',
  'serve',
  'serve-by-regulations',
] as const;
export type RequestStep = (typeof REQUEST_STEPS)[number];

/**
 * Within which time a request is answered, in calendar days from the day of the request. The policies' «not less than two weeks»
 * is a floor: an earlier answer is no breach. The most is the association's own number; a policy without one isn't published.
 */
export type Reply = { readonly min_reply_days?: number; readonly max_reply_days?: number };

export type Relations = {
  readonly base: PolicyName;
  readonly purposes: readonly Purpose[];
  readonly rights: readonly Right[];
  readonly channels: readonly Channel[];
  readonly tools: readonly Tool[];
  readonly steps: readonly RequestStep[];
  readonly reply: Reply;
};

/** Two weeks, as 000, 001, 003 and 004 have them. */
const MIN_REPLY_DAYS = 14;
/** Proposed where a policy states a floor and no limit. */
export const PROPOSED_REPLY_DAYS = 30;

const SEVEN_CHANNELS: readonly Channel[] = [
  ...(['interview', 'telephone', 'social-media', 'letters'] as const),
  ...(['assistance-requests', 'volunteering', 'website'] as const),
];
const EIGHT_CHANNELS: readonly Channel[] = [...SEVEN_CHANNELS, 'branch-representatives'];

const SHARED: Pick<Relations, 'tools' | 'steps' | 'reply'> = {
  tools: ['bylaws', 'social-research-guide', 'support-policy-guide', 'support-request'],
  steps: [
    ...(['receive', 'check-data', 'refer-to-research', 'sign-for-data'] as const),
    ...(['research-committee-replies', 'complete-registration', 'serve'] as const),
  ],
  reply: { min_reply_days: MIN_REPLY_DAYS, max_reply_days: PROPOSED_REPLY_DAYS },
};

const TEMPLATE_PURPOSES: readonly Purpose[] = [
  ...(['all-parties', 'priority-and-review', 'excellent-service', 'easiest-way', 'easy-access'] as const),
  ...(['electronic-services', 'answers-by-channels', 'served-in-place'] as const),
  ...(['satisfaction-measured', 'trust-and-belonging'] as const),
];

const template = (base: PolicyName, channels: readonly Channel[]): Relations => ({
  base,
  purposes: TEMPLATE_PURPOSES,
  rights: ['assess-quality'],
  channels,
  ...SHARED,
});

export const RELATIONS: Readonly<Record<PolicyName, Relations>> = {
  '000': {
    base: '000',
    purposes: ['all-parties', 'priority-and-review', 'water-services'],
    rights: ['assess-quality'],
    channels: EIGHT_CHANNELS,
    ...SHARED,
  },
  '001': template('001', SEVEN_CHANNELS),
  '002': {
    base: '002',
    purposes: [
      ...(['pilgrim-services', 'health-and-guidance', 'young-volunteers', 'electronic-services'] as const),
      ...(['answers-by-channels', 'satisfaction-measured', 'trust-and-belonging', 'work-with-authorities'] as const),
    ],
    rights: [
      ...(['confidentiality', 'stated-purpose', 'fairness-and-respect'] as const),
      ...(['no-discrimination', 'periodic-measurement'] as const),
    ],
    channels: [
      ...(['direct-interview', 'telephone', 'social-media', 'letters-and-official'] as const),
      ...(['assistance-requests', 'volunteering', 'website', 'field-representatives'] as const),
    ],
    tools: ['bylaws', 'beneficiary-services-guide', 'support-and-aid-policy', 'request-forms'],
    steps: [
      ...(['receive-with-care', 'check-documents', 'refer-to-competent', 'declare-data'] as const),
      ...(['competent-body-replies', 'complete-registration', 'serve-by-regulations'] as const),
    ],
    // «Within a specified period»: the association must specify it.
    reply: {},
  },
  '003': template('003', EIGHT_CHANNELS),
  '004': template('004', EIGHT_CHANNELS),
};
