// Reads a request's body once, whole, as UTF-8, and never beyond the size that its address allows. A body that breaks off,
// is compressed, or is no text is told so here; handlers find it as text and read nothing more from the connection.
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';
import { isForm, isMultipart } from '../form-type.ts';
import { type Leave, largeForms } from './large-forms.ts';
import { problem } from './problem.tsx';
import { bringsPart, mostBytes, takesFiles, usualBytes } from './sizes.ts';

type Unreadable = 'too-large' | 'malformed' | 'crowded';

/** No form of the portal's has as many fields; a large body could be a million of them. */
const MOST_FIELDS = 1_000;

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
    bounds.leave.begin();
    if (bytes.length > bounds.usual && hasTooManyFields(bytes)) return 'malformed';
    const text = utf8.decode(bytes);
    return text.startsWith('\uFEFF') ? 'malformed' : { text };
  } catch {
    // The connection broke off, the address can't be one of a request with a body, or the bytes are no UTF-8.
    return 'malformed';
  }
};

/** Resolves when the answer has gone out or its connection is closed; in process, where there is none, at once. */
const goneOut = ({ env }: Context<AppEnv>): Promise<void> => {
  const { incoming, outgoing } = env ?? {};
  if (outgoing === undefined || incoming?.socket.destroyed !== false) return Promise.resolve();
  return new Promise((resolve) => {
    outgoing.once('close', resolve);
  });
};

/** Lets a request pass with its body read, or answers why it wasn't. */
export const bodySize = (deps: Deps): MiddlewareHandler<AppEnv> => {
  const large = largeForms(deps.thread);
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || bringsPart(c.req.path)) return next();
    if (isMultipart(c) && takesFiles(c.req.path)) return next();
    const usual = usualBytes(c.req.path);
    const leave = large.leave();
    const bounds = { usual, most: isForm(c) ? mostBytes(c.req.path) : usual, leave };
    const gone = goneOut(c);
    try {
      const read = await textOf(c, bounds);
      if (read === 'crowded') c.header('Retry-After', String(large.seconds()));
      if (typeof read === 'string') return await problem(c, deps, read);
      // Where Hono keeps a body that was read before.
      Object.assign(c.req.bodyCache, { text: Promise.resolve(read.text) });
      await next();
    } finally {
      leave.answered();
      void gone.then(leave.giveBack);
    }
  };
};
