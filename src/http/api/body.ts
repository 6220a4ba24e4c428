// Reads a request's JSON body through a parser of wire.ts: from unknown, never by assertion.
import type { Context } from 'hono';
import type * as v from 'valibot';
import { parseWire } from '../../domain/wire.ts';
import type { AppEnv } from '../deps.ts';

/** The body as `schema`; undefined where it is no JSON or has another shape. */
export const readBody = async <S extends v.GenericSchema>(
  c: Context<AppEnv>,
  schema: S,
): Promise<v.InferOutput<S> | undefined> => {
  if (!/^application\/json(?:;|$)/i.test(c.req.header('content-type') ?? '')) return undefined;
  const text = await c.req.text();
  try {
    return parseWire(schema, JSON.parse(text));
  } catch {
    return undefined;
  }
};
