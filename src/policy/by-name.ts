// The policies that are shipped, by the names of the associations' numbers: what `--policy 001` and a setup's choice mean.
import { ASSOCIATION_001 } from './association-001.ts';
import type { Policy } from './types.ts';

const POLICIES: ReadonlyMap<string, Policy> = new Map([['001', ASSOCIATION_001]]);

/** The names, in order. */
export const POLICY_NAMES: readonly string[] = [...POLICIES.keys()];

/** The newest version of the policy of that name; undefined where none is shipped. */
export const policyByName = (name: string): Policy | undefined => POLICIES.get(name);
