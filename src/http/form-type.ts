// What counts as a form that a page sends: the one place that reads a request's content type for it.
import type { Context } from 'hono';
import type { AppEnv } from './deps.ts';

/** A media type with its parameters (RFC 9110 §8.3.1): blanks may stand before the semicolon. */
const FORM = /^application\/x-www-form-urlencoded[\t ]*(?:;(.*))?$/is;
/** The one encoding that browsers write forms in. */
const UTF8 = /^[\t ]*(?:charset="?utf-8"?[\t ]*)?$/i;

const parametersOf = (type: string): string | undefined => {
  const match = FORM.exec(type.trim());
  return match === null ? undefined : (match[1] ?? '');
};

const MULTIPART = /^multipart\/form-data[\t ]*;/i;

/** A form that brings files beside its texts (RFC 7578). */
export const isMultipart = (c: Context<AppEnv>): boolean => MULTIPART.test(c.req.header('content-type') ?? '');

/** A form, whatever its type says besides. */
export const isForm = (c: Context<AppEnv>): boolean => parametersOf(c.req.header('content-type') ?? '') !== undefined;

/** A form that says of itself nothing else than that it is in UTF-8. */
export const isUtf8Form = (c: Context<AppEnv>): boolean =>
  UTF8.test(parametersOf(c.req.header('content-type') ?? '') ?? 'none');
