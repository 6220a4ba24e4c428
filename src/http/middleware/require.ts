// The guard: it looks up who may use an address, finds out who asks, and refuses by default. Whoever may not use an address
// gets the same answer as for an address that isn't there.
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { KEEPERS } from '../../domain/calendar-edits.ts';
import { ROSTER_SIGNERS } from '../../protocol/check/index.ts';
import { opensByPasskey } from '../../store/passkeys.ts';
import { rosterMarksOf } from '../../store/rosters.ts';
import { type Access, accessOf } from '../access.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { presentedBy } from './actor.ts';
import { clearSessionCookie, SESSION_COOKIE } from './cookie.ts';
import { isApi, isSentInPlace, problem } from './problem.tsx';
import { recordRefusedDoor } from './refused-doors.ts';

const isPerson = (actor: Actor): boolean => actor.offices.length > 0 && !actor.administrator;

const may: Readonly<Record<Exclude<Access, 'anyone'>, (actor: Actor) => boolean>> = {
  'first-factor': () => false,
  'any-session': () => true,
  'signed-in': () => true,
  person: isPerson,
  signer: (actor) => isPerson(actor) && actor.offices.some((office) => ROSTER_SIGNERS.includes(office)),
  keeper: (actor) => isPerson(actor) && actor.offices.some((office) => KEEPERS.some((one) => one === office)),
  administrator: (actor) => actor.administrator,
};

/** Tells the sign-in page, in its address, that the browser came with a session that is no more; nothing of whose it was. */
export const ENDED = 'ended';

const signIn = (c: Context<AppEnv>, deps: Deps, isHalf: boolean): Response | Promise<Response> => {
  // What was typed stays on its page; the cookie too, since forgetting it would throw kept pages away.
  if (isSentInPlace(c)) return problem(c, deps, 'signed-out');
  // Where the second factor is owed nothing has ended: another tab may be about to give it.
  const hadSession = !isApi(c) && !isHalf && getCookie(c, SESSION_COOKIE) !== undefined;
  // Told once: what ends it here is dead already.
  if (hadSession) clearSessionCookie(c);
  const address = `/${c.get('lang')}/staff/sign-in${hadSession ? `?${ENDED}` : ''}`;
  if (!isApi(c) && c.req.method === 'GET') return c.redirect(address, 303);
  return problem(c, deps, 'signed-out');
};

/** Lets `access` pass and nobody else. `anyone` costs no look at the session: public pages don't know who reads them. */
const demand = async (
  c: Context<AppEnv>,
  deps: Deps,
  access: Exclude<Access, 'anyone'>,
): Promise<Response | undefined> => {
  const presented = await presentedBy(c, deps);
  if (presented?.stage === 'first' && (access === 'first-factor' || access === 'any-session')) {
    c.set('half', presented.half);
    return undefined;
  }
  if (presented?.stage !== 'whole') return signIn(c, deps, presented !== undefined);
  const { actor } = presented;
  // What is refused looks like what isn't there: both are pages that name them.
  if (!isApi(c)) c.set('rosters', await rosterMarksOf(deps.database.reader, c.get('association').id));
  if (!may[access](actor)) {
    if (access === 'signer' || access === 'person') await recordRefusedDoor(c, deps, actor);
    return problem(c, deps, 'not-found');
  }
  // Who has no passkey that opens the keys isn't offered to unlock with one.
  const asks = async () => ({
    opensByPasskey: await opensByPasskey(deps.database.reader, c.get('association').id, actor.person),
  });
  c.set('actor', isApi(c) ? actor : { ...actor, ...(await asks()) });
  return undefined;
};

/** Stands beside the guard, at the router: a route that declares itself is closed even where the list has a hole. */
const requiring =
  (access: Exclude<Access, 'anyone'>) =>
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const actor = c.get('actor');
    return actor !== undefined && may[access](actor) ? next() : problem(c, deps, 'not-found');
  };

/** For people who hold an office; an administrator's account holds none. */
export const requirePerson = requiring('person');
export const requireAdministrator = requiring('administrator');
export const requireSigner = requiring('signer');
/** For whoever may keep the calendar. */
export const requireKeeper = requiring('keeper');
export const requireSession = requiring('signed-in');

/** For whoever owes the second factor; beside them, where `orSignedIn`, for those who are signed in. */
const requiringHalf =
  (orSignedIn: boolean) =>
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) =>
    c.get('half') !== undefined || (orSignedIn && c.get('actor') !== undefined)
      ? next()
      : problem(c, deps, 'not-found');

export const requireHalf = requiringHalf(false);
export const requireAnySession = requiringHalf(true);

/** The guard over every address, by the list in access.ts. */
export const guard =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const access = accessOf(c.req.path);
    if (access === undefined) return problem(c, deps, 'not-found');
    if (access === 'anyone') return next();
    return (await demand(c, deps, access)) ?? next();
  };
