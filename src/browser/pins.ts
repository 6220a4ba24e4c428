// What a person's browser remembers of the rosters it trusted: the root and how far the chain had come (PROTOCOL A9).
// No secret; it stays when the person signs out, so that a server can't present an older or another chain later.
import * as v from 'valibot';
import type { Pinned } from '../client/foundation.ts';
import { fromBase64url } from '../protocol/base64url.ts';

const Hash = v.pipe(
  v.string(),
  v.check((text) => fromBase64url(text, 32) !== undefined),
);
const Kept = v.object({ root: Hash, seq: v.number(), head: Hash });

const place = (association: string): string => `amanah.roster.${association}`;

export const readPin = (association: string): Pinned | undefined => {
  const text = localStorage.getItem(place(association));
  if (text === null) return undefined;
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.success ? kept.output : undefined;
  } catch {
    return undefined;
  }
};

export const writePin = (association: string, pin: Pinned): void => {
  localStorage.setItem(place(association), JSON.stringify({ root: pin.root, seq: pin.seq, head: pin.head }));
};
