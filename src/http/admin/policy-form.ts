// The fields of the settings form that are about the policy: which of the five, whether the violation rules are adopted, the most
// days of an answer, and the approvals of both. Both ways, with what is wrong in the reader's words.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { asciiDigits } from '../../domain/characters.ts';
import { digits, number } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { policySetup } from '../../i18n/policy-setup.ts';
import { type PolicyName, parsePolicyName } from '../../policy/policies.ts';
import { type AssociationSettings, replyBounds } from '../../store/association.ts';
import {
  APPROVALS,
  approvalFaults,
  approvalForm,
  approvalIn,
  approvalsOf,
  baseOf,
  PARTS,
  partId,
  partLabel,
  sameFaults,
} from './approval-form.ts';
import type { Form } from './form.ts';

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

/** Everything that is wrong with the fields about the policy, in the order of the page. */
export const policyFaults = (form: Form, lang: Lang, before: AssociationSettings): readonly FieldFault[] => {
  const { errors } = policySetup(lang);
  const typed = form.one('policy-base');
  const base = baseOf(form, before.policyBase);
  const reply = replyFault(form, lang, base);
  const isUndecided = base !== '001' && !['yes', 'no'].includes(form.one('adopted'));
  const same = sameFaults(form, lang, before);
  // Of fields that were left as they showed another policy's approval, what is stored may be one half.
  const said = same.length === 0 ? approvalsOf(form, before).approval : undefined;
  return [
    ...(typed !== '' && parsePolicyName(typed) === undefined ? [{ id: 'policy-base', text: errors.base }] : []),
    ...(reply === undefined ? [] : [{ id: 'max-reply-days', text: reply }]),
    ...approvalFaults(form, lang, 'approval', said),
    ...same,
    ...(isUndecided ? [{ id: 'adopted', text: errors.adopted }] : []),
    ...approvalFaults(form, lang, 'adoption'),
  ];
};
