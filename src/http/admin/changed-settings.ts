// Which fields of the settings a saving changed, as the record of administrators keeps them: each as it was and as it is. All of
// them are public, or stand in what people are told; what binds only once it is signed, and the public address, are acts of their own.
import * as v from 'valibot';
import { POLICY_NAMES } from '../../policy/policies.ts';
import { type AssociationSettings, approvalOfPolicy } from '../../store/association.ts';
import { approvalForm, isOfApproval } from './approval-form.ts';
import { idOfPolicy } from './policy-form.ts';
import { CLOCK_FIELDS, SETTING_FIELDS, settingsForm } from './settings-form.ts';

const Changed = v.array(v.strictTuple([v.string(), v.string(), v.string()]));

/** A field of the settings by its id, with what stood there and what stands there now. */
export type ChangedSetting = v.InferOutput<typeof Changed>[number];

const ACTS_OF_THEIR_OWN: readonly string[] = [
  ...['public-address', 'quorum', 'policy-base', 'max-reply-days', 'adopted'],
  ...CLOCK_FIELDS,
];

/** Each policy's approval is a record of its own, whichever policy the form is about. */
const approvalChanges = (id: string, before: AssociationSettings, after: AssociationSettings) =>
  POLICY_NAMES.map((name): ChangedSetting => {
    const valueIn = (settings: AssociationSettings): string =>
      approvalForm('approval', approvalOfPolicy(settings, name))[id] ?? '';
    return [idOfPolicy(id, name), valueIn(before), valueIn(after)];
  });

/** The fields that are another now, in the order of the page; of an approval with the policy that it is of. */
export const settingChanges = (before: AssociationSettings, after: AssociationSettings): readonly ChangedSetting[] => {
  const [was, is] = [settingsForm(before), settingsForm(after)];
  return SETTING_FIELDS.filter((id) => !ACTS_OF_THEIR_OWN.includes(id))
    .flatMap((id) =>
      isOfApproval(id) ? approvalChanges(id, before, after) : [[id, was.one(id), is.one(id)] satisfies ChangedSetting],
    )
    .filter(([, former, now]) => former !== now);
};

/** The changed fields that a row of the record tells of; none where it says something else. */
export const changedSettings = (detail: string | undefined): readonly ChangedSetting[] => {
  try {
    const read = v.safeParse(Changed, JSON.parse(detail ?? '[]'));
    return read.success ? read.output : [];
  } catch {
    return [];
  }
};
