// What somebody reads of their own keys to a case that don't open: of each whether nobody else opens it either, whether the others were
// told, or whether it is still to come.
import type { PolicyRoom } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { staffText } from './staff.ts';

/** Rooms of which somebody's keys don't open. */
export type Unreadable = {
  /** They open for nobody else either. */
  readonly shut: readonly PolicyRoom[];
  /** The others were told, and can give them again. */
  readonly told: readonly PolicyRoom[];
  /** They are still to be handed on; nobody was told. */
  readonly owed: readonly PolicyRoom[];
};

/** One sentence for each of the three that there is. */
export const unreadableText = (lang: Lang, { shut, told, owed }: Unreadable): string => {
  const t = staffText(lang).case;
  const [room] = shut;
  const which = shut.length > 1 ? 'both' : room === 'deliberation' ? room : 'report';
  return [
    ...(room === undefined ? [] : [t.unreadableShut[which]]),
    ...(told.length === 0 ? [] : [told.length === 1 ? t.unreadableTold : t.unreadableMoreTold]),
    ...(owed.length === 0 ? [] : [t.unreadableOwed]),
  ].join(' ');
};
