// The rules that a case runs under as its page shows them: its policy, its quorum, and who has which part.
import type { PartHolder, RulesView } from '../../../views/staff/case-rules.tsx';
import { presentPanel } from '../../domain/panel.ts';
import { plainDate } from '../../domain/plain-date.ts';
import { policyBytes } from '../../domain/policy-bytes.ts';
import { policyVersions, spanAt } from '../../domain/policy-versions.ts';
import { officesOf } from '../../domain/roster-view.ts';
import { isGone, officesOfPart, type Part, partsNow } from '../../domain/succession.ts';
import { type PersonId, policyHash } from '../../protocol/check/index.ts';
import type { SeenCase } from '../../store/case-files.ts';

const PARTS = ['reviewer', 'second', 'ratifier', 'panel'] as const;

/** The rules that a case runs under, with who has which part by which office. */
export const rulesOf = ({ caseFile, ground, lines }: SeenCase, names: ReadonlyMap<string, string>): RulesView => {
  const { policy, quorum, concerns } = caseFile;
  const { roster } = ground.current;
  const holderOf =
    (part: Part) =>
    (id: PersonId): PartHolder => ({
      name: names.get(id) ?? '',
      offices: officesOf(roster, id).filter((office) => officesOfPart(policy, concerns, part).includes(office)),
    });
  const nameOf = (id: PersonId): string => names.get(id) ?? '';
  const present = new Set(presentPanel(caseFile, roster));
  const persons = { ...caseFile, panel: caseFile.panel.filter((id) => present.has(id)) };
  const holders = (part: Part): readonly PersonId[] => {
    const found = persons[part];
    return typeof found === 'string' ? [found] : (found ?? []);
  };
  const coming = partsNow(caseFile, roster);
  /** Who comes into a part whose holder is gone. */
  const nextIn = (part: Part): PartHolder | undefined => {
    const [held, next] = [caseFile[part], coming[part]];
    const isVacated = typeof held === 'string' && isGone(caseFile, roster, held);
    return isVacated && typeof next === 'string' ? holderOf(part)(next) : undefined;
  };
  const referrals = lines.flatMap(({ act }) =>
    act.kind === 'refer' ? [{ on: act.on, cleared: act.public.cleared }] : [],
  );
  const hash = policyHash(policyBytes(policy));
  const received = ground.rosters.get(lines[0]?.act.roster ?? '');
  const brought = policyVersions(ground.rosters.values()).find((version) => version.policy === hash);
  const span = received === undefined || brought === undefined ? undefined : spanAt(brought, received.seq);
  return {
    version: policy.version,
    policyHash: hash,
    inForceFrom: span?.from.on,
    policyChanged: hash !== policyHash(policyBytes(ground.policy)),
    quorum,
    alone: quorum < policy.quorum,
    quorumNow: ground.policy.quorum === policy.quorum ? undefined : ground.policy.quorum,
    parts: PARTS.map((part) => ({
      part,
      holders: holders(part)
        .filter((id) => !isGone(caseFile, roster, id))
        .map(holderOf(part)),
      next: nextIn(part),
      yet: part === 'panel' ? caseFile.panel.length === 0 : caseFile[part] === undefined,
    })),
    further: referrals.slice(1).map(({ on, cleared }) => ({ on: plainDate(on), names: cleared.map(nameOf) })),
  };
};
