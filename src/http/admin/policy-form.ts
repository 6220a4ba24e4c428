// The fields of the settings form that are about the policy: which of the five, whether the violation rules are adopted, the most
// days of an answer, and the approvals of both. Both ways, with what is wrong in the reader's words.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { type Approval, approvalOf, MAX_APPROVAL, readGregorian, readHijri } from '../../domain/approval.ts';
import { asciiDigits } from '../../domain/characters.ts';
import { digits, number } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { type PolicySetupTexts, policySetup } from '../../i18n/policy-setup.ts';
import { POLICY_NAMES, type PolicyName, parsePolicyName } from '../../policy/policies.ts';
import { type AssociationSettings, approvalOfPolicy, replyBounds } from '../../store/association.ts';
import type { Form } from './form.ts';

/** The two approvals that are asked for, by the beginnings of their fields' names. */
const APPROVALS = ['approval', 'adoption'] as const;
type Which = (typeof APPROVALS)[number];
const PARTS = ['meeting', 'hijri', 'gregorian', 'document-ar', 'document-en'] as const;
type Part = (typeof PARTS)[number];

const partId = (which: Which, part: Part): string => `${which}-${part}`;

/** Every field about the policy, in the order of the page. */
export const POLICY_FIELDS: readonly string[] = [
  ...['policy-base', 'max-reply-days'],
  ...PARTS.map((part) => partId('approval', part)),
  'adopted',
  ...PARTS.map((part) => partId('adoption', part)),
];

const OF_POLICY = '@';

/** A field of an approval, as the record keeps it: with the number of the policy that was approved. */
export const idOfPolicy = (id: string, policy: PolicyName): string => `${id}${OF_POLICY}${policy}`;

/** Whether a field is about the approval of a policy. */
export const isOfApproval = (id: string): boolean => PARTS.some((part) => partId('approval', part) === id);

const partLabel = (t: PolicySetupTexts, which: Which, part: Part): string => `${t[which]} – ${t.parts[part]}`;

/** The label of a field about the policy; undefined of every other. */
export const policyLabel = (id: string, lang: Lang): string | undefined => {
  const t = policySetup(lang);
  if (id === 'policy-base') return t.base;
  if (id === 'max-reply-days') return t.maxReply;
  if (id === 'adopted') return t.adopted;
  const [field, policy] = id.split(OF_POLICY);
  for (const which of APPROVALS) {
    const part = PARTS.find((one) => partId(which, one) === field);
    if (part !== undefined && policy === undefined) return partLabel(t, which, part);
    if (part !== undefined) return `${t.approvalOf(digits(lang, policy ?? ''))} – ${t.parts[part]}`;
  }
  return undefined;
};

const NOTHING_SAID = approvalOf({ ar: '', en: '' });

/** An approval as the form's fields. */
export const approvalForm = (which: Which, approval: Approval | undefined): Readonly<Record<string, string>> =>
  approval === undefined
    ? {}
    : {
        [partId(which, 'meeting')]: approval.meetingNo,
        [partId(which, 'hijri')]: approval.dateHijri,
        [partId(which, 'gregorian')]: approval.dateGregorian,
        [partId(which, 'document-ar')]: approval.document.ar,
        [partId(which, 'document-en')]: approval.document.en,
      };

/** What is stored about the policy, as the form's fields. */
export const policyForm = (settings: AssociationSettings): Readonly<Record<string, string>> => {
  const { policyBase, adopted, maxReplyDays, approval, adoption } = settings;
  const most = maxReplyDays ?? replyBounds(policyBase).proposed;
  return {
    'policy-base': policyBase,
    // 001 has the rules in its own text: whoever turns to another policy is asked anew.
    adopted: policyBase === '001' ? '' : adopted ? 'yes' : 'no',
    'max-reply-days': most === undefined ? '' : String(most),
    ...approvalForm('approval', approval),
    ...approvalForm('adoption', adoption),
  };
};

const baseOf = (form: Form, before: PolicyName): PolicyName => parsePolicyName(form.one('policy-base')) ?? before;

const approvalIn = (form: Form, which: Which): Approval | undefined => {
  const typed = (part: Part): string => form.one(partId(which, part));
  if (PARTS.every((part) => typed(part) === '')) return undefined;
  return {
    meetingNo: asciiDigits(typed('meeting')),
    dateHijri: readHijri(typed('hijri')) ?? '',
    dateGregorian: readGregorian(typed('gregorian')) ?? '',
    document: { ar: typed('document-ar'), en: typed('document-en') },
  };
};

/**
 * What fields say of a policy that was chosen just now, each field by itself: one that still shows what was known of the policy of
 * before says nothing of the other, which keeps there what was known of it.
 */
