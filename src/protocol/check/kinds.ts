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
  recommend: { entries: [1, 1] },
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
  return sealed <= most || (carries.attachments === true && (sealed - most) % 2 === 0);
}
