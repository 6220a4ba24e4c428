// The fields of the settings form that are about approvals: the one of the chosen policy and the one of the violation rules. Both ways,
// and what fields say of another policy than the one whose approval they showed.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import { type Approval, MAX_APPROVAL, readGregorian, readHijri } from '../../domain/approval.ts';
import { asciiDigits } from '../../domain/characters.ts';
import { digits, number } from '../../i18n/dates.ts';
import type { Lang } from '../../i18n/locale.ts';
import { type PolicySetupTexts, policySetup } from '../../i18n/policy-setup.ts';
import { POLICY_NAMES, type PolicyName, parsePolicyName } from '../../policy/policies.ts';
import { type AssociationSettings, approvalOfPolicy } from '../../store/association.ts';
import { markOf } from './field-marks.ts';
import type { Form } from './form.ts';

/** The two approvals that are asked for, by the beginnings of their fields' names. */
export const APPROVALS = ['approval', 'adoption'] as const;
type Which = (typeof APPROVALS)[number];
/** What is asked of each. */
export const PARTS = ['meeting', 'hijri', 'gregorian', 'document-ar', 'document-en'] as const;
/** One of the fields of an approval. */
export type Part = (typeof PARTS)[number];

/** The field of a part of an approval. */
export const partId = (which: Which, part: Part): string => `${which}-${part}`;

/** Whether a field is about the approval of a policy. */
export const isOfApproval = (id: string): boolean => PARTS.some((part) => partId('approval', part) === id);

/** Whether a field is about adopting the rules on violations beside another policy. */
export const isOfAdoption = (id: string): boolean => PARTS.some((part) => partId('adoption', part) === id);

/** What a part of an approval is called apart from its field. */
export const partLabel = (t: PolicySetupTexts, which: Which, part: Part): string => `${t[which]} – ${t.parts[part]}`;

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

/** The policy that a form chooses; what stands where it says none. */
export const baseOf = (form: Form, before: PolicyName): PolicyName =>
  parsePolicyName(form.one('policy-base')) ?? before;

/** What the fields of an approval say; nothing where all are empty. */
export const approvalIn = (form: Form, which: Which): Approval | undefined => {
  const typed = (part: Part): string => form.one(partId(which, part));
  if (PARTS.every((part) => typed(part) === '')) return undefined;
  return {
    meetingNo: asciiDigits(typed('meeting')),
    dateHijri: readHijri(typed('hijri')) ?? '',
    dateGregorian: readGregorian(typed('gregorian')) ?? '',
    document: { ar: typed('document-ar'), en: typed('document-en') },
  };
};

/** Whose approval the fields of a form showed when it was drawn, and a mark of each. */
type Shown = { readonly policy: PolicyName; readonly marks: readonly string[] };

/** The hidden field that carries it: through every fault and every other's change, so that what was typed is known as that. */
export const SHOWN_FIELD = 'approval-shown';
/** What the form is asked where only some of its fields were typed anew for another policy. */
export const SAME_FIELD = 'approval-same';

const valuesOf = (approval: Approval | undefined): readonly string[] => {
  const values = approvalForm('approval', approval);
  return PARTS.map((part) => values[partId('approval', part)] ?? '');
};

/** What the fields show as they are stored, for the hidden field. */
export const approvalShown = ({ policyBase, approval }: AssociationSettings): string =>
  [policyBase, ...valuesOf(approval).map(markOf)].join('.');

/** A form that doesn't say what it showed was drawn of what is stored. */
const shownIn = (form: Form, before: AssociationSettings): Shown => {
  const [name, ...marks] = (form.one(SHOWN_FIELD) || approvalShown(before)).split('.');
  return { policy: parsePolicyName(name ?? '') ?? before.policyBase, marks };
};

/** Which fields still show what they showed of another policy than the one that is chosen; undefined where it is the same. */
const leftAsShown = (form: Form, before: AssociationSettings): readonly boolean[] | undefined => {
  const { policy, marks } = shownIn(form, before);
  if (policy === baseOf(form, before.policyBase)) return undefined;
  return valuesOf(approvalIn(form, 'approval')).map((value, at) => markOf(value) === marks[at]);
};

