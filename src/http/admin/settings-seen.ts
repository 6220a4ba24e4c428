// Which settings were changed while a form with them stood open: the form carries a short mark of each field as it was shown.
// It compares and tells; it saves nothing.
import type { FieldFault } from '../../../views/components/error-summary.tsx';
import type { AdminTexts } from '../../i18n/admin.ts';
import type { Lang } from '../../i18n/locale.ts';
import type { AssociationSettings } from '../../store/association.ts';
import { isOfApproval } from './approval-form.ts';
import { markOf } from './field-marks.ts';
import type { Form } from './form.ts';
import { idOfPolicy } from './policy-form.ts';
import { SETTING_FIELDS, settingLabel, settingsForm, settingsOf } from './settings-form.ts';

/** The marks of all fields as they are stored, for the hidden field `seen`. */
export const seenMarks = (settings: AssociationSettings): string => {
  const stored = settingsForm(settings);
  return SETTING_FIELDS.map((id) => markOf(stored.one(id))).join('.');
};

/**
 * What the form would put back or overwrite without its reader having seen it: each field that changed since the form was
 * shown and that the form says otherwise, with what stands there now. A form without marks claims to have seen nothing.
 */
export const changedMeanwhile = (
  form: Form,
  stored: AssociationSettings,
  texts: AdminTexts,
  lang: Lang,
): readonly FieldFault[] => {
  const seen = form.one('seen');
  if (seen === '') return [];
  const marks = seen.split('.');
  const [now, next] = [settingsForm(stored), settingsForm(settingsOf(form, stored))];
  const changed = SETTING_FIELDS.filter((id, at) => marks[at] !== markOf(now.one(id)) && now.one(id) !== next.one(id));
  if (changed.length === 0) return [];
  const { errors } = texts;
  const isOtherPolicy = now.one('policy-base') !== next.one('policy-base');
  /** What stands there now of another policy than the form's is told as that one's. */
  const whatOf = (id: string): string => (isOtherPolicy && isOfApproval(id) ? idOfPolicy(id, stored.policyBase) : id);
  const told = changed.map((id) => {
    const [label, value] = [settingLabel(whatOf(id), texts, lang), now.one(id)];
    return { id, text: value === '' ? errors.nowEmpty(label) : errors.nowStands(label, value) };
  });
  return [{ id: 'settings', text: errors.changedMeanwhile }, ...told];
};
