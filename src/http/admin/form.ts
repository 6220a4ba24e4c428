// Reads a plain HTML form: one line of text a field, without the characters that could disguise what it says. It finds
// faults and decides nothing.
import type { Context } from 'hono';
import { oneLine } from '../../domain/one-line.ts';
import type { AppEnv } from '../deps.ts';
import { isUtf8Form } from '../form-type.ts';

/** What a form carried, by field name; a field that is missing is empty. */
export type Form = {
  readonly one: (name: string) => string;
  readonly many: (name: string) => readonly string[];
};

/** Whether every escape in a form stands for a character; browsers write no other. */
const isWhole = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * The form of a request; undefined where it is none, in another encoding, or where a field that isn't among `repeatable`
 * came more than once. An empty body is a form without fields: a button alone.
 */
export const readForm = async (c: Context<AppEnv>, repeatable: readonly string[] = []): Promise<Form | undefined> => {
  const text = await c.req.text();
  const isOurs = c.req.header('content-type') === undefined ? text === '' : isUtf8Form(c);
  if (!isOurs || !isWhole(text)) return undefined;
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = values.get(name);
    if (before === undefined) values.set(name, [oneLine(value)]);
    else if (repeatable.includes(name)) before.push(oneLine(value));
    else return undefined;
  }
  return { one: (name) => values.get(name)?.[0] ?? '', many: (name) => values.get(name) ?? [] };
};

/**
 * Leads on after a form was done. htmx would follow a redirect unseen and leave the address, the header and the title as they
 * were: it is told to let the browser go there.
 */
export const seeOther = (c: Context<AppEnv>, path: string): Response => {
  if (c.req.header('hx-request') === undefined) return c.redirect(path, 303);
  c.header('HX-Redirect', path);
  return c.body(null, 204);
};

/** A form that carries nothing, for showing what is stored. */
export const formOf = (values: Readonly<Record<string, string>>): Form => ({
  one: (name) => values[name] ?? '',
  many: (name) => (values[name] === undefined ? [] : [values[name]]),
});
