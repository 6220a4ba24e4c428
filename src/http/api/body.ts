// Reads a request's JSON body through a parser of wire.ts: from unknown, never by assertion.
import type { Context } from 'hono';
import type * as v from 'valibot';
import { parseWire } from '../../domain/wire.ts';
import type { AppEnv } from '../deps.ts';

/** JSON, in UTF-8 whether that is said or not. */
const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/i;

/** The body as `schema`; undefined where it is no JSON or has another shape. */
export const readBody = async <S extends v.GenericSchema>(
  c: Context<AppEnv>,
  schema: S,
): Promise<v.InferOutput<S> | undefined> => {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) return undefined;
  const text = await c.req.text();
  try {
    return parseWire(schema, JSON.parse(text));
  } catch {
    return undefined;
  }
};
