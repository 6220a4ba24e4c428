// What saving the settings changed of the policy, told to whoever saved it, and recorded for the signers, who decide.
import { policyText } from '../../domain/policy-bytes.ts';
import { CLOCKS, type ClockId } from '../../policy/clocks.ts';
import { choiceIn } from '../../policy/policies.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import { type AccountAct, recordAccountAct } from '../../store/account-acts.ts';
import { type AssociationSettings, settledPolicy } from '../../store/association.ts';
import type { Tx } from '../../store/database.ts';
import type { Ground } from '../../store/foundation.ts';
import { settingChanges } from './changed-settings.ts';
import { settingsForm } from './settings-form.ts';

/** What a change waits for the signers with, the weightiest first. */
const CHANGES = ['policy', 'clocks', 'quorum'] as const;
export type SavedAs = (typeof CHANGES)[number] | 'saved';

/** How an address says what was saved; no change waits where the policy in force is the settled one again. */
export const savedNow = (done: string, settings: AssociationSettings, ground: Ground | undefined): SavedAs => {
  const waits = ground === undefined || policyText(ground.policy) !== policyText(settledPolicy(settings));
  return (waits ? CHANGES.find((one) => one === done) : undefined) ?? 'saved';
};

/** The time limits that saving changes. */
const changedClocks = (before: AssociationSettings, after: AssociationSettings): readonly ClockId[] =>
  CLOCKS.filter((clock) => before.clocks?.[clock] !== after.clocks?.[clock]);

/** Whether anything but the quorum and the time limits is another now. */
const isOtherPolicy = (before: AssociationSettings, after: AssociationSettings): boolean => {
  const text = ({ clocks: _, ...settings }: AssociationSettings) =>
    policyText(settledPolicy({ ...settings, quorum: 1 }));
  return text(before) !== text(after);
};

/** The weightiest thing that saving changed. */
export const changeOf = (before: AssociationSettings, after: AssociationSettings): SavedAs => {
  if (isOtherPolicy(before, after)) return 'policy';
  if (changedClocks(before, after).length > 0) return 'clocks';
  return before.quorum === after.quorum ? 'saved' : 'quorum';
};

/** The policy as the record keeps it: its number, whether the violation rules hold, and the most days of an answer. */
const policyDetail = (settings: AssociationSettings): string => {
  const choice = choiceIn(settledPolicy(settings));
  const adopted = choice?.adopted === true ? 'adopted' : 'not-adopted';
  return ['policy', settings.policyBase, adopted, choice?.maxReplyDays ?? ''].join(' ');
};

/** Quorum, public address, time limits and the rest of the policy: each is something that an administrator does, for itself. */
export const recordChanges = async (
  tx: Tx,
  before: AssociationSettings,
  after: AssociationSettings,
  { by, on }: { readonly by: PersonId; readonly on: AccountAct['on'] },
): Promise<void> => {
  const act = { kind: 'quorum', by, on } as const;
  const [was, is] = [settingsForm(before), settingsForm(after)];
  if (before.quorum !== after.quorum)
    await recordAccountAct(tx, after.id, { ...act, detail: `${was.one('quorum')}\n${is.one('quorum')}` });
  if (before.setUp && before.publicAddress !== after.publicAddress) {
    const detail = `${before.publicAddress}\n${after.publicAddress}`;
    await recordAccountAct(tx, after.id, { kind: 'address', by, on, detail });
  }
  const clocks = changedClocks(before, after);
  const limits = clocks.map((clock) => `${clock}=${was.one(`clock-${clock}`)}/${is.one(`clock-${clock}`)}`);
  if (limits.length > 0) await recordAccountAct(tx, after.id, { ...act, detail: ['clocks', ...limits].join(',') });
  if (isOtherPolicy(before, after)) await recordAccountAct(tx, after.id, { ...act, detail: policyDetail(after) });
  const changes = before.setUp ? settingChanges(before, after) : [];
  if (changes.length > 0)
    await recordAccountAct(tx, after.id, { kind: 'settings', by, on, detail: JSON.stringify(changes) });
};
