// The one way in which the protocol reports what can be expected to fail. It never carries a half-made value.

/**
 * Why something failed (PROTOCOL A12). `malformed`: shape or length, before any key. `unsupported`: a version.
 * `mistyped`: a check digit. `cannot-open`: any failure of opening, one and the same. `untrusted`: roster, chain,
 * signature, log. `refused`: by the policy. `stale`: the case, the roster or the day moved on. `taken`: an id in use.
 */
export type ProtocolError =
  | 'malformed'
  | 'unsupported'
  | 'mistyped'
  | 'cannot-open'
  | 'untrusted'
  | 'refused'
  | 'stale'
  | 'taken';

/** What was asked for, or the reason why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ProtocolError };

/** An outcome that holds a value. */
export function good<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** An outcome that holds a reason alone. */
export function bad(reason: ProtocolError): { readonly ok: false; readonly reason: ProtocolError } {
  return { ok: false, reason };
}
