// Sessions of signed-in people: begun with a new id at every sign-in and once more after the second factor, ended after 12
// hours whatever happens, after 30 minutes without use, when the person is suspended, when they begin more than there may
// be, and all at once when asked. One in which the second factor is still owed ends after a quarter of an hour.
import { riyadhDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Person } from '../store/people.ts';
import {
  nameSession,
  noteUse,
  removeOwnSession,
  removeSession,
  type SessionStage,
  type StoredSession,
  sessionsOf,
} from '../store/sessions.ts';
import type { AuthDeps } from './deps.ts';
import { IDLE_MS, luciaOf } from './lucia.ts';
import { newToken, tokenHash } from './tokens.ts';

/** No session lasts longer than this, however much it is used. */
export const ABSOLUTE_MS = 12 * 60 * 60 * 1000;
/** In this time the second factor is given, or the passphrase once more: enough to set one up on a telephone. */
export const FIRST_STAGE_MS = 15 * 60 * 1000;
/** So many live sessions a person may have; whoever begins one more ends the one that began first. */
export const MOST_SESSIONS = 16;
/** Longer names aren't taken, in code units. */
export const MAX_SESSION_NAME = 60;
/** The idle end is moved at most once in this time, so that reading a page seldom writes. */
const RENEW_MS = 60 * 1000;

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/**
 * Begins a session and gives its id, always a new one: an id that the browser presented is ended and never adopted
 * (T12, T27). `first` where the second factor is owed.
 */
export const beginSession = async (
  deps: AuthDeps,
  association: AssociationId,
  person: PersonId,
  presented: string | undefined,
  stage: SessionStage = 'whole',
): Promise<string> => {
  const lucia = luciaOf(deps, association);
  await lucia.deleteExpiredSessions();
  if (presented !== undefined && tokenHash(presented) !== undefined) await lucia.invalidateSession(presented);
  const now = deps.clock();
  const [endsAt, idleAt] =
    stage === 'whole'
      ? [after(now, ABSOLUTE_MS), after(now, IDLE_MS)]
      : [after(now, FIRST_STAGE_MS), after(now, FIRST_STAGE_MS)];
  const limits = { endsAt, idleAt, stage, usedOn: riyadhDate(now) };
  const session = await lucia.createSession(person, limits, { sessionId: newToken(deps.random) });
  await endOldest(deps, association, person, stage, tokenHash(session.id));
  return session.id;
};

/**
 * Ends what is more than a person may have of a stage: who knows a passphrase alone drives out nobody's session. `kept` was
 * begun just now, and stays also where the clock stood still.
 */
const endOldest = (
  deps: AuthDeps,
  association: AssociationId,
  person: PersonId,
  stage: SessionStage,
  kept: string | undefined,
): Promise<void> =>
  deps.database.write(async (tx) => {
    const all = await sessionsOf(tx, association, person);
    const others = all.filter((session) => session.idHash !== kept && session.stage === stage);
    const newest = others.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime());
    for (const { idHash } of newest.slice(MOST_SESSIONS - 1)) await removeSession(tx, association, idHash);
  });

/** Whose session an id is and how far it has come; undefined where it is unknown, has ended, or its person is suspended. */
export const sessionOf = async (
  deps: AuthDeps,
  association: AssociationId,
  token: string,
): Promise<{ readonly person: Person; readonly stage: SessionStage } | undefined> => {
  const idHash = tokenHash(token);
  if (idHash === undefined) return undefined;
  const { session, user } = await luciaOf(deps, association).validateSession(token);
  if (session === null || user === null) return undefined;
  const { stage } = session;
  const expiresAt = after(deps.clock(), IDLE_MS);
  const usedOn = riyadhDate(deps.clock());
  const isMoved = expiresAt.getTime() - session.idleAt.getTime() > RENEW_MS && session.idleAt < session.endsAt;
  if (stage === 'whole' && (isMoved || usedOn !== session.usedOn))
    await deps.database.write((tx) => noteUse(tx, association, idHash, { expiresAt, usedOn }));
  return { person: user.person, stage };
};

export const endSession = (deps: AuthDeps, association: AssociationId, token: string): Promise<void> =>
  luciaOf(deps, association).invalidateSession(token);

/** A session as its owner reads of it. `hash` names it in forms; nobody gets in with it. */
export type OwnSession = Pick<StoredSession, 'beganOn' | 'usedOn' | 'name'> & {
  readonly hash: string;
  /** The one in which this is asked. */
  readonly here: boolean;
};

type Owner = { readonly person: PersonId; readonly sessionToken: string };

/** The owner's live sessions, this one first, then the newest. One in which the second factor is owed opens nothing and isn't told. */
export const ownSessions = async (
  deps: Pick<AuthDeps, 'database' | 'clock'>,
  association: AssociationId,
  { person, sessionToken }: Owner,
): Promise<readonly OwnSession[]> => {
  const own = tokenHash(sessionToken);
  const now = deps.clock();
  return (await sessionsOf(deps.database.reader, association, person))
    .filter(({ stage, expiresAt, endsAt }) => stage === 'whole' && expiresAt > now && endsAt > now)
    .toSorted((a, b) => Number(b.idHash === own) - Number(a.idHash === own) || b.endsAt.getTime() - a.endsAt.getTime())
    .map(({ idHash, beganOn, usedOn, name }) => ({ hash: idHash, here: idHash === own, beganOn, usedOn, name }));
};

/** Gives the session in which this is asked a name, of 60 characters at most. */
export const nameOwnSession = (
  deps: Pick<AuthDeps, 'database'>,
  association: AssociationId,
  { person, sessionToken }: Owner,
  name: string,
): Promise<void> =>
  deps.database.write((tx) => nameSession(tx, association, person, tokenHash(sessionToken) ?? '', name));

/** Ends one session of the owner's, by its hash. False where they have none such any more. */
export const endOwnSession = (
  deps: Pick<AuthDeps, 'database'>,
  association: AssociationId,
  { person }: Owner,
  hash: string,
): Promise<boolean> => deps.database.write((tx) => removeOwnSession(tx, association, person, hash));
