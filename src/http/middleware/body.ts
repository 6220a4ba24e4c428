// Reads a request's body once, whole, as UTF-8, and never beyond the size that its address allows. A body that breaks off,
// is compressed, or is no text is told so here; handlers find it as text and read nothing more from the connection.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from './problem.tsx';
import { mostBytes } from './sizes.ts';

type Unreadable = 'too-large' | 'malformed';

/** Chunks of a body whose length nobody announced, as far as `most`. */
const gathered = async (body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | Unreadable> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) return 'too-large';
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
};

/** The body's bytes. HTTP itself sees to it that a body has the length that it announced. */
const bytesOf = async (c: Context<AppEnv>, most: number): Promise<Uint8Array | Unreadable> => {
  const announced = c.req.header('content-length');
  if (announced === undefined || c.req.header('transfer-encoding') !== undefined) {
    const { body } = c.req.raw;
    return body === null ? new Uint8Array() : gathered(body, most);
  }
  if (!/^\d{1,15}$/.test(announced)) return 'malformed';
  return Number(announced) > most ? 'too-large' : new Uint8Array(await c.req.raw.arrayBuffer());
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = async (c: Context<AppEnv>, most: number): Promise<{ readonly text: string } | Unreadable> => {
  // Nothing is unpacked: a small body can be a large one packed.
  if (!/^(?:identity)?$/i.test(c.req.header('content-encoding') ?? '')) return 'malformed';
  try {
    const bytes = await bytesOf(c, most);
    if (typeof bytes === 'string') return bytes;
    const text = utf8.decode(bytes);
    return text.startsWith('\uFEFF') ? 'malformed' : { text };
  } catch {
    // The connection broke off, the address can't be one of a request with a body, or the bytes are no UTF-8.
    return 'malformed';
  }
};

/** Lets a request pass with its body read, or answers why it wasn't. */
export const bodySize =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const read = await textOf(c, mostBytes(c.req.path));
    if (typeof read === 'string') return problem(c, deps, read);
    // Where Hono keeps a body that was read before.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
    return next();
  };
