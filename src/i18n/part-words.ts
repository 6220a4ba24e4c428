// Whose something in a case is, by their part in it: of the policy's words all but the panel's, which on a case may be others than the
// committee's members.
import type { Role } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { panelWords } from './panel-words.ts';
import { shared } from './shared.ts';

export const partWords = (lang: Lang, role: Role): string =>
  role === 'panel' ? panelWords(lang).investigates : shared(lang).roles[role];
