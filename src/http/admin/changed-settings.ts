// What saving the settings changes, for the record of administrators: each field as it was and as it is. All of them are public, or
// stand in what people are told; what binds only once it is signed, and the public address, are acts of their own.
import * as v from 'valibot';
import { CLOCKS, type ClockId } from '../../policy/clocks.ts';
import type { NewAct } from '../../store/account-acts.ts';
import type { AssociationSettings } from '../../store/association.ts';
import { CLOCK_FIELDS, SETTING_FIELDS, settingsForm } from './settings-form.ts';

/** The time limits that saving changes. */
export const changedClocks = (before: AssociationSettings, after: AssociationSettings): readonly ClockId[] =>
  CLOCKS.filter((clock) => before.clocks?.[clock] !== after.clocks?.[clock]);

const Changed = v.array(v.strictTuple([v.string(), v.string(), v.string()]));

/** A field of the settings by its id, with what stood there and what stands there now. */
export type ChangedSetting = v.InferOutput<typeof Changed>[number];

const ACTS_OF_THEIR_OWN: readonly string[] = ['public-address', 'quorum', ...CLOCK_FIELDS];

const changesOf = (before: AssociationSettings, after: AssociationSettings): readonly ChangedSetting[] => {
  const [was, is] = [settingsForm(before), settingsForm(after)];
  return SETTING_FIELDS.filter((id) => !ACTS_OF_THEIR_OWN.includes(id) && was.one(id) !== is.one(id)).map((id) => [
    ...([id, was.one(id), is.one(id)] as const),
  ]);
};

/** What the record gets when `after` takes the place of `before`; nothing of the first answers, which change nothing settled. */
export const settlingActs = (
  before: AssociationSettings,
  after: AssociationSettings,
  clocks: readonly ClockId[],
): readonly Pick<NewAct, 'kind' | 'detail'>[] => {
  const [was, is] = [settingsForm(before), settingsForm(after)];
  const both = (field: string) => `${was.one(field)}\n${is.one(field)}`;
  const changes = before.setUp ? changesOf(before, after) : [];
  const limits = clocks.map((clock) => `${clock}=${was.one(`clock-${clock}`)}/${is.one(`clock-${clock}`)}`);
  return [
    ...(before.quorum === after.quorum ? [] : [{ kind: 'quorum' as const, detail: both('quorum') }]),
    ...(before.setUp && before.publicAddress !== after.publicAddress
      ? [{ kind: 'address' as const, detail: both('public-address') }]
      : []),
    ...(limits.length === 0 ? [] : [{ kind: 'quorum' as const, detail: ['clocks', ...limits].join(',') }]),
    ...(changes.length === 0 ? [] : [{ kind: 'settings' as const, detail: JSON.stringify(changes) }]),
  ];
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
