// Who comes next into a part that nobody has any more, by the policy's routes and one roster (PROTOCOL B30). What the part owes is
// theirs from that very day on; the keys that they act with are handed to them by whoever has them.
import type { Role } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { isPanelShort } from './panel.ts';
import { handsOn, partsNow } from './succession.ts';

type Holders = { readonly [part in 'reviewer' | 'second' | 'ratifier']: PersonId | undefined } & {
  readonly panel: readonly PersonId[];
};

const inRole = ({ reviewer, second, ratifier, panel }: Holders, role: Role): readonly (PersonId | undefined)[] => {
  switch (role) {
    case 'reviewer':
      return [reviewer];
    case 'receiver':
      return [reviewer, second];
    case 'ratifier':
      return [ratifier];
    case 'panel':
      return panel;
    case 'reporter':
    case 'executive':
    case 'handler':
    case 'holder-of-deliberation':
    case 'holder':
      return [];
  }
};

/**
 * To whom a part falls that those who had it are gone from: whoever the routes put in, and for a panel on which fewer are left
 * than decide its reviewer, who brings further members in. Nobody where the part is held, or where nobody is left for it.
 */
export function heirsOf(caseFile: CaseFile, roster: Roster, role: Role): readonly PersonId[] {
  // Cases of older policies hand nothing on: there nobody comes in.
  if (!handsOn(caseFile)) return [];
  const parts = partsNow(caseFile, roster);
  if (role === 'panel') return isPanelShort(caseFile, roster) && parts.reviewer !== undefined ? [parts.reviewer] : [];
  const { reviewer, second, ratifier, panel } = caseFile;
  const held = inRole({ reviewer, second, ratifier, panel }, role);
  const now = inRole(parts, role).filter((person) => person !== undefined);
  return now.some((person) => held.includes(person)) ? [] : now;
}
