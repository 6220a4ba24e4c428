// The only importer of lucia. Our adapter finds a session by the hash of the id that was presented and hands back that
// id; an id is never stored. Lucia looks at the machine's clock, the portal at the one it was given: times are kept here.
import { type Adapter, Lucia } from 'lucia';
import { riyadhDate } from '../domain/plain-date.ts';
import { type AssociationId, parsePersonId } from '../protocol/check/index.ts';
import { type Person, personById } from '../store/people.ts';
import {
  addSession,
  noteUse,
  removeEndedSessions,
  removeSession,
  removeSessionsOf,
  type StoredSession,
  sessionByHash,
  sessionsOf,
} from '../store/sessions.ts';
import type { AuthDeps } from './deps.ts';
import { tokenHash } from './tokens.ts';

/** Nobody does anything for this long: the session has ended. */
export const IDLE_MS = 30 * 60 * 1000;

type UserAttributes = { readonly person: Person };
/** `endsAt` is the absolute end, `idleAt` the idle one; both by the portal's clock. */
type SessionAttributes = Pick<StoredSession, 'endsAt' | 'stage' | 'usedOn'> & { readonly idleAt: Date };

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOf>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** Sessions of one association. A session of another association's person is not found. */
export const luciaOf = (deps: AuthDeps, association: AssociationId) =>
  new Lucia<SessionAttributes, UserAttributes>(adapterOf(deps, association), {
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });

/** Ahead of every machine's clock: the adapter itself gives out no session that has ended. */
const NOT_LUCIAS_CONCERN = new Date(8.64e15);

const asLucia = (sessionId: string, stored: StoredSession) => ({
  id: sessionId,
  userId: stored.person,
  expiresAt: NOT_LUCIAS_CONCERN,
  attributes: { endsAt: stored.endsAt, idleAt: stored.expiresAt, stage: stored.stage, usedOn: stored.usedOn },
});

const adapterOf = ({ database, clock }: AuthDeps, association: AssociationId): Adapter => {
  const hashed = (sessionId: string): string => tokenHash(sessionId) ?? '';
  const isOver = (stored: StoredSession): boolean => stored.expiresAt <= clock() || stored.endsAt <= clock();
  return {
    getSessionAndUser: async (sessionId) => {
      const stored = await sessionByHash(database.reader, association, hashed(sessionId));
      if (stored === undefined) return [null, null];
      const person = await personById(database.reader, association, stored.person);
      // Lucia deletes a session without a user. A suspended person's dies with the next request, however they were
      // suspended (T28).
      const lives = !isOver(stored) && person?.status === 'active';
      return [asLucia(sessionId, stored), lives ? { id: person.id, attributes: { person } } : null];
    },
    getUserSessions: async (userId) => {
      const person = parsePersonId(userId);
      if (person === undefined) return [];
      const stored = await sessionsOf(database.reader, association, person);
      return stored.filter((session) => !isOver(session)).map((session) => asLucia(session.idHash, session));
    },
    setSession: async ({ id, userId, attributes: { endsAt, idleAt, stage, usedOn } }) => {
      const person = parsePersonId(userId);
      const idHash = tokenHash(id);
      if (person === undefined || idHash === undefined) throw new TypeError('a session has a token and a person');
      await database.write((tx) =>
        addSession(tx, { association, idHash, person, endsAt, expiresAt: idleAt, stage, beganOn: usedOn }),
      );
    },
    updateSessionExpiration: (sessionId) =>
      database.write((tx) =>
        noteUse(tx, association, hashed(sessionId), {
          expiresAt: new Date(clock().getTime() + IDLE_MS),
          usedOn: riyadhDate(clock()),
        }),
      ),
    deleteSession: (sessionId) => database.write((tx) => removeSession(tx, association, hashed(sessionId))),
    deleteUserSessions: async (userId) => {
      const person = parsePersonId(userId);
      if (person !== undefined) await database.write((tx) => removeSessionsOf(tx, association, person));
    },
    deleteExpiredSessions: () => database.write((tx) => removeEndedSessions(tx, association, clock())),
  };
};
