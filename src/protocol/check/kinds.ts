// What an act of each kind brings along, from the table of PROTOCOL A8: rooms, grants, bars, and how many sealed
// pieces. Acceptance asks this beside the policy; the fold of a chain does not.
import type { Act, ActKind } from './act.ts';

type Carries = {
  readonly rooms?: true;
  readonly grants?: true;
  readonly bars?: true;
  readonly entries: readonly [least: number, most: number];
  readonly attachments?: true;
};

const CARRIES: Readonly<Record<ActKind, Carries>> = {
  submit: { rooms: true, grants: true, bars: true, entries: [3, 3], attachments: true },
  open: { rooms: true, grants: true, entries: [0, 0] },
  acknowledge: { entries: [1, 1] },
  feedback: { entries: [1, 1] },
  concern: { bars: true, entries: [1, 1] },
  clear: { grants: true, entries: [1, 1] },
  brief: { rooms: true, grants: true, bars: true, entries: [1, 1] },
  close: { entries: [2, 2] },
  refer: { grants: true, entries: [1, 1] },
  recommend: { entries: [1, 1], attachments: true },
  confirm: { entries: [0, 1] },
  dissent: { entries: [0, 1] },
  ratify: { entries: [1, 1] },
  return: { entries: [1, 1] },
  message: { entries: [1, 1], attachments: true },
  evidence: { entries: [1, 1], attachments: true },
  note: { entries: [1, 1], attachments: true },
  summary: { entries: [1, 1], attachments: true },
  unreadable: { entries: [0, 0] },
  grant: { grants: true, entries: [0, 0] },
  categorise: { entries: [0, 0] },
  epoch: { rooms: true, grants: true, entries: [0, 0] },
  declare: { bars: true, entries: [0, 0] },
  bar: { rooms: true, grants: true, bars: true, entries: [1, 1] },
  'ask-identity': { entries: [1, 1] },
  'refuse-identity': { entries: [1, 1] },
  announce: { entries: [2, 3] },
  disclose: { grants: true, entries: [1, 1] },
  'disclose-withheld': { grants: true, entries: [2, 3] },
  identify: { rooms: true, grants: true, entries: [1, 1] },
  consent: { entries: [0, 0] },
  pause: { entries: [1, 1] },
  resume: { entries: [0, 0] },
  'check-in-wish': { entries: [0, 0] },
  'labour-step': { entries: [0, 1] },
  'check-in': { entries: [1, 1] },
  overdue: { entries: [0, 0] },
};

/** As many files as one act may carry, whatever an association allows. */
export const MOST_FILES = 100;

/** Whether acts of this kind may carry files (PROTOCOL A8, B35). */
export function carriesFiles(kind: ActKind): boolean {
  return CARRIES[kind].attachments === true;
}

/** The items of an act that are files: the last ones, as many as it has entries that attach them. */
export function fileItems({ kind, items, grants }: Pick<Act, 'kind' | 'items' | 'grants'>): readonly string[] {
  if (!carriesFiles(kind)) return [];
  const beyond = items.length - grants.length - CARRIES[kind].entries[1];
  return beyond <= 0 ? [] : items.slice(items.length - Math.floor(beyond / 2));
}

/**
 * Whether an act brings along what its kind names and nothing else, by count. Each attachment is two items, an entry
 * and a file.
 */
export function fitsKind(act: Act): boolean {
  const carries = CARRIES[act.kind];
  if (act.rooms.length > 0 && carries.rooms === undefined) return false;
  if (act.grants.length > 0 && carries.grants === undefined) return false;
  if (act.bars.length > 0 && carries.bars === undefined) return false;
  const sealed = act.items.length - act.grants.length;
  const [least, most] = carries.entries;
  if (sealed < least) return false;
  if (sealed <= most) return true;
  return carries.attachments === true && (sealed - most) % 2 === 0 && (sealed - most) / 2 <= MOST_FILES;
}
