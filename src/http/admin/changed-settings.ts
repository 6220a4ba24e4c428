// Which fields of the settings a saving changed, as the record of administrators keeps them: each as it was and as it is. All of
// them are public, or stand in what people are told; what binds only once it is signed, and the public address, are acts of their own.
import * as v from 'valibot';
import type { Form } from './form.ts';
import { CLOCK_FIELDS, SETTING_FIELDS } from './settings-form.ts';

const Changed = v.array(v.strictTuple([v.string(), v.string(), v.string()]));

/** A field of the settings by its id, with what stood there and what stands there now. */
export type ChangedSetting = v.InferOutput<typeof Changed>[number];

const ACTS_OF_THEIR_OWN: readonly string[] = [
  ...['public-address', 'quorum', 'policy-base', 'max-reply-days', 'adopted'],
  ...CLOCK_FIELDS,
];

/** The fields that are another now, in the order of the page. */
export const settingChanges = (was: Form, is: Form): readonly ChangedSetting[] =>
  SETTING_FIELDS.filter((id) => !ACTS_OF_THEIR_OWN.includes(id) && was.one(id) !== is.one(id)).map(
    (id): ChangedSetting => [id, was.one(id), is.one(id)],
  );

/** The changed fields that a row of the record tells of; none where it says something else. */
export const changedSettings = (detail: string | undefined): readonly ChangedSetting[] => {
  try {
    const read = v.safeParse(Changed, JSON.parse(detail ?? '[]'));
    return read.success ? read.output : [];
  } catch {
    return [];
  }
};
