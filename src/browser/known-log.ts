// What a browser remembers of the log: the last head that it verified or signed, and, where the served log contradicted it,
// the two heads, until the known one is served again. No secret, and nothing of who signed in here; it stays when they sign
// out, so that a server can't present another log later (PROTOCOL A9, B15).
import * as v from 'valibot';
import type { Contradiction, KnownHead } from '../client/log.ts';
import { parsePlainDate } from '../domain/plain-date.ts';
import type { PersonId } from '../protocol/check/index.ts';

const Day = v.pipe(
  v.string(),
  v.check((day) => parsePlainDate(day) !== undefined),
);
const Head = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
const Kept = v.object({
  known: v.exactOptional(v.object({ day: Day, head: Head })),
  contradiction: v.exactOptional(v.object({ day: Day, known: v.exactOptional(Head), served: v.exactOptional(Head) })),
});

export type KnownLog = { readonly known?: KnownHead; readonly contradiction?: Contradiction };

const place = (association: string): string => `amanah.log.${association}`;
/** Who has looked already in this tab since they opened their keys, and on which day. */
const LOOKED = 'amanah.log-looked';

export const readKnownLog = (association: string): KnownLog => {
  const text = localStorage.getItem(place(association));
  if (text === null) return {};
  try {
    const kept = v.safeParse(Kept, JSON.parse(text));
    return kept.success ? kept.output : {};
  } catch {
    return {};
  }
};

export const writeKnownLog = (association: string, kept: KnownLog): void => {
  if (kept.known === undefined && kept.contradiction === undefined) localStorage.removeItem(place(association));
  else localStorage.setItem(place(association), JSON.stringify(kept));
};

const looked = (person: PersonId, day: string): string => `${person} ${day}`;

export const hasLooked = (person: PersonId, day: string): boolean =>
  sessionStorage.getItem(LOOKED) === looked(person, day);

export const noteLooked = (person: PersonId, day: string): void => sessionStorage.setItem(LOOKED, looked(person, day));

/** Somebody signs in, or opens their keys again: a log that was rewritten since is to be noticed now, not tomorrow. */
export const forgetLooked = (): void => sessionStorage.removeItem(LOOKED);
