// What everything else stands on: the roster chain, the policies it names, the calendar, and whether reports are taken.
// Public, and the same for whoever asks on a day. Trust in it is made in browsers; here it is only read.
import type { FileSettings } from '../domain/file-limits.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { policyFromBytes } from '../domain/policy-bytes.ts';
import { type Intake, intake, intakeBlocks } from '../domain/routing.ts';
import type { Foundation } from '../domain/wire.ts';
import type { Policy } from '../policy/types.ts';
import {
  type AssociationId,
  parseRoster,
  type Roster,
  toBase64url,
  utf8,
  type VerifiedRoster,
} from '../protocol/check/index.ts';
import type { AssociationSettings } from './association.ts';
import type { Blobs } from './blobs.ts';
import type { Database, Reader } from './database.ts';
import { policyText } from './policies.ts';
import { damagedRoster, latestRoster, rosterChain } from './rosters.ts';

/** What the store's larger steps need of the running portal. */
export type Portal = { readonly database: Database; readonly clock: () => Date };
/** Those in which files come or go need these besides. */
export type PortalWithFiles = Portal & { readonly blobs: Blobs; readonly files: FileSettings };
/** What they need to know of the association. */
export type Seat = Pick<AssociationSettings, 'id' | 'calendar'>;

/** The accepted rosters and their policies, read and parsed. */
export type Ground = {
  readonly current: VerifiedRoster;
  readonly policy: Policy;
  readonly rosters: ReadonlyMap<string, Roster>;
  /** The policy of a roster's hash. */
  readonly policyOf: (roster: string) => Policy | undefined;
  readonly wire: Pick<Foundation, 'rosters' | 'policies'>;
};

/** A roster's hash covers its whole chain, so what was read once under it never changes. */
const read = new Map<string, Ground>();
const KEPT_GROUNDS = 4;

const readGround = async (reader: Reader, association: AssociationId): Promise<Ground | undefined> => {
  const chain = await rosterChain(reader, association);
  const rosters = new Map<string, Roster>();
  const policies = new Map<string, { readonly text: string; readonly policy: Policy }>();
  for (const stored of chain) {
    const roster = parseRoster(stored.bytes);
    const body = await policyText(reader, association, stored.policy);
    const policy = body === undefined ? undefined : policyFromBytes(utf8(body));
    if (!roster.ok || body === undefined || policy === undefined) throw damagedRoster(`Roster ${stored.seq}`);
    rosters.set(stored.hash, roster.value);
    policies.set(stored.policy, { text: body, policy });
  }
  const newest = chain.at(-1);
  const roster = newest === undefined ? undefined : rosters.get(newest.hash);
  const policy = roster === undefined ? undefined : policies.get(roster.policy)?.policy;
  if (newest === undefined || roster === undefined || policy === undefined) return undefined;
  return {
    current: { hash: newest.hash, roster },
    policy,
    rosters,
    policyOf: (hash) => policies.get(rosters.get(hash)?.policy ?? '')?.policy,
    wire: {
      rosters: chain.map(({ bytes, signatures }) => ({
        bytes: toBase64url(bytes),
        signatures: signatures.map(({ by, signature }) => ({ by, signature: toBase64url(signature) })),
      })),
      policies: [...policies.values()].map(({ text }) => text),
    },
  };
};

/** The ground of a roster of the association, if it was read before; whether it is the newest one, nobody says here. */
export const knownGround = (seat: Seat, hash: string): Ground | undefined => {
  const known = read.get(hash);
  return known?.current.roster.association === seat.id ? known : undefined;
};

/** The ground of an association as it stands for `reader`; undefined before the root is signed. */
export const groundOf = async (reader: Reader, association: AssociationId): Promise<Ground | undefined> => {
  const hash = await latestRoster(reader, association);
  if (hash === undefined) return undefined;
  const known = read.get(hash);
  if (known !== undefined) return known;
  // A newer roster that came meanwhile is read instead.
  const ground = await readGround(reader, association);
  if (ground === undefined) return undefined;
  for (const oldest of [...read.keys()].slice(0, Math.max(0, read.size + 1 - KEPT_GROUNDS))) read.delete(oldest);
  read.set(ground.current.hash, ground);
  return ground;
};

/** What a browser needs before anything is sealed or shown, on the Riyadh date `today`. */
export const foundationOf = (ground: Ground | undefined, seat: Seat, today: PlainDate): Foundation => ({
  association: seat.id,
  today,
  rosters: ground?.wire.rosters ?? [],
  policies: ground?.wire.policies ?? [],
  calendar: JSON.stringify(seat.calendar),
});

/** The same, read now. */
export const foundationFor = async (portal: Portal, seat: Seat, today: PlainDate): Promise<Foundation> =>
  foundationOf(await groundOf(portal.database.reader, seat.id), seat, today);

/** The roster in force, whatever its date; undefined before the root is signed. */
export const currentRoster = async (portal: Portal, seat: Seat): Promise<VerifiedRoster | undefined> =>
  (await groundOf(portal.database.reader, seat.id))?.current;

/** Of each ground the days that were asked about: the answer for a day follows from the ground alone. */
const intakes = new WeakMap<Ground, Map<PlainDate, Intake>>();

const knownIntake = (ground: Ground, today: PlainDate): Intake => {
  const days = intakes.get(ground) ?? new Map<PlainDate, Intake>();
  const known = days.get(today) ?? intake(ground.policy, ground.current.roster, today);
  // Two days are asked about around midnight; more would only be kept for nothing.
  if (days.size > 2) days.clear();
  intakes.set(ground, days.set(today, known));
  return known;
};

/** Whether reports are taken on that date, why not, and which ticks can't be served (domain.md §6). */
export const intakeOf = (ground: Ground | undefined, today: PlainDate): Intake =>
  ground === undefined ? { open: false, reasons: ['no-roster'], unservable: [] } : knownIntake(ground, today);

/** Whether reports are taken on that date; asked by every reporter, so without walking all that could be ticked. */
export const takesReports = (ground: Ground | undefined, today: PlainDate): boolean =>
  ground !== undefined && intakeBlocks(ground.policy, ground.current.roster, today).length === 0;
