// What befell somebody's ways in, as their own page tells it for good: days and people alone.
import type { KnownPerson } from './known-person.ts';
import type { PlainDate } from './plain-date.ts';
import type { WrongKind } from './wrong-tries.ts';

/** Somebody by an id of the records; undefined where the account is gone. */
type Who = KnownPerson | undefined;

/** What of a second factor its owner puts in the place of what was before: an app, with backup codes of its own, or those alone. */
export const FACTOR_CHANGES = ['app', 'codes'] as const;
export type FactorChange = { readonly what: (typeof FACTOR_CHANGES)[number]; readonly on: PlainDate };

/** A day on which backup codes were used, and how many. */
export type CodesUsed = { readonly on: PlainDate; readonly times: number };

/** One of them, by the day on which it was done, or asked for. */
export type KeyEvent = { readonly on: PlainDate } & (
  | { readonly kind: 'recovery' }
  /** One that stands; `opens`: it signs in without the passphrase. */
  | { readonly kind: 'passkey'; readonly opens: boolean }
  /** One was used to sign in; so many were left then. */
  | { readonly kind: 'backup-code'; readonly left: number }
  /** It took the place of what was before. */
  | { readonly kind: 'factor'; readonly what: FactorChange['what'] }
  /** Where they are reminded by mail. */
  | { readonly kind: 'mail'; readonly how: 'given' | 'changed' | 'removed' }
  | { readonly kind: 'reset-asked'; readonly askedBy: Who }
  | { readonly kind: 'reset'; readonly askedBy: Who; readonly confirmedBy: Who }
  | { readonly kind: 'new-keys'; readonly signers: readonly KnownPerson[] }
  | { readonly kind: 'wrong'; readonly what: WrongKind }
  /** So many days before those that are listed; `on` is the last of them. */
  | { readonly kind: 'wrong-before'; readonly what: WrongKind; readonly days: number; readonly since: PlainDate }
);
