// Finds out whose session a request brings. It decides nothing about what they may do.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { personOfSession } from '../../auth/sessions.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { SESSION_COOKIE } from './cookie.ts';

/** Who is signed in by the request's cookie; undefined for a stranger. */
export const actorOf = async (c: Context<AppEnv>, deps: Deps): Promise<Actor | undefined> => {
  const token = getCookie(c, SESSION_COOKIE);
  if (token === undefined) return undefined;
  const person = await personOfSession(deps, c.get('association').id, token);
  if (person?.userName === undefined) return undefined;
  const { id, userName, name, offices, administrator } = person;
  return { person: id, userName, name, offices, administrator, sessionToken: token };
};