const saidOfAnother = (
  said: Approval = NOTHING_SAID,
  before: Approval = NOTHING_SAID,
  own: Approval = NOTHING_SAID,
): Approval | undefined => {
  const of = (now: string, was: string, kept: string): string => (now === was ? kept : now);
  const meant: Approval = {
    meetingNo: of(said.meetingNo, before.meetingNo, own.meetingNo),
    dateHijri: of(said.dateHijri, before.dateHijri, own.dateHijri),
    dateGregorian: of(said.dateGregorian, before.dateGregorian, own.dateGregorian),
    document: {
      ar: of(said.document.ar, before.document.ar, own.document.ar),
      en: of(said.document.en, before.document.en, own.document.en),
    },
  };
  return Object.values(approvalForm('approval', meant)).every((value) => value === '') ? undefined : meant;
};

/** The approval of the policy that a form chooses, and those of the others, which stay what they were. */
const approvalsOf = (
  form: Form,
  before: AssociationSettings,
): Pick<AssociationSettings, 'approval' | 'otherApprovals'> => {
  const base = baseOf(form, before.policyBase);
  const typed = approvalIn(form, 'approval');
  const others = Object.fromEntries(
    POLICY_NAMES.filter((name) => name !== base).flatMap((name) => {
      const approval = approvalOfPolicy(before, name);
      return approval === undefined ? [] : [[name, approval]];
    }),
  );
  const approval =
    base === before.policyBase ? typed : saidOfAnother(typed, before.approval, approvalOfPolicy(before, base));
  return {
    ...(approval === undefined ? {} : { approval }),
    ...(Object.keys(others).length === 0 ? {} : { otherApprovals: others }),
  };
};

/** The settings about the policy that a form without faults says. */
export const policyOf = (
  form: Form,
  before: AssociationSettings,
): Pick<
  AssociationSettings,
  'policyBase' | 'adopted' | 'maxReplyDays' | 'approval' | 'otherApprovals' | 'adoption'
> => {
  const policyBase = baseOf(form, before.policyBase);
  const typed = asciiDigits(form.one('max-reply-days'));
  const adoption = approvalIn(form, 'adoption');
  return {
    policyBase,
    adopted: policyBase === '001' || form.one('adopted') === 'yes',
    ...(typed === '' ? {} : { maxReplyDays: Number(typed) }),
    ...approvalsOf(form, before),
    ...(adoption === undefined ? {} : { adoption }),
  };
};

const replyFault = (form: Form, lang: Lang, base: PolicyName): string | undefined => {
  const { errors } = policySetup(lang);
  const typed = asciiDigits(form.one('max-reply-days'));
  const { least, most, proposed } = replyBounds(base);
  if (typed === '') return proposed === undefined ? errors.replyMissing : undefined;
  const isDays = /^\d{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  return isDays ? undefined : errors.reply(number(lang, least), number(lang, most), least > 1);
};

const approvalFaults = (form: Form, lang: Lang, which: Which): readonly FieldFault[] => {
  const t = policySetup(lang);
  return PARTS.flatMap((part) => {
    const id = partId(which, part);
    const value = form.one(id);
    const label = partLabel(t, which, part);
    if (value.length > MAX_APPROVAL) return [{ id, text: t.errors.long(label, number(lang, MAX_APPROVAL)) }];
    if (part === 'hijri' && value !== '' && readHijri(value) === undefined) {
      return [{ id, text: t.errors.hijri(label) }];
    }
    if (part === 'gregorian' && value !== '' && readGregorian(value) === undefined) {
      return [{ id, text: t.errors.gregorian(label) }];
    }
    const other = part === 'document-ar' ? 'document-en' : part === 'document-en' ? 'document-ar' : undefined;
    const isHalf = other !== undefined && value === '' && form.one(partId(which, other)) !== '';
    return isHalf ? [{ id, text: t.errors.both(label) }] : [];
  });
};

/** Everything that is wrong with the fields about the policy, in the order of the page. */
export const policyFaults = (form: Form, lang: Lang, before: PolicyName): readonly FieldFault[] => {
  const { errors } = policySetup(lang);
  const typed = form.one('policy-base');
  const base = baseOf(form, before);
  const reply = replyFault(form, lang, base);
  const isUndecided = base !== '001' && !['yes', 'no'].includes(form.one('adopted'));
  return [
    ...(typed !== '' && parsePolicyName(typed) === undefined ? [{ id: 'policy-base', text: errors.base }] : []),
    ...(reply === undefined ? [] : [{ id: 'max-reply-days', text: reply }]),
    ...approvalFaults(form, lang, 'approval'),
    ...(isUndecided ? [{ id: 'adopted', text: errors.adopted }] : []),
    ...approvalFaults(form, lang, 'adoption'),
  ];
};
