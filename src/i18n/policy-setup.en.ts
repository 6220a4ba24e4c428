// What the administrator is asked about the policy, and what is told of it before it is signed, in English; the Arabic twin must
// have the same keys.
import { countEn } from './plural.ts';

export const policySetupEn = {
  title: 'The policy',
  lead: 'A change here takes effect when two signers have signed the next roster. Cases keep the policy that they were received under.',
  base: 'Which policy is the association’s?',
  bases: {
    '000': '000: relations with beneficiaries (water services)',
    '001': '001: relations with beneficiaries, with rules on reports of violations',
    '002': '002: relations with beneficiaries (services for pilgrims)',
    '003': '003: relations with beneficiaries (humanitarian services)',
    '004': '004: relations with beneficiaries (health services)',
  },
  maxReply: 'Days within which a beneficiary’s request is answered at most',
  maxReplyHint:
    'Policies 000, 001, 003 and 004 say “not less than two weeks” and no limit: 30 days are proposed. Policy 002 says “a specified period”: write the number that the association has specified.',
  adopted: 'Has the association adopted the rules on reports of violations?',
  adoptedHint: 'Policy 001 has them in its own text; answer this for the other four.',
  adoptedYes: 'Yes, they are adopted',
  adoptedNo: 'No: the portal takes no reports of violations',
  approval: 'Approval of the policy',
  approvalOf: (policy: string) => `Approval of policy ${policy}`,
  approvalHint:
    'From the board’s minutes, for the policy chosen above; each of the five keeps its own. The public page says “approved” only when everything is filled in; until then the readiness page says what is missing.',
  adoption: 'Adoption of the violation rules',
  adoptionHint: 'Only where the policy isn’t 001. The board’s own decision to adopt them, from its minutes.',
  parts: {
    meeting: 'Number of the meeting',
    hijri: 'Date (Hijri)',
    gregorian: 'Date (Gregorian)',
    'document-ar': 'Document in Arabic',
    'document-en': 'Document in English',
  },
  hijriHint: 'Year, month and day, such as 1447-06-01.',
  gregorianHint: 'Year, month and day, such as 2025-11-22.',
  documentHint: 'What the decision stands in, such as “Minutes no. 5”.',
  same: {
    label: (from: string, to: string) =>
      `Some fields of the approval still show what is recorded for policy ${from}. Does that hold for policy ${to} too?`,
    left: (fields: string) => `Left as they were: ${fields}.`,
    yes: 'Yes: what stands in these fields holds for both policies',
    no: (to: string) => `No: these fields keep what is recorded for policy ${to}, or stay empty`,
  },
  changed: 'The policy’s change waits on the next roster for two signatures.',
  errors: {
    base: 'Policy: choose one of the five.',
    adopted: 'Rules on reports of violations: say whether they are adopted.',
    replyMissing:
      'Days of an answer: this policy says “a specified period” and no number. Write the number of days that the association has specified; without it the policy can’t be published.',
    reply: (least: string, most: string, floor: boolean) =>
      `Days of an answer: write a whole number from ${least} to ${most}.${floor ? ' The policy says “not less than two weeks”.' : ''}`,
    long: (field: string, max: string) => `${field}: at most ${max} characters.`,
    hijri: (field: string) => `${field}: write a Hijri day that exists, such as 1447-06-01.`,
    gregorian: (field: string) => `${field}: write a Gregorian day that exists, such as 2025-11-22.`,
    both: (field: string) => `${field}: fill this in in both languages, or in neither.`,
    same: (from: string, to: string) =>
      `Approval of the policy: some fields were written anew, and others still show the approval of ${from}. Say below them whether those hold for ${to} too. Nothing has been saved.`,
  },
  /** What a signer reads of a draft. */
  signer: {
    base: (name: string) => `Policy: ${name}.`,
    adopted: 'The rules on reports of violations are adopted.',
    notAdopted: 'The rules on reports of violations are not adopted: no report is taken.',
    reply: (days: number) =>
      countEn(days, {
        one: 'A beneficiary’s request is answered within {n} day at most.',
        other: 'A beneficiary’s request is answered within {n} days at most.',
      }),
  },
  notes: {
    title: 'The policy needs your attention',
    toSettings: 'To the settings',
    incomplete: {
      approval:
        'Approval of the policy: meeting, both dates or document are missing, so the public page doesn’t say that it is approved.',
      adoption:
        'Adoption of the violation rules: meeting, both dates or document are missing, so the public page doesn’t say when they were adopted.',
    },
    approvedOther: (others: string, chosen: string) =>
      `Approval of the policy: what is recorded is the approval of ${others}, which is no approval of ${chosen}. Until the meeting, both dates and the document that approve ${chosen} are filled in, the public page doesn’t say that it is approved.`,
    weekend: (what: string, day: string) =>
      `${what}: ${day} is a day of rest. Nothing is forbidden by that; see whether the date is right.`,
    disagree: (what: string, gregorian: string, hijri: string) =>
      `${what}: the two dates are different days by the Umm al-Qura calendar. The Gregorian one is ${gregorian}; the Hijri one is ${hijri}.`,
    future: (what: string, day: string) => `${what}: ${day} hasn’t come yet.`,
    notAdopted:
      'The association hasn’t adopted the rules on reports of violations: the portal takes none, and the landing page says so.',
    willEnd:
      'By the settings the association doesn’t adopt the rules on reports of violations. The policy in force still does: reports are taken, and the landing page offers them, until two signers have signed the next roster. From then on the portal takes none, and the landing page says so.',
    waiting: 'The policy in the settings isn’t in force yet: two signers must sign the next roster.',
    other: (place: string, words: string) =>
      `${place}: “\u2068${words}\u2069” names another association. See whether it is left over from another text.`,
    policyText: 'Text of the policy',
  },
};

export type PolicySetupTexts = typeof policySetupEn;
