// What kind of torture each route of the router gets, and from which file here. A route that has no line is one that nobody
// tortures: the tests fail then.
import type { Hono } from 'hono';
import { routesOf } from '../../src/http/app.ts';
import type { AppEnv } from '../../src/http/deps.ts';

/**
 * `read`: addresses.test; `keys` and `button`: doors.test; `form`: forms.test; `sealed`: sealed.test; `plain`: plain.test;
 * `reset`: auth/factor-reset.test; `session`: auth/own-sessions.test; `renewal`: http/new-keys.test; `passkey`: auth/passkeys.test;
 * `dates`: http/calculator.test and http/calendar.test; `bytes`: http/uploads.test.
 */
export type Kind =
  | 'read'
  | 'keys'
  | 'sealed'
  | 'form'
  | 'button'
  | 'plain'
  | 'reset'
  | 'session'
  | 'renewal'
  | 'passkey'
  | 'dates'
  | 'bytes';

const POSTED: Readonly<Record<string, Exclude<Kind, 'read'>>> = {
  '/api/intake': 'sealed',
  '/api/mailbox': 'sealed',
  '/api/mailbox/acts': 'sealed',
  '/api/mailbox/proof': 'sealed',
  '/api/mailbox/files': 'bytes',
  '/api/uploads/:file': 'bytes',
  '/api/uploads/:file/parts/:part': 'bytes',
  '/api/uploads/:file/end': 'bytes',
  '/api/uploads/:file/removal': 'bytes',
  '/api/staff/cases/:number/uploads/:file': 'bytes',
  '/api/staff/cases/:number/uploads/:file/parts/:part': 'bytes',
  '/api/staff/cases/:number/uploads/:file/end': 'bytes',
  '/api/staff/cases/:number/uploads/:file/removal': 'bytes',

  '/api/staff/cases/:number/acts': 'sealed',
  '/api/staff/cases/:number/head': 'button',
  '/api/session': 'keys',
  '/api/session/unlock': 'keys',
  '/api/session/half': 'keys',
  '/api/session/end': 'keys',
  '/api/account/passphrase': 'keys',
  '/api/account/recovery-key': 'keys',
  '/api/session/second-factor': 'keys',
  '/api/session/second-factor/draft': 'keys',
  '/api/session/second-factor/setup': 'keys',
  '/api/account/second-factor': 'keys',
  '/api/account/second-factor/draft': 'keys',
  '/api/account/backup-codes': 'keys',
  '/api/session/passkey': 'passkey',
  '/api/session/passkey/options': 'passkey',
  '/api/session/unlock/passkey': 'passkey',
  '/api/session/second-factor/passkey': 'passkey',
  '/api/session/second-factor/passkey/options': 'passkey',
  '/api/account/passkeys': 'passkey',
  '/api/account/passkeys/options': 'passkey',
  '/api/account/passkeys/removal': 'passkey',
  '/api/enrolment': 'keys',
  '/api/enrolment/invitation': 'keys',
  '/api/recovery': 'keys',
  '/api/recovery/replacement': 'keys',
  '/api/staff/rosters/signatures': 'keys',
  '/api/staff/heads/signatures': 'sealed',
  '/:lang/report/plain': 'plain',
  '/:lang/follow-up/plain': 'plain',
  '/:lang/calculator': 'dates',
  '/:lang/staff/calculator': 'dates',
  '/:lang/staff/calendar/changes': 'dates',
  '/:lang/staff/calendar/confirmation': 'dates',
  '/:lang/staff/calendar/seen': 'dates',
  '/:lang/staff/factor-resets': 'reset',
  '/:lang/staff/factor-resets/:reset': 'reset',
  '/:lang/staff/new-keys/link': 'renewal',
  '/:lang/staff/new-keys/:request': 'renewal',
  '/:lang/staff/administration': 'renewal',
  '/:lang/staff/account/mail-address': 'session',
  '/:lang/staff/account/session-name': 'session',
  '/:lang/staff/account/session-ending': 'session',
  '/:lang/admin/account/session-ending': 'session',
  '/:lang/admin/account/mail-address': 'form',
  '/:lang/admin/account/session-name': 'form',
  '/:lang/admin/settings': 'form',
  '/:lang/admin/people': 'form',
  '/:lang/admin/people/:person': 'form',
  '/:lang/staff/session-end': 'button',
  '/:lang/admin/session-end': 'button',
  '/:lang/admin/mail/trial': 'button',
  '/:lang/admin/people/:person/link': 'button',
  '/:lang/admin/people/:person/suspension': 'button',
  '/:lang/admin/people/:person/reinstatement': 'button',
  '/:lang/admin/people/:person/withdrawal': 'button',
  '/:lang/admin/people/:person/new-keys': 'button',
  '/:lang/admin/people/:person/new-keys-end': 'button',
};

/** The routes of the router that get this torture, as the table above writes them. Throws for one that gets none. */
export const routesFor = (app: Hono<AppEnv>, kind: Kind): readonly string[] =>
  routesOf(app).flatMap(({ method, path }) => {
    const written = path.replace(/^\/:lang\{[^}]*\}/, '/:lang');
    if (method !== 'GET' && method !== 'POST') throw new Error(`nobody tortures ${method} ${written}`);
    const given = method === 'GET' ? 'read' : POSTED[written];
    if (given === undefined) throw new Error(`nobody tortures ${method} ${written}`);
    return given === kind ? [written] : [];
  });
