// Whether what was sealed to somebody still opens for them. Keys may change from one roster to the next, and a grant opens under
// those of the roster that its line cites alone (PROTOCOL B22): whoever has others since is owed it anew.
import type { Act, PersonId, Room, Roster } from '../protocol/check/index.ts';
import { listed } from './roster-view.ts';

/** The sealing keys of persons to which grants were sealed, as {@link grantKey} names each. */
export type SealedTo = ReadonlyMap<string, string>;

/** How {@link SealedTo} names the key of an epoch that somebody was granted. */
const grantKey = (person: string, room: Room, epoch: number): string => `${person} ${room} ${epoch}`;

const sealOf = (roster: Roster, person: string): string | undefined => listed(roster, person)?.seal;

/** The sealing keys after an act: what it grants is sealed to the keys of the roster that it cites. */
export function sealedBy(before: SealedTo, act: Act, roster: Roster): SealedTo {
  const given = act.grants.filter(({ holder }) => holder !== 'reporter');
  if (given.length === 0) return before;
  const keys = new Map(before);
  for (const { room, epoch, holder } of given) keys.set(grantKey(holder, room, epoch), sealOf(roster, holder) ?? '');
  return keys;
}

/** Whether an epoch's key was granted to somebody under keys that aren't theirs any more by this roster. */
export function isFormer(sealedTo: SealedTo, roster: Roster, person: PersonId, room: Room, epoch: number): boolean {
  const key = sealedTo.get(grantKey(person, room, epoch));
  return key !== undefined && key !== sealOf(roster, person);
}

/** Whether any key of a room that somebody was granted opens for them no more, since they have new keys. */
export const hasFormer = (sealedTo: SealedTo, roster: Roster, person: PersonId, room: Room): boolean => {
  const seal = sealOf(roster, person);
  const prefix = `${person} ${room} `;
  for (const [key, sealed] of sealedTo) if (sealed !== seal && key.startsWith(prefix)) return true;
  return false;
};

/** The grants of an act that take the place of what was sealed to former keys of the same holder. */
export const replacedBy = (
  before: SealedTo,
  act: Act,
  roster: Roster,
): readonly { readonly person: PersonId; readonly room: Room; readonly epoch: number }[] =>
  act.grants.flatMap(({ room, epoch, holder }) =>
    holder !== 'reporter' && isFormer(before, roster, holder, room, epoch) ? [{ person: holder, room, epoch }] : [],
  );
