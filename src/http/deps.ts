// What every handler is given, and what middleware leaves for it in the request's context. Nothing is reached by import
// alone: clock, randomness, database and keys come through here, so that a test can put its own in their place.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import type { FileSettings } from '../domain/file-limits.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Mail } from '../mail/smtp.ts';
import type { Office } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { RosterMark } from '../store/rosters.ts';
import type { AssociationSettings } from '../store/settings.ts';
import type { Uploads } from '../store/uploads.ts';
import type { Assets } from './assets.ts';
import type { MainThread } from './middleware/large-forms.ts';
import type { PlainEngine } from './reporter/plain/engine.ts';
import type { Visits } from './reporter/plain/visits.ts';

export type Deps = {
  readonly config: Config;
  readonly database: Database;
  /** The sealed bytes of files; what of them is taken, and those on their way. */
  readonly blobs: Blobs;
  readonly files: FileSettings;
  readonly uploads: Uploads;
  readonly clock: () => Date;
  /** By how many days the clock is ahead of what the portal knows; undefined where it may be right (jobs/clock-watch.ts). */
  readonly clockAhead?: () => number | undefined;
  /** By which long forms are kept from taking the thread that all share. */
  readonly thread: MainThread;
  /** The server's only source of randomness. */
  readonly random: (bytes: number) => Uint8Array;
  readonly assets: Assets;
  /** PROTOCOL A6: wraps vaults at rest and makes session halves; in no database. */
  readonly serverKey: Uint8Array;
  /** The way to the mail server; undefined where none is set, and no mail is sent. */
  readonly mail: Mail | undefined;
  /** Writes one line of the server's log: an event's name and counts, never anything from a request. */
  readonly log: (event: string) => void;
  /** Seals and opens for reporters without script, in threads of its own. */
  readonly plain: PlainEngine;
  /** Their open mailboxes, in memory alone. */
  readonly visits: Visits;
};

/** Who sent the request, taken from the session; offices are those of the account. */
export type Actor = {
  readonly person: PersonId;
  readonly userName: string;
  readonly name: string;
  readonly offices: readonly Office[];
  readonly administrator: boolean;
  /** The presented session id; the session's half-key is derived from it. */
  readonly sessionToken: string;
  /** On pages: whether one of their passkeys opens the account without the passphrase. */
  readonly opensByPasskey?: boolean;
};

/** Who sent a request in a session that still owes the second factor: nothing else is known of them here. */
export type HalfActor = Pick<Actor, 'person' | 'sessionToken'>;

export type Variables = {
  association: AssociationSettings;
  lang: Lang;
  actor?: Actor;
  half?: HalfActor;
  /** On pages of who is signed in: the rosters that are stored, which the page names. */
  rosters?: readonly RosterMark[];
};

/** The connection that a request came by; requests in process have none. */
export type Bindings = { readonly incoming?: IncomingMessage; readonly outgoing?: ServerResponse };

export type AppEnv = { Bindings: Bindings; Variables: Variables };
