// A browser of the demo and of the tests: it speaks to the portal as a page does, with cookies, same-origin headers and
// JSON, and keeps nothing between visits but its cookie. Whoever plays on it uses the same client code as the islands.
import type { ByteTransport } from '../../client/byte-transport.ts';
import type { Transport } from '../../client/transport.ts';
import type { Portal } from '../../portal.ts';
import type { Argon2id } from '../../protocol/check/index.ts';
import { toBase64url } from '../../protocol/check/index.ts';
import { readRoot } from '../../store/root.ts';

/** What went over the wire, as a server in between would see it. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly sent: string;
  readonly status: number;
  readonly received: string;
  readonly headers: readonly (readonly [string, string])[];
};

export type Device = {
  readonly transport: Transport;
  /** For files, in and out. */
  readonly carry: ByteTransport;
  /** A page as the browser gets it, for comparing what people are shown. */
  readonly page: (path: string) => Promise<Exchange>;
  /** Sends a page's form, as the administrator's pages do it. */
  readonly form: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Exchange>;
  /** The root of the roster as the poster and the portal's own script name it; undefined before there is one. */
  readonly root: () => string | undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
}

/** A new device in front of a portal. `watch` is told of every exchange. */
export const newDevice = (portal: Portal, watch: (exchange: Exchange) => void = () => undefined): Device => {
  const cookies = new Map<string, string>();
  const keepCookies = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const at = pair.indexOf('=');
      const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
      if (ended) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const headersFor = (type: string | undefined): Headers => {
    const headers = new Headers({ 'sec-fetch-site': 'same-origin', origin: portal.url });
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    if (type !== undefined) headers.set('content-type', type);
    return headers;
  };
  const request = async (
    method: string,
    path: string,
    headers: Headers,
    body: string | Uint8Array | undefined,
  ): Promise<Response> => {
    const sent = body instanceof Uint8Array ? new Uint8Array(body) : body;
    const init = { method, headers, ...(sent === undefined ? {} : { body: sent }) };
    const response = await portal.app.request(`${portal.url}${path}`, init);
    keepCookies(response);
    return response;
  };
  const send = async (method: string, path: string, type?: string, body?: string): Promise<Exchange> => {
    const response = await request(method, path, headersFor(type), body);
    const exchange: Exchange = {
      method,
      path,
      sent: body ?? '',
      status: response.status,
      received: await response.text(),
      headers: [...response.headers],
    };
    watch(exchange);
    return exchange;
  };
  return {
    transport: async (method, path, body) => {
      const json = body === undefined ? undefined : JSON.stringify(body);
      const { status, received } = await send(method, path, json === undefined ? undefined : 'application/json', json);
      return { status, body: parsed(received) };
    },
    carry: async (method, path, { headers: more = {}, body }) => {
      const json = typeof body === 'string' ? 'application/json' : undefined;
      const headers = headersFor(body instanceof Uint8Array ? 'application/octet-stream' : json);
      for (const [name, value] of Object.entries(more)) headers.set(name, value);
      const response = await request(method, path, headers, body);
      const sent = body instanceof Uint8Array ? Buffer.from(body).toString('latin1') : (body ?? '');
      watch({ method, path, sent, status: response.status, received: '', headers: [...response.headers] });
      return {
        status: response.status,
        header: (name) => response.headers.get(name) ?? undefined,
        json: () => response.json(),
        pieces: () => piecesOf(response),
      };
    },
    page: (path) => send('GET', path),
    form: (path, fields) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
      }
      return send('POST', path, 'application/x-www-form-urlencoded', body.toString());
    },
    root: () => readRoot(portal.deps.config.dataFolder, portal.association),
  };
};

/** Argon2id that remembers what it has derived: people of the demo sign in on many days within seconds. */
export const remembering = (argon2: Argon2id): Argon2id => {
  const known = new Map<string, Promise<Uint8Array>>();
  return async (password, salt, length) => {
    const key = `${toBase64url(password)} ${toBase64url(salt)} ${length}`;
    const made = known.get(key) ?? argon2(new Uint8Array(password), salt, length);
    known.set(key, made);
    return new Uint8Array(await made);
  };
};
