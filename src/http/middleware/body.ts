// How large a request may be, by its address. Acts carry sealed entries; everything else is a short form or a few keys.
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from './problem.tsx';

/** An act with its largest entry (262,144 bytes padded, as base64url), a second one and its grants, and room to spare. */
const ACT_BYTES = 1024 * 1024;
/** A key card and credentials take under 3 KiB; the setup form with every field full under 48 KiB. */
const FORM_BYTES = 64 * 1024;

const CARRIES_ACTS = /^\/api\/(?:intake|mailbox|staff\/cases)(?:\/|$)/;

export const bodySize = (deps: Deps): MiddlewareHandler<AppEnv> => {
  const limited = (maxSize: number): MiddlewareHandler<AppEnv> =>
    bodyLimit({ maxSize, onError: (c) => problem(c, deps, 'too-large') });
  const acts = limited(ACT_BYTES);
  const forms = limited(FORM_BYTES);
  return (c, next) => (CARRIES_ACTS.test(c.req.path) ? acts(c, next) : forms(c, next));
};
