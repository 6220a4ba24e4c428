// The versions of an association's policy as pages show them: which policy, and from which day to which.
import { type PolicyVersion, policyVersions } from '../domain/policy-versions.ts';
import type { Policy } from '../policy/types.ts';
import type { Ground } from '../store/foundation.ts';

export type VersionShown = PolicyVersion & { readonly content: Policy };

/** Every version that a roster brought, the newest first; none before the first roster. */
export const versionsOf = (ground: Ground | undefined): readonly VersionShown[] => {
  if (ground === undefined) return [];
  const contents = new Map([...ground.rosters].map(([hash, { policy }]) => [policy, ground.policyOf(hash)]));
  return policyVersions(ground.rosters.values()).flatMap((version) => {
    const content = contents.get(version.policy);
    return content === undefined ? [] : [{ ...version, content }];
  });
};
