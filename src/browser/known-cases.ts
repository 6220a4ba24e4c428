// Where a person's browser keeps the newest line that it verified of each case: one sealed piece of one size, under a name that
// only their keys give. It stays when they sign out, so that a server can't serve an older state later; it names no case and
// nobody, and whoever signs in here after them can neither open nor count it (PROTOCOL B24).
import { type KnownLines, knownLinesIn } from '../client/known-lines.ts';
import { type AssociationId, fromBase64url, type PersonId, toBase64url } from '../protocol/check/index.ts';
import { type KnownCase, openKnown, type PersonKeys, sealKnown } from '../protocol/open/index.ts';

/** Sealing and writing all of it takes some milliseconds, which many cases one after the other needn't cost each. */
const WRITTEN_EVERY_MS = 500;

type Whose = { readonly association: AssociationId; readonly person: PersonId; readonly keys: PersonKeys };

export const knownCasesOf = ({ association, person, keys }: Whose): KnownLines => {
  const { knownKey, knownName } = keys;
  const place = `amanah.known.${toBase64url(knownName)}`;
  /** What was read last with its text, which another tab may have changed since. */
  let last: { readonly text: string; readonly cases: readonly KnownCase[] } = { text: '', cases: [] };
  const write = (cases: readonly KnownCase[]): void => {
    const text = toBase64url(sealKnown(knownKey, association, person, cases));
    try {
      localStorage.setItem(place, text);
      last = { text, cases };
    } catch {
      // A browser that keeps nothing: the next visit knows what it knew before.
    }
  };
  // It is there from the first time that somebody opens their keys, so that it doesn't tell whether they have cases.
  if (localStorage.getItem(place) === null) write([]);
  return knownLinesIn({
    read: () => {
      const text = localStorage.getItem(place) ?? '';
      if (text === last.text) return last.cases;
      const opened = openKnown(knownKey, association, person, fromBase64url(text) ?? new Uint8Array());
      last = { text, cases: opened.ok ? opened.value : [] };
      return last.cases;
    },
    write,
    later: (job) => {
      setTimeout(job, WRITTEN_EVERY_MS);
      addEventListener('pagehide', job, { once: true });
    },
  });
};
