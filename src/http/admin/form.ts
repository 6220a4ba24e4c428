// Reads a plain HTML form: one line of text a field, without the characters that could disguise what it says. It finds
// faults and decides nothing.
import type { Context } from 'hono';
import type { AppEnv } from '../deps.ts';

/** What a form carried, by field name; a field that is missing is empty. */
export type Form = {
  readonly one: (name: string) => string;
  readonly many: (name: string) => readonly string[];
};

/** Control characters, and marks that turn the direction of what follows (T78): neither belongs in a line of text. */
const DISGUISES = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

const line = (value: unknown): string =>
  typeof value === 'string' ? value.normalize('NFC').replace(DISGUISES, ' ').replace(/ {2,}/g, ' ').trim() : '';

export const readForm = async (c: Context<AppEnv>): Promise<Form> => {
  const isForm = /^application\/x-www-form-urlencoded(?:;|$)/i.test(c.req.header('content-type') ?? '');
  const fields = new URLSearchParams(isForm ? await c.req.text() : '');
  return { one: (name) => line(fields.get(name)), many: (name) => fields.getAll(name).map(line) };
};

/** A form that carries nothing, for showing what is stored. */
export const formOf = (values: Readonly<Record<string, string>>): Form => ({
  one: (name) => values[name] ?? '',
  many: (name) => (values[name] === undefined ? [] : [values[name]]),
});
