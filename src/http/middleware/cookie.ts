// The session's cookie: set by ourselves, bound to this host and path, unreadable for scripts, and never sent from other
// sites. It has no lifetime of its own: it ends with the browser, and the server knows when it ended before.
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../deps.ts';

export const SESSION_COOKIE = '__Host-amanah';

const ATTRIBUTES = { secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const;

export const setSessionCookie = (c: Context<AppEnv>, token: string): void => {
  setCookie(c, SESSION_COOKIE, token, ATTRIBUTES);
};

/** Takes the cookie back and lets the browser forget cached pages (T69). */
export const clearSessionCookie = (c: Context<AppEnv>): void => {
  deleteCookie(c, SESSION_COOKIE, ATTRIBUTES);
  c.header('Clear-Site-Data', '"cache"');
};
