// What every act is judged in: the case, its policy, today's roster, who acts, and the row of the table that counts.
import type { ActRule } from '../../policy/types.ts';
import type { ActSaying, Holder, PersonId, Room, Roster } from '../../protocol/check/index.ts';
import { type CaseFile, hasRole } from '../case-file.ts';
import { isTicked } from '../concerns.ts';
import type { Result } from '../result.ts';
import { activeHolders, holdsAny } from '../roster-view.ts';
import { isGone } from '../succession.ts';

export type Setting = {
  readonly roster: Roster;
  readonly caseFile: CaseFile;
  readonly rule: ActRule;
  readonly by: Holder;
};

/** What the chosen act says, whom it bars, and the persons whom the row's grants mean beside the case's own roles. */
export type Chosen = {
  readonly saying: ActSaying;
  readonly bars?: readonly PersonId[];
  /** Rooms in which an entry that the table leaves open is written all the same. */
  readonly writes?: readonly Room[];
  readonly targets?: {
    readonly receiver?: readonly PersonId[];
    readonly executive?: readonly PersonId[];
    readonly cleared?: readonly PersonId[];
    readonly chair?: readonly PersonId[];
    readonly disclosed?: readonly PersonId[];
    readonly newcomer?: { readonly room: Room; readonly person: PersonId };
    readonly keepers?: { readonly room: Room; readonly holders: readonly Holder[] };
    readonly unreadable?: {
      readonly room: 'identity' | 'report' | 'briefing' | 'deliberation';
      readonly person: PersonId;
    };
  };
};

export type Choice = Result<Chosen>;

/** What the table is asked with for somebody in a case. */
export function situationOf(caseFile: CaseFile, who: Holder) {
  return {
    stage: caseFile.stage,
    closing: caseFile.closing,
    fills: (role: Parameters<typeof hasRole>[1]) => hasRole(caseFile, role, who),
    owes: (duty: string) => caseFile.duties.some(({ id, metOn }) => id === duty && metOn === undefined),
  };
}

/** Whether a person may be reached by this case at all now: active, not barred, and not without the office of their part. */
export const isReachable = ({ roster, caseFile }: Pick<Setting, 'roster' | 'caseFile'>, person: PersonId): boolean =>
  !isGone(caseFile, roster, person);

/**
 * Whether a person must be kept away until it is recorded which member is concerned: the report ticked the committee,
 * they sit on it, and hold no key yet.
 */
export function isWithheld({ roster, caseFile }: Pick<Setting, 'roster' | 'caseFile'>, person: PersonId): boolean {
  if (caseFile.concernRecorded || caseFile.receivers.includes(person)) return false;
  const withheld = caseFile.policy.routes.withheld.filter((office) => isTicked(caseFile.concerns, office));
  return holdsAny(roster, person, withheld);
}

/** The executive on the roster, whatever the case says of them; undefined where the office is vacant. */
export const executiveOf = ({ roster, caseFile }: Pick<Setting, 'roster' | 'caseFile'>): PersonId | undefined =>
  activeHolders(roster, caseFile.policy.routes.executive)[0];

/** The executive to whom a briefing would go if nothing concerned them: on the roster, and not barred. */
export function addresseeOf(setting: Pick<Setting, 'roster' | 'caseFile'>): PersonId | undefined {
  const executive = executiveOf(setting);
  return executive === undefined || setting.caseFile.bars.has(executive) ? undefined : executive;
}