/** The two answers to whether fields that were left as they were hold for the chosen policy, too; of that choice alone. */
export type SameApproval = {
  readonly from: PolicyName;
  readonly to: PolicyName;
  /** The fields that were left as they were. */
  readonly left: readonly Part[];
  readonly yes: string;
  readonly no: string;
};

/**
 * Whether it is to be asked what fields say of another policy that was chosen: where some were typed anew, those beside them that
 * still show what was known of the policy of before may be meant, since one meeting can approve both, and may be left over.
 */
export const sameApproval = (form: Form, before: AssociationSettings): SameApproval | undefined => {
  const isLeft = leftAsShown(form, before);
  if (isLeft === undefined || isLeft.every((one) => one)) return undefined;
  const left = PARTS.filter((part, at) => isLeft[at] === true && form.one(partId('approval', part)) !== '');
  const [from, to] = [shownIn(form, before).policy, baseOf(form, before.policyBase)];
  return left.length === 0 ? undefined : { from, to, left, yes: `yes-${from}-${to}`, no: `no-${from}-${to}` };
};

const approvalOfValues = ([meetingNo = '', dateHijri = '', dateGregorian = '', ar = '', en = '']: readonly string[]):
  | Approval
  | undefined => {
  const approval = { meetingNo, dateHijri, dateGregorian, document: { ar, en } };
  return valuesOf(approval).every((value) => value === '') ? undefined : approval;
};

/**
 * What the fields say of the policy that the form chooses. Of another one than the one whose approval they showed each speaks for
 * itself: one that was left as it was says nothing, unless it is said to hold for both, and the policy keeps there what was known of it.
 */
const approvalSaid = (form: Form, before: AssociationSettings): Approval | undefined => {
  const typed = approvalIn(form, 'approval');
  const isLeft = leftAsShown(form, before);
  const same = sameApproval(form, before);
  if (isLeft === undefined || (same !== undefined && form.one(SAME_FIELD) === same.yes)) return typed;
  const own = valuesOf(approvalOfPolicy(before, baseOf(form, before.policyBase)));
  return approvalOfValues(valuesOf(typed).map((value, at) => (isLeft[at] === true ? (own[at] ?? '') : value)));
};

/** The approval of the policy that a form chooses, and those of the others, which stay what they were. */
export const approvalsOf = (
  form: Form,
  before: AssociationSettings,
): Pick<AssociationSettings, 'approval' | 'otherApprovals'> => {
  const base = baseOf(form, before.policyBase);
  const others = Object.fromEntries(
    POLICY_NAMES.filter((name) => name !== base).flatMap((name) => {
      const approval = approvalOfPolicy(before, name);
      return approval === undefined ? [] : [[name, approval]];
    }),
  );
  const approval = approvalSaid(form, before);
  return {
    ...(approval === undefined ? {} : { approval }),
    ...(Object.keys(others).length === 0 ? {} : { otherApprovals: others }),
  };
};

/** What is wrong with the fields of an approval; `said`: what is made of them, where that isn't what stands in them. */
export const approvalFaults = (form: Form, lang: Lang, which: Which, said?: Approval): readonly FieldFault[] => {
  const t = policySetup(lang);
  const madeOf = (part: Part): string =>
    said === undefined ? form.one(partId(which, part)) : (valuesOf(said)[PARTS.indexOf(part)] ?? '');
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
    const isHalf = other !== undefined && madeOf(part) === '' && madeOf(other) !== '';
    return isHalf ? [{ id, text: t.errors.both(label) }] : [];
  });
};

/** Where fields were left as they showed another policy's approval, whether they hold for both has to be said. */
export const sameFaults = (form: Form, lang: Lang, before: AssociationSettings): readonly FieldFault[] => {
  const same = sameApproval(form, before);
  if (same === undefined || [same.yes, same.no].includes(form.one(SAME_FIELD))) return [];
  const text = policySetup(lang).errors.same(digits(lang, same.from), digits(lang, same.to));
  return [{ id: SAME_FIELD, text }];
};
