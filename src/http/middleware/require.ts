// The guard: it looks up who may use an address, finds out who asks, and refuses by default. Whoever may not use an address
// gets the same answer as for an address that isn't there.
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Access, accessOf } from '../access.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { actorOf } from './actor.ts';
import { clearSessionCookie, SESSION_COOKIE } from './cookie.ts';
import { isApi, isSentInPlace, problem } from './problem.tsx';

const may: Readonly<Record<Exclude<Access, 'anyone'>, (actor: Actor) => boolean>> = {
  'signed-in': () => true,
  person: (actor) => actor.offices.length > 0 && !actor.administrator,
  administrator: (actor) => actor.administrator,
};

/** Tells the sign-in page, in its address, that the browser came with a session that is no more; nothing of whose it was. */
export const ENDED = 'ended';

const signIn = (c: Context<AppEnv>, deps: Deps): Response | Promise<Response> => {
  // What was typed stays on its page; the cookie too, since forgetting it would throw kept pages away.
  if (isSentInPlace(c)) return problem(c, deps, 'signed-out');
  const hadSession = !isApi(c) && getCookie(c, SESSION_COOKIE) !== undefined;
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
  const actor = await actorOf(c, deps);
  if (actor === undefined) return signIn(c, deps);
  if (!may[access](actor)) return problem(c, deps, 'not-found');
  c.set('actor', actor);
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
export const requireSession = requiring('signed-in');

/** The guard over every address, by the list in access.ts. */
export const guard =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const access = accessOf(c.req.path);
    if (access === undefined) return problem(c, deps, 'not-found');
    if (access === 'anyone') return next();
    return (await demand(c, deps, access)) ?? next();
  };
