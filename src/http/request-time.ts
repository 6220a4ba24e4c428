// How long a request's body may take to come. Node's own limit is one for every request; here a form that brings files is told apart,
// whose reader bounds it by its progress instead, since a large file on a slow line takes as long as it takes.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** A slow line needs this long for a part of a file, at 7 KiB a second. */
export const REQUEST_MS = 600_000;
/** Whoever is told that it took too long has so long to read it. */
const TOLD_MS = 10_000;

/** What ends a request that takes too long. */
const ends = new WeakMap<IncomingMessage, () => void>();
/** Requests whose reader bounds their time. */
const paced = new WeakSet<IncomingMessage>();

/** Says that whoever reads this request bounds its time; gives what tells its sender that it took too long, and ends it. */
export const boundByProgress = (request: IncomingMessage): (() => void) => {
  paced.add(request);
  return () => ends.get(request)?.();
};

const end = (server: Server, socket: Socket): void => {
  server.emit('clientError', Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket);
  setTimeout(() => socket.destroy(), TOLD_MS).unref();
};

const bringsBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** Ends every request whose body hasn't come whole in time. The server's own limit must be off; that of headers stays Node's. */
export const limitRequests = (server: Server, mostMs: number = REQUEST_MS): void => {
  server.on('request', (request) => {
    if (!bringsBody(request)) return;
    const endThis = (): void => end(server, request.socket);
    ends.set(request, endThis);
    const timer = setTimeout(() => {
      if (!request.complete && !paced.has(request)) endThis();
    }, mostMs);
    timer.unref();
    const clear = (): void => clearTimeout(timer);
    request.once('end', clear);
    request.once('close', clear);
  });
};
