// Finds out whose session a request brings and how far it has come. It decides nothing about what they may do.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { sessionOf } from '../../auth/sessions.ts';
import type { Actor, AppEnv, Deps, HalfActor } from '../deps.ts';
import { SESSION_COOKIE } from './cookie.ts';

/** `half`: the second factor is owed. */
export type Presented =
  | { readonly stage: 'whole'; readonly actor: Actor }
  | { readonly stage: 'first'; readonly half: HalfActor };

/** Whose session the request's cookie is; undefined for a stranger. */
export const presentedBy = async (c: Context<AppEnv>, deps: Deps): Promise<Presented | undefined> => {
  const token = getCookie(c, SESSION_COOKIE);
  if (token === undefined) return undefined;
  const found = await sessionOf(deps, c.get('association').id, token);
  if (found?.person.userName === undefined) return undefined;
  const { id, userName, name, offices, administrator } = found.person;
  if (found.stage === 'first') return { stage: 'first', half: { person: id, sessionToken: token } };
  return { stage: 'whole', actor: { person: id, userName, name, offices, administrator, sessionToken: token } };
};

/** Who is signed in by the request's cookie; undefined for a stranger, and for whoever owes the second factor. */
export const actorOf = async (c: Context<AppEnv>, deps: Deps): Promise<Actor | undefined> => {
  const presented = await presentedBy(c, deps);
  return presented?.stage === 'whole' ? presented.actor : undefined;
};
