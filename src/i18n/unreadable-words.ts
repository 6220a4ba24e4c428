// What somebody reads of their own keys to a case that don't open: of each whether nobody else opens it either, whether the others were
// told, or whether it is still to come.
import type { PolicyRoom } from '../policy/types.ts';
import { apart } from './apart.ts';
import type { Lang } from './locale.ts';
import { staffText } from './staff.ts';

/** Rooms of which somebody's keys don't open. */
export type Unreadable = {
  /** They open for nobody else either. */
  readonly shut: readonly PolicyRoom[];
  /** The others were told, and can give them again, all but those of the identity. */
  readonly told: readonly PolicyRoom[];
  /** They are still to be handed on; nobody was told. */
  readonly owed: readonly PolicyRoom[];
  /** Whether they read the identity by their part; to others it was disclosed. */
  readonly isReviewer: boolean;
};

/** A sentence for each of them that there is. */
export const unreadableText = (lang: Lang, { shut, told, owed, isReviewer }: Unreadable): string => {
  const t = staffText(lang).case;
  const [room] = shut;
  const given = told.filter((one) => one !== 'identity');
  const isIdentity = given.length < told.length;
  const which = shut.length > 1 ? 'both' : room === 'deliberation' ? room : 'report';
  return [
    ...(room === undefined ? [] : [t.unreadableShut[which]]),
    ...(given.length === 0 ? [] : [given.length === 1 ? t.unreadableTold : t.unreadableMoreTold]),
    ...(isIdentity ? [t.unreadableIdentity[isReviewer ? 'reviewer' : 'disclosed']] : []),
    ...(owed.length === 0 ? [] : [t.unreadableOwed]),
  ].join(' ');
};

const OF_ROOM: Record<Lang, Readonly<Record<PolicyRoom, string>>> = {
  ar: {
    identity: 'وهي مفاتيح هوية مقدّم البلاغ',
    report: 'وهي مفاتيح البلاغ والرسائل',
    briefing: 'وهي مفاتيح ما أُطلع عليه',
    deliberation: 'وهي مفاتيح ما يُكتب داخل ملف البلاغ',
  },
  en: {
    identity: 'to the reporter’s identity',
    report: 'to the report and the messages',
    briefing: 'to a briefing',
    deliberation: 'to what is written inside the case',
  },
};

/** Which keys don't open, and for whom where it is one person. */
export const keysText = (lang: Lang, room: PolicyRoom, name: string | undefined): string => {
  const keys = OF_ROOM[lang][room];
  if (name === undefined) return keys;
  return lang === 'ar' ? `${keys}، ولم تُفتح لدى ${apart(name)}` : `${keys}, for ${apart(name)}`;
};
