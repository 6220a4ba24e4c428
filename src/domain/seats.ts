// How many can hold an office at once, as accounts and rosters are kept.
import { ASSOCIATION_001 } from '../policy/association-001.ts';
import type { Office } from '../policy/types.ts';

const { offices, routes } = ASSOCIATION_001;

/** The offices for people appointed by name: into a part, or onto a panel. */
const BY_NAME: readonly Office[] = [
  ...(routes.appointed?.part ?? []),
  ...(routes.appointed?.panels ?? []).flatMap(({ of, if_short: ifShort }) => [...of, ...ifShort]),
].filter((office) => office !== routes.panel);

/**
 * Whether nobody else can hold an office that somebody holds. Whoever is appointed by name leaves room beside them: a case may bar the
 * one who holds it, and then another is appointed without a word to them (PROTOCOL B61).
 */
export const hasOneSeat = (office: Office): boolean =>
  !BY_NAME.includes(office) && offices.some((rule) => rule.office === office && rule.seats === 'one');
