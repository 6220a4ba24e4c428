// Who may use which address: the one list that the guard enforces and that start-up and tests hold the router against. An
// address that stands in no row is refused to everybody.

/**
 * `first-factor`: whoever gave the right passphrase and owes the second factor, and nobody else; `any-session` lets them in beside
 * those who are signed in. `signer`: an office that signs the roster; whether the roster in force says so is asked there. `keeper`: an
 * office that keeps the calendar, the same.
 */
export type Access =
  | 'anyone'
  | 'first-factor'
  | 'any-session'
  | 'signed-in'
  | 'person'
  | 'signer'
  | 'keeper'
  | 'administrator';

/** One row: an address, or with `/*` at its end all below it; `{lang}` is a language. The first row that fits holds. */
type Row = { readonly address: string; readonly access: Access };

export const ACCESS: readonly Row[] = [
  { address: '/', access: 'anyone' },
  { address: '/health', access: 'anyone' },
  { address: '/robots.txt', access: 'anyone' },
  { address: '/exit', access: 'anyone' },
  { address: '/static/*', access: 'anyone' },
  { address: '/api/intake', access: 'anyone' },
  { address: '/api/mailbox', access: 'anyone' },
  { address: '/api/mailbox/acts', access: 'anyone' },
  { address: '/api/mailbox/proof', access: 'anyone' },
  { address: '/api/mailbox/files', access: 'anyone' },
  { address: '/api/uploads', access: 'anyone' },
  { address: '/api/uploads/*', access: 'anyone' },
  { address: '/api/session', access: 'anyone' },
  { address: '/api/session/unlock', access: 'signed-in' },
  { address: '/api/session/half', access: 'signed-in' },
  { address: '/api/session/end', access: 'any-session' },
  { address: '/api/session/second-factor', access: 'first-factor' },
  { address: '/api/session/second-factor/draft', access: 'first-factor' },
  { address: '/api/session/second-factor/setup', access: 'first-factor' },
  { address: '/api/session/passkey', access: 'anyone' },
  { address: '/api/session/passkey/options', access: 'anyone' },
  { address: '/api/session/unlock/passkey', access: 'signed-in' },
  { address: '/api/session/second-factor/passkey', access: 'first-factor' },
  { address: '/api/session/second-factor/passkey/options', access: 'first-factor' },
  { address: '/api/account/passkeys', access: 'signed-in' },
  { address: '/api/account/passkeys/options', access: 'signed-in' },
  { address: '/api/account/passkeys/removal', access: 'signed-in' },
  { address: '/api/account/passphrase', access: 'signed-in' },
  { address: '/api/account/recovery-key', access: 'signed-in' },
  { address: '/api/account/second-factor', access: 'signed-in' },
  { address: '/api/account/second-factor/draft', access: 'signed-in' },
  { address: '/api/account/backup-codes', access: 'signed-in' },
  { address: '/api/enrolment', access: 'anyone' },
  { address: '/api/enrolment/invitation', access: 'anyone' },
  { address: '/api/recovery', access: 'anyone' },
  { address: '/api/recovery/replacement', access: 'anyone' },
  { address: '/api/staff/*', access: 'person' },
  { address: '/{lang}', access: 'anyone' },
  { address: '/{lang}/report', access: 'anyone' },
  { address: '/{lang}/report/plain', access: 'anyone' },
  { address: '/{lang}/follow-up', access: 'anyone' },
  { address: '/{lang}/follow-up/plain', access: 'anyone' },
  { address: '/{lang}/policy', access: 'anyone' },
  { address: '/{lang}/calculator', access: 'anyone' },
  { address: '/{lang}/privacy', access: 'anyone' },
  { address: '/{lang}/verify', access: 'anyone' },
  { address: '/{lang}/enrol', access: 'anyone' },
  { address: '/{lang}/staff/sign-in', access: 'anyone' },
  { address: '/{lang}/staff/recovery', access: 'anyone' },
  { address: '/{lang}/staff/factor-resets', access: 'signer' },
  { address: '/{lang}/staff/factor-resets/*', access: 'signer' },
  { address: '/{lang}/staff/new-keys/link', access: 'signer' },
  { address: '/{lang}/staff/calendar/correction', access: 'keeper' },
  { address: '/{lang}/staff/calendar/settings', access: 'keeper' },
  { address: '/{lang}/staff/calendar/changes', access: 'keeper' },
  { address: '/{lang}/staff/calendar/confirmation', access: 'keeper' },
  { address: '/{lang}/staff', access: 'person' },
  { address: '/{lang}/staff/*', access: 'person' },
  { address: '/{lang}/admin', access: 'administrator' },
  { address: '/{lang}/admin/*', access: 'administrator' },
];

const matcher = (address: string): RegExp =>
  new RegExp(`^${address.replaceAll(/[.]/g, '\\.').replace('{lang}', '(?:ar|en)').replace(/\/\*$/, '/.+')}/?$`, 'u');

const MATCHERS = ACCESS.map((row) => ({ access: row.access, pattern: matcher(row.address) }));

/** Who may use the address `path` of a request; undefined where nobody may. */
export const accessOf = (path: string): Access | undefined => MATCHERS.find((row) => row.pattern.test(path))?.access;

/** A request's path that the router's pattern `route` would take, for holding the router against the list. */
export const sampleOf = (route: string): string =>
  route
    .replace(/^\/:lang(\{[^}]*\})?(?=\/|$)/, '/en')
    .replaceAll(/:[A-Za-z]+(\{[^}]*\})?\??/g, 'x')
    .replaceAll('*', 'x');
