// Reads a request's body once, whole, as UTF-8, and never beyond the size that its address allows. A body that breaks off,
// is compressed, or is no text is told so here; handlers find it as text and read nothing more from the connection.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from './problem.tsx';
import { mostBytes, usualBytes } from './sizes.ts';

type Unreadable = 'too-large' | 'malformed' | 'crowded';

/** Forms beyond the usual size that are read at once: each may take ten times its size of memory until it is answered. */
const LARGE_AT_ONCE = 4;
/** By then one of them has been answered, unless its line is slow. */
const CROWDED_SECONDS = 10;
/** No form of the portal's has as many fields; a large body could be a million of them. */
const MOST_FIELDS = 1_000;

/** A request's leave to bring more than the usual: `take` is false where others have all of it. */
type Leave = { readonly take: () => boolean; readonly giveBack: () => void };

const leaves = (atOnce: number): (() => Leave) => {
  let taken = 0;
  return () => {
    let mine = false;
    return {
      take: () => {
        if (!mine && taken >= atOnce) return false;
        if (!mine) taken += 1;
        mine = true;
        return true;
      },
      giveBack: () => {
        if (mine) taken -= 1;
        mine = false;
      },
    };
  };
};

/** How much may come: as far as `usual` always, as far as `most` with leave. */
type Bounds = { readonly usual: number; readonly most: number; readonly leave: Leave };

const beyond = (size: number, { usual, most, leave }: Bounds): 'too-large' | 'crowded' | undefined => {
  if (size <= usual) return undefined;
  if (size > most) return 'too-large';
  return leave.take() ? undefined : 'crowded';
};

/** Chunks of a body whose length nobody announced. */
const gathered = async (body: ReadableStream<Uint8Array>, bounds: Bounds): Promise<Uint8Array | Unreadable> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    const refused = beyond(size, bounds);
    if (refused !== undefined) return refused;
    chunks.push(next.value);
  }
  return Buffer.concat(chunks);
};

/** The body's bytes. HTTP itself sees to it that a body has the length that it announced. */
const bytesOf = async (c: Context<AppEnv>, bounds: Bounds): Promise<Uint8Array | Unreadable> => {
  const announced = c.req.header('content-length');
  if (announced === undefined || c.req.header('transfer-encoding') !== undefined) {
    const { body } = c.req.raw;
    return body === null ? new Uint8Array() : gathered(body, bounds);
  }
  if (!/^\d{1,15}$/.test(announced)) return 'malformed';
  return beyond(Number(announced), bounds) ?? new Uint8Array(await c.req.raw.arrayBuffer());
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const hasTooManyFields = (bytes: Uint8Array): boolean => {
  let fields = 1;
  for (let at = bytes.indexOf(0x26); at !== -1; at = bytes.indexOf(0x26, at + 1)) {
    fields += 1;
    if (fields > MOST_FIELDS) return true;
  }
  return false;
};

const textOf = async (c: Context<AppEnv>, bounds: Bounds): Promise<{ readonly text: string } | Unreadable> => {
  // Nothing is unpacked: a small body can be a large one packed.
  if (!/^(?:identity)?$/i.test(c.req.header('content-encoding') ?? '')) return 'malformed';
  try {
    const bytes = await bytesOf(c, bounds);
    if (typeof bytes === 'string') return bytes;
    if (bytes.length > bounds.usual && hasTooManyFields(bytes)) return 'malformed';
    const text = utf8.decode(bytes);
    return text.startsWith('\uFEFF') ? 'malformed' : { text };
  } catch {
    // The connection broke off, the address can't be one of a request with a body, or the bytes are no UTF-8.
    return 'malformed';
  }
};

const isForm = (c: Context<AppEnv>): boolean =>
  /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(c.req.header('content-type') ?? '');

/** Lets a request pass with its body read, or answers why it wasn't. */
export const bodySize = (deps: Deps): MiddlewareHandler<AppEnv> => {
  const leaveToBringMore = leaves(LARGE_AT_ONCE);
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const usual = usualBytes(c.req.path);
    const bounds = { usual, most: isForm(c) ? mostBytes(c.req.path) : usual, leave: leaveToBringMore() };
    try {
      const read = await textOf(c, bounds);
      if (read === 'crowded') c.header('Retry-After', String(CROWDED_SECONDS));
      if (typeof read === 'string') return await problem(c, deps, read);
      // Where Hono keeps a body that was read before.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
      await next();
    } finally {
      bounds.leave.giveBack();
    }
  };
};
