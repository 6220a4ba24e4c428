// What a person's browser remembers of the rosters it trusted: the root and how far the chain had come (PROTOCOL A9).
// No secret; it stays when the person signs out, so that a server can't present an older or another chain later.
import * as v from 'valibot';
import type { Pinned } from '../client/foundation.ts';
import type { AssociationId } from '../protocol/check/index.ts';

const Kept = v.object({ root: v.string(), seq: v.number(), head: v.string() });

const place = (association: AssociationId): string => `amanah.roster.${association}`;

export const readPin = (association: AssociationId): Pinned | undefined => {
  const text = localStorage.getItem(place(association));
  if (text === null) return undefined;
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.success ? kept.output : undefined;
  } catch {
    return undefined;
  }
};

export const writePin = (association: AssociationId, pin: Pinned): void => {
  localStorage.setItem(place(association), JSON.stringify({ root: pin.root, seq: pin.seq, head: pin.head }));
};
