// The cookies of a session, of a visit without script and of a browser in which somebody has signed in: set by ourselves,
// bound to this host and path, unreadable for scripts, and never sent from other sites. A session's has no lifetime of its
// own: it ends with the browser, and the server knows when it ended before. A visit's lasts as long as the server keeps the
// visit without another request.
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import type { AppEnv } from '../deps.ts';

export const SESSION_COOKIE = '__Host-amanah';
/** While a reporter without script has a mailbox open. */
export const VISIT_COOKIE = '__Host-amanah-visit';
/** Marks of those who have signed in in this browser, for their wrong tries to be counted apart; it lets nobody in. */
export const KNOWN_COOKIE = '__Host-amanah-known';
/** From the last sign-in on. */
const KNOWN_SECONDS = 180 * 24 * 60 * 60;

const ATTRIBUTES = { secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const;

export const setSessionCookie = (c: Context<AppEnv>, token: string): void => {
  setCookie(c, SESSION_COOKIE, token, ATTRIBUTES);
};

export const setKnownCookie = (c: Context<AppEnv>, marks: string): void => {
  setCookie(c, KNOWN_COOKIE, marks, { ...ATTRIBUTES, maxAge: KNOWN_SECONDS });
};

/** Takes the cookie back and lets the browser forget cached pages (T69). */
export const clearSessionCookie = (c: Context<AppEnv>): void => {
  deleteCookie(c, SESSION_COOKIE, ATTRIBUTES);
  c.header('Clear-Site-Data', '"cache"');
};

/** `seconds` begin anew with every answer of an open visit: the browser forgets it when the server does. */
export const setVisitCookie = (c: Context<AppEnv>, value: string, seconds: number): void => {
  setCookie(c, VISIT_COOKIE, value, { ...ATTRIBUTES, maxAge: seconds });
};

export const clearVisitCookie = (c: Context<AppEnv>): void => {
  deleteCookie(c, VISIT_COOKIE, ATTRIBUTES);
};
